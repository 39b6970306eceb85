"""The one narrow door: an engine reads a document and returns a draft of the target.

The extractive engine, a model and a scripted test engine all pass it.
"""

from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from pydantic import BaseModel

from summarizer.document import Document
from summarizer.targets import Target


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens counted by the server; zero where it counts none."""

    input: int = 0
    output: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """How an answer came about: ``prompt`` and ``schema`` are fingerprints, ``cost`` None where no price is known."""

    engine: str
    model: str | None = None
    prompt: str | None = None
    schema: str | None = None
    requests: int = 0
    tokens: Tokens = field(default_factory=Tokens)
    cost: str | None = None
    cached: bool = False
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine answers: an instance of ``target.fill``, with how it came about."""

    content: BaseModel
    run: Run


@runtime_checkable
class Engine(Protocol):
    """Reads a document and fills a target."""

    def read(self, document: Document, target: Target) -> Draft:
        """Return a draft of ``target`` for the document's chosen story.

        Raises :class:`ModelError` when no usable answer can be had, and
        :class:`ConfigurationError` when the engine cannot fill this target.
        """
        ...
