"""Who a sentence is about: the subject of its main clause."""

from summarizer.reading.attribution.nouns import HARD_STOPS, LONGEST_PHRASE, can_speak, is_head, tightened
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.subjects.appositions import name_after
from summarizer.reading.attribution.subjects.left import before_time
from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.cues import words


def sentence_subject(unit: Unit) -> Subject | None:
    """Return the subject of the unit's main clause: the phrase before its first finite verb."""
    lows, lexicon = unit.lows, unit.lexicon
    start = 0
    if lows and lows[0] in lexicon.words("preposition", "subordinator"):
        start = lows.index(",") + 1 if "," in lows else len(unit)
    for end in range(start, min(len(unit), start + LONGEST_PHRASE)):
        if lows[end] in lexicon.classes["pronoun"]:
            return Subject(end, end + 1, end, end + 1)
        if end > start and _begins_predicate(unit, end):
            start = tightened(unit, start, end)
            end = before_time(unit, end)
            named = name_after(unit, start, end)
            if named is not None:
                return named
            return Subject(start, end, start, end) if start < end and can_speak(unit, start, end) else None
    return None


def _begins_predicate(unit: Unit, at: int) -> bool:
    low, lexicon = unit.lows[at], unit.lexicon
    if low in HARD_STOPS or low in lexicon.finite or low in lexicon.clause_words or low.endswith("ed"):
        return True
    if low in lexicon.words("do") and unit.low(at + 1) in lexicon.words("not"):
        return True  # "Lee *did* not dispute that, but said …"
    if unit.is_capital(at - 1) and low.isalpha() and not unit.is_capital(at):  # "Velmora | cut its forecast"
        little = lexicon.words("preposition", "coordinator", "adverb")
        past = low in words(lexicon.language, "unchanged_in_past")  # "Lee | hit back, insisting that"
        return past or (low not in little and unit.low(at + 1) in lexicon.classes["determiner"])
    return low in lexicon.verbs and not is_head(unit, at) and not unit.is_capital(at)
