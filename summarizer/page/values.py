"""What reading a page yields, as frozen values."""

from typing import Literal, NamedTuple

from summarizer.spans import Span

NoticeKind = Literal["truncated", "paywalled", "correction", "update"]


class Metadata(NamedTuple):
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


class Notice(NamedTuple):
    """A fact its reader must know; ``kind`` is truncated, paywalled, correction or update."""

    kind: NoticeKind
    message: str
    start: int | None = None
    end: int | None = None


class Story(NamedTuple):
    """One article on the page: its headline, and the spans (headline included), sorted and disjoint."""

    title: str | None
    spans: tuple[Span, ...]


class Page(NamedTuple):
    """All that is read from one page, before a story is chosen. ``main`` indexes ``stories``."""

    text: str
    sentences: tuple[Span, ...]
    stories: tuple[Story, ...]
    main: int | None
    metadata: Metadata
    notices: tuple[Notice, ...]
    sha256: str
    derived: bool = False
