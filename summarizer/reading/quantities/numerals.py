"""Runs of digits and separators: which numbers they are, and where.

"1,234,567", "12,34,567.89", "1 234 567", "1.234,56", "5,00" are one number each; "22,24,26,31" is four;
"192.168.1.2" is an address and no number at all.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from summarizer.patterns import pattern

LONGEST = 30
"""Digits a number may have. Longer runs are keys and serial numbers; Decimal's own precision is 28."""

_SPACES = " \u00a0\u202f\u2009"
_SEPARATORS = pattern(r"[.,'’]")


class Digits(NamedTuple):
    """A number in digits: its place, value, and smallest step as written (0.01 for "1.25")."""

    start: int
    end: int
    value: Decimal | None
    """None for digits that make no number but may make a date (18.03.2025)."""
    step: Decimal
    plain: bool
    """Only digits, no separator: may be a year, a clock, a label."""


def read_run(run: str, offset: int, *, decimal_comma: bool = False) -> Iterator[Digits]:
    """Yield the numbers of a run of digits, points, commas, apostrophes and thousands spaces."""
    for start, piece in _spaced(run):
        yield from _read_piece(piece, offset + start, decimal_comma)


def _spaced(run: str) -> Iterator[tuple[int, str]]:
    """Split at spaces that do not group thousands: "1 234 567" stays whole, "2019 300" does not."""
    if not any(space in run for space in _SPACES):
        yield 0, run
        return
    head = re.split(f"[{_SPACES}]", run, maxsplit=1)[0]
    if len(head) <= 3 and head.isdecimal() and not head.startswith("0"):
        yield 0, run
        return
    position = 0
    for piece in re.split(f"[{_SPACES}]", run):
        yield position, piece
        position += len(piece) + 1


def _read_piece(piece: str, offset: int, decimal_comma: bool) -> Iterator[Digits]:
    text = re.sub(f"[{_SPACES}]", "", piece)
    marks = _SEPARATORS.findall(text)
    if not marks:
        yield from _made(text, "", offset, len(piece), plain=len(text) == len(piece))
        return
    groups = _SEPARATORS.split(text)
    parts = _parts(groups, marks, decimal_comma)
    if parts is not None:
        yield from _made(*parts, offset, len(piece), plain=False)
    elif set(marks) == {","} and len(piece) == len(text):
        for group in groups:
            yield from _made(group, "", offset, len(group), plain=True)
            offset += len(group) + 1
    else:
        yield Digits(offset, offset + len(piece), None, Decimal(1), False)


def _parts(groups: list[str], marks: list[str], decimal_comma: bool) -> tuple[str, str] | None:
    """Return whole and decimal digits, or None where the separators make no number."""
    last, others = marks[-1], set(marks[:-1])
    if last not in others and len(others) <= 1:
        if not others:
            return _single(groups[0], groups[1], last, decimal_comma)
        if last in ".," and _thousands(groups[:-1]):
            return "".join(groups[:-1]), groups[-1]
        return None
    if len(set(marks)) == 1 and _thousands(groups):
        return "".join(groups), ""
    return None


def _single(whole: str, rest: str, mark: str, decimal_comma: bool) -> tuple[str, str] | None:
    """Read one separator: the language's decimal mark, or the other one where it cannot group thousands."""
    grouping = len(rest) == 3 and len(whole) <= 3 and whole != "0" * len(whole)
    if mark in "'’":
        return (whole + rest, "") if grouping else None
    if mark == (",") if decimal_comma else mark == ".":
        return whole, rest
    if grouping:
        return whole + rest, ""
    return (whole, rest) if mark == "." or len(rest) <= 2 else None


def _thousands(groups: list[str]) -> bool:
    """Tell whether the groups are thousands, Western (3-3-3) or Indian (2-2-3)."""
    head, middle, tail = groups[0], groups[1:-1], groups[-1]
    if len(groups) < 2:
        return len(head) <= 3
    if not 1 <= len(head) <= 3 or len(tail) != 3:
        return False
    return all(len(g) == 3 for g in middle) or (len(head) <= 2 and all(len(g) == 2 for g in middle))


def _made(whole: str, decimals: str, offset: int, length: int, *, plain: bool) -> Iterator[Digits]:
    if len(whole) + len(decimals) > LONGEST:
        return
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    yield Digits(offset, offset + length, value, Decimal(1).scaleb(-len(decimals)), plain)
