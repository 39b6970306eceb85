"""Figures as values: numbers, ranges, money, percents, dates, durations… with exact spans."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from summarizer.spans import Span

Kind = Literal[
    "count", "money", "percent", "ratio", "distance", "duration", "date", "time", "age", "ordinal", "score", "other"
]


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
    """``left : right``."""

    left: Decimal
    right: Decimal


@dataclass(frozen=True, slots=True)
class Date:
    """A date, complete or partial, in EDTF: ``2025-03-18``, ``2025-03``, ``XXXX-03-18``."""

    edtf: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day, ``HH:MM``."""

    clock: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A number told vaguely: dozens, hundreds of thousands; ``high`` None is open."""

    low: Decimal | None
    high: Decimal | None


Value = Number | Range | Ratio | Date | Time | Vague


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure as the text writes it. ``span`` covers the qualifier, the number and the unit or the thing
    counted ("about 100 kilometers", "60 Ukrainian soldiers"); ``number`` the number alone.

    ``unit`` is canonical (km, %, USD, year…; None for a bare count); ``approximate`` the qualifying word as
    written (about, over, nearly…); ``what`` what is counted or measured, as far as the words beside it tell.
    """

    span: Span
    number: Span
    kind: Kind
    value: Value
    unit: str | None = None
    approximate: str | None = None
    what: str | None = None


Outcome = Literal["agree", "rounded", "converted", "differ", "incomparable"]


def read_quantities(
    text: str, *, within: Span | None = None, language: str | None = "en", published: date | None = None
) -> tuple[Quantity, ...]:
    """Read the figures of ``text`` (of the stretch ``within`` it), in order, never overlapping.

    Relative dates ("on Tuesday", "last month") are resolved from ``published`` where it is known.
    """
    raise NotImplementedError


def compare(said: Quantity, source: Quantity) -> Outcome:
    """Compare a figure that was told with one of the source, as values, with their qualifiers and units."""
    raise NotImplementedError
