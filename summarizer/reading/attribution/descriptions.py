"""Whom a description means: "the analyst", "the ministry", "the company", "a study"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from summarizer.reading import cues
from summarizer.reading.attribution.cast import Cast, Entity
from summarizer.reading.attribution.introductions import latest
from summarizer.reading.attribution.pronouns import is_of_other_age, last_human
from summarizer.reading.attribution.sources import Phrase
from summarizer.reading.lexicon import Lexicon
from summarizer.spans import Span


def by_description(cast: Cast, phrase: Phrase) -> Entity:
    """Return whom "the analyst", "the ministry" means: the last one met whose role or name has that noun."""
    span = described_as(cast, phrase.span)
    text = " ".join(span.of(cast.text).split())
    key = re.sub(r"^(?:the|a|an)\s+", "", text.lower())
    headline = _of_headline(cast, phrase)
    if headline is not None:
        headline.name, headline.first, headline.mentions = text, span, {span, headline.first}
        cast.known.setdefault(key, headline)
        return headline
    if phrase.article in ("the", "this", "that") and not phrase.plural:
        firm = _last_firm(cast) if phrase.head in _FIRMS and _is_plain(cast, key, phrase.head) else None
        if firm is not None and phrase.head in _ANY_FIRM:
            return firm
        for entity in latest(cast):
            if _answers(entity, phrase, cast) and not is_of_other_age(cast, entity, phrase.span.end):
                return entity
        if firm is not None:
            return firm
        aged = _AGED.search(text)
        human = last_human(cast, phrase.span.start, int(aged[1])) if aged is not None else None
        if human is not None:
            return human
    if key in cast.known and (phrase.article in _AGAIN or phrase.plural):
        return cast.known[key]
    for place in (key, f"{key}@{phrase.span.start}"):
        known = cast.known.setdefault(place, Entity(text, span, {span}, described=True))
        if span in known.mentions:  # made just now, or the subject of several verbs ("a man who … has admitted")
            break
    return known


_AGAIN = frozenset({"the", "this", "", "his", "her", "their", "its"})
"""What the same words begin with where they mean the same one again."""


def _of_headline(cast: Cast, phrase: Phrase) -> Entity | None:
    """Return the "study" of a headline, where the story then speaks of "a study": nobody else has been met between."""
    if phrase.article not in ("a", "an") or phrase.head not in cast.lexicon.documents:
        return None
    bare = cast.known.get(phrase.head)
    return bare if bare is not None and bare.described and bare.name.lower() == phrase.head else None


def described_as(cast: Cast, span: Span) -> Span:
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


_AGED = re.compile(r"\b(\d{1,3})-year-old\b")


def is_firm_again(lows: Sequence[str]) -> bool:
    """Tell whether the words of a source, in lower case, are but "the company": it was named before."""
    return len(lows) == 2 and lows[0] == "the" and lows[1] in _FIRMS


def _has_rival(cast: Cast, entity: Entity) -> bool:
    """Tell whether another body is named in the sentence that was about a firm last, or since."""
    start = max(entity.last, cast.here - _CLAUSE)
    names = cast.names[bisect_left(cast.starts, start) : bisect_left(cast.starts, cast.here)]
    ours = entity.name.removesuffix(".")
    return any(name.kind == "organization" and name.text.removesuffix(".") not in ours for name in names)


def _is_plain(cast: Cast, key: str, head: str) -> bool:
    """Tell whether a description says of its noun at most where it is at home, of the only firm there is.

    "The Bergen-based company": of two it can't be told which is at home in Bergen.
    """
    before = key.removesuffix(head).split()
    if not before:
        return True
    firms = sum(_is_firm(entity, cast.lexicon) or _is_told_of_as_it(cast, entity) for entity in latest(cast))
    return firms == 1 and all(word.endswith("-based") for word in before)


_ANY_FIRM = frozenset({"company", "firm"})
_FIRMS = _ANY_FIRM | {"retailer", "manufacturer", "carmaker", "airline", "operator"}


_PUBLIC = frozenset(
    {"Police", "Ministry", "Office", "Department", "Council", "Court", "Service", "Parliament", "Union", "University"}
)


def _last_firm(cast: Cast) -> Entity | None:
    """Return the last named firm; None where a name came after it that might be one."""
    for entity in latest(cast):
        if _is_firm(entity, cast.lexicon) or _is_told_of_as_it(cast, entity):
            if _has_rival(cast, entity):
                return None  # "Orr Ltd sued Lund Ltd. The company said": of two it can't be told which
            entity.kind = entity.kind or ("organization" if _is_firm(entity, cast.lexicon) else None)
            return entity
        if entity.kind is None and not entity.described:
            return None
    return None


_IT = re.compile(r"(?i)\b(?:its|it)\b")
_HUMAN = re.compile(r"(?i)\b(?:he|she|his|her|him|who)\b")
_CLAUSE = 160
"""Characters behind a name in which it is called "it"."""


def _is_told_of_as_it(cast: Cast, entity: Entity) -> bool:
    """Tell whether a name is told of as of a thing where it first stands: "Lindera said its trial had failed"."""
    if entity.kind is not None or entity.described or not _PUBLIC.isdisjoint(entity.name.split()):
        return False
    if " " not in entity.name:
        return False  # "Shares fell after it warned", "France said it would pay"
    behind = cast.text[entity.first.end : entity.first.end + _CLAUSE].partition(". ")[0]
    return _IT.search(behind) is not None and _HUMAN.search(behind) is None


def _is_firm(entity: Entity, lexicon: Lexicon) -> bool:
    """Tell whether "the company" may mean it: a named body that is no public one."""
    if entity.described or not _PUBLIC.isdisjoint([*entity.name.split(), *map(str.title, entity.heads)]):
        return False  # "the bank's main union, Unison" is none by what it is
    return entity.kind == "organization" or bool(entity.kind is None and entity.heads & lexicon.organizations)


def _answers(entity: Entity, phrase: Phrase, cast: Cast) -> bool:
    """Tell whether a description may mean somebody met before: by its noun, and by all it says of that noun.

    What stands before another noun tells whose that is, not who it is: "the company" is not "a company driver".
    """
    lexicon = cast.lexicon
    if entity.described and entity.kind == "document" and phrase.head not in lexicon.documents:
        return False  # "a letter of the council" is not the council
    if phrase.head not in entity.heads and not _is_named_by(entity, phrase.head, lexicon):
        return False
    return not _is_another(entity, phrase, cast)


def _is_another(entity: Entity, phrase: Phrase, cast: Cast) -> bool:
    """Tell whether a description says of its noun what nothing says of somebody with that noun: it is another one.

    "The foreign minister" is not the agriculture minister. A party or a country may be told only later: "the
    Independent councillor" is Ann Lee, "a local councillor". So may what
    stands behind an "of".
    """
    words = _told_of(entity, cast)
    plain, capital, behind = (part - words for part in _qualifiers(phrase.span.of(cast.text), phrase.head, cast))
    return bool(plain) or (bool(capital or behind) and _is_told_apart(entity, phrase.head, cast))


def _is_told_apart(entity: Entity, head: str, cast: Cast) -> bool:
    """Tell whether somebody's role, or description, tells which one of its kind is meant: "the *union* leader"."""
    role = entity.name if entity.described else entity.role.of(cast.text) if entity.role is not None else ""
    return entity.kind not in ("person", "anonymous") or any(_qualifiers(role, head, cast))


