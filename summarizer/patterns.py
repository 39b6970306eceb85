"""Regular expressions that are compiled when they are first used.

Compiling all of them takes longer than reading an article (some 150 ms), and one article needs half of them.
"""

import re
from typing import Any, AnyStr, cast


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what behaves as ``re.compile(source, flags)``, made when the first of its attributes is asked for."""
    return cast("re.Pattern[AnyStr]", _OnUse(source, flags))


class _OnUse:
    """Stands in for a compiled pattern; the methods asked for are kept, so that the second use costs nothing."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # Compiled patterns of the same source are kept by the re module: a second method does not compile again.
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value
