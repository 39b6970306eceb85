"""The group of a reporting verb: the verb with its auxiliaries, its adverbs and its particle."""

from typing import NamedTuple

from summarizer.reading.attribution.name_tokens import is_month, is_part_of_name
from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.attribution.unsaid import ends_with
from summarizer.reading.cues import words
from summarizer.reading.lexicon import Form, Verb, VerbForm


class Group(NamedTuple):
    """A verb with its auxiliaries and adverbs: tokens ``start`` to ``end``, its form, and its auxiliaries."""

    start: int
    end: int
    verb: Verb
    forms: frozenset[Form]
    be: bool
    have: bool


_PLAIN_LY = ("nally", "ially", "ically", "ently", "antly", "edly", "ously", "ively", "ately", "fully", "ingly")


def is_verb_like(unit: Unit, at: int) -> bool:
    """Capitals make a noun of it ("United States"), but in a headline, or at the start."""
    if unit.words[at][0].islower() or at == 0:
        return True
    return unit.is_headline and not any("noun" in verb.takes for verb in unit.lexicon.verbs[unit.lows[at]].verbs)


def verb_group(unit: Unit, at: int) -> Group | None:
    """Read the verb group around the verb at the token ``at``; None where it is negated, or only may or might be."""
    lows, lexicon = unit.lows, unit.lexicon
    form = lexicon.verbs[lows[at]]
    fitting = [v for v in form.verbs if v.particle and tuple(lows[at + 1 : at + 1 + len(v.particle)]) == v.particle]
    fitting = fitting or [v for v in form.verbs if not v.particle]
    if not fitting:
        return None
    be = have = False
    start = _after_raising(unit, at)
    forms: frozenset[Form] = form.forms if start == at else frozenset({"past"})
    classes = lexicon.classes
    while start > 0:
        low = lows[start - 1]
        if low in classes["be"]:
            be = True
        elif low in classes["have"]:
            have = True
        elif low in classes["modal"] and (is_part_of_name(unit, start - 1) or _is_surname(unit, start, form)):
            break  # "Theresa May said", "May said"
        elif low in lexicon.words("modal", "not", "do", "before_infinitive"):
            return None
        elif low not in classes["adverb"] and not _is_manner(unit, start - 1):
            break
        start -= 1
    if any(ends_with(unit, i, "not_quite_saying") for i in range(start, at + 1)):
        return None
    while start < at and lows[start] in classes["apart"]:
        start += 1
    return Group(start, at + 1 + len(fitting[0].particle), fitting[0], forms, be, have)


def _is_surname(unit: Unit, at: int, form: VerbForm) -> bool:
    """Tell whether a capitalised modal before the verb at ``at`` is a name: no modal stands before a past tense."""
    return unit.is_capital(at - 1) and "base" not in form.forms and not (unit.is_headline or is_month(unit, at - 1))


def _is_manner(unit: Unit, at: int) -> bool:
    """Tell whether a word before a verb is an adverb in -ly; "Donnelly" is none."""
    low = unit.lows[at]
    plain = not unit.is_capital(at) or low.endswith(_PLAIN_LY)  # "Finally"
    return low.endswith("ly") and low not in unit.lexicon.classes["noun_in_ly"] and plain


def _after_raising(unit: Unit, at: int) -> int:
    """ "went on to say", "appeared to suggest": the infinitive is what is reported; return where the group starts."""
    lows, raising = unit.lows, words(unit.lexicon.language, "raising")
    if at >= 2 and lows[at - 1] == "to":
        if lows[at - 2] in raising:
            return at - 2
        if at >= 3 and f"{lows[at - 3]} {lows[at - 2]}" in raising:
            return at - 3
    return at
