"""The values of attribution: speakers, statements, and both together."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from summarizer.reading.lexicon import Act, Stance
from summarizer.spans import Span

How = Literal["direct_quote", "paraphrase", "document"]
SpeakerKind = Literal["person", "organization", "publication", "document", "group", "anonymous"]


class Speaker(NamedTuple):
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


class Statement(NamedTuple):
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


@dataclass(frozen=True)
class Attribution:
    """All attributed statements of a text, in the order of their cues, and everyone they are attributed to."""

    speakers: tuple[Speaker, ...]
    statements: tuple[Statement, ...]

    @cached_property
    def pieces(self) -> tuple[tuple[Span, int, int], ...]:
        """The pieces of all contents by where they start: each with its statement and how far any so far reaches."""
        reach, found = 0, []
        for span, index in sorted((span, i) for i, s in enumerate(self.statements) for span in s.content):
            reach = max(reach, span.end)
            found.append((span, index, reach))
        return tuple(found)


def statements_at(attribution: Attribution, span: Span) -> tuple[Statement, ...]:
    """Return the statements whose content shares a character with ``span``: what is said most narrowly first.

    None of them means that nobody is said to say it; a statement whose ``speaker`` is None, that it can't be told who.
    """
    pieces = attribution.pieces
    found: dict[int, int] = {}
    for i in range(bisect_left(pieces, span.end, key=lambda piece: piece[0].start) - 1, -1, -1):
        (start, end), index, reach = pieces[i]
        if reach <= span.start:
            break
        if end > span.start:
            found[index] = min(end - start, found.get(index, end - start))
    return tuple(attribution.statements[index] for index in sorted(found, key=lambda i: (found[i], i)))
