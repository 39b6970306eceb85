"""What locating needs of a document beyond its text: built once, when first asked for."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import accumulate, islice
from weakref import WeakValueDictionary

from summarizer.document import Document
from summarizer.location.folding import Folded, fold
from summarizer.patterns import pattern

_SYMBOLS = "%$€£¥₽₹₴°"
"""What says what a number counts, and so is a word."""
_PLAIN = pattern(rf"[{_SYMBOLS}]|[0-9]+(?:[.,:/][0-9]+)*\w*|\w+(?:'\w+)*")
_PLAIN_PARTS = pattern(f"({_PLAIN.pattern})")
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
_LETTERS = rf"(?:[^\W{_SPACELESS}][{_MARKS}]{{0,8}})"
_ANY = rf"[{_SPACELESS}{_SYMBOLS}]|[0-9]+(?:[.,:/][0-9]+)*{_LETTERS}*|{_LETTERS}+(?:'{_LETTERS}+)*"
"""A word of folded text: a number with its separators and suffix, letters (with their marks) and inner
apostrophes, one character of a script without spaces, or a symbol. The plain pattern is the same for texts
without marks and such scripts, and twice as fast."""


def words(folded: Folded, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the words of the stretch ``start:end`` of a folded text, as matches."""
    pattern = _PLAIN if folded.plain else _any_word()
    return pattern.finditer(folded.text, start, len(folded.text) if end is None else end)


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile(_ANY)


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
        places: defaultdict[str, list[int]] = defaultdict(list)
        if not self.folded.plain:
            for word in words(self.folded):
                places[word.group()].append(word.start())
            return dict(places)
        parts = _PLAIN_PARTS.split(self.folded.text)  # marks between words and words in turn
        ends = accumulate(map(len, parts))
        for word_, start in zip(parts[1::2], islice(ends, 0, None, 2), strict=False):
            places[word_].append(start)
        return dict(places)


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
