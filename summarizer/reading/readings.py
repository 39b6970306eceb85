"""All that is read from one text, each reading made once and only when somebody asks for it."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from summarizer.reading.attribution import Attribution, Speaker, Statement, read_attribution
from summarizer.reading.certainty import Cue, read_certainty
from summarizer.reading.quantities import Quantity, read_quantities
from summarizer.reading.voices import Voices
from summarizer.reading.windows import PARAGRAPH, attribution_near, blocks_of
from summarizer.spans import Span, overlapping

LONGEST_ITEM = 20_000
"""Code points of an item's own words that are read for figures: no honest item comes near, a hostile one may."""


class Readings:
    """The figures, names, statements and cues of one story of a text.

    ``story`` are the story's spans and ``sentences`` its sentences; other stretches of the text are read when
    asked for. Cues of doubt are read sentence by sentence; of a story too long to be read whole for a few of its
    sentences, figures are read paragraph by paragraph, and who says what block by block. What was read is remembered,
    so this object is no value: a document makes its own and never pickles it.
    """

    def __init__(
        self, text: str, story: Sequence[Span], sentences: Sequence[Span], language: str | None, published: str | None
    ) -> None:
        self.text = text
        self.story = tuple(story)
        self.sentences = tuple(sentences)
        self.language = language
        self._published = published
        self._in: dict[Span, tuple[Quantity, ...]] = {}
        self._figures: dict[Span, tuple[Quantity, ...]] = {}
        self._numbers: dict[Span, tuple[Span, ...]] = {}
        self._cues_in: dict[Span, tuple[Cue, ...]] = {}
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._said: dict[str, tuple[Quantity, ...]] = {}
        self._near: dict[Span, Voices] = {}
        self._speakers_near: list[Speaker] = []

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
        return tuple(quantity for block in self._paragraphs for quantity in self._read(block))

    @cached_property
    def attribution(self) -> Attribution:
        """Who says what in the story."""
        return read_attribution(self.text, self.sentences, self.language)

    @cached_property
    def voices(self) -> Voices:
        """Who says what in the story, to be asked place by place."""
        return Voices(self.attribution, self.sentences)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cues of doubt in the story, in order; each names its sentence by its index in ``sentences``."""
        return tuple(cue for number in range(len(self.sentences)) for cue in self._cues_of(number))

    def quantities_in(self, stretch: Span) -> tuple[Quantity, ...]:
        """Return the figures whose number lies in ``stretch``, in or outside the story."""
        if stretch not in self._in:
            self._in[stretch] = self._quantities_in(stretch)
        return self._in[stretch]

    def _quantities_in(self, stretch: Span) -> tuple[Quantity, ...]:
        if not any(self.story[i].covers(stretch) for i in overlapping(stretch, self.story)):
            return self._read(stretch)
        found: list[Quantity] = []
        for block in _at(stretch, self._paragraphs):
            figures = self._read(block)
            if block not in self._numbers:
                self._numbers[block] = tuple(figure.number for figure in figures)
            near = overlapping(stretch, self._numbers[block])
            found += figures[near.start : near.stop]
        return tuple(found)

    def quantities_said(self, words: str) -> tuple[Quantity, ...]:
        """Return the figures in an item's own ``words``; dates count from the document's day."""
        if words not in self._said:
            self._said[words] = read_quantities(
                words[:LONGEST_ITEM], language=self.language, published=self.published, sterling=self._sterling
            )
        return self._said[words]

    @cached_property
    def _sterling(self) -> bool:
        """Whether the page writes £, so that "pounds" are money in what is told of it."""
        return "£" in self.text

    def cues_in(self, stretch: Span) -> tuple[Cue, ...]:
        """Return the story's cues that overlap ``stretch``."""
        if stretch not in self._cues_in:
            near = overlapping(stretch, self.sentences)
            found = tuple(cue for number in near for cue in self._cues_of(number) if cue.span.overlaps(stretch))
            self._cues_in[stretch] = found
        return self._cues_in[stretch]

    def statements_at(self, span: Span) -> tuple[Statement, ...]:
        """Return the statements whose content overlaps ``span``, the one that shares most with it first."""
        return self.voices.statements_at(span)

    def speaker_of(self, statement: Statement) -> Speaker | None:
        """Return who makes one of the story's statements, or None where it can't be told."""
        return None if statement.speaker is None else self.attribution.speakers[statement.speaker]

    @cached_property
    def is_long(self) -> bool:
        """Whether the story is too long to be read whole for a few of its sentences."""
        return len(self._blocks) > len(self.story)

    def voices_near(self, span: Span) -> Voices:
        """Return who says what around ``span``; what stands there and just before is read for it, and no more."""
        blocks = _at(span, self._blocks)
        around = Span(blocks[0].start, blocks[-1].end) if blocks else span
        if around not in self._near:
            known = self._speakers_near
            attribution = attribution_near(self.text, self.sentences, around, self.language, len(known))
            known.extend(attribution.speakers)
            self._near[around] = Voices(attribution, self.sentences)
        return self._near[around]

    def speaker_near(self, statement: Statement) -> Speaker | None:
        """Return who makes one of the statements of :meth:`voices_near`, or None where it can't be told."""
        return None if statement.speaker is None else self._speakers_near[statement.speaker]

    @cached_property
    def _blocks(self) -> tuple[Span, ...]:
        return blocks_of(self.text, self.sentences, self.story)

    @cached_property
    def _paragraphs(self) -> tuple[Span, ...]:
        return blocks_of(self.text, self.sentences, self.story, PARAGRAPH)

    def _read(self, stretch: Span) -> tuple[Quantity, ...]:
        if stretch not in self._figures:
            self._figures[stretch] = read_quantities(
                self.text, within=stretch, language=self.language, published=self.published
            )
        return self._figures[stretch]

    def _cues_of(self, number: int) -> tuple[Cue, ...]:
        """Return the cues of a sentence, which is read by itself."""
        if number not in self._cues:
            read = read_certainty(self.text, self.sentences[number : number + 1], self.language)
            self._cues[number] = tuple(cue._replace(sentence=number) for cue in read)
        return self._cues[number]


def _at(stretch: Span, blocks: Sequence[Span]) -> Sequence[Span]:
    """Return those of the ``blocks`` that overlap a stretch."""
    found = overlapping(stretch, blocks)
    return blocks[found.start : found.stop]
