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
from summarizer.verifier.checks.denials import denials
from summarizer.verifier.checks.details import details
from summarizer.verifier.checks.fields import fields
from summarizer.verifier.checks.language import language
from summarizer.verifier.checks.names import names
from summarizer.verifier.checks.numbers import numbers
from summarizer.verifier.checks.order import order
from summarizer.verifier.checks.plans import plans
from summarizer.verifier.checks.polarity import polarity
from summarizer.verifier.checks.quantifiers import quantifiers
from summarizer.verifier.checks.quotation_marks import quotation_marks
from summarizer.verifier.checks.quotes import quotes
from summarizer.verifier.checks.reasons import reasons
from summarizer.verifier.checks.role import role
from summarizer.verifier.checks.scope import scope
from summarizer.verifier.checks.speaker import speaker
from summarizer.verifier.checks.support import support
from summarizer.verifier.checks.ties import ties
from summarizer.verifier.checks.values import values
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.report import NotRun
from summarizer.verifier.verdicts import Remark, verdict


class Check(NamedTuple):
    """One deterministic test.

    ``needs`` names the cue list without which it cannot run in a language; ``words`` tells that it holds an item's
    own words against the document's, and so cannot run where the two are in different languages.
    """

    name: str
    remarks: Callable[[Assertion, Grounds], Iterable[Remark]]
    needs: str | None = None
    words: bool = True


CHECKS: tuple[Check, ...] = (
    Check("quote", quotes, words=False),
    Check("scope", scope, words=False),
    Check("language", language, words=False),
    Check("numbers", numbers, words=False),
    Check("ties", ties, needs="light_words"),
    Check("value", values, words=False),
    Check("fields", fields, needs="light_words"),
    Check("names", names, needs="light_words"),
    Check("details", details, needs="light_words"),
    Check("role", role, needs="human_roles"),
    Check("actors", actors, needs="prepositions"),
    Check("speaker", speaker, needs="reporting_verbs"),
    Check("certainty", certainty, needs="hedged"),
    Check("polarity", polarity, needs="negation"),
    Check("denials", denials, needs="knowing"),
    Check("quantifiers", quantifiers, needs="quantifiers"),
    Check("order", order, needs="sequence"),
    Check("reasons", reasons, needs="reasons"),
    Check("plans", plans, needs="plans"),
    Check("quotation marks", quotation_marks),
    Check("deeds", deeds, needs="deeds"),
    Check("support", support, needs="light_words"),
)


def not_run(grounds: Grounds, checks: Iterable[Check] = CHECKS) -> tuple[NotRun, ...]:
    """Return the checks that cannot run on what ``grounds`` has heard, and why."""
    found = (
        NotRun(check.name, reason)
        for check in checks
        if (reason := _hindrance(check, grounds.language, grounds.foreign))
    )
    languages = dict.fromkeys((grounds.language, grounds.foreign or grounds.language))
    wordless = [language for language in languages if not has_cues(language, "numbers")]
    return (*found, *(NotRun("number words", f"only digits are read in the language {one!r}") for one in wordless))


def judge(assertion: Assertion, grounds: Grounds, checks: Iterable[Check] = CHECKS) -> Verdict:
    """Judge one assertion by every check that can run in its language and the document's."""
    return verdict(
        [
            Finding(check=check.name, severity=remark.severity, message=remark.message)
            for check in _running(tuple(checks), grounds.language, grounds.foreign)
            for remark in check.remarks(assertion, grounds)
        ]
    )


@cache
def _running(checks: tuple[Check, ...], language: str, foreign: str | None) -> tuple[Check, ...]:
    return tuple(check for check in checks if _hindrance(check, language, foreign) is None)


def _hindrance(check: Check, language: str, foreign: str | None) -> str | None:
    """Return why a check cannot run in a document's language, or on a summary in a foreign one; None where it can."""
    if check.words and foreign is not None:
        return f"the summary is in the language {foreign!r}, the document in {language!r}"
    if check.needs is None or has_cues(language, check.needs):
        return None
    return f"it does not know enough words of the language {language!r}"
