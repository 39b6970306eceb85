"""Who does what to whom: deeds between two names of a passage ("Ann Lee sued Bo Day", "Bo Day was sued by Ann Lee")."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import words
from summarizer.verifier.text.forms import base_form, listed
from summarizer.verifier.text.naming import forms_of, is_attribute
from summarizer.verifier.text.passages import Passage

# Words between a deed and the names on its sides at most ("… beat his closest rival, Bo Day"), and words of a sentence
# beyond which it is not read: no news has such a sentence.
_REACH, _MOST = 6, 120

# The same before what somebody did something else to do. Chosen, not swept.
_FURTHER = 10


class Deed(NamedTuple):
    """One name does something to another: the words of both names in all forms, the deed, whether told in passive.

    ``at`` is the place of the deed's word; from ``start`` to ``end`` stand both names, in characters.
    """

    doer: frozenset[str]
    deed: str
    other: frozenset[str]
    passive: bool
    at: int
    start: int
    end: int


def deeds(text: Passage, told: Iterable[Sequence[int]]) -> Iterator[Deed]:
    """Yield the deeds between two names: what may be one before each name, with whoever the clause says it of."""
    # Of "Scottish rival Brenn Flow" the first is no name of whom anything is done to.
    within = [name for name in told if name[-1] < _MOST]
    people = {name[0] for name in within if _is_people(text, name)}
    names = [name for name in within if name[0] not in people]
    for other in names:
        for deed in range(other[0] - 1, max(-1, other[0] - _REACH - 1), -1):
            if deed in people:
                continue
            if text.words[deed].clause != text.words[other[0]].clause or text.is_name(deed):
                break
            between = (word.base for word in text.words[deed + 1 : other[0]])
            if not _may_be_deed(text, deed) or not _leading(text.language).isdisjoint(between):
                continue
            doer = _doer(deed, [name for name in names if name[-1] < deed], text)
            if doer is not None:
                yield _deed(doer, deed, other, text)


def _is_people(text: Passage, name: Sequence[int]) -> bool:
    """Tell whether a name is but a people's adjective before what somebody is: "*Scottish* rival"."""
    after = name[-1] + 1
    return len(name) == 1 and is_attribute(text, name[0]) and after < len(text.words) and text.is_small(after)


def _deed(doer: Sequence[int], deed: int, other: Sequence[int], text: Passage) -> Deed:
    by = next((i for i in range(deed + 1, other[0]) if text.words[i].base == "by"), deed)
    passive = by > deed and not any(text.words[i].content for i in range(deed + 1, by))
    start, end = text.words[doer[0]].start, text.words[other[-1]].end
    return Deed(forms_of(text, doer), text.words[deed].base, forms_of(text, other), passive, deed, start, end)


def _doer(deed: int, before: Sequence[Sequence[int]], text: Passage) -> Sequence[int] | None:
    """Return the name that a deed is said of: the last in its clause, or that before what is set off by commas."""
    led = listed(text.language, "prepositions")  # a place, a time or an owner, which does nothing itself
    free = [name for name in before if name[0] == 0 or text.words[name[0] - 1].base not in led]
    free = [name for name in free if not text.text[: text.words[name[-1]].end].endswith(("'s", "’s"))]
    clause = text.words[deed].clause
    reach = _FURTHER if text.words[deed - 1].base == "to" else _REACH  # "Ann Lee came from 14 points down to beat Bo"
    own = [name for name in free if text.words[name[-1]].clause == clause and deed - name[-1] <= reach]
    if own:
        return own[-1]
    before_that = [name for name in free if text.words[name[-1]].clause == clause - 1]
    if _goes_on(deed, text) and len(before_that) == 1:
        return before_that[0]
    set_off = [name for name in free if text.words[name[-1]].clause == clause - 2]
    return set_off[-1] if set_off else None


def _goes_on(deed: int, text: Passage) -> bool:
    """Tell whether a participle begins its clause, and is told of whom the clause before is: "…, beating Lee"."""
    begins = deed > 0 and text.words[deed - 1].clause != text.words[deed].clause
    return begins and text.letters(deed).endswith("ing")


def _may_be_deed(text: Passage, index: int) -> bool:
    """Tell whether a word may be what one name does to another: no name, no adverb, and nothing said or thought.

    What a hyphen joins to another only says more of that ("*top*-seeded", "*cross*-examined").
    """
    word = text.words[index]
    if text.text.startswith("-", word.end):
        return False
    return (
        word.content
        and not text.is_name(index)
        and not word.base.endswith("ly")
        and not word.base.isdigit()
        and word.base not in _idle(text.language)
    )


@cache
def _leading(language: str) -> frozenset[str]:
    """Return the words by which a name is a place, a time or an owner, and not the one to whom it is done either."""
    return listed(language, "prepositions") - listed(language, "done_to")


@cache
def _idle(language: str) -> frozenset[str]:
    """Return the words that tell no deed of one to another: particles, roles, what any retelling may bring along.

    "BioSure founder Ann Lee" did nothing to BioSure there; and of "met" neither is the one it was done to.
    """
    return frozenset(
        base_form(word, language) for name in ("plain_words", "human_roles", "mutual") for word in words(language, name)
    )
