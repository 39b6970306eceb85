"""Is every figure that an item tells supported, as a value, by its evidence?

Here, which case is how grave. In the room :mod:`summarizer.verifier.comparisons`: how two figures compare in
``figures``; how else a document may have one in ``written``, ``tallies`` and ``reckoning``; what qualifies one in
``qualified``; figures put for others in words that are retold in ``replaced_figures``.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from summarizer.reading.quantities import Date, Number, Outcome, Quantity, Range, Ratio
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.figures import (
    SUPPORTS,
    are_of_one_thing,
    are_of_two_things,
    are_people,
    counts_from_told,
    has_other_bound,
    is_as_fine,
    is_bare,
    is_few,
    is_idle,
    is_one,
    is_roughly,
    leaves_open,
    may_be_meant,
    outcome_of,
    supports,
    tells_no_day,
)
from summarizer.verifier.comparisons.parts import exchanged_parts
from summarizer.verifier.comparisons.qualified import is_excepted, qualified
from summarizer.verifier.comparisons.reckoning import (
    Reckoned,
    is_product,
    is_quotient,
    is_remainder,
    reckoned,
    time_between,
    years_between,
)
from summarizer.verifier.comparisons.replaced_figures import replaced
from summarizer.verifier.comparisons.tallies import (
    in_another_form,
    in_words,
    is_countable,
    is_counted,
    is_enumerated,
)
from summarizer.verifier.comparisons.told_exactly import is_told_exactly
from summarizer.verifier.comparisons.written import (
    has_bare,
    has_both_ends,
    has_digits,
    has_its_words,
    has_letters,
    has_number,
    has_words,
    has_year,
    is_abbreviated,
    is_end_of_change,
    is_in_adjective,
    is_left_of_currency,
    is_name_of_story,
    is_of_currency_told,
    is_of_untold_currency,
    is_part_of_name,
    is_part_of_pair,
    is_part_told_apart,
    is_result,
    is_rough_share,
    is_said_of,
    is_share_of,
    is_told_apart,
    is_told_by_its_unit,
    is_told_vaguely,
    is_weeks_in_days,
    is_written,
)
from summarizer.verifier.evidence.closeness import close, is_own_headline
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.vocabulary import numerals
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.orders import pairs_told
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.wording import listed, shown

# Figures of one item, and of its evidence, that are compared: an honest item tells a handful.
_MOST, _MOST_SOURCE = 60, 2_000

# Sentences to either side of the evidence that are read for who is left out ("all but five").
_BESIDE = 2

# Unknown digits of a date of which only the month is known (XXXX-03 has four, a day of the week eight).
_UNDATED = 4


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
        yield from _figure(figure, assertion, source[:_MOST_SOURCE], grounds)
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


def _figure(said: Quantity, assertion: Assertion, source: Sequence[Quantity], grounds: Grounds) -> Iterable[Remark]:
    """Remark on one figure: supported, turned to another thing, elsewhere in the document, or nowhere."""
    words, outcomes = said.span.of(assertion.text), [(outcome_of(said, figure), figure) for figure in source]
    support = [(outcome, figure) for outcome, figure in outcomes if outcome in SUPPORTS]
    others = [figure for outcome, figure in outcomes if outcome == "differ"]
    beside = _is_of_others(words, grounds)
    rivals = [
        one
        for one in others
        if are_of_one_thing(said, one)
        and _is_of_others(grounds.document.text[one.number.start : one.span.end], grounds) == beside
    ]
    same = [(outcome, figure) for outcome, figure in support if not are_of_two_things(said, figure, grounds.language)]
    of_others = all(
        one.what and not are_of_one_thing(said, one) and not are_people(said, one, grounds.language)
        for _, one in support
    )
    if assertion.prose and said.kind == "count" and of_others and (other := _exchanged(support, rivals, grounds)):
        return (doubt(f"it says {shown(words)}, the evidence {shown(other.span.of(grounds.document.text))}"),)
    if support and (same or not rivals):
        return (
            qualified(said, words, support, assertion, grounds)
            if same
            else _of_another(said, words, assertion, grounds)
        )
    # "16 goals" for the 16th of them; but not "four points" of the fourth in the table, who is two ahead.
    meant = [one for one in source if one.kind != "ordinal"] if rivals and said.kind != "ordinal" else source
    if _is_told_otherwise(said, words, meant, assertion, grounds):
        return ()
    if assertion.prose and said.kind == "money" and (bare := has_bare(said, source)):
        there = shown(bare.span.of(grounds.document.text))
        return (doubt(f"it says {shown(words)}; of what the {there} of the evidence are, can't be told"),)
    if assertion.prose and (bounds := [figure for figure in source if has_other_bound(said, figure)]):
        return _bounded(words, bounds, assertion, grounds)
    if (
        rivals
        and not (assertion.prose and is_one(words))
        and _are_of_same_lot(said, rivals, assertion, grounds, supported=bool(support))
    ):
        return _contradicted(said, words, rivals, source, assertion, grounds)
    if is_idle(words) or is_few(said):
        return _idle(said, words, _rivals_of_idle(rivals, grounds) if assertion.prose else others, assertion, grounds)
    return _elsewhere(said, words, source, assertion, grounds)


def _exchanged(
    support: Sequence[tuple[Outcome, Quantity]], rivals: Sequence[Quantity], grounds: Grounds
) -> Quantity | None:
    """Return the figure of the same thing that stands beside the one of another ("three rifles, two shotguns")."""
    around = grounds.document.sentence_around
    return next((one for one in rivals if any(around(one.number) == around(it.number) for _, it in support)), None)


def _of_another(said: Quantity, words: str, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a figure that the evidence has only of another thing ("10 points" of a "10-game streak").

    Something else may be counted in other words: what counts is that the document never tells this figure of the thing
    named, and another one of it.
    """
    if is_one(words):
        return  # "one offender" of an offender
    told = [figure for figure in grounds.quantities if said.kind == "count" and are_of_one_thing(said, figure)]
    others = [figure.span.of(grounds.document.text) for figure in told if outcome_of(said, figure) == "differ"]
    if others and len(others) == len(told):
        say = note if assertion.prose else doubt  # prose counts as it likes: "three people" of "three others"
        yield say(f"it says {shown(words)}, which the evidence has of something else; it has {listed(others[:2])}")


