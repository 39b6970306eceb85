"""Phrases known, looked up at a place of a text.

A dictionary by first characters is as quick as one long alternation, and takes a tenth of the time to make ready:
the units of English compile in 5 ms, of which a process that reads one article is made (benchmarks/processes.py).
"""

from collections.abc import Collection
from typing import NamedTuple


class Phrases(NamedTuple):
    """Phrases by their first two characters (those of one character by it), the longest first."""

    by_start: dict[str, list[str]]
    longest: int

    def at(self, text: str, start: int, *, fold: bool = False) -> str | None:
        """Return the longest phrase that stands at ``start`` of ``text`` with no word going on behind it.

        With ``fold`` the phrases are in lower case, and the text in any.
        """
        head = text[start : start + self.longest + 1]
        if fold:
            head = head.lower()
        for known in (self.by_start.get(head[:2]), self.by_start.get(head[:1])):
            for phrase in known or ():
                if head.startswith(phrase) and not _is_inside_word(head[len(phrase) : len(phrase) + 1]):
                    return phrase
        return None


def phrases(known: Collection[str]) -> Phrases:
    """Return ``known`` ready to be looked up."""
    by_start: dict[str, list[str]] = {}
    for phrase in sorted(known, key=lambda phrase: (-len(phrase), phrase)):
        by_start.setdefault(phrase[:2], []).append(phrase)
    return Phrases(by_start, max(map(len, known), default=0))


def _is_inside_word(character: str) -> bool:
    return character.isalnum() or character == "_"
