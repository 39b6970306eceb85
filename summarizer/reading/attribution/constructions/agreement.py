"""Whether a verb may be the subject's: they agree, the subject can do it, and it is no noun behind another."""

from summarizer.reading.attribution.constructions.verb_groups import Group
from summarizer.reading.attribution.nouns import is_possessive
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import Verb

_AFTER_VERB = frozenset({"that", QUOTE, ":", "how", "whether", "what", "why", ".", ","})


def is_noun(unit: Unit, subject: Subject, group: Group) -> bool:
    """Tell whether the word is rather the noun: "the United States' plans to", "the poll numbers report"."""
    lexicon = unit.lexicon
    if "noun" not in group.verb.takes or group.forms & {"past", "ing"} or group.have:
        return False
    if unit.lows[subject.start] in lexicon.words("pronoun", "relative") or "doc" in group.verb.takes:
        return False
    if "docnp" in group.verb.takes and is_document(unit, subject):  # "…, study finds"
        return False
    last = subject.end - 1
    if unit.lows[last] in lexicon.verbs and unit.lows[last].endswith("ed") and not unit.is_capital(last):
        return unit.lows[last] not in lexicon.heads  # "Lee denied | reports that"
    following = unit.low(group.end)
    if is_possessive(unit.lows[subject.end - 1]) or not following:
        return True
    if following == "to":
        return not unit.is_capital(subject.end - 1)
    if following == "that" and unit.low(group.end + 1) in lexicon.words("modal", "be", "have"):
        return True
    return following not in _AFTER_VERB and following not in lexicon.words("pronoun", "determiner")


def agrees(unit: Unit, subject: Subject, group: Group) -> bool:
    """Tell whether subject and verb agree in number where English shows it; "read" and "put" show nothing."""
    if group.be or group.have or group.forms & {"past", "ing"}:
        return True
    if "base" in group.forms and "third" not in group.forms:
        return _is_plural(unit, subject)
    return unit.lows[subject.end - 1] not in ("they", "we", "i", "you")


def _is_plural(unit: Unit, subject: Subject) -> bool:
    start, end = subject.antecedent or (subject.start, subject.end)
    lows, lexicon = unit.lows[start:end], unit.lexicon
    last = lows[-1]
    if last in ("they", "we", "i", "you", "others") or "and" in lows or lows[0] in lexicon.classes["several"]:
        return True
    if any(low in lexicon.plurals or (low in lexicon.documents and low.endswith("s")) for low in lows):
        return True
    preposition = lexicon.classes["preposition"]
    head = next((lows[i - 1] for i in range(1, len(lows)) if lows[i] in preposition), last)  # "agents for the home"
    return head.endswith("s") and not is_possessive(head) and not head.endswith(("ss", "us", "is"))


def suits(unit: Unit, subject: Subject, verb: Verb) -> bool:
    """Tell whether the subject can do it: only documents "show", and "it" wants nothing."""
    if "doc" in verb.takes:
        return is_document(unit, subject)
    return verb.act != "wants" or unit.lows[subject.start] != "it"


def is_document(unit: Unit, subject: Subject) -> bool:
    """Tell whether a subject is a text that can tell something: "a study", "the report that"."""
    start, end = subject.antecedent or (subject.start, subject.end)
    return any(low in unit.lexicon.documents for low in unit.lows[start:end])
