"""Units of reading: a sentence, or the sentences that one quotation joins, as tokens with quotations folded to one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.reading.attribution.quotations import Quotation
from summarizer.reading.attribution.tags_inside import parted
from summarizer.reading.lexicon import Lexicon
from summarizer.spans import Span

QUOTE = '"'
"""The token that stands for a whole quotation."""
_STRAY = "”"
"""How a mark that opens or closes nothing reads."""

_TOKEN = re.compile(r"\w+(?:[.'’&/@-]\w+|,\d{3}(?!\d)|(?<=\.\w)\.-\w+)*|[^\w\s]")
_ELIDING = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu)['’](?=\w)|" + _TOKEN.pattern, re.IGNORECASE)
"""French joins its little words to the next one: "qu'il", "l'agence", "d'après" are two tokens each."""
_MOST_TOKENS = 700
"""A unit is cut after so many tokens; the longest real sentence met has 160."""
_PAUSES = frozenset({",", ";", QUOTE})
_PARENTHESES = 9
"""Parentheses of fewer tokens than this are left out: a party, a state, an acronym, an age."""


@dataclass(slots=True)
class Unit:
    """Tokens of a unit, side by side: as written, lower-case, where they start and end."""

    text: str
    lexicon: Lexicon
    first: int
    """The index of its first sentence."""
    span: Span
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    stretches: list[tuple[Span, int]] = field(default_factory=list)
    """The stretches of text that the tokens come from, each with how many it has, or that it is a quotation."""
    kept: list[int] | None = None
    """Which of those tokens are left where parentheses were left out; None: all."""
    places: list[tuple[int, int]] = field(default_factory=list)
    found: list[int] | None = None

    @property
    def pauses(self) -> list[int]:
        """Where commas, semicolons and quotations stand: what is said ends at one of them, or with the unit."""
        if self.found is None:
            self.found = [i for i, low in enumerate(self.lows) if low in _PAUSES]
        return self.found

    @property
    def is_headline(self) -> bool:
        """Tell whether nearly all its longer words are capitalised."""
        longer = [word for word in self.words if len(word) > 3]
        return len(longer) > 2 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)

    def __len__(self) -> int:
        return len(self.words)

    def low(self, at: int) -> str:
        """Return the token ``at`` in lower case, or an empty string beyond the ends."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def is_capital(self, at: int) -> bool:
        """Tell whether the token ``at`` begins with a capital."""
        return self.words[at][0].isupper()

    def part(self, start: int, end: int) -> Span:
        """Return the stretch of text of the tokens ``start`` to ``end`` (exclusive, not empty)."""
        if not self.places:
            self.places = _places(self)
        return Span(self.places[start][0], self.places[end - 1][1])


def read_units(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], lexicon: Lexicon
) -> Iterator[Unit]:
    """Yield the units of ``sentences`` in order."""
    starts = [q.span.start for q in quotations]
    index = 0
    while index < len(sentences):
        first, (start, end) = index, sentences[index]
        before = bisect_right(starts, start)
        while before and quotations[before - 1].span.end > start:
            before -= 1
        after = bisect_right(starts, end - 1)
        while after and index + 1 < len(sentences) and sentences[index + 1].start < quotations[after - 1].span.end:
            index += 1
            end = sentences[index].end
            after = bisect_right(starts, end - 1)
        yield _unit(Unit(text, lexicon, first, Span(start, end)), quotations[before:after])
        index += 1


def _unit(unit: Unit, quotations: Sequence[Quotation]) -> Unit:
    """Fill the unit with its tokens; one without a quotation or a cue is left empty, for nobody asks for them."""
    unit.span = Span(_after_dateline(unit.text, *unit.span), unit.span.end)
    position, stop = unit.span
    if not quotations and not _may_report(unit):
        return unit
    for quotation in quotations:
        start, end = max(quotation.span.start, position), min(quotation.span.end, stop)
        if start < end:
            _add_words(unit, Span(position, start))
            _add_quotation(unit, Span(start, end))
            position = end
    _add_words(unit, Span(position, stop))
    if "(" in unit.lows:
        _fold_parentheses(unit)
    return unit


def _add_quotation(unit: Unit, quotation: Span) -> None:
    """Add a quotation as one token, or as two around the tag that a French one may hold."""
    for number, piece in enumerate(parted(unit.text, quotation, unit.lexicon)):
        if number % 2:
            _add_words(unit, piece)
        else:
            unit.words.append(QUOTE)
            unit.lows.append(QUOTE)
            unit.stretches.append((piece, _FOLDED))


