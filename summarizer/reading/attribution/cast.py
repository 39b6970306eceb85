"""Everyone met so far while a text is read, and how they are frozen into speakers at the end."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.reading.attribution.values import Speaker, SpeakerKind
from summarizer.reading.lexicon import Lexicon
from summarizer.reading.names import Name
from summarizer.spans import Span


@dataclass(slots=True, eq=False)
class Entity:
    """A speaker in the making."""

    name: str
    first: Span
    mentions: set[Span] = field(default_factory=set)
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
    last: int = -1
    """Where the sentence starts that was about it last."""
    named: Span = field(default_factory=lambda: Span(-1, -1))
    """Where it was last named or described as who says something."""
    spoke: int = -1
    """Where the sentence starts in which it said something last."""


@dataclass
class Cast:
    """Everyone met so far. Written to while a text is read, frozen into speakers at the end."""

    text: str
    lexicon: Lexicon
    names: tuple[Name, ...]
    full: dict[str, Name] = field(default_factory=dict)
    searched: set[str] = field(default_factory=set)
    """The last names whose full forms have been looked for."""
    known: dict[str, Entity] = field(default_factory=dict)
    recent: list[Entity] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    here: int = 0
    """Where the sentence being read starts."""
    previous: int = 0
    """Where the one before it starts, quotations that stand alone left out."""
    quoted: tuple[Span, ...] = ()
    """The quotations of the sentence being read: whom they name is not whom the sentence is about."""
    heard: int = 0
    """How many of them have said something."""

    @cached_property
    def strangers(self) -> dict[int, int]:
        """Where the text first tells of somebody by an age alone: "a 27-year-old was arrested"."""
        found: dict[int, int] = {}
        for match in _AGED.finditer(self.text):
            found.setdefault(int(match[1]), match.start())
        return found

    def __post_init__(self) -> None:
        self.starts = [name.span.start for name in self.names]
        for name in self.names:
            for short in _short_forms(self.text, name):
                self.full.setdefault(short, name)


_AGED = re.compile(r"\b[Aa]n? (\d{1,3})-year-old\b")


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


_MOST_RECENT = 200
"""How many of those met a pronoun or "the ministry" may mean; a long story has some 60, a hostile text any number."""


def touch(cast: Cast, entity: Entity) -> None:
    """Note that ``entity`` is the one last met."""
    entity.last = cast.here
    if cast.recent and cast.recent[-1] is entity:
        return
    if entity in cast.recent:
        cast.recent.remove(entity)
    cast.recent.append(entity)
    del cast.recent[:-_MOST_RECENT]


def index_of(cast: Cast, entity: Entity) -> int:
    """Return the number of a speaker, a new one for whoever has not said anything before."""
    if entity.index < 0:
        entity.index = cast.heard
        cast.heard += 1
    return entity.index


def _all(cast: Cast) -> list[Entity]:
    return list({id(e): e for e in cast.known.values()}.values())


def freeze(cast: Cast, cited: Collection[int]) -> tuple[tuple[Speaker, ...], dict[int, int]]:
    """Return those ``cited`` (indices that :func:`identify` gave), each once, and where each index now points."""
    entities = sorted((e for e in _all(cast) if e.index in cited), key=lambda e: e.index)
    return tuple(_speaker(e) for e in entities), {e.index: place for place, e in enumerate(entities)}


def _speaker(entity: Entity) -> Speaker:
    others = sorted(entity.mentions - {entity.first})
    return Speaker(entity.name, tuple(entity.aliases), (entity.first, *others), entity.role, entity.kind)
