"""Several requests at a time, that end at once when one fails or the user interrupts."""

import threading
from collections.abc import Callable, Sequence
from contextvars import copy_context
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_parallel(work: Callable[[T], R], items: Sequence[T], at_once: int) -> list[R]:
    """Return what ``work`` makes of each item, in order, ``at_once`` of them at a time.

    Raises what the first that fails raises, and begins no other. The threads are daemons: a pool's would hold up the
    interpreter's end until a request that nobody waits for any longer has run into its time-out.
    """
    todo, done = iter(range(len(items))), SimpleQueue[tuple[int, R | None, BaseException | None]]()
    lock, stop = threading.Lock(), threading.Event()

    def run() -> None:
        while not stop.is_set():
            with lock:
                number = next(todo, None)
            if number is None:
                return
            try:
                done.put((number, work(items[number]), None))
            except BaseException as error:
                done.put((number, None, error))

    for _ in range(min(at_once, len(items))):
        threading.Thread(target=copy_context().run, args=(run,), daemon=True).start()
    results: dict[int, R] = {}
    try:
        for _ in items:
            number, result, error = done.get()
            if error is not None:
                raise error
            results[number] = result  # type: ignore[assignment]  # no error: there is a result
    finally:
        stop.set()
    return [results[number] for number in range(len(items))]
