"""Two figures told one after the other ("34 votes to 21", "from 256 to 312 million"): which of them comes first."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.quantities import Number, Quantity, Range
from summarizer.spans import Span

# What stands between the two: at most the unit or what is counted, the word that joins them, a sign of money.
_TO = pattern(r"[ ]?%?(?:[ -]?[^\W\d_]\w{0,16}){0,3}[ -](?:to|zu|auf|bis|à)[ -](?:just |about )?[$€£]?\Z")

# The same of a change told from its end: "fallen *to* 6 percent in the polls *from* 9.5", "at 63, up from 41"; and what
# leads to the first of them.
_ROUGH = r"(?:(?:just|about|nearly|almost|around|an average of) )?[$€£]?"
_SINCE = pattern(rf"[ ]?%?(?:[ -]?\w{{1,17}}){{0,4}},? (?:from|aus|von|depuis|desde) {_ROUGH}\Z")
_UP_FROM = pattern(rf"[ ]?%?(?:[ -]?\w{{1,17}}){{0,6}},? (?:up|down) from {_ROUGH}\Z")
_LED = pattern(rf"\b(?:to|auf|à|a) {_ROUGH}\Z")
_LEFT = 20

_JOINED = pattern(r"\b(?:to|bis|auf|à)\b")


class Told(NamedTuple):
    """Two figures in the order in which they are told, and the stretch of both."""

    left: Decimal
    right: Decimal
    span: Span


def pairs_told(text: str, figures: Sequence[Quantity], start: int = 0) -> Iterator[Told]:
    """Yield the pairs of figures of one kind in ``text``, whose first character is at ``start`` for the figures."""
    for figure in figures:
        value, number = figure.value, figure.number
        if not isinstance(value, Range) or value.low is None or value.high is None:
            continue
        if _JOINED.search(text, number.start - start, number.end - start):
            yield Told(value.low, value.high, figure.span)
    for one, other in pairwise(figure for figure in figures if figure.kind not in ("date", "time")):
        if one.kind != other.kind and "count" not in (one.kind, other.kind):
            continue
        if not isinstance(one.value, Number) or not isinstance(other.value, Number):
            continue
        span, between = Span(one.span.start, other.span.end), text[one.number.end - start : other.number.start - start]
        if _TO.match(between):
            yield Told(one.value.value, other.value.value, span)
        elif _UP_FROM.match(between) or (_SINCE.match(between) and _is_led(text, one.number.start - start)):
            yield Told(other.value.value, one.value.value, span)


def _is_led(text: str, place: int) -> bool:
    """Tell whether a "to" leads to the figure that begins at a place."""
    return _LED.search(text, max(0, place - _LEFT), place) is not None


def turned(said: Sequence[Told], source: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield each pair that the evidence tells only the other way round, with the evidence's pair."""
    there = {(pair.left, pair.right): pair for pair in source}
    for pair in said:
        other = there.get((pair.right, pair.left))
        if other is not None and pair.left != pair.right and (pair.left, pair.right) not in there:
            yield pair, other
