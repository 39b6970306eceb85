"""Quotes that leave something out: fragments joined by an ellipsis or by words in brackets."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from summarizer.document import Document
from summarizer.location.characters import DASHES, QUOTES
from summarizer.location.differences import negations, trimmed
from summarizer.location.folding import fold
from summarizer.location.index import Index, words
from summarizer.location.match import Difference, DifferenceKind
from summarizer.location.numerals import numbers, writes_number
from summarizer.location.occurrences import Accept, Aim, choose, find_all, normalized
from summarizer.patterns import pattern
from summarizer.spans import Span

_ELLIPSIS = r"[\[(]\s{0,3}(?:…|\.{3,9})\s{0,3}[\])]|…|\.{3,9}|\.(?:\s\.){2,4}"
_JOINT = pattern(rf"(?P<ellipsis>(?:{_ELLIPSIS})+)|\[(?P<inserted>[^\[\]\n]{{1,120}})\]")
_ALTERED_LETTER = pattern(r"\[(\w)\](?=\w)")
EDGES = " .,;:!" + QUOTES + DASHES + "…"
"""What may be left off the ends of a folded quote: the marks that a quote brings along or the source puts there."""
_ELLIPSIS_REACH = 400
"""How many characters an ellipsis may leave out: about three sentences of news (the median has 125 characters).
Beyond that, fragments are of different statements and "…" would join what was never said together."""
_INSERTION_REACH = 60
"""How many characters an insertion in brackets may stand for: it replaces a pronoun or a name, not a clause."""
_FEWEST_WORDS = 2
"""Fewest words of a fragment that an ellipsis may reach for: a single word stands nearly anywhere within 400
characters, so it must stand as near as what brackets replace."""
_CLAUSE = pattern(
    r",\s(?:which|who|whom|whose|where|when|while|although|though|because|if|unless|until)\b[^,.!?]{0,200}(?:,|$)"
)
"""A subordinate clause between commas: a negation in it turns nothing round outside it."""
MOST_FRAGMENTS = 16
"""Most fragments that a quote is taken apart into; a text with more ellipses is no quote."""
_BORDERING = 2
"""How many words from a fragment a negation that was left out still belongs to the fragment's clause."""


class Fragment(NamedTuple):
    """A folded piece of an elided quote, with what joins it to the one before it and the text in brackets there;
    the first has the text in brackets at the ends of the quote.
    """

    text: str
    joint: Literal["none", "ellipsis", "insertion"]
    inserted: str = ""
    written: str = ""


