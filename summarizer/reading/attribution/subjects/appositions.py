"""Names with what they are beside them, between commas: "Ann Lee, *an analyst at the bank*, said"."""

from summarizer.reading.attribution.name_tokens import is_person_name
from summarizer.reading.attribution.nouns import (
    HARD_STOPS,
    can_speak,
    has_finite,
    is_deed,
    is_possessive,
    is_role,
    is_stop,
    role_end,
    tightened,
)
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.subjects.asides import is_aside, is_told_first
from summarizer.reading.attribution.subjects.places import is_rest_of_place
from summarizer.reading.attribution.tokens import QUOTE, Unit

_MOST_SEGMENTS = 6
"""Stretches between commas that are looked through for the head of an apposition."""
_FARTHEST = 60
"""Tokens that a subject with its appositions may reach back."""


def before_who(unit: Unit, start: int, end: int) -> int:
    """Return where a name ends: before a "who" or a "whose"."""
    return next((i for i in range(start + 1, end) if unit.lows[i] in ("who", "whose")), end)


def apposed(unit: Unit, end: int) -> Subject | None:
    """Return the subject of "Ann Lee, an analyst at the bank, said": the comma stands before ``end``."""
    segments = segments_before(unit, end - 1)
    adverb = unit.lexicon.classes["adverb"]
    if len(segments) > 1 and all(low in adverb for low in unit.lows[slice(*segments[0])]):
        start, stop = segments[1]
        if stop - start == 1 and unit.lows[start] in unit.lexicon.classes["pronoun"]:
            return Subject(start, stop, start, end)  # "He, however, said"
    head = _head_segment(unit, segments)
    if head is None:
        return None
    start, stop = segments[head]
    role = next((s for s in reversed(segments[:head]) if is_role(unit, *s)), None)
    if role is None and head + 1 < len(segments) and is_role(unit, *segments[head + 1]):
        role = segments[head + 1]
    if role is not None:
        role = (role[0], role_end(unit, *role))
        if role[1] < start and _is_description(unit, *role) and _is_nested(unit, *role, (start, stop)):
            return Subject(*role, role[0], end)
        if _is_description(unit, start, stop) and is_person_name(unit, *role):
            return Subject(*role, start, end, (start, stop))
    return Subject(start, stop, min(start, role[0]) if role else start, end, role)


def _is_nested(unit: Unit, start: int, end: int, name: tuple[int, int]) -> bool:
    """Tell whether the name is that of whom somebody speaks for: "a spokesman for the mill's owner, Norvik Grain"."""
    lexicon = unit.lexicon
    last = unit.lows[end - 1]
    inner = next((i for i in range(start, end) if unit.lows[i] in ("for", "of")), None)
    if inner is None or unit.is_capital(end - 1):
        return False
    if last in lexicon.roles:
        return unit.lows[inner] == "for"
    words = unit.words[slice(*name)]
    body = len(words) == 1 or any(word in lexicon.organization_names for word in words)
    return last in lexicon.organizations and body


def _is_description(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens say what a human being is: "a police spokeswoman", "the head of the bank"."""
    lexicon = unit.lexicon
    owned = any(is_possessive(low) for low in unit.lows[start : end - 1])  # "the bank's lawyer", "Berg's lawyer"
    if unit.lows[start] not in lexicon.classes["determiner"] and not owned:
        return False
    before = next((i for i in range(start, end) if unit.lows[i] in lexicon.classes["preposition"]), end)
    return any(low.rpartition("-")[2] in lexicon.roles for low in unit.lows[start:before])  # "the co-chairman"


def name_after(unit: Unit, start: int, end: int) -> Subject | None:
    """ "according to the harbour master, Ruth Adeyemi": the name that stands in apposition to the tokens."""
    if unit.low(end) != "," or unit.is_capital(end - 1) or not _is_description(unit, start, end):
        return None
    stop = end + 1
    while stop < len(unit) and not is_stop(unit, stop):
        stop += 1
    if not is_person_name(unit, end + 1, stop):
        return None
    return Subject(end + 1, stop, start, stop, (start, end))


def _head_segment(unit: Unit, segments: list[tuple[int, int]]) -> int | None:
    """Return which stretch is the head of the appositions: the first, going left, that is no aside itself."""
    head = None
    for index, (start, stop) in enumerate(segments):
        if is_rest_of_place(unit, segments, index):
            continue
        if index + 1 < len(segments) and is_aside(unit, start, stop):
            if unit.lows[start] in ("the", "a", "an") and can_speak(unit, start, stop):
                head = index
            continue
        if head is not None and unit.lows[start] in unit.lexicon.classes["preposition"]:
            break  # "In a letter read at the service, the archdeacon, Ann Lee, said"
        tight = tightened(unit, start, stop)
        if tight + 1 < stop and unit.lows[tight] in unit.lexicon.classes["subordinator"]:
            tight += 1  # "As Ann Lee, a lawyer, put it"
        stop = before_who(unit, tight, stop)
        told = has_finite(unit, tight, stop) or is_deed(unit, tight, stop)
        if tight < stop and can_speak(unit, tight, stop) and not told:
            segments[index] = (tight, stop)
            head = index
        break
    if head == 0 and len(segments) == 1 and unit.lows[segments[0][0]] not in ("the", "a"):
        return head if unit.is_capital(segments[0][0]) else None
    return head


def segments_before(unit: Unit, comma: int) -> list[tuple[int, int]]:
    """Return the stretches between commas to the left of ``comma``, nearest first, up to a clause border."""
    segments: list[tuple[int, int]] = []
    stop = comma
    for i in range(comma - 1, max(0, comma - _FARTHEST) - 1, -1):
        low = unit.lows[i]
        in_which = low in ("which", "whom") and unit.low(i - 1) in unit.lexicon.classes["preposition"]
        if low in HARD_STOPS or (low == "that" and not is_told_first(unit, i - 1)) or in_which:
            if i + 1 < stop:
                segments.append((i + 1, stop))
            stop = i
            if low != "," or len(segments) >= _MOST_SEGMENTS:
                return segments
    if stop and comma <= _FARTHEST:
        segments.append((0, stop))
    return segments


def apposition_right(unit: Unit, comma: int) -> tuple[tuple[int, int] | None, int]:
    """Return the role after "said Ann Lee," and where the appositions end."""
    n, lows = len(unit), unit.lows
    role, at = None, comma
    while at < n and lows[at] == ",":
        end = at + 1
        while end < n and not _ends_apposition(unit, at + 1, end):
            end += 1
        if end == at + 1 or not _describes(unit, at + 1, end):
            break
        if role is None and is_role(unit, at + 1, end):
            role = (at + 1, role_end(unit, at + 1, end))
        at = end
    return role, at


def _ends_apposition(unit: Unit, start: int, at: int) -> bool:
    """Tell whether an apposition ends before the token ``at``: not at words quoted inside a relative clause."""
    if unit.lows[at] == QUOTE and unit.lows[start] in ("who", "whose", "which"):
        following = unit.low(at + 1)
        return not (unit.lows[at - 1].isalpha() and following.isalpha() and not unit.is_capital(at + 1))
    return is_stop(unit, at)


def _describes(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a stretch after a comma is an apposition to a name on its left."""
    low = unit.lows[start]
    if low in ("who", "whose"):
        return True
    if has_finite(unit, start, role_end(unit, start, end)):
        return False
    return is_role(unit, start, end) or low in ("a", "an") or low[0].isdigit()
