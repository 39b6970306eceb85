"""Years and times of day that the document tells by another: two years after 1998, ten minutes before midnight."""

from collections.abc import Iterator
from decimal import Decimal

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.reading.quantities import Date, Number, Quantity, Time
from summarizer.spans import Span
from summarizer.verifier.figures.agreement import lead_word, supports, told_per
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_form

# Digits of a year.
_YEAR = 4

# The words behind a stretch of time that are looked at: "two years *later*", "deux ans *plus tard*".
_BEHIND = pattern(r"\s([^\W\d_]+(?:\s[^\W\d_]+)?)")

# What stands between a month and its year.
_OF = pattern(r"\s(?:of\s)?")

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


def is_run_of_years(figure: ToldFigure) -> bool:
    """Tell whether years in a row are those that the evidence names: "two years running" of 2023 and 2024."""
    said, text = figure.said, figure.assertion.text
    if said.unit != "year" or not isinstance(said.value, Number):
        return False
    behind = text[said.span.end :].lstrip().casefold()
    phrases = words(figure.language, "in_a_row")
    if not any(behind.startswith(phrase) or f" {phrase} " in figure.words.casefold() for phrase in phrases):
        return False
    for sentence in figure.sentences:
        years = {year for one in figure.grounds.quantities_in(sentence) for year in _year(one)}
        if len(years) == said.value.value and max(years) - min(years) + 1 == len(years):
            return True
    return False


def is_days_of_week(figure: ToldFigure) -> bool:
    """Tell whether so many days a week are those that the evidence names: "two days a week" of Mondays and Tuesdays."""
    said, language = figure.said, figure.language
    if said.unit != "day" or not isinstance(said.value, Number) or told_per(said, figure.assertion.text) != "week":
        return False
    names = (one[0].casefold() for one in entries(language, "calendar") if one[1:2] == ("weekday",))
    days = frozenset(base_form(name, language) for name in names)
    return any(
        len(days & figure.grounds.words_in(sentence).places.keys()) == said.value.value for sentence in figure.sentences
    )


def is_told_with_month(figure: ToldFigure) -> bool:
    """Tell whether the document has a year with the month before it as one: "August of last year" of last August."""
    said, text = figure.said, figure.assertion.text
    if not isinstance(said.value, Date) or said.value.relative is None:
        return False
    which = figure.words.casefold().split()[:1]
    months = (one for one in figure.grounds.quantities_said(text) if isinstance(one.value, Date))
    month = next((one for one in months if _OF.fullmatch(text[one.span.end : said.span.start])), None)
    return month is not None and any(
        supports(one, month) and figure.in_document(one).casefold().split()[:1] == which
        for one in figure.grounds.quantities
    )


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
