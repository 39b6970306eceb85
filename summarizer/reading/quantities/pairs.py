"""Two numbers that make one value: ranges, ratios, shares, scores."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.quantities.context import OUTDID, Reading, is_tally
from summarizer.reading.quantities.growing import Numeral, plain
from summarizer.reading.quantities.numbers import read_numeral
from summarizer.reading.quantities.units import Unit, money_before, unit_after
from summarizer.reading.quantities.values import Kind, Number, Range, Ratio, Value


class Pair(NamedTuple):
    """A value of two numbers, where it ends, and the unit if it stood between or before the second."""

    value: Value
    end: int
    next: int
    kind: Kind | None = None
    unit: Unit | None = None


REACH = 20
"""Characters between the two numbers: a unit and " out of every " fit."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "between": pattern(
            r"(?<!\w)(?:between|entre|zwischen)\s(?:an estimated |about |around |roughly |\$|€|£|-)*\Z", re.I
        ),
        "one_in": pattern(r"[a-z]{3,14} (?:in|out of)(?: every)?"),
        "m": pattern(r"m(?![\w²³])"),
        "to": pattern(r"[ \u00a0](?:to|bis|à|a)[ \u00a0]", re.I),
        "from": pattern(r"(?<!\w)from\s(?:an estimated |about |around |roughly |just |\$|€|£|-)*\Z", re.I),
        "by": pattern(r"(?<!\w)by\s(?:about |around |some |nearly )*[^\s\d]{0,4}\Z", re.I),
        "change": pattern(
            r"\b(?:ris\w+|rose|increas\w+|gain\w*|jump\w*|climb\w*|surg\w+|up|grow\w*|grew|soar\w*|rais\w+|fall\w*|fell|drop\w*|declin\w+"
            r"|slip\w*|down|plung\w+|cut\w*|lower\w*|decreas\w+|slid\w*|tumbl\w+|shrank|reduc\w+|slump\w*|sank|dipped|mov\w+|went|go(?:es|ing)?"
            r"|chang\w+|doubl\w+|tripl\w+|expand\w*|swell\w*|extend\w*|advanc\w+|narrow\w*|widen\w*|eas\w+|improv\w+|upgrad\w+)\b[^.;]{0,40}\Z",
            re.I,
        ),
        "sport": pattern(
            r"\b(?:won|win|wins|beat|beats|beating|beaten|lost|loss|lose|victory|defeat\w*|drew|draw|tie|tied|lead|led|leads|ahead|score\w*|goal\w*|final"
            rf"|{OUTDID}|match|game|set|sets|half-?time|aggregate|overtime|penalt\w+|vote\w*|voting|majority|ruling|ruled|split|decision|record|league|cup)\b",
            re.I,
        ),
    }


_RANGE = {"-", "–", "—", "to", "or", "bis", "à", "a", "through", "~", "oder", "ou", "o"}
_AND = {"and", "und", "et", "y"}
_SHARE = {"in", "out of", "in every", "out of every", "on a scale of", "von", "sur", "de cada"}


# By how many times the end of a range is larger than its beginning, at most, behind a "rose by". Chosen, not swept.
_FAR = 3


def pair_with(reading: Reading, first: Numeral, index: int, symbol: Unit | None) -> Pair | None:
    """Read the second number of a pair and what the two come to; None where the first stands alone."""
    text, atoms = reading.text, reading.atoms
    first = _of_money(text, first) if symbol else first
    if index >= len(atoms) or atoms[index].start - first.end > REACH or atoms[index].kind not in _NUMBERS:
        return None
    between = text[first.end : atoms[index].start]
    if "\n" in between or not between or text[max(0, first.start - 1) : first.start] == "-":
        return None
    read = read_numeral(text, atoms, index)
    if read is None or read[0].end > reading.within.end or read[0].form not in ("cardinal", "share"):
        return None
    second, following = (_of_money(text, read[0]) if symbol else read[0]), read[1]
    if first.form == "share" and first.value < 1 < second.value:
        return None  # "fell by a third to 200": a share and what is left
    unit, word = _between(reading, first, second)
    if word is None or (symbol and unit and unit.name != symbol.name):
        return None
    return _made(reading, first, second, following, unit, word, symbol is not None)


def _of_money(text: str, numeral: Numeral) -> Numeral:
    """Read the m of "$5-6m" and "$5m to $6m": behind a sum of money it is million, never a length."""
    if not numeral.plain or not _patterns()["m"].match(text, numeral.end):
        return numeral
    value, step = numeral.value * _MILLION, numeral.step * _MILLION
    return numeral._replace(end=numeral.end + 1, value=value, step=step, plain=False)


_MILLION = Decimal(10**6)
_NUMBERS = frozenset({"digits", "unit", "ten", "hundred", "scale", "group", "vulgar", "ordinal"})


_HYPHENED = pattern(r"-(in|to)-|-[ \u00a0](to|or)[ \u00a0]", re.I)


def _between(reading: Reading, first: Numeral, second: Numeral) -> tuple[Unit | None, str | None]:
    """Return the unit between two numbers and the word that joins them; the word is None where nothing does."""
    text = reading.text
    joined = _HYPHENED.fullmatch(text, first.end, second.start)
    if joined:
        return None, (joined[1] or joined[2]).lower()  # "a 1-in-100 chance", "a 10-to-12-hour shift", "12- to 14-year"
    stop = second.start
    behind = money_before(text, second.start, first.end, reading.lexicon)
    if behind:
        stop = behind.span.start
    unit = unit_after(text, first.end, reading.lexicon)
    if unit and unit.span.end > stop:
        unit = None
    own = unit_after(text, second.end, reading.lexicon)
    if unit and (behind or (own and own.name != unit.name)):
        return None, None
    if unit and not own and _patterns()["to"].match(text, unit.span.end):
        return None, None  # "fell 6% to 214p", "the six months to 30 September"
    start = unit.span.end if unit else first.end
    word = text[start:stop].strip(" \u00a0\u202f\t").lower()
    spelled = first.value == 1 and first.spelled and second.spelled and unit is None
    if spelled and _patterns()["one_in"].fullmatch(word):
        word = "in"  # "one train in five"
    known = word in _RANGE or word in _AND or word in _SHARE or word in (":", "over")
    if not known or (word.isalpha() and not text[start : start + 1].isspace()):
        return None, None
    return behind or unit, word


