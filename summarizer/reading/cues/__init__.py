"""Cue lists: data files, one folder a language (BCP 47 primary tag), one file a list.

One entry a line, columns apart by tabs; a line that starts with ``#`` is a comment.
A language without a list has no cues, and what depends on it says *not run*.
"""

from functools import cache
from typing import Any

# What the package was loaded by reads its files too, from a folder as from an archive; ``importlib.resources`` does
# no more, but takes as long to import as all the lists take to read.
_LOADER: Any = __spec__.loader
_FOLDER = __path__[0]


@cache
def entries(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of the list ``name`` in ``language``, each a tuple of columns; empty where there is none."""
    try:
        data: bytes = _LOADER.get_data(f"{_FOLDER}/{language}/{name}.txt")
    except (OSError, ValueError):  # no such list; or no name of a file, for a page may declare any language
        return ()
    lines = data.decode("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def words(language: str, name: str) -> tuple[str, ...]:
    """Return the first column of the list ``name`` in ``language``."""
    return tuple(entry[0] for entry in entries(language, name))


@cache
def forms(language: str, name: str) -> frozenset[str]:
    """Return all words of the first column of a list whose entries hold several forms each: "issue issued issuing"."""
    return frozenset(form for row in words(language, name) for form in row.split())


def has_cues(language: str | None, name: str) -> bool:
    """Tell whether there is a list ``name`` for ``language``; an unknown language (None) is read as English."""
    return bool(entries(language or "en", name))
