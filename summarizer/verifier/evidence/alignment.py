"""What a text changes in a sentence that it retells: words replaced, dropped or added between words that both have.

The words of both sides are put beside one another in order (longest matching blocks, Ratcliff and Obershelp 1988, as
in :mod:`difflib`). Only where most of the text's words stand in the sentence in the same order is it a retelling of
it; then a change between two kept words is a change of what is said there, whatever else the story has.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.passages import Passage

# Share of a text's words that must stand in the sentence in the same order, and of a clause's telling words.
_RETOLD = 0.6

# Words that a text must have, and words compared at most on either side: a sentence of news has some 25.
_FEWEST, _MOST = 4, 80

# Words that a clause must have, and telling ones of it that must be kept: fewer stand in the same order by chance.
_CLAUSE, _TELLING = 6, 3

# Share of all words of a clause that must be kept: it begins with words that join it to the clause before.
_JOINED = 0.5

# Words of a longer stretch of the sentence that count as being in the place of a shorter one of the text.
_BESIDE = 2

# Words that a text may leave out in one place for it to be a word dropped, not a clause left out; and words on either
# side of a change beyond which it is another telling, not another word.
_DROPPED, _LONGEST = 3, 5


class Change(NamedTuple):
    """One change: the text's words ``ours`` (indices) stand where the sentence at ``sentence`` has ``theirs``.

    ``part`` are the words of the text that retell the sentence: all of them, or a clause.
    """

    item: Passage
    ours: range
    source: Passage
    theirs: range
    sentence: Span
    part: range

    @property
    def whole(self) -> bool:
        """Tell whether the whole text retells the sentence, not only a clause of it."""
        return len(self.part) == len(self.item.words)

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
    if not assertion.reworded:
        return ()
    return grounds.remembered("changes", (assertion.text, assertion.sentences), lambda: _changes(assertion, grounds))


def clause_changes(assertion: Assertion, grounds: Grounds) -> tuple[Change, ...]:
    """Return what the clauses of free text change in what they retell, where it retells no sentence as a whole.

    A summary often tells two sentences in one. What is changed so is less sure: a clause may tell of another time, or
    of somebody else, than the sentence which it is most like.
    """
    if not assertion.prose or not assertion.reworded or changes(assertion, grounds):
        return ()
    key = (assertion.text, assertion.sentences)
    return grounds.remembered("clause changes", key, lambda: tuple(_in_clauses(assertion, grounds)))


def _changes(assertion: Assertion, grounds: Grounds) -> tuple[Change, ...]:
    everything = range(len(grounds.words_of(assertion.text).words))
    return _aligned(everything, assertion, grounds) if _FEWEST <= len(everything) <= _MOST else ()


def _in_clauses(assertion: Assertion, grounds: Grounds) -> Iterator[Change]:
    words = grounds.words_of(assertion.text).words
    for _, clause in groupby(range(len(words)), lambda i: words[i].clause):
        places = tuple(clause)
        if _CLAUSE <= len(places) <= _MOST and len(places) < len(words):
            yield from _aligned(range(places[0], places[-1] + 1), assertion, grounds)


def _aligned(part: range, assertion: Assertion, grounds: Grounds) -> tuple[Change, ...]:
    """Return what some words of a text change in that one of its sentences which they retell most of."""
    item = grounds.words_of(assertion.text)
    words = item.words[part.start : part.stop]
    forms = [word.base for word in words]
    content, different = {word.base for word in words if word.content}, set(forms)
    clause = len(words) < len(item.words)
    enough = (_JOINED if clause else _RETOLD) * len(words)
    best: tuple[int, tuple[Change, ...]] = (0, ())
    matcher: SequenceMatcher[str] | None = None
    for sentence in assertion.sentences:
        source = grounds.words_in(sentence)
        shared = len(content & source.content.keys())
        if len(source.words) > _MOST or shared < _RETOLD * len(content) or shared <= best[0] // 2:
            continue
        # No more words can be kept than both sides have, in whatever order.
        common = len(different & source.places.keys()) + len(words) - len(different)
        if common <= best[0] or common < enough:
            continue
        matcher = matcher or SequenceMatcher(None, "", forms, autojunk=False)
        matcher.set_seq1([word.base for word in source.words])
        blocks = matcher.get_matching_blocks()
        kept = sum(block.size for block in blocks)
        if kept <= best[0] or kept < enough:
            continue
        if clause:
            telling = sum(words[i].content for block in blocks for i in range(block.b, block.b + block.size))
            if telling < max(_TELLING, _RETOLD * len(content)):
                continue
        best = (kept, tuple(_changed(matcher, item, part, source, sentence)))
    return best[1]


def _changed(
    matcher: "SequenceMatcher[str]", item: Passage, part: range, source: Passage, sentence: Span
) -> Iterator[Change]:
    """Yield the changes between kept words; at either end of the part, only what stands right beside a kept word."""
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        theirs = range(a1, a2)
        if b1 == 0 and b2 < len(part):
            theirs = range(max(a1, a2 - (b2 - b1) - _BESIDE), a2) if b2 > b1 else range(0)
        elif b2 == len(part):
            # "… had ensured she could not": a last word may be dropped, too.
            theirs = range(a1, min(a2, a1 + (b2 - b1) + _BESIDE)) if b2 > b1 or a2 - a1 == 1 else range(0)
        if max(b2 - b1, len(theirs)) <= _LONGEST and (b2 > b1 or 0 < len(theirs) <= _DROPPED):
            yield Change(item, part[b1:b2], source, theirs, sentence, part)


def _within(text: Passage, words: range, start: int, end: int) -> bool:
    return bool(words) and text.words[words[0]].start < end and start < text.words[words[-1]].end


def _shown(text: Passage, words: range) -> str:
    """Return words as they stand with one more on either side."""
    low, high = max(0, words.start - 2), min(len(text.words), words.stop + 2)
    return text.text[text.words[low].start : text.words[high - 1].end] if high > low else ""
