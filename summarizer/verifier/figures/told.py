"""A figure that an item tells, with all that it is held against: what every question about it is asked of."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.reading.quantities import Quantity
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds


class ToldFigure(NamedTuple):
    """A figure ``said`` in the text of ``assertion``, and those of the document, ``source``, that may bear it out."""

    said: Quantity
    source: Sequence[Quantity]
    assertion: Assertion
    grounds: Grounds

    @property
    def words(self) -> str:
        """The figure as the text has it, with its qualifier and what it counts."""
        return self.said.span.of(self.assertion.text)

    @property
    def number(self) -> str:
        """The number alone, as the text has it."""
        return self.said.number.of(self.assertion.text)

    @property
    def before(self) -> str:
        """The text before the figure."""
        return self.assertion.text[: self.said.span.start]

    @property
    def language(self) -> str:
        """The document's language."""
        return self.grounds.language

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the evidence."""
        return self.assertion.sentences

    @property
    def numbers_within(self) -> Sequence[Quantity]:
        """The figures of its number, each word read by itself: 21 and 36 of "21 of the 36"."""
        return self.grounds.quantities_said(self.number.replace(" ", "\n"))

    def in_document(self, figure: Quantity) -> str:
        """Return the words of a figure of the document."""
        return figure.span.of(self.grounds.document.text)
