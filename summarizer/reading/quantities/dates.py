"""Dates and times of day: what they are in EDTF, as complete as the text is.

A year that is not told stays ``XXXX``. Relative dates ("yesterday", "last month", "on Tuesday") are resolved from
the day of publication: a weekday is the last one up to that day, or the coming one where the text looks ahead.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.reading.quantities.ahead import looks_ahead
from summarizer.reading.quantities.clocks import clock, first_hour, is_second_hour
from summarizer.reading.quantities.daytimes import daytime
from summarizer.reading.quantities.lexicon import Lexicon
from summarizer.reading.quantities.scanning import Atom
from summarizer.reading.quantities.values import Date, Relative, Time
from summarizer.spans import Span


class When(NamedTuple):
    """A date or time found: its span with the words that belong to it, its value, and "mid", "early", "late"."""

    span: Span
    value: Date | Time
    part: str | None = None
    next: int = 0
    """The index of the first atom behind it."""


UNKNOWN = "XXXX-XX-XX"

# Months that are given names, with a surname behind, and what leads to whoever does a thing.
_GIVEN = pattern(r"(?:April|May|June|August) (?!Day\b)[A-Z][a-z]")
_BY = pattern(r"\bby \Z")


_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d/-]|\w|[.,]\d)"
_ISO = pattern(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d-])")
_NUMERIC = pattern(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\w/]|\.\w)")
_BEHIND_MONTH = pattern(
    rf"\.?[ \u00a0](?P<one>(?:the )?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?![\d:]|[.,]\d|%|\w"
    r"|-(?:year|month|week|day)s?-)"
    rf"(?:\s?(?:-|–|to|(?P<and>and))\s?(?P<to>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%:]|[.,]\d|\s[a-z]+s\b))?"
    rf"(?:,?[ \u00a0]{_YEAR})?|\.?,?[ \u00a0](?:of |de |del )?{_YEAR.replace('year', 'only')}"
)
_BEHIND_DAY = pattern(rf"\.?,?[ \u00a0](?:of |de |del )?{_YEAR}")
_DAY_JOINT = pattern(r"(?:st|nd|rd|th|er|\.)?[ \u00a0](?:of |de )?\Z", re.IGNORECASE)
_DAY_RANGE = pattern(
    r"(?:\s?[-–]\s?|\s(?:to|and|bis|au|al)\s)"
    r"(?P<to>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|\.)?\s\Z"
)
_YEARS = pattern(
    r"\s?[-–/]\s?(?P<short>\d\d)(?![\d/\w-]|[.,]\d)"
    r"|\s?[-–]\s?(?P<long>(?:1[0-9]|20)\d\d)(?![\d\w])"
)
_DECADE = pattern(r"['’]?s(?![\w])")
_PART = pattern(r"(?<!\w)(?P<part>mid|early|late)(?:-to-late)?[- ](?:the )?\Z", re.I)
_CENTURY = pattern(r"[- ]centur(?:y|ies)(?!\w)")
_NTH = r"(?:(?:mid|early|late)[- ])?(?:\d{1,2}(?:st|nd|rd|th)|[a-z]{2,12}th|first|second|third)"
_CENTURIES_LISTED = pattern(rf"(?:-?, {_NTH}){{0,4}}-?,? (?:and|or|to) (?:the )?{_NTH}[- ]centur(?:y|ies)(?!\w)")
_OWN = pattern(r"(?:(?<!\w)(?:his|her|their|my|our)|['’]s?) \Z", re.I)
_CENTURIES = 21
_ERA = pattern(r"[ \u00a0](?:(?P<before>B\.?C\.?(?:E\.?)?)|(?:A\.?D|C\.?E)\.?)(?!\w)")
_PREPOSITION = pattern(
    r"(?<!\w)(?:in|since|by|until|till|from|through|of|last|next|this|to|and|during|every|before|after|between"
    r"|around|for|on|per|years?|past|en|im|seit|bis|ab|vom|depuis|desde|dès|hasta|début|fin"
    r"|(?:mois|mes|finales|principios|mediados|partir) de|Anfang|Mitte|Ende|mid|early|late|at)(?:[- ]|[ ]?\n)"
    r"(?:the )?\Z",
    re.IGNORECASE,
)
_DEICTIC = pattern(
    r"\s(?:(?:fiscal|calendar|financial) )?"
    r"(?P<unit>day|night|week|weekend|month|quarter|year)(?!\w|-|['’]s)",
    re.I,
)
_QUARTER = pattern(r"[ -](?P<what>quarter|half)(?!\w|-time)" rf"(?:,?(?: of)?(?: fiscal| the year)?[ ]{_YEAR})?", re.I)
_Q_BEFORE = pattern(r"(?<!\w)(?P<what>[QHqh])\Z")
_Q_BEHIND = pattern(rf"(?:,? (?:of |FY)?|/){_YEAR}")
_NAMED_DAY = pattern(r"\b(?:Black|Good|Super|Ash|Cyber|Palm|Bloody|Easter|Holy|Giving|Sheffield)\s\Z")


def number_date(text: str, atoms: Sequence[Atom], index: int, lexicon: Lexicon) -> When | None:
    """Read a date or time that begins with digits: ISO, 18.03.2025, 10:30, "18 March 2025", "1990s", a year."""
    atom = atoms[index]
    if is_second_hour(text, atom.start):
        second = _clock(text, atom)
        return indexed(second, atoms, index) if second else None
    if text[atom.start - 1 : atom.start] in ("-", "/") and atom.start > 1 and text[atom.start - 2].isdigit():
        return None
    hour = first_hour(text, atom.start, lexicon.language)
    found = (When(*hour) if hour else None) or _of_day(text, atom, lexicon.language) or _by_mark(text, atom)
    if found:
        return indexed(found, atoms, index)
    found = _quarter_code(text, atom) or _day_month(text, atoms, index, lexicon) or _decade(text, atom)
    return indexed(found, atoms, index) if found else None


def _of_day(text: str, atom: Atom, language: str) -> When | None:
    """Read an hour with a part of the day, or what leads to it: "2 heures du matin", "8.30 Uhr abends"."""
    digits = _HOUR.match(text, atom.start)
    found = daytime(text, atom.start, digits.end(), int(digits[0]), language) if digits else None
    return When(Span(atom.start, found.end), found.value) if found else None


_HOUR = re.compile(r"\d{1,2}(?!\d)")


def _by_mark(text: str, atom: Atom) -> When | None:
    """Read what the mark behind the digits announces: a date in digits or a time."""
    mark = text[atom.end : atom.end + 2].lstrip()[:1]
    if mark == "-" and atom.end - atom.start == 4:
        return _iso(text, atom)
    if mark == "/" or atom.kind == "code":
        return _numeric(text, atom)
    return _clock(text, atom) if mark and mark in _CLOCK_MARKS and atom.end - atom.start <= 5 else None


_CLOCK_MARKS = ":.aApPoOuUhHgGlL"


def indexed(found: When, atoms: Sequence[Atom], index: int) -> When:
    """Return ``found`` with the index of the first atom behind it."""
    while index < len(atoms) and atoms[index].start < found.span.end:
        index += 1
    return When(found.span, found.value, found.part, index)


def _iso(text: str, atom: Atom) -> When | None:
    found = _ISO.match(text, atom.start)
    if not found or not _in_calendar(found[1], int(found[2]), int(found[3])):
        return None
    return When(Span(*found.span()), Date(f"{found[1]}-{found[2]}-{found[3]}"))


_MONTHS, _LEAP = 12, 2000
"""The months of a year, and the year that a day without one is held against: it has a 29 February."""


def _in_calendar(year: str | None, month: int, *days: int) -> bool:
    """Tell whether a month has these days: there is no 31 February."""
    if not 1 <= month <= _MONTHS:
        return False
    last = monthrange(int(year) if year else _LEAP, month)[1]
    return all(1 <= day <= last for day in days)


def _numeric(text: str, atom: Atom) -> When | None:
    """Read 18.03.2025 and 3/18/2025; where day and month could be either, both stay open."""
    found = _NUMERIC.match(text, atom.start)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    day_first = found[2] == "." or first > 12
    day, month = (first, second) if day_first else (second, first)
    if not _in_calendar(year, month, day):
        return None
    open_ = found[2] == "/" and first <= 12 and second <= 12 and first != second
    return When(Span(*found.span()), Date(f"{year}-XX-XX" if open_ else f"{year}-{month:02d}-{day:02d}"))


def _clock(text: str, atom: Atom) -> When | None:
    found = clock(text, atom.start)
    return When(*found) if found else None


def _quarter_code(text: str, atom: Atom) -> When | None:
    """Read Q3 2025 and H1 2025."""
    before = _Q_BEFORE.search(text, max(0, atom.start - 2), atom.start)
    if not before or atom.end - atom.start != 1 or not 1 <= atom.number <= (4 if before["what"] in "Qq" else 2):
        return None
    year = _Q_BEHIND.match(text, atom.end)
    code = int(atom.number) + (32 if before["what"] in "Qq" else 39)
    end = year.end() if year else atom.end
    return When(Span(before.start(), end), Date(f"{year['year'] if year else 'XXXX'}-{code}"))


def _day_month(text: str, atoms: Sequence[Atom], index: int, lexicon: Lexicon) -> When | None:
    """Read "18 March", "18th of March 2025", "18–20 March", "18. März", "18 de marzo de 2025"."""
    atom = atoms[index]
    if atom.end - atom.start > 2 or not 1 <= atom.number <= 31:
        return None
    for month in atoms[index + 1 : index + 3]:
        if month.kind == "month" and month.start - atom.end <= 12 and is_month(text, month, lexicon):
            joint = _DAY_JOINT.match(text, atom.end, month.start)
            until = None if joint else _DAY_RANGE.match(text, atom.end, month.start)
            if not joint and not until:
                return None
            year = _BEHIND_DAY.match(text, month.end)
            end = year.end() if year else month.end
            stem = f"{year['year'] if year else 'XXXX'}-{int(month.number):02d}"
            days = [int(atom.number), *([int(until["to"])] if until else [])]
            if not _in_calendar(year["year"] if year else None, int(month.number), *days):
                return None
            return When(Span(atom.start, end), Date("/".join(f"{stem}-{day:02d}" for day in days)))
    return None


def _decade(text: str, atom: Atom) -> When | None:
    """Read 1990s and '90s."""
    suffix = _DECADE.match(text, atom.end)
    width = atom.end - atom.start
    if not suffix or atom.value != "plain" or atom.number % 10:
        return None
    digits = text[atom.start : atom.end]
    if width == 4 and digits[:2] in ("16", "17", "18", "19", "20"):
        return _dated(text, Span(atom.start, suffix.end()), Date(digits[:3] + "X"))
    apostrophe = atom.start > 0 and text[atom.start - 1] in "'’‘"
    if width == 2 and apostrophe and int(digits) >= 20:
        return _dated(text, Span(atom.start - 1, suffix.end()), Date(f"19{digits[0]}X"))
    return None


