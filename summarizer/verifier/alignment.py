"""What a text changes in a sentence that it retells: words replaced, dropped or added between words that both have.

The words of both sides are put beside one another in order (longest matching blocks, Ratcliff and Obershelp 1988, as
in :mod:`difflib`). Only where most of the text's words stand in the sentence in the same order is it a retelling of
it; then a change between two kept words is a change of what is said there, whatever else the story has.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.words import Passage

# Share of a text's words that must stand in the sentence in the same order.
_RETOLD = 0.6

# Words that a text must have, and words compared at most on either side: a sentence of news has some 25.
_FEWEST, _MOST = 4, 80

# Words of a longer stretch of the sentence that count as being in the place of a shorter one of the text.
_BESIDE = 2

# Words that a text may leave out in one place for it to be a word dropped, not a clause left out; and words on either
# side of a change beyond which it is another telling, not another word.
_DROPPED, _LONGEST = 3, 5


class Change(NamedTuple):
    """One change: the text's words ``ours`` (indices) stand where the sentence at ``sentence`` has ``theirs``."""

    item: Passage
    ours: range
    source: Passage
    theirs: range
    sentence: Span

    def is_ours(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text lies among the words changed."""
        return _within(self.item, self.ours, start, end)

    def is_theirs(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the document lies among the words changed."""
        return _within(self.source, self.theirs, start - self.sentence.start, end - self.sentence.start)

    def told(self) -> tuple[str, str]:
        """Return the words of both sides with those around them."""
        return _shown(self.item, self.ours), _shown(self.source, self.theirs)


def changes(assertion: Assertion, grounds: Grounds) -> tuple[Change, ...]:
    """Return what a text changes in that one of its sentences which it retells; nothing where it retells none."""
    if assertion.verbatim or assertion.copied:
        return ()
    return grounds.remembered("changes", (assertion.text, assertion.sentences), lambda: _changes(assertion, grounds))


def _changes(assertion: Assertion, grounds: Grounds) -> tuple[Change, ...]:
    item = grounds.words_of(assertion.text)
    best: tuple[int, tuple[Change, ...]] = (0, ())
    if not _FEWEST <= len(item.words) <= _MOST:
        return ()
    matcher: SequenceMatcher[str] | None = None
    for sentence in assertion.sentences:
        source = grounds.words_in(sentence)
        shared = len(item.content.keys() & source.content.keys())
        if len(source.words) > _MOST or shared < _RETOLD * len(item.content) or shared <= best[0] // 2:
            continue
        # No more words can be kept than both sides have, in whatever order.
        common = len(item.places.keys() & source.places.keys()) + len(item.words) - len(item.places)
        if common <= best[0] or common < _RETOLD * len(item.words):
            continue
        matcher = matcher or SequenceMatcher(None, "", [word.base for word in item.words], autojunk=False)
        matcher.set_seq1([word.base for word in source.words])
        kept = sum(block.size for block in matcher.get_matching_blocks())
        if kept > best[0] and kept >= _RETOLD * len(item.words):
            best = (kept, tuple(_changed(matcher, item, source, sentence)))
    return best[1]


def _changed(matcher: "SequenceMatcher[str]", item: Passage, source: Passage, sentence: Span) -> Iterator[Change]:
    """Yield the changes between kept words; at either end of the text, only what stands right beside a kept word."""
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        theirs = range(a1, a2)
        if b1 == 0 and b2 < len(item.words):
            theirs = range(max(a1, a2 - (b2 - b1) - _BESIDE), a2) if b2 > b1 else range(0)
        elif b2 == len(item.words):
            # "… had ensured she could not": a last word may be dropped, too.
            theirs = range(a1, min(a2, a1 + (b2 - b1) + _BESIDE)) if b2 > b1 or a2 - a1 == 1 else range(0)
        if max(b2 - b1, len(theirs)) <= _LONGEST and (b2 > b1 or 0 < len(theirs) <= _DROPPED):
            yield Change(item, range(b1, b2), source, theirs, sentence)


def _within(text: Passage, words: range, start: int, end: int) -> bool:
    return bool(words) and text.words[words[0]].start < end and start < text.words[words[-1]].end


def _shown(text: Passage, words: range) -> str:
    """Return words as they stand with one more on either side."""
    low, high = max(0, words.start - 2), min(len(text.words), words.stop + 2)
    return text.text[text.words[low].start : text.words[high - 1].end] if high > low else ""
