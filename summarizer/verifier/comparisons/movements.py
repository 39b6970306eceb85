"""Which way did it go? "The dividend was cut", where it was held; "profit rose", where revenue did and profit fell.

What is measured is read with the word for its movement: before it ("profit rose", "the dividend was held", "turnout was
down"), behind it ("raised its prices", "left its dividend unchanged"), or led to ("a rise in profits"). Only where the
story tells of the same thing, and each time that it went another way, is anything said.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import is_known_word
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import is_aim, is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Small words between a thing and its verb, content words of a thing's name, and sentences of the story that are read
# for one thing. Chosen, not swept.
_SMALL, _NAMED, _READ = 4, 3, 12

# Words before an "up" or a "down" among which a figure stands ("Turnout was *58 per cent*, down from"), before a verb
# among which a word stands for the thing told before ("*those* in Germany, its biggest market, fell"), and behind a
# thing among which it is told to be as it was ("left the rate at home *unchanged*"). Chosen, not swept.
_FIGURE, _BACK, _UNMOVED = 9, 8, 3

# Verbs that stand between a name and what is told to be its ("Orlo *saw* its shares fall").
_VERBS = 1

_IN = frozenset(("in", "of"))


# Words behind a movement among which it is told by how much. Chosen, not swept.
_AMOUNT = 4


class _Movement(NamedTuple):
    """Which way a thing went: its head noun, the words that say more of it, and where the movement is told.

    ``whose``: the names among those words; ``done``: told as so, not as what may or will be; ``owned``: by somebody
    who is only told by a pronoun ("*Its* shares fell").
    """

    thing: str
    more: frozenset[str]
    whose: frozenset[str]
    way: str
    source: Passage
    at: int
    done: bool
    owned: bool


class _Words(NamedTuple):
    """The words for movements of each kind, by their base forms, with the way."""

    alone: Mapping[str, str]
    done: Mapping[str, str]
    nouns: Mapping[str, str]
    standing: Mapping[str, str]


def other_way(item: Passage, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first thing of a text that went another way, wherever the story tells which."""
    for ours in _movements(item):
        read = _read(ours.thing, grounds)
        every_one = [one for _, every in read for one in every]
        by_as_much = {one.way for one in every_one if _by_as_much(item, ours.at, one.source, one.at)}
        if by_as_much == {ours.way}:
            continue  # "irrigation sales fell 14 per cent" of "sales of irrigation equipment"
        told = [one for one in every_one if one.thing == ours.thing and _may_be_one(ours, one)]
        told = [one for one in told if one.done == ours.done and not _is_of_unnamed(one, ours)]
        told = [one for one in told if _whole(ours) and _whole(one) == _whole(ours)] or told
        if not told or any(one.way == ours.way for one in told):
            continue
        if not any(_may_tell(source, every, ours) for source, every in read):
            yield doubt(says_otherwise(item.shown(ours.at), told[0].source.shown(told[0].at), grounds.extent))
            return


def _by_as_much(item: Passage, at: int, source: Passage, place: int) -> bool:
    """Tell whether the same number stands behind two words by which something goes a way: "fell 14 per cent"."""
    behind = (text.words[i + 1 : i + 1 + _AMOUNT] for text, i in ((item, at), (source, place)))
    ours, theirs = ({word.base for word in words if word.base.isdigit()} for words in behind)
    return not ours.isdisjoint(theirs)


def same_way(item: Passage, grounds: Grounds) -> frozenset[int]:
    """Return the words of a text by which a thing goes the way that the story, too, tells of it, in whatever word."""
    return frozenset(
        ours.at
        for ours in _movements(item)
        if any(
            one.thing == ours.thing and one.way == ours.way and _may_be_one(ours, one) and one.done == ours.done
            for _, every in _read(ours.thing, grounds)
            for one in every
        )
    )


