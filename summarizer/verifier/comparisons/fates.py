"""What free text says became of so many people, or of a figure, where the story says something else of as many.

"60 soldiers are being held" where the story has 60 killed; "profit rose by 17%" where it has a fall of 17%. The words
are those of cue lists (killed, injured, held, missing, rescued …; up, down), one class a line.
"""

from collections.abc import Iterator

from summarizer.reading.quantities import Number, Quantity
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import supports
from summarizer.verifier.text.forms import base_forms, classes
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise_of_the_same

# Words to either side of a figure, in its clause, that tell what became of those counted.
_REACH = 7

# Counts up to this may be of somebody else in each sentence.
_FEW = 2


def other_fates(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on what is told to have become of so many, where the evidence tells something else of as many."""
    item = grounds.words_of(assertion.text)
    for said in grounds.quantities_said(assertion.text):
        name = "tolls" if _is_count(said) else "directions" if said.kind in ("percent", "money") else None
        ours = _fates(said.span, item, name) if name else {}
        if not name or not ours or (name == "directions" and len(ours) > 1):
            continue
        same = [
            (grounds.words_in(sentence), _fates(_within(one.span, sentence), grounds.words_in(sentence), name))
            for sentence in assertion.sentences
            for one in grounds.quantities_in(sentence)
            if one.kind == said.kind and supports(one, said)
        ]
        if same and all(theirs and ours.keys().isdisjoint(theirs) for _, theirs in same):
            source, theirs = same[0]
            here, there = item.shown(min(ours.values())), source.shown(min(theirs.values()))
            yield doubt(says_otherwise_of_the_same(here, there, grounds.extent))
            return


def _within(span: Span, sentence: Span) -> Span:
    return Span(span.start - sentence.start, span.end - sentence.start)


def _is_count(figure: Quantity) -> bool:
    value = figure.value
    return figure.kind == "count" and isinstance(value, Number) and figure.unit is None and value.value > _FEW


def _fates(place: Span, text: Passage, name: str) -> dict[str, int]:
    """Return what a passage tells to have become of what the figure at ``place`` counts, and by which words."""
    inside = [i for i, word in enumerate(text.words) if word.start < place.end and word.end > place.start]
    if not inside:
        return {}
    before = text.words[max(0, inside[0] - 1)].base
    if name == "directions" and inside[0] > 0 and before in base_forms(text.language, "from_where"):
        return {}  # "down from 10 per cent": it was that before
    clauses = {text.words[i].clause for i in inside}
    near = range(max(0, inside[0] - _REACH), min(len(text.words), inside[-1] + 1 + _REACH))
    # "More than 8 per cent" is no rise: what qualifies a figure tells no way that it went.
    told = [i for i in near if text.words[i].clause in clauses and (name != "directions" or i not in inside)]
    return {fate: i for i in told for fate in classes(text.words[i].base, text.language, name)}