def year_date(text: str, atom: Atom) -> When | None:
    """Read four digits as a year, or as years ("2019-20"). The reader asks only where they count nothing."""
    if atom.value != "plain" or atom.end - atom.start != 4:
        return None
    digits = text[atom.start : atom.end]
    recent = "1900" <= digits <= "2099"
    preposition = _PREPOSITION.search(text, max(0, atom.start - 12), atom.start)
    era = _ERA.match(text, atom.end)
    if era:
        # EDTF counts the years before Christ from a year 0, the first of them.
        year = f"-{int(digits) - 1:04d}" if era["before"] else digits
        return _dated(text, Span(atom.start, era.end()), Date(year))
    if not recent and not (preposition and "1000" <= digits < "1900"):
        return None
    until = _YEARS.match(text, atom.end)
    if until:
        last = until["long"] or digits[:2] + until["short"]
        if last > digits:
            return _dated(text, Span(atom.start, until.end()), Date(f"{digits}/{last}"))
    return _dated(text, Span(atom.start, atom.end), Date(digits))


def _dated(text: str, span: Span, value: Date) -> When:
    """Take in "mid-", "early", "late" before a date."""
    part = _PART.search(text, max(0, span.start - 18), span.start)
    if not part:
        return When(span, value)
    return When(Span(part.start(), span.end), value, part["part"])


