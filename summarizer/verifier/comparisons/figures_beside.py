"""Figures that the word, the day or the other figure right beside them tells to be others'.

"23% smaller" of what the story has as 23% faster; "£34m last year", where that year it was £47m; "up by £58 to £1,874",
where the story has £1,874 after an increase of £89.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.reading.quantities import Date, Quantity, compare
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import SUPPORTS, lead_word
from summarizer.verifier.figures.instants import is_reckoned_year, is_year
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_form, base_forms, classes
from summarizer.verifier.text.naming import begins_only, forms_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Figures of one text, and of the same value in the story, that are looked at. Chosen for time.
_MOST, _SAME = 12, 20

# The word right behind a figure, the two before it, and what may stand between it and its date.
_NEXT = pattern(r"\s([^\W\d_]{3,16})")
_LED = pattern(r"([^\W\d_]{2,16})(?:\s(?:of|by))?\s(?:an?\s)?\Z")
_DATED = pattern(r"\s(?:(?:in|for|on|during)\s)?(?:the\s)?")

# Characters before a figure in which those two stand, and between by how much and to what something went.
_BEFORE, _CHANGE = 32, 40

# Sentences to either side of one that tells the figure in which it may be told of the same date.
_BESIDE = 1

# Words in a row by which two texts tell the same, the telling ones among them, and words of what a figure is of that
# may stand before them. Chosen, not swept.
_RUN, _TELLING, _NOUN = 5, 2, 5

# Words to either side of two years, of which they must share one that is no name. Chosen, not swept.
_AROUND = 6

# The same of another sentence that has the very year. Chosen, not swept.
_CLOSE = 3

# Sentences of the story that name somebody who is named but once.
_SELDOM = 1

_KINDS = frozenset({"money", "percent", "count", "distance", "other"})


def figures_beside(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first figure of free text that what stands right beside it tells to be another's."""
    if not assertion.prose or grounds.document.readings.is_long:
        return  # all the figures of a book would be read
    said = grounds.quantities_said(assertion.text)[:_MOST]
    for find in (_compared, _dated, _changed, _told_so, _named):
        for ours, theirs in find(said, assertion, grounds):
            yield doubt(f"it says {shown(ours)} where the {grounds.extent} says {shown(theirs)}")
            return


def _same(figure: Quantity, grounds: Grounds) -> list[Quantity]:
    """Return the figures of the story that agree with one."""

    def work() -> list[Quantity]:
        found = (one for one in _of_kind(figure.kind, grounds) if compare(figure, one) in SUPPORTS)
        return list(islice(found, _SAME))

    told = (figure.value, figure.unit, figure.approximate, figure.what, figure.comparator, figure.step, figure.per)
    return grounds.remembered_of_story("figures alike", (figure.kind, *told), work)


def _of_kind(kind: str, grounds: Grounds) -> list[Quantity]:
    """Return the figures of the story of a kind."""
    read = lambda: [one for one in grounds.quantities if one.kind == kind]  # noqa: E731
    return grounds.remembered_of_story("figures of a kind", kind, read)


