"""What a model is asked: prompts as text files, and the story as numbered sentences.

The same story, target and language give the same request, byte for byte. The
fixed part comes first, so that servers' prompt caches work.
"""

import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from summarizer.document import Document

_VARIABLE = re.compile(r"<<(\w+)>>")
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Prompt(NamedTuple):
    """One prompt: its front matter's ``name``, ``version`` and ``variables``, and its text."""

    name: str
    version: str
    variables: frozenset[str]
    text: str

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change when the text does."""
        return sha256(self.text.encode()).hexdigest()[:12]

    def fill(self, **values: str) -> str:
        """Return the text with every variable replaced, in one pass: a value is never read for variables itself.

        Raises :class:`ValueError` when a variable is missing or unknown.
        """
        if values.keys() != self.variables:
            raise ValueError(f"the prompt {self.name} takes {sorted(self.variables)}, not {sorted(values)}")
        return _VARIABLE.sub(lambda found: values[found[1]], self.text)


@cache
def prompt(name: str) -> Prompt:
    """Return a shipped prompt. Raises :class:`FileNotFoundError` where there is none."""
    return parse_prompt(files("summarizer").joinpath("prompts", f"{name}.md").read_text(encoding="utf-8"))


def has_prompt(name: str) -> bool:
    """Tell whether a prompt of this name ships with the package."""
    return name.isidentifier() and files("summarizer").joinpath("prompts", f"{name}.md").is_file()


def parse_prompt(source: str) -> Prompt:
    """Read a prompt file: front matter between two lines of ``---``, then the text.

    Raises :class:`ValueError` where the front matter is missing, or names other variables than the text has.
    """
    opened, _, rest = source.partition("---\n")
    head, closed, text = rest.partition("\n---\n")
    if opened or not closed:
        raise ValueError("a prompt begins with front matter between two lines of ---")
    facts = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
    variables = frozenset(name.strip() for name in facts.get("variables", "").split(",") if name.strip())
    used = frozenset(_VARIABLE.findall(text))
    if used != variables:
        raise ValueError(f"the prompt {facts.get('name')} says {sorted(variables)} but uses {sorted(used)}")
    return Prompt(facts["name"], facts["version"], variables, text.strip())


def numbered(document: Document, numbers: range | None = None) -> str:
    """Return the story's sentences, one a line behind their numbers, between two lines with the same mark.

    The mark is a digest of the text between, which no document can hold of itself: what it prints that looks
    like a mark or a number stands inside a line that begins with the true number. ``numbers`` (from 1) takes a
    part of the story; its sentences keep their numbers.
    """
    return listed(document, numbers or range(1, len(document.story_sentences) + 1))


def listed(document: Document, numbers: Iterable[int]) -> str:
    """Return some of the story's sentences as :func:`numbered` does."""
    sentences = document.story_sentences
    body = "\n".join(f"[{number}] {one_line(sentences[number - 1].of(document.text))}" for number in numbers)
    mark = sha256(body.encode()).hexdigest()[:16]
    return f"=== article {mark} ===\n{body}\n=== end of article {mark} ==="


def one_line(text: str) -> str:
    """Return a text as one line that any JSON carries: control characters and lone surrogates dropped."""
    return " ".join(_UNSAFE.sub("", text).split())
