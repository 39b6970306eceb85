"""Is every figure that an item tells supported, as a value, by its evidence?

Here, which case is how grave. How two figures compare, and in what other form a document may have one, is asked in the
room :mod:`summarizer.verifier.figures`; of what figures in words retold are, and what qualifies them, in
``replaced_figures``, ``parts`` and ``qualified`` of :mod:`summarizer.verifier.comparisons`.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from summarizer.reading.cues import words
from summarizer.reading.quantities import Date, Number, Outcome, Quantity, Range, Vague
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.parts import exchanged_parts
from summarizer.verifier.comparisons.qualified import is_excepted, qualified
from summarizer.verifier.comparisons.replaced_figures import replaced
from summarizer.verifier.comparisons.wholes import told_of_all
from summarizer.verifier.evidence.closeness import close, is_own_headline
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.vocabulary import numerals
from summarizer.verifier.figures.agreement import (
    SUPPORTS,
    are_of_one_thing,
    are_of_two_things,
    are_people,
    has_other_bound,
    is_as_fine,
    is_bare,
    is_few,
    is_idle,
    is_one,
    is_roughly,
    lead_word,
    leaves_open,
    may_be_meant,
    outcome_of,
    supports,
)
from summarizer.verifier.figures.exact import is_told_exactly
from summarizer.verifier.figures.instants import times_bound
from summarizer.verifier.figures.otherwise import is_told_otherwise, is_understood
from summarizer.verifier.figures.reckoning import Reckoned, is_remainder, is_told_as_one, reckoned
from summarizer.verifier.figures.sums import bare_sum
from summarizer.verifier.figures.tallies import (
    counts_others,
    is_countable,
    is_counted,
    is_enumerated,
    is_in_another_form,
    is_in_words,
)
from summarizer.verifier.figures.times import is_undated, years_of_centuries
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.figures.working_out import WorkedOut, worked_out
from summarizer.verifier.figures.written import is_part_of_name, is_part_of_pair, is_said_of
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.wording import listed, shown

# Figures of one item, and of its evidence, that are compared: an honest item tells a handful.
_MOST, _MOST_SOURCE = 60, 2_000

# Sentences to either side of the evidence that are read for who is left out ("all but five").
_BESIDE = 2


def numbers(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on figures that the evidence doesn't support, or supports only in another place of the sentence."""
    remarks = list(_compared(assertion, grounds))
    yield from remarks
    if all(remark.severity == "note" and not remark.accounted for remark in remarks):
        yield from replaced(assertion, grounds) or exchanged_parts(assertion, grounds)


