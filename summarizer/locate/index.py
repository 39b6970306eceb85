"""What locating needs of a document beyond its text: built once, when first asked for."""

import re
from collections.abc import Iterator
from functools import cached_property
from weakref import WeakValueDictionary

from summarizer.document import Document
from summarizer.locate.folding import Folded, fold

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(
    rf"[{_SPACELESS}%$€£¥₽₹₴°]"
    rf"|[0-9]+(?:[.,:/][0-9]+)*(?:[^\W{_SPACELESS}][\u0300-\u036f]*)*"
    rf"|(?:[^\W{_SPACELESS}][\u0300-\u036f]*)+(?:'(?:[^\W{_SPACELESS}][\u0300-\u036f]*)+)*"
)
"""A word of folded text: a number with its separators and suffix, letters with inner apostrophes, one
character of a script without spaces, or a symbol that says what a number counts."""


def words(folded: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the words of the stretch ``start:end`` of a folded text, as matches."""
    return _WORD.finditer(folded, start, len(folded) if end is None else end)


class Index:
    """The folded text of a document and where its words stand in it; each part is built when first read.

    It pickles as its text alone.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def __reduce__(self) -> tuple[type["Index"], tuple[str]]:
        return Index, (self.text,)

    @cached_property
    def folded(self) -> Folded:
        """The folded text with its offset map."""
        return fold(self.text)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The offsets in the folded text at which each word stands, in order."""
        places: dict[str, list[int]] = {}
        for word in words(self.folded.text):
            places.setdefault(word.group(), []).append(word.start())
        return places


_INDEXES: "WeakValueDictionary[str, Index]" = WeakValueDictionary()
"""The index of each text that a living document has: the stories of one page share it."""
_KEY = "_index"


def index_of(document: Document) -> Index:
    """Return the index of ``document``; it lives as long as the document does."""
    kept = document.__dict__.get(_KEY)
    if isinstance(kept, Index):
        return kept
    index = _INDEXES.get(document.text)
    if index is None:
        index = _INDEXES[document.text] = Index(document.text)
    document.__dict__[_KEY] = index
    return index
