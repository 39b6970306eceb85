"""Years and times of day that the document tells by another: two years after 1998, ten minutes before midnight."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.reading.quantities import Date, Number, Quantity, Time
from summarizer.spans import Span
from summarizer.verifier.figures.agreement import is_bare, lead_word, supports, told_per
from summarizer.verifier.figures.times import minutes_of
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_form, classes
from summarizer.verifier.text.passages import Passage

# Digits of a year.
_YEAR = 4

# The words behind a stretch of time that are looked at: "two years *later*", "deux ans *plus tard*".
_BEHIND = pattern(r"\s([^\W\d_]+(?:\s[^\W\d_]+)?)")

# The last words of a stretch of time that is told as a date: "a decade *later*".
_LAST = pattern(r"\s([^\W\d_]+(?:\s[^\W\d_]+)?)\Z")

# What goes on behind such words, so that the stretch counts from it; and what ends it.
_GOES_ON = pattern(r"\s(?!(?:and|or|but|und|et|ou|mais|y|o|pero)\b)\w")
_CLAUSE_END = pattern(r"[,;:.](?!\w)|\s(?:and|but|und|et|mais|y|pero)\s")

# What stands between a month and its year.
_OF = pattern(r"\s(?:of\s)?")

# What stands between two days of a list.
_LISTED = pattern(r"(?:,|,?\s(?:and|und|et|y|&))\s(?:on\s|les\s|los\s)?")

# Minutes of a day, and by how many at most what comes before or after a time of day is told by it. Chosen, not swept.
_DAY, _NEAR = 24 * 60, 60

# The numbers that may be hours of half a day.
_HOURS = frozenset(map(Decimal, range(1, 13)))

# What lasts until a time ends then, and no earlier.
_UNTIL = "until"

# Years of the stretches that are told without a number: "a decade later".
_YEARS = {"year": 1, "decade": 10}


def is_reckoned_year(figure: ToldFigure) -> bool:
    """Tell whether a year is so many years from one of the evidence: "closed in 2016 … for good two years later".

    The other year is the nearest before it in the same sentence, else the only one of the sentence before. "In 2016,
    two years after the mill closed" tells that the mill closed in 2014.
    """
    if not is_year(figure.said):
        return False
    years = list(_year(figure.said))
    return any(told in years for sentence in figure.sentences for told in _reckoned_in(sentence, figure))


def _reckoned_in(sentence: Span, figure: ToldFigure) -> Iterator[Decimal]:
    """Yield the years that a sentence of the document tells as so many years on or back from another."""
    there = figure.grounds.quantities_in(sentence)
    for told in there:
        way, end = _from_then(told, figure)
        if not way:
            continue
        text = figure.grounds.document.text
        rest = text[end.end : sentence.end]
        turned = end.of(text).casefold() in _turned(figure.language) and _GOES_ON.match(rest) is not None
        ends = _CLAUSE_END.search(rest)
        clause = Span(end.end, end.end + (ends.start() if ends else len(rest)))
        after = [year for one in there if turned and clause.covers(one.span) for year in _year(one)]
        before = [year for one in there if one.span.end <= told.span.start for year in _year(one)]
        if after and not before:
            yield after[0] + way  # "two years after the war ended in 1998"
        elif not after and (known := before or _only_year_before(sentence, figure)):
            yield known[-1] - way if turned else known[-1] + way


def _only_year_before(sentence: Span, figure: ToldFigure) -> list[int]:
    """Return the year that the sentence before one tells, if it tells no other."""
    around = (one for one in figure.grounds.around(sentence, 1) if one.start < sentence.start)
    years = {year for one in around for told in figure.grounds.quantities_in(one) for year in _year(told)}
    return list(years) if len(years) == 1 else []


def is_bound_by_time(figure: ToldFigure) -> bool:
    """Tell whether a time of day before or after which something was is near one told: "after midnight" of 12.15am."""
    return any(True for _ in times_bound(figure))


def times_bound(figure: ToldFigure) -> Iterator[Quantity]:
    """Yield the times of day that a text bounds by one near them."""
    said = figure.said
    lead = lead_word(said, figure.assertion.text)
    side = "" if lead == _UNTIL else _side(figure.language, lead)
    told = _hour(said)
    if told is None or side not in ("before", "after"):
        return
    ours = minutes_of(told)
    for one in figure.source:
        if isinstance(one.value, Time):
            apart = minutes_of(one.value) - ours
            turn = _DAY // 2 if told.either or one.value.either else _DAY
            if (apart if side == "after" else -apart) % turn <= _NEAR:
                yield one


def _hour(said: Quantity) -> Time | None:
    """Return the time of day that a figure is, or that a bare number may be behind what bounds it: "after *six*"."""
    if isinstance(said.value, Time):
        return said.value
    hour = said.value.value if isinstance(said.value, Number) and is_bare(said) else Decimal(0)
    return Time(f"{int(hour):02d}:00", either=True) if hour in _HOURS else None


def is_run_of_years(figure: ToldFigure) -> bool:
    """Tell whether years in a row are those that the evidence names: "two years running" of 2023 and 2024."""
    said, text = figure.said, figure.assertion.text
    if said.unit != "year" or not isinstance(said.value, Number):
        return False
    behind = text[said.span.end :].lstrip().casefold()
    phrases = words(figure.language, "in_a_row")
    if not any(behind.startswith(phrase) or f" {phrase} " in figure.words.casefold() for phrase in phrases):
        return False
    item = figure.grounds.words_of(text)
    for sentence in figure.sentences:
        years = {year for one in figure.grounds.quantities_in(sentence) for year in _year(one)}
        source = figure.grounds.words_in(sentence)
        ways, theirs = _ways(item), _ways(source)
        if ways != theirs or source.cues or not (ways or item.telling(range(len(item.words))) & source.places.keys()):
            continue  # "fell in 2024 after they had risen in 2023"
        if len(years) == said.value.value and max(years) - min(years) + 1 == len(years):
            return True
    return False


def _ways(text: Passage) -> frozenset[str]:
    """Return which ways a text tells that figures went."""
    return frozenset(way for form in text.places for way in classes(form, text.language, "directions"))


def is_days_of_week(figure: ToldFigure) -> bool:
    """Tell whether so many days a week are those that the evidence names: "two days a week" of Mondays and Tuesdays."""
    said, language = figure.said, figure.language
    if said.unit != "day" or not isinstance(said.value, Number) or told_per(said, figure.assertion.text) != "week":
        return False
    names = (one[0].casefold() for one in entries(language, "calendar") if one[1:2] == ("weekday",))
    days = frozenset(base_form(name, language) for name in names)
    return any(
        len(_days_listed(figure.grounds.words_in(sentence), days)) == said.value.value for sentence in figure.sentences
    )


def _days_listed(text: Passage, days: frozenset[str]) -> set[str]:
    """Return the days of the week that a sentence tells in the plural, one list of them: "on Mondays and Tuesdays"."""
    told = [word for word in text.words if word.base in days]
    gaps = (text.text[one.end : other.start] for one, other in pairwise(told))
    plural = all(text.text[word.start : word.end].casefold().endswith("s") for word in told)
    return {word.base for word in told} if plural and all(map(_LISTED.fullmatch, gaps)) else set()


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


def is_year(one: Quantity) -> bool:
    """Tell whether a figure is a year, and no more."""
    return isinstance(one.value, Date) and len(one.value.edtf) == _YEAR and one.value.edtf.isdecimal()


def _year(one: Quantity) -> Iterator[int]:
    """Yield the year of a date that has one."""
    if isinstance(one.value, Date) and one.value.edtf[:_YEAR].isdecimal():
        yield int(one.value.edtf[:_YEAR])


def _from_then(one: Quantity, figure: ToldFigure) -> tuple[Decimal, Span]:
    """Return how many years on from another time a stretch of the document is told to be, and the words that say so.

    Back is less than none; and none is what counts from the day of publication ("last year").
    """
    text, told = figure.grounds.document.text, entries(figure.language, "from_then")
    known = {columns[0]: columns[1] for columns in told}
    if isinstance(one.value, Date):  # "a decade later"
        relative, inside = one.value.relative, one.span.of(text)
        length = Decimal(_YEARS.get(relative.unit, 0) * abs(relative.shift) if relative else 0)
        found = _LAST.search(inside) if length else None
        place = one.span.start
    else:
        length = one.value.value if one.unit == "year" and isinstance(one.value, Number) else Decimal(0)
        found, place = _BEHIND.match(text, one.span.end) if length else None, 0
    last = found[1].rpartition(" ") if found and place else ("", "", "")
    phrases = (found[1], last[2] or found[1].partition(" ")[0]) if found else ()
    phrase = next((phrase for phrase in phrases if phrase.casefold() in known), "")
    if found is None or not phrase:
        return Decimal(0), one.span
    start = place + found.start(1) + found[1].find(phrase)
    return (length if known[phrase.casefold()] == "on" else -length), Span(start, start + len(phrase))


@cache
def _turned(language: str) -> frozenset[str]:
    """Return the words behind a stretch of time that count from what follows them: "two years *after* it closed"."""
    return frozenset(columns[0] for columns in entries(language, "from_then") if columns[2:] == ("of",))


def _side(language: str, lead: str) -> str:
    """Return on which side of a time a word puts something; nothing where it puts it on none."""
    return next((columns[1] for columns in entries(language, "sequence") if columns[0] == lead), "")
