"""What a class must be to be a target; each is refused at load, with the next step."""

import inspect
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from summarizer.errors import ConfigurationError
from summarizer.schemas import Resting
from summarizer.targets.derivation import is_item, item_fields, models_in, references


def require_target(returned: Any) -> None:
    """Raise :class:`ConfigurationError` for what cannot be a target."""
    if not (inspect.isclass(returned) and issubclass(returned, BaseModel)):
        raise ConfigurationError(f"the schema {returned!r} is no Pydantic model; let it inherit pydantic.BaseModel")
    _require_finite(returned)
    if not any(True for _ in item_fields(returned)):
        raise ConfigurationError(
            f"the schema {returned.__name__} has no items to prove; let its parts inherit summarizer.schemas.Grounded"
        )
    known = {name for name, _ in item_fields(returned)}
    for model in _containers(returned):
        for name in model.model_fields:
            _require_losable(model, name)
            _require_lists(model, name)
            _require_flat(model, name)
            _require_words(model, name)
            _require_known_references(model, name, known)


def _containers(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and those inside it that hold items without being one."""
    yield model
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            if not is_item(inner):
                yield from _containers(inner)


def _require_finite(returned: type[BaseModel], above: tuple[type[BaseModel], ...] = ()) -> None:
    """Refuse a target that holds itself: neither an answer nor a strict server's schema could end."""
    if returned in above:
        raise ConfigurationError(
            f"the schema {above[0].__name__} holds itself through {returned.__name__}; use lists of items instead"
        )
    for info in returned.model_fields.values():
        for inner in models_in(info.annotation):
            _require_finite(inner, (*above, returned))


def _require_losable(model: type[BaseModel], name: str) -> None:
    """Refuse a field that cannot lose an item to the verifier."""
    info = model.model_fields[name]
    if is_item(info.annotation):
        raise ConfigurationError(
            f"{model.__name__}.{name} must be able to be empty, for an item may be rejected; "
            f"write {getattr(info.annotation, '__name__', 'it')} | None"
        )
    if any(getattr(m, "min_length", 0) for m in info.metadata) and any(map(is_item, models_in(info.annotation))):
        raise ConfigurationError(
            f"{model.__name__}.{name} must be able to be empty, for items may be rejected; drop its min_length"
        )


def _require_lists(model: type[BaseModel], name: str) -> None:
    """Refuse items that stand elsewhere than in a list or alone: out of a mapping or a list of lists none can fall."""
    if _is_hidden(model.model_fields[name].annotation, inside=False):
        item = next(kind.__name__ for kind in _items_in(model.model_fields[name].annotation))
        raise ConfigurationError(
            f"{model.__name__}.{name} holds items in a mapping, a set, or lists inside lists; "
            f"write list[{item}], or put them into a model of its own"
        )


def _is_hidden(annotation: Any, *, inside: bool) -> bool:
    """Tell whether a type holds items (or models that hold some) inside two collections, or in one without order."""
    arguments = get_args(annotation)
    if not arguments:
        return False
    origin = get_origin(annotation)
    if origin in (Annotated, Union, UnionType):
        return any(_is_hidden(part, inside=inside) for part in arguments)
    if not any(_items_in(part) for part in arguments):
        return False
    return inside or origin not in (list, tuple) or any(_is_hidden(part, inside=True) for part in arguments)


def _items_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the items in a type, however deep."""
    return [
        item
        for model in models_in(annotation)
        for item in ([model] if is_item(model) else (inner for _, inner in item_fields(model)))
    ]


def _require_words(model: type[BaseModel], name: str) -> None:
    """Refuse items without words of their own: there would be nothing to judge."""
    for item in models_in(model.model_fields[name].annotation):
        if is_item(item) and item.asserts not in item.model_fields:  # type: ignore[attr-defined]  # an item has it
            raise ConfigurationError(
                f"the item {item.__name__} says nothing that could be checked; give it a field text: str, "
                "or name the field that has its words with asserts: ClassVar[str]"
            )


def _require_flat(model: type[BaseModel], name: str) -> None:
    """Refuse items inside items: each needs evidence of its own, and a rejected one could not leave."""
    for inner in models_in(model.model_fields[name].annotation):
        if is_item(inner) and any(True for _ in item_fields(inner)):
            raise ConfigurationError(
                f"the item {inner.__name__} holds items; put them in a list of their own and refer to them by id"
            )


def _require_known_references(model: type[BaseModel], name: str, known: set[str]) -> None:
    """Refuse an item that rests on a field that the target does not have."""
    for inner in models_in(model.model_fields[name].annotation):
        for field, refers in references(inner) if issubclass(inner, Resting) else ():
            if not set(refers.fields) & known:
                raise ConfigurationError(
                    f"{inner.__name__}.{field} refers to {' and '.join(refers.fields)}, which the schema "
                    "does not have; add such a field or refer to another"
                )
