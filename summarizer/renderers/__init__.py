"""What leaves the program: a result as JSON, for a terminal, as Markdown, as a web page, as annotations.

Each format is imported when it is asked for. Whatever the page or a model
wrote, what is rendered cannot steer a terminal, a Markdown reader or a browser.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.renderers.terminal import Screen
    from summarizer.renderers.view import Outcome

FORMATS = ("terminal", "json", "markdown", "html", "annotations")
"""The formats of a result, as ``--format`` takes them."""


def render(results: "Outcome | Sequence[Outcome]", form: str, *, screen: "Screen | None" = None) -> str:
    """Return a result, or a list of results, in a format of :data:`FORMATS`; a newline at the end.

    ``screen`` is what a terminal can show (80 columns, no colour, by default). Raises :class:`ValueError` for a
    format that does not exist.
    """
    outcomes = results if isinstance(results, Sequence) else (results,)
    if form == "terminal":
        from summarizer.renderers.terminal import Screen, render_terminal

        return render_terminal(outcomes, screen or Screen())
    if form == "json":
        from summarizer.renderers.record import render_json

        return render_json(outcomes, many=outcomes is results)
    return _renderer(form)(outcomes)


def _renderer(form: str) -> "Callable[[Sequence[Outcome]], str]":
    """Return what renders a format that has no options."""
    if form == "markdown":
        from summarizer.renderers.markdown import render_markdown

        return render_markdown
    if form == "html":
        from summarizer.renderers.webpage import render_webpage

        return render_webpage
    if form == "annotations":
        from summarizer.renderers.annotations import render_annotations

        return render_annotations
    raise ValueError(f"there is no format {form!r}; choose {', '.join(FORMATS)}")
