"""Who did it to whom: do two names stand on the wrong sides of a deed?

Where a clause tells that one name did something to another ("Ann Lee sued Bo Day", "Bo Day was sued by Ann Lee"), and
the story tells the same deed, or one that may stand for it, of the same two names, they must stand on the same sides
of it. A deed told in the passive turns the sides round, and so does its converse ("lost to" for "beat").
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import words
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.agents import other_agent
from summarizer.verifier.comparisons.payments import turned_payment
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.forms import base_form, base_forms, opposites
from summarizer.verifier.text.naming import forms_of, is_attribute
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words between a deed and the names on its sides at most ("… beat his closest rival, Bo Day"), sentences of the story
# that are read for one pair of names, and words of a sentence beyond which it is not read: no news has such a sentence.
_REACH, _READ, _MOST = 6, 8, 120

# The same before what somebody did something else to do. Chosen, not swept.
_FURTHER = 10

# Words between a deed and a name by which the name is still the one it is done to, or by, or with.
_TURNED = frozenset(("by", "to", "against"))


class _Deed(NamedTuple):
    """One name does something to another: the words of both names in all forms, the deed, whether told in passive."""

    doer: frozenset[str]
    deed: str
    other: frozenset[str]
    passive: bool
    start: int
    end: int


def actors(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on two names that the story has on the other sides of the same deed, and never on these."""
    if not assertion.reworded:
        return
    yield from turned_payment(assertion, grounds)
    yield from other_agent(assertion, grounds)
    item = grounds.words_of(assertion.text)
    for deed in _deeds(item, grounds.names_of(assertion.text)):
        if deed.deed in base_forms(grounds.language, "reporting_verbs"):
            continue  # "Ann Lee says Bo Day fell" tells nothing that she did to him
        if deed.doer.isdisjoint(grounds.name_stems) or deed.other.isdisjoint(grounds.name_stems):
            continue
        told = [
            (grounds.words_in(sentence), one)
            for sentence in _with_both(deed, grounds)
            for one in _known_deeds(sentence, grounds)
        ]
        sides = [(side, source, one) for source, one in told if (side := _side(deed, one, grounds.language))]
        if sides and all(side < 0 for side, _, _ in sides):
            _, source, one = sides[0]
            ours, theirs = (shown(text.text[d.start : d.end]) for text, d in ((item, deed), (source, one)))
            yield doubt(f"it says {ours} where the {grounds.extent} says {theirs}: the other way round")


def _with_both(deed: _Deed, grounds: Grounds) -> list[Span]:
    """Return the sentences of the story in which both names stand."""
    one, other = (
        {n for form in name for n in grounds.index.postings.get(form, ())} for name in (deed.doer, deed.other)
    )
    return [grounds.index.sentences[number] for number in sorted(one & other)[:_READ]]


def _side(ours: _Deed, theirs: _Deed, language: str) -> int:
    """Tell whether two deeds are the same by the same name (1), the same by the other name (-1), or not the same."""
    straight = not ours.doer.isdisjoint(theirs.doer) and not ours.other.isdisjoint(theirs.other)
    crossed = not ours.doer.isdisjoint(theirs.other) and not ours.other.isdisjoint(theirs.doer)
    if straight == crossed:
        return 0
    if are_alike(ours.deed, theirs.deed, language):
        return 1 if straight == (ours.passive == theirs.passive) else -1
    return int(crossed and _are_converse(ours.deed, theirs.deed, language))


def _are_converse(one: str, other: str, language: str) -> bool:
    """Tell whether one deed may be the other told from the other side ("lost to" for "beat")."""
    sides = dict(opposites(language).get(one, ()))
    return any(sides.get(pair) == -side for pair, side in opposites(language).get(other, ()))


def _known_deeds(sentence: Span, grounds: Grounds) -> tuple[_Deed, ...]:
    """Return the deeds of a sentence of the story."""
    read = lambda: tuple(_deeds(grounds.words_in(sentence), grounds.names_in(sentence)))  # noqa: E731
    return grounds.remembered_of_story("deeds", sentence, read)


def _deeds(text: Passage, told: Iterable[Sequence[int]]) -> Iterator[_Deed]:
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


def _deed(doer: Sequence[int], deed: int, other: Sequence[int], text: Passage) -> _Deed:
    by = next((i for i in range(deed + 1, other[0]) if text.words[i].base == "by"), deed)
    passive = by > deed and not any(text.words[i].content for i in range(deed + 1, by))
    start, end = text.words[doer[0]].start, text.words[other[-1]].end
    return _Deed(forms_of(text, doer), text.words[deed].base, forms_of(text, other), passive, start, end)


def _doer(deed: int, before: Sequence[Sequence[int]], text: Passage) -> Sequence[int] | None:
    """Return the name that a deed is said of: the last in its clause, or that before what is set off by commas."""
    free = [name for name in before if name[0] == 0 or text.words[name[0] - 1].base not in _led_by(text.language)]
    free = [name for name in free if not text.text[: text.words[name[-1]].end].endswith(("'s", "’s"))]
    clause = text.words[deed].clause
    reach = _FURTHER if text.words[deed - 1].base == "to" else _REACH  # "Ann Lee came from 14 points down to beat Bo"
    own = [name for name in free if text.words[name[-1]].clause == clause and deed - name[-1] <= reach]
    if own:
        return own[-1]
    set_off = [name for name in free if text.words[name[-1]].clause == clause - 2]
    return set_off[-1] if set_off else None


def _may_be_deed(text: Passage, index: int) -> bool:
    """Tell whether a word may be what one name does to another: no name, no adverb, and nothing said or thought."""
    word = text.words[index]
    return (
        word.content
        and not text.is_name(index)
        and not word.base.endswith("ly")
        and not word.base.isdigit()
        and word.base not in _idle(text.language)
    )


@cache
def _led_by(language: str) -> frozenset[str]:
    """Return the words after which a name is a place, a time or an owner, and does nothing itself."""
    return frozenset(words(language, "prepositions"))


@cache
def _leading(language: str) -> frozenset[str]:
    """Return those of them by which a name is not the one to whom it is done either."""
    return _led_by(language) - _TURNED


@cache
def _idle(language: str) -> frozenset[str]:
    """Return the words that tell no deed of one to another: particles, roles, what any retelling may bring along.

    "BioSure founder Ann Lee" did nothing to BioSure there; and of "met" neither is the one it was done to.
    """
    return frozenset(
        base_form(word, language) for name in ("plain_words", "human_roles", "mutual") for word in words(language, name)
    )
