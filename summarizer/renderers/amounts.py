"""Figures' values in the words that people read: "about 100 km", "1.32 billion EUR", "03-18 (no year)"."""

import re

from summarizer.schemas import Figure
from summarizer.schemas.article import DateValue, RangeValue, VagueValue

_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
_LONG_NUMBER = re.compile(r"(-?)([0-9]{5,40})(\.[0-9]+)?")
_POWERS = (("trillion", 12), ("billion", 9), ("million", 6))

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
        number = _grouped(value.value)
    unit = figure.unit or ""
    if unit in _TIME_UNITS and number != "1":
        unit += "s"
    # "about", "over": the word says which way it errs. Vague numbers are words already ("dozens"): their range says it.
    word = "" if isinstance(value, VagueValue) else figure.approximate or ""
    return f"{word} {number}{'' if unit in ('', '%') else ' '}{unit}".strip()


def _between(low: str | None, high: str | None) -> str:
    if low is not None and high is not None:
        return f"{_grouped(low)} to {_grouped(high)}"
    return f"{_grouped(low)} or more" if low is not None else f"up to {_grouped(high or '')}"


def _grouped(number: str) -> str:
    """Return a decimal number as it is read: "1.32 billion", "12,500", "2025"; anything else as it is."""
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
    """Return an EDTF date as it is read: one without its year says so."""
    return f"{date[5:]} (no year)" if date.startswith("XXXX-") else date
