"""What a reader is shown of a result, before any format: one view for terminal, Markdown and HTML.

Any target has a view: its items become entries under the name of their field.
The items of ``article`` have a better one, chosen by the item's class and not
by the target's name, so targets that reuse the classes have it too.

The values of a view are named tuples: a dataclass costs seven times as much to
define, and every run pays for that. Texts in a view are raw: each format makes them harmless in its own way.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from pydantic import BaseModel

from summarizer.document import Document
from summarizer.engines import Run
from summarizer.renderers.amounts import value_of
from summarizer.schemas import Claim, Evidence, Figure, Finding, Gist, Grounded, Refers, Resting, Source, Uncertainty
from summarizer.targets import marker

PROGRAM_FIELDS = frozenset(Grounded.model_fields)
"""The fields of every item that are no part of what it says."""

OWN_VOICE = "In the article's own voice"
FIGURE_COLUMNS = ("Figure", "What it measures", "As a value", "Says who")


class Outcome(Protocol):
    """What is rendered: :class:`summarizer.Result`, or anything with its four parts."""

    @property
    def summary(self) -> BaseModel:
        """The target, filled."""

    @property
    def document(self) -> Document:
        """The page it was made from."""

    @property
    def report(self) -> Any:
        """The verifier's report."""

    @property
    def run(self) -> Run:
        """How it came about."""


class Entry(NamedTuple):
    """One item as it is read: its words, one word on its standing, what else is known of it, and its proof."""

    text: str
    tag: str | None = None
    details: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[str, ...] = ()
    resting: bool = False
    children: tuple["Entry", ...] = ()
    cells: tuple[str, ...] = ()


class Group(NamedTuple):
    """Entries under one heading; ``head`` is the source that says them, where there is one."""

    title: str | None
    entries: tuple[Entry, ...]
    head: Entry | None = None


class Section(NamedTuple):
    """One part of the view. A table has ``columns``, and as many cells in each entry."""

    title: str
    groups: tuple[Group, ...]
    columns: tuple[str, ...] = ()
    kind: Literal["prose", "list", "table", "words"] = "list"


class Rejection(NamedTuple):
    """An item that is not in the summary, and why."""

    text: str
    reasons: tuple[str, ...]


class View(NamedTuple):
    """All that is shown, in the order it is read."""

    headline: Entry | None
    title: str | None
    byline: tuple[str, ...]
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
    other_stories: tuple[tuple[int, str | None], ...]
    boilerplate: tuple[int, int]
    beginnings: tuple[str, ...]
    rejected: tuple[Rejection, ...]
    possibly_missed: tuple[str, ...]
    not_run: tuple[str, ...]
    verdicts: str
    run: str


def view_of(outcome: Outcome) -> View:
    """Lay out a result for a reader. Raises nothing, whatever the target."""
    summary, document, report = outcome.summary, outcome.document, outcome.report
    headline = _headline_field(summary)
    top = getattr(summary, headline) if headline else None
    index = _Index.of(summary)
    return View(
        headline=_entry(top, index) if top is not None else None,
        title=_title(document),
        byline=(*_own_title(document, top), *_byline(document)),
        notices=tuple(f"{notice.kind}: {notice.message}" for notice in document.notices),
        sections=tuple(_sections(summary, index, skip=headline)),
        other_stories=_other_stories(document),
        boilerplate=_boilerplate(document),
        beginnings=_beginnings(document),
        rejected=tuple(rejections(report)),
        possibly_missed=all_missed(report.possibly_missed),
        not_run=not_checked(report.not_run),
        verdicts=verdict_line(report),
        run=_run_line(outcome.run),
    )


def verdict_line(report: Any) -> str:
    """Return the counts in one line: ``31 items: 29 verified, 2 flagged, 0 rejected``."""
    rejected = len(report.rejected)
    total = report.verified + report.flagged + rejected
    noun = "item" if total == 1 else "items"
    return f"{total} {noun}: {report.verified} verified, {report.flagged} flagged, {rejected} rejected"


def rejections(report: Any) -> Iterator[Rejection]:
    """Yield the rejected items of a report with their reasons, the worst first."""
    for rejected in report.rejected:
        yield Rejection(asserted(rejected.item), messages(rejected.findings, ("contradiction", "doubt")))


def asserted(item: Any) -> str:
    """Return the words of an item: the field it asserts, or the first text it has."""
    if isinstance(item, str):
        return item
    values = item if isinstance(item, dict) else dict(item)
    name = getattr(item, "asserts", "text")
    texts = [values.get(name), *(v for k, v in values.items() if k not in PROGRAM_FIELDS)]
    return next((text for text in texts if isinstance(text, str) and text), "")


