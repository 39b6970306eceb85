"""Free text: what a summary in other words may say, as cases in files."""

import tomllib
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.verifier import check

FOLDER = Path(__file__).parent / "cases" / "prose"


def cases():
    for path in sorted(FOLDER.glob("*.toml")):
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in given["case"]:
            yield pytest.param(given["document"].strip(), case, id=f"{path.stem}: {case['rule']}")


@pytest.mark.parametrize(("text", "case"), tuple(cases()))
def test_prose_is_judged_as_its_case_says(text, case):
    """The worst verdict of its sentences is the one that the case names."""
    report = check(case["text"], Document.from_text(text, story="whole"))

    worst = min((one.verdict.status for one in report.sentences), key=["rejected", "flagged", "verified"].index)
    findings = [finding.message for one in report.sentences for finding in one.verdict.findings]
    assert worst == case["status"], findings


def test_a_subheading_is_nobody_who_was_missed():
    text = (
        "The dyke at Selby broke on Friday.\n\nOld mill safe, says owner\n\n"
        "Water did not reach the mill, Ada Lund said. Olaf Brink said that the school was shut."
    )
    report = check("The dyke at Selby broke on Friday.", text)
    assert [missed.text for missed in report.possibly_missed if missed.kind == "speaker"] == ["Ada Lund", "Olaf Brink"]


def test_a_figure_that_is_told_roughly_is_not_missed():
    text = "The lake lost 11 percent of its water. It lost 31 fish. The dyke at Selby broke on Friday."
    report = check("The lake lost more than a tenth of its water.", text)
    assert [missed.text for missed in report.possibly_missed if missed.kind == "figure"] == ["31 fish"]
