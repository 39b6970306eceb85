"""Where an item's words stand: its quotes located, its evidence cut out."""

from collections.abc import Iterator, Sequence

from summarizer.document import Document
from summarizer.grounding.slots import Slot
from summarizer.location import Match, locate
from summarizer.reading.quantities import compare
from summarizer.reading.readings import LONGEST_ITEM
from summarizer.schemas import Evidence, SentenceSpan, Uncertainty
from summarizer.spans import Span, overlapping
from summarizer.verifier import Quoted
from summarizer.verifier.text.passages import passage

CITED_AT_MOST = 8
"""Sentences an item may lean on beside those its quote stands in; an honest item cites one to three."""

ADDING = 3
"""Content words that a cited sentence must add to the quote's, to be a part of the proof (chosen, not swept)."""

SUPPORTS = ("agree", "rounded", "converted")


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
    slot.evidence += tuple(_clause(slot, document))
    slot.evidence += tuple(_further(slot, document))


def _clause(slot: Slot, document: Document) -> Iterator[Evidence]:
    """Yield, for an uncertainty, the clause that its cue governs: "may" alone tells nobody what is uncertain."""
    if not issubclass(slot.kind, Uncertainty):
        return
    for span in slot.spans()[:1]:
        for cue in document.readings.cues_in(span):
            if cue.scope.covers(span) and cue.scope != span:
                yield from evidence_of(Match("exact", (cue.scope,)), document)
                return


def _further(slot: Slot, document: Document) -> Iterator[Evidence]:
    """Yield what the sentences cited beside the quote's own add to the proof: figures, or several words.

    Whoever verifies the stored item has its evidence and not what was cited: all that proves it must be there. Who
    says it is told by the speaker, so that a sentence that only names him adds nothing.
    """
    proved = {Span(piece.sentence.start, piece.sentence.end) for piece in slot.evidence}
    cited = (document.story_sentences[number - 1] for number in valid_cites(slot.cites, document))
    others = [sentence for sentence in cited if not any(sentence.overlaps(one) for one in proved)]
    if slot.kind.asserts in slot.kind.verbatim or not proved or not others:
        return
    text = str(slot.values.get(slot.kind.asserts) or "")[:LONGEST_ITEM]
    said = passage(text, document.language or "en").content
    named = passage(str(slot.values.get("speaker") or ""), document.language or "en").content
    known = {*named, *(form for sentence in proved for form in _content(sentence, document))}
    for sentence in others:
        found = _content(sentence, document)
        added = [found[form] for form in said if form in found and form not in known]
        figures = _figures(text, sentence, document)
        if figures or len(added) >= ADDING:
            pieces = [*added, *figures]
            whole = Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces))
            yield from evidence_of(Match("exact", (whole,)), document)
            known |= found.keys()


def _content(sentence: Span, document: Document) -> dict[str, Span]:
    """Return the content words of a sentence by base form, each with its place."""
    read = passage(sentence.of(document.text), document.language or "en")
    places = {form: read.words[index] for form, index in read.content.items()}
    return {form: Span(sentence.start + word.start, sentence.start + word.end) for form, word in places.items()}


def _figures(text: str, sentence: Span, document: Document) -> list[Span]:
    """Return the figures of a sentence that support figures of ``text``."""
    told = document.readings.quantities_said(text)
    there = document.readings.quantities_in(sentence) if told else ()
    return [figure.span for figure in there if any(compare(one, figure) in SUPPORTS for one in told[:CITED_AT_MOST])]


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
