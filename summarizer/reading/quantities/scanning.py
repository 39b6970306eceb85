"""Number atoms: the digits, number words and calendar words of a text, in order."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from summarizer.reading.quantities.lexicon import Lexicon
from summarizer.reading.quantities.numerals import read_run
from summarizer.spans import Span


class Atom(NamedTuple):
    """One piece of a figure. ``kind`` is digits, vulgar (½) or the class of the word in the lexicon."""

    start: int
    end: int
    kind: str
    number: Decimal
    step: Decimal
    value: str
    """The word's value in its list (empty for digits; "plain" for digits without separators)."""


def scan(text: str, within: Span, lexicon: Lexicon) -> Iterator[Atom]:
    """Yield the atoms of ``text`` inside ``within``."""
    one = Decimal(1)
    for match in lexicon.atoms.finditer(text, within.start, within.end):
        start, end = match.span()
        if match.lastgroup == "word":
            word = lexicon.words.get(match[0].lower())
            if word is not None:
                yield Atom(start, end, word.kind, word.number, one, word.value)
        elif match.lastgroup == "vulgar":
            value = Decimal(str(unicodedata.numeric(match[0])))
            yield Atom(start, end, "vulgar", _exact(value), Decimal("0.01"), "")
        else:
            for digits in read_run(match[0], start, decimal_comma=lexicon.decimal_comma):
                yield Atom(
                    digits.start, digits.end, "digits", digits.value, digits.step, "plain" if digits.plain else ""
                )


def _exact(value: Decimal) -> Decimal:
    """Return thirds and the like to the full precision of Decimal (unicodedata gives them as floats)."""
    for denominator in (2, 3, 4, 5, 6, 7, 8, 9, 10):
        numerator = (value * denominator).to_integral_value()
        if abs(numerator / denominator - value) < Decimal("1e-9"):
            return numerator / denominator
    return value
