"""What an extractor leaves of a page around its article: a cookie notice, a wall's prompt, a byline, a time stamp."""

from collections.abc import Iterator, Sequence

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


def without_furniture(text: str, story: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of the story without the lines that plainly tell of the page and not of the story.

    An extractor has found the article already: what it keeps stays unless the line itself gives it away, so that
    lists, subheads and tables are never touched. A story of nothing else stays.
    """
    lines = classify(text, guess(text))
    cut = [line.span for line in _furniture(text, lines)]
    left = tuple(piece for span in story for piece in _pieces(text, span, cut))
    return left if any(line.kind in _PROSE and not _is_in(line.span, cut) for line in lines) else tuple(story)


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
