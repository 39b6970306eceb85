"""Does the evidence stand in the story that is summarised?"""

from collections.abc import Iterable

from summarizer.document import Document
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import shown


def scope(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on evidence that stands in another story of the page or in what surrounds the stories."""
    document = grounds.document
    for span in assertion.evidence:
        if document.in_story(span):
            continue
        words, place = shown(span.of(document.text)), _place(span, document)
        if any(span.overlaps(part) for part in document.story):
            yield doubt(f"the evidence {words} reaches beyond the story into {place}")
        else:
            yield contradiction(f"the evidence {words} stands in {place}")


def _place(span: Span, document: Document) -> str:
    """Say which left-out part of the page ``span`` touches."""
    for part in document.left_out:
        if part.start < span.end and span.start < part.end:
            if part.kind == "other_story":
                return f"another story, {shown(part.title)}" if part.title else "another story"
            return "the page around the story"
    return "white space between its parts"
