"""Of what was somebody found guilty, and of what cleared? "Convicted of tampering", where the court acquitted of that.

A verdict splits what a story tells of one trial: guilty of eleven counts, cleared of the twelfth. What a text tells of
a charge is held against all that the story tells to have been found of it, whatever sentence that stands in.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms, listed
from summarizer.verifier.text.governors import entries_in, has_entry
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words behind a finding among which its charge begins ("convicted a former nursing home bookkeeper *of*"), words of the
# charges at most, and words before a finding among which it is told to be but possible ("if convicted"). Chosen, not
# swept.
_TO_CHARGE, _LONGEST, _SUPPOSED = 9, 16, 3

# Sentences of the story that are read for findings.
_READ = 24

# What leads from a finding to the charge, by which side of it is told.
_LEADING = frozenset(("of", "on", "for", "to"))

_OTHER = {"guilty": "cleared", "cleared": "guilty"}


class _Charge(NamedTuple):
    """A charge by its telling words, and the last of its words."""

    forms: frozenset[str]
    last: int


class _Finding(NamedTuple):
    """What was found (guilty, cleared) of which charges, and where that is told."""

    side: str
    charges: tuple[_Charge, ...]
    source: Passage
    at: int

    def shown(self, charge: _Charge) -> str:
        """Return the finding with a charge, for a message."""
        words = self.source.words
        return shown(self.source.text[words[self.at].start : words[charge.last].end])


def other_finding(item: Passage, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a charge of which a text tells that somebody was found guilty, and the story only that of it cleared.

    Or the other way about.
    """
    for ours in _findings(item):
        told = _told(grounds)
        same, others = ([one for one in told if one.side == side] for side in (ours.side, _OTHER[ours.side]))
        charged = [charge for one in same for charge in one.charges]
        for charge in ours.charges:
            against = ((one, it) for one in others for it in one.charges if charge.forms <= it.forms)
            kept = any(not charge.forms.isdisjoint(it.forms) for it in charged) or (same and not charged)
            if (other := next(against, None)) and not kept:
                yield doubt(f"it says {ours.shown(charge)} where the {grounds.extent} says {other[0].shown(other[1])}")
                return


def _told(grounds: Grounds) -> list[_Finding]:
    """Return all that the story tells to have been found."""

    def work() -> list[_Finding]:
        forms = base_forms(grounds.language, "court_findings")
        return [one for source in grounds.passages_with(forms, _READ) for one in _findings(source)]

    return grounds.remembered_of_story("findings", "", work)


def _findings(text: Passage) -> Iterator[_Finding]:
    """Yield the findings of a passage; what may yet be found, and what somebody denies, is none.

    Nor is what was quashed again: a sentence that tells so tells of both.
    """
    cues = [] if has_entry(text, "overturning") else list(entries_in(text, "court_findings"))
    supposing = base_forms(text.language, "supposing", "possible")
    for place, (start, end, (_, side)) in enumerate(cues):
        before = text.words[max(0, start - _SUPPOSED) : start]
        if side == "open" or any(word.base in supposing for word in before):
            continue
        if start in text.negated:
            side = "cleared" if side == "guilty" else "open"
        stop = cues[place + 1][0] if place + 1 < len(cues) else len(text.words)
        if side in _OTHER:
            denied = text.negated.isdisjoint(range(start, end))  # "guilty of manslaughter, not *murder*"
            stop = min((i for i in text.negated if denied and end <= i < stop), default=stop)
            yield _Finding(side, tuple(_charges(text, end, stop)), text, start)


def _charges(text: Passage, start: int, stop: int) -> Iterator[_Charge]:
    """Yield the telling words of each charge between a finding and the next one."""
    led = next((i for i in range(start, min(stop, start + _TO_CHARGE)) if text.words[i].base in _LEADING), None)
    if led is None:
        return
    ends = listed(text.language, "charge_ends")
    behind = range(led + 1, min(stop, led + 1 + _LONGEST))
    joining = listed(text.language, "joining")
    idle, numbers = base_forms(text.language, "charge_words"), base_forms(text.language, "numbers")
    found: dict[str, int] = {}
    for i in takewhile(lambda i: text.letters(i).lower() not in ends, behind):
        word = text.words[i]
        if found and (word.base in joining or text.words[i - 1].clause != word.clause):
            yield _Charge(frozenset(found), max(found.values()))
            found = {}
        if word.content and word.base not in idle and word.base not in numbers and not word.base[0].isdigit():
            found[word.base] = i
    if found:
        yield _Charge(frozenset(found), max(found.values()))
