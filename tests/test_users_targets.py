"""Targets of users' own, of hard shapes, go the whole way: asked for, located, checked, repaired, rendered."""

import enum
import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import BaseModel, Field, HttpUrl, model_validator

from summarizer import ConfigurationError, Document, summarize, verify
from summarizer.model import Door, ModelEngine
from summarizer.model.endpoints import Endpoint
from summarizer.model.wire import strictness, wire_schema
from summarizer.renderers import FORMATS, render
from summarizer.schemas import Claim, Figure, Grounded, Source, Uncertainty
from summarizer.targets import target_of
from tests.server import Request, Server, answer

TEXT = """The old road bridge in Lower Dunmore was closed on Monday after three inspectors found a crack in it.
"We could not take the risk," said Ines Marlow, the county's chief engineer.
Marlow said repairs may take between six and eight weeks. It is not known what caused the crack.
"""
TRUE = {"cites": [1], "quote": "was closed on Monday", "text": "The old road bridge was closed on Monday."}
FALSE = {"cites": [1], "quote": "was blown up on Friday", "text": "The old road bridge was blown up on Friday."}
CLAIM = {**TRUE, "speaker": "Ines Marlow", "certainty": "asserted"}
MAY = {
    "cites": [3],
    "quote": "repairs may take between six and eight weeks",
    "text": "Repairs may take between six and eight weeks.",
    "speaker": "Ines Marlow",
    "certainty": "hedged",
}


class Scale(enum.Enum):
    """How large it is."""

    small = "small"
    large = "large"


class Person(BaseModel):
    name: str
    part: Literal["active", "passive"] = "active"


class Event(Grounded):
    text: str
    day: date | None = None
    scale: Scale = Field(Scale.small, description="how large")
    cost: Decimal | None = None
    people: list[Person] = Field(default_factory=list, max_length=3)
    link: HttpUrl | None = None
    key: UUID | None = None
    lasted: timedelta | None = None


EVENT = {
    "day": None, "scale": "large", "cost": None, "people": [{"name": "inspectors", "part": "active"}],
    "link": None, "key": None, "lasted": None,
}  # fmt: skip


class Fact(Grounded):
    text: str


class Other(Grounded):
    kind: Literal["other"]
    text: str


class Named(Grounded):
    text: str = Field(alias="Text", validation_alias="txt")


class Section(BaseModel):
    title: str
    facts: list[Fact]
    best: Fact | None


class Events(BaseModel):
    events: list[Event]


class Mixed(BaseModel):
    mixed: list[Fact | Other]


class Sections(BaseModel):
    sections: list[Section]


class Optionals(BaseModel):
    facts: list[Fact] | None = None
    one: Fact | None = None


class Frozen(BaseModel):
    facts: tuple[Fact, ...]


class Renamed(BaseModel):
    facts: list[Named]


SHAPES = [
    (Events, {"events": [{**TRUE, **EVENT}, {**FALSE, **EVENT, "day": "2025-03-18", "cost": "2.5"}]}),
    (Mixed, {"mixed": [TRUE, {**FALSE, "kind": "other"}]}),
    (Sections, {"sections": [{"title": "Bridges", "facts": [TRUE, FALSE], "best": None}]}),
    (Optionals, {"facts": [TRUE], "one": FALSE}),
    (Frozen, {"facts": [TRUE, FALSE]}),
    (Renamed, {"facts": [TRUE, FALSE]}),
]


def asked(server: Server, **options: Any) -> ModelEngine:
    return ModelEngine(Door(Endpoint("scripted", server.url, "sk-test")), **options)


def nothing(request: Request) -> Any:
    return answer({name: [] for name in request.schema["properties"]})


def mended(request: Request) -> Any:
    """Give every item asked for as the true one, in the class that its field has."""
    line = next(line for line in request.prompt.splitlines() if " in " in line and ": {" in line)
    identity, _, rest = line.partition(" in ")
    field, _, given = rest.partition(": ")
    return answer({field: [{**json.loads(given), **TRUE, "day": None, "cost": None, "id": identity}]})


@pytest.mark.parametrize(("schema", "filled"), SHAPES, ids=[schema.__name__ for schema, _ in SHAPES])
@pytest.mark.parametrize(("then", "rejected"), [(nothing, 1), (mended, 0)])
def test_any_shape_is_judged_repaired_and_rendered(
    schema: type[BaseModel], filled: Any, then: Callable[[Request], Any], rejected: int
) -> None:
    """The false item falls, or is put right; the true one stands; every view of it can be had."""
    with Server(answer(filled), then=then) as server:
        result = summarize(Document.from_text(TEXT, "whole"), engine=asked(server), schema=schema)
    assert (len(server.journal), len(result.report.rejected)) == (2, rejected)
    assert result.report.verified >= 1
    assert isinstance(result.summary, schema)
    for form in FORMATS:
        assert render(result, form)
    assert json.dumps(verify(result.summary, result.document).to_dict())


