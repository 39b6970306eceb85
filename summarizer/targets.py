"""One target, two classes: what the program returns, and what an engine fills.

Users write the class that is returned. From it :func:`target_of` derives the
class that an engine fills: the program's fields are absent, every field is
required, and evidence is asked for as ``cites`` and ``quote``. An answer that
carries fields of the program's own (a verdict, evidence, an id) has them dropped.
"""

import importlib.util
import inspect
import json
import sys
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from summarizer.errors import ConfigurationError
from summarizer.schemas import Article, Brief, Grounded, Program, Refers, Resting

M = TypeVar("M")

SHIPPED: dict[str, type[BaseModel]] = {"article": Article, "brief": Brief}
"""The targets that come with the package, by name."""

QUOTE_WORDS = 15
"""Words a quote is asked to have at most: full sentences as quotes double the length of an answer."""

Schema = str | type[BaseModel]
"""A shipped target's name, ``file.py:Class``, or a Pydantic class."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target as written (``returned``) and the class an engine fills (``fill``), under a ``name``."""

    name: str
    returned: type[BaseModel]
    fill: type[BaseModel]

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change when what an engine is asked for does."""
        return _fingerprint(self.fill)


@cache
def _fingerprint(fill: type[BaseModel]) -> str:
    schema = json.dumps(fill.model_json_schema(), sort_keys=True, separators=(",", ":"))
    return sha256(schema.encode()).hexdigest()[:12]


class Fill(BaseModel):
    """The base of what an engine fills. Whatever else it answers is dropped, though the schema forbids it."""

    model_config = ConfigDict(extra="ignore", json_schema_extra={"additionalProperties": False})


def resolve_target(schema: Schema) -> Target:
    """Return the target for a name, a ``file.py:Class`` or a class.

    Raises :class:`ConfigurationError` where there is no such target, or it cannot be one.
    """
    if not isinstance(schema, str):
        return target_of(schema)
    if schema in SHIPPED:
        return target_of(SHIPPED[schema], schema)
    path, colon, name = schema.rpartition(":")
    if not colon or not path.endswith(".py"):
        raise ConfigurationError(
            f"there is no schema {schema!r}; choose {' or '.join(SHIPPED)}, or write file.py:Class"
        )
    return target_of(_class_in(Path(path), name))


@cache
def target_of(returned: type[BaseModel], name: str | None = None) -> Target:
    """Derive the two classes of a target. Raises :class:`ConfigurationError` where it cannot be one."""
    if not (inspect.isclass(returned) and issubclass(returned, BaseModel)):
        raise ConfigurationError(f"the schema {returned!r} is no Pydantic model; let it inherit pydantic.BaseModel")
    _require_finite(returned)
    _require_items(returned)
    return Target(name or returned.__name__, returned, fill_class(returned))


def marker(field: FieldInfo, kind: type[M]) -> M | None:
    """Return the marker of class ``kind`` on a field, if it has one."""
    return next((m for m in field.metadata if isinstance(m, kind)), None)


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
    return create_model(returned.__name__, __base__=Fill, __doc__=inspect.cleandoc(returned.__doc__ or ""), **fields)


def _asked_evidence(returned: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    """Yield the fields by which an engine proves an item."""
    if not is_item(returned) or issubclass(returned, Resting):
        return
    assert issubclass(returned, Grounded)
    if returned.cited:
        yield "cites", (list[int], Field(description="The numbers of the sentences relied on."))
    if not returned.verbatim:
        about = f"The decisive words of one of them, copied exactly, at most {QUOTE_WORDS} words."
        yield "quote", (str, Field(description=about))


def _required(info: FieldInfo) -> FieldInfo:
    """Return a field's description and limits without its default: what has a default is not asked for."""
    asked = copy(info)
    asked.default, asked.default_factory = PydanticUndefined, None
    return asked


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
    if inspect.isclass(annotation) and get_origin(annotation) is None:
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for argument in get_args(annotation):
        yield from models_in(argument)


def item_fields(model: type[BaseModel]) -> Iterator[tuple[str, type[Grounded]]]:
    """Yield the fields of a model that hold items, and the items' class, whatever the depth, outermost first."""
    for name, info in model.model_fields.items():
        for inner in models_in(info.annotation):
            if issubclass(inner, Grounded):
                yield name, inner
            else:
                yield from item_fields(inner)


def _require_finite(returned: type[BaseModel], above: tuple[type[BaseModel], ...] = ()) -> None:
    """Refuse a target that holds itself: neither an answer nor a strict server's schema could end."""
    if returned in above:
        raise ConfigurationError(
            f"the schema {above[0].__name__} holds itself through {returned.__name__}; use lists of items instead"
        )
    for info in returned.model_fields.values():
        for inner in models_in(info.annotation):
            _require_finite(inner, (*above, returned))


def _require_items(returned: type[BaseModel]) -> None:
    """Refuse a target that holds no items, or that cannot lose one to the verifier."""
    if not any(True for _ in item_fields(returned)):
        raise ConfigurationError(
            f"the schema {returned.__name__} has no items to prove; let its parts inherit summarizer.schemas.Grounded"
        )
    for name, info in returned.model_fields.items():
        if is_item(info.annotation):
            raise ConfigurationError(
                f"{returned.__name__}.{name} must be able to be empty, for an item may be rejected; "
                f"write {info.annotation.__name__} | None"  # type: ignore[union-attr]
            )
        if any(getattr(m, "min_length", 0) for m in info.metadata) and any(map(is_item, models_in(info.annotation))):
            raise ConfigurationError(
                f"{returned.__name__}.{name} must be able to be empty, for items may be rejected; drop its min_length"
            )
        _require_known_references(returned, name)


def _require_known_references(returned: type[BaseModel], name: str) -> None:
    """Refuse an item that refers to a field that the target does not have."""
    for inner in models_in(returned.model_fields[name].annotation):
        for field, info in inner.model_fields.items():
            refers = marker(info, Refers)
            if refers and not set(refers.fields) & set(returned.model_fields) and issubclass(inner, Resting):
                raise ConfigurationError(
                    f"{inner.__name__}.{field} refers to {' and '.join(refers.fields)}, which {returned.__name__} "
                    "does not have; add such a field or refer to another"
                )


def _class_in(path: Path, name: str) -> type[BaseModel]:
    """Import a user's file and return the class ``name`` of it."""
    if not path.is_file():
        raise ConfigurationError(f"the schema file {str(path)!r} does not exist; check the path before the colon")
    module_name = f"summarizer_schema_{path.stem}"
    spec = importlib.util.spec_from_file_location(module_name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # pydantic looks annotations up there, and so does pickle
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ConfigurationError(
            f"the schema file {str(path)!r} cannot be imported "
            f"({type(error).__name__}: {error}); run it with python first"
        ) from error
    found = getattr(module, name, None)
    if found is None:
        raise ConfigurationError(f"the schema file {str(path)!r} has no class {name!r}; check the name after the colon")
    return target_of(found).returned
