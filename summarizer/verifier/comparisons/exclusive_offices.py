"""Offices written before a name of which one person holds one at a time: "Sen. Ann Lee", who is a governor."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# What may stand between the office and the name.
_BETWEEN = (" ", ". ")

# Sentences with a name that are read for its offices, and sentences around them that may tell another of its bearer.
_MENTIONS, _AROUND = 12, 1


class Titled(NamedTuple):
    """A name with an office: the office's number in the list, where it stands, and the last word of the name."""

    office: int
    at: int
    last: int


def other_office(text: Passage, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first office before a name in whose place the story has another before the same name.

    What the story tells of the office near a mention of the name may be told of its bearer.
    """
    for one in _titled(text):
        name, words = text.words[one.last].base, _words_of(one.office, grounds.language)
        numbers = grounds.sentences_with((name,), _MENTIONS)
        sentences = [grounds.words_in(grounds.index.sentences[number]) for number in numbers]
        theirs = [(source, it) for source in sentences for it in _titled(source) if _may_be_one(text, one, source, it)]
        if not theirs or any(it.office == one.office for _, it in theirs):
            continue
        near = {number + step for number in numbers for step in range(-_AROUND, _AROUND + 1)}
        story = grounds.index.sentences
        there = (grounds.words_in(story[number]) for number in near if 0 <= number < len(story))
        if all(words.isdisjoint(source.places) for source in there):
            source, it = theirs[0]
            yield doubt(f"it says {_shown(text, one)}, the {grounds.extent} {_shown(source, it)}")
            return


def _may_be_one(text: Passage, one: Titled, source: Passage, other: Titled) -> bool:
    """Tell whether two names may be of one: their last words are the same, and no given name is another's."""
    ours, theirs = (
        [at.words[i].base for i in range(it.at + 1, it.last + 1)] for at, it in ((text, one), (source, other))
    )
    return ours[-1] == theirs[-1] and (len(ours) == 1 or len(theirs) == 1 or ours[0] == theirs[0])


def _titled(text: Passage) -> Iterator[Titled]:
    """Yield the offices before names, but for ranks of another kind ("Vice President Lee", "former Lt. Gov. Lee")."""
    table, ranks = _offices(text.language), base_forms(text.language, "ranks")
    for index in text.capitals:
        office = table.get(text.letters(index).lower())
        if office is None or index + 1 == len(text.words) or _between(text, index) not in _BETWEEN:
            continue
        if index > 0 and text.words[index - 1].base in ranks and text.is_name(index - 1):
            continue
        last = index + 1
        while last in text.capitals and last + 1 in text.capitals and _between(text, last) in (" ", "-"):
            last += 1
        if last in text.capitals:
            yield Titled(office, index, last)


def _between(text: Passage, index: int) -> str:
    """Return what stands between a word and the next."""
    return text.text[text.words[index].end : text.words[index + 1].start]


def _shown(text: Passage, one: Titled) -> str:
    return shown(text.text[text.words[one.at].start : text.words[one.last].end])


@cache
def _offices(language: str) -> dict[str, int]:
    """Return the words of the list, each with the number of its office."""
    lines = enumerate(entries(language, "exclusive_offices"))
    return {word: number for number, (line,) in lines for word in line.split()}


@cache
def _words_of(office: int, language: str) -> frozenset[str]:
    return frozenset(base_form(word, language) for word, number in _offices(language).items() if number == office)
