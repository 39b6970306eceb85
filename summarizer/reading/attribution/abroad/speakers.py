"""Whom a source in German, French or Spanish means."""

from summarizer.reading.attribution.abroad.phrases import opening_person, parts_of, role_at
from summarizer.reading.attribution.abroad.words import (
    FEMININE,
    INDEFINITE,
    INVERTED,
    MASCULINE,
    SINGULAR,
    Words,
    words_of,
)
from summarizer.reading.attribution.cast import Cast
from summarizer.reading.attribution.sources import Phrase
from summarizer.reading.attribution.speakers import identify_abroad, last_person
from summarizer.reading.attribution.subjects import Subject
from summarizer.reading.attribution.tokens import QUOTE, Unit


def identify_source(cast: Cast, unit: Unit, subject: Subject) -> int | None:
    """Return the index of the speaker whom ``subject`` means, or None where it can't be told."""
    words = words_of(unit.lexicon.language)
    low = unit.lows[subject.start]
    inverted = INVERTED.fullmatch(low) if "-" in low else None
    low = inverted.group("who") if inverted is not None else low
    if inverted is not None or (subject.end - subject.start == 1 and low in words["pronoun"] | words["him"]):
        gender = "m" if low in words["he"] else "f" if low in words["she"] else ""
        singular = unit.low(subject.end)[-2:] != "en" and unit.low(subject.start - 1)[-2:] != "en"
        return _last_of(cast, gender) if gender and singular else None
    return identify_abroad(cast, _phrase(unit, words, subject))


def _last_of(cast: Cast, gender: str) -> int | None:
    """Return who was told of last, or before somebody whom the pronoun can't mean."""
    met = cast.recent[-1] if cast.recent else None
    if met is None or met.gender in ("-", gender) or len(cast.recent) < 2 or cast.recent[-2].gender != gender:
        return last_person(cast, gender)
    cast.recent[-1], cast.recent[-2] = cast.recent[-2], met
    return last_person(cast, gender)


def left_out(cast: Cast) -> int | None:
    """Return the speaker whom a verb without a subject means ("…», añadió."): whoever was told of last."""
    return last_person(cast, cast.recent[-1].gender) if cast.recent else None


def meet_abroad(cast: Cast, unit: Unit) -> None:
    """Note the person whose name a unit begins with: the next "he" may mean them."""
    if not unit.words or unit.words[0] == QUOTE:
        return
    words = words_of(unit.lexicon.language)
    subject = opening_person(unit, words)
    if subject is None and unit.words[0] in cast.full:
        subject = Subject(0, 1, 0, 1)  # "Arce lo niega": a last name known by its full one
    if subject is not None:
        identify_abroad(cast, _phrase(unit, words, subject))


def _phrase(unit: Unit, words: Words, subject: Subject) -> Phrase:
    start, end = subject.start, subject.end
    name, head_at = parts_of(unit, words, start, end)
    first = start + (unit.lows[start] in words["determiner"])
    role = None
    if name is not None and name[0] > first:
        role = unit.part(first, name[0])
    elif name is not None and subject.role is not None:
        after = subject.role[0] + (unit.lows[subject.role[0]] in words["determiner"])
        role = unit.part(after, subject.role[1]) if after < subject.role[1] else None
        head_at = role_at(unit, after, subject.role[1])
    head = _head(unit, head_at) if head_at is not None else ""
    article = "a" if unit.lows[start] in INDEFINITE else "the" if first > start else ""
    plural = head in unit.lexicon.groups and unit.lows[start] not in SINGULAR
    determiner = unit.lows[subject.role[0] if subject.role is not None else start]
    gender = _gender(unit, head, determiner) if name is not None else "-"
    named = unit.part(*name) if name else None
    return Phrase(unit.part(min(first, end - 1), end), named, role, head, article, frozenset(), plural, gender)


def _gender(unit: Unit, head: str, determiner: str) -> str:
    """Return whether "he" (m) or "she" (f) stands for whoever has the role ``head``; "-" where that can't be told."""
    if head not in unit.lexicon.roles:
        return "-"
    if unit.lexicon.language != "de":
        return "m" if determiner in MASCULINE else "f" if determiner in FEMININE else "-"
    if head.endswith("in"):
        return "f"
    return "m" if not head.endswith("e") else {"der": "m", "die": "f"}.get(determiner, "-")


def _head(unit: Unit, at: int) -> str:
    """Return the head noun as the word lists have it: the last part of a German compound."""
    low = unit.lows[at]
    if low in unit.lexicon.heads or unit.lexicon.language != "de":
        return low
    return max((h for h in unit.lexicon.heads if low.endswith(h)), key=len, default=low)
