"""Verbs in the passive, and who says it behind a "by" or a "from": "it was reported *by the Post* that …"."""

from summarizer.reading.attribution.adverbials import after_adverbials
from summarizer.reading.attribution.constructions.reported import is_end
from summarizer.reading.attribution.constructions.verb_groups import Group
from summarizer.reading.attribution.contents import content_end, left_content, right_content
from summarizer.reading.attribution.reporting import Clause, Subject
from summarizer.reading.attribution.subjects.left import subject_left
from summarizer.reading.attribution.subjects.right import source_right
from summarizer.reading.attribution.tokens import QUOTE, Unit


def passive(unit: Unit, group: Group) -> Clause | None:
    """ "It was reported that …"; "… was first reported by the Post"; "is believed to have …"."""
    if not group.forms & {"past", "participle"}:
        return None
    following, subject = unit.low(group.end), subject_left(unit, group.start)
    if subject is None:
        return None
    cue = (group.start, group.end)
    whole = (subject.start, subject.end)
    impersonal = unit.lows[subject.start] == "it"
    if following == "by" and impersonal:
        return _announced_by(unit, group, subject)
    if following == "by" and group.verb.takes & {"np", "that"}:
        agent = None if unit.low(group.end + 1).endswith("ing") else source_right(unit, group.end + 1)
        if agent and "told" in group.verb.takes:
            return _told_by(unit, group, agent) or _ended_by(unit, group, subject, agent)
        return Clause(group.verb, (group.start, group.end + 1), agent, [whole]) if agent else None
    if group.verb.takes.isdisjoint({"hearsay", "hearsay-that"}):
        return None
    if following == "that" and impersonal:
        content = right_content(unit, group.end, group.verb)
        return Clause(group.verb, cue, None, content, right=group.end + 1) if content else None
    if following == "to" and "hearsay" in group.verb.takes:
        return Clause(group.verb, cue, None, [whole, (group.end, content_end(unit, group.end))])
    return None


def _announced_by(unit: Unit, group: Group, subject: Subject) -> Clause | None:
    """ "It was announced by the bank that …"; "…, it was announced by the bank on Monday."."""
    agent = source_right(unit, group.end + 1)
    if agent is None or "that" not in group.verb.takes:
        return None
    that = _that_behind(unit, agent.end)
    if unit.low(that) != "that":
        return _ended_by(unit, group, subject, agent)
    content = right_content(unit, that, group.verb)
    return Clause(group.verb, (group.start, group.end + 1), agent, content, right=that + 1) if content else None


def _ended_by(unit: Unit, group: Group, subject: Subject, agent: Subject) -> Clause | None:
    """ "The mill will close, workers were told by Ann Lee.": all before it is what they were told."""
    after, _ = after_adverbials(unit, agent.right)
    content = left_content(unit, subject.left) if unit.low(subject.left - 1) == "," and is_end(unit, after) else []
    return Clause(group.verb, (group.start, group.end + 1), agent, content) if content else None


def heard_from(unit: Unit, group: Group) -> Clause | None:
    """ "The court heard from Ann Lee that …": she says it."""
    agent = source_right(unit, group.end + 1)
    that = _that_behind(unit, agent.right) if agent is not None else 0
    if agent is None or unit.low(that) != "that" or that >= len(unit):
        return None
    end = content_end(unit, that + 1)
    verb = group.verb._replace(act="says")
    return Clause(verb, (group.start, group.end + 1), agent, [(that + 1, end)], right=that + 1)


def _told_by(unit: Unit, group: Group, agent: Subject) -> Clause | None:
    """ "The court was told by her lawyer, Ann Lee, that …": the lawyer says it; a text or a letter is nobody."""
    if agent.end - agent.start == 1 and unit.lows[agent.start] in unit.lexicon.documents:
        return None
    begins = unit.lexicon.classes["pronoun"] | {"that", QUOTE, ":"}
    at = agent.end if unit.low(agent.end) in begins else _that_behind(unit, agent.end)
    if unit.low(at) not in begins:
        return None
    content = right_content(unit, at, group.verb)
    return Clause(group.verb, (group.start, group.end), agent, content, right=at) if content else None


_LONGEST_AGENT = 12
"""Tokens between a "by" and its "that", at most."""


def _that_behind(unit: Unit, at: int) -> int:
    """ "By aides in May that", "by Ann Lee, for the council, that": return where "that" stands, or ``at``."""
    for i in range(at, min(len(unit), at + _LONGEST_AGENT)):
        if unit.lows[i] == "that":
            return i
        verb = unit.lows[i] in unit.lexicon.clause_words or unit.lows[i] in unit.lexicon.finite
        if verb and not unit.is_capital(i):
            break
    return at
