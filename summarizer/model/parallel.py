"""Several requests at a time, that end at once when one fails or the user interrupts."""

import threading
from collections.abc import Callable, Sequence
from contextvars import copy_context
from queue import SimpleQueue
from typing import TypeVar

from summarizer.leaving import LEFT, Leaving, require_waiting

T = TypeVar("T")
R = TypeVar("R")

READER = "summarizer-part"
"""The name of the threads."""


def in_parallel(work: Callable[[T], R], items: Sequence[T], at_once: int) -> list[R]:
    """Return what ``work`` makes of each item, in order, ``at_once`` of them at a time.

    Raises what the first that fails raises, and begins no other; those under way are told that nobody waits for them
    any longer, and make no further request. The threads are daemons: a pool's would hold up the interpreter's end until
    a request that nobody waits for any longer has run into its time-out.
    """
    with (LEFT.get() or Leaving()).part() as left:
        return _together(work, items, at_once, left)


def _together(work: Callable[[T], R], items: Sequence[T], at_once: int, left: Leaving) -> list[R]:
    todo, done = iter(range(len(items))), SimpleQueue[tuple[int, R | None, BaseException | None]]()
    lock = threading.Lock()

    def run() -> None:
        LEFT.set(left)
        while True:
            with lock:
                number = next(todo, None)
            if number is None:
                return
            try:
                require_waiting()
                done.put((number, work(items[number]), None))
            except BaseException as error:
                done.put((number, None, error))
                left.set()  # here, not where the error is heard of: another item would be begun meanwhile
                return

    for _ in range(min(at_once, len(items))):
        threading.Thread(target=copy_context().run, args=(run,), name=READER, daemon=True).start()
    results: dict[int, R] = {}
    for _ in items:
        number, result, error = done.get()
        if error is not None:
            raise error
        results[number] = result  # type: ignore[assignment]  # no error: there is a result
    return [results[number] for number in range(len(items))]
