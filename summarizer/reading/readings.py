"""All that is read from one text, each reading made once and only when somebody asks for it."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from summarizer.reading.attribution import Attribution, Statement, read_attribution
from summarizer.reading.certainty import Cue, read_certainty
from summarizer.reading.quantities import Quantity, read_quantities
from summarizer.spans import Span, overlapping

LONGEST_ITEM = 20_000
"""Code points of an item's own words that are read for figures: no honest item comes near, a hostile one may."""


class Readings:
    """The figures, names, statements and cues of one story of a text.

    ``story`` are the story's spans and ``sentences`` its sentences; other stretches of the text are read when
    asked for. What was read is remembered, so this object is no value: a document makes its own and never
    pickles it.
    """

    def __init__(
        self, text: str, story: Sequence[Span], sentences: Sequence[Span], language: str | None, published: str | None
    ) -> None:
        self.text = text
        self.story = tuple(story)
        self.sentences = tuple(sentences)
        self.language = language
        self._published = published
        self._elsewhere: dict[Span, tuple[Quantity, ...]] = {}
        self._said: dict[str, tuple[Quantity, ...]] = {}

    @cached_property
    def published(self) -> date | None:
        """The day of publication, or None where it isn't known."""
        try:
            return date.fromisoformat((self._published or "")[:10])
        except ValueError:
            return None

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures of the story, in order."""
        return tuple(quantity for span in self.story for quantity in self._read(span))

    @cached_property
    def attribution(self) -> Attribution:
        """Who says what in the story."""
        return read_attribution(self.text, self.sentences, self.language)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cues of doubt in the story, in order; each names its sentence by its index in ``sentences``."""
        return read_certainty(self.text, self.sentences, self.language)

    def quantities_in(self, stretch: Span) -> tuple[Quantity, ...]:
        """Return the figures whose number lies in ``stretch``, in or outside the story."""
        if any(self.story[i].covers(stretch) for i in overlapping(stretch, self.story)):
            found = overlapping(stretch, self._numbers)
            return self.quantities[found.start : found.stop]
        if stretch not in self._elsewhere:
            self._elsewhere[stretch] = self._read(stretch)
        return self._elsewhere[stretch]

    def quantities_said(self, words: str) -> tuple[Quantity, ...]:
        """Return the figures in an item's own ``words``; dates count from the document's day."""
        if words not in self._said:
            read = read_quantities(words[:LONGEST_ITEM], language=self.language, published=self.published)
            self._said[words] = read
        return self._said[words]

    def cues_in(self, stretch: Span) -> tuple[Cue, ...]:
        """Return the story's cues that overlap ``stretch``."""
        found = overlapping(stretch, self._cue_spans)
        return self.cues[found.start : found.stop]

    def statements_at(self, span: Span) -> tuple[Statement, ...]:
        """Return the statements whose content overlaps ``span``, the one that shares most with it first."""
        found = [(self._shared(statement, span), index) for index, statement in self._statements_near(span)]
        ranked = sorted((-shared, index) for shared, index in found if shared)
        return tuple(self.attribution.statements[index] for _, index in ranked)

    def _read(self, stretch: Span) -> tuple[Quantity, ...]:
        return read_quantities(self.text, within=stretch, language=self.language, published=self.published)

    def _statements_near(self, span: Span) -> list[tuple[int, Statement]]:
        near = overlapping(span, self.sentences)
        # A quotation that goes on belongs to the statement of an earlier sentence: its content tells.
        return [
            (index, statement)
            for sentence in near
            for index, statement in self._statements_by_sentence.get(sentence, ())
        ]

    @staticmethod
    def _shared(statement: Statement, span: Span) -> int:
        return sum(max(0, min(piece.end, span.end) - max(piece.start, span.start)) for piece in statement.content)

    @cached_property
    def _statements_by_sentence(self) -> dict[int, list[tuple[int, Statement]]]:
        table: dict[int, list[tuple[int, Statement]]] = {}
        for index, statement in enumerate(self.attribution.statements):
            touched = {i for piece in statement.content for i in overlapping(piece, self.sentences)}
            for sentence in touched | {statement.sentence}:
                table.setdefault(sentence, []).append((index, statement))
        return table

    @cached_property
    def _numbers(self) -> tuple[Span, ...]:
        return tuple(quantity.number for quantity in self.quantities)

    @cached_property
    def _cue_spans(self) -> tuple[Span, ...]:
        return tuple(cue.span for cue in self.cues)
