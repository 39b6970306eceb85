"""Words laid out in terminal cells: wrapped, indented, in columns. Widths are cells, not characters."""

from collections.abc import Iterator, Sequence

from summarizer.renderers.glyphs import cells, harmless, width

FIRST_WIDE = "\u1100"
"""The first character that takes two cells: what has none beyond it is not looked at one by one."""


def wrapped(text: str, columns: int, *, first: str = "", rest: str = "") -> list[str]:
    """Return ``text``, made harmless, as lines of at most ``columns`` cells.

    The first line starts with ``first``, the others with ``rest``; both count. What has no break in it (a long
    URL) is cut. At least eight cells a line are used, however narrow the columns.
    """
    lines: list[str] = []
    line, used, start = first, width(first), width(first)
    limit = max(columns, start + 8, width(rest) + 8)
    for piece in _pieces(harmless(text), limit - max(start, width(rest))):
        if used + width(piece) > limit and used > start:
            lines.append(line.rstrip(" "))
            line, used, start = rest, width(rest), width(rest)
        if piece != " " or used > start:
            line, used = line + piece, used + width(piece)
    return [*lines, line.rstrip(" ")]


def _pieces(text: str, limit: int) -> Iterator[str]:
    """Yield the pieces between which a line may break, none wider than ``limit`` cells."""
    for position, word in enumerate(text.split(" ")):
        if position:
            yield " "
        for piece in (word,) if max(word, default="") < FIRST_WIDE else _between_wide(word):
            if len(piece) * 2 <= limit:
                yield piece
            else:
                yield from _cut(piece, limit)


def _between_wide(word: str) -> Iterator[str]:
    """Yield the parts of a word; East Asian text has no spaces, so a line may break around any wide character."""
    start = 0
    for position, character in enumerate(word):
        if cells(character) == 2:
            if start < position:
                yield word[start:position]
            yield character
            start = position + 1
    if start < len(word):
        yield word[start:]


def _cut(piece: str, limit: int) -> Iterator[str]:
    """Yield ``piece`` in parts of at most ``limit`` cells, and of at least one character."""
    start = used = 0
    for position, character in enumerate(piece):
        taken = cells(character)
        if used + taken > limit and position > start:
            yield piece[start:position]
            start, used = position, 0
        used += taken
    yield piece[start:]


def padded(text: str, columns: int) -> str:
    """Return ``text`` filled with spaces to ``columns`` cells."""
    return text + " " * max(0, columns - width(text))


def column_widths(rows: Sequence[Sequence[str]], columns: int, gap: int) -> list[int]:
    """Share ``columns`` cells out among the columns of a table: what is narrow keeps its width.

    The widest columns give way first, one cell at a time in effect, so that none is squeezed while another has
    more than it; eight cells are the least a squeezed column keeps (a short word, a value with its unit).
    """
    natural = [min(columns, max(width(row[i]) for row in rows)) for i in range(len(rows[0]))]
    room = columns - gap * (len(natural) - 1)
    limit = max(natural)
    while limit > 8 and sum(min(n, limit) for n in natural) > room:
        limit -= 1
    return [min(n, limit) for n in natural]


def row_lines(cells_: Sequence[str], widths: Sequence[int], gap: int) -> list[str]:
    """Return one row of a table as lines; a cell that is too wide is wrapped in its own column."""
    columns = [wrapped(cell, w) for cell, w in zip(cells_, widths, strict=True)]
    height = max(len(column) for column in columns)
    lines = []
    for n in range(height):
        parts = [padded(column[n] if n < len(column) else "", w) for column, w in zip(columns, widths, strict=True)]
        lines.append((" " * gap).join(parts).rstrip())
    return lines
