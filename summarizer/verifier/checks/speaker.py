"""Is the evidence said by the one who is said to say it? Three-valued: by that source, by another, can't be told."""

from collections.abc import Iterable, Sequence

from summarizer.reading.attribution import Speaker, Statement
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.naming import stems
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.wording import listed, shown

# Sentences before and after the evidence in which who says it must be named, where no clause tells.
_BACK = 3


def speaker(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on evidence that another source says, or that nothing near ascribes to the source named."""
    if not assertion.speaker or not assertion.evidence:
        return
    said = [statement for span in assertion.evidence for statement in grounds.statements_at(span)]
    if any(said_by(statement, assertion.speaker, grounds) for statement in said):
        return
    name, others = shown(assertion.speaker[0]), _tellable(said, grounds)
    if others:
        yield contradiction(f"the evidence is said by {listed([other.name for other in others])}, not by {name}")
    elif _is_near(assertion, grounds):
        yield note(f"it can't be told from the text that {name} says this")
    else:
        yield doubt(f"nothing near the evidence tells that {name} says this")


def said_by(statement: Statement, names: Sequence[str], grounds: Grounds) -> bool:
    """Tell whether a statement is made by the source with these ``names``."""
    told = []
    if statement.speaker is not None:
        source = grounds.attribution.speakers[statement.speaker]
        told = [source.name, *source.aliases]
    elif statement.source is not None:
        told = [statement.source.of(grounds.document.text)]
    return any(is_same_name(one, other, grounds) for one in told for other in names)


def is_same_name(one: str, other: str, grounds: Grounds) -> bool:
    """Tell whether two names can be one's: the words of the shorter are words of the longer ("Hardie")."""
    if one.casefold() == other.casefold():
        return True
    left, right = _forms(one, grounds), _forms(other, grounds)
    shorter, longer = sorted((left, right), key=len)
    inside = frozenset(stem for form in longer for stem in stems(form, grounds.language))
    return bool(shorter) and all(not inside.isdisjoint(stems(form, grounds.language)) for form in shorter)


def _forms(name: str, grounds: Grounds) -> list[str]:
    return [word.base for word in grounds.words_of(name).words if word.content]


def _tellable(said: Sequence[Statement], grounds: Grounds) -> list[Speaker]:
    """Return the sources of those statements that are taken back to somebody."""
    found = dict.fromkeys(statement.speaker for statement in said if statement.speaker is not None)
    return [grounds.attribution.speakers[index] for index in found]


def _is_near(assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a word of the speaker's name stands in the evidence's sentences or just before them."""
    wanted = {
        stem for name in assertion.speaker for form in _forms(name, grounds) for stem in stems(form, grounds.language)
    }
    around = dict.fromkeys(near for span in assertion.sentences for near in (*grounds.preceding(span, _BACK), span))
    return any(not wanted.isdisjoint(grounds.stems_in(span)) for span in around)
