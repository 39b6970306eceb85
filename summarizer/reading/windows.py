"""Long texts read only where somebody asks: cut into blocks, and who says what read around a place.

A figure is read from its own paragraph, so that reading paragraph by paragraph finds what reading the whole does.
Who "he" is, is told by what stands before: a window holds enough of it for nearly every pronoun, but a full name that
only the first chapter tells stays the last name that the window has.
"""

from bisect import bisect_left
from collections.abc import Sequence

from summarizer.reading.attribution import Attribution, Speaker, Statement, read_attribution
from summarizer.spans import Span, overlapping

WHOLE = 200_000
"""Code points of a story up to which it is read whole: no article is longer, and it is read in some .4 seconds."""

BLOCK = 3_000
"""Code points of a block at least: six paragraphs of news. Twenty sentences of evidence touch twenty blocks at most."""

PARAGRAPH = 500
"""Code points of a block that is read for figures alone, at least: a paragraph or two. Only so many figures are read in
2,000 of a block, which would not hold in much shorter ones: a text of nothing but figures would be read whole."""

_BEFORE = 3_000
"""Code points read before a block for whom its pronouns and last names mean: the five paragraphs before."""

_AFTER = 500
"""Code points read after it: who says a quotation may be told in the sentence after it."""


def blocks_of(text: str, sentences: Sequence[Span], spans: Sequence[Span], least: int = BLOCK) -> tuple[Span, ...]:
    """Cut the ``spans`` of a text into blocks: none where they are short, else where a paragraph ends, or a sentence.

    Each of the ``sentences`` lies in one block; the blocks have ``least`` code points at least. Linear in their number.
    """
    if sum(end - start for start, end in spans) <= WHOLE:
        return tuple(spans)
    return tuple(block for span in spans for block in _cut(text, sentences, span, least))


def _cut(text: str, sentences: Sequence[Span], span: Span, least: int) -> list[Span]:
    blocks, begin = [], span.start
    for i in overlapping(span, sentences):
        start = sentences[i].start
        length = start - begin
        ends = length > 2 * BLOCK or (length > least and "\n" in text[sentences[i - 1].end : start])
        if ends and i:
            blocks.append(Span(begin, start))
            begin = start
    return [*blocks, Span(begin, span.end)]


def attribution_near(
    text: str, sentences: Sequence[Span], block: Span, language: str | None, known: int
) -> Attribution:
    """Read who says what in a ``block`` of a text, and in what stands before it, so that pronouns are told.

    Offsets are the text's, and a statement's ``sentence`` counts the text's ``sentences``; its ``speaker``
    counts on from the ``known`` ones of other blocks.
    """
    first = bisect_left(sentences, (block.start - _BEFORE,))
    last = bisect_left(sentences, (block.end + _AFTER,))
    if first >= last:
        return Attribution((), ())
    start, end = sentences[first].start, sentences[last - 1].end
    near = tuple(Span(s.start - start, s.end - start) for s in sentences[first:last])
    read = read_attribution(text[start:end], near, language)
    speakers = tuple(_moved_speaker(speaker, start) for speaker in read.speakers)
    return Attribution(speakers, tuple(_moved(statement, start, first, known) for statement in read.statements))


def _moved_speaker(speaker: Speaker, by: int) -> Speaker:
    role = _shifted(speaker.role, by) if speaker.role else None
    return speaker._replace(mentions=tuple(_shifted(span, by) for span in speaker.mentions), role=role)


def _moved(statement: Statement, by: int, first: int, known: int) -> Statement:
    return statement._replace(
        sentence=statement.sentence + first,
        content=tuple(_shifted(span, by) for span in statement.content),
        cue=_shifted(statement.cue, by),
        source=_shifted(statement.source, by) if statement.source else None,
        speaker=None if statement.speaker is None else statement.speaker + known,
    )


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
