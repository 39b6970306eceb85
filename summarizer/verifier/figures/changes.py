"""The ends of a span or a change: from what to what something went, told as one figure or as two."""

from decimal import Decimal
from itertools import pairwise

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.quantities import Date, Number, Range
from summarizer.spans import Span
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.sums import is_large
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_forms, classes

# What makes a range a change from its one end to the other, and the characters before a number among which it stands.
_FROM = pattern(r"(?i)\b(?:from|von|de|desde)\b")
_BEFORE = 6

# What leads to the lower end of a range, and the characters before a number among which it stands.
_STARTING = pattern(r"(?i)\b(?:from|ab|desde|a partir de|à partir de|dès)\s\W?\Z")
_LED = 16

# Characters beside a number in which words tell which end of a range it is.
_FURTHEST = 40


def has_both_ends(figure: ToldFigure) -> bool:
    """Tell whether the evidence has both ends of a span or a change: "2019 to 2024" where it was "between" them."""
    said, source, grounds = figure.said, figure.source, figure.grounds
    if isinstance(said.value, Range):
        there = {one.value.value for one in source if isinstance(one.value, Number) and one.unit == said.unit}
        low, high = said.value.low, said.value.high
        rises = low is not None and high is not None and high > low
        return {low, high} <= there and _goes("up" if rises else "down", figure)
    ends = said.value.edtf.split("/") if isinstance(said.value, Date) else []
    days = {one.value.edtf for one in source if isinstance(one.value, Date)}
    if len(ends) > 1 and set(ends) <= days:
        return True  # "between 3 and 22 April"
    return len(ends) > 1 and any(set(ends) <= grounds.numerals_in(sentence) for sentence in figure.sentences)


def is_end_of_change(figure: ToldFigure) -> bool:
    """Tell whether a number is the one from which, or to which, something changes ("from 23% to 35%")."""
    said, grounds = figure.said, figure.grounds
    if isinstance(said.value, Date):  # "until 1999" of "1990-1999"
        spans = (one.value.edtf.split("/") for one in figure.source if isinstance(one.value, Date))
        return any(len(ends) > 1 and said.value.edtf in ends for ends in spans)
    if not isinstance(said.value, Number):
        return False
    untold = said.kind == "count" and said.what is None and is_large(said)  # of what currency, another figure tells
    ranges = [
        (one, (one.value.low, one.value.high))
        for one in figure.source
        if isinstance(one.value, Range) and (one.unit == said.unit or (untold and one.kind == "money"))
    ]
    led = _STARTING.search(figure.assertion.text, max(0, said.span.start - _LED), said.number.start) is not None
    least, most = led or said.comparator in ("at_least", "more"), said.comparator in ("at_most", "less")
    side = _end_told(figure) or ("low" if least else "high" if most else "")
    for _, (low, high) in ranges:  # "from 30,000 pesos" of "between 30,000 and 180,000"
        if said.value.value in {"low": (low,), "high": (high,), "either": (low, high)}.get(side, ()):
            return True
    if any(said.value.value in both and both in _changes_told(figure) for _, both in ranges):
        return True  # "prices that took it from £8 to £11"
    text, around = grounds.document.text, grounds.document.sentence_around
    return any(
        said.value.value in both
        and _FROM.search(text, max(0, one.span.start - _BEFORE), one.number.start)
        and _tells_of_change(around(one.number), grounds)
        for one, both in ranges
    )


def _changes_told(figure: ToldFigure) -> list[tuple[Decimal, Decimal]]:
    """Return from what to what the text tells of a change: two figures, a "from" before the first."""
    text = figure.assertion.text
    said = [one for one in figure.grounds.quantities_said(text) if isinstance(one.value, Number)]
    return [
        (one.value.value, other.value.value)
        for one, other in pairwise(said)
        if isinstance(one.value, Number)
        and isinstance(other.value, Number)
        and _FROM.search(text, max(0, one.span.start - _BEFORE), one.number.start)
    ]


def _end_told(figure: ToldFigure) -> str:
    """Return which end of a range the words beside a number tell it to be: "as low as £21m"; nothing if none do."""
    text, said = figure.assertion.text, figure.said
    before = text[max(0, said.number.start - _FURTHEST) : said.number.start].casefold().rstrip("£$€ ")
    behind = text[said.span.end : said.span.end + _FURTHEST].casefold().lstrip()
    for phrase, side, *leads in entries(figure.language, "ends_of_range"):
        told = phrase.casefold()
        follows = not leads and behind.startswith(told) and not behind[len(told) :][:1].isalnum()
        if follows or _ends_with(before, told):
            return side
    return ""


def _ends_with(text: str, phrase: str) -> bool:
    """Tell whether a text ends with a phrase of whole words."""
    return text.endswith(phrase) and not text[: len(text) - len(phrase)][-1:].isalnum()


def _goes(way: str, figure: ToldFigure) -> bool:
    """Tell whether the evidence has words for a change that way, and none for the other."""
    found = {
        one
        for sentence in figure.sentences
        for form in figure.grounds.words_in(sentence).places
        for one in classes(form, figure.language, "directions")
    }
    return found & {"up", "down"} == {way}


def _tells_of_change(sentence: Span, grounds: Grounds) -> bool:
    """Tell whether a sentence has a word by which something goes up or down, or from one figure to another."""
    moving = base_forms(grounds.language, "moving")
    there = grounds.words_in(sentence).places
    return any(classes(form, grounds.language, "directions") or form in moving for form in there)
