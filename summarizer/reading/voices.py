"""Who says what at a place of a text."""

from collections.abc import Sequence
from functools import cached_property

from summarizer.reading.attribution import Attribution, Speaker, Statement
from summarizer.spans import Span, overlapping


class Voices:
    """An attribution that is asked place by place. ``sentences`` are those that its statements count."""

    def __init__(self, attribution: Attribution, sentences: Sequence[Span]) -> None:
        self._attribution = attribution
        self._sentences = sentences
        self._at: dict[Span, tuple[Statement, ...]] = {}

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everyone who says something."""
        return self._attribution.speakers

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Everything that is said, in order."""
        return self._attribution.statements

    def statements_at(self, span: Span) -> tuple[Statement, ...]:
        """Return the statements whose content overlaps ``span``, the one that shares most with it first."""
        if span not in self._at:
            self._at[span] = self._told_at(span)
        return self._at[span]

    def _told_at(self, span: Span) -> tuple[Statement, ...]:
        found = [(_shared(statement, span), index) for index, statement in self._near(span)]
        ranked = sorted((-shared, index) for shared, index in found if shared)
        return tuple(self._attribution.statements[index] for _, index in ranked)

    def _near(self, span: Span) -> list[tuple[int, Statement]]:
        # A quotation that goes on belongs to the statement of an earlier sentence: its content tells.
        return [
            (index, statement)
            for sentence in overlapping(span, self._sentences)
            for index, statement in self._by_sentence.get(sentence, ())
        ]

    @cached_property
    def _by_sentence(self) -> dict[int, list[tuple[int, Statement]]]:
        table: dict[int, list[tuple[int, Statement]]] = {}
        for index, statement in enumerate(self._attribution.statements):
            touched = {i for piece in statement.content for i in overlapping(piece, self._sentences)}
            for sentence in touched | {statement.sentence}:
                table.setdefault(sentence, []).append((index, statement))
        return table


def _shared(statement: Statement, span: Span) -> int:
    return sum(max(0, min(piece.end, span.end) - max(piece.start, span.start)) for piece in statement.content)
