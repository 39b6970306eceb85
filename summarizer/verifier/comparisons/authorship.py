"""Is somebody called an author of a work who, as the story tells, had no part in it?

News of research ends on an outsider's word of caution, whom a summary likes to make "one of the study's authors".
"""

from collections.abc import Iterator, Sequence

from summarizer.verifier.evidence.callings import called_by
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.governors import entries_in, has_entry
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.subjects import subject_of
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Sentences with a name that are read for whether its bearer had a part in the work; words between the name and a "who",
# and from that to what tells so ("Ann Lee, a chemist at Ribe *who* was *not involved*"). Chosen, not swept.
_MENTIONS, _TO_WHO, _TO_CUE = 12, 14, 12

# Words between a name and "a co-author" in a list of what somebody is ("a chemist at Ribe *and a co-author*").
_LISTED = 14

# Words before "authors" among which an "and" begins what else somebody is ("*and* one of the paper's authors"). Chosen.
_ALSO = 5

# Words behind a verb among which the work is named.
_WORK = 4

_WHO, _AND = "who", "and"


def uninvolved_author(text: Passage, grounds: Grounds) -> Iterator[Remark]:
    """Remark on somebody who is called an author and is none; a text that tells who had no part tells it itself."""
    if has_entry(text, "uninvolved"):
        return
    for start, _, _ in entries_in(text, "authorship"):
        for name in _called(text, start, grounds) if start not in text.negated else ():
            source = _apart(frozenset(text.words[i].base for i in name), grounds)
            if source is not None:
                who = shown(" ".join(text.letters(i) for i in name))
                yield doubt(f"it counts {who} among the authors; the {grounds.extent} says {shown(source)}")
                return
    for at, name in _at_work(text, grounds):
        source = _apart(frozenset(text.words[i].base for i in name), grounds)
        if source is not None:
            yield doubt(f"it says {shown(text.shown(at))}; the {grounds.extent} says {shown(source)}")
            return


def _at_work(text: Passage, grounds: Grounds) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield who does the work, by a verb for that and a noun for a work behind it: "Ann Lee led the trial"."""
    names, verbs = grounds.names_of(text.text), base_forms(text.language, "doing_research")
    for at, word in enumerate(text.words) if names else ():
        subject = subject_of(text, at, names) if word.base in verbs and at not in text.negated else None
        behind = text.words[at + 1 : at + 1 + _WORK]
        works = base_forms(text.language, "research")
        if subject is not None and subject.name is not None and any(one.base in works for one in behind):
            yield at, subject.name


def _called(text: Passage, start: int, grounds: Grounds) -> Iterator[Sequence[int]]:
    """Yield whom the word at ``start`` calls an author: by its side, or in a list of what somebody is."""
    last = start + (start + 1 < len(text.words) and text.letters(start).lower() == "co")
    yield from (one.name for one in called_by(text, last))
    if any(word.base == _AND for word in text.words[max(0, start - _ALSO) : start]):
        apposed = (name for name in grounds.names_of(text.text) if 0 < start - name[-1] <= _LISTED)
        yield from (name for name in apposed if text.text.startswith(", ", text.words[name[-1]].end))


def _apart(name: frozenset[str], grounds: Grounds) -> str | None:
    """Return the words by which the story tells that the bearer of a name had no part in the work, if it does."""
    bearers = [source for source in grounds.passages_with(name, _MENTIONS) if name <= source.places.keys()]
    if any(True for source in bearers for _ in _places(source, "authorship")):
        return None
    return next((source.shown(at) for source in bearers for at in _told_of(name, source)), None)


def _told_of(name: frozenset[str], source: Passage) -> Iterator[int]:
    """Yield where a clause with "who" behind a name tells that its bearer had no part in something."""
    last = max(source.places[form][0] for form in name)
    for at in _places(source, "uninvolved"):
        who = next((i for i in range(at - 1, max(-1, at - 1 - _TO_CUE), -1) if source.words[i].base == _WHO), None)
        if who is not None and 0 < who - last <= _TO_WHO:
            yield at


def _places(source: Passage, cues: str) -> Iterator[int]:
    return (start for start, _, _ in entries_in(source, cues))
