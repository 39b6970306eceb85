"""From bytes to a page: decoded text, metadata, notices, sentences and stories.

Nothing here knows what a summary is. Heavy libraries (trafilatura, httpx2,
charset-normalizer, pypdfium2) are imported by the function that needs them.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.page.limits import MAX_BYTES, MAX_HTML
from summarizer.page.values import Metadata, Notice, Page, Story
from summarizer.spans import Span

if TYPE_CHECKING:
    from summarizer.page.furniture import Furniture
    from summarizer.page.heading import Head

__all__ = [
    "Metadata",
    "Notice",
    "Page",
    "Story",
    "from_bytes",
    "from_html",
    "from_path",
    "from_text",
    "from_url",
    "read_path",
]

_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
}


def from_text(text: str) -> Page:
    """Read plain text or Markdown; it is kept as it is. Raises :class:`InputError` where it holds no text."""
    _require_kind(text, (str,), "from_text takes a str; from_bytes takes bytes")
    _require_size(len(text), MAX_BYTES)
    return _flat(text, _digest_of_text(text))


def from_html(html: str | bytes, *, url: str | None = None) -> Page:
    """Read an HTML page; the page's ``text`` is the article's, headline first. Raises :class:`InputError`."""
    _require_kind(html, (str, bytes), "from_html takes a str or bytes")
    if isinstance(html, bytes):
        return from_bytes(html, content_type="text/html", url=url)
    return _marked_up(html, _digest_of_text(html), url)


def from_bytes(data: bytes, *, content_type: str | None = None, url: str | None = None) -> Page:
    """Read bytes of any supported kind: the ``content_type`` declared, or what the bytes look like.

    Raises :class:`InputError` for what is empty, binary, too large, cannot be decoded or holds no text.
    """
    from summarizer.page.decoding import decode
    from summarizer.page.kinds import kind_of

    _require_kind(data, (bytes, bytearray), "from_bytes takes bytes; from_text takes a str")
    _require_size(len(data), MAX_BYTES)
    if not data:
        raise _no_article()
    digest = sha256(data).hexdigest()
    kind = kind_of(data, content_type)
    if kind == "pdf":
        return _printed(data, digest, url)
    text = decode(data, content_type=content_type, markup=kind == "html")
    return _marked_up(text, digest, url) if kind == "html" else _flat(text, digest, url)


def from_path(path: Path) -> Page:
    """Read a file. Raises :class:`InputError`, which names the file."""
    try:
        data, content_type = read_path(path)
        return from_bytes(data, content_type=content_type)
    except InputError as error:
        raise InputError(f"{_shown(path)}: {error}") from error


def read_path(path: Path) -> tuple[bytes, str | None]:
    """Return a file's bytes, and the media type that its name declares. Raises :class:`InputError`."""
    return _file_bytes(path), _MEDIA_TYPES.get(path.suffix.lower())


def from_url(url: str, *, timeout: float) -> Page:
    """Fetch and read a URL; ``timeout`` in seconds, over everything. Raises :class:`InputError`."""
    _require_kind(url, (str,), "from_url takes a str")
    from summarizer.page.fetching import fetch, without_secrets

    fetched = fetch(url, timeout=timeout)
    try:
        return from_bytes(fetched.data, content_type=fetched.content_type, url=fetched.url)
    except InputError as error:
        raise InputError(f"{without_secrets(fetched.url)}: {error}") from error


def _flat(text: str, digest: str, url: str | None = None) -> Page:
    """Read flat text, in which the article has to be told from the rest."""
    from summarizer.page.heading import head_of, top_heading
    from summarizer.page.language import language_of
    from summarizer.page.matter import front_matter
    from summarizer.page.notices import notices_of, without_corrections
    from summarizer.reading.sentences import split

    declared, body = front_matter(text)
    _require_article(text[body:])
    guess = language_of(text, body)
    sentences = split(text, declared.language or guess)
    heading = top_heading(text, body)
    stories, main = _arranged(text, sentences, body, declared.title or heading)
    story = stories[main].spans if main is not None else (Span(body, len(text)),)
    others = [span for index, s in enumerate(stories) if index != main for span in s.spans]
    title = stories[main].title if main is not None else None
    head = head_of(text, story[0].start, title or heading)
    metadata = _filled(declared._replace(url=url or declared.url), head, guess)
    notices = notices_of(text, story, others)
    if main is not None:
        own = _untagged(text, Story(stories[main].title, without_corrections(text, story, notices)))
        stories = (*stories[:main], own, *stories[main + 1 :])
    return Page(text, sentences, stories, main, metadata, notices, digest)


