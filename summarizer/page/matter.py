"""Front matter: what a Markdown file declares of itself between two lines of ``---`` or ``+++``."""

import re
from typing import NamedTuple

from summarizer.page.dates import iso_of
from summarizer.page.values import Metadata
from summarizer.patterns import pattern

_LONGEST = 8_000  # characters; front matter is some ten lines, and what is longer is a text between two rules
_BLOCK = pattern(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.S)
_FIELD = pattern(r"^([A-Za-z_]{2,30})[ \t]*[:=][ \t]*(.*)$", re.M)
_ITEM = pattern(r"[ \t]*-[ \t]+(.+)")
_NAMES = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline", "by"),
    "published": ("date", "published", "pubdate", "created", "publishdate"),
    "site": ("site", "source", "publisher", "sitename", "publication"),
    "language": ("language", "lang", "locale"),
    "url": ("url", "canonical", "canonical_url", "link"),
}


class Matter(NamedTuple):
    """What the front matter declares, and where the text after it starts (0 where there is none)."""

    metadata: Metadata
    end: int


def front_matter(text: str) -> Matter:
    """Read the front matter at the head of ``text``; only plain fields and lists, which is all that files use."""
    match = _BLOCK.match(text[:_LONGEST]) if text.startswith(("---", "+++", "\ufeff")) else None
    fields = _fields(match[2]) if match else {}
    if match is None or not fields:
        return Matter(Metadata(), 0)
    found = {name: next((fields[key] for key in keys if fields.get(key)), None) for name, keys in _NAMES.items()}
    language = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", found["language"] or "")
    published = iso_of(found["published"]) if found["published"] else None
    tag = language[0].lower() if language else None
    metadata = Metadata(found["title"], found["url"], found["author"], published, found["site"], tag)
    return Matter(metadata, match.end())


def _fields(block: str) -> dict[str, str]:
    """Return the fields of a block, names in lower case; a list is joined by commas."""
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(block):
        values = [match[2]] if match[2].strip() else _items(block[match.end() :])
        values = [part for value in values for part in _unbracketed(value)]
        fields.setdefault(match[1].lower(), ", ".join(filter(None, map(_bare, values))))
    return fields


def _items(rest: str) -> list[str]:
    """Return the items of the list that ``rest`` starts with."""
    items = []
    for line in rest.split("\n")[1:20]:
        match = _ITEM.match(line)
        if not match:
            break
        items.append(match[1])
    return items


def _unbracketed(value: str) -> list[str]:
    value = value.strip()
    return value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]


def _bare(value: str) -> str:
    """Return a value without its quotation marks."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
