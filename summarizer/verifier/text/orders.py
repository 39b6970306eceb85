"""Two figures told one after the other ("34 votes to 21", "from 256 to 312 million"): which of them comes first."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.quantities import Number, Quantity, Range
from summarizer.spans import Span

# What stands between the two: at most the unit or what is counted, the word that joins them, a sign of money.
_TO = pattern(r"(?:[ -]?[^\W\d_]\w{0,16}){0,3}[ -](?:to|zu|auf|bis|à)[ -](?:just |about )?[$€£]?\Z")
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
    for one, other in pairwise(figures):
        if one.kind != other.kind and "count" not in (one.kind, other.kind):
            continue
        if not isinstance(one.value, Number) or not isinstance(other.value, Number):
            continue
        if _TO.match(text[one.number.end - start : other.number.start - start]):
            yield Told(one.value.value, other.value.value, Span(one.span.start, other.span.end))


def turned(said: Sequence[Told], source: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield each pair that the evidence tells only the other way round, with the evidence's pair."""
    there = {(pair.left, pair.right): pair for pair in source}
    for pair in said:
        other = there.get((pair.right, pair.left))
        if other is not None and pair.left != pair.right and (pair.left, pair.right) not in there:
            yield pair, other
