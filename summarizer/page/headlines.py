"""Which line is the headline of a story."""

from collections.abc import Sequence
from functools import cache

from summarizer.page.layout import Line
from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.reading.languages import starters

_WORD = pattern(r"[^\W\d_]{4,}")
_STEM = 7  # letters that are compared, so that "launches" meets "launched"
_BACK = 25  # lines before the body that are searched: bylines, share buttons and captions stand between
_BODY = 3_000  # code points of the body whose words are compared
_SHARED = 0.4  # of a headline's content words must stand in its body (chosen on a dozen pages, not swept)
_DECLARED = 0.6  # of the words of a declared title, site name included, stand in the headline


def content(text: str, start: int, end: int, language: str) -> frozenset[str]:
    """Return the stems of the content words of ``text[start:end]`` (its first 3,000 code points), lower-cased."""
    found = _WORD.findall(text[start : min(end, start + _BODY)].lower())
    return frozenset([word[:_STEM] for word in found]) - _function(language)


@cache
def _function(language: str) -> frozenset[str]:
    """Return the stems of the function words of ``language``."""
    return frozenset(word[:_STEM] for word in (*words(language, "prose_words"), *starters(language)))


def headline(text: str, lines: Sequence[Line], before: range, language: str, title: str | None = None) -> int | None:
    """Return the line of ``before``, which ends where the body starts, that is its headline; None: none is.

    That is the line nearest in words to the declared ``title``, or the one whose words
    the body takes up, the nearer and the less like a sentence the better.
    """
    first = before.stop
    start = lines[first].span.start
    body = content(text, start, start + _BODY, language)
    declared = content(title, 0, len(title), language) if title else frozenset()
    best, found = 0.0, None
    for index in before[-_BACK:]:
        line = lines[index]
        if line.kind not in ("head", "short", "prose", "label") or not 2 <= line.words <= 40:
            continue
        own = content(text, line.span.start, line.span.end, language)
        score = _likeness(own, declared) or _score(line, own, body, (first - index) / _BACK)
        if score > best:
            best, found = score, index
    return found


def _likeness(own: frozenset[str], declared: frozenset[str]) -> float:
    """Return 2 to 3 for a line that has most of its words, and most of those declared, in common; else 0."""
    shared = len(own & declared)
    if not declared or not own or shared < _DECLARED * max(len(own), 0.7 * len(declared)):
        return 0.0
    return 2 + shared / len(own | declared)


def _score(line: Line, own: frozenset[str], body: frozenset[str], distance: float) -> float:
    """Return how much a line looks like the headline of ``body``; 0 where it does not."""
    if line.words < 3:
        return 0.0
    shared = len(own & body) / max(3, len(own))
    if shared < _SHARED:
        return 0.0
    return shared * min(len(own), 8) / 8 + (0.0 if line.kind != "head" else 0.3) + 0.2 * (1 - distance)
