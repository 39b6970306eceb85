"""Figures that stand in another's place in words that are retold: whatever else the document has them of.

Where a sentence is retold as a whole, word for word; where the two numbers of a score or a vote are told in turn; and
where the same words lead to a bare number.
"""

from collections.abc import Iterator, Sequence

from summarizer.patterns import pattern
from summarizer.reading.quantities import Number, Quantity, Vague, compare
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.figures_beside import has_its_day
from summarizer.verifier.evidence.alignment import Change, changes, clause_changes
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import (
    are_of_one_thing,
    are_of_two_things,
    is_bare,
    is_one,
    is_within,
    supports,
)
from summarizer.verifier.figures.exact import is_told_exactly
from summarizer.verifier.figures.instants import is_bound_by_time, is_reckoned_year
from summarizer.verifier.figures.reckoning import is_told_as_one, reckoned
from summarizer.verifier.figures.sums import counts_sum
from summarizer.verifier.figures.tallies import counts_others
from summarizer.verifier.figures.times import counts_from_told, has_its_words, is_weeks_in_days
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.orders import pairs_told, turned
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import listed, says_otherwise, shown

# Words of who has fewer votes or goals than the other.
_DEFEAT = pattern(
    r"(?i)\b(?:los[ets]\w{0,3}|defeat\w{0,3}|beaten|reject\w{0,3}|fail\w{0,3}|against|verl[io]\w+|unterl\w+)\b"
)

# Words before a bare number by which it is known what it is of.
_ECHO = 3

# Words to either side of a figure that tell what it is of. Chosen, not swept.
_AROUND = 6

# How a figure may be told in another's place and say the same.
_TOLD_OTHERWISE = (counts_from_told, has_its_words, is_weeks_in_days, is_reckoned_year, is_bound_by_time)

# Telling words, names aside, that a clause and the sentence it retells must share at least.
_SHARED = 2


def replaced(assertion: Assertion, grounds: Grounds) -> list[Remark]:
    """Remark on figures that the words around them, retold, tell to be others'."""
    for find in (_replaced, _turned, _echoed, _replaced_in_clauses):
        if found := list(find(assertion, grounds)):
            return found
    return []


