"""The stretch of a document whose words are nearest to a quote's, where it does not stand there just so."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby
from math import log2

from summarizer.locate.alignment import Pair, align
from summarizer.locate.index import Index, words
from summarizer.locate.occurrences import function_words
from summarizer.spans import Span

MOST_WORDS = 250
"""Longest quote that is searched for with changes. Aligning costs words times band, 20 ms at this length;
a longer text is a passage, and is judged sentence by sentence."""
_MOST_VOTES = 3000
"""Most places that may vote on where a quote stands, rarest words first: 1 ms of work."""
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
_SLIGHT = 0.4
"""Weight of a function word beside a content word's 1."""
_CITED_BONUS = 2.0
"""How much more a place in the cited sentences counts: enough to decide between equals, not to invent."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text and where it stands in that."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Near:
    """A quote's words beside the stretch of the folded document nearest to them; ``share`` of their weight agrees."""

    quoted: tuple[Word, ...]
    found: tuple[Word, ...]
    pairs: tuple[Pair, ...]
    share: float


def read_words(folded: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Read the words of a stretch of folded text."""
    return tuple(Word(m.group(), *m.span()) for m in words(folded, start, end))


def nearest(quoted: tuple[Word, ...], index: Index, regions: Sequence[Span]) -> Near | None:
    """Return the stretch nearest to the ``quoted`` words; None where none is near. ``regions`` (of the folded
    text) are where it should stand.
    """
    if not quoted or len(quoted) > MOST_WORDS:
        return None
    best: Near | None = None
    for at in _stretches(quoted, index, regions):
        near = _aligned(quoted, index.folded.text, at)
        if near and (best is None or near.share > best.share):
            best = near
        if best and best.share == 1:
            break
    return best


def nearest_in(quoted: tuple[Word, ...], index: Index, stretch: Span) -> Near | None:
    """Return the place nearest to the ``quoted`` words inside ``stretch`` of the folded text (a short one)."""
    if not quoted or len(quoted) > MOST_WORDS:
        return None
    found = read_words(index.folded.text, stretch.start, stretch.end)
    return _near(quoted, found, align(_texts(quoted), _texts(found), lead=len(found) // 2, band=len(found) // 2 + 1))


def _stretches(quoted: Sequence[Word], index: Index, regions: Sequence[Span]) -> list[int]:
    """Return where in the folded text the quote may begin, likeliest first: its words vote, the rarer the louder."""
    votes: dict[int, float] = {}
    firsts: dict[int, int] = {}
    left = _MOST_VOTES
    known = [(index.places.get(word.text), word.start - quoted[0].start) for word in quoted]
    heard = [(places, offset) for places, offset in known if places]
    if 2 * len(heard) < len(quoted):
        return []
    for places, offset in sorted(heard, key=lambda pair: len(pair[0])):
        loud = 1 / (1 + log2(len(places)))
        for place in places[:left]:
            bucket = (place - offset) // _BUCKET
            near = any(r.start <= place < r.end for r in regions) if regions else False
            votes[bucket] = votes.get(bucket, 0) + loud * (_CITED_BONUS if near else 1)
            firsts.setdefault(bucket, place - offset)
        left -= len(places)
        if left <= 0:
            break
    return _best_buckets(votes, firsts)


def _best_buckets(votes: dict[int, float], firsts: dict[int, int]) -> list[int]:
    """Return the beginnings that the best buckets stand for; neighbours count together."""
    best = nlargest(2 * _MOST_TRIED, votes, key=lambda b: (votes[b] + votes.get(b + 1, 0), -b))
    chosen: list[int] = []
    for bucket in best:
        if all(abs(bucket - other) > 1 for other in chosen):
            chosen.append(bucket)
    louder = (b if votes[b] >= votes.get(b + 1, 0) else b + 1 for b in chosen[:_MOST_TRIED])
    return [firsts[bucket] for bucket in louder]


def _aligned(quoted: tuple[Word, ...], folded: str, at: int) -> Near | None:
    """Align the quote with the words around ``at``, where it is thought to begin."""
    band = 4 + len(quoted) // 5
    length = quoted[-1].end - quoted[0].start
    start = max(0, at - 12 * band)
    start = folded.rfind(" ", max(0, start - 40), start) + 1 or start
    found = read_words(folded, start, at + length + 12 * band)
    lead = next((i for i, word in enumerate(found) if word.start >= at - 3), len(found))
    return _near(quoted, found, align(_texts(quoted), _texts(found), lead=lead, band=band))


def _near(quoted: tuple[Word, ...], found: tuple[Word, ...], pairs: Sequence[Pair]) -> Near | None:
    """Make the result of an alignment, where enough agrees."""
    same = whole = 0.0
    for pair in pairs:
        weight = _weight(_word(quoted, found, pair))
        whole += weight
        same += weight if pair.step == "same" else 0.0
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
    return all(sum(_weight(_word(quoted, found, pair)) for pair in run) <= _MOST_IN_A_ROW for run in runs)


def _telling(quoted: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Tell whether the words that agree say anything: one is no function word, and there are two or all."""
    same = [quoted[p.quoted].text for p in pairs if p.step == "same" and p.quoted is not None]
    enough = len(same) > 1 or len(same) == len(pairs)
    return enough and any(text not in function_words() for text in same)


def _weight(word: str) -> float:
    return _SLIGHT if word in function_words() else 1.0


def _texts(items: Sequence[Word]) -> list[str]:
    return [item.text for item in items]
