"""What kind of thing some bytes are: text, HTML or PDF, or something that is no page at all."""

import re
from typing import Literal

from summarizer.errors import InputError
from summarizer.patterns import pattern

Kind = Literal["text", "html", "pdf"]

_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"RIFF", "a RIFF media file"),
    (b"OggS", "an Ogg media file"),
    (b"ID3", "an MP3 file"),
    (b"\x7fELF", "a program"),
    (b"From: <Saved by", "an MHTML archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)

# Letters alone are a format's only before a byte that no text has: "ID3 tags are…", "RIFFs are back" are prose.
_WORDS = frozenset({b"BZh", b"GIF8", b"RIFF", b"OggS", b"ID3"})
_CONTROL = pattern(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_TEXT_TYPES = frozenset({"text/plain", "text/markdown", "text/x-markdown", "text/x-web-markdown"})
_OPEN_TYPES = frozenset({"application/octet-stream", "binary/octet-stream", "application/xml", "text/xml", ""})

# A page says what it is in its first lines; 1,024 bytes is also what browsers look at.
_HEAD = 1024
_HTML_START = pattern(
    rb"\A(?:\xef\xbb\xbf)?\s{0,256}(?:<\?xml[^>]{0,200}>\s{0,64})?(?:<!--.{0,512}?-->\s{0,64}){0,4}"
    rb"<(?:!doctype\s{1,8}html|html|head|body)\b",
    re.I | re.S,
)
_XML_START = pattern(rb"\A(?:\xef\xbb\xbf)?\s{0,256}<(?:\?xml\s|rss\b|feed\b|urlset\b|sitemapindex\b|svg\b)", re.I)
_HTML_TAG = pattern(rb"<(?:div|p|br|span|a href|article|section|h[1-6]|meta|script|table|ul|title)\b", re.I)


def kind_of(data: bytes, content_type: str | None = None) -> Kind:
    """Tell what ``data`` is, from its first bytes and the ``content_type`` declared, if any.

    Raises :class:`InputError` for a known binary format and for a declared type that is no page.
    """
    if data.startswith(b"%PDF-"):
        return "pdf"
    _refuse_known_formats(data)
    head = _without_nuls(data[: 2 * _HEAD])
    declared = media_type(content_type)
    if declared in _HTML_TYPES or _HTML_START.match(head):
        return "html"
    if declared in _TEXT_TYPES:
        return "text"
    if _XML_START.match(head):
        raise InputError("this is XML (a feed or a sitemap?), not a page; give the address of one article")
    if not readable_type(declared):
        raise InputError(f"this is {declared}, not a page; give text, Markdown, HTML or PDF")
    return "html" if _looks_like_fragment(head) else "text"


def media_type(content_type: str | None) -> str:
    """Return the bare media type of a ``Content-Type`` value, in lower case; empty where there is none."""
    return (content_type or "").partition(";")[0].strip().lower()


def readable_type(declared: str) -> bool:
    """Tell whether a page may hide behind the media type ``declared`` (unknown ones are looked into)."""
    return (
        declared in _OPEN_TYPES
        or declared.startswith("text/")
        or declared == "application/pdf"
        or (declared in _HTML_TYPES)
    )


def _looks_like_fragment(head: bytes) -> bool:
    """Tell whether ``head`` opens with a tag and goes on with others: HTML without its frame."""
    return head.lstrip().startswith(b"<") and len(_HTML_TAG.findall(head)) >= 2


def _refuse_known_formats(data: bytes) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature) and (signature not in _WORDS or _CONTROL.search(data, 0, _HEAD)):
            raise InputError(f"this is {name}, not a page; give text, Markdown, HTML or PDF")


def _without_nuls(head: bytes) -> bytes:
    """Return ``head`` as if it were ASCII: in UTF-16 every other byte of a tag is NUL."""
    return head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")[:_HEAD]
