"""What nobody says though a verb of saying has a subject: "no minister said", "had Ann Lee said", "no longer says"."""

from functools import cache

from summarizer.reading import cues
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.lexicon import Form

_LONGEST = 4
"""Words of the longest entry of the lists that are held against the words before a subject."""


def is_unsaid(unit: Unit, subject: Subject, forms: frozenset[Form], auxiliary: bool) -> bool:
    """Tell whether the words around a subject tell that it does not say what follows its verb.

    ``forms`` are those of the verb; ``auxiliary`` tells that it has one right before it, and needs none before the
    subject.
    """
    if _is_nobody(unit, subject) or _is_denied(unit, subject):
        return True
    if not auxiliary and subject.antecedent is None and _is_turned_round(unit, subject, forms):
        return True
    return _is_condition(unit, subject, forms)


@cache
def _phrases(language: str, name: str) -> dict[str, tuple[tuple[list[str], bool], ...]]:
    """Return the entries of a list word by word, by their first word, each with whether it is of the present only."""
    found: dict[str, tuple[tuple[list[str], bool], ...]] = {}
    for phrase, *when in cues.entries(language, name):
        entry = phrase.split()
        found[entry[0]] = (*found.get(entry[0], ()), (entry, bool(when)))
    return found


def _starts_with(unit: Unit, at: int, name: str) -> bool:
    """Tell whether an entry of a list stands at the token ``at``."""
    found = _phrases(unit.lexicon.language, name).get(unit.low(at), ())
    return any(unit.lows[at : at + len(entry)] == entry for entry, _ in found)


def ends_with(unit: Unit, end: int, name: str, present: bool = True) -> bool:
    """Tell whether an entry of a list stands right before the token ``end``; in the ``present`` any."""
    found = _phrases(unit.lexicon.language, name)
    for start in range(max(0, end - _LONGEST), end):
        for entry, only in found.get(unit.lows[start], ()):
            if start + len(entry) == end and unit.lows[start:end] == entry and (present or not only):
                return True
    return False


def _is_nobody(unit: Unit, subject: Subject) -> bool:
    """ "No minister said", "Neither Ann Lee nor Tom Berg said"; but "No 10 said", "no fewer than ten people said"."""
    start, end = subject.antecedent or (subject.start, subject.end)
    if not _starts_with(unit, start, "nobody_says") or "than" in unit.lows[start : min(end, start + _LONGEST)]:
        return False
    return not unit.low(start + 1)[:1].isdigit() and unit.low(start + 1) != "."


def _is_denied(unit: Unit, subject: Subject) -> bool:
    """ "Not even Ann Lee said", "it was not Ann Lee who said"; "not only Ann Lee said" and ", who said" are told."""
    lexicon = unit.lexicon
    if subject.antecedent is not None and unit.low(subject.start - 1) == ",":
        return False
    at = subject.antecedent[0] if subject.antecedent else subject.left
    while unit.low(at - 1) in lexicon.words("adverb", "determiner"):
        at -= 1
    if unit.low(at - 1) not in lexicon.classes["not"] and unit.low(at - 1) not in ("nor", "neither"):
        return False
    return not _starts_with(unit, at, "not_but_also")


def _is_turned_round(unit: Unit, subject: Subject, forms: frozenset[Form]) -> bool:
    """ "Had Ann Lee said", "should ministers say", "did ministers say": a condition, a question, or denied.

    "Only on Monday did ministers say" tells that they did.
    """
    classes = unit.lexicon.classes
    at = subject.start if unit.lows[subject.start] in classes["do"] else subject.left - 1
    low = unit.low(at)
    if at > 0 and low and unit.is_capital(at):
        return False  # "the firm of Theresa May"
    if low in classes["have"] or low == "having":
        return "participle" in forms
    if low in classes["do"]:
        return "base" in forms and not {"only", "until"} & set(unit.lows[:at])
    return low in classes["modal"] and low != "may" and "base" in forms


def _is_condition(unit: Unit, subject: Subject, forms: frozenset[Form]) -> bool:
    """ "Provided (that) Ann Lee says", "once Ann Lee says", "in case Ann Lee says"."""
    left = subject.left - (unit.low(subject.left - 1) == "that")
    present = bool(forms & {"third", "base"}) and not forms & {"past", "participle"}
    if ends_with(unit, left, "on_condition", present):
        return True
    inside = _phrases(unit.lexicon.language, "on_condition").get(unit.lows[subject.start], ())
    return any(
        unit.lows[subject.start : subject.start + len(entry)] == entry
        and subject.end - subject.start > len(entry)
        and (present or not only)
        for entry, only in inside
    )
