"""What kind of figure one is, and what two have to do with each other: of the same thing, as fine, within a bound."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from summarizer.patterns import pattern
from summarizer.reading.quantities import Date, Number, Outcome, Quantity, Vague, compare, per_after
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.forms import base_form, base_forms

SUPPORTS = ("agree", "rounded", "converted")

# A number that a bound leaves open is the one meant where it is no further from it than this share ("more than 100",
# 105); what is farther would have had another bound.
_NEAR = Decimal("0.1")

# A word between a figure and what it is told by.
_NEXT = pattern(r"\s\w{1,12}")

# By what a figure is told in the words behind it ("pounds of vapor *being released per second*"): told plainly.
_PER = pattern(
    r"(?i)(?:\s(?!(?:and|or|but|who|which|that|where|must|will|can|should|has|have)\b)[\w'’-]{1,14}){2,7}?\s(?:per|every|each)\s(second|minute|hour|day|night|week|month|year)\b"
)

# Characters before a figure in which the word stands that leads it.
_LEAD = 16

# One of something, but not one million.
_ONE = pattern(
    r"(?i)(?:at least |more than |only |just )?one\b(?! (?:hundred|thousand|million|billion|trillion|in|out)\b)"
)

# From a dozen on, a vague figure says how many ("dozens"); "several" and "a few" only that there were some.
_DOZEN = 12


def outcome_of(said: Quantity, source: Quantity) -> Outcome:
    """Compare two figures; a day is not supported by a month or a quarter that holds it."""
    if isinstance(said.value, Date) and isinstance(source.value, Date) and _finer(said.value, source.value):
        return "incomparable"
    return compare(said, source)


def supports(source: Quantity, said: Quantity) -> bool:
    """Tell whether a figure bears out the one that is told."""
    return outcome_of(said, source) in SUPPORTS


def _finer(said: Date, source: Date) -> bool:
    """Tell whether a date says more than its source does, the year left aside (it may be known from elsewhere)."""
    ours, theirs = said.edtf.split("-")[1:], source.edtf.split("-")[1:]
    return len(ours) > len(theirs) and said.edtf != source.edtf


def is_as_fine(said: Quantity, source: Quantity) -> bool:
    """Tell whether two dates tell as much: a year is not another day of the week."""
    if not isinstance(said.value, Date) or not isinstance(source.value, Date):
        return True
    ours, theirs = said.value, source.value
    told = [(one.edtf.replace("X", ""), one.weekday is None, one.relative is None) for one in (ours, theirs)]
    return len({(len(digits), *rest) for digits, *rest in told}) == 1


def are_of_one_thing(said: Quantity, source: Quantity) -> bool:
    """Tell whether both figures measure the same thing: same kind and unit, and the same thing counted."""
    if said.kind != source.kind or said.unit != source.unit:
        return False
    return _head(said.what) is not None and _head(said.what) == _head(source.what)


def are_of_two_things(said: Quantity, source: Quantity, language: str) -> bool:
    """Tell whether both figures say what they count, and it is not the same, told in two words or as people are."""
    ours, theirs = _words(said.what), _words(source.what)
    if not ours or not theirs or not ours.isdisjoint(theirs):
        return False
    one, other = (base_form(_head(figure.what) or "", language) for figure in (said, source))
    if not base_forms(language, "people").isdisjoint((one, other)):
        return not are_people(said, source, language)
    return not are_alike(one, other, language)


def are_people(said: Quantity, source: Quantity, language: str) -> bool:
    """Tell whether one figure counts but people, and the other people by what they are: "two people", "two crew"."""
    heads = [_head(figure.what) or "" for figure in (said, source)]
    forms = [{head, base_form(head, language)} for head in heads]
    plain = any(not one.isdisjoint(base_forms(language, "people")) for one in forms)
    return plain and not any(one.isdisjoint(_callings(language)) for one in forms)


@cache
def _callings(language: str) -> frozenset[str]:
    """Return the words by which people are counted."""
    lists = ("people", "human_roles", "anybody", "counted_people")
    return frozenset().union(*(base_forms(language, name) for name in lists))


def _words(what: str | None) -> frozenset[str]:
    """Return the words of ``what`` without a plural's s, and of "Syrian refugees" told as "Syrians" the first too."""
    return frozenset(head for word in (what or "").split() if (head := _head(word)))


