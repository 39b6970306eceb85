"""A reporting clause in tokens: who says it, in which words, and what is said."""

from dataclasses import dataclass
from typing import NamedTuple

from summarizer.reading.attribution.contents import Pieces
from summarizer.reading.lexicon import Verb


class Subject(NamedTuple):
    """The tokens ``start`` to ``end`` that name the source; ``role`` those of the apposition, if there is one.

    ``left`` is where the whole phrase with its appositions begins, ``right`` where it ends;
    ``antecedent`` are the tokens that "who" or "which" stands for.
    """

    start: int
    end: int
    left: int
    right: int
    role: tuple[int, int] | None = None
    antecedent: tuple[int, int] | None = None


@dataclass(slots=True)
class Clause:
    """One reporting clause in tokens of its unit: ``cue`` and the pieces of ``content`` are (start, end) pairs.

    ``subject`` is None where nobody is named ("it was reported that"); ``right`` is where content to the right of
    the cue begins; ``awaits`` tells that it ends with a colon and what is said comes in the next unit, ``back`` that it
    stands in the one before.
    """

    verb: Verb
    cue: tuple[int, int]
    subject: Subject | None
    content: Pieces
    via: tuple[int, int] | None = None
    right: int | None = None
    awaits: bool = False
    back: bool = False


PUTS_IT = Verb("put it", (), "neutral", "says", frozenset())
"""The verb of what is said without one: behind a colon, or a quotation that stands alone."""


def cut(clause: Clause, at: int) -> None:
    """End the content of ``clause`` before the token ``at``."""
    clause.content = [(start, min(end, at)) for start, end in clause.content if start < at]
