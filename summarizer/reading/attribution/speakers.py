"""Who each source is: names, pronouns and descriptions taken back to one speaker each, in the order of reading."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer.reading.attribution.sources import Phrase, read_phrase
from summarizer.reading.attribution.subjects import Subject
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.attribution.values import Speaker, SpeakerKind
from summarizer.reading.lexicon import Lexicon
from summarizer.reading.names import Name
from summarizer.spans import Span

_PERSONAL = {"he": "m", "she": "f"}
_HUMANLESS = frozenset({"organization", "publication", "document", "group"})


@dataclass(slots=True, eq=False)
class _Entity:
    """A speaker in the making."""

    name: str
    first: Span
    mentions: list[Span] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    role: Span | None = None
    heads: set[str] = field(default_factory=set)
    kind: SpeakerKind | None = None
    gender: str = "-"
    introduced: bool = False
    """Whether the words around its first mention have been read: only of those somebody asks for."""
    described: bool = False
    """Whether it has no name of its own, only a description."""
    index: int = -1


@dataclass(slots=True)
class Cast:
    """Everyone met so far. Written to while a text is read, frozen into speakers at the end."""

    text: str
    lexicon: Lexicon
    names: tuple[Name, ...]
    full: dict[str, Name] = field(default_factory=dict)
    known: dict[str, _Entity] = field(default_factory=dict)
    recent: list[_Entity] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    heard: int = 0
    """How many of them have said something."""

    def __post_init__(self) -> None:
        self.starts = [name.span.start for name in self.names]
        for name in self.names:
            for short in _short_forms(self.text, name):
                self.full.setdefault(short, name)


def _short_forms(text: str, name: Name) -> list[str]:
    """Return what may stand for a name later: a last name, letters in parentheses, initials."""
    words = name.text.split()
    if len(words) < 2:
        return []
    forms = [words[-1]] if name.kind in (None, "person") and words[-1][:1].isupper() else []
    acronym = _acronym_after(text, name)
    initials = "".join(word[0] for word in words if word[0].isupper() and word != "The")
    if acronym:
        forms.append(acronym)
    if len(initials) > 2 or (len(initials) == 2 and name.kind in ("organization", "publication")):
        forms.append(initials)
    return forms


_ACRONYM = re.compile(r"\s?\((?:the )?([A-ZÀ-Þ][\w&-]{1,9})\)")


def _acronym_after(text: str, name: Name) -> str | None:
    """ "Institute for the Study of War (ISW)": the letters in parentheses, if the name spells them."""
    match = _ACRONYM.match(text, name.span.end)
    if match is None:
        return None
    letters = [c for c in match.group(1) if c.isupper()]
    initials = [w[0] for w in name.text.split() if w[0].isupper()]
    return match.group(1) if letters and letters[0] in initials and len(letters) <= len(initials) + 1 else None


def meet(cast: Cast, unit: Unit) -> None:
    """Note the person or body that a unit begins with: the next "he" or "it" may mean them."""
    start = unit.span.start
    i = bisect_left(cast.starts, start)
    if i == len(cast.starts) or cast.starts[i] > start + _NEAR_START:
        return
    name = cast.names[i]
    if name.kind != "place" and not (unit.words and unit.words[0] == QUOTE):
        if name.span.start > start and not _leads_to_subject(unit, cast.text[start : name.span.start]):
            return
        entity = _by_name(cast, name.span, name.text)
        if entity.kind is None:
            entity.kind = name.kind
        _touch(cast, entity)


_NEAR_START = 14
"""Characters of a unit within which its first name may begin and still be its subject: "But the late Ann Lee"."""


def _leads_to_subject(unit: Unit, before: str) -> bool:
    """Tell whether the words ``before`` a name may stand before a subject: no verb, pronoun or mark of quotation."""
    lexicon = unit.lexicon
    little = lexicon.words("determiner", "coordinator", "adverb", "subordinator", "preposition")
    return all(
        low in little or low in lexicon.roles or low in lexicon.organizations or low in _ADJECTIVES
        for low in before.lower().replace(".", "").split()
    )


_ADJECTIVES = frozenset({"late", "former", "ex", "mr", "mrs", "ms", "dr", "miss", "sir"})


def identify(cast: Cast, unit: Unit, subject: Subject) -> int | None:
    """Return the index of the speaker whom ``subject`` means, or None where it can't be told."""
    if subject.antecedent is not None:
        start, end = subject.antecedent
        subject = Subject(start, end, start, end)
    low = unit.lows[subject.start]
    if subject.end - subject.start == 1 and low in cast.lexicon.words("pronoun") | {
        "his",
        "her",
        "their",
        "its",
        "him",
        "them",
    }:
        entity = _by_pronoun(cast, low)
    else:
        entity = _by_phrase(cast, unit, subject)
    if entity is None:
        return None
    _touch(cast, entity)
    return _index(cast, entity)


