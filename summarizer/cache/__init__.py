"""Answers that were waited and paid for, kept on disk: bytes under a key, and one worker for each key at a time.

What is kept are bytes that the caller judges anew on every hit. Nothing is ever
unpickled, no file but the database is read, written or removed, and only the
user can look in. A cache that cannot be used costs one warning, never the work.
"""

import os
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from summarizer.cache.claims import Claims
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from summarizer.cache.store import Store

__all__ = ["AnswerCache", "Cache", "cache_directory", "clear_cache"]

T = TypeVar("T")

FOLDER = "answers"
"""What is ours in the cache directory: its mode can be set, it can be emptied, and nobody else's files are met."""

CLAIM = 30.0
"""Seconds for which a claim holds unless it is renewed: how long others wait for a worker that was killed. A third of
it passes between two renewals, so that a machine that stalls for twenty seconds loses none."""

LONGEST_WAIT = 3600.0
"""Seconds after which a waiting worker does the work itself, whatever the other is doing."""

FIRST_PAUSE, LONGEST_PAUSE = 0.01, 0.2
"""Seconds between two looks at a claim: an answer takes a second and more, a look some 50 microseconds."""

_ANSWER, _CLAIM = b"answer ", b"claim "


class Cache(Protocol):
    """Keeps answers. It never fails: where it cannot keep or find something it warns once, and the work goes on."""

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under ``key``, or None."""
        ...

    def put(self, key: bytes, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        ...

    def claim(self, key: bytes) -> AbstractContextManager[object]:
        """Hold ``key``: of several threads and processes that claim it, one works while the others wait."""
        ...


def cache_directory(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where answers are kept: below ``SUMMARIZER_CACHE_DIR``, or below the user's cache directory."""
    named = environ.get("SUMMARIZER_CACHE_DIR")
    if named:
        return Path(os.path.abspath(os.path.expanduser(named))) / FOLDER
    import platformdirs

    return platformdirs.user_cache_path("summarizer", appauthor=False) / FOLDER


def _warn(message: str) -> None:
    warnings.warn(message, RuntimeWarning, stacklevel=2)


class AnswerCache:
    """A cache in a directory, opened when it is first used. Threads and processes may share the directory.

    ``warn`` is called with one line where it cannot be used; at most once. Picklable: a copy opens its own.
    """

    def __init__(self, directory: Path | None = None, *, warn: Callable[[str], None] = _warn) -> None:
        self.directory = directory or cache_directory()
        self._warn = warn
        self._lock = threading.Lock()
        # SQLite lets writers wait in no order: amid thirty of our own threads one can wait longer than its patience.
        self._turn = threading.Lock()
        self._store: Store | None = None
        self._usable = True
        self._warned = False
        self._claims = Claims(self._renew, self.close, lambda: CLAIM / 3)

    def __reduce__(self) -> Any:
        return AnswerCache, (self.directory,)

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under ``key``, or None."""
        return self._tried(lambda store: store.get(_ANSWER + key), None)

    def put(self, key: bytes, value: bytes) -> None:
        """Keep ``value`` under ``key``, and let go of the claim to it. The oldest answers make room if need be."""
        name = _CLAIM + key
        if self._written(lambda store: store.put(_ANSWER + key, value, name, self._claims.token(name)), False):
            self._claims.drop(name)

    @contextmanager
    def claim(self, key: bytes) -> Iterator[None]:
        """Hold ``key``: of several threads and processes that claim it, one works while the others wait.

        Who comes second should look again for the answer before working. A worker that dies holds up the others
        for :data:`CLAIM` seconds at most; one that fails, not at all.
        """
        name, token = _CLAIM + key, os.urandom(16)
        self._wait_for(name, token)
        self._claims.hold(name, token)
        try:
            yield
        finally:
            if self._claims.token(name) == token:
                self._claims.drop(name)
                self._written(lambda store: store.release(name, token), None)

    def count(self) -> int:
        """Return how many answers are kept."""
        return self._tried(lambda store: store.count(_ANSWER), 0)

    def size(self) -> int:
        """Return the bytes that it takes on disk."""
        try:
            return sum(path.stat().st_size for path in self.directory.iterdir())
        except OSError:
            return 0

    def close(self) -> None:
        """Close this thread's connection; the next use opens another."""
        if self._store is not None:
            self._store.close()

    def _wait_for(self, name: bytes, token: bytes) -> None:
        """Return when ``name`` is ours, or when there is no use in waiting for it any longer."""
        give_up, pause = time.monotonic() + LONGEST_WAIT, FIRST_PAUSE
        while time.monotonic() < give_up:
            if self._written(lambda store: store.claim(name, token, CLAIM), True):
                return
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE)

    def _renew(self, name: bytes) -> None:
        self._written(lambda store: store.renew(name, CLAIM), None)

    def _written(self, work: Callable[["Store"], T], otherwise: T) -> T:
        """Do what a cache does that writes, one thread of ours at a time."""
        with self._turn:
            return self._tried(work, otherwise)

    def _tried(self, work: Callable[["Store"], T], otherwise: T) -> T:
        """Do what a cache does where it can be done; every way in which that fails ends here."""
        if not self._usable:
            return otherwise
        try:
            return work(self._opened())
        except Exception as error:
            # Whatever a broken disk, another program or a tampered database brings up: no answer is worth less for
            # it. A row that is none of ours is a miss; all else would only fail again, and perhaps slowly.
            self._usable = isinstance(error, ValueError)
            self._tell(error)
            return otherwise

    def _opened(self) -> "Store":
        with self._lock:
            if self._store is None:
                from summarizer.cache.store import open_store

                self._store = open_store(self.directory)
            return self._store

    def _tell(self, error: Exception) -> None:
        with self._lock:
            told, self._warned = self._warned, True
        if not told:
            reason = " ".join((getattr(error, "strerror", None) or str(error) or type(error).__name__).split())
            self._warn(
                f"the cache in {self.directory} cannot be used ({reason}); the work goes on without it; "
                "try summarizer cache clear, or --no-cache"
            )


def clear_cache(directory: Path) -> int:
    """Remove every answer, and return how many there were; a database that cannot be read is removed whole.

    Raises :class:`ConfigurationError` where that is not possible.
    """
    if not directory.is_dir():
        return 0
    from summarizer.cache.store import empty

    try:
        return empty(directory, _ANSWER)
    except OSError as error:
        raise ConfigurationError(
            f"the cache in {directory} cannot be cleared ({(error.strerror or str(error)).lower()}); "
            "end the programs that use it and look at its permissions"
        ) from error
