"""How sure a text is: cues of doubt, hedging, dispute and silence, with exact spans and scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.spans import Span

CueKind = Literal["unknown", "unconfirmed", "no_comment", "hedged", "disputed", "denied", "distance", "condition"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its span, its kind, the index of its sentence, and the clause it governs (``scope``)."""

    span: Span
    kind: CueKind
    sentence: int
    scope: Span


def read_certainty(text: str, sentences: Sequence[Span], language: str | None = "en") -> tuple[Cue, ...]:
    """Read the cues in the ``sentences`` of ``text``, in order; empty for a language without cues."""
    raise NotImplementedError
