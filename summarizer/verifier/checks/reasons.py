"""Does a text give a reason for something that the story tells, but of something else?

"The council withheld the survey because the cabinet has yet to decide", where the story has it withheld for
confidentiality, and tells of the cabinet elsewhere. What came about is looked for in the story, and so is its reason:
where neither stands near the other, the text has joined the two by itself. That is doubted, never called false, for a
story may leave its readers to join them.
"""

from collections.abc import Iterable, Mapping
from itertools import islice

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import Forms, story_forms
from summarizer.verifier.evidence.weighing import forms_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.reasons import reasons_of
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# The share of its weight that a sentence of the story must have of what came about, and of its reason, to tell of it;
# and what one beside the former may have of a reason that is not given there. Chosen on tests/cases/retold: so it finds
# 40 wrong sentences, and doubts 17 right ones; of what came about with .5 it is 45 and 27, beside it with .5 45 and 20,
# of the reason with .4 46 and 21.
_TOLD, _REASON, _BESIDE = 0.6, 0.5, 0.4

# What two reasons may share of one another's weight to be two. Chosen, not swept.
_OTHER = 0.25

# Sentences with nearly as much as the one with most may be the one that is meant.
_NEARLY = 0.85

# What a word counts for that may only stand for the story's.
_LIKE = 0.8

# Words that both must have, or they are found anywhere; the reasons of a sentence, and the sentences of a long story,
# that are looked at. Chosen, for time.
_FEWEST, _MOST, _SENTENCES = 2, 4, 400


def reasons(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a reason that the story has nowhere near what it is given for."""
    if not assertion.reworded:
        return
    item = grounds.words_of(assertion.text)
    for told in islice(reasons_of(item), _MOST):
        effect, reason = _weights(item, told.effect, grounds), _weights(item, told.reason, grounds)
        if min(len(effect), len(reason)) < _FEWEST:
            continue
        other = _other_reason(effect, reason, grounds)
        if other:
            said = shown(item.of(told.reason))
            yield doubt(f"it gives {said} as the reason, where the {grounds.extent} gives another: {shown(other)}")
        elif _are_told_apart(effect, reason, grounds):
            yield doubt(
                f"it gives {shown(item.of(told.reason))} as the reason for {shown(item.of(told.effect))};"
                f" the {grounds.extent} tells of both, but not that one came of the other"
            )


def _weights(item: Passage, words: Iterable[int], grounds: Grounds) -> dict[str, float]:
    """Return how much each content word of a part of a text tells, in a fixed order."""
    weight = grounds.index.weight
    return {form: weight(form) for form in sorted({item.words[i].base for i in words if item.words[i].content})}


def _other_reason(effect: Mapping[str, float], reason: Mapping[str, float], grounds: Grounds) -> str:
    """Return another reason that the story gives for what came about, if it does, and this one for nothing."""
    shares = _shares(effect, grounds)
    for number in _places(shares):
        source = grounds.words_in(grounds.index.sentences[number])
        for given in reasons_of(source) if shares[number] >= _TOLD else ():
            came, why = (_forms(source, words, grounds) for words in (given.effect, given.reason))
            back = _share(_weights(source, given.reason, grounds), Forms(reason, grounds.language))
            if _share(effect, came) >= _TOLD and max(back, _share(reason, why)) <= _OTHER:
                return "" if _is_given(reason, grounds) else source.of(given.reason)
    return ""


def _is_given(reason: Mapping[str, float], grounds: Grounds) -> bool:
    """Tell whether the story gives something as a reason anywhere."""
    return any(_gives_reason(number, reason, grounds) for number in _places(_shares(reason, grounds)))


def _forms(source: Passage, words: range, grounds: Grounds) -> Forms:
    return Forms([source.words[i].base for i in words], grounds.language)


def _are_told_apart(effect: Mapping[str, float], reason: Mapping[str, float], grounds: Grounds) -> bool:
    """Tell whether the story tells of what came about and of its reason, and nowhere of both together."""
    effects = _shares(effect, grounds)
    places = _places(effects)
    if not places or effects[places[0]] < _TOLD:
        return False
    reasons = _shares(reason, grounds)
    found = _places(reasons)
    if not found or reasons[found[0]] < _REASON:
        return False
    if any(reasons.get(beside, 0.0) > _BESIDE for one in places for beside in (one - 1, one, one + 1)):
        return False
    return not any(_gives_reason(one, reason, grounds) for one in found)


def _gives_reason(number: int, reason: Mapping[str, float], grounds: Grounds) -> bool:
    """Tell whether a sentence of the story gives something as a reason, for whatever it is in its own words."""
    source = grounds.words_in(grounds.index.sentences[number])
    return any(_share(reason, _forms(source, told.reason, grounds)) >= _REASON for told in reasons_of(source))


def _shares(wanted: Mapping[str, float], grounds: Grounds) -> dict[int, float]:
    """Return what share of the weight of some words each sentence of the story has that has any, by its number."""
    known, like, sentences = grounds.words, story_forms(grounds), grounds.index.sentences
    forms = [other for form in wanted for other in ((form,) if form in known else like.like(form))]
    numbers = grounds.sentences_with(forms, _SENTENCES + 1)
    if len(numbers) > _SENTENCES:
        return {}  # a book tells of too much to say what it doesn't
    return {number: _share(wanted, forms_in((sentences[number],), grounds)) for number in numbers}


def _share(wanted: Mapping[str, float], there: Forms) -> float:
    """Return what share of the weight of some words a stretch of the story has."""
    had = sum(weight * _worth(form, there) for form, weight in wanted.items())
    return had / sum(wanted.values()) if wanted else 0.0


def _worth(form: str, there: Forms) -> float:
    """Return what a word counts for: all if the story's sentence has it, less if it has what may stand for it."""
    return 1.0 if there.have(form) else _LIKE if there.have_like(form) else 0.0


def _places(shares: Mapping[int, float]) -> list[int]:
    """Return the sentences with most of something, or nearly so, the one with most first."""
    most = max(shares.values(), default=0.0)
    return sorted((one for one, share in shares.items() if share >= _NEARLY * most), key=lambda one: -shares[one])
