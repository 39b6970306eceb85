"""Units of reading: a sentence, or the sentences that one quotation joins, as tokens with quotations folded to one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from summarizer.reading.attribution.quotations import Quotation
from summarizer.reading.lexicon import Lexicon
from summarizer.spans import Span

QUOTE = '"'
"""The token that stands for a whole quotation."""
_STRAY = "”"
"""How a mark that opens or closes nothing reads."""

_TOKEN = re.compile(r"\w+(?:[.'’&/@-]\w+|,\d{3}(?!\d))*|[^\w\s]")
_MOST_TOKENS = 700
"""A unit is cut after so many tokens; the longest real sentence met has 160."""
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
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

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
        return Span(self.starts[start], self.ends[end - 1])


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
    position, stop = unit.span
    stretches: list[tuple[Span, int]] = []
    for quotation in quotations:
        start, end = max(quotation.span.start, position), min(quotation.span.end, stop)
        if start < end:
            _add_words(unit, Span(position, start), stretches)
            unit.words.append(QUOTE)
            unit.lows.append(QUOTE)
            stretches.append((Span(start, end), _FOLDED))
            position = end
    _add_words(unit, Span(position, stop), stretches)
    if QUOTE in unit.lows or not unit.lexicon.cues.isdisjoint(unit.lows):
        _locate(unit, stretches)
        if "(" in unit.lows:
            _fold_parentheses(unit)
    return unit


_FOLDED = -1
"""In place of the number of words: the stretch is a quotation, folded to one token."""


def _add_words(unit: Unit, stretch: Span, stretches: list[tuple[Span, int]]) -> None:
    words = _TOKEN.findall(unit.text, *stretch)[: _MOST_TOKENS - len(unit.words)]
    unit.words += words
    unit.lows += [word.lower() if word != QUOTE else _STRAY for word in words]
    stretches.append((stretch, len(words)))


def _locate(unit: Unit, stretches: Sequence[tuple[Span, int]]) -> None:
    """Find where each token stands; only white space stands between them, so each is found where the last one ended.

    Most units have neither a cue nor a quotation and are never asked for places.
    """
    find, starts, ends, words = unit.text.find, unit.starts, unit.ends, iter(unit.words)
    for (first, last), count in stretches:
        if count == _FOLDED:
            next(words)
            starts.append(first)
            ends.append(last)
            continue
        position = first
        for word in islice(words, count):
            start = find(word, position)
            position = start + len(word)
            starts.append(start)
            ends.append(position)


def _fold_parentheses(unit: Unit) -> None:
    """Leave short parentheses out: "Rep. Ann Lee (D-Ohio) said" reads like "Rep. Ann Lee said"."""
    kept: list[int] = []
    at, n = 0, len(unit)
    while at < n:
        close = _close(unit.lows, at) if unit.lows[at] == "(" and at else None
        if close is None:
            kept.append(at)
        at = at + 1 if close is None else close + 1
    for column in (unit.words, unit.lows):
        column[:] = [column[i] for i in kept]
    for places in (unit.starts, unit.ends):
        places[:] = [places[i] for i in kept]


def _close(lows: list[str], at: int) -> int | None:
    return next((i for i in range(at + 1, min(len(lows), at + _PARENTHESES)) if lows[i] == ")"), None)
