"""How often something is, told by how many times in a stretch of time, by how long it is between two, or in a word."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.reading.quantities import Number, Quantity
from summarizer.spans import Span
from summarizer.verifier.evidence.likeness import Forms
from summarizer.verifier.figures.agreement import lead_word, told_per
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.passages import Passage

# Words with their hyphens, of which a phrase that tells how often is one or several.
_WORD = pattern(r"\w+(?:-\w+)*")

# The words of such a phrase at most.
_LONGEST = 3

# Words to either side of such a phrase, and of what a text tells to be so often, of which they must share one. Chosen,
# not swept.
_BESIDE, _AROUND = 2, 5

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


class _Told(NamedTuple):
    """How often something is told to be, and where."""

    often: Frequency
    place: Span


def is_as_often(figure: ToldFigure) -> bool:
    """Tell whether the evidence tells in another form how often it is: "every six months" of "twice a year".

    A word of what is so often stands beside both: a quarterly paper makes nobody meet four times a year.
    """
    text, grounds = figure.assertion.text, figure.grounds
    told = _frequency(figure.said, text, figure.language)
    if told is None:
        return False
    item = grounds.words_of(text)
    ours = Forms(_beside(figure.said.span, item, _AROUND), figure.language)
    return any(
        told == one.often and any(ours.have(form) for form in _beside(place, grounds.words_in(sentence), _BESIDE))
        for sentence in figure.sentences
        for one in _frequencies_in(sentence, figure)
        for place in (Span(one.place.start - sentence.start, one.place.end - sentence.start),)
    )


def _beside(place: Span, text: Passage, reach: int) -> set[str]:
    """Return the content words so near before or behind a place of a text, stretches of time and "is" aside."""
    idle = base_forms(text.language, "stretches_of_time", "every", "being")
    words_there = [word for word in text.words if word.base not in idle]
    before = [word for word in words_there if word.end <= place.start][-reach:]
    behind = [word for word in words_there if word.start >= place.end][:reach]
    return {word.base for word in (*before, *behind) if word.content and not word.base.isdigit()}


def _frequencies_in(sentence: Span, figure: ToldFigure) -> Iterator[_Told]:
    """Yield all that a sentence of the document tells of how often something is."""
    text = figure.grounds.document.text
    for one in figure.grounds.quantities_in(sentence):
        if (told := _frequency(one, text, figure.language)) is not None:
            yield _Told(told, one.span)
    known, there = _phrases(figure.language), list(_WORD.finditer(text, sentence.start, sentence.end))
    for length in range(1, _LONGEST + 1):
        for first, last in zip(there, there[length - 1 :], strict=False):
            phrase = " ".join(text[first.start() : last.end()].lower().split())
            if phrase in known:
                yield _Told(known[phrase], Span(first.start(), last.end()))


def _frequency(one: Quantity, text: str, language: str) -> Frequency | None:
    """Return how often a figure of a text tells something to be: "every six months", "twice a year"; else nothing."""
    if not isinstance(one.value, Number) or one.value.value <= 0:
        return None
    number = Fraction(one.value.value)
    if one.kind == "duration":
        often = lead_word(one, text) in words(language, "every")
        return _often(Fraction(1), one.unit or "", number) if often else None
    per = told_per(one, text) if one.unit == "times" else None  # not "12 riders a year"
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
