"""The view for a terminal: what a journalist reads, in plain text laid out to the window's width.

Laid out by hand: importing a terminal library costs eight times a bare
interpreter's start, which is a fifth of what a whole run may take.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.renderers.glyphs import harmless, width
from summarizer.renderers.layout import column_widths, padded, row_lines, wrapped
from summarizer.renderers.view import Entry, Group, Outcome, Rejection, Section, View, view_of

NARROWEST, WIDEST = 40, 120
"""Columns: below 40 a table has no room, beyond 120 a line of prose is hard to follow."""

GAP = 2
_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_TAG_STYLE = {"asserted": "green", "hedged": "yellow", "denied": "red", "disputed": "red"}


class Screen(NamedTuple):
    """What is written to: its width in cells, whether it shows colours, and whether only ASCII can be shown."""

    columns: int = 80
    colour: bool = False
    ascii: bool = False

    def styled(self, text: str, style: str | None) -> str:
        """Return ``text`` in a style, where there are colours."""
        if not (self.colour and style and text):
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def mark(self, name: str) -> str:
        """Return a mark: a bullet, a rule…"""
        fancy, plain = _MARKS[name]
        return plain if self.ascii else fancy


_MARKS = {"bullet": ("•", "-"), "rule": ("─", "-"), "quote": ("“", '"'), "unquote": ("”", '"'), "dash": ("—", "-")}


def screen_for(
    environment: Mapping[str, str], *, tty: bool, columns: int, encoding: str = "utf-8", legacy: bool = False
) -> Screen:
    """Return the screen for an output stream.

    Colours are shown on a terminal, unless ``NO_COLOR`` is set or ``TERM`` is ``dumb``; ``FORCE_COLOR`` shows
    them in a pipe too, and ``NO_COLOR`` beats it. ``legacy`` is a console that prints escape sequences.
    """
    forced = environment.get("FORCE_COLOR", "") not in ("", "0")
    able = tty and environment.get("TERM") != "dumb" and not legacy
    colour = not environment.get("NO_COLOR") and (forced or able)
    return Screen(min(max(columns, NARROWEST), WIDEST), colour, not _encodes("•─“”—", encoding))


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def render_terminal(outcomes: Sequence[Outcome], screen: Screen) -> str:
    """Return the results for a terminal, one after the other, with a newline at the end."""
    views = [view_of(outcome) for outcome in outcomes]
    many = len(views) > 1
    parts = ["\n".join(_view_lines(view, screen, alone=not many)) for view in views]
    rule = "\n\n" + screen.mark("rule") * screen.columns + "\n\n"
    return rule.join(parts) + "\n"


def _view_lines(view: View, screen: Screen, *, alone: bool) -> Iterator[str]:
    """Yield the lines of one result."""
    yield from _head(view, screen)
    for section in view.sections:
        yield ""
        yield from _section(section, screen)
    if alone:
        yield from _left_out(view, screen)
    yield from told_rejections("Rejected", "red", "x", view.rejected, screen, " (not in the summary)")
    yield from told_list("Possibly missed", view.possibly_missed, screen)
    yield from told_list("Not checked", view.not_run, screen)
    yield ""
    yield from told_verdicts(view.verdicts, bool(view.rejected), screen)
    yield from (screen.styled(line, "dim") for line in wrapped(view.run, screen.columns))


def _head(view: View, screen: Screen) -> Iterator[str]:
    """Yield the headline, what is known of the page, and the notices."""
    words = view.headline.text if view.headline else view.title
    yield from (screen.styled(line, "bold") for line in wrapped(words or "Untitled", screen.columns))
    if view.headline:
        yield from _doubts(view.headline, "", screen)
    if view.byline:
        yield from (screen.styled(line, "dim") for line in wrapped(" · ".join(view.byline), screen.columns))
    yield from _notices(view.notices, screen)


def told_title(title: str, notices: Sequence[str], screen: Screen) -> Iterator[str]:
    """Yield a title, and what its reader must know first."""
    yield from (screen.styled(line, "bold") for line in wrapped(title, screen.columns))
    yield from _notices(notices, screen)


def _notices(notices: Sequence[str], screen: Screen) -> Iterator[str]:
    for notice in notices:
        yield from (screen.styled(line, "yellow") for line in wrapped(notice, screen.columns, first="! ", rest="  "))


def _title(title: str, screen: Screen) -> str:
    return screen.styled(harmless(title).upper(), "cyan")


def _section(section: Section, screen: Screen) -> Iterator[str]:
    if section.kind == "words":
        words = ", ".join(harmless(entry.text) for group in section.groups for entry in group.entries)
        label = harmless(section.title).upper() + "  "
        lines = wrapped(words, screen.columns, first=label, rest="  ")
        yield lines[0].replace(label.rstrip(), _title(section.title, screen), 1)
        yield from lines[1:]
        return
    yield _title(section.title, screen)
    if section.kind == "table":
        yield from _table(section, screen)
        return
    tags = [entry.tag or "" for group in section.groups for entry in group.entries]
    column = max(map(width, tags), default=0)
    for group in section.groups:
        yield from _group(group, column, screen)


def _group(group: Group, column: int, screen: Screen) -> Iterator[str]:
    """Yield a speaker with their role, and what they say."""
    indent = "  "
    if group.title is not None:
        role = dict(group.head.details).get("role", "") if group.head else ""
        lines = wrapped(
            f"{group.title} {screen.mark('dash')} {role}" if role else group.title,
            screen.columns,
            first="  ",
            rest="      ",
        )
        yield from (screen.styled(line, "bold") for line in lines)
        if group.head:
            yield from _doubts(group.head, "    ", screen)
        indent = "    "
    for entry in group.entries:
        yield from _entry(entry, indent, column, screen)


def _entry(entry: Entry, indent: str, column: int, screen: Screen) -> Iterator[str]:
    """Yield one item: its standing, its words, its proof where that says more, and doubts."""
    tag = harmless(entry.tag or "")
    lead = f"{indent}{padded(tag, column)}  " if column else f"{indent}{screen.mark('bullet')} "
    rest = " " * width(lead)
    lines = wrapped(entry.text + _aside(entry), screen.columns, first=lead, rest=rest)
    if tag:
        lines[0] = lines[0].replace(tag, screen.styled(tag, _TAG_STYLE.get(tag, "yellow")), 1)
    yield from lines
    for quote in _telling_quotes(entry):
        marked = f"{screen.mark('quote')}{quote}{screen.mark('unquote')}"
        yield from (screen.styled(line, "dim") for line in wrapped(marked, screen.columns, first=rest, rest=rest))
    yield from _doubts(entry, rest, screen)
    for child in entry.children:
        yield from _entry(child, rest, 0, screen)


def _aside(entry: Entry) -> str:
    """Return what else is told of an item, in brackets: ``(via Telegram; cue “likely”)``."""
    told = [text if name in ("kind", "role") else f"{name}: {text}" for name, text in entry.details]
    return f" ({'; '.join(told)})" if told else ""


def _telling_quotes(entry: Entry) -> list[str]:
    """Return the quotes that say something which the item's own words and asides don't."""
    if entry.resting:
        return []
    said = set(_words(entry.text + _aside(entry)))
    quotes = dict.fromkeys(harmless(evidence.quote) for evidence in entry.evidence)
    return [quote for quote in quotes if _adds_to(said, _words(quote))]


def _adds_to(said: set[str], quoted: Sequence[str]) -> bool:
    """Tell whether enough words of a quote are not said already.

    One in five: a pronoun turned into its name, or a "But" left out, is no reason to print a sentence twice.
    """
    return sum(word not in said for word in quoted) * 5 > len(quoted)


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?()\"'“”‘’«»…") for word in text.casefold().split()]


def _doubts(entry: Entry, indent: str, screen: Screen) -> Iterator[str]:
    for doubt in entry.doubts:
        lines = wrapped(f"flagged: {doubt}", screen.columns, first=f"{indent}! ", rest=f"{indent}  ")
        yield from (screen.styled(line, "yellow") for line in lines)


def _table(section: Section, screen: Screen) -> Iterator[str]:
    """Yield a table: a header, a rule, the rows; columns in which nothing stands are left out."""
    entries = [entry for group in section.groups for entry in group.entries]
    kept = [i for i in range(len(section.columns)) if i == 0 or any(entry.cells[i] for entry in entries)]
    rows = [[harmless(entry.cells[i]) for i in kept] for entry in entries]
    header = [section.columns[i] for i in kept]
    widths = column_widths([header, *rows], screen.columns - 2, GAP)
    for line in row_lines(header, widths, GAP):
        yield "  " + screen.styled(line, "dim")
    yield "  " + screen.styled((" " * GAP).join(screen.mark("rule") * w for w in widths), "dim")
    for entry, row in zip(entries, rows, strict=True):
        yield from ("  " + line for line in row_lines(row, widths, GAP))
        yield from _doubts(entry, "  ", screen)


def _left_out(view: View, screen: Screen) -> Iterator[str]:
    """Yield what the page has beside the story: other stories by their number, boilerplate by its size."""
    stretches, characters = view.boilerplate
    if not (view.other_stories or stretches):
        return
    yield ""
    yield _title("Left out", screen)
    for number, title in view.other_stories:
        label = f"  --story {number}  "
        yield from wrapped(title or "(no headline)", screen.columns, first=label, rest=" " * len(label))
    if stretches:
        noun = "stretch" if stretches == 1 else "stretches"
        yield from wrapped(
            f"{stretches} {noun} of boilerplate ({characters} characters)", screen.columns, first="  ", rest="    "
        )
    for beginning in view.beginnings:
        yield from wrapped(beginning, screen.columns, first="    ", rest="      ")


def told_rejections(
    title: str, style: str, mark: str, items: Sequence[Rejection], screen: Screen, aside: str = ""
) -> Iterator[str]:
    """Yield items that do not stand (or not without doubt), each with its reasons."""
    if not items:
        return
    yield ""
    yield screen.styled(title.upper(), style) + aside
    for item in items:
        yield from wrapped(item.text, screen.columns, first=f"  {mark} ", rest="    ")
        for reason in item.reasons:
            lines = wrapped(f"because: {reason}", screen.columns, first="    ", rest="      ")
            yield from (screen.styled(line, style) for line in lines)


def told_list(title: str, texts: Sequence[str], screen: Screen) -> Iterator[str]:
    """Yield plain lines under a title; nothing where there are none."""
    if texts:
        yield ""
        yield _title(title, screen)
        for text in texts:
            yield from wrapped(text, screen.columns, first=f"  {screen.mark('bullet')} ", rest="    ")


def told_verdicts(line: str, failed: bool, screen: Screen) -> Iterator[str]:
    """Yield the verdicts' line, in the colour of the worst."""
    style = "red" if failed else "yellow" if " 0 flagged" not in line else "green"
    yield from (screen.styled(part, style) for part in wrapped(line, screen.columns))