def _index(cast: Cast, entity: _Entity) -> int:
    if entity.index < 0:
        entity.index = cast.heard
        cast.heard += 1
    return entity.index


def _all(cast: Cast) -> list[_Entity]:
    return list({id(e): e for e in cast.known.values()}.values())


def _touch(cast: Cast, entity: _Entity) -> None:
    if cast.recent and cast.recent[-1] is entity:
        return
    if entity in cast.recent:
        cast.recent.remove(entity)
    cast.recent.append(entity)


def _latest(cast: Cast) -> Iterator[_Entity]:
    """Yield everyone met, the last one first, each with what its introduction says."""
    for entity in reversed(cast.recent):
        if not entity.introduced and not entity.described:
            _introduce(cast, entity)
        yield entity


def _by_pronoun(cast: Cast, low: str) -> _Entity | None:
    if low in ("he", "she", "his", "her", "him"):
        gender = "m" if low in ("he", "his", "him") else "f"
        for entity in _latest(cast):
            if _may_be_human(entity, cast.lexicon) and entity.gender in ("-", gender):
                entity.gender = gender
                if entity.kind is None:
                    entity.kind = "person"
                return entity
        return None
    if low in ("they", "their", "them"):
        return next((e for e in _latest(cast) if e.kind not in ("person", "anonymous", None)), None)
    if low in ("it", "its"):
        return next((e for e in _latest(cast) if e.kind not in ("person", "group", "anonymous", None)), None)
    return None


def _may_be_human(entity: _Entity, lexicon: Lexicon) -> bool:
    """Tell whether "he" may mean it: a name of unknown kind is that of one who spoke, or of two plain words or more.

    Otherwise "Labour" and "German U-boat" would be men.
    """
    if entity.kind is not None or entity.described or entity.index >= 0:
        return entity.kind not in _HUMANLESS
    words = entity.name.split()
    plain = all(word[:1].isupper() and word.replace("-", "").replace(".", "").isalpha() for word in words)
    return len(words) > 1 and plain and words[0].lower() not in lexicon.demonyms and not words[-1].isupper()


def identify_abroad(cast: Cast, phrase: Phrase) -> int:
    """Return the index of the speaker whom a phrase of another language means; it says all there is to know of him."""
    if phrase.name is not None:
        name = phrase.name.of(cast.text)
        entity = _by_name(cast, phrase.name, name)
        if entity.first == phrase.name and entity.kind is None and " " in name:
            cast.full.setdefault(name.split()[-1], Name(phrase.name, name, None))
    else:
        entity = _by_description(cast, phrase)
        entity.kind = entity.kind or _kind_of_head(phrase, cast.lexicon)
    entity.introduced = True
    _learn(cast, entity, phrase.role, phrase.head if phrase.role else "", phrase)
    mention = phrase.name or phrase.span
    if mention not in entity.mentions:
        entity.mentions.append(mention)
    _touch(cast, entity)
    return _index(cast, entity)


def last_person(cast: Cast, gender: str) -> int | None:
    """Return the index of whoever spoke last, if that is a human being whom "he" ("m") or "she" ("f") may mean."""
    entity = cast.recent[-1] if cast.recent else None
    if entity is None or entity.gender not in ("-", gender):
        return None
    if entity.kind != "person" and (entity.kind is not None or entity.described or " " not in entity.name):
        return None
    entity.kind, entity.gender = "person", gender
    return _index(cast, entity)


