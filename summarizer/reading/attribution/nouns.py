"""Noun phrases in tokens: where one starts, whether it could be a source, whether it says what somebody is."""

from summarizer.reading.attribution.name_tokens import is_part_of_name, is_surname
from summarizer.reading.attribution.tokens import QUOTE, Unit

LONGEST_PHRASE = 22
"""Tokens: of the subjects of 2,193 attributions in news, 99 % are shorter (without their appositions)."""

HARD_STOPS = frozenset(
    [QUOTE, ",", ";", ":", "—", "–", "(", ")", "[", "]", "!", "?", "…", "|", "•", "”", "“", "―", "*", ">", "-"]
)
"""Tokens that no simple noun phrase reaches across."""


def is_stop(unit: Unit, at: int) -> bool:
    """Tell whether no noun phrase reaches across the token ``at``: a hard stop, or the period of its sentence."""
    low = unit.low(at)
    return low in HARD_STOPS or (low == "." and at == len(unit) - 1)


_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "no", "every"})
_PARTICIPLES = ("ing", "ed")


def is_head(unit: Unit, at: int) -> bool:
    """Tell whether the token is a noun for somebody who can speak: a human, an organization, a document, a group."""
    return unit.lows[at].partition("-of-")[0] in unit.lexicon.heads  # "a mother-of-three"


def is_possessive(low: str) -> bool:
    """Tell whether a lower-case token ends in a possessive mark."""
    return low.endswith(("'s", "’s", "s'", "s’"))


def phrase_start(unit: Unit, end: int) -> int | None:
    """Return where the noun phrase that ends before the token ``end`` starts, or None where there is none."""
    lows, stops = unit.lows, unit.lexicon.subject_stops
    start, floor = end, max(0, end - LONGEST_PHRASE)
    while start > floor and lows[start - 1] not in HARD_STOPS:
        if lows[start - 1] in stops and not (is_part_of_name(unit, start - 1) or _is_done_to(unit, start - 1)):
            break
        start -= 1
        if unit.words[start] == "The" and unit.low(start - 1) not in unit.lexicon.classes["preposition"]:
            break
    if start > 1 and _is_relative_clause(unit, start, end):
        return phrase_start(unit, start - 1)
    who = _who_before(unit, start, end)
    if who is not None:
        return phrase_start(unit, who)
    start = tightened(unit, start, end)
    return start if start < end and can_speak(unit, start, end) else None


