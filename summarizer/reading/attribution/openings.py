"""Whom a sentence is about, by its opening: the next "he" or "it" may mean them; a byline is about nobody."""

import re
from bisect import bisect_left
from itertools import islice

from summarizer.reading.attribution.cast import Cast, Entity, touch
from summarizer.reading.attribution.descriptions import by_description
from summarizer.reading.attribution.introductions import by_name, kind_of_head
from summarizer.reading.attribution.nouns import is_possessive
from summarizer.reading.attribution.pronouns import by_pronoun
from summarizer.reading.attribution.sources import Phrase
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.names import Name
from summarizer.spans import Span

_OPENING = 130
"""Characters of a unit in which its subject is looked for: "Asked who would pay for the old bridge, the mayor …"."""
_LONGEST = 9
"""Words of such a subject: "The town's former chief engineer, Ann Lee"."""
_WORD = re.compile(r"[\w’'-]+(?:\.\w+){0,4}|[^\w\s]")

Words = list[tuple[int, int, str]]
"""Words with where they start and end, lower-case."""


def arrive(cast: Cast, unit: Unit) -> None:
    """Note where the reading is; a mere quotation comes between nothing."""
    if not unit.words or any(low[0].isalnum() for low in unit.lows):
        cast.previous, cast.here = cast.here, unit.span.start
    cast.quoted = tuple(unit.part(i, i + 1) for i, low in enumerate(unit.lows) if low == QUOTE)


def meet(cast: Cast, unit: Unit) -> None:
    """Note the person or body that a unit begins with: the next "he" or "it" may mean them."""
    if unit.words and unit.words[0] == QUOTE:
        return
    start, end = unit.span.start, min(unit.span.end, unit.span.start + _OPENING)
    stretch = cast.text[start:end]
    if _is_byline(stretch) or stretch.isupper():
        return
    words = _words(cast, start, end)
    for at in _subjects(cast, words):
        entity = _subject(cast, words, at)
        if entity is not None:
            touch(cast, entity)


def _words(cast: Cast, start: int, end: int) -> Words:
    """Return the words of an opening; those alone that may be its subject's where it begins with its subject."""
    found = _WORD.finditer(cast.text, start, end)
    words = [(*m.span(), m.group().lower()) for m in islice(found, _LONGEST + 1)]
    classes = cast.lexicon.words("coordinator", "adverb", "preposition", "subordinator")
    if words and (words[0][2] in classes or words[0][2] in _FRONTED):
        words += [(*m.span(), m.group().lower()) for m in found]
    return words


def _is_byline(stretch: str) -> bool:
    """Tell whether a unit names who wrote it: no sentence has its subject right after "By"."""
    return stretch[:3].lower() == "by " and stretch[3:4].isupper()


_FRONTED = frozenset({"asked", "speaking", "writing", "questioned", "pressed", "challenged"})


def _subjects(cast: Cast, words: Words) -> list[int]:
    """Return where subjects may begin: at the start, after "when", and after the comma of what comes before them."""
    classes, at = cast.lexicon.classes, 0
    while at < len(words) and words[at][2] in cast.lexicon.words("coordinator", "adverb"):
        at += 1
        if at < len(words) and words[at][2] == ",":
            at += 1
    if at >= len(words):
        return []
    low = words[at][2]
    fronted = low in classes["preposition"] or low in _FRONTED
    if not fronted and low not in classes["subordinator"]:
        return [at]
    comma = next((i + 1 for i in range(at, len(words) - 1) if words[i][2] == ","), None)
    return ([] if fronted else [at + 1]) + ([comma] if comma is not None else [])


def _subject(cast: Cast, words: Words, first: int) -> Entity | None:
    """Return whom the noun phrase that begins at the word ``first`` means, or None where it is nobody."""
    if [low for _, _, low in words[first : first + 2]] in (["shares", "in"], ["stock", "in"]):
        first += 2  # "Shares in Brightwater fell": the company
    if first < len(words) and words[first][2] in ("he", "she"):
        return by_pronoun(cast, words[first][2], words[first][0])
    head, at, strange = None, first, 0
    while at < min(len(words), first + _LONGEST):
        start, _, low = words[at]
        name = _name_at(cast, start)
        at_home = name is not None and name.text.endswith("-based")  # "the Bergen-based company"
        if (
            name is not None
            and name.kind != "place"
            and not at_home
            and (not strange or head == at - 1 or (at > first and words[at - 1][2].endswith(_DOERS)))
        ):
            if _is_before_role(cast, words, at, name):
                at = _after(words, at, name.span.end)
                continue
            if cast.text[name.span.end : name.span.end + 2] not in ("'s", "’s"):
                return _named(cast, name)
            head, at = None, _after(words, at, name.span.end)
            continue
        if low == "," and head is not None and at + 1 < len(words):
            apposed = _apposed(cast, words, at + 1)
            return _named(cast, apposed) if apposed is not None else _described(cast, words, first, head)
        if low in cast.lexicon.callings:
            head = at
        elif strange > _MOST_STRANGE:
            break
        elif is_possessive(low):
            head = None
        elif (head is not None and low != ".") or _ends_subject(cast, low, at > first):
            break
        else:
            strange += not _may_precede(cast, low)
        at += 1
    return _described(cast, words, first, head) if head is not None else None


