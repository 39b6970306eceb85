"""What each command does: read, work, write; each returns its exit status.

What is wrong with the input is found before pydantic and the engine are imported.
"""

import os
import re
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summarizer.cli import models, output
from summarizer.cli.arguments import DEFAULT_SCHEMA
from summarizer.cli.sources import STANDARD_INPUT, named, standard_input, where
from summarizer.cli.summaries import Prose, read_summary
from summarizer.document import Document
from summarizer.errors import ConfigurationError, InputError

if TYPE_CHECKING:
    from summarizer.engines import Engine
    from summarizer.pipeline import Result
    from summarizer.renderers.terminal import Screen
    from summarizer.renderers.verification import Verification
    from summarizer.verifier import Report

NOT_VERIFIED = 1
# Statements from which on a summary none of which is verified is more likely of another article than all wrong.
_MORE_THAN_ONE = 3
# A summary is shorter than its article; one of a stub, or padded by a chat, may be a little longer.
_MUCH_LONGER = 2

# How what --format json writes begins, one summary or a list of them.
_STORED = re.compile(r"\s*(?:\[\s*)?\{\s*\"schema_version\"\s*:")


def run_summarize(options: Namespace) -> int:
    """Summarise an article."""
    output.require_writable(options.output, (options.article,))
    if where(options.article) == "url" and options.schema != DEFAULT_SCHEMA:
        _require_schema(options.schema)  # a mistyped name must not cost a download
    document = load(options.article)
    if options.story != "all":
        document = document.with_story(options.story)
    _require_schema(options.schema)
    asks = models.names_model(options)
    if asks and options.dry_run:
        return models.show_requests(document, options)
    results = _asked(document, options) if asks else _summarised(document, options)
    _require_items([result.report for result in results], options.article)
    from summarizer.renderers import render

    every = options.story == "all"
    _write(render(results if every else results[0], options.form, screen=_screen(options)), options)
    _tell_notices(results, options)
    return _status([result.report for result in results], options)


def _require_schema(schema: str) -> None:
    """Raise :class:`ConfigurationError` for a target that there is not."""
    from summarizer.targets import resolve_target

    resolve_target(schema)


def _require_items(reports: "Sequence[Report]", article: str) -> None:
    """Raise :class:`InputError` where nothing was found to tell: an empty summary would pass for a summary."""
    if not any(report.verified or report.flagged or report.rejected for report in reports):
        raise InputError(
            f"{named(article)}: no article was found in it, only words that state nothing; "
            "if it is one, try --story whole"
        )


def _asked(document: Document, options: Namespace) -> "list[Result[Any]]":
    """Summarise with a model, and tell what is happening and what it took."""
    progress = models.Progress(quiet=options.quiet)
    engine = models.engine_of(options, progress)
    with progress.shown(), closing(engine.door):
        results = _summarised(document, options, engine)
    models.tell_cost([result.run for result in results], options)
    return results


def _summarised(document: Document, options: Namespace, engine: "Engine | None" = None) -> "list[Result[Any]]":
    """Summarise the chosen story, or every one; a page on which none was told apart is one story."""
    from summarizer.pipeline import summarize, summarize_all

    if options.story == "all" and document.stories:
        return list(summarize_all(document, engine=engine, schema=options.schema))
    return [summarize(document, engine=engine, schema=options.schema)]


def run_verify(options: Namespace) -> int:
    """Verify a summary against its article: one stored as JSON, or any prose."""
    if options.summary == options.article == STANDARD_INPUT:
        raise InputError("summary and article cannot both come from standard input; give a file for one of them")
    output.require_writable(options.output, (options.summary, options.article))
    stored = read_summary(options.summary)
    document = load(options.article)
    if options.story == "all":
        raise ConfigurationError("a summary is verified against one story; give main, whole or a number to --story")
    if options.story is not None:
        document = document.with_story(options.story)
    from summarizer.renderers.verification import DRIFT, render_verifications

    read = stored if isinstance(stored, list) else [stored]
    done = [_verified(one, document, chosen=options.story is not None) for one in read]
    text = render_verifications(done, options.form, many=isinstance(stored, list), screen=_screen(options))
    _write(text, options)
    if any(one.drifted for one in done) and not options.quiet:
        output.note(f"note: {DRIFT}")
    if any(_is_of_another(one.report) for one in done) and not options.quiet:
        output.note(f"note: {options.article} bears out nothing of the summary; is it the summary of another article?")
    if any(_is_swapped(one, document) for one in read) and not options.quiet:
        output.note("note: the summary is much longer than the article; verify takes SUMMARY ARTICLE, in that order")
    return _status([one.report for one in done], options)


def _is_swapped(summary: dict[str, Any] | Prose, document: Document) -> bool:
    """Tell whether prose is so much longer than the article that the two have changed places."""
    return isinstance(summary, Prose) and len(summary.text) > _MUCH_LONGER * len(document.text)


