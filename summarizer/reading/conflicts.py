"""Counts of the same thing that two voices tell differently ("police said 31 were hurt, the hospital said 38")."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading import cues
from summarizer.reading.languages import primary
from summarizer.reading.quantities import Quantity, compare
from summarizer.reading.readings import Readings
from summarizer.spans import Span, overlapping


class Conflict(NamedTuple):
    """Two figures that contradict each other, in the order of the text, and the words that show the second."""

    first: Quantity
    second: Quantity
    cue: Span


class _Count(NamedTuple):
    quantity: Quantity
    sentence: int
    thing: str  # the class of cues/<language>/tolls.txt; "" for "put the number at 38"
    voice: int | None
    cue: Span


# Counts further apart than this are as likely to be of two events.
_NEAR = 3
_RECENT = 20  # counts looked back at, however many a sentence holds
# "The toll rose to 38" corrects an earlier count, and a "previous" one was of another day.
_UPDATED = pattern(
    r"\b(?:rose|risen|rising|climbed|increased|updated?|revised|earlier|previous(?:ly)?|initial(?:ly)?|so far|"
    r"since|by then|other|another|separate(?:ly)?|additional|also|more|last (?:week|month|year))\b",
    re.I,
)
# The head of what is counted, where it tells of anybody: other heads must be the same to contradict.
_ANYBODY = frozenset({"", "people", "person", "persons", "victims", "casualties", "patients", "individuals"})


def conflicts(readings: Readings) -> tuple[Conflict, ...]:
    """Return the counts of the story that two voices tell differently, in order; empty without word lists."""
    found: list[Conflict] = []
    recent: list[_Count] = []
    for count in _counts(readings):
        recent = [other for other in recent[-_RECENT:] if count.sentence - other.sentence <= _NEAR]
        rival = next((other for other in reversed(recent) if _contradicts(readings, other, count)), None)
        if rival is not None:
            found.append(Conflict(rival.quantity, count.quantity, count.cue))
        if count.thing:
            recent.append(count)
    return tuple(sorted((*found, *_contrasts(readings)), key=lambda conflict: conflict.second.number))


# "41,200, not 28,700 as Ruiz had told MPs": one voice tells what another told; "as it said before" is a correction.
_NOT = pattern(r",\s(?:and\s)?not\s(?:the\s)?\Z", re.I)
_AS_TOLD = pattern(
    r"\s(?:(?-i:as|which|that)\s(?!(?:it|he|she|they|we|I|you)\s)(?:[^\s.,;:]{1,30}\s){1,5}?(?:had\s|has\s|have\s)?)"
    r"(?:told|said|says|claimed|claims|reported|stated|put|given|announced)\b"
)


def _contrasts(readings: Readings) -> Iterator[Conflict]:
    """Yield the pairs of figures of which one is told to be true and the other to be somebody else's."""
    for one, other in pairwise(readings.quantities):
        between = readings.text[one.span.end : min(other.span.start, one.span.end + 20)]
        if other.span.start - one.span.end > 20 or not _NOT.fullmatch(between):
            continue
        told = _AS_TOLD.match(readings.text, other.span.end, other.span.end + 120)
        if told and one.kind == other.kind and one.value != other.value:
            yield Conflict(one, other, Span(one.span.end + between.index("not"), told.end()))


def _counts(readings: Readings) -> Iterator[_Count]:
    """Yield the counts of an event, and bare ones that point back at one ("put the figure at 38").

    Of things that are no toll ("400 flights", "the crowd at 8,000") the thing is told by its own noun.
    """
    words = _tolls(primary(readings.language))
    for quantity in readings.quantities if words else ():
        near = overlapping(quantity.number, readings.sentences)
        if quantity.kind not in ("count", "other") or not near:
            continue
        sentence = readings.sentences[near[0]]
        pointing = _POINTING.search(readings.text, max(sentence.start, quantity.span.start - 60), quantity.span.start)
        put = _PUT.search(readings.text, max(sentence.start, quantity.span.start - 60), quantity.span.start)
        thing = "" if pointing else _thing(readings.text, quantity, sentence, words) or _named(quantity, put)
        if thing is None:
            continue
        statement = next(iter(readings.statements_at(quantity.number)), None)
        cue = Span(pointing.start(), quantity.span.end) if pointing else quantity.span
        yield _Count(quantity, near[0], thing, statement.speaker if statement else None, cue)


