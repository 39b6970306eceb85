"""Is the evidence said by the one who is said to say it? Three-valued: by that source, by another, can't be told."""

from collections.abc import Iterable

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.told_of_others import told_of_others
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.sources import forms, is_role, may_hold, said_by, tellable
from summarizer.verifier.text.naming import stems
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.wording import listed, shown

# Sentences before and after the evidence in which who says it must be named, where no clause tells.
_BACK = 3


def speaker(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on evidence that another source says, or that nothing near ascribes to the source named."""
    if assertion.prose:
        yield from told_of_others(assertion, grounds)
    if not assertion.speaker or not assertion.evidence:
        return
    said = [statement for span in assertion.evidence for statement in grounds.statements_at(span)]
    if any(said_by(statement, assertion.speaker, grounds) for statement in said):
        return
    name, others = shown(assertion.speaker[0]), tellable(said, grounds)
    who = listed([other.name for other in others])
    if any(is_role(other.name) and may_hold(assertion.speaker, other.name, grounds) for other in others):
        yield doubt(f"the evidence is said by {who}; nothing tells that it is {name}")
    elif others:
        yield contradiction(f"the evidence is said by {who}, not by {name}")
    elif _is_near(assertion, grounds):
        yield note(f"it can't be told from the text that {name} says this")
    else:
        yield doubt(f"nothing near the evidence tells that {name} says this")


def _is_near(assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a word of the speaker's name stands in the evidence's sentences or just before them."""
    wanted = {
        stem for name in assertion.speaker for form in forms(name, grounds) for stem in stems(form, grounds.language)
    }
    around = dict.fromkeys(near for span in assertion.sentences for near in (*grounds.preceding(span, _BACK), span))
    return any(not wanted.isdisjoint(grounds.stems_in(span)) for span in around)
