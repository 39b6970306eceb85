"""How often something is, told by how many times in a stretch of time, by how long it is between two, or in a word."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.reading.quantities import Number, Quantity
from summarizer.spans import Span
from summarizer.verifier.figures.agreement import lead_word, told_per
from summarizer.verifier.figures.told import ToldFigure

# Words with their hyphens, of which a phrase that tells how often is one or several.
_WORD = pattern(r"\w+(?:-\w+)*")

# The words of such a phrase at most.
_LONGEST = 3

# Stretches of time in the longest that holds them a whole number of times: what is told by months is none of weeks.
_IN = {
    "decade": ("year", Fraction(10)),
    "year": ("year", Fraction(1)),
    "quarter": ("year", Fraction(1, 4)),
    "month": ("year", Fraction(1, 12)),
    "fortnight": ("week", Fraction(2)),
    "week": ("week", Fraction(1)),
    "day": ("week", Fraction(1, 7)),
}


class Frequency(NamedTuple):
    """How many times in a year, or in a week."""

    stretch: str
    times: Fraction


def is_as_often(figure: ToldFigure) -> bool:
    """Tell whether the evidence tells in another form how often something is: "every six months" of "two a year"."""
    text = figure.assertion.text
    told = _frequency(figure.said, text, figure.language)
    if told is None:
        return False
    return any(told == one for sentence in figure.sentences for one in _frequencies_in(sentence, figure))


def _frequencies_in(sentence: Span, figure: ToldFigure) -> Iterator[Frequency]:
    """Yield all that a sentence of the document tells of how often something is."""
    text = figure.grounds.document.text
    figures: Iterable[Quantity] = figure.grounds.quantities_in(sentence)
    yield from (told for one in figures if (told := _frequency(one, text, figure.language)) is not None)
    known, there = _phrases(figure.language), [word.lower() for word in _WORD.findall(sentence.of(text))]
    phrases = (" ".join(there[i : i + length]) for length in range(1, _LONGEST + 1) for i in range(len(there)))
    yield from (known[phrase] for phrase in phrases if phrase in known)


def _frequency(one: Quantity, text: str, language: str) -> Frequency | None:
    """Return how often a figure of a text tells something to be: "every six months", "twice a year"; else nothing."""
    if not isinstance(one.value, Number) or one.value.value <= 0:
        return None
    number = Fraction(one.value.value)
    if one.kind == "duration":
        often = lead_word(one, text) in words(language, "every")
        return _often(Fraction(1), one.unit or "", number) if often else None
    per = told_per(one, text) if one.kind == "count" or one.unit == "times" else None
    return _often(number, per, Fraction(1)) if per else None


def _often(times: Fraction, unit: str, length: Fraction) -> Frequency | None:
    """Return how often ``times`` in so many of a unit of time is; nothing where it is none that we know."""
    stretch, size = _IN.get(unit, ("", Fraction(0)))
    return Frequency(stretch, times / (length * size)) if stretch else None


@cache
def _phrases(language: str) -> dict[str, Frequency]:
    """Return the phrases of a language that tell how often, each with what it tells."""
    told = ((phrase, *often.split()) for phrase, often in entries(language, "frequencies"))
    known = ((phrase, _often(Fraction(times), unit, Fraction(1))) for phrase, times, unit in told)
    return {phrase: often for phrase, often in known if often is not None}
