"""One HTML page that stands alone: the summary beside the text, each item's evidence marked and one click away.

The page is built as a tree, so every text of a document or a model is escaped
by the serialiser; it has no script and loads nothing, and its content security
policy says so to the browser.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from xml.etree.ElementTree import Element, tostring

from summarizer.document import Document
from summarizer.renderers.glyphs import harmless, harmless_lines
from summarizer.renderers.view import Entry, Group, Outcome, Rejection, Section, View, view_of
from summarizer.schemas import Evidence

Child = Element | str | None


def render_webpage(outcomes: Sequence[Outcome]) -> str:
    """Return the results as one HTML page, a newline at the end."""
    parts = [_result(outcome, number) for number, outcome in enumerate(outcomes, 1)]
    title = view_of(outcomes[0]).title if outcomes else None
    page = _element("html", _head(harmless(title or "Summary")), _element("body", *parts))
    return "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def _element(tag: str, *children: Child, **attributes: str) -> Element:
    """Return an element; text among the children is made harmless, and escaped when the page is written."""
    element = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    for child in children:
        if isinstance(child, str):
            _append_text(element, harmless_lines(child))
        elif child is not None:
            element.append(child)
    return element


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _head(title: str) -> Element:
    """Return the head: a policy that allows this very style sheet, and nothing else."""
    style = files(__package__).joinpath("webpage.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    sheet = Element("style")
    sheet.text = style
    return _element(
        "head",
        _element("meta", charset="utf-8"),
        _element("meta", http_equiv="Content-Security-Policy", content=policy),
        _element("meta", name="referrer", content="no-referrer"),
        _element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _element("title", title),
        sheet,
    )


def _result(outcome: Outcome, number: int) -> Element:
    """Return one result: the summary on the left, the text it is proved by on the right."""
    view, marks = view_of(outcome), _Marks(number)
    summary = _element("section", *_summary(view, marks), class_="summary")
    source = _element("section", _element("h2", "The page"), _text(outcome.document, marks), class_="source")
    return _element("main", summary, source)


class _Marks:
    """The places in one text that items point to, numbered in the order of first use."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.places: dict[tuple[int, int], str] = {}

    def links(self, evidence: Iterable[Evidence]) -> list[Element]:
        """Return a link for each piece of evidence; the quote is its tool tip."""
        return [self._link(one) for one in evidence]

    def _link(self, evidence: Evidence) -> Element:
        name = self.places.setdefault((evidence.start, evidence.end), f"e{self.number}-{len(self.places) + 1}")
        shown = name.partition("-")[2]
        return _element("a", f"[{shown}]", href=f"#{name}", title=harmless(evidence.quote), class_="cite")


def _summary(view: View, marks: _Marks) -> Iterator[Element]:
    yield _element("h1", (view.headline.text if view.headline else view.title) or "Untitled")
    if view.byline:
        yield _element("p", " · ".join(view.byline), class_="byline")
    yield from (_element("p", notice, class_="notice") for notice in view.notices)
    yield from _doubts(view.headline) if view.headline else ()
    for section in view.sections:
        yield _element("h2", section.title)
        yield from _section(section, marks)
    yield from _left_out(view)
    if view.rejected:
        yield _element("h2", "Rejected (not in the summary)", class_="rejected")
        yield _element("ul", *(_rejection(item) for item in view.rejected))
    for title, texts in (("Possibly missed", view.possibly_missed), ("Not checked", view.not_run)):
        if texts:
            yield _element("h2", title)
            yield _element("ul", *(_element("li", text) for text in texts))
    yield _element("p", _element("strong", view.verdicts), f" ({view.run})")


def _section(section: Section, marks: _Marks) -> Iterator[Element]:
    entries = [entry for group in section.groups for entry in group.entries]
    if section.kind == "words":
        yield _element("p", ", ".join(entry.text for entry in entries))
    elif section.kind == "table":
        head = _element("tr", *(_element("th", column) for column in section.columns))
        yield _element("table", head, *(_row(entry, marks) for entry in entries))
    else:
        for group in section.groups:
            yield from _group(group, marks)


