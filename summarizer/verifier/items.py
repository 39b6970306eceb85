"""The items of a summary, whatever its target: an instance of it, or its JSON form."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import to_jsonable_python

from summarizer.errors import InputError
from summarizer.schemas import (
    Article,
    Brief,
    Claim,
    Evidence,
    Figure,
    Gist,
    Grounded,
    Refers,
    Resting,
    Source,
    Uncertainty,
)
from summarizer.schemas.brief import Point, Title
from summarizer.schemas.grounded import SCHEMA_VERSION
from summarizer.spans import Span
from summarizer.verifier.wording import shown

Summary = BaseModel | Mapping[str, Any]
"""A summary to verify: an instance of any target, its JSON form, or that of a whole result."""

# The fields that hold what the program says of an item: no items stand there.
_PROGRAMS = frozenset(Grounded.model_fields)

_SHIPPED: tuple[type[BaseModel], ...] = (Article, Brief)

# What only the JSON form of a report has.
_REPORT = frozenset(("verifier", "verified", "possibly_missed"))

# What the JSON form of a result has beside its summary: objects, and the form's version.
_RECORD, _OWN = frozenset(("document", "report", "run")), frozenset(("summary", "schema_version"))

# The classes that JSON is told by: no two of them take the same fields (a headline is judged like a gist).
_KINDS: tuple[type[Grounded], ...] = (Claim, Figure, Source, Uncertainty, Gist, Title, Point)


class Stored(NamedTuple):
    """One piece of evidence as a summary gives it: what it quotes, and where it says that this stands, if it does."""

    quote: str
    place: Span | None


class Words(NamedTuple):
    """A string that belongs to no item, so that nothing proves it, and the field of the target that holds it."""

    field: str
    text: str


class Item(NamedTuple):
    """One item of a summary: its class, its fields by name, and the field of the target that holds it."""

    id: str
    field: str
    kind: type[Grounded]
    values: Mapping[str, Any]

    @property
    def rests(self) -> bool:
        """Whether it is proved by other items' evidence."""
        return issubclass(self.kind, Resting)

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and aliases, where it is somebody or something that can be cited."""
        name, aliases = self.values.get("name"), self.values.get("aliases")
        told = [name, *aliases] if isinstance(aliases, (list, tuple)) else [name]
        return tuple(one for one in told if isinstance(one, str) and one)

    @property
    def evidence(self) -> tuple[Stored, ...]:
        """The evidence that the summary gives for it, one piece or several; nothing of it is believed before it is
        located.
        """
        given = self.values.get("evidence")
        pieces = given if isinstance(given, (list, tuple)) else () if given is None else (given,)
        return tuple(map(_stored, pieces))

    def references(self, by: str) -> tuple[str, ...]:
        """Return the ids that it refers to in its fields of that kind: ``name`` (its speaker) or ``id``."""
        return tuple(one for name in _referring(self.kind, by) for one in _ids(self.values.get(name)))

    def to_dict(self) -> dict[str, Any]:
        """Return its JSON form."""
        return {name: to_jsonable_python(value, fallback=str) for name, value in self.values.items()}


class Loose(Grounded):
    """An item of a class that is not known: what it says is read from its JSON form alone."""


class LooseNamed(Loose):
    """The same, for an item that has a name and no text."""

    asserts: ClassVar[str] = "name"


def items_of(summary: Summary) -> tuple[Item, ...]:
    """Return the items of ``summary`` in its own order.

    Raises :class:`InputError` for what is no summary, and for JSON that holds no item.
    """
    if not isinstance(summary, BaseModel):
        summary = getattr(summary, "summary", summary)  # a result holds one
    if not isinstance(summary, BaseModel):
        summary = _told_in(summary)
    if isinstance(summary, BaseModel):
        found = [part for name in type(summary).model_fields for part in _walk(getattr(summary, name, None), name)]
    else:
        found = [part for part in _parts(summary) if isinstance(part, _Found)]
        if not found:
            raise InputError(
                "the summary holds no item that can be judged; give the output of --format json, "
                'words under "summary", a list of sentences, or free text by itself'
            )
    return tuple(
        Item(_id(values, field, number), field, kind, values) for number, (field, kind, values) in enumerate(found, 1)
    )


def plain_words(summary: Summary) -> Iterator[Words]:
    """Yield the strings of ``summary`` that belong to no item, however deep they stand."""
    inner = getattr(summary, "summary", summary)
    if isinstance(inner, Mapping):
        inner = inner.get("summary", inner)
    values = inner.model_dump() if isinstance(inner, BaseModel) else inner
    return (part for part in _parts(values) if isinstance(part, Words))


def words_beside(record: Mapping[str, Any]) -> Iterator[Words]:
    """Yield the strings that stand beside ``"summary"`` in JSON, but for what the program itself writes there.

    A word alone states nothing: it is an id, an address, the name of a model.
    """
    for name, value in record.items() if "summary" in record else ():
        if name not in _OWN and not (name in _RECORD and isinstance(value, Mapping)):
            yield from (Words(str(name), text) for text in _strings(value) if _may_state(text))


def _may_state(text: str) -> bool:
    return len(text.split()) > 1 or not text.isascii()


def _strings(value: object) -> Iterator[str]:
    """Yield every string inside JSON, however deep, in its order."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, Mapping):
            left.extend(reversed(list(one.values())))
        elif isinstance(one, (list, tuple)):
            left.extend(reversed(one))


class _Found(NamedTuple):
    """An item as it is found, before it has an id."""

    field: str
    kind: type[Grounded]
    values: Mapping[str, Any]


