"""Scores of matches and votes that the document tells as a table does, or number by number."""

from collections.abc import Iterator
from decimal import Decimal

from summarizer.patterns import pattern
from summarizer.reading.quantities import Ratio
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.orders import pairs_told

# The result of a match as a table tells it: a name and its goals, another and its own.
_RESULT = pattern(
    r"(?P<one>(?:[A-Z][\w.'’&-]{0,20} ){1,4})(?P<left>\d{1,3})(?:,|\s[-–])?\s"
    r"(?P<other>(?:[A-Z][\w.'’&-]{0,20} ){1,4})(?P<right>\d{1,3})(?![\w.,]\d|\d|%)"
)


def is_result(figure: ToldFigure) -> bool:
    """Tell whether the document tells a score, of somebody the text names, as a table does: "Carrow 3, Dunmore 0"."""
    value, grounds = figure.said.value, figure.grounds
    if not isinstance(value, Ratio):
        return False
    score, there = {value.left, value.right}, grounds.words_of(figure.assertion.text).places
    results = grounds.remembered_of_story("results", None, lambda: tuple(_results(grounds)))
    return any(score == {left, right} and not names.isdisjoint(there) for left, right, names in results)


def _results(grounds: Grounds) -> Iterator[tuple[Decimal, Decimal, frozenset[str]]]:
    """Yield the two numbers of each result, and the words of both names."""
    for match in _RESULT.finditer(grounds.document.text):
        names = grounds.words_of(f"{match['one']} {match['other']}").words
        yield Decimal(match["left"]), Decimal(match["right"]), frozenset(word.base for word in names if word.content)


def is_pair_told(figure: ToldFigure) -> bool:
    """Tell whether the evidence tells the two numbers of a score one after the other ("31-19" for "31 to 19")."""
    value, grounds = figure.said.value, figure.grounds
    if not isinstance(value, Ratio):
        return False
    ours, document = (value.left, value.right), grounds.document.text
    for sentence in figure.sentences:
        figures = grounds.quantities_in(sentence)
        pairs = pairs_told(sentence.of(document), figures, sentence.start)
        if any(one.value == value for one in figures) or any((one.left, one.right) == ours for one in pairs):
            return True
    return False
