"""What a number is told in: a currency before or behind it, a percent sign, a unit of measure, "a day" behind that."""

import re
from decimal import Decimal
from typing import NamedTuple

from summarizer.reading.quantities.lexicon import Lexicon, measures
from summarizer.reading.quantities.values import Kind
from summarizer.spans import Span

_GAP = re.compile(r"[ \u00a0\u202f]{0,2}(?:[-\u2011][ ]?)?")
_BRACKET = re.compile(r" ?[(\[{<]")
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_OF = re.compile(r"\s(?:of|worth of)\s", re.IGNORECASE)
_PER = re.compile(
    r"(?:\s(?:per|a|an|each|every)\s|-an?-|/)"
    r"(second|minute|hour|day|night|week|month|quarter|year|annum|barrel|ton|tonne|kilogram|kilo|pound|ounce"
    r"|liter|litre|gallon|head|person|capita|share|unit|household|mile|kilometer|kilometre|hectare|acre"
    r"|square (?:foot|meter|metre|mile|kilometer|kilometre)|million|thousand|dozen|game|match|vehicle|gram|gramme)"
    r"(?![\w-]|\s(?:earlier|ago|later|before|after|older)\b)",
    re.IGNORECASE,
)
_MONEY_PARTS = {"cent", "penny", "kopeck"}
_SHARED_MONEY = {"franc", "peso", "rupee", "rial", "dinar"}
WEIGHING = re.compile(r"\b(?:weigh|weight|heav|lost|lose|shed|gain|bab)\w*\W+(?:\w+\W+){0,4}\Z", re.IGNORECASE)


class Unit(NamedTuple):
    """A unit as found: canonical name, the kind of figure it makes, and where it stands."""

    name: str
    kind: Kind
    span: Span


def money_before(text: str, start: int, floor: int, lexicon: Lexicon) -> Unit | None:
    """Return the currency whose symbol or code ends right before ``start`` (one space allowed)."""
    stop = start
    while stop > floor and stop > start - 2 and text[stop - 1] in " \u00a0\u202f":
        stop -= 1
    if stop == floor or not (text[stop - 1] in _CURRENCY_ENDS or text[stop - 1].isalpha()):
        return None
    found = lexicon.money_before.search(text, max(floor, stop - 8), stop)
    if not found:
        return None
    word = found[1]
    if word.isalpha() and (word.upper() != word and word not in ("Rs", "zł", "Kč")):
        return None
    return Unit(lexicon.currency_symbols[word.lower()], "money", Span(found.start(1), stop))


_CURRENCY_ENDS = "$€£¥₴₽₹₩₺₪₦฿₱₫₾₸₡₭₲₵₼₿¢.ரூ元"


def unit_after(text: str, end: int, lexicon: Lexicon) -> Unit | None:
    """Return the unit right behind a number: a symbol, a word, or either in brackets; None where there is none."""
    bracket = _BRACKET.match(text, end)
    if bracket:
        inside = _unit_at(text, bracket.end(), lexicon, glued=False)
        closing = _CLOSING[bracket[0][-1]]
        if inside and text[inside.span.end : inside.span.end + 1] == closing:
            return inside._replace(span=Span(bracket.end() - 1, inside.span.end + 1))
        return None
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    return _unit_at(text, start, lexicon, glued=start == end)


def _unit_at(text: str, start: int, lexicon: Lexicon, *, glued: bool) -> Unit | None:
    word = lexicon.units.match(text, start)
    symbol = lexicon.symbols.match(text, start)
    if symbol and (not word or symbol.end() >= word.end()) and _is_symbol(text, symbol, glued=glued):
        name = lexicon.symbol_units[symbol[1]]
        return Unit(name, kind_of(name), Span(*symbol.span(1)))
    if word:
        name = lexicon.unit_words[word[1].lower()]
        return Unit(name, kind_of(name), Span(*word.span(1)))
    return None


def _is_symbol(text: str, symbol: re.Match[str], *, glued: bool) -> bool:
    """Refuse what a symbol is not: "5 s", "10 \"quoted\"", "3 in. a row"."""
    found = symbol[1]
    if found.isalpha() and re.compile(r"-\d").match(text, symbol.end()):
        return False
    if found in ('"', "”", "″", "′"):
        return (
            found in "″′"
            or glued
            or bool(re.compile(r'" (?:long|tall|wide|deep|high|thick)').match(text, symbol.start()))
        )
    return glued or len(found) > 1 or not found.isalpha() or found in ("m", "g", "t", "l", "L", "W", "V")


def kind_of(unit: str) -> Kind:
    """Return the kind of figure that a unit makes."""
    measure = measures().get(unit)
    if measure is None:
        return "money"
    kinds: dict[str, Kind] = {
        "length": "distance", "duration": "duration", "percent": "percent", "points": "percent", "share": "ratio"
    }  # fmt: skip
    return kinds.get(measure.dimension, "other")


def per_after(text: str, end: int) -> tuple[str, int] | None:
    """Return what a figure is told by ("day" in "a day", "per day", "/day") and where that ends."""
    found = _PER.match(text, end)
    return (found[1].lower(), found.end()) if found else None


def pounds_are_money(text: str, start: int, end: int, value: Decimal, *, sterling: bool) -> bool:
    """Tell whether "pounds" is money: the document writes £, or the sum is of a size that nothing weighs."""
    if _OF.match(text, end) or WEIGHING.search(text, max(0, start - 40), start):
        return False
    return sterling or value >= 10**6
