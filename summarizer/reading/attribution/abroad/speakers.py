"""Whom a source in German, French or Spanish means."""

import re

from summarizer.reading.attribution.abroad.phrases import (
    AGED,
    opening_person,
    opening_somebody,
    parts_of,
    person_inside,
    role_at,
)
from summarizer.reading.attribution.abroad.words import (
    FEMININE,
    INDEFINITE,
    MASCULINE,
    SINGULAR,
    Words,
    words_of,
)
from summarizer.reading.attribution.cast import Cast, Entity, index_of, touch
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.sources import Phrase
from summarizer.reading.attribution.speakers import identify_abroad
from summarizer.reading.attribution.tags_inside import INVERTED
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.cues import words as listed

_FIRMS = 6
"""Speakers met last among whom a firm is looked for. Chosen, not swept."""
_PASSED_OVER = 3
"""Speakers met last among whom a pronoun's is looked for. Chosen, not swept."""


def identify_source(cast: Cast, unit: Unit, subject: Subject) -> int | None:
    """Return the index of the speaker whom ``subject`` means, or None where it can't be told."""
    words = words_of(unit.lexicon.language)
    low = unit.lows[subject.start]
    inverted = INVERTED.fullmatch(low) if "-" in low else None
    low = inverted.group("who") if inverted is not None else low
    alone = subject.end - subject.start == 1
    if inverted is not None or (alone and low in words["pronoun"] | words["him"] | words["his"]):
        gender = "m" if low in words["he"] else "f" if low in words["she"] else ""
        # German "sagten sie"
        plural = unit.lexicon.language == "de" and low == "sie" and "en" in _ends(unit, subject)
        somebody = low in words["him"] | words["his"]
        return _last_of(cast, gender) if (gender or somebody) and (not plural or somebody) else None
    if _is_people(unit, subject):
        last = _last_of(cast, _gender_of(unit, subject))
        if last is not None:
            return last
    phrase = _phrase(unit, words, subject)
    if phrase.name is None and phrase.article == "the" and not phrase.plural and _is_again(cast, phrase.head):
        last = _last_of(cast, _gender_of(unit, subject))
        if last is not None:
            return last
    if _is_the_firm(unit, words, subject, phrase):
        firms = frozenset(listed(unit.lexicon.language, "firms"))
        firm = next((met for met in reversed(cast.recent[-_FIRMS:]) if _is_firm(met, firms)), None)
        if firm is not None:
            touch(cast, firm)
            return index_of(cast, firm)
    return identify_abroad(cast, phrase)


def _is_people(unit: Unit, subject: Subject) -> bool:
    """Tell whether a French source is called after where he is from: "la Danoise", "le Rennais"."""
    alone = subject.end - subject.start == 2 and unit.lows[subject.start] in MASCULINE | FEMININE
    return alone and unit.is_capital(subject.start + 1) and _PEOPLE.fullmatch(unit.lows[subject.start + 1]) is not None


_PEOPLE = re.compile(r"\w{3,}(?:aise?|oise?|ienne)")


def _is_the_firm(unit: Unit, words: Words, subject: Subject, phrase: Phrase) -> bool:
    """Tell whether a source is "la empresa" and no more, so that it is one named before."""
    alone = subject.end - subject.start == 1 + (unit.lows[subject.start] in words["determiner"])
    return alone and phrase.name is None and phrase.head in listed(unit.lexicon.language, "firms")


def _is_firm(met: Entity, firms: frozenset[str]) -> bool:
    """Tell whether a name is a body's, or called what a firm is: "l'exploitant, Recyclor", who may be either."""
    by_role = met.kind is None and " " not in met.name and not met.heads.isdisjoint(firms)
    return (met.kind == "organization" or by_role) and not met.described


def _ends(unit: Unit, subject: Subject) -> tuple[str, str]:
    """Return the endings of the words before and behind a pronoun, one of which is its verb."""
    return unit.low(subject.start - 1)[-2:], unit.low(subject.end)[-2:]


def _is_again(cast: Cast, head: str) -> bool:
    """Tell whether a noun is what somebody who was named is called a sentence later: "die Forscherin"."""
    return head in listed(cast.lexicon.language, "called_again") or AGED.search(head) is not None


def _gender_of(unit: Unit, subject: Subject) -> str:
    """Return whether a description is of a man (m) or a woman (f), by its article; "" where that can't be told."""
    low = unit.lows[subject.start]
    if unit.lexicon.language == "de":
        return "f" if unit.lows[subject.end - 1].endswith("in") else {"der": "m", "die": "f"}.get(low, "")
    return "m" if low in MASCULINE else "f" if low in FEMININE else ""


