"""What is said: the tokens to the left and right of a reporting clause that are its content."""

from bisect import bisect_right
from collections.abc import Sequence

from summarizer.reading.attribution.clause_signs import clause_follows, is_one_clause, others_follow
from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import Verb

Pieces = list[tuple[int, int]]

BREAKS = frozenset({",", QUOTE, "?", "!", "—", "–", "-", "…"})
"""What may stand between content and a reporting clause that follows it."""
_TRAILING = frozenset({".", ",", ";", ":", "—", "–", "”"})
_TAKEN_WORDS = frozenset({"for", "on", "of", "about", "as", "with", "against"})
_QUOTE_WITHIN = 9
"""Tokens within which a quotation must come where a verb takes words only if they lead to one."""


def left_content(unit: Unit, end: int, taken: Sequence[int] = ()) -> Pieces:
    """Return what stands before the reporting clause that begins at ``end``.

    It begins where the unit does, or after the last of ``taken``: the ends of clauses with content to their left.
    """
    lows = unit.lows
    stop = end
    while stop > 0 and lows[stop - 1] in (",", "—", "–", "-"):
        stop -= 1
    if stop == 0 or (stop == end and lows[end - 1] not in BREAKS):
        return []
    start = max((t for t in taken if t < stop), default=0)
    if lows[stop - 1] == QUOTE and stop - 2 >= start and lows[stop - 2] in (":", ".", QUOTE):
        return [(stop - 1, stop)]
    while start < stop and lows[start] in ("but", "and", "yet", ",", ".", "-", "”", "’"):
        start += 1
    return [(start, stop)] if start < stop else []


_AGAINST = (["but"], ["although"], ["though"], ["while"])


def content_end(unit: Unit, start: int) -> int:
    """Return where content that begins at ``start`` ends: at the unit's end, or before another source takes over."""
    lows, end = unit.lows, len(unit)
    for i in unit.pauses[bisect_right(unit.pauses, start) :]:
        if lows[i] == ";" or (lows[i] == "," and unit.low(i + 1) in ("citing", "per", "according")):
            end = i
            break
        if lows[i] == "," and lows[i + 1 : i + 2] in _AGAINST and others_follow(unit, i + 2):
            end = i
            break
        if lows[i] == QUOTE and unit.low(i + 1) == QUOTE:
            end = i + 1
            break
    while end > start and lows[end - 1] in _TRAILING:
        end -= 1
    return end


def right_content(unit: Unit, at: int, verb: Verb) -> Pieces:
    """Return what is said from the token ``at`` on, if the verb takes what stands there."""
    if at >= len(unit):
        return []
    start = _right_start(unit, at, verb)
    if start is None or start >= len(unit):
        return []
    if unit.lows[at] == ":" and unit.lows[start] == QUOTE:
        return [(i, i + 1) for i in range(start, len(unit)) if unit.lows[i] == QUOTE]
    end = content_end(unit, start)
    return [(start, end)] if end > start else []


def _right_start(unit: Unit, at: int, verb: Verb) -> int | None:
    """Return where content begins at or after ``at``, or None where the verb does not take what follows."""
    low, takes = unit.lows[at], verb.takes
    if low == "that" and unit.low(at + 1) not in unit.lexicon.classes["time"]:
        return at + 1 if "that" in takes else None
    if low == QUOTE:
        return at if takes & {"quote", "np"} else None
    if low == ":":
        return at + 1 if takes & {"colon", "quote"} else None
    if low in unit.lexicon.classes["wh"]:
        return at if "wh" in takes else None
    if low == "to":
        return at if "inf" in takes else None
    if low in _TAKEN_WORDS and not (takes_figure(verb) and is_figure(unit, at)):
        return at if low in takes else None
    if low in HARD_STOPS or low == "." or low in unit.lexicon.classes["no_content"]:
        return None
    return at if _takes_words(unit, at, verb) else None


