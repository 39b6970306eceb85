"""Several who say the same: "Ann Lee, Tom Berg and Eva Dunn said", where commas part them and no apposition does."""

from summarizer.reading.attribution.nouns import HARD_STOPS, is_head, is_stop, phrase_start
from summarizer.reading.attribution.tokens import QUOTE, Unit

_LONGEST_MEMBER = 6
"""Tokens of one of several: "Chief Inspector Nora van der Berg", "the bank of Norvik"."""
_MOST = 8
"""How many of them are read."""
_OPENING = frozenset({"", QUOTE, ";", ":", "—", "–", "that", "but", "and", "both", "either", "neither"})
_JOINTS = frozenset({"and", "or", "nor"})
"""What may stand before the first of them: nothing, or what begins a clause."""


def first_of_several(unit: Unit, start: int, end: int) -> int:
    """Return where a list begins that the tokens ``start`` to ``end`` close; ``start`` where they close none.

    "Ann Lee, | Tom Berg and Eva Dunn", "the bank, | the union and the council", "officials in Leeds, | Ely and York".
    """
    comma = start - 1
    if unit.low(comma) in _JOINTS and unit.low(comma - 1) == ",":
        comma -= 1
    elif _JOINTS.isdisjoint(unit.lows[start:end]):
        return start
    named = unit.is_capital(start) and unit.lows[start] not in unit.lexicon.little
    for _ in range(_MOST):
        if unit.low(comma) != ",":
            return start
        first = _member(unit, comma, named)
        if first is None:
            return start
        if may_begin(unit, first) or _behind_time(unit, first - 1):
            return first
        comma = first - 1
    return start


def may_begin(unit: Unit, at: int) -> bool:
    """Tell whether nothing before the token ``at`` takes a phrase that begins there for itself."""
    before = unit.low(at - 1)
    return before in _OPENING or before in unit.lexicon.words("subordinator", "adverb", "time")


def _behind_time(unit: Unit, comma: int) -> bool:
    """ "On Monday, *Ann Lee*, …", "In 2019, *Ann Lee*, …"."""
    at = comma
    while unit.low(at - 1) in unit.lexicon.classes["time"] or unit.low(at - 1).isdigit():
        at -= 1
    return at < comma and at <= 1 and unit.low(comma) == ","


def _member(unit: Unit, end: int, named: bool) -> int | None:
    """Return where one of several begins that ends before ``end``: a name, or a noun with its article."""
    start, floor = end, max(0, end - _LONGEST_MEMBER)
    if named:
        while start > floor and unit.is_capital(start - 1) and not _is_little(unit, start - 1):
            start -= 1
        if start == end:
            return None
        if unit.low(start - 1) == "the":
            start -= 1
        if unit.low(start - 1) == "," or may_begin(unit, start):
            return start
        return _described(unit, start, end)
    while start > floor and unit.lows[start - 1] not in HARD_STOPS:
        start -= 1
        if unit.lows[start] in unit.lexicon.classes["determiner"]:
            return start if is_head(unit, end - 1) or unit.is_capital(end - 1) else None
    return None


def _described(unit: Unit, name: int, end: int) -> int | None:
    """ "Ministers *Ann Lee*, …", "officials in *Leeds*, …": return where a noun for somebody begins the phrase."""
    start = phrase_start(unit, end)
    if start is None or start >= name or unit.lows[start].endswith(("ing", "ed")):
        return None
    return start if any(is_head(unit, i) for i in range(start, name)) else None


def _is_little(unit: Unit, at: int) -> bool:
    return unit.lows[at] in unit.lexicon.little


def last_of_several(unit: Unit, start: int, end: int) -> int:
    """Return where a list ends that the name at ``start`` to ``end`` opens, ``end`` where it opens none.

    "…," said Ann Lee, | Tom Berg and Eva Dunn. After the last of them nothing goes on that they might begin.
    """
    at = end
    for _ in range(_MOST):
        last = unit.low(at) in ("and", "or") or unit.low(at + 1) in ("and", "or")
        following = at + 1 + (unit.low(at) == "," and last)
        stop = _name_end(unit, following)
        if unit.low(at) not in (",", "and", "or") or stop == following:
            return end
        if last:
            cited = unit.low(start - 1) in ("to", "per")  # "according to Lee, Berg and Dunn in May left"
            goes_on = not cited and unit.low(stop) in unit.lexicon.words("preposition", "time")
            return stop if at > end and (goes_on or _may_end(unit, stop)) else end
        at = stop
    return end


def _may_end(unit: Unit, at: int) -> bool:
    return unit.low(at) == "" or is_stop(unit, at)


def _name_end(unit: Unit, start: int) -> int:
    """Return where a name ends that begins at ``start``; ``start`` where there is none."""
    end = start
    while end < min(len(unit), start + _LONGEST_MEMBER) and unit.is_capital(end) and not _is_little(unit, end):
        end += 1
    return end
