"""Text from PDF, through the optional extra ``pdf`` (pypdfium2)."""

from typing import Any

from summarizer.errors import ConfigurationError, InputError


def extracted(data: bytes) -> str:
    """Return the text of a PDF, its pages in order, parted by an empty line.

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
        raise InputError("this PDF cannot be opened (damaged or locked); save it without a password") from None
    with document:
        return "\n\n".join(_page_text(document[index]) for index in range(len(document)))


def _page_text(page: Any) -> str:
    return str(page.get_textpage().get_text_bounded()).replace("\r\n", "\n").strip()
