"""A number with its partner and its unit, before its surroundings are read."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.quantities import counted as counting
from summarizer.reading.quantities.context import Reading, behind
from summarizer.reading.quantities.growing import Numeral, plain
from summarizer.reading.quantities.numbers import read_numeral
from summarizer.reading.quantities.pairs import Pair
from summarizer.reading.quantities.units import Unit, pounds_are_money, unit_after, unit_behind
from summarizer.reading.quantities.values import Kind, Number, Vague, Value
from summarizer.spans import Span


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "closed": pattern(r"\s{0,2}(?:[.,;:!?)]|\Z)"),
        "an": pattern(r"(?:[ ]of)?[ ](?:an?|the)(?=[ ])|[ ]of(?=[ ])", re.I),
        "m": pattern(r"m(?![\w²³])"),
        "spaced m": pattern(r"[ \u00a0\u202f]m(?![\w²³'’])"),
        "sum": pattern(
            r"\b(?:pa(?:id|ys?|ying)|spen[dt]\w{0,3}|rais(?:ed?|es|ing)|cost(?:s|ing)?|earn\w{0,3}|invest\w{0,3}|los[te]\w{0,3}"
            r"|owe[sd]?|worth|donat\w{1,4}|lent|borrow\w{0,3}|fined|budget|funding|loan|grant|profits?|loss|revenues?|sales|debts?"
            r"|turnover|fee|price|bid|stake|bonus(?:es)?|savings?|wages?|tax\w{0,3}|sold for|bought for|sum|received)"
            r"(?: (?:out|up|back|about|some|over|nearly|almost|more than|around|up to|at least|another|an|a|the|of"
            r"|additional|further|record|just|only|in|was|were|is|for|worth)){0,3} \Z",
            re.I,
        ),
        "in_money": pattern(
            r" (?:in|of) (?:\w{3,14} )?(?:bonuses|cash|aid|fines|tax\w{0,2}|revenue|sales|damages|debts?|loans|grants"
            r"|funding|compensation|profits?|costs|savings|fees|wages|pay|dividends|investments?|losses|rent|subsidies|donations)\b",
            re.I,
        ),
        "tall": pattern(
            r"[ ](?:tall|long|wide|deep|high|away|from|of|above|below|or|race|sprint|hurdles|butterfly"
            r"|freestyle|breaststroke|medley|heats|wave|waves)\b"
        ),
    }


_SUM_REACH = 40
"""Characters before a number in which a verb of paying tells that its m is million ("paid out about 3m")."""


class Core(NamedTuple):
    """A number with its sign, its partner (a range, a ratio) and its unit; its surroundings are not read yet."""

    number: Span
    value: Value
    numeral: Numeral
    unit: Unit | None
    kind: Kind
    end: int
    next: int
    low_unit: Unit | None = None


def measured(reading: Reading, numeral: Numeral, money: Unit | None, pair: Pair | None, following: int) -> Core | None:
    """Put a number together with its partner and its unit."""
    text = reading.text
    end = pair.end if pair else numeral.end
    following = pair.next if pair else following
    value = pair.value if pair else _value(numeral)
    start = numeral.start
    unit = money or (pair.unit if pair else None)
    if pair is None and numeral.plain:
        numeral = _million(reading, numeral, money is not None)
        value, end = _value(numeral), numeral.end
    if unit is None and not (pair and pair.kind == "score"):
        unit = unit_behind(text, end, reading.lexicon) or _unit_of(reading, numeral, end)
        unit = _checked(reading, unit, numeral) if unit else None
        end = unit.span.end if unit else end
        if unit and unit.name in _PARTS and pair is None:
            change = _small_part(reading, unit, end, following)
            if change:
                value, end, following = Number(plain(numeral.value + change[0])), change[1], change[2]
    elif money is not None or (pair and pair.unit):
        end = _repeated_unit(reading, end, unit)
    kind: Kind = pair.kind if pair and pair.kind else (unit.kind if unit else _bare_kind(numeral))
    if numeral.form == "times":
        kind, unit = "ratio", Unit("times", "ratio", Span(start, numeral.end))
    number = Span(start, pair.end if pair else numeral.end)
    if unit and unit.span.end < end and money is None and pair is None:
        number, unit = Span(start, end), Unit(unit.name, unit.kind, Span(end, end))
    return Core(number, value, numeral, unit, kind, max(end, number.end), behind(reading, following, end))


def _million(reading: Reading, numeral: Numeral, money: bool) -> Numeral:
    """Read the m of "$5m", "$5 m", "5m euros" and "2.3m people" as million; "1.8m tall" is a length."""
    text = reading.text
    found = _patterns()["m"].match(text, numeral.end)
    if not found and money:
        found = _patterns()["spaced m"].match(text, numeral.end)
    if not found:
        return numeral
    end = found.end()
    money = money or _patterns()["in_money"].match(text, end) is not None
    tall = _patterns()["tall"].match(text, end)
    if not money and (not tall or tall[0] in (" from", " of", " or")):
        left = max(0, numeral.start - _SUM_REACH)
        money = _patterns()["sum"].search(text, left, numeral.start) is not None
    if not money and not tall:
        unit = unit_after(text, end, reading.lexicon)
        money = (unit is not None and unit.kind == "money") or bool(
            counting.counted(text, end, reading.within.end, single=False, language=reading.lexicon.language)
        )
    if not money:
        return numeral
    scale = Decimal(10**6)
    return Numeral(numeral.start, end, numeral.value * scale, numeral.step * scale, spelled=False)


def _unit_of(reading: Reading, numeral: Numeral, end: int) -> Unit | None:
    """Read the unit of "millions of dollars", "half an hour", "a couple of days"."""
    if numeral.form not in ("vague", "share") and not (numeral.form == "cardinal" and numeral.value == 12):
        return None
    found = _patterns()["an"].match(reading.text, end)
    unit = unit_after(reading.text, found.end(), reading.lexicon) if found else None
    if unit is None or found is None or (numeral.form == "share" and unit.kind == "money"):
        return None
    if numeral.form == "share" and unit.kind == "percent" and found[0].split()[-1].lower() not in _ARTICLES:
        return None  # "half of the 4%" is 2%; "half a percentage point" is said of one
    return unit


_ARTICLES = frozenset({"a", "an"})

_PARTS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("USD", "EUR", "AUD", "CAD", "NZD"), ("cent", 100)),
    "GBP": ("penny", 100),
    "RUB": ("kopeck", 100),
    "UAH": ("kopeck", 100),
    "ft": ("in", 12),
    "lb": ("oz", 16),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
"""What a unit is told together with: "3 dollars 50 cents", "5 feet 2 inches", "1 hour 20 minutes"."""


def _small_part(reading: Reading, unit: Unit, end: int, index: int) -> tuple[Decimal, int, int] | None:
    """Read the cents behind "3 dollars and": their part of the whole, where they end, and the next atom."""
    index = behind(reading, index, end)
    if index >= len(reading.atoms) or reading.text[end : reading.atoms[index].start] not in (" ", " and ", ", ", "-"):
        return None
    read = read_numeral(reading.text, reading.atoms, index)
    name, count = _PARTS[unit.name]
    if read is None or read[0].form != "cardinal" or not 0 < read[0].value < count:
        return None
    part = unit_after(reading.text, read[0].end, reading.lexicon)
    if part is not None and part.name == name:
        return read[0].value / count, part.span.end, read[1]
    closed = _patterns()["closed"].match(reading.text, read[0].end)
    money = unit.kind == "money" and read[0].spelled and read[0].value >= 10
    height = unit.name == "ft" and not read[0].spelled and reading.text[end] == "-"
    return (read[0].value / count, read[0].end, read[1]) if part is None and closed and (money or height) else None


def _repeated_unit(reading: Reading, end: int, unit: Unit | None) -> int:
    """Take in a currency told twice: "US$5 million dollars", "$10 USD"."""
    again = unit_after(reading.text, end, reading.lexicon)
    return again.span.end if again and unit and again.name == unit.name else end


def _checked(reading: Reading, unit: Unit, numeral: Numeral) -> Unit | None:
    """Settle what a unit's word leaves open: pounds of money or mass, "second" that is an ordinal, m for million."""
    text = reading.text
    if unit.name == "pounds":
        money = pounds_are_money(text, numeral.start, unit.span.end, abs(numeral.value), sterling=reading.sterling)
        return Unit("GBP", "money", unit.span) if money else Unit("lb", "other", unit.span)
    if unit.name == "day" and unit.span.of(text).lower() == "day" and numeral.value == 1 and numeral.spelled:
        return (
            unit
            if re.match(r"[- ](?:after|before|earlier|later|in|long|old)\b", text[unit.span.end : unit.span.end + 9])
            else None
        )
    return unit


def _bare_kind(numeral: Numeral) -> Kind:
    return "ratio" if numeral.form == "share" else "count"


def _value(numeral: Numeral) -> Value:
    if numeral.form == "vague":
        return Vague(plain(numeral.value), plain(numeral.high) if numeral.high is not None else None)
    return Number(plain(numeral.value))
