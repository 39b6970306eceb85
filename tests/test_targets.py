"""One target, two classes: what an engine fills is derived from what users write."""

import re
from typing import Annotated, ClassVar

import pytest
from pydantic import BaseModel, Field

from summarizer.errors import ConfigurationError
from summarizer.schemas import Article, Brief, Claim, Grounded, Program, Refers, Resting, Source
from summarizer.targets import SHIPPED, item_fields, resolve_target, target_of


def fields_of(model):
    return list(model.model_fields)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_fields_of_the_program_are_absent_from_what_an_engine_fills(name):
    target = resolve_target(name)
    for _, filled in models_of(target.fill):
        assert not {"id", "evidence", "verdict"} & set(filled.model_fields)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_field_an_engine_fills_is_required(name):
    for _, filled in models_of(resolve_target(name).fill):
        assert all(field.is_required() for field in filled.model_fields.values())


def models_of(model, above=""):
    yield above, model
    for name, info in model.model_fields.items():
        for inner in _inner(info.annotation):
            yield from models_of(inner, name)


def _inner(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for a in getattr(annotation, "__args__", ()) for m in _inner(a)]


def test_an_item_is_asked_for_its_evidence_first_then_for_its_words():
    claim = resolve_target("article").fill.model_fields["claims"].annotation.__args__[0]
    assert fields_of(claim) == ["cites", "quote", "text", "speaker", "certainty"]


def test_verbatim_words_are_not_asked_for_twice():
    figure = resolve_target("article").fill.model_fields["figures"].annotation.__args__[0]
    assert fields_of(figure) == ["cites", "text", "what", "speaker"]


def test_an_engine_fills_what_others_rest_on_before_them():
    assert fields_of(resolve_target("article").fill) == list(Article.fill_order)
    assert fields_of(resolve_target("brief").fill) == list(Brief.fill_order)


def test_an_answer_with_a_verdict_and_evidence_of_its_own_has_them_dropped():
    fill = resolve_target("brief").fill
    point = {"cites": [1], "quote": "q", "text": "t", "verdict": {"status": "verified"}, "evidence": [{"start": 0}]}
    answer = fill.model_validate({"points": [point], "headline": None, "id": "forged"})
    assert answer.model_dump() == {"points": [{"cites": [1], "quote": "q", "text": "t"}], "headline": None}


def test_the_schema_an_engine_is_sent_forbids_other_fields():
    assert resolve_target("article").fill.model_json_schema()["additionalProperties"] is False


def test_the_fingerprint_changes_with_what_is_asked_for_and_with_nothing_else():
    class One(BaseModel):
        claims: list[Claim]

    class Two(BaseModel):
        claims: list[Claim] = Field(description="Three at most.")

    assert target_of(One).fingerprint == target_of(One, "other name").fingerprint
    assert target_of(One).fingerprint != target_of(Two).fingerprint


def test_items_are_found_at_any_depth():
    class Section(BaseModel):
        claims: list[Claim]

    class Report(BaseModel):
        sections: list[Section]
        sources: list[Source]

    assert list(item_fields(Report)) == [("claims", Claim), ("sources", Source)]


def test_a_users_target_is_read_from_a_file(tmp_path):
    file = tmp_path / "mine.py"
    file.write_text(
        "from pydantic import BaseModel\nfrom summarizer.schemas import Grounded\n"
        "class Point(Grounded):\n    text: str\nclass Mine(BaseModel):\n    points: list[Point]\n"
    )
    target = resolve_target(f"{file}:Mine")
    assert (target.name, fields_of(target.fill)) == ("Mine", ["points"])


class Loop(BaseModel):
    inner: "list[Loop]"
    claims: list[Claim]


class Required(BaseModel):
    claim: Claim


class AtLeastOne(BaseModel):
    claims: list[Claim] = Field(min_length=1)


class Nothing(BaseModel):
    text: str


class Dangling(Resting):
    text: str
    parts: Annotated[list[str], Refers(("parts",))]


class WithDangling(BaseModel):
    lines: list[Dangling]


class Nest(Grounded):
    text: str
    claims: list[Claim]


class RequiredInside(BaseModel):
    parts: list[Required]


class WithNest(BaseModel):
    nests: list[Nest]


class Mapped(BaseModel):
    by_name: dict[str, Claim]


class Tabled(BaseModel):
    rows: list[list[Claim]]


class Gathered(BaseModel):
    claims: set[Claim]


class MappedInside(BaseModel):
    parts: dict[str, AtLeastOne]


class Wordless(Grounded):
    who: str
    what: str


class WithWordless(BaseModel):
    rows: list[Wordless]


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("nosuch", "no schema 'nosuch'"),
        ("nosuch.py:Mine", "does not exist"),
        (int, "no Pydantic model"),
        (Nothing, "no items to prove"),
        (Required, "write Claim | None"),
        (RequiredInside, "write Claim | None"),
        (AtLeastOne, "drop its min_length"),
        (Loop, "holds itself"),
        (WithDangling, "which the schema does not have"),
        (WithNest, "holds items"),
        (Mapped, "write list[Claim]"),
        (Tabled, "write list[Claim]"),
        (Gathered, "write list[Claim]"),
        (MappedInside, "write list[Claim]"),
        (WithWordless, "give it a field text: str"),
    ],
)
def test_what_cannot_be_a_target_is_refused_with_the_next_step(schema, said):
    with pytest.raises(ConfigurationError, match=re.escape(said)) as caught:
        resolve_target(schema)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "name", "said"),
    [
        ("x = 1\n", "Mine", "has no class 'Mine'"),
        ("class Mine: pass\n", "Mine", "no Pydantic model"),
        ("1/0\n", "Mine", "cannot be imported"),
        ("def broken(:\n", "Mine", "cannot be imported"),
    ],
)
def test_a_file_that_holds_no_target_is_refused_with_the_next_step(tmp_path, source, name, said):
    file = tmp_path / "bad.py"
    file.write_text(source)
    with pytest.raises(ConfigurationError, match=said) as caught:
        resolve_target(f"{file}:{name}")
    assert "\n" not in str(caught.value)


def test_a_field_of_the_program_in_a_users_item_is_not_asked_for():
    class Scored(Grounded):
        text: str
        score: Annotated[int, Program()] = 0

    class Scores(BaseModel):
        fill_order: ClassVar[tuple[str, ...]] = ()
        scored: list[Scored]

    item = target_of(Scores).fill.model_fields["scored"].annotation.__args__[0]
    assert fields_of(item) == ["cites", "quote", "text"]
