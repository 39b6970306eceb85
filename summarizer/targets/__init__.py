"""One target, two classes: what the program returns, and what an engine fills.

Users write the class that is returned. From it :func:`target_of` derives the
class that an engine fills: the program's fields are absent, every field is
required, and evidence is asked for as ``cites`` and ``quote``. An answer that
carries fields of the program's own (a verdict, evidence, an id) has them dropped.
"""

import importlib.util
import json
import sys
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from summarizer.errors import ConfigurationError
from summarizer.schemas import Article, Brief
from summarizer.targets.derivation import (
    fill_class,
    fill_order,
    id_prefixes,
    is_item,
    item_fields,
    marker,
    models_in,
    most_of,
    references,
)
from summarizer.targets.requirements import require_target

__all__ = [
    "SHIPPED",
    "Schema",
    "Target",
    "fill_class",
    "fill_order",
    "id_prefixes",
    "is_item",
    "item_fields",
    "marker",
    "models_in",
    "most_of",
    "references",
    "resolve_target",
    "target_of",
]

SHIPPED: dict[str, type[BaseModel]] = {"article": Article, "brief": Brief}
"""The targets that come with the package, by name."""

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
    require_target(returned)
    return Target(name or returned.__name__, returned, fill_class(returned))


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
    except (Exception, SystemExit) as error:
        raise ConfigurationError(
            f"the schema file {str(path)!r} cannot be imported "
            f"({' '.join(f'{type(error).__name__}: {error}'.split())}); run it with python first"
        ) from error
    found = getattr(module, name, None)
    if found is None:
        raise ConfigurationError(f"the schema file {str(path)!r} has no class {name!r}; check the name after the colon")
    return target_of(found).returned
