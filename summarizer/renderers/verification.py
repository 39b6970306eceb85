"""What ``summarizer verify`` shows: the verdicts on a stored summary, and why those that are not verified are not."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from summarizer.document import Document
from summarizer.renderers.markdown import escaped
from summarizer.renderers.record import SCHEMA_VERSION, document_record, dump_json
from summarizer.renderers.terminal import Screen, told_list, told_rejections, told_title, told_verdicts
from summarizer.renderers.view import Rejection, messages, rejections, told, verdict_line
from summarizer.renderers.view import asserted as words_of
from summarizer.verifier import Report

DRIFT = "the article is not the text that this summary was made from; every quote was located anew"


class Verification(NamedTuple):
    """A stored summary verified against an article. ``drifted``: the article's text has changed since."""

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


def _title(one: Verification) -> str:
    return one.document.story_title or one.document.title or "Untitled"


def _terminal_lines(one: Verification, screen: Screen) -> Iterator[str]:
    yield from told_title(_title(one), (DRIFT,) if one.drifted else (), screen)
    yield from told_rejections("Flagged", "yellow", "!", tuple(flagged(one.report)), screen)
    yield from told_rejections("Rejected", "red", "x", tuple(rejections(one.report)), screen)
    yield from told_list("Not checked", [told(check) for check in one.report.not_run], screen)
    yield ""
    yield from told_verdicts(verdict_line(one.report), bool(one.report.rejected), screen)


def _markdown_lines(one: Verification) -> Iterator[str]:
    yield f"# {escaped(_title(one))}"
    if one.drifted:
        yield from ("", f"> **Note:** {DRIFT}")
    for title, items in (("Flagged", flagged(one.report)), ("Rejected", rejections(one.report))):
        for number, item in enumerate(items):
            yield from () if number else ("", f"## {title}", "")
            yield f"- {escaped(item.text)}"
            yield from (f"  - {escaped(reason)}" for reason in item.reasons)
    for number, check in enumerate(one.report.not_run):
        yield from () if number else ("", "## Not checked", "")
        yield f"- {escaped(told(check))}"
    yield from ("", f"*{verdict_line(one.report)}*")
