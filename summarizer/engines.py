"""The one narrow door: an engine reads a document and returns a draft of the target.

The extractive engine, a model and a scripted test engine all pass it.
"""

from collections.abc import Sequence
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
    """What an engine answers: an instance of ``target.fill``, with how it came about.

    ``unfinished``: the document was read in parts, ``content`` has the items with evidence alone, and the engine is
    to :meth:`~Reviser.conclude` from what was verified. ``requests_left``: what may still be spent on this document.
    ``notes`` tell the user what the answer leaves out or could not do, a sentence each.
    """

    content: BaseModel
    run: Run
    unfinished: bool = False
    requests_left: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that was rejected: what the engine gave, what is wrong with it, the sentences that come nearest."""

    id: str
    field: str
    given: BaseModel
    findings: tuple[str, ...]
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """An item that was not rejected, as what rests on it sees it."""

    id: str
    field: str
    text: str
    speaker: str | None = None


@runtime_checkable
class Engine(Protocol):
    """Reads a document and fills a target."""

    def read(self, document: Document, target: Target) -> Draft:
        """Return a draft of ``target`` for the document's chosen story.

        Raises :class:`ModelError` when no usable answer can be had, and
        :class:`ConfigurationError` when the engine cannot fill this target.
        """
        ...


@runtime_checkable
class Reviser(Engine, Protocol):
    """An engine that can be told what failed, and that can sum up what stands."""

    def repair(
        self, document: Document, target: Target, draft: Draft, failed: Sequence[Failed]
    ) -> tuple[dict[str, BaseModel], Draft]:
        """Return other versions of some of the failed items by id, and the draft with what they cost."""
        ...

    def conclude(self, document: Document, target: Target, draft: Draft, standing: Sequence[Standing]) -> Draft:
        """Return an unfinished draft with the fields that rest on what stands."""
        ...
