"""Hours that the words around them make a time of day: "2 heures du matin", "las 8 de la tarde", "8 Uhr abends"."""

import re
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.reading.quantities.values import Time

_BACK = 12
"""Characters before an hour in which what leads to it stands: "peu après "."""
_NOON, _DAY = 12, 24
_EVENING = 6
"""The first hour that "at night" puts behind noon: "9 de la noche" is 21:00, "2 Uhr nachts" 02:00."""


class Daytime(NamedTuple):
    """A time of day found behind an hour, and where it ends."""

    end: int
    value: Time


def daytime(text: str, start: int, end: int, hour: int, language: str) -> Daytime | None:
    """Return the time of day that the hour from ``start`` to ``end`` is; None where it may be so many hours.

    That tells a part of the day ("du matin"), or what leads to a time: "à 14 heures", but not "à 2 heures de Paris".
    """
    classes = _classes(language)
    found = _behind(language).match(text, end) if classes and hour <= _DAY else None
    if found is None:
        return None
    part = classes.get((found["part"] or "").lower())
    lead = _lead(language).search(text, max(0, start - _BACK), start)
    led = classes.get(" ".join(lead[1].lower().split())) if lead else None
    if found["hour"] is None and (led is None or part is None):
        return None
    if part is None and (led != "lead" or _OF.match(text, found.end())):
        return None
    minute = found["first"] or found["last"] or "00"
    return Daytime(found.end(), Time(f"{_of_day(hour, part):02d}:{minute}"))


_OF = re.compile(r"\s(?:de|d['’])", re.IGNORECASE)


def _of_day(hour: int, part: str | None) -> int:
    """Return the hour of the day, counted from midnight, of one that is counted in its part of the day."""
    if part is None or hour > _NOON:
        return hour % _DAY
    later = part == "pm" or (part == "night" and _EVENING <= hour < _NOON)
    return hour % _NOON + (_NOON if later else 0)


@cache
def _classes(language: str) -> dict[str, str]:
    return {word.lower(): name for word, name in entries(language, "daytimes")}


@cache
def _behind(language: str) -> re.Pattern[str]:
    hours, parts, space = _choice(language, "hour"), _choice(language, "am", "pm", "night"), r"[ \u00a0\u202f]"
    return re.compile(
        rf"(?:[:.](?P<first>[0-5]\d)(?!\d))?(?:{space}(?P<hour>{hours})(?!\w)(?:{space}(?P<last>[0-5]\d)(?!\w))?)?"
        rf"(?:{space}(?P<part>{parts})(?!\w))?",
        re.IGNORECASE,
    )


@cache
def _lead(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_choice(language, 'lead', 'article')})[ \u00a0\u202f]\Z", re.IGNORECASE)


def _choice(language: str, *names: str) -> str:
    """Return an alternative of the words of some classes, the longest first; without any, what never matches."""
    words = sorted((word for word, name in _classes(language).items() if name in names), key=len, reverse=True)
    return "|".join(map(re.escape, words)) or r"(?!)"
