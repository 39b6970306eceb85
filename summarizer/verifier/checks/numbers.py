"""Is every figure that an item tells supported, as a value, by its evidence?"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from summarizer.patterns import pattern
from summarizer.reading.quantities import Date, Number, Outcome, Quantity, Vague, compare, qualifier_changed
from summarizer.verifier.alignment import changes
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.closeness import close
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.orders import pairs_told, turned
from summarizer.verifier.tallies import (
    difference_in,
    in_another_form,
    in_words,
    is_countable,
    is_counted,
    sum_in,
    time_between,
)
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.vocabulary import numerals
from summarizer.verifier.wording import listed, shown

_SUPPORTS = ("agree", "rounded", "converted")

# Digits from which a number is written in groups of three, and such a number.
_GROUPED = 4
_THOUSANDS = pattern(r"\d{1,3}(?:,\d{3}){1,5}")

_WORD = pattern(r"\w+(?:-\w+)*")

# A number that a bound leaves open is the one meant where it is no further from it than this share ("more than 100",
# 105); what is farther would have had another bound.
_NEAR = Decimal("0.1")

# Words of who has fewer votes or goals than the other.
_DEFEAT = pattern(
    r"(?i)\b(?:los[ets]\w{0,3}|defeat\w{0,3}|beaten|reject\w{0,3}|fail\w{0,3}|against|verl[io]\w+|unterl\w+)\b"
)

# From a dozen on, a vague figure says how many ("dozens"); "several" and "a few" only that there were some.
_DOZEN = 12

# Figures of one item, and of its evidence, that are compared: an honest item tells a handful.
_MOST, _MOST_SOURCE = 60, 2_000

# Unknown digits of a date of which only the month is known (XXXX-03 has four, a day of the week eight), and the words
# before a figure in which the name stands that it is told of.
_UNDATED, _NAMED = 4, 4


def numbers(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on figures that the evidence doesn't support, or supports only in another place of the sentence."""
    remarks = list(_compared(assertion, grounds))
    yield from remarks
    if all(remark.severity == "note" for remark in remarks):
        replaced = list(_replaced(assertion, grounds))
        yield from replaced or _turned(assertion, grounds)


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


def _figure(said: Quantity, assertion: Assertion, source: Sequence[Quantity], grounds: Grounds) -> Iterator[Remark]:
    """Remark on one figure: supported, turned to another thing, elsewhere in the document, or nowhere."""
    words, outcomes = said.span.of(assertion.text), [(_outcome(said, figure), figure) for figure in source]
    support = [(outcome, figure) for outcome, figure in outcomes if outcome in _SUPPORTS]
    rivals = [figure for outcome, figure in outcomes if outcome == "differ" and _same_thing(said, figure)]
    document = grounds.document.text
    if support and not (rivals and all(_other_thing(said, figure) for _, figure in support)):
        yield from _approximate(said, words, support, document, prose=assertion.prose)
    elif (
        _has_digits(words, assertion, grounds)
        or (
            (_is_bare(said) or (assertion.prose and said.kind == "ordinal"))
            and _has_number(said, words, assertion, source, grounds)
        )
        or (assertion.prose and (in_another_form(said, source) or time_between(said, source)))
    ):
        return
    elif assertion.prose and (bounds := [figure for figure in source if _has_other_bound(said, figure)]):
        if not any(grounds.words_in(sentence).negations for sentence in assertion.sentences):
            yield doubt(f"it says {shown(words)}, the evidence {listed([one.span.of(document) for one in bounds])}")
    elif (
        rivals
        and (support or not _are_told_too(rivals, assertion, grounds))
        and _is_contradicted(said, rivals, assertion, grounds)
    ):
        free = assertion.prose and (_may_be_meant(said, rivals) or _reckoned(said, source) is not None)
        say = doubt if free else contradiction
        yield say(f"it says {shown(words)}, the evidence {listed([figure.span.of(document) for figure in rivals])}")
    elif _is_idle(words) or _is_few(said):
        told = assertion.prose and in_words(said, assertion.sentences, grounds)
        told = told or (assertion.prose and words.casefold().startswith("one "))
        few = assertion.prose and _is_few(said)
        if not told and any(outcome == "differ" and (not few or _same_thing(said, one)) for outcome, one in outcomes):
            yield doubt(f"the figure {shown(words)} is not in the evidence, which has other figures")
    else:
        yield from _elsewhere(said, words, source, assertion, grounds)


