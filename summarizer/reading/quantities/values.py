"""The values a figure can have, and the figure itself. Frozen; they know nothing of text or language."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from summarizer.spans import Span

Kind = Literal[
    "count", "money", "percent", "ratio", "distance", "duration", "date", "time", "age", "ordinal", "score", "other"
]

Comparator = Literal["about", "nearly", "more", "at_least", "less", "at_most"]
"""What a qualifier does to the number: "roughly" is about, "almost" nearly, "over" more, "up to" at_most."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Range:
    """From ``low`` to ``high``; None is open."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Ratio:
    """``left : right`` ("four to one"; the goals of a match). A share ("one in five") is a :class:`Number`."""

    left: Decimal
    right: Decimal


class Relative(NamedTuple):
    """How far a date is from the day of publication: ``shift`` of a ``unit`` ("day", "month") on; back if negative."""

    unit: str
    shift: int


@dataclass(frozen=True, slots=True)
class Date:
    """A date, complete or partial, in EDTF: ``2025-03-18``, ``2025-03``, ``XXXX-03-18``, ``199X``, ``2014/2016``.

    Quarters and seasons have their EDTF codes (``2025-35`` is the third quarter). ``weekday`` counts from
    Monday = 0. ``relative`` keeps what could not be resolved without the day of publication (a day or a year
    back); ``edtf`` is then all ``X``.
    """

    edtf: str
    weekday: int | None = None
    relative: Relative | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day, ``HH:MM``; ``either``: which half of the day it is in isn't told ("four o'clock")."""

    clock: str
    either: bool = False


@dataclass(frozen=True, slots=True)
class Vague:
    """A number told vaguely: dozens, hundreds of thousands; ``high`` None is open."""

    low: Decimal | None
    high: Decimal | None


Value = Number | Range | Ratio | Date | Time | Vague


class Quantity(NamedTuple):
    """One figure as the text writes it. ``span`` covers the qualifier, the number and the unit or the thing
    counted ("about 100 kilometers", "60 Ukrainian soldiers"); ``number`` the number alone.

    ``unit`` is canonical (km, %, USD, year…; None for a bare count); ``approximate`` the qualifying word as
    written (about, over, nearly…); ``what`` what is counted or measured, as far as the words beside it tell.

    ``comparator`` is what the qualifying word means; ``step`` the smallest step of the number as written
    (1.5 billion: 10^8; 479: 1), which says how far it may have been rounded; ``unit_span`` where the unit
    stands; ``per`` what the figure is told by ("day" in "500,000 barrels a day").
    """

    span: Span
    number: Span
    kind: Kind
    value: Value
    unit: str | None = None
    approximate: str | None = None
    what: str | None = None
    comparator: Comparator | None = None
    step: Decimal | None = None
    unit_span: Span | None = None
    per: str | None = None
