"""Who each source is: names, pronouns and descriptions taken back to one speaker each, in the order of reading."""

import re
from functools import cache

from summarizer.reading.attribution.cast import Cast, Entity, index_of, touch
from summarizer.reading.attribution.descriptions import by_description, described_as
from summarizer.reading.attribution.introductions import by_name, introduce, kind_of_head, kind_of_name, kind_of_role
from summarizer.reading.attribution.pronouns import OBLIQUE, by_pronoun
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.sources import Phrase, read_phrase
from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.cues import entries
from summarizer.reading.lexicon import Act, Lexicon
from summarizer.reading.names import Name
from summarizer.spans import Span

_HUMANLESS = frozenset({"organization", "publication", "document", "group"})


def identify(cast: Cast, unit: Unit, subject: Subject, act: Act = "says") -> int | None:
    """Return the index of the speaker whom ``subject`` of a verb of ``act`` means, or None where it can't be told."""
    if subject.antecedent is not None:
        start, end = subject.antecedent
        subject = Subject(start, end, start, end)
    low = unit.lows[subject.start]
    if subject.end - subject.start == 1 and (low in OBLIQUE or low in cast.lexicon.classes["pronoun"]):
        entity = by_pronoun(cast, low, unit.part(subject.start, subject.end).start, act)
    else:
        entity = _by_phrase(cast, unit, subject)
    if entity is None:
        return None
    touch(cast, entity)
    entity.spoke = cast.here
    return index_of(cast, entity)


def identify_abroad(cast: Cast, phrase: Phrase) -> int:
    """Return the index of the speaker whom a phrase of another language means; it says all there is to know of him."""
    if phrase.name is not None:
        name = phrase.name.of(cast.text)
        if cast.lexicon.language == "de" and name not in cast.full and name.removesuffix("s") in cast.full:
            name = name.removesuffix("s")  # "nach Tapkens Angaben"
        _know_fully(cast, name.split()[-1], phrase.name.start)
        entity = by_name(cast, phrase.name, name)
        if entity.first == phrase.name and entity.kind is None and " " in name:
            cast.full.setdefault(name.split()[-1], Name(phrase.name, name, None))
    else:
        entity = by_description(cast, phrase)
        entity.kind = entity.kind or kind_of_head(phrase, cast.lexicon)
    entity.introduced = True
    _learn(cast, entity, phrase.role, phrase.head if phrase.role else "", phrase)
    mention = phrase.name or phrase.span
    entity.mentions.add(mention)
    touch(cast, entity)
    return index_of(cast, entity)


_MOST_SURNAMES = 60
"""Last names whose full form is looked for before them: more than a long story has."""


def _know_fully(cast: Cast, last: str, before: int) -> None:
    """Look once for the full name that a text first gives to a last name: "Ruth Alderstein", then "Emil Alderstein"."""
    if last in cast.searched or len(cast.searched) >= _MOST_SURNAMES:
        return
    cast.searched.add(last)
    pattern = re.compile(rf"(?<![\w.'’-])([A-ZÀ-Þ][\w'’-]{{1,30}}) {re.escape(last)}(?!\w)")
    for match in pattern.finditer(cast.text, 0, before):
        if not _tells_a_role(match[1].lower(), cast.lexicon):
            cast.full[last] = Name(Span(*match.span()), match[0], None)
            return


def _tells_a_role(low: str, lexicon: Lexicon) -> bool:
    """Tell whether a word before a last name is what somebody is: "Trainer Marić", "Frau Weber"."""
    german = lexicon.language == "de" and any(low.endswith(head) for head in lexicon.heads if len(head) > _SHORT_HEAD)
    return german or low in lexicon.heads or low in _little(lexicon.language)


@cache
def _little(language: str) -> frozenset[str]:
    """Return the words that stand before a name and are no part of it, however they are written."""
    lists = ("source_words", "light_words", "sentence_starters")
    return frozenset(word.lower() for name in lists for row in entries(language, name) for word in row[0].split())


_SHORT_HEAD = 3