def told(value: Any) -> str:
    """Return how a part of the report is told in words."""
    if isinstance(value, str):
        return value
    parts = [getattr(value, name, None) for name in ("kind", "check", "text", "message", "reason")]
    return ": ".join(part for part in parts if isinstance(part, str) and part) or str(value)


def all_missed(parts: Iterable[Any]) -> tuple[str, ...]:
    """Return what a summary may miss in words, in one line all of a kind: "figures: 31 people; four tugs"."""
    kinds: dict[str, list[str]] = {}
    for part in parts:
        kinds.setdefault(getattr(part, "kind", ""), []).append(getattr(part, "text", "") or told(part))
    return tuple(": ".join(filter(None, (kind and f"{kind}s", "; ".join(texts)))) for kind, texts in kinds.items())


def not_checked(parts: Iterable[Any]) -> tuple[str, ...]:
    """Return what did not run in words, the checks that are hindered by one thing in one line: "names, role: …"."""
    reasons: dict[str, list[str]] = {}
    for part in parts:
        check, reason = getattr(part, "check", ""), getattr(part, "reason", "")
        reasons.setdefault(reason or told(part), []).extend([check] if check and reason else [])
    return tuple(": ".join(filter(None, (", ".join(checks), reason))) for reason, checks in reasons.items())


class _Index(NamedTuple):
    """The items of a summary by id, and the cues of what is already told with the claim it is about."""

    items: dict[str, Grounded]
    cues: dict[str, list[str]]

    @classmethod
    def of(cls, summary: BaseModel) -> "_Index":
        index = cls({item.id: item for item in items_in(summary) if item.id}, {})
        for item in index.items.values():
            if index.is_told_with_its_claim(item):
                for claim in getattr(item, "about", ()):
                    index.cues.setdefault(claim, []).append(getattr(item, "cue", ""))
        return index

    def is_told_with_its_claim(self, item: Grounded) -> bool:
        """Tell whether an uncertainty says no more than the one claim that it is about."""
        if not isinstance(item, Uncertainty) or item.kind not in ("hedged", "disputed") or len(item.about) != 1:
            return False
        claim = self.items.get(item.about[0])
        return isinstance(claim, Claim) and claim.text == item.text

    def name(self, reference: str) -> str:
        """Return the words of the item with this id, or the reference itself."""
        item = self.items.get(reference)
        return asserted(item) if item is not None else reference


