"""Reporting clauses: where a unit says that somebody says something."""

from summarizer.reading.attribution.constructions import read_construction
from summarizer.reading.attribution.constructions.according import according
from summarizer.reading.attribution.constructions.ends import end_before
from summarizer.reading.attribution.constructions.report_nouns import in_view, noun_clause
from summarizer.reading.attribution.constructions.verb_groups import is_verb_like, verb_group
from summarizer.reading.attribution.reporting import Clause
from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.cues import words

_MOST_CLAUSES = 40
"""Reporting clauses read in one unit; real sentences have at most six."""


def read_clauses(unit: Unit) -> list[Clause]:
    """Return the reporting clauses of ``unit`` in the order of their cues."""
    clauses: list[Clause] = []
    cues = unit.lexicon.cues
    for at in [i for i, low in enumerate(unit.lows) if low in cues]:
        if len(clauses) < _MOST_CLAUSES:
            clause = _clause_at(unit, at, clauses)
            if clause is not None and (clause.content or clause.awaits):
                end_before(unit, clauses, clause)
                clauses.append(clause)
    return [clause for clause in clauses if clause.content or clause.awaits]


def _clause_at(unit: Unit, at: int, clauses: list[Clause]) -> Clause | None:
    low, lexicon = unit.lows[at], unit.lexicon
    clause = None
    if low in lexicon.verbs and is_verb_like(unit, at):
        group = verb_group(unit, at)
        clause = read_construction(unit, group, clauses) if group is not None else None
    if clause is None and low in lexicon.nouns:
        clause = noun_clause(unit, at) or (in_view(unit, at) if low in words(lexicon.language, "views") else None)
    if clause is None and low in ("according", "per"):
        clause = according(unit, at, clauses)
    return clause