def _last_of(cast: Cast, gender: str) -> int | None:
    """Return who was told of last and may be meant by a pronoun; of ``gender`` "" it may be anybody.

    A body is meant only where nobody was told of in the sentence before: "la préfecture … a-t-elle précisé".
    """
    recent = cast.recent[-_PASSED_OVER:][::-1]
    people = [met for met in recent if _may_be_person(met, gender)]
    body = recent[0] if recent and recent[0].kind == "organization" else None
    told = bool(people) and people[0].last >= cast.previous
    if body is not None and not told and (cast.lexicon.language != "de" or _is_feminine(body, gender)):
        return index_of(cast, body)
    if not people:
        return None
    met = people[0]
    met.kind, met.gender = "person", gender or met.gender
    touch(cast, met)
    return index_of(cast, met)


def _may_be_person(met: Entity, gender: str) -> bool:
    if gender and met.gender not in ("-", gender):
        return False
    return met.kind == "person" or (met.kind is None and not met.described)


def _is_feminine(met: Entity, gender: str) -> bool:
    return gender == "f" and met.name.lower().endswith(_FEMININE_BODIES)


_FEMININE_BODIES = (
    "schaft",
    "ung",
    "ei",
    "ion",
    "bahn",
    "kammer",
    "behörde",
    "firma",
    "bank",
    "wehr",
    "stadt",
    "gemeinde",
)


def left_out(cast: Cast) -> int | None:
    """Return the speaker whom a verb without a subject means ("…», añadió."): whoever was told of last."""
    return _last_of(cast, "")


def of_the_paper(cast: Cast, unit: Unit) -> int | None:
    """Return whose paper "hieß es in einer Mitteilung" means: a body's, told of right before, or nobody's.

    "Die Firma Altwerk wies das zurück. Die Halle sei sicher, *hieß es in einer Mitteilung*." is of Altwerk.
    """
    if not cast.recent or "\n" in cast.text[cast.previous : unit.span.start]:
        return None
    last = cast.recent[-1]
    return index_of(cast, last) if last.kind == "organization" and last.last >= cast.previous else None


def meet_abroad(cast: Cast, unit: Unit, *, inside: bool) -> int | None:
    """Note the person whose name a unit begins with or has, whom the next "he" may mean; return the one it is about.

    ``inside``: nobody says anything in it, so that a pronoun of its own means nobody it names.
    """
    if not unit.words or unit.words[0] == QUOTE:
        return None
    words = words_of(unit.lexicon.language)
    subject = opening_person(unit, words)
    if subject is None and unit.words[0] in cast.full:
        subject = Subject(0, 1, 0, 1)  # "Arce lo niega": a last name known by its full one
    if subject is not None:
        return identify_abroad(cast, _phrase(unit, words, subject))
    someone = opening_somebody(unit, words)
    if someone is not None:
        return identify_abroad(cast, _phrase(unit, words, someone))  # "Un homme de 34 ans a été arrêté. Il nie …"
    person = person_inside(unit, words) if inside else None
    if person is not None:
        identify_abroad(cast, _phrase(unit, words, person))
    return None


def _phrase(unit: Unit, words: Words, subject: Subject) -> Phrase:
    start, end = subject.start, subject.end
    name, head_at = parts_of(unit, words, start, end)
    first = start + (unit.lows[start] in words["determiner"])
    if name is None and head_at is not None and head_at > 0 and unit.lexicon.language != "de":
        # "l'Office fédéral de la santé publique": a capital in mid-sentence makes a name of it
        name = (head_at, end) if unit.is_capital(head_at) and end - head_at > 1 else None
    role = None
    if name is not None and name[0] > first:
        role = unit.part(first, name[0])
    elif name is not None and subject.role is not None:
        after = subject.role[0] + (unit.lows[subject.role[0]] in words["determiner"])
        role = unit.part(after, subject.role[1]) if after < subject.role[1] else None
        head_at = role_at(unit, after, subject.role[1])
    head = _head(unit, head_at) if head_at is not None else _noun(unit, min(first, end - 1), end)
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


def _noun(unit: Unit, start: int, end: int) -> str:
    """Return the noun of a phrase without one of the lists: the first with a capital in German, else the first word."""
    german = unit.lexicon.language == "de"
    nouns = (low for i, low in enumerate(unit.lows[start:end], start) if unit.is_capital(i) or AGED.search(low))
    return next(nouns, unit.lows[start]) if german else unit.lows[start]


def _head(unit: Unit, at: int) -> str:
    """Return the head noun as the word lists have it: the last part of a German compound."""
    low = unit.lows[at]
    if low in unit.lexicon.heads or unit.lexicon.language != "de":
        return low
    forms = (low, low.removesuffix("s"), low.removesuffix("es"))
    return max((h for h in unit.lexicon.heads if any(form.endswith(h) for form in forms)), key=len, default=low)
