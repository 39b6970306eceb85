"""How somebody who is named is told to have voted: for, against, or not at all.

"Council leader Ann Lee abstained", who "voted against". Whom the text names is looked up; something is said only where
the story tells it of that name, and never the same way.
"""

from collections.abc import Iterator, Sequence

from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.cue_words import entries_among
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.subjects import subject_of
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise_of_the_same

# Sentences with a name that are read for how its bearer voted.
_MENTIONS = 12


def voted_otherwise(item: Passage, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first who is told to have voted in a way in which the story never tells it."""
    for at, side, name in _ballots(item, grounds.names_of(item.text)):
        last = item.words[name[-1]].base
        told = [
            (source, there, other)
            for source in grounds.passages_with((last,), _MENTIONS)
            for there, other, one in _ballots(source, grounds.names_of(source.text))
            if source.words[one[-1]].base == last
        ]
        if told and all(other != side for _, _, other in told):
            source, there, _ = told[0]
            yield doubt(says_otherwise_of_the_same(item.shown(at), source.shown(there), grounds.extent))
            return


def names_voter(item: Passage, grounds: Grounds) -> bool:
    """Tell whether a text tells how somebody it names voted, who may have voted otherwise than all."""
    return any(True for _ in _ballots(item, grounds.names_of(item.text)))


def _ballots(text: Passage, names: Sequence[Sequence[int]]) -> Iterator[tuple[int, str, Sequence[int]]]:
    """Yield where a passage tells how somebody it names voted: the verb, for which side, and the name."""
    for at, _, columns in entries_among(text.words, text.places, text.language, "ballots") if names else ():
        subject = subject_of(text, at, names) if at not in text.negated else None
        if subject is not None and subject.name is not None and not subject.passive:
            yield at, columns[1], subject.name
