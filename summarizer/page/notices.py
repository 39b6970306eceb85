"""What a page says about its own text: that it is cut off, behind a wall, corrected or updated.

Every notice has the exact span of the words that say so. Sites print offers of subscriptions and
"Updated" menus all over their pages; so only lines of the story, and those just after it, are read, and a
cue counts only where such a line would put it: at its start, or in a short line of its own.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from summarizer.page.values import NoticeKind, PageNotice
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
_PROSE_WORDS = 8  # a last line shorter than this may be a caption or a signature

# A prompt ("To view the full story, please subscribe …") is a line or two, a correction a few sentences, a
# stamp ("Updated at 10:30 by …") shorter than either; longer lines that start like one are prose.
_MOST_WORDS: dict[NoticeKind, int] = {"truncated": 14, "paywalled": 40, "correction": 90, "update": 24}

_LINE = re.compile(r"[^\n]*[^\W_][^\n]*")
_CUT_MARK = re.compile(r"\[\s?\+\s?\d{1,7}\s?(?:chars|characters|more)\s?\]|\[(?:…|\.\.\.)\]|(?:…|\.\.\.)(?=\W{0,4}\Z)")


def notices_of(text: str, story: Sequence[Span], others: Sequence[Span] = ()) -> tuple[PageNotice, ...]:
    """Return the notices of the story with the spans ``story``, in order; ``others`` are the other stories' spans.

    At most one notice of a kind and place. Only the last lines can tell of a cut.
    """
    if not story:
        return ()
    lines = list(_lines_read(text, story, others))
    found = [notice for line in lines if (notice := _said(text, line, story[-1].end))]
    cut = _cut(text, story[-1])
    if cut and not any(n.kind in ("truncated", "paywalled") and n.start == cut.start for n in found):
        found.append(cut)
    return tuple(sorted(found, key=lambda n: (n.start or 0, n.kind)))


def walled(free: bool, visible: str) -> PageNotice | None:
    """Return the notice that a page as a whole is behind a wall: it declares so, or says so beside a short text."""
    if not free:
        return PageNotice("paywalled", "the page declares that it is not free to read: the text may not be all of it")
    prompts = any(match.lastgroup == "paywalled" for match in _pattern().finditer(visible))
    return PageNotice("paywalled", MESSAGES["paywalled"]) if prompts else None


def _lines_read(text: str, story: Sequence[Span], others: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines of the story, the line above it, and the few after it that belong to no other story."""
    end = story[-1].end
    start = text.rfind("\n", max(0, story[0].start - _ABOVE), max(0, story[0].start - 1)) + 1 or story[0].start
    limit = min((other.start for other in others if other.start >= end), default=len(text))
    after = 0
    for match in _LINE.finditer(text, start, limit):
        after += match.start() >= end
        if after > _AFTER:
            return
        yield Span(*match.span())


def _said(text: str, line: Span, end: int) -> PageNotice | None:
    """Return what ``line`` says of the article, if anything; ``end`` is where the story ends."""
    head = text[line.start : min(line.end, line.start + _LINE_LENGTH)].rstrip()
    match = _pattern().search(head)
    if not match:
        return None
    kind = cast(NoticeKind, match.lastgroup)
    near = kind not in ("truncated", "paywalled") or line.end >= end - _NEAR_END
    if not near or len(head.split()) > _MOST_WORDS[kind]:
        return None
    if kind == "update" and not re.search(r"\d|\bthis\b|:", head, re.I):
        return None
    return PageNotice(kind, MESSAGES[kind], line.start + match.start(), line.start + len(head))


def _cut(text: str, last: Span) -> PageNotice | None:
    """Return the notice that the story ends in the middle of a sentence."""
    base = max(last.start, last.end - _TAIL)
    tail = text[base : last.end].rstrip()
    marks = list(_CUT_MARK.finditer(tail))
    if marks and len(tail) - marks[-1].end() < 4:
        return PageNotice("truncated", MESSAGES["truncated"], base + marks[-1].start(), base + marks[-1].end())
    word = re.search(r"(\w+)[,;:–—-]?\Z", tail)
    if word and word[1].lower() in _never_last() and len(tail.rpartition("\n")[2].split()) >= _PROSE_WORDS:
        return PageNotice("truncated", MESSAGES["truncated"], base + word.start(1), base + word.end(1))
    return None


@cache
def _pattern() -> re.Pattern[str]:
    """Return the cues of all languages as one pattern, each at the start of a line or a sentence, a group a kind."""
    kinds: tuple[NoticeKind, ...] = ("paywalled", "truncated", "correction", "update")
    groups = "|".join(f"(?P<{kind}>{_cues(kind)})" for kind in kinds)
    return re.compile(rf"(?:\A|(?<=\n)|(?<=[.!?|:]\s))[\s\W]{{0,6}}(?:{groups})", re.I)


def _cues(kind: NoticeKind) -> str:
    found = sorted({cue for lang in _LANGUAGES for cue, k in entries(lang, "notices") if k == kind}, key=len)
    return "|".join(map(_spelled, reversed(found)))


def _spelled(cue: str) -> str:
    """Return the pattern of a cue: any white space and apostrophe, a few words for ``*``, whole words only."""
    escaped = re.escape(cue).replace(r"\ ", r"\s{1,3}").replace("'", "['’]").replace(r"\*", r"[^\n]{1,60}?")
    return escaped + (r"\b" if cue[-1].isalnum() else "")


@cache
def _never_last() -> frozenset[str]:
    return frozenset(word for lang in _LANGUAGES for word in words(lang, "never_last"))
