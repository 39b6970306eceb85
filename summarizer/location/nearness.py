"""The stretch of a document whose words are nearest to a quote's, where it does not stand there just so."""

from collections.abc import Sequence
from itertools import groupby
from math import log2
from typing import NamedTuple

from summarizer.location.alignment import Pair, align
from summarizer.location.folding import Folded
from summarizer.location.index import Index, words
from summarizer.location.occurrences import function_words
from summarizer.spans import Span

MOST_WORDS = 250
"""Longest quote that is searched for with changes. Aligning costs words times band, 20 ms at this length;
a longer text is a passage, and is judged sentence by sentence."""
_MOST_VOTES = 3000
"""Most places that may vote on where a quote stands, rarest words first: 1 ms of work."""
_VOTES_ENOUGH = 40
"""After so many votes the commoner half of a quote's words is not heard: it hardly moves the result."""
_BUCKET = 32
"""Width in characters of the stretch in which words vote together; a word or two more or less stays inside."""
_MOST_TRIED = 3
"""How many of the best stretches are aligned: beyond it nothing was gained on the development articles."""
_FEWEST_SHARED = 0.6
"""Smallest share of the words' weight that must agree: two words of three may stand unchanged, not one of two."""
_WORDS_A_CHANGE = 5
"""How many words a quote must have for each change beyond the first: with more, it is another sentence."""
_MOST_IN_A_ROW = 2.5
"""Most words in a row, by weight, that may differ: a longer run is a statement of its own."""
_WORD_LENGTH = 9
"""Characters to allow for each word that may be added or dropped: long words with their space."""
_SLIGHT = 0.4
"""Weight of a function word beside a content word's 1."""
_CITED_BONUS = 2.0
"""How much more a place in each of the regions meant counts: enough to decide between equals, not to invent."""


class Word(NamedTuple):
    """A word of a folded text and where it stands in that."""

    text: str
    start: int
    end: int


class Near(NamedTuple):
    """A quote's words beside the stretch of the folded document nearest to them; ``share`` of their weight agrees."""

    quoted: tuple[Word, ...]
    found: tuple[Word, ...]
    pairs: tuple[Pair, ...]
    share: float