def _are_told_too(rivals: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether free text tells the evidence's figures as well, so that this one is of something else."""
    said = grounds.quantities_said(assertion.text) if assertion.prose else ()
    return bool(said) and all(any(_outcome(one, rival) in _SUPPORTS for one in said) for rival in rivals)


def _has_other_bound(said: Quantity, source: Quantity) -> bool:
    """Tell whether two figures are one number with another bound: "no more than 10" where it is not "more than 10"."""
    bounded = said.comparator is not None and source.comparator is not None and said.comparator != source.comparator
    return bounded and isinstance(said.value, Number) and (said.value, said.unit) == (source.value, source.unit)


def _is_contradicted(said: Quantity, rivals: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether other figures of the same thing speak of the same lot of it.

    Free text that is not close to a rival's sentence may count another lot ("19 games" in all, "four games" in May).
    """
    if not assertion.prose:
        return True
    near = close(assertion, grounds)
    sure = any(sentence.covers(rival.number) for sentence in near for rival in rivals)
    return not _is_few(said) and (sure or _may_be_meant(said, rivals))


def _may_be_meant(said: Quantity, rivals: Sequence[Quantity]) -> bool:
    """Tell whether a figure need not contradict: a first time is not the second's event, 105 are more than 100."""
    return said.kind == "ordinal" or any(_is_within(said, rival) for rival in rivals)


def _is_within(said: Quantity, rival: Quantity) -> bool:
    """Tell whether a number told is one that the rival's bound leaves open, and not far from it."""
    ours, theirs = said.value, rival.value
    if said.comparator is not None or not isinstance(ours, Number) or not isinstance(theirs, Number):
        return False
    near = abs(ours.value - theirs.value) <= _NEAR * abs(theirs.value)
    above = rival.comparator in ("more", "at_least") and ours.value > theirs.value
    return near and (above or (rival.comparator in ("less", "at_most", "nearly") and ours.value < theirs.value))


def _replaced(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a figure that stands where the sentence retold has another, wherever else the document has it."""
    if assertion.verbatim or assertion.copied:
        return
    said = grounds.quantities_said(assertion.text)
    for change in changes(assertion, grounds) if said else ():
        ours = [figure for figure in said if change.is_ours(*figure.number)]
        theirs = [figure for figure in grounds.quantities_in(change.sentence) if change.is_theirs(*figure.number)]
        if not ours or not theirs or any(compare(one, other) != "differ" for one in ours for other in theirs):
            continue
        # Free text may tell of two sentences at once, and mean the day of the other.
        elsewhere = [
            one for sentence in assertion.sentences for one in grounds.quantities_in(sentence) if one.kind == "date"
        ]
        open_ = assertion.prose and all(
            any(_is_within(one, other) for other in theirs)
            or any(_outcome(one, other) in _SUPPORTS for other in elsewhere)
            for one in ours
        )
        words, document = [figure.span.of(assertion.text) for figure in ours], grounds.document.text
        there = listed([figure.span.of(document) for figure in theirs])
        yield (doubt if open_ else contradiction)(f"it says {listed(words)} where the evidence says {there}")


def _turned(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on two figures told in the other order than the evidence has ("21 votes to 34" for "34 to 21").

    A defeat is told from the other side: where only one of the two speaks of one, it is doubted.
    """
    if assertion.verbatim or assertion.copied:
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


def _unread(assertion: Assertion, said: Sequence[Quantity], grounds: Grounds) -> Iterator[Remark]:
    """Remark on digits that were not read as a figure (part of a name, a score) and that the evidence doesn't have."""
    read = {place for figure in said for place in range(*figure.span)}
    different = {numeral: start for start, numeral in numerals(assertion.text) if start not in read}
    for numeral in list(different)[:_MOST]:
        if any(numeral in grounds.numerals_in(sentence) for sentence in assertion.sentences):
            continue
        if assertion.prose and grounds.has(_whole_word(assertion.text, different[numeral])):
            continue  # part of a name ("1Oak")
        if numeral in grounds.numerals:
            yield doubt(f"the number {shown(numeral)} is not in the evidence, but elsewhere in the {grounds.extent}")
        else:
            yield contradiction(f"the number {shown(numeral)} is nowhere in the {grounds.extent}")


def _whole_word(text: str, place: int) -> str:
    """Return the letters and digits around a place, where it is more than a number; else what nothing has."""
    word = next((found for found in _WORD.finditer(text) if found.start() <= place < found.end()), None)
    return word[0] if word and not word[0].isdigit() else "\0"


def _outcome(said: Quantity, source: Quantity) -> Outcome:
    """Compare two figures; a day is not supported by a month or a quarter that holds it."""
    if isinstance(said.value, Date) and isinstance(source.value, Date) and _finer(said.value, source.value):
        return "incomparable"
    return compare(said, source)


def _finer(said: Date, source: Date) -> bool:
    """Tell whether a date says more than its source does, the year left aside (it may be known from elsewhere)."""
    ours, theirs = said.edtf.split("-")[1:], source.edtf.split("-")[1:]
    return len(ours) > len(theirs) and said.edtf != source.edtf


def _tells_no_day(value: Date, words: str) -> bool:
    """Tell whether a date counts from one that only the reader knows: today, the day before, "a year earlier"."""
    return value.relative in ("day 0", "day -1") or (
        value.relative is not None and words.casefold().split()[-1] in ("earlier", "later", "before", "after")
    )


def _is_written(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the document writes a figure of several numbers in just these characters ("3-61", "9.30")."""
    letters = said.number.of(assertion.text)
    return letters[:1].isdigit() and not letters.isalnum() and " " not in letters and _has_word(letters, grounds)


def _has_word(letters: str, grounds: Grounds) -> bool:
    found = (grounds.document.text.find(letters, *span) for span in grounds.document.story)
    return any(start >= 0 and _is_whole(grounds.document.text, start, start + len(letters)) for start in found)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def _is_as_fine(said: Quantity, source: Quantity) -> bool:
    """Tell whether two dates tell as much: a year is not another day of the week."""
    if not isinstance(said.value, Date) or not isinstance(source.value, Date):
        return True
    ours, theirs = said.value, source.value
    told = [(one.edtf.replace("X", ""), one.weekday is None, one.relative is None) for one in (ours, theirs)]
    return len({(len(digits), *rest) for digits, *rest in told}) == 1


def _approximate(
    said: Quantity, words: str, support: Sequence[tuple[Outcome, Quantity]], document: str, *, prose: bool
) -> Iterator[Remark]:
    """Remark on an agreement that is one only by rounding or conversion, or with another qualifier."""
    changes = [(qualifier_changed(said, figure), figure) for _, figure in support]
    if all(change for change, _ in changes) and said.kind not in ("date", "time"):
        say = note if prose else doubt
        yield say(f"it says {shown(words)}, the evidence {shown(changes[0][1].span.of(document))}")
    elif all(outcome != "agree" for outcome, _ in support):
        outcome, figure = support[0]
        how = "rounding" if outcome == "rounded" else "conversion"
        yield note(f"the figure {shown(words)} agrees by {how} with {shown(figure.span.of(document))}")


def _is_idle(words: str) -> bool:
    """Tell whether a number word is likely no figure at all ("one of them", "when it first opened")."""
    return words.casefold().split()[:1] in (["one"], ["first"], ["once"])


def _is_few(said: Quantity) -> bool:
    """Tell whether a figure is so small and vague that other words tell it too ("several" for "a number of")."""
    return isinstance(said.value, Vague) and said.value.low is not None and said.value.low < _DOZEN


def _elsewhere(
    said: Quantity, words: str, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds
) -> Iterator[Remark]:
    """Judge a figure that the evidence doesn't have by the rest of the document."""
    document = grounds.document.text
    there = [figure for figure in grounds.quantities if _outcome(said, figure) in _SUPPORTS]
    if there:
        if not (assertion.prose and any(_is_said_of(said, figure, assertion, grounds) for figure in there)):
            place = shown(grounds.document.sentence_around(there[0].number).of(document))
            # Prose brings together what the story told in several places; whether of the same is for *ties* to tell.
            of_another = all(_other_thing(said, figure) for figure in there)
            rival = any(_same_thing(said, one) and _outcome(said, one) == "differ" for one in grounds.quantities)
            say = note if assertion.prose and not (of_another and rival) else doubt
            yield say(f"the figure {shown(words)} is not in the evidence; the {grounds.extent} has it in {place}")
        return
    if assertion.prose and _is_publication(said, grounds):
        return
    if assertion.prose and isinstance(said.value, Date) and _tells_no_day(said.value, words):
        return
    if assertion.prose and said.unit is None and _is_written(said, assertion, grounds):
        return
    ages = [figure for figure in grounds.quantities if figure.kind == "age" and figure.value == said.value]
    if _is_bare(said) and any(_is_said_of(said, figure, assertion, grounds) for figure in ages):
        return
    if _is_bare(said) and words in grounds.numerals:
        yield doubt(f"the figure {shown(words)} is not in the evidence, but elsewhere in the {grounds.extent}")
        return
    if isinstance(said.value, Date) and (said.value.relative or _is_undated(said.value, grounds)):
        why = "" if grounds.document.published else ", and nothing tells when it was published"
        yield doubt(f"what day {shown(words)} is can't be told; the evidence doesn't say so{why}")
        return
    if assertion.prose and in_words(said, assertion.sentences, grounds):
        return
    yield _nowhere(said, words, source, assertion, grounds)


def _nowhere(said: Quantity, words: str, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> Remark:
    """Judge a figure that the document has nowhere: prose may count and add up what it tells."""
    document = grounds.document.text
    if (
        assertion.prose
        and is_counted(said, words)
        and not any(figure.kind == said.kind == "ordinal" for figure in source)
    ):
        return note(f"the {grounds.extent} has no figure {shown(words)}; it may be counted")
    if assertion.prose and is_countable(said, words):
        return doubt(f"the {grounds.extent} has no figure {shown(words)}; it may be counted")
    reckoned = _reckoned(said, source) if assertion.prose else None
    if reckoned is not None:
        how, parts = reckoned
        told = " and ".join(shown(part.span.of(document)) for part in parts)
        return doubt(f"the {grounds.extent} has no figure {shown(words)}; it may be the {how} {told}")
    vague = [figure.span.of(document) for figure in source if assertion.prose and _leaves_open(figure, said)]
    if vague:
        return doubt(f"the {grounds.extent} has no figure {shown(words)}; the evidence tells only {listed(vague)}")
    like = [figure.span.of(document) for figure in source if figure.kind == said.kind and _is_as_fine(said, figure)]
    has = f"; the evidence has {listed(like)}" if like else "; the evidence has no such figure"
    # What free text knows from elsewhere is unsupported; a figure put for another contradicts it. A match has a result
    # after each goal, and what comes first, second and third may be counted.
    sure = bool(like) and said.kind not in ("score", "ordinal")
    say = contradiction if sure or not assertion.prose else doubt
    return say(f"the figure {shown(words)} is nowhere in the {grounds.extent}{has}")


def _reckoned(said: Quantity, source: Sequence[Quantity]) -> tuple[str, tuple[Quantity, Quantity]] | None:
    """Return how a figure may come from two of the evidence, and which: their sum, or how far they are apart."""
    parts = sum_in(said, source)
    if parts is not None:
        return "sum of", parts
    parts = difference_in(said, source)
    return ("difference between", parts) if parts is not None else None


def _leaves_open(vague: Quantity, said: Quantity) -> bool:
    """Tell whether a vague figure ("tens of thousands") may be the one told, more exactly."""
    if not isinstance(vague.value, Vague) or not isinstance(said.value, Number) or vague.unit != said.unit:
        return False
    low, high = vague.value.low, vague.value.high
    return low is not None and low >= _DOZEN and low <= said.value.value and (high is None or said.value.value <= high)


def _is_publication(said: Quantity, grounds: Grounds) -> bool:
    """Tell whether a figure is the day on which the document was published, in full."""
    day = grounds.document.readings.published
    return day is not None and isinstance(said.value, Date) and said.value.edtf == day.isoformat()


def _is_undated(value: Date, grounds: Grounds) -> bool:
    """Tell whether a date is but a day of the week or a month, and nothing tells when the story was published."""
    return grounds.document.published is None and value.edtf.count("X") >= _UNDATED


def _is_said_of(said: Quantity, there: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the document has a figure for what the prose tells it of: much the same, or whom it names before it.

    "Bates, 73, is charged" where the evidence is of the charge, and another sentence has "the 73-year-old Bates".
    """
    around = grounds.document.sentence_around(there.number)
    if grounds.is_about(around, assertion.text):
        return True
    text = grounds.words_of(assertion.text)
    place = next((i for i, word in enumerate(text.words) if word.end > said.number.start), 0)
    reach = place if said.kind == "age" or there.kind == "age" else _NAMED
    named = text.names_among(range(max(0, place - reach), place))
    return not named.isdisjoint(grounds.words_in(around).places)


def _is_bare(said: Quantity) -> bool:
    """Tell whether a figure says neither its unit nor what it counts, so that its digits are all it says."""
    return said.unit is None and said.what is None and said.kind not in ("date", "time", "ratio", "score")


def _has_digits(words: str, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence writes the same long number with other separators ("21400" for "21,400")."""
    digits = "".join(letter for letter in words if letter.isdigit())
    if len(digits) < _GROUPED or not words.replace(",", "").isdigit():
        return False
    there = (numeral for sentence in assertion.sentences for numeral in grounds.numerals_in(sentence))
    return any(_THOUSANDS.fullmatch(numeral) and numeral.replace(",", "") == digits for numeral in there)


def _has_number(said: Quantity, words: str, assertion: Assertion, source: Sequence[Quantity], grounds: Grounds) -> bool:
    """Tell whether the evidence has that number, as a number of whatever kind ("James Orr, 36, …", "five-year-old")."""
    if any(words in grounds.numerals_in(sentence) for sentence in assertion.sentences):
        return True
    if said.kind == "ordinal" and any(
        said.number.of(assertion.text).casefold() in sentence.of(grounds.document.text).casefold().split()
        for sentence in assertion.sentences
    ):
        return True  # "opened the fourth", where it was the fourth quarter
    return any(isinstance(figure.value, Number) and figure.value == said.value for figure in source)


def _same_thing(said: Quantity, source: Quantity) -> bool:
    """Tell whether both figures measure the same thing: same kind and unit, and the same thing counted."""
    if said.kind != source.kind or said.unit != source.unit:
        return False
    return _head(said.what) is not None and _head(said.what) == _head(source.what)


def _other_thing(said: Quantity, source: Quantity) -> bool:
    """Tell whether both figures say what they count, and it is not the same."""
    ours, theirs = _words(said.what), _words(source.what)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _words(what: str | None) -> frozenset[str]:
    """Return the words of ``what`` without a plural's s, and of "Syrian refugees" told as "Syrians" the first too."""
    return frozenset(head for word in (what or "").split() if (head := _head(word)))


def _head(what: str | None) -> str | None:
    """Return the last word of ``what`` without a plural's s: what is counted, for comparing."""
    words = (what or "").casefold().split()
    if not words:
        return None
    head = words[-1].strip(".,;:'’\"”")
    return head[:-1] if head.endswith("s") and not head.endswith("ss") and len(head) > 3 else head or None
