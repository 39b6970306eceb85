"""Whether anybody still waits: set for work that is done in threads of its own, and seen by all that it calls."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event

from summarizer.errors import ModelError


class Leaving(Event):
    """Set once nobody waits any longer for what is being done: no further request is then made.

    What is set for the whole is set for each part of it that is under way (:func:`part`), not the other way round.
    """

    def __init__(self) -> None:
        super().__init__()
        self._parts: set[Leaving] = set()

    def set(self) -> None:
        """Tell this work and all its parts that nobody waits."""
        super().set()
        for part in tuple(self._parts):
            part.set()

    @contextmanager
    def part(self) -> Iterator["Leaving"]:
        """Give what is set for a part of this work, at the latest when the part ends."""
        part = Leaving()
        self._parts.add(part)
        try:
            if self.is_set():  # before it was one of the parts
                part.set()
            yield part
        finally:
            part.set()
            self._parts.discard(part)


LEFT: ContextVar[Leaving | None] = ContextVar("summarizer_left", default=None)
"""What is set once nobody waits any longer for what this context does."""


def is_left() -> bool:
    """Tell whether nobody waits any longer."""
    left = LEFT.get()
    return left is not None and left.is_set()


def require_waiting() -> None:
    """Raise :class:`ModelError` once nobody waits any longer: before each request, and each part of a work."""
    if is_left():
        raise ModelError("nobody waits for the answer any longer; ask again")


def pause(seconds: float) -> None:
    """Wait, unless nobody waits any longer."""
    (LEFT.get() or Event()).wait(seconds)
