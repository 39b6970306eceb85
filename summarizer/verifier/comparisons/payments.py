"""Who pays whom: is a sum told to go the other way than the story has it?

"Carrow will pay Norvik $85 million", where "Carrow will receive a fee of $85 million from Norvik".
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.reading.quantities import Quantity, compare
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import SUPPORTS
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.naming import forms_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Words between a verb and the sum, and behind the sum, among which it is told who else pays or is paid; and before the
# verb, among which it is told who does it. Chosen, not swept.
_SUM, _AFTER, _DOER = 9, 4, 8

# Sums of one text that are looked up.
_MOST = 10

# What leads to the other one behind a sum: to whom it goes, or from whom.
_LED = {1: ("to",), -1: ("from", "by")}


class _Payment(NamedTuple):
    """A sum: the words of the names of who pays it and of who is paid, in all forms, and the place of the verb."""

    payer: frozenset[str]
    payee: frozenset[str]
    at: int


def turned_payment(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a sum of free text that goes the other way in the story; in English alone, whose verbs are listed."""
    item = grounds.words_of(assertion.text)
    if _ways(grounds.language).keys().isdisjoint(item.places):
        return
    sums = [one for one in grounds.quantities_said(assertion.text) if one.kind == "money"]
    for figure in sums[:_MOST]:
        ours = _payment(figure, 0, item, grounds.names_of(assertion.text))
        for sentence in assertion.sentences if ours else ():
            source = grounds.words_in(sentence)
            for told in grounds.quantities_in(sentence):
                same = told.kind == "money" and compare(figure, told) in SUPPORTS
                theirs = _payment(told, sentence.start, source, grounds.names_in(sentence)) if same else None
                if ours and theirs and _goes_back(ours, theirs):
                    said = says_otherwise(item.shown(ours.at), source.shown(theirs.at), grounds.extent)
                    yield doubt(f"{said}: the other way round")
                    return


def _goes_back(ours: _Payment, theirs: _Payment) -> bool:
    """Tell whether who pays one of two sums is paid the other, and does not pay it as well."""
    pays = not ours.payer.isdisjoint(theirs.payee) and ours.payer.isdisjoint(theirs.payer)
    paid = not ours.payee.isdisjoint(theirs.payer) and ours.payee.isdisjoint(theirs.payee)
    straight = not ours.payer.isdisjoint(theirs.payer) or not ours.payee.isdisjoint(theirs.payee)
    return (pays or paid) and not straight


def _payment(figure: Quantity, start: int, text: Passage, names: Sequence[Sequence[int]]) -> _Payment | None:
    """Return who pays a sum to whom, as far as it is told; None where no such verb leads to it, or in the passive."""
    first = next((i for i, word in enumerate(text.words) if word.start + start >= figure.span.start), len(text.words))
    last = next((i for i, word in enumerate(text.words) if word.start + start >= figure.span.end), len(text.words))
    ways, being = _ways(text.language), base_forms(text.language, "being")
    verb = next((i for i in range(first - 1, max(-1, first - _SUM), -1) if text.words[i].base in ways), None)
    if verb is None or any(word.base in being for word in text.words[max(0, verb - 2) : verb]):
        return None
    way, clause = ways[text.words[verb].base], text.words[verb].clause
    before = [name for name in names if name[-1] < verb and text.words[name[-1]].clause == clause]
    doer = before[-1] if before and verb - before[-1][-1] <= _DOER else None
    between = [name for name in names if verb < name[0] < first]
    behind = [name for name in names if last <= name[0] <= last + _AFTER and _is_led(text, last, name[0], _LED[way])]
    other = next(iter(between if way > 0 else []), None) or next(iter(behind), None)
    one, two = (forms_of(text, name) if name else frozenset[str]() for name in (doer, other))
    return _Payment(one, two, verb) if way > 0 else _Payment(two, one, verb)


def _is_led(text: Passage, first: int, last: int, leading: Sequence[str]) -> bool:
    return any(word.base in leading for word in text.words[first:last])


@cache
def _ways(language: str) -> dict[str, int]:
    """Return the verbs by which money goes, each with which way: 1 from whoever does it, -1 to them."""
    return {base_form(word, language): int(way) for word, way in entries(language, "payments")}
