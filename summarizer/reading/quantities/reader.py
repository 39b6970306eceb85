"""The reader: from number atoms to figures, each with its qualifier, unit and thing counted.

Reading runs once from left to right. At each atom one of a few small readers is asked; what it takes is not
looked at again, so figures never overlap and the time is linear in the text.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from itertools import pairwise

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.languages import primary
from summarizer.reading.quantities import counted as counting
from summarizer.reading.quantities import dates
from summarizer.reading.quantities.clocks import clock_in_words, is_second_hour, of_half_day
from summarizer.reading.quantities.context import (
    Reading,
    behind,
    is_code,
    is_escape,
    is_glued,
    is_headline,
    is_label,
    rate_end,
)
from summarizer.reading.quantities.dates import When
from summarizer.reading.quantities.daytimes import daytime
from summarizer.reading.quantities.exclusions import is_name, is_word_only, may_be_year
from summarizer.reading.quantities.growing import PRECISION, Numeral, plain
from summarizer.reading.quantities.lexicon import lexicon
from summarizer.reading.quantities.measuring import measured
from summarizer.reading.quantities.numbers import read_numeral
from summarizer.reading.quantities.pairs import pair_with
from summarizer.reading.quantities.qualifiers import qualifier_before
from summarizer.reading.quantities.scanning import Atom, scan
from summarizer.reading.quantities.surroundings import surrounded
from summarizer.reading.quantities.units import money_before
from summarizer.reading.quantities.values import (
    Comparator,
    Date,
    Kind,
    Number,
    Quantity,
    Range,
    Relative,
    Time,
    Vague,
    Value,
)
from summarizer.spans import Span

Step = tuple[Quantity | None, int]
"""What a reader found, and the index of the next atom to look at."""


def read_quantities(
    text: str,
    *,
    within: Span | None = None,
    language: str | None = "en",
    published: date | None = None,
    sterling: bool = False,
) -> tuple[Quantity, ...]:
    """Read the figures of ``text`` (of the stretch ``within`` it), in order, never overlapping.

    ``language`` is a BCP 47 tag; None is read as English. Relative dates ("on Tuesday", "last month") are
    resolved from ``published`` where it is known. ``sterling``: what the text is about writes £, as the text itself
    may, so that "pounds" are money. Never raises, whatever the text.
    """
    span = within or Span(0, len(text))
    words = lexicon(primary(language))
    reading = Reading(text, span, words, tuple(scan(text, span, words)), published, sterling or "£" in text)
    with localcontext() as context:
        context.prec = PRECISION
        return _coordinated(reading, list(_figures(reading)))


STRETCH, DENSEST = 2_000, 200
"""Characters of a stretch, and the figures read in it at most: a table of results has half as many. What is denser is
no text ("1 1 1 …": a figure takes as long to read as 60 characters of prose)."""


def _figures(reading: Reading) -> Iterator[Quantity]:
    index, floor = 0, reading.within.start
    stretch, read = -1, 0
    while index < len(reading.atoms):
        start = reading.atoms[index].start
        if start // STRETCH != stretch:
            stretch, read = start // STRETCH, 0
        if start < floor or read >= DENSEST:
            index += 1
            continue
        quantity, following = _told_by_clock(reading, index, floor) or _READERS.get(reading.atoms[index].kind, _number)(
            reading, index, floor
        )
        index = max(following, index + 1)
        read += 1
        if quantity is not None:
            yield quantity
            floor = quantity.span.end


def _dated(reading: Reading, found: When | None, index: int, floor: int) -> Step:
    """Make a figure of a date or time, with the qualifier before it."""
    if found is None or found.span.start < floor or found.span.end > reading.within.end:
        return None, index + 1
    kind: Kind = "time" if isinstance(found.value, Time) else "date"
    before = qualifier_before(reading.text, found.span.start, floor, reading.lexicon)
    comparator = before.comparator if before and before.comparator in ("about", "nearly") else None
    used = before if comparator else None
    span = Span(used.span.start if used else found.span.start, found.span.end)
    word = found.part or (used.span.of(reading.text) if used else None)
    return Quantity(span, found.span, kind, found.value, approximate=word, comparator=comparator), found.next


def _month(reading: Reading, index: int, floor: int) -> Step:
    return _dated(reading, dates.month_date(reading.text, reading.atoms, index, reading.lexicon), index, floor)


def _weekday(reading: Reading, index: int, floor: int) -> Step:
    atom = reading.atoms[index]
    found = dates.weekday_date(reading.text, reading.atoms, index, atom.start, reading.lexicon, reading.published)
    return _dated(reading, found, index, floor)


def _relative(reading: Reading, index: int, floor: int) -> Step:
    return _dated(reading, dates.relative_date(reading.atoms, index, reading.published), index, floor)


def _deictic(reading: Reading, index: int, floor: int) -> Step:
    found = dates.deictic_date(reading.text, reading.atoms, index, reading.lexicon, reading.published)
    return _dated(reading, found, index, floor)


def _season(reading: Reading, index: int, floor: int) -> Step:
    return _dated(reading, dates.season_date(reading.text, reading.atoms, index), index, floor)


def _clock(reading: Reading, index: int, floor: int) -> Step:
    atom = reading.atoms[index]
    before = reading.text[max(0, atom.start - 2) : atom.start]
    if before[-1:] == "-" and before[:-1].isalpha():
        return _nothing(reading, index, floor)  # French "après-midi"
    return _dated(reading, When(Span(atom.start, atom.end), Time(atom.value), None, index + 1), index, floor)


_O_CLOCK = pattern(r"\s?o['’]clock\b", re.I)
_HOURS = 12
_CLOCKED = frozenset({"unit", "ten", "part"})
"""The classes of words that begin a time of day: "ten to five", "twenty past", "half past"."""


def _told_by_clock(reading: Reading, index: int, floor: int) -> Step | None:
    """Read "half past four", "at ten to five" in English."""
    atom = reading.atoms[index]
    if reading.lexicon.language != "en" or atom.kind not in _CLOCKED:
        return None
    found = clock_in_words(reading.text, atom.start, _hours(reading.lexicon.language))
    if found is None or found[0].end > reading.within.end:
        return None
    return _dated(reading, dates.indexed(When(*found), reading.atoms, index), index, floor)


@cache
def _hours(language: str) -> dict[str, int]:
    """Return the words for the hours of a half of the day."""
    units = (entry for entry in entries(language, "numbers") if entry[1] == "unit")
    return {word: int(value) for word, _, value, *_ in units if 1 <= int(value) <= _HOURS}


def _unit(reading: Reading, index: int, floor: int) -> Step:
    """Read "six o'clock", "deux heures du matin"; any other number word begins a number."""
    atom = reading.atoms[index]
    of_day = daytime(reading.text, atom.start, atom.end, int(atom.number), reading.lexicon.language)
    if of_day is not None:
        when = When(Span(atom.start, of_day.end), of_day.value)
        return _dated(reading, dates.indexed(when, reading.atoms, index), index, floor)
    hour = _O_CLOCK.match(reading.text, atom.end, reading.within.end)
    if hour is None or not 1 <= atom.number <= _HOURS:
        return _number(reading, index, floor)
    time = of_half_day(reading.text, hour.end(), int(atom.number), 0)
    found = When(Span(atom.start, hour.end()), time, None, index + 1)
    return _dated(reading, found, index, floor)


def _nothing(reading: Reading, index: int, floor: int) -> Step:
    return None, index + 1


def _digits(reading: Reading, index: int, floor: int) -> Step:
    """Read a figure that begins with digits, unless they are part of a name, an address or a label."""
    atom = reading.atoms[index]
    if reading.text[atom.start - 1 : atom.start] in ("[", ";") and is_escape(reading.text, atom.start):
        return None, index + 1
    rate = rate_end(reading.text, atom.start)
    if rate:
        return None, behind(reading, index, rate)
    life = _decade_of_life(reading, index, floor) or _age_group(reading, index, floor)
    if life:
        return life
    money = money_before(reading.text, atom.start, floor, reading.lexicon)
    if money is None:
        whole = not is_glued(reading, atom.start)
        if whole or _quarter_letter(reading.text, atom) or is_second_hour(reading.text, atom.start):
            found = dates.number_date(reading.text, reading.atoms, index, reading.lexicon)
            if found:
                return _dated(reading, found, index, floor)
        if not whole:
            return None, index + 1
        code = is_code(reading, atom.start)
        if code:
            return None, behind(reading, index, code)
        year = dates.year_date(reading.text, atom) if may_be_year(reading, atom, floor) else None
        if year:
            return _dated(reading, dates.indexed(year, reading.atoms, index), index, floor)
        if is_label(reading, atom.start, atom.end):
            return None, _behind_label(reading, index)
    return _number(reading, index, floor)


def _behind_label(reading: Reading, index: int) -> int:
    """Return the index behind a label's digits, those joined to them with it: "Boeing 737–800", "pages 12–14"."""
    while index + 1 < len(reading.atoms) and _is_joined(reading, index):
        index += 1
    return index + 1