def _marked_up(html: str, digest: str, url: str | None) -> Page:
    """Read HTML: trafilatura finds the article, so it is one story, unless the page plainly has several."""
    from summarizer.page.furniture import furniture_of
    from summarizer.page.heading import head_of
    from summarizer.page.hypertext import extract
    from summarizer.page.language import contradicts, language_of
    from summarizer.page.notices import notices_of, walled
    from summarizer.page.several import several
    from summarizer.reading.sentences import split

    _require_size(len(html), MAX_HTML)
    found = extract(html, url)
    text, metadata = found.text, found.metadata
    _require_article(text)
    guess = language_of(text)
    if metadata.language and contradicts(metadata.language, guess):
        metadata = metadata._replace(language=None)
    stories, main = several(text, found.headings, apart=found.apart)
    stories = stories or (Story(found.headline, (Span(0, len(text)),)),)
    start = stories[main].spans[0].start
    metadata = _filled(metadata, head_of(text, start, stories[main].title if start else metadata.title), guess)
    others = [span for index, story in enumerate(stories) if index != main for span in story.spans]
    notices = notices_of(text, stories[main].spans, others)
    wall = None if any(n.kind == "paywalled" for n in notices) else walled(found.free, found.rest)
    furniture = furniture_of(text)
    told = (_told(story, notices, furniture) for story in stories)
    sentences = split(text, metadata.language)
    notices = (*filter(None, [wall]), *notices)
    return Page(text, sentences, tuple(told), main, metadata, notices, digest, derived=True)


def _told(story: Story, notices: Sequence[Notice], furniture: "Furniture") -> Story:
    """Return a story of HTML without what tells of the page, and its headline without the tag of a wire."""
    from summarizer.page.notices import without_corrections

    text = furniture.text
    return _untagged(text, Story(story.title, furniture.taken_from(without_corrections(text, story.spans, notices))))


def _untagged(text: str, story: Story) -> Story:
    """Return a story without the tag of a wire before its headline ("UPDATE 2-…"), whose number is no figure of it."""
    from summarizer.page.heading import without_tag

    title = without_tag(story.title or "") or None
    first, *rest = story.spans
    if title == story.title or not first.of(text).startswith(story.title or "\0"):
        return story
    return Story(title, (Span(first.start + len(story.title or "") - len(title or ""), first.end), *rest))


def _printed(data: bytes, digest: str, url: str | None) -> Page:
    """Read PDF: the extracted text is then read as flat text."""
    from summarizer.page.pdf import extracted

    return _flat(extracted(data), digest, url)._replace(derived=True)


def _filled(metadata: Metadata, head: "Head", language: str | None) -> Metadata:
    """Fill the gaps of what is declared with what the text's head and words let us infer, and name it ``guessed``."""
    inferred = {"title": head.title, "author": head.author, "published": head.published, "language": language}
    new = {name: value for name, value in inferred.items() if value and not getattr(metadata, name)}
    return metadata._replace(**new, guessed=metadata.guessed | frozenset(new))


def _arranged(
    text: str, sentences: tuple[Span, ...], start: int, title: str | None
) -> tuple[tuple[Story, ...], int | None]:
    """Find the stories in the text from ``start`` on, after the front matter, which is no part of any."""
    from summarizer.page.heading import unmarked
    from summarizer.page.stories import arrange

    if not start:
        stories, main = arrange(text, sentences, title=title)
        return tuple(Story(unmarked(story.title or "") or None, story.spans) for story in stories), main
    after = tuple(Span(max(0, s.start - start), s.end - start) for s in sentences if s.end > start)
    stories, main = arrange(text[start:], after, title=title)
    if main is None:
        stories, main = (Story(title, (Span(0, len(text) - start),)),), 0
    moved = tuple(
        Story(unmarked(story.title or "") or None, tuple(Span(a + start, b + start) for a, b in story.spans))
        for story in stories
    )
    return moved, main


def _file_bytes(path: Path) -> bytes:
    """Return a file's bytes, at most one more than the limit. Raises :class:`InputError`."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError("no such file; check the path") from None
    except IsADirectoryError:
        raise InputError("this is a directory; give a file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a valid path"
        raise InputError(f"cannot be read ({reason}); check the path and its permissions") from None


def _require_size(size: int, limit: int) -> None:
    if size > limit:
        raise InputError(f"larger than {limit // 1_000_000} MB; give a single article")


def _require_kind(given: object, kinds: tuple[type, ...], wanted: str) -> None:
    if not isinstance(given, kinds):
        raise InputError(f"a {type(given).__name__} is no page; {wanted}")


def _require_article(text: str) -> None:
    """Raise :class:`InputError` where there is not one letter or digit to read."""
    if not any(map(str.isalnum, text)):
        raise _no_article()


def _no_article() -> InputError:
    return InputError("there is no text in it; give a page with an article")


def _digest_of_text(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _shown(path: Path) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in str(path))
