"""Characters fit to be shown: nothing that steers a terminal or turns the reading order round, and how wide they are.

A document (or a model) may hold escape sequences, C1 controls or bidirectional
overrides. They are shown as ``<U+001B>``: visible, harmless, and told apart
from text that merely looks like them.
"""

import re
from functools import cache
from unicodedata import category, east_asian_width

from summarizer.patterns import pattern

# C0, DEL, C1, lone surrogates, and the bidirectional embeddings, overrides and
# isolates that can show words in another order than they are written in.
_STEERING = pattern("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

# The bidirectional marks are common in honest Arabic and Hebrew text and have
# no width: what is shown does without them.
_MARKS = pattern("[\u061c\u200e\u200f]")


def harmless(text: str) -> str:
    """Return ``text`` on one line, white space collapsed, with every steering character made visible.

    Time is linear in the length; any string at all is accepted.
    """
    return _MARKS.sub("", _STEERING.sub(_named, " ".join(text.split())))


def harmless_lines(text: str) -> str:
    """Return ``text`` with its lines and tabs as they are, and every other steering character made visible."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _MARKS.sub("", _STEERING.sub(lambda m: m.group() if m.group() in "\n\t" else _named(m), lines))


def width(text: str) -> int:
    """Return the number of terminal cells that ``text`` (already harmless) takes."""
    if text.isascii():
        return len(text)
    return sum(map(cells, text))


@cache
def cells(character: str) -> int:
    """Return the cells of one character: 2 for East Asian wide ones, 0 for combining and invisible ones."""
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _named(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"
