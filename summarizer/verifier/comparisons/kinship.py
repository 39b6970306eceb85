"""Is somebody called another's kin of another kind than the document tells: a brother for a cousin?

A relation is told from either side, so that its words count alike: whoever is somebody's mother has a son or a
daughter. What is looked for is the relation's words near a mention of who is so called; of whom nobody names, anywhere.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.verifier.evidence.callings import called_by
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.passages import Passage, base_form, base_forms
from summarizer.verifier.wording import shown

# Sentences with a name that are read for whose kin its bearer is, and sentences around them that may tell it, too.
_MENTIONS, _AROUND = 12, 1

# Words before a word of kinship among which it is told whose kin it is ("her late older *sister*").
_WHOSE = 3

# What stands behind a word of kinship for one by marriage, and what such a relation is called.
_BY_LAW, _IN_LAW = ("in", "law"), "in-law"


class _Kin(NamedTuple):
    """A word of kinship: the relation, by a word of it, where it stands, and the last word of it."""

    relation: str
    at: int
    last: int


def other_kin(text: Passage, grounds: Grounds) -> Iterator[str]:
    """Yield of each one whom a text calls somebody's kin what the story says otherwise, or that it never says it."""
    for kin in _kin(text):
        if text.is_name(kin.at) or not _is_somebodys(text, kin):
            continue
        called = next(called_by(text, kin.last), None)
        told = shown(text.shown(kin.at))
        other = _other(kin, [text.words[i].base for i in called.name], grounds) if called else None
        if other is not None:
            yield f"it says {told}; the {grounds.extent} says {shown(other)}"
        elif not _is_of_thing(text, kin) and not _is_told_at_all(kin.relation, grounds):
            yield f"it says {told}; the {grounds.extent} tells of nobody so related"


def _other(kin: _Kin, names: list[str], grounds: Grounds) -> str | None:
    """Return what the story says of somebody who is called kin, if it is nowhere near a mention that they are."""
    sentences = grounds.index.sentences
    bearers = [
        number
        for number in grounds.sentences_with(names, len(sentences))
        if all(form in grounds.words_in(sentences[number]).places for form in names)
    ][:_MENTIONS]
    if not bearers:
        return None
    told = [grounds.words_in(sentences[number]) for number in bearers]
    if any(kin.relation in _told(one) for one in told):
        return None
    bound = next((source.shown(one.at) for source in told for one in _kin(source) if _names(source, one, names)), None)
    if bound is not None:
        return bound
    around = {near for number in bearers for near in range(number - _AROUND, number + _AROUND + 1)} - {*bearers}
    near = (grounds.words_in(sentences[number]) for number in around if 0 <= number < len(sentences))
    if any(kin.relation in _told(one) for one in near):
        return None
    return next((source.shown(one.at) for source in told for one in _kin(source) if _is_somebodys(source, one)), None)


def _names(text: Passage, kin: _Kin, names: list[str]) -> bool:
    """Tell whether a word of kinship is what somebody of these names is called."""
    return any(text.words[i].base in names for one in called_by(text, kin.last) for i in one.name)


def _kin(text: Passage) -> Iterator[_Kin]:
    """Yield the words of kinship of a passage, in order."""
    table = _table(text.language)
    for at, word in enumerate(text.words):
        if word.base in table and word.base in _nouns(text.language):
            behind = tuple(word.base for word in text.words[at + 1 : at + 3])
            by_law = behind == _BY_LAW
            yield _Kin(_IN_LAW if by_law else table[word.base], at, at + 2 if by_law else at)


def _told(text: Passage) -> frozenset[str]:
    """Return the relations that a passage tells of, in whatever words."""
    table = _table(text.language)
    kin = list(_kin(text))
    found = {one.relation for one in kin}
    found |= {table[form] for form in text.places.keys() & table.keys() - _nouns(text.language)}
    return frozenset(found)


def _is_told_at_all(relation: str, grounds: Grounds) -> bool:
    """Tell whether the story tells of anybody so related: one of the first sentences with each word for it does."""

    def work() -> bool:
        sentences = grounds.index.sentences
        forms = [form for form, one in _table(grounds.language).items() if one == relation or relation == _IN_LAW]
        numbers = dict.fromkeys(n for form in forms for n in islice(grounds.words.get(form, ()), _MENTIONS))
        return any(relation in _told(grounds.words_in(sentences[number])) for number in numbers)

    return grounds.remembered_of_story("kinship", relation, work)


def _is_somebodys(text: Passage, kin: _Kin) -> bool:
    """Tell whether a word of kinship is told of whom: "her sister", "Ann Lee's sister", "the sister of Ann Lee"."""
    possessive = base_forms(text.language, "possessives")
    before = range(max(0, kin.at - _WHOSE), kin.at)
    of = text.words[kin.last + 1].base if kin.last + 1 < len(text.words) else ""
    return of in ("of", "von", "de", "der", "des", "du", "del") or any(
        text.words[i].base in possessive or text.letters(i).endswith(("'s", "’s", "s'", "s’", "whose")) for i in before
    )


def _is_of_thing(text: Passage, kin: _Kin) -> bool:
    """Tell whether a word of kinship only goes before a thing ("its sister paper")."""
    after = kin.last + 1
    return after < len(text.words) and text.words[after].content and text.is_small(after)


@cache
def _table(language: str) -> Mapping[str, str]:
    """Return the relation of each word that tells of one, in base form."""
    return {
        base_form(word, language): columns[0].split()[0]
        for columns in entries(language, "kinships")
        for column in columns
        for word in column.split()
    }


@cache
def _nouns(language: str) -> frozenset[str]:
    """Return the words for whom somebody has, in base form."""
    return frozenset(
        base_form(word, language) for columns in entries(language, "kinships") for word in columns[0].split()
    )
