"""Is somebody called another's kin of another kind than the document tells: a brother for a cousin?

A relation is told from either side, so that its words count alike: whoever is somebody's mother has a son or a
daughter. Words are compared as they are written, for many a stem is that of another word ("la mer", "la mère"). Whom
the text names must be called something else in the story by that name; whom nobody names, in English alone, may be
nobody whom the story tells of. Told by way of two ("her brother's daughter"), a relation may have a word of its own,
and nothing is said.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.verifier.evidence.callings import called_by
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.naming import bare
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Sentences with a name that are read for whose kin its bearer is, and with a word of kinship for whether it is told.
_MENTIONS = 12

# Words before a word of kinship among which it is told whose kin it is ("her late older *sister*").
_WHOSE = 3

# Words to either side of one whom nobody names, and of whom the story tells in its place, that they must share, and so
# many of them. Chosen, not swept.
_AROUND, _SHARED = 8, 3

# What stands behind a word of kinship for one by marriage, and what such a relation is called.
_BY_LAW, _IN_LAW = ("in", "law"), "in-law"

_OF, _GENITIVE = "of", ("'s", "’s", "s'", "s’", "whose")


class _Kin(NamedTuple):
    """A word of kinship: the relation, by a word of it, where it stands, and the last word of it."""

    relation: str
    at: int
    last: int


def other_kin(text: Passage, grounds: Grounds) -> Iterator[Remark]:
    """Remark on each one whom a text calls somebody's kin, where the story says otherwise or never says it."""
    by_way = _is_by_way_of_two(text, grounds)
    for kin in _kin(text):
        if text.is_name(kin.at) or not _is_somebodys(text, kin):
            continue
        called = next(called_by(text, kin.last), None)
        told = shown(text.shown(kin.at))
        if called:
            other = _other(kin, [text.words[i].base for i in called.name], grounds)
        else:
            other = _told_in_its_place(kin, text, grounds)
        if other is not None:
            yield doubt(f"it says {told}; the {grounds.extent} says {shown(other)}")
        elif (
            grounds.is_english
            and not by_way
            and not _is_of_thing(text, kin)
            and not _may_be_told(kin.relation, grounds)
        ):
            yield doubt(f"it says {told}; the {grounds.extent} tells of nobody so related")


def _is_by_way_of_two(text: Passage, grounds: Grounds) -> bool:
    """Tell whether a text may tell of an in-law by way of two: "her sister's husband", "the husband of her sister"."""
    found = [kin.at for kin in _kin(text)]
    clauses = (text.words[one].clause == text.words[other].clause for one, other in pairwise(found))
    return any(clauses) and _may_be_told(_IN_LAW, grounds)


def is_kin(text: Passage, at: int) -> bool:
    """Tell whether a word is one for somebody's kin."""
    return _written(text, at) in _table(text.language, nouns=True)


def _other(kin: _Kin, names: list[str], grounds: Grounds) -> str | None:
    """Return what the story calls somebody who is called kin, if it is kin of another kind and nobody else's near."""
    sentences = grounds.index.sentences
    postings = [frozenset(grounds.words.get(form, ())) for form in names]
    bearers = sorted(frozenset.intersection(*postings))[:_MENTIONS] if postings else []
    told = [grounds.words_in(sentences[number]) for number in bearers]
    if any(kin.relation in _told(one) or len({other.relation for other in _kin(one)}) > 1 for one in told):
        return None
    return next((source.shown(one.at) for source in told for one in _kin(source) if _names(source, one, names)), None)


def _told_in_its_place(kin: _Kin, text: Passage, grounds: Grounds) -> str | None:
    """Return the other kin that the story tells of among the words around one whom nobody names, and never this one.

    Whoever the text tells of as well is not meant: of "her sister's husband" no "brother-in-law" is another. And who is
    married may be called by what she is to another: "the boy's mother" of "his wife".
    """
    near, told = text.near(kin.at, _AROUND), {one.relation for one in _kin(text)}
    if len(told) > 1 or kin.relation in _MARRIED:
        return None
    most, other = _SHARED - 1, None
    for source in _kin_told(grounds):
        same = not told.isdisjoint(_told(source)) or _is_by_way_of_two(source, grounds)
        for one in _kin(source):
            shared = len(near & source.near(one.at, _AROUND))
            if shared > most or (shared == most and same):
                most, other = shared, None if same or one.relation in _MARRIED else source.shown(one.at)
    return other


