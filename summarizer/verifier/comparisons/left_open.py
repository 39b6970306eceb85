"""Which clauses of a text it leaves open: "the results do not show that naps help", "they disagree on whether …"."""

import re
from collections.abc import Iterator
from functools import cache

from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.spans import Span
from summarizer.verifier.evidence.grounds import Grounds

# What ends such a clause.
_END = pattern(r"[.;:!?”\"]|,\s(?:but|and|aber|und|mais|et|pero|y|said|say)\s")

# Share of a clause's content words that a text must have to tell it.
_TOLD = 0.6


def told_bare(text: str, sentences: tuple[Span, ...], grounds: Grounds) -> str:
    """Return the words that leave open what ``text`` tells, without saying so; nothing where none do.

    All that the text shares with the sentence, but for names, must stand in the clause that is left open; a second
    sentence of those that tells the same may tell it plainly.
    """
    said = grounds.words_of(text)
    if said.negations:
        return ""
    opened = ""
    for sentence in sentences:
        there = grounds.words_in(sentence)
        if there.content.keys().isdisjoint(said.places):
            continue
        found = ""
        for opener, clause in _opened(sentence, grounds):
            shared = [word for word in there.words if word.content and word.base in said.places]
            inner = [word for word in there.words if word.content and clause.start <= word.start < clause.end]
            told = {word.base for word in inner if word.base in said.places}
            outside = [
                word for i, word in enumerate(there.words) if word in shared and word not in inner and there.is_small(i)
            ]
            named = [word for word in outside if word.base not in told]
            if inner and not named and len(told) >= _TOLD * len({word.base for word in inner}):
                found = opener
        if not found:
            return ""
        opened = opened or found
    return "" if opened and leaves_open(text, grounds.language) else opened


def leaves_open(text: str, language: str) -> bool:
    """Tell whether a text itself leaves something open."""
    return any(True for _ in _clauses(text, language))


def _opened(sentence: Span, grounds: Grounds) -> tuple[tuple[str, Span], ...]:
    """Return the clauses that a sentence of the story leaves open."""
    work = lambda: tuple(_clauses(sentence.of(grounds.document.text), grounds.language))  # noqa: E731
    return grounds.remembered_of_story("left open", sentence, work)


def _clauses(text: str, language: str) -> Iterator[tuple[str, Span]]:
    """Yield the words that leave a clause open, and where it stands."""
    lowered = text.lower()
    lowered = lowered if len(lowered) == len(text) else text  # some capitals are two characters in lower case
    for one in _openers(language):
        for match in one.finditer(lowered):
            end = _END.search(text, match.end())
            yield text[match.start() : match.end()].strip(), Span(match.end(), end.start() if end else len(text))


@cache
def _openers(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns, for text in lower case: there each is told from its first letters, four times as fast."""
    return tuple(re.compile(source) for source in words(language, "left_open"))
