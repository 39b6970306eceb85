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
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, is_normalized, normalize

from summarizer.location.characters import DASHES, QUOTES, SPACES, continues, fold_character, special
from summarizer.patterns import pattern
from summarizer.spans import Span

_STREAM_SAFE = 30
"""Most combining marks taken as one character: the bound of Unicode's Stream-Safe Text Format (UAX #15).
It keeps normalisation, which sorts the marks of a character, from going quadratic on a made-up text."""
_MOST_REPLACES = 24
"""Up to so many one-to-one characters are replaced one after the other; beyond that one pass of
``str.translate`` is faster (measured on 1.3 MB: a replace takes 1 to 4 ms, a translate 140 ms)."""


class Folded(NamedTuple):
    """A folded text and its offset map. Unit ``k`` is ``text[starts[k]:ends[k]]`` and stands for
    ``source[source_starts[k]:source_ends[k]]``; between units, characters correspond one to one.
    ``plain``: its words are told by spaces and hold no marks.
    """

    text: str
    starts: "array[int]"
    ends: "array[int]"
    source_starts: "array[int]"
    source_ends: "array[int]"
    plain: bool = True

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
    return _fold_short(text) if len(text) <= _MOST_REMEMBERED else _fold(text)


_MOST_REMEMBERED = 1000
"""Longest text whose folding is remembered: quotes and what stands between words come again and again."""


@lru_cache(maxsize=512)
def _fold_short(text: str) -> Folded:
    return _fold(text)


def _fold(text: str) -> Folded:
    plan = _plan(frozenset(text) - _PLAIN, not _composed(text))
    pieces: list[str] = []
    starts, ends, source_starts, source_ends = (array("q") for _ in range(4))
    position = length = 0
    for unit in plan.pattern.finditer(text):
        start, end = unit.span()
        seen = _unit(unit.group(), text, start)
        if seen is None:
            continue
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
    return Folded(plan.one_to_one("".join(pieces)), starts, ends, source_starts, source_ends, plan.plain)


_PLAIN = frozenset(c for c in map(chr, range(128)) if c.isalnum() or c in " -'.,;:!?()/$%")
"""Characters that fold as :meth:`str.casefold` does, or to themselves."""
_LONG_MARKS = pattern(rf"[^\x00-\u02ff\u2000-\u206f\w]{{{_STREAM_SAFE},}}")
"""A row of non-word characters that may hold more marks than normalisation should be given at once."""


def _composed(text: str) -> bool:
    """Tell whether every combining mark that could be part of the character before it already is."""
    if text.isascii():
        return True
    return not _LONG_MARKS.search(text) and is_normalized("NFC", text)


class _Plan(NamedTuple):
    """How the characters of a text fold: the pattern of its units, and what is replaced one to one."""

    pattern: re.Pattern[str]
    replaced: tuple[tuple[str, str], ...]
    plain: bool

    def one_to_one(self, text: str) -> str:
        """Fold all that is left after the units."""
        text = text.casefold()
        if len(self.replaced) > _MOST_REPLACES:
            return text.translate({ord(old): new for old, new in self.replaced})
        for old, new in self.replaced:
            text = text.replace(old, new)
        return text


def _plan(chars: frozenset[str], cluster: bool) -> _Plan:
    """Plan the folding of a text that consists of ``chars``; ``cluster``: its marks are yet to be composed."""
    replaced: list[tuple[str, str]] = []
    longer: list[str] = []
    dropped: list[str] = []
    marks: list[str] = []
    plain = True
    for char in sorted(chars):
        seen = fold_character(char)
        plain = plain and not any(map(special, seen))
        if not char.isascii() and (continues(char) if cluster else seen == "" and category(char)[0] == "M"):
            marks.append(char)
        elif seen == "":
            dropped.append(char)
        elif len(seen) > 1:
            longer.append(char)
        elif seen != char.casefold():
            replaced.append((char.casefold(), seen))
    syntax = "".join(mark for mark in _SYNTAX if mark in chars)
    return _Plan(_pattern("".join(longer), "".join(dropped), "".join(marks), syntax), tuple(replaced), plain)


_SYNTAX = {
    "&": r"(?<=&)(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});",
    "*": r"(?<=\*)[*_]{0,2}",
    "_": r"(?<=_)[*_]{0,2}",
    "[": r"(?<=\[)(?:[0-9]{1,3}\]|(?=[^\[\]]{1,300}\]\())",
    "]": r"(?<=\])\([^()\s]{1,1000}\)",
}
"""How HTML entities, emphasis, footnotes and links go on after their first character."""


@lru_cache(maxsize=256)
def _pattern(longer: str, dropped: str, marks: str, syntax: str) -> re.Pattern[str]:
    """Return the pattern of the units: what does not fold character by character.

    One class holds every first character, so that the engine skips the others at full speed; each branch
    then looks back at which it was.
    """
    run, single = re.escape(SPACES + DASHES + dropped), re.escape(longer + dropped)
    first = f"[{run}{re.escape(QUOTES + syntax)}.…{single}]"
    branches = [
        f"(?<=[{run}])[{run}]+",
        f"(?<=[{re.escape(QUOTES)}])[{re.escape(QUOTES)}]+",
        "(?<=[.…])[.…]{2,}|(?<=…)[.…]",
        *(_SYNTAX[mark] for mark in syntax),
        *([f"(?<=[{single}])"] if single else []),
    ]
    unit = f"{first}(?:{'|'.join(branches)})"
    if marks:
        unit = f"[^{re.escape(marks)}][{re.escape(marks)}]{{1,{_STREAM_SAFE}}}|{unit}"
    return re.compile(unit)


_MOST_CACHED = 64
"""Longest stretch whose folding is remembered: a page of a million spaces is not worth the memory."""


def _unit(piece: str, text: str, start: int) -> str | None:
    """Fold a stretch that does not fold character by character; None where its place shows it to be no unit."""
    if piece[0] in "*_" and piece.strip("*_") == "":
        return "" if _flanking(text, start, start + len(piece)) else None
    if piece[0] == "[" and len(piece) > 1:
        return "" if start and not text[start - 1].isspace() else None
    return _short_unit(piece) if len(piece) <= _MOST_CACHED else _fold_stretch(piece)


def _flanking(text: str, start: int, end: int) -> bool:
    """Tell whether marks at ``start:end`` can open or close an emphasis: beside a word, not inside one."""
    before, behind = text[start - 1 : start] or " ", text[end : end + 1] or " "
    opens = not before.isalnum() and not behind.isspace()
    return opens or (not behind.isalnum() and not before.isspace())


@lru_cache(maxsize=4096)
def _short_unit(piece: str) -> str:
    return _fold_stretch(piece)


def _fold_stretch(piece: str) -> str:
    """Fold an entity, a mark of Markdown, a row of dots or quotation marks, or what is left: a run."""
    if len(piece) == 1:
        return "" if piece == "[" else fold_character(piece)
    if piece[0] == "&" and piece[-1] == ";":
        from html import unescape

        return _fold_all(unescape(piece))
    if piece[0] == "]" and piece[-1] == ")":
        return ""
    if not piece.strip(".…"):
        return "..."
    if not piece.strip(QUOTES):
        return "'"
    return _fold_run(piece)


def _fold_run(piece: str) -> str:
    """Fold a run of white space, dashes and invisible characters, or a character with its marks."""
    if len(piece) > _MOST_CACHED:
        piece = "".join(dict.fromkeys(piece))  # a run is told by what it is made of
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
