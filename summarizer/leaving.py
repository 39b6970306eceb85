"""Whether anybody still waits: set for work that is done in a thread of its own, and seen by all that it calls."""

from contextvars import ContextVar
from threading import Event

LEFT: ContextVar[Event | None] = ContextVar("summarizer_left", default=None)
"""Set once nobody waits any longer for what is being done: no further request is then made."""


def is_left() -> bool:
    """Tell whether nobody waits any longer."""
    left = LEFT.get()
    return left is not None and left.is_set()


def pause(seconds: float) -> None:
    """Wait, unless nobody waits any longer."""
    (LEFT.get() or Event()).wait(seconds)
