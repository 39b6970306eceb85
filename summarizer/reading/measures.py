"""What a bare amount measures, told by the clause before it: "operating profit climbed to €146 million"."""

import re
from functools import cache

from summarizer.reading import cues

_REACH = 120
"""Characters of the clause before a figure that are read; what it measures stands nearer."""
_WORDS = 4
_OF = re.compile(r"(?P<what>[a-z][\w’'-]*(?:\s[a-z][\w’'-]*)?)\sof\s(?:between\s)?\Z")
_EDGES = re.compile(r"[,;:.!?()“”\"]|\b(?:and|but|as|after|while|when|that|which|who|said|says)\b")
# What names nothing by itself: determiners, pronouns, what stands between a verb and its number.
_EMPTY = frozenset(("a", "an", "the", "its", "his", "her", "their", "our", "my", "this", "that", "these", "those"))
_EMPTY |= {"it", "they", "he", "she", "we", "i", "there", "been", "up", "down", "total", "number", "have", "has", "had"}


def measured(before: str, language: str | None) -> str | None:
    """Return what the figure after ``before`` (the sentence up to it) measures; None where that can't be told.

    The words are the sentence's own: the subject of a verb of measuring, or the noun before "of".
    """
    before = before[-_REACH:]
    of = _OF.search(before)
    if of:
        first, *second = of["what"].split()
        # "expects revenue of": before a noun, what ends so is a verb far more often than a noun.
        return _noun(second if second and first.endswith(("s", "ed")) else [first, *second])
    verbs = _verbs(language or "en")
    verb = next(reversed(list(verbs.finditer(before))), None) if verbs else None
    if verb is None or _EDGES.search(before, verb.end()):
        return None
    clause = re.split(_EDGES, before[: verb.start()])[-1]
    return _noun(clause.split())


def _noun(words: list[str]) -> str | None:
    """Return up to four words that name a thing, without what opens them; None for a pronoun or a name of nothing."""
    kept = words[-_WORDS:]
    while kept and kept[0].lower() in _EMPTY:
        kept = kept[1:]
    return " ".join(kept) if kept and kept[-1].lower() not in _EMPTY and kept[-1][-1:].isalpha() else None


@cache
def _verbs(language: str) -> re.Pattern[str] | None:
    """Return the verbs of measuring, as one pattern; None for a language without a list."""
    forms = cues.words(language, "measuring_verbs")
    return re.compile(rf"\b(?:{'|'.join(forms)})\b") if forms else None
