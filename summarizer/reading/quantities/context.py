"""What one reading of a text knows: the text, its words, its atoms, and what tells figures from mere digits."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.reading.quantities.lexicon import Lexicon
from summarizer.reading.quantities.scanning import Atom
from summarizer.reading.quantities.shares import is_fraction
from summarizer.reading.quantities.units import unit_after
from summarizer.spans import Span


class Reading(NamedTuple):
    """One text being read."""

    text: str
    within: Span
    lexicon: Lexicon
    atoms: Sequence[Atom]
    published: date | None
    sterling: bool
    """The document writes £, so "pounds" are money."""


OUTDID = r"out(?:shot|scor|rebound|hit|gain|point|play)\w{0,4}"
"""How one side is told to have done more of something than the other, by a score: "outshot Ely 17-8"."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "dialled": pattern(
            r"(?:0\d{2}(?:[ -]\d{3,4}){2}|0\d{3,4}[ -](?:\d{5,6}|\d{3}[ -]\d{3,4})|\d{3}-0\d{3})(?![\w-]|[.,]\d)"
        ),
        "phone": pattern(r"(?:\+|(?<=\+))?\(?\d{1,4}\)?(?:[-. /]\(?\d{2,5}\)?){2,5}(?![\d])"),
        "code": pattern(r"\d+(?:[-.]\d+){2,}(?!\w)|\d+-\d{3,}-\d+|\d+(?:/\d+){2,}(?!\w)|\d+/\d+(?![\w/])"),
        "word_before": pattern(r"([^\W\d_][\w&.]*(?:['’]s)?)[ \u00a0]\Z"),
        "word_behind": pattern(r"[ -]([a-z]{2,})(?!\w)"),
        "sentence_before": pattern(r"(?:\A|[.!?:;\n\"“”‘'(•|–—-])\s*\Z"),
        "counts": pattern(
            r"\s?(?:%|per ?cent|pct|hundred|thousand|million|billion|trillion|bn\b|mn\b|percentage|people\b|men\b"
            r"|women\b|children\b|\$|€|£)|-[a-z]|\s[a-z]+s\b|\s(?:other|more|new|percent|to|or|and|were|was|have|had|are|of)\b"
            r"|[-–]\d[\d.,]{0,9}\s?(?:%|per ?cent)",
        ),
        "rate": pattern(r"\([^\d()\n]{0,4}(?P<one>1)(?:\.0{1,4})? ?[^\d()=\n]{0,26}= ?[^()=\n]{1,40}\)"),
        "escape": pattern(r"\x1b\[[\d;]{0,12}m?"),
        "score": pattern(r"(\d{1,3})[-–](\d{1,3})(?![\w-]|[.,]\d)"),
        "match": pattern(
            r"\b(?:w[io]n|wins|beat\w{0,3}|lost|lose|loses|defeat\w{0,3}|drew|draw|tied|thrash\w{0,3}|victory"
            rf"|{OUTDID})\b",
            re.I,
        ),
        "lower_word": pattern(r"(?<!\w)(?!(?:and|the|for|nor|but|via|with|from|into|over|than|amid|after)\b)[a-z]{3,}"),
    }


_GLUE = frozenset("/@#=&_~\\%*^")
_FIXED_BEFORE = frozenset({"mid", "pre", "post", "early", "late", "under", "over", "plus", "sub", "non", "to", "by"})


@cache
def _labels(language: str) -> frozenset[str]:
    return frozenset(words(language, "numbered"))


@cache
def _openers(language: str) -> frozenset[str]:
    return frozenset(words(language, "phrase_ends"))


def is_glued(reading: Reading, start: int) -> bool:
    """Tell whether the digits at ``start`` are the tail of a word, an address or a name (F-16, #5, ?id=30)."""
    text = reading.text
    if start == 0:
        return False
    before = text[start - 1]
    if before == "m" and is_escape(reading.text, start):
        return False
    if before.isalpha() or before.isdigit() or before in _GLUE:
        return not _is_spaced_sign(text, start, before)
    if before in ".,:" and start > 1 and (text[start - 2].isalnum()):
        return before != "," and not (before == ":" and text[start - 2].isalpha())
    if before in "-‑" and start > 1 and text[start - 2].isalnum():
        head = text[max(0, start - 12) : start - 1].rsplit(None, 1)[-1].lower() if text[start - 2].isalpha() else ""
        return head not in _FIXED_BEFORE
    return False


def _is_spaced_sign(text: str, start: int, before: str) -> bool:
    """Tell "~100", "$ 5 *10" and Markdown's "**100**" from "item#5": a sign with nothing glued before it."""
    if before not in "~*_":
        return False
    first = (
        start
        - len(text[max(0, start - _EMPHASIS) : start])
        + len(text[max(0, start - _EMPHASIS) : start].rstrip(before))
    )
    return first == 0 or text[first - 1].isspace() or text[first - 1] in '("“'


_EMPHASIS = 3
"""Marks of Markdown's strongest emphasis; the signs stand alone otherwise."""


