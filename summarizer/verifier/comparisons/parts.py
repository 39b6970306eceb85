"""So many of so many: "12 of the 24 places" where the evidence has 12 of 20, or three of 24.

Each number may well stand in the evidence, with another beside it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.reading.cues import words as listed_words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Words between the first number and its "of" ("12 games out *of*"), and from that to the other ("*of* their last 11").
# Chosen, not swept, like the next.
_TO_OF, _TO_WHOLE = 3, 4

# Content words between the "of" and the whole ("of the *firm's* four lines").
_BETWEEN = 1

# Digits of a year, which is no number of things.
_YEAR = 4


class _Part(NamedTuple):
    """A number, that of which it is a part, and the index of its word."""

    part: int
    whole: int
    at: int


def exchanged_parts(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a part of so many in free text, where the evidence has another part of as many, or this one of more."""
    item = grounds.words_of(assertion.text)
    if not assertion.prose or assertion.copied or not any(form.isdecimal() for form in item.places):
        return
    ours, sources = list(_parts(item)), [grounds.words_in(sentence) for sentence in assertion.sentences]
    told = [(source, one) for source in sources for one in _parts(source)]
    if not ours:
        yield from _wholes_as_parts(item, sources, told)
    for said in ours:
        if any((one.part, one.whole) == (said.part, said.whole) for _, one in told):
            continue
        kept = {(one.part, one.whole) for one in ours}
        others = [
            (source, one)
            for source, one in told
            if (one.part == said.part) != (one.whole == said.whole) and (one.part, one.whole) not in kept
        ]
        if others:
            source, other = others[0]
            yield doubt(says_otherwise(item.shown(said.at), source.shown(other.at)))
            return


def _wholes_as_parts(
    item: Passage, sources: Sequence[Passage], told: Sequence[tuple[Passage, _Part]]
) -> Iterator[Remark]:
    """Remark on a whole told where the evidence has a part of it: "scored 41", of who "scored 17 of the 41".

    Not where the evidence tells that many by themselves, too: "and all 12 by Friday".
    """
    for source, one in told:
        whole, led = str(one.whole), _before(one.at, source)
        alone = sum(len(text.places.get(whole, ())) for text in sources) > sum(
            other.whole == one.whole for _, other in told
        )
        if alone or led is None or str(one.part) in item.places:
            continue
        place = next((i for i in item.places.get(whole, ()) if _before(i, item) == led), None)
        if place is not None:
            yield doubt(says_otherwise(item.shown(place), source.shown(one.at)))
            return


def _before(at: int, text: Passage) -> str | None:
    """Return the content word right before a number, at most a small one between them."""
    near = text.words[max(0, at - 2) : at][::-1]
    return next((word.base for word in near if word.content), None)


def _parts(text: Passage) -> Iterator[_Part]:
    """Yield each part of so many that a passage tells, from two on."""
    for at, word in enumerate(text.words):
        if not word.base.isdecimal() or int(word.base) < 2:
            continue
        same = range(at + 1, min(len(text.words), at + 1 + _TO_OF + _TO_WHOLE))
        clause = [i for i in same if text.words[i].clause == word.clause]
        of = next((i for i in clause[:_TO_OF] if text.words[i].base in listed_words(text.language, "share_of")), None)
        whole = next((i for i in clause if of is not None and i > of and text.words[i].base.isdecimal()), None)
        if whole is None or any(text.words[i].base.isdecimal() for i in clause if i < (of or 0)):
            continue
        if sum(text.words[i].content for i in clause if (of or 0) < i < whole) > _BETWEEN:
            continue  # "two *of* the firm's lines now run *four* days a week"
        if int(word.base) < int(text.words[whole].base) and len(text.words[whole].base) != _YEAR:
            yield _Part(int(word.base), int(text.words[whole].base), at)
