"""The words of a document's story in the forms that checks ask for: read once per document, whatever is checked."""

import re
from collections.abc import Hashable, Iterator
from functools import cached_property
from typing import Any

from summarizer.document import Document
from summarizer.reading.languages import primary
from summarizer.reading.readings import LONGEST_ITEM
from summarizer.spans import Span
from summarizer.verifier.evidence.index import SentenceIndex, index_of
from summarizer.verifier.text.forms import root
from summarizer.verifier.text.naming import acronyms_in, stems
from summarizer.verifier.text.passages import Passage, passage

_NUMERAL = re.compile(r"\d(?:[\d.,]*\d)?")
_KEY = "_vocabulary"


def numerals(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbers written in digits in ``text``, wherever they stand, with their offsets."""
    return ((match.start(), match[0]) for match in _NUMERAL.finditer(text))


class Vocabulary:
    """The words, names and numbers of one story; each part is read when first asked for, and kept."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._story = document.story
        self._sentences = document.story_sentences
        self._language = primary(document.language)
        self._passages: dict[Span, Passage] = {}
        self._stems: dict[Span, frozenset[str]] = {}
        self._roots: dict[Span, frozenset[str]] = {}
        self.remembered: dict[tuple[str, Hashable], Any] = {}
        """What checks have found out about the story, by the name of what it is and a key."""

    def words_in(self, sentence: Span) -> Passage:
        """Return a ``sentence`` as words."""
        found = self._passages.get(sentence)
        if found is None:
            found = self._passages[sentence] = passage(sentence.of(self._text)[:LONGEST_ITEM], self._language)
        return found

    def stems_in(self, sentence: Span) -> frozenset[str]:
        """Return what is left of the words of a ``sentence`` without the endings of a people or an adjective."""
        found = self._stems.get(sentence)
        if found is None:
            found = frozenset().union(*(stems(form, self._language) for form in self.words_in(sentence).places))
            self._stems[sentence] = found
        return found

    def roots_in(self, sentence: Span) -> frozenset[str]:
        """Return the roots of the words of a ``sentence``."""
        found = self._roots.get(sentence)
        if found is None:
            found = self._roots[sentence] = frozenset(map(root, self.words_in(sentence).places))
        return found

    def numerals_in(self, sentence: Span) -> frozenset[str]:
        """Return the numbers written in digits in a ``sentence``, as they are written."""
        return frozenset(_NUMERAL.findall(self._text, *sentence))

    @cached_property
    def numerals(self) -> frozenset[str]:
        """The numbers written in digits in the story."""
        return frozenset(numeral for span in self._story for numeral in self.numerals_in(span))

    @cached_property
    def index(self) -> SentenceIndex:
        """The story's sentences, indexed by their words."""
        return index_of(self._text, self._sentences, self._language)

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """What is left of all words of the story without the endings of a people or an adjective."""
        return frozenset().union(*(stems(form, self._language) for form in self.index.postings))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The acronyms that full names of the story could be told by."""
        return acronyms_in("\n".join(span.of(self._text) for span in self._story))


def vocabulary_of(document: Document) -> Vocabulary:
    """Return the vocabulary of ``document``'s story; it lives as long as the document does, and is never pickled."""
    kept = document.__dict__.get(_KEY)
    if not isinstance(kept, Vocabulary):
        kept = document.__dict__[_KEY] = Vocabulary(document)
    return kept
