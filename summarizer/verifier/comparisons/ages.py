"""Whose age is it? "Pembridge is 71", where he is 58 and somebody else is 71."""

from collections.abc import Iterator, Sequence

from summarizer.reading.quantities import Number, Quantity
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.naming import are_one, forms_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Sentences with a name that are read for its bearer's age; the oldest that anybody is.
_READ, _OLDEST = 12, 115


def other_age(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on an age given to a name that the story gives to somebody else, and another to this name."""
    item, names = grounds.words_of(assertion.text), grounds.names_of(assertion.text)
    for figure in grounds.quantities_said(assertion.text) if names else ():
        name = _bearer(item, 0, figure, names) if _may_be_age(figure) else None
        if name is None:
            continue
        told = list(_ages(forms_of(item, name), grounds))
        if not told or any(one.value == figure.value for one in told):
            continue
        if any(_may_be_age(one) and one.value == figure.value for one in grounds.quantities):
            ours = f"{shown(item.letters(name[-1]))} is {shown(figure.span.of(assertion.text))}"
            yield doubt(f"it says {ours}, the evidence {shown(told[0].span.of(grounds.document.text))}")
            return


def _may_be_age(figure: Quantity) -> bool:
    """Tell whether a figure is an age, or a bare number that may be one."""
    bare = figure.kind == "count" and figure.unit is None and figure.what is None
    return (bare or figure.kind == "age") and isinstance(figure.value, Number) and 0 < figure.value.value <= _OLDEST


def _ages(name: frozenset[str], grounds: Grounds) -> Iterator[Quantity]:
    """Yield the ages that the story gives to a name."""
    for number in grounds.sentences_with(name, _READ):
        sentence = grounds.index.sentences[number]
        source, names = grounds.words_in(sentence), grounds.names_in(sentence)
        for figure in grounds.quantities_in(sentence):
            bearer = _bearer(source, sentence.start, figure, names) if _may_be_age(figure) else None
            if bearer is not None and are_one(name, forms_of(source, bearer)):
                yield figure


def _bearer(text: Passage, start: int, figure: Quantity, names: Sequence[Sequence[int]]) -> Sequence[int] | None:
    """Return the name that an age is told of: "Ann Lee, 58", "Lee is 58", "the 58-year-old Lee"."""
    low, high = figure.span.start - start, figure.span.end - start
    being = base_forms(text.language, "being", "aged")
    for name in names:
        after = text.text[text.words[name[-1]].end : low] if text.words[name[-1]].end <= low else None
        ends = text.text[high : high + 1] in ("", ",", ".", ")", ";") or figure.kind == "age"
        if after is not None and ends and (after.strip() in (",", "(") or after.strip(" ,").lower() in being):
            return name
        before = text.text[high : text.words[name[0]].start] if text.words[name[0]].start >= high else None
        if figure.kind == "age" and before is not None and before in (" ", "-year-old "):
            return name
    return None
