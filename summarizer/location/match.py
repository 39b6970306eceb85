"""What locating a quote comes to: plain values."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from summarizer.spans import Span

MatchKind = Literal["exact", "normalized", "elided", "altered", "absent"]
DifferenceKind = Literal["figure", "negation", "name", "word"]


class Difference(NamedTuple):
    """One place where quote and document differ: ``kind`` is figure, negation, name or word.

    ``found`` is ``span.of(document.text)``; it is empty (and so is the span) where the quote
    has words that the document lacks. ``quoted`` is empty where the quote leaves words out.
    """

    kind: DifferenceKind
    quoted: str
    found: str
    span: Span


@dataclass(frozen=True, slots=True)
class Match:
    """How a quote was located. ``spans`` are the pieces found (several where it is elided, none where absent);
    ``candidates`` the other places where it stands just so; ``differences`` what an altered quote changed.
    """

    kind: MatchKind
    spans: tuple[Span, ...] = ()
    candidates: tuple[Span, ...] = ()
    differences: tuple[Difference, ...] = ()


ABSENT = Match("absent")
