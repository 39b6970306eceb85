"""A document: one text with its sentences, its stories and what was left out.

Every offset that leaves the program points into :attr:`Document.text`.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.errors import ConfigurationError, InputError
from summarizer.page.values import Notice, Story
from summarizer.spans import Span, merged, overlapping

if TYPE_CHECKING:
    from summarizer.page import Page
    from summarizer.reading.readings import Readings

StoryChoice = str | int
"""Which story of the page: ``"main"``, ``"whole"`` (leave nothing out), or its number from 1."""


class LeftOut(NamedTuple):
    """A stretch of the page that is not part of the chosen story."""

    start: int
    end: int
    kind: Literal["boilerplate", "other_story"]
    title: str | None = None


class MainStory(NamedTuple):
    """The main story of a page: its place among the stories, and whose and of which day the page says that it is."""

    place: int | None
    author: str | None
    published: str | None


@dataclass(frozen=True)
class Document:
    """A page's text and its parts. Immutable, picklable; made by the ``from_*`` constructors.

    ``text`` is the decoded text (for HTML and PDF the extracted text, ``derived``);
    ``sentences`` are those of the whole text, in order, never overlapping;
    ``stories`` are in the page's order and ``chosen`` is the index of the one to
    summarise (None: the whole text). ``guessed`` names the metadata that was
    inferred rather than declared. ``sha256`` is that of the bytes read. ``main`` is
    what was chosen first, where another choice was made since.
    """

    text: str
    sentences: tuple[Span, ...] = ()
    stories: tuple[Story, ...] = ()
    chosen: int | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    site: str | None = None
    language: str | None = None
    notices: tuple[Notice, ...] = ()
    guessed: frozenset[str] = frozenset()
    sha256: str = ""
    derived: bool = False
    main: MainStory | None = field(default=None, compare=False, repr=False)

    @classmethod
    def from_text(cls, text: str, story: StoryChoice = "main") -> "Document":
        """Read plain text or Markdown. ``text`` is kept as it is; offsets are its code points.

        Raises :class:`InputError` for what is no ``str``, is too large or holds no text.
        """
        from summarizer.page import from_text

        return cls._made(from_text(text), story)

    @classmethod
    def from_html(cls, html: str | bytes, *, url: str | None = None, story: StoryChoice = "main") -> "Document":
        """Read an HTML page; ``text`` is what was extracted from it. Raises :class:`InputError` where that is none."""
        from summarizer.page import from_html

        return cls._made(from_html(html, url=url), story)

    @classmethod
    def from_bytes(
        cls, data: bytes, *, content_type: str | None = None, url: str | None = None, story: StoryChoice = "main"
    ) -> "Document":
        """Read bytes of any supported kind (text, Markdown, HTML, PDF); the kind is detected when not given.

        Raises :class:`InputError` for what is empty, binary, too large or cannot be decoded.
        """
        from summarizer.page import from_bytes

        return cls._made(from_bytes(data, content_type=content_type, url=url), story)

    @classmethod
    def from_path(cls, path: str | Path, story: StoryChoice = "main") -> "Document":
        """Read a file. Raises :class:`InputError` where it is missing or unreadable."""
        from summarizer.page import from_path

        if not isinstance(path, str | os.PathLike):
            raise InputError(f"a {type(path).__name__} is no path; from_path takes a str or a pathlib.Path")
        return cls._made(from_path(Path(path)), story)

    @classmethod
    def from_url(cls, url: str, *, timeout: float = 20.0, story: StoryChoice = "main") -> "Document":
        """Fetch an ``http(s)`` URL within ``timeout`` seconds and read it. Raises :class:`InputError`."""
        from summarizer.page import from_url

        return cls._made(from_url(url, timeout=timeout), story)

    @classmethod
    def _made(cls, page: "Page", story: StoryChoice) -> "Document":
        """Turn what :mod:`summarizer.page` read into a document with ``story`` chosen."""
        document = cls(
            text=page.text,
            sentences=page.sentences,
            stories=page.stories,
            chosen=page.main,
            notices=page.notices,
            sha256=page.sha256,
            derived=page.derived,
            guessed=page.metadata.guessed,
            title=page.metadata.title,
            url=page.metadata.url,
            author=page.metadata.author,
            published=page.metadata.published,
            site=page.metadata.site,
            language=page.metadata.language,
        )
        return document if story == "main" else document.with_story(story)

    def with_story(self, choice: StoryChoice) -> "Document":
        """Return the same page with another story chosen: "main" (the one chosen now), "whole", or a number from 1.

        Author and date are those of the page's main story: another story of the page has neither.

        Raises :class:`ConfigurationError` for a story that the page does not have.
        """
        if choice == "main":
            return self
        if choice == "all":
            raise ConfigurationError("a document has one story chosen; call summarize_all for every story of the page")
        index = None if choice == "whole" else self._index(choice)
        if index == self.chosen:
            return self
        main = self.main or MainStory(self.chosen, self.author, self.published)
        told = main if index in (None, main.place) else MainStory(index, None, None)
        return replace(self, chosen=index, author=told.author, published=told.published, main=main)

    def _index(self, choice: StoryChoice) -> int:
        """Return the index of the story that a number from 1 chooses."""
        numbers = {str(number): number for number in range(1, len(self.stories) + 1)}
        # Looked up, not read: Python refuses to read a number of thousands of digits.
        number = choice if isinstance(choice, int) else numbers.get(str(choice).lstrip("0"), 0)
        if 1 <= number <= len(self.stories):
            return number - 1
        have = f"1 to {len(self.stories)}" if len(self.stories) > 1 else "only 1" if self.stories else "none"
        raise ConfigurationError(
            f"there is no story {_shown(choice)} on this page (stories found: {have}); "
            "choose main, whole or one of those numbers"
        )

    @cached_property
    def story(self) -> tuple[Span, ...]:
        """The spans of the chosen story, in order; the whole text where none is chosen."""
        if self.chosen is None:
            return (Span(0, len(self.text)),) if self.text else ()
        return self.stories[self.chosen].spans

    @property
    def story_title(self) -> str | None:
        """The chosen story's own headline; for the whole text, the page's title."""
        return self.title if self.chosen is None else self.stories[self.chosen].title

    @cached_property
    def story_sentences(self) -> tuple[Span, ...]:
        """The sentences of the chosen story, clipped to it; ``cites`` count them from 1."""
        return _clipped(self.sentences, self.story)

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is not part of the chosen story, in order: the other stories by title, the rest as boilerplate."""
        if self.chosen is None:
            return ()
        others = [
            LeftOut(span.start, span.end, "other_story", story.title)
            for index, story in enumerate(self.stories)
            if index != self.chosen
            for span in story.spans
        ]
        taken = merged([*self.story, *(Span(o.start, o.end) for o in others)])
        rest = [LeftOut(s.start, s.end, "boilerplate") for s in _gaps(taken, self.text)]
        return tuple(sorted([*others, *rest], key=lambda part: part.start))

    @cached_property
    def readings(self) -> "Readings":
        """What the chosen story says (figures, names, statements, cues), each read once, when first asked for."""
        from summarizer.reading.readings import Readings

        return Readings(self.text, self.story, self.story_sentences, self.language, self.published)

    def __getstate__(self) -> dict[str, object]:
        """Pickle the values alone: what is derived from them is derived again."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @cached_property
    def text_sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, as hexadecimal (lone surrogates kept as they are)."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def in_story(self, span: Span) -> bool:
        """Tell whether ``span`` lies wholly inside the chosen story."""
        return any(self.story[i].covers(span) for i in overlapping(span, self.story))

    def sentence_around(self, span: Span) -> Span:
        """Return the sentence around ``span``; from the first to the last where it crosses several."""
        found = overlapping(span, self.sentences)
        if not found:
            return span
        first = self.sentences[found[0]]
        if first.start <= span.start and span.end <= first.end:
            return first
        return Span(min(span.start, self.sentences[found[0]].start), max(span.end, self.sentences[found[-1]].end))


def _shown(choice: StoryChoice) -> str:
    """Return a choice as a line of an error shows it; a number of thousands of digits can't even be written."""
    if isinstance(choice, int):
        return str(choice) if abs(choice) < _SHOWN else "of so high a number"
    told = str(choice)
    return repr(told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…")


_SHOWN, _LONGEST = 10**9, 40
"""What is shown whole of a choice that there is not: numbers below, and characters at most."""

Readable = Document | str | Path
"""What users pass for an article."""


def as_document(source: Readable, story: StoryChoice | None = None) -> Document:
    """Return a document for what users pass: a document, a ``str`` of text, or a path.

    Raises :class:`InputError` for anything else, and for a ``str`` that is plainly the name of a file or a URL.
    """
    if isinstance(source, Document):
        return source if story is None else source.with_story(story)
    if isinstance(source, Path):
        return Document.from_path(source, story or "main")
    if not isinstance(source, str):
        raise InputError(f"a {type(source).__name__} is no article; pass a Document, a str of text, or a pathlib.Path")
    if re.match(r"https?://\S+\Z", source):
        raise InputError("this text is a URL, not an article; pass Document.from_url(...) to fetch it")
    if _is_path(source):
        raise InputError(f"{source!r} is a file's name, not an article; pass pathlib.Path({source!r}) to read it")
    return Document.from_text(source, story or "main")


def _is_path(text: str) -> bool:
    """Tell whether a text is plainly a file's name: no article is one short word, or names a file that exists."""
    if len(text) > 1000 or "\n" in text or "\0" in text:
        return False
    if re.fullmatch(r"\S+\.(?:txt|md|html?|pdf|json)", text):
        return True
    try:
        return os.path.isfile(text)
    except (OSError, ValueError):
        return False


def _clipped(sentences: Sequence[Span], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts of ``sentences`` that lie inside ``spans``."""
    return tuple(sentences[i].within(span) for span in spans for i in overlapping(span, sentences))


def _gaps(taken: Sequence[Span], text: str) -> list[Span]:
    """Return what lies between the ``taken`` spans, trimmed of white space, empty stretches dropped."""
    gaps, position = [], 0
    for start, end in [*taken, (len(text), len(text))]:
        gap = Span(position, start).trimmed(text)
        if gap.start < gap.end:
            gaps.append(gap)
        position = max(position, end)
    return gaps