def _takes_words(unit: Unit, at: int, verb: Verb) -> bool:
    """Tell whether a bare clause, a noun phrase or words that lead to a quotation may follow the verb."""
    takes = verb.takes
    if verb.lemma == "add" and is_figure(unit, at) and not is_one_clause(unit, at):
        return False  # "scored 31 points and added 12 rebounds as …"; but "added 12 people had died"
    if verb.lemma == "feel" and not is_one_clause(unit, at):
        return False  # "felt a hand on her arm as he left", "felt ill because they had eaten it"
    if "loose" in takes or ("clause" in takes and clause_follows(unit, at)):
        return True
    little = unit.lexicon.words("preposition", "time", "subordinator")
    if not takes.isdisjoint(_FIGURED) and _figure_follows(unit, at, takes):
        return True
    if "np" in takes and not unit.lows[at][0].isdigit() and unit.lows[at] not in little:
        return True
    return "quote" in takes and _quote_follows(unit, at)


_FIGURED = frozenset({"figure", "figure-at", "figure-as", "noun-figure"})
_FIGURE_WITHIN = 12
"""Tokens of the thing measured before its figure: "put the number of people hurt in the crash at 38"."""


def _figure_follows(unit: Unit, at: int, takes: frozenset[str]) -> bool:
    """ "put the number at 38", "gave the toll as 12", "counted 300 members", "expects sales of €5 billion"."""
    if "figure" in takes and is_figure(unit, at):
        return True
    for i in range(at, min(len(unit) - 1, at + _FIGURE_WITHIN)):
        low = unit.lows[i]
        if low in HARD_STOPS or low in unit.lexicon.clause_words:
            return False
        if i > at and (f"figure-{low}" in takes or ("noun-figure" in takes and low == "of")):
            return is_figure(unit, i + 1)
    return False


def takes_figure(verb: Verb) -> bool:
    """Tell whether a bare number may follow a verb: "said about 400 vehicles took part"."""
    return not verb.takes.isdisjoint({"figure", "loose"})


def is_figure(unit: Unit, at: int) -> bool:
    """Tell whether a number stands at the token ``at``, or words of about and money and then a number."""
    for i in range(at, min(len(unit), at + 4)):
        if unit.lows[i][0].isdigit() or unit.lows[i] in unit.lexicon.numbers:
            return True
        if unit.lows[i] not in ("$", "£", "€") and unit.lows[i] not in unit.lexicon.classes["before_number"]:
            return False
    return False


def _quote_follows(unit: Unit, at: int) -> bool:
    for low in unit.lows[at : at + _QUOTE_WITHIN]:
        if low in HARD_STOPS:
            return low == QUOTE
    return False


def _is_unquoted(unit: Unit, pieces: Sequence[tuple[int, int]]) -> bool:
    """Tell whether what is said is a sentence without quotation marks."""
    return bool(pieces) and all(QUOTE not in unit.lows[start:end] for start, end in pieces)


def rest_after(unit: Unit, at: int, before: Sequence[tuple[int, int]] = ()) -> Pieces:
    """Return what goes on after a reporting clause that ends at ``at``: the rest of a broken quotation or sentence.

    ``before`` is what is said before it: "Her knees hurt, she said, but her hands still know what to do" goes on, and
    "We won," she said, and the crowd cheered, does not.
    """
    if unit.low(at) == "," and unit.low(at + 1) in ("and", "but") and _is_unquoted(unit, before):
        goes_on = unit.low(at + 2) in unit.lexicon.words("pronoun", "possessive")
        return [(at + 1, content_end(unit, at + 1))] if goes_on and is_one_clause(unit, at + 2) else []
    if unit.low(at) not in (",", "—", "–", ":", ".", QUOTE):
        return []
    start = at if unit.lows[at] == QUOTE else at + 1
    low = unit.low(start)
    if low == QUOTE:
        return [(start, start + 1)]
    if unit.lows[at] != "," or not low or low.endswith("ing") or low in unit.lexicon.classes["no_rest"]:
        return []
    end = content_end(unit, start)
    verb = low in unit.lexicon.clause_words or low in unit.lexicon.finite
    return [(start, end)] if end - start > 3 or verb else []