def _told_in(summary: Mapping[str, Any]) -> Summary:
    """Return what the JSON form of a result, or of its summary, tells. Raises :class:`InputError` for any other."""
    if not isinstance(summary, Mapping):
        kind = type(summary).__name__
        raise InputError(f"a {kind} is no summary; pass a result, its summary or its JSON form (check() takes prose)")
    _require_summary(summary)
    inner = summary.get("summary", summary)
    if isinstance(inner, BaseModel):
        return inner
    if not isinstance(inner, Mapping):
        raise InputError(
            'what stands under "summary" is neither words, nor a list of sentences, nor the summary of --format json'
        )
    if not inner:
        raise InputError("the summary is empty, so nothing can be verified; give the output of --format json")
    _require_whole(inner)
    return inner


def _require_summary(record: Mapping[str, Any]) -> None:
    """Raise :class:`InputError` for a report of verify, and for a form whose fields may mean other things."""
    report = record.get("report", record)
    if "summary" not in record and isinstance(report, Mapping) and report.keys() >= _REPORT:
        raise InputError("this is a report of verify, not a summary; give the summary that it is of")
    version = str(record.get("schema_version") or SCHEMA_VERSION)
    if "summary" in record and version != SCHEMA_VERSION:
        raise InputError(
            f"the summary is in version {shown(version)} of the JSON form, only {shown(SCHEMA_VERSION)} is read here; "
            "make it again, or verify it with the program that made it"
        )


def _require_whole(inner: Mapping[str, Any]) -> None:
    """Raise :class:`InputError` for a shipped target that is damaged; what it has beside its fields is no damage."""
    for target in _SHIPPED:
        if target.model_fields.keys() <= inner.keys():
            try:
                target.model_validate({name: _without_evidence(inner[name]) for name in target.model_fields})
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"])
                raise InputError(f"the summary is damaged at {where} ({first['msg']}); make it again") from None


def _without_evidence(value: object) -> object:
    """Return JSON without the evidence in it: that is located, and needs no form of its own."""
    if isinstance(value, Mapping):
        return {name: _without_evidence(part) for name, part in value.items() if name != "evidence"}
    return [_without_evidence(part) for part in value] if isinstance(value, (list, tuple)) else value


def _walk(value: object, field: str) -> Iterator[_Found]:
    """Yield the items inside ``value``, outermost first."""
    if value is None or isinstance(value, (str, int)):
        return
    if isinstance(value, Grounded):
        yield _Found(field, type(value), vars(value))
    if isinstance(value, BaseModel):
        for name, part in vars(value).items():
            if name not in _PROGRAMS and not (part is None or isinstance(part, (str, int))):
                yield from _walk(part, field)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _walk(part, field)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _walk(part, field)


def _parts(summary: Mapping[str, Any]) -> Iterator[_Found | Words]:
    """Yield the items of JSON, and the words that belong to none."""
    try:
        for name, value in summary.items():
            yield from _walk_json(value, str(name))
    except RecursionError:
        raise InputError("the summary is nested too deeply to be read; make it again") from None


def _walk_json(value: object, field: str) -> Iterator[_Found | Words]:
    """Yield the parts of JSON of any target, outermost first: what has evidence is an item, and a text that has none.

    A text beside items of its own is taken for what they stand under, which is no item.
    """
    if isinstance(value, str):
        yield Words(field, value)
    elif isinstance(value, Mapping):
        parts = [part for name, part in value.items() if name not in _PROGRAMS]
        inner = [one for part in parts for one in _walk_json(part, field)]
        items = [one for one in inner if isinstance(one, _Found)]
        if "evidence" in value or (not items and _is_unproved(value)):
            yield _Found(field, *_classed(value))
            yield from items
        else:
            yield from inner
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _walk_json(part, field)


def _classed(value: Mapping[str, Any]) -> tuple[type[Grounded], Mapping[str, Any]]:
    """Return an item's class, told by its fields, with their values as that class reads them.

    A target of the user's own often has shipped items: they must be judged as when they were made, a figure as the
    figure that it is.
    """
    for kind in _KINDS:
        if _required(kind) <= value.keys() <= kind.model_fields.keys():
            try:
                read = kind.model_validate({**value, "evidence": ()})
                return kind, {**vars(read), "evidence": value.get("evidence", ())}
            except ValidationError:
                continue
    return (Loose if isinstance(value.get("text"), str) else LooseNamed), value


@cache
def _required(kind: type[Grounded]) -> frozenset[str]:
    return frozenset(name for name, info in kind.model_fields.items() if info.is_required())


def _is_unproved(value: Mapping[str, Any]) -> bool:
    """Tell whether this is an item that lost its evidence or never had any, which nothing then proves."""
    named = isinstance(value.get("name"), str) and ("id" in value or _required(Source) <= value.keys())
    return "text" in value or named


@cache
def _referring(kind: type[Grounded], by: str) -> tuple[str, ...]:
    """Return the fields of a class of items that refer to other items in that way."""
    return tuple(
        name
        for name, info in kind.model_fields.items()
        if any(isinstance(mark, Refers) and mark.by == by for mark in info.metadata)
    )


def _id(values: Mapping[str, Any], field: str, number: int) -> str:
    """Return an item's own id, else its field and its number among all items."""
    own = values.get("id")
    return own if isinstance(own, str) and own else f"{field}[{number}]"


def _stored(given: object) -> Stored:
    """Return one piece of evidence: a quote with its place, or by itself; where it is damaged, one without words."""
    fields = vars(given) if isinstance(given, Evidence) else given if isinstance(given, Mapping) else {"quote": given}
    quote, start, end = (fields.get(name) for name in ("quote", "start", "end"))
    place = Span(start, end) if isinstance(start, int) and isinstance(end, int) else None
    return Stored(quote if isinstance(quote, str) else "", place)


def _ids(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, (list, tuple)) else []
