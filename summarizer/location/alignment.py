"""Align the words of a quote with those of a stretch of the document: a banded edit distance over words."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Step = Literal["same", "changed", "added", "dropped"]


class Pair(NamedTuple):
    """One step: word ``quoted`` of the quote beside word ``found`` of the stretch (indices; None: has none)."""

    step: Step
    quoted: int | None
    found: int | None


_CHANGED = 3
_MISSING = 2
"""A word added or dropped costs less than one changed, so that words kept at the ends of the quote are found; one
dropped and one added cost more, so that a word put in the place of another is told as that."""
_ALIKE = 1
_FAR = 1 << 30
_MOST_EDGE = 2
"""Most words added at an end of the quote that are taken to stand for the words beside it."""


def align(quoted: Sequence[str], found: Sequence[str], *, lead: int, band: int) -> list[Pair]:
    """Align all of ``quoted`` with the stretch of ``found`` that it fits best, and return the steps in order.

    Word 0 of the quote is expected at ``found[lead]``; words more than ``band`` away from where they are
    expected are not considered. Words of ``found`` before and after the fit cost nothing.
    Time and memory are ``len(quoted) * band``, and less where the quote begins and ends as the stretch does.
    """
    steps = _anchored(quoted, found, lead, band) or _banded(quoted, found, lead, band)
    return _beside(steps, len(found))


def _anchored(quoted: Sequence[str], found: Sequence[str], lead: int, band: int) -> list[Pair] | None:
    """Align a quote that is the stretch but for one short run of words; None where it is not."""
    size = len(quoted)
    starts = [i for i in range(max(0, lead - band), min(len(found), lead + band + 1)) if found[i] == quoted[0]]
    for start in sorted(starts, key=lambda i: abs(i - lead)):
        head = _common(quoted, found, start, 0, 1)
        if head == size:
            return _run(head, 0, start)
        ends = (i for i in range(start + head, min(len(found), start + size + band)) if found[i] == quoted[-1])
        for end in sorted(ends, key=lambda i: abs(i + 1 - start - size)):
            tail = min(_common(quoted, found, end, size - 1, -1), size - head, end + 1 - start - head)
            ours, theirs = size - head - tail, end + 1 - start - head - tail
            if head + tail >= size - 2 and (ours == theirs or min(ours, theirs) == 0) and max(ours, theirs) <= 2:
                middle = _middle(head, ours, start + head, theirs)
                return [*_run(head, 0, start), *middle, *_run(tail, size - tail, end + 1 - tail)]
    return None


def _common(quoted: Sequence[str], found: Sequence[str], at: int, i: int, step: int) -> int:
    """Count the words that agree from ``quoted[i]`` and ``found[at]`` on in the direction ``step``."""
    count = 0
    while 0 <= i < len(quoted) and 0 <= at < len(found) and quoted[i] == found[at]:
        count, i, at = count + 1, i + step, at + step
    return count


def _run(length: int, quoted: int, found: int) -> list[Pair]:
    return [Pair("same", quoted + i, found + i) for i in range(length)]


def _middle(quoted: int, ours: int, found: int, theirs: int) -> list[Pair]:
    """Return the steps of a run that differs: as many words changed, or words added, or words dropped."""
    if ours == theirs:
        return [Pair("changed", quoted + i, found + i) for i in range(ours)]
    if theirs:
        return [Pair("dropped", None, found + i) for i in range(theirs)]
    return [Pair("added", quoted + i, None) for i in range(ours)]


def _beside(steps: list[Pair], size: int) -> list[Pair]:
    """Take one or two words added at an end of the quote to stand for the words beside it."""
    used = [p.found for p in steps if p.found is not None]
    if not used:
        return steps
    head = next(i for i, p in enumerate(steps) if p.step != "added")
    tail = next(i for i, p in enumerate(reversed(steps)) if p.step != "added")
    if 0 < head <= min(_MOST_EDGE, used[0]):
        steps[:head] = [Pair("changed", steps[i].quoted, used[0] - head + i) for i in range(head)]
    if 0 < tail <= min(_MOST_EDGE, size - 1 - used[-1]):
        steps[-tail:] = [Pair("changed", steps[i - tail].quoted, used[-1] + 1 + i) for i in range(tail)]
    return steps


def _banded(quoted: Sequence[str], found: Sequence[str], lead: int, band: int) -> list[Pair]:
    """Align by dynamic programming. Column ``c`` of row ``i`` has used ``found[: i + c + lead - band]``."""
    width = 2 * band + 1
    shift = lead - band
    rows = [[0 if 0 <= c + shift <= len(found) else _FAR for c in range(width)]]
    for i, word in enumerate(quoted):
        rows.append(_row(rows[-1], word, found, i + shift))
    last = rows[-1]
    column = min(range(width), key=lambda c: (last[c], abs(c - band)))
    return _steps(rows, quoted, found, column, shift) if last[column] < _FAR else []


def _row(above: Sequence[int], word: str, found: Sequence[str], offset: int) -> list[int]:
    """Return the costs after one more quoted word: column ``c`` has used ``found[: offset + c + 1]``."""
    row: list[int] = []
    size, left = len(found), _FAR
    for c, cost in enumerate(above):
        used = offset + c
        if 0 <= used < size:
            other = found[used]
            if word != other:
                cost += _ALIKE if word[0] == other[0] and _alike(word, other) else _CHANGED
            if left + _MISSING < cost:
                cost = left + _MISSING
        else:
            cost = _FAR
        if used >= -1 and used < size and c + 1 < len(above) and above[c + 1] + _MISSING < cost:
            cost = above[c + 1] + _MISSING
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
        if 0 <= used < len(found) and here == above[c] + _cost(quoted[i - 1], found[used]):
            steps.append(Pair("same" if quoted[i - 1] == found[used] else "changed", i - 1, used))
            i -= 1
        elif c + 1 < len(above) and here == above[c + 1] + _MISSING:
            steps.append(Pair("added", i - 1, None))
            i, c = i - 1, c + 1
        else:
            steps.append(Pair("dropped", None, used))
            c -= 1
    steps.reverse()
    return steps


def _cost(word: str, other: str) -> int:
    """Return what it costs to read ``other`` for ``word``."""
    if word == other:
        return 0
    return _ALIKE if word[0] == other[0] and _alike(word, other) else _CHANGED


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are forms of one, or one is mistyped: they begin alike and are about as long."""
    shorter = min(len(one), len(other))
    stem = max(3, shorter - 2)
    return shorter >= 3 and abs(len(one) - len(other)) <= 3 and one[:stem] == other[:stem] and not one[0].isdigit()
