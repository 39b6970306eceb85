"""What reading a page yields, as frozen values."""

from dataclasses import dataclass
from typing import Literal

from summarizer.spans import Span

NoticeKind = Literal["truncated", "paywalled", "correction", "update"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a page; ``guessed`` names the fields that were inferred, not declared.

    ``published`` is an ISO 8601 date or date-time, ``language`` a BCP 47 primary tag.
    """

    title: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    site: str | None = None
    language: str | None = None
    guessed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PageNotice:
    """A fact its reader must know; ``kind`` is truncated, paywalled, correction or update."""

    kind: NoticeKind
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class PageStory:
    """One article on the page: its headline, and the spans (headline included), sorted and disjoint."""

    title: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that is read from one page, before a story is chosen. ``main`` indexes ``stories``."""

    text: str
    sentences: tuple[Span, ...]
    stories: tuple[PageStory, ...]
    main: int | None
    metadata: Metadata
    notices: tuple[PageNotice, ...]
    sha256: str
    derived: bool = False
