"""The German subjunctive of indirect speech: "die Brücke sei sicher", "der Effekt hänge davon ab"."""

import re
from functools import cache

from summarizer.reading.attribution.abroad.words import Words, words_of
from summarizer.reading.attribution.contents import content_end
from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.reporting import Clause
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.cues import entries
from summarizer.reading.cues import words as listed
from summarizer.reading.lexicon import Verb

_FARTHEST = 16
"""Tokens of a clause among which its verb is looked for."""
_GOES_ON = Verb("go on", (), "neutral", "says", frozenset())


def goes_on_in_subjunctive(unit: Unit) -> Clause | None:
    """Return the clause that a German sentence in the subjunctive makes: whoever spoke before it goes on speaking.

    That of its main clause counts: "Der Rat stimmt über den Umzug ab, der Millionen kosten würde" goes on with nothing.
    """
    words = words_of(unit.lexicon.language)
    if not unit.lows or unit.lows[0] == QUOTE:
        return None
    for at, low in enumerate(unit.lows[: 2 * _FARTHEST]):
        if low in words["that"] or low in ("ich", "?", "!") or (at and low in words["asked"]):
            return None
        if low in words["impersonal"] and unit.low(at + 1) == "es":
            return None  # "In dem Brief hieß es, …"
        if _is_subjunctive(unit, words, at) and not _ends_relative_clause(unit, words, at):
            last = content_end(unit, 0)
            return Clause(_GOES_ON, (at, at + 1), None, [(0, last)]) if last > at else None
    return None


def _ends_relative_clause(unit: Unit, words: Words, at: int) -> bool:
    """ "…, der Millionen kosten *würde*": the verb of a German clause that depends on another stands last in it."""
    if unit.low(at + 1) not in ("", ".", ",", ";"):
        return False
    before = range(at - 1, max(0, at - _FARTHEST), -1)
    comma = next((i for i in before if unit.lows[i] == "," and not unit.low(i + 1).isdigit()), None)
    opening = unit.low(comma + 1) if comma is not None else ""
    return opening in words["determiner"] or opening in words["relative clause"] or opening in words["stop"]


def is_subjunctive_clause(unit: Unit, words: Words, at: int) -> bool:
    """Tell whether a German main clause in the subjunctive begins at ``at``: "die Brücke sei sicher"."""
    if unit.low(at) in words["stop"] or unit.low(at) in words["relative clause"]:
        return False
    for i in range(at + 1, min(len(unit), at + _FARTHEST)):
        if unit.lows[i] in HARD_STOPS and unit.lows[i] != QUOTE:
            return False
        if _is_subjunctive(unit, words, i) or unit.lows[i] in words["subjunctive"]:
            return True
    return False


def _is_subjunctive(unit: Unit, words: Words, at: int) -> bool:
    low = unit.lows[at]
    if low in words["indirect"]:
        return True
    if not low.endswith("e") or (at and unit.is_capital(at)) or low not in _firsts():
        return False
    in_place = at > 0 and (unit.is_capital(at - 1) or unit.lows[at - 1] in words["pronoun"])
    if at + 1 < len(unit) and unit.is_capital(at + 1) and not in_place:
        return False  # before a noun it may be an adjective ("weite Teile der Stadt"), but for the verb's own place
    before = unit.low(at - 1)
    return before not in words["determiner"] and before not in words["preposition"] and before != "ich"


@cache
def _firsts() -> frozenset[str]:
    """Return the third person of the first subjunctive of the verbs listed: "bestehe", "hänge" of "abhängen"."""
    known = frozenset(listed("de", "verbs"))
    parted = {verb for row in entries("de", "separable") for verb in row[1].split()}
    cut = {_PREFIX.sub("", whole) for whole in known}
    return frozenset(map(_first, known | (cut & (known | parted)))) - frozenset(listed("de", "no_subjunctive"))


_PREFIX = re.compile(r"^(?:ab|an|auf|aus|bei|ein|fest|her|hin|mit|nach|vor|weg|zu|zurück)(?=\w{5,})")


def _first(verb: str) -> str:
    if verb.endswith("eln"):
        return verb[:-3] + "le"
    return verb[:-1] if verb.endswith("en") else verb[:-1] + "e"
