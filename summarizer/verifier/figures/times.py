"""Dates and stretches of time that the document tells in another form, or that only their reader can tell."""

import re
from decimal import Decimal
from itertools import combinations

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.cues import words as listed_words
from summarizer.reading.quantities import Date, Number, Quantity, Time
from summarizer.spans import Span
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import lead_word
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_form
from summarizer.verifier.text.passages import Passage

# Digits of a year, and the words behind one among which what it is told of stands.
_YEAR = 4
_NAMED = 4

# A capitalised word right behind a place.
_NAME_GOES_ON = pattern(r"\s[A-Z]")

# Words of a date that counts from today: "last year".
_RELATIVE = 2

# Words between the noun of one such date and the next, which goes without. Chosen, not swept.
_APART = 10

# What makes "the next year" of "next year", and the characters before a date among which it stands.
_THE = pattern(r"(?i)\bthe\s\Z")
_BEFORE = 5

# Stretches of time that a day of the week is in.
_WEEKS = ("week", "weekend")

# Parts of a date that tell a stretch of time as a whole.
_PARTS = {"year": 1, "quarter": 2, "month": 2}

# Unknown digits of a date of which only the month is known (XXXX-03 has four, a day of the week eight).
_UNDATED = 4

# The first and the last day of a stretch.
_ENDS = 2


def has_year(figure: ToldFigure) -> bool:
    """Tell whether a count is a year that the evidence has before the same thing, or tells: "the 2015 hosts"."""
    number, what, grounds = figure.number, (figure.said.what or "").split()[-1:], figure.grounds
    plain = figure.said.kind == "count" and number.isdigit() and len(number) == _YEAR
    if not what or not plain or not "1000" <= number < "2100":
        return False
    before = figure.before.split()[-1:]
    if before and before[0].lower() in listed_words(figure.language, "indefinite_articles"):
        found = (one for sentence in figure.sentences for one in grounds.quantities_in(sentence))
        if any(isinstance(one.value, Date) and one.value.edtf[:_YEAR] == number for one in found):
            return True  # "a 1671 inventory mentions"
    head = base_form(what[0].casefold(), figure.language)
    if any(_tells_of(sentence, head, number, grounds) for sentence in figure.sentences):
        return True  # "the 2019 counts" of "counts made in 2019"
    sources = (grounds.words_in(sentence) for sentence in figure.sentences)
    return any(
        head in [word.base for word in source.words[i + 1 : i + 1 + _NAMED]]
        for source in sources
        for i in source.places.get(number, ())
    )


def _tells_of(sentence: Span, head: str, year: str, grounds: Grounds) -> bool:
    """Tell whether a sentence of the document has a word, and a date in a year ("counts made *in* 2019")."""
    text, during = grounds.document.text, listed_words(grounds.language, "during")
    return head in grounds.words_in(sentence).places and any(
        isinstance(one.value, Date) and one.value.edtf[:_YEAR] == year and lead_word(one, text) in during
        for one in grounds.quantities_in(sentence)
    )


def has_letters(figure: ToldFigure) -> bool:
    """Tell whether the evidence has a date just as it is told, as no date ("in an August speech")."""
    # "Free Sunday parking" of what is free on Sundays.
    found = re.compile(rf"(?<!\w){re.escape(figure.words)}s?(?!\w)")
    return any(
        not _is_of_name(match, text, figure.language)
        for text in (sentence.of(figure.grounds.document.text) for sentence in figure.sentences)
        for match in found.finditer(text)
    )


def _is_of_name(match: re.Match[str], text: str, language: str) -> bool:
    """Tell whether a word belongs to a name with the one before or behind it ("April Jones", "Theresa May")."""
    before = text[: match.start()].split()[-1:]
    led = not before or before[0][0].islower() or before[0].lower() in listed_words(language, "prepositions")
    return not led or _NAME_GOES_ON.match(text, match.end()) is not None


def is_name_of_story(figure: ToldFigure) -> bool:
    """Tell whether a month's name is somebody's: the story never has it as a date, and no "in" leads to the text's."""
    words, before = figure.words, figure.before.lower().split()[-1:]
    led = before and before[0] in listed_words(figure.language, "prepositions")
    if led or not words.isalpha() or not figure.grounds.has_word(words):
        return False
    return not any(words in figure.in_document(one) for one in figure.grounds.quantities if one.kind == "date")