def _is_joined(reading: Reading, index: int) -> bool:
    after = reading.atoms[index + 1]
    return after.kind == "digits" and reading.text[reading.atoms[index].end : after.start] in ("-", "–", "/")


def _code(reading: Reading, index: int, floor: int) -> Step:
    """Read a date or time from digits that make no number: 18.03.2025."""
    if is_glued(reading, reading.atoms[index].start):
        return None, index + 1
    return _dated(reading, dates.number_date(reading.text, reading.atoms, index, reading.lexicon), index, floor)


def _quarter_letter(text: str, atom: Atom) -> bool:
    return atom.start > 0 and text[atom.start - 1] in "QqHh" and (atom.start < 2 or not text[atom.start - 2].isalnum())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "people_in": pattern(
            r"(?<!\w)(?:in (?:his|her|their|my|our|the)[ ](?:(?P<part>early|mid|late)[- ])?"
            r"|(?P<bare>early|mid|late)[- ])\Z",
            re.I,
        ),
        "group": pattern(r"(?<!\w)(?:(?P<timed>\w{2,8})[ ])?(?P<side>under|over)(?P<joint>[- ])\Z", re.I),
        "apposed": pattern(r"[A-Z][\w'’-]{1,20}, \Z"),
        "coordinated": pattern(r"\s{0,2},?\s{0,2}(?:and|or|to)\b[^.;:\d]{0,24}\Z", re.I),
        "tens": pattern(r"['’]?s(?!\w)"),
        "determiner": pattern(r"(?:\b(?:the|an?|his|her|its|their|our|my|this|that|and|to)|['’]s)[ ]\Z", re.I),
        "minus": pattern(r"(?:(?<![\w)])[-−–]|(?<!\w)(?:minus|negative)[ -])\Z", re.I),
        "margin": pattern(r"(?:\+\s?/\s?|(?<!\w)plus\s{1,2}(?:or|and)\s{1,2}|(?<!\w)plus[/-])\Z", re.I),
    }


