"""Number atoms: the digits, number words and calendar words of a text, in order."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from summarizer.reading.quantities.lexicon import Lexicon
from summarizer.reading.quantities.numerals import LONGEST, read_run
from summarizer.spans import Span

ZERO, ONE = Decimal(0), Decimal(1)


class Atom(NamedTuple):
    """One piece of a figure. ``kind`` is digits, code (18.03.2025), vulgar (½) or the class of its word."""

    start: int
    end: int
    kind: str
    number: Decimal
    step: Decimal
    value: str
    """The word's value in its list (empty for digits; "plain" for digits without separators)."""


_BEHIND = 16
"""Code points before a stretch that the pattern of atoms may look back at (it looks at one)."""


def scan(text: str, within: Span, lexicon: Lexicon) -> list[Atom]:
    """Return the atoms of ``text`` inside ``within``."""
    atoms: list[Atom] = []
    words = lexicon.words
    offset = max(0, within.start - _BEHIND)
    for match in lexicon.atoms.finditer(lowered(text[offset : within.end]), within.start - offset):
        start, end = match.start() + offset, match.end() + offset
        if match.lastgroup == "word":
            word = words[match[0]]
            atoms.append(Atom(start, end, word.kind, word.number, ONE, word.value))
        elif match.lastgroup == "vulgar":
            value = Decimal(str(unicodedata.numeric(match[0])))
            atoms.append(Atom(start, end, "vulgar", _exact(value), Decimal("0.01"), ""))
        elif match[0].isdecimal():
            if end - start <= LONGEST:
                atoms.append(Atom(start, end, "digits", Decimal(match[0]), ONE, "plain"))
        else:
            atoms.extend(_run(match[0], start, decimal_comma=lexicon.decimal_comma))
    return atoms


def _run(run: str, offset: int, *, decimal_comma: bool) -> Iterator[Atom]:
    for digits in read_run(run, offset, decimal_comma=decimal_comma):
        kind = "code" if digits.value is None else "digits"
        yield Atom(digits.start, digits.end, kind, digits.value or ZERO, digits.step, "plain" if digits.plain else "")


def lowered(text: str) -> str:
    """Return ``text`` in lower case, of the same length (a few capitals have two lower-case characters)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _exact(value: Decimal) -> Decimal:
    """Return thirds and the like to the full precision of Decimal (unicodedata gives them as floats)."""
    for denominator in (2, 3, 4, 5, 6, 7, 8, 9, 10):
        numerator = (value * denominator).to_integral_value()
        if abs(numerator / denominator - value) < Decimal("1e-9"):
            return numerator / denominator
    return value
