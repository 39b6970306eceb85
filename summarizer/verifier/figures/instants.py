"""Years and times of day that the document tells by another: two years after 1998, ten minutes before midnight."""

from collections.abc import Iterator
from decimal import Decimal

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.quantities import Date, Number, Quantity, Time
from summarizer.spans import Span
from summarizer.verifier.figures.agreement import lead_word
from summarizer.verifier.figures.told import ToldFigure

# Digits of a year.
_YEAR = 4

# The words behind a stretch of time that are looked at: "two years *later*", "deux ans *plus tard*".
_BEHIND = pattern(r"\s([^\W\d_]+(?:\s[^\W\d_]+)?)")

# Minutes of a day, and by how many at most what comes before or after a time of day is told by it. Chosen, not swept.
_DAY, _NEAR = 24 * 60, 60

# Years of the stretches that are told without a number: "a decade later".
_YEARS = {"year": 1, "decade": 10}


def is_reckoned_year(figure: ToldFigure) -> bool:
    """Tell whether a year is so many years from one of the evidence: "closed in 2016 … for good two years later".

    The other year stands in the same sentence or in the one before.
    """
    value = figure.said.value
    if not isinstance(value, Date) or len(value.edtf) != _YEAR or not value.edtf.isdecimal():
        return False
    year = int(value.edtf)
    return any(year == told for sentence in figure.sentences for told in _reckoned_in(sentence, figure))


def _reckoned_in(sentence: Span, figure: ToldFigure) -> Iterator[Decimal]:
    """Yield the years that a sentence of the document tells as so many years on or back from another."""
    grounds = figure.grounds
    before = [one for one in grounds.around(sentence, 1) if one.start < sentence.start]
    known = [year for one in (*before, sentence) for told in grounds.quantities_in(one) for year in _year(told)]
    for told in grounds.quantities_in(sentence) if known else ():
        apart = _years_from_then(told, figure)
        yield from (year + apart for year in known if apart)


def is_bound_by_time(figure: ToldFigure) -> bool:
    """Tell whether a time of day before or after which something was is near one told: "after midnight" of 12.15am."""
    return any(True for _ in times_bound(figure))


def times_bound(figure: ToldFigure) -> Iterator[Quantity]:
    """Yield the times of day that a text bounds by one near them."""
    said = figure.said
    side = _sides(figure.language, "sequence", lead_word(said, figure.assertion.text))
    if not isinstance(said.value, Time) or side not in ("before", "after"):
        return
    ours = _minutes(said.value)
    for one in figure.source:
        if isinstance(one.value, Time):
            apart = _minutes(one.value) - ours
            if (apart if side == "after" else -apart) % _DAY <= _NEAR:
                yield one


def _year(one: Quantity) -> Iterator[int]:
    """Yield the year of a date that has one."""
    if isinstance(one.value, Date) and one.value.edtf[:_YEAR].isdecimal():
        yield int(one.value.edtf[:_YEAR])


def _years_from_then(one: Quantity, figure: ToldFigure) -> Decimal:
    """Return how many years on from another time a stretch of the document is told to be; back is less than none."""
    if isinstance(one.value, Date):
        relative = one.value.relative  # "a decade later"
        return Decimal(relative.shift * _YEARS.get(relative.unit, 0) if relative else 0)
    found = _BEHIND.match(figure.grounds.document.text, one.span.end)
    if found is None or one.unit != "year" or not isinstance(one.value, Number):
        return Decimal(0)
    told = found[1].casefold()
    side = _sides(figure.language, "from_then", told) or _sides(figure.language, "from_then", told.partition(" ")[0])
    return {"on": one.value.value, "back": -one.value.value}.get(side, Decimal(0))


def _sides(language: str, name: str, phrase: str) -> str:
    """Return on which side of a time a phrase puts something, by a list; nothing where it is not of the list."""
    return next((columns[1] for columns in entries(language, name) if columns[0] == phrase), "")


def _minutes(time: Time) -> int:
    hours, minutes = time.clock.split(":")[:2]
    return 60 * int(hours) + int(minutes)
