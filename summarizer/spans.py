"""The one coordinate system: Unicode code points into a text, end exclusive."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: ``text[start:end]``, in Unicode code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of ``text`` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def within(self, other: "Span") -> "Span":
        """Return what both share, which is this span itself where ``other`` covers it."""
        return self if other.covers(self) else Span(max(self.start, other.start), min(self.end, other.end))

    def trimmed(self, text: str) -> "Span":
        """Return this span without the white space at its ends; where there is nothing else, an empty one."""
        start, end = self
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def overlapping(span: Span, spans: Sequence[Span]) -> range:
    """Return the indices of the sorted, disjoint ``spans`` that overlap ``span`` (logarithmic time)."""
    # Compared as tuples, which needs no call of ours: (5,) sorts before every span that starts at 5.
    first = bisect_left(spans, (span.start + 1,))
    if first and spans[first - 1].end > span.start:
        first -= 1
    last = bisect_left(spans, (span.end,), first)
    return range(first, last)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans sorted, with those that touch or overlap joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
