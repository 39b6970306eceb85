"""The signs of a clause: a subject, and soon a finite verb; and of whose the clause is that begins there."""

from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.tokens import QUOTE, Unit

_FINITE_WITHIN = 16
"""Tokens within which a clause without "that" shows its verb."""


def is_clause(unit: Unit, end: int) -> bool:
    """Tell whether what stands left of ``end`` has a verb of its own, or a quotation."""
    lexicon = unit.lexicon
    finite = lexicon.words("be", "have", "modal", "not")
    return end > 3 and any(
        low in finite or low in lexicon.finite or low in lexicon.verbs or low == QUOTE or (low.endswith("ed") and i)
        for i, low in enumerate(unit.lows[:end])
    )


_OTHERS_WITHIN = 8
"""Tokens of a new subject, within which its verb must come."""


def others_follow(unit: Unit, at: int) -> bool:
    """Tell whether a clause about somebody else begins at ``at``: "…, but residents disagree"; a pronoun goes on."""
    lows, lexicon = unit.lows, unit.lexicon
    while unit.low(at) in lexicon.classes["adverb"]:
        at += 1
    none = lexicon.words("pronoun", "preposition", "subordinator", "relative", "that", "not", "modal", "be", "have")
    if unit.low(at) in none or unit.low(at) in lexicon.finite or unit.low(at) in HARD_STOPS:
        return False
    for i in range(at + 1, min(len(lows), at + _OTHERS_WITHIN)):
        low = lows[i]
        if low in HARD_STOPS:
            return False
        if (
            low in lexicon.finite
            or low in lexicon.words("be", "have", "modal")
            or low in lexicon.verbs
            or low.endswith("ed")
        ):
            return True
    return False


def clause_follows(unit: Unit, at: int) -> bool:
    """Tell whether a clause without "that" begins at ``at``: a subject, and soon a finite verb."""
    lows, lexicon = unit.lows, unit.lexicon
    if lows[at] in lexicon.classes["pronoun"] or lows[at] == "there":
        return True
    if lows[at] in lexicon.classes["preposition"]:
        return False
    finite = lexicon.words("be", "have", "modal", "not")
    for i in range(at + 1, min(len(unit), at + _FINITE_WITHIN)):
        low = lows[i]
        if low in finite or low in lexicon.finite or _is_past(unit, i):
            return True
        if low in HARD_STOPS and low != QUOTE:
            return low == "," and unit.low(i + 1) in lexicon.classes["relative"] and _resumes(unit, i + 1)
    return False


def _resumes(unit: Unit, relative: int) -> bool:
    """Tell whether a clause goes on behind a relative one between commas: "the neighbour, who works nights, could"."""
    lexicon = unit.lexicon
    end = next((i for i in range(relative, min(len(unit), relative + _FINITE_WITHIN)) if unit.lows[i] == ","), 0)
    following = unit.low(end + 1) if end else ""
    finite = following in lexicon.words("be", "have", "modal") or following in lexicon.finite
    return finite or following.endswith("ed") or following == QUOTE


def is_one_clause(unit: Unit, at: int) -> bool:
    """Tell whether a clause without "that" begins at ``at`` with its own subject, which no other one stands in.

    Not "drivers the road was wet", nor "a hand on her arm as he left", nor "the quake that was centred in Ely".
    """
    lows, lexicon = unit.lows, unit.lexicon
    if at >= len(unit):
        return False
    if lows[at] in lexicon.classes["pronoun"] or lows[at] == "there":
        return True
    others = lexicon.words("that", "relative", "subordinator", "pronoun")
    for i in range(at + 1, min(len(unit), at + _FINITE_WITHIN)):
        low = lows[i]
        if low in lexicon.words("be", "have", "modal", "not") or low in lexicon.finite or _is_past(unit, i):
            return True
        if low in others or low in HARD_STOPS or low == "as":
            return False
        if low in lexicon.classes["determiner"] and lows[i - 1] not in lexicon.words("preposition", "coordinator"):
            return False
    return False


def _is_past(unit: Unit, at: int) -> bool:
    """Tell whether a word in -ed is a verb in the past with its object ("the data vindicated his caution")."""
    determiners = unit.lexicon.classes["determiner"]
    return (
        unit.lows[at].endswith("ed")
        and unit.lows[at - 1] not in determiners
        and (unit.low(at + 1) in determiners or (at + 1 < len(unit) and unit.is_capital(at + 1)))
    )


def is_main_clause(unit: Unit, at: int) -> bool:
    """Tell whether words with a verb in its past, or with an auxiliary, begin at ``at``: ", *shares fell*"."""
    lexicon = unit.lexicon
    for i in range(at + 1, min(len(unit), at + _OTHERS_WITHIN)):
        low = unit.lows[i]
        if low in HARD_STOPS:
            return False
        if unit.is_capital(i) or unit.lows[i - 1] in lexicon.classes["determiner"]:
            continue
        verb = low in lexicon.verbs and "past" in lexicon.verbs[low].forms
        if verb or low in lexicon.finite or low in lexicon.words("be", "have", "modal") or low.endswith("ed"):
            return True
    return False