def _replaced(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a figure that stands where the sentence retold has another, wherever else the document has it."""
    if not assertion.reworded:
        return
    for change in changes(assertion, grounds):
        ours, theirs = _figures_of(change, assertion, grounds)
        if not ours or not theirs:
            yield from _exchanged(change, assertion, grounds)
            continue
        told = [ToldFigure(one, theirs, assertion, grounds) for one in ours]
        if any(way(one) for way in _TOLD_OTHERWISE for one in told) or any(
            not _differ(one, other) for one in ours for other in theirs
        ):
            continue
        if assertion.prose and all(
            _is_told_of_them(one, change, grounds) or _is_told_beside(one, theirs, assertion, grounds) for one in ours
        ):
            continue
        if assertion.prose and all(is_told_exactly(one, theirs) for one in told):
            continue
        if assertion.prose and all(_is_of_another_sentence(one, change, assertion, grounds) for one in ours):
            continue
        if assertion.prose and all(has_its_day(one, change.sentence, assertion, grounds) for one in ours):
            continue
        if assertion.prose and all(_counts_another_thing(one, theirs, assertion, grounds) for one in ours):
            continue
        if assertion.prose and all(_comes_to(one, change, assertion, grounds) for one in ours):
            continue
        if assertion.prose and _count_but_others(ours, theirs, assertion, grounds):
            continue
        # Free text may tell of two sentences at once, and mean the day of the other.
        elsewhere = [
            one for sentence in assertion.sentences for one in grounds.quantities_in(sentence) if one.kind == "date"
        ]
        open_ = assertion.prose and all(
            any(is_within(one, other) for other in theirs) or any(supports(other, one) for other in elsewhere)
            for one in ours
        )
        words, document = [figure.span.of(assertion.text) for figure in ours], grounds.document.text
        there = listed([figure.span.of(document) for figure in theirs])
        yield (doubt if open_ else contradiction)(f"it says {listed(words)} where the evidence says {there}")


def _figures_of(change: Change, assertion: Assertion, grounds: Grounds) -> tuple[list[Quantity], list[Quantity]]:
    """Return the figures among the words changed, of the text and of the sentence."""
    said, there = grounds.quantities_said(assertion.text), grounds.quantities_in(change.sentence)
    ours = [figure for figure in said if change.is_ours(*figure.number)]
    return ours, [figure for figure in there if change.is_theirs(*figure.number)] if ours else []


def _replaced_in_clauses(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a figure that stands where a sentence of which free text retells a clause has another.

    Whose age stands there is told of somebody else; what the text tells besides is not left out; and "dozens" may be
    told more exactly in another sentence.
    """
    said = grounds.quantities_said(assertion.text)
    for change in clause_changes(assertion, grounds):
        ours, theirs = _figures_of(change, assertion, grounds)
        if not ours:
            if not any(change.is_ours(*one.span) for one in said):  # "the first time", "three years"
                yield from _other_stretch(change, grounds)
            continue
        if any(one.kind == "age" or is_one(one.span.of(assertion.text)) for one in ours):
            continue
        if any(isinstance(other.value, Vague) or any(supports(other, one) for one in said) for other in theirs):
            continue
        if all(_is_told_of_them(one, change, grounds) for one in ours):
            continue
        if any(is_weeks_in_days(ToldFigure(one, theirs, assertion, grounds)) for one in ours):
            continue
        if all(_is_of_another_sentence(one, change, assertion, grounds, named=True) for one in ours):
            continue
        differ = ours and theirs and all(_differ(one, other) for one in ours for other in theirs)
        if differ and not _keeps_names_alone(change):
            words, document = [figure.span.of(assertion.text) for figure in ours], grounds.document.text
            there = listed([figure.span.of(document) for figure in theirs])
            yield doubt(f"it says {listed(words)} where the evidence says {there}")


def _is_told_of_them(said: Quantity, change: Change, grounds: Grounds) -> bool:
    """Tell whether the sentence has the figure too, of what it told before: "31 patients, *four* of them in care"."""
    return any(one.what is None and supports(one, said) for one in grounds.quantities_in(change.sentence))


def _counts_another_thing(said: Quantity, others: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has a figure of the very thing counted, which those in its place are not of.

    "*Three libraries* would shut" of a plan to shut three, "agreed by *six votes to two*", that would.
    """
    if said.what is None or not all(are_of_two_things(said, one, grounds.language) for one in others if one.what):
        return False
    told = (one for sentence in assertion.sentences for one in grounds.quantities_in(sentence))
    return any(are_of_one_thing(said, one) and supports(one, said) for one in told)


def _is_told_beside(said: Quantity, others: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has a figure that stands in the place of one of another kind: "31" for "under half"."""
    apart = all(other.kind != said.kind for other in others)
    told = (one for sentence in assertion.sentences for one in grounds.quantities_in(sentence))
    return apart and any(supports(one, said) for one in told)


def _comes_to(said: Quantity, change: Change, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a figure is the sum of two that its sentence joins: "eight counts of fraud and two of theft"."""
    figure = ToldFigure(said, grounds.quantities_in(change.sentence), assertion, grounds)
    found = reckoned(said, figure.source)
    return found is not None and is_told_as_one(figure, found)


def _count_but_others(
    said: Sequence[Quantity], others: Sequence[Quantity], assertion: Assertion, grounds: Grounds
) -> bool:
    """Tell whether the evidence counts others beside those it names: "*three* towns", "Ardle and two nearby towns"."""
    text, document = assertion.text, grounds.document.text
    ours = any(counts_others(text[one.number.start : one.span.end], grounds) for one in said)
    return not ours and all(counts_others(document[one.number.start : one.span.end], grounds) for one in others)


def _is_of_another_sentence(
    said: Quantity, change: Change, assertion: Assertion, grounds: Grounds, *, named: bool = False
) -> bool:
    """Tell whether another sentence of the evidence has the figure, with words that stand around it in the text.

    "Fell to 3 from 5", told as "fell to 3, below the 4 that had been expected", where the 4 is told further on. Where
    it must be ``named``, one of the words is a name.
    """
    item = change.item
    at = next((i for i, word in enumerate(item.words) if word.end > said.number.start), 0)
    around = item.near(at, _AROUND) - change.source.places.keys()
    names = item.names_among(range(len(item.words))) if named else frozenset()
    for sentence in assertion.sentences:
        if sentence != change.sentence and any(supports(one, said) for one in grounds.quantities_in(sentence)):
            own = around & grounds.words_in(sentence).content.keys()
            known = not named or not own.isdisjoint(names)
            if known and sum(not form[0].isdigit() for form in own) >= _SHARED:
                return True
    return False


def _other_stretch(change: Change, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a stretch of time that ends a clause where its sentence has another ("in the past decade")."""
    stretches = base_forms(grounds.language, "stretches_of_time")
    ours, theirs = change.item.words[change.ours[0]].base if change.ours else "", [*change.theirs[:1]]
    there = change.source.words[theirs[0]].base if theirs else ""
    if len(change.ours) == 1 and ours in stretches and there in stretches and ours != there:
        yield doubt(says_otherwise(*change.told()))


def _keeps_names_alone(change: Change) -> bool:
    """Tell whether a clause and its sentence share hardly more than names and what is counted: they tell two things."""
    item, source = change.item, change.source
    kept = (i for i in change.part if i not in change.ours and item.words[i].content and i not in item.capitals)
    return sum(item.words[i].base in source.places for i in kept) < _SHARED


def _echoed(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a bare number behind words behind which the evidence has another ("put the number at 11")."""
    if not assertion.prose or not assertion.reworded:
        return
    item, there = grounds.words_of(assertion.text), [grounds.words_in(sentence) for sentence in assertion.sentences]
    for figure in filter(is_bare, grounds.quantities_said(assertion.text)):
        if assertion.text.startswith("-", figure.number.end):
            continue  # "a three-under 69"
        at = next((i for i, word in enumerate(item.words) if word.start == figure.number.start), 0)
        ours = _before(item, at)
        places = [
            (source, i) for source in there for i in range(len(source.words)) if ours and _before(source, i) == ours
        ]
        others = [(source, i) for source, i in places if source.words[i].base.isdecimal()]
        # "an average of 6,100 in 2018 and 4,350 now"
        if others and not any(item.words[at].base in source.places for source, _ in places):
            source, place = others[0]
            yield doubt(says_otherwise(item.shown(at), source.shown(place)))
            return


def _before(text: Passage, index: int) -> tuple[str, ...]:
    """Return the words right before one in its clause, if one of them has content."""
    before = range(max(0, index - _ECHO), index)
    enough = len(before) == _ECHO and text.words[before[0]].clause == text.words[index].clause
    enough = enough and any(text.words[i].content for i in before)
    return tuple(text.words[i].base for i in before) if enough else ()


def _differ(said: Quantity, source: Quantity) -> bool:
    """Tell whether two figures differ, or one says nothing but a number, which is not the other's ("Clarke, 34")."""
    if compare(said, source) == "differ":
        return True
    if counts_sum(source, said):
        return False
    numbers_only = isinstance(said.value, Number) and isinstance(source.value, Number) and is_bare(said)
    return numbers_only and said.value != source.value


def _exchanged(change: Change, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on digits that are no figure by themselves ("43p" for "79p"), or a stretch of time, put for another."""
    if not len(change.ours) == len(change.theirs) == 1:
        return
    ours, theirs = change.item.words[change.ours[0]].base, change.source.words[change.theirs[0]].base
    stretches = base_forms(grounds.language, "stretches_of_time")
    digits = ours.isdecimal() and theirs.isdecimal() and int(ours) != int(theirs)
    if digits or (ours in stretches and theirs in stretches):
        said, there = change.told()
        elsewhere = any(ours in grounds.words_in(one).places for one in assertion.sentences)
        sure = not assertion.prose or (digits and not elsewhere)
        yield (contradiction if sure else doubt)(says_otherwise(said, there))


def _turned(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on two figures told in the other order than the evidence has ("21 votes to 34" for "34 to 21").

    A defeat is told from the other side: where only one of the two speaks of one, it is doubted.
    """
    if not assertion.reworded:
        return
    text, document = assertion.text, grounds.document.text
    said = list(pairs_told(text, grounds.quantities_said(text)))
    for sentence in assertion.sentences if said else ():
        words = sentence.of(document)
        source = list(pairs_told(words, grounds.quantities_in(sentence), sentence.start))
        for ours, theirs in turned(said, source):
            sides = (_DEFEAT.search(text) is None) != (_DEFEAT.search(words) is None)
            say = doubt if sides else contradiction
            yield say(f"it says {shown(ours.span.of(text))}, the evidence {shown(theirs.span.of(document))}")