def is_month(text: str, atom: Atom, lexicon: Lexicon) -> bool:
    """Tell a month from the verb or the word it looks like: in English and German it has a capital."""
    return lexicon.language not in ("en", "de") or text[atom.start].isupper()


def month_date(text: str, atoms: Sequence[Atom], index: int, lexicon: Lexicon) -> When | None:
    """Read a date that begins with its month: "March 18, 2025", "March 2025", "mid-March", "in March"."""
    atom = atoms[index]
    if not is_month(text, atom, lexicon):
        return None
    month = f"{int(atom.number):02d}"
    behind = _BEHIND_MONTH.match(text, atom.end)
    if behind and behind["day"]:
        days = _days_of_month(text, behind, atom, lexicon.language)
        if days:
            return indexed(_dated(text, *days), atoms, index)
    elif behind:
        value = Date(f"{behind['only']}-{month}")
        return indexed(_dated(text, Span(atom.start, behind.end()), value), atoms, index)
    if not _PREPOSITION.search(text, max(0, atom.start - 14), atom.start) or _is_given_name(text, atom):
        return None
    return indexed(_dated(text, Span(atom.start, atom.end), Date(f"XXXX-{month}")), atoms, index)


def _days_of_month(text: str, behind: re.Match[str], atom: Atom, language: str) -> tuple[Span, Date] | None:
    """Return the day or days behind a month, if it has them: "March 18", "March 3-12", but March 3 of "March 3 and 12
    people"; in "February 30 people" there is none.
    """
    month, day, until = int(atom.number), int(behind["day"]), behind["to"]
    counts = until is not None and behind["and"] is not None and _counts(text, behind.end("to"), language)
    if until and not counts and _in_calendar(behind["year"], month, day, int(until)):
        days, end, year = [day, int(until)], behind.end(), behind["year"]
    elif _in_calendar(behind["year"], month, day):
        days = [day]
        end, year = (behind.end("one"), None) if until else (behind.end(), behind["year"])
    else:
        return None
    edtf = "/".join(f"{year or 'XXXX'}-{month:02d}-{one:02d}" for one in days)
    return Span(atom.start, end), Date(edtf)


