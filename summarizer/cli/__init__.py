"""The command ``summarizer``: one page in, one result out, and an exit status that scripts can rely on.

0 fine; 1 something is not verified; 2 bad usage or unreadable input; 3 the
model failed; 70 a bug of ours; 130 interrupted.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from summarizer.cli import output
from summarizer.cli.arguments import parse_arguments
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["main"]

BUG, INTERRUPTED = 70, 130

ROOMS = {"cache": "keeping", "record": "recording", "replay": "recording"}
"""Where a command is that does not need what the others do."""

MANY_OBJECTS = 100_000
"""New objects between two searches for cyclic garbage. The process is short and makes next to none: with the usual
700, a fourteenth of a run on a 5 kB article goes into searching (benchmarks/processes.py)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with ``arguments`` (those of the process by default) and return its exit status.

    Never raises: every failure is one line on standard error.
    """
    if arguments is None:
        gc.set_threshold(MANY_OBJECTS)
    try:
        return _guarded(lambda: _command(parse_arguments(sys.argv[1:] if arguments is None else arguments)))
    except KeyboardInterrupt:
        output.note("interrupted")
        return INTERRUPTED
    except Exception as error:
        return _bug(error)


def _guarded(run: Callable[[], int]) -> int:
    """Run, and turn what ended on purpose into an exit status."""
    try:
        try:
            return run()
        except SystemExit as ended:  # argparse has printed the help or the version
            output.finish()
            return int(ended.code or 0)
    except SummarizerError as error:
        output.note(str(error))
        return error.exit_code


def _command(options: "Namespace") -> int:
    # Imported late: the help and a mistyped option need none of it.
    room = import_module(f"summarizer.cli.{ROOMS.get(options.command, 'commands')}")
    run: Callable[[Namespace], int] = getattr(room, f"run_{options.command}")
    return run(options)


def _bug(error: Exception) -> int:
    """Tell of a bug in one line, without what the page or a server said; the traceback only when asked for."""
    if os.environ.get("SUMMARIZER_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f" at {os.path.basename(frame.tb_frame.f_code.co_filename)}:{frame.tb_lineno}" if frame else ""
    output.note(
        f"this is a bug of ours ({type(error).__name__}{where}); please report it with the article and "
        "what SUMMARIZER_DEBUG=1 prints"
    )
    return BUG