def is_deed(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a verb with its object stands among the tokens: "residents *welcomed the* news with some"."""
    determiner = unit.lexicon.classes["determiner"]
    for i in range(start + 1, end):
        done = unit.lows[i].endswith("ed") and not unit.is_capital(i) and unit.lows[i - 1] not in determiner
        if done and i + 1 < end and unit.lows[i + 1] in determiner and not is_possessive(unit.lows[i + 1]):
            return True
    return False


def _is_done_to(unit: Unit, at: int) -> bool:
    """Tell whether a verb only says what was done to those before it: "Residents *reached* by phone said"."""
    led = unit.low(at + 1) in _LEADING and at > 0
    done = unit.lows[at].endswith("ed") or unit.lows[at] in unit.lexicon.classes["done_to"]
    return led and done and is_head(unit, at - 1)


_LEADING = frozenset({"by", "at", "in", "from", "near", "outside", "on"})
_WHO = frozenset({"who", "whose"})
_NO_WHO = HARD_STOPS | {"that", "and", "but", "or"}
"""Tokens that no relative clause without a comma reaches across."""


def _verbs_among(unit: Unit, start: int, end: int) -> int:
    """Return how many verbs stand among some tokens, each with its auxiliaries."""
    lexicon, count, auxiliary = unit.lexicon, 0, False
    for i in range(start, end):
        low = unit.lows[i]
        if low in lexicon.classes["adverb"] or low.endswith("ly"):
            continue
        helps = low in lexicon.words("be", "have", "modal", "not")
        tells = helps or low in lexicon.finite or (low.endswith("ed") and not unit.is_capital(i))
        count += tells and not auxiliary
        auxiliary = helps
    return count


def _who_before(unit: Unit, start: int, end: int) -> int | None:
    """ "A minister who has resigned over the ferry contracts | said": return where the "who" stands.

    It is no subject's that another clause begins with "and": "… who has left, and the ministry said".
    """
    lows, lexicon = unit.lows, unit.lexicon
    low = max(0, start - LONGEST_PHRASE)
    who = next((i for i in range(start - 1, low - 1, -1) if lows[i] in _WHO or lows[i] in _NO_WHO), 0)
    if who < 1 or lows[who] not in _WHO or not lows[who - 1].isalpha():
        return None
    said = lows[who + 1 : end]
    verbs = _verbs_among(unit, who + 1, end)
    if verbs > 1 or (lows[who] == "whose" and not verbs):  # "whose lawyers | said"
        return None
    # "who she met", "who police said had left"
    met = not said or said[0] in lexicon.words("pronoun", "determiner") or said[0] in lexicon.heads
    met = met or unit.is_capital(who + 1)
    return None if met and lows[who] == "who" else who


def _is_relative_clause(unit: Unit, start: int, end: int) -> bool:
    """ "a study that appeared last week found": the subject stands before "that"."""
    if unit.lows[start - 1] != "that":
        return False
    if _has_article(unit, start - 2) and unit.lows[start].endswith("s") and not unit.is_capital(start):
        return unit.lows[start] not in unit.lexicon.words("determiner", "pronoun")  # "the body that *advises* the bank"
    told = any(low.endswith("ed") or low in unit.lexicon.finite for low in unit.lows[start:end])
    return is_head(unit, start - 2) and told


def _has_article(unit: Unit, at: int) -> bool:
    """Tell whether a noun stands right behind an article: "the body"."""
    return at > 0 and unit.lows[at - 1] in _ARTICLES and unit.lows[at].isalpha()


def tightened(unit: Unit, start: int, end: int) -> int:
    """Drop what leads in: conjunctions, adverbs, "on Monday", "in a statement", a clause joined by "and"."""
    lexicon, lows = unit.lexicon, unit.lows
    skip = lexicon.words("coordinator", "adverb")
    while start < end:
        low = lows[start]
        if low in lexicon.classes["preposition"]:
            start = _after_preposition(unit, start, end)
        elif (low in skip and low not in _BOTH) or low in ".-'’" or _leads_over(unit, start, end):
            start += 1
        else:
            break
    return _after_conjunction(unit, start, end)


def _is_predicate(unit: Unit, start: int) -> bool:
    """Tell whether what begins behind a form of "be" only says how something is."""
    lexicon = unit.lexicon
    bare = unit.lows[start] not in lexicon.words("determiner", "possessive", "pronoun")
    return bare and unit.low(start - 1) in lexicon.classes["be"]


_BOTH = frozenset({"both", "all"})
"""Adverbs that are rather part of a subject: "both sides said"."""


def _leads_over(unit: Unit, at: int, end: int) -> bool:
    low = unit.lows[at]
    if at + 1 >= end:
        return False
    if low.endswith("ly") and unit.is_capital(at):
        return True
    if low in unit.lexicon.classes["time"]:
        return not low.endswith("s")
    if (
        low in unit.lexicon.verbs
        and low.endswith("ed")
        and low not in unit.lexicon.classes["told_of_noun"]
        and is_head(unit, at + 1)
    ):
        return True  # "Lee, 20, claimed managers had agreed"
    return low.endswith(_PARTICIPLES) and unit.lows[at + 1] in unit.lexicon.classes["determiner"]


def _after_conjunction(unit: Unit, start: int, end: int) -> int:
    """Return where the phrase starts after "and", if a clause stands before it ("… was seized and officials said")."""
    # "Due there in May *and* Loy": a name alone behind the last "and", and before it no name or noun that it joins.
    joint = next((i for i in range(end - 2, start, -1) if unit.lows[i] == "and"), start)
    apart = joint > start and not (unit.is_capital(start) or is_head(unit, start) or is_head(unit, joint - 1))
    if apart and _is_predicate(unit, start) and all(unit.is_capital(i) for i in range(joint + 1, end)):
        return joint + 1  # "is due there in May and Loy said"
    # "Was | arrested in May but police said", "fell | ill and doctors said": the verb stands before the phrase.
    predicate = _is_predicate(unit, start) or (
        not unit.is_capital(start) and unit.low(start - 1) in unit.lexicon.finite
    )
    for i in range(end - 2, start, -1):
        if unit.lows[i] in ("and", "but", "or") and (
            predicate or any(low.endswith("ed") or low in unit.lexicon.finite for low in unit.lows[start + 1 : i])
        ):
            return i + 1
    return start


def _after_preposition(unit: Unit, start: int, end: int) -> int:
    """Return where the phrase after a leading prepositional phrase starts ("On Monday | the group"), or ``end``."""
    lows, lexicon = unit.lows, unit.lexicon
    bound = lexicon.words("preposition", "determiner")
    for i in range(end - 1, start + 1, -1):
        if lows[i] in lexicon.classes["determiner"] and lows[i - 1] not in bound and lows[i - 1] not in ("and", "or"):
            return i
    i = start + 1
    while i < end and (lows[i] in lexicon.classes["time"] or lows[i].isdigit() or lows[i] in ("the", ".")):
        i += 1
    if start + 1 < i < end and lows[i - 1] != "the":
        return i
    return _last_noun(unit, start, end)


def _last_noun(unit: Unit, start: int, end: int) -> int:
    """Return where the last name or head noun starts: "In a radio interview | Lee", "In Norvik | officials"."""
    bound = unit.lexicon.words("preposition", "determiner")
    if not unit.is_capital(end - 1):
        alone = is_head(unit, end - 1) and unit.lows[end - 2] not in bound
        return end - 1 if alone and end - start > 2 else end
    i = end - 1
    while i > start + 1 and unit.is_capital(i - 1):
        i -= 1
    return i if i > start + 1 and unit.lows[i - 1] not in bound and unit.lows[i - 1].isalpha() else end


def can_speak(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens could be a source: a name, a human or organization noun, a document, a group."""
    lows, lexicon = unit.lows, unit.lexicon
    last = lows[end - 1]
    no_end = last in lexicon.words("preposition", "coordinator", "subordinator", "time")
    if last in _ARTICLES or (no_end and not is_surname(unit, end - 1)):
        return False
    if names_somebody(unit, start, end):
        return True
    if lows[start] in _BOTH and end - start == 2:  # "both sides said"
        return last.endswith("s")
    return lows[start] in lexicon.classes["determiner"] and (last[0].isalpha() or last.endswith(_YEARS_OLD))


_YEARS_OLD = ("-year-old", "-year-olds")


def names_somebody(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a name or a noun for a possible source is among the tokens; a determiner alone is not enough."""
    little, lows = unit.lexicon.little, unit.lows
    return any(
        is_head(unit, i) or (unit.is_capital(i) and lows[i] not in little) or _is_site(lows[i])
        for i in range(start, end)
    )


def _is_site(low: str) -> bool:
    """Tell whether a word is the name of a website: "according to coastwatch.example"."""
    before, dot, after = low.rpartition(".")
    return bool(dot) and len(before) > 1 and len(after) > 1 and after.isalpha() and before[-1].isalnum()


def has_finite(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a finite verb, or a pronoun that would be its subject, is among the tokens."""
    stops = unit.lexicon.clause_words
    return any(low in stops or low in unit.lexicon.finite for low in unit.lows[start:end])


def is_role(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a stretch says what somebody is: an early human or organization noun, no finite verb before it."""
    lexicon = unit.lexicon
    for i in range(start, min(end, start + 9)):
        low = unit.lows[i]
        if low in _RELATIVES or low in lexicon.finite:
            return False
        if low in lexicon.roles or low in lexicon.organizations:
            return True
        if low in lexicon.classes["preposition"] and i > start:
            return False
    return False


def role_end(unit: Unit, start: int, end: int) -> int:
    """Return where a role ends: before a relative clause."""
    return next((i for i in range(start, end) if unit.lows[i] in _RELATIVES), end)


_RELATIVES = frozenset({"who", "which", "whose", "that", "when", "where"})
