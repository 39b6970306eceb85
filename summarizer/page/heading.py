"""What flat text says of itself near the head of the story: title, author, date. All of it is inferred.

Only lines that are nothing but a byline or a date are read, and only between the headline and the first
paragraphs, so that neither the prose nor another story's time stamp is taken for the article's own.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.page.dates import Found, dates_in
from summarizer.page.spelling import letters
from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.cues import words as cue_words

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
"""The languages with a list ``bylines`` among the cues; heads are short, so all are tried."""

# Read on the flat pages of the development data: byline and date stand within eight lines of the headline,
# at most one sentence (a standfirst) between; above the headline, only the line that touches it is the story's.
_LINES_BELOW = 8
_PARAGRAPHS = 2
_LINES_ABOVE = 1
_PARAGRAPH_WORDS = 12
_LINE_WORDS = 16  # a byline with role, outlet, date and reading time; longer lines are prose
_LINE_LENGTH = 200
_TITLE_WORDS = range(2, 31)

_NAME_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w.'’`-]{0,30})"
_PARTICLE = r"(?:de|del|della|di|da|dos|van|von|der|den|ter|la|le|el|al|bin|ibn|ben|y|zu|st)"
_NAME = rf"{_NAME_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_NAME_WORD}){{0,4}}"
_NAMES = pattern(rf"(?:the\s)?(?P<names>(?-i:{_NAME}(?:(?:,\s(?:and\s)?|\s(?:and|und|et|y|e|en|&)\s){_NAME}){{0,5}}))")
# What may stand after the names: nothing, a mark, a date, a place, an outlet, a reading time.
_FOLLOWS = pattern(
    r"\s*(?:\Z|[,|·•–—(/@-]|\d|(?:in|for|at|on|of|min|updated|published)\b)|\s+[^\W\d_]{3,9}\.?\s\d", re.I
)
_MARKUP = pattern(r"\A\s{0,3}(?:#{1,6}\s+|>\s*|[*_]{1,3}(?=\S))|[*_]{1,3}\s*\Z|\s#+\s*\Z")
_EMPHASIS = pattern(r"(?<!\w)(\*{1,3}|_{1,3}|`)(?=\S)([^*_`\n]{1,200})(?<=\S)\1(?!\w)")
_IMAGE = pattern(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{0,500}\)")
_NO_HEADLINE = pattern(r"\s*(?:[-*+>|<•·]|\d{1,3}[.)])\s")  # items of lists, quotations, tables, tags
_TOP_HEADING = pattern(r"^ {0,3}# +(\S[^\n]{0,300})$|^(\S[^\n]{0,300})\n={3,80}[ \t]*$", re.M)
_HEADING_WITHIN = 2_000  # characters: badges, a picture, a comment may stand above the heading
_LINK = pattern(r"\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")


class Head(NamedTuple):
    """What the head of a story says; None where it says nothing."""

    title: str | None = None
    author: str | None = None
    published: str | None = None


def head_of(text: str, start: int, title: str | None) -> Head:
    """Read the head of the story that starts at ``start``; ``title`` is its headline where it is known."""
    lines = list(_lines_around(text, start))
    headline = unmarked(title) if title else _headline(text, start)
    shown = letters(headline or "")
    plain = [line for line in lines if letters(line) != shown]
    return Head(headline, _author(plain), _published(plain))


def are_names(words: str) -> bool:
    """Tell whether ``words`` are names of people and nothing else: "Jane Doe, John Q. Public"."""
    match = _NAMES.match(words)
    return match is not None and match.end() == len(words) and not _is_calendar(words)


def unmarked(line: str) -> str:
    """Return a line of Markdown without its heading and emphasis marks, links as their words."""
    words = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _IMAGE.sub("", line.strip()[: _LINE_LENGTH * 4])))
    return _MARKUP.sub("", words).strip()


def without_tag(words: str) -> str:
    """Return a headline without the tag that a wire puts before it: "UPDATE 2-Ola Works cuts jobs"."""
    match = _TAG.match(words)
    return words[match.end() :] if match and match[1].lower() in _wire_tags() else words


_TAG = pattern(r"\s{0,3}([A-Z]{3,12})(?:\s\d{1,2})?(?:-|\s[–—-]\s|:\s)(?=[^\W_])")


@cache
def _wire_tags() -> frozenset[str]:
    """Return the words that wires put before a headline."""
    return frozenset(word for language in _LANGUAGES for word in cue_words(language, "wire_tags"))


def top_heading(text: str, start: int) -> str | None:
    """Return the first top heading of a Markdown text near ``start``; None where there is none."""
    match = _TOP_HEADING.search(text, start, start + _HEADING_WITHIN)
    return (unmarked(match[1] or match[2]) or None) if match else None


def _headline(text: str, start: int) -> str | None:
    """Return the first line of the story where it is like a headline and something follows it."""
    end = text.find("\n", start)
    if end < 0 or not text[end : end + 4000].strip():
        return None
    if _NO_HEADLINE.match(text, start):
        return None
    line = unmarked(text[start : min(end, start + 1000)])
    if len(line.split()) not in _TITLE_WORDS or len(line) > 300 or re.search(r"[.;:,]['\"”’)]{0,2}\Z", line):
        return None
    return line


def _lines_around(text: str, start: int) -> Iterator[str]:
    """Yield the short lines of the head: those just above the headline, then those below it."""
    above = [line for line in text[max(0, start - 400) : start].split("\n") if line.strip()]
    yield from (unmarked(line) for line in above[-_LINES_ABOVE:] if _is_short(line))
    paragraphs = seen = 0
    position = start
    while position < len(text) and seen < _LINES_BELOW + 1:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position : min(end, position + _LINE_LENGTH + 1)].strip()
        position = end + 1
        if not line:
            continue
        seen += 1
        if _is_short(line):
            yield unmarked(line)
        elif len(line.split()) >= _PARAGRAPH_WORDS and seen > 1:
            paragraphs += 1
            if paragraphs == _PARAGRAPHS:
                return


def _is_short(line: str) -> bool:
    return len(line) <= _LINE_LENGTH and len(line.split()) <= _LINE_WORDS


def _author(lines: list[str]) -> str | None:
    """Return the author of the first byline: "By Jane Doe…", "By" above a name, or a name with a role."""
    for line, below in pairwise([*lines, ""]):
        by = _byline().match(line)
        if by and by.end() == len(line):
            return _names_at(below, 0)
        if by and (names := _names_at(line, by.end(), dated=bool(dates_in(below)))):
            return names
        with_role = _role().match(line)
        if with_role and not _is_calendar(with_role["names"]):
            return with_role["names"]
    return None


def _names_at(line: str, position: int, *, dated: bool = False) -> str | None:
    """Return the names that start at ``position``, where the rest of the line is what follows names in a byline.

    A single name is believed only beside a date ("By Reuters" above one; "By Design" is a heading).
    """
    match = _NAMES.match(line, position)
    if not match:
        return None
    start, end = match.span("names")
    stamp = next((found.start for found in dates_in(line) if start < found.start), len(line))
    names = _without_role(line[start : min(end, stamp)].rstrip(" ,|·•–—-"))
    rest = line[start + len(names) :]
    if not names or _is_calendar(names) or not _FOLLOWS.match(rest):
        return None
    return names if len(names.split()) > 1 or dated or stamp < len(line) else None


def _without_role(names: str) -> str:
    """Return the names without the role or the address after the last comma ("Jane Doe, Staff Writer")."""
    front, comma, last = names.rpartition(",")
    told = set(last.lower().split())
    if not comma:
        return "" if told <= _role_words() else names
    return front if told & _role_words() or re.search(r"\w\.(?:com|org|net|co|[a-z]{2})\Z", last.lower()) else names


@cache
def _role_words() -> frozenset[str]:
    return frozenset({*_cues("role"), "editorial", "team"})


def _published(lines: list[str]) -> str | None:
    """Return the date that a line gives as its own matter; one said to be of an update only does not count."""
    for line in lines:
        for found in dates_in(line):
            if _is_stamp(line, found):
                return found.iso
    return None


def _is_stamp(line: str, found: Found) -> bool:
    """Tell a date line from a sentence with a date, and a date of publication from one of an update."""
    before, after = line[: found.start].strip(), line[found.end :].strip()
    if _updated().search(before):
        return False
    return bool(_published_label().search(before)) or (_is_frame(before) and _is_frame(after))


def _is_frame(words: str) -> bool:
    """Tell whether ``words`` may stand beside a date in a stamp: a weekday, an outlet, a byline, a clock; no prose."""
    words = re.sub(r"@\w+", "", words)
    if re.search(r"[^\W\d_]{3,}[.!?]['\"”’]?\Z", words):
        return False
    told = re.findall(r"[^\W\d_]{2,}", words)
    small = [word for word in told if word.islower() and word not in _framing()]
    return len(told) <= 9 and not small


@cache
def _framing() -> frozenset[str]:
    """Return the lower-case words that stand in date lines."""
    own = {"by", "on", "at", "min", "read", "am", "pm", "and", "of", "the", "in", "for", "ago", "comments", "comment"}
    return frozenset(own | {w for cue in _cues("by", "published", "updated") for w in cue.split()})


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?:{_any(_cues('by'))})(?:\s{{0,2}}:\s{{0,2}}|\s{{1,3}}|\Z)(?=\W{{0,2}}(?-i:[^\W\d_a-z])|\Z)", re.I
    )


@cache
def _role() -> re.Pattern[str]:
    """Return the pattern of "Jane Doe, Staff writer", with nothing else in the line but an outlet."""
    return re.compile(
        rf"(?P<names>(?-i:{_NAME_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_NAME_WORD}){{1,3}}))\s{{0,2}}[,|–—-]\s{{0,2}}"
        rf"(?:[\w&.'’-]{{1,20}}\s){{0,3}}(?:{_any(_cues('role'))})\b(?:[^.!?]{{0,60}})\Z",
        re.I,
    )


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_any(_cues('updated'))})\W{{0,4}}(?:on|at|am|le|el|il|em|op)?\W{{0,4}}(?:\w{{2,9}},?\s{{1,2}})?\Z",
        re.I,
    )


@cache
def _published_label() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\A|\W)(?:{_any(_cues('published'))})\W{{0,4}}(?:on|at|am|le|el|il|em|op)?\W{{0,4}}(?:\w{{2,9}},?\s{{0,2}})?\Z",
        re.I,
    )


@cache
def _cues(*kinds: str) -> tuple[str, ...]:
    found = [w for lang in _LANGUAGES for w, kind in entries(lang, "bylines") if kind in kinds]
    return tuple(sorted(set(found), key=lambda w: (-len(w), w)))


def _any(cues: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, cues))


@cache
def _calendar() -> frozenset[str]:
    months = {name for lang in _LANGUAGES for name, _ in entries(lang, "months")}
    return frozenset(months | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _is_calendar(names: str) -> bool:
    return names.split()[0].rstrip(".,").lower() in _calendar() if names.split() else True