def has_its_words(figure: ToldFigure) -> bool:
    """Tell whether the evidence has a date from today without its noun: "this *year* over *last*", "3% *next*"."""
    grounds = figure.grounds
    told = [word.base for word in grounds.words_of(figure.words).words]
    if figure.said.kind != "date" or len(told) != _RELATIVE or any(map(str.isdigit, figure.words)):
        return False
    which, unit = told
    sources = (grounds.words_in(one) for one in figure.sentences)
    return any(
        any(word.base == unit for word in source.words[max(0, i - _APART) : i]) and _ends(source, i)
        for source in sources
        for i in source.places.get(which, ())
    )


def _ends(text: Passage, index: int) -> bool:
    """Tell whether a clause ends with a word, so that its noun stands elsewhere: "and a further 3% *next*"."""
    return index + 1 == len(text.words) or text.words[index + 1].clause != text.words[index].clause


def is_told_by_its_unit(figure: ToldFigure) -> bool:
    """Tell whether a text tells by its week, quarter or year what the evidence tells of a day or in other words.

    "This week" of a Wednesday, "last year" of "the past year", "this quarter" of "the current quarter"; unless that
    has another one ("next week").
    """
    value, grounds = figure.said.value, figure.grounds
    if not isinstance(value, Date) or value.relative is None:
        return False
    unit = value.relative.unit
    told = [word.base for word in grounds.words_of(figure.words).words][-1:]
    for sentence in figure.sentences:
        dates = [one.value for one in grounds.quantities_in(sentence) if isinstance(one.value, Date)]
        same = (one.relative and one.relative.unit == unit and one.relative != value.relative for one in dates)
        if any(same) or any(_is_as_long(one.edtf, unit) for one in dates):
            continue
        if unit in _WEEKS and any(one.weekday is not None for one in dates):
            return True
        if not grounds.words_in(sentence).places.keys().isdisjoint(told):
            return True
    return False


def _is_as_long(edtf: str, unit: str) -> bool:
    """Tell whether a date is a year, or a month or quarter, as a stretch of time of that ``unit`` is."""
    told = edtf.replace("X", "").strip("-")
    return len(told.split("-")) == _PARTS.get(unit, 0) and bool(told)


def counts_from_told(figure: ToldFigure) -> bool:
    """Tell whether a date counts from one that was told before it: "in 1992, and lost a rematch *the* next year"."""
    said, text = figure.said, figure.assertion.text
    others = figure.grounds.quantities_said(text)
    if not any(other.kind == "date" and other.span.end <= said.span.start for other in others):
        return False
    later = said.kind == "date" and figure.words.casefold().startswith("next ")
    return later and _THE.search(text, max(0, said.span.start - _BEFORE), said.span.start) is not None


def tells_no_day(figure: ToldFigure) -> bool:
    """Tell whether a date counts from one that only the reader knows: today, the next day, "a year earlier"."""
    value, told = figure.said.value, figure.words.casefold().split()
    if not isinstance(value, Date) or value.relative is None:
        return False
    of_reader = value.relative.unit == "day" and value.relative.shift in (0, -1)
    return of_reader or told[-1] in ("earlier", "later", "before", "after") or (told[0], told[-1]) == ("next", "day")


def is_publication(figure: ToldFigure) -> bool:
    """Tell whether a date is the day on which the document was published, in full."""
    value, day = figure.said.value, figure.grounds.document.readings.published
    return isinstance(value, Date) and day is not None and value.edtf == day.isoformat()


def is_undated(figure: ToldFigure) -> bool:
    """Tell whether a date is but a day of the week or a month, and nothing tells when the story was published."""
    value = figure.said.value
    published = figure.grounds.document.published
    return isinstance(value, Date) and published is None and value.edtf.count("X") >= _UNDATED


def is_in_adjective(figure: ToldFigure) -> bool:
    """Tell whether the evidence has a stretch of time in an adjective: "fünf Stunden" of a "fünfstündige Debatte"."""
    said, grounds = figure.said, figure.grounds
    if said.kind != "duration":
        return False
    endings = [ending for ending, unit in entries(figure.language, "lasting") if unit == said.unit]
    words = (word for one in figure.sentences for word in one.of(grounds.document.text).split())
    for word in words:
        for ending in endings:
            number, found, _ = word.partition(ending)
            told = grounds.quantities_said(number.rstrip("-")) if number and found else ()
            if any(one.value == said.value for one in told):
                return True
    return False