def _verified(summary: dict[str, Any] | Prose, document: Document, *, chosen: bool) -> "Verification":
    """Verify one summary: the record of a stored one, or prose; where no story is ``chosen``, against its own."""
    from summarizer.renderers.verification import Verification
    from summarizer.verifier import check, verify
    from summarizer.verifier.unjudged import unjudged_beside

    if isinstance(summary, Prose):
        report = check(summary.text, document)
        if not report.sentences:
            raise InputError("the summary holds no sentence that tells anything of the article; give one that does")
        beside = (*report.not_run, *unjudged_beside(summary.record))
        return Verification(replace(report, not_run=beside), document)
    document = document if chosen else _with_its_story(document, summary)
    return Verification(verify(summary, document), document, _drifted(summary, document))


def run_schema(options: Namespace) -> int:
    """Print a target's JSON Schema, as a model fills it and as the program returns it."""
    from summarizer.renderers.record import dump_json
    from summarizer.targets import resolve_target

    target = resolve_target(options.name)
    schemas = {
        "fill": target.fill.model_json_schema(),
        "returned": target.returned.model_json_schema(mode="serialization"),
    }
    output.write(dump_json(schemas[options.side] if options.side else schemas), None)
    return 0


def load(article: str) -> Document:
    """Return the document for a path, a URL or ``-``. Raises :class:`InputError`."""
    place = where(article)
    if place == "standard input":
        return _from_standard_input()
    if place == "url":
        return Document.from_url(article)
    document = Document.from_path(article)
    if _STORED.match(document.text):
        wanted = "give the article (verify takes SUMMARY ARTICLE, in that order)"
        raise InputError(f"{article} is a stored summary, not an article; {wanted}")
    return document


def _from_standard_input() -> Document:
    data = standard_input()
    try:
        return Document.from_bytes(data)
    except InputError as error:
        raise InputError(f"standard input: {error}") from error


def _drifted(record: dict[str, Any], document: Document) -> bool:
    """Tell whether a stored summary says that it was made from another text."""
    stored = record.get("document")
    made_from = stored.get("text_sha256") if isinstance(stored, dict) else None
    return made_from is not None and made_from != document.text_sha256


def _with_its_story(document: Document, record: dict[str, Any]) -> Document:
    """Return the document with the story chosen that a stored summary is of: the one its spans share most with.

    A summary that does not say is held against the main story.
    """
    stored = record.get("document")
    spans = _spans(stored.get("story")) if isinstance(stored, dict) else []
    if not spans or not document.stories:
        return document
    if isinstance(stored, dict) and spans == [(0, stored.get("length"))]:
        return document.with_story("whole")
    shared = [_shared(spans, story.spans) for story in document.stories]
    return document.with_story(shared.index(max(shared)) + 1) if max(shared) > 0 else document


def _spans(stored: Any) -> list[tuple[int, int]]:
    """Return the spans that a stored summary gives, those that are none left out."""
    parts = stored if isinstance(stored, list) else ()
    found = [(part.get("start"), part.get("end")) for part in parts if isinstance(part, dict)]
    return [(start, end) for start, end in found if isinstance(start, int) and isinstance(end, int)]


def _shared(some: Sequence[tuple[int, int]], others: Iterable[tuple[int, int]]) -> int:
    """Return how many characters two lists of spans share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for b in others for a in some)


def _screen(options: Namespace) -> "Screen":
    """Return the screen that is written to; a file is no terminal."""
    from summarizer.renderers.terminal import screen_for

    stream = sys.stdout if output.is_standard_output(options.output) else None
    return screen_for(
        os.environ,
        tty=stream is not None and stream.isatty(),
        columns=shutil.get_terminal_size().columns,
        encoding=_encoding(options),
        legacy=os.name == "nt" and not {"WT_SESSION", "ANSICON", "TERM"} & set(os.environ),
    )


def _encoding(options: Namespace) -> str:
    """Return the encoding to write in: a terminal's or a pipe's own for the view, UTF-8 for all else."""
    if options.form != "terminal" or not output.is_standard_output(options.output):
        return "utf-8"
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _write(text: str, options: Namespace) -> None:
    output.write(text, options.output, encoding=_encoding(options))


def _tell_notices(results: "Sequence[Result[Any]]", options: Namespace) -> None:
    """Tell on standard error what the engine left out, and of the page what the terminal's view would have told."""
    if options.quiet:
        return
    notes = [note for result in results for note in result.notes]
    if not (options.form == "terminal" and output.is_standard_output(options.output)):
        notes += [f"{notice.kind}: {notice.message}" for result in results for notice in result.document.notices]
    for note in dict.fromkeys(notes):
        output.note(f"note: {note}")


def _is_of_another(report: "Report") -> bool:
    """Tell whether nothing is verified of a summary that is no single statement: it may be another article's."""
    return report.verified == 0 and report.flagged + len(report.rejected) >= _MORE_THAN_ONE


def _status(reports: "Sequence[Report]", options: Namespace) -> int:
    """Return the exit status that ``--fail-on`` asks for, and say on standard error why it is not 0."""
    flagged, rejected = sum(r.flagged for r in reports), sum(len(r.rejected) for r in reports)
    if not options.fail_on or not (rejected or (flagged and options.fail_on == "flagged")):
        return 0
    if not options.quiet:
        output.note(f"not verified: {flagged} flagged, {rejected} rejected (--fail-on {options.fail_on})")
    return NOT_VERIFIED
