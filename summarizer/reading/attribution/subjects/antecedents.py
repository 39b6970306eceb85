"""What a "who" or a "which" stands for: "*Ann Lee*, 39, of Port Ellis, who said"."""

from summarizer.reading.attribution.nouns import phrase_start
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.subjects.appositions import segments_before
from summarizer.reading.attribution.subjects.places import tells_age_or_place
from summarizer.reading.attribution.tokens import Unit


def antecedent(unit: Unit, relative: int) -> Subject | None:
    """Return "who", "which" or "many of whom" at the token ``relative``, with what it stands for."""
    end = relative
    if unit.lows[relative] == "whom" and unit.low(end - 1) == "of":
        end -= 2
    apart = _antecedent_apart(unit, end) if unit.lows[relative] == "who" else None
    if apart is not None:
        return Subject(relative, relative + 1, apart[0], relative + 1, antecedent=apart)
    while end > 0 and unit.lows[end - 1] in (",", "—", "–"):
        end -= 1
    start = phrase_start(unit, end) if end > 0 else None
    if start is None:
        return None
    return Subject(relative, relative + 1, start, relative + 1, antecedent=(_nearest(unit, start, end), end))


def _antecedent_apart(unit: Unit, end: int) -> tuple[int, int] | None:
    """ "It was Ann Lee, 39, of Port Ellis, who said": the name before its age and place; None without such."""
    if unit.low(end - 1) != ",":
        return None
    segments = segments_before(unit, end - 1)
    at = next((i for i, one in enumerate(segments) if not tells_age_or_place(unit, *one)), 0)
    if not at or not unit.is_capital(segments[at][1] - 1):
        return None
    return _nearest(unit, *segments[at]), segments[at][1]


def _nearest(unit: Unit, start: int, end: int) -> int:
    """A relative clause belongs to the last noun phrase: from the last determiner, or the last run of capitals."""
    i = end - 1
    if unit.is_capital(i):
        while i > start and unit.is_capital(i - 1):
            i -= 1
        return i
    while i > start and unit.lows[i] not in unit.lexicon.classes["determiner"]:
        if unit.lows[i - 1] in _APART:
            break
        i -= 1
    return i


_APART = frozenset({"from", "by", "with", "against", "among", "between"})
"""Prepositions after which the nearest noun phrase begins: "drew criticism from readers, some of whom called it …"."""
