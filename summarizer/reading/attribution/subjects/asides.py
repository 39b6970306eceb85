"""Asides between a subject and its verb, which tell of it or lead over: "the report, *seen by the Courier*, said"."""

from summarizer.reading.attribution.nouns import is_role, names_somebody
from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.cues import words


def is_told_first(unit: Unit, at: int) -> bool:
    """ "Lee, *told* that the mill had closed, said": an aside goes on behind "that"."""
    return unit.low(at - 1) == "," and unit.low(at) in words(unit.lexicon.language, "asked_first")


def is_aside(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a stretch between commas describes what stands before it, or merely leads over."""
    low, word = unit.lows[start], unit.words[start]
    if low in unit.lexicon.words("aside", "named_so", "adverb", "preposition", "subordinator"):
        return True
    if low in words(unit.lexicon.language, "asked_first"):
        return True
    if low == "not" or (low in unit.lexicon.classes["some_of"] and unit.low(start + 1) == "of"):
        return True  # "Lee, not Orr, said"
    if low.endswith(("ing", "ly")) or low[0].isdigit() or _is_done_by(unit, start, end):
        return True
    if low in unit.lexicon.numbers and not names_somebody(unit, start, end):
        return True  # "Ulgan, nine miles away, said"
    if word[0].isupper() and end - start <= 2 and low not in unit.lexicon.roles:
        short = len(word) <= 2 and (end - start == 1 or unit.lows[start + 1] == ".")  # "MP", but "Ed Orr" is a name
        return short or word[1:2] == "-" or "." in word or low in ("jr", "sr", "ii", "iii")
    return is_role(unit, start, end)


_LEADING = frozenset({"by", "to", "in", "on", "from", "for", "at"})


def _is_done_by(unit: Unit, start: int, end: int) -> bool:
    """ ", seen by the Courier," or ", first leaked to the Times,": what was done to it says nothing itself."""
    at = start + (unit.lows[start] in unit.lexicon.words("adverb", "time") or unit.lows[start] == "first")
    led = at + 1 + (unit.low(at + 1) in unit.lexicon.classes["time"])  # "published *Monday* in the journal"
    if led >= end or unit.is_capital(at):
        return False
    low = unit.lows[at]
    return (low.endswith("ed") or low in unit.lexicon.classes["done_by"]) and unit.lows[led] in _LEADING
