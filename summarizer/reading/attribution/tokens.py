"""Units of reading: a sentence, or the sentences that one quotation joins, as tokens with quotations folded to one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.reading.attribution.quotations import Quotation
from summarizer.spans import Span

QUOTE = '"'
"""The token that stands for a whole quotation."""

_TOKEN = re.compile(r"\w+(?:[.'’&/@-]\w+)*|[^\w\s]")
_MOST_TOKENS = 700
"""A unit is cut after so many tokens; the longest real sentence met has 160."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens of a unit, side by side: as written, lower-case, where they start and end."""

    text: str
    first: int
    """The index of its first sentence."""
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]

    @property
    def shouts(self) -> bool:
        """Tell whether it is written in capitals throughout."""
        return self.text[self.starts[0] : self.ends[-1]].isupper()

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of text of the tokens ``start`` to ``end`` (exclusive, not empty)."""
        return Span(self.starts[start], self.ends[end - 1])


def read_units(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[Unit]:
    """Yield the units of ``sentences`` in order."""
    starts = [q.span.start for q in quotations]
    index = 0
    while index < len(sentences):
        last = index
        end = sentences[index].end
        while True:
            i = bisect_right(starts, end - 1) - 1
            reach = quotations[i].span.end if i >= 0 else 0
            if reach <= end or last + 1 >= len(sentences) or sentences[last + 1].start >= reach:
                break
            last += 1
            end = sentences[last].end
        i = bisect_right(starts, sentences[index].start)
        while i > 0 and quotations[i - 1].span.end > sentences[index].start:
            i -= 1
        yield _unit(text, index, Span(sentences[index].start, end), quotations[i : bisect_right(starts, end)])
        index = last + 1


def _unit(text: str, first: int, span: Span, quotations: Sequence[Quotation]) -> Unit:
    unit = Unit(text, first, [], [], [], [])
    position = span.start
    for quotation in quotations:
        start, end = max(quotation.span.start, span.start), min(quotation.span.end, span.end)
        if start >= end:
            continue
        _add_tokens(unit, position, start)
        unit.words.append(QUOTE)
        unit.lows.append(QUOTE)
        unit.starts.append(start)
        unit.ends.append(end)
        position = end
    _add_tokens(unit, position, span.end)
    return unit


def _add_tokens(unit: Unit, start: int, end: int) -> None:
    for match in _TOKEN.finditer(unit.text, start, end):
        if len(unit.words) >= _MOST_TOKENS:
            return
        word = match.group()
        unit.words.append(word)
        unit.lows.append(word.lower())
        unit.starts.append(match.start())
        unit.ends.append(match.end())
