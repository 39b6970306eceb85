"""The stories of a page: the article told from the rest of the text."""

from collections.abc import Sequence

from summarizer.page.values import PageStory
from summarizer.spans import Span


def arrange(
    text: str, sentences: Sequence[Span], *, title: str | None = None
) -> tuple[tuple[PageStory, ...], int | None]:
    """Return the stories of ``text`` in order, and the index of the main one (None: no story found)."""
    raise NotImplementedError
