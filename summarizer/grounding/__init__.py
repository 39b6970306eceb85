"""From a draft to a proved summary: locate every quote, complete every item, judge it, mend what is left.

The way of one item: its quotes are located (``cites`` help to find the right
place), the program's fields are filled, names become ids, every check is run.
A rejected item goes to the report, and what referred to it is mended or falls.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from summarizer.completion import complete, implied_uncertainty
from summarizer.document import Document
from summarizer.errors import ConfigurationError
from summarizer.grounding.proof import prove, sentence_number, valid_cites
from summarizer.grounding.references import list_missing_sources, mend, resolve, rest
from summarizer.grounding.slots import Layout, Slot, lay_out
from summarizer.schemas import Claim, Uncertainty
from summarizer.spans import Span
from summarizer.targets import Target, item_fields
from summarizer.verifier import (
    Grounds,
    Judged,
    Referred,
    Report,
    assertion_of,
    judge,
    missed_unread,
    not_run,
    possibly_missed,
    report_of,
)

__all__ = ["Grounding", "ground", "judged"]


def ground(draft: BaseModel, target: Target, document: Document) -> tuple[BaseModel, Report]:
    """Turn a draft (an instance of ``target.fill``) into an instance of ``target.returned``, and its report."""
    grounding = judged(draft, target, document)
    return grounding.summary(), grounding.report()


@dataclass(frozen=True, slots=True)
class Grounding:
    """A draft that has been judged: every item with its evidence and its verdict."""

    layout: Layout
    target: Target
    grounds: Grounds

    def summary(self) -> BaseModel:
        """Return what stands, as an instance of ``target.returned``.

        Raises :class:`ConfigurationError` where the target's own class does not take it.
        """
        try:
            return self.target.returned.model_validate(self.layout.settled(), by_name=True)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(map(str, (self.target.name, *first["loc"])))
            raise ConfigurationError(
                f"the schema does not take what could be proved ({where}: {first['msg']}); "
                "let it take fewer items, or none"
            ) from None

    def report(self) -> Report:
        """Return all verdicts, and what was rejected."""
        return _report(self.layout, self.grounds)


def judged(draft: BaseModel, target: Target, document: Document, grounds: Grounds | None = None) -> Grounding:
    """Judge a draft, which may lack fields of ``target.fill``. ``grounds``: those of an earlier draft, to save work."""
    grounds = grounds or Grounds(document)
    layout = lay_out(draft, target)
    list_missing_sources(layout, target)
    _prove_all(layout, document)
    resolve(layout)
    _imply_uncertainties(layout, target, document)
    own = (slot for slot in layout.slots if slot.kind.asserts not in slot.kind.verbatim)
    grounds.hear(str(slot.values.get(slot.kind.asserts) or "") for slot in own)
    for slot in _proved(layout):
        _judge(slot, grounds, _referred(slot, layout))
        slot.build()
    mend(layout)
    for slot in layout.slots:
        if slot.is_resting():
            rest(slot, layout)
            _judge(slot, grounds, _referred(slot, layout))
        slot.build()
    return Grounding(layout, target, grounds)


def _proved(layout: Layout) -> list[Slot]:
    """Return the items that have evidence of their own."""
    return [slot for slot in layout.slots if not slot.is_resting()]


def _prove_all(layout: Layout, document: Document) -> None:
    for slot in _proved(layout):
        prove(slot, document)
        slot.values |= complete(slot.kind, slot.values, slot.evidence, document.readings)


def _imply_uncertainties(layout: Layout, target: Target, document: Document) -> None:
    """Say which claims each uncertainty is about, and add what the claims themselves leave hedged or disputed."""
    claims = [slot for slot in layout.slots if issubclass(slot.kind, Claim)]
    told = [_sentences(claim, document) for claim in claims]
    places: dict[tuple[int, int], set[int]] = {}
    for place, sentences in enumerate(told):
        for sentence in sentences:
            places.setdefault(sentence, set()).add(place)
    for slot in layout.slots:
        if issubclass(slot.kind, Uncertainty):
            near = set().union(*(places.get(sentence, ()) for sentence in _sentences(slot, document)))
            slot.values["about"] = [claims[place].id for place in sorted(near)]
    for name, kind in item_fields(target.returned):
        if issubclass(kind, Uncertainty):
            _imply(layout, name, kind, claims, document)


def _imply(layout: Layout, name: str, kind: type[Uncertainty], claims: list[Slot], document: Document) -> None:
    # Of an uncertainty its cue; the clause after it may hold others.
    known = dict.fromkeys(cue for slot in layout.of([name]) for cue in slot.spans()[:1])
    for claim in claims:
        if not layout.has_room(name):
            return
        implied = implied_uncertainty(claim.values, claim.evidence, document.readings, tuple(known))
        if implied is None:
            continue
        number = sentence_number(claim, document)
        slot = Slot(layout.next_id(name), name, kind, {**implied, "about": [claim.id]}, speaker=claim.speaker)
        slot.cites = (number,) if number else ()
        prove(slot, document)
        known |= dict.fromkeys(slot.spans()[:1])
        layout.add(slot)


def _sentences(slot: Slot, document: Document) -> set[tuple[int, int]]:
    """Return the sentences that an item stands in; of an uncertainty, those it cites too."""
    found = {(piece.sentence.start, piece.sentence.end) for piece in slot.evidence}
    if issubclass(slot.kind, Uncertainty):
        found.update(document.story_sentences[number - 1] for number in valid_cites(slot.cites, document))
    return found


def _referred(slot: Slot, layout: Layout) -> list[Referred]:
    """Return the items that an item says it is about or rests on, with the sentences that prove them."""
    named = {one for name, refers in slot.references() if refers.by == "id" for one in slot.values.get(name) or ()}
    others = layout.with_ids(named)
    return [Referred(s.id, tuple(sorted(_around(s))), tuple(s.speaker)) for s in others if not s.is_rejected()]


def _around(slot: Slot) -> set[Span]:
    return {Span(piece.sentence.start, piece.sentence.end) for piece in slot.evidence}


def _judge(slot: Slot, grounds: Grounds, refers: Sequence[Referred]) -> None:
    if slot.is_rejected():
        return
    document = grounds.document
    slot.assertion = assertion_of(
        slot.kind,
        {"id": slot.id, **slot.values},
        document,
        field=slot.field,
        quotes=slot.quotes,
        evidence=slot.spans(),
        context=[] if slot.is_resting() else [sentence for other in refers for sentence in other.sentences],
        speaker=slot.speaker,
        refers=refers,
    )
    slot.verdict = judge(slot.assertion, grounds)


def _report(layout: Layout, grounds: Grounds) -> Report:
    return report_of(
        # The JSON form is for the rejected alone: the others stand in the summary.
        (Judged(s.id, s.field, s.verdict, s.to_dict() if s.is_rejected() else {}) for s in layout.slots),
        possibly_missed=possibly_missed(
            (slot.assertion for slot in layout.slots if slot.assertion and not slot.is_rejected()), grounds
        ),
        not_run=(*not_run(grounds), *missed_unread(grounds)),
    )
