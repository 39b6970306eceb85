"""Proper names with exact spans, typed only where the text proves the type."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from summarizer.reading.cues import entries
from summarizer.reading.languages import primary
from summarizer.reading.lexicon import Lexicon, lexicon
from summarizer.spans import Span

NameKind = Literal["person", "organization", "publication", "place"]

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽΆ-ΏΑ-ΩЀ-ЯҐ"
_WORD = rf"[{_UPPER}](?:\.(?=[ \u00a0]?[{_UPPER}])|[\w]{{0,40}}(?:['’&.-](?=\w)\w{{1,40}}){{0,4}})"
_LINK = r"(?:of the|of|for the|for|de la|de|van der|van|von|bin|al|el|del|du|da|dos|and the|and|the|&)"


class Name(NamedTuple):
    """A proper name as written: its span, its text, and its kind where the text proves one."""

    span: Span
    text: str
    kind: NameKind | None


@cache
def _run() -> re.Pattern[str]:
    """A run of capitalised words, with the little words that may join them (at most 12 words)."""
    # The look back comes second, so that the search can run to the next capital without trying every place.
    first = _WORD.replace(f"[{_UPPER}]", rf"[{_UPPER}](?<![\w@#].)", 1)
    return re.compile(rf"{first}(?:[ \u00a0](?:{_LINK}[ \u00a0](?=[{_UPPER}]))?{_WORD}){{0,12}}")


def read_names(text: str, sentences: Sequence[Span], language: str | None = "en") -> tuple[Name, ...]:
    """Return the names in the ``sentences`` of ``text``, in order, never overlapping.

    ``kind`` is given only where a title, a keyword of the name itself, or another mention proves it.
    """
    words = lexicon(primary(language))
    if not words.little:
        words = lexicon("en")
    found: list[Name] = []
    for sentence in sentences:
        for match in _run().finditer(text, sentence.start, sentence.end):
            run = match.group()
            if " " in run or "\u00a0" in run or "'" in run or "’" in run:
                found += _names_of_run(text, match.start(), match.end(), words)
            elif len(run) > 1 and run.lower() not in words.little:
                found.append(Name(Span(*match.span()), run, _kind((run,), words)))
    return _kinds_shared(_without_openers(text, found, {s.start for s in sentences}))


def _names_of_run(text: str, start: int, end: int, words: Lexicon) -> list[Name]:
    """Split a run at possessives and at "and" between names, and drop what is no part of a name."""
    names: list[Name] = []
    tokens: list[tuple[int, int]] = []
    after = start
    for word in text[start:end].replace("\u00a0", " ").split(" "):
        at, after = after, after + len(word) + 1
        if word.endswith(("'s", "’s")):
            tokens.append((at, after - 3))
            names.extend(_name(text, tokens, words))
            tokens = []
        elif word == "and" and not _joins(text, tokens, words):
            names.extend(_name(text, tokens, words))
            tokens = []
        else:
            tokens.append((at, after - 1))
    names.extend(_name(text, tokens, words))
    return names


def _joins(text: str, tokens: list[tuple[int, int]], words: Lexicon) -> bool:
    """ "Ministry of Health and Welfare" is one name; "Ann Lee and Bo Day" are two."""
    return any(text[s:e] in words.organization_names for s, e in tokens) and any(
        text[s:e] in ("of", "for") for s, e in tokens
    )


def _name(text: str, tokens: list[tuple[int, int]], words: Lexicon) -> list[Name]:
    spelled = [text[s:e] for s, e in tokens]
    first, last = 0, len(tokens)
    while first < last and spelled[first].lower().rstrip(".,") in words.little:
        first += 1
    while first < last and spelled[last - 1].lower().rstrip(".,") in words.little:
        if (
            spelled[last - 1].istitle()
            and spelled[last - 1].lower() in TIMES_OF_YEAR
            and last - first > 1
            and not _DAY.match(text, tokens[last - 1][1])
        ):
            break  # "Theresa May"; but "on 3 May" has no name before it
        last -= 1
    title = False
    for i in range(last - 2, first - 1, -1):
        if spelled[i + 1] in ("of", "for"):
            continue  # "the Secretary of State for Wales" has no name behind his title
        if _is_title(spelled[i], last - i, words) and not _is_organization(spelled[i + 1 : last], words):
            first, title = i + 1, True
            break
    if first == last or tokens[last - 1][1] - tokens[first][0] < 2:
        return []
    of = spelled.index("of", first, last) if "of" in spelled[first:last] else last
    called = title or gender_of_given(spelled[first]) != "-" or _called(text, tokens[first][0], words)
    person = called and not _is_organization(spelled[first:of], words)  # "Victoria University of Wellington"
    if 2 <= of - first <= 3 and of < last and person:
        span = Span(tokens[first][0], tokens[of - 1][1])
        return [Name(span, span.of(text), "person"), *_name(text, tokens[of + 1 : last], words)]
    span = Span(tokens[first][0], tokens[last - 1][1])
    return [Name(span, span.of(text), "person" if title else _kind(spelled[first:last], words))]


def gender_of_given(name: str) -> str:
    """Return whether "he" ("m") or "she" ("f") means the bearer of a given name; "-" where it is not known."""
    return _given_names().get(name, "-")


@cache
def _given_names() -> dict[str, str]:
    return {one[0]: one[1] for one in entries("und", "given_names")}


TIMES_OF_YEAR = frozenset({"may", "april", "june", "august", "march", "winter", "summer", "spring", "autumn"})
"""Months and seasons that are last names, too."""
_DAY = re.compile(r"\s?\d")


def _called(text: str, start: int, words: Lexicon) -> bool:
    """Tell whether a word for what somebody is stands before a name: "economist | Faye Lim of State University"."""
    before = text[max(0, start - 30) : start - 1] if start else ""
    word = before.rpartition(" ")[2]
    return word in words.roles or (word.endswith(".") and word.strip('("“‘.') in words.titles)


def _is_title(word: str, more: int, words: Lexicon) -> bool:
    """Tell whether a word is a title, or, before a name of two words, what somebody is: "Witness Tom Berg"."""
    return word.rstrip(".") in words.titles or (more > 2 and word.lower() in words.roles)


def _is_organization(spelled: Sequence[str], words: Lexicon) -> bool:
    return any(word in words.organization_names or word in words.publications for word in spelled)


def _kind(spelled: Sequence[str], words: Lexicon) -> NameKind | None:
    if not words.places.isdisjoint(spelled):
        return "place"
    if not words.organization_names.isdisjoint(spelled):
        return "organization"
    return "publication" if spelled[-1] in words.publications else None


def _without_openers(text: str, names: list[Name], starts: set[int]) -> list[Name]:
    """Drop the capitalised first word of a sentence where the text also has it in lower case, or never again."""
    elsewhere = {name.text for name in names if name.span.start not in starts}
    parts = {word for name in elsewhere for word in name.split()}
    common = _words(text)
    kept = []
    for name in names:
        if name.span.start not in starts:
            kept.append(name)
            continue
        first, _, rest = name.text.partition(" ")
        if not rest:
            if (
                first in parts
                or first.isupper()
                or (len(first) > 3 and first.lower() not in common and _acts(text, name.span.end))
            ):
                kept.append(name)
        elif first not in parts and first.lower() in common and not _UPPERCASE_LINK.match(rest):
            kept.append(Name(Span(name.span.end - len(rest), name.span.end), rest, name.kind))
        else:
            kept.append(name)
    return kept


def _words(text: str) -> set[str]:
    """Return the words of the text as written, without the marks around them."""
    spaced = set(text.split())
    return spaced | {word.strip(_MARKS) for word in spaced if not word.isalpha()}


_MARKS = ".,:;!?()[]*_\"'“”‘’«»-–—|"
_UPPERCASE_LINK = re.compile(r"(?:of|for|de|van|von|&) ")
_ACTS = re.compile(r"['’]s\b| (?:said|says|told|is|was|has|had|will|would|and|in|added|claimed)\b|,")


def _acts(text: str, end: int) -> bool:
    return _ACTS.match(text, end) is not None


def _kinds_shared(names: list[Name]) -> tuple[Name, ...]:
    """Give a name the kind that another mention of it proves; a last name that of the full name."""
    kinds: dict[str, NameKind] = {}
    for name in names:
        if name.kind is not None:
            kinds.setdefault(name.text, name.kind)
            if name.kind == "person":
                kinds.setdefault(name.text.split()[-1], "person")
    return tuple(
        name
        if name.kind is not None or (name.text not in kinds and name.text.split()[-1] not in kinds)
        else Name(name.span, name.text, _shared(name, kinds))
        for name in names
    )


def _shared(name: Name, kinds: dict[str, NameKind]) -> NameKind | None:
    last = kinds.get(name.text.split()[-1])
    return kinds.get(name.text) or (last if last == "person" else None)
