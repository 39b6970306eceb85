"""Talks written down turn by turn ("FELD: It was 26."): the name before the colon says what its line holds."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.reading.attribution.cast import Cast, Entity, index_of
from summarizer.reading.attribution.introductions import by_name, introduce
from summarizer.reading.attribution.values import Statement
from summarizer.reading.names import Name
from summarizer.spans import Span

_NAME = r"[A-Z][A-Z.'’-]{1,30}(?:[ ][A-Z][A-Z.'’-]{0,30}){0,4}"
_LABEL = re.compile(rf"^[ \t]{{0,4}}(?P<name>{_NAME})(?:[ ]\((?P<who>[^()\n]{{1,60}})\))?:[ \t]+(?=\S)", re.M)
_FEWEST = 3
"""Labelled lines of a talk at least; a page of notices has a "NOTE:" or two."""
_LONGEST = 6_000
"""Characters of a turn that are read: as of a quotation."""


class Turn(NamedTuple):
    """One line of a talk: whose it is as written, what is said of them in parentheses, the colon, and what is said."""

    name: Span
    who: Span | None
    colon: Span
    said: Span


def read_turns(text: str, start: int, end: int) -> tuple[Turn, ...]:
    """Return the turns of a talk between two offsets, in order; none where two do not speak, one of them again."""
    if text.count(":", start, end) < _FEWEST:
        return ()
    found = [_turn(text, match) for match in _LABEL.finditer(text, start, end)]
    spoken = Counter(turn.name.of(text).split()[-1] for turn in found)
    if len(found) < _FEWEST or len(spoken) < 2 or max(spoken.values()) < 2:
        return ()
    return tuple(found)


def _turn(text: str, match: re.Match[str]) -> Turn:
    end = text.find("\n", match.end(), match.end() + _LONGEST)
    end = end if end >= 0 else min(len(text), match.end() + _LONGEST)
    colon = text.index(":", match.end("who") if match["who"] else match.end("name"))
    who = Span(*match.span("who")) if match["who"] else None
    return Turn(Span(*match.span("name")), who, Span(colon, colon + 1), Span(match.end(), end))


def say_turns(cast: Cast, turns: Sequence[Turn], sentences: Sequence[Span]) -> list[Statement]:
    """Return what the turns say, each by the number (in the cast) of whose it is."""
    names: dict[str, Name] = {}
    fuller: dict[str, Span] = {}
    for name in cast.names if turns else ():
        names.setdefault(name.text, name)
    for turn in turns:
        *first, last = turn.name.of(cast.text).split()
        if first:
            fuller.setdefault(last, turn.name)
    said: list[Statement] = []
    for turn in turns:
        label = turn.name.of(cast.text)
        entity = _speaker(cast, turn, fuller.get(label.split()[-1], turn.name), names)
        statement = _statement(turn, cast.text, sentences, index_of(cast, entity))
        said += [statement] if statement is not None else []
    return said


def _speaker(cast: Cast, turn: Turn, label: Span, names: Mapping[str, Name]) -> Entity:
    """Return whose turn it is, under the fullest name that a ``label`` or the text gives."""
    plain = label.of(cast.text).title()
    written = names.get(plain) if " " in plain else cast.full.get(plain, names.get(plain))
    entity = by_name(cast, written.span, written.text) if written else by_name(cast, label, label.of(cast.text))
    if not entity.introduced:
        introduce(cast, entity)
    entity.kind = entity.kind or "person"
    entity.role = entity.role or turn.who
    entity.mentions.add(turn.name)
    return entity


def _statement(turn: Turn, text: str, sentences: Sequence[Span], speaker: int) -> Statement | None:
    """Return what a turn says; a question says nothing."""
    first = bisect_left(sentences, turn.said.start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, turn.said.end, key=lambda sentence: sentence.start)
    said = [Span(max(s.start, turn.said.start), min(s.end, turn.said.end)) for s in sentences[first:last]]
    content = tuple(span for span in said if span.start < span.end and not span.of(text).endswith("?"))
    if not content:
        return None
    home = bisect_left(sentences, turn.name.end, key=lambda sentence: sentence.end)
    return Statement(home, content, turn.colon, "say", turn.name, speaker, "direct_quote")
