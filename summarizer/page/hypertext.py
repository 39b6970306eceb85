"""HTML: the article's text by trafilatura, what the page declares of itself, and what can be guessed."""

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from summarizer.errors import InputError
from summarizer.page.declared import Declared, declarations
from summarizer.page.heading import are_names
from summarizer.page.spelling import letters
from summarizer.page.values import Metadata
from summarizer.patterns import pattern
from summarizer.reading.cues import words

_SEPARATOR = pattern(r"\s+(?:[|–—·•»:]{1,2}|-{1,2})\s+")

# A headline that the extracted text already has stands in its first lines: below a kicker, at most a byline.
_HEADLINE_WITHIN = 4
_MIN_SHARED = 20  # letters that a headline and a line that starts like it share; "A fire" starts many sentences

# Whoever wrote the page, an article of this length was not cut off by a wall (measured in characters on the
# 47 pages of the open article-extraction benchmark: prompts of walls stand beside texts of up to 1,400).
_WALLED = 2_000

_REFERENCE = pattern(r"\s{0,4}\[?(?:\d{1,3}|[a-z*†‡])\]?\s{0,4}")
_REFERRED = pattern(r"[^\W\d_]{4}\Z|[.,;:!?)\"”’]\Z")  # behind a shorter word it is a power: km²
_REFERRED_REACH = 5

_PARAGRAPHS, _PARAGRAPH = 2, 80  # so many paragraphs of so many characters make a text: a teaser has one, as a cell
_DROPPED = "dropped"  # the tag of what is about to be taken out; HTML has none of this name

_INLINE = (
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
)  # fmt: skip
_MOST_INLINE = 2_000  # in one block: no article has as many, and the extractor takes time with their square

_BOX_TAGS = ("div", "aside", "section", "ul", "p", "form", "nav", "figure", "span")
_BOX_LENGTH = 800  # characters; what holds more may be the article in a frame with a careless name (chosen, not swept)


class Extract(NamedTuple):
    """What was read from an HTML page; ``rest`` is the visible text of a page whose article is short.

    ``headings`` are the page's top headings, as lines of the text, and ``apart`` tells whether each has an article
    of its own.
    """

    text: str
    headline: str | None
    metadata: Metadata
    free: bool
    rest: str
    headings: tuple[str, ...]
    apart: bool


def extract(html: str, url: str | None = None) -> Extract:
    """Extract the article's text, headline first, and the page's metadata.

    The text is trafilatura's, untouched but for the headline put before it where it has none; boxes that the
    page itself names advertisements and the like are taken out before. What a
    page declares comes first (JSON-LD, then meta tags); trafilatura's guesses fill the gaps and are named
    in ``guessed``. Raises :class:`InputError` for what cannot be parsed as HTML.
    """
    with _quiet():
        tree = _tree(html)
        declared = declarations(tree)
        metadata = _completed(declared, tree, url)
        _unfold_layout(tree)
        _drop_boxes(tree)
        _drop_references(tree)
        _thin_out(tree)
        headings = tuple(map(_shown, tree.iter("h1")))
        articles = _articles(tree)
        text = _text(tree, articles)
    headline = _headline(tree, metadata)
    if headline and metadata.title and metadata.title.endswith(("…", "...")):  # cut to the length search engines show
        metadata = metadata._replace(title=headline)
    rest = _visible(tree) if len(text) < _WALLED else ""
    return Extract(_headed(text, headline), headline, metadata, declared.free, rest, headings, bool(articles))


def _tree(html: str) -> Any:
    """Parse HTML; a fragment gets a frame. What XML forbids (NUL, lone surrogates) is replaced or dropped."""
    import trafilatura

    clean = html.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
    tree = trafilatura.load_html(clean)
    if tree is None:
        tree = trafilatura.load_html(f"<html><body>{clean}</body></html>")
    if tree is None:
        raise InputError("this cannot be read as HTML; give the page as a browser saves it, or its text")
    return tree


