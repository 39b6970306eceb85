"""Where a quote stands in a document, and how it differs where it stands there changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.document import Document
from summarizer.spans import Span

MatchKind = Literal["exact", "normalized", "elided", "altered", "absent"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where quote and document differ: ``kind`` is figure, negation, name or word."""

    kind: Literal["figure", "negation", "name", "word"]
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


def locate(quote: str, document: Document, *, cites: Sequence[int] = (), after: int = 0) -> Match:
    """Locate ``quote`` in the whole text of ``document``.

    ``cites`` are numbers of the story's sentences (from 1) where it should stand; ``after`` is the offset from
    which order is counted when it stands in several places. Scope is not judged here: that is a check.
    """
    raise NotImplementedError