_POINTING = pattern(
    r"\b(?:put|puts|putting|gave|gives|placed|set)\s(?:the|its|their|that|this)\s(?:death\s)?"
    r"(?:number|figure|toll|total|count|tally)\s(?:at|as)\s\Z"
    # "Organisers spoke of at least 25,000." "Organisers said it was at least 25,000."
    r"|\b(?:spoke|speaks?|talked|talks?)\sof\s\Z"
    r"|\b(?:said|says|insisted|claimed)\s(?:that\s)?(?:it|the\s(?:real|true|actual)\s(?:number|figure|total))\s"
    r"(?:was|is)\s(?:(?:in fact|more like|closer to|nearer|nearly)\s)?\Z",
    re.I,
)


# "put the crowd at 8,000": what is counted stands before.
_PUT = pattern(
    r"\b(?:put|puts|putting|estimated|estimates|placed)\s(?:the|its|their)\s(?:number\sof\s|size\sof\sthe\s)?"
    r"(?P<noun>[a-z]{3,20})\s(?:at|as)\s\Z",
    re.I,
)
# Nouns of which two voices in a row tell different ones: amounts of time and parts of a thing.
_NO_THING = frozenset(
    {"people", "person", "persons", "men", "women", "children", "time", "times", "things", "reasons", "ways", "points",
     "years", "months", "weeks", "days", "hours", "minutes", "seconds", "sides", "parts", "steps", "goals", "votes"}
)  # fmt: skip


def _named(quantity: Quantity, put: re.Match[str] | None) -> str | None:
    """What a count that is no toll counts: the noun of "put the crowd at", or the last word of what is counted."""
    if put:
        return f"={put['noun'].lower()}"
    head = _head(quantity)
    return f"={head}" if quantity.kind == "count" and len(head) > _SHORT and head not in _NO_THING else None


_SHORT = 3  # letters: a shorter head is no noun that tells what is counted
_CLAUSE = pattern(r"[,;:.]|\b(?:and|but|of)\s")


def _thing(text: str, quantity: Quantity, sentence: Span, words: dict[str, str]) -> str | None:
    """Tell what is counted, by the words right after the figure in its clause, or right before it."""
    after = re.split(
        r"[,;:.]|\b(?:and|but|of)\s", text[quantity.number.end : min(sentence.end, quantity.span.end + 40)]
    )
    before = text[max(sentence.start, quantity.span.start - 20) : quantity.span.start].split()[-1:]
    for word in [*before, *after[0].split()]:
        if thing := words.get(word.lower().strip("\"”’'")):
            return thing
    return None


def _contradicts(readings: Readings, one: _Count, other: _Count) -> bool:
    if one.thing != other.thing and other.thing:
        return False
    if other.thing.startswith("=") and not _is_same(readings, one, other):
        return False
    # The article's own count beside somebody's is no dispute, unless it says who puts it elsewhere.
    if one.voice == other.voice or (other.thing and None in (one.voice, other.voice)):
        return False
    if _head(one.quantity) != _head(other.quantity) and {_head(one.quantity), _head(other.quantity)} - _ANYBODY:
        return False
    if any(_UPDATED.search(readings.sentences[count.sentence].of(readings.text)) for count in (one, other)):
        return False
    return (
        type(one.quantity.value) is type(other.quantity.value)
        and one.quantity.value != other.quantity.value
        and (not other.thing or compare(one.quantity, other.quantity) == "differ")
    )


def _is_same(readings: Readings, one: _Count, other: _Count) -> bool:
    """Tell whether two counts of one noun are of the same: said in a row, of the same words, of which one is a verb's.

    "400 flights were cancelled" and "120 flights had been cancelled" are; "400 flights were late" is of another.
    """
    if other.sentence - one.sentence > 1 or (one.quantity.what or "").lower() != (other.quantity.what or "").lower():
        return False
    return bool(_after(readings, one) & _after(readings, other))


def _after(readings: Readings, count: _Count) -> set[str]:
    """The longer words that follow a count in its clause."""
    end = min(readings.sentences[count.sentence].end, count.quantity.span.end + 60)
    clause = _CLAUSE.split(readings.text[count.quantity.span.end : end], maxsplit=1)[0]
    return {word for word in clause.lower().split() if len(word) > _LONGER}


_LONGER = 4  # letters: "were", "been" and "have" follow any count


def _head(quantity: Quantity) -> str:
    return (quantity.what or "").lower().split()[-1] if quantity.what else ""


@cache
def _tolls(language: str) -> dict[str, str]:
    if language != "en":  # the words that tell an update from a dispute are English
        return {}
    return {word: thing for thing, words, *_ in cues.entries(language, "tolls") for word in words.split()}
