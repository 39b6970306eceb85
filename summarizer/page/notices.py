"""What a page says about its own text: that it is cut off, behind a wall, corrected or updated.

Every notice has the exact span of the words that say so. Sites print offers of subscriptions and
"Updated" menus all over their pages; so only lines of the story, and those just after it, are read, and a
cue counts only where such a line would put it: at its start, or in a short line of its own.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice
from typing import cast

from summarizer.page.values import Notice, NoticeKind
from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.spans import Span

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
"""The languages with a list ``notices`` among the cues."""

MESSAGES: dict[NoticeKind, str] = {
    "truncated": "the text is cut off: the article goes on elsewhere",
    "paywalled": "the text stops at a paywall: subscribers can read more",
    "correction": "the page says that the article was corrected",
    "update": "the page says that the article was or will be updated",
}

# Measured on the flat pages and articles of the development data, see the tests' measure of false notices.
_AFTER = 5  # lines read after the story: prompts and corrections follow it at once, menus and footers later
_NEAR_END = 1_000  # characters before the story's end within which a prompt can cut it off
_ABOVE = 300  # characters before the headline, where "Updated at 10:30" stands
_LINE_LENGTH = 600  # characters read of a line
_TAIL = 300  # characters read of the story's end
_PROSE_WORDS = 8  # a last line shorter than this may be a caption, a signature, a teaser ("Read more…")
_MARK_FROM_END = 4  # characters that may follow a mark of the cut

# A prompt ("To view the full story, please subscribe …") is a line or two, a correction a few sentences, a
# stamp ("Updated at 10:30 by …") shorter than either; longer lines that start like one are prose.
_MOST_WORDS: dict[NoticeKind, int] = {"truncated": 14, "paywalled": 40, "correction": 90, "update": 24}

_BELOW = 3_000  # characters after the story in which those lines are looked for
_MOST_VISIBLE = 100_000  # characters of a page's visible text searched for a wall

_WORD = pattern(r"\w+")
# A first word of a line, behind the break before it, or of a sentence; and that of the text.
_START = pattern(r"[\n.!?|:](?:(?<=\n)|(?<!\n)\s)[^\w\n]{0,6}(\w+)")
_TOP = pattern(r"[^\w\n]{0,6}(\w+)")
_LINE = pattern(r"[^\n]{0,600}[^\W_][^\n]{0,600}")
_CUT_MARK = pattern(r"\[\s?\+\s?\d{1,7}\s?(?:chars|characters|more)\s?\]|\[\s?(?:…|\.\.\.)\s?\]")
_OF_ITSELF = pattern(
    r"(?:Correction|Clarification|Erratum|CORRECTION|CLARIFICATION)\b[^.!?\n]{0,40}:"
    r"|(?:An? (?:earlier|previous) version of this|This) (?:article|story|report)\b"
)
_OPEN_END = pattern(r"(\w+)[,;:–—-]?\Z|(…|\.\.\.)\W{0,3}\Z")


def notices_of(text: str, story: Sequence[Span], others: Sequence[Span] = ()) -> tuple[Notice, ...]:
    """Return the notices of the story with the spans ``story``, in order; ``others`` are the other stories' spans.

    Only what stands near the story's end can tell of a cut or a wall.
    """
    if not story:
        return ()
    found = list(_said(text, _region(text, story, others), story[-1].end))
    cut = _cut(text, story[-1])
    if cut and not any(notice.kind in ("truncated", "paywalled") for notice in found):
        found.append(cut)
    return tuple(sorted(found, key=lambda notice: notice.start or 0))


def without_corrections(text: str, story: tuple[Span, ...], notices: Sequence[Notice]) -> tuple[Span, ...]:
    """Return the spans of the story without what tells of a correction: it speaks of the story, and tells it not.

    That is the whole line where only marks stand before the notice. Behind other words of the line it is the rest of
    it, if it plainly speaks of the article: "We have corrected it" can be somebody's words. A story of nothing else
    stays.
    """
    left = story
    for notice in notices:
        if notice.kind != "correction" or notice.start is None or not notice.end:
            continue
        line = text.rfind("\n", 0, notice.start) + 1
        inside = any(map(str.isalnum, text[line : notice.start]))
        if inside and not _OF_ITSELF.match(text, notice.start):
            continue
        start = notice.start if inside else line
        pieces = (p for s in left for p in (Span(s.start, min(s.end, start)), Span(max(s.start, notice.end), s.end)))
        trimmed = (piece.trimmed(text) for piece in pieces if piece.start < piece.end)
        left = tuple(piece for piece in trimmed if piece.start < piece.end)
    return left or story


def walled(free: bool, visible: str) -> Notice | None:
    """Return the notice that a page as a whole is behind a wall: it declares so, or says so beside a short text."""
    if not free:
        return Notice("paywalled", "the page declares that it is not free to read: the text may not be all of it")
    prompts = any(cue.lastgroup == "paywalled" for cue in _cues_in(visible, Span(0, min(len(visible), _MOST_VISIBLE))))
    return Notice("paywalled", MESSAGES["paywalled"]) if prompts else None


def _region(text: str, story: Sequence[Span], others: Sequence[Span]) -> Span:
    """Return the stretch that is read: the story, the line above it, and the few after it that are no other story's."""
    start = text.rfind("\n", max(0, story[0].start - _ABOVE), max(0, story[0].start - 1)) + 1 or story[0].start
    end = story[-1].end
    limit = min((other.start for other in others if other.start >= end), default=len(text))
    below = list(islice(_LINE.finditer(text, end, min(limit, end + _BELOW)), _AFTER))
    return Span(start, below[-1].end() if below else end)


