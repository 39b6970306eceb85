"""Two dates in EDTF: what both of them tell must match."""

from datetime import date
from typing import Literal

from summarizer.reading.quantities.values import Date

_MONTHS = {
    **{month: frozenset({month}) for month in range(1, 13)},
    **{33 + q: frozenset(range(3 * q + 1, 3 * q + 4)) for q in range(4)},
    40: frozenset(range(1, 7)),
    41: frozenset(range(7, 13)),
    21: frozenset({2, 3, 4, 5, 6}),
    22: frozenset({5, 6, 7, 8, 9}),
    23: frozenset({8, 9, 10, 11, 12}),
    24: frozenset({11, 12, 1, 2, 3}),
}
"""The months that EDTF's month, season, quarter and half-year codes may mean (seasons with their margins)."""

DateOutcome = Literal["agree", "differ", "incomparable"]


def compare_dates(said: Date, source: Date) -> DateOutcome:
    """Compare two dates, complete or partial: differ where a part that both tell differs, incomparable without one."""
    if said == source:
        return "agree"
    if said.relative or source.relative:
        return _relative(said, source)
    if "/" in said.edtf or "/" in source.edtf:
        return _intervals(said, source)
    weekdays = _weekday(said), _weekday(source)
    told = None not in weekdays
    if told and weekdays[0] != weekdays[1]:
        return "differ"
    outcome = _parts(said.edtf, source.edtf)
    return "agree" if outcome == "incomparable" and told else outcome


def _weekday(moment: Date) -> int | None:
    if moment.weekday is not None:
        return moment.weekday
    try:
        return date.fromisoformat(moment.edtf).weekday()
    except ValueError:
        return None


def _relative(said: Date, source: Date) -> DateOutcome:
    if said.relative is None or source.relative is None:
        return "incomparable"
    if said.relative == source.relative:
        return "agree"
    return "differ" if said.relative.unit == source.relative.unit else "incomparable"


def _intervals(said: Date, source: Date) -> DateOutcome:
    """Compare two spans of time by their ends; a date and a span tell different things, but for what holds the span."""
    a, b = said.edtf.split("/"), source.edtf.split("/")
    if len(a) != len(b):
        within = len(a) == 1 and all(_is_coarser(a[0], end) and _parts(a[0], end) == "agree" for end in b)
        return "agree" if within or _lies_in(a, b) else "incomparable"  # "in July" of July 17 to 19
    outcomes = [_parts(left, right) for left, right in zip(a, b, strict=True)]
    return "differ" if "differ" in outcomes else ("agree" if "agree" in outcomes else "incomparable")


def _lies_in(said: list[str], source: list[str]) -> bool:
    """Tell whether a decade or a century lies in a span of years: "the 20th century" in 1800/2000."""
    if len(said) > 1 or "X" not in said[0] or not all(end.isdecimal() for end in source):
        return False
    first, last = said[0].replace("X", "0"), said[0].replace("X", "9")
    return source[0] <= first and last <= source[1]


def _is_coarser(said: str, source: str) -> bool:
    """Tell whether a date tells less than another: a month than a day, a decade or a century than a year."""
    return said.count("-") < source.count("-") or ("X" in said and "X" not in source)


def _parts(said: str, source: str) -> DateOutcome:
    shared = False
    for index, (a, b) in enumerate(zip(said.split("-"), source.split("-"), strict=False)):
        if set(a) == {"X"} or set(b) == {"X"}:
            continue
        shared = True
        if not (_same_months(a, b) if index == 1 else _same_digits(a, b)):
            return "differ"
    return "agree" if shared else "incomparable"


def _same_months(a: str, b: str) -> bool:
    if a == b:
        return True
    if not (a.isdecimal() and b.isdecimal()):
        return _same_digits(a, b)
    return bool(_MONTHS.get(int(a), frozenset()) & _MONTHS.get(int(b), frozenset()))


def _same_digits(a: str, b: str) -> bool:
    """Compare digit by digit; X stands for any."""
    return len(a) == len(b) and all(x == y or "X" in (x, y) for x, y in zip(a, b, strict=True))
