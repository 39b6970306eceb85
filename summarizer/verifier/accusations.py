"""What free text tells as a fact that the story only accuses somebody of: "accused of running a fraud"."""

from collections.abc import Iterator
from functools import cache

from summarizer.reading.cues import words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.sources import reporting
from summarizer.verifier.words import Passage, base_forms

# Words behind one that accuses among which the deed comes, and words around a deed on both sides, two of them shared.
_BEHIND, _NEAR, _SHARED = 10, 6, 2

# Sentences of the story in which a deed is looked for.
_READ = 12


def told_as_fact(assertion: Assertion, grounds: Grounds) -> tuple[Passage, int, int] | None:
    """Return the sentence that accuses, where its word for that stands, and the deed's place in the text; or None.

    Nothing is told as a fact where the text accuses, charges, doubts or has somebody say it; nor where the story has
    the same deed elsewhere without accusing anybody.
    """
    accusing, item = _accusing(grounds.language), grounds.words_of(assertion.text)
    if not accusing or not item.places.keys().isdisjoint(accusing | reporting(grounds.language)):
        return None
    if any(cue.kind != "condition" for cue in grounds.cues_said(assertion.text)):
        return None
    for sentence in assertion.sentences:
        source = grounds.words_in(sentence)
        for start, deed in _deeds(source, accusing):
            for place in item.places.get(source.words[deed].base, ()):
                same = item.near(place, _NEAR) & source.near(deed, _NEAR)
                if len(same) >= _SHARED and place not in item.negated and not _is_told(source, deed, same, grounds):
                    return source, start, place
    return None


@cache
def _accusing(language: str) -> frozenset[str]:
    return base_forms(language, "accusing")


def _deeds(source: Passage, accusing: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the words that accuse with each deed that they tell: "accused of lying to them and pocketing the money"."""
    doing, leading = words(source.language, "doing"), words(source.language, "accused_of")
    for start, word in enumerate(source.words):
        if word.base not in accusing or source.is_name(start):
            continue
        behind = range(start + 1, min(len(source.words), start + 1 + _BEHIND))
        first = next((i for i in behind if source.words[i - 1].base in leading), None)
        if first is None or not source.letters(first).endswith(doing):
            continue
        yield start, first
        joining = words(source.language, "joining")
        more = (i for i in range(first + 1, len(source.words)) if source.words[i - 1].base in joining)
        yield from ((start, i) for i in more if source.letters(i).endswith(doing))


def _is_told(accuser: Passage, deed: int, about: frozenset[str], grounds: Grounds) -> bool:
    """Tell whether the story tells the deed of the same thing in a sentence that accuses nobody."""
    form = accuser.words[deed].base
    for number in grounds.sentences_with([form], _READ):
        source = grounds.words_in(grounds.index.sentences[number])
        if source.places.keys().isdisjoint(_accusing(grounds.language)) and not about.isdisjoint(source.places):
            return True
    return False