def _compared(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on every figure (number, money, date, time…) of the text that the evidence doesn't support as a value."""
    if assertion.copied or (assertion.verbatim and all(quoted.match.kind == "exact" for quoted in assertion.quotes)):
        return
    said = grounds.quantities_said(assertion.text)
    yield from _unread(assertion, said, grounds)
    if not said:
        return
    found = (figure for sentence in assertion.sentences for figure in grounds.quantities_in(sentence))
    source = list({(figure.value, figure.unit, figure.what, figure.approximate): figure for figure in found}.values())
    different = list({figure.span.of(assertion.text): figure for figure in said}.values())
    for figure in different[:_MOST]:
        yield from _figure(ToldFigure(figure, source[:_MOST_SOURCE], assertion, grounds))
    if len(different) > _MOST:
        yield doubt(f"it tells more figures ({len(different)}) than can be held against the evidence")


def _unread(assertion: Assertion, said: Sequence[Quantity], grounds: Grounds) -> Iterator[Remark]:
    """Remark on digits that were not read as a figure (part of a name, a score) and that the evidence doesn't have."""
    written = list(numerals(assertion.text))
    read = {place for figure in said for place in range(*figure.span)} if written else ()
    different = {numeral: start for start, numeral in written if start not in read}
    for numeral in list(different)[:_MOST]:
        if any(numeral in grounds.numerals_in(sentence) for sentence in assertion.sentences):
            continue
        if assertion.prose and _is_in_words(numeral, assertion, grounds):
            continue
        if assertion.prose and (
            is_part_of_name(assertion.text, different[numeral], grounds)
            or is_part_of_pair(assertion.text, different[numeral], grounds)
        ):
            continue
        if numeral in grounds.numerals:
            say = note if assertion.prose else doubt
            yield say(f"the number {shown(numeral)} is not in the evidence, but elsewhere in the {grounds.extent}")
        else:
            yield contradiction(f"the number {shown(numeral)} is nowhere in the {grounds.extent}")


def _is_in_words(numeral: str, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has a number in words: "4p" for "four pence"."""
    figures = (figure for sentence in assertion.sentences for figure in grounds.quantities_in(sentence))
    return numeral.isdecimal() and any(figure.value == Number(Decimal(numeral)) for figure in figures)


def _figure(told: ToldFigure) -> Iterable[Remark]:
    """Remark on one figure: supported, turned to another thing, elsewhere in the document, or nowhere."""
    said, source, assertion, grounds = told
    outcomes = [(outcome_of(said, figure), figure) for figure in source]
    support = [(outcome, figure) for outcome, figure in outcomes if outcome in SUPPORTS]
    others = [figure for outcome, figure in outcomes if outcome == "differ"]
    rivals = _rivals(told, others)
    same = [(outcome, figure) for outcome, figure in support if not are_of_two_things(said, figure, told.language)]
    of_others = all(
        one.what and not are_of_one_thing(said, one) and not are_people(said, one, told.language) for _, one in support
    )
    if assertion.prose and said.kind == "count" and of_others and (other := _exchanged(support, rivals, grounds)):
        return (doubt(f"it says {shown(told.words)}, the evidence {shown(told.in_document(other))}"),)
    if support and assertion.prose and (years := years_of_centuries(told)):
        there = listed([told.in_document(one) for one in years])
        return (doubt(f"which of {there} it tells as {shown(told.words)} can't be told"),)
    if support and (same or not rivals):
        return [*told_of_all(told, support), *qualified(told, support)] if same else _of_another(told)
    # "16 goals" for the 16th of them; but not "four points" of the fourth in the table, who is two ahead.
    meant = [one for one in source if one.kind != "ordinal"] if rivals and said.kind != "ordinal" else source
    if is_told_otherwise(told._replace(source=meant)):
        return ()
    if assertion.prose and said.kind == "money" and (bare := bare_sum(said, source)):
        there = shown(told.in_document(bare))
        return (doubt(f"it says {shown(told.words)}; of what the {there} of the evidence are, can't be told"),)
    if assertion.prose and (bounds := [figure for figure in source if has_other_bound(said, figure)]):
        return _bounded(told, bounds)
    unmeant = assertion.prose and is_one(told.words)
    if rivals and not unmeant and _are_of_same_lot(told, rivals, supported=bool(support)):
        return _contradicted(told, rivals)
    if is_idle(told.words) or is_few(said):
        return _idle(told, _rivals_of_idle(rivals, grounds) if assertion.prose else others)
    return _elsewhere(told)


def _rivals(told: ToldFigure, others: Sequence[Quantity]) -> list[Quantity]:
    """Return those of the ``others`` that are of the same thing, and count others than told before just as it does."""
    beside, text = counts_others(told.words, told.grounds), told.grounds.document.text
    return [
        one
        for one in others
        if are_of_one_thing(told.said, one)
        and counts_others(text[one.number.start : one.span.end], told.grounds) == beside
    ]


def _exchanged(
    support: Sequence[tuple[Outcome, Quantity]], rivals: Sequence[Quantity], grounds: Grounds
) -> Quantity | None:
    """Return the figure of the same thing that stands beside the one of another ("three rifles, two shotguns")."""
    around = grounds.document.sentence_around
    return next((one for one in rivals if any(around(one.number) == around(it.number) for _, it in support)), None)


def _of_another(told: ToldFigure) -> Iterator[Remark]:
    """Remark on a figure that the evidence has only of another thing ("10 points" of a "10-game streak").

    Something else may be counted in other words: what counts is that the document never tells this figure of the thing
    named, and another one of it.
    """
    said = told.said
    if is_one(told.words):
        return  # "one offender" of an offender
    there = [one for one in told.grounds.quantities if said.kind == "count" and are_of_one_thing(said, one)]
    others = [told.in_document(one) for one in there if outcome_of(said, one) == "differ"]
    if others and len(others) == len(there):
        say = note if told.assertion.prose else doubt  # prose counts as it likes: "three people" of "three others"
        yield say(f"it says {shown(told.words)}, which the evidence has of something else; it has {listed(others[:2])}")


def _bounded(told: ToldFigure, bounds: Sequence[Quantity]) -> Iterator[Remark]:
    """Remark on another bound of the same number, unless the evidence denies something: "not more than 10"."""
    if not any(told.grounds.words_in(sentence).negations for sentence in told.sentences):
        there = [told.in_document(figure) for figure in bounds]
        yield doubt(f"it says {shown(told.words)}, the evidence {listed(there)}")


def _are_of_same_lot(told: ToldFigure, rivals: Sequence[Quantity], *, supported: bool) -> bool:
    """Tell whether other figures of the same thing speak of the same lot of it.

    Free text that is not close to a rival's sentence may count another lot ("19 games" in all, "four games" in May).
    """
    if not told.assertion.prose:
        return True
    if not supported and _are_told_too(told, rivals):
        return False
    near = close(told.assertion, told.grounds)
    sure = any(sentence.covers(rival.number) for sentence in near for rival in rivals)
    return not is_few(told.said) and (sure or may_be_meant(told.said, rivals))


def _are_told_too(told: ToldFigure, rivals: Sequence[Quantity]) -> bool:
    """Tell whether free text tells the evidence's figures as well, so that this one is of something else."""
    said = told.grounds.quantities_said(told.assertion.text)
    return all(any(supports(rival, one) for one in said) for rival in rivals)


def _contradicted(told: ToldFigure, rivals: Sequence[Quantity]) -> Iterator[Remark]:
    """Remark on other figures of the same thing; free text may still mean one of them, or have reckoned."""
    prose = told.assertion.prose
    if prose and is_told_exactly(told, rivals):
        return
    found = reckoned(told.said, told.source)
    if prose and found is not None and is_told_as_one(told, found):
        return
    worked = worked_out(told) if prose and found is not None and not found.is_sum else None
    if worked is not None and worked.is_sure:
        return
    made = may_be_meant(told.said, rivals) or found is not None or is_remainder(told)
    there = [told.in_document(figure) for figure in rivals]
    yield (doubt if prose and made else contradiction)(f"it says {shown(told.words)}, the evidence {listed(there)}")


def _rivals_of_idle(rivals: Sequence[Quantity], grounds: Grounds) -> list[Quantity]:
    """Return the figures of the same thing for which free text may not tell "several" or "the first"; one is none."""
    return [one for one in rivals if not is_one(one.span.of(grounds.document.text))]


def _idle(told: ToldFigure, others: Sequence[Quantity]) -> Iterator[Remark]:
    """Remark on what may be no figure at all, or told in other words, only where the evidence has other figures."""
    # "one above them", "one more", "at least one vessel"
    meant = told.assertion.prose and (is_one(told.words) or is_in_words(told))
    if others and not meant:
        yield doubt(f"the figure {shown(told.words)} is not in the evidence, which has other figures")


def _elsewhere(told: ToldFigure) -> Iterable[Remark]:
    """Judge a figure that the evidence doesn't have by the rest of the document."""
    said, _, assertion, grounds = told
    if is_own_headline(assertion, grounds):
        return ()
    if there := [figure for figure in grounds.quantities if supports(figure, said)]:
        return _told_elsewhere(told, there)
    if (assertion.prose and _is_free(told)) or (is_bare(said) and _is_age_of_named(told)):
        return ()
    if is_bare(said) and told.words in grounds.numerals:
        return (doubt(f"the figure {shown(told.words)} is not in the evidence, but elsewhere in the {grounds.extent}"),)
    if isinstance(said.value, Date) and (said.value.relative or is_undated(told)):
        why = "" if grounds.document.published else ", and nothing tells when it was published"
        # When the story is not told to be of, "this week" is when it was written, whenever that was.
        now = said.value.relative is not None and said.value.relative.shift == 0
        # So may what the evidence dates in its own way: "last year" of "the year to January".
        dated = said.value.relative is not None and any(one.kind == "date" for one in told.source)
        say = note if assertion.prose and not assertion.brief and (now or dated) else doubt
        return (say(f"what day {shown(told.words)} is can't be told; the evidence doesn't say so{why}"),)
    if assertion.prose and is_in_words(told):
        return ()
    return (_nowhere(told),)


def _is_free(told: ToldFigure) -> bool:
    """Tell whether free text may tell a figure that no figure of the document agrees with."""
    # The two ends of a range may stand far apart, and have nothing to do with each other.
    whole = not isinstance(told.said.value, Range)
    everywhere = told._replace(source=told.grounds.quantities)
    return (
        is_understood(told)
        or any(is_said_of(told, one) for one in times_bound(everywhere))
        or (whole and is_in_another_form(everywhere))
        or (is_bare(told.said) and _is_of_told(told))
    )


def _is_age_of_named(told: ToldFigure) -> bool:
    """Tell whether a bare number is the age that the document has for whom it is told of."""
    ages = [one for one in told.grounds.quantities if one.kind == "age" and one.value == told.said.value]
    return any(is_said_of(told, one) for one in ages)


def _is_of_told(told: ToldFigure) -> bool:
    """Tell whether the number stands near the evidence, of what the text counts: "41 miles, but built 12"."""
    figures = told.grounds.quantities_said(told.assertion.text)
    counted = {(one.unit, one.what) for one in figures if not is_bare(one)}
    return any(one.value == told.said.value and (one.unit, one.what) in counted for one in _beside(told))


def _told_elsewhere(told: ToldFigure, there: Sequence[Quantity]) -> Iterator[Remark]:
    """Remark on a figure that the document has, but not the evidence, unless free text tells it of the same."""
    said, prose, grounds = told.said, told.assertion.prose, told.grounds
    of_another = all(are_of_two_things(said, figure, told.language) for figure in there)
    if prose and not of_another and any(is_said_of(told, one) for one in there):
        return
    place = shown(grounds.document.sentence_around(there[0].number).of(grounds.document.text))
    # Prose brings together what the story told in several places; whether of the same is for *ties* to tell.
    figures = (one for one in grounds.quantities if not is_one(one.span.of(grounds.document.text)))
    rival = any(are_of_one_thing(said, one) and outcome_of(said, one) == "differ" for one in figures)
    say = note if prose and not (of_another and rival) else doubt
    yield say(f"the figure {shown(told.words)} is not in the evidence; the {grounds.extent} has it in {place}")


def _beside(told: ToldFigure) -> Iterator[Quantity]:
    """Yield the figures of the sentences before and behind those of the evidence."""
    around = told.grounds.around
    near = dict.fromkeys(one for sentence in told.sentences for one in around(sentence, _BESIDE))
    return (figure for sentence in near for figure in told.grounds.quantities_in(sentence))


def _around(told: ToldFigure) -> list[Quantity]:
    """Return the figures of the evidence, and behind them those of the sentences around it that leave somebody out."""
    text, source = told.grounds.document.text, told.source
    return [*source, *(one for one in _beside(told) if one not in source and is_excepted(one, text, told.grounds))]


def _nowhere(told: ToldFigure) -> Remark:
    """Judge a figure that the document has nowhere: prose may count and add up what it tells."""
    said, prose = told.said, told.assertion.prose
    made = _made_up(told) if prose else None
    if made is not None:
        return made
    like = [figure for figure in told.source if figure.kind == said.kind and is_as_fine(said, figure)]
    there = listed([told.in_document(one) for one in like]) or "no such figure"
    # What free text knows from elsewhere is unsupported; a figure put for another contradicts it. A match has a result
    # after each goal; what comes first or second may be counted, and how long it was from one date to another.
    sure = bool(like) and said.kind not in ("score", "ordinal", "duration") and not _is_loose(told)
    sure = sure and not any(is_roughly(said, figure) for figure in told.source)
    say = contradiction if sure or not prose else doubt
    return say(f"the figure {shown(told.words)} is nowhere in the {told.grounds.extent}; the evidence has {there}")


def _is_loose(told: ToldFigure) -> bool:
    """Tell whether a figure says but roughly of what, or when: "costing millions", "in the midday heat"."""
    vague = isinstance(told.said.value, Vague) and told.said.what is None
    return vague or (told.said.kind == "time" and not any(letter.isdigit() for letter in told.number))


def _made_up(told: ToldFigure) -> Remark | None:
    """Remark on a figure of free text that may be counted, reckoned or guessed of what the story tells, if it may."""
    said, source = told.said, told.source
    none = f"the {told.grounds.extent} has no figure {shown(told.words)}"
    if is_counted(told) and not any(figure.kind == said.kind == "ordinal" for figure in source):
        return note(f"{none}; it may be counted")
    if is_enumerated(told):
        return note(f"{none}; it names as many")
    worked = worked_out(told)
    if worked is not None and worked.is_sure:
        return note(
            f"{none}; it may be {worked.how} {_parts(told, worked)}", accounted=worked.is_rate or _tells_how_far(told)
        )
    if is_countable(told):
        return doubt(f"{none}; it may be counted")
    found = reckoned(said, _around(told))
    if found is not None:
        return _reckoned(found, none, told)
    if is_remainder(told):
        return doubt(f"{none}; it may be what is left")
    if worked is not None:
        return doubt(f"{none}; it may be {worked.how} {_parts(told, worked)}")
    vague = [told.in_document(figure) for figure in source if leaves_open(figure, said)]
    return doubt(f"{none}; the evidence tells only {listed(vague)}") if vague else None


def _parts(told: ToldFigure, found: WorkedOut | Reckoned) -> str:
    """Return the figures of which one is worked out, for a message."""
    return " and ".join(shown(told.in_document(part)) for part in found.parts)


def _tells_how_far(figure: ToldFigure) -> bool:
    """Tell whether a figure tells how far something went: "fell by £55 million"."""
    return lead_word(figure.said, figure.assertion.text) in words(figure.language, "by_how_much")


def _reckoned(found: Reckoned, none: str, figure: ToldFigure) -> Remark:
    """Remark on a figure that may come from two of the evidence; ``none``: that the story does not have it."""
    grounds = figure.grounds
    document = grounds.document.text
    told = _parts(figure, found)
    if found.is_sum:  # what two things come to may be counted twice, unless they are told as one
        may = f"{none}; it may be the sum of {told}"
        return note(may, accounted=True) if is_told_as_one(figure, found) else doubt(may)
    if any(is_excepted(part, document, grounds) for part in found.parts):
        return note(f"{none}; it is what is left, of {told}", accounted=True)
    # From what to what something went tells by how much.
    beside = len({grounds.document.sentence_around(part.number) for part in found.parts}) == 1
    may = f"{none}; it may be the difference between {told}"
    return note(may, accounted=_tells_how_far(figure)) if beside else doubt(may)
