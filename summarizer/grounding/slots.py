"""A draft laid out: the target's fields with a slot in place of every item, in the engine's order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import to_jsonable_python

from summarizer.schemas import Evidence, Finding, Grounded, Refers, Resting, Verdict
from summarizer.spans import Span
from summarizer.targets import Target, fill_order, id_prefixes, models_in, most_of, references
from summarizer.verifier import Assertion, Quoted
from summarizer.verifier.verdicts import verdict

UNJUDGED = Verdict()


@dataclass(slots=True)
class Slot:
    """One item on its way to the summary: what the engine gave, and what was found out since."""

    id: str
    field: str
    kind: type[Grounded]
    values: dict[str, Any]
    cites: tuple[int, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    speaker: tuple[str, ...] = ()
    verdict: Verdict = UNJUDGED
    item: Grounded | None = None
    assertion: Assertion | None = None
    given: BaseModel | None = None

    def is_rejected(self) -> bool:
        """Tell whether the item was rejected."""
        return self.verdict.status == "rejected"

    def is_resting(self) -> bool:
        """Tell whether the item is proved by what it rests on."""
        return issubclass(self.kind, Resting)

    def spans(self) -> tuple[Span, ...]:
        """Return the spans of its evidence."""
        return tuple(Span(piece.start, piece.end) for piece in self.evidence)

    def references(self) -> tuple[tuple[str, Refers], ...]:
        """Return its fields that refer to other items."""
        return references(self.kind)

    def reject(self, check: str, message: str) -> None:
        """Reject it for a reason that no check knows of."""
        finding = Finding(check=check, severity="contradiction", message=message)
        self.verdict = verdict((*self.verdict.findings, finding))
        self.item = None

    def build(self) -> None:
        """Make the item itself, if it is not made; what the target's own class refuses is rejected, in its words."""
        if self.item is not None or self.is_rejected():
            return
        try:
            self.item = self.kind.model_validate(
                {**self.own_values(), "id": self.id, "evidence": self.evidence, "verdict": self.verdict},
                by_name=True,
            )
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            self.reject("schema", f"{'.'.join(map(str, first['loc']))}: {first['msg']}")

    def own_values(self) -> dict[str, Any]:
        """Return the values of the fields that its class has."""
        fields = self.kind.model_fields
        return {name: value for name, value in self.values.items() if name in fields}

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "id": self.id,
            **{name: to_jsonable_python(value, fallback=str) for name, value in self.own_values().items()},
            "evidence": [piece.model_dump(mode="json") for piece in self.evidence],
            "verdict": self.verdict.model_dump(mode="json"),
        }


@dataclass(slots=True)
class Layout:
    """The target's fields with slots in place of items (``tree``), and the slots in the engine's order.

    ``duplicates`` maps the id of an item given twice to the one that is kept, ``limits`` each field to the most
    items that it takes.
    """

    tree: dict[str, Any]
    slots: list[Slot]
    prefixes: dict[str, str]
    duplicates: dict[str, str]
    limits: dict[str, int]
    places: dict[str, int] = field(default_factory=dict)
    free: dict[str, int] = field(default_factory=dict)

    def with_ids(self, ids: Iterable[str]) -> list[Slot]:
        """Return the slots with these ids, in the engine's order."""
        if len(self.places) != len(self.slots):
            self.places = {slot.id: place for place, slot in enumerate(self.slots)}
        return [self.slots[place] for place in sorted({self.places[one] for one in ids if one in self.places})]

    def of(self, fields: Iterable[str]) -> list[Slot]:
        """Return the slots of some fields."""
        wanted = set(fields)
        return [slot for slot in self.slots if slot.field in wanted]

    def has_room(self, name: str) -> bool:
        """Tell whether a field is a list at the top of the target that takes one item more."""
        held = self.tree.get(name)
        return isinstance(held, list) and len(held) < self.limits.get(name, len(held) + 1)

    def add(self, slot: Slot) -> None:
        """Add an item that no engine gave to a list at the top of the target."""
        if len(self.places) == len(self.slots):
            self.places[slot.id] = len(self.slots)
        self.slots.append(slot)
        self.tree[slot.field].append(slot)

    def next_id(self, name: str) -> str:
        """Return the next free id of a field."""
        number = self.free.get(name, 1)
        while self.with_ids([new := f"{self.prefixes[name]}{number}"]) or new in self.duplicates:
            number += 1
        self.free[name] = number
        return new

    def settled(self) -> dict[str, Any]:
        """Return the target's fields with the items that stand."""
        settled: dict[str, Any] = _settled(self.tree)
        return settled


def lay_out(draft: BaseModel, target: Target) -> Layout:
    """Lay out a draft (an instance of ``target.fill``); an item given twice is kept once."""
    limits = {name: most for name, info in target.returned.model_fields.items() if (most := most_of(info)) is not None}
    layout = Layout({}, [], id_prefixes(target.returned), {}, limits)
    layout.tree = _LayingOut(layout).tree(draft, target.returned)
    return layout


class _LayingOut:
    """Walks a draft beside the target's class."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.counts: dict[str, int] = {}
        self.seen: dict[tuple[str, str], str] = {}

    def tree(self, model: BaseModel, returned: type[BaseModel]) -> dict[str, Any]:
        asked = type(model).model_fields
        return {
            name: self.value(getattr(model, name), returned, name) for name in fill_order(returned) if name in asked
        }

    def value(self, value: Any, returned: type[BaseModel], name: str) -> Any:
        kinds = {kind.__name__: kind for kind in models_in(returned.model_fields[name].annotation)}
        if isinstance(value, BaseModel):
            return self.model(value, kinds[type(value).__name__], name)
        if isinstance(value, list | tuple):
            laid = [self.model(v, kinds[type(v).__name__], name) if isinstance(v, BaseModel) else v for v in value]
            return [one for one in laid if one is not None]
        return value

    def model(self, value: BaseModel, kind: type[BaseModel], name: str) -> Any:
        if not issubclass(kind, Grounded):
            return self.tree(value, kind)
        self.counts[name] = self.counts.get(name, 0) + 1
        values = {key: _plain(getattr(value, key)) for key in type(value).model_fields}
        cites = tuple(values.pop("cites", ()))
        slot = Slot(f"{self.layout.prefixes[name]}{self.counts[name]}", name, kind, values, cites, given=value)
        kept = self.seen.setdefault((name, repr(values)), slot.id)
        if kept != slot.id:
            self.layout.duplicates[slot.id] = kept
            return None
        self.layout.slots.append(slot)
        return slot


def _settled(node: Any) -> Any:
    """Return ``node`` with every slot replaced by its item, and the rejected left out of lists."""
    match node:
        case Slot():
            return node.item
        case dict():
            return {name: _settled(value) for name, value in node.items()}
        case list():
            return [_settled(value) for value in node if not (isinstance(value, Slot) and value.item is None)]
    return node


def _plain(value: Any) -> Any:
    """Return a value with the models in it, however deep, as dictionaries."""
    if isinstance(value, BaseModel):
        return value.model_dump()
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return {name: _plain(part) for name, part in value.items()} if isinstance(value, dict) else value