@pytest.mark.parametrize("schema", [schema for schema, _ in SHAPES])
def test_a_form_is_one_that_strict_servers_take(schema: type[BaseModel]) -> None:
    """Nothing beside a reference, no unknown format, every field required, nothing else allowed."""
    form = target_of(schema).fill
    assert strictness(form) == ()
    for node in nodes_of(wire_schema(form)):
        assert "$ref" not in node or len(node) == 1
        assert node.get("format") in (None, "date", "duration", "uuid")
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert sorted(node["required"]) == sorted(node["properties"])


def nodes_of(schema: Any) -> Any:
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes_of(part)


def test_a_definition_that_is_referred_to_alone_is_sent_once() -> None:
    assert wire_schema(target_of(Sections).fill)["$defs"].keys() == {"Section", "Fact"}


class Loose(BaseModel):
    facts: list[Fact]
    counts: dict[str, int]


def test_what_strict_servers_refuse_is_told() -> None:
    with Server(then=answer({"facts": [TRUE], "counts": {}})) as server:
        result = summarize(Document.from_text(TEXT, "whole"), engine=asked(server), schema=Loose)
    assert "strict" not in server.journal[0].body["response_format"]["json_schema"]
    assert ["counts: a mapping with free keys" in note for note in result.notes] == [True]


class Tight(BaseModel):
    claims: list[Claim]
    sources: list[Source] = Field(max_length=1)
    uncertainties: list[Uncertainty] = Field(max_length=0)


def test_what_the_program_adds_keeps_within_what_a_list_takes() -> None:
    source = {"name": "inspectors", "kind": None, "role": None}
    with Server(then=answer({"claims": [MAY], "sources": [source], "uncertainties": []})) as server:
        result = summarize(Document.from_text(TEXT, "whole"), engine=asked(server), schema=Tight)
    assert [len(result.summary.sources), len(result.summary.uncertainties)] == [1, 0]


class Numbers(BaseModel):
    figures: list[Figure]
    unknowns: list[Uncertainty]


@pytest.mark.parametrize("schema", [Numbers, Tight, "article", "brief"])
def test_what_was_verified_when_it_was_made_is_verified_again(schema: Any) -> None:
    """The instance and its JSON tell all that it was judged by: what an item is, and who is said to say it."""
    path = Path(__file__).parent.parent / "examples" / "ferry-accident.txt"
    result = summarize(Document.from_path(path), schema=schema)

    made = [item.status for item in result.report.items if item.status != "rejected"]
    again = [verify(summary, result.document).items for summary in (result.summary, result.model_dump())]

    assert [[item.status for item in items] for items in again] == [made, made]


class Picky(BaseModel):
    facts: list[Fact]

    @model_validator(mode="after")
    def has_facts(self) -> "Picky":
        if not self.facts:
            raise ValueError("no facts at all")
        return self


def test_a_class_that_refuses_what_was_proved_is_named() -> None:
    with (
        Server(answer({"facts": [FALSE]}), then=nothing) as server,
        pytest.raises(ConfigurationError, match="no facts at all") as refused,
    ):
        summarize(Document.from_text(TEXT, "whole"), engine=asked(server), schema=Picky)
    assert "Picky" in str(refused.value)


class Few(BaseModel):
    facts: Annotated[list[Fact], Field(max_length=3)]


LONG = "\n".join(f"Mayor Ada Lind said on Friday that {n + 20} houses were flooded in street {n}." for n in range(90))


def first_two(request: Request) -> Any:
    shown = [line for line in request.prompt.splitlines() if line.startswith("[")][:2]
    items = [(int(number), text) for number, _, text in (line[1:].partition("] ") for line in shown)]
    return answer({"facts": [{"cites": [n], "quote": " ".join(t.split()[6:9]), "text": t} for n, t in items]})


def test_of_a_list_that_takes_few_the_first_of_every_part_are_taken() -> None:
    """And what is left out is told."""
    with Server(then=first_two) as server:
        document = Document.from_text(LONG, "whole")
        result = summarize(document, engine=asked(server, context_tokens=2000), schema=Few)
    parts = len(server.journal)
    starts = [fact.evidence[0].start * parts // len(LONG) for fact in result.summary.facts]
    assert (parts > 3, starts) == (True, [0, 1, 2])
    assert result.notes == (
        f"facts: the parts of the article have {2 * parts}, the schema takes 3: the first of each part",
    )


def test_the_brief_of_a_book_is_a_brief() -> None:
    def points(request: Request) -> Any:
        if "points" not in request.schema["properties"]:
            return answer({"headline": {"text": "20 houses were flooded in street 0", "points": ["p1"]}})
        return answer({"points": json.loads(first_two(request).content)["facts"]})

    with Server(then=points) as server:
        document = Document.from_text(LONG, "whole")
        result = summarize(document, engine=asked(server, context_tokens=2000), schema="brief")
    assert (len(result.summary.points), result.report.rejected) == (5, ())
