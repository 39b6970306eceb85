"""Is what an item tells in further fields of its own in the document, and near its evidence?"""

from collections.abc import Iterable, Iterator

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.checks.names import names
from summarizer.verifier.checks.numbers import numbers
from summarizer.verifier.details import Detail
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.naming import stems
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Details of one item that are looked at: an item that tells more is no item but a table.
_MOST = 40


def details(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on figures, names and words in further fields that the evidence doesn't have.

    A wrong name or figure in words is as grave there as in the text. A typed number or date may be a rating, or
    computed: it is doubted, never called false.
    """
    text = grounds.document.text
    around = [span.of(text) for span in assertion.sentences]
    for detail in assertion.details[:_MOST]:
        if any(detail.words in sentence for sentence in around) and not detail.typed:
            continue  # what is copied is proved
        for remark in _remarks(detail, assertion, grounds):
            severity = "doubt" if detail.typed and remark.severity == "contradiction" else remark.severity
            yield Remark(severity, f"{detail.field}: {remark.message}")
    if len(assertion.details) > _MOST:
        yield doubt(f"it tells more ({len(assertion.details)} things) than can be held against the evidence")


def _remarks(detail: Detail, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    alone = assertion._replace(
        text=detail.words, verbatim=False, copied=False, quotes=(), speaker=(), fields={}, details=()
    )
    remarks = [*numbers(alone, grounds), *names(alone, grounds)]
    yield from remarks
    if not remarks and not detail.typed and not _is_near(alone, grounds):
        yield doubt(f"the evidence has no word of {shown(detail.words)}")


def _is_near(alone: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has a word of it, in any form; what has no content of its own needs none."""
    forms = [word.base for word in grounds.words_of(alone.text).words if word.content]
    figures = bool(grounds.quantities_said(alone.text))  # have been looked at
    return not forms or figures or any(_has(form, alone, grounds) for form in forms)


def _has(form: str, alone: Assertion, grounds: Grounds) -> bool:
    wanted = frozenset(stems(form, grounds.language)) | {form}
    return any(
        not wanted.isdisjoint(grounds.stems_in(span)) or form in grounds.words_in(span).places
        for span in alone.sentences
    )
