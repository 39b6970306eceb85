"""Where an item's words stand: its quotes located, its evidence cut out."""

from collections.abc import Iterator, Sequence

from summarizer.document import Document
from summarizer.grounding.slots import Slot
from summarizer.location import Match, locate
from summarizer.schemas import Evidence, SentenceSpan
from summarizer.spans import Span, overlapping
from summarizer.verifier import Quoted

CITED_AT_MOST = 8
"""Sentences an item may lean on beside those its quote stands in; an honest item cites one to three."""


def prove(slot: Slot, document: Document) -> None:
    """Locate what the item gives as the document's words; they are its evidence."""
    cites = valid_cites(slot.cites, document)
    given = {name: slot.values.get(name) for name in slot.kind.verbatim or ("quote",)}
    found = [
        Quoted(name, words, locate(words, document, cites=cites))
        for name, words in given.items()
        if isinstance(words, str)
    ]
    slot.quotes = _side_by_side(found)
    slot.evidence = tuple(piece for quoted in slot.quotes for piece in evidence_of(quoted.match, document))


def valid_cites(cites: Sequence[int], document: Document) -> list[int]:
    """Return the sentence numbers that the story has, a bounded number of them."""
    return [number for number in cites if 1 <= number <= len(document.story_sentences)][:CITED_AT_MOST]


def evidence_of(match: Match, document: Document) -> Iterator[Evidence]:
    """Yield the pieces of evidence of a match, each with the sentence around it."""
    for span in match.spans:
        around = document.sentence_around(span)
        yield Evidence(
            start=span.start,
            end=span.end,
            quote=span.of(document.text),
            match=match.kind,
            sentence=SentenceSpan(start=around.start, end=around.end),
        )


def sentence_number(slot: Slot, document: Document) -> int | None:
    """Return the number (from 1) of the story's sentence that the item's first evidence stands in."""
    found = overlapping(slot.spans()[0], document.story_sentences) if slot.evidence else range(0)
    return found[0] + 1 if found else None


def _side_by_side(found: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """Of several places where a name stands, take the one beside the role, which stands only once."""
    if len(found) < 2 or not found[0].match.candidates or not found[1].match.spans:
        return tuple(found)
    name, anchor = found[0], found[1].match.spans[0]
    places = [*name.match.spans, *name.match.candidates]
    nearest = min(places, key=lambda place: _gap(place, anchor))
    others = tuple(place for place in places if place != nearest)
    match = Match(name.match.kind, (nearest,), others, name.match.differences)
    return (Quoted(name.field, name.text, match), *found[1:])


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
