"""Whose deed is it? "Castro ordered an inquiry", where the story has but another name order one.

A name right before a verb of free text is held against whom the story tells the same verb of, wherever it does so with
what the text has behind it, too. Only where every such place plainly names somebody else, and none may mean the text's
name by a pronoun or another verb, is anything said.
"""

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.naming import begins_only, forms_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.subjects import agent_of, is_passive, is_verb, subject_of
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Places of the story with a verb that are read: what it tells more often is told of many. Sentences with a name that
# are read for what else it does, and for who stands beside it.
_READ, _MENTIONS = 6, 24

# Words behind a verb of the text, and around one of the story, among which it is told what was done. Chosen, not swept.
_OURS, _THEIRS = 6, 9

# Sentences before one among which a pronoun's name may stand. Chosen, not swept.
_MEANT = 4

# Words between two names by which the one may stand for the other ("Brandt of Halden"). Chosen, not swept.
_TIED = 4


class _Deed(NamedTuple):
    """A verb told of a name: the forms of the name's words, the verb's place, what is told behind it."""

    name: frozenset[str]
    at: int
    objects: frozenset[str]
    passive: bool


def other_doer(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first deed of a name in free text that the story tells plainly of others alone."""
    item = grounds.words_of(assertion.text)
    for deed in _deeds(item, grounds) if grounds.is_english else ():
        places = _places(deed, item, grounds)
        told = [other for place in places if (other := _other(deed, place, grounds)) is not None]
        if not told or len(told) < len(places) or _may_be_told(deed, item, grounds):
            continue
        if not any(_are_tied(deed.name, name, grounds) for _, _, every in told for name in every):
            source, at, _ = told[0]
            yield doubt(says_otherwise(item.shown(deed.at), source.shown(at), grounds.extent))
            return


def _deeds(item: Passage, grounds: Grounds) -> Iterator[_Deed]:
    """Yield the deeds that a text tells plainly of a name of the story."""
    names = grounds.names_of(item.text)
    for at in range(1, len(item.words)) if names else ():
        subject = subject_of(item, at, names) if is_verb(item, at) and at not in item.negated else None
        if subject is None or subject.name is None or not subject.plain:
            continue
        name, clause = forms_of(item, subject.name), item.words[at].clause
        if begins_only(item, subject.name) and not grounds.names_somebody(item.words[subject.name[0]].base):
            continue
        behind = range(at + 1, min(len(item.words), at + 1 + _OURS))
        objects = item.telling(i for i in behind if item.words[i].clause == clause) - name
        # What an acronym stands for is told in other words: "EW points out" for "Entertainment Weekly points out".
        if not name.isdisjoint(grounds.name_stems) and name.isdisjoint(grounds.acronyms):
            yield _Deed(name, at, objects, subject.passive)


def _places(deed: _Deed, item: Passage, grounds: Grounds) -> list[tuple[Passage, int, int]]:
    """Return where the story tells the same verb with what is behind it in the text: passage, place, sentence."""
    verb = item.words[deed.at].base
    numbers = grounds.index.postings.get(verb, ())
    found = []
    for number in numbers if len(numbers) <= _READ else ():
        source = grounds.words_in(grounds.index.sentences[number])
        for at in source.places.get(verb, ()):
            around = source.telling(range(max(0, at - _THEIRS), min(len(source.words), at + 1 + _THEIRS)))
            if not source.is_name(at) and (not deed.objects or not deed.objects.isdisjoint(around)):
                found.append((source, at, number))
    return found


def _other(
    deed: _Deed, place: tuple[Passage, int, int], grounds: Grounds
) -> tuple[Passage, int, list[frozenset[str]]] | None:
    """Return the place with the names of which the story tells the verb there, if these are surely somebody else."""
    source, at, number = place
    names = grounds.names_in(grounds.index.sentences[number])
    if at in source.negated or not deed.name.isdisjoint(source.places):
        return None
    told: list[frozenset[str]] = []
    if is_passive(source, at) == deed.passive:
        subject = subject_of(source, at, names)
        if subject is not None and not subject.relative:
            told = [forms_of(source, subject.name)] if subject.name is not None else _meant(source, at, number, grounds)
    elif not deed.passive and (agent := agent_of(source, at, names)) is not None:
        told = [forms_of(source, agent)]
    return (source, at, told) if told and all(deed.name.isdisjoint(name) for name in told) else None


def _meant(source: Passage, at: int, number: int, grounds: Grounds) -> list[frozenset[str]]:
    """Return the names that a pronoun may stand for, of the same sentence or those before; none if the last has none.

    Of one "he" after the other it is the sentence before the first that tells whose they are.
    """
    sentences = grounds.index.sentences[max(0, number - _MEANT) : number + 1]
    read = [(grounds.words_in(one), grounds.names_in(one)) for one in sentences]
    last = [*read[-2:-1], (source, [name for name in read[-1][1] if name[-1] < at])]
    near = [forms_of(text, name) for text, names in last for name in names]
    return [forms_of(text, name) for text, names in read for name in names] if near else []


def _may_be_told(deed: _Deed, item: Passage, grounds: Grounds) -> bool:
    """Tell whether a sentence with the name has what is behind the verb, and a verb like it."""
    verb = item.words[deed.at].base
    for source in grounds.passages_with(deed.name, _MENTIONS):
        if deed.objects and deed.objects.isdisjoint(source.places):
            continue
        if any(are_alike(verb, form, source.language) for form in source.content):
            return True
    return False


def _are_tied(one: frozenset[str], other: frozenset[str], grounds: Grounds) -> bool:
    """Tell whether the story has two names side by side, so that the one may stand for the other."""
    for source in grounds.passages_with(one, _MENTIONS):
        ours = [at for form in one for at in source.places.get(form, ())]
        theirs = [at for form in other for at in source.places.get(form, ())]
        if any(abs(a - b) <= _TIED for a in ours for b in theirs):
            return True
    return False
