"""The subject, then the verb, then what is said: "Ann Lee said that …"; and where that reports nothing of its own."""

from collections.abc import Sequence

from summarizer.reading.attribution.clause_signs import clause_follows
from summarizer.reading.attribution.constructions.agreement import agrees, is_noun, suits
from summarizer.reading.attribution.constructions.ends import end_denied, end_relative, end_subordinate
from summarizer.reading.attribution.constructions.reported import is_marked, with_content
from summarizer.reading.attribution.constructions.verb_groups import Group
from summarizer.reading.attribution.nouns import HARD_STOPS, is_deed, is_possessive
from summarizer.reading.attribution.reporting import Clause, Subject
from summarizer.reading.attribution.subjects.left import subject_left
from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.attribution.unsaid import is_unsaid
from summarizer.reading.cues import words


def active(unit: Unit, group: Group, clauses: Sequence[Clause]) -> Clause | None:
    """ "Ann Lee said …": the subject stands before its verb, and what is said on either side of both."""
    subject = subject_left(unit, group.start)
    if subject is None or not agrees(unit, subject, group) or not suits(unit, subject, group.verb):
        return None
    if (
        _is_asked_first(unit, subject, group)
        or _is_embedded(unit, subject, group, clauses)
        or is_noun(unit, subject, group)
    ):
        return None
    if is_deed(unit, subject.start, subject.end):
        return None
    if is_possessive(unit.lows[subject.end - 1]) and not unit.is_capital(subject.end - 1):  # "its declared goal"
        return None
    if is_unsaid(unit, subject, group.forms, auxiliary=group.be or group.have) or _is_denied(unit, subject, clauses):
        return None
    clause = with_content(unit, group, subject, clauses)
    if clause is not None and subject.antecedent is not None:
        end_relative(unit, clause)
    elif clause is not None and _is_led_in(unit, subject):
        end_subordinate(unit, clause)
    if clause is not None and clause.verb.stance == "denies":
        end_denied(unit, clause)
    return clause


def _is_led_in(unit: Unit, subject: Subject) -> bool:
    """ "After Lee said …", "A day after Lee said …": the sentence begins with a clause that is not its main one."""
    leading = 0 < subject.left <= _LEADS_IN and unit.low(subject.left - 1) in unit.lexicon.classes["subordinator"]
    return leading and HARD_STOPS.isdisjoint(unit.lows[: subject.left])


_LEADS_IN = 5
"""Tokens before the subject of such a clause, at most: "Just a day after | Lee said"."""


def _is_asked_first(unit: Unit, subject: Subject, group: Group) -> bool:
    """ "Lee, asked whether …, said", "Lee, told that …, said": the verb between commas tells what was done to her."""
    if unit.low(group.start - 1) != "," or unit.lows[group.start] not in words(unit.lexicon.language, "asked_first"):
        return False
    apposed = subject.role is not None or unit.low(subject.start - 1) == ","  # "her ex-wife, Kim, told the paper"
    if unit.low(group.end) == "by" or (not apposed and subject.end == group.start - 1):
        return True
    verbs, adverb = unit.lexicon.verbs, unit.lexicon.classes["adverb"]
    commas = [i for i in unit.pauses if i > group.end and unit.lows[i] == ","]
    after = [unit.low(i + 1 + (unit.low(i + 1) in adverb)) for i in commas]
    return any(low in verbs and "past" in verbs[low].forms for low in after)


def _is_denied(unit: Unit, subject: Subject, clauses: Sequence[Clause]) -> bool:
    """ "Lee denied that she had said …", "Lee doubts Berg said …": that it was said is what is denied."""
    return any(
        clause.verb.stance in ("denies", "doubts") and clause.right is not None and clause.right == subject.left
        for clause in clauses
    )


def _is_embedded(unit: Unit, subject: Subject, group: Group, clauses: Sequence[Clause]) -> bool:
    """Tell whether it reports nothing of its own: "what he called …", "whether Kyiv wants …", "she said she hopes"."""
    if unit.low(subject.left - 1) in unit.lexicon.classes["embedding"]:
        return True
    if _closes_sentence(unit, subject, group):
        return False
    covered = any(c.right is not None and c.right <= subject.start and _reaches(unit, c, subject) for c in clauses)
    if not covered:
        return False
    if unit.lows[subject.start] in unit.lexicon.classes["pronoun"] and group.verb.act != "says":
        return True
    if unit.low(group.end) == "to":
        return True
    return not (is_marked(unit, group) or "told" in group.verb.takes or _clause_follows(unit, group))


def _closes_sentence(unit: Unit, subject: Subject, group: Group) -> bool:
    """ "Voters rejected the bond by 212 votes, unofficial results show.": all before it is what is reported."""
    apart = unit.low(subject.left - 1) == "," and unit.lows[subject.start] not in unit.lexicon.classes["pronoun"]
    return apart and "end" in group.verb.takes and group.end == len(unit) - 1 and unit.low(group.end) == "."


def _reaches(unit: Unit, clause: Clause, subject: Subject) -> bool:
    """Tell whether what ``clause`` reports goes on to ``subject``: a semicolon ends it."""
    return ";" not in unit.lows[clause.cue[1] : subject.start]


def _clause_follows(unit: Unit, group: Group) -> bool:
    return "clause" in group.verb.takes and group.end < len(unit) and clause_follows(unit, group.end)
