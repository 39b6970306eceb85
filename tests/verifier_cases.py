"""Cases of the verifier as files: a document, an item, and all that one check may say of it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from summarizer.document import Document, Story
from summarizer.location import locate
from summarizer.schemas import Claim, Figure, Grounded, Source, Uncertainty
from summarizer.spans import Span
from summarizer.verifier import Assertion, Grounds, Quoted, assertion_of, settled
from summarizer.verifier.prose import assertion_in_prose

FOLDER = Path(__file__).parent / "cases" / "verifier"


class Person(BaseModel):
    """Who took part, and as what: not an item, but a part of one."""

    name: str
    part: Literal["active", "passive"]


class Event(Grounded):
    """An item of a class of the user's own, that tells more than its text."""

    text: str
    place: str | None = None
    people: tuple[Person, ...] = ()
    toll: int | None = None
    day: date | None = None
    kind: Literal["closure", "opening"] = "closure"
    topics: tuple[str, ...] = ()


ITEMS: tuple[type[Grounded], ...] = (Claim, Figure, Source, Uncertainty, Event)


@dataclass(frozen=True)
class Case:
    """One case; ``check`` is the file's name, ``given`` what the file holds for it."""

    check: str
    given: dict[str, Any]

    def read(self) -> tuple[Grounds, Assertion]:
        """Return what it is held against, and what is asserted."""
        document = document_of(self.given)
        grounds = Grounds(document)
        grounds.foreign = self.given.get("foreign")
        return grounds, assertion_in(self.given, document)


def lines_of(text: str) -> tuple[Span, ...]:
    """Return the lines of ``text`` as spans: in the case files every sentence has a line of its own."""
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(start, start + len(line.rstrip("\n"))))
        start += len(line)
    return tuple(spans)


def document_of(given: dict[str, Any]) -> Document:
    """Build a document from a case file's words, without reading anything but its lines."""
    text = given["document"].strip("\n")
    lines = lines_of(text)
    stories = [
        Story(title, (Span(lines[first - 1].start, lines[last - 1].end),))
        for title, (first, last) in (
            (None, given.get("story", (0, 0))),
            (given.get("title"), given.get("other", (0, 0))),
        )
        if last
    ]
    return Document(
        text,
        sentences=lines,
        stories=tuple(stories),
        chosen=0 if stories else None,
        published=given.get("published"),
        language=given.get("language", "en"),
    )


def assertion_in(given: dict[str, Any], document: Document) -> Assertion:
    """Build the assertion of one case: by default a claim, proved by its quote."""
    if given.get("prose"):
        return assertion_in_prose(given["text"], Grounds(document))
    kind = next(one for one in ITEMS if one.__name__.lower() == given.get("item", "claim"))
    values = {name: given[name] for name in kind.model_fields if name in given and name != "speaker"}
    values |= {"id": "c1", kind.asserts: given["text"], **given.get("fields", {})}
    if kind is Claim:
        values.setdefault("certainty", "asserted")
    named = [name for name in kind.verbatim if values.get(name)] if "quote" not in given else []
    words = [("quote", given["quote"])] if "quote" in given else [(name, values[name]) for name in named]
    quotes = [Quoted(name, one, settled(locate(one, document), document)) for name, one in words]
    return assertion_of(
        kind, values, document, field="claims", quotes=quotes, speaker=[given["speaker"]] if "speaker" in given else []
    )


def cases() -> Iterator[Case]:
    """Yield all cases of all files."""
    for path in sorted(FOLDER.glob("*.toml")):
        with path.open("rb") as file:
            content = tomllib.load(file)
        shared = {name: value for name, value in content.items() if name != "case"}
        for one in content["case"]:
            yield Case(path.stem, {**shared, **one})