def is_weeks_in_days(figure: ToldFigure) -> bool:
    """Tell whether weeks are told in days, or days in weeks, as the language does: "quinze jours"."""
    said, language = figure.said, figure.language
    return any(_are_weeks(said, one, language) or _are_weeks(one, said, language) for one in figure.source)


def _are_weeks(days: Quantity, weeks: Quantity, language: str) -> bool:
    if (days.unit, weeks.unit) != ("day", "week"):
        return False
    told = (days.value, weeks.value)
    pairs = entries(language, "days_for_weeks")
    return any(told == (Number(Decimal(day)), Number(Decimal(week))) for day, week in pairs)


def is_between_years(figure: ToldFigure) -> bool:
    """Tell whether a duration in years is the time between two years of the evidence: "nine years" of 2015 to 2024."""
    said = figure.said
    if said.unit != "year" or not isinstance(said.value, Number):
        return False
    told = [year for one in figure.source if isinstance(one.value, Date) for year in one.value.edtf.split("/")]
    years = sorted({int(one[:_YEAR]) for one in told if one[:_YEAR].isdigit()})
    return any(later - earlier == said.value.value for earlier, later in combinations(years, 2))


def has_day_within(figure: ToldFigure) -> bool:
    """Tell whether the evidence has a day of a week, or of another stretch, that the text tells: "next week"."""
    value = figure.said.value
    ends = value.edtf.split("/") if isinstance(value, Date) else []
    if len(ends) != _ENDS or "X" in "".join(ends):
        return False
    days = [one.value.edtf for one in figure.source if isinstance(one.value, Date)]
    return any(len(day) == len(ends[0]) and ends[0] <= day <= ends[1] for day in days)


def is_period_told(figure: ToldFigure) -> bool:
    """Tell whether "a quarter" is three months of a story that tells of such: "after a quarter of weak sales"."""
    language, lead = figure.language, lead_word(figure.said, figure.assertion.text)
    if figure.words.casefold() not in listed_words(language, "periods") or lead not in listed_words(language, "during"):
        return False
    behind = figure.assertion.text[figure.said.span.end :].casefold()
    of = any(behind.startswith(f" {word} ") for word in listed_words(language, "share_of"))
    whole = behind.split()[1:2] if of else []
    told = any(
        word in listed_words(language, name) for word in whole for name in ("articles", "possessives", "share_of")
    )
    if told or (of and lead not in listed_words(language, "after_deeds")):
        return False  # "after a quarter of its shops closed"
    text = figure.grounds.document.text.casefold()
    return any(told in text for told in listed_words(language, "periods_told"))


def is_between_times(figure: ToldFigure) -> bool:
    """Tell whether a duration is the time between two times of day, one of the evidence, the other there or beside."""
    said = figure.said
    minutes = {"minute": 1, "hour": 60}.get(said.unit or "")
    if minutes is None or not isinstance(said.value, Number):
        return False
    grounds = figure.grounds
    behind = figure.assertion.text[said.span.end :].strip(" .").casefold()
    compared = behind in listed_words(figure.language, "compared")
    reach = 1 if compared else 0  # "20 minutes *earlier*": than what is told beside it
    near = dict.fromkeys(one for sentence in figure.sentences for one in (sentence, *grounds.around(sentence, reach)))
    beside = (one for sentence in near for one in grounds.quantities_in(sentence))
    ours = {minutes_of(one.value) for one in figure.source if isinstance(one.value, Time)}
    theirs = ours | {minutes_of(one.value) for one in beside if isinstance(one.value, Time)} if ours else ours
    return any(abs(one - other) == said.value.value * minutes for one in ours for other in theirs)


def minutes_of(time: Time) -> int:
    """Return the minutes from midnight to a time of day."""
    hours, minutes = time.clock.split(":")[:2]
    return 60 * int(hours) + int(minutes)


def years_of_centuries(figure: ToldFigure) -> list[Quantity]:
    """Return the years of a sentence that are of several centuries, that which is told and others: "1250", "1350"."""
    told = figure.said.value.edtf if isinstance(figure.said.value, Date) else ""
    if not told.endswith("XX"):
        return []
    for sentence in figure.sentences:
        there = figure.grounds.quantities_in(sentence)
        years = [one for one in there if isinstance(one.value, Date) and one.value.edtf[:_YEAR].isdecimal()]
        centuries = {one.value.edtf[:2] for one in years if isinstance(one.value, Date)}
        same = any(isinstance(one.value, Date) and one.value.edtf == told for one in there)
        if told[:2] in centuries and len(centuries) > 1 and not same:
            return years
    return []