def _counts(text: str, end: int, language: str) -> bool:
    """Tell whether a number that ends at ``end`` counts what stands behind it: "12 people", "12 Britons"."""
    thing = _THING.match(text, end)
    return thing is not None and thing[0].strip() not in words(language, "phrase_ends")


_THING = pattern(r"\s(?:[a-z]{2,}|[A-Z][a-z]+s)(?!\w)")


def _is_given_name(text: str, atom: Atom) -> bool:
    """Tell whether a month is somebody's given name, whom something is of or by: "proposed by June Perrault"."""
    led = _BY.search(text, max(0, atom.start - 5), atom.start)
    return led is not None and _GIVEN.match(text, atom.start) is not None


def season_date(text: str, atoms: Sequence[Atom], index: int) -> When | None:
    """Read "summer 2024", "winter of 2023"."""
    atom = atoms[index]
    year = _BEHIND_DAY.match(text, atom.end)
    if not year:
        return None
    found = _dated(text, Span(atom.start, year.end()), Date(f"{year['year']}-{int(atom.number)}"))
    return indexed(found, atoms, index)


def quarter_date(text: str, atoms: Sequence[Atom], index: int, end: int, number: int) -> When | None:
    """Read "third quarter", "first half of 2025" behind an ordinal that ends at ``end``."""
    found = _QUARTER.match(text, end)
    if not found or number > (4 if found["what"].lower() == "quarter" else 2):
        return None
    if not found["year"] and found["what"].lower() == "half":
        return None
    code = number + (32 if found["what"].lower() == "quarter" else 39)
    stop = found.end() if found["year"] else found.end("what")
    return indexed(When(Span(atoms[index].start, stop), Date(f"{found['year'] or 'XXXX'}-{code}")), atoms, index)


