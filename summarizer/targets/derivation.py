"""The parts of a target: its items and their markers, and the class that an engine fills."""

import inspect
from collections.abc import Iterator
from copy import copy
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from summarizer.schemas import Grounded, Program, Refers, Resting

M = TypeVar("M")

QUOTE_WORDS = 15
"""Words a quote is asked to have at most: full sentences as quotes double the length of an answer."""


class Fill(BaseModel):
    """The base of what an engine fills. Whatever else it answers is dropped, though the schema forbids it."""

    model_config = ConfigDict(extra="ignore", json_schema_extra={"additionalProperties": False})


def marker(field: FieldInfo, kind: type[M]) -> M | None:
    """Return the marker of class ``kind`` on a field, if it has one."""
    return next((m for m in field.metadata if isinstance(m, kind)), None)


@cache
def references(model: type[BaseModel]) -> tuple[tuple[str, Refers], ...]:
    """Return the fields of an item that refer to other items, with what they refer to."""
    found = ((name, marker(info, Refers)) for name, info in model.model_fields.items())
    return tuple((name, refers) for name, refers in found if refers is not None)


def is_item(annotation: Any) -> bool:
    """Tell whether a type is a class of items."""
    return inspect.isclass(annotation) and issubclass(annotation, Grounded)


def fill_order(model: type[BaseModel]) -> list[str]:
    """Return a model's field names as an engine fills them: its ``fill_order``, then the rest as declared."""
    first = [name for name in getattr(model, "fill_order", ()) if name in model.model_fields]
    return first + [name for name in model.model_fields if name not in first]


@cache
def fill_class(returned: type[BaseModel]) -> type[BaseModel]:
    """Derive the class that an engine fills from the class that is returned."""
    fields: dict[str, Any] = dict(_asked_evidence(returned))
    for name in fill_order(returned):
        info = returned.model_fields[name]
        if marker(info, Program) is None:
            fields[name] = (_filled(info.annotation), _required(info))
    return create_model(returned.__name__, __base__=Fill, __doc__=_told(returned), **fields)


def _told(returned: type[BaseModel]) -> str:
    """Return what a class says of itself to an engine: ours are explained in the prompts, and nothing is said twice."""
    return "" if returned.__module__.startswith("summarizer.schemas") else inspect.cleandoc(returned.__doc__ or "")


def _asked_evidence(returned: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    """Yield the fields by which an engine proves an item."""
    if not is_item(returned) or issubclass(returned, Resting):
        return
    assert issubclass(returned, Grounded)
    if returned.cited:
        yield "cites", (list[int], Field())
    if not returned.verbatim:
        yield "quote", (str, Field(description=f"At most {QUOTE_WORDS} words, copied."))


def _required(info: FieldInfo) -> FieldInfo:
    """Return a field's description and limits without its default and its other names: it is asked for by its own."""
    asked = copy(info)
    asked.default, asked.default_factory = PydanticUndefined, None
    asked.alias = asked.validation_alias = asked.serialization_alias = None
    return asked


def most_of(info: FieldInfo) -> int | None:
    """Return the most elements that a field takes, None where that is not limited."""
    return next((mark.max_length for mark in info.metadata if getattr(mark, "max_length", None) is not None), None)


def _filled(annotation: Any) -> Any:
    """Return a type with every model in it replaced by the class that an engine fills."""
    if inspect.isclass(annotation) and get_origin(annotation) is None:
        return fill_class(annotation) if issubclass(annotation, BaseModel) else annotation
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return Annotated[(_filled(arguments[0]), *arguments[1:])]
    if origin in (Union, UnionType):
        return Union[tuple(_filled(a) for a in arguments)]  # noqa: UP007 (built at run time)
    if origin in (list, tuple, set, frozenset, dict):
        return origin[tuple(_filled(a) for a in arguments)]
    return annotation


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that a type mentions."""
    try:
        yield from _models_in(annotation)
    except TypeError:  # what cannot be hashed
        yield from _mentioned(annotation)


@cache
def _models_in(annotation: Any) -> tuple[type[BaseModel], ...]:
    return tuple(_mentioned(annotation))


def _mentioned(annotation: Any) -> Iterator[type[BaseModel]]:
    if inspect.isclass(annotation) and get_origin(annotation) is None:
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for argument in get_args(annotation):
        yield from _mentioned(argument)


def item_fields(model: type[BaseModel]) -> Iterator[tuple[str, type[Grounded]]]:
    """Yield the fields of a model that hold items, and the items' class, whatever the depth, outermost first."""
    for name, info in model.model_fields.items():
        for inner in models_in(info.annotation):
            if issubclass(inner, Grounded):
                yield name, inner
            else:
                yield from item_fields(inner)


def id_prefixes(model: type[BaseModel]) -> dict[str, str]:
    """Return what the ids of each field's items begin with: the shortest that tells the fields apart (``claims``: c).

    An item's id is this and its number in the engine's order, from 1.
    """
    unique = list(dict.fromkeys(name for name, _ in item_fields(model)))
    prefixes: dict[str, str] = {}
    for name in unique:
        others = [other for other in unique if other != name]
        starts = (name[:length] for length in range(1, len(name) + 1))
        fits = (start for start in starts if not any(other.startswith(start) for other in others))
        prefixes[name] = next(fits, name + "_")
    return prefixes
