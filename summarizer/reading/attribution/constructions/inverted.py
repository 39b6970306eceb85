"""What is said, then the verb, then its subject: "…," said Ann Lee."""

from collections.abc import Sequence

from summarizer.reading.attribution.adverbials import after_adverbials
from summarizer.reading.attribution.clause_signs import is_clause
from summarizer.reading.attribution.constructions.reported import after_quote, taken
from summarizer.reading.attribution.constructions.verb_groups import Group
from summarizer.reading.attribution.contents import BREAKS, left_content, rest_after
from summarizer.reading.attribution.reporting import Clause, Subject
from summarizer.reading.attribution.subjects.left import subject_left
from summarizer.reading.attribution.subjects.right import subject_right
from summarizer.reading.attribution.tokens import QUOTE, Unit


def inverted(unit: Unit, group: Group, clauses: Sequence[Clause]) -> Clause | None:
    """ "…," said Ann Lee: the verb stands after what is said and before who says it."""
    if "inv" not in group.verb.takes or group.be or group.have or unit.low(group.start - 1) not in BREAKS:
        return None
    if not group.forms & {"past", "third"} or ("told" in group.verb.takes and _is_told_by_name(unit, group)):
        return None
    subject = subject_right(unit, group.end)
    if subject is None:
        return None
    if not after_quote(unit, group.start) and not (
        _closes(unit, subject.right) and is_clause(unit, group.start) and not _is_mere_name(unit, group.start)
    ):
        return None
    content = left_content(unit, group.start, taken(clauses))
    if not content or (_is_within(group, clauses) and not _may_say(unit, subject)):
        return None
    content += rest_after(unit, after_adverbials(unit, subject.right)[0], content)
    return Clause(group.verb, (group.start, group.end), subject, content)


def _is_told_by_name(unit: Unit, group: Group) -> bool:
    """ "…, the harbour master, Ann Lee, warned skippers": a role and a name before the verb, then those it tells."""
    subject = subject_left(unit, group.start) if unit.low(group.start - 1) == "," else None
    return subject is not None and subject.role is not None and subject.left > 0


def _is_within(group: Group, clauses: Sequence[Clause]) -> bool:
    """Tell whether a verb stands in what somebody else is told to say: "said that a wind, not they, *explained* it"."""
    return any(start <= group.start < end for clause in clauses for start, end in clause.content)


def _may_say(unit: Unit, subject: Subject) -> bool:
    """Tell whether a subject is somebody who can say something: a name, or a noun for one; no "most of the losses"."""
    named = any(unit.words[at][:1].isupper() for at in range(subject.start, subject.end))
    return named or unit.low(subject.end - 1) in unit.lexicon.heads


def _closes(unit: Unit, at: int) -> bool:
    """Tell whether an inverted clause may end at the token ``at`` though no quotation stands before it."""
    low = unit.low(at)
    return at >= len(unit) - 1 or low in (",", ";", QUOTE) or low in unit.lexicon.words("after_inverted", "time")


def _is_mere_name(unit: Unit, end: int) -> bool:
    """Tell whether the unit up to ``end`` is nothing but a name and what it is: "Ann Lee, who runs the bank, said"."""
    subject = subject_left(unit, end)
    return subject is not None and subject.left <= 1 and "to" not in unit.lows[subject.left : end]
