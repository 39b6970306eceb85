"""The whole way on one screen: a document, an engine's draft, a proved summary with its report."""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from contextvars import copy_context
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel

from summarizer.document import Document, Readable, StoryChoice, as_document
from summarizer.engines import Draft, Engine, Reviser, Run
from summarizer.grounding import Grounding, judged
from summarizer.grounding.revision import failed_items, standing_items, with_versions
from summarizer.leaving import LEFT, Leaving
from summarizer.targets import Schema, Target, resolve_target
from summarizer.verifier import Report

S = TypeVar("S", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Result(Generic[S]):
    """A proved summary (an instance of the target), the document, the report, and how it came about. Picklable.

    ``notes`` are what the engine tells the user of the summary (what it leaves out), a sentence each.
    """

    summary: S
    document: Document
    report: Report
    run: Run
    notes: tuple[str, ...] = ()

    def model_dump(self) -> dict[str, Any]:
        """Return the result as plain data, in the form that ``--format json`` prints."""
        from summarizer.renderers.record import record_of

        return record_of(self)

    def to_json(self) -> str:
        """Return the result as JSON text."""
        from summarizer.renderers import render

        return render(self, "json")

    def to_markdown(self) -> str:
        """Return the result as Markdown with footnoted evidence."""
        from summarizer.renderers import render

        return render(self, "markdown")

    def to_html(self) -> str:
        """Return the result as one web page that needs nothing else: each item beside the words that prove it."""
        from summarizer.renderers import render

        return render(self, "html")


def summarize(
    source: Readable,
    *,
    engine: Engine | None = None,
    model: str | None = None,
    base_url: str | None = None,
    language: str | None = None,
    schema: Schema = "article",
    story: StoryChoice | None = None,
) -> Result[Any]:
    """Summarise one story of a document, and prove every item of the summary.

    ``source`` is a :class:`Document`, a ``str`` of text, or a :class:`~pathlib.Path`; ``engine`` reads it (the
    extractive engine, offline, by default); ``model`` names a language model to read it (``ollama/llama3.2``), at
    ``base_url`` if that is said, writing in ``language`` (by default the article's); ``schema`` is a target's name,
    ``file.py:Class`` or a Pydantic class; ``story`` is "main", "whole" or a number from 1 (by default the one the
    document has chosen).

    Raises :class:`InputError` for a document that cannot be used, :class:`ConfigurationError` for a schema or
    story that does not exist, and what the engine raises (:class:`ModelError` from a model).
    """
    started = time.perf_counter()
    target = resolve_target(schema)
    document = as_document(source, story)
    engine = engine or (_model(model, base_url, language) if model else _extractive())
    draft, grounding = _revised(engine, engine.read(document, target), target, document)
    summary, report = grounding.summary(), grounding.report()
    run = replace(draft.run, schema=target.fingerprint, seconds=round(time.perf_counter() - started, 3))
    return Result(summary, document, report, run, draft.notes)


async def asummarize(source: Readable, **options: Any) -> Result[Any]:
    """Summarise without holding up an event loop: the same work as :func:`summarize`, in a thread of its own.

    Where the task is cancelled, the request under way is left to itself, and no other is made.
    """
    import asyncio

    loop, left = asyncio.get_running_loop(), Leaving()
    ended: asyncio.Future[Result[Any]] = loop.create_future()

    def tell(result: Result[Any] | None, error: BaseException | None) -> None:
        if ended.cancelled():
            return
        if error is not None:
            ended.set_exception(error)
        else:
            ended.set_result(cast(Result[Any], result))

    def work() -> None:
        LEFT.set(left)
        try:
            told: tuple[Result[Any] | None, BaseException | None] = (summarize(source, **options), None)
        except BaseException as error:
            told = (None, error)
        with suppress(RuntimeError):  # the loop was closed: nobody is there to be told
            loop.call_soon_threadsafe(tell, *told)

    # A thread of its own, and a daemon: a pool's would be few, and hold up the end of the loop and the interpreter.
    threading.Thread(target=copy_context().run, args=(work,), name="asummarize", daemon=True).start()
    try:
        return await ended
    finally:
        left.set()


def summarize_all(
    source: Readable,
    *,
    engine: Engine | None = None,
    model: str | None = None,
    base_url: str | None = None,
    language: str | None = None,
    schema: Schema = "article",
) -> Iterator[Result[Any]]:
    """Summarise every story of a page, in the page's order. Takes and raises what :func:`summarize` does."""
    engine = engine or (_model(model, base_url, language) if model else None)
    document = as_document(source, None)
    for number in range(1, len(document.stories) + 1):
        yield summarize(document, engine=engine, schema=schema, story=number)


def _revised(engine: Engine, draft: Draft, target: Target, document: Document) -> tuple[Draft, Grounding]:
    """Judge a draft; have an engine that can do so mend what failed, once, and finish what rests on what stands."""
    grounding = judged(draft.content, target, document)
    if not isinstance(engine, Reviser):
        return draft, grounding
    versions, draft = engine.repair(document, target, draft, failed_items(grounding))
    if versions:
        draft = replace(draft, content=with_versions(draft.content, grounding, versions))
        grounding = judged(draft.content, target, document, grounding.grounds)
    if draft.unfinished:
        draft = engine.conclude(document, target, draft, standing_items(grounding))
        grounding = judged(draft.content, target, document, grounding.grounds)
    return draft, grounding


def _extractive() -> Engine:
    from summarizer.extractive import ExtractiveEngine

    return cast(Engine, ExtractiveEngine())


def _model(model: str, base_url: str | None, language: str | None) -> Engine:
    from summarizer.model import model_engine

    return model_engine(model, base_url=base_url, language=language)