def read_words(folded: Folded, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Read the words of a stretch of folded text."""
    # Made as Word's own function makes it, which would be a call for each word: a fourth of the time of this.
    new = tuple.__new__
    return tuple([new(Word, (m.group(), *m.span())) for m in words(folded, start, end)])


def nearest(quoted: tuple[Word, ...], index: Index, regions: Sequence[Span]) -> Near | None:
    """Return the stretch nearest to the ``quoted`` words; None where none is near. ``regions`` (of the folded
    text) are where it should stand.
    """
    if not quoted or len(quoted) > MOST_WORDS:
        return None
    best: Near | None = None
    whole = sum(_weights([word.text for word in quoted]))
    for at, heard in _stretches(quoted, index, regions):
        if heard < whole * max(_FEWEST_SHARED, best.share if best else 0):
            break
        near = _aligned(quoted, index.folded, at)
        if near and (best is None or _rank(near, regions) > _rank(best, regions)):
            best = near
    return best


def _rank(near: Near, regions: Sequence[Span]) -> tuple[float, int]:
    """Rank by what agrees, then by how many of the regions it lies in (they lie one in the other)."""
    at = next(near.found[p.found].start for p in near.pairs if p.found is not None)
    return near.share, _regions_at(at, regions)


def _regions_at(place: int, regions: Sequence[Span]) -> int:
    return sum(1 for region in regions if region.start <= place < region.end)


def _stretches(quoted: Sequence[Word], index: Index, regions: Sequence[Span]) -> list[tuple[int, float]]:
    """Return where in the folded text the quote may begin, likeliest first, with the most weight that can agree
    there: its words vote, the rarer the louder.
    """
    known = [(index.places.get(word.text), word) for word in quoted]
    weights = _weights([word.text for word in quoted])
    heard = [(places, word, weight) for (places, word), weight in zip(known, weights, strict=True) if places]
    if 2 * len(heard) < len(quoted):
        return []
    heard.sort(key=lambda one: len(one[0]))
    half = sum(weights) / 2
    heard_at: dict[int, _Bucket] = {}
    left, silent = _MOST_VOTES, 0.0
    for places, word, weight in heard:
        offset = word.start - quoted[0].start
        half -= weight
        if len(places) > left or (half < 0 and _MOST_VOTES - left > _VOTES_ENOUGH):
            silent += weight
            places = places[: left if len(places) > left and not heard_at else 0]
        left -= len(places)
        _vote(heard_at, places, offset, weight, regions)
    return _best(heard_at, silent)


_Bucket = list[float]
"""What was heard of one stretch: loudness, the weight of the words, and where the first of them put the quote. A plain
list: there are dozens a quote, and an object costs five times as much to make."""
_NONE: _Bucket = [0.0, 0.0, 0]


def _vote(
    heard: dict[int, _Bucket], places: Sequence[int], offset: int, weight: float, regions: Sequence[Span]
) -> None:
    """Let a word of the quote, ``offset`` behind its beginning, vote by each of its places."""
    loud = weight / (1 + log2(len(places) or 1))
    for place in places:
        number = (place - offset) // _BUCKET
        bucket = heard.get(number)
        if bucket is None:
            bucket = heard[number] = [0.0, 0.0, place - offset]
        bucket[0] += loud * _CITED_BONUS ** _regions_at(place, regions) if regions else loud
        bucket[1] += weight


def _best(heard: dict[int, _Bucket], silent: float) -> list[tuple[int, float]]:
    """Return the beginnings that the best buckets stand for; neighbours count together."""
    least = max([bucket[0] for bucket in heard.values()]) / 2
    loud = {
        number: bucket[0] + max(heard.get(number - 1, _NONE)[0], heard.get(number + 1, _NONE)[0])
        for number, bucket in heard.items()
        if bucket[0] >= least
    }
    chosen: list[int] = []
    for number in sorted(loud, key=lambda b: (-loud[b], b))[: 4 * _MOST_TRIED]:
        if all(abs(number - other) > 1 for other in chosen):
            chosen.append(number)
    near = (-2, -1, 0, 1, 2)  # words dropped or added move the words behind them by up to 64 characters
    ranked = [
        (int(heard[b][2]), silent + sum([heard.get(b + d, _NONE)[1] for d in near])) for b in chosen[:_MOST_TRIED]
    ]
    return sorted(ranked, key=lambda pair: -pair[1])


def _aligned(quoted: tuple[Word, ...], folded: Folded, at: int) -> Near | None:
    """Align the quote with the words around ``at``, where it is thought to begin."""
    band = 4 + len(quoted) // 5
    length = quoted[-1].end - quoted[0].start
    start = max(0, at - _WORD_LENGTH * band)
    start = folded.text.rfind(" ", max(0, start - 40), start) + 1 or start
    found = read_words(folded, start, at + length + _WORD_LENGTH * band)
    lead = next((i for i, word in enumerate(found) if word.start >= at - 3), len(found))
    return _near(quoted, found, align(_texts(quoted), _texts(found), lead=lead, band=band))


def _near(quoted: tuple[Word, ...], found: tuple[Word, ...], pairs: Sequence[Pair]) -> Near | None:
    """Make the result of an alignment, where enough agrees."""
    weights = _weights([_word(quoted, found, pair) for pair in pairs])
    whole = sum(weights)
    same = sum([weight for weight, pair in zip(weights, pairs, strict=True) if pair.step == "same"])
    share = same / whole if whole else 0.0
    if share < _FEWEST_SHARED or not _telling(quoted, pairs) or not _slightly(quoted, found, pairs):
        return None
    return Near(quoted, found, tuple(pairs), share)


def _word(quoted: Sequence[Word], found: Sequence[Word], pair: Pair) -> str:
    """Return the word of a step: the quote's, or the document's where the quote has none."""
    return quoted[pair.quoted].text if pair.quoted is not None else found[pair.found or 0].text


def _slightly(quoted: Sequence[Word], found: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Tell whether the changes are few and short: no clause was added, none left out unmarked."""
    runs = [list(run) for same, run in groupby(pairs, key=lambda pair: pair.step == "same") if not same]
    if len(runs) > 1 + len(quoted) // _WORDS_A_CHANGE:
        return False
    return all(sum(_weights([_word(quoted, found, pair) for pair in run])) <= _MOST_IN_A_ROW for run in runs)


def _telling(quoted: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Tell whether the words that agree say anything: one is no function word, and there are two or all."""
    same = [quoted[p.quoted].text for p in pairs if p.step == "same" and p.quoted is not None]
    enough = len(same) > 1 or len(same) == len(pairs)
    return enough and any(text not in function_words() for text in same)


def _weights(texts: Sequence[str]) -> list[float]:
    slight = function_words()
    return [_SLIGHT if text in slight else 1.0 for text in texts]


def _texts(items: Sequence[Word]) -> list[str]:
    return [item.text for item in items]
