"""What a number is told in: a currency before or behind it, a percent sign, a unit of measure, "a day" behind that."""

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.reading.quantities.lexicon import Lexicon, measures
from summarizer.reading.quantities.values import Kind
from summarizer.spans import Span

_GAP = pattern(r"(?:[ \u00a0\u202f]|&nbsp;){0,2}(?:[-\u2011][ ]?)?")
_BRACKET = pattern(r" ?[(\[{<]")
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_OF = pattern(r"\s(?:of|worth of)\s", re.IGNORECASE)
_PER = pattern(
    r"(?:\s(?:per|a|an|each|every)\s|-an?-|/)"
    r"(second|minute|hour|day|night|week|month|quarter|year|annum|barrel|ton|tonne|kilogram|kilo|pound|ounce"
    r"|liter|litre|gallon|head|person|capita|share|unit|household|mile|kilometer|kilometre|hectare|acre"
    r"|(?:square|cubic) (?:foot|meter|metre|mile|kilometer|kilometre)|million|thousand|dozen"
    r"|game|match|vehicle|gram|gramme)"
    r"(?![\w-]|\s(?:earlier|ago|later|before|after|older)\b)",
    re.IGNORECASE,
)
# Units in the British spelling.
_SPELT = pattern(r"(?<=met)re\b|(?<=lit)re\b")

# The words of which a sum is told, up to where a phrase is sure to end.
_OF_WHAT = pattern(r"\s(?:worth )?of((?:\s[\w-]{2,20}){1,3})", re.IGNORECASE)
_OF_A_SUM = pattern(r"\s(?:out )?of\s(?:the|its|his|her|their|a)\b", re.IGNORECASE)
_PAYING = pattern(
    r"\b(?:pa(?:y|ys|id|ying|yments?)|fine[ds]?|fee|bonus|price|cost\w*|grant|bill|debts?|wages?|salary|reward|sum|worth)\b"
    r"\W+(?:\w+\W+){0,3}\Z",
    re.IGNORECASE,
)
WEIGHING = pattern(r"\b(?:weigh|weight|heav|lost|lose|shed|gain|bab)\w*\W+(?:\w+\W+){0,4}\Z", re.IGNORECASE)


# From so many pounds on, nothing that a story tells of weighs as much.
_NO_WEIGHT = 10**6


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
    start = _money_start(text, max(floor, stop - _LONGEST_SIGN), stop, lexicon)
    word = text[start:stop]
    if not word or (word.isalpha() and word.upper() != word and word not in _MIXED_CASE):
        return None
    return Unit(lexicon.currency_symbols[word.lower()], "money", Span(start, stop))


def _money_start(text: str, floor: int, stop: int, lexicon: Lexicon) -> int:
    """Return where the longest currency sign that ends at ``stop`` begins, no letter before it; ``stop`` for none."""
    starts = (
        start
        for start in range(floor, stop)
        if text[start:stop].lower() in lexicon.currency_symbols
        and not (start and text[start - 1].isalpha() and text[start - 1] != _MISREAD)
    )
    return next(starts, stop)


_MIXED_CASE = frozenset({"Rs", "zł", "Kč", "DKr", "NKr", "SKr", "SFr", "Dh", "Dhs"})
"""Signs of letters that are not all capitals: of others a word in front of a number is none."""

_LONGEST_SIGN = 8
_MISREAD = "Â"
"""What stands before a pound sign of a page that was read in the wrong encoding."""

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


# What may stand between a number and its unit of time or length: "42 additional hours", "41 promised miles".
_MORE = pattern(
    r"[ \u00a0](?:additional|more|further|extra|other|full|whole|consecutive|straight|long|solid|successive|new"
    r"|promised|planned|proposed|remaining|lost|added) "
)

# Units of length that are things, too ("two new yards", "three new meters").
_THINGS = ("yd", "ft", "in", "m")


