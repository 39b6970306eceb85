"""A source as written in German, French or Spanish: a name, or a noun of the word lists, with its apposition."""

from functools import cache

from summarizer.reading.attribution.abroad.words import NAME_LINKS, Words
from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.subjects import Subject
from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.lexicon import lexicon

_LONGEST_SOURCE = 12
"""Tokens of a source: longer ones of the examples written for this all had a clause inside."""
_COMPOUNDED = 4
"""Letters of the shortest noun that makes a compound a role: "Feuerwehrchef", but no "Vorrat" of "Rat"."""
_LONGEST_NAME = 6
"""Tokens of a person's name: "María del Carmen Ruiz de la Torre" without its links at the end."""
_ROLE_AND_NAME = 3
"""Tokens of a noun and a name of two words."""


def source_left(unit: Unit, words: Words, end: int) -> Subject | None:
    """Return the source that ends before the verb at ``end``, with its apposition."""
    if end <= 0:
        return None
    if unit.lows[end - 1] in words["pronoun"]:
        return Subject(end - 1, end, end - 1, end)
    if unit.lows[end - 1] == ",":
        return _apposed_left(unit, words, end - 1)
    start = _phrase_left(unit, words, end)
    return Subject(start, end, start, end) if _is_source(unit, words, start, end) else None


def _phrase_left(unit: Unit, words: Words, end: int) -> int:
    start = end
    while start > 0 and end - start < _LONGEST_SOURCE and unit.lows[start - 1] not in HARD_STOPS:
        if unit.lows[start - 1] in words["stop"] or unit.lows[start - 1] in words["finite"]:
            break
        start -= 1
    return start


def _apposed_left(unit: Unit, words: Words, comma: int) -> Subject | None:
    """ "Anna Weber, Sprecherin der Bahn, sagte", or "La directrice, Anne Petit, a dit": the name beside the role."""
    first = _phrase_left(unit, words, comma)
    if unit.low(first - 1) != ",":
        return None
    start = _phrase_left(unit, words, first - 1)
    if role_at(unit, first, comma) is None:
        named = name_end(unit, words, first) == comma
        return (
            Subject(first, comma, start, comma + 1, (start, first - 1))
            if named and _is_role(unit, words, start, first - 1)
            else None
        )
    if not _is_source(unit, words, start, first - 1):
        return None
    return Subject(start, first - 1, start, comma + 1, (first, comma))


def source_right(unit: Unit, words: Words, start: int, leads: bool) -> Subject | None:
    """Return the source that begins at ``start``; one that leads its sentence ends at a comma or before the verb."""
    start = _after_day(unit, words, start)
    if unit.low(start) in words["pronoun"]:
        return Subject(start, start + 1, start, start + 1)
    end = start
    while end < min(len(unit), start + _LONGEST_SOURCE) and not _ends(unit, words, start, end):
        end += 1
    if leads and unit.low(end) != "," and unit.low(end) not in words["finite"] and not _verb_second(unit, words, end):
        return None
    if not _is_source(unit, words, start, end):
        return None
    named = _named_after(unit, words, start, end)
    if named is not None:
        return named
    role, right = None, end
    if unit.low(end) == "," and (not leads or unit.low(end + 1) not in words["determiner"]):
        stop = end + 1
        while stop < len(unit) and unit.lows[stop] not in HARD_STOPS and unit.lows[stop] not in words["finite"]:
            stop += 1
        if role_at(unit, end + 1, min(stop, end + 4)) is not None and unit.low(stop) in (",", "")[: 2 - leads]:
            role, right = (end + 1, stop - (unit.low(stop - 1) == "." and stop == len(unit))), stop
    return Subject(start, end, start, right, role)


def _after_day(unit: Unit, words: Words, start: int) -> int:
    """Return where a source may begin after the day on which it spoke: "a annoncé mercredi la direction"."""
    while start < len(unit):
        if unit.lows[start] in words["day"]:
            start += 1
        elif unit.low(start + 1) in words["day"] and unit.lows[start] in words["preposition"] | words["determiner"]:
            start += 2
        else:
            break
    return start


def _named_after(unit: Unit, words: Words, start: int, end: int) -> Subject | None:
    """ "…, dijo la alcaldesa, Marta Quiroga, …": the role before its name."""
    stop = name_end(unit, words, end + 1) if unit.low(end) == "," and _is_role(unit, words, start, end) else 0
    goes_on = unit.low(stop) in HARD_STOPS or unit.low(stop) in ("", ".") or unit.low(stop) in words["time"]
    return Subject(end + 1, stop, start, stop, (start, end)) if stop - end > 1 and goes_on else None


def _is_role(unit: Unit, words: Words, start: int, end: int) -> bool:
    """Tell whether the tokens tell what somebody is and do not name him."""
    name, head = parts_of(unit, words, start, end) if start < end else (None, None)
    return name is None and head is not None