def century_date(text: str, atoms: Sequence[Atom], index: int, end: int, number: int) -> When | None:
    """Read "19th century" behind an ordinal that ends at ``end``, as EDTF's 18XX, and the first of "16th and 17th".

    Not "her ninth century", which a batter scores, nor those before Christ.
    """
    found = _CENTURY.match(text, end)
    listed = None if found else _CENTURIES_LISTED.match(text, end)
    own = _OWN.search(text, max(0, atoms[index].start - 10), atoms[index].start)
    if not (found or listed) or own or not 0 < number <= _CENTURIES:
        return None
    stop = found.end() if found else end
    era = _ERA.match(text, listed.end() if listed else stop)
    if era and era["before"]:
        return None
    return indexed(_dated(text, Span(atoms[index].start, stop), Date(f"{number - 1:02d}XX")), atoms, index)


SMALL_DAYS = frozenset({"fr", "es"})
"""Languages that write the names of days with small letters, and mean nothing else by them."""


def weekday_date(
    text: str,
    atoms: Sequence[Atom],
    index: int,
    start: int,
    lexicon: Lexicon,
    published: date | None,
    shift: int | None = None,
) -> When | None:
    """Read a weekday, with the date that may follow it ("Monday, March 18"); ``shift`` from "last" or "next"."""
    atom = atoms[index]
    if not (lexicon.language in SMALL_DAYS or text[atom.start].isupper()) or _NAMED_DAY.search(
        text, max(0, atom.start - 10), atom.start
    ):
        return None
    weekday = int(atom.number)
    told = _told_behind(text, atoms, index, lexicon)
    if told:
        found = _dated(text, Span(atom.start, told.span.end), Date(told.value.edtf, _of_one(told.value, weekday)))
        return When(Span(min(start, found.span.start), found.span.end), found.value, found.part, told.next)
    value = _weekday(weekday, published, shift, ahead=looks_ahead(text, atom.start, lexicon.language))
    found = _dated(text, Span(atom.start, atom.end), value)
    return When(Span(min(start, found.span.start), found.span.end), value, found.part, index + 1)


class _Told(NamedTuple):
    """A date that is told in full behind its weekday, and the index of the first atom behind it."""

    span: Span
    value: Date
    next: int


def _told_behind(text: str, atoms: Sequence[Atom], index: int, lexicon: Lexicon) -> _Told | None:
    """Return the day of the month behind a weekday: "Friday, 7 March", "Friday (March 7)", "Freitag, dem 7. März"."""
    after = atoms[index + 1] if index + 1 < len(atoms) else None
    joint = _behind_weekday(lexicon.language).fullmatch(text, atoms[index].end, after.start) if after else None
    if after is None or joint is None or (joint["article"] and after.kind == "month"):
        return None  # "on Friday the March 7 ruling was upheld" tells of two days
    read = month_date if after.kind == "month" else number_date
    found = read(text, atoms, index + 1, lexicon) if after.kind in _OF_DAYS else None
    if found is None or not isinstance(found.value, Date) or not _FULL_DAY.match(found.value.edtf):
        return None
    end = found.span.end + (1 if joint["open"] and text[found.span.end : found.span.end + 1] == ")" else 0)
    return _Told(Span(after.start, end), found.value, found.next)


_OF_DAYS = frozenset({"month", "digits", "code"})
_FULL_DAY = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}")


def _of_one(value: Date, weekday: int) -> int | None:
    """Return the weekday of a single day; of several ("Friday 7 to 9 March") it is the first one's only."""
    return None if "/" in value.edtf else weekday


