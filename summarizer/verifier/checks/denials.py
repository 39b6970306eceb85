"""Does the story deny, wherever it speaks of a thing, what free text affirms of it, or affirm what the text denies?

*polarity* holds a text against the sentences that it retells. Free text brings several together, and what it denies may
stand in one that it shares little with: "Lee, who describes himself as a fan", where the story has but "not a fan". A
word that tells something is looked up wherever the story has it; what counts is whether all of those places deny it,
or none, among words of which the text has some around it, too.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import dropwhile, takewhile

from summarizer.reading.cues import words as listed_words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.accusations import is_of_charge
from summarizer.verifier.comparisons.counterparts import WIDE, left_out_before, related
from summarizer.verifier.comparisons.only_meant import is_denied_on_condition, is_sought
from summarizer.verifier.comparisons.seeming import is_beyond_all, is_needed_in, is_surpassed, is_wanting_in
from summarizer.verifier.evidence.closeness import is_in_its_words
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.forms import base_forms, have_opposites, tolls
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import planned_in
from summarizer.verifier.text.tenses import is_aim
from summarizer.verifier.text.time_bounds import only_says_when
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Sentences with a word that are read: what the story tells more often than this it neither only denies nor only tells.
_READ = 4

# Words to either side of a word, of the text and of the story, of which they share one where both speak of one thing.
_OURS, _THEIRS = 4, 6

# How many more in other languages, in which more small words stand between: "el encargado *de la* obra *fue* detenido".
_FURTHER = 2

# So many of them where the text has words of its own besides. Chosen, not swept.
_ALIKE = 2

# Words to either side of one in which the text may deny it in another way.
_AROUND = 12

# Words behind a verb among which it is told what was done.
_BEHIND = 3

# Words around one that may say of it that it was not done ("kept him from killing").
_AVERTED = 7

_Place = tuple[Passage, int]


def denials(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a word of free text that the story only denies, or that the text denies and the story only affirms."""
    if not assertion.reworded or not assertion.is_sure:
        return
    item = grounds.words_of(assertion.text)
    idle = _idle(grounds.language)
    found = base_forms(grounds.language, "court_findings")  # "not convicted of" is told by "acquitted"
    for index, word in enumerate(item.words):
        if word.base in idle or not _may_be_done(index, item):
            continue
        denied = index in item.negated and word.base not in found
        if _is_of_figure(index, item) if denied else not _may_be_denied(word.base, grounds):
            continue
        if any(span.start <= word.start < span.end for span in grounds.refuted_in(assertion.text)):
            continue
        if not denied and (item.is_denied_near(index, _AROUND) or is_of_charge(item, index)):
            continue
        places = list(_places(word.base, grounds))
        if not any(_is_of_same(index, item, place, grounds) for place in places) or _is_other_word(index, item, places):
            continue
        if _is_told_otherwise(index, item, [source for source, _ in places], denied=denied):
            continue
        if _is_only_meant(index, item, places, denied=denied):
            continue
        plain = denied and (is_in_its_words(assertion, grounds) or _is_plainly_denied(index, item, places))
        if plain and _is_affirmed(index, item, places, assertion, grounds):
            told = shown(item.shown(index))
            yield doubt(f"it denies something ({told}) that the {grounds.extent} tells and never denies")
            return
        if (
            not denied
            and all(_is_denied(source, at) or _is_denied_with(source, at, item) for source, at in places)
            and not _is_averted(index, item)
            and not _is_told_alike(index, item, assertion, grounds)
        ):
            yield doubt(f"it tells something ({shown(item.shown(index))}) that the {grounds.extent} only denies")
            return


@cache
def _idle(language: str) -> frozenset[str]:
    """Return the words of which it tells nothing that they are denied."""
    return base_forms(language, "plain_words") - base_forms(language, "knowing")


def _is_denied_in_a_word(item: Passage, sources: Sequence[Passage]) -> bool:
    """Tell whether the evidence has a word that denies without a "not", which the text may tell with one.

    "Not found guilty of tampering", who was "cleared" of it; "didn't agree", of jurors who "deadlocked".
    """
    denying = base_forms(item.language, "acquitting", "denying_words") - item.places.keys()
    return any(not denying.isdisjoint(source.places) for source in sources)


def _is_only_meant(index: int, item: Passage, places: Sequence[_Place], *, denied: bool) -> bool:
    """Tell whether a text only plans, or supposes, what the story denies, or tells, plainly.

    "Hopes they will carry a beacon", where nobody did; "fears to miss out", of one who is desperate not to.
    """
    supposed = item.is_supposed(index) and not any(source.is_supposed(at) for source, at in places)
    if denied or supposed:
        return supposed
    planned = index in planned_in(item) and not any(at in planned_in(source) for source, at in places)
    sought = planned and is_sought(item, index)
    return sought or any(is_denied_on_condition(index, item, at, source) for source, at in places)


