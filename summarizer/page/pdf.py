"""Text from PDF, through the optional extra ``pdf`` (pypdfium2)."""

from collections.abc import Iterator, Sequence
from typing import Any

from summarizer.errors import ConfigurationError, InputError
from summarizer.patterns import pattern

# A PDF knows lines as they are set, not paragraphs. A line that fills less than this share of the
# column is the last of its paragraph or a headline; ragged columns leave up to a third of a line empty.
_FULL = 0.66

_ENDS = pattern(r"[.!?…:]['\"”’»)\]]{0,2}\Z")
_SOFT_HYPHENS = ("\ufffe", "\x02", "\u00ad")  # what pdfium makes of a word broken at the line's end


def extracted(data: bytes) -> str:
    """Return the text of a PDF: its pages in order, the lines of a paragraph joined, broken words mended.

    Raises :class:`ConfigurationError` where the extra is not installed, :class:`InputError` for a
    PDF that cannot be opened.
    """
    try:
        import pypdfium2
    except ImportError:
        raise ConfigurationError('reading PDF needs an extra: pip install "grounded-summarizer[pdf]"') from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise InputError("this PDF cannot be opened (damaged or locked); save it anew without a password") from None
    with document:
        lines = [line for index in range(len(document)) for line in _lines(document, index)]
    return "\n".join(joined(lines))


def _lines(document: Any, index: int) -> list[str]:
    """Return the lines of a page, as they are set; none of a page that cannot be read."""
    import pypdfium2

    try:
        page = document[index]
        return str(page.get_textpage().get_text_bounded()).splitlines()
    except pypdfium2.PdfiumError:
        return []


def joined(lines: Sequence[str]) -> Iterator[str]:
    """Yield paragraphs: a line is joined to the next where it fills its column and ends no sentence."""
    shown = [line.strip() for line in lines if line.strip()]
    lengths = sorted(map(len, shown))
    column = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraph = ""
    for line in shown:
        paragraph = f"{paragraph}{line}"
        if paragraph.endswith(_SOFT_HYPHENS):
            paragraph = paragraph[:-1]
        elif len(line) < column * _FULL or _ENDS.search(line):
            yield paragraph
            paragraph = ""
        elif not paragraph.endswith("-"):
            paragraph += " "
    if paragraph.strip():
        yield paragraph.strip()
