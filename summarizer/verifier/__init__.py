"""Verdicts: a deterministic verifier that needs no model and no network.

An item of a summary becomes an :class:`Assertion`; every check of :data:`CHECKS`
reads it against the :class:`Grounds`, the document and its readings; the worst
finding decides the verdict.
"""

from summarizer.verifier.assertion import Assertion, Quoted, Referred, assertion_of
from summarizer.verifier.checks import CHECKS, Check, judge, not_run
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.missing import missed_unread, possibly_missed
from summarizer.verifier.prose import check
from summarizer.verifier.repair import mending, repair_text
from summarizer.verifier.report import Judged, Missed, NotRun, Rejected, Report, SentenceReport, report_of
from summarizer.verifier.summary import settled, verify

__all__ = [
    "CHECKS",
    "Assertion",
    "Check",
    "Grounds",
    "Judged",
    "Missed",
    "NotRun",
    "Quoted",
    "Referred",
    "Rejected",
    "Report",
    "SentenceReport",
    "assertion_of",
    "check",
    "judge",
    "mending",
    "missed_unread",
    "not_run",
    "possibly_missed",
    "repair_text",
    "report_of",
    "settled",
    "verify",
]
