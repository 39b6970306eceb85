"""The items as W3C Web Annotations: each points into the page's text by position and by quote.

https://www.w3.org/TR/annotation-model/ — positions are Unicode code points into
the text, as everywhere in this program.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from summarizer.document import Document
from summarizer.renderers.record import dump_json
from summarizer.renderers.view import Outcome, asserted, items_in
from summarizer.schemas import Evidence, Grounded

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

BESIDE = 32
"""Characters given before and after a quote: what annotation clients use to tell one place from another."""


def render_annotations(outcomes: Sequence[Outcome]) -> str:
    """Return the items of the results as one annotation page, in JSON; a newline at the end."""
    page = {
        "@context": CONTEXT,
        "id": f"urn:sha256:{outcomes[0].document.text_sha256}" if outcomes else "urn:none",
        "type": "AnnotationPage",
        "items": [note for number, outcome in enumerate(outcomes, 1) for note in _annotations(outcome, number)],
    }
    return dump_json(page)


def _annotations(outcome: Outcome, number: int) -> Iterator[dict[str, Any]]:
    """Yield an annotation for every item that has evidence."""
    source = f"urn:sha256:{outcome.document.text_sha256}"
    for position, item in enumerate(items_in(outcome.summary), 1):
        if item.evidence:
            targets = [_target(evidence, outcome.document) for evidence in item.evidence]
            yield {
                "id": f"{source}#{number}-{item.id or position}",
                "type": "Annotation",
                "motivation": "describing",
                "body": _bodies(item),
                "target": targets if len(targets) > 1 else targets[0],
            }


def _bodies(item: Grounded) -> list[dict[str, str]]:
    """Return what an annotation says: the item's words, its class and its verdict."""
    words = {"type": "TextualBody", "value": asserted(item), "format": "text/plain", "purpose": "describing"}
    tags = (type(item).__name__, item.verdict.status)
    return [words, *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags)]


def _target(evidence: Evidence, document: Document) -> dict[str, Any]:
    text, start, end = document.text, evidence.start, evidence.end
    return {
        "source": document.url or f"urn:sha256:{document.text_sha256}",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": evidence.quote,
                "prefix": text[max(0, start - BESIDE) : start],
                "suffix": text[end : end + BESIDE],
            },
        ],
    }