def _said(text: str, region: Span, end: int) -> Iterator[Notice]:
    """Yield what the page says of the article in ``region``, at most one notice a line."""
    read_to = region.start
    for cue in _cues_in(text, region):
        line = _line_around(text, cue.start(), region.end)
        kind = cast(NoticeKind, cue.lastgroup)
        near = kind not in ("truncated", "paywalled") or line.end >= end - _NEAR_END
        if cue.start() >= read_to and near and _fits(kind, line.of(text)):
            yield Notice(kind, MESSAGES[kind], cue.start(), line.end)
            read_to = line.end


def _cues_in(text: str, region: Span) -> Iterator[re.Match[str]]:
    """Yield the cues that stand at the start of a line or a sentence of ``region``."""
    firsts = _by_first_word()
    top = _TOP.match(text, 0, region.end) if region.start == 0 else None
    behind = top.end() if top else region.start - (text[region.start - 1 : region.start] == "\n")
    for start in chain((top,) if top else (), _START.finditer(text, behind, region.end)):
        first = start[1].lower()
        cue = _pattern(first).match(text, start.start(1)) if first in firsts else None
        if cue and cue.lastgroup != "harmless":
            yield cue


def _line_around(text: str, position: int, limit: int) -> Span:
    """Return the line around ``position``, cut to ``_LINE_LENGTH`` on either side, without white space at its end."""
    start = text.rfind("\n", max(0, position - _LINE_LENGTH), position) + 1 or max(0, position - _LINE_LENGTH)
    end = text.find("\n", position, min(limit, position + _LINE_LENGTH))
    end = min(limit, position + _LINE_LENGTH) if end < 0 else end
    return Span(start, position + len(text[position:end].rstrip()))


def _fits(kind: NoticeKind, line: str) -> bool:
    """Tell a notice from prose that begins like one."""
    dated = kind != "update" or re.search(r"\d|\bthis\b|:", line, re.I)
    return bool(dated) and len(line.split()) <= _MOST_WORDS[kind]


def _cut(text: str, last: Span) -> Notice | None:
    """Return the notice that the story ends in the middle of a sentence."""
    base = max(last.start, last.end - _TAIL)
    tail = text[base : last.end].rstrip()
    mark = max(_CUT_MARK.finditer(tail), key=lambda m: m.end(), default=None)
    if mark and len(tail) - mark.end() < _MARK_FROM_END:
        return _truncated(base, mark.span())
    open_end = _OPEN_END.search(tail)
    if not open_end or len(tail.rpartition("\n")[2].split()) < _PROSE_WORDS:
        return None
    if open_end[2]:
        return _truncated(base, open_end.span(2))
    return _truncated(base, open_end.span(1)) if open_end[1].lower() in _never_last() else None


def _truncated(base: int, span: tuple[int, int]) -> Notice:
    return Notice("truncated", MESSAGES["truncated"], base + span[0], base + span[1])


@cache
def _pattern(first: str) -> re.Pattern[str]:
    """Return the cues that begin with the word ``first``, a group a kind; what is harmless shields it from the others.

    Compiled when such a word is met: all of them together take 20 ms, and a page has two or three.
    """
    kinds = ("harmless", "paywalled", "truncated", "correction", "update")
    cues = {kind: [cue for cue, of in _by_first_word()[first] if of == kind] for kind in kinds}
    return re.compile(
        "|".join(f"(?P<{kind}>{'|'.join(map(_spelled, cues[kind]))})" for kind in kinds if cues[kind]), re.I
    )


@cache
def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    """Return the cues of all languages with their kinds, by their first word, the longest first."""
    cues = dict.fromkeys(entry for lang in _LANGUAGES for entry in entries(lang, "notices"))
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in sorted(cues, key=lambda entry: (-len(entry[0]), entry)):
        if word := _WORD.match(entry[0]):
            found.setdefault(word[0], []).append(entry)
    return found


def _spelled(cue: str) -> str:
    """Return the pattern of a cue: any white space and apostrophe, a few words for ``*``, whole words only."""
    escaped = re.escape(cue).replace(r"\ ", r"\s{1,3}").replace("'", "['’]").replace(r"\*", r"[^\n]{1,60}?")
    return escaped + (r"\b" if cue[-1].isalnum() else "")


@cache
def _never_last() -> frozenset[str]:
    return frozenset(word for lang in _LANGUAGES for word in words(lang, "never_last"))
