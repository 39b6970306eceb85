"""A number that one sentence of the story tells exactly, and another only bounds ("105 migrants", "more than 100")."""

from collections.abc import Sequence

from summarizer.reading.quantities import Quantity
from summarizer.verifier.comparisons.figures import are_of_one_thing, is_within
from summarizer.verifier.evidence.grounds import Grounds

# Words to either side of a figure among which it may be told whose it is ("85 patients fell ill at Ely"). Chosen, not
# swept.
_AROUND = 8


def is_told_exactly(said: Quantity, rivals: Sequence[Quantity], text: str, grounds: Grounds) -> bool:
    """Tell whether the story has a number of ``text`` itself, of the same thing, and its rivals only bound it.

    Where somebody or some place is named beside it that the text does not name, it counts another lot.
    """
    if not all(is_within(said, rival) for rival in rivals):
        return False
    return any(
        one.value == said.value and are_of_one_thing(said, one) and _names_no_other(one, text, grounds)
        for one in grounds.quantities
    )


def _names_no_other(figure: Quantity, text: str, grounds: Grounds) -> bool:
    sentence = grounds.document.sentence_around(figure.number)
    source, ours = grounds.words_in(sentence), grounds.words_of(text).places
    at = next((i for i, word in enumerate(source.words) if word.start + sentence.start >= figure.number.start), 0)
    beside = (source.words[i].base for i in source.names if abs(i - at) <= _AROUND)
    return all(form in ours or form.isdigit() for form in beside)
