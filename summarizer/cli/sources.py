"""Where an article or a summary is read from: a file, a URL, or standard input.

Nothing heavy is imported here: what is wrong with the input is found first.
"""

import re
import sys
from typing import Literal

from summarizer.errors import InputError
from summarizer.page.limits import MAX_BYTES

STANDARD_INPUT = "-"

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{0,30}://")


def where(source: str) -> Literal["standard input", "url", "file"]:
    """Tell where what the user names is."""
    if source == STANDARD_INPUT:
        return "standard input"
    return "url" if _URL.match(source) else "file"


def named(source: str) -> str:
    """Return a source as messages name it."""
    return "standard input" if source == STANDARD_INPUT else source


def standard_input() -> bytes:
    """Return the bytes of standard input: one more at most than a page may have, which is then refused."""
    if sys.stdin is None:
        raise InputError("standard input is closed; give a path or a URL")
    return sys.stdin.buffer.read(MAX_BYTES + 1)