def _is_of_others(words: str, grounds: Grounds) -> bool:
    """Tell whether a figure counts others than those told before: "two other counts"."""
    return not base_forms(grounds.language, "others").isdisjoint(grounds.words_of(words).places)


def _is_told_otherwise(
    said: Quantity, words: str, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds
) -> bool:
    """Tell whether the evidence has the very number in other digits or, where that is enough, as another figure."""
    plain = is_bare(said) or (assertion.prose and said.kind == "ordinal")
    return (
        has_digits(words, assertion, grounds)
        or (assertion.prose and has_year(said, assertion, grounds))
        or (assertion.prose and has_words(words, assertion, grounds))
        or (plain and has_number(said, words, source, assertion, grounds))
        or (assertion.prose and is_share_of(said, source, assertion, grounds))
        or (assertion.prose and is_weeks_in_days(said, source, grounds.language))
        or (assertion.prose and is_in_adjective(said, assertion, grounds))
        or (assertion.prose and is_part_told_apart(said, source, assertion, grounds))
        or (assertion.prose and said.kind == "money" and is_of_currency_told(said, source, grounds))
        or (
            assertion.prose
            and (is_told_apart(said, assertion, grounds) or is_of_untold_currency(said, source, grounds))
        )
        or (assertion.prose and is_left_of_currency(said, source))
        or (assertion.prose and (is_quotient(said, source) or is_product(said, assertion, grounds)))
        or (assertion.prose and has_both_ends(said, source, assertion, grounds))
        or (assertion.prose and is_rough_share(said, source, assertion, grounds))
        or (assertion.prose and is_end_of_change(said, source, assertion, grounds))
        or (assertion.prose and is_abbreviated(said, assertion, grounds))
        or (
            assertion.prose
            and (in_another_form(said, source) or time_between(said, source) or years_between(said, source))
        )
        or (assertion.prose and _is_pair(said, assertion, grounds))
        or (assertion.prose and (is_result(said, assertion, grounds) or is_told_vaguely(said, assertion, grounds)))
    )