def _head(what: str | None) -> str | None:
    """Return the last word of ``what`` without a plural's s: what is counted, for comparing."""
    words = (what or "").casefold().split()
    if not words:
        return None
    head = words[-1].strip(".,;:'’\"”")
    return head[:-1] if head.endswith("s") and not head.endswith("ss") and len(head) > 3 else head or None


def has_other_bound(said: Quantity, source: Quantity) -> bool:
    """Tell whether two figures are one number with another bound: "no more than 10" where it is not "more than 10"."""
    bounded = said.comparator is not None and source.comparator is not None and said.comparator != source.comparator
    return bounded and isinstance(said.value, Number) and (said.value, said.unit) == (source.value, source.unit)


def told_per(figure: Quantity, text: str) -> str | None:
    """Return what a figure of ``text`` is told by: "day" in "three hours a day", and in "three hours more a day"."""
    if figure.per is not None:
        return figure.per
    beyond = _NEXT.match(text, figure.span.end)
    found = per_after(text, figure.span.end) or (per_after(text, beyond.end()) if beyond else None)
    if found:
        return found[0]
    further = _PER.match(text, figure.span.end)
    return further[1].lower() if further else None


def may_be_meant(said: Quantity, rivals: Sequence[Quantity]) -> bool:
    """Tell whether a figure need not contradict: a first time is not the second's event, 105 are more than 100."""
    return said.kind == "ordinal" or any(is_within(said, rival) for rival in rivals)


def is_within(said: Quantity, rival: Quantity) -> bool:
    """Tell whether a number told is one that the rival's bound leaves open, and not far from it."""
    ours, theirs = said.value, rival.value
    if said.comparator is not None or not isinstance(ours, Number) or not isinstance(theirs, Number):
        return False
    near = abs(ours.value - theirs.value) <= _NEAR * abs(theirs.value)
    above = rival.comparator in ("more", "at_least") and ours.value > theirs.value
    return near and (above or (rival.comparator in ("less", "at_most", "nearly") and ours.value < theirs.value))


def is_roughly(said: Quantity, source: Quantity) -> bool:
    """Tell whether a figure told as rough is off by a tenth at most: "nearly 2,000" of 1,850 is loose, but no other."""
    ours, theirs = said.value, source.value
    if said.comparator not in ("about", "nearly") or (said.kind, said.unit) != (source.kind, source.unit):
        return False
    if not isinstance(ours, Number) or not isinstance(theirs, Number):
        return False
    return abs(ours.value - theirs.value) <= _NEAR * abs(theirs.value)


def leaves_open(vague: Quantity, said: Quantity) -> bool:
    """Tell whether a vague figure ("tens of thousands") may be the one told, more exactly."""
    if not isinstance(vague.value, Vague) or not isinstance(said.value, Number) or vague.unit != said.unit:
        return False
    low, high = vague.value.low, vague.value.high
    return low is not None and low >= _DOZEN and low <= said.value.value and (high is None or said.value.value <= high)


def is_bare(said: Quantity) -> bool:
    """Tell whether a figure says neither its unit nor what it counts, so that its digits are all it says."""
    return said.unit is None and said.what is None and said.kind not in ("date", "time", "ratio", "score")


def is_few(said: Quantity) -> bool:
    """Tell whether a figure is so small and vague that other words tell it too ("several" for "a number of")."""
    return isinstance(said.value, Vague) and said.value.low is not None and said.value.low < _DOZEN


def is_idle(words: str) -> bool:
    """Tell whether a number word is likely no figure at all ("one of them", "when it first opened")."""
    return is_one(words) or words.casefold().split()[:1] in (["first"], ["once"])


def is_one(words: str) -> bool:
    """Tell whether a figure is but the word "one", of whatever, or "at least one"."""
    return _ONE.match(words) is not None


def lead_word(figure: Quantity, text: str) -> str:
    """Return the word right before a figure, in lower case ("before" in "before 1 August"), or nothing."""
    before = text[max(0, figure.span.start - _LEAD) : figure.span.start].split()
    return before[-1].lower() if before else ""
