"""The JSON form of a result: every field in a fixed order, the same bytes for the same result."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from math import isfinite
from typing import Any

from summarizer.document import Document
from summarizer.engines import Run
from summarizer.renderers.view import Outcome
from summarizer.schemas.grounded import SCHEMA_VERSION

# JSON lets these stand as they are, but a terminal obeys C1 controls, an editor
# obeys bidirectional ones, and no encoding has lone surrogates: escaped, they
# mean the same to every reader of JSON.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def record_of(outcome: Outcome) -> dict[str, Any]:
    """Return the JSON form of a result as plain dictionaries, lists, strings and numbers."""
    return {
        "schema_version": SCHEMA_VERSION,
        "summary": outcome.summary.model_dump(mode="json"),
        "document": document_record(outcome.document),
        "report": outcome.report.to_dict(),
        "run": run_record(outcome.run),
    }


def render_json(outcomes: Sequence[Outcome], *, many: bool = False) -> str:
    """Return the JSON of one result, or of a list of them where ``many``; a newline at the end."""
    records = [record_of(outcome) for outcome in outcomes]
    return dump_json(records if many else records[0])


def document_record(document: Document) -> dict[str, Any]:
    """Return what the JSON says of the document; its text only where that was extracted (HTML, PDF)."""
    record: dict[str, Any] = {
        "sha256": document.sha256,
        "text_sha256": document.text_sha256,
        "title": document.title,
        "url": document.url,
        "author": document.author,
        "published": document.published,
        "language": document.language,
        "length": len(document.text),
        "notices": [
            {"kind": notice.kind, "message": notice.message, "start": notice.start, "end": notice.end}
            for notice in document.notices
        ],
        "story": [{"start": span.start, "end": span.end} for span in document.story],
        "left_out": [
            {"start": part.start, "end": part.end, "kind": part.kind, "title": part.title} for part in document.left_out
        ],
    }
    if document.derived:
        record["text"] = document.text
    return record


def run_record(run: Run) -> dict[str, Any]:
    """Return what the JSON says of the run; seconds to the millisecond."""
    return {**asdict(run), "seconds": round(run.seconds, 3)}


def dump_json(value: Any) -> str:
    """Return ``value`` as indented JSON that is safe to print and to encode, with a newline at the end."""
    text = json.dumps(_finite(value), ensure_ascii=False, indent=2, allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def _finite(value: Any) -> Any:
    """Return ``value`` with the numbers that JSON does not have (NaN, the infinities) as null."""
    if isinstance(value, dict):
        return {str(key): _finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not isfinite(value) else value
