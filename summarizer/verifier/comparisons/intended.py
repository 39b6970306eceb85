"""What a text tells as intended that its evidence tells as done: "are considering a unit" for "have set one up"."""

from collections.abc import Iterator

from summarizer.reading.cues import words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import planned_in, plans_of
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words to either side of a deed among which its object stands. Chosen, not swept.
_OBJECT = 4

# Words before a deed among which it is told as done ("have already set up"). Chosen, not swept.
_BEFORE = 2


def told_as_intended(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first deed that a text tells as intended, and its evidence in a perfect tense of the same."""
    item, perfect = grounds.words_of(assertion.text), words(grounds.language, "perfect")
    intending = base_forms(grounds.language, "intending")
    meant = [plan for plan in plans_of(item) if item.words[plan.cue].base in intending and plan.governed]
    # "To win it a third time" is another deed.
    if not perfect or not meant or any(one.kind == "ordinal" for one in grounds.quantities_said(assertion.text)):
        return
    sources = [grounds.words_in(sentence) for sentence in assertion.sentences]
    planned = {one.words[i].base for one in sources for i in planned_in(one)}
    for plan in meant:
        place = plan.governed[0]
        deed = item.words[place].base
        if {plan.cue, place} & item.negated or deed in planned:
            continue
        for source in sources:
            for there in source.places.get(deed, ()):
                if _is_done(source, there, perfect) and _have_same_object(item, place, source, there):
                    ours, theirs = shown(item.shown(plan.cue)), shown(source.shown(there))
                    yield doubt(f"it tells as intended ({ours}) what the evidence tells as done ({theirs})")
                    return


def _is_done(source: Passage, place: int, perfect: tuple[str, ...]) -> bool:
    before = {word.base for word in source.words[max(0, place - _BEFORE) : place]}
    is_noun = source.letters(place).endswith("s")  # "have regrets"
    return not before.isdisjoint(perfect) and place not in source.negated and not is_noun


def _have_same_object(item: Passage, place: int, source: Passage, there: int) -> bool:
    """Tell whether two deeds have a word near them in common that is no name."""
    names = source.names_among(range(len(source.words)))
    return bool(item.near(place, _OBJECT) & source.near(there, _OBJECT) - names)
