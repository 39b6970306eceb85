"""An index over a story's sentences: which of them bear on a sentence of prose.

Weights are the usual inverse sentence frequencies (Spärck Jones 1972): what few sentences have tells them apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from summarizer.spans import Span
from summarizer.verifier.text.tokens import content_forms

# Sentences that one sentence of prose is held against at most; real summaries fuse two or three.
_MOST = 4

# A further sentence is taken only where it brings this share of the weight that is still unsupported: less is chance.
_WORTH = 0.15


# Sentences that support as much of which the most alike is looked for, and by how much it must be more alike than the
# earliest, which tells most news first. Chosen of 0, .1, .2 and .3 on summaries that are not in this repository: with
# none, more right texts are contradicted.
_EQUALS, _CLOSER = 12, 0.1


class SentenceIndex(NamedTuple):
    """The sentences of a story by the base forms of their content words."""

    sentences: tuple[Span, ...]
    postings: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
    most: float

    def weight(self, form: str) -> float:
        """Return how much ``form`` tells: most where one sentence or none has it."""
        return self.weights.get(form, self.most)

    def best(self, wanted: Iterable[str], like: Callable[[int], float] = lambda number: 0.0) -> tuple[int, ...]:
        """Return the sentences that together support most of the ``wanted`` forms, the best first.

        Of those that support as much, the earliest, unless one is clearly more ``like`` what they are wanted for.
        """
        # In a fixed order: sums of the same weights in another one differ in their last digits, and so may the best.
        left = {form: self.weights[form] for form in sorted(wanted) if form in self.postings}
        chosen: list[int] = []
        total = sum(left.values())
        while left and len(chosen) < _MOST:
            number, gain = self._next(left, like)
            if chosen and gain < _WORTH * total:
                break
            chosen.append(number)
            left = {form: weight for form, weight in left.items() if number not in self.postings[form]}
        return tuple(chosen)

    def _next(self, left: Mapping[str, float], like: Callable[[int], float]) -> tuple[int, float]:
        """Return the sentence that supports most of what is ``left``, and how much that is."""
        scores: dict[int, float] = {}
        for form, weight in left.items():
            for number in self.postings[form]:
                scores[number] = scores.get(number, 0.0) + weight
        most = max(scores.values())
        first, *others = sorted(number for number, score in scores.items() if score == most)
        if not others:
            return first, most
        closest = max(others[:_EQUALS], key=like)
        return (closest if like(closest) >= like(first) + _CLOSER else first), most


def index_of(text: str, sentences: Sequence[Span], language: str) -> SentenceIndex:
    """Index the ``sentences`` of ``text``."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(sentences):
        for form in content_forms(text[start:end], language):
            postings[form].append(number)
    count = len(sentences)
    by_frequency = [log(1 + count / max(1, n)) for n in range(count + 1)]
    weights = {form: by_frequency[len(numbers)] for form, numbers in postings.items()}
    return SentenceIndex(tuple(sentences), dict(postings), weights, by_frequency[min(1, count)])
