"""A number that one sentence of the story tells exactly, and another only bounds ("105 migrants", "more than 100")."""

from collections.abc import Sequence

from summarizer.reading.quantities import Quantity
from summarizer.verifier.figures import are_of_one_thing, is_within
from summarizer.verifier.grounds import Grounds


def is_told_exactly(said: Quantity, rivals: Sequence[Quantity], text: str, grounds: Grounds) -> bool:
    """Tell whether the story has a number of ``text`` itself, of the same thing, and its rivals only bound it.

    A sentence that names anybody or any place beside those of the text may count another lot of it.
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
    return all(source.words[i].base in ours or source.words[i].base.isdigit() for i in source.names)
