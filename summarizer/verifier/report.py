"""The report: all verdicts, the rejected items with their reasons, what was possibly missed, what could not run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from summarizer.schemas import Evidence, Finding, Verdict
from summarizer.schemas.grounded import Status

VERIFIER = "1"
"""The verifier's own version: what it says of the same summary and document may change when this does."""


class Judged(NamedTuple):
    """One item with its verdict. ``item`` is its JSON form, ``field`` the target's field that holds it."""

    id: str
    field: str
    verdict: Verdict
    item: Mapping[str, Any]


class ItemStatus(NamedTuple):
    """The status of one item, by its id."""

    id: str
    status: Status


class Rejected(NamedTuple):
    """An item that does not stand in the summary, as its JSON form, and why."""

    item: Mapping[str, Any]
    findings: tuple[Finding, ...]


class Missed(NamedTuple):
    """Something of the story that the summary does not have; ``kind`` is figure or speaker."""

    kind: str
    text: str
    start: int
    end: int


class NotRun(NamedTuple):
    """A check that could not run, and why. It counts for nothing, least of all as passed."""

    check: str
    reason: str


class SentenceReport(NamedTuple):
    """One sentence of free text (``start``, ``end`` in that text), its verdict and its best evidence."""

    text: str
    start: int
    end: int
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that the verifier has to say of a summary. ``verified`` and ``flagged`` are counts of items.

    ``judged`` holds every item with its whole verdict, for those who show why an item was flagged; it is no part
    of the JSON form, where a summary's items carry their verdicts themselves.
    """

    verified: int = 0
    flagged: int = 0
    items: tuple[ItemStatus, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    possibly_missed: tuple[Missed, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    sentences: tuple[SentenceReport, ...] = ()
    verifier: str = VERIFIER
    judged: tuple[Judged, ...] = ()

    def with_sentences(self, sentences: Iterable[SentenceReport]) -> "Report":
        """Return the report with the ``sentences`` of free text."""
        return replace(self, sentences=tuple(sentences))

    def to_dict(self) -> dict[str, Any]:
        """Return the report in its JSON form; ``sentences`` only where free text was checked."""
        out: dict[str, Any] = {
            "verifier": self.verifier,
            "verified": self.verified,
            "flagged": self.flagged,
            "items": [{"id": item.id, "status": item.status} for item in self.items],
            "rejected": [_rejected(one) for one in self.rejected],
            "possibly_missed": [_plain(one) for one in self.possibly_missed],
            "not_run": [_plain(one) for one in self.not_run],
        }
        if self.sentences:
            out["sentences"] = [_sentence(one) for one in self.sentences]
        return out


def report_of(
    judged: Iterable[Judged], *, possibly_missed: Iterable[Missed] = (), not_run: Iterable[NotRun] = ()
) -> Report:
    """Return the report on ``judged`` items, in their order."""
    judged = tuple(judged)
    statuses = [one.verdict.status for one in judged]
    return Report(
        verified=statuses.count("verified"),
        flagged=statuses.count("flagged"),
        items=tuple(ItemStatus(one.id, one.verdict.status) for one in judged),
        rejected=tuple(Rejected(one.item, one.verdict.findings) for one in judged if one.verdict.status == "rejected"),
        possibly_missed=tuple(possibly_missed),
        not_run=tuple(not_run),
        judged=judged,
    )


def _plain(value: Missed | NotRun) -> dict[str, Any]:
    return value._asdict()


def _rejected(one: Rejected) -> dict[str, Any]:
    return {"item": dict(one.item), "findings": [finding.model_dump() for finding in one.findings]}


def _sentence(one: SentenceReport) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "verdict": one.verdict.model_dump(mode="json"),
        "evidence": [evidence.model_dump() for evidence in one.evidence],
    }
