"""Who the subject to the left of its verb is: "*Ann Lee, the mayor, and her deputy* said"."""

from summarizer.reading.attribution.name_tokens import is_person_name, is_surname, may_be_surname
from summarizer.reading.attribution.nouns import HARD_STOPS, is_head, phrase_start
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.subjects.antecedents import antecedent
from summarizer.reading.attribution.subjects.appositions import apposed, before_who
from summarizer.reading.attribution.subjects.several import first_of_several, may_begin
from summarizer.reading.attribution.tokens import Unit


def subject_left(unit: Unit, end: int) -> Subject | None:
    """Return the subject that ends just before the token ``end``, where a verb group begins."""
    if end == 1 and unit.is_capital(0) and may_be_surname(unit, 0) and not unit.low(1).endswith("ing"):
        return Subject(0, 1, 0, 1)  # "May said", "Rose said"
    whole, end = end, before_time(unit, end)
    if end > 1 and (unit.lows[end - 1] in unit.lexicon.classes["reflexive"] or _is_of_all(unit, end - 1)):
        end -= 1
    if end <= 0:
        return None
    low, classes = unit.lows[end - 1], unit.lexicon.classes
    if low in classes["pronoun"]:
        return Subject(end - 1, end, end - 1, end)
    if low in classes["relative"]:
        return antecedent(unit, end - 1)
    if low == "that" and unit.low(end - 2) in unit.lexicon.documents and _tells_itself(unit, whole):
        return antecedent(unit, end - 1)
    if low == ",":
        return _joined(unit, apposed(unit, end))
    start = phrase_start(unit, end)
    if start is None and _is_bare_plural(unit, end):
        return Subject(end - 1, end, end - 1, end)
    if unit.lows[end - 1].endswith("ed"):  # "a report published on Friday": the day belongs to it
        end = whole
    if start is None:
        return None
    start = first_of_several(unit, start, end)
    if unit.lows[max(0, start - 2) : start] == ["rather", "than"]:
        return subject_left(unit, start - 2)  # "Lee rather than Berg said"
    return _joined(unit, Subject(start, before_who(unit, start, end), start, end))


def _joined(unit: Unit, last: Subject | None) -> Subject | None:
    """ "*Ann Lee, the mayor, and Tom Berg* said", "*Ann Lee and her husband, Tom Berg*, said": both of them."""
    if last is None:
        return None
    if last.role is not None and last.role[1] < last.start and _is_of_two(unit, *last.role):
        return Subject(last.role[0], last.end, last.role[0], last.right)
    if unit.low(last.left - 1) != "and" or unit.low(last.left - 2) != ",":
        return last
    first = apposed(unit, last.left - 1)
    apart = first is not None and last.left - 2 > (
        first.end if first.role is None or first.role[0] > first.start else 0
    )
    if first is None or not apart or not may_begin(unit, first.left) or not _is_mere(unit, first.start, first.end):
        return last
    return Subject(first.left, last.end, first.left, last.right)


def _is_of_two(unit: Unit, start: int, end: int) -> bool:
    """ "Ann Lee *and her husband*": the role of another behind a name."""
    joint = next((i for i in range(start + 1, end) if unit.lows[i] == "and"), start)
    owned = unit.low(joint + 1) in unit.lexicon.classes["possessive"]
    return joint > start and owned and is_person_name(unit, start, joint)


def _is_mere(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens are a name, or a noun with its article, and no verb with its object."""
    if is_person_name(unit, start, end):
        return True
    lexicon = unit.lexicon
    verb = any(low.endswith("ed") or low in lexicon.finite or low in lexicon.verbs for low in unit.lows[start:end])
    return unit.lows[start] in lexicon.classes["determiner"] and not verb and is_head(unit, end - 1)


def _is_of_all(unit: Unit, at: int) -> bool:
    """ "They *both* said", "Lee and Berg *all* said": it tells of those before it that none is left out."""
    before = unit.lows[at - 1]
    several = before in unit.lexicon.classes["pronoun"] or before.endswith("s") or unit.is_capital(at - 1)
    return unit.lows[at] in ("both", "all", "each") and (several or "and" in unit.lows[max(0, at - 6) : at])


def _tells_itself(unit: Unit, verb: int) -> bool:
    """Tell whether a verb behind "a letter that" is its own: "said" is, "claims of" may be what the letter tells of."""
    low, lexicon = unit.low(verb), unit.lexicon
    if low in lexicon.verbs:
        return not any("noun" in one.takes for one in lexicon.verbs[low].verbs)
    return low in lexicon.words("be", "have")


def _is_bare_plural(unit: Unit, end: int) -> bool:
    """ "…, but *hoteliers* warn": one word in the plural that a clause begins with, whatever it tells them to be."""
    low, lexicon = unit.lows[end - 1], unit.lexicon
    plural = low.endswith(("ers", "ors", "ists", "ees", "ians", "ants")) and low.isalpha() and len(low) > _SHORT
    begins = end == 1 or unit.lows[end - 2] in HARD_STOPS or unit.lows[end - 2] in lexicon.classes["coordinator"]
    return plural and begins and not unit.is_capital(end - 1)


_SHORT = 5
"""Letters that such a word has more than ("users" are told of by other words)."""


def before_time(unit: Unit, end: int) -> int:
    """ "The court this month rejected", "Lee on Tuesday said": pass over the time between subject and verb."""
    time, lows = unit.lexicon.classes["time"], unit.lows
    at = end
    while at > 1 and (lows[at - 1] in time or lows[at - 1].isdigit()) and not is_surname(unit, at - 1):
        at -= 1
    if not any(low in time for low in lows[at:end]):
        return end
    while at > 1 and lows[at - 1] in unit.lexicon.classes["before_time"]:
        at -= 1
    return at
