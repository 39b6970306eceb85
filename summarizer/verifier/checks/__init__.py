"""The rule book: every check of the verifier, in the order in which its findings are told.

A check is one function from an assertion and the document's readings to remarks,
one line here, and one folder of cases under ``tests/cases/verifier``.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import has_cues
from summarizer.schemas import Finding, Verdict
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.checks.actors import actors
from summarizer.verifier.checks.certainty import certainty
from summarizer.verifier.checks.deeds import deeds
from summarizer.verifier.checks.details import details
from summarizer.verifier.checks.fields import fields
from summarizer.verifier.checks.names import names
from summarizer.verifier.checks.numbers import numbers
from summarizer.verifier.checks.plans import plans
from summarizer.verifier.checks.polarity import polarity
from summarizer.verifier.checks.quantifiers import quantifiers
from summarizer.verifier.checks.quotation_marks import quotation_marks
from summarizer.verifier.checks.quotes import quotes
from summarizer.verifier.checks.role import role
from summarizer.verifier.checks.scope import scope
from summarizer.verifier.checks.speaker import speaker
from summarizer.verifier.checks.support import support
from summarizer.verifier.checks.values import values
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.report import NotRun
from summarizer.verifier.verdicts import Remark, verdict


class Check(NamedTuple):
    """One deterministic test. ``needs`` names the cue list without which it cannot run in a language."""

    name: str
    remarks: Callable[[Assertion, Grounds], Iterable[Remark]]
    needs: str | None = None


CHECKS: tuple[Check, ...] = (
    Check("quote", quotes),
    Check("scope", scope),
    Check("numbers", numbers),
    Check("value", values),
    Check("fields", fields),
    Check("names", names),
    Check("details", details),
    Check("role", role, needs="human_roles"),
    Check("actors", actors, needs="light_words"),
    Check("speaker", speaker, needs="reporting_verbs"),
    Check("certainty", certainty, needs="hedged"),
    Check("polarity", polarity, needs="negation"),
    Check("quantifiers", quantifiers, needs="quantifiers"),
    Check("plans", plans, needs="plans"),
    Check("quotation marks", quotation_marks),
    Check("deeds", deeds, needs="deeds"),
    Check("support", support, needs="light_words"),
)


def not_run(language: str | None, checks: Iterable[Check] = CHECKS) -> tuple[NotRun, ...]:
    """Return the checks that cannot run in ``language`` (a BCP 47 primary tag; None is read as English)."""
    return tuple(
        NotRun(check.name, f"there is no list of {check.needs} cues for the language {language!r}")
        for check in checks
        if not _can_run(check, language)
    )


def judge(assertion: Assertion, grounds: Grounds, checks: Iterable[Check] = CHECKS) -> Verdict:
    """Judge one assertion by every check that can run in the document's language."""
    return verdict(
        [
            Finding(check=check.name, severity=remark.severity, message=remark.message)
            for check in _running(tuple(checks), grounds.language)
            for remark in check.remarks(assertion, grounds)
        ]
    )


@cache
def _running(checks: tuple[Check, ...], language: str) -> tuple[Check, ...]:
    return tuple(check for check in checks if _can_run(check, language))


def _can_run(check: Check, language: str | None) -> bool:
    return check.needs is None or has_cues(language, check.needs)
