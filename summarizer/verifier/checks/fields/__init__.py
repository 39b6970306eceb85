"""Is what an item's other fields say what the document says: roles, kinds, labels, what a figure measures?

Each shipped class of items has its fields read by a function of its own; a user's class is read by that of the one
it inherits. What can't be told from the text is noted, never passed over.
"""

from collections.abc import Callable, Iterable

from summarizer.schemas import Claim, Figure, Grounded, Source, Uncertainty
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.checks.fields.claims import claim_fields
from summarizer.verifier.checks.fields.figures import figure_fields
from summarizer.verifier.checks.fields.questions import question_fields
from summarizer.verifier.checks.fields.references import reference_fields
from summarizer.verifier.checks.fields.sources import source_fields
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.verdicts import Remark

_FIELDS: tuple[tuple[type[Grounded], Callable[[Assertion, Grounds], Iterable[Remark]]], ...] = (
    (Source, source_fields),
    (Claim, claim_fields),
    (Figure, figure_fields),
    (Uncertainty, question_fields),
)


def fields(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on fields beside an item's text that say something else than the document."""
    if assertion.prose:
        return
    for kind, read in _FIELDS:
        if issubclass(assertion.kind, kind):
            yield from read(assertion, grounds)
            break
    yield from reference_fields(assertion, grounds)