def _drop_boxes(tree: Any) -> None:
    """Take out of ``tree`` what the page itself names an advertisement, a newsletter's form, a box of links."""
    names = frozenset(words("und", "page_boxes"))
    boxes = [
        element
        for element in tree.iter(*_BOX_TAGS)
        if not names.isdisjoint(f"{element.get('class', '')} {element.get('id', '')}".lower().split())
    ]
    for box in boxes:
        if len(box.text_content()) <= _BOX_LENGTH and next(box.iter("article", "h1"), None) is None:
            box.drop_tree()


def _unfold_layout(tree: Any) -> None:
    """Make plain boxes of the tables of ``tree`` that lay out the page: an extractor reads their cells as one row.

    A table does that if a cell of it holds the headline, or paragraphs; a row of nothing but links is a menu.
    """
    for table in list(tree.iter("table")):
        cells = [cell for cell in table.iter("td", "th") if next(cell.iterancestors("table")) is table]
        if len(list(table.iter("tr"))) == 1 and _is_menu(table):
            table.drop_tree()
        elif any(_is_column(cell) for cell in cells):
            for part in (table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th")):
                if part is table or next(part.iterancestors("table"), table) is table:
                    part.tag = "div"


def _is_column(cell: Any) -> bool:
    return len(_paragraphs(cell.iterchildren("p"))) >= _PARAGRAPHS or next(cell.iter("h1"), None) is not None


def _is_menu(box: Any) -> bool:
    """Tell whether a box has no word outside links."""
    linked = "".join(link.text_content() for link in box.iter("a"))
    return bool(letters(linked)) and letters(box.text_content()) == letters(linked)


def _drop_references(tree: Any) -> None:
    """Take the marks of footnotes out of ``tree``, which the text would glue to a word or figure ("failed1")."""
    from lxml import etree

    marks: list[Any] = []
    before = ""
    for mark in tree.iter("sup"):
        previous, parent = mark.getprevious(), mark.getparent()
        if not (marks and previous is marks[-1] and not previous.tail):  # behind another mark: what is before that one
            before = (previous.tail if previous is not None else parent.text if parent is not None else None) or ""
        linked = next(mark.iter("a"), None) is not None
        if _REFERENCE.fullmatch(mark.text_content()) and (linked or _REFERRED.search(before[-_REFERRED_REACH:])):
            marks.append(mark)
    # Taken out all at once: one by one, each would put the whole text before it together anew.
    parents = dict.fromkeys(mark.getparent() for mark in marks if mark.getparent() is not None)
    for mark in marks:
        mark.tag = _DROPPED
    etree.strip_elements(tree, _DROPPED, with_tail=False)
    for parent in parents:
        _join_texts(parent)


def _thin_out(tree: Any) -> None:
    """Take the tags of inline elements, not their text, out of blocks that hold so many that no reader made them.

    What extracts the text takes time that grows with the square of their number: a minute for 200 kB of them.
    """
    from lxml import etree

    for parent in list(tree.iter("*")):
        if len(parent) > _MOST_INLINE and sum(child.tag in _INLINE for child in parent) > _MOST_INLINE:
            etree.strip_tags(parent, *_INLINE)
            _join_texts(parent)


def _join_texts(parent: Any) -> None:
    """Make one text of those that stand side by side since what was between them is gone: readers read each anew."""
    parent.text = parent.text
    for child in parent:
        child.tail = child.tail


def _text(tree: Any, articles: Sequence[Any]) -> str:
    """Return the article's text, without readers' comments; the whole visible text where there is no article.

    Of several ``articles`` all are read: an extractor takes one alone.
    """
    import trafilatura

    texts = [trafilatura.extract(_alone(article), include_comments=False) or "" for article in articles]
    if texts and all(texts):
        return "\n".join(texts)
    return trafilatura.extract(tree, include_comments=False) or _visible(tree)


def _articles(tree: Any) -> list[Any]:
    """Return the articles of a page that has several, each with a headline and paragraphs of its own; else none."""
    found = [
        article
        for article in tree.iter("article")
        if len(list(article.iter("h1"))) == 1 and len(_paragraphs(article.iter("p"))) >= _PARAGRAPHS
    ]
    return found if len(found) > 1 else []


def _paragraphs(elements: Iterable[Any]) -> list[Any]:
    return [element for element in elements if len(element.text_content()) > _PARAGRAPH]


def _alone(article: Any) -> Any:
    """Return a page of nothing but ``article``."""
    from lxml import html

    return html.document_fromstring(f"<html><body>{html.tostring(article, encoding='unicode', with_tail=False)}")


def _shown(heading: Any) -> str:
    """Return a heading as readers see it: in one line."""
    return " ".join(" ".join(heading.itertext()).split())


def _visible(tree: Any) -> str:
    import trafilatura

    return trafilatura.html2txt(tree)


def _completed(declared: Declared, tree: Any, url: str | None) -> Metadata:
    """Fill the gaps of what is declared with trafilatura's guesses, and tell which they are."""
    known = {
        "title": declared.title,
        "author": declared.author,
        "published": declared.published,
        "site": declared.site,
    }
    guesses = {} if all(known.values()) else _guesses(tree, url)
    guessed = frozenset(name for name, value in known.items() if not value and guesses.get(name))
    found = {name: value or guesses.get(name) for name, value in known.items()}
    title = without_site(found["title"], found["site"])
    return Metadata(
        title=title,
        url=url or declared.url,
        author=found["author"],
        published=found["published"],
        site=found["site"],
        language=declared.language,
        guessed=guessed,
    )


def _guesses(tree: Any, url: str | None) -> dict[str, str | None]:
    """Return trafilatura's metadata. Its date search is kept to the narrow one: the wide one always finds a date."""
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(tree, default_url=url, extensive=False)
    except Exception:  # whatever a page can do to a scraper, a missing guess is no reason to fail
        return {}
    names = (found.author or "").replace("; ", ", ")
    author = names if are_names(names) else None
    return {"title": found.title, "author": author, "published": found.date, "site": _host_of(found.sitename)}


def _host_of(site: str | None) -> str | None:
    """Return a site's name; of an address, the host."""
    match = re.match(r"https?://(?:www\.)?([^/?#@\s]+)", site or "")
    return match[1] if match else site


def without_site(title: str | None, site: str | None) -> str | None:
    """Return a title without the name of the site at its end ("Fire in the harbour | The Daily")."""
    if not title or not site:
        return title
    parts = _SEPARATOR.split(title)
    own = letters(site)
    if len(parts) > 1 and own and (letters(parts[-1]) in own or own in letters(parts[-1])):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-") or title
    return title


def _headline(tree: Any, metadata: Metadata) -> str | None:
    """Return the headline as readers see it: the page's heading that says what its title says, else the title."""
    title = metadata.title
    if not title:
        return None
    words = set(title.casefold().split())
    for heading in tree.iter("h1"):
        shown = _shown(heading)
        own = set(shown.casefold().split())
        if own and 2 * len(words & own) >= min(len(words), len(own)) and len(shown) <= 300:
            return shown
    return title


def _headed(text: str, headline: str | None) -> str:
    """Put the headline before the text, unless the text's first lines have it already."""
    if not headline or not text.strip() or letters(headline) == "":
        return text
    own = letters(headline)
    for line in text.split("\n", _HEADLINE_WITHIN)[:_HEADLINE_WITHIN]:
        there = letters(line[: 4 * len(headline) + 40])
        alike = own.startswith(there) or there.startswith(own)
        if own == there or (alike and min(len(own), len(there)) >= _MIN_SHARED):
            return text
    return f"{headline}\n{text}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries' log lines off standard error: what goes wrong is told by our own errors."""
    loggers = [logging.getLogger(name) for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer")]
    quiet = logging.NullHandler()
    for logger in loggers:
        logger.addHandler(quiet)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(quiet)