def _by_phrase(cast: Cast, unit: Unit, subject: Subject) -> _Entity | None:
    phrase = read_phrase(unit, subject.start, subject.end)
    apposed = _apposed_name(cast, unit, subject) if phrase.name is None and subject.role else None
    if phrase.name is not None:
        entity = _by_name(cast, phrase.name, phrase.name.of(cast.text))
        role = _fuller_role(cast, phrase.role, _role_span(unit, *subject.role) if subject.role else None)
        head_words = role.of(cast.text).lower() if role else ""
    elif apposed is not None:
        role = _role_span(unit, subject.start, subject.end)
        entity, head_words = apposed, role.of(cast.text).lower()
    else:
        entity = _by_description(cast, phrase)
        role, head_words = None, ""
        if entity.kind is None:
            entity.kind = _kind_of_head(phrase, cast.lexicon)
        if entity.described and _UNNAMED.search(cast.text, phrase.span.end, phrase.span.end + 90):
            entity.kind = "anonymous"
    if not entity.introduced and not entity.described:
        _introduce(cast, entity)
    _learn(cast, entity, role, head_words, phrase)
    mention = phrase.name or _described(cast, phrase.span)
    if mention not in entity.mentions:
        entity.mentions.append(mention)
    return entity


_UNNAMED = re.compile(r"\b(?:not to be (?:named|identified)|anonymity|anonymously|remain anonymous)\b")


def _apposed_name(cast: Cast, unit: Unit, subject: Subject) -> _Entity | None:
    """ "The bank's chief, Ann Lee, said": the apposition is the name."""
    assert subject.role is not None
    inner = read_phrase(unit, *subject.role)
    if inner.name is None or inner.name.end != inner.span.end:
        return None
    return _by_name(cast, inner.name, inner.name.of(cast.text))


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


def _learn(cast: Cast, entity: _Entity, role: Span | None, role_words: str, phrase: Phrase) -> None:
    """Take over what the phrase proves of the speaker: role, kind, gender."""
    if role is not None and (entity.role is None or role.covers(entity.role) or _is_title(cast, entity.role)):
        entity.role = role
    if role_words:
        kind, head = _kind_of_role(role_words, cast.lexicon)
        entity.heads |= head
        if entity.kind is None or (kind == "person" and entity.kind != "person" and entity.kind not in _HUMANLESS):
            entity.kind = kind
    if entity.kind is None and phrase.role is not None and _is_title(cast, phrase.role):
        entity.kind = "person"
    if phrase.name is not None and entity.kind is None:
        entity.kind = _kind_of_name(phrase.name.of(cast.text), cast.lexicon)
        if entity.kind is None and phrase.title_gender != "-":
            entity.kind = "person"
    if phrase.title_gender != "-":
        entity.gender = phrase.title_gender
    if phrase.name is None:
        entity.heads.add(phrase.head)


def _kind_of_role(role: str, lexicon: Lexicon) -> tuple[SpeakerKind | None, set[str]]:
    """Return the kind that role words prove, and their head nouns: those before the first preposition."""
    heads: set[str] = set()
    kind: SpeakerKind | None = None
    words = re.findall(r"[\w’'-]+", role)
    for i, word in enumerate(words):
        if word in lexicon.words("preposition") and heads:
            break
        pair = f"{word} {words[i + 1]}" if i + 1 < len(words) else ""
        if word in lexicon.roles and word in lexicon.organizations:  # an operator, a publisher: either
            heads.add(word)
        elif word in lexicon.roles or pair in lexicon.roles:
            kind = "person"
            heads.add(pair if pair in lexicon.roles else word)
        elif pair in lexicon.organizations or word in lexicon.organizations:
            heads.add(pair if pair in lexicon.organizations else word)
            kind = kind or "organization"
    return kind, heads


def _kind_of_name(name: str, lexicon: Lexicon) -> SpeakerKind | None:
    words = name.split()
    if any(word in lexicon.organization_names for word in words):
        return "organization"
    if words[-1] in lexicon.publications or name in lexicon.publications or words[0] in lexicon.publications:
        return "publication"
    return None


