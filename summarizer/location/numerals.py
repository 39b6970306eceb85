"""What number a few words write, as far as telling two of them apart needs: digits, number words, scales."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from summarizer.reading.cues import entries

_DIGITS = re.compile(r"([0-9]+(?:[.,:/][0-9]+)*)([^\W\d]*)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_ENDINGS = ("th", "st", "nd", "rd", "s", "")

Read = Decimal | str
"""A number, or what is written with digits and is none (a time, a ratio, a unit), as a canonical text."""


def numbers(words: Sequence[str]) -> tuple[Read, ...]:
    """Read the numbers and units that the folded ``words`` write; none where there are none."""
    read: list[Read] = []
    current: list[tuple[str, Decimal]] = []
    for word in words:
        kind, value = _numeral(word)
        if isinstance(value, Decimal):
            current.append((kind, value))
            continue
        if word in ("and", "a") and current:
            continue
        read.extend(_joined(current))
        current = []
        if value is not None:
            read.append(value)
    return (*read, *_joined(current))


def writes_number(word: str) -> bool:
    """Tell whether a folded word writes a number (not a unit)."""
    kind, _ = _numeral(word)
    return kind not in ("", "unit", "date")


def is_unit(word: str) -> bool:
    """Tell whether a folded word is a unit of measurement, a currency, a month or a weekday."""
    return _numeral(word)[0] in ("unit", "date")


@cache
def _lexicon() -> dict[str, tuple[str, str]]:
    """Return the number words and units: word to (kind, value)."""
    return {entry[0]: (entry[1], entry[2]) for entry in entries("en", "numerals")}


def _numeral(word: str) -> tuple[str, Read | None]:
    """Read one word: its kind and value; ``("", None)`` where it is no numeral and no unit."""
    known = _lexicon().get(word)
    if known:
        kind, value = known
        return (kind, value) if kind in ("unit", "date") else (kind, Decimal(value))
    digits = _DIGITS.fullmatch(word)
    if not digits:
        return ("digits", word) if any(c.isdigit() for c in word) else ("", None)
    figure, suffix = digits.groups()
    value_ = _value(figure)
    if isinstance(value_, str) or suffix in _ENDINGS:
        return "digits", value_
    scale = _lexicon().get(suffix)
    if scale and scale[0] == "scale":
        return "digits", value_ * Decimal(scale[1])
    return "digits", word


def _value(figure: str) -> Read:
    """Return the value of a number in digits; what has colons, slashes or odd groups stays a text."""
    if _GROUPED.fullmatch(figure):
        return Decimal(figure.replace(",", "")).normalize()
    plain = figure.replace(",", ".") if figure.count(",") + figure.count(".") == 1 else figure
    return Decimal(plain).normalize() if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain) else figure


def _joined(parts: Sequence[tuple[str, Decimal]]) -> list[Read]:
    """Join the words of one number ("two hundred thousand", "twenty three", "1.5 million")."""
    numbers_: list[Read] = []
    total = group = Decimal(0)
    last = ""
    for kind, value in parts:
        if kind == "scale" and last:
            small = value < 1000
            group = group * value if small else group
            total, group = (total, group) if small else (total + group * value, Decimal(0))
        elif last and not _continues(last, kind):
            numbers_.append((total + group).normalize())
            total, group = Decimal(0), value
        else:
            group += value
        last = kind
    return [*numbers_, (total + group).normalize()] if parts else []


def _continues(last: str, kind: str) -> bool:
    """Tell whether a number word of ``kind`` goes on the number whose last word was ``last``."""
    return (last, kind) in {("tens", "unit_digit"), ("scale", "unit_digit"), ("scale", "teen"), ("scale", "tens")} or (
        last,
        kind,
    ) == ("scale", "digits")