class Chain(NamedTuple):
    """Where the fragments of a quote stand, in order, in the document."""

    pieces: tuple[Span, ...]
    differences: tuple[Difference, ...]

    @property
    def whole(self) -> Span:
        """The stretch from the first piece to the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


def fragments(quote: str) -> tuple[Fragment, ...]:
    """Return the fragments of ``quote``, in order; one alone where nothing is left out inside it."""
    quote = _ALTERED_LETTER.sub(r"\1", quote)
    found: list[Fragment] = []
    joint: Literal["none", "ellipsis", "insertion"] = "none"
    inserted, position = "", 0
    for mark in _JOINT.finditer(quote):
        found.append(Fragment(_edged(quote[position : mark.start()]), joint, inserted, quote[position : mark.start()]))
        joint = "ellipsis" if mark["ellipsis"] else "insertion"
        inserted = mark["inserted"] or ""
        position = mark.end()
    found.append(Fragment(_edged(quote[position:]), joint, inserted, quote[position:]))
    return _merged(found)


def sound(parts: Sequence[Fragment]) -> bool:
    """Tell whether the fragments have words enough to be told from chance: one has two, all have three."""
    counts = [_size(part) for part in parts]
    return max(counts) >= _FEWEST_WORDS and sum(counts) > _FEWEST_WORDS


def elided(parts: Sequence[Fragment], index: Index, aim: Aim) -> tuple[Chain, tuple[Span, ...]] | None:
    """Find all fragments in order, each within reach of the one before it and in the same story.

    Returns the chain that is meant, and the other places where they stand so.
    """
    anchor = max(range(len(parts)), key=lambda i: len(parts[i].text))
    folded = index.folded
    chains: dict[Span, Chain] = {}
    for place in find_all(parts[anchor].text, folded.text, _uncut(index)):
        chain = _chain(parts, anchor, place, index, aim.document)
        if chain:
            chains.setdefault(chain.whole, chain)
    if not chains:
        return None
    best, others = choose(sorted(chains), aim)
    return chains[best], others


def _edged(piece: str) -> str:
    """Fold a piece of a quote and leave off the marks at its ends."""
    return edged(fold(piece).text)


def edged(folded: str) -> str:
    """Leave the marks off the ends of a folded quote, but for the sign of a number."""
    core = folded.strip(EDGES)
    signed = core[:1].isdigit() and folded[: folded.find(core)].endswith("-")
    return f"-{core}" if signed else core


def _merged(found: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """Drop empty fragments at the ends and between two joints; the insertions there are kept."""
    kept: list[Fragment] = []
    inserted: list[str] = []
    ellipsis = False
    for part in found:
        ellipsis = ellipsis or part.joint == "ellipsis"
        inserted.append(part.inserted)
        if part.text:
            joint = "ellipsis" if ellipsis else part.joint
            kept.append(Fragment(part.text, joint if kept else "none", " ".join(filter(None, inserted)), part.written))
            inserted, ellipsis = [], False
    if kept:
        kept[0] = kept[0]._replace(inserted=" ".join(filter(None, [kept[0].inserted, *inserted])))
    return tuple(kept)


def _uncut(index: Index) -> Accept:
    """Return the test of a place in the folded text that keeps to the folded text."""
    accept = normalized(index.text, index.folded)

    def uncut(start: int, end: int) -> Span | None:
        return Span(start, end) if accept(start, end) else None

    return uncut


def _chain(parts: Sequence[Fragment], anchor: int, place: Span, index: Index, document: Document) -> Chain | None:
    """Find the other fragments on both sides of ``place`` (folded), each the nearest that fits."""
    text, uncut = index.folded.text, _uncut(index)
    places = [place]
    for i, part in enumerate(parts[anchor + 1 :], anchor + 1):
        limit = places[-1].end + reach(parts, i) + len(part.text)
        found = find_all(part.text, text, uncut, places[-1].end, min(len(text), limit))
        if not found:
            return None
        places.append(found[0])
    for i in range(anchor - 1, -1, -1):
        limit = places[0].start - reach(parts, i + 1) - len(parts[i].text)
        found = find_all(parts[i].text, text, uncut, max(0, limit), places[0].start)
        if not found:
            return None
        places.insert(0, found[-1])
    pieces = tuple(span for p in places if (span := index.folded.source(p.start, p.end)))
    if len(pieces) < len(places) or len({_story(document, piece) for piece in pieces}) > 1:
        return None
    return Chain(pieces, _left_out(parts, places, pieces, index))


def reach(parts: Sequence[Fragment], i: int) -> int:
    """Return how far fragment ``i`` may stand from the one before it."""
    near = parts[i].joint == "insertion" or min(_size(parts[i]), _size(parts[i - 1])) < _FEWEST_WORDS
    return _INSERTION_REACH if near else _ELLIPSIS_REACH


def _size(part: Fragment) -> int:
    """Return the number of words of a fragment."""
    return sum(1 for _ in words(fold(part.text)))


def _story(document: Document, span: Span) -> int:
    """Return which story ``span`` begins in; -1 where it is in none."""
    return next((i for i, story in enumerate(document.stories) if any(s.overlaps(span) for s in story.spans)), -1)


def _left_out(
    parts: Sequence[Fragment], places: Sequence[Span], pieces: Sequence[Span], index: Index
) -> tuple[Difference, ...]:
    """Name what the joints change: a negation left out beside a fragment, a figure or negation put in brackets."""
    found: list[Difference] = []
    if kind := _joint_kind("", parts[0].inserted):
        found.append(Difference(kind, parts[0].inserted, "", Span(pieces[0].start, pieces[0].start)))
    for i in range(1, len(parts)):
        kind = _joint_kind(index.folded.text[places[i - 1].end : places[i].start], parts[i].inserted)
        if kind:
            span = trimmed(index.text, Span(pieces[i - 1].end, pieces[i].start))
            found.append(Difference(kind, parts[i].inserted or "…", span.of(index.text), span))
    return tuple(found)


def _joint_kind(gap: str, inserted: str) -> DifferenceKind | None:
    """Say what a joint changes that must not be: None where it only leaves out or explains."""
    left_out, put_in = _texts(gap), _texts(inserted)
    if any(map(writes_number, put_in)) and not set(numbers(put_in)) <= set(numbers(left_out)):
        return "figure"
    onward = _texts(_CLAUSE.sub(" ", re.split(r"[.!?]\s", gap)[-1]))
    beside = left_out if len(left_out) <= 2 * _BORDERING else [*left_out[:_BORDERING], *left_out[-_BORDERING:]]
    if bool(negations(put_in)) != bool(negations([*beside, *onward])):
        return "negation"
    return None


def _texts(text: str) -> list[str]:
    """Return the words of a short text, folded."""
    return [match.group() for match in words(fold(text))]
