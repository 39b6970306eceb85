"""Names in tokens: whether words are nothing but a name, and what looks like a verb or a month and is part of one."""

from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.names import TIMES_OF_YEAR


def may_be_surname(unit: Unit, at: int) -> bool:
    """Tell whether a verb or a time of the year may be a name where a verb of saying follows at once."""
    low, lexicon = unit.lows[at], unit.lexicon
    return low in lexicon.classes["surname"] or (low in lexicon.finite and low not in lexicon.clause_words)


_LONGEST_NAME = 6
"""Tokens of a name in apposition, titles included: "Chief Inspector Nora van der Berg"."""
_NAME_LINKS = frozenset({".", "van", "von", "de", "der", "la", "al", "bin", "-"})


def is_person_name(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens are nothing but a name, titles before it or not; a day or a month is none."""
    if not 0 < end - start <= _LONGEST_NAME or not unit.is_capital(end - 1):
        return False
    little = unit.lexicon.little
    return unit.is_capital(start) and all(
        (unit.is_capital(i) and unit.lows[i] not in little) or unit.lows[i] in _NAME_LINKS for i in range(start, end)
    )


def is_first_name(unit: Unit, at: int) -> bool:
    """ "said Councilwoman June Park": a month before a name is somebody's."""
    return unit.is_capital(at) and at + 1 < len(unit) and unit.is_capital(at + 1) and unit.words[at + 1].isalpha()


def is_part_of_name(unit: Unit, at: int) -> bool:
    """Tell whether what looks like a verb is part of a name by its capital: "the *Met* Office", "world *No* 3"."""
    low, lexicon = unit.lows[at], unit.lexicon
    if not unit.is_capital(at) or unit.is_headline or not (low in lexicon.finite or low in lexicon.classes["in_name"]):
        return False
    if low == "may" and is_month(unit, at):
        return False
    return at > 0 or (
        low in lexicon.classes["in_name"] and unit.is_capital(1) and unit.lows[1] not in lexicon.classes["pronoun"]
    )


def is_month(unit: Unit, at: int) -> bool:
    """Tell whether "May" stands where a month does: "last May", "in May"."""
    return unit.low(at - 1) in unit.lexicon.classes["before_month"]


def is_surname(unit: Unit, at: int) -> bool:
    """Tell whether a month or a season is rather a last name: "Boyd *Winter* said"; a day of the week is not."""
    return (
        unit.lows[at] in _SURNAMES
        and at > 0
        and unit.is_capital(at)
        and unit.is_capital(at - 1)
        and unit.lows[at - 1] not in unit.lexicon.little
    )


_SURNAMES = TIMES_OF_YEAR | {"day"}
