"""What the engine has found worth telling, before it is put into any target's form."""

from typing import Literal, NamedTuple

from summarizer.reading.certainty import Certainty

SourceKind = Literal["person", "organization", "publication", "document", "group", "anonymous"]
DoubtKind = Literal["unknown", "unconfirmed", "no_comment", "disputed"]


class Point(NamedTuple):
    """One statement: ``text`` stands alone, ``quote`` is its words as the document has them (" … " where split).

    ``cites`` are the story's sentences, from 1; ``speaker`` is None for the article's own voice; ``salience``
    says how much the story is about it (0 to about 1.2). ``open`` marks a statement of not knowing.
    """

    text: str
    quote: str
    cites: tuple[int, ...]
    speaker: str | None
    certainty: Certainty
    salience: float
    open: bool = False


class Number(NamedTuple):
    """One figure, verbatim; ``what`` it measures, as far as the words beside it tell."""

    text: str
    cites: tuple[int, ...]
    what: str | None
    speaker: str | None
    salience: float = 0.0


class Doubt(NamedTuple):
    """Something unknown, unconfirmed, not commented on, or told in two ways.

    ``cue`` is verbatim; ``about`` the claims that contradict each other.
    """

    text: str
    kind: DoubtKind
    cue: str
    cites: tuple[int, ...]
    speaker: str | None
    salience: float
    about: tuple[Point, ...] = ()


class Voice(NamedTuple):
    """Somebody cited: the fullest name, the words that say who it is, and the kind where the text proves it."""

    name: str
    kind: SourceKind | None
    role: str | None


Ground = Point | Doubt


class Line(NamedTuple):
    """A sentence of the gist, or a headline, and what it rests on."""

    text: str
    rests: tuple[Ground, ...]


class Digest(NamedTuple):
    """All that is told of one story: each list in the order of the text; ``notes`` say what is left out."""

    points: tuple[Point, ...] = ()
    numbers: tuple[Number, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    voices: tuple[Voice, ...] = ()
    gist: tuple[Line, ...] = ()
    headline: Line | None = None
    topics: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
