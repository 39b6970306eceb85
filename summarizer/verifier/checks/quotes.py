"""Is what is given as the document's own words in the document?"""

from collections.abc import Iterable

from summarizer.location import Match
from summarizer.verifier.assertion import Assertion, Quoted
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.wording import changed, shown


def quotes(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on quotes that are absent, altered or found only by normalising, and on items that prove nothing."""
    if not assertion.text.strip():
        yield contradiction("it says nothing")
    if not assertion.prose and not assertion.quotes and not assertion.evidence:
        yield contradiction(
            "nothing that it rests on is left" if assertion.rests else "it gives no words of the document as proof"
        )
    for quoted in assertion.quotes:
        yield from _located(quoted)


def _located(quoted: Quoted) -> Iterable[Remark]:
    """Remark on how one quote was located."""
    match = quoted.match
    was, now = quoted.stored, match.spans[0] if match.spans else None
    if match.kind == "exact" and not match.candidates and (was is None or was == now):
        return
    words = f"the {_name(quoted)} {shown(quoted.text)}"
    if not quoted.text.strip():
        yield contradiction(f"the {_name(quoted)} has no words")
        return
    if now is None:
        yield contradiction(f"{words} is nowhere in the document")
        return
    if match.kind == "altered":
        yield from _altered(match, words)
    elif match.kind != "exact":
        yield note(f"{words} {_HOW[match.kind]}")
    if match.candidates and was is None:
        yield note(f"{words} stands in {len(match.candidates) + 1} places")
    if was and was.start != now.start:
        yield note(f"{words} has moved from {was.start} to {now.start}: the document has changed")


_HOW = {
    "normalized": "is in the document with other spacing, case or typography",
    "elided": "joins pieces of the document by an ellipsis",
}


def _name(quoted: Quoted) -> str:
    """Return what a reader calls the field that holds the quote."""
    return "quote" if quoted.field in ("quote", "evidence", "text") else quoted.field


def _altered(match: Match, words: str) -> Iterable[Remark]:
    """Remark on every difference between a quote and the passage nearest to it."""
    for difference in match.differences:
        grave = difference.kind != "word"
        told = f"{words} is altered: {changed(difference)}"
        yield contradiction(told) if grave else doubt(told)
    if not match.differences:
        yield doubt(f"{words} is altered")
