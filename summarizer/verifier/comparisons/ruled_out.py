"""What a text tells to be ruled out where its evidence leaves it open, or to be left open where that rules it out.

"Arson is ruled out" for "arson has not been ruled out". A denial of a word that itself denies denies nothing, so that
neither side need have a negation by which the other would seem turned round.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.verifier.comparisons.left_open import leaves_open
from summarizer.verifier.text.forms import base_forms, idle_forms
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import turns_round

# Words that both sides must have around it before it is surely the same thing that is ruled out.
_SURE = 2

# Words to either side of it among which that is told: a French or Spanish noun, with what belongs to it, has many small
# ones. Chosen, not swept.
_AROUND = 9

# Words behind a "could" among which what may be done is told ("could *soon* cut").
_DEED = 3

# Lists of who may rule something out: two of them ruling out tell nothing of what.
_WHO = ("groups", "human_roles", "organization_roles", "people")


class _Ruling(NamedTuple):
    """Where something is told to be ruled out, whether that is denied ("not ruled out"), and what stands around it."""

    place: int
    open: bool
    about: frozenset[str]


def ruled_out(item: Passage, sources: Sequence[Passage]) -> Iterator[Remark]:
    """Remark where the item rules out what the evidence does not, or does not what the evidence does."""
    found = list(_ruled_otherwise(item, sources))
    yield from found or _held_possible(item, sources)


def _held_possible(item: Passage, sources: Sequence[Passage]) -> Iterator[Remark]:
    """Remark where the item rules out a deed that the evidence says may be done: "could cut that forecast"."""
    ours = next(_rulings(item), None)
    if ours is None or ours.open or any(True for source in sources for _ in _rulings(source)):
        return
    clause = item.words[ours.place].clause
    ruled = [i for i in range(ours.place + 1, len(item.words)) if item.words[i].clause == clause]
    forms = item.telling(ruled)
    for source in sources:
        at = next((at for at in _possible(source) if source.words[at].base in forms), None)
        if at is not None and forms <= source.content.keys():
            yield doubt(turns_round(item.shown(ours.place), source.shown(at)))
            return


def _possible(text: Passage) -> Iterator[int]:
    """Yield the deeds that a passage tells to be possible, and does not deny: "could *cut*"."""
    for cue in (i for form in base_forms(text.language, "possible") for i in text.places.get(form, ())):
        behind = range(cue + 1, min(len(text.words), cue + 1 + _DEED))
        deed = next((i for i in behind if text.words[i].content), None)
        if deed is not None and deed not in text.negated:
            yield deed


def _ruled_otherwise(item: Passage, sources: Sequence[Passage]) -> Iterator[Remark]:
    """Remark on what is ruled out on one side and left open on the other."""
    for ours in _rulings(item):
        about = ours.about - _idle(item.language) or ours.about
        found = [(len(about & theirs.about), theirs, source) for source in sources for theirs in _rulings(source)]
        most = max((likeness for likeness, _, _ in found), default=0)
        best = [(theirs, source) for likeness, theirs, source in found if most and likeness == most]
        if not best or any(theirs.open == ours.open for theirs, _ in best):
            continue
        theirs, source = best[0]
        remark = contradiction if most >= min(_SURE, len(about)) else doubt
        yield remark(turns_round(item.shown(ours.place), source.shown(theirs.place)))
        return


@cache
def _idle(language: str) -> frozenset[str]:
    """Return the words that tell nothing of what is ruled out, or only who rules it out."""
    return idle_forms(language).union(*(base_forms(language, name) for name in _WHO))


def _rulings(text: Passage) -> Iterator[_Ruling]:
    """Yield what a passage rules out or says not to; of one that only asks whether it is, nothing."""
    found = list(entries_in(text, "ruling_out"))
    if not found or leaves_open(text.text, text.language):
        return
    undoing = entries_in(text, "undoing")
    undone = {text.words[start].clause for start, _, _ in undoing}
    ruling = {text.words[i].base for start, end, _ in found for i in range(start, end)}
    for start, _, _ in found:
        yield _Ruling(start, text.words[start].clause in undone, text.near(start, _AROUND) - ruling)
