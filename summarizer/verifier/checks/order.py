"""Does free text tell two events in another order than the story does?

"The sanctions came before the test" where the story has them after it. Where a word of time stands between the words of
two events, on both sides, the earlier one of the text must not be the later one of the story.
"""

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import Forms
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tokens import Word
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Words to either side of a word of time that tell what came first, and what next.
_REACH = 9

# Words that both events must share with those of the story in the other order, and how many times as many as in the
# same one. Chosen on summaries that are not in this repository: with three, two other events share as many.
_CROSSED, _TIMES = 4, 3

# Words of time of one sentence that are looked at: news has one or two.
_MOST = 12

# Words behind a word of time among which it is told that what follows never came.
_UNREAL_WITHIN = 4


class _Sequence(NamedTuple):
    """Two events of a passage in their order, each by its telling words, and where the word of time stands.

    ``names`` are the names of the passage, which alone tell who or where, and no event.
    """

    earlier: frozenset[str]
    later: frozenset[str]
    at: int
    names: frozenset[str]


class _Told(NamedTuple):
    """The same of a sentence of the story, its words in every form in which they support another."""

    earlier: Forms
    later: Forms
    at: int


def order(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on two events that the evidence has the other way about, and nowhere this way."""
    if not assertion.reworded:
        return
    item, told = grounds.words_of(assertion.text), list[tuple[Passage, _Told]]()
    for ours in islice(_sequences(item), _MOST):
        told = told or [
            (grounds.words_in(sentence), theirs)
            for sentence in assertion.sentences
            for theirs in _told(sentence, grounds)
        ]
        sides = [(_crossed(ours, theirs), source, theirs) for source, theirs in told]
        if any(crossed < 0 for crossed, _, _ in sides):
            continue
        for crossed, source, theirs in sides:
            if crossed > 0:
                said = says_otherwise(item.shown(ours.at), source.shown(theirs.at))
                yield doubt(f"{said}: the other way about in time")
                return


def _told(sentence: Span, grounds: Grounds) -> tuple[_Told, ...]:
    """Return the events of a sentence of the story in their order."""

    def work() -> tuple[_Told, ...]:
        language = grounds.language
        found = islice(_sequences(grounds.words_in(sentence)), _MOST)
        return tuple(_Told(Forms(one.earlier, language), Forms(one.later, language), one.at) for one in found)

    return grounds.remembered_of_story("sequences", sentence, work)


def _sequences(text: Passage) -> Iterator[_Sequence]:
    """Yield the pairs of events between which a word of time stands, or which it opens ("After the vote, she left").

    What is denied until something happens ("not open until …") happens after it, and is left aside.
    """
    cues = [*entries_in(text, "sequence")]
    borders = [0, *(end for _, end, _ in cues), len(text.words)]
    starts = [*(start for start, _, _ in cues), len(text.words)]
    for number, (start, end, columns) in enumerate(cues):
        denied = any(start - _REACH <= cue < start for cue in text.cues)
        behind = takewhile(_goes_on, text.words[end : end + _UNREAL_WITHIN])
        unreal = any(word.base in base_forms(text.language, "never_came") for word in behind)
        if columns[1] not in ("before", "after") or denied or unreal:
            continue
        before = range(max(borders[number], start - _REACH), start)
        after = range(end, min(starts[number + 1], end + _REACH))
        # "An hour before the vote, she left": how long before is no event.
        nothing = not text.telling(before) - base_forms(text.language, "stretches_of_time")
        if nothing or (start > 0 and text.gap_before(start).startswith(",")):
            stop = next((i + 1 for i in after if "," in text.gap_before(i + 1)), None)
            if stop is not None:
                before, after = range(stop, min(starts[number + 1], stop + _REACH)), range(end, stop)
        one, other = text.telling(before), text.telling(after)
        if one - other and other - one:
            first, then = (one, other) if columns[1] == "before" else (other, one)
            yield _Sequence(first - then, then - first, start, text.names_among(range(len(text.words))))


def _goes_on(word: Word) -> bool:
    return word.base != "that"


def _crossed(ours: _Sequence, theirs: _Told) -> int:
    """Tell whether what comes first on one side comes next on the other (1), first on both (-1), or neither (0)."""
    sides = (ours.earlier, theirs.later), (ours.later, theirs.earlier)
    crossed = [_shared(*side) for side in sides]
    straight = _shared(ours.earlier, theirs.earlier), _shared(ours.later, theirs.later)
    told = all(_shared(one - ours.names or one, there) for one, there in sides)
    if all(crossed) and told and sum(crossed) >= max(_CROSSED, _TIMES * sum(straight)):
        return 1
    return -1 if all(straight) and sum(straight) >= max(_CROSSED, sum(crossed)) else 0


def _shared(words: Iterable[str], there: Forms) -> int:
    return sum(there.have(word) or there.have_like(word) for word in words)
