"""What free text tells as the first or only of its kind, or as done by all, where its evidence does not.

"The largest" where that has the second-largest, "one of several" where it has the only one, "unanimously" where it
tells how many were against it.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from summarizer.reading.cues import entries
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.agreement import other_agreement, split_votes
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise, shown

# Words to either side of a superlative that tell what it is of.
_NEXT_TO = 3

# Words around a phrase of which a sentence must share more than so many to tell of the same.
_AROUND, _SHARED = 10, 2


def singled_out(item: Passage, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on what free text tells as the first, the only or all of its kind against its evidence."""
    yield from _ranked(item, assertion, grounds)
    yield from [*_unanimous(item, assertion, grounds)] or other_agreement(item, grounds)
    yield from _not_alone(item, assertion, grounds)


def _ranked(item: Passage, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the largest where the evidence has the second-largest of the same, or the other way about."""
    there = base_forms(grounds.language, "superlatives") & item.places.keys()
    for form in sorted(there):
        at = item.places[form][0]
        sources = [grounds.words_in(one) for one in assertion.sentences if form in grounds.words_in(one).places]
        places = [(source, place) for source in sources for place in source.places[form]]
        same = [one for one in places if not item.near(at, _NEXT_TO).isdisjoint(one[0].near(one[1], _NEXT_TO))]
        same = [one for one in same if not _has_place(item, _ordinal(*one)) or _ordinal(*one) == _ordinal(item, at)]
        if same and all(_ordinal(source, place) != _ordinal(item, at) for source, place in same):
            source, place = same[0]
            yield doubt(says_otherwise(item.shown(at), source.shown(place)))
            return


def _thing(text: Passage, start: int) -> str:
    """Return the first word from a place on that tells something: of what there are several, or one."""
    return next((word.base for word in text.words[start : start + _NEXT_TO] if word.content), "")


def _has_place(text: Passage, ordinal: str) -> bool:
    """Tell whether a text tells a place in a list ("placed *fifth* in a list of the greatest"), not "a second year"."""
    after = (text.words[i + 1 : i + 2] for i in text.places.get(ordinal, ()))
    return any(not words or not words[0].content for words in after)


def _ordinal(text: Passage, index: int) -> str:
    """Return the ordinal right before a word ("second-largest"), or nothing."""
    before = text.words[max(0, index - 1) : index]
    return before[0].base if before and before[0].base in ordinals(text.language) else ""


@cache
def ordinals(language: str) -> frozenset[str]:
    """Return the base forms of the ordinals: "second", "fifth"."""
    return frozenset(base_form(word, language) for word, kind, *_ in entries(language, "numbers") if kind == "ordinal")


def _unanimous(item: Passage, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a vote told as unanimous where the evidence tells how many were against it."""
    told = sorted(base_forms(grounds.language, "unanimous") & item.places.keys())
    if not told or item.is_denied_near(item.places[told[0]][0], _AROUND):
        return
    for sentence in assertion.sentences:
        votes = next(split_votes(sentence, grounds), None)
        if votes is not None:
            there = shown(votes.of(grounds.document.text))
            yield doubt(f"it says {shown(item.shown(item.places[told[0]][0]))}, the evidence {there}")
            return


def _not_alone(item: Passage, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on one told as one of several where the evidence calls it the only one ("the only member of the cast")."""
    for start, end, _ in islice(entries_in(item, "one_of_several"), 1):
        around = item.near(start, _AROUND)
        for source in map(grounds.words_in, assertion.sentences):
            for at, to, _ in entries_in(source, "the_only"):
                if _thing(item, end) == _thing(source, to) and len(around & source.near(at, _AROUND)) > _SHARED:
                    yield doubt(says_otherwise(item.shown(start), source.shown(at)))
                    return