def _is_pair(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence tells the two numbers of a score one after the other ("31-19" for "31 to 19")."""
    if not isinstance(said.value, Ratio):
        return False
    ours, document = (said.value.left, said.value.right), grounds.document.text
    for sentence in assertion.sentences:
        figures = grounds.quantities_in(sentence)
        pairs = pairs_told(sentence.of(document), figures, sentence.start)
        if any(one.value == said.value for one in figures) or any((one.left, one.right) == ours for one in pairs):
            return True
    return False


def _bounded(words: str, bounds: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on another bound of the same number, unless the evidence denies something: "not more than 10"."""
    if not any(grounds.words_in(sentence).negations for sentence in assertion.sentences):
        there = [figure.span.of(grounds.document.text) for figure in bounds]
        yield doubt(f"it says {shown(words)}, the evidence {listed(there)}")


def _are_of_same_lot(
    said: Quantity, rivals: Sequence[Quantity], assertion: Assertion, grounds: Grounds, *, supported: bool
) -> bool:
    """Tell whether other figures of the same thing speak of the same lot of it.

    Free text that is not close to a rival's sentence may count another lot ("19 games" in all, "four games" in May).
    """
    if not assertion.prose:
        return True
    if not supported and _are_told_too(rivals, assertion, grounds):
        return False
    near = close(assertion, grounds)
    sure = any(sentence.covers(rival.number) for sentence in near for rival in rivals)
    return not is_few(said) and (sure or may_be_meant(said, rivals))


def _are_told_too(rivals: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether free text tells the evidence's figures as well, so that this one is of something else."""
    said = grounds.quantities_said(assertion.text)
    return all(any(supports(rival, one) for one in said) for rival in rivals)


def _contradicted(
    said: Quantity,
    words: str,
    rivals: Sequence[Quantity],
    source: Sequence[Quantity],
    assertion: Assertion,
    grounds: Grounds,
) -> Iterator[Remark]:
    """Remark on other figures of the same thing; free text may still mean one of them, or have reckoned."""
    if assertion.prose and is_told_exactly(said, rivals, assertion.text, grounds):
        return
    free = assertion.prose and (
        may_be_meant(said, rivals) or reckoned(said, source) is not None or is_remainder(said, assertion, grounds)
    )
    there = [figure.span.of(grounds.document.text) for figure in rivals]
    yield (doubt if free else contradiction)(f"it says {shown(words)}, the evidence {listed(there)}")


def _rivals_of_idle(rivals: Sequence[Quantity], grounds: Grounds) -> list[Quantity]:
    """Return the figures of the same thing for which free text may not tell "several" or "the first"; one is none."""
    return [one for one in rivals if not is_one(one.span.of(grounds.document.text))]


def _idle(
    said: Quantity, words: str, others: Sequence[Quantity], assertion: Assertion, grounds: Grounds
) -> Iterator[Remark]:
    """Remark on what may be no figure at all, or told in other words, only where the evidence has other figures."""
    # "one above them", "one more", "at least one vessel"
    told = assertion.prose and (is_one(words) or in_words(said, assertion.sentences, grounds))
    if others and not told:
        yield doubt(f"the figure {shown(words)} is not in the evidence, which has other figures")


def _elsewhere(
    said: Quantity, words: str, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds
) -> Iterable[Remark]:
    """Judge a figure that the evidence doesn't have by the rest of the document."""
    if is_own_headline(assertion, grounds):
        return ()
    there = [figure for figure in grounds.quantities if supports(figure, said)]
    if there:
        return _told_elsewhere(said, words, there, assertion, grounds)
    if assertion.prose and _is_understood(said, words, assertion, grounds):
        return ()
    # The two ends of a range may stand far apart, and have nothing to do with each other.
    if assertion.prose and not isinstance(said.value, Range) and in_another_form(said, grounds.quantities):
        return ()
    ages = [figure for figure in grounds.quantities if figure.kind == "age" and figure.value == said.value]
    if is_bare(said) and any(is_said_of(said, figure, assertion, grounds) for figure in ages):
        return ()
    if assertion.prose and is_bare(said) and _is_of_told(said, assertion, grounds):
        return ()
    if is_bare(said) and words in grounds.numerals:
        return (doubt(f"the figure {shown(words)} is not in the evidence, but elsewhere in the {grounds.extent}"),)
    if isinstance(said.value, Date) and (said.value.relative or _is_undated(said.value, grounds)):
        why = "" if grounds.document.published else ", and nothing tells when it was published"
        # When the story is not told to be of, "this week" is when it was written, whenever that was.
        now = said.value.relative is not None and said.value.relative.shift == 0
        say = note if assertion.prose and not assertion.brief and now else doubt
        return (say(f"what day {shown(words)} is can't be told; the evidence doesn't say so{why}"),)
    if assertion.prose and in_words(said, assertion.sentences, grounds):
        return ()
    return (_nowhere(said, words, source, assertion, grounds),)


def _is_of_told(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the number stands near the evidence, of what the text counts: "41 miles, but built 12"."""
    told = {(one.unit, one.what) for one in grounds.quantities_said(assertion.text) if not is_bare(one)}
    return any(one.value == said.value and (one.unit, one.what) in told for one in _beside(assertion, grounds))


def _told_elsewhere(
    said: Quantity, words: str, there: Sequence[Quantity], assertion: Assertion, grounds: Grounds
) -> Iterator[Remark]:
    """Remark on a figure that the document has, but not the evidence, unless free text tells it of the same."""
    of_another = all(are_of_two_things(said, figure, grounds.language) for figure in there)
    if assertion.prose and not of_another and any(is_said_of(said, one, assertion, grounds) for one in there):
        return
    place = shown(grounds.document.sentence_around(there[0].number).of(grounds.document.text))
    # Prose brings together what the story told in several places; whether of the same is for *ties* to tell.
    rival = any(are_of_one_thing(said, one) and outcome_of(said, one) == "differ" for one in grounds.quantities)
    say = note if assertion.prose and not (of_another and rival) else doubt
    yield say(f"the figure {shown(words)} is not in the evidence; the {grounds.extent} has it in {place}")


def _is_understood(said: Quantity, words: str, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether free text may tell a figure that nothing like it supports: a day, or characters just as written."""
    if isinstance(said.value, Date) and (
        _is_publication(said.value, grounds)
        or tells_no_day(said.value, words)
        or counts_from_told(said, assertion.text, grounds.quantities_said(assertion.text))
        or has_letters(words, assertion, grounds)
        or is_name_of_story(said, assertion, grounds)
        or has_its_words(said, assertion, grounds)
        or is_told_by_its_unit(said, assertion, grounds)
    ):
        return True
    return said.unit is None and is_written(said, assertion, grounds)


def _is_publication(value: Date, grounds: Grounds) -> bool:
    """Tell whether a date is the day on which the document was published, in full."""
    day = grounds.document.readings.published
    return day is not None and value.edtf == day.isoformat()


def _is_undated(value: Date, grounds: Grounds) -> bool:
    """Tell whether a date is but a day of the week or a month, and nothing tells when the story was published."""
    return grounds.document.published is None and value.edtf.count("X") >= _UNDATED


def _beside(assertion: Assertion, grounds: Grounds) -> Iterator[Quantity]:
    """Yield the figures of the sentences before and behind those of the evidence."""
    near = dict.fromkeys(one for sentence in assertion.sentences for one in grounds.around(sentence, _BESIDE))
    return (figure for sentence in near for figure in grounds.quantities_in(sentence))


def _around(source: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> list[Quantity]:
    """Return the figures of the evidence, and behind them those of the sentences around it that leave somebody out."""
    text, further = grounds.document.text, _beside(assertion, grounds)
    return [*source, *(one for one in further if one not in source and is_excepted(one, text, grounds))]


def _nowhere(said: Quantity, words: str, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> Remark:
    """Judge a figure that the document has nowhere: prose may count and add up what it tells."""
    made = _made_up(said, words, source, assertion, grounds) if assertion.prose else None
    if made is not None:
        return made
    like = [figure for figure in source if figure.kind == said.kind and is_as_fine(said, figure)]
    told = listed([figure.span.of(grounds.document.text) for figure in like])
    has = f"; the evidence has {told}" if like else "; the evidence has no such figure"
    # What free text knows from elsewhere is unsupported; a figure put for another contradicts it. A match has a result
    # after each goal; what comes first or second may be counted, and how long it was from one date to another.
    sure = bool(like) and said.kind not in ("score", "ordinal", "duration")
    sure = sure and not any(is_roughly(said, figure) for figure in source)
    say = contradiction if sure or not assertion.prose else doubt
    return say(f"the figure {shown(words)} is nowhere in the {grounds.extent}{has}")


def _made_up(
    said: Quantity, words: str, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds
) -> Remark | None:
    """Remark on a figure of free text that may be counted, reckoned or guessed of what the story tells, if it may."""
    none = f"the {grounds.extent} has no figure {shown(words)}"
    if is_counted(said, words) and not any(figure.kind == said.kind == "ordinal" for figure in source):
        return note(f"{none}; it may be counted")
    if is_enumerated(said, assertion.text, assertion.sentences, grounds):
        return note(f"{none}; it names as many")
    if is_countable(said, words):
        return doubt(f"{none}; it may be counted")
    found = reckoned(said, _around(source, assertion, grounds))
    if found is not None:
        return _reckoned(found, none, grounds)
    if is_remainder(said, assertion, grounds):
        return doubt(f"{none}; it may be what is left")
    vague = [figure.span.of(grounds.document.text) for figure in source if leaves_open(figure, said)]
    return doubt(f"{none}; the evidence tells only {listed(vague)}") if vague else None


def _reckoned(found: Reckoned, none: str, grounds: Grounds) -> Remark:
    """Remark on a figure that may come from two of the evidence; ``none``: that the story does not have it."""
    document = grounds.document.text
    told = " and ".join(shown(part.span.of(document)) for part in found.parts)
    if found.is_sum:
        return doubt(f"{none}; it may be the sum of {told}")  # what two things come to may be counted twice
    if any(is_excepted(part, document, grounds) for part in found.parts):
        return note(f"{none}; it is what is left, of {told}", accounted=True)
    # From what to what something went tells by how much.
    beside = len({grounds.document.sentence_around(part.number) for part in found.parts}) == 1
    return (note if beside else doubt)(f"{none}; it may be the difference between {told}")
