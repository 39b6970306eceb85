"""From bytes to a page: decoded text, metadata, notices, sentences and stories.

Nothing here knows what a summary is. Heavy libraries (trafilatura, httpx2,
charset-normalizer, pypdfium2) are imported by the function that needs them.
"""

from pathlib import Path

from summarizer.page.values import Metadata, Page, PageNotice, PageStory

__all__ = [
    "Metadata",
    "Page",
    "PageNotice",
    "PageStory",
    "from_bytes",
    "from_html",
    "from_path",
    "from_text",
    "from_url",
]


def from_text(text: str) -> Page:
    """Read plain text or Markdown."""
    raise NotImplementedError


def from_html(html: str | bytes, *, url: str | None = None) -> Page:
    """Read an HTML page."""
    raise NotImplementedError


def from_bytes(data: bytes, *, content_type: str | None = None, url: str | None = None) -> Page:
    """Read bytes of any supported kind."""
    raise NotImplementedError


def from_path(path: Path) -> Page:
    """Read a file."""
    raise NotImplementedError


def from_url(url: str, *, timeout: float) -> Page:
    """Fetch and read a URL; ``timeout`` in seconds, over everything."""
    raise NotImplementedError
