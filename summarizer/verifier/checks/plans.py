"""Is a plan, a wish or a forecast of the evidence told as a deed, or a deed as a plan?"""

from collections.abc import Iterable
from itertools import chain, islice

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.accomplished import told_as_accomplished
from summarizer.verifier.comparisons.foreseen import told_already, told_as_done
from summarizer.verifier.comparisons.intended import told_as_intended
from summarizer.verifier.comparisons.options import told_as_settled
from summarizer.verifier.comparisons.retold_plans import retold_as_done
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.verdicts import Remark

# From the deed that stands in the evidence, with the same around it, to what is told there in other words.
_FINDERS = (told_as_done, told_already, told_as_accomplished, told_as_settled, told_as_intended, retold_as_done)


def plans(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark, once, where the evidence only plans, wishes or expects what the item tells as done, or has done it."""
    if not assertion.reworded or not assertion.is_sure:
        return
    yield from islice(chain.from_iterable(find(assertion, grounds) for find in _FINDERS), 1)
