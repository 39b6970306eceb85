"""An index over a story's sentences: which of them bear on a sentence of prose.

Weights are the usual inverse sentence frequencies (Spärck Jones 1972): what few sentences have tells them apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from summarizer.spans import Span
from summarizer.verifier.text.tokens import content_forms

# Sentences that one sentence of prose is held against at most; real summaries fuse two or three.
_MOST = 4

# A further sentence is taken only where it brings this share of the weight that is still unsupported: less is chance.
_WORTH = 0.15


class SentenceIndex(NamedTuple):
    """The sentences of a story by the base forms of their content words."""

    sentences: tuple[Span, ...]
    forms: tuple[frozenset[str], ...]
    postings: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
    most: float

    def weight(self, form: str) -> float:
        """Return how much ``form`` tells: most where one sentence or none has it."""
        return self.weights.get(form, self.most)

    def best(self, wanted: Iterable[str]) -> tuple[int, ...]:
        """Return the sentences that together support most of the ``wanted`` forms, the best first."""
        # In a fixed order: sums of the same weights in another one differ in their last digits, and so may the best.
        left = {form: self.weights[form] for form in sorted(wanted) if form in self.postings}
        chosen: list[int] = []
        total = sum(left.values())
        while left and len(chosen) < _MOST:
            number, gain = self._next(left)
            if chosen and gain < _WORTH * total:
                break
            chosen.append(number)
            left = {form: weight for form, weight in left.items() if form not in self.forms[number]}
        return tuple(chosen)

    def _next(self, left: Mapping[str, float]) -> tuple[int, float]:
        """Return the sentence that supports most of what is ``left``; of equals, the earliest."""
        scores: dict[int, float] = {}
        for form, weight in left.items():
            for number in self.postings[form]:
                scores[number] = scores.get(number, 0.0) + weight
        most = max(scores.values())
        return min([number for number, score in scores.items() if score == most]), most


def index_of(text: str, sentences: Sequence[Span], language: str) -> SentenceIndex:
    """Index the ``sentences`` of ``text``."""
    forms = tuple(content_forms(text[start:end], language) for start, end in sentences)
    postings: dict[str, list[int]] = {}
    for number, found in enumerate(forms):
        for form in found:
            postings.setdefault(form, []).append(number)
    count = len(sentences)
    by_frequency = [log(1 + count / max(1, n)) for n in range(count + 1)]
    weights = {form: by_frequency[len(numbers)] for form, numbers in postings.items()}
    return SentenceIndex(tuple(sentences), forms, postings, weights, by_frequency[min(1, count)])
