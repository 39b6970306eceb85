"""One of two told as settled: "will play Eastvale", where it is to be "Thornbury or Eastvale"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.reading.cues import words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.naming import forms_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Telling words beside the two that a text and the sentence must share. Chosen, not swept.
_SHARED = 1


def told_as_settled(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a name of free text that its evidence gives only as one of two, where the text leaves nothing open."""
    item = grounds.words_of(assertion.text)
    open_ = base_forms(item.language, "possible") | base_forms(item.language, "supposing")
    joined = frozenset(words(item.language, "alternatives"))
    if not (open_ | joined).isdisjoint(item.places):
        return
    for sentence in assertion.sentences:
        source = grounds.words_in(sentence)
        for one, other in _options(source, grounds.names_in(sentence), joined):
            ours = [name for name in (one, other) if forms_of(source, name) & item.places.keys()]
            if (
                len(ours) == 1
                and _are_of_one(item, source, (*one, *other))
                and not _is_told_too(source, ours[0], grounds)
            ):
                there = shown(source.text[source.words[one[0]].start : source.words[other[-1]].end])
                yield doubt(f"it tells as settled what the evidence leaves open ({there})")
                return


def _options(
    text: Passage, names: Sequence[Sequence[int]], joined: frozenset[str]
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Yield two names that "or" joins."""
    for one, other in pairwise(names):
        between = text.text[text.words[one[-1]].end : text.words[other[0]].start]
        if between.strip().lower() in joined:
            yield one, other


def _are_of_one(item: Passage, source: Passage, names: Sequence[int]) -> bool:
    """Tell whether a text tells of what the sentence leaves open: they share other telling words."""
    own = {source.words[i].base for i in names}
    return len(item.telling(range(len(item.words))) & source.places.keys() - own) >= _SHARED


def _is_told_too(source: Passage, name: Sequence[int], grounds: Grounds) -> bool:
    """Tell whether another sentence of the story has the name: what is open here may be told there."""
    forms = forms_of(source, name) & source.places.keys()
    numbers = {number for form in forms for number in grounds.index.postings.get(form, ())}
    return len(numbers) > 1