def _is_of_unnamed(theirs: _Movement, ours: _Movement) -> bool:
    """Tell whether a thing is somebody's who is only told by a pronoun, and the text names whose it is."""
    return bool(ours.whose) and theirs.owned and not theirs.whose and ours.whose.isdisjoint(theirs.source.places)


def _read(thing: str, grounds: Grounds) -> list[tuple[Passage, tuple[_Movement, ...]]]:
    """Return the sentences of the story that have a thing, with which way anything goes there."""
    read = lambda: [(one, tuple(_movements(one))) for one in grounds.passages_with((thing,), _READ)]  # noqa: E731
    return grounds.remembered_of_story("movements", thing, read)


def _may_tell(source: Passage, read: Iterable[_Movement], ours: _Movement) -> bool:
    """Tell whether a sentence with a thing has a word for that way, which is not told of something else there.

    "Prices rose in May and fell in June" may tell both; "oil prices fell, while cocoa prices rose" tells each of one.
    """
    others = {one.at for one in read if one.thing != ours.thing or not _may_be_one(ours, one)}
    others |= {i for i in range(len(source.words)) if ours.done and _is_unrealised(source, i)}
    places = (
        i
        for words in _words(source.language)
        for form, way in words.items()
        if way == ours.way
        for i in source.places.get(form, ())
    )
    return any(i not in others for i in places)


def _may_be_one(ours: _Movement, theirs: _Movement) -> bool:
    """Tell whether two may be of one thing: "cocoa prices" are no "oil prices", but may be "prices"."""
    pairs = ((ours.more, theirs.more), (ours.whose, theirs.whose))
    return all(not one or not other or not one.isdisjoint(other) for one, other in pairs)


def _whole(one: _Movement) -> frozenset[str]:
    return one.more | one.whose


def _movements(text: Passage) -> Iterator[_Movement]:
    """Yield which way things go in a passage; what is denied, or only aimed at, is left aside."""
    last, places = "", text.places
    for at in sorted([at for form in _moving(text.language) & places.keys() for at in places[form]]):
        if text.is_small(at) and at not in text.negated:
            for one in _movements_at(text, at, last):
                last = one.thing
                yield one


def _movements_at(text: Passage, at: int, last: str) -> Iterator[_Movement]:
    """Yield which way things go by one word; ``last`` is the thing told before."""
    word, known = text.words[at], _words(text.language)
    helped = _before(text, at)
    passive = any(text.words[i].base in base_forms(text.language, "being") for i in range(helped, at))
    way = known.done.get(word.base)
    if is_aim(text, at) and not passive:
        return  # "to cut its costs"
    thing = [] if passive else _unstanding(text, _beginning(text, at + 1))
    if way and (_is_moved(text, at, way) or (thing and _is_left(text, at, thing))):
        yield from _named(text, at, way, _ending(text, helped) if passive else thing)
    elif word.base in known.alone and not passive:
        found = [*_named(text, at, known.alone[word.base], _ending(text, helped))]
        yield from found or _for_last(text, at, known.alone[word.base], last)
    elif word.base in known.standing:
        found = [*_named(text, at, known.standing[word.base], _standing(text, at, helped))]
        figure = text.words[at + 1 : at + 2] and text.words[at + 1].base[0].isdigit()
        yield from found or (_for_last(text, at, known.standing[word.base], last) if figure else ())
    if word.base in known.nouns and text.words[at + 1 : at + 2] and text.words[at + 1].base in _IN:
        yield from _named(text, at, known.nouns[word.base], _beginning(text, at + 2))


def _is_moved(text: Passage, at: int, way: str) -> bool:
    """Tell whether a word for what is done to a thing needs no other: "cut", "maintained", "held at"."""
    if way != "flat" or text.words[at].base in base_forms(text.language, "kept_outright"):
        return True
    after = text.words[at + 1 : at + 2]
    return is_past(text, at) and bool(after) and after[0].base in base_forms(text.language, "unmoved")


