"""Is an item in the language of its document?"""

from collections.abc import Iterable

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.verdicts import Remark, doubt


def language(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Doubt what is told in another language, be it as it was asked for.

    Most checks can't run on it, and nobody may get a lie verified by telling it in another language.
    """
    if grounds.foreign is not None and assertion.reworded:
        yield doubt(
            f"it is in the language {grounds.foreign!r}, the {grounds.extent} in {grounds.language!r}: "
            "its quote and its figures were checked, its words were not"
        )
