"""Reasons: what a sentence tells to have come of what ("put off *because of* the flood")."""

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage

# Marks that end a statement of its own within a sentence.
_STOP = pattern(r"[.;:!?()\[\]—–―…]")

# Words before a "because" among which it is denied: "*not* because he was ill". Chosen, not swept.
_DENIED = 2

# Words behind a comma among which a verb of saying tells that another speaks: ", the court heard". Chosen, not swept.
_SAID = 4

# Words of the shortest statement.
_FEWEST = 3


class Reason(NamedTuple):
    """What a text tells to have come of what, by the indices of the words of both."""

    effect: range
    reason: range


def reasons_of(text: Passage) -> Iterator[Reason]:
    """Yield what a text tells to have come of what, in the order of its words; nothing that it denies or asks."""
    if text.asks:
        return
    for start, end, _ in entries_in(text, "reasons"):
        if text.follows_article(start) or any(i in text.cues for i in range(max(0, start - _DENIED), start)):
            continue  # "the blame on", "not because"
        effect, reason = _before(text, start), _behind(text, end)
        if not effect:  # "Because of the flood, the vote was put off"
            comma = next((i for i in range(end + 1, len(text.words)) if "," in text.gap_before(i)), None)
            if comma is None:
                continue
            effect, reason = _behind(text, comma), range(end, comma)
        if effect and reason and not _is_set_right(text, effect, reason):
            yield Reason(effect, reason)


def _is_set_right(text: Passage, effect: range, reason: range) -> bool:
    """Tell whether a "but" sets right what is denied: "did *not* leave because of the money, *but* for the sea"."""
    stop = text.words[reason.stop].base if reason.stop < len(text.words) else ""
    return stop in base_forms(text.language, "adversatives") and any(cue in effect for cue in text.cues)


def _before(text: Passage, start: int) -> range:
    """Return the words of the statement that ends before a word."""
    opens = _begins if "," in text.gap_before(start) else _opens
    first = next((i for i in range(start - 1, 0, -1) if opens(text, i) and start - i >= _FEWEST), 0)
    return range(first, start)


def _behind(text: Passage, end: int) -> range:
    """Return the words of the statement that begins with a word."""
    return range(end, next((i for i in range(end + 1, len(text.words)) if _begins(text, i)), len(text.words)))


def _begins(text: Passage, index: int) -> bool:
    """Tell whether a word begins another statement of its sentence."""
    gap = text.gap_before(index)
    if _STOP.search(gap):
        return True
    base = text.words[index].base
    if "," in gap:
        saying = base_forms(text.language, "reporting_verbs", "attributing")
        said = any(word.base in saying for word in text.words[index : index + _SAID])
        return said or base in base_forms(text.language, "clause_breaks", "third_person", "content_joints")
    return base in base_forms(text.language, "content_joints") - base_forms(text.language, "joining")


def _opens(text: Passage, index: int) -> bool:
    """Tell whether a word begins another statement of its sentence, be it one that somebody says."""
    before = text.words[index - 1].base
    saying = before in base_forms(text.language, "reporting_verbs") and not text.follows_article(index - 1)
    return _begins(text, index) or before == "that" or saying
