"""Times of day in digits and by the clock: "10:30", "8 Uhr", "half past four", the two of "between 2 and 3 a.m."."""

import re
from collections.abc import Mapping
from functools import cache

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.quantities.values import Time
from summarizer.spans import Span

_CLOCK = pattern(
    r"(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)?[ \u00a0\u202f]?"
    r"(?P<half>[ap])(?:\.m(?:\.(?!\w)|\b)|m\b)"
    r"|(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?![\d:]|[.,]\d)"
    r"|(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)(?=\s?(?:GMT|UTC|hrs\b|hours\b|local time))"
    r"|(?P<h4>[01]?\d|2[0-4])(?:[.:](?P<m4>[0-5]\d))?[ ](?:Uhr\b|o['’]clock\b)"
    r"|(?P<h5>[01]?\d|2[0-4])[ ]?h(?:[ ]?(?P<m5>[0-5]\d))?(?=[ ,.;)]|$)",
    re.IGNORECASE,
)
_HOURS = ("h", "h2", "h3", "h4", "h5")
_MINUTES = ("m", "m2", "m3", "m4", "m5")
_FIRST = re.compile(r"(?<![\w.,:/$€£-])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?-\Z")
_FIRST_REACH = 7
"""Characters before a second hour in which the first stands, with one before it: " 10:30-"."""
_TIME_REACH = 20
"""Characters before a time in words in which what leads to it stands."""
_LEAD_REACH = 10
"""Characters before two hours in which "between" stands."""
_PART_OF_DAY = re.compile(
    r",? (?:(?:in the (?:early )?morning|this morning|before dawn|a\.?m\b)"
    r"|(?P<night>at night|in the night|tonight)"
    r"|(?P<later>(?:in the|this) (?:afternoon|evening)|p\.?m\b))",
    re.IGNORECASE,
)
_NOON, _DAY, _EVENING = 12, 24, 6


_MINUTES_IN_WORDS = {
    "half": 30,
    "quarter": 15,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "twenty-five": 25,
}
_IN_WORDS = re.compile(
    rf"(?P<minutes>{'|'.join(sorted(_MINUTES_IN_WORDS, key=len, reverse=True))})[ ](?P<side>past|to)[ ]"
    r"(?P<hour>[a-z]{3,6}|1[0-2]|[1-9])(?![\w:,.%-]*\d|[\w-]|[ ]?%)",
    re.IGNORECASE,
)
# Behind these a "by" tells by how many votes or goals.
_BY_HOW_MANY = (
    "won",
    "win",
    "wins",
    "beat",
    "lost",
    "vote",
    "voted",
    "passed",
    "rejected",
    "approved",
    "carried",
    "agreed",
)
_LEADS_TO_TIME = re.compile(
    rf"\b(?:at|until|till|about|around|since|after|before|{''.join(f'(?<!{word} )' for word in _BY_HOW_MANY)}by)"
    r"[ ](?:an?[ ])?\Z",
    re.IGNORECASE,
)
_ENDS_TIME = re.compile(r"\s*(?:[.,;:!?)”’\"']|\Z|(?:on|in|that|this|when|and|as|but|yesterday|today|tomorrow|with)\b)")
_HOUR = 60


def clock(text: str, start: int) -> tuple[Span, Time] | None:
    """Read a time of day that begins at ``start``."""
    found = _CLOCK.match(text, start)
    if not found:
        return None
    hour = _hour(found)
    if found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = _of_half(hour, later=found["half"].lower() == "p")
    if found["h2"] and len(found["h2"]) == 1 and text[found.end() : found.end() + 6].strip().startswith("ratio"):
        return None
    minute = next((found[name] for name in _MINUTES if found[name]), "00")
    if found["h4"] and found[0].lower().endswith("clock") and 1 <= hour <= _NOON:
        return Span(*found.span()), of_half_day(text, found.end(), hour, int(minute))
    return Span(*found.span()), Time(f"{hour % _DAY:02d}:{minute}")


def of_half_day(text: str, end: int, hour: int, minute: int) -> Time:
    """Return the time of an hour up to twelve that ends at ``end``: in the half of the day that is told behind it."""
    part = _PART_OF_DAY.match(text, end)
    if part is None:
        return Time(f"{hour % _DAY:02d}:{minute:02d}", either=True)
    later = bool(part["later"]) or (bool(part["night"]) and hour % _NOON >= _EVENING)
    return Time(f"{_of_half(hour, later=later):02d}:{minute:02d}")


def clock_in_words(text: str, start: int, hours: Mapping[str, int]) -> tuple[Span, Time] | None:
    """Read "half past four", "quarter to six", "ten past five" at ``start``; ``hours`` are the words for them.

    "Ten to five" may be odds or votes as well: a "to" is of a time only behind what leads to one ("at", "by").
    """
    found = _IN_WORDS.match(text, start)
    if found is None:
        return None
    led = _LEADS_TO_TIME.search(text, max(0, start - _TIME_REACH), start) and _ENDS_TIME.match(text, found.end())
    if found["side"] == "to" and not led:
        return None
    hour = int(found["hour"]) if found["hour"].isdigit() else hours.get(found["hour"].lower(), 0)
    if not 1 <= hour <= _NOON:
        return None
    minutes = _MINUTES_IN_WORDS[found["minutes"].lower()]
    at = hour * _HOUR + (minutes if found["side"] == "past" else -minutes)
    return Span(*found.span()), of_half_day(text, found.end(), at // _HOUR % _NOON or _NOON, at % _HOUR)


def first_hour(text: str, start: int, language: str) -> tuple[Span, Time] | None:
    """Read the hour before the one that tells its half of the day: 2 of "between 2 and 3 a.m.", 9 of "9 to 5 p.m."."""
    found = _joined(language).match(text, start)
    second = _CLOCK.match(text, found.end()) if found else None
    if found is None or second is None or not (second["half"] or second["h4"]):
        return None
    if found["between"] and not _leads(language).search(text, max(0, start - _LEAD_REACH), start):
        return None
    hour = int(found["hour"])
    if second["half"]:
        if not 1 <= hour <= _NOON:
            return None
        # From 9 to 5 p.m.: the hours of one half of the day go up.
        later = (second["half"].lower() == "p") == (hour % _NOON <= _hour(second) % _NOON)
        hour = _of_half(hour, later=later)
    end = found.end("minute") if found["minute"] else found.end("hour")
    return Span(start, end), Time(f"{hour % _DAY:02d}:{found['minute'] or '00'}")


def is_second_hour(text: str, start: int) -> bool:
    """Tell whether digits behind a hyphen are the second of two hours: "8-10 p.m."."""
    if text[start - 1 : start] != "-" or not _FIRST.search(text, max(0, start - _FIRST_REACH), start):
        return False
    found = _CLOCK.match(text, start)
    return bool(found and (found["half"] or found["h4"]))


def _hour(found: re.Match[str]) -> int:
    return int(next(found[name] for name in _HOURS if found[name]))


def _of_half(hour: int, *, later: bool) -> int:
    return hour % _NOON + (_NOON if later else 0)


@cache
def _words(language: str, name: str) -> str:
    return "|".join(re.escape(word) for word, of in entries(language, "hour_joints") if of == name) or r"(?!)"


@cache
def _joined(language: str) -> re.Pattern[str]:
    space = r"[ \u00a0\u202f]"
    joint = rf"[-–]|{space}(?:{_words(language, 'range')}|(?P<between>{_words(language, 'between')})){space}"
    return re.compile(rf"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?:{joint})", re.IGNORECASE)


@cache
def _leads(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words(language, 'lead')})\s\Z", re.IGNORECASE)