@cache
def _behind_weekday(language: str) -> re.Pattern[str]:
    """Compile what may stand between a weekday and its date: ", ", " (", " the ", ", dem "."""
    articles = "|".join(re.escape(article) for article in words(language, "articles") if article[-1].isalpha())
    article = rf"(?P<article>(?:{articles})[ \u00a0])?" if articles else "(?P<article>)"
    return re.compile(rf",?[ \u00a0\n](?P<open>\()?{article}", re.IGNORECASE)


def _weekday(weekday: int, published: date | None, shift: int | None, *, ahead: bool) -> Date:
    if published is None:
        return Date(UNKNOWN, weekday)
    back = (published.weekday() - weekday) % 7
    if shift == 1 or (shift is None and ahead):
        return _day(published, (-back) % 7 or 7, weekday)
    return _day(published, -(back or 7) if shift == -1 else -back, weekday)


def _day(origin: date, days: int, weekday: int | None = None, relative: Relative | None = None) -> Date:
    """Return the day ``days`` from ``origin``; one beyond the calendar's ends stays unknown."""
    try:
        return Date((origin + timedelta(days=days)).isoformat(), weekday)
    except OverflowError:
        return Date(UNKNOWN, weekday, relative)


def relative_date(atoms: Sequence[Atom], index: int, published: date | None) -> When:
    """Read "yesterday", "today", "tomorrow"."""
    atom = atoms[index]
    days = int(atom.value.split()[1])
    value = _day(published, days) if published else Date(UNKNOWN, None, Relative("day", days))
    return When(Span(atom.start, atom.end), value, None, index + 1)


def deictic_date(text: str, atoms: Sequence[Atom], index: int, lexicon: Lexicon, published: date | None) -> When | None:
    """Read "last month", "this year", "next Tuesday", "last March"."""
    atom, shift = atoms[index], int(atoms[index].number)
    after = atoms[index + 1] if index + 1 < len(atoms) else None
    if after is not None and text[atom.end : after.start] == " ":
        if after.kind == "weekday":
            return weekday_date(text, atoms, index + 1, atom.start, lexicon, published, shift)
        if after.kind == "month" and is_month(text, after, lexicon):
            return _deictic_month(atom, after, shift, published, index)
    found = _DEICTIC.match(text, atom.end)
    if not found:
        return None
    unit = found["unit"].lower()
    told = unit in ("day", "night") and shift > 0  # "the next day" counts from a day of the story
    value = _shifted(unit, shift, published) if published and not told else Date(UNKNOWN, None, Relative(unit, shift))
    return indexed(When(Span(atom.start, found.end()), value), atoms, index)


def _deictic_month(atom: Atom, month: Atom, shift: int, published: date | None, index: int) -> When:
    number = int(month.number)
    if published is None:
        return When(Span(atom.start, month.end), Date(f"XXXX-{number:02d}"), None, index + 2)
    year = published.year
    if shift < 0 and number >= published.month:
        year -= 1
    if shift > 0 and number <= published.month:
        year += 1
    return When(Span(atom.start, month.end), Date(f"{year:04d}-{number:02d}"), None, index + 2)


def _shifted(unit: str, shift: int, published: date) -> Date:
    """Return the day, week, month, quarter or year that is ``shift`` away from the one of publication."""
    if unit == "year":
        return Date(f"{published.year + shift:04d}")
    if unit == "month":
        months = published.year * 12 + published.month - 1 + shift
        return Date(f"{months // 12:04d}-{months % 12 + 1:02d}")
    if unit == "quarter":
        quarters = published.year * 4 + (published.month - 1) // 3 + shift
        return Date(f"{quarters // 4:04d}-{quarters % 4 + 33}")
    if unit in ("day", "night"):
        return _day(published, shift, relative=Relative(unit, shift))
    monday = -published.weekday() + 7 * shift
    first = _day(published, monday + (5 if unit == "weekend" else 0))
    last = _day(published, monday + 6)
    return Date(f"{first.edtf}/{last.edtf}")
