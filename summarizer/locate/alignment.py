"""Align the words of a quote with those of a stretch of the document: a banded edit distance over words."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Step = Literal["same", "changed", "added", "dropped"]


class Pair(NamedTuple):
    """One step: word ``quoted`` of the quote beside word ``found`` of the stretch (indices; None: has none)."""

    step: Step
    quoted: int | None
    found: int | None


_COST = 2
"""Of a word changed, added or dropped; a word that is nearly the same costs half, so it attracts its likeness."""
_FAR = 1 << 30


def align(quoted: Sequence[str], found: Sequence[str], *, lead: int, band: int) -> list[Pair]:
    """Align all of ``quoted`` with the stretch of ``found`` that it fits best, and return the steps in order.

    Word 0 of the quote is expected at ``found[lead]``; words more than ``band`` away from where they are
    expected are not considered. Words of ``found`` before and after the fit cost nothing.
    Time and memory are ``len(quoted) * band``.
    """
    width = 2 * band + 1
    shift = lead - band  # column c of row i stands for found word i + c + shift - 1 as the last one used
    rows = [[0 if 0 <= c + shift <= len(found) else _FAR for c in range(width)]]
    for i, word in enumerate(quoted):
        rows.append(_row(rows[-1], word, found, i + shift))
    last = rows[-1]
    column = min(range(width), key=lambda c: (last[c], abs(c - band)))
    return _steps(rows, quoted, found, column, shift) if last[column] < _FAR else []


def _row(above: Sequence[int], word: str, found: Sequence[str], offset: int) -> list[int]:
    """Return the costs after one more quoted word: column ``c`` has used ``found[: offset + c + 1]``."""
    row: list[int] = []
    size, width = len(found), len(above)
    left = _FAR
    for c in range(width):
        used = offset + c
        cost = _FAR
        if 0 <= used < size:
            other = found[used]
            cost = above[c] + (0 if word == other else 1 if _alike(word, other) else _COST)
            cost = min(cost, left + _COST)
        if c + 1 < width and -1 <= used < size:
            cost = min(cost, above[c + 1] + _COST)
        row.append(cost)
        left = cost
    return row


def _steps(
    rows: Sequence[Sequence[int]], quoted: Sequence[str], found: Sequence[str], column: int, shift: int
) -> list[Pair]:
    """Walk back from the best end and return the steps in order."""
    steps: list[Pair] = []
    i, c = len(quoted), column
    while i > 0:
        used = i - 1 + shift + c
        here, above = rows[i][c], rows[i - 1]
        if 0 <= used < len(found):
            word, other = quoted[i - 1], found[used]
            if here == above[c] + (0 if word == other else 1 if _alike(word, other) else _COST):
                steps.append(Pair("same" if word == other else "changed", i - 1, used))
                i -= 1
                continue
        if c + 1 < len(above) and here == above[c + 1] + _COST:
            steps.append(Pair("added", i - 1, None))
            i, c = i - 1, c + 1
        else:
            steps.append(Pair("dropped", None, used))
            c -= 1
    steps.reverse()
    return steps


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are forms of one, or one is mistyped: they begin alike and are about as long."""
    if one[0] != other[0] or one[0].isdigit():
        return False
    shorter = min(len(one), len(other))
    stem = max(3, shorter - 2)
    return shorter >= 3 and abs(len(one) - len(other)) <= 3 and one[:stem] == other[:stem]