def _is_before_role(cast: Cast, words: Words, at: int, name: Name) -> bool:
    """ "Norvik seamer Sam Orr": the first name tells where the second one, with what he is, belongs."""
    noun = _after(words, at, name.span.end)
    if noun + 1 >= len(words) or words[noun][2].endswith(_VERBS) or _name_at(cast, words[noun + 1][0]) is None:
        return False
    return words[noun][2] in cast.lexicon.callings or words[noun][2].endswith(_DOERS)


_DOERS = ("er", "or", "ist", "man", "woman", "back", "seed")
"""Endings of nouns that tell what somebody is."""
_VERBS = ("after", "over", "under", "never", "ever", "later", "for", "however", "rather")
"""Words with such an ending that are none."""
_MOST_STRANGE = 2
"""Words of no list before the noun: "the island's | long-serving | fire chief"; with more it is rather a clause."""
_ADJECTIVES = frozenset({"late", "former", "ex", "mr", "mrs", "ms", "dr", "miss", "sir", "."})


def _may_precede(cast: Cast, low: str) -> bool:
    """Tell whether a word before a name leaves it the subject: no verb, nor what might be one."""
    if low.title() in cast.lexicon.titles:
        return True
    return low in _ADJECTIVES or low in cast.lexicon.words("determiner", "adverb") or low in cast.lexicon.demonyms


def _ends_subject(cast: Cast, low: str, inside: bool) -> bool:
    determined = inside and low in cast.lexicon.classes["determiner"]
    return determined or low in cast.lexicon.clause_words or low in cast.lexicon.classes["preposition"]


def _after(words: Words, at: int, end: int) -> int:
    """Return the word after those that reach to ``end``."""
    while at < len(words) and words[at][0] < end:
        at += 1
    return at


_BEFORE_NAME = 4
"""Words before the name of an apposition: "her rival, *two-term incumbent* Bo Lund, conceded"."""


def _apposed(cast: Cast, words: Words, first: int) -> Name | None:
    """ "Its chief executive, | Petra Lund, apologised": the name that is an apposition of its own."""
    ends = cast.lexicon.words("preposition", "determiner", "relative", "be", "have", "modal") | cast.lexicon.finite
    for start, _, low in words[first : first + _BEFORE_NAME]:
        name = _name_at(cast, start)
        if name is not None:
            return name if cast.text[name.span.end : name.span.end + 1] == "," else None
        if low in ends or not low[0].isalpha():
            return None
    return None


def _name_at(cast: Cast, start: int) -> Name | None:
    """Return the name at ``start``; a noun with the capital of a headline is none: "Court strikes down ban"."""
    i = bisect_left(cast.starts, start)
    name = cast.names[i] if i < len(cast.starts) and cast.starts[i] == start else None
    return name if name is not None and name.text.lower() not in cast.lexicon.callings else None


def _named(cast: Cast, name: Name) -> Entity:
    entity = by_name(cast, name.span, name.text)
    if entity.kind is None and name.kind != "place":
        entity.kind = name.kind
    return entity


def _described(cast: Cast, words: Words, first: int, head: int) -> Entity | None:
    """Return whom "his deputy", "the engineer's wife", "a resident" means: somebody without a name is somebody too."""
    article = words[first][2]
    determined = article in cast.lexicon.classes["determiner"]
    if not determined and not any(is_possessive(low) for _, _, low in words[first:head]):
        return None
    noun = words[head][2]
    pair = f"{words[head - 1][2]} {noun}" if head > first else noun
    span = Span(words[first][0], words[head][1])
    phrase = Phrase(
        span, None, None, pair if pair in cast.lexicon.callings else noun,
        article if determined else "", frozenset(), False, "-",
    )  # fmt: skip
    entity = by_description(cast, phrase)
    if entity.kind is None:
        entity.kind = kind_of_head(phrase, cast.lexicon)
    entity.heads.add(phrase.head)
    return entity
