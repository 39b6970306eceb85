"""Fold a text to what its reader sees, and keep the way back: an offset map between the two.

Folded are white space, case, quotation marks, dashes, ligatures and full-width forms (NFKC), composed and
decomposed characters, soft hyphens and other invisible characters, Arabic tatweel, HTML entities, and the
emphasis marks, links and footnote numbers of Markdown. Superscripts, subscripts and fractions are not:
"10²" is not 102 and "1½" is not 11/2.

Most characters fold one to one. Only the others (*units*: stretches that fold to more or fewer characters)
are written into the map, so folding runs at the speed of :mod:`re` and the map is small.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, decimal, decomposition, is_normalized, normalize

from summarizer.spans import Span

QUOTES = "'\"`´‘’‚‛“”„‟′″«»‹›ʼ＇＂「」『』"
DASHES = "-‐‑‒–—―−﹘﹣－"
_STREAM_SAFE = 30
"""Most combining marks taken as one character: the bound of Unicode's Stream-Safe Text Format (UAX #15).
It keeps normalisation, which sorts the marks of a character, from going quadratic on a made-up text."""
_KEPT = ("<super>", "<sub>", "<fraction>", "<circle>")
"""Compatibility forms that are not folded, because the number they write would change."""
_ENTITY = r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
_EMPHASIS = r"(?<!\w)[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?!\w)"
_LINK = r"\[(?=[^\[\]]{1,300}\]\()|\]\([^()\s]{1,1000}\)"
_FOOTNOTE = r"(?<=[\w.,;:!?\"'’”)\]])\[[0-9]{1,3}\]"
_MOST_REPLACES = 24
"""Up to so many one-to-one characters are replaced one after the other; beyond that one pass of
``str.translate`` is faster (measured on 1.3 MB: a replace takes 1 to 4 ms, a translate 140 ms)."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and its offset map. Unit ``k`` is ``text[starts[k]:ends[k]]`` and stands for
    ``source[source_starts[k]:source_ends[k]]``; between units, characters correspond one to one.
    """

    text: str
    starts: "array[int]"
    ends: "array[int]"
    source_starts: "array[int]"
    source_ends: "array[int]"

    def source(self, start: int, end: int) -> Span | None:
        """Return the stretch of the source that folds to ``text[start:end]`` (not empty); None where a border
        would cut what is one in the source (a ligature, a combined character).
        """
        first = self._begin(start)
        last = self._end(end)
        return None if first is None or last is None else Span(first, last)

    def folded(self, at: int) -> int:
        """Return where the source offset ``at`` is in the folded text (of a unit: its start)."""
        unit = bisect_right(self.source_starts, at) - 1
        if unit < 0:
            return at
        if at < self.source_ends[unit]:
            return self.starts[unit]
        return self.ends[unit] + at - self.source_ends[unit]

    def _begin(self, at: int) -> int | None:
        unit = bisect_right(self.starts, at) - 1
        if unit < 0:
            return at
        if at < self.ends[unit]:
            return self.source_starts[unit] if at == self.starts[unit] else None
        return self.source_ends[unit] + at - self.ends[unit]

    def _end(self, at: int) -> int | None:
        unit = bisect_left(self.starts, at) - 1
        if unit < 0:
            return at
        if at < self.ends[unit]:
            return None
        return self.source_ends[unit] + at - self.ends[unit]


def fold(text: str) -> Folded:
    """Fold ``text``. Any Unicode text will do; the time per character is flat."""
    plan = _plan(frozenset(text), not _composed(text))
    pieces: list[str] = []
    starts, ends, source_starts, source_ends = (array("q") for _ in range(4))
    position = length = 0
    for unit in plan.units(text):
        start, end = unit.span()
        seen = _unit(unit.group())
        if start > position:
            pieces.append(text[position:start])
            length += start - position
        starts.append(length)
        length += len(seen)
        ends.append(length)
        source_starts.append(start)
        source_ends.append(end)
        pieces.append(seen)
        position = end
    pieces.append(text[position:])
    return Folded(plan.one_to_one("".join(pieces)), starts, ends, source_starts, source_ends)


def _composed(text: str) -> bool:
    """Tell whether every combining mark that could be part of the character before it already is."""
    if text.isascii():
        return True
    return not _LONG_MARKS.search(text) and is_normalized("NFC", text)


_LONG_MARKS = re.compile(rf"[^\x00-\u02ff\u2000-\u206f\w]{{{_STREAM_SAFE},}}")
"""A row of non-word characters that may hold more marks than normalisation should be given at once."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the characters of a text fold: the pattern of its units, and what is replaced one to one."""

    pattern: re.Pattern[str]
    replaced: tuple[tuple[str, str], ...]

    def units(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text)

    def one_to_one(self, text: str) -> str:
        if len(self.replaced) > _MOST_REPLACES:
            return text.casefold().translate({ord(old): new for old, new in self.replaced})
        text = text.casefold()
        for old, new in self.replaced:
            text = text.replace(old, new)
        return text


