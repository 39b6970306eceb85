"""Several stories in one page's extracted text: each begins with a top heading of the page."""

from collections.abc import Sequence
from itertools import pairwise

from summarizer.page.layout import Line, classify
from summarizer.page.spelling import letters
from summarizer.page.stories import FIRST, LONGEST, STORY
from summarizer.page.values import Story
from summarizer.reading.languages import guess
from summarizer.spans import Span

_BYLINE_WITHIN = 3  # lines below a headline: a standfirst and a date may stand between


def several(text: str, headings: Sequence[str], *, apart: bool) -> tuple[tuple[Story, ...], int]:
    """Return the stories of ``text`` that begin with ``headings``, and the index of the main one; none of one story.

    Headings alone do not make stories: some pages set their sections so. Each must have an article of its own
    (``apart``) or a byline below it, and prose enough. The main story is the first that is not much the shorter.
    """
    if len(headings) < 2:
        return (), 0
    lines = classify(text, guess(text))
    wanted = set(map(letters, headings))
    starts = [i for i, line in enumerate(lines) if letters(line.span.of(text)) in wanted]
    starts = [
        i for i in starts if apart or any(line.kind == "byline" for line in lines[i + 1 : i + 1 + _BYLINE_WITHIN])
    ]
    sizes = [_words(lines[first:after]) for first, after in pairwise([*starts, len(lines)])]
    if len(starts) < 2 or min(sizes) < STORY:
        return (), 0
    ends = [*(lines[start - 1].span.end for start in starts[1:]), lines[-1].span.end]
    heads = (lines[start].span for start in starts)
    stories = tuple(Story(head.of(text), (Span(head.start, end),)) for head, end in zip(heads, ends, strict=True))
    return stories, next(i for i, size in enumerate(sizes) if size >= FIRST * max(sizes))


def _words(lines: Sequence[Line]) -> int:
    return sum(min(line.words, LONGEST) for line in lines if line.kind == "prose")
