"""Days and months, which are capitalised as names are and name nobody."""

from collections.abc import Sequence
from functools import cache

from summarizer.reading.cues import words
from summarizer.verifier.text.naming import bare
from summarizer.verifier.text.passages import Passage


def is_date(text: Passage, name: Sequence[int]) -> bool:
    """Tell whether the words of a name are days of the week or months."""
    letters = (bare(text.letters(i)).casefold() for i in name)
    return all(word in _calendar(text.language) for word in letters)


@cache
def _calendar(language: str) -> frozenset[str]:
    lines = (*words(language, "calendar"), *words(language, "months"))
    return frozenset(word for line in lines for word in line.casefold().split())
