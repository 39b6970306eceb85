"""What somebody answered to a charge: "Pratt denied the theft", where she admitted it.

What a text tells of a name is held against all that the story tells the same name to have answered, whatever sentence
that stands in; a story in which the name may have answered so is let be.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.forms import base_forms, listed, pronouns
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.naming import are_one, forms_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.subjects import subject_of
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Sentences of the story that are read, and words behind an answer among which its charge is told. Chosen, not swept.
_READ, _CHARGE = 24, 5

# The sides of each question.
_OTHER = {"admits": "denies", "denies": "admits", "yields": "holds", "holds": "yields"}


class _Answer(NamedTuple):
    """Who answered (None where that is not plain), on which side, to what, and where that is told.

    ``plea``: in words that need no charge behind them.
    """

    who: frozenset[str] | None
    side: str
    charge: frozenset[str]
    plea: bool
    source: Passage
    at: int


def other_answer(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first answer of free text of which the story has the same name give only the other."""
    item = grounds.words_of(assertion.text)
    for ours in _answers(item, grounds.names_of(assertion.text)):
        if ours.who is None or ours.at in item.negated:
            continue
        told = _told(grounds)
        own = [one for one in told if one.who is not None and are_one(one.who, ours.who)]
        against = [one for one in own if one.side == _OTHER[ours.side]]
        against = [one for one in against if _is_same(ours, one, grounds.language) and _is_plain(one)]
        kept = any(one.side == ours.side and (one in own or one.who is None) for one in told)
        if against and not kept and not _may_deny(ours, grounds):
            yield doubt(says_otherwise(item.shown(ours.at), against[0].source.shown(against[0].at), grounds.extent))
            return


def _is_plain(one: _Answer) -> bool:
    """Tell whether an answer is neither denied nor only supposed."""
    return one.at not in one.source.negated and not one.source.is_supposed(one.at)


def _is_same(ours: _Answer, theirs: _Answer, language: str) -> bool:
    """Tell whether two answers may be to one charge: they share a word of it, or one needs none."""
    if ours.plea or theirs.plea or not ours.charge:
        return True
    return any(are_alike(one, other, language) for one in ours.charge for other in theirs.charge)


def _may_deny(ours: _Answer, grounds: Grounds) -> bool:
    """Tell whether the story may have the name deny in words of its own: "disputes", "has always said she did not"."""
    if ours.side != "denies":
        return False
    others = {one.source.text for one in _told(grounds) if one.side == ours.side and one.who is not None}
    sentences = [grounds.index.sentences[n] for n in grounds.sentences_with(ours.who or (), _READ)]
    own = [one for one in sentences if grounds.words_in(one).text not in others]
    return any(cue.kind in ("denied", "disputed") for sentence in own for cue in grounds.cues_in(sentence))


def _told(grounds: Grounds) -> list[_Answer]:
    """Return all answers that the story tells."""
    forms = base_forms(grounds.language, "admitting", "rejecting")
    return grounds.told_with("answers", forms, _READ, _answers)


def _answers(text: Passage, names: Sequence[Sequence[int]]) -> Iterator[_Answer]:
    """Yield the answers of a passage."""
    clauses = listed(text.language, "that_is_said") | pronouns(text.language)
    for start, end, (_, side, *marks) in entries_in(text, "answers"):
        subject = subject_of(text, start, names)
        if subject is not None and subject.passive:
            continue
        # "Admitted that trains were late" is no answer to a charge.
        clause = end + 1 < len(text.words) and text.words[end].base in clauses
        name = subject.name if subject is not None and not clause else None
        who = forms_of(text, name) if name is not None else None
        yield _Answer(who, side, _charge(text, end), "plea" in marks, text, start)


def _charge(text: Passage, start: int) -> frozenset[str]:
    """Return the telling words of what is answered to."""
    behind = range(start, min(len(text.words), start + _CHARGE))
    return text.telling(i for i in behind if text.words[i].clause == text.words[start - 1].clause)
