"""Does the story tell of a deed at all: an arrest, a confession, a sale, a death?

A paraphrase finds other words for most things; but who is told to have been arrested or sold, admitted or killed
something has the word, or one of a few others, in the story. Where it has none of them, or only denies them, the deed
is an invention.
"""

from collections.abc import Iterable
from functools import cache

from summarizer.reading.cues import entries
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import Forms, story_forms
from summarizer.verifier.evidence.weighing import forms_in
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Sentences with a word for a deed that are read: a story that tells of it more often does not only deny it; and words
# to either side of a deed in which the text may deny it itself.
_READ, _AROUND = 6, 12

# Content words, names and numbers aside, of a sentence that says so little ("Two children died") that its evidence must
# tell of the deed.
_FEW = 3


def deeds(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a deed told in prose of which the story has not one word, or which it only denies."""
    if not assertion.reworded or not assertion.is_sure:
        return
    item, known = grounds.words_of(assertion.text), _deeds(grounds.language)
    if known.keys().isdisjoint(item.content.keys()):
        return
    speaking = {one.base for name in assertion.speaker for one in grounds.words_of(name).words}
    told = (word.content and not item.is_name(i) and not word.base.isdigit() for i, word in enumerate(item.words))
    few = sum(told) <= _FEW or not assertion.prose  # an item gives the evidence for its deed itself
    for index, word in enumerate(item.words):
        if not word.content or word.base not in known or item.is_name(index) or index in item.negated:
            continue
        if word.base in speaking or (index and item.words[index - 1].base in base_forms(grounds.language, "hardly")):
            continue  # "the injured boy's mother said", "almost derailed a sale"
        if item.text.startswith("-", word.end) and item.letters(index).lower() == word.base:
            continue  # "a sell-out"
        said = shown(item.text[word.start : word.end])
        own, related = known[word.base]
        if not _have(story_forms(grounds), own, related):
            yield doubt(f"it tells of {said}; the {grounds.extent} tells of nothing of the kind")
        elif (
            grounds.is_english
            and not item.is_denied_near(index, _AROUND)
            and _is_only_denied((*own, *related), grounds)
        ):
            yield doubt(f"it tells of {said}; the {grounds.extent} only denies that")
        elif few and not _have(forms_in(assertion.sentences, grounds), own, related):
            yield doubt(f"it tells of {said}; its evidence tells of nothing of the kind")


def _have(forms: Forms, own: Iterable[str], related: Iterable[str]) -> bool:
    """Tell whether some sentences have a word for a deed, or one that also tells of it."""
    return any(map(forms.have, (*own, *related))) or any(map(forms.have_like, own))


def _is_only_denied(forms: Iterable[str], grounds: Grounds) -> bool:
    """Tell whether the story has some of the words for a deed, and denies each of them wherever it has it."""
    numbers = sorted({number for form in forms for number in grounds.index.postings.get(form, ())})
    if not 0 < len(numbers) <= _READ:
        return False
    sources = [grounds.words_in(grounds.index.sentences[number]) for number in numbers]
    return all(at in source.negated for source in sources for form in forms for at in source.places.get(form, ()))


@cache
def _deeds(language: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return, by the base form of a word for a deed, all its words and those that also tell of it, as base forms."""
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for left, right in entries(language, "deeds"):
        own, related = (tuple(base_form(word, language) for word in words.split()) for words in (left, right))
        found.update(dict.fromkeys(own, (own, related)))
    return found
