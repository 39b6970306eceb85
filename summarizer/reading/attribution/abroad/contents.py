"""What is said in German, French or Spanish: where it begins and ends, before a verb and after it."""

import re
from typing import NamedTuple

from summarizer.reading.attribution.abroad.subjunctive import is_subjunctive_clause
from summarizer.reading.attribution.abroad.words import PARTICLES, Words
from summarizer.reading.attribution.contents import content_end
from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import Verb

Pieces = list[tuple[int, int]]

_FARTHEST_MARK = 14
"""Tokens between a verb and the "dass", "que", colon or quotation that it leads to."""
_SHORTEST = 3
"""Tokens of the shortest sentence that a tag without quotation marks may follow."""
_WHOLE = frozenset({"clause", "tag", "inf", "np"})
"""What an entry may take beside prepositions."""


class Found(NamedTuple):
    """What is said: tokens ``begin`` to ``end``; ``begin`` is past the unit where it comes in the next one.

    ``thing``: it is the object of the verb and no clause ("forderte Konsequenzen").
    """

    begin: int
    end: int
    thing: bool = False


def said_before(unit: Unit, words: Words, end: int, shortest: int = _SHORTEST) -> Pieces:
    """Return what stands before a verb that follows a quotation or a comma; ``shortest``: tokens at least."""
    stop = end
    while stop > 0 and unit.lows[stop - 1] in (",", "-", "–", "—"):
        stop -= 1
    if stop == 0 or (stop == end and unit.lows[stop - 1] != QUOTE):
        return []
    begin = _sentence_start(unit, stop)
    if unit.lows[stop - 1] == QUOTE and stop - begin <= 2:
        return [(stop - 1, stop)]
    fronted = unit.lows[begin] in words["opening"] and "," not in unit.lows[begin:stop]  # "Quand il est arrivé, …"
    if stop - begin < shortest or fronted:
        return [(stop - 1, stop)] if unit.lows[stop - 1] == QUOTE else []
    return [(begin, stop)]


def _sentence_start(unit: Unit, end: int) -> int:
    """Return where the sentence before ``end`` begins in its unit, which may hold several beside a quotation."""
    start = next((i + 1 for i in range(end - 2, -1, -1) if unit.lows[i] in (".", "?", "!", ":", ";")), 0)
    return start if start < end else 0


def rest_after(unit: Unit, words: Words, at: int, content: Pieces) -> Pieces:
    """Return the rest of what is said behind a tag that breaks it in two."""
    while at < len(unit) and unit.lows[at] not in (",", ":", ".", QUOTE) and not _is_end(unit, at):
        at += 1  # the day, the place, the rest of a verb
    if unit.low(at) == QUOTE:
        return [(at, at + 1)]  # behind a tag inside quotation marks
    if unit.low(at) in (",", ":", "."):
        quoted = [i for i in range(at + 1, min(len(unit), at + 3)) if unit.lows[i] == QUOTE]
        if quoted:
            return [(quoted[0], quoted[0] + 1)]
    if unit.low(at) != "," or any(unit.lows[i] == QUOTE for _, e in content for i in (e - 1,)):
        return []
    if any(low in words["finite"] for s, e in content for low in unit.lows[s:e]):
        return []
    end = content_end(unit, at + 1)
    return [(at + 1, end)] if end - at > 2 and unit.low(at + 1) not in words["relative"] else []


def _is_end(unit: Unit, at: int) -> bool:
    return unit.lows[at] in (";", "!", "?", "(", ")")


def content_after(unit: Unit, words: Words, at: int, verb: Verb) -> Found | None:
    """Return what is said after a verb, by what its entry takes: a clause, an infinitive, a quotation, a thing."""
    things, prepositions = "np" in verb.takes, _contracted(verb.takes - _WHOLE)
    thing: int | None = None
    for i in range(at, min(len(unit), at + _FARTHEST_MARK)):
        low = unit.lows[i]
        if low == QUOTE:
            return _quoted(unit, i) if thing is None or "np" in verb.takes else _until(unit, words, thing, thing=True)
        begin = _marked(unit, words, i, at, verb)
        if begin is not None:
            return _until(unit, words, begin)
        ends = low in words["joining"] and low not in words["adverb"]
        if ends or low in HARD_STOPS or low in words["finite"] or low in words["negation"]:
            break
        if low in prepositions and (thing is None or not things):
            thing, things = i + 1, True
        elif low in PARTICLES and not unit.low(i + 1).isalpha():
            continue  # "wies den Vorwurf zurück"
        elif thing is None and things and not _is_aside(words, low):
            thing = None if low in words["preposition"] or low == "." else i
            things = thing is not None
    return _until(unit, words, thing, thing=True) if thing is not None and thing < len(unit) else None


def content_inside(unit: Unit, words: Words, begin: int, end: int, verb: Verb) -> Found | None:
    """Return what is said between a German auxiliary and its participle: "hatte vier Jahre Haft gefordert"."""
    while begin < end and _is_aside(words, unit.lows[begin]):
        begin += 1
    thing = "np" in verb.takes and end > begin and unit.lows[begin] not in words["preposition"]
    return Found(begin, end, thing=True) if thing else None


def _is_aside(words: Words, low: str) -> bool:
    pronoun = low in words["pronoun"] or (low in words["clitic"] and low not in words["determiner"])
    return pronoun or low in words["time"] or low in words["adverb"]


