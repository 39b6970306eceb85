"""The values of attribution: speakers, statements, and both together."""

from dataclasses import dataclass
from typing import Literal

from summarizer.reading.lexicon import Act, Stance
from summarizer.spans import Span

How = Literal["direct_quote", "paraphrase", "document"]
SpeakerKind = Literal["person", "organization", "publication", "document", "group", "anonymous"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something cited, once per document, under the fullest name the text gives.

    ``mentions`` are the spans that name it (pronouns excluded), the first being where
    ``name`` stands; ``role`` is the span of the words that say who it is (apposition or
    title, without its article), or None; ``kind`` is None where nothing in the text proves it.
    """

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    role: Span | None
    kind: SpeakerKind | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement. Spans point into the text given.

    ``sentence`` indexes the sentences given; ``content`` is what is said, in one or
    more pieces (a quote broken by "he said"), narrow: without the reporting clause;
    ``source`` is the speaker as written there ("He", "the analyst"), ``speaker`` the
    index of the resolved speaker in ``Attribution.speakers`` or None where it can't be told;
    ``act`` tells what is said from what is thought, wanted ("urged"), asked, or shown by a document.
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
    act: Act = "says"


@dataclass(frozen=True, slots=True)
class Attribution:
    """All attributed statements of a text, in the order of their cues, and everyone they are attributed to."""

    speakers: tuple[Speaker, ...]
    statements: tuple[Statement, ...]
