"""Places and ages behind a name, which nobody is called: "Ann Lee, *40*, *of Springfield, Illinois*, said"."""

from summarizer.reading.attribution.name_tokens import is_person_name
from summarizer.reading.attribution.nouns import can_speak, tightened
from summarizer.reading.attribution.tokens import Unit


def tells_age_or_place(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a stretch tells but how old somebody is, or where they are from: "39", "of Port Ellis"."""
    placed = unit.lows[start] in _PLACED and all(unit.is_capital(i) for i in range(start + 1, end))
    return placed or (end - start == 1 and unit.lows[start].isdigit())


_LONGEST_PLACE = 3
"""Tokens of the second part of a place: "New South Wales"."""
_PLACED = frozenset({"from", "of", "in", "near", "at", "outside"})


def is_rest_of_place(unit: Unit, segments: list[tuple[int, int]], index: int) -> bool:
    """Tell whether a stretch only goes on with a place: "Ann Lee, 40, of Springfield, *Illinois*, said".

    "The mayor of Springfield, Ann Lee, said" and "In Springfield, Ann Lee, a nurse, said" have a name there instead:
    before theirs there is nobody else whom the place could be told of.
    """
    start, stop = segments[index]
    joined = unit.lows[start + 1 : stop - 1].count("and")  # "shops in Leeds, *Bradford and York*, said"
    named = all(unit.is_capital(i) or unit.lows[i] == "." or unit.lows[i] == "and" for i in range(start, stop))
    further = [one for one in segments[index + 1 :] if not unit.lows[one[0]][0].isdigit()][:2]
    if stop - start > _LONGEST_PLACE or not named or not further:
        return False
    first, last = further[0]
    at = last - 1
    while at > first and unit.is_capital(at):
        at -= 1
    if at == last - 1 or unit.lows[at] not in _PLACED:
        return False
    if joined or len(further) == 1:
        return len(further) > 1 if joined else _may_have_place(unit, first, last)
    left = tightened(unit, *further[1])
    if left == further[1][1] or unit.lows[left] in unit.lexicon.classes["preposition"]:
        return False
    if is_person_name(unit, left, further[1][1]):
        return True
    # "The boy, from Gary, *Indiana*, said", but "Her brother, from Leeds, *Tom Orr*, said"
    described = unit.lows[first] in unit.lexicon.classes["determiner"]
    return not described and stop - start == 1 and can_speak(unit, left, further[1][1])


def _may_have_place(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a phrase names several people or somebody by name ("Police in Gary"), who is told of already.

    One whose role it tells, and a body, may be named behind it: "The union in Leeds, Unison, said".
    """
    preposition = unit.lexicon.classes["preposition"]
    head = next((i for i in range(start, end) if unit.lows[i] in preposition), start) - 1
    if head < start or unit.lows[start].endswith("ing"):
        return False
    low, lexicon = unit.lows[head], unit.lexicon
    if low in lexicon.plurals or (low in lexicon.roles and low.endswith("s")):
        return True
    return unit.is_capital(head) and low not in lexicon.roles and low not in lexicon.organizations