_DAY = r"(?:, ?(?:[A-Z][\w.]{0,20}|\d{1,4})(?: (?:[A-Z][\w.]{0,20}|\d{1,4})){0,3}){0,4}"
_AGENCY = r"\s?\([A-Z][\w ./&-]{1,40}\)"
_DASH = r"\s?(?:[—–]|--|-)\s{1,3}(?=[\"“‘'«]?[A-ZÀ-Þ\d])"
_SHOUTED = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}"
_PLACE = r"[A-ZÀ-Þ][\w.'’-]{1,30}(?: [A-ZÀ-Þ][\w.'’-]{1,30}){0,3}"
_DATELINE = re.compile(
    rf"(?:{_SHOUTED}{_DAY}(?:{_AGENCY})?|{_PLACE}{_DAY}{_AGENCY}|(?:[A-Z]\w{{2,8}}\.? \d{{1,2}}, )?\d{{4}}){_DASH}"
)
"""Place, day and agency before a report: "LONDON, Oct 3 (Reuters) —", "Paris (AFP) –", or what a cut left of them."""
_LONGEST_DATELINE = 110


def _after_dateline(text: str, start: int, end: int) -> int:
    """Return where a unit begins after its dateline, which speaks for nobody and is no part of what is said."""
    opening = text[start : min(end, start + _LONGEST_DATELINE)]
    if "—" not in opening and "–" not in opening and "- " not in opening:
        return start
    match = _DATELINE.match(text, start, min(end, start + _LONGEST_DATELINE))
    return match.end() if match is not None else start


_AROUND_WORDS = ".,:;?!()[]\"“”‘’'«»—–…―*_|/"


def _may_report(unit: Unit) -> bool:
    """Tell whether a word of the unit may begin a reporting clause: the coarse look that most sentences end with."""
    if unit.lexicon.language != "en":
        return True
    stretch = unit.span.of(unit.text).lower()
    for mark in _AROUND_WORDS:  # a third of what a regular expression takes to find the words
        if mark in stretch:
            stretch = stretch.replace(mark, " ")
    return not unit.lexicon.cues.isdisjoint(stretch.split())


_FOLDED = -1
"""In place of the number of words: the stretch is a quotation, folded to one token."""


def _pattern(unit: Unit) -> re.Pattern[str]:
    return _ELIDING if unit.lexicon.language == "fr" else _TOKEN


def _add_words(unit: Unit, stretch: Span) -> None:
    words = _pattern(unit).findall(unit.text, *stretch)[: _MOST_TOKENS - len(unit.words)]
    unit.stretches.append((stretch, len(words)))
    if not words:
        return
    unit.words += words
    joined = "\n".join(words).lower()  # no token holds a line end: one call for many
    lows = (joined.replace("’", "'") if unit.lexicon.language == "fr" else joined).split("\n")
    unit.lows += lows if QUOTE not in lows else [_STRAY if low == QUOTE else low for low in lows]


def _places(unit: Unit) -> list[tuple[int, int]]:
    """Find where each token stands; only white space stands between them, so each is found where the last one ended.

    A quotation left in as a stray mark is a token like others.
    """
    find, places, words = unit.text.find, [], _all_words(unit)
    at = 0
    for (first, last), count in unit.stretches:
        if count == _FOLDED:
            places.append((first, last))
            at += 1
            continue
        position = first
        for word in words[at : at + count]:
            start = find(word, position)
            position = start + len(word)
            places.append((start, position))
        at += count
    return places if unit.kept is None else [places[i] for i in unit.kept]


def _all_words(unit: Unit) -> list[str]:
    """Return the tokens with those of parentheses that were left out."""
    if unit.kept is None:
        return unit.words
    words: list[str] = []
    for stretch, count in unit.stretches:
        words += [QUOTE] if count == _FOLDED else _pattern(unit).findall(unit.text, *stretch)[:count]
    return words


def _fold_parentheses(unit: Unit) -> None:
    """Leave short parentheses out: "Rep. Ann Lee (D-Ohio) said" reads like "Rep. Ann Lee said"."""
    kept: list[int] = []
    at, n = 0, len(unit)
    while at < n:
        close = _close(unit.lows, at) if unit.lows[at] == "(" and at else None
        if close is None:
            kept.append(at)
        at = at + 1 if close is None else close + 1
    unit.kept = kept
    for column in (unit.words, unit.lows):
        column[:] = [column[i] for i in kept]


def _close(lows: list[str], at: int) -> int | None:
    return next((i for i in range(at + 1, min(len(lows), at + _PARENTHESES)) if lows[i] == ")"), None)