def unit_behind(text: str, end: int, lexicon: Lexicon) -> Unit | None:
    """Return the unit behind a number, a word like "additional" before one of time or length; None where none is."""
    found = unit_after(text, end, lexicon)
    if found is not None or lexicon.language != "en":
        return found
    between = _MORE.match(text, end)
    unit = unit_after(text, between.end() - 1, lexicon) if between else None
    lasting = unit is not None and (unit.kind == "duration" or (unit.kind == "distance" and unit.name not in _THINGS))
    return unit if lasting else None


def _unit_at(text: str, start: int, lexicon: Lexicon, *, glued: bool) -> Unit | None:
    word = lexicon.units.at(text, start, fold=True) or ""
    symbol = lexicon.symbols.at(text, start) or ""
    if symbol and len(symbol) >= len(word) and _is_symbol(text, symbol, start + len(symbol), glued=glued):
        name = lexicon.symbol_units[symbol]
        return Unit(name, kind_of(name), Span(start, start + len(symbol)))
    if word:
        name = lexicon.unit_words[word]
        return Unit(name, kind_of(name), Span(start, start + len(word)))
    return None


def _is_symbol(text: str, symbol: str, end: int, *, glued: bool) -> bool:
    """Refuse what a symbol is not: "5 s", "10 \"quoted\"", "3 in. a row", French "800 l'étaient"."""
    if symbol.isalpha() and text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2].isalpha():
        return False
    if symbol.isalpha() and text[end : end + 1] == "-" and text[end + 1 : end + 2].isdecimal():
        return False
    if symbol == "in":
        return glued  # "5ft 6in", but not "3 in a row"
    if symbol in ('"', "”", "″", "′"):
        return symbol in "″′" or text.startswith(_ACROSS, end) or (glued and not _closes(text, end - 1))
    return glued or len(symbol) > 1 or not symbol.isalpha() or symbol in ("m", "g", "t", "l", "L", "W", "V")


def _closes(text: str, mark: int) -> bool:
    """Tell whether the quotation mark at ``mark`` closes a quotation that was opened before it."""
    before = text[max(0, mark - _QUOTED) : mark]
    opened = max((found.end() for found in _OPENING.finditer(before)), default=0)
    return opened > 0 and not _MARK.search(before, opened)


_QUOTED = 600
"""Characters looked back for the mark that opened a quotation: four in five quotations end within 200."""
_OPENING = pattern(r"(?:\A|(?<=[\s(\[{—–:]))[\"”](?=\S)|[“„]")
_MARK = pattern(r"[\"”“]")
_ACROSS = (" long", " tall", " wide", " deep", " high", " thick")


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
    """Return what a figure is told by ("day" in "a day", "per day", "/day") and where that ends; "metre" is "meter"."""
    found = _PER.match(text, end)
    if not found:
        return None
    return _SPELT.sub("er", found[1].lower().replace("annum", "year")), found.end()


def pounds_are_money(text: str, start: int, end: int, value: Decimal, *, sterling: bool) -> bool:
    """Tell whether "pounds" is money: the document writes £, it is paid, or it is more than anything weighs."""
    phrase, large = _of_what(text, end), value >= _NO_WEIGHT
    if _is_told_of(phrase[-1:], "sums_of_money"):
        return True  # "140 million pounds of one-off costs"
    if WEIGHING.search(text, max(0, start - 40), start):
        return False
    if large and (_is_told_of(phrase, "sums_of_money") or _is_told_of(phrase[-1:], "sums_or_goods")):
        return True
    if _OF.match(text, end) and not _OF_A_SUM.match(text, end):
        return False
    return sterling or large or _PAYING.search(text, max(0, start - 40), start) is not None


def _of_what(text: str, end: int) -> list[str]:
    """Return the words of the phrase behind a sum that tells of what it is; its last is the thing itself.

    "440 pounds of cash crops" weigh so much: they are crops.
    """
    found, ends = _OF_WHAT.match(text, end), frozenset(words("en", "phrase_ends"))
    return [*takewhile(lambda word: word not in ends, found[1].lower().split())] if found else []


def _is_told_of(phrase: Iterable[str], name: str) -> bool:
    """Tell whether a phrase has a word of a list."""
    return not set(phrase).isdisjoint(words("en", name))
