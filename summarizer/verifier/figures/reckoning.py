"""Numbers that a text may reckon from two of the evidence: a sum, a difference, a share, so many times as much."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.quantities import Number, Quantity, compare
from summarizer.verifier.figures.agreement import SUPPORTS, are_of_one_thing, are_people
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_forms, tolls

# Figures of the evidence that are reckoned with in pairs: honest evidence has a handful.
_MOST = 30

# Words before a figure among which it is told to be what is left. Chosen, not swept.
_BESIDE = 4

# How far off a share may be that nothing tells to be rough, one that is said to be, and one beyond which ("more than
# half") it lies. Half of what parts the shares that are told in words is four points. Chosen, not swept.
_EXACT, _ROUGH, _BEYOND = Decimal("0.01"), Decimal("0.04"), Decimal("0.1")

# Characters between a share and that of which it is one ("about half *of the* 300,000 households").
_OF, _THE = 20, " the "

# What joins two figures of which a text tells the sum, what each counts and nothing else; and the second where it
# counts the same as the first.
_AND = pattern(r" and (?:another |a further )?")
_AND_OF = pattern(r"[ ][a-z]{2,20} of (?:(?!but\b)[a-z-]{2,20} ){1,6}and (?:another |a further )?")
_OF_IT = pattern(r"[ ]of\b(?! (?:them|these|those|which|whom|it)\b)")

# Kinds of figure of which a reader tells by how much they changed or are apart.
_SUBTRACTED = frozenset({"count", "money", "percent", "distance", "other"})

# Kinds of which one may be told as a share of the other, or as so many times as much.
_DIVIDED = frozenset({"count", "money", "percent", "distance", "duration", "other"})


class Reckoned(NamedTuple):
    """The two figures of the evidence from which one may come: as their sum, or as how far they are apart."""

    parts: tuple[Quantity, Quantity]
    is_sum: bool


def reckoned(said: Quantity, source: Sequence[Quantity]) -> Reckoned | None:
    """Return how a figure may come from two of the evidence, if it may."""
    for find, is_sum in ((_sum_in, True), (_difference_in, False)):
        parts = find(said, source)
        if parts is not None:
            return Reckoned(parts, is_sum)
    return None


def is_told_as_one(figure: ToldFigure, found: Reckoned) -> bool:
    """Tell whether a sum is of two figures that the evidence joins, of people or of the same thing.

    "93 people" of "88 passengers and five crew"; "ten counts" of "eight counts of fraud and two of theft".
    """
    one, other = sorted(found.parts, key=lambda part: part.number.start)
    text, between = figure.grounds.document.text, (one.number.end, other.number.start)
    if not found.is_sum:
        return False
    if _AND_OF.fullmatch(text, *between) and _OF_IT.match(text, other.number.end):
        return are_of_one_thing(figure.said, one) and other.what is None
    fates = (part for part in (one, other) for word in (part.what or "").split() if tolls(word, figure.language))
    people = all(are_people(figure.said, part, figure.language) for part in (one, other))
    joined = _AND.fullmatch(text, one.span.end, other.number.start) is not None
    return people and joined and next(fates, None) is None


def is_remainder(figure: ToldFigure) -> bool:
    """Tell whether a text tells a figure as what is left ("the remaining 6 million"), as the story may without one."""
    words, left = figure.grounds.words_of(figure.assertion.text).words, base_forms(figure.language, "remainders")
    before = [word.base for word in words if word.end <= figure.said.number.start][-_BESIDE:]
    return not left.isdisjoint(before)


def is_quotient(figure: ToldFigure) -> bool:
    """Tell whether a share, a multiple or a change in percent is reckoned of two figures of one kind of the evidence.

    "Less than half the number in 2009" of 188 and 412, "nearly three times as many" of 14 and five, "up 40%" from 250
    to 350.
    """
    said = figure.said
    if not isinstance(said.value, Number) or said.kind not in ("ratio", "percent"):
        return False
    told = said.value.value / 100 if said.kind == "percent" else said.value.value
    return any(is_near(told, quotient, said) for quotient in _quotients(said, figure.source))


def _quotients(said: Quantity, source: Sequence[Quantity]) -> Iterator[Decimal]:
    """Yield what two figures of one kind and unit come to, the one divided by the other, or by how much it is more."""
    like = [one for one in source if one.kind in _DIVIDED and value_of(one) > 0][:_MOST]
    for one, other in permutations(like, 2):
        if (one.kind, one.unit) != (other.kind, other.unit) or (one.what and other.what and one.what != other.what):
            continue
        quotient = value_of(one) / value_of(other)
        if said.unit == "times":
            yield quotient
        elif quotient < 1:
            yield quotient
            yield 1 - quotient
        elif quotient > 1:
            yield quotient - 1


def is_near(told: Decimal, found: Decimal, said: Quantity) -> bool:
    """Tell whether a quotient bears out the one that is told, with its qualifier."""
    scale = max(Decimal(1), told)
    match said.comparator:
        case "more" | "at_least":
            return 0 <= found - told <= _BEYOND * scale
        case "less" | "at_most":
            return 0 <= told - found <= _BEYOND * scale
        case "nearly":
            return 0 <= told - found <= 2 * _ROUGH * scale
        case "about":
            return abs(found - told) <= _ROUGH * scale
        case _:
            return abs(found - told) <= _EXACT * scale


def is_product(figure: ToldFigure) -> bool:
    """Tell whether an amount is reckoned of a share of another: "150,000" of "about half of the 300,000 households"."""
    said, text = figure.said, figure.grounds.document.text
    if not isinstance(said.value, Number) or said.kind not in ("count", "money"):
        return False
    for sentence in figure.sentences:
        figures = figure.grounds.quantities_in(sentence)
        for share, whole in combinations(figures, 2):
            if share.kind not in ("ratio", "percent") or whole.kind != said.kind or whole.unit != said.unit:
                continue
            if not isinstance(share.value, Number) or not isinstance(whole.value, Number):
                continue
            between = text[share.span.end : whole.span.start] if share.span.end <= whole.span.start else ""
            if not 0 < len(between) <= _OF or not (" of " in f" {between} " or between == _THE):
                continue  # "half the £28 price"
            part = share.value.value / 100 if share.kind == "percent" else share.value.value
            amount = whole._replace(value=Number(part * whole.value.value), comparator=share.comparator, what=said.what)
            if compare(said, amount) in SUPPORTS or compare(said._replace(comparator="about"), amount) in SUPPORTS:
                return True
    return False


def _sum_in(said: Quantity, source: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return two counts of the evidence that come to ``said`` together, if there are such."""
    if not isinstance(said.value, Number) or said.kind != "count":
        return None
    counts = [figure for figure in source if figure.kind == "count" and isinstance(figure.value, Number)][:_MOST]
    for one, other in combinations(counts, 2):
        if value_of(one) + value_of(other) == said.value.value:
            return one, other
    return None


