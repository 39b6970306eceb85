"""Any target, filled from a digest: what an item gets is told by its class, never by the target's name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from summarizer.errors import ConfigurationError
from summarizer.extractive.values import Digest, Doubt, Ground, Line, Number, Point, Voice
from summarizer.schemas import Claim, Figure, Gist, Grounded, Program, Refers, Resting, Source, Uncertainty
from summarizer.targets import Target, fill_order, id_prefixes, marker, models_in

Told = Point | Number | Doubt | Voice | Line
G = TypeVar("G", Point, Doubt)
Values = dict[str, Any]


def fill(digest: Digest, target: Target) -> BaseModel:
    """Return an instance of ``target.fill``.

    Raises :class:`ConfigurationError` where the target requires a field that no rule can fill.
    """
    values = _Filling(digest, target.name, id_prefixes(target.returned)).model(target.returned)
    try:
        return target.fill.model_validate(values)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"] if isinstance(part, str))
        raise _cannot(target.name, place) from error


def _cannot(target: str, place: str) -> ConfigurationError:
    return ConfigurationError(
        f"the extractive engine cannot fill {target}.{place}; name a model with --model, or make the field optional"
    )


@dataclass(slots=True)
class _Filling:
    """One target on its way: ``ids`` are those given so far, by field and by what they are the id of."""

    digest: Digest
    name: str
    prefixes: Mapping[str, str]
    counts: dict[str, int] = field(default_factory=dict)
    ids: dict[str, dict[Told, str]] = field(default_factory=dict)

    def model(self, returned: type[BaseModel], above: str = "") -> Values:
        """Return the values of a model that is no item."""
        return {
            name: self.value(returned.model_fields[name], name, f"{above}{name}")
            for name in fill_order(returned)
            if marker(returned.model_fields[name], Program) is None
        }

    def value(self, info: FieldInfo, name: str, place: str) -> Any:
        """Return the value of a field of such a model."""
        kind = next(models_in(info.annotation), None)
        if kind is None:
            return list(self.digest.topics) if name == "topics" else self.blank(info, place)
        if not issubclass(kind, Grounded):
            return self.blank(info, place) if get_origin(info.annotation) else self.model(kind, f"{place}.")
        if get_origin(info.annotation) in (list, tuple, set, frozenset):
            told = _limited(self.told(kind), info)
            items = (self.item(kind, one, name, place) for one in told)
            return [item for item in items if item is not None]
        return self.single(kind, name, place)

    def single(self, kind: type[Grounded], name: str, place: str) -> Values | None:
        """Return the one item of a field that holds one: the first that can be told."""
        told: Sequence[Told] = self.told(kind)
        if issubclass(kind, Resting) and not issubclass(kind, Gist):
            told = [line for line in (self.digest.headline, *self.digest.gist) if line]
        elif all(isinstance(one, Point | Doubt) for one in told):
            told = sorted(told, key=lambda one: -getattr(one, "salience", 0.0))
        return next((item for one in told if (item := self.item(kind, one, name, place))), None)

    def told(self, kind: type[Grounded]) -> Sequence[Told]:
        """Return what items of class ``kind`` tell."""
        by_class: tuple[tuple[type[Grounded], Sequence[Told]], ...] = (
            (Source, self.digest.voices),
            (Figure, self.digest.numbers),
            (Uncertainty, self.digest.doubts),
            (Resting, self.digest.gist),
            (Claim, self.digest.points),
        )
        return next((told for base, told in by_class if issubclass(kind, base)), self.digest.points)

    def item(self, kind: type[Grounded], told: Told, name: str, place: str) -> Values | None:
        """Return the values of one item, and give it its id; None where nothing is left that it could rest on."""
        known = _known(kind, told)
        values: Values = {}
        if not issubclass(kind, Resting):
            values = {key: known[key] for key in ("cites", "quote") if key in known}
        for key, info, refers in _parts(kind):
            values[key] = self.references(told, refers) if refers and refers.by == "id" else known.get(key, _UNKNOWN)
            if values[key] is _UNKNOWN:
                values[key] = known.get("speaker") if refers else self.blank(info, f"{place}.{key}")
        if isinstance(told, Line) and [] in values.values():
            return None
        self.counts[name] = self.counts.get(name, 0) + 1
        self.ids.setdefault(name, {})[told] = f"{self.prefixes[name]}{self.counts[name]}"
        return values

    def references(self, told: Told, refers: Refers) -> list[str]:
        """Return the ids of what ``told`` rests on, as far as the target holds it."""
        grounds: Sequence[Ground] = told.rests if isinstance(told, Line) else ()
        found = [self.ids.get(name, {}).get(ground) for ground in grounds for name in refers.fields]
        return [one for one in found if one]

    def blank(self, info: FieldInfo, place: str) -> Any:
        """Return the emptiest value that a field takes. Raises :class:`ConfigurationError` where it takes none."""
        if info.default is not PydanticUndefined:
            return info.default
        if info.default_factory is not None:
            return info.get_default(call_default_factory=True)
        origin = get_origin(info.annotation) or info.annotation
        if origin in (list, tuple, set, frozenset, dict):
            return origin()
        if type(None) in getattr(info.annotation, "__args__", ()):
            return None
        raise _cannot(self.name, place)


_UNKNOWN = object()


@cache
def _parts(kind: type[Grounded]) -> tuple[tuple[str, FieldInfo, Refers | None], ...]:
    """Return the fields of an item that an engine fills, each with what it refers to."""
    fields = kind.model_fields.items()
    return tuple((key, info, marker(info, Refers)) for key, info in fields if marker(info, Program) is None)


def _known(kind: type[Grounded], told: Told) -> Values:
    """Return what can be put into the fields of an item, by their names."""
    match told:
        case Point():
            verbatim = dict.fromkeys(kind.verbatim, told.quote)
            return {
                "text": told.text,
                "quote": told.quote,
                "cites": list(told.cites),
                "speaker": told.speaker,
                "certainty": told.certainty,
                **verbatim,
            }
        case Number():
            return {"text": told.text, "cites": list(told.cites), "what": told.what, "speaker": told.speaker}
        case Doubt():
            return {
                "text": told.text,
                "cites": list(told.cites),
                "kind": told.kind,
                "cue": told.cue,
                "speaker": told.speaker,
            }
        case Voice():
            return {"name": told.name, "kind": told.kind, "role": told.role}
        case Line():
            return {"text": told.text}


def _limited(told: Sequence[Told], info: FieldInfo) -> Sequence[Told]:
    """Return as many as a field takes: the most salient, in their order."""
    most = min((m.max_length for m in info.metadata if getattr(m, "max_length", None) is not None), default=None)
    if most is None or len(told) <= most:
        return told
    best = sorted(range(len(told)), key=lambda i: (-getattr(told[i], "salience", 0.0), i))[:most]
    return [told[i] for i in sorted(best)]