def _number(reading: Reading, index: int, floor: int) -> Step:
    """Read a figure that begins with a number, in digits or words."""
    text, atoms = reading.text, reading.atoms
    read = read_numeral(text, atoms, index)
    if read is None or read[0].start < floor:
        return None, index + 1
    numeral, following = read
    if numeral.end > reading.within.end or is_word_only(reading, numeral, atoms[index]):
        return None, index + 1 if numeral.form != "cardinal" else following
    if numeral.form == "ordinal":
        return _ordinal(reading, numeral, index, following, floor)
    numeral = _signed(text, numeral, floor)
    money = money_before(text, numeral.start, floor, reading.lexicon) if not numeral.spelled else None
    pair = None if numeral.form == "times" else pair_with(reading, numeral, following, money)
    core = measured(reading, numeral, money, pair, following)
    if core is None:
        return None, following
    return surrounded(reading, core, floor), core.next


def _signed(text: str, numeral: Numeral, floor: int) -> Numeral:
    found = _patterns()["minus"].search(text, max(floor, numeral.start - 9), numeral.start)
    if not found:
        return _signed_line(text, numeral)
    if _patterns()["margin"].search(text, max(floor, found.start() - 12), found.start()):
        return numeral
    spaced = found.start() > 0 and text[found.start() - 1].isspace()
    if spaced and found[0] in "-−–" and text[max(0, found.start() - 3) : found.start()].rstrip()[-1:].isdigit():
        return numeral
    return Numeral(
        found.start(), numeral.end, -numeral.value, numeral.step, numeral.form, numeral.high, numeral.spelled, False
    )


