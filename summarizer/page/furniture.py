"""What an extractor leaves of a page around its article: a cookie notice, a wall's prompt, a byline, a time stamp."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.page import forms
from summarizer.page.layout import Line, classify
from summarizer.patterns import pattern
from summarizer.reading.languages import guess
from summarizer.spans import Span

_LONGEST = 60  # words: a longer line says something besides, whatever it looks like
_NEVER_TOLD = frozenset({"plea", "lead_in", "end", "bio"})
_STAMPS = frozenset({"time", "byline", "credit"})
_QUOTE = pattern(r"[\"“”„«»]")
_PROSE = frozenset({"prose", "short"})


class Furniture(NamedTuple):
    """The lines of a text that plainly tell of the page and not of a story, and the prose that is left."""

    text: str
    cut: tuple[Span, ...]
    prose: tuple[Span, ...]

    def taken_from(self, story: Sequence[Span]) -> tuple[Span, ...]:
        """Return the spans of a story without these lines; one of nothing else stays."""
        left = tuple(piece for span in story for piece in _pieces(self.text, span, self.cut))
        return left if any(span.overlaps(line) for line in self.prose for span in story) else tuple(story)


def furniture_of(text: str) -> Furniture:
    """Read the lines of a text for what tells of the page.

    An extractor has found the article already: what it keeps stays unless the line itself gives it away, so that
    lists, subheads and tables are never touched.
    """
    lines = classify(text, guess(text))
    cut = tuple(line.span for line in _furniture(text, lines))
    prose = tuple(line.span for line in lines if line.kind in _PROSE and not _is_in(line.span, cut))
    return Furniture(text, cut, prose)


def _furniture(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that are no part of the article; the first is its headline, whatever it looks like."""
    for index, line in enumerate(lines):
        if line.words > _LONGEST or text.startswith("|", line.span.start):
            continue  # a row of a table may begin with "Source"
        if line.kind == "plea" and _QUOTE.search(line.span.of(text)):
            continue  # somebody is quoted who says "Subscribe"
        stamp = line.kind in _STAMPS and index > 0 and not _is_sentence(text, line)
        if line.kind in _NEVER_TOLD or stamp:
            yield line


def _is_sentence(text: str, line: Line) -> bool:
    """Tell whether a line ends in a stop: "On Monday it rained." is no time stamp; a credit in brackets is one."""
    end = line.span.end
    return line.kind != "credit" and forms.END.search(text, max(line.span.start, end - 8), end) is not None


def _is_in(span: Span, cut: Sequence[Span]) -> bool:
    return any(other.covers(span) for other in cut)


def _pieces(text: str, span: Span, cut: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of ``span`` between the lines cut out, without white space at its ends."""
    start = span.start
    for line in (*cut, Span(span.end, span.end)):
        if line.end < start or line.start > span.end:
            continue
        words = text[start : max(start, line.start)]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            yield Span(first, start + len(words.rstrip()))
        start = max(start, line.end)