def _made(
    reading: Reading, first: Numeral, second: Numeral, following: int, unit: Unit | None, word: str, money: bool
) -> Pair | None:
    text = reading.text
    paid = money_before(text, first.start, max(0, first.start - REACH), reading.lexicon)
    begun = paid.span.start if paid else first.start  # "from Rs 60 to Rs 110"
    left = text[max(0, begun - 60) : begun]
    if word in _SHARE:
        return _share(first, second, following, unit, money)
    if word == "over":
        return _over(reading, first, second, following, unit, money)
    if word == ":":
        return (
            Pair(Ratio(first.value, second.value), second.end, following, "ratio") if not unit and not money else None
        )
    if word in _AND and not _patterns()["between"].search(left):
        return None
    if word == "or" and second.value > 3 * first.value:
        return None
    if text[first.end : second.start].startswith(" -") and text[second.start - 1] == "-":
        return None
    if unit and unit.name == "ft" and word == "-":
        return None
    if unit and unit.kind == "money" and not money and unit.span.end == second.start:
        return None
    by = _patterns()["by"].search(left) if word == "to" else None
    if by and (money or unit):
        return None
    if by and second.value > _FAR * first.value and _patterns()["change"].search(left[: by.start()]):
        return None  # "dropped by 750 to 3,150"
    if (
        word == "to"
        and _patterns()["from"].search(left)
        and _patterns()["change"].search(left[: left.lower().rfind("from")])
    ):
        return None
    return _range(reading, first, second, following, unit, word, money)


def _share(first: Numeral, second: Numeral, following: int, unit: Unit | None, money: bool) -> Pair | None:
    """Read "one in five", "three out of four" as a share."""
    whole = first.form == second.form == "cardinal" and first.step == second.step == 1
    if unit or money or not whole or not 0 < first.value < second.value or second.value > 10**7:
        return None
    if not first.spelled and second.plain and 1900 <= second.value <= 2099:
        return None
    return Pair(Number(first.value / second.value), second.end, following, "ratio")


def _over(
    reading: Reading, first: Numeral, second: Numeral, following: int, unit: Unit | None, money: bool
) -> Pair | None:
    """Read "one over three" as a share, where the second number counts nothing itself."""
    closed = re.compile(r"\s{0,2}(?:[.,;:!?)]|\Z)").match(reading.text, second.end)
    if unit or money or not closed or not second.value:
        return None
    return Pair(Number(first.value / second.value), second.end, following, "ratio")


def _range(
    reading: Reading, first: Numeral, second: Numeral, following: int, unit: Unit | None, word: str, money: bool
) -> Pair | None:
    low, high = _same_scale(reading, first, second, unit)
    if word in ("-", "–") and not unit and not money and _is_score(reading, first, second, low, high):
        return Pair(Ratio(first.value, second.value), second.end, following, "score")
    if low < high:
        return Pair(Range(plain(low), plain(high)), second.end, following, None, unit)
    led = _patterns()["from"].search(reading.text, max(0, first.start - REACH), first.start)  # "from 9 to 5"
    tight = word == "to" and not unit and not money and not led and second.value <= 20
    tight = tight and first.value > second.value > 0
    return Pair(Ratio(first.value, second.value), second.end, following, "ratio") if tight else None


def _same_scale(reading: Reading, first: Numeral, second: Numeral, unit: Unit | None) -> tuple[Decimal, Decimal]:
    """Return both ends; the scale word of the second is the first's too: "2 to 3 million", "$1.5-2bn"."""
    tail = reading.text[second.start : second.end]
    if unit is not None and unit.span.end <= second.start and unit.kind != "money":
        return first.value, second.value
    for scale in (10**12, 10**9, 10**6, 10**3, 10**5, 10**7):
        if second.value >= scale and second.step >= Decimal(scale) / 1000 and not tail[-1:].isdigit():
            scaled = first.value * scale
            if first.value < 1000 and first.step <= 1 and scaled < second.value:
                return scaled, second.value
            break
    return first.value, second.value


def _is_score(reading: Reading, first: Numeral, second: Numeral, low: Decimal, high: Decimal) -> bool:
    """Tell a score ("a 3-1 win", "ruled 6-3") from a range by the words around it."""
    tally = is_tally(reading, first.start)
    most = _MOST_VOTES if tally else _MOST_GOALS
    if not (first.plain and second.plain and first.value < most and second.value < most):
        return False
    around = reading.text[max(0, first.start - 45) : second.end + 30]
    following = reading.text[second.end : second.end + 14]
    if (
        low < high
        and re.match(r"[ -](?:[a-z]+s\b|year|month|day|week|hour|minute|percent|%)", following)
        and not re.match(r"[ ](?:goals|points|runs|wins|victor|sets)", following)
    ):
        return False
    return tally or bool(_patterns()["sport"].search(around))


_MOST_GOALS, _MOST_VOTES = 200, 1000
"""No side makes more points of a match than some 200; no chamber has more members than some 1,000."""