def name_end(unit: Unit, words: Words, start: int) -> int:
    """Return where the name that begins at ``start`` ends; ``start`` where there is none."""
    end = start
    while end < len(unit) and end - start < _LONGEST_NAME and _in_name(unit, words, end) and unit.lows[end] != ".":
        end += 1
    while end > start and unit.lows[end - 1] in NAME_LINKS:
        end -= 1
    return end if end > start and unit.is_capital(start) else start


def opening_person(unit: Unit, words: Words) -> Subject | None:
    """Return the person whose name, mostly with a role before it, begins a unit: "Der Bauleiter Jens Harms …"."""
    first = int(unit.low(0) in words["determiner"])
    head = _role_before_name(unit, words, first, len(unit))
    begin = first if head is None else head + 1
    end = name_end(unit, words, begin)
    if head is not None and end == begin:
        comma = next((i for i in range(begin, min(len(unit), begin + _LONGEST_SOURCE)) if unit.lows[i] == ","), None)
        return None if comma is None else _named_after(unit, words, 0, comma)
    if end - begin < (2 if head is None else 1) or (head is None and first):
        return None
    return None if any(low in words["day"] for low in unit.lows[begin:end]) else Subject(0, end, 0, end)


def _role_before_name(unit: Unit, words: Words, first: int, end: int) -> int | None:
    """Return where what somebody is stands; outside German any noun after an article, before a name of two words."""
    head = role_at(unit, first, min(end, first + 3))
    if head is not None or not first or unit.lexicon.language == "de" or end < first + _ROLE_AND_NAME:
        return head
    small = unit.words[first][0].islower() and unit.lows[first] not in words["preposition"]
    return first if small and name_end(unit, words, first + 1) > first + 2 else None


def _ends(unit: Unit, words: Words, start: int, at: int) -> bool:
    low = unit.lows[at]
    if low in HARD_STOPS or low in words["finite"] or (low == "." and at == len(unit) - 1):
        return True
    if at > start and _verb_second(unit, words, at):
        return True
    return at > start and (low in words["time"] or (low in words["stop"] and low not in ("y", "e", "et", "und")))


def _verb_second(unit: Unit, words: Words, at: int) -> bool:
    """Tell whether a German noun phrase ends here: a small letter after a noun, and no preposition or article."""
    if unit.lexicon.language != "de" or not 0 < at < len(unit) or not unit.lows[at][0].isalpha():
        return False
    low = unit.lows[at]
    own = low in words["preposition"] or low in words["determiner"] or low in NAME_LINKS or low in words["stop"]
    return unit.is_capital(at - 1) and not unit.is_capital(at) and not own


def _is_source(unit: Unit, words: Words, start: int, end: int) -> bool:
    """Tell whether the tokens are a name, or have a noun of the lists for their head."""
    if not 0 < end - start <= _LONGEST_SOURCE or unit.lows[start] in words["preposition"]:
        return False
    if any(low in words["finite"] or low in words["pronoun"] or low.isdigit() for low in unit.lows[start:end]):
        return False
    name, head = parts_of(unit, words, start, end)
    return name is not None or head is not None


def parts_of(unit: Unit, words: Words, start: int, end: int) -> tuple[tuple[int, int] | None, int | None]:
    """Return the tokens of the name in a source, and its head noun; None for what it has not."""
    first = start + (unit.lows[start] in words["determiner"])
    head = role_at(unit, first, end)
    if head is None and first > start:
        head = _role_before_name(unit, words, first, end)
    begin = head + 1 if head is not None else first
    named = begin < end and all(_in_name(unit, words, i) for i in range(begin, end)) and unit.is_capital(begin)
    if named and head is None and first > start and unit.lexicon.language == "de":
        named = False  # behind an article every German noun has its capital
    if named and unit.lows[end - 1] in NAME_LINKS:
        named = False
    if named and head is None and end - begin == 1 and (begin == 0 or unit.lexicon.language == "de"):
        named = len(unit.words[begin]) > 2 and unit.lows[begin] not in words["time"]
    return ((begin, end) if named else None), head


def _in_name(unit: Unit, words: Words, at: int) -> bool:
    low = unit.lows[at]
    capital = unit.is_capital(at) and low not in words["stop"] and low not in words["preposition"]
    return low in NAME_LINKS or (capital and low not in words["determiner"] and low not in words["time"])


def role_at(unit: Unit, start: int, end: int) -> int | None:
    """Return where the head noun for somebody who can speak stands: among the first words of the phrase."""
    heads, endings = unit.lexicon.heads, _endings(unit.lexicon.language)
    for i in range(start, min(end, start + 3)):
        low = unit.lows[i]
        if low in heads or (endings and low.endswith(endings)):
            return i
    return None


@cache
def _endings(language: str) -> tuple[str, ...]:
    """Return the nouns in which a German compound for somebody who can speak ends."""
    return tuple(head for head in lexicon(language).heads if len(head) >= _COMPOUNDED) if language == "de" else ()
