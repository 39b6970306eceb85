"""What an item tells beside its text: the further fields of a class of the user's own, each as words to be proved."""

import inspect
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from summarizer.schemas import Figure, Grounded, Program, Refers


class Detail(NamedTuple):
    """One thing told in a field of its own. ``typed``: a number or a date, which may be a rating of the engine's."""

    field: str
    words: str
    typed: bool = False


def details_of(kind: type[Grounded], values: Mapping[str, Any]) -> tuple[Detail, ...]:
    """Return what an item tells in fields that no other check reads.

    Those are not its text, what it copies, what it refers to or what the program fills; nor a choice of the target's
    own (a ``Literal``, an enumeration, a truth value), which no document can hold.
    """
    return tuple(detail for name, annotation in _free(kind) for detail in _told(values.get(name), annotation, name))


@cache
def _free(kind: type[Grounded]) -> tuple[tuple[str, Any], ...]:
    """Return the fields that tell something of their own, each with its type."""
    read = {kind.asserts, *kind.verbatim}
    if issubclass(kind, Figure):
        read.add("what")  # is held against the words beside the figure
    return tuple(
        (name, info.annotation)
        for name, info in kind.model_fields.items()
        if name not in read and not any(isinstance(mark, Program | Refers) for mark in info.metadata)
    )


def _told(value: Any, annotation: Any, field: str) -> Iterator[Detail]:
    """Yield the words and numbers in a value, however deep it is."""
    if value is None or isinstance(value, bool) or _is_choice(annotation):
        return
    if isinstance(value, str):
        if value.strip():
            yield Detail(field, value)
    elif isinstance(value, int | float | Decimal):
        yield Detail(field, str(value).removesuffix(".0"), typed=True)
    elif isinstance(value, date):
        yield Detail(field, value.isoformat()[:10], typed=True)
    elif isinstance(value, BaseModel | Mapping):
        yield from _told_inside(value, annotation, field)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _told(part, annotation, field)


def _told_inside(value: BaseModel | Mapping[str, Any], annotation: Any, field: str) -> Iterator[Detail]:
    """Yield what the fields of a model tell, of an instance or of its plain form; or the values of any mapping."""
    plain = vars(value) if isinstance(value, BaseModel) else value
    known = type(value) if isinstance(value, BaseModel) else _model_of(plain, annotation)
    types = {name: info.annotation for name, info in known.model_fields.items()} if known else {}
    for name, part in plain.items():
        yield from _told(part, types.get(name), f"{field}.{name}")


def _model_of(plain: Mapping[str, Any], annotation: Any) -> type[BaseModel] | None:
    """Return the model in a type that has these fields."""
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return annotation if plain.keys() <= annotation.model_fields.keys() else None
    return next((found for part in get_args(annotation) if (found := _model_of(plain, part))), None)


def _is_choice(annotation: Any) -> bool:
    """Tell whether a type is a choice between given words, or a list of such."""
    if get_origin(annotation) is Literal or (inspect.isclass(annotation) and issubclass(annotation, Enum)):
        return True
    parts = [part for part in get_args(annotation) if part not in (NoneType, Ellipsis)]
    return bool(parts) and all(map(_is_choice, parts))
