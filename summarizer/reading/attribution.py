"""Who says what: reporting clauses, quotations and the speakers behind them, with exact spans."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.spans import Span

How = Literal["direct_quote", "paraphrase", "document"]
Stance = Literal["neutral", "claims", "denies", "doubts", "asks"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something cited, once per document, under the fullest name the text gives.

    ``mentions`` are the spans that name it (pronouns excluded), the first being where
    ``name`` stands; ``role`` is the span of the words that say who it is (apposition or
    title), or None; ``kind`` is None where nothing in the text proves it.
    """

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    role: Span | None
    kind: Literal["person", "organization", "publication", "document", "group", "anonymous"] | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement. Spans point into the text given.

    ``sentence`` indexes the sentences given; ``content`` is what is said, in one or
    more pieces (a quote broken by "he said"), narrow: without the reporting clause;
    ``source`` is the speaker as written there ("He", "the analyst"), ``speaker`` the
    index of the resolved speaker in ``Attribution.speakers`` or None where it can't be told.
    """

    sentence: int
    content: tuple[Span, ...]
    cue: Span
    verb: str
    source: Span | None
    speaker: int | None
    how: How
    stance: Stance = "neutral"
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """All attributed statements of a text, in order, and everyone they are attributed to."""

    speakers: tuple[Speaker, ...]
    statements: tuple[Statement, ...]


def read_attribution(text: str, sentences: Sequence[Span], language: str | None = "en") -> Attribution:
    """Read who says what in the ``sentences`` of ``text``; empty for a language without cues."""
    raise NotImplementedError