def is_escape(text: str, start: int) -> bool:
    """Tell whether ``start`` is inside or right behind a terminal's escape sequence ("ESC[31m")."""
    opened = text.rfind("\x1b[", max(0, start - _SEQUENCE), start)
    return opened >= 0 and _patterns()["escape"].fullmatch(text, opened, start) is not None


_SEQUENCE = 14
"""Characters of an escape sequence up to its last number: "ESC[38;5;208;48" is a long one."""


def rate_end(text: str, start: int) -> int | None:
    """Return where "($1 = 0.7692 pounds)" ends, if the digits at ``start`` begin it: an agency's rate, no figure."""
    if text[start : start + 1] != "1" or text.find("=", start, start + _RATE) < 0:
        return None
    found = _patterns()["rate"].match(text, max(text.rfind("(", max(0, start - 5), start), 0))
    return found.end() if found and found.start("one") == start else None


_RATE = 30
"""Characters from the 1 of a rate to its equals sign: the longest names of currencies."""


def is_code(reading: Reading, start: int) -> int | None:
    """Return where a telephone number, address or serial number that begins at ``start`` ends; None where none does."""
    text = reading.text
    found = _patterns()["code"].match(text, start)
    if found:
        left, _, right = found[0].partition("/")
        fraction = right.isdecimal() and len(found[0]) < 12 and is_fraction(Decimal(left), int(right), found[0])
        return None if fraction else found.end()
    dialled = _patterns()["dialled"].match(text, start)
    if dialled:
        return dialled.end()  # a count begins with no 0, and no range ends at "0134"
    if start and text[start - 1] in "+(":
        phone = _patterns()["phone"].match(text, start)
        return phone.end() if phone and sum(c.isdigit() for c in phone[0]) >= 7 else None
    return None


def is_label(reading: Reading, start: int, end: int) -> bool:
    """Tell whether the digits name something instead of counting it: "Section 230", "Boeing 737", "page 12"."""
    before = _patterns()["word_before"].search(reading.text, max(0, start - 24), start)
    if not before:
        return False
    word = before[1]
    if word.lower().rstrip(".") in _labels(reading.lexicon.language):
        # "hung over the area 9 months after": a plain noun that is not the label of what is measured next.
        return not (word.islower() and (unit_after(reading.text, end, reading.lexicon) or _is_won(reading, start)))
    if not word[0].isupper() or word.endswith(("'s", "’s", "s'", "s’")) or reading.lexicon.language == "de":
        return False
    if _is_result(reading.text, start):
        return False
    low = word.lower().rstrip(".")
    if low in reading.lexicon.words or low in reading.lexicon.before or low in _openers(reading.lexicon.language):
        return False
    if _patterns()["sentence_before"].search(reading.text, max(0, before.start() - 3), before.start()):
        return False
    return not _patterns()["counts"].match(reading.text, end) and not is_headline(reading, start)


def _is_result(text: str, start: int) -> bool:
    """Tell whether two numbers behind a name are the result of a match ("beat Arsenal 3-1"), not its label."""
    score = _patterns()["score"].match(text, start)
    return bool(score and _patterns()["match"].search(text, max(0, start - _MATCH), start))


_MATCH = 60
"""Characters before a result in which a word tells that there was a match."""


def _is_won(reading: Reading, start: int) -> bool:
    """Tell whether two numbers behind a label are votes: "the bill 218-210", but not "sections 12-15"."""
    score = _patterns()["score"].match(reading.text, start)
    return score is not None and int(score[1]) > int(score[2]) and is_tally(reading, start)


def is_tally(reading: Reading, start: int) -> bool:
    """Tell whether two numbers are the votes of two sides: "passed the bill 218-210", "a 52-48 vote"."""
    score = _patterns()["score"].match(reading.text, start)
    if not score:
        return False
    voting = _voting(reading.lexicon.language)
    if int(score[1]) < int(score[2]) and _counts(reading, score.end()):
        return False  # "approved 10-12 new homes"
    before = re.split(r"[.;:!?]\s", reading.text[max(0, start - _MATCH) : start])[-1]
    return bool(voting.search(before) or voting.match(reading.text, score.end() + 1))


def _counts(reading: Reading, end: int) -> bool:
    """Tell whether a number that ends at ``end`` counts what stands behind it: a word that ends no phrase."""
    word = _patterns()["word_behind"].match(reading.text, end)
    return word is not None and word[1] not in _openers(reading.lexicon.language)


@cache
def _voting(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words(language, 'tally_words'))) or '(?!)'})\b", re.IGNORECASE)


def is_headline(reading: Reading, position: int) -> bool:
    """Tell whether the words around are all capitalised, so that a capital says nothing about a name."""
    text = reading.text
    left = max(text.rfind("\n", max(0, position - 80), position) + 1, position - 80, 0)
    right = text.find("\n", position, position + 60)
    return not _patterns()["lower_word"].search(text, left, position + 60 if right < 0 else right)


def behind(reading: Reading, index: int, end: int) -> int:
    """Return the index of the first atom at or behind ``end``."""
    while index < len(reading.atoms) and reading.atoms[index].start < end:
        index += 1
    return index
