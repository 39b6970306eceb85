"""Sums of money whose currency another figure tells, or none does."""

from collections.abc import Sequence

from summarizer.reading.quantities import Number, Quantity, compare
from summarizer.verifier.figures.agreement import SUPPORTS
from summarizer.verifier.figures.told import ToldFigure

# From how much on a bare number is taken for a sum of money: smaller ones may count anything. Chosen, not swept.
_SUM = 10_000

# Characters between the two numbers of a change: " auf ".
_CHANGE = 6


def is_large(figure: Quantity) -> bool:
    """Tell whether a number without a unit is large enough to be a sum of money."""
    return isinstance(figure.value, Number) and figure.value.value >= _SUM


def bare_sum(said: Quantity, source: Sequence[Quantity]) -> Quantity | None:
    """Return the same large number of the evidence without a unit: "after a profit of 12 million the year before"."""
    return next((one for one in _bare(source) if one.value == said.value and is_large(one)), None)


def counts_sum(source: Quantity, said: Quantity) -> bool:
    """Tell whether a count is a sum of money without its currency: "half a million" of $530,000."""
    sums = source.kind == "money" and said.kind == "count"
    return sums and compare(said, source._replace(kind="count", unit=None)) in SUPPORTS


def is_of_untold_currency(figure: ToldFigure) -> bool:
    """Tell whether the evidence has a sum of money whose currency the next one tells: "von 72 auf 96 Euro"."""
    said, text = figure.said, figure.grounds.document.text
    if said.kind != "money":
        return False
    same = [one for one in _bare(figure.source) if one.value == said.value and isinstance(one.value, Number)]
    sums = [one.number.start for one in figure.source if one.kind == "money" and one.unit == said.unit]
    return any(
        0 < start - one.number.end <= _CHANGE and _is_word(text[one.number.end : start])
        for start in sums
        for one in same
    )


def is_left_of_currency(figure: ToldFigure) -> bool:
    """Tell whether a text leaves out the currency of a sum of the evidence: "just over half a million" of $530,000."""
    said = figure.said
    if said.kind != "count" or said.unit is not None or said.what is not None or not is_large(said):
        return False
    return any(counts_sum(one, said) for one in figure.source)


def is_of_currency_told(figure: ToldFigure) -> bool:
    """Tell whether the evidence leaves out the currency of a sum, which that told before it has.

    "Earned 4.2 million euros, after 3.1 million the year before": of what so large a number is, the last one told with
    its unit, or with what it counts, tells.
    """
    bare = bare_sum(figure.said, figure.source) if figure.said.kind == "money" else None
    if bare is None:
        return False
    told = [one for one in figure.grounds.quantities if one.span.end <= bare.span.start and is_large(one)]
    last = next((one for one in reversed(told) if one.unit is not None or one.what is not None), None)
    return last is not None and last.kind == "money" and last.unit == figure.said.unit


def _bare(source: Sequence[Quantity]) -> list[Quantity]:
    return [one for one in source if one.unit is None and one.what is None and one.kind == "count"]


def _is_word(between: str) -> bool:
    """Tell whether a word stands between two figures: "von 72 auf 96 Euro", but "500 ($7)"."""
    return between.strip().isalpha()
