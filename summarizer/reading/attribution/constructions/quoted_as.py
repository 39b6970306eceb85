"""Somebody cited by others: "was quoted as saying", "the agency quoted Ann Lee as saying"."""

from itertools import pairwise

from summarizer.reading.attribution.adverbials import Tokens, after_adverbials
from summarizer.reading.attribution.constructions.verb_groups import Group
from summarizer.reading.attribution.contents import left_content, right_content
from summarizer.reading.attribution.reporting import Clause
from summarizer.reading.attribution.subjects.left import subject_left
from summarizer.reading.attribution.subjects.right import source_right
from summarizer.reading.attribution.tokens import Unit

_LONGEST_QUOTED = 12
"""Tokens between "quoted" and "as saying", at most."""


def quotes_another(unit: Unit, group: Group) -> bool:
    """ "The agency *quoted* Ann Lee as saying that …": it is she who says it."""
    behind = unit.lows[group.end : group.end + _LONGEST_QUOTED]
    return unit.lows[group.end - 1] in unit.lexicon.classes["quoting"] and ("as", "saying") in pairwise(behind)


def quoted_as(unit: Unit, group: Group) -> Clause | None:
    """ "was quoted as saying"; "the agency quoted Ann Lee as saying"."""
    start = group.start - 2
    if unit.lows[max(0, start - 1) : start + 1] == ["on", "record"]:
        start -= 1  # "Lee is on record as saying"
    elif unit.low(start) not in ("quoted", "cited", "reported"):
        return _quotes_as(unit, group)
    _, via = after_adverbials(unit, group.end)
    return _said_by_subject(unit, group, start, via)


def _said_by_subject(unit: Unit, group: Group, start: int, via: Tokens | None) -> Clause | None:
    """Return the clause of the subject of the passive verb at ``start``, who says it to the outlet ``via``."""
    while unit.low(start - 1) in unit.lexicon.words("be", "have", "adverb"):
        start -= 1
    subject = subject_left(unit, start)
    at, _ = after_adverbials(unit, group.end)
    content = right_content(unit, at, group.verb)
    if subject is None or not content:
        return None
    return Clause(group.verb, (start, group.end), subject, content, via, content[0][0])


def _quotes_as(unit: Unit, group: Group) -> Clause | None:
    """ "The agency quoted Ann Lee as saying that …"; "…," the agency quoted her as saying."""
    low = max(0, group.start - _LONGEST_QUOTED)
    verb = next(
        (i for i in range(group.start - 2, low - 1, -1) if unit.lows[i] in unit.lexicon.classes["quoting"]), None
    )
    if verb is not None and unit.low(verb + 1) == "by":
        return _quoted_by(unit, group, verb)
    source = source_right(unit, verb + 1) if verb is not None else None
    if verb is None or source is None or source.start < verb or source.end > group.start - 1:
        return None
    at, via = after_adverbials(unit, group.end)
    content = right_content(unit, at, group.verb)
    right = content[0][0] if content else None
    if not content:
        teller = subject_left(unit, verb)
        content = left_content(unit, teller.left if teller else verb)
    return Clause(group.verb, (verb, group.end), source, content, via, right) if content else None


def _quoted_by(unit: Unit, group: Group, verb: int) -> Clause | None:
    """ "Ann Lee was quoted by the agency as saying that …": she says it, to the agency."""
    outlet = source_right(unit, verb + 2)
    via = (outlet.start, outlet.end) if outlet and outlet.end <= group.start else None
    return _said_by_subject(unit, group, verb, via)
