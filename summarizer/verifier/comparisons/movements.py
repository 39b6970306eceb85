"""Which way did it go? "The dividend was cut", where it was held; "profit rose", where revenue did and profit fell.

What is measured is read with the word for its movement: before it ("profit rose", "the dividend was held"), behind it
("raised its prices"), or led to ("a rise in profits"). Only where the story tells of the same thing, and each time that
it went another way, is anything said.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import is_aim, is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Small words between a thing and its verb, content words of a thing's name, and sentences of the story that are read
# for one thing. Chosen, not swept.
_SMALL, _NAMED, _READ = 4, 3, 12

_IN = frozenset(("in", "of"))


class _Movement(NamedTuple):
    """Which way a thing went: its head noun, the words that say more of it, and where the movement is told."""

    thing: str
    more: frozenset[str]
    way: str
    source: Passage
    at: int


class _Words(NamedTuple):
    """The words for movements of each kind, by their base forms, with the way."""

    alone: Mapping[str, str]
    done: Mapping[str, str]
    nouns: Mapping[str, str]


def other_way(item: Passage, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first thing of a text that went another way, wherever the story tells which."""
    for ours in _movements(item):
        read = _read(ours.thing, grounds)
        told = [one for _, every in read for one in every if one.thing == ours.thing and _may_be_one(ours, one)]
        told = [one for one in told if ours.more and one.more == ours.more] or told
        if not told or any(one.way == ours.way for one in told):
            continue
        if not any(_may_tell(source, every, ours) for source, every in read):
            there = shown(told[0].source.shown(told[0].at))
            yield doubt(f"it says {shown(item.shown(ours.at))} where the {grounds.extent} says {there}")
            return


def _read(thing: str, grounds: Grounds) -> list[tuple[Passage, tuple[_Movement, ...]]]:
    """Return the sentences of the story that have a thing, with which way anything goes there."""
    read = lambda: [(one, tuple(_movements(one))) for one in grounds.passages_with((thing,), _READ)]  # noqa: E731
    return grounds.remembered_of_story("movements", thing, read)


def _may_tell(source: Passage, read: Iterable[_Movement], ours: _Movement) -> bool:
    """Tell whether a sentence with a thing has a word for that way, which is not told of something else there.

    "Prices rose in May and fell in June" may tell both; "oil prices fell, while cocoa prices rose" tells each of one.
    """
    others = {one.at for one in read if one.thing != ours.thing or not _may_be_one(ours, one)}
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
    return not ours.more or not theirs.more or not ours.more.isdisjoint(theirs.more)


def _movements(text: Passage) -> Iterator[_Movement]:
    """Yield which way things go in a passage; what is denied, or only aimed at, is left aside."""
    known = _words(text.language)
    for at, word in enumerate(text.words):
        if not text.is_small(at) or at in text.negated:
            continue
        helped = _before(text, at)
        passive = any(text.words[i].base in base_forms(text.language, "being") for i in range(helped, at))
        way = known.done.get(word.base)
        if is_aim(text, at) and not passive:
            continue  # "to cut its costs"
        if way and _is_held(text, at, way):
            yield from _named(text, at, way, _ending(text, helped) if passive else _beginning(text, at + 1))
        elif word.base in known.alone and not passive:
            yield from _named(text, at, known.alone[word.base], _ending(text, helped))
        if word.base in known.nouns and text.words[at + 1 : at + 2] and text.words[at + 1].base in _IN:
            yield from _named(text, at, known.nouns[word.base], _beginning(text, at + 2))


def _is_held(text: Passage, at: int, way: str) -> bool:
    """Tell whether a word for what stays as it was is one: "held at", "left unchanged"."""
    if way != "flat":
        return True
    after = text.words[at + 1 : at + 2]
    return is_past(text, at) and bool(after) and after[0].base in base_forms(text.language, "unmoved")


def _before(text: Passage, at: int) -> int:
    """Return the first of the small words right before a verb: auxiliaries, adverbs."""
    first, clause = at, text.words[at].clause
    while first > 0 and at - first < _SMALL and text.words[first - 1].clause == clause:
        before = text.words[first - 1]
        if before.content and not before.base.endswith("ly"):
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
    first = found[0] if found else 0
    named = all(text.is_name(i) for i in found) and first and text.words[first - 1].base in _leading(text.language)
    if first > 1 and (named or text.words[first - 1].base in _IN) and text.words[first - 2].content:
        return [*found, first - 2]  # "sales of shoes rose", "revenue at Corvane rose"
    return found


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
    forms = [text.words[i].base for i in thing if not text.words[i].base[0].isdigit()]
    if forms and forms[-1] not in base_forms(text.language, "plain_words") and not text.is_name(thing[-1]):
        last = thing[-1] + 1
        of = text.words[last : last + 1] and text.words[last].base in _IN
        more = [text.words[i].base for i in _beginning(text, last + 1)] if of else []  # "sales of shoes"
        said = frozenset(form for form in (*forms[:-1], *more) if not form[0].isdigit())
        yield _Movement(forms[-1], said, way, text, at)


@cache
def _words(language: str) -> _Words:
    lines = [(line[0], line[1:]) for line in entries(language, "movements")]
    tables = (
        {base_form(word, language): way for way, columns in lines for word in columns[kind].split()}
        for kind in range(3)
    )
    return _Words(*tables)
