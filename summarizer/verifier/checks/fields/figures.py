"""A figure's kind, its qualifier and what it measures, held against the figure as the document has it."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.reading.measures import measured
from summarizer.reading.quantities import Quantity
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.checks.values import figures_of, matching
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import root, tolls
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt, note
from summarizer.verifier.wording import shown

# Sentences before a figure's in which what it measures may be named.
_BACK = 2

# Of the words of "what", the share that may be an engine's own ("speed at the impact"); more than that is doubted, and
# so is a single one that tells what became of people ("dead").
_LACKS = 0.5


def figure_fields(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a kind or a qualifier that the figure doesn't have, and on another thing than it measures."""
    read = figures_of(assertion, grounds)
    own = matching(assertion, read) or read
    if not own:
        if assertion.fields.get("kind") not in (None, "other"):
            yield note(f"no figure is read in {shown(assertion.text)}, so its kind can't be told")
    else:
        yield from _kind(assertion, own)
        yield from _approximate(assertion, own)
    yield from _what(assertion, own, grounds)


def _kind(assertion: Assertion, own: Sequence[Quantity]) -> Iterator[Remark]:
    told = assertion.fields.get("kind")
    if isinstance(told, str) and told != "other" and all(figure.kind != told for figure in own):
        yield doubt(f"its kind is told as {shown(told)}; {shown(assertion.text)} is a figure of kind {own[0].kind}")


def _approximate(assertion: Assertion, own: Sequence[Quantity]) -> Iterator[Remark]:
    """Remark on a qualifier that is put, left out or changed."""
    told = str(assertion.fields.get("approximate") or "").casefold()
    read = [(figure.approximate or "").casefold() for figure in own]
    if "approximate" in assertion.fields and told not in read:
        has = shown(read[0]) if read[0] else "no such word"
        yield doubt(f"it is qualified by {shown(told)}, the document has {has}" if told else f"it leaves out {has}")


def _what(assertion: Assertion, own: Sequence[Quantity], grounds: Grounds) -> Iterator[Remark]:
    """Remark on a thing measured that the words around the figure don't name, or name for another figure."""
    told = assertion.fields.get("what")
    if not isinstance(told, str) or not told.strip():
        return
    said = grounds.words_of(told)
    wanted = [said.words[index].base for index in said.content.values()]
    if not wanted or any(told.casefold() in _read(figure, grounds) for figure in own):
        return
    lacking = _lacking(wanted, assertion, grounds)
    whose = _others(wanted, own, assertion, grounds)
    words, thing = shown(assertion.text), shown(told)
    if len(lacking) > _LACKS * len(wanted) or any(tolls(form, grounds.language) for form in lacking):
        yield doubt(f"nothing around {words} tells that it measures {thing}")
    elif whose is not None:
        there = shown(whose.span.of(grounds.document.text))
        yield doubt(f"it is said to measure {thing}, which the evidence tells of {there}")
    elif lacking or not any(_counted(figure, grounds) & frozenset(map(root, wanted)) for figure in own):
        yield note(f"that {words} measures {thing} can't be told from the words beside it")


def _read(figure: Quantity, grounds: Grounds) -> tuple[str, ...]:
    """Return what a figure is read to count, and what the clause before it is read to measure, case folded."""
    before = grounds.document.sentence_around(figure.number).start, figure.span.start
    clause = measured(grounds.document.text[slice(*before)], grounds.document.language)
    return tuple(one.casefold() for one in (figure.what, clause) if one)


def _lacking(wanted: Sequence[str], assertion: Assertion, grounds: Grounds) -> list[str]:
    """Return the words that stand neither in the evidence's sentences nor just before them."""
    sentences = (near for one in assertion.sentences for near in (one, *grounds.preceding(one, _BACK)))
    passages = [grounds.words_in(sentence) for sentence in dict.fromkeys(sentences)]
    return [form for form in wanted if not _has(form, passages)]


def _has(form: str, passages: Sequence[Passage]) -> bool:
    return any(form in one.places or root(form) in {root(other) for other in one.places} for one in passages)


def _others(wanted: Sequence[str], own: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> Quantity | None:
    """Return another figure of the evidence that counts just this, where this one counts something else."""
    forms = frozenset(map(root, wanted))
    if any(forms & _counted(figure, grounds) for figure in own):
        return None
    numbers = {figure.number for figure in own}
    there = [figure for sentence in assertion.sentences for figure in grounds.quantities_in(sentence)]
    return next(
        (figure for figure in there if figure.number not in numbers and forms & _counted(figure, grounds)), None
    )


def _counted(figure: Quantity, grounds: Grounds) -> frozenset[str]:
    """Return the roots of the words for what a figure counts."""
    return frozenset(map(root, grounds.words_of(figure.what or "").content))