def _row(entry: Entry, marks: _Marks) -> Element:
    first = _element("td", entry.cells[0], *marks.links(entry.evidence), *_doubts(entry))
    return _element("tr", first, *(_element("td", cell) for cell in entry.cells[1:]))


def _group(group: Group, marks: _Marks) -> Iterator[Element]:
    if group.title is not None:
        role = dict(group.head.details).get("role") if group.head else None
        yield _element(
            "h3",
            group.title,
            _element("span", f", {role}", class_="role") if role else None,
            *(marks.links(group.head.evidence) if group.head else ()),
        )
        yield from _doubts(group.head) if group.head else ()
    yield _element("ul", *(_entry(entry, marks) for entry in group.entries))


def _entry(entry: Entry, marks: _Marks) -> Element:
    told = [text if name in ("kind", "role") else f"{name}: {text}" for name, text in entry.details]
    return _element(
        "li",
        _element("span", entry.tag, class_=f"tag {entry.tag.partition(' ')[0]}") if entry.tag else None,
        entry.text,
        _element("span", f" ({'; '.join(told)})", class_="aside") if told else None,
        *marks.links(entry.evidence),
        *_doubts(entry),
        _element("ul", *(_entry(child, marks) for child in entry.children)) if entry.children else None,
    )


def _doubts(entry: Entry) -> Iterator[Element]:
    return (_element("span", f"flagged: {doubt}", class_="doubt") for doubt in entry.doubts)


def _rejection(item: Rejection) -> Element:
    return _element("li", item.text, *(_element("span", reason, class_="doubt") for reason in item.reasons))


def _left_out(view: View) -> Iterator[Element]:
    stretches, characters = view.boilerplate
    if not (view.other_stories or stretches):
        return
    yield _element("h2", "Left out")
    told = [f"story {number}: {title or '(no headline)'}" for number, title in view.other_stories]
    if stretches:
        told.append(f"boilerplate: {stretches} {'stretch' if stretches == 1 else 'stretches'}, {characters} characters")
    yield _element("ul", *(_element("li", text) for text in told))


def _text(document: Document, marks: _Marks) -> Element:
    """Return the whole text, the evidence marked, what was left out in grey."""
    out = [(part.start, part.end) for part in document.left_out]
    edges = sorted({0, len(document.text), *(edge for span in [*marks.places, *out] for edge in span)})
    parts, covering, leaving = [], _Sweep(marks.places), _Sweep(out)
    for start, end in pairwise(edges):
        marked, left_out = covering.at(start), leaving.at(start)
        parts.append(_stretch(document.text[start:end], start, marked, bool(left_out), marks))
    return _element("div", *parts, class_="text")


class _Sweep:
    """Which of some spans cover a position, asked for in ascending order: each span enters and leaves once."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._waiting = sorted(spans, reverse=True)
        self._open: list[tuple[int, int]] = []

    def at(self, position: int) -> list[tuple[int, int]]:
        """Return the spans that cover ``position``."""
        while self._waiting and self._waiting[-1][0] <= position:
            self._open.append(self._waiting.pop())
        self._open = [span for span in self._open if span[1] > position]
        return self._open


def _stretch(text: str, start: int, marked: Sequence[tuple[int, int]], left_out: bool, marks: _Marks) -> Element | str:
    """Return one stretch of text between two edges; the evidence that starts here can be jumped to."""
    names = [marks.places[span] for span in marked if span[0] == start]
    inner: Element | str = text
    if marked:
        anchors = [_element("a", id=name) for name in names[1:]]
        inner = _element("mark", *anchors, text, **({"id": names[0]} if names else {}))
    return _element("span", inner, class_="out") if left_out else inner