def _difference_in(said: Quantity, source: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return two figures of the evidence, of one kind and unit, that ``said`` is apart, if there are such."""
    if not isinstance(said.value, Number) or said.kind not in _SUBTRACTED or not said.value.value:
        return None
    points = said.kind == "count" and (said.what or "").lower() in ("point", "points")
    units, kinds = (("%", "pp"), ("percent",)) if points or said.unit in ("%", "pp") else ((said.unit,), (said.kind,))
    like = [
        figure
        for figure in source
        if figure.kind in kinds and figure.unit in units and isinstance(figure.value, Number)
    ]
    for one, other in combinations(like[:_MOST], 2):
        apart = one._replace(
            value=Number(abs(value_of(one) - value_of(other))), kind=said.kind, unit=said.unit, comparator=None
        )
        if one.unit == other.unit and (compare(said, apart) in SUPPORTS or _is_well_over(said, apart)):
            return one, other
    return None


def _is_well_over(said: Quantity, found: Quantity) -> bool:
    """Tell whether a bound is true, but loose: "over 1,000" of 1,900, which :func:`compare` takes for another number.

    From twice as much on it is no reader's way to put it.
    """
    low, high = value_of(said), value_of(found)
    return said.comparator in ("more", "at_least") and low < high < 2 * low


def value_of(figure: Quantity) -> Decimal:
    """Return a figure's number; 0 where it is none."""
    return figure.value.value if isinstance(figure.value, Number) else Decimal(0)
