"""Does the story tell of a deed at all: an arrest, a confession, a sale, a death?

A paraphrase finds other words for most things; but who is told to have been arrested or sold, admitted or killed
something has the word, or one of a few others, in the story. Where it has none of them, or only denies it, the deed is
an invention.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from summarizer.reading.cues import entries
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.likeness import story_forms
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown
from summarizer.verifier.words import Passage, base_form, base_forms

# Sentences with a deed that are read to see whether every one of them denies it. A story that tells of it more often
# than this does not deny it only.
_READ = 6

# Words around a deed among which one may tell that it was not done.
_AVERTED = 5


def deeds(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a deed told in prose of which the story has not one word, or which it only denies."""
    if not assertion.prose or assertion.copied or assertion.verbatim:
        return
    item, known = grounds.words_of(assertion.text), _deeds(grounds.language)
    for index, word in enumerate(item.words):
        if not word.content or word.base not in known or item.is_name(index) or index in item.negated:
            continue
        told = shown(item.text[word.start : word.end])
        own, related = known[word.base]
        story = story_forms(grounds)
        if not any(story.have(form) for form in (*own, *related)) and not any(map(story.have_like, own)):
            yield doubt(f"it tells of {told}; nothing in the {grounds.extent} does")
        elif not _is_averted(index, item) and _is_only_denied(own, grounds):
            yield doubt(f"it tells of {told}; the {grounds.extent} only denies that")


def _is_averted(index: int, item: Passage) -> bool:
    """Tell whether a text itself tells that a deed was not done, without a "not" ("kept him from killing")."""
    around = item.near(index, _AVERTED)
    return not around.isdisjoint(base_forms(item.language, "softeners") | base_forms(item.language, "averting"))


def _is_only_denied(own: Iterable[str], grounds: Grounds) -> bool:
    """Tell whether the story has a deed's own words, and denies each of them."""
    numbers = sorted({number for form in own for number in grounds.index.postings.get(form, ())})
    if not 0 < len(numbers) <= _READ:
        return False
    sources = (grounds.words_in(grounds.index.sentences[number]) for number in numbers)
    return all(denied for source in sources for denied in _denied(own, source))


def _denied(own: Iterable[str], source: Passage) -> Iterator[bool]:
    return (place in source.negated for form in own for place in source.places.get(form, ()))


@cache
def _deeds(language: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return, by the base form of a word for a deed, all its words and those that also tell of it, as base forms."""
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for left, right in entries(language, "deeds"):
        own, related = (tuple(base_form(word, language) for word in words.split()) for words in (left, right))
        found.update(dict.fromkeys(own, (own, related)))
    return found
