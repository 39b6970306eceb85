"""Markdown with footnoted evidence: every item's proof is a footnote with its quote, offsets and sentence.

Whatever the page's text holds, it is shown as text: links, HTML, tables,
headings and autolinks are escaped (CommonMark and GitHub's flavour).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.document import Document
from summarizer.renderers.glyphs import harmless
from summarizer.renderers.view import Entry, Group, Outcome, Section, View, view_of
from summarizer.schemas import Evidence

_ACTIVE = re.compile(
    r"[\\`*_\[\]<>|~]"  # emphasis, code, links, HTML, tables, strike-through
    r"|&(?=#?\w{1,40};)"  # entities
    r"|\$(?!\d)"  # formulas; "$5 million" stays readable, as no formula ends before a digit
    r"|(?<=[A-Za-z]):(?=//)|(?<=[Ww][Ww][Ww])\.|@(?=\w)"  # bare links, addresses and mentions
)
_BLOCK_START = re.compile(r"[#+\-=]|\d{1,9}(?=[.)](?: |$))")

CONTEXT = 400
"""Characters of a sentence shown on either side of a quote: longer than 99 % of sentences, so that only what is
not prose (a table, a text without full stops) is cut."""


def escaped(text: str) -> str:
    """Return ``text`` on one line as Markdown that renders as that very text, whatever it holds."""
    inline = _ACTIVE.sub(lambda match: "\\" + match.group(), harmless(text))
    start = _BLOCK_START.match(inline)
    if start is None:
        return inline
    number = start.group() if start.group()[0].isdigit() else ""
    return f"{number}\\{inline[len(number) :]}"


def render_markdown(outcomes: Sequence[Outcome]) -> str:
    """Return the results as one Markdown document, the footnotes numbered through, a newline at the end."""
    notes = Notes()
    parts = []
    for outcome in outcomes:
        notes.document = outcome.document
        parts.append("\n".join(_view_lines(view_of(outcome), notes, alone=len(outcomes) == 1)))
    body = "\n\n---\n\n".join(parts)
    return body + "\n" + "".join(f"\n{line}" for line in notes.lines) + ("\n" if notes.lines else "")


@dataclass
class Notes:
    """The footnotes of one Markdown file: each span of evidence once, numbered in the order of first use."""

    document: Document = field(default_factory=lambda: Document(""))
    lines: list[str] = field(default_factory=list)
    numbers: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def cite(self, evidence: Sequence[Evidence]) -> str:
        """Return the references to these pieces of evidence, writing the footnotes that are not there yet."""
        return "".join(f"[^{number}]" for number in dict.fromkeys(map(self._number, evidence)))

    def _number(self, evidence: Evidence) -> int:
        key = (id(self.document), evidence.start, evidence.end)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            self.lines.append(f"[^{self.numbers[key]}]: {_proof(evidence, self.document.text)}")
        return self.numbers[key]


def _proof(evidence: Evidence, text: str) -> str:
    """Return a footnote's text: the quote, where it stands, and the sentence around it."""
    where = f"characters {evidence.start} to {evidence.end}"
    how = "" if evidence.match == "exact" else f", {evidence.match}"
    proof = f"“{escaped(evidence.quote)}” ({where}{how})"
    around = evidence.sentence
    start, end = max(around.start, evidence.start - CONTEXT), min(around.end, evidence.end + CONTEXT)
    if (start, end) == (evidence.start, evidence.end):
        return proof
    cut = ("… " if start > around.start else "", " …" if end < around.end else "")
    return f"{proof}, in: {cut[0]}{escaped(text[start:end])}{cut[1]}"


def _view_lines(view: View, notes: Notes, *, alone: bool) -> Iterator[str]:
    """Yield the lines of one result."""
    words = view.headline.text if view.headline else view.title
    yield f"# {escaped(words or 'Untitled')}"
    if view.byline:
        yield from ("", escaped(" · ".join(view.byline)))
    for notice in view.notices:
        yield from ("", f"> **Note:** {escaped(notice)}")
    if view.headline and (view.headline.evidence or view.headline.doubts):
        yield from _flags(view.headline)
    for section in view.sections:
        yield from ("", f"## {escaped(section.title)}", "")
        yield from _section(section, notes)
    yield from _rest(view, alone)
    yield from ("", f"*{escaped(view.verdicts)}* ({escaped(view.run)})")