def _compared(said: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield a share by which something is told to be more so, and how the story has it each time: "23% faster"."""
    text, document = assertion.text, grounds.document.text
    for figure in said:
        ours = _more_so(text, figure, grounds.language) if figure.kind in ("percent", "ratio") else None
        same = _same(figure, grounds) if ours else []
        theirs = [_more_so(document, one, grounds.language) for one in same]
        if ours and theirs and all(one and one[1].isdisjoint(_near(ours[1], grounds.language)) for one in theirs):
            there = _NEXT.match(document, same[0].span.end)
            end = there.end() if there else same[0].span.end
            yield text[figure.span.start : figure.span.end] + " " + ours[0], document[same[0].span.start : end]


@cache
def _near(kinds: frozenset[str], language: str) -> frozenset[str]:
    """Return classes of comparatives with those by which the same may be told: what is slower takes longer."""
    lines = (frozenset(line.split()) for line in words(language, "comparatives_alike"))
    return kinds.union(*(line for line in lines if not line.isdisjoint(kinds)))


def _more_so(text: str, figure: Quantity, language: str) -> tuple[str, frozenset[str]] | None:
    """Return the comparative right behind a figure of a text, with its classes; nothing if none stands there."""
    found = _NEXT.match(text, figure.span.end)
    kinds = classes(base_form(found[1].casefold(), language), language, "comparatives") if found else None
    return (found[1], kinds) if found and kinds else None


def _dated(said: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield a figure with the date behind it, and the other that the story has of that date beside the same one."""
    text, document = assertion.text, grounds.document.text
    for figure, day in pairwise(said):
        if not _is_dated(figure, day, text):
            continue
        same = _same(figure, grounds)
        around = [grounds.document.sentence_around(one.number) for one in same]
        if not same or any(_has(day, sentence, grounds) for sentence in around):
            continue
        near = dict.fromkeys(beside for one in around for beside in grounds.around(one, _BESIDE))
        for sentence in near:
            for other, then in pairwise(grounds.quantities_in(sentence)):
                like = (other.kind, other.unit, other.what) == (figure.kind, figure.unit, figure.what)
                found = like and _is_dated(other, then, document) and compare(day, then) in SUPPORTS
                if found and not _is_others(other, sentence, grounds.words_of(text), grounds):
                    yield text[figure.span.start : day.span.end], document[other.span.start : then.span.end]


def _is_others(figure: Quantity, sentence: Span, item: Passage, grounds: Grounds) -> bool:
    """Tell whether a sentence names somebody before a figure whom the text does not name: "Tarn made £47m"."""
    source, known = grounds.words_in(sentence), item.places.keys()
    dates = [one.span for one in grounds.quantities_in(sentence)]
    for name in grounds.names_in(sentence):
        word = source.words[name[0]]
        at = Span(sentence.start + word.start, sentence.start + word.end)
        before = at.end <= figure.span.start and not any(at.overlaps(date) for date in dates)
        if before and forms_of(source, name).isdisjoint(known) and not _is_plain(source, name, grounds):
            return True
    return False


def _is_plain(source: Passage, name: Sequence[int], grounds: Grounds) -> bool:
    """Tell whether a word that begins a sentence stands with a small letter elsewhere, and so is no name."""
    if not begins_only(source, name):
        return False
    places = grounds.sentences_with([source.words[name[0]].base], _SAME)
    passages = (grounds.words_in(grounds.index.sentences[place]) for place in places)
    return any(one.is_small(i) for one in passages for i in one.places.get(source.words[name[0]].base, ()))


def _told_so(said: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield a figure of which is told, in the very words, what the evidence tells of another of its kind alone.

    "$9.7 million in aid had been recorded in the wrong accounts", where $1.3 million of it had been.
    """
    item, document = grounds.words_of(assertion.text), grounds.document.text
    for figure in said:
        if figure.kind not in ("money", "percent"):
            continue
        runs = _runs_behind(figure.span.end, item)
        like = [
            (one, grounds.words_in(sentence), sentence)
            for sentence in (assertion.sentences if runs else ())
            for one in grounds.quantities_in(sentence)
            if (one.kind, one.unit) == (figure.kind, figure.unit)
        ]
        told = [one for one, source, place in like if runs & _runs_behind(one.span.end - place.start, source)]
        if any(compare(ours, one) in SUPPORTS for one in told for ours in said):
            continue
        if len({one.value for one in told}) == 1 and compare(figure, told[0]) == "differ":
            yield figure.span.of(assertion.text), told[0].span.of(document)


def _runs_behind(end: int, text: Passage) -> frozenset[tuple[str, ...]]:
    """Return the words in a row that tell, near behind a figure which ends there, what was done with it."""
    start, being = _place(end, text), base_forms(text.language, "being")
    joining, found = base_forms(text.language, "joining"), set()
    for first in range(start, min(start + _NOUN, len(text.words) - _RUN + 1)):
        run = text.words[first : first + _RUN]
        if run[0].base in joining:
            break  # "fall to £6m, *and* a bigger gap was likely"
        if run[0].base in being and sum(word.content for word in run) >= _TELLING:
            found.add(tuple(word.base for word in run))
    return frozenset(found)


def _named(said: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield the only year of a text, and that which the story has of whom the text names, where it names them once."""
    text, document = assertion.text, grounds.document.text
    years = [one for one in said if one.kind == "date"]
    if len(years) != 1 or not is_year(years[0]):
        return
    item = grounds.words_of(text)
    for name in grounds.names_of(text):
        places = grounds.sentences_with(forms_of(item, name), _SELDOM + 1)
        sentences = [grounds.index.sentences[place] for place in places]
        if not sentences or len(sentences) > _SELDOM or not set(sentences) <= set(assertion.sentences):
            continue
        told = [one for sentence in sentences for one in grounds.quantities_in(sentence) if one.kind == "date"]
        beside = (one for sentence in sentences for one in grounds.around(sentence, _BESIDE))
        near = [*told, *(one for sentence in beside for one in grounds.quantities_in(sentence))]
        if len(told) != 1 or not is_year(told[0]) or any(compare(years[0], one) in SUPPORTS for one in near):
            continue
        source = grounds.words_in(sentences[0])
        at = _place(told[0].span.start - sentences[0].start, source)
        alike = item.near(_place(years[0].span.start, item), _AROUND) & source.near(at, _AROUND)
        if _is_told_near(years[0], item, grounds):
            return
        if alike - item.names_among(range(len(item.words))) and not is_reckoned_year(
            ToldFigure(years[0], told, assertion, grounds)
        ):
            yield years[0].span.of(text), told[0].span.of(document)


def _is_told_near(year: Quantity, item: Passage, grounds: Grounds) -> bool:
    """Tell whether the story has a year right beside a word beside which the text has it: "ended in 2023"."""
    around = item.near(_place(year.span.start, item), _CLOSE)
    around -= item.names_among(range(len(item.words)))
    for one in _same(year, grounds) if around else ():
        sentence = grounds.document.sentence_around(one.number)
        source = grounds.words_in(sentence)
        at = _place(one.span.start - sentence.start, source)
        if at < len(source.words) and not around.isdisjoint(source.near(at, _CLOSE)):
            return True
    return False


def _place(start: int, text: Passage) -> int:
    """Return the place of the word that begins at, or next behind, a character."""
    return bisect_left(text.words, start, key=lambda word: word.start)


def has_its_day(figure: Quantity, beside: Span, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a sentence of the story, or one beside it, has a figure with the date behind it that a text has.

    "Compared with £47m last year", where the sentence retold has £34m, and the next one "it made £47m last year".
    """
    said, text, document = grounds.quantities_said(assertion.text), assertion.text, grounds.document.text
    pairs = ((one, then) for one, then in pairwise(said) if _is_dated(one, then, text))
    day = next((then for one, then in pairs if one.number == figure.number), None)
    return day is not None and any(
        compare(figure, one) in SUPPORTS and compare(day, then) in SUPPORTS and _is_dated(one, then, document)
        for sentence in (beside, *grounds.around(beside, _BESIDE))
        for one, then in pairwise(grounds.quantities_in(sentence))
    )


def _is_dated(figure: Quantity, day: Quantity, text: str) -> bool:
    """Tell whether a date stands right behind a figure: "£34m last year", "9% in 2024"."""
    dated = figure.kind in _KINDS and isinstance(day.value, Date)
    return dated and _DATED.fullmatch(text[figure.span.end : day.span.start]) is not None


def _has(day: Quantity, sentence: Span, grounds: Grounds) -> bool:
    return any(one.kind == "date" and compare(day, one) in SUPPORTS for one in grounds.quantities_in(sentence))


def _changed(said: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield by how much something went to a figure, and by how much the story has it go there."""
    text, document = assertion.text, grounds.document.text
    for change, end in pairwise(said):
        by = lead_word(change, text) in words(grounds.language, "by_how_much")
        alike = (change.kind, change.unit) == (end.kind, end.unit) and change.kind in _KINDS
        if not by or not alike or end.span.start - change.span.end > _CHANGE or lead_word(end, text) != "to":
            continue
        places = dict.fromkeys(grounds.document.sentence_around(one.number) for one in _same(end, grounds))
        told = [one for place in places for one in grounds.quantities_in(place) if one.unit == change.unit]
        around = dict.fromkeys(beside for place in places for beside in grounds.around(place, _BESIDE))
        near = (one for beside in around for one in grounds.quantities_in(beside) if one.unit == change.unit)
        if any(compare(change, one) in SUPPORTS for one in told) or any(
            compare(change, one) in SUPPORTS and _is_change(one, document, grounds) for one in near
        ):
            continue
        others = [one for one in told if compare(change, one) == "differ" and _is_change(one, document, grounds)]
        if others:
            yield change.span.of(text), others[0].span.of(document)


def _is_change(figure: Quantity, text: str, grounds: Grounds) -> bool:
    """Tell whether a figure of the story tells by how much something went: "an increase of £89", "up £89"."""
    found = _LED.search(text, max(0, figure.span.start - _BEFORE), figure.span.start)
    if found is None:
        return False
    led = found[1].casefold()
    way = classes(base_form(led, grounds.language), grounds.language, "directions")
    return bool(way) or lead_word(figure, text) in words(grounds.language, "by_how_much")