def _kind_of_head(phrase: Phrase, lexicon: Lexicon) -> SpeakerKind | None:
    if phrase.head in lexicon.anonymous:
        return "anonymous"
    if phrase.plural:
        return "group"
    if phrase.head in lexicon.documents:
        return "document"
    if phrase.head in lexicon.roles:
        return "anonymous" if phrase.head in ("official", "person", "insider") else "person"
    if phrase.head in lexicon.organizations:
        return "organization"
    return None


def _by_name(cast: Cast, span: Span, name: str) -> _Entity:
    """Return the speaker of that name, under the fullest form the text gives; a new one if there is none."""
    key = name.lower()
    known = cast.known.get(key)
    if known is not None:
        return known
    full = cast.full.get(name) if " " not in name else None
    if full is not None and full.text != name:
        entity = _by_name(cast, full.span, full.text)
        if entity.kind is None and full.kind != "place":
            entity.kind = full.kind
        if name not in entity.aliases:
            entity.aliases.append(name)
        cast.known[key] = entity
        return entity
    entity = _Entity(name, span, [span])
    entity.kind = _kind_of_name(name, cast.lexicon)
    cast.known[key] = entity
    return entity


_APPOSITION = re.compile(
    r",\s(?:(?:an?|the|its|his|her|their|our|now|currently|also)\s){0,2}"
    r"([^\s,.;:()\n\"“”][^,.;:()\n\"“”]{2,120}?)(?=\s?[,.;()])"
)
_ROLE_WORD = re.compile(r"[\w’'-]+(?:\.[\w’'-]+){0,4}(?=[ \u00a0])")
_TITLE_REACH = 80
"""Characters before a name in which its title is looked for."""


def _introduce(cast: Cast, entity: _Entity) -> None:
    """Take the role from where the name first stands, be it said there or not: "Ann Lee, head of the bank, …"."""
    entity.introduced = True
    match = _APPOSITION.match(cast.text, entity.first.end)
    if match is not None and not _RELATIVE.search(match.group(1)):
        role: Span | None = Span(*match.span(1))
    else:
        role = _title_before(cast, entity.first.start)
    if role is None:
        return
    kind, heads = _kind_of_role(role.of(cast.text).lower(), cast.lexicon)
    if kind is not None and entity.kind in (None, kind):
        entity.kind, entity.role = kind, role
        entity.heads |= heads


_RELATIVE = re.compile(r"\b(?:who|which|that|whose|is|was|are|were|has|had|have|will|would|said|says|and)\b")


def _title_before(cast: Cast, start: int) -> Span | None:
    """Return the role words that stand right before a name: "NATO's secretary general | Ann Lee"."""
    last = cast.text[max(0, start - _TITLE_REACH) : max(0, start - 1)].rpartition(" ")[2].lower()
    if last not in cast.lexicon.last_of_roles:
        return None
    words = list(_ROLE_WORD.finditer(cast.text, max(0, start - _TITLE_REACH), start))[-6:]
    while len(words) > 1 and any(a.end() + 1 != b.start() for a, b in pairwise(words)):
        words = words[1:]
    if not words or words[-1].end() + 1 != start:
        return None
    lows = [word.group().lower() for word in words]
    nouns = cast.lexicon.roles | cast.lexicon.organizations
    first = len(words) - 1
    if " ".join(lows[-2:]) in nouns and len(words) > 1:
        first -= 1
    elif lows[-1] not in nouns:
        return None
    while first and (words[first - 1].group()[0].isupper() or lows[first - 1].endswith(("'s", "’s"))):
        if lows[first - 1] in cast.lexicon.little:
            break
        first -= 1
    return Span(words[first].start(), start - 1)