def _is_other_word(index: int, item: Passage, places: Sequence[_Place]) -> bool:
    """Tell whether a word is a thing here and a deed there: "into *the open*", of who "refused *to open* talks"."""
    return item.follows_article(index) and all(is_aim(source, at) for source, at in places)


def _is_of_figure(index: int, item: Passage) -> bool:
    """Tell whether a negation only tells what a figure is not, or not of: "*instead of* the 55", "*not* counting"."""
    setting, leaving = base_forms(item.language, "instead"), listed_words(item.language, "left_out_by")
    for cue, governed in item.negations:
        behind = range(cue + 1, min(len(item.words), cue + 1 + _BEHIND)) if index in governed else ()
        if item.words[cue].base in setting and any(item.words[i].base[0].isdigit() for i in behind):
            return True
        if any(item.letters(i).lower() in leaving for i in behind[:1]):
            return True
    return False


def _is_told_alike(at: int, item: Passage, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence tells in another word what the story denies in this: "shut" where it denies "close".

    A word that the text has as well is told by that: "arrested those *held* responsible" tells of more than holding.
    """
    form = item.words[at].base
    for sentence in assertion.sentences:
        source = grounds.words_in(sentence)
        for index, word in enumerate(source.words) if form not in source.places else ():
            if not word.content or index in source.negated or word.base in item.places:
                continue
            if tolls(form, source.language) & tolls(word.base, source.language):
                return True  # "23 died and 41 are missing": a denial near, of others
            if are_alike(form, word.base, source.language) and not source.is_denied_near(index, _OURS):
                return True
    return False


def _is_plainly_denied(index: int, item: Passage, places: Sequence[_Place]) -> bool:
    """Tell whether a "not" is about the word itself, and words around it stand around it in the story as well."""
    plain = base_forms(item.language, "plain_negations")
    first = any(governed[:1] == (index,) and item.words[cue].base in plain for cue, governed in item.negations)
    near = item.near(index, _OURS)
    return first and any(len(near & source.near(at, _THEIRS)) >= _ALIKE for source, at in places)


def _may_be_done(index: int, item: Passage) -> bool:
    """Tell whether a word is no name, number, or what somebody named is: "critical of *leader* Edward Marsh"."""
    word = item.words[index]
    if not word.content or index in item.names or word.base[0].isdigit():
        return False
    return index + 1 not in item.names or word.base not in base_forms(item.language, "human_roles")


def _is_told_otherwise(index: int, item: Passage, sources: list[Passage], *, denied: bool) -> bool:
    """Tell whether a text tells without a denial what the story tells with one.

    "An engine was needed": nothing moved "without an engine"; "spent more than anyone": "no one spent more". What is
    denied until a time may be told either way.
    """
    if any(only_says_when(item, source) for source in sources):
        return True
    if not denied and any(_is_denied_with_opposite(index, item, source) for source in sources):
        return True
    if denied:
        return False
    if is_needed_in(item, index) or is_wanting_in(item, index, sources) or is_surpassed(item, index):
        return True
    return any(is_beyond_all(item, source) for source in sources)


def _is_denied_with_opposite(index: int, item: Passage, source: Passage) -> bool:
    """Tell whether a text has near a word the opposite of what is denied: "tasted wrong", "no longer tasted right"."""
    near = item.near(index, WIDE)
    cues = source.negations
    denied = (source.words[i].base for cue, told in cues for i in (*told, *left_out_before(cue, source)))
    if have_opposites(denied, near, item.language):
        return True
    # "Data seemed untouched", "no data appeared to have been touched": of a clause that denies what it tells of.
    turned = {form for one in near for form, side in related(one, source, item.language) if side < 0}
    return any(
        source.words[i].base in turned and source.words[i].clause == source.words[cue].clause
        for cue in source.cues
        for i in range(cue + 1, min(len(source.words), cue + 1 + 2 * WIDE))
    )


def _may_be_denied(form: str, grounds: Grounds) -> bool:
    """Tell whether the first sentence with a word denies anything: of most it does not, which is seen at once."""
    numbers = grounds.index.postings.get(form, ())
    return 0 < len(numbers) <= _READ and bool(grounds.words_in(grounds.index.sentences[numbers[0]]).negated)


def _places(form: str, grounds: Grounds) -> Iterator[_Place]:
    """Yield where the story has a word, which is no name there; nowhere, if it has it too often."""
    numbers = grounds.index.postings.get(form, ())
    for number in numbers if len(numbers) <= _READ else ():
        source = grounds.words_in(grounds.index.sentences[number])
        yield from ((source, place) for place in source.places.get(form, ()) if not source.is_name(place))


def _is_denied(source: Passage, at: int) -> bool:
    """Tell whether a negation is about the word itself: the first that it governs."""
    return at in source.negated and any(governed[:1] == (at,) for _, governed in source.negations)


def _is_denied_with(source: Passage, at: int, item: Passage) -> bool:
    """Tell whether a word is denied with its verb, which the text has too, or which says little ("make").

    Behind a word that denies a whole clause, with any word of it before this one: "denied that the protest *notes* had
    been ignored" of who "admitted that the notes had been ignored".
    """
    plain, nots = base_forms(item.language, "light_verbs"), base_forms(item.language, "plain_negations")
    for cue, governed in source.negations:
        if at in governed[1:]:
            verbs = governed[:1] if source.words[cue].base in nots else governed[: governed.index(at)]
            if any(source.words[i].base in item.places or source.words[i].base in plain for i in verbs):
                return True
    return False


def _is_of_same(index: int, item: Passage, place: _Place, grounds: Grounds) -> bool:
    """Tell whether a word has some other word around it on both sides, or none at all in the story ("No one died").

    Of whom the story tells by a "he" that begins the sentence, the one before tells: "He … had not been charged".
    """
    source, at = place
    further = 0 if item.language == "en" else _FURTHER
    there = source.near(at, _THEIRS + further)
    near = item.near(index, _OURS + further)
    if not there or not near.isdisjoint(there) or not near.isdisjoint(_meant_by_pronoun(source, at, grounds)):
        return True
    return _is_of_same_subject(index, item, there)


def _meant_by_pronoun(source: Passage, at: int, grounds: Grounds) -> frozenset[str]:
    """Return the words of the sentence before one that begins with a pronoun, who is denied to have done something."""
    third = base_forms(source.language, "third_person")
    if at not in source.negated or source.words[0].base not in third:
        return frozenset()
    numbers = grounds.index.postings.get(source.words[at].base, ())
    number = next((one for one in numbers if grounds.words_in(grounds.index.sentences[one]) is source), 0)
    before = grounds.words_in(grounds.index.sentences[number - 1]) if number else None
    return before.telling(range(len(before.words))) if before else frozenset()


def _is_of_same_subject(index: int, item: Passage, there: frozenset[str]) -> bool:
    """Tell whether a clause that goes on with a verb alone has its subject, and what is behind its verb, in ``there``.

    "Lee, who …, has been charged", "Brenn would offer more and have confirmed that …".
    """
    words, clause = item.words, item.words[index].clause
    first = next(i for i, word in enumerate(words) if word.clause == clause)
    if words[first].base in base_forms(item.language, "joining", "but_words"):
        first += 1
    helping = base_forms(item.language, "perfect", "being")
    if words[0].clause == clause or words[first].base not in helping:
        return False
    begun = dropwhile(lambda word: not word.content, words)
    subject = list(takewhile(lambda word: word.content and word.clause == words[0].clause, begun))
    behind = [word.base for word in words[index + 1 : index + 1 + _BEHIND] if word.content and word.clause == clause]
    return bool(subject) and subject[-1].base in there and (not behind or not there.isdisjoint(behind))


def _is_affirmed(index: int, item: Passage, places: Sequence[_Place], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether nothing that has a word denies anything else there, nor the evidence what is near it; none asks.

    What the text denies besides is no other denial.
    """
    near, sources = item.near(index, _OURS), [grounds.words_in(one) for one in assertion.sentences]
    if any("?" in source.text for source in (*sources, *(source for source, _ in places))):
        return False
    if any(at in source.negated for source, at in places) or _is_denied_in_a_word(item, sources):
        return False
    besides = {item.words[i].base for _, governed in item.negations if index not in governed for i in governed}
    beside = [(source, [at]) for source, at in places]
    beside += [(source, [at for one in near for at in source.places.get(one, ())]) for source in sources]
    return not any(
        source.words[cue].base != item.words[index].base and any(abs(cue - at) <= _AROUND for at in found)
        for source, found in beside
        for cue in source.denials_besides(besides)
    )


def _is_averted(index: int, item: Passage) -> bool:
    """Tell whether a text itself tells that something was not done, without a "not" ("kept him from killing")."""
    return not item.near(index, _AVERTED).isdisjoint(base_forms(item.language, "averting"))
