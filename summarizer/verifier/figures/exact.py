"""A number that one sentence of the story tells exactly, and another only bounds ("105 migrants", "more than 100")."""

from collections.abc import Sequence

from summarizer.reading.quantities import Quantity
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import are_of_one_thing, is_within
from summarizer.verifier.figures.told import ToldFigure

# Words to either side of a figure among which it may be told whose it is ("85 patients fell ill at Ely"). Chosen, not
# swept.
_AROUND = 8


def is_told_exactly(figure: ToldFigure, rivals: Sequence[Quantity]) -> bool:
    """Tell whether the story has a number itself, of the same thing, and its rivals only bound it.

    Where somebody or some place is named beside it that the text does not name, it counts another lot.
    """
    said, text = figure.said, figure.assertion.text
    if not all(is_within(said, rival) for rival in rivals):
        return False
    return any(
        one.value == said.value and are_of_one_thing(said, one) and _names_no_other(one, text, figure.grounds)
        for one in figure.grounds.quantities
    )


def _names_no_other(figure: Quantity, text: str, grounds: Grounds) -> bool:
    sentence = grounds.document.sentence_around(figure.number)
    source, ours = grounds.words_in(sentence), grounds.words_of(text).places
    at = next((i for i, word in enumerate(source.words) if word.start + sentence.start >= figure.number.start), 0)
    beside = (source.words[i].base for i in source.names if abs(i - at) <= _AROUND)
    return all(form in ours or form.isdigit() for form in beside)