def _is_left(text: Passage, at: int, thing: list[int]) -> bool:
    """Tell whether a thing is told to be left as it was: "left its dividend *unchanged*", "*kept* its forecast of"."""
    last = thing[-1]
    behind = [word for word in text.words[last + 1 : last + 1 + _UNMOVED] if word.clause == text.words[last].clause]
    if not is_past(text, at):
        return False
    if any(_words(text.language).standing.get(word.base) == "flat" for word in behind):
        return True
    if text.words[at].base not in base_forms(text.language, "kept") or last == at + 1:
        return False  # "kept prices low", "kept shares"
    return not behind or behind[0].base in base_forms(text.language, "prepositions")


def _unstanding(text: Passage, thing: list[int]) -> list[int]:
    """Return the words of a thing up to one for what it is made: "its dividend *unchanged*"."""
    return [*takewhile(lambda i: text.words[i].base not in _words(text.language).standing, thing)]


def _standing(text: Passage, at: int, helped: int) -> list[int]:
    """Return the words of what is told to be up or down: "turnout was 58 per cent, *down* from"."""
    standing = base_forms(text.language, "standing")
    verb = at - 1 if at and text.words[at - 1].base in standing else None
    if verb is None and at and text.words[at - 1].clause != text.words[at].clause:
        clause = text.words[at - 1].clause
        before = range(max(0, at - _FIGURE), at)
        verb = next((i for i in before if text.words[i].base in standing and text.words[i].clause == clause), None)
        figured = verb is not None and any(text.words[i].base[0].isdigit() for i in range(verb, at))
        verb = verb if figured else None
    if verb is None or is_aim(text, verb):
        return []
    behind = text.words[at + 1 : at + 2]
    if behind and behind[0].clause == text.words[at].clause and behind[0].content and not behind[0].base[0].isdigit():
        return []  # "prices were down payments"
    return _ending(text, _before(text, verb))


def _for_last(text: Passage, at: int, way: str, last: str) -> Iterator[_Movement]:
    """Yield the movement of the thing told before, where a word stands for it: "but *those* in Germany fell"."""
    standing = base_forms(text.language, "for_it")
    for place in range(at - 1, max(-1, at - _BACK), -1) if last else ():
        led = text.words[place + 1].base in _leading(text.language) and place + 1 < at
        if text.words[place].base in standing and led:
            whose = [i for i in range(place + 2, at) if text.words[i].clause == text.words[place].clause]
            names = frozenset(text.words[i].base for i in whose if text.is_name(i))
            if names:
                yield _Movement(last, frozenset(), names, way, text, at, not _is_unrealised(text, at), owned=False)
            return


def _is_unrealised(text: Passage, at: int) -> bool:
    """Tell whether a verb is told as what may or will be: "*could* cut that forecast"."""
    unrealised = base_forms(text.language, "unrealised")
    stands = at > 0 and text.words[at - 1].base in base_forms(text.language, "standing")  # "could *come* down"
    return any(text.words[i].base in unrealised for i in range(_before(text, at - 1 if stands else at), at))


def _before(text: Passage, at: int) -> int:
    """Return the first of the small words right before a verb: auxiliaries, adverbs."""
    first, clause = at, text.words[at].clause
    while first > 0 and at - first < _SMALL and text.words[first - 1].clause == clause:
        before = text.words[first - 1]
        if before.content and not (before.base.endswith("ly") and text.is_small(first - 1)):
            break
        first -= 1
    return first


def _ending(text: Passage, end: int) -> list[int]:
    """Return the words of the thing whose name ends right before a place."""
    found: list[int] = []
    for i in range(end - 1, max(-1, end - 1 - _NAMED), -1):
        if not text.words[i].content or text.words[i].clause != text.words[end].clause:
            break
        found.insert(0, i)
    if found and all(text.is_name(i) for i in found):
        found = [*_joined_to(text, found[0]), *found]  # "orders in Britain and Spain grew"
    first = found[0] if found else 0
    named = all(text.is_name(i) for i in found) and first and text.words[first - 1].base in _leading(text.language)
    if first > 1 and (named or text.words[first - 1].base in _IN) and text.words[first - 2].content:
        return [*found, first - 2]  # "sales of shoes rose", "revenue at Corvane rose"
    return found