def _kin_told(grounds: Grounds) -> tuple[Passage, ...]:
    """Return the first sentences of the story with a word of kinship."""

    def work() -> tuple[Passage, ...]:
        sentences, forms = grounds.index.sentences, _forms(grounds.language)
        numbers = dict.fromkeys(n for form in forms for n in islice(grounds.words.get(form, ()), _MENTIONS))
        return tuple(grounds.words_in(sentences[number]) for number in numbers)

    return grounds.remembered_of_story("kin", "", work)


def _names(text: Passage, kin: _Kin, names: list[str]) -> bool:
    """Tell whether a word of kinship is what somebody of these names is called."""
    return any(text.words[i].base in names for one in called_by(text, kin.last) for i in one.name)


def _kin(text: Passage) -> tuple[_Kin, ...]:
    """Return the words of kinship of a passage, in order."""
    return text.remembered("kin", lambda: tuple(_kin_of(text)))


def _kin_of(text: Passage) -> Iterator[_Kin]:
    table = _table(text.language, nouns=True)
    for at, word in enumerate(text.words) if not _forms(text.language).isdisjoint(text.places) else ():
        relation = table.get(_written(text, at)) if word.content else None
        if relation is not None:
            by_law = tuple(word.base for word in text.words[at + 1 : at + 3]) == _BY_LAW
            yield _Kin(_IN_LAW if by_law else relation, at, at + 2 if by_law else at)


def _written(text: Passage, at: int) -> str:
    """Return a word as it is written, in small letters and without a genitive."""
    return bare(text.letters(at)).lower()


def _told(text: Passage) -> frozenset[str]:
    """Return the relations that a passage tells of, in whatever words."""
    if _forms(text.language).isdisjoint(text.places):
        return frozenset()
    table = _table(text.language, nouns=False)
    written = (_written(text, at) for at in range(len(text.words)))
    return frozenset(one.relation for one in _kin(text)) | {table[one] for one in written if one in table}


def _may_be_told(relation: str, grounds: Grounds) -> bool:
    """Tell whether the story tells of anybody so related, or of closer kin, by way of whom somebody may be."""

    def work() -> frozenset[str]:
        return frozenset[str]().union(*map(_told, _kin_told(grounds)))

    told = grounds.remembered_of_story("kinships", "", work)
    return relation in told or (relation not in _CLOSE and bool(told))


# Relations by marriage.
_MARRIED = ("wife", _IN_LAW)

# Relations that no two others make up.
_CLOSE = ("mother", "brother", "wife")


def _is_somebodys(text: Passage, kin: _Kin) -> bool:
    """Tell whether a word of kinship is told of whom: "her sister", "Ann Lee's sister", "the sister of Ann Lee"."""
    possessive = base_forms(text.language, "possessives")
    before = range(max(0, kin.at - _WHOSE), kin.at)
    if any(text.words[i].base in possessive for i in before):
        return True
    if text.language != "en":
        return False
    behind = text.words[kin.last + 1 : kin.last + 3]
    of_name = len(behind) > 1 and behind[0].base == _OF and text.is_name(kin.last + 2)
    return of_name or any(text.letters(i).endswith(_GENITIVE) for i in before)


def _is_of_thing(text: Passage, kin: _Kin) -> bool:
    """Tell whether a word of kinship only goes before a thing ("its sister paper")."""
    after = kin.last + 1
    return after < len(text.words) and text.words[after].content and text.is_small(after)


@cache
def _table(language: str, *, nouns: bool) -> Mapping[str, str]:
    """Return the relation of each word for whom somebody has, or that only tells of one, as it is written."""
    lines = [[column.split() for column in columns] for columns in entries(language, "kinships")]
    return {word: line[0][0] for line in lines for words in (line[:1] if nouns else line[1:]) for word in words}


@cache
def _forms(language: str) -> frozenset[str]:
    """Return all of those words as base forms, by which the story's sentences are found."""
    columns = (column for line in entries(language, "kinships") for column in line)
    return frozenset(base_form(word, language) for column in columns for word in column.split())
