"""What ``summarizer verify`` shows: the verdicts on a summary, and why what is not verified is not.

Of a stored summary it shows the items that are not verified; of prose every sentence, with its best evidence.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from summarizer.document import Document
from summarizer.renderers.layout import wrapped
from summarizer.renderers.markdown import Notes, escaped
from summarizer.renderers.record import document_record, dump_json
from summarizer.renderers.terminal import Screen, told_list, told_rejections, told_title, told_verdicts
from summarizer.renderers.view import Rejection, all_missed, messages, not_checked, rejections, verdict_line
from summarizer.renderers.view import asserted as words_of
from summarizer.schemas.grounded import SCHEMA_VERSION
from summarizer.verifier import Report, SentenceReport
from summarizer.verifier.text.markup import shown_plainly

DRIFT = "the article is not the text that this summary was made from; every quote was located anew"


class Verification(NamedTuple):
    """A summary verified against an article. ``drifted``: the article's text has changed since it was stored."""

    report: Report
    document: Document
    drifted: bool = False


def render_verifications(
    verifications: Sequence[Verification], form: str, *, many: bool = False, screen: Screen | None = None
) -> str:
    """Return verifications as ``terminal``, ``json`` or ``markdown``; a newline at the end."""
    if form == "json":
        records = [_record(one) for one in verifications]
        return dump_json(records if many else records[0])
    if form == "markdown":
        return "\n\n---\n\n".join("\n".join(_markdown_lines(one)) for one in verifications) + "\n"
    screen = screen or Screen()
    rule = f"\n\n{screen.mark('rule') * screen.columns}\n\n"
    return rule.join("\n".join(_terminal_lines(one, screen)) for one in verifications) + "\n"


def flagged(report: Report) -> Iterator[Rejection]:
    """Yield the flagged items of a report with the reasons."""
    for one in report.judged:
        if one.verdict.status == "flagged":
            yield Rejection(words_of(one.item), messages(one.verdict.findings, ("doubt",)))


def _record(one: Verification) -> dict[str, Any]:
    """Return the JSON form: the report, with the findings beside each item's status."""
    report = one.report.to_dict()
    for item, judged in zip(report["items"], one.report.judged, strict=False):
        item["findings"] = [finding.model_dump() for finding in judged.verdict.findings]
    return {
        "schema_version": SCHEMA_VERSION,
        "document": document_record(one.document),
        "drifted": one.drifted,
        "report": report,
    }


# Pieces of evidence shown for a sentence of prose: it seldom fuses more.
_SHOWN = 2

_MARKS = {"verified": ("green", "+"), "flagged": ("yellow", "!"), "rejected": ("red", "x")}


def _sentence_lines(report: Report, screen: Screen) -> Iterator[str]:
    """Yield every sentence of a prose summary with its verdict, why, and the sentences of the article nearest to it."""
    for one in report.sentences:
        style, mark = _MARKS[one.verdict.status]
        lines = wrapped(shown_plainly(one.text), screen.columns, first=f"  {mark} ", rest="    ")
        yield ""
        yield lines[0].replace(mark, screen.styled(mark, style), 1)
        yield from lines[1:]
        for reason in messages(one.verdict.findings, ("contradiction", "doubt")):
            lines = wrapped(f"because: {reason}", screen.columns, first="    ", rest="      ")
            yield from (screen.styled(line, style) for line in lines)
        for reason in _lacking(one):
            lines = wrapped(f"note: {reason}", screen.columns, first="    ", rest="      ")
            yield from (screen.styled(line, "dim") for line in lines)
        for quote in _nearest(one):
            marked = f"{screen.mark('quote')}{quote}{screen.mark('unquote')}"
            yield from (
                screen.styled(line, "dim") for line in wrapped(marked, screen.columns, first="    ", rest="    ")
            )


def _lacking(one: SentenceReport) -> tuple[str, ...]:
    """Return what of a verified sentence its evidence lacks, or who says it: no doubt, but enough to look twice."""
    found = [finding for finding in one.verdict.findings if finding.check in ("support", "speaker")]
    return messages(found, ("note",)) if one.verdict.status == "verified" else ()


def _nearest(one: SentenceReport) -> list[str]:
    """Return the words of its best evidence, what is copied from there left out."""
    quotes = dict.fromkeys(evidence.quote for evidence in one.evidence)
    return [quote for quote in quotes if quote != one.text.strip(" .")][:_SHOWN]


def _title(one: Verification) -> str:
    return one.document.story_title or one.document.title or "Untitled"


def _terminal_lines(one: Verification, screen: Screen) -> Iterator[str]:
    yield from told_title(_title(one), (DRIFT,) if one.drifted else (), screen)
    if one.report.sentences:
        yield from _sentence_lines(one.report, screen)
    else:
        yield from told_rejections("Flagged", "yellow", "!", tuple(flagged(one.report)), screen)
        yield from told_rejections("Rejected", "red", "x", tuple(rejections(one.report)), screen)
    yield from told_list("Possibly missed", all_missed(one.report.possibly_missed), screen)
    yield from told_list("Not checked", not_checked(one.report.not_run), screen)
    yield ""
    yield from told_verdicts(verdict_line(one.report), bool(one.report.rejected), screen)


def _markdown_lines(one: Verification) -> Iterator[str]:
    yield f"# {escaped(_title(one))}"
    if one.drifted:
        yield from ("", f"> **Note:** {DRIFT}")
    notes = Notes(one.document)
    if one.report.sentences:
        yield from _markdown_sentences(one.report, notes)
    else:
        yield from _markdown_items(one.report)
    missed = all_missed(one.report.possibly_missed)
    for title, texts in (("Possibly missed", missed), ("Not checked", not_checked(one.report.not_run))):
        for number, text in enumerate(texts):
            yield from () if number else ("", f"## {title}", "")
            yield f"- {escaped(text)}"
    yield from ("", f"*{verdict_line(one.report)}*")
    yield from ("", *notes.lines) if notes.lines else ()


def _markdown_items(report: Report) -> Iterator[str]:
    """Yield the items that are not verified, with the reasons."""
    for title, items in (("Flagged", flagged(report)), ("Rejected", rejections(report))):
        for number, item in enumerate(items):
            yield from () if number else ("", f"## {title}", "")
            yield f"- {escaped(item.text)}"
            yield from (f"  - {escaped(reason)}" for reason in item.reasons)


def _markdown_sentences(report: Report, notes: Notes) -> Iterator[str]:
    """Yield every sentence of a prose summary with its verdict, its evidence as a footnote, and why."""
    yield from ("", "## Sentences", "")
    for one in report.sentences:
        yield f"- **{one.verdict.status}:** {escaped(shown_plainly(one.text))}{notes.cite(one.evidence[:_SHOWN])}"
        yield from (f"  - {escaped(why)}" for why in messages(one.verdict.findings, ("contradiction", "doubt")))
        yield from (f"  - note: {escaped(why)}" for why in _lacking(one))
