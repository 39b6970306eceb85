"""Where the entries of a cue list stand among the words of a text, and the words that one of them governs."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, takewhile
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.verifier.text.tokens import Word, words_apart

# Words past which two words of one clause no longer say anything of each other (a clause of news has about 12).
NEAR = 7

# Words that open a question of its own: "it is not clear why it failed" doesn't deny that it failed.
_ASKING = frozenset({"why", "how", "whether"})


def entries_among(
    found: Sequence[Word], places: Mapping[str, Sequence[int]], language: str, name: str
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where entries of a cue list stand, the longest at each place, as start, end and columns."""
    table, there = _entries(language, name), places.keys()
    if there.isdisjoint(table.keys()):
        return  # as of most sentences: to find out what they share takes longer
    able = sorted([one for telling in table.keys() & there for one in table[telling] if there >= one.words])
    begun: dict[str, list[_Entry]] = {}
    for one in able:
        begun.setdefault(one.phrase[0], []).append(one)
    free = 0
    for index in sorted([index for first in begun for index in places[first]]):
        for _, phrase, _, columns in begun[found[index].base] if index >= free else ():
            if len(phrase) == 1 or tuple(word.base for word in found[index : index + len(phrase)]) == phrase:
                free = index + len(phrase)
                yield index, free, columns
                break


class _Entry(NamedTuple):
    """An entry of a cue list: its rank, for the longest are looked for first, its words, and its columns."""

    rank: int
    phrase: tuple[str, ...]
    words: frozenset[str]
    columns: tuple[str, ...]


@cache
def _entries(language: str, name: str) -> dict[str, list[_Entry]]:
    """Return a cue list by the longest word of each entry: many begin with one that any sentence has ("a few")."""
    found = [(tuple(word.base for word in words_apart(one[0], language)), one) for one in entries(language, name)]
    table: dict[str, list[_Entry]] = {}
    for rank, (phrase, columns) in enumerate(sorted(found, key=lambda one: -len(one[0]))):
        table.setdefault(max(phrase, key=len), []).append(_Entry(rank, phrase, frozenset(phrase), columns))
    return table


def governed(found: Sequence[Word], start: int, most: int) -> Iterator[int]:
    """Yield the first content words from ``start`` on, within the clause of the word before."""
    clause = found[start - 1].clause
    stretch = takewhile(lambda i: found[i].base not in _ASKING, range(start, min(len(found), start + 2 * NEAR)))
    after = (i for i in stretch if found[i].clause == clause)
    return islice((i for i in after if found[i].content and not found[i].base.endswith("ly")), most)
