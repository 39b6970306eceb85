"""Is the evidence said by the one who is said to say it? Three-valued: by that source, by another, can't be told."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.reading.attribution import Speaker, Statement, read_attribution
from summarizer.reading.readings import LONGEST_ITEM
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.naming import stems
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.wording import listed, shown

# Sentences before and after the evidence in which who says it must be named, where no clause tells.
_BACK = 3


def speaker(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on evidence that another source says, or that nothing near ascribes to the source named."""
    if assertion.prose:
        yield from _in_prose(assertion, grounds)
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


def _in_prose(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a sentence of prose that puts into somebody's mouth what its best evidence ascribes to another.

    Only names are compared: a role ("a spokeswoman") may be anybody.
    """
    if assertion.copied or not assertion.evidence:
        return
    said = grounds.statements_at(assertion.evidence[0])[:1]
    others = _tellable(said, grounds)
    if not others or not _is_named(others[0].name):
        return
    text = assertion.text[:LONGEST_ITEM]
    names = [one.name for one in read_attribution(text, (Span(0, len(text)),), grounds.language).speakers]
    told = [name for name in names if _is_named(name)]
    everywhere = [statement for span in assertion.evidence for statement in grounds.statements_at(span)]
    right = any(said_by(statement, names, grounds) for statement in everywhere)
    if told and not right and not any(_is_told(other, assertion, grounds) for other in others):
        yield doubt(f"the evidence is said by {shown(others[0].name)}, not by {shown(told[0])}")


def _is_named(name: str) -> bool:
    """Tell whether a source is called by a name of its own: its last word is capitalised."""
    return name.split()[-1:] != [] and name.split()[-1][:1].isupper()


def _is_told(source: Speaker, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the text names a source, though perhaps not as the one who speaks."""
    there = grounds.words_of(assertion.text).places
    return any(form in there for name in (source.name, *source.aliases) for form in _forms(name, grounds))


def said_by(statement: Statement, names: Sequence[str], grounds: Grounds) -> bool:
    """Tell whether a statement is made by the source with these ``names``."""
    told: list[str] = []
    source = grounds.speaker_of(statement)
    if source is not None:
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
    found: dict[str, Speaker] = {}
    for statement in said:
        source = grounds.speaker_of(statement)
        if source is not None:
            found.setdefault(source.name, source)
    return list(found.values())


def _is_near(assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a word of the speaker's name stands in the evidence's sentences or just before them."""
    wanted = {
        stem for name in assertion.speaker for form in _forms(name, grounds) for stem in stems(form, grounds.language)
    }
    around = dict.fromkeys(near for span in assertion.sentences for near in (*grounds.preceding(span, _BACK), span))
    return any(not wanted.isdisjoint(grounds.stems_in(span)) for span in around)