def _signed_line(text: str, numeral: Numeral) -> Numeral:
    """Read "- 10" as negative where it fills its line; before a text the dash is the mark of a list."""
    start = numeral.start - 2
    if text[max(0, start) : numeral.start] not in ("- ", "− ") or text[numeral.end : numeral.end + 1] not in ("", "\n"):
        return numeral
    if start > 0 and text[start - 1] != "\n":
        return numeral
    return Numeral(start, numeral.end, -numeral.value, numeral.step, numeral.form, numeral.high, numeral.spelled)


def _ordinal(reading: Reading, numeral: Numeral, index: int, following: int, floor: int) -> Step:
    """Read an ordinal, or the quarter of a year or the century that it counts."""
    text, number = reading.text, int(numeral.value) if numeral.value < _MOST_COUNTED else _MOST_COUNTED
    for read in (dates.quarter_date, dates.century_date):
        when = read(text, reading.atoms, index, numeral.end, number)
        if when:
            return _dated(reading, when, index, floor)
    if text[numeral.start].isupper() and is_name(reading, numeral):
        return None, following
    span = Span(numeral.start, numeral.end)
    after = re.compile(r"[- ]([^\W\d_]+)").match(text, numeral.end)
    digits = text[numeral.start].isdigit()
    if digits and after and after[1][0].isupper() and not is_headline(reading, numeral.start):
        return None, following
    if not digits and (not after or after[1][0].isupper() or after[1].lower() in _ADVERBIAL):
        return None, following
    if text[numeral.start : numeral.end].lower() == "second" and re.search(
        r"(?:\d|per|every|each|split|a few|several)[- ]\Z", text[max(0, numeral.start - 9) : numeral.start], re.I
    ):
        return None, following
    if re.search(r"(?:at|from the)\s\Z", text[max(0, numeral.start - 9) : numeral.start], re.I) and not digits:
        return None, following
    what = counting.ordered(text, numeral.end, reading.within.end, reading.lexicon.language)
    if what is None and not digits and not _patterns()["determiner"].search(text, max(0, span.start - 8), span.start):
        return None, following
    whole = Span(span.start, what.end) if what else span
    return Quantity(
        whole, span, "ordinal", Number(plain(numeral.value)), what=what.of(text) if what else None, step=Decimal(1)
    ), following


_MOST_COUNTED = 99
"""More than any quarter or century that an ordinal counts."""

_ADVERBIAL = frozenset({"of", "and", "or", "but", "in", "he", "she", "it", "they", "we", "is", "was", "to", "at", "on"})