def _flags(entry: Entry) -> Iterator[str]:
    for doubt in entry.doubts:
        yield from ("", f"> **Flagged:** {escaped(doubt)}")


def _section(section: Section, notes: Notes) -> Iterator[str]:
    entries = [entry for group in section.groups for entry in group.entries]
    if section.kind == "words":
        yield ", ".join(escaped(entry.text) for entry in entries)
    elif section.kind == "table":
        yield from _table(section.columns, entries, notes)
    elif section.kind == "prose" and not any(entry.doubts for entry in entries):
        yield " ".join(escaped(entry.text) + notes.cite(entry.evidence) for entry in entries)
    else:
        for position, group in enumerate(section.groups):
            yield from _group(group, notes, first=position == 0)


def _group(group: Group, notes: Notes, *, first: bool) -> Iterator[str]:
    if group.title is not None:
        if not first:
            yield ""
        role = dict(group.head.details).get("role", "") if group.head else ""
        proof = notes.cite(group.head.evidence) if group.head else ""
        yield f"**{escaped(group.title)}**{f', {escaped(role)}' if role else ''}{proof}"
        yield from _flags(group.head) if group.head else ()
        yield ""
    for entry in group.entries:
        yield from _entry(entry, notes, "")


def _entry(entry: Entry, notes: Notes, indent: str) -> Iterator[str]:
    tag = f"*{escaped(entry.tag)}:* " if entry.tag else ""
    told = [escaped(text if name in ("kind", "role") else f"{name}: {text}") for name, text in entry.details]
    aside = f" ({'; '.join(told)})" if told else ""
    yield f"{indent}- {tag}{escaped(entry.text)}{aside}{notes.cite(entry.evidence)}"
    for doubt in entry.doubts:
        yield f"{indent}  - **flagged:** {escaped(doubt)}"
    for child in entry.children:
        yield from _entry(child, notes, indent + "  ")


def _table(columns: Sequence[str], entries: Sequence[Entry], notes: Notes) -> Iterator[str]:
    """Yield a table; what is flagged in it is told below."""
    kept = [i for i in range(len(columns)) if i == 0 or any(entry.cells[i] for entry in entries)]
    yield _row(columns[i] for i in kept)
    yield _row("---" for _ in kept)
    for entry in entries:
        cells = [escaped(entry.cells[i]) for i in kept]
        yield _row([cells[0] + notes.cite(entry.evidence), *cells[1:]])
    flagged = [(entry, doubt) for entry in entries for doubt in entry.doubts]
    if flagged:
        yield ""
    for entry, doubt in flagged:
        yield f"- {escaped(entry.text)}: **flagged:** {escaped(doubt)}"


def _row(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rest(view: View, alone: bool) -> Iterator[str]:
    """Yield what is not in the summary: what was left out, what was rejected, what may be missing."""
    stretches, characters = view.boilerplate
    if alone and (view.other_stories or stretches):
        yield from ("", "## Left out", "")
        for number, title in view.other_stories:
            yield f"- story {number}: {escaped(title or '(no headline)')}"
        if stretches:
            yield f"- boilerplate: {stretches} {'stretch' if stretches == 1 else 'stretches'}, {characters} characters"
        for beginning in view.beginnings:
            yield f"  - {escaped(beginning)}"
    if view.rejected:
        yield from ("", "## Rejected", "")
    for item in view.rejected:
        yield f"- {escaped(item.text)}"
        yield from (f"  - {escaped(reason)}" for reason in item.reasons)
    for title, texts in (("Possibly missed", view.possibly_missed), ("Not checked", view.not_run)):
        if texts:
            yield from ("", f"## {title}", "")
            yield from (f"- {escaped(text)}" for text in texts)
