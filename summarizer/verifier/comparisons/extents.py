"""What free text tells of all of a place or a thing, where nothing of its evidence tells of more than some of it.

"Asked residents across the city to keep away", who were those of two districts; "injury records of the whole squad".
"""

from collections.abc import Iterator
from itertools import islice, takewhile

from summarizer.reading.cues import words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words behind such a one among which the place or the thing is named. Chosen, not swept.
_NAMED = 4

# What a number tells of is told of so many, and not of all.
_OF, _ITSELF, _COUNTED = "of", "itself", "counted"


def told_throughout(item: Passage, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first place or thing of the story of all of which free text tells what the evidence does not."""
    found = entries_in(item, "extents")
    told = ((start, end) for start, end, (_, kind) in found if _is_extent(kind, end, item, grounds))
    plain = ((start, end) for start, end in told if item.negated.isdisjoint(range(start, start + _NAMED)))
    for start, end in islice(plain, 1):
        sources = [grounds.words_in(sentence) for sentence in assertion.sentences]
        if not any(_tells_of_all(source, item, end) for source in sources):
            yield doubt(f"it tells of all of something ({shown(item.shown(start))}); the evidence doesn't")


def _tells_of_all(source: Passage, item: Passage, end: int) -> bool:
    """Tell whether a sentence of the evidence tells of all of anything: "every", "the five" of "all five"."""
    if not base_forms(source.language, "extents_told").isdisjoint(source.places):
        return True
    number = item.words[end].base if end < len(item.words) else ""
    return number.isdigit() and any(source.follows_article(at) for at in source.places.get(number, ()))


def _is_extent(kind: str, end: int, item: Passage, grounds: Grounds) -> bool:
    """Tell whether what stands behind such a word is a place or a thing of the story, in all its extent."""
    if kind == _COUNTED:
        return _counts_things(item, end)
    if kind != _OF:
        return kind == _ITSELF
    behind = list(takewhile(lambda word: word.clause == item.words[end - 1].clause, item.words[end : end + _NAMED]))
    things = [word.base for word in behind if word.content]
    if not things or behind[0].base.isdigit() or not base_forms(grounds.language, "crossed").isdisjoint(things):
        return False  # "across six districts", "across the river"
    return any(grounds.knows(form) or grounds.knows_name(form) for form in things[:1])


def _counts_things(item: Passage, at: int) -> bool:
    """Tell whether a number stands before what it counts: "all *three* projects", not "all three survived"."""
    behind = at + 1
    if behind >= len(item.words) or not item.words[at].base.isdigit():
        return False
    counted = item.words[behind].content and not is_past(item, behind)
    return counted or item.words[behind].base in words(item.language, "share_of")
