"""Is a statement turned round: a negation added or dropped, or a word replaced by its opposite?

Every word of the item that is negated or has an opposite is held against the same word (or its
opposite) in the evidence, at the place there whose surroundings are most like the item's. What counts
is the product of both signs: "did not rise" agrees with "fell".
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import shown
from summarizer.verifier.words import Passage, base_forms, opposites

# Content words that both surroundings must share before a turned word is surely about the same thing.
_SURE = 2


class _Pair(NamedTuple):
    """A word of the item beside one of the evidence: whether they agree, and how alike their surroundings are."""

    agrees: bool
    likeness: int
    source: Passage
    place: int
    opposite: bool


def polarity(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on negations and opposites by which the item says the reverse of its evidence."""
    if assertion.verbatim or assertion.certainty == "denied":
        return
    item = grounds.words_of(assertion.text)
    sources = [grounds.words_in(sentence) for sentence in assertion.sentences]
    if any(item.text in source.text for source in sources if not source.negated):
        return
    for index in sorted(_decisive(item, sources, grounds.language)):
        remark = _turned(index, item, sources, grounds.language)
        if remark:
            yield remark
    yield from _unsupported(item, sources, grounds.language)


def _decisive(item: Passage, sources: Sequence[Passage], language: str) -> set[int]:
    """Return the words of the item on which its polarity can turn.

    For each negation, of the item or of the evidence, that is the first word it governs that the other side has too;
    and every word whose opposite the evidence has.
    """
    found: set[int] = set()
    for _, governed in item.negations:
        shared = (i for i in governed if any(_has(item.words[i].base, source, language) for source in sources))
        found.update(islice(shared, 1))
    for source in sources:
        for _, governed in source.negations:
            bases = (source.words[place].base for place in governed)
            first = next((base for base in bases if _has(base, item, language)), None)
            if first is not None:
                found.update(i for other, _ in _related(first, item, language) for i in item.places[other])
        for index, word in enumerate(item.words):
            if any(relation < 0 for _, relation in _related(word.base, source, language)):
                found.add(index)
    return found


def _has(base: str, other: Passage, language: str) -> bool:
    """Tell whether the ``other`` side has the word or an opposite of it."""
    return any(True for _ in _related(base, other, language))


def _turned(index: int, item: Passage, sources: Sequence[Passage], language: str) -> Remark | None:
    """Remark on one word of the item whose best counterpart in the evidence says the reverse."""
    pairs = list(_pairs(index, item, sources, language))
    against = max((pair for pair in pairs if not pair.agrees), key=lambda pair: pair.likeness, default=None)
    if against is None or any(pair.agrees and pair.likeness >= against.likeness for pair in pairs):
        return None
    ours, theirs = shown(item.shown(index)), shown(against.source.shown(against.place))
    message = f"it says {ours}, which turns round {theirs} in the evidence"
    enough = min(_SURE, len(item.near(index)))
    softened = not against.opposite and _softened(index, item, against, language)
    if against.likeness >= enough and not softened:
        return contradiction(message)
    return doubt(message) if against.likeness or not against.opposite else None


def _pairs(index: int, item: Passage, sources: Sequence[Passage], language: str) -> Iterator[_Pair]:
    """Yield the places of the evidence that hold the same word or an opposite of it."""
    base, near = item.words[index].base, item.near(index)
    sign = -1 if index in item.negated else 1
    for source in sources:
        for other, relation in _related(base, source, language):
            for place in source.places[other]:
                theirs = -1 if place in source.negated else 1
                agrees = sign * theirs * relation > 0
                yield _Pair(agrees, len(near & source.near(place)), source, place, relation < 0)


def _related(base: str, source: Passage, language: str) -> Iterator[tuple[str, int]]:
    """Yield the words of ``source`` that mean the same as ``base`` (1) or the opposite (-1)."""
    if base in source.places:
        yield base, 1
    if "un" + base in source.places and len(base) > 3:
        yield "un" + base, -1
    if base.startswith("un") and base[2:] in source.places and len(base) > 5:
        yield base[2:], -1
    table = opposites(language)
    sides = dict(table.get(base, ()))
    if not sides:
        return
    for other in source.places:
        if other != base and other in table:
            for pair, side in table[other]:
                if pair in sides:
                    yield other, sides[pair] * side
                    break


def _softened(index: int, item: Passage, pair: _Pair, language: str) -> bool:
    """Tell whether the side without a negation says it in another way ("lost control" for "no longer controls")."""
    bare, place = (pair.source, pair.place) if index in item.negated else (item, index)
    return bool(bare.near(place) & base_forms(language, "softeners"))


def _unsupported(item: Passage, sources: Sequence[Passage], language: str) -> Iterator[Remark]:
    """Remark on a negation of the item where the evidence denies nothing at all."""
    softeners = base_forms(language, "softeners")
    if any(source.negations or not softeners.isdisjoint(source.places) for source in sources):
        return
    for cue, governed in item.negations:
        if not any(item.words[i].base in source.places for i in governed for source in sources):
            yield doubt(f"it denies something ({shown(item.shown(cue))}); nothing in the evidence does")
