"""Who the source right of a verb or a preposition is: "said *Ann Lee*, the mayor", "according to *the mayor*"."""

from summarizer.reading.attribution.name_tokens import is_first_name
from summarizer.reading.attribution.nouns import (
    HARD_STOPS,
    LONGEST_PHRASE,
    can_speak,
    has_finite,
    is_stop,
    names_somebody,
)
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.subjects.appositions import apposition_right, name_after
from summarizer.reading.attribution.subjects.several import last_of_several
from summarizer.reading.attribution.tokens import Unit


def subject_right(unit: Unit, start: int) -> Subject | None:
    """Return the subject that follows an inverted verb at the token ``start`` ("…, said Ann Lee, an analyst, …")."""
    n, lows, lexicon = len(unit), unit.lows, unit.lexicon
    if start >= n or lows[start] in HARD_STOPS or lows[start] in lexicon.classes["preposition"]:
        return None
    if lows[start] in lexicon.classes["time"] and not is_first_name(unit, start):
        return None
    if lows[start] in lexicon.classes["pronoun"]:
        return Subject(start, start + 1, start, start + 1)
    end = start
    while end < min(n, start + LONGEST_PHRASE) and not _ends_right(unit, start, end):
        end += 1
    if end == start or not can_speak(unit, start, end) or has_finite(unit, start, end):
        return None
    return name_after(unit, start, end) or _with_appositions(unit, start, end)


def _with_appositions(unit: Unit, start: int, end: int) -> Subject:
    """Return whom a phrase names, with the others of a list that it opens, and with the appositions behind them."""
    end = last_of_several(unit, start, end)
    role, right = apposition_right(unit, end)
    return Subject(start, end, start, right, role)


def _ends_right(unit: Unit, start: int, at: int) -> bool:
    """Tell whether a phrase to the right of its verb ends before the token ``at``."""
    low = unit.lows[at]
    if is_stop(unit, at):
        return True
    if at == start:
        return False
    if low in unit.lexicon.words("after_subject", "time"):
        return not (unit.is_capital(at - 1) and is_first_name(unit, at))
    if low in ("in", "on", "at", "with", "through", "from", "over", "under"):
        manner = unit.low(at + 1) in ("a", "an", "his", "her", "response", "statement")
        return unit.is_capital(at - 1) or low in ("on", "through", "over") or manner
    return False


def source_right(unit: Unit, start: int) -> Subject | None:
    """Return the source that a preposition introduces at the token ``start`` ("according to …", "citing …")."""
    lows, lexicon = unit.lows, unit.lexicon
    end = start
    while end < min(len(unit), start + LONGEST_PHRASE) and not _ends_source(unit, start, end):
        end += 1
    while end > start and lows[end - 1] in lexicon.words("preposition", "coordinator", "adverb"):
        end -= 1
    if end == start:
        return None
    apposed = name_after(unit, start, end)
    if apposed is not None:
        return apposed
    named = can_speak(unit, start, end) and names_somebody(unit, start, end)
    if not named and lows[start] not in lexicon.words("pronoun") and lows[start] not in ("him", "her", "them"):
        return None
    return _with_appositions(unit, start, end)


def _ends_source(unit: Unit, start: int, at: int) -> bool:
    low, lexicon = unit.lows[at], unit.lexicon
    if is_stop(unit, at) or low in lexicon.words("modal", "be", "have"):
        return True
    if at == start:
        return False
    return low in lexicon.words("after_source", "time") or (low in ("in", "on", "at") and unit.is_capital(at - 1))