def _marked(unit: Unit, words: Words, i: int, at: int, verb: Verb) -> int | None:
    """Return where what is said begins if its mark stands at ``i``: a colon, "dass", "que", "si", "de" and a verb."""
    low, takes = unit.lows[i], verb.takes
    clause = "clause" in takes
    if low == ":":
        return i + 1 if clause or ("tag" in takes and unit.low(i + 1) in (QUOTE, "")) else None
    if unit.lexicon.language == "de":
        return _german_clause(unit, words, i + 1, clause, "inf" in takes) if low == "," else None
    if clause and low in words["that"]:
        return i + 1
    if clause and low in words["asked"] and i <= at + 2:
        return i
    if "inf" in takes and _is_infinitive(unit, words, i):
        return i + 1 if low in ("de", "d'", "a", "à") else i
    return None


def _quoted(unit: Unit, begin: int) -> Found:
    end = begin + 1
    while unit.low(end) == QUOTE:
        end += 1
    return Found(begin, end)


def _german_clause(unit: Unit, words: Words, at: int, clause: bool, infinitive: bool) -> int | None:
    """Return where what is said begins behind a German comma: after "dass", at "ob", a subjunctive, "zu …"."""
    low = unit.low(at)
    if low in words["that"]:
        return at + 1 if clause else None
    if clause and low in words["asked"]:
        return None if low == "wie" and _is_tag(unit, at) else at
    if infinitive and _has_zu(unit, at):
        return at
    return at if clause and is_subjunctive_clause(unit, words, at) else None


def _is_tag(unit: Unit, at: int) -> bool:
    """ "…, wie das Bauamt mitteilte.": what somebody says by then, not how something is done."""
    end = next((i for i in range(at + 1, min(len(unit), at + _FARTHEST_MARK)) if unit.lows[i] in HARD_STOPS), len(unit))
    end -= unit.low(end - 1) == "."
    form = unit.lexicon.verbs.get(unit.low(end - 1))
    return form is not None and any(verb.act == "says" and "clause" in verb.takes for verb in form.verbs)


_ZU_INSIDE = re.compile(
    r"(?:ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|los|mit|nach|nieder|statt|teil|um|vor|weg|weiter|wieder|zu"
    r"|zurück|zusammen|bekannt|offen|hinaus|heraus|herunter|entgegen|nahe|unter)zu\w{2,}n"
)


def _has_zu(unit: Unit, at: int) -> bool:
    """Tell whether an infinitive with "zu" ends the clause that begins at ``at``."""
    for i in range(at, min(len(unit), at + 25)):
        low = unit.lows[i]
        if low in (";", ":", ".") or (low == "," and i > at + 12):
            return False
        if low == "zu" and unit.low(i + 1)[-1:] == "n" and not unit.is_capital(i + 1):
            return True
        if low.endswith("n") and _ZU_INSIDE.fullmatch(low):
            return True
    return False


_INFINITIVE = {
    "fr": re.compile(r"\w{2,}(?:er|ir|re|oir)"),
    "es": re.compile(r"\w{2,}(?:ar|er|ir|ír)(?:se|l[aeo]s?|nos|me)?"),
}


def _is_infinitive(unit: Unit, words: Words, at: int) -> bool:
    """Tell whether an infinitive with its little words begins at ``at``: "de ne pas céder", "haber pagado"."""
    pattern = _INFINITIVE[unit.lexicon.language]
    i = at
    while unit.low(i) in _BEFORE_INFINITIVES and i < at + 5:
        i += 1
    low = unit.low(i)
    return bool(pattern.fullmatch(low)) and not unit.is_capital(i) and low not in words["no infinitive"]


_BEFORE_INFINITIVES = frozenset(
    [
        *("de", "d'", "a", "à", "ne", "n'", "pas", "rien", "plus", "jamais"),
        *("no", "se", "s'", "l'", "le", "la", "les", "en", "y"),
    ]
)


_CONTRACTED = {
    "von": ("von", "vom"),
    "zu": ("zu", "zum", "zur"),
    "de": ("de", "d'", "du", "des", "del"),
    "à": ("à", "au", "aux"),
    "a": ("a", "al"),
}


def _contracted(prepositions: frozenset[str]) -> frozenset[str]:
    return frozenset(form for one in prepositions for form in _CONTRACTED.get(one, (one,)))


def _until(unit: Unit, words: Words, begin: int, *, thing: bool = False) -> Found | None:
    """Return what is said from ``begin`` on: to the end, or to where another verb of saying takes over."""
    while unit.low(begin) == ",":
        begin += 1
    if begin >= len(unit):
        return Found(begin, begin)
    if unit.lows[begin] == QUOTE:
        return _quoted(unit, begin)
    end = content_end(unit, begin)
    for i in range(begin + 1, end):
        low = unit.lows[i]
        if (low in words["joining"] or low == ",") and _says_on(unit, words, i + 1):
            end = i
            break
        if thing and low == "," and unit.low(i + 1) in words["joining"]:
            end = i
            break
    while end > begin and unit.lows[end - 1] == ",":
        end -= 1
    return Found(begin, end, thing) if end > begin else None


def _says_on(unit: Unit, words: Words, at: int) -> bool:
    """Tell whether a verb of saying follows "and" at once, of whoever speaks: "y recordó que", "et a ajouté que"."""
    for i in range(at, min(len(unit), at + 4)):
        form = unit.lexicon.verbs.get(unit.lows[i])
        if form is not None and unit.words[i][0].islower() and form.forms & {"third", "past", "participle"}:
            ahead = unit.lows[i + 1 : i + 6]
            return any(low in words["that"] or low in (QUOTE, ":") for low in ahead)
        if unit.lows[i] not in words["perfect"] and unit.lows[i] not in words["clitic"] | words["adverb"]:
            return False
    return False
