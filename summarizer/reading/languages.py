"""Which language a text is in, as far as cue lists need to know it."""

from functools import cache

from summarizer.reading.cues import words

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl")
"""The languages that have lists of sentence starters, abbreviations and page cues."""

_SLICE = 2_500  # code points, at the start and in the middle: a page starts with menus that have no function words


def primary(language: str | None) -> str:
    """Return the primary subtag of a BCP 47 tag in lower case, by which cue lists go: "en" of "en-GB", and of None."""
    return (language or "en").split("-")[0].lower()


def guess(text: str) -> str:
    """Return the language whose function words ``text`` uses most kinds of; English where it uses none.

    Not a language detector: it tells apart the languages that have lists, from a
    sample of constant size.
    """
    middle = max(_SLICE, len(text) // 2 - _SLICE // 2)
    seen = frozenset((text[:_SLICE] + " " + text[middle : middle + _SLICE]).lower().split())
    return max(LANGUAGES, key=lambda language: len(seen & starters(language)))


@cache
def starters(language: str) -> frozenset[str]:
    """Return the words that start sentences in ``language``, lower-cased."""
    return frozenset(words(language, "sentence_starters"))
