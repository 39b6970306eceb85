"""Cue lists: data files, one folder a language (BCP 47 primary tag), one file a list.

One entry a line, columns apart by tabs; a line that starts with ``#`` is a comment.
A language without a list has no cues, and what depends on it says *not run*.
"""

from functools import cache
from importlib.resources import files


@cache
def entries(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of the list ``name`` in ``language``, each a tuple of columns; empty where there is none."""
    file = files(__name__).joinpath(language, f"{name}.txt")
    if not file.is_file():
        return ()
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def words(language: str, name: str) -> tuple[str, ...]:
    """Return the first column of the list ``name`` in ``language``."""
    return tuple(entry[0] for entry in entries(language, name))


def has_cues(language: str | None, name: str) -> bool:
    """Tell whether there is a list ``name`` for ``language``; an unknown language (None) is read as English."""
    return bool(entries(language or "en", name))