def _is_named_by(entity: Entity, head: str, lexicon: Lexicon) -> bool:
    """Tell whether a body is named by a noun, at the end or before an "of": "Orr *Council*", "*Bank* of Orr"."""
    if entity.described or entity.kind == "person" or head not in lexicon.organizations or head in lexicon.roles:
        return False
    words = entity.name.lower().split()
    ends = [len(words), *(i for i, word in enumerate(words) if word in lexicon.classes["preposition"])]
    noun = head.split()
    return any(words[max(0, end - len(noun)) : end] == noun for end in ends)


def _qualifiers(words: str, head: str, cast: Cast) -> tuple[set[str], set[str], set[str]]:
    """Return the words that tell the noun of a description from others of its kind.

    Those before it, the plain ones ("finance" of "the finance ministry") and those with a capital ("Swiss"), and those
    behind an "of" ("opposition" of "the leader of the opposition").
    """
    found = re.search(rf"\b{re.escape(head)}\b", words, re.IGNORECASE) if head else None
    if found is None:
        return set(), set(), set()
    nothing = cast.lexicon.little | set(cues.words(cast.lexicon.language, "light_modifiers"))
    before = _words(words[: found.start()])
    plain, capital = ({w.lower() for w in before if w[0].isupper() is big} - nothing for big in (False, True))
    of = _OF.match(words, found.end())
    return plain, capital, {word.lower() for word in _words(of[1])} - nothing if of else set()


_OF = re.compile(r"\s(?:of|for)\s(?:the\s)?((?:[\w’'-]+\s?){1,3})")


def _words(text: str) -> set[str]:
    """Return the words of a text without the endings of possession: "dockers" of "the dockers' union"."""
    return {_POSSESSION.sub("", word) for word in _WORD.findall(text)}


_WORD = re.compile(r"\w[\w'’-]*")
_POSSESSION = re.compile(r"['’]s?\Z")


def _told_of(entity: Entity, cast: Cast) -> set[str]:
    """Return the words by which somebody is introduced, in lower case: of a name and a role, or of a description."""
    return _words(f"{entity.name} {entity.role.of(cast.text) if entity.role is not None else ''}".lower())
