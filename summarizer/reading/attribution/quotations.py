"""Quotations with exact offsets: double, curly, angled, low and single marks, across sentences and paragraphs."""

import re
from functools import cache
from typing import NamedTuple

from summarizer.spans import Span

_LONGEST = 6_000
"""A quotation is given up after so many characters: a stray mark must not swallow a page. The longest in 84
news articles (paragraph by paragraph) has 1,900."""

_MARK = re.compile(r"[\"“”„«»]|''|``|['‘‚](?<!\w.)(?=\S)", re.DOTALL)
_ANY_MARK = re.compile(r"[\"“”„«»'`‘‚]")
"""What each of them begins with: found several times faster than it can be told that none of them stands there."""
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "'": "'", '"': '"”', "''": "''", "``": "''"}


class Quotation(NamedTuple):
    """A stretch in quotation marks (``span`` with, ``inner`` without them).

    ``open`` where no closing mark came before the paragraph ended: the quotation may go on in the next one.
    """

    span: Span
    inner: Span
    open: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of ``text``, in order, never overlapping. Linear in the text."""
    if _ANY_MARK.search(text) is None:
        return ()
    found: list[Quotation] = []
    barren: dict[str, int] = {}
    position = 0
    paragraph_end = -1
    for match in _MARK.finditer(text):
        if match.start() < position:
            continue
        if match.start() >= paragraph_end:
            paragraph_end = _paragraph_end(text, match.start())
        quotation = _opened(text, match, paragraph_end, barren)
        if quotation is not None:
            found.append(quotation)
            position = quotation.span.end
    return tuple(found)


def _paragraph_end(text: str, start: int) -> int:
    """Return where the paragraph ends: at a line end, unless the line was merely wrapped in mid-sentence."""
    limit = min(len(text), start + _LONGEST)
    position = start
    while True:
        end = text.find("\n", position, limit)
        if end < 0:
            return limit
        before, after = text[max(start, end - 3) : end].rstrip(), text[end + 1 : end + 2]
        if not before or not (before[-1].isalnum() or before[-1] == ",") or not after.islower():
            return end
        position = end + 1


def _opened(text: str, match: re.Match[str], limit: int, barren: dict[str, int]) -> Quotation | None:
    """Read the quotation that opens at ``match``, or None where the mark opens nothing.

    ``barren`` remembers up to where each mark has no closing one, so that many stray marks cost no second search.
    """
    mark, start, inner = match.group(), match.start(), match.end()
    if mark not in _CLOSING or inner >= limit or (text[inner].isspace() and mark != "«"):  # French: « … »
        return None
    if mark in ('"', "''", "»") and start and (text[start - 1].isalnum() or text[start - 1] in ".,"):
        return None
    single = mark in "'‘‚"
    close = None
    if barren.get(mark, -1) < limit:
        close = _single_close(text, inner, limit, _CLOSING[mark]) if single else _close(text, mark, inner, limit)
    if close is None:
        barren[mark] = limit
        return None if single else _unclosed(text, start, inner, limit)
    return Quotation(Span(start, close + (2 if len(mark) == 2 else 1)), Span(inner, close))


def _close(text: str, mark: str, inner: int, limit: int) -> int | None:
    places = [p for p in (text.find(c, inner, limit) for c in _closers(mark)) if p >= 0]
    return min(places) if places else None


def _closers(mark: str) -> tuple[str, ...]:
    return ("''",) if mark in ("''", "``") else tuple(_CLOSING[mark])


def _single_close(text: str, inner: int, limit: int, closers: str) -> int | None:
    """Return the closing single mark: not an apostrophe, and not a plural possessive if a better one follows."""
    fallback = None
    for match in _single_marks(closers).finditer(text, inner, limit):
        place = match.start()
        if text[place - 1] != "s" or text[place + 1 : place + 2] in ",.;:!?)":
            return place
        fallback = place if fallback is None else fallback
    return fallback


@cache
def _single_marks(closers: str) -> re.Pattern[str]:
    return re.compile(rf"[{closers}](?<=\S.)(?!\w)", re.DOTALL)


def _unclosed(text: str, start: int, inner: int, limit: int) -> Quotation | None:
    """A quotation that its paragraph leaves open; a paragraph's rest is one only if it opens the sentence."""
    end = limit
    while end > inner and text[end - 1].isspace():
        end -= 1
    before = text[max(0, start - 2) : start].strip(" \t")
    if end <= inner or (before and before[-1:] not in "\n\r,:.—–"):
        return None
    return Quotation(Span(start, end), Span(inner, end), open=True)
