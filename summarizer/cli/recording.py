"""``summarizer record`` and ``summarizer replay``: an article's whole way in a file, for tests of one's own."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli import models, output
from summarizer.cli.sources import named, standard_input, where
from summarizer.errors import ConfigurationError, InputError

if TYPE_CHECKING:
    from summarizer.recording import Recording, Replayed, Source

DIFFERS = 1


def run_record(options: Namespace) -> int:
    """Summarise an article and keep everything in a file."""
    output.require_writable(options.to, (options.article,))
    from summarizer.recording import record

    if options.story == "all":
        raise ConfigurationError("a recording is of one story; give its number with --story")
    asks = models.names_model(options)
    source = read_source(options.article)
    progress = models.Progress(quiet=options.quiet)
    engine = models.engine_of(options, progress) if asks else None
    with progress.shown():
        recording = record(source, engine, schema=options.schema, story=options.story)
    output.write(recording.write(), options.to)
    if not options.quiet:
        requests = len(recording.exchanges)
        output.note(
            f"recorded {_requests(requests)} in {options.to}; it holds the article's text and the answers, and no key. "
            f"Replay it with summarizer replay {options.to}"
        )
    return 0


def run_replay(options: Namespace) -> int:
    """Replay recordings, and show what differs from them."""
    from summarizer.recording import accepted, read_recording, replay

    differs = False
    for path in map(Path, options.files):
        recording = read_recording(path)
        replayed = replay(recording)
        if replayed.differences and options.accept:
            output.write(accepted(recording, replayed).write(), str(path))
        differs = differs or bool(replayed.differences and not options.accept)
        output.write(_told(path, recording, replayed, accepting=options.accept), None)
    if differs and not options.quiet:
        output.note(
            "if that is meant: summarizer replay --accept, or, where requests differ, "
            "summarizer record ARTICLE --to FILE"
        )
    return DIFFERS if differs else 0


def read_source(article: str) -> "Source":
    """Return an article's bytes from a path, a URL or standard input. Raises :class:`InputError`."""
    from summarizer.recording import Source

    place = where(article)
    if place == "standard input":
        return Source(standard_input(), named(article))
    if place == "url":
        from summarizer.page.fetching import fetch, without_secrets

        fetched = fetch(article, timeout=20.0)
        return Source(fetched.data, without_secrets(fetched.url), fetched.content_type, fetched.url)
    from summarizer.page import read_path

    try:
        data, content_type = read_path(Path(article))
    except InputError as error:
        raise InputError(f"{article}: {error}") from error
    return Source(data, Path(article).name, content_type)


def _told(path: Path, recording: "Recording", replayed: "Replayed", *, accepting: bool) -> str:
    """Return what a replay has shown: one line, and under it what differs."""
    requests = _requests(len(recording.exchanges))
    if not replayed.differences:
        return f"{path}: the same ({requests})\n"
    differences = "\n\n".join(replayed.differences)
    return f"{path}: {'accepted' if accepting else 'differs'} ({requests})\n\n{differences}\n\n"


def _requests(number: int) -> str:
    return f"{number} request{'' if number == 1 else 's'}"
