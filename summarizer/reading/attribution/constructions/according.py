""" "According to Ann Lee, …" and "…, per Ann Lee"."""

from summarizer.reading.attribution.contents import content_end, left_content, rest_after
from summarizer.reading.attribution.reporting import Clause
from summarizer.reading.attribution.subjects.right import source_right
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import Verb

_ACCORDING_TO = Verb("according to", (), "neutral", "says", frozenset())


def according(unit: Unit, at: int, clauses: list[Clause]) -> Clause | None:
    """ "according to X" and ", per X"; after another reporting clause "per X" is the outlet that passed it on."""
    first = _source_start(unit, at)
    subject = source_right(unit, first) if first is not None else None
    if subject is None or first is None:
        return None
    if unit.lows[at] == "per" and clauses and clauses[-1].via is None:
        clauses[-1].via = (subject.start, subject.end)
        return None
    little = unit.lexicon.words("coordinator", "adverb")
    if all(low in little or low == "," for low in unit.lows[:at]):
        content = after_lead(unit, subject.right)
        return Clause(_ACCORDING_TO, (at, first), subject, content, right=subject.right)
    content = left_content(unit, at) or [(1 if unit.lows[0] in ("but", "and") else 0, at)]
    if unit.lows[at - 1] == ",":
        content += rest_after(unit, subject.right)
    return Clause(_ACCORDING_TO, (at, first), subject, content)


def _source_start(unit: Unit, at: int) -> int | None:
    """Return where the source of "according to" or ", per" begins, or None where the words mean something else."""
    if unit.lows[at] == "according":
        return at + 2 if unit.low(at + 1) == "to" else None
    first = at + 1 + (unit.low(at + 1) == "the")
    named = first < len(unit) and unit.is_capital(first)
    return at + 1 if named and unit.low(at - 1) in (",", QUOTE) else None


def after_lead(unit: Unit, start: int) -> list[tuple[int, int]]:
    """Return what follows "According to the bank," at the start of a sentence."""
    while unit.low(start) not in (",", QUOTE, ""):
        start += 1
    start += unit.low(start) == ","
    end = content_end(unit, start) if start < len(unit) else start
    return [(start, end)] if end > start else []
