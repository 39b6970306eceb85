"""What free text tells as a fact that the story only accuses somebody of: "accused of running a fraud"."""

from collections.abc import Iterator
from functools import cache

from summarizer.reading.cues import entries, words
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.sources import reporting
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words behind one that accuses among which the deed comes, and behind that a second one; words around a deed on both
# sides, two of them shared. Chosen, not swept.
_BEHIND, _NEAR, _SHARED = 10, 6, 2

# Words before a deed among which it is told to be a charge. Chosen, not swept.
_CHARGED = 4

# Sentences to either side of an accusation among which it is told what came of it. Chosen, not swept.
_VERDICT = 4

# Sentences of the story in which a deed is looked for.
_READ = 12


def told_as_fact(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a deed told as a fact that the evidence only accuses somebody of.

    Nothing is told as a fact where the text accuses, doubts or has somebody say it in words of its own; nor where the
    story has the same deed elsewhere without accusing anybody, or tells near by what came of the accusation: a verdict.
    """
    language, item = grounds.language, grounds.words_of(assertion.text)
    accusing = _accusing(language)
    if not accusing or accusing.keys().isdisjoint(grounds.words.keys()):
        return
    if not _excusing(language).isdisjoint(item.places):
        return
    if any(cue.kind != "condition" for cue in grounds.cues_said(assertion.text)):
        return
    for sentence in assertion.sentences:
        source = grounds.words_in(sentence)
        for start, deed in () if is_settled(sentence, grounds) else _deeds(source, accusing):
            for place in item.places.get(source.words[deed].base, ()):
                same = item.near(place, _NEAR) & source.near(deed, _NEAR)
                if len(same) >= _SHARED and place not in item.negated and not _is_told(source, deed, same, grounds):
                    ours, theirs = shown(item.shown(place)), shown(source.shown(start))
                    yield doubt(f"it tells as a fact ({ours}) what the evidence only accuses of ({theirs})")
                    return


def is_settled(accusation: Span, grounds: Grounds) -> bool:
    """Tell whether the story tells near the sentence of an accusation what came of it: a verdict."""
    near = (accusation, *grounds.around(accusation, _VERDICT))
    return any(_tells_outcome(grounds.words_in(one)) for one in near)


def _tells_outcome(text: Passage) -> bool:
    """Tell whether a text tells a verdict; "cleared" is a word for one, "a clear conscience" is none."""
    told = ((i, form) for form in base_forms(text.language, "outcomes") & text.places.keys() for i in text.places[form])
    return any(form not in _outcomes_in_past(text.language) or is_past(text, i) for i, form in told)


@cache
def _outcomes_in_past(language: str) -> frozenset[str]:
    """Return the words that tell a verdict only as verbs in the past."""
    return frozenset(base_form(word, language) for word, *marks in entries(language, "outcomes") if "past" in marks)


@cache
def _excusing(language: str) -> frozenset[str]:
    """Return the words by which a text accuses, or has somebody say it, in words of its own."""
    return reporting(language) | base_forms(language, "under_accusation") | _accusing(language).keys()


@cache
def _accusing(language: str) -> dict[str, str]:
    """Return the words that accuse, each with what stands before the deed."""
    return {base_form(word, language): leading for word, leading in entries(language, "accusing")}


def accuses(text: Passage) -> bool:
    """Tell whether a text itself accuses somebody of a deed."""
    return any(True for _ in _deeds(text, _accusing(text.language)))


def tells_charge(text: Passage) -> bool:
    """Tell whether a text tells what somebody is accused of, a deed or not: "was charged with assault"."""
    accusing = _accusing(text.language)
    places = ((i, accusing[form]) for form in accusing.keys() & text.places.keys() for i in text.places[form])
    return any(_after(text, i, (leading,)) is not None for i, leading in places if not text.is_name(i))


def is_charged(text: Passage, start: int) -> bool:
    """Tell whether what begins at the character ``start`` is a charge: "charged with | allegedly running it"."""
    accusing = _accusing(text.language)
    before = [word.base for word in text.words if word.end <= start][-_CHARGED:]
    return any(word in accusing and accusing[word] == before[-1] for word in before)


def is_of_charge(text: Passage, index: int) -> bool:
    """Tell whether a word tells what somebody is accused of: "faces *charges of* dangerous | driving"."""
    accusing = _accusing(text.language)
    led = range(max(0, index - _CHARGED), index - 1)
    return any(accusing.get(text.words[i].base) == text.words[i + 1].base for i in led)


def _deeds(source: Passage, accusing: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Yield the words that accuse with each deed that they tell: "accused of lying to them and pocketing the money"."""
    doing, joining = words(source.language, "doing"), words(source.language, "joining")
    for start, word in enumerate(source.words):
        if word.base not in accusing or source.is_name(start):
            continue
        first = _after(source, start, (accusing[word.base],))
        if first is None or not source.letters(first).endswith(doing):
            continue
        yield start, first
        second = _after(source, first, joining)
        next_to = second is not None and source.words[second].clause - source.words[first].clause <= 1
        if second is not None and next_to and source.letters(second).endswith(doing):
            yield start, second


def _after(source: Passage, start: int, leading: tuple[str, ...]) -> int | None:
    """Return the word behind the first of the ``leading`` ones that come soon after a word."""
    behind = range(start + 2, min(len(source.words), start + 1 + _BEHIND))
    return next((i for i in behind if source.words[i - 1].base in leading), None)


def _is_told(accuser: Passage, deed: int, about: frozenset[str], grounds: Grounds) -> bool:
    """Tell whether the story tells the deed of the same thing in a sentence that accuses nobody."""
    form = accuser.words[deed].base
    for source in grounds.passages_with([form], _READ):
        if source.places.keys().isdisjoint(_accusing(grounds.language)) and not about.isdisjoint(source.places):
            return True
    return False
