"""Sentences with exact offsets.

An own splitter, because of what the packages do on scraped pages (benchmarks/sentences.py
prints the table): they run over line breaks or cut at each, lose the offsets, swallow
whole quotations, or know one script only. A sentence ends at a stop that its neighbours
do not explain away (abbreviation, initial, decimal, ellipsis, a reporting clause after a
quotation), and with each line that is not merely wrapped (:mod:`summarizer.reading.lines`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.reading.languages import guess, starters
from summarizer.reading.lines import paragraphs, prose_paragraphs
from summarizer.spans import Span

LONGEST = 2000
"""No sentence is longer, in code points: what reads sentences may be quadratic in one, never in the text."""

_CLOSERS = "\"'”’»›)\\]}」』】）》〉＂*_"
_EMOJI = "\U0001f300-\U0001f64f\U0001f680-\U0001faff"
# German and others close with marks that open in English and French ("„…“", "»…«"): those do before a space.
# French sets its own mark off by a space.
# Marks of one kind in a row: what begins with a set of letters is found faster than a choice of sets.
_KINDS = (".!?…‽؟۔", "。！？｡．", "।॥።។။։", _EMOJI)
_STOP = pattern(
    rf"([{''.join(_KINDS)}](?:{'|'.join(f'(?<=[{kind}])[{kind}]*' for kind in _KINDS)}))"
    rf"((?:[{_CLOSERS}]|[“«‘](?=\s|\Z)|[ \u00a0\u202f]»(?=\s|\Z))*)"
)
# What follows a stop: white space, at most some quotes, dashes and brackets, and a word.
_NEXT = pattern(r"\s*([^\w\s]{0,8}\s{0,2}[^\w\s]{0,4})(\w[\w'’.&-]{0,40})?")
_FULL = frozenset("。！？｡．।॥።။។։")
_QUOTATIVE = frozenset("とって")  # Japanese: what follows still belongs to the sentence of the quotation
_NOT_FIRST = frozenset(",;:)]}.!?…")  # a sentence does not start with these
_DOTTED = pattern(r"(?:\w\.){1,5}\w")
_ELLIPSES = frozenset({"…", "..", "...", "....", "…."})
_FIRST = pattern(r"['’.]")  # what ends the first part of "I'm" and of "I."
_GLUED = pattern(r"[^\W\d_](?:[^\W\d_]|['’\s])")
_ELIDED = pattern(r"\A[^\W\d_]{1,4}['’](?=\w\w|[^\W\d_a-zß-öø-ÿ])")
_UPPER = pattern(r"[A-ZÀ-ÖØ-ÞА-ЯЁЄІЇ]")
_CAPITALS = 0.005  # of a text: with fewer capitals than that it was lower-cased (prose has .02 to .05)
_SAMPLE = 5_000  # code points that are looked at to learn a text's case
_BEFORE = 30  # code points before a stop that are searched for the word that carries it


class _Rules(NamedTuple):
    """What a language, and this text, say about stops."""

    abbreviations: dict[str, str]
    starters: frozenset[str]
    tag: re.Pattern[str] | None
    caseless: bool
    months: frozenset[str]
    """Names of months where a stop after a number makes it an ordinal ("18. März"); none elsewhere."""


def split(text: str, language: str | None = None, *, page: bool = True) -> tuple[Span, ...]:
    """Return the sentences of ``text`` as spans: sorted, disjoint, trimmed, covering every non-space character.

    ``language`` is a BCP 47 primary tag; without it the language is guessed from the
    text's own function words. Without ``page`` the text is prose by itself, such as a summary, where short lines are
    wrapped ones, not those of a menu. No sentence is longer than :data:`LONGEST` code points. Time is linear in the
    text.
    """
    sample = text[:_SAMPLE]
    rules = _rules(language or guess(text), _is_caseless(sample))
    found: list[Span] = []
    for paragraph in paragraphs(text) if page else prose_paragraphs(text):
        start = paragraph.start
        if paragraph.end - start <= LONGEST and not _STOP.search(text, start, paragraph.end - 1):
            found.append(paragraph)
            continue
        for end in _ends(text, paragraph, rules):
            _add(found, text, start, end)
            start = end
        _add(found, text, start, paragraph.end)
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    """Add ``text[start:end]``, trimmed, cut where it is too long; nothing where it is blank."""
    rest = Span(start, end).trimmed(text)
    while rest.end - rest.start > LONGEST:
        cut = _cut(text, rest.start)
        found.append(Span(rest.start, cut).trimmed(text))
        rest = Span(cut, rest.end).trimmed(text)
    if rest.start < rest.end:
        found.append(rest)


def _cut(text: str, start: int) -> int:
    """Return where to cut a sentence that is too long: at its last space, else anywhere."""
    cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
    return cut if cut > 0 else start + LONGEST


def _ends(text: str, paragraph: Span, rules: _Rules) -> Iterator[int]:
    """Yield the ends of the sentences inside ``paragraph``, its own end left out."""
    begin, end = paragraph
    quotes, counted, last = 0, begin, begin
    for match in _STOP.finditer(text, begin, end):
        position = match.end()
        if position >= end:
            break
        if position + 1 < end and text[position + 1] in "\"'”’" and text[position] == " ":
            quotes += text.count('"', counted, position)
            counted = position
            position = _past_quote(text, position, end, inside=quotes % 2 == 1)
            if position >= end:
                break
        if _is_end(text, match, position, paragraph, last, rules):
            last = position
            yield position


def _past_quote(text: str, position: int, end: int, *, inside: bool) -> int:
    """Return the place behind a closing quote that stands apart (``. " He``), as in tokenised text."""
    follows = text[position + 2 : position + 4]
    if follows == "" or follows[0].isspace() or follows == "'" or position + 2 >= end:
        return position + 2 if inside or text[position + 1] in "”’" else position
    if text.startswith("''", position + 1) and follows[1:].isspace():
        return position + 3
    return position


def _is_end(text: str, match: re.Match[str], position: int, within: Span, last: int, rules: _Rules) -> bool:
    """Tell whether a sentence ends at ``position``, behind the stop ``match``."""
    stop, closers = match.groups()
    if stop[0] in _FULL:
        return not (closers and text[position] in _QUOTATIVE) and not _is_decimal(text, match)
    if not text[position].isspace():
        return position == match.end() and _is_glued(text, match, within)
    following = _NEXT.match(text, position, within.end)
    lead, word = following.groups() if following else ("", None)
    if lead and lead[0] in _NOT_FIRST:
        return False
    if word is None:
        return True
    camel = len(word) > 1 and word[1].isupper()
    if word[0].islower() and not camel and not rules.caseless:
        return False
    if stop != ".":
        return _is_loud_end(text, match, position, word, within, rules)
    return bool(closers) or _is_stop(text, match.start(), (lead, word), within, last, rules)


def _is_loud_end(text: str, match: re.Match[str], position: int, word: str, within: Span, rules: _Rules) -> bool:
    """Tell whether ``!``, ``?`` or an ellipsis ends a sentence: not before ``Smith asked``, not in ``Yahoo!``.

    Nor where the word before an ellipsis is said again behind it: ``I... I'm sorry``.
    """
    if match[2] and rules.tag is not None and rules.tag.match(text, position, within.end):
        return False
    token = _token(text, match.start(), within.start)
    if match[1] in _ELLIPSES and not match[2] and token.casefold() == _FIRST.split(word)[0].casefold():
        return False
    return not token or rules.abbreviations.get(token.lower() + match[1]) != "name"


def _is_stop(text: str, at: int, following: tuple[str, str], within: Span, last: int, rules: _Rules) -> bool:
    """Tell whether the full stop at ``at`` ends a sentence, by the word that carries it and the one after."""
    token = _token(text, at, within.start)
    if not token:
        return True
    lead, word = following
    bare = token.lower().strip("'’-–—")
    kind = rules.abbreviations.get(bare)
    if kind == "title":
        return False
    if kind == "number":
        return not word[0].isdigit()
    if len(bare) == 1 and token.islower():
        return False
    if kind == "either" or _DOTTED.fullmatch(bare) or _is_initial(token):
        if rules.caseless:
            return False
        starts = word.lower().rstrip(".").replace("’", "'") in rules.starters
        return (starts or lead.strip() != "") and not word[0].isdigit() and not _is_sure(token, lead)
    if bare.isdigit() and len(bare) <= 2:
        month = word.lower().rstrip(".,;:") in rules.months
        return not month and not _is_numbering(text, at, len(token), max(within.start, last), rules)
    return True


def _is_sure(token: str, lead: str) -> bool:
    """Tell whether an initial stands before a dash or a bracket: ``J. (Jim) Smith``."""
    return _is_initial(token) and lead.strip()[:1] in ("(", "-")


def _is_initial(token: str) -> bool:
    """Tell whether ``token`` is an initial, alone or hyphenated (``J``, ``J.-P``)."""
    return len(token) == 1 and token.isupper()


def _is_numbering(text: str, at: int, length: int, start: int, rules: _Rules) -> bool:
    """Tell whether a number with a stop counts an item (``1. Item``) or, in German, a day (``am 3. Mai``)."""
    if text[max(start, at - length - 8) : at - length].strip() == "":
        return True
    before = text[max(start, at - length - 12) : at - length].split()
    return bool(before) and rules.abbreviations.get(before[-1].lower()) == "ordinal"


def _token(text: str, at: int, start: int) -> str:
    """Return the word that ends at ``at``, without quotes and brackets in front; "" where a space ends there.

    What lost its vowel before it is left out: "art" of "L'art. 5", but "don't" is whole.
    """
    before = text[max(start, at - _BEFORE) : at]
    if not before or before[-1].isspace():
        return ""
    token = before.split()[-1].lstrip("\"'“”‘’«»(„[{—–-*_")
    return _ELIDED.sub("", token) if "'" in token or "’" in token else token


def _is_decimal(text: str, match: re.Match[str]) -> bool:
    """Tell whether a full-width stop stands between digits."""
    return match[1] == "．" and text[match.start() - 1].isdigit() and text[match.end()].isdigit()


def _is_glued(text: str, match: re.Match[str], within: Span) -> bool:
    """Tell whether a sentence ends here though no space follows (``... on Monday.The firm ...``)."""
    at, position = match.start(), match.end()
    if len(match[1]) != 1 or not text[position].isupper() or at - within.start < 2:
        return False
    if not _GLUED.match(text, position, min(within.end, position + 2)) or text[position + 1].isupper():
        return False
    token = _token(text, at, within.start)
    return (
        bool(token)
        and not any(c in "./@:\\_" for c in token)
        and ((token[-1].islower() and len(token) > 1) or token[-1].isdigit() or not token[-1].isalnum())
    )


def _is_caseless(sample: str) -> bool:
    """Tell whether a text has been lower-cased, so that the case of a word says nothing."""
    return len(sample) - len(_UPPER.sub("", sample)) < _CAPITALS * len(sample)


@cache
def _rules(language: str, caseless: bool) -> _Rules:
    """Return the rules of ``language``; those of a language without lists are the English ones."""
    known = language if entries(language, "abbreviations") else "en"
    tags = "|".join(words(known, "quote_tags"))
    tag = re.compile(rf"\s*(?:[^\W\d_a-z][\w.'’-]{{0,40}}\s{{1,3}}){{0,4}}(?:{tags})\b") if tags else None
    pairs = {entry[0]: entry[1] for entry in entries(known, "abbreviations")}
    months = frozenset(words(known, "months")) if "ordinal" in pairs.values() else frozenset()
    return _Rules(pairs, starters(known), tag, caseless, months)
