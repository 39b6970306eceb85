"""What free text tells of all of a place or a thing, where nothing of its evidence tells of more than some of it.

"Asked residents across the city to keep away", who were those of two districts; "injury records of the whole squad".
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words behind such a one among which the place or the thing is named, and names of a sentence that lists so many places
# that they may be all, with what joins them. Chosen, not swept.
_NAMED, _LISTED = 4, 3
_JOINED = pattern(r"(?:, (?:and |or )?| (?:and|or) )(?:the )?")

# What such a word may tell all of: what stands behind it, what it names itself, and what a number counts behind it.
_OF, _ITSELF, _COUNTED = "of", "itself", "counted"


# How a name is told to have what is counted.
_GENITIVE = ("'s", "’s")


class _Extent(NamedTuple):
    """A word by which something is told of all of a thing: its index, that of the word behind it, and of what."""

    start: int
    end: int
    kind: str


def told_throughout(item: Passage, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first place or thing of the story of all of which free text tells what the evidence does not."""
    for one in islice(_extents(item, grounds), 1):
        if not any(_tells_of_all(sentence, one, item, grounds) for sentence in assertion.sentences):
            yield doubt(f"it tells of all of something ({shown(item.shown(one.start))}); the evidence doesn't")


def _extents(item: Passage, grounds: Grounds) -> Iterator[_Extent]:
    """Yield what a text tells of all of something; nothing that it denies."""
    for start, end, (_, kind) in entries_in(item, "extents"):
        one = _Extent(start, end, kind)
        if _is_extent(one, item, grounds) and item.negated.isdisjoint(range(start, start + _NAMED)):
            yield one


def _tells_of_all(sentence: Span, one: _Extent, item: Passage, grounds: Grounds) -> bool:
    """Tell whether a sentence of the evidence tells of all of anything, be it of "the five", or lists places."""
    source = grounds.words_in(sentence)
    if not base_forms(source.language, "extents_told").isdisjoint(source.places):
        return True
    if one.kind == _OF and _longest_list(source, grounds.names_in(sentence)) >= _LISTED:
        return True
    thing = item.words[one.end].base if one.end < len(item.words) else ""
    if one.kind == _OF and any(_is_counted_there(source, at) for at in source.places.get(thing, ())):
        return True  # "58% of *Ely's* 71,000 homes", told as "58% across Ely"
    return thing.isdigit() and any(source.follows_article(at) for at in source.places.get(thing, ()))


def _is_counted_there(source: Passage, at: int) -> bool:
    """Tell whether a name is told to have so many of what is counted: "*Ely's 71,000* homes"."""
    return source.letters(at).endswith(_GENITIVE) and any(
        word.base[0].isdigit() for word in source.words[at + 1 : at + 2]
    )


def _longest_list(source: Passage, names: Sequence[Sequence[int]]) -> int:
    """Return how many names a sentence lists one after another: "Ardle, Brenn and Corve"."""
    most = run = min(len(names), 1)
    for one, other in pairwise(names):
        between = source.text[source.words[one[-1]].end : source.words[other[0]].start]
        run = run + 1 if _JOINED.fullmatch(between) else 1
        most = max(most, run)
    return most


def _is_extent(one: _Extent, item: Passage, grounds: Grounds) -> bool:
    """Tell whether what stands behind such a word is a place or a thing of the story, in all its extent."""
    if one.kind == _COUNTED:
        return _counts_things(item, one.end)
    if one.kind != _OF:
        return one.kind == _ITSELF
    clause = item.words[one.end - 1].clause
    behind = list(takewhile(lambda word: word.clause == clause, item.words[one.end : one.end + _NAMED]))
    things = [word.base for word in behind if word.content]
    if not things or behind[0].base.isdigit() or not base_forms(grounds.language, "crossed").isdisjoint(things):
        return False  # "across six districts", "across the river"
    return grounds.knows(things[0]) or grounds.knows_name(things[0])


def _counts_things(item: Passage, at: int) -> bool:
    """Tell whether a number stands before what it counts: "all *three* projects", not "all three survived"."""
    behind = at + 1
    if behind >= len(item.words) or not item.words[at].base.isdigit():
        return False
    counted = item.words[behind].content and not is_past(item, behind)
    return counted or item.words[behind].base in words(item.language, "share_of")