def _joined_to(text: Passage, first: int) -> list[int]:
    """Return the names that an "and" joins to the one that begins at a place, where they stand right before it."""
    joined = first > 1 and text.words[first - 1].base in base_forms(text.language, "joining")
    names: list[int] = []
    for i in range(first - 2, max(-1, first - 2 - _NAMED), -1) if joined else ():
        if not text.is_name(i):
            break
        names.insert(0, i)
    return names


def _leading(language: str) -> frozenset[str]:
    return base_forms(language, "prepositions")


def _beginning(text: Passage, start: int) -> list[int]:
    """Return the words of the thing whose name begins at a place, or behind an article or a possessive there."""
    words = text.words
    while (
        start < len(words)
        and not words[start].content
        and words[start].base not in base_forms(text.language, "prepositions")
    ):
        start += 1
    found: list[int] = []
    for i in range(start, min(len(words), start + _NAMED)):
        if not words[i].content or (found and words[i].clause != words[found[0]].clause):
            break
        found.append(i)
    return found


def _named(text: Passage, at: int, way: str, thing: list[int]) -> Iterator[_Movement]:
    """Yield the movement of a thing by the places of its name, if that is one."""
    places = [i for i in thing if not text.words[i].base[0].isdigit()]
    if not places or text.is_name(thing[-1]) or text.words[places[-1]].base in _plain(text.language):
        return
    last = thing[-1] + 1
    of = text.words[last : last + 1] and text.words[last].base in _IN
    said = [*places[:-1], *(_beginning(text, last + 1) if of else ())]  # "sales of shoes"
    said = [i for i in said if i != at and not text.words[i].base[0].isdigit()]
    names = frozenset(text.words[i].base for i in said if _is_named(text, i)) | _owner(text, min(places))
    first = min(places)
    owned = first > 0 and text.words[first - 1].base in base_forms(text.language, "possessives")
    owned = owned and (first < 2 or text.words[first - 2].clause != text.words[first].clause)
    more = frozenset(text.words[i].base for i in said) - names - base_forms(text.language, "groups")
    yield _Movement(text.words[places[-1]].base, more, names, way, text, at, not _is_unrealised(text, at), owned)


def _owner(text: Passage, first: int) -> frozenset[str]:
    """Return the name that a possessive before a thing stands for: "*Orlo* saw its shares fall"."""
    if first < 2 or text.words[first - 1].base not in base_forms(text.language, "possessives"):
        return frozenset()
    for i in range(first - 2, max(-1, first - 2 - _VERBS - 1), -1):
        if text.words[i].clause != text.words[first].clause or not text.words[i].content:
            break
        if text.is_name(i) or (i == 0 and i < first - 2):
            return frozenset(text.words[i].base for i in takewhile(lambda i: _is_named(text, i), range(i, -1, -1)))
    return frozenset()


@cache
def _plain(language: str) -> frozenset[str]:
    """Return the words that are no things to tell a movement of."""
    return base_forms(language, "plain_words") - base_forms(language, "measured")


def _is_named(text: Passage, index: int) -> bool:
    """Tell whether a word is a name, be it the first: "*Kastell's* shares"."""
    if text.is_name(index) or text.is_small(index):
        return text.is_name(index)
    letters = text.letters(index)
    return letters.endswith(("'s", "’s")) or not is_known_word(letters, text.language)  # "*Oil* prices rose"


@cache
def _moving(language: str) -> frozenset[str]:
    """Return all words for movements, of whatever kind."""
    return frozenset().union(*_words(language))


@cache
def _words(language: str) -> _Words:
    lines = [(line[0], line[1:]) for line in entries(language, "movements")]
    tables = (
        {base_form(word, language): way for way, columns in lines for word in columns[kind].split()}
        for kind in range(4)
    )
    return _Words(*tables)