def _by_phrase(cast: Cast, unit: Unit, subject: Subject) -> Entity | None:
    phrase = read_phrase(unit, subject.start, subject.end)
    apposed = _apposed_name(cast, unit, subject) if phrase.name is None and subject.role else None
    if phrase.name is not None:
        entity = by_name(cast, phrase.name, phrase.name.of(cast.text))
        role = _fuller_role(cast, phrase.role, _role_span(unit, *subject.role) if subject.role else None)
        head_words = role.of(cast.text).lower() if role else ""
    elif apposed is not None:
        role = _role_span(unit, subject.start, subject.end)
        entity, head_words = apposed, role.of(cast.text).lower()
    else:
        entity = by_description(cast, phrase)
        role, head_words = None, ""
        if entity.kind is None:
            entity.kind = kind_of_head(phrase, cast.lexicon)
        _told_fully(cast, entity, phrase)
        if entity.described and _UNNAMED.search(cast.text, phrase.span.end, phrase.span.end + 90):
            entity.kind = "anonymous"
    if not entity.introduced and not entity.described:
        introduce(cast, entity)
    _learn(cast, entity, role, head_words, phrase)
    if phrase.name is not None or apposed is not None:
        _take_over(cast, entity)
    mention = phrase.name or described_as(cast, phrase.span)
    entity.mentions.add(mention)
    entity.named = mention
    return entity


def _told_fully(cast: Cast, entity: Entity, phrase: Phrase) -> None:
    """Somebody without a name who only now speaks is called what is said here, if that tells more."""
    span = described_as(cast, phrase.span)
    if entity.described and entity.index < 0 and span.end - span.start > len(entity.name):
        entity.name, entity.first = " ".join(span.of(cast.text).split()), span


def _take_over(cast: Cast, entity: Entity) -> None:
    """Whoever is now named and was cited before by nothing but the role ("Opposition leader says") is one speaker."""
    if entity.role is None:
        return
    key = entity.role.of(cast.text).lower()
    bare = cast.known.get(key)
    if bare is None or not bare.described or bare.index < 0 or entity.index >= 0:
        return
    entity.index, entity.gender = bare.index, bare.gender if entity.gender == "-" else entity.gender
    entity.heads |= bare.heads
    entity.mentions |= bare.mentions
    cast.known[key] = entity
    if bare in cast.recent:
        cast.recent.remove(bare)


_UNNAMED = re.compile(r"\b(?:not to be (?:named|identified)|anonymity|anonymously|remain anonymous)\b")


def _apposed_name(cast: Cast, unit: Unit, subject: Subject) -> Entity | None:
    """ "The bank's chief, Ann Lee, said": the apposition is the name."""
    assert subject.role is not None
    inner = read_phrase(unit, *subject.role)
    if inner.name is None or inner.name.end != inner.span.end:
        return None
    return by_name(cast, inner.name, inner.name.of(cast.text))


def _fuller_role(cast: Cast, before: Span | None, apposed: Span | None) -> Span | None:
    """Of the role before a name and the one after it: the one before, unless it is a mere title ("Inspector")."""
    return apposed if before is None or (apposed is not None and _is_title(cast, before)) else before


def _is_title(cast: Cast, role: Span) -> bool:
    return role.of(cast.text) in cast.lexicon.titles


def _role_span(unit: Unit, start: int, end: int) -> Span:
    while end - start > 1 and unit.lows[start] in _BEFORE_ROLE:
        start += 1
    return unit.part(start, end)


_BEFORE_ROLE = frozenset(["a", "an", "the", "his", "her", "its", "their", "now", "currently", "also"])


def _is_addressed(cast: Cast, phrase: Phrase) -> bool:
    """Tell whether a title stands right before a name: "Prof. Ida Holm", "Dr Lee"."""
    start = phrase.name.start if phrase.name is not None else phrase.span.start
    before = cast.text[phrase.span.start : start].rstrip(". ").rpartition(" ")[2]
    return before in cast.lexicon.titles


def _learn(cast: Cast, entity: Entity, role: Span | None, role_words: str, phrase: Phrase) -> None:
    """Take over what the phrase proves of the speaker: role, kind, gender."""
    if role is not None and (entity.role is None or role.covers(entity.role) or _is_title(cast, entity.role)):
        entity.role = role
    if role_words:
        kind, head = kind_of_role(role_words, cast.lexicon)
        entity.heads |= head
        if entity.kind is None or (kind == "person" and entity.kind != "person" and entity.kind not in _HUMANLESS):
            entity.kind = kind
    if entity.kind is None and phrase.role is not None and _is_title(cast, phrase.role):
        entity.kind = "person"
    if phrase.name is not None and entity.kind is None:
        entity.kind = kind_of_name(phrase.name.of(cast.text), cast.lexicon)
        if entity.kind is None and (phrase.title_gender != "-" or _is_addressed(cast, phrase)):
            entity.kind = "person"
    if phrase.title_gender != "-":
        entity.gender = phrase.title_gender
    if phrase.name is None:
        entity.heads.add(phrase.head)