def _stretch(reading: Reading, index: int, floor: int) -> Step:
    """Read "hours-long" and "a year and a half" as durations, and "a year earlier" as a date told from another."""
    atom = reading.atoms[index]
    unit, _, amount = atom.value.partition(" ")
    span = Span(atom.start, atom.end)
    if amount[:1] in ("+", "-"):
        return Quantity(span, span, "date", Date(dates.UNKNOWN, None, Relative(unit, int(amount)))), index + 1
    value: Value = Number(Decimal(amount)) if amount else Vague(Decimal(2), None)
    figure = Quantity(span, span, "duration", value, unit=unit, unit_span=span, step=Decimal(1))
    before = qualifier_before(reading.text, span.start, floor, reading.lexicon) if amount else None
    if before and before.comparator and before.span.start >= floor:
        words = before.span.of(reading.text)
        figure = figure._replace(
            span=Span(before.span.start, span.end), comparator=before.comparator, approximate=words
        )
    return figure, index + 1


def _coordinated(reading: Reading, figures: list[Quantity]) -> tuple[Quantity, ...]:
    """Give a bare number the unit that follows the number it is joined to: "hundreds of thousands and … millions of
    dollars", "between 5 and, at most, 10 percent".
    """
    for index, (figure, following) in enumerate(pairwise(figures)):
        bare = figure.kind == "count" and figure.unit is None and figure.what is None
        told = following.unit_span is not None and following.kind in (
            "age",
            "money",
            "percent",
            "distance",
            "duration",
            "other",
        )
        if bare and told and following.span.start - figure.span.end <= 34:
            between = reading.text[figure.span.end : following.span.start]
            before_number = following.unit_span is not None and following.unit_span.start < following.number.start
            apposed = _patterns()["apposed"].search(reading.text, max(0, figure.span.start - 24), figure.span.start)
            if not before_number and not apposed and _patterns()["coordinated"].match(between):
                figures[index] = figure._replace(kind=following.kind, unit=following.unit)
    return tuple(figures)


def _decade_of_life(reading: Reading, index: int, floor: int) -> Step | None:
    """Read "in his 30s" as an age from 30 to 39."""
    atom, text = reading.atoms[index], reading.text
    suffix = _patterns()["tens"].match(text, atom.end)
    if not suffix or atom.end - atom.start != 2 or atom.number % 10 or atom.number < 10:
        return None
    before = _patterns()["people_in"].search(text, max(0, atom.start - 20), atom.start)
    if not before:
        return None
    part = before["part"] or before["bare"]
    start = max(floor, atom.start - len(part) - 1) if part else atom.start
    span, number = Span(start, suffix.end()), Span(atom.start, suffix.end())
    value = Range(atom.number, atom.number + 9)
    return Quantity(span, number, "age", value, "year", approximate=part, step=Decimal(1)), index + 1


_TIMED = frozenset({"in", "just", "well", "took", "take", "takes", "taking", "lasted", "lasts", "finished", "ran"})
"""Words before "under 10s" that make it seconds: "the car gets there in under 5s"."""


def _age_group(reading: Reading, index: int, floor: int) -> Step | None:
    """Read "under-18s" and "the over 65s" as an age; "in under 18s" is a time in seconds."""
    atom, text = reading.atoms[index], reading.text
    suffix = _patterns()["tens"].match(text, atom.end)
    if not suffix or atom.step != 1 or not 1 <= atom.number <= _HUNDRED:
        return None
    before = _patterns()["group"].search(text, max(floor, atom.start - 15), atom.start)
    if not before or (before["joint"] == " " and (before["timed"] or "").lower() in _TIMED):
        return None
    side = before["side"]
    start = before.start("side")
    comparator: Comparator = "less" if side.lower() == "under" else "more"
    span, number = Span(start, suffix.end()), Span(atom.start, suffix.end())
    value = Number(plain(atom.number))
    return Quantity(span, number, "age", value, "year", side, comparator=comparator, step=Decimal(1)), index + 1


_HUNDRED = 100
"""Groups of age have no more years."""

_READERS: dict[str, Callable[[Reading, int, int], Step]] = {
    "digits": _digits,
    "month": _month,
    "weekday": _weekday,
    "relative": _relative,
    "deictic": _deictic,
    "season": _season,
    "clock": _clock,
    "code": _code,
    "stretch": _stretch,
    "one": _nothing,
    "point": _nothing,
    "unit": _unit,
}
