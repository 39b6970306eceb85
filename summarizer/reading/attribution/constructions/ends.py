"""Where what is said ends before its sentence does: at a main clause, behind a relative one, at another's words."""

from bisect import bisect_right

from summarizer.reading.attribution.clause_signs import is_main_clause
from summarizer.reading.attribution.nouns import has_finite
from summarizer.reading.attribution.reporting import Clause, cut
from summarizer.reading.attribution.tokens import QUOTE, Unit


def end_subordinate(unit: Unit, clause: Clause) -> None:
    """ "After Lee said the mill would close, shares fell": what she says ends where the main clause begins."""
    none = unit.lexicon.words("relative", "subordinator", "preposition", "coordinator", "be", "have", "modal", "not")
    for at in unit.pauses[bisect_right(unit.pauses, clause.cue[1]) :]:
        if unit.lows[at] != ",":
            return
        following = unit.low(at + 1)
        if following in none or following.endswith("ing") or not has_finite(unit, clause.cue[1], at):
            continue
        if is_main_clause(unit, at + 1):
            cut(clause, at)
            return


def end_relative(unit: Unit, clause: Clause) -> None:
    """ "Lee, who opposed the bill from the start, said": what is said in a relative clause ends with it."""
    lexicon = unit.lexicon
    dash = unit.low(clause.subject.start - 1) if clause.subject is not None else ""
    if dash in ("—", "–") and dash in unit.lows[clause.cue[1] :]:  # "Lee — who had said it would close — left"
        cut(clause, unit.lows.index(dash, clause.cue[1]))
        return
    for at in unit.pauses[bisect_right(unit.pauses, clause.cue[1]) :]:
        following = unit.low(at + 1 + (unit.low(at + 1) in lexicon.classes["adverb"]))  # "…, *still* voted for it"
        if unit.lows[at] != "," or following in lexicon.classes["relative"]:
            return
        verb = following in lexicon.verbs or following in lexicon.words("be", "have", "modal")
        told = verb or has_finite(unit, clause.cue[1], at)  # "who said *the report*, published on Monday, was wrong"
        if verb or (told and (following in lexicon.finite or following.endswith("ed"))):
            cut(clause, at)
            return


def end_denied(unit: Unit, clause: Clause) -> None:
    """ "Denied any plan to sell the ground, which was listed in 2019": what is told of a thing there is not denied."""
    relative = unit.lexicon.classes["relative"]
    for at in unit.pauses[bisect_right(unit.pauses, clause.cue[1]) :]:
        if unit.lows[at] == "," and unit.low(at + 1) in relative:
            cut(clause, at)
            return


def end_before(unit: Unit, clauses: list[Clause], new: Clause) -> None:
    """ "While she admitted that …, Lee said": the content of a subordinate clause ends where the main one begins."""
    subject = new.subject
    if subject is None:
        return
    rest = range(max(new.cue[1], subject.right), len(unit))
    tagged = all(unit.lows[i] in (".", QUOTE) or unit.is_capital(i) for i in rest)  # "…, sources told Radio Ely."
    if new.right is None and new.content and tagged:
        _end_before_tag(unit, clauses, min(subject.left, new.cue[0]))
    if unit.low(subject.left - 1) != ",":
        return
    subordinate = unit.low(0) in unit.lexicon.classes["subordinator"]
    for clause in clauses:
        covers = clause.right is not None and any(s < subject.left < e for s, e in clause.content)
        if covers and (
            subordinate or (clause.cue[1] - clause.cue[0] == 1 and unit.lows[clause.cue[0]] in unit.lexicon.nouns)
        ):
            cut(clause, subject.left - 1)


def _end_before_tag(unit: Unit, clauses: list[Clause], tag: int) -> None:
    """ "Voters rejected the bond, results show": a clause ends where the one that reports it begins."""
    for clause in clauses:
        if clause.right is not None and unit.low(tag - 1) == "," and any(s < tag < e for s, e in clause.content):
            cut(clause, tag - 1)
