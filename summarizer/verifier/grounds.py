"""What the checks stand on: a document and its readings, each made once and only when a check asks for it."""

from datetime import date
from functools import cached_property

from summarizer.document import Document
from summarizer.reading.attribution import Attribution, read_attribution
from summarizer.reading.certainty import Cue, read_certainty
from summarizer.reading.quantities import Quantity, read_quantities
from summarizer.spans import Span, overlapping
from summarizer.verifier.words import Passage, passage

# A summary's words are few; past this many code points of one item nothing more is read (see `said`).
LONGEST_ITEM = 20_000


class Grounds:
    """A document with its readings, shared by all checks of all its items.

    Readings that someone has made already can be given: ``quantities`` of the whole text, ``attribution`` of the
    story's sentences. Not for use by several threads at once: what is read is remembered.
    """

    def __init__(
        self,
        document: Document,
        *,
        quantities: tuple[Quantity, ...] | None = None,
        attribution: Attribution | None = None,
    ) -> None:
        self.document = document
        self.language = document.language or "en"
        self._figures: dict[Span, tuple[Quantity, ...]] = {}
        self._said: dict[str, tuple[Quantity, ...]] = {}
        self._words: dict[str, Passage] = {}
        self._cues: dict[Span, tuple[Cue, ...]] = {}
        if quantities is not None:
            self.quantities = quantities
        if attribution is not None:
            self.attribution = attribution

    @cached_property
    def published(self) -> date | None:
        """The day the document was published, or None where it isn't known."""
        try:
            return date.fromisoformat((self.document.published or "")[:10])
        except ValueError:
            return None

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures of the whole text, in order."""
        return read_quantities(self.document.text, language=self.language, published=self.published)

    @cached_property
    def attribution(self) -> Attribution:
        """Who says what in the chosen story."""
        return read_attribution(self.document.text, self.document.story_sentences, self.language)

    def figures(self, stretch: Span) -> tuple[Quantity, ...]:
        """Return the figures inside ``stretch``, in order."""
        if "quantities" in self.__dict__:
            spans = self._number_spans
            found = overlapping(stretch, spans)
            return self.quantities[found.start : found.stop]
        if stretch not in self._figures:
            self._figures[stretch] = read_quantities(
                self.document.text, within=stretch, language=self.language, published=self.published
            )
        return self._figures[stretch]

    @cached_property
    def _number_spans(self) -> tuple[Span, ...]:
        return tuple(quantity.number for quantity in self.quantities)

    def figures_said(self, text: str) -> tuple[Quantity, ...]:
        """Return the figures of an item's own ``text``; dates are resolved from the same day as the document's."""
        if text not in self._said:
            self._said[text] = read_quantities(text[:LONGEST_ITEM], language=self.language, published=self.published)
        return self._said[text]

    def words_of(self, text: str) -> Passage:
        """Return an item's own ``text`` as words."""
        if text not in self._words:
            self._words[text] = passage(text[:LONGEST_ITEM], self.language)
        return self._words[text]

    def words_in(self, sentence: Span) -> Passage:
        """Return a ``sentence`` of the document as words."""
        return self.words_of(sentence.of(self.document.text))

    def cues(self, sentence: Span) -> tuple[Cue, ...]:
        """Return the cues of doubt in ``sentence``."""
        if sentence not in self._cues:
            self._cues[sentence] = read_certainty(self.document.text, (sentence,), self.language)
        return self._cues[sentence]

    def preceding(self, sentence: Span, count: int) -> tuple[Span, ...]:
        """Return up to ``count`` sentences of the text before ``sentence``, in order."""
        sentences = self.document.sentences
        first = overlapping(sentence, sentences).start
        return tuple(sentences[max(0, first - count) : first])