def _by_description(cast: Cast, phrase: Phrase) -> _Entity:
    """Return whom "the analyst", "the ministry" means: the last one met whose role or name has that noun."""
    span = _described(cast, phrase.span)
    text = " ".join(span.of(cast.text).split())
    key = re.sub(r"^(?:the|a|an)\s+", "", text.lower())
    headline = _of_headline(cast, phrase)
    if headline is not None:
        headline.name, headline.first, headline.mentions = text, span, [span, headline.first]
        cast.known.setdefault(key, headline)
        return headline
    if phrase.article in ("the", "this", "that") and not phrase.plural:
        for entity in _latest(cast):
            if _answers(entity, phrase, cast.lexicon):
                return entity
        firm = _last_firm(cast) if key == phrase.head and key in _FIRMS else None
        if firm is not None:
            return firm
    if key in cast.known and (phrase.article in _AGAIN or phrase.plural):
        return cast.known[key]
    entity = _Entity(text, span, [span], described=True)
    cast.known.setdefault(key, entity)
    if cast.known[key] is not entity:
        cast.known[f"{key}@{phrase.span.start}"] = entity
    return entity


_AGAIN = frozenset({"the", "this", "", "his", "her", "their", "its"})
"""What the same words begin with where they mean the same one again."""


def _of_headline(cast: Cast, phrase: Phrase) -> _Entity | None:
    """Return the "study" of a headline, where the story then speaks of "a study": nobody else has been met between."""
    if phrase.article not in ("a", "an") or phrase.head not in cast.lexicon.documents:
        return None
    bare = cast.known.get(phrase.head)
    return bare if bare is not None and bare.described and bare.name.lower() == phrase.head else None


def _described(cast: Cast, span: Span) -> Span:
    """ "A report published on Friday" is called "A report", "a study of naps in 2019" "a study of naps"."""
    dated = _DATED.search(cast.text, span.start + 1, span.end)
    if dated is not None:
        span = Span(span.start, dated.start())
    for word in _PLAIN_WORD.finditer(cast.text, span.start + 1, span.end):
        if word.group() in cast.lexicon.classes["after_source"] and word.group().endswith(("ed", "en")):
            end = word.start()
            while cast.text[end - 1].isspace():
                end -= 1
            return Span(span.start, end) if end - span.start > 3 else span
    return span


_DATED = re.compile(r"(?<=\w)\s(?:in|from|of)\s(?:1[89]|20)\d\d$")
_PLAIN_WORD = re.compile(r"(?<=\s)[a-z]+")


_FIRMS = frozenset({"company", "firm", "retailer", "manufacturer", "carmaker", "airline", "operator"})
_PUBLIC = frozenset(
    {"Police", "Ministry", "Office", "Department", "Council", "Court", "Service", "Parliament", "Union", "University"}
)


def _last_firm(cast: Cast) -> _Entity | None:
    """Return the last named firm; None where a name came after it that might be one."""
    for entity in _latest(cast):
        if _is_firm(entity, cast.lexicon):
            entity.kind = "organization"
            return entity
        if entity.kind is None and not entity.described:
            return None
    return None


def _is_firm(entity: _Entity, lexicon: Lexicon) -> bool:
    """Tell whether "the company" may mean it: a named body that is no public one."""
    if entity.described or not _PUBLIC.isdisjoint(entity.name.split()):
        return False
    return entity.kind == "organization" or bool(entity.kind is None and entity.heads & lexicon.organizations)


def _answers(entity: _Entity, phrase: Phrase, lexicon: Lexicon) -> bool:
    name = entity.name.lower().split()
    if any(m not in name and (entity.role is None) for m in phrase.modifiers):
        return False
    if phrase.head in entity.heads:
        return True
    return (
        all(word in name for word in phrase.head.split())
        and phrase.head in lexicon.organizations
        and phrase.head not in lexicon.roles
    )


def freeze(cast: Cast, cited: Collection[int]) -> tuple[tuple[Speaker, ...], dict[int, int]]:
    """Return those ``cited`` (indices that :func:`identify` gave), each once, and where each index now points."""
    entities = sorted((e for e in _all(cast) if e.index in cited), key=lambda e: e.index)
    return tuple(_speaker(e) for e in entities), {e.index: place for place, e in enumerate(entities)}


def _speaker(entity: _Entity) -> Speaker:
    others = sorted({*entity.mentions} - {entity.first})
    return Speaker(entity.name, tuple(entity.aliases), (entity.first, *others), entity.role, entity.kind)