def items_in(value: Any) -> Iterator[Grounded]:
    """Yield every item of a summary, in order, those inside other items and models too."""
    if isinstance(value, Grounded):
        yield value
    if isinstance(value, BaseModel):
        skipped = PROGRAM_FIELDS if isinstance(value, Grounded) else frozenset()
        for name in type(value).model_fields:
            inner = getattr(value, name, None)
            if name not in skipped and inner is not None and not isinstance(inner, str):
                yield from items_in(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from items_in(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from items_in(inner)


def _headline_field(summary: BaseModel) -> str | None:
    """Return the field of the one item that heads the summary: a single item resting on the others."""
    fields = type(summary).model_fields
    return next((name for name in fields if isinstance(getattr(summary, name, None), Resting)), None)


def _sections(summary: BaseModel, index: _Index, skip: str | None, prefix: str = "") -> Iterator[Section]:
    """Yield the sections of a target: what is unknown before who else is cited, else in the order declared."""
    late: list[Section] = []
    for name in type(summary).model_fields:
        value = getattr(summary, name, None)
        if name == skip or value is None or value in ([], (), {}, ""):
            continue
        title = f"{prefix}{spaced(name)}"
        if isinstance(value, BaseModel) and not isinstance(value, Grounded):
            yield from _sections(value, index, None, f"{title}: ")
            continue
        items = [value] if isinstance(value, Grounded) else _own_items(value)
        sections = _item_sections(items, title, index, summary) if items else [_words(title, value)]
        if items and all(isinstance(item, Source) for item in items):
            late.extend(sections)
        else:
            yield from sections
            if items and isinstance(items[0], Uncertainty):
                yield from late
                late = []
    yield from late


def _own_items(value: Any) -> list[Grounded]:
    """Return the items directly in a field: a list, a tuple or the values of a dictionary."""
    inner: Iterable[Any] = value.values() if isinstance(value, dict) else value if _is_many(value) else ()
    return [item for item in inner if isinstance(item, Grounded)]


def _is_many(value: Any) -> bool:
    return isinstance(value, list | tuple | set | frozenset)


def _item_sections(items: Sequence[Grounded], title: str, index: _Index, summary: BaseModel) -> list[Section]:
    """Return the sections for the items of one field, by their class."""
    first = items[0]
    if all(isinstance(item, Claim) for item in items):
        return [_voices([item for item in items if isinstance(item, Claim)], index)]
    if all(isinstance(item, Figure) for item in items):
        rows = tuple(_figure(item, index) for item in items if isinstance(item, Figure))
        return [Section(title, (Group(None, rows),), FIGURE_COLUMNS, "table")]
    if isinstance(first, Gist):
        return [_listed("In short", items, index, "prose")]
    if all(isinstance(item, Uncertainty) for item in items):
        title, items = "What is unknown or disputed", [item for item in items if not index.is_told_with_its_claim(item)]
    elif all(isinstance(item, Source) for item in items):
        speaking = _speaking(summary)
        title, items = "Also cited", [item for item in items if item.id not in speaking]
    return [_listed(title, items, index, "list")] if items else []


def _listed(title: str, items: Iterable[Grounded], index: _Index, kind: Literal["prose", "list"]) -> Section:
    return Section(title, (Group(None, tuple(_entry(item, index) for item in items)),), kind=kind)


def _words(title: str, value: Any) -> Section:
    """Return a section of plain values, which assert nothing and are not proved."""
    values = value if _is_many(value) else [value]
    return Section(title, (Group(None, tuple(Entry(_worded(v)) for v in values)),), kind="words")


def _speaking(summary: BaseModel) -> set[str | None]:
    """Return the ids of the sources that head a group of claims."""
    return {item.speaker for item in items_in(summary) if isinstance(item, Claim)}


def _voices(claims: Sequence[Claim], index: _Index) -> Section:
    """Group the claims by who makes them, in the order they first speak; the article's own voice comes last."""
    speakers = list(dict.fromkeys(claim.speaker for claim in claims if claim.speaker is not None))
    groups = [_voice(speaker, claims, index) for speaker in [*speakers, None]]
    return Section("Who says what, and how sure", tuple(group for group in groups if group.entries))


def _voice(speaker: str | None, claims: Sequence[Claim], index: _Index) -> Group:
    entries = tuple(_entry(claim, index) for claim in claims if claim.speaker == speaker)
    if speaker is None:
        return Group(OWN_VOICE, entries)
    source = index.items.get(speaker)
    return Group(_headed(index.name(speaker)), entries, _entry(source, index) if source is not None else None)


def _headed(name: str) -> str:
    """Return a name as a heading: "the coast guard" starts with a capital, "iFixit" stays as it is."""
    return name[:1].upper() + name[1:] if name.startswith(("the ", "a ", "an ")) else name


def _entry(item: Grounded, index: _Index) -> Entry:
    """Return the entry of one item, by its class."""
    tag, details = _told_of(item, index)
    return Entry(
        text=asserted(item),
        tag=tag,
        details=tuple((name, text) for name, text in details if text),
        evidence=item.evidence,
        doubts=messages(item.verdict.findings, ("doubt", "contradiction")),
        resting=isinstance(item, Resting),
        children=tuple(_entry(child, index) for child in _children(item)),
    )


def _told_of(item: Grounded, index: _Index) -> tuple[str | None, list[tuple[str, str]]]:
    """Return the one word on an item's standing, and what else is told of it."""
    if isinstance(item, Claim):
        cues = ", ".join(f"“{cue}”" for cue in dict.fromkeys(index.cues.get(item.id, ())))
        return item.certainty, [("cue", cues), ("via", index.name(item.via) if item.via else "")]
    if isinstance(item, Uncertainty):
        speaker = index.name(item.speaker) if item.speaker else ""
        return spaced(item.kind, capital=False), [("cue", f"“{item.cue}”" if item.cue else ""), ("says", speaker)]
    if isinstance(item, Source):
        return None, [("role", item.role or ""), ("kind", item.kind or ""), ("also", ", ".join(item.aliases))]
    return None, [] if isinstance(item, Resting) else list(_other_fields(item, index))


def _other_fields(item: Grounded, index: _Index) -> Iterator[tuple[str, str]]:
    """Yield what an item of a user's own class says beside its main words, references turned into names."""
    for name, info in type(item).model_fields.items():
        value = getattr(item, name, None)
        if name in PROGRAM_FIELDS or name == type(item).asserts or list(items_in(value)):
            continue
        if value is None or value in ([], (), {}, ""):
            continue
        refers = marker(info, Refers) is not None
        yield spaced(name, capital=False), _referred(value, index) if refers else _worded(value)


def _children(item: Grounded) -> Iterator[Grounded]:
    """Yield the items directly inside an item."""
    for name in type(item).model_fields:
        value = getattr(item, name, None)
        if name not in PROGRAM_FIELDS:
            yield from [value] if isinstance(value, Grounded) else _own_items(value)


def _figure(figure: Figure, index: _Index) -> Entry:
    speaker = index.name(figure.speaker) if figure.speaker else ""
    return Entry(
        text=figure.text,
        evidence=figure.evidence,
        doubts=messages(figure.verdict.findings, ("doubt", "contradiction")),
        cells=(figure.text, figure.what or "", value_of(figure), speaker),
    )


def messages(findings: Iterable[Finding], severities: tuple[str, ...]) -> tuple[str, ...]:
    """Return the messages of the findings of these severities, in the order of the severities."""
    found = list(findings)
    return tuple(finding.message for severity in severities for finding in found if finding.severity == severity)


def _referred(value: Any, index: _Index) -> str:
    return ", ".join(index.name(str(reference)) for reference in (value if _is_many(value) else [value]))


def _worded(value: Any) -> str:
    """Return any plain value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, BaseModel):
        return ", ".join(f"{spaced(k, capital=False)}: {_worded(v)}" for k, v in value if v is not None)
    if isinstance(value, dict):
        return ", ".join(f"{k}: {_worded(v)}" for k, v in value.items())
    return ", ".join(map(_worded, value)) if _is_many(value) else str(value)


def spaced(name: str, capital: bool = True) -> str:
    """Return a field's name as words: ``open_questions`` as ``Open questions``."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:] if capital else words


def _title(document: Document) -> str | None:
    """Return the story's own headline; the page's title where it is the page's main story."""
    return document.story_title or document.title


def _own_title(document: Document, headline: Grounded | None) -> tuple[str, ...]:
    """Return the page's own title, as such, where the summary is headed by another line."""
    title = _title(document)
    differs = headline is not None and title is not None and " ".join(title.split()) != asserted(headline)
    return (f"the page's own title: {title}",) if differs else ()


def _byline(document: Document) -> tuple[str, ...]:
    """Return what is known of the page; what was guessed says so."""
    facts = (
        ("author", f"by {document.author}" if document.author else None),
        ("site", document.site),
        ("published", document.published and document.published.replace("T", " ")),
        ("url", document.url),
    )
    return tuple(f"{text} (guessed)" if name in document.guessed else text for name, text in facts if text)


def _other_stories(document: Document) -> tuple[tuple[int, str | None], ...]:
    """Return the stories of the page that were not summarised, by the number that ``--story`` takes."""
    if document.chosen is None:
        return ()
    return tuple((i + 1, story.title) for i, story in enumerate(document.stories) if i != document.chosen)


def _boilerplate(document: Document) -> tuple[int, int]:
    """Return how many stretches of boilerplate were left out, and how many characters they have."""
    parts = [part for part in document.left_out if part.kind == "boilerplate"]
    return len(parts), sum(part.end - part.start for part in parts)


# So much of each stretch, and so many of them, let a reader see that nothing of the story is among them.
_BEGINNING, _STRETCHES = 60, 12


def _beginnings(document: Document) -> tuple[str, ...]:
    """Return how the stretches of boilerplate begin."""
    parts = [part for part in document.left_out if part.kind == "boilerplate"][:_STRETCHES]
    words = [" ".join(document.text[part.start : min(part.end, part.start + 4 * _BEGINNING)].split()) for part in parts]
    return tuple(one if len(one) <= _BEGINNING else f"{one[: _BEGINNING - 1].rstrip()}…" for one in words)


def _run_line(run: Run) -> str:
    """Return how the answer came about, in one line; nothing that differs from run to run."""
    parts = [f"read by the {run.engine} engine", run.model, "cached" if run.cached else None]
    if run.requests:
        parts.append(f"{run.requests} request{'' if run.requests == 1 else 's'}")
        parts.append(f"{run.tokens.input} + {run.tokens.output} tokens")
    parts.append(f"cost {run.cost}" if run.cost else None)
    return ", ".join(part for part in parts if part)
