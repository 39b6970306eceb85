"""How a body that decided stood: "the vote was unanimous", where it was seven to four; "the board was split".

Only where the whole story tells of no decision otherwise is anything said: it may tell of two.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from summarizer.reading.cues import entries
from summarizer.reading.quantities import Ratio
from summarizer.spans import Span
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.orders import pairs_told
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tokens import words_apart
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Sentences that are read, figures of one that are looked at for votes, and words around how a body stood among which
# something denies it. Chosen, not swept.
_READ, _MOST_READ, _AROUND = 200, 20, 10

_OTHER = {"one": "split", "split": "one"}


def other_agreement(item: Passage, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a body that is told to have stood as one where the story tells that it was split, or the other way."""
    for side, at in islice(_stood(item), 1):
        if not _decides(item):
            return
        told = [(kind, words) for _, every in _told(grounds) for kind, words in every]
        against = [words for kind, words in told if kind == _OTHER[side] and words]
        if against and not any(kind == side for kind, _ in told):
            yield doubt(says_otherwise(item.shown(at), against[0], grounds.extent))


def _decides(text: Passage) -> bool:
    return not base_forms(text.language, "deciding").isdisjoint(text.places)


def _stood(text: Passage) -> Iterator[tuple[str, int]]:
    """Yield how a body stood in a passage, by its side, and where that is told; denied, it is the other."""
    for start, _, (_, side) in entries_in(text, "agreement"):
        if text.is_small(start) or start == 0:
            denied = text.is_denied_near(start, _AROUND)
            yield (_OTHER[side] if denied and start in text.negated else side), start


def _told(grounds: Grounds) -> list[tuple[Span, list[tuple[str, str]]]]:
    """Return how the story tells bodies to have stood, by the sentence; without words where of no decision."""

    def work() -> list[tuple[Span, list[tuple[str, str]]]]:
        found = []
        for number in grounds.sentences_with(_deciding(grounds.language), _READ):
            sentence = grounds.index.sentences[number]
            text = grounds.words_in(sentence)
            told = [(side, text.shown(at) if _decides(text) else "") for side, at in _stood(text)]
            told += [("split", one.of(grounds.document.text)) for one in split_votes(sentence, grounds)]
            if told:
                found.append((sentence, told))
        return found

    return grounds.remembered_of_story("agreement", "", work)


@cache
def _deciding(language: str) -> frozenset[str]:
    """Return the words of which a sentence has one that tells how a body stood."""
    phrases = (word.base for phrase, _ in entries(language, "agreement") for word in words_apart(phrase, language))
    return frozenset(phrases) | base_forms(language, "deciding", "voting")


def split_votes(sentence: Span, grounds: Grounds) -> Iterator[Span]:
    """Yield where a sentence tells a vote that was not unanimous: "5-4", "seven to four", "by three votes to two"."""
    figures = grounds.quantities_in(sentence)[:_MOST_READ]
    text = grounds.words_in(sentence)
    voting = not base_forms(grounds.language, "voting").isdisjoint(text.places)
    for figure in figures:
        if not isinstance(figure.value, Ratio) or not min(figure.value.left, figure.value.right):
            continue
        if voting or (figure.kind == "score" and _decides(text)):
            yield figure.span
    pairs = pairs_told(sentence.of(grounds.document.text), figures, sentence.start) if voting else ()
    yield from (pair.span for pair in pairs if min(pair.left, pair.right))
