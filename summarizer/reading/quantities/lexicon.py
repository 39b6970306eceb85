"""The words of a language that make figures, from the cue files, with the patterns that find them.

Everything here is built once a language and on first use: importing this module compiles nothing.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.reading.quantities.phrases import Phrases, phrases

SHARED = "und"
"""The folder of the lists that belong to no language (symbols, codes); BCP 47's "undetermined"."""


class Word(NamedTuple):
    """What a word is in a figure: its class (unit, ten, scale, month…) and its value."""

    kind: str
    value: str
    number: Decimal


class Measure(NamedTuple):
    """A unit: its dimension and its size in the base unit of the dimension."""

    dimension: str
    size: Decimal


class Lexicon(NamedTuple):
    """The words of one language. ``atoms`` finds numbers and calendar words; ``units`` what follows them."""

    language: str
    words: dict[str, Word]
    atoms: re.Pattern[str]
    symbols: Phrases
    symbol_units: dict[str, str]
    units: Phrases
    unit_words: dict[str, str]
    currency_symbols: dict[str, str]
    before: dict[str, str]
    before_ends: frozenset[str]
    """The last words of the qualifiers: most numbers have none before them, and that is seen at one word."""
    after: dict[str, str]
    after_phrases: Phrases
    decimal_comma: bool


DECIMAL_COMMA = frozenset({"de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "sv", "da", "nb", "no", "fi", "tr"})
"""Languages that write 1,5 for one and a half (the others are read as English is)."""


def _number(value: str) -> Decimal:
    first = value.split()[0].rstrip("+") if value else ""
    return Decimal(first) if first.lstrip("-").isdecimal() else Decimal(0)


def _words(language: str) -> dict[str, Word]:
    rows = [*entries(language, "calendar"), *entries(language, "numbers")]
    return {row[0].lower(): Word(row[1], row[2], _number(row[2])) for row in rows}


def trie(words: Iterable[str]) -> str:
    """Return a pattern that matches any of ``words``, longest first, sharing their beginnings.

    A plain alternation tries each word at every place; a shared beginning is tried once.
    """
    tree: dict[str, object] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _pattern(tree)


def _pattern(tree: dict[str, object]) -> str:
    branches = [re.escape(letter) + _pattern(node) for letter, node in tree.items() if letter]  # type: ignore[arg-type]
    if not branches:
        return ""
    optional = "?" if "" in tree else ""
    return branches[0] if len(branches) == 1 and not optional else f"(?:{'|'.join(branches)}){optional}"


def _variants(rows: Iterable[tuple[str, ...]], column: int) -> dict[str, str]:
    return {variant: row[0] for row in rows if len(row) > column for variant in row[column].split("|") if variant}


def _atoms(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of number atoms in lower-cased text.

    The lookahead at a set of first letters skips most of a text three times as fast as the alternatives would
    (0.35 against 1.0 ms for 5 kB, with IGNORECASE in place of lower-casing).
    """
    run = r"(?P<digits>\d+(?:[.,'’]\d+|[ \u00a0\u202f\u2009]\d{3}(?!\d))*)"
    vulgar = "\u00bc-\u00be\u2150-\u215e"
    known = sorted(words)
    firsts = re.escape("".join(sorted({word[0] for word in known})))
    spelled = rf"|\b(?P<word>{trie(known)})\b" if known else ""
    return re.compile(rf"(?=[\d{vulgar}{firsts}])(?:{run}|(?P<vulgar>[{vulgar}]){spelled})")


# The words of a qualifier, those that lose their vowel before another apart: "jusqu'", "à".
_LAST_WORD = re.compile(r"[^\s']+'?")


# The money whose symbol only stands behind its number.
_ONLY_BEHIND = "penny"


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of ``language`` (BCP 47 primary tag); one without lists has symbols and digits only."""
    words = _words(language)
    units = {k: v for k, v in _variants(entries(SHARED, "units"), 3).items() if k}
    money = _variants(entries(SHARED, "currencies"), 1)
    names = {
        k.lower(): v
        for k, v in {
            **_variants(entries(language, "units"), 1),
            **_variants(entries(language, "currencies"), 1),
        }.items()
    }
    qualifiers = entries(language, "qualifiers")
    before = {row[0]: row[1] for row in qualifiers if row[2] == "before"}
    after = {row[0]: row[1] for row in qualifiers if row[2] == "after"}
    return Lexicon(
        language=language,
        words=words,
        atoms=_atoms(words),
        symbols=phrases({**units, **money}),
        symbol_units={**units, **money},
        units=phrases(names),
        unit_words=names,
        # "15p" is money, "P5" is none.
        currency_symbols={k.lower(): v for k, v in money.items() if v != _ONLY_BEHIND},
        before=before,
        before_ends=frozenset(_LAST_WORD.findall(phrase)[-1] for phrase in before),
        after=after,
        after_phrases=phrases(after),
        decimal_comma=language in DECIMAL_COMMA,
    )


@cache
def measures() -> dict[str, Measure]:
    """Return every unit that can be converted, by its canonical name."""
    return {row[0]: Measure(row[1], Decimal(row[2])) for row in entries(SHARED, "units")}
