"""Two things set against each other the wrong way round: "cut rather than put off" for "put off, not cut"."""

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import turns_round

# Content words before and behind the word that sets them against each other. Chosen, not swept.
_BEFORE, _BEHIND = 4, 3


# What ends what is set against another thing.
_ENDS = pattern(r"[.;:,](?=\s|\Z)")


class _Contrast(NamedTuple):
    """What is told to be so, and what in its place is not, by their base forms, and the word that sets them apart."""

    at: int
    told: frozenset[str]
    denied: frozenset[str]


def turned_contrasts(item: Passage, sources: list[Passage]) -> Iterator[Remark]:
    """Remark on what a text sets against another thing, where its evidence only ever sets the other against it.

    Two may prefer each what the other does not: where anything is set as in the text, nothing is said.
    """
    ours = list(_contrasts(item))
    theirs = [(source, one) for source in sources for one in _contrasts(source)] if ours else []
    for one in ours:
        if any(_is_turned(one, it._replace(told=it.denied, denied=it.told), item.language) for _, it in theirs):
            continue
        for source, it in theirs:
            if _is_turned(one, it, item.language):
                yield doubt(turns_round(item.shown(one.at), source.shown(it.at)))
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
        marks = _ENDS.search(text.text, text.words[end - 1].end)
        last = marks.start() if marks else len(text.text)
        behind = [word.base for word in text.words[end:] if word.content and word.start < last][:_BEHIND]
        yield _Contrast(start, frozenset(before), frozenset(behind))