def _plan(chars: frozenset[str], cluster: bool) -> _Plan:
    """Plan the folding of a text that consists of ``chars``; ``cluster``: its marks are yet to be composed."""
    replaced: list[tuple[str, str]] = []
    longer: list[str] = []
    dropped: list[str] = []
    marks: list[str] = []
    for char in sorted(chars):
        seen = fold_character(char)
        if not char.isascii() and (_continues(char) if cluster else seen == "" and category(char)[0] == "M"):
            marks.append(char)
        elif seen == "":
            dropped.append(char)
        elif len(seen) > 1:
            longer.append(char)
        elif seen != char.casefold():
            replaced.append((char.casefold(), seen))
    extras = tuple(name for name, mark in _SYNTAX if mark in chars)
    return _Plan(_pattern("".join(longer), "".join(dropped), "".join(marks), extras), tuple(replaced))


_SYNTAX = ((_ENTITY, "&"), (_EMPHASIS, "*"), (_EMPHASIS, "_"), (_LINK, "]"), (_FOOTNOTE, "]"))


@lru_cache(maxsize=256)
def _pattern(longer: str, dropped: str, marks: str, extras: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of the units: what does not fold character by character."""
    run = f"[\\s{re.escape(DASHES + dropped)}]"
    parts = [f"{run}{{2,}}", f"[{re.escape(QUOTES)}]{{2,}}", r"[.…]{3,}|…[.…]"]
    if marks:
        parts.insert(0, f"[^{re.escape(marks)}][{re.escape(marks)}]{{1,{_STREAM_SAFE}}}")
    if longer or dropped:
        parts.append(f"[{re.escape(longer + dropped)}]")
    return re.compile("|".join([*dict.fromkeys(extras), *parts]), re.DOTALL)


_MOST_CACHED = 64
"""Longest stretch whose folding is remembered: a page of a million spaces is not worth the memory."""


def _unit(piece: str) -> str:
    """Fold a stretch that does not fold character by character."""
    return _short_unit(piece) if len(piece) <= _MOST_CACHED else _fold_stretch(piece)


@lru_cache(maxsize=4096)
def _short_unit(piece: str) -> str:
    return _fold_stretch(piece)


def _fold_stretch(piece: str) -> str:
    """Fold an entity, a mark of Markdown, a row of dots or quotation marks, or what is left: a run."""
    if piece[0] == "&" and len(piece) > 2:
        from html import unescape

        return _fold_all(unescape(piece))
    if piece[0] in "*_[]" and not _continues(piece[-1]):
        return ""
    if len(piece) == 1:
        return fold_character(piece)
    if set(piece) <= set(".…"):
        return "..."
    if set(piece) <= set(QUOTES):
        return "'"
    return _fold_run(piece)


def _fold_run(piece: str) -> str:
    """Fold a run of white space, dashes and invisible characters, or a character with its marks."""
    seen = _fold_all(piece)
    if "-" in seen and not seen.strip(" -"):
        return "-"
    if seen.strip(" "):
        return seen
    wrapped = piece[0] == "\u00ad" and any(c in "\r\n" for c in piece)
    return " " if seen and not wrapped else ""


def _fold_all(piece: str) -> str:
    """Fold ``piece`` (short) character by character after composing it."""
    return "".join(fold_character(char) for char in normalize("NFC", piece))


@lru_cache(maxsize=8192)
def fold_character(char: str) -> str:
    """Fold one character: to none where it is invisible, to several where it is a ligature."""
    if char.isspace():
        return " "
    if char in QUOTES:
        return "'"
    if char in DASHES:
        return "-"
    if char.isascii():
        return char.lower()
    if char == "\u0640" or category(char) == "Cf" or _selector(char):
        return ""
    if char.isdecimal():
        return str(decimal(char))
    if decomposition(char).startswith(_KEPT):
        return char.casefold()
    return "".join(_seen(c) for c in normalize("NFKC", char).casefold())


def _seen(char: str) -> str:
    """Fold what a compatibility form stands for, once more (a full-width hyphen is a dash)."""
    if char.isspace():
        return " "
    return "'" if char in QUOTES else "-" if char in DASHES else char


def _selector(char: str) -> bool:
    """Tell whether ``char`` only selects a form of the character before it."""
    return "\ufe00" <= char <= "\ufe0f" or char in "\u034f\u180b\u180c\u180d" or "\U000e0100" <= char <= "\U000e01ef"


def _continues(char: str) -> bool:
    """Tell whether ``char`` may become one with the character before it (a mark, a Hangul vowel or final)."""
    return not char.isascii() and (category(char)[0] == "M" or "\u1160" <= char <= "\u11ff")
