"""Every check says what its cases say, and nothing else."""

import pytest

from summarizer.verifier import CHECKS, judge
from tests.verifier_cases import FOLDER, Case, cases


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: f"{case.check}: {case.given['rule']}")
def test_a_check_says_just_what_its_case_says(case: Case) -> None:
    """All remarks of the check, in order, hold the words that the case gives."""
    grounds, assertion = case.read()
    [check] = [check for check in CHECKS if check.name == case.check]

    findings = judge(assertion, grounds, [check]).findings

    said = [f"{finding.severity}: {finding.message}" for finding in findings]
    assert len(said) == len(case.given["findings"]), said
    for told, expected in zip(said, case.given["findings"], strict=True):
        severity, _, words = expected.partition(": ")
        assert told.startswith(f"{severity}: ")
        assert words in told


def test_every_check_has_cases() -> None:
    """A check without a file of cases is not tested."""
    assert {check.name for check in CHECKS} == {path.stem for path in FOLDER.glob("*.toml")}
