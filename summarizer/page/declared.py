"""What an HTML page declares of itself: JSON-LD first, then its meta tags. Nothing here is guessed."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from summarizer.page.dates import iso_of
from summarizer.page.spelling import letters
from summarizer.patterns import pattern

_ARTICLES = pattern(r"\w*article|blogposting|liveblogposting|socialmediaposting|report")
_PAGES = frozenset({"webpage", "itempage"})

# Where an article may hide inside JSON-LD; lists of related articles (itemListElement, hasPart) are not among them.
_INWARD = ("@graph", "mainEntity", "mainEntityOfPage")
_MAX_NODES = 2000  # a page describes itself in a few dozen nodes; more is an index of something else
_MAX_LENGTH = 300  # characters of a title or a name; longer ones are texts in the wrong field
_MAX_NAME = 120

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl", "citation_author")
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "dc.date"),
    *("dc.date.issued", "dcterms.created", "sailthru.date", "pubdate", "publish-date", "publication_date"),
    *("citation_publication_date", "citation_date", "cxenseparse:recs:publishtime", "date"),
)


class Declared(NamedTuple):
    """What the page says of itself; ``free`` is False where it says that reading it is paid for."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    site: str | None = None
    language: str | None = None
    url: str | None = None
    free: bool = True


def declarations(tree: Any) -> Declared:
    """Read the declarations of a parsed page (an lxml tree). Broken or hostile ones are passed over."""
    metas = _metas(tree)
    nodes = [node for block in _blocks(tree) for node in _nodes(block)]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    heading = _only_heading(tree)
    article = _article(nodes, heading or metas.get("og:title"))
    page = next((node for node in nodes if _types(node) & _PAGES), {})
    return Declared(
        title=_text(article.get("headline")) or _text(article.get("name")) or _first(metas, _TITLES),
        author=_author(article, metas, known),
        published=_date(article) or _meta_date(metas) or _date(page),
        site=_person(metas.get("og:site_name")) or _site(article, known) or _person(metas.get("application-name")),
        language=_language(tree, metas, article, page),
        url=_address(tree, metas, article),
        free=str(article.get("isAccessibleForFree", "true")).lower() not in ("false", "no"),
    )


def _blocks(tree: Any) -> Iterator[Any]:
    """Yield the JSON-LD blocks that can be read, mended where that is safe."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            block = _parsed(script.text or "")
            if block is not None:
                yield block


def _parsed(source: str) -> Any:
    """Parse JSON as pages write it: in comments, with raw newlines, trailing commas, or glued to more of it."""
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    source = re.sub(r"\A(?://)?\s{0,8}<!\[CDATA\[|(?://)?\s{0,8}\]\]>\Z", "", source).strip()
    decoder = json.JSONDecoder(strict=False)
    for attempt in (source, re.sub(r",(?=\s{0,64}[}\]])", "", source), unescape(source)):
        try:
            return decoder.raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(block: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a block, from the outside in, where a description of the page may stand."""
    queue = [block]
    for _ in range(_MAX_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, list):
            queue.extend(node[:_MAX_NODES])
        elif isinstance(node, dict):
            yield node
            queue.extend(node[key] for key in _INWARD if isinstance(node.get(key), dict | list))


def _types(node: dict[str, Any]) -> set[str]:
    """Return the types of a node, in lower case and without the schema's address."""
    return {str(t).rpartition("/")[2].lower() for t in _listed(node.get("@type")) if isinstance(t, str)}


def _article(nodes: list[dict[str, Any]], heading: str | None) -> dict[str, Any]:
    """Return the node of the article: the one with the page's own heading where several are told, else the first."""
    articles = [node for node in nodes if any(map(_ARTICLES.fullmatch, _types(node)))]
    if heading and len(articles) > 1:
        for node in articles:
            if letters(_text(node.get("headline")) or "") == letters(heading):
                return node
    return articles[0] if articles else {}


def _author(article: dict[str, Any], metas: dict[str, str], known: dict[str, Any]) -> str | None:
    """Return the authors' names, joined by commas."""
    given = [_name(node, known) for node in _listed(article.get("author") or article.get("creator"))]
    names = list(dict.fromkeys(name for name in given if name))[:12]
    if names:
        return ", ".join(names)
    return next((name for key in _AUTHORS if (name := _person(metas.get(key)))), None)


def _site(article: dict[str, Any], known: dict[str, Any]) -> str | None:
    return next((name for node in _listed(article.get("publisher")) if (name := _name(node, known))), None)


def _name(node: Any, known: dict[str, Any]) -> str | None:
    """Return the name of a person or organization: a string, an object, or a reference to one."""
    if isinstance(node, dict):
        node = node.get("name") or known.get(str(node.get("@id")), {}).get("name")
    if isinstance(node, list):
        node = node[0] if node else None
    return _person(node)


def _person(value: Any) -> str | None:
    """Return a name without "By"; None for what is an address or a sentence."""
    name = _text(value)
    if name is None or "://" in name or "@" in name or len(name) > _MAX_NAME:
        return None
    return re.sub(r"\A(?:by|von|par|por)\s+", "", name, flags=re.I) or None


def _date(node: dict[str, Any]) -> str | None:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        value = next((v for v in _listed(node.get(key)) if isinstance(v, str)), None)
        if value and (iso := iso_of(value)):
            return iso
    return None


def _meta_date(metas: dict[str, str]) -> str | None:
    return next((iso for key in _DATES if key in metas and (iso := iso_of(metas[key]))), None)


def _metas(tree: Any) -> dict[str, str]:
    """Return the page's meta tags, microdata and dated ``<time>``, the first of each name, names in lower case."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta", "time"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        value = tag.get("content") or tag.get("datetime")
        if name is None and tag.tag == "time" and tag.get("pubdate") is not None:
            name = "pubdate"
        if name and value and value.strip():
            found.setdefault(name.strip().lower(), value)
    return found


def _language(tree: Any, metas: dict[str, str], *nodes: dict[str, Any]) -> str | None:
    """Return the primary language tag: of the page's root first, as templates set the others once for all."""
    root = tree.getroottree().getroot()
    given: list[Any] = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")]
    given += [node.get("inLanguage") for node in nodes]
    given += [metas.get(key) for key in ("og:locale", "content-language", "language", "dc.language")]
    for value in given:
        value = value.get("alternateName") or value.get("name") if isinstance(value, dict) else value
        tag = re.match(r"\s*([A-Za-z]{2,3})(?:[-_,]|\s*\Z)", value) if isinstance(value, str) else None
        if tag:
            return tag[1].lower()
    return None


def _address(tree: Any, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    """Return the page's own address: the canonical link, or what else it declares."""
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    given = [*links, metas.get("og:url"), article.get("url"), article.get("mainEntityOfPage")]
    return next((a.strip() for a in given if isinstance(a, str) and re.match(r"\s*https?://\S+\s*\Z", a)), None)


def _only_heading(tree: Any) -> str | None:
    headings = [_text(" ".join(h1.itertext())) for h1 in tree.iter("h1")]
    told = [h for h in headings if h]
    return told[0] if len(told) == 1 else None


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((text for name in names if (text := _text(metas.get(name)))), None)


def _text(value: Any) -> str | None:
    """Return a string as one clean line, entities read (JSON-LD often has them), tags dropped; else None."""
    if not isinstance(value, str):
        return None
    line = re.sub(r"<[^<>]{1,200}>", "", unescape(unescape(value[: 4 * _MAX_LENGTH])))
    line = " ".join("".join(c if c.isprintable() else " " for c in line).split())
    return line if 0 < len(line) <= _MAX_LENGTH else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []
