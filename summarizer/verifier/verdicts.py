"""From what the checks remark to a verdict: the worst finding decides."""

from collections.abc import Collection
from typing import NamedTuple

from summarizer.schemas import Finding, Verdict
from summarizer.schemas.grounded import Severity, Status

STATUS: dict[Severity, Status] = {"note": "verified", "doubt": "flagged", "contradiction": "rejected"}
_RANK: dict[Severity, int] = {"contradiction": 0, "doubt": 1, "note": 2}


class Remark(NamedTuple):
    """What a check has to say of an assertion; the frame adds the check's name to make it a finding.

    ``accounted``: it accounts for what it speaks of, which then stands in nobody's place.
    """

    severity: Severity
    message: str
    accounted: bool = False


def note(message: str, *, accounted: bool = False) -> Remark:
    """Return a remark that leaves the item verified."""
    return Remark("note", message, accounted)


def doubt(message: str) -> Remark:
    """Return a remark that flags the item."""
    return Remark("doubt", message)


def contradiction(message: str) -> Remark:
    """Return a remark that rejects the item."""
    return Remark("contradiction", message)


_VERIFIED = Verdict(status="verified", findings=())


def verdict(findings: Collection[Finding]) -> Verdict:
    """Return the verdict by the worst of ``findings``; the gravest stand first.

    What two checks find in the same words is told once, by the graver, else by the first.
    """
    if not findings:
        return _VERIFIED
    told: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda finding: _RANK[finding.severity]):
        told.setdefault(finding.message, finding)
    worst = next(iter(told.values()))
    return Verdict(status=STATUS[worst.severity], findings=tuple(told.values()))
