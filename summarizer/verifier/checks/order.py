"""Does free text tell two events in another order than the story does?

"The sanctions came before the test" where the story has them after it. Where a word of time stands between the words of
two events, on both sides, the earlier one of the text must not be the later one of the story.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.cue_words import entries_among
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.likeness import Forms
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown
from summarizer.verifier.words import Passage, base_forms

# Words to either side of a word of time that tell what came first, and what next.
_REACH = 9

# Words that both events must share with those of the story in the other order, and how many times as many as in the
# same one. Chosen on summaries that are not in this repository: with three, two other events share as many.
_CROSSED, _TIMES = 4, 3


class _Sequence(NamedTuple):
    """Two events of a passage in their order, each by its telling words, and where the word of time stands."""

    earlier: frozenset[str]
    later: frozenset[str]
    at: int


def order(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on two events that the evidence has the other way about."""
    if not assertion.prose or assertion.copied or assertion.verbatim:
        return
    item = grounds.words_of(assertion.text)
    for ours in _sequences(item):
        for sentence in assertion.sentences:
            source = grounds.words_in(sentence)
            for theirs in _sequences(source):
                if _is_crossed(ours, theirs, grounds.language):
                    said, told = shown(item.shown(ours.at)), shown(source.shown(theirs.at))
                    yield doubt(f"it says {said} where the evidence says {told}: the other way about in time")
                    return


def _sequences(text: Passage) -> Iterator[_Sequence]:
    """Yield the pairs of events between which a word of time stands, or which it opens ("After the vote, she left")."""
    for start, end, columns in entries_among(text.words, text.places, text.language, "sequence"):
        if columns[1] not in ("before", "after"):
            continue  # "until after the war"
        before, after = range(max(0, start - _REACH), start), range(end, min(len(text.words), end + _REACH))
        if not _telling(text, before):
            stop = next((i + 1 for i in after if "," in _gap(text, i)), None)
            if stop is None:
                continue
            before, after = range(stop, min(len(text.words), stop + _REACH)), range(end, stop)
        one, other = _telling(text, before), _telling(text, after)
        if one - other and other - one:
            first, then = (one, other) if columns[1] == "before" else (other, one)
            yield _Sequence(first - then, then - first, start)


def _gap(text: Passage, index: int) -> str:
    """Return what stands between a word and the next."""
    return text.text[text.words[index].end : text.words[index + 1].start] if index + 1 < len(text.words) else ""


def _telling(text: Passage, indices: range) -> frozenset[str]:
    idle = base_forms(text.language, "plain_words") | base_forms(text.language, "reporting_verbs")
    return frozenset(text.words[i].base for i in indices if text.words[i].content and text.words[i].base not in idle)


def _is_crossed(ours: _Sequence, theirs: _Sequence, language: str) -> bool:
    """Tell whether what comes first on one side comes next on the other."""
    first, then = Forms(theirs.earlier, language), Forms(theirs.later, language)
    crossed = _shared(ours.earlier, then), _shared(ours.later, first)
    straight = _shared(ours.earlier, first) + _shared(ours.later, then)
    return all(crossed) and sum(crossed) >= max(_CROSSED, _TIMES * straight)


def _shared(words: Iterable[str], there: Forms) -> int:
    return sum(there.have(word) or there.have_like(word) for word in words)
