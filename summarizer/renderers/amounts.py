"""Figures' values in the words that people read: "about 100 km", "1.32 billion EUR", "03-18 (no year)"."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from summarizer.schemas import Figure
from summarizer.schemas.article import DateValue, NumberValue, RangeValue, VagueValue

_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
_MANY = {"penny": "pence"} | {name: f"{name}s" for name in ("cent", "kopeck", "peso", "franc", "rupee", "dinar")}
_LONG_NUMBER = re.compile(r"(-?)([0-9]{5,40})(\.[0-9]+)?")
_LONG_SHARE = re.compile(r"-?[0-9]{1,4}\.[0-9]{11,60}")  # more digits than any article writes: the result of a division
_POWERS = (("trillion", 12), ("billion", 9), ("million", 6))

_PERIOD = re.compile(
    r"\d[^\n]{0,30}?\s((?:a|an|per|each|every)\s(?:second|minute|hour|day|night|week|month|quarter|year|annum|barrel|ton|tonne"
    r"|ounce|gram|kilo|kilogram|pound|litre|liter|gallon|head|person|share|unit|household|mile|kilometre|kilometer|hectare"
    r"|acre|game|match|vehicle))(?!\w)"
)
_PART_OF_YEAR = re.compile(r"(\d{4}|XXXX)-(3[3-6]|4[01])")
_PARTS_OF_YEAR = {
    **{str(33 + index): f"{name} quarter" for index, name in enumerate(("first", "second", "third", "fourth"))},
    "40": "first half",
    "41": "second half",
}
"""The codes of EDTF (Library of Congress, level 2, sub-year groupings) in words."""

_PART = re.compile(r"0\.[0-9]{1,40}")
_POINT = re.compile(r"\d[.,]\d")
_VULGAR = {Fraction(unicodedata.numeric(sign)).limit_denominator(10): sign for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_LARGEST_DENOMINATOR = 1000
_ROUNDING = Fraction(1, 10**9)
"""What the quotient that a record keeps may be off by: two thirds are 0.666666666667."""

_LONGEST_SHARE = 4
"""Digits of any other quotient behind the point, as it is read. The record keeps the number as it is."""

_LONGEST_TAIL = 3
"""Digits after the point of "1.325 billion": with more of them the number is easier to read in full."""


def value_of(figure: Figure) -> str:
    """Return a figure's value as it is read: ``about 100 km``, ``3 to 5 years``, ``2025-03-18``."""
    value = figure.value
    if value is None:
        return ""
    if isinstance(value, RangeValue | VagueValue):
        number = _between(value.low, value.high)
    elif isinstance(value, DateValue):
        number = _dated(value.value)
    else:
        number = _as_share(value.value, figure) or _grouped(value.value)
    unit = figure.unit or ""
    single = number == "1" or number in _VULGAR.values()  # "½ hour"
    if unit in _TIME_UNITS and not single:
        unit += "s"
    if not single:
        unit = _MANY.get(unit, unit)
    # "about", "over": the word says which way it errs. Vague numbers are words already ("dozens"): their range says it.
    word = "" if isinstance(value, VagueValue) else figure.approximate or ""
    amount = f"{number}{'' if unit in ('', '%') else ' '}{unit}{_period(figure)}"
    return f"{amount} {word}" if _stands_behind(word, figure.text) else f"{word} {amount}".strip()


def _as_share(number: str, figure: Figure) -> str | None:
    """Return a part of a whole as it is read: "½" for "half", "1/20" for "one in 20"; None if it has a point."""
    if not _PART.fullmatch(number) or _POINT.search(figure.text):
        return None
    part = Fraction(number).limit_denominator(_LARGEST_DENOMINATOR)
    if abs(part - Fraction(number)) > _ROUNDING:
        return None
    return _VULGAR.get(part, f"{part.numerator}/{part.denominator}")


def _period(figure: Figure) -> str:
    """Return what a figure is told by, as its own words say: " a month" of "€5,000 a month"."""
    found = _PERIOD.search(figure.text) if isinstance(figure.value, NumberValue | RangeValue | VagueValue) else None
    return f" {' '.join(found[1].split()).lower()}" if found else ""


def _stands_behind(word: str, text: str) -> bool:
    """Tell whether a qualifier follows its number: "5 km or less", not "or less 5 km"."""
    place = text.find(word) if word else -1
    return (place > 0 and any(map(str.isdigit, text[:place]))) or word.startswith("or ")


def _between(low: str | None, high: str | None) -> str:
    if low is not None and high is not None:
        return f"{_grouped(low)} to {_grouped(high)}"
    return f"{_grouped(low)} or more" if low is not None else f"up to {_grouped(high or '')}"


def _grouped(number: str) -> str:
    """Return a decimal number as it is read: "1.32 billion", "12,500", "2025"; anything else as it is."""
    share = _LONG_SHARE.fullmatch(number)
    if share:
        return f"{Decimal(number):.{_LONGEST_SHARE}f}".rstrip("0")
    match = _LONG_NUMBER.fullmatch(number)
    if match is None:
        return number
    sign, whole, fraction = match.groups()
    name, power = next((one for one in _POWERS if len(whole) > one[1]), ("", 0))
    head, tail = whole[:-power], whole[-power:].rstrip("0")
    if name and len(tail) <= _LONGEST_TAIL and not fraction:
        return f"{sign}{head}{'.' if tail else ''}{tail} {name}"
    return f"{sign}{int(whole):,}{fraction or ''}"


def _dated(date: str) -> str:
    """Return an EDTF date as it is read: one without its year says so, parts of years have names."""
    part = _PART_OF_YEAR.fullmatch(date)
    if part:
        return _PARTS_OF_YEAR[part[2]] + ("" if part[1] == "XXXX" else f" of {part[1]}")
    if date.endswith("X") and date[:3].isdigit() and len(date) == len("199X"):
        return f"{date[:3]}0s"
    ends = date.split("/")
    if all(end.startswith("XXXX-") for end in ends):
        return f"{' to '.join(end.removeprefix('XXXX-') for end in ends)} (no year)"
    return " to ".join(ends)
