"""Dates as pages write them, read into ISO 8601. Only full dates: a day without its year proves nothing."""

import re
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import entries

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "pl", "tr", "cs", "ru", "uk")

# Before the press there is no page; a year far ahead is another number. 2100 needs no calendar look-up.
_YEARS = range(1600, 2101)


class Found(NamedTuple):
    """A date in a text: where it stands, and what it is in ISO 8601."""

    start: int
    end: int
    iso: str


_CLOCK = (
    r"(?:[\s,|·•–—@-]{0,4}(?:(?:at|um|à|a las|alle|às|om|kl|o|в)\b\.?\s{0,2})?"
    r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?![\d.])(?::[0-5]\d)?"
    r"(?:\s{0,2}(?P<half>[ap])\.?m\b\.?)?(?:\s{0,2}(?P<zone>UTC|GMT)\b)?)?"
)
_YEAR = r"(?P<year>\d{4})(?!\d)"
_ISO = pattern(
    r"(?<![\d-])\d{4}-\d{2}-\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?(?:Z|UTC|GMT)\b|\s?[+-]\d{2}:?\d{2})?)?(?![\d-])"
)
_MAIL = pattern(r"\A\w{3},? \d{1,2} \w{3} \d{4} \d{2}:\d{2}")
_DAY_FIRST = pattern(
    r"(?<![\d.:])(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s{1,3}(?:(?:of|de)\s)?(?P<month>[^\W\d_]{3,12})\.?,?\s{1,3}"
    rf"(?:del?\s)?{_YEAR}(?:\s(?:года|року|г\.))?{_CLOCK}",
    re.I,
)
_MONTH_FIRST = pattern(
    rf"\b(?P<month>[^\W\d_]{{3,12}})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}{_YEAR}{_CLOCK}", re.I
)
_DOTTED = pattern(rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\.\d){_CLOCK}", re.I)
_SLASHED = pattern(
    rf"(?<![\d/])(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d{{4}}|\d{{2}})(?![\d/]){_CLOCK}", re.I
)
_EAST = pattern(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")


def iso_of(declared: str) -> str | None:
    """Return a declared date (ISO 8601, RFC 2822 or written out) in ISO 8601; None where it is none."""
    value = declared.strip()[:80]
    try:
        return _iso(datetime.fromisoformat(value), dated_only=len(value) <= len("2025-03-29"))
    except ValueError:
        pass
    try:
        return _iso(parsedate_to_datetime(value)) if _MAIL.search(value) else _first_in(value)
    except (ValueError, IndexError, TypeError):
        return _first_in(value)


def dates_in(line: str) -> list[Found]:
    """Return the full dates in ``line``, in order. Linear: every pattern starts at a digit or a month."""
    found: list[Found] = []
    for form, read in _PATTERNS:
        for match in form.finditer(line):
            iso = read(match)
            if iso and not any(f.start < match.end() and match.start() < f.end for f in found):
                found.append(Found(match.start(), match.end(), iso))
    return sorted(found)


def _first_in(value: str) -> str | None:
    return next((found.iso for found in dates_in(value)), None)


def _read_iso(match: re.Match[str]) -> str | None:
    value = re.sub(r"\s?(?:UTC|GMT)$", "+00:00", match[0]).replace(",", ".")
    value = re.sub(r"(?<=\d)\s(?=[+-]\d)", "", value)
    try:
        return _iso(datetime.fromisoformat(value), dated_only=len(value) == len("2025-03-29"))
    except ValueError:
        return None


def _read_parts(match: re.Match[str]) -> str | None:
    """Read a date from the named groups of ``match``; None where there is no such day."""
    parts = match.groupdict()
    month = parts["month"].lower()
    number = int(month) if month.isdigit() else _months().get(month, 0)
    return _composed(int(parts["year"]), number, int(parts["day"]), parts)


def _read_slashed(match: re.Match[str]) -> str | None:
    """Read 03/29/2025 or 29/03/2025; 03/04/2025 could be either and is not read, nor 29/03/25 (1929?)."""
    parts = match.groupdict()
    first, second, year = int(parts["month"]), int(parts["day"]), int(parts["year"])
    if first <= 12 and second <= 12 and first != second:
        return None
    month, day = (first, second) if second > 12 else (second, first)
    if year < 100:
        return _composed(2000 + year, month, day, parts) if second > 12 else None
    return _composed(year, month, day, parts)


def _composed(year: int, month: int, day: int, parts: dict[str, str | None]) -> str | None:
    """Return the ISO date, with the time where ``parts`` has one; None for an impossible day."""
    hour, minute, zone = parts.get("hour"), parts.get("minute"), parts.get("zone")
    hours = int(hour or 0)
    if parts.get("half"):
        hours = hours % 12 + (12 if (parts["half"] or "").lower() == "p" else 0)
    try:
        moment = datetime(year, month, day, hours, int(minute or 0))
    except ValueError:
        return None
    iso = _iso(moment, dated_only=hour is None)
    return f"{iso}+00:00" if iso and zone else iso


def _iso(moment: datetime, *, dated_only: bool = False) -> str | None:
    """Return ``moment`` in ISO 8601, to the minute where it has no seconds; None for a year without pages."""
    if moment.year not in _YEARS:
        return None
    if dated_only:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for language in _LANGUAGES for name, number in entries(language, "months")}


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_ISO, _read_iso),
    (_DAY_FIRST, _read_parts),
    (_MONTH_FIRST, _read_parts),
    (_DOTTED, _read_parts),
    (_SLASHED, _read_slashed),
    (_EAST, _read_parts),
)
