"""Two things set against each other the wrong way round: "cut rather than put off" for "put off, not cut"."""

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, contradiction
from summarizer.verifier.wording import turns_round

# Content words before and behind the word that sets them against each other. Chosen, not swept.
_BEFORE, _BEHIND = 4, 3


class _Contrast(NamedTuple):
    """What is told to be so, and what in its place is not, by their base forms, and the word that sets them apart."""

    at: int
    told: frozenset[str]
    denied: frozenset[str]


def turned_contrasts(item: Passage, sources: list[Passage]) -> Iterator[Remark]:
    """Remark on what a text sets against another thing, where its evidence sets the other against it."""
    for ours in _contrasts(item):
        for source in sources:
            for theirs in _contrasts(source):
                if _is_turned(ours, theirs, item.language):
                    yield contradiction(turns_round(item.shown(ours.at), source.shown(theirs.at)))
                    return


def _is_turned(ours: _Contrast, theirs: _Contrast, language: str) -> bool:
    """Tell whether each side of a contrast has a word that only the other side of the other has."""
    crossed = _shared(ours.told, theirs.denied, language), _shared(ours.denied, theirs.told, language)
    straight = _shared(ours.told, theirs.told, language) | _shared(ours.denied, theirs.denied, language)
    return all(one - straight for one in crossed)


def _shared(ours: frozenset[str], theirs: frozenset[str], language: str) -> frozenset[str]:
    """Return those of some words that the others have, or one that may stand for them."""
    return frozenset(one for one in ours if one in theirs or any(are_alike(one, other, language) for other in theirs))


def _contrasts(text: Passage) -> Iterator[_Contrast]:
    """Yield what a passage sets against each other."""
    for start, end, columns in entries_in(text, "contrasts"):
        if columns[1:] == ("mark",) and not text.text[: text.words[start].start].rstrip().endswith(","):
            continue
        before = [word.base for word in text.words[:start] if word.content][-_BEFORE:]
        behind = [word.base for word in text.words[end:] if word.content][:_BEHIND]
        yield _Contrast(start, frozenset(before), frozenset(behind))
