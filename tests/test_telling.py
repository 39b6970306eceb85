"""What a story is told as, rule by rule: tests/cases/telling; each case names what must be told, and what must not."""

import tomllib
from pathlib import Path

import pytest

from summarizer import summarize
from summarizer.document import Document
from summarizer.extractive import digest

FILES = sorted((Path(__file__).parent / "cases" / "telling").glob("*.toml"))
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['rule']}")
    for path in FILES
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES)
def test_a_story_is_told_as_its_case_says(case):
    """``claims`` are [text, speaker ("" for the article), certainty]; ``doubts`` [kind, text]; ``figures`` words.

    ``leads`` are sentences of the gist.
    """
    told = digest(Document.from_text(case["text"]))
    claims = {(point.text, point.speaker or "", point.certainty) for point in told.points}
    doubts = {(doubt.kind, doubt.text) for doubt in told.doubts}
    figures = {(number.text, number.what or "", number.speaker or "") for number in told.numbers}
    assert [claim for claim in map(tuple, case.get("claims", [])) if claim not in claims] == [], claims
    assert [doubt for doubt in map(tuple, case.get("doubts", [])) if doubt not in doubts] == [], doubts
    assert [figure for figure in map(tuple, case.get("figures", [])) if figure not in figures] == [], figures
    led = [line.text for line in told.gist]
    assert [words for words in case.get("leads", []) if words not in led] == [], led
    assert case.get("headline") in (None, told.headline.text if told.headline else ""), told.headline


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_told_that_its_case_forbids(case):
    told = digest(Document.from_text(case["text"]))
    lines = [*told.points, *told.doubts, *told.gist, *([told.headline] if told.headline else [])]
    said = [*(line.text for line in lines), *(voice.name for voice in told.voices), *(n.text for n in told.numbers)]
    assert [words for words in case.get("never", []) if words in said] == []
    led = [line.text for line in (*told.gist, told.headline) if line]
    assert [words for words in case.get("never_leads", []) if words in led] == []


@pytest.mark.parametrize("case", [case for case in CASES if case.values[0].get("sure")])
def test_what_is_told_in_a_storys_own_words_is_doubted_nowhere(case):
    """``sure``: the verifier has nothing against any item of the story's summary."""
    report = summarize(Document.from_text(case["text"])).report
    assert (report.flagged, report.rejected) == (0, ())
