"""Every place where a quote stands just so, and which of them is meant."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.document import Document
from summarizer.location.borders import may_begin, may_end
from summarizer.location.folding import Folded
from summarizer.reading.cues import words as cue_words
from summarizer.spans import Span, overlapping

MOST_FOUND = 256
"""Most places gathered for one quote: more candidates than anyone would look at."""
_MOST_REFUSED = 500
"""Most places looked at that cut a word, before a pattern with word borders takes over ("a" in a long text)."""
_LONGEST_COMMON = 64
"""Longest needle for which it does: what is longer and cut so often stands in a made-up text, where the pattern
would compare it whole at every place."""
_MOST_COMPARED = 1_000_000
"""Most characters compared for places refused: searching on from each costs the length of the needle."""
NEARBY = 2
"""How many sentences a citation may be off and still be mended: a reader's miscounts are of one or two."""

Accept = Callable[[int, int], Span | None]


def verbatim(text: str) -> Accept:
    """Return the test of a place in ``text`` itself: the span, where no word is cut."""

    def accept(start: int, end: int) -> Span | None:
        return Span(start, end) if may_begin(text, start) and may_end(text, end) else None

    return accept


def normalized(text: str, folded: Folded) -> Accept:
    """Return the test of a place in the folded text: the span of the source, where nothing is cut."""

    def accept(start: int, end: int) -> Span | None:
        span = folded.source(start, end)
        return span if span and may_begin(text, span.start) and may_end(text, span.end) else None

    return accept


def find_all(needle: str, text: str, accept: Accept, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the accepted places of ``needle`` in ``text[start:end]``, in order, at most ``MOST_FOUND``.

    Time is linear in the text, whatever it is made of.
    """
    stop = len(text) if end is None else end
    found: list[Span] = []
    refused, most = 0, min(_MOST_REFUSED, 8 + _MOST_COMPARED // len(needle))
    at = text.find(needle, start, stop)
    while at >= 0 and len(found) < MOST_FOUND:
        span = accept(at, at + len(needle))
        if span is not None:
            found.append(span)
        else:
            refused += 1
        if refused > most:
            if len(needle) > _LONGEST_COMMON:
                break
            return [*found, *_find_bordered(needle, text, accept, at + 1, stop)][:MOST_FOUND]
        at = text.find(needle, at + (len(needle) if span else 1), stop)
    return found


def _find_bordered(needle: str, text: str, accept: Accept, start: int, stop: int) -> list[Span]:
    """Find ``needle`` where no word character touches it, at the speed of the pattern engine."""
    found: list[Span] = []
    pattern = re.compile(rf"(?<!\w){re.escape(needle)}(?!\w)")
    for tried, place in enumerate(pattern.finditer(text, start, stop)):
        span = accept(*place.span())
        if span is not None:
            found.append(span)
        if len(found) >= MOST_FOUND or tried > MOST_FOUND + _MOST_REFUSED:
            break
    return found


class Aim(NamedTuple):
    """Where in ``document`` the ``quote`` should stand: in the sentences cited, behind ``after``, beside
    ``context``.
    """

    quote: str
    document: Document
    cites: Sequence[int] = ()
    after: int = 0
    context: str = ""

    def sentences(self, around: int = 0) -> list[Span]:
        """Return the sentences cited, with ``around`` more on each side; numbers that do not exist are left out."""
        if not self.cites:
            return []
        known = self.document.story_sentences
        wanted = {c + d - 1 for c in self.cites for d in range(-around, around + 1) if 1 <= c <= len(known)}
        return sorted(known[i] for i in wanted if 0 <= i < len(known))

    def regions(self, length: int) -> list[Span]:
        """Return the stretches where a quote of about ``length`` characters is looked for first: the sentences
        cited, the sentences around them, and what is behind ``after``.
        """
        near = [Span(max(0, s.start - length), s.end + length) for s in self.sentences(NEARBY)]
        behind = [Span(self.after, len(self.document.text))] if self.after > 0 else []
        return [*self.sentences(), *near, *behind]


def gather(needle: str, text: str, accept: Accept, regions: Callable[[], Sequence[Span]]) -> list[Span]:
    """Return the accepted places in the whole text and, where that has more than are gathered, in ``regions``."""
    found = find_all(needle, text, accept)
    if len(found) < MOST_FOUND:
        return found
    for region in regions():
        found.extend(find_all(needle, text, accept, region.start, region.end))
    return sorted(set(found))


def choose(places: Sequence[Span], aim: Aim) -> tuple[Span, tuple[Span, ...]]:
    """Choose the place that is meant, and return it with the others.

    In this order: in a cited sentence, within two of one, in the chosen story, written in the same words (the
    case of letters counts), sharing most words with the context, behind ``after``, first.
    """
    if len(places) == 1:
        return places[0], ()
    exact, near = aim.sentences(), aim.sentences(NEARBY)
    text, written = aim.document.text, aim.quote.split()

    def rank(place: Span) -> tuple[bool, bool, bool, bool, int, bool, int]:
        return (
            not overlapping(place, exact),
            not overlapping(place, near),
            not aim.document.in_story(place),
            place.of(text).split() != written,
            -_shared_words(place, aim) if aim.context else 0,
            place.start < aim.after,
            place.start,
        )

    best = min(places, key=rank)
    return best, tuple(place for place in places if place != best)


def _shared_words(place: Span, aim: Aim) -> int:
    """Count the words of the context that stand in the sentence around ``place``, function words aside."""
    around = aim.document.sentence_around(place).of(aim.document.text)
    return len(content_words(aim.context) & content_words(around))


def content_words(text: str) -> set[str]:
    """Return the words of ``text`` that carry meaning, folded."""
    return set(re.findall(r"\w+", text.casefold())) - function_words()


@cache
def function_words() -> frozenset[str]:
    """Return the words that carry structure rather than meaning (English)."""
    return frozenset(cue_words("en", "function_words"))
