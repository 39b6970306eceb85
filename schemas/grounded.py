"""What every item of every target has: an id, its evidence and its verdict.

One Pydantic class serves two readers. The class as written is what the program
returns. From it :mod:`summarizer.targets` derives the class that an engine
fills: the fields marked :class:`Program` are absent from it, and ``cites`` and
``quote`` stand in for the evidence.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1"
"""The version of the JSON form: people script against it, so it changes when a field changes its meaning."""

MatchKind = Literal["exact", "normalized", "elided", "altered", "absent"]
Severity = Literal["note", "doubt", "contradiction"]
Status = Literal["verified", "flagged", "rejected"]


@dataclass(frozen=True, slots=True)
class Program:
    """Marks a field that the program fills; no engine is asked for it and none can set it."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field that refers to other items of the target.

    ``fields`` are the target's fields that hold the items referred to. With
    ``by="name"`` an engine gives the item's ``name`` (or one of its aliases) and
    the program turns it into an id; with ``by="id"`` an engine gives ids, which
    count the items of a field from 1 in the engine's own order (``c1``, ``u2``).
    """

    fields: tuple[str, ...]
    by: Literal["name", "id"] = "id"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SentenceSpan(_Frozen):
    """The sentence around a piece of evidence, as code points of the document's text."""

    start: int
    end: int


class Evidence(_Frozen):
    """One span that proves an item: ``document.text[start:end] == quote``."""

    start: int
    end: int
    quote: str
    match: MatchKind
    sentence: SentenceSpan


class Finding(_Frozen):
    """What one check found; the message serves the user, the repair prompt and the page alike."""

    check: str
    severity: Severity
    message: str


class Verdict(_Frozen):
    """The judgement on one item, by its worst finding."""

    status: Status = "verified"
    findings: tuple[Finding, ...] = ()


class Grounded(BaseModel):
    """The base of every item that asserts something and must be proved by the document.

    Class variables say how an engine proves it:

    * ``verbatim``: the fields copied from the document word for word; the first
      one is the item's evidence. Empty: the engine is asked for a separate ``quote``.
    * ``cited``: whether the engine names the numbers of the sentences relied on.
    * ``asserts``: the field that holds the item's own words, read by the checks.
    """

    # What was judged is what stands: a changed item would keep its verdict.
    model_config = ConfigDict(extra="forbid", frozen=True)

    verbatim: ClassVar[tuple[str, ...]] = ()
    cited: ClassVar[bool] = True
    asserts: ClassVar[str] = "text"

    id: Annotated[str, Program()] = ""
    evidence: Annotated[tuple[Evidence, ...], Program()] = ()
    verdict: Annotated[Verdict, Program()] = Field(default_factory=Verdict)


class Resting(Grounded):
    """An item that rests on other items: their evidence is its evidence.

    A subclass says which items in a field marked ``Refers``.
    """

    cited: ClassVar[bool] = False
