"""Does a text give a reason for something that the story gives for something else, or not at all?

"The council withheld the survey because the cabinet has yet to decide", where the story has it withheld for
confidentiality, and tells of the cabinet elsewhere. What came about is looked for in the story, and so is its reason:
where no sentence that tells most of the one, nor those beside it, tells of the other, the text has joined the two by
itself. That is doubted, never called false, for a story may leave its readers to join them.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import Forms, story_forms
from summarizer.verifier.evidence.weighing import forms_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.reasons import reasons_of
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# The share of its weight that a sentence of the story must have of what came about, and of its reason, to tell of it;
# and what one beside the former may have of a reason that is not given there. Chosen of .4 to .8 on tests/cases/retold:
# with less of either, or more beside, right sentences are doubted faster than wrong ones are found.
_TOLD, _REASON, _BESIDE = 0.6, 0.5, 0.4

# What two reasons may share of one another's weight to be two. Chosen, not swept.
_OTHER = 0.25

# Sentences with nearly as much as the one with most may be the one that is meant.
_NEARLY = 0.85

# What a word counts for that may only stand for the story's.
_LIKE = 0.8

# Words that both must have, or they are found anywhere; the reasons of a sentence that are looked at; and sentences of
# a story with a word of one, beyond which nothing is said: a book tells of too much to say what it does not. Chosen.
_FEWEST, _MOST, _SENTENCES = 2, 4, 160


class _Part(NamedTuple):
    """What came about, or its reason, in a text: what its words weigh, and where the story tells of it.

    ``shares`` holds the share of that weight that each sentence of the story has, by its number; ``places`` those
    sentences with most of it, or nearly so, the one with most first.
    """

    weights: Mapping[str, float]
    shares: Mapping[int, float]
    places: Sequence[int]

    @property
    def most(self) -> float:
        """The largest share that a sentence has."""
        return self.shares[self.places[0]] if self.places else 0.0


def reasons(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a reason that the story gives for something else, or for which it gives another."""
    if not assertion.reworded:
        return
    item = grounds.words_of(assertion.text)
    for told in islice(reasons_of(item), _MOST):
        came, why = (_weights(item, words, grounds) for words in (told.effect, told.reason))
        if min(len(came), len(why)) < _FEWEST or (effect := _part(came, grounds)).most < _TOLD:
            continue
        reason = _part(why, grounds)
        if any(_gives_reason(one, reason, grounds) for one in reason.places):
            continue  # for whatever it is in the story's own words
        said, other = shown(item.of(told.reason)), _other_reason(effect, reason, grounds)
        if other:
            yield doubt(f"it gives {said} as the reason, where the {grounds.extent} gives another: {shown(other)}")
        elif _are_told_apart(effect, reason):
            yield doubt(
                f"it gives {said} as the reason for {shown(item.of(told.effect))};"
                f" the {grounds.extent} tells of both, but not that one came of the other"
            )


def _weights(text: Passage, words: Iterable[int], grounds: Grounds) -> dict[str, float]:
    """Return how much each content word of a part of a text tells, in a fixed order."""
    weight = grounds.index.weight
    return {form: weight(form) for form in sorted({text.words[i].base for i in words if text.words[i].content})}


def _part(weights: Mapping[str, float], grounds: Grounds) -> _Part:
    """Look for something in the story, sentence by sentence."""
    known, like, sentences = grounds.words, story_forms(grounds), grounds.index.sentences
    forms = [other for form in weights for other in ((form,) if form in known else like.like(form))]
    numbers = grounds.sentences_with(forms, _SENTENCES + 1)
    looked_at = numbers if len(numbers) <= _SENTENCES else ()
    shares = {number: _share(weights, forms_in((sentences[number],), grounds)) for number in looked_at}
    most = max(shares.values(), default=0.0)
    places = sorted((one for one, share in shares.items() if share >= _NEARLY * most), key=lambda one: -shares[one])
    return _Part(weights, shares, places)


def _other_reason(effect: _Part, reason: _Part, grounds: Grounds) -> str:
    """Return another reason that the story gives for what came about; empty where it gives none, or this beside it."""
    if _most_near(effect, reason) >= _TOLD:
        return ""
    for number in effect.places:
        source = grounds.words_in(grounds.index.sentences[number])
        for given in reasons_of(source):
            came, why = (_forms(source, words) for words in (given.effect, given.reason))
            back = _share(_weights(source, given.reason, grounds), Forms(reason.weights, source.language))
            if _share(effect.weights, came) >= _TOLD and max(back, _share(reason.weights, why)) <= _OTHER:
                return source.of(given.reason)
    return ""


def _are_told_apart(effect: _Part, reason: _Part) -> bool:
    """Tell whether the story tells of what came about and of its reason, and nowhere of both together."""
    return reason.most >= _REASON and _most_near(effect, reason) <= _BESIDE


def _most_near(effect: _Part, reason: _Part) -> float:
    """Return the largest share of a reason that stands where the story tells what came about, or beside it."""
    near = (beside for one in effect.places for beside in (one - 1, one, one + 1))
    return max((reason.shares.get(one, 0.0) for one in near), default=0.0)


def _gives_reason(number: int, reason: _Part, grounds: Grounds) -> bool:
    """Tell whether a sentence of the story gives something as a reason."""
    source = grounds.words_in(grounds.index.sentences[number])
    return any(_share(reason.weights, _forms(source, told.reason)) >= _REASON for told in reasons_of(source))


def _forms(source: Passage, words: range) -> Forms:
    return Forms([source.words[i].base for i in words], source.language)


def _share(wanted: Mapping[str, float], there: Forms) -> float:
    """Return what share of the weight of some words a stretch of the story has."""
    had = sum(weight * _worth(form, there) for form, weight in wanted.items())
    return had / sum(wanted.values()) if wanted else 0.0


def _worth(form: str, there: Forms) -> float:
    """Return what a word counts for: all if the story's sentence has it, less if it has what may stand for it."""
    return 1.0 if there.have(form) else _LIKE if there.have_like(form) else 0.0
