"""No excuse of a check is so wide that a wrong statement passes by it, and none is missing that a right one needs."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.verifier import check

GIVEN = tomllib.loads((Path(__file__).parent / "cases" / "excuses.toml").read_text(encoding="utf-8"))


def statuses(case: dict[str, str]) -> set[str]:
    """Return the verdicts of the sentences of a case's text."""
    document = Document.from_text(case["story"], story="whole")
    report = check(case["text"], replace(document, language=case.get("language", document.language)))
    return {sentence.verdict.status for sentence in report.sentences}


@pytest.mark.parametrize("case", GIVEN["wrong"], ids=lambda case: case["text"])
def test_no_excuse_lets_a_wrong_statement_pass(case: dict[str, str]) -> None:
    """Each was verified once, by an excuse that was made for right ones, or stands close to what is excused."""
    assert statuses(case) - {"verified"}


@pytest.mark.parametrize("case", GIVEN["right"], ids=lambda case: case["text"])
def test_a_right_statement_is_not_doubted(case: dict[str, str]) -> None:
    """Each was doubted once, by a check that was made for wrong ones."""
    assert statuses(case) == {"verified"}
