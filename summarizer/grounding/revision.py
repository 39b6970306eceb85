"""What an engine is told of a draft that was judged: the items that failed, and those that stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from summarizer.engines import Failed, Standing
from summarizer.grounding import Grounding
from summarizer.grounding.proof import valid_cites
from summarizer.grounding.slots import Slot
from summarizer.schemas import Refers, Resting
from summarizer.spans import Span, overlapping
from summarizer.targets import item_fields, marker
from summarizer.verifier import mending
from summarizer.verifier.text.tokens import content_forms

MOST_PASSAGES = 5
"""Sentences shown with an item that failed: those it cites, where its words were nearly found, and the likeliest."""


def failed_items(grounding: Grounding) -> tuple[Failed, ...]:
    """Return the rejected items that the engine gave and could give better.

    Not those that fell only with what they rest on: they stand again when that does.
    """
    return tuple(
        Failed(
            slot.id,
            slot.field,
            slot.given,
            mending(slot.verdict.findings),
            tuple(sorted(passages(slot, grounding))),
        )
        for slot in grounding.layout.slots
        if slot.is_rejected() and slot.given is not None and (slot.evidence or not slot.is_resting())
    )


def standing_items(grounding: Grounding) -> tuple[Standing, ...]:
    """Return the items with evidence of their own that were not rejected and that others may rest on."""
    restable = {field for fields in _rested_on(grounding) for field in fields}
    return tuple(
        Standing(slot.id, slot.field, str(slot.values.get(slot.kind.asserts, "")), next(iter(slot.speaker), None))
        for slot in grounding.layout.slots
        if not slot.is_resting() and not slot.is_rejected() and (not restable or slot.field in restable)
    )


def with_versions(draft: BaseModel, grounding: Grounding, versions: Mapping[str, BaseModel]) -> BaseModel:
    """Return a draft with other versions of some of its items, by id; an item given twice is replaced twice."""
    given = {slot.id: slot.given for slot in grounding.layout.slots}
    changes = [(given[id_], new) for id_, new in versions.items() if given.get(id_) is not None]
    changed: BaseModel = _changed(draft, changes)
    return changed


def passages(slot: Slot, grounding: Grounding) -> list[int]:
    """Return the numbers of the sentences that bear on an item, the likeliest first."""
    document, grounds = grounding.grounds.document, grounding.grounds
    sentences = document.story_sentences
    near = [number for quoted in slot.quotes for span in quoted.match.spans for number in _numbers(span, sentences)]
    under = [number for span in slot.spans() for number in _numbers(span, sentences)]
    said = " ".join(value for value in slot.values.values() if isinstance(value, str))
    likely = [number + 1 for number in grounds.index.best(content_forms(said, grounds.language))]
    found = [*valid_cites(slot.cites, document), *near, *under, *likely]
    return list(dict.fromkeys(found))[:MOST_PASSAGES]


def _numbers(span: Span, sentences: tuple[Span, ...]) -> Iterator[int]:
    return (number + 1 for number in overlapping(span, sentences))


def _rested_on(grounding: Grounding) -> Iterator[tuple[str, ...]]:
    """Yield the fields that items of the target rest on."""
    for _, kind in item_fields(grounding.target.returned):
        if issubclass(kind, Resting):
            for info in kind.model_fields.values():
                refers = marker(info, Refers)
                if refers is not None:
                    yield refers.fields


def _changed(node: Any, changes: list[tuple[BaseModel | None, BaseModel]]) -> Any:
    if isinstance(node, BaseModel):
        for old, new in changes:
            if type(old) is type(node) and old == node:
                return new
        return node.model_copy(
            update={name: _changed(getattr(node, name), changes) for name in type(node).model_fields}
        )
    if isinstance(node, list | tuple):
        return type(node)(_changed(one, changes) for one in node)
    return node
