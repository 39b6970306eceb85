"""One target, two classes: what the program returns, and what an engine fills."""

from dataclasses import dataclass

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Target:
    """A target as written (``returned``) and the class an engine fills (``fill``), under a ``name``."""

    name: str
    returned: type[BaseModel]
    fill: type[BaseModel]
