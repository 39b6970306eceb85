"""The database behind the cache: diskcache, held to bytes.

diskcache unpickles what a row tells it to, reads files that a row names and, when
the row goes, removes them (CVE-2025-69872; there is no fixed version). Here keys
and values are bytes in the database itself: whatever else a row says is refused,
and no file is ever touched on a row's word.
"""

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any, NoReturn

import diskcache
from diskcache.core import DBNAME, DEFAULT_SETTINGS, METADATA, MODE_RAW, UNKNOWN

PATIENCE = 5.0
"""Seconds to wait for another program's lock. diskcache itself waits sixty when it opens, whatever it is told."""

MOST_BYTES = 256 * 1024 * 1024
"""Bytes of the whole: some 20,000 answers of 10 kB, and small enough for nobody to go looking for it."""

LARGEST_VALUE = 16 * 1024 * 1024
"""Bytes of one answer. No model writes as much; SQLite takes up to a thousand million."""

SETTINGS = {
    **DEFAULT_SETTINGS,  # all of them, or those that the database holds would go before ours
    "eviction_policy": "least-recently-stored",  # the only one but "none" with which a look takes no lock
    "size_limit": MOST_BYTES,
    "cull_limit": 10,
    "statistics": 0,
    "tag_index": 0,
    "disk_min_file_size": sys.maxsize,
}


class ForeignRowError(ValueError):
    """A row of the database that this program cannot have written."""


class BytesDisk(diskcache.Disk):  # type: ignore[misc]
    """Keys and values are bytes in the row itself. Nothing is unpickled; no file is read, written or removed."""

    def put(self, key: object) -> tuple[memoryview, bool]:
        """Return a key as its row has it. Raises :class:`TypeError` for one that is not bytes."""
        return memoryview(_bytes(key, "key")), True

    def get(self, key: object, raw: object) -> bytes:
        """Return a row's key. Raises :class:`ForeignRowError` for one that is not bytes."""
        if raw != 1 or type(key) is not bytes:
            raise ForeignRowError("it holds a key that is not ours")
        return key

    def store(self, value: object, read: bool, key: object = UNKNOWN) -> tuple[int, int, None, memoryview]:
        """Return a value as its row has it: size (0: the database's own pages are counted), mode, file, value."""
        data = _bytes(value, "value")
        if read or len(data) > LARGEST_VALUE:
            raise TypeError("a value of the cache must be bytes, and not too many")
        return 0, MODE_RAW, None, memoryview(data)

    def fetch(self, mode: object, filename: object, value: object, read: bool) -> bytes:
        """Return a row's value. Raises :class:`ForeignRowError` for one that is not bytes in the row."""
        if mode != MODE_RAW or filename is not None or read or type(value) is not bytes:
            raise ForeignRowError("it holds an answer that is not ours")
        return value

    def filename(self, key: object = UNKNOWN, value: object = UNKNOWN) -> NoReturn:
        """Refuse: there are no files."""
        raise TypeError("the cache has no files")

    def remove(self, file_path: object) -> None:
        """Leave a file alone that a row names: it is not ours."""


def _bytes(data: object, what: str) -> bytes:
    if type(data) is not bytes:
        raise TypeError(f"a {what} of the cache must be bytes, not {type(data).__name__}")
    return data


class Store:
    """An open database. Raises whatever SQLite does; :class:`summarizer.cache.AnswerCache` is where that ends."""

    def __init__(self, rows: Any) -> None:
        self._rows = rows

    def get(self, key: bytes) -> bytes | None:
        """Return a value, or None."""
        found: bytes | None = self._rows.get(key)
        return found

    def put(self, key: bytes, value: bytes, name: bytes, token: bytes | None) -> bool:
        """Keep a value and unset ``name`` if it is ours, at once; return True. A value too large is not kept."""
        with self._rows.transact():
            if len(value) <= LARGEST_VALUE:
                self._rows.set(key, value)
            if token is not None:
                self._unset(name, token)
        return True

    def claim(self, name: bytes, token: bytes, seconds: float) -> bool:
        """Set ``name`` for some seconds unless it is set, and tell whether that was done. A look comes first: it
        takes no lock."""
        return self._rows.get(name) is None and bool(self._rows.add(name, token, expire=seconds))

    def renew(self, name: bytes, seconds: float) -> None:
        """Let ``name`` be set for some seconds more."""
        self._rows.touch(name, expire=seconds)

    def release(self, name: bytes, token: bytes) -> None:
        """Unset ``name`` if it is still ours."""
        with self._rows.transact():
            self._unset(name, token)

    def _unset(self, name: bytes, token: bytes) -> None:
        if self._rows.get(name) == token:
            self._rows.delete(name)

    def count(self, prefix: bytes) -> int:
        """Return how many keys begin so."""
        return sum(key.startswith(prefix) for key in self._rows.iterkeys())

    def clear(self) -> None:
        """Remove every row."""
        self._rows.clear()

    def close(self) -> None:
        """Close this thread's connection."""
        self._rows.close()


def open_store(directory: Path) -> Store:
    """Open the database of a directory, which is made if need be, for its user alone.

    Raises :class:`OSError` and :class:`sqlite3.Error`, within :data:`PATIENCE` seconds.
    """
    _make_private(directory)
    _probe(directory / DBNAME)
    rows = diskcache.Cache(str(directory), timeout=PATIENCE, disk=BytesDisk, **SETTINGS)
    return Store(rows)


def _make_private(directory: Path) -> None:
    """Make a directory that only its user can enter. Raises :class:`OSError` where it is somebody else's."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "nt":
        return
    if directory.stat().st_uid != os.geteuid():
        raise PermissionError(1, "it belongs to another user")
    if directory.stat().st_mode & 0o077:
        directory.chmod(0o700)


def _probe(database: Path) -> None:
    """Raise what opening would run into: no right to write, a lock, a file that is no database, foreign settings.

    diskcache retries a locked database for sixty seconds, and sets what the settings table names as attributes
    and pragmas.
    """
    connection = sqlite3.connect(database, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'Settings'").fetchall():
            known = {*DEFAULT_SETTINGS, *METADATA}
            named = {key for (key,) in connection.execute("SELECT key FROM Settings")}
            if not named <= known:
                raise sqlite3.DatabaseError("it holds settings that are not ours")
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def empty(directory: Path, prefix: bytes) -> int:
    """Remove every row and return how many keys began with ``prefix``; what cannot be read is removed as a file.

    Raises :class:`OSError`.
    """
    try:
        store = open_store(directory)
        try:
            number = store.count(prefix)
            store.clear()
        finally:
            store.close()
    except (sqlite3.OperationalError, diskcache.Timeout) as error:
        if "locked" in str(error) or isinstance(error, diskcache.Timeout):
            raise OSError("it is locked by another program") from error
        return _remove(directory)
    except (sqlite3.Error, ValueError, TypeError):
        return _remove(directory)
    return number


def _remove(directory: Path) -> int:
    """Remove the database's files, and nothing else."""
    for name in (DBNAME, f"{DBNAME}-wal", f"{DBNAME}-shm", f"{DBNAME}-journal"):
        (directory / name).unlink(missing_ok=True)
    return 0
