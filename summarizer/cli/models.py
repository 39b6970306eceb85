"""The command with a model: which one, what it is doing, what it cost, and what would be sent."""

import json
import os
import threading
import time
from argparse import Namespace
from collections import ChainMap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from summarizer.cli import output
from summarizer.document import Document
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from summarizer.engines import Run
    from summarizer.model import ModelEngine

PATIENCE, HEARTBEAT = 2.0, 15.0
"""Seconds of work after which it is told what is happening, and after which that it goes on: who waits less needs no
telling, who waits for minutes wants to know that nothing hangs."""

_OF_MODELS = ("base_url", "mode", "language", "timeout", "dry_run")


def names_model(options: Namespace) -> bool:
    """Tell whether the user has named a model: by flag, in the environment, or in the settings file.

    Raises :class:`ConfigurationError` for an option that says something to a model that there is not.
    """
    if options.model is not None or os.environ.get("SUMMARIZER_MODEL") or _is_set_up():
        return True
    # By what it is, not by what it is worth: 0 was given, and is equal to False.
    vain = next((name for name in _OF_MODELS if not _is_unset(getattr(options, name))), None)
    if vain is not None:
        raise ConfigurationError(f"--{vain.replace('_', '-')} is for a model; name it with --model NAME")
    return False


def _is_unset(value: object) -> bool:
    return value is None or value is False


def _is_set_up() -> bool:
    """Tell whether the settings file names a model; it is read with nothing heavy where there is none."""
    from summarizer.locations import settings_file

    if not settings_file(os.environ).is_file():
        return False
    from summarizer.settings import read_settings

    return read_settings().model is not None


class Progress:
    """Says on standard error what is happening, once it takes long. Threads may tell it things."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._lock = threading.Lock()
        self._started = time.monotonic()
        self._last = ""
        self._done = threading.Event()

    def told(self, line: str) -> None:
        """Hear what is happening."""
        with self._lock:
            self._last = line
            if time.monotonic() - self._started >= PATIENCE:
                self._say(line)

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show it while something is done."""
        thread = threading.Thread(target=self._beat, daemon=True)
        if not self._quiet:
            thread.start()
        try:
            yield
        finally:
            self._done.set()

    def _beat(self) -> None:
        wait = PATIENCE
        while not self._done.wait(wait):
            with self._lock:
                seconds = time.monotonic() - self._started
                self._say(self._last if wait == PATIENCE else f"{self._last} ({seconds:.0f} s so far)")
            wait = HEARTBEAT

    def _say(self, line: str) -> None:
        if line and not self._quiet:
            output.note(line)


def engine_of(options: Namespace, progress: Progress) -> "ModelEngine":
    """Return the engine that the options, the environment and the settings file describe."""
    from summarizer.model import model_engine

    keyless = {"OPENAI_API_KEY": "dry-run", "OPENROUTER_API_KEY": "dry-run"} if options.dry_run else {}
    return model_engine(
        options.model,
        base_url=options.base_url,
        language=options.language,
        environ=ChainMap(dict(os.environ), keyless),
        told=progress.told,
        warn=lambda line: None if options.quiet else output.note(f"note: {line}"),
        mode=options.mode,
        timeout=options.timeout,
        cache=False if options.no_cache or options.dry_run else None,
    )


def show_requests(document: Document, options: Namespace) -> int:
    """Print what would be sent for the chosen story, or every one; send nothing."""
    from summarizer.renderers.record import dump_json
    from summarizer.targets import resolve_target

    engine = engine_of(options, Progress(quiet=True))
    target = resolve_target(options.schema)
    every = options.story == "all" and document.stories
    chosen = [document.with_story(n + 1) for n in range(len(document.stories))] if every else [document]
    requests = [_described(body) for one in chosen for body in engine.requests(one, target)]
    url = f"{engine.door.endpoint.base_url}/chat/completions"
    output.write(dump_json({"url": url, "requests": requests}), options.output)
    if not options.quiet:
        size, tokens = (sum(one[name] for one in requests) for name in ("bytes", "tokens"))
        output.note(f"nothing was sent: {_counted(len(requests))}, {size} bytes, about {tokens} tokens, to {url}")
    return 0


def _described(body: dict[str, Any]) -> dict[str, Any]:
    """Return a request with its size: the bytes that are sent, and tokens as they are commonly made of characters."""
    from summarizer.model.parts import CHARACTERS_A_TOKEN

    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return {"bytes": len(text.encode()), "tokens": len(text) // CHARACTERS_A_TOKEN, "body": body}


def tell_cost(runs: "Sequence[Run]", options: Namespace) -> None:
    """Say on standard error what the answers took."""
    if options.quiet:
        return
    requests = sum(run.requests for run in runs)
    seconds = sum(run.seconds for run in runs)
    if not requests:
        output.note(f"answered from the cache in {seconds:.1f} s")
        return
    read, written = (sum(getattr(run.tokens, side) for run in runs) for side in ("input", "output"))
    tokens = f"{read} + {written} tokens" if read or written else "tokens not counted by the server"
    costs = [float(run.cost) for run in runs if run.cost is not None]
    cost = f", cost {sum(costs):.4f}" if costs else ""
    output.note(f"{_counted(requests)}, {tokens}, {seconds:.1f} s{cost}")


def _counted(requests: int) -> str:
    return "1 request" if requests == 1 else f"{requests} requests"
