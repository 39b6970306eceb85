"""Lines and paragraphs: which line breaks of a text mean something, and which only wrap it.

An e-mail, an agency wire or a text file broken at 72 columns breaks its lines in the
middle of sentences; a scraped page never does. A break is taken for a wrap where the
first word of the next line would not have fitted into the text's width (greedy filling,
as every program that wraps does it), or where a long line stops in mid-air and the next
goes on in lower case.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import and_, or_

from summarizer.patterns import pattern
from summarizer.spans import Span

NARROWEST, WIDEST = 40, 130
"""The widths, in code points, that wrapped text is set in: phones and verse below, unwrapped text above."""
_NARROWEST_LINE = 30
"""A wrapped line that a long word left short is not shorter than this."""

_SINGLE_BREAK = frozenset(["\n", "\r\n", "\r", "\x85", "\u2028"])
_FIRST_WORD = pattern(r"[>|\s]{0,20}\S{1,40}")
_PREFIX = pattern(r"[>|\s]{0,20}")  # of a quoted e-mail
# What opens a line of its own: a bullet, a number, a heading, a table row, a rule.
_OPENER = pattern(r"[#*•·●▪◦‣|=–—+-]|\d{1,3}[.)]\s|\[?[a-zA-Z][.)]\s|_{3}|```")
_STOPPED = pattern(r"[.!?:;…。！？।؟]['\"”’»)\]*_]{0,4}$")
# Of the longest line, so much is filled before a word is taken to the next, for programs that wrap text even its lines
# out. Chosen: with more, more sentences are left in pieces; with less, a title right above its text is joined to it.
_FREE = 0.9
_FEW = 3  # fewer wrapped lines than this prove no width: two titles can end in the same column
_SHARE = 0.6  # of the lines within the width must end where greedy filling would end them (chosen, not swept)
_CARRIED = 0.25  # of the wraps must go on in lower case, as titles do not (.5: four more articles in 1,000 in pieces)


def lines(text: str) -> list[Span]:
    """Return the lines of ``text`` that hold something, trimmed."""
    found = []
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            found.append(Span(start, start + len(stripped)))
        position += len(line)
    return found


def paragraphs(text: str, found: Sequence[Span] | None = None) -> list[Span]:
    """Return the lines of ``text`` (or the ones ``found``), with those joined that are only wrapped."""
    found = lines(text) if found is None else found
    wraps = _wraps(text, found)
    return list(found) if wraps is None else _joined(found, wraps)


def _joined(found: Sequence[Span], wraps: Iterable[bool]) -> list[Span]:
    """Return the lines with those joined to the next whose break only wraps the text."""
    joined = list(found[:1])
    for wrapped, line in zip(wraps, found[1:], strict=False):
        if wrapped:
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def prose_paragraphs(text: str) -> list[Span]:
    """Return the lines of prose without a page around it (a summary), with those joined that go on in the next.

    There no short line is a menu's or a caption's: a line that stops in mid-air goes on where the next begins in
    lower case, and among lines that do so, a full one does, too. Bullets, headings and rows of tables stay apart.
    """
    found = lines(text)
    wrapped = [wrap for block in _blocks(text, found) for wrap in (*_wraps_inside(text, block), False)]
    if found and (wide := _wraps(text, found)):
        wrapped = [*map(or_, wrapped, wide), False]
    return _joined(found, wrapped)


def _blocks(text: str, found: Sequence[Span]) -> list[list[Span]]:
    """Return neighbouring lines together; a blank line, a bullet, a heading or the row of a table ends a block."""
    blocks = [list(found[:1])]
    for line, after in pairwise(found):
        apart = text[line.end : after.start].strip(" \t>") not in _SINGLE_BREAK
        if apart or _OPENER.match(text, after.start) or text[line.start] in "#|":
            blocks.append([])
        blocks[-1].append(after)
    return blocks


def _wraps_inside(text: str, block: Sequence[Span]) -> list[bool]:
    """Tell for each line of a block but the last whether it goes on in the next."""
    pairs = list(pairwise(block))
    carried = [_lower_next(text, after) and not _is_stopped(text, line) for line, after in pairs]
    if not any(carried) or not _begins(text, block[0]):
        return [False] * len(pairs)
    least = _FREE * max(line.end - line.start for line in block)
    full = [line.end - line.start + _reach(text, after) > least for line, after in pairs]
    # Whether a full stop ends a sentence ("Dr."), the words around it tell.
    may = [text[line.end - 1] == "." or not _is_stopped(text, line) for line, _ in pairs]
    return [goes_on or both for goes_on, both in zip(carried, map(and_, full, may), strict=True)]


def _begins(text: str, line: Span) -> bool:
    """Tell whether a line begins as sentences do, by which a text that is all in lower case is told."""
    return not next((c for c in text[line.start : line.end] if c.isalnum()), "a").islower()


def _wraps(text: str, found: Sequence[Span]) -> list[bool] | None:
    """Tell for each line but the last whether the break after it only wraps the text; None: no break does."""
    fits = [_NARROWEST_LINE <= end - start <= WIDEST for start, end in found]
    candidates = [
        fit and _could_wrap(text, line, after) for fit, (line, after) in zip(fits, pairwise(found), strict=False)
    ]
    if not any(candidates):
        return None
    width = _width(text, found, candidates)
    return [
        could and (_filled(text, line, after, width) or _carried(text, line, after))
        for could, (line, after) in zip(candidates, pairwise(found), strict=True)
    ]


def _could_wrap(text: str, line: Span, after: Span) -> bool:
    """Tell whether the two lines are neighbours of a kind that wrapping makes."""
    return (
        after.end - after.start <= WIDEST
        and text[line.end : after.start].strip(" \t>") in _SINGLE_BREAK
        and not _OPENER.match(text, after.start)
        and text[line.start] != "#"
    )


def _width(text: str, found: Sequence[Span], candidates: Sequence[bool]) -> int | None:
    """Return the width that most lines are filled to; None where the text is not wrapped.

    A line of length n whose successor starts with a word of w letters is explained by
    any width from n to n + w: the width that explains most lines is looked for.
    """
    steps = [0] * (WIDEST + 2)
    lengths = [0] * (WIDEST + 2)
    for could, (line, after) in zip(candidates, pairwise(found), strict=True):
        if could:
            length = line.end - line.start
            steps[length] += 1
            steps[min(WIDEST + 1, length + _reach(text, after))] -= 1
            lengths[length] += 1
    best, width, level = 0, 0, 0
    for column in range(NARROWEST, WIDEST + 1):
        level = sum(steps[: column + 1]) if column == NARROWEST else level + steps[column]
        if level > best:
            best, width = level, column
    if best < _FEW or best < _SHARE * sum(lengths):
        return None
    filled = [
        _lower_next(text, after) or not _is_stopped(text, line)
        for could, (line, after) in zip(candidates, pairwise(found), strict=True)
        if could and _filled(text, line, after, width)
    ]
    carried = sum(
        _lower_next(text, after)
        for could, (line, after) in zip(candidates, pairwise(found), strict=True)
        if could and _filled(text, line, after, width)
    )
    caseless = not any(c.islower() for c in text[found[0].start : found[0].start + 2000])
    return width if (sum(filled) if caseless else carried) >= _CARRIED * len(filled) else None


def _reach(text: str, after: Span) -> int:
    """Return how many columns the first word of ``after`` would have needed, the space before it counted."""
    match = _FIRST_WORD.match(text, after.start, after.end)
    return 1 + (match.end() - after.start if match else 1)


def _filled(text: str, line: Span, after: Span, width: int | None) -> bool:
    """Tell whether ``line`` is full: not wider than ``width``, and no room for the next word."""
    if width is None:
        return False
    length = line.end - line.start
    return length <= width < length + _reach(text, after)


def _lower_next(text: str, after: Span) -> bool:
    """Tell whether ``after`` goes on in lower case."""
    start = _PREFIX.match(text, after.start, after.end).end()  # type: ignore[union-attr]  # it matches nothing too
    return text[start : start + 1].islower()


def _is_stopped(text: str, line: Span) -> bool:
    """Tell whether ``line`` ends as sentences and introductions do."""
    return _STOPPED.search(text, max(line.start, line.end - 6), line.end) is not None


def _carried(text: str, line: Span, after: Span) -> bool:
    """Tell whether ``line`` stops in mid-air and the next goes on in lower case."""
    letters = line.of(text)
    return (
        _lower_next(text, after)
        and not _is_stopped(text, line)
        and not letters.islower()
        and any(map(str.isupper, letters))
    )
