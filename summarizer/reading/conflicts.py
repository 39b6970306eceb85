"""Counts of the same thing that two voices tell differently ("police said 31 were hurt, the hospital said 38")."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading import cues
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
    return tuple(found)


def _counts(readings: Readings) -> Iterator[_Count]:
    """Yield the counts of an event, and bare ones that point back at one ("put the figure at 38")."""
    words = _tolls((readings.language or "en").split("-")[0].lower())
    for quantity in readings.quantities if words else ():
        near = overlapping(quantity.number, readings.sentences)
        if quantity.kind not in ("count", "other") or not near:
            continue
        sentence = readings.sentences[near[0]]
        pointing = _POINTING.search(readings.text, max(sentence.start, quantity.span.start - 60), quantity.span.start)
        thing = "" if pointing else _thing(readings.text, quantity, sentence, words)
        if thing is None:
            continue
        statement = next(iter(readings.statements_at(quantity.number)), None)
        cue = Span(pointing.start(), quantity.span.end) if pointing else quantity.span
        yield _Count(quantity, near[0], thing, statement.speaker if statement else None, cue)


_POINTING = pattern(
    r"\b(?:put|puts|putting|gave|gives|placed|set)\s(?:the|its|their|that|this)\s(?:death\s)?"
    r"(?:number|figure|toll|total|count|tally)\s(?:at|as)\s\Z",
    re.I,
)


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


def _head(quantity: Quantity) -> str:
    return (quantity.what or "").lower().split()[-1] if quantity.what else ""


@cache
def _tolls(language: str) -> dict[str, str]:
    return {word: thing for thing, words in cues.entries(language, "tolls") for word in words.split()}
