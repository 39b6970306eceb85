"""Quotes and how they are located, as cases in files: each a text and what is looked for in it."""

import tomllib
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.location import locate

FILES = sorted((Path(__file__).parent / "cases" / "locate").glob("*.toml"))


def cases():
    for file in FILES:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in content["case"]:
            yield pytest.param(content["text"], case, id=f"{file.stem}: {case['quote'][:60]}")


@pytest.mark.parametrize(("text", "case"), list(cases()))
def test_a_quote_is_located_as_its_case_says(text, case):
    document = Document(text)
    match = locate(case["quote"], document)
    assert match.kind == case["kind"]
    assert [span.of(text) for span in match.spans] == case.get("found", [])
    named = [[d.kind, d.quoted, d.found] for d in match.differences]
    assert named == case.get("differences", [])
    if "start" in case:
        assert text[match.spans[0].start :].startswith(case["start"])
    assert all(d.span.of(text) == d.found for d in match.differences)
