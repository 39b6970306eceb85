"""A figure that the document nowhere has, worked out of two that it has, by one step that the text's words lead to.

How far two are apart, what the one is of the other, so much for each, so much a day of so much a month. The more pairs
of figures there are, and the rougher the figure is, the likelier one of them fits by chance: that is reckoned too.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import permutations
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.reading.cues import words as cue_words
from summarizer.reading.quantities import Number, Quantity, compare
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.figures.agreement import SUPPORTS, are_of_two_things
from summarizer.verifier.figures.reckoning import is_near, value_of
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_form, classes
from summarizer.verifier.text.tokens import Word

# Words to either side of a figure among which stands how it is worked out, of a share more nearly, and around it what
# it is told of. Chosen, not swept.
_AROUND, _RIGHT_BESIDE, _OF_WHAT = 4, 2, 6

# Words to either side of a whole among which it is told what it is, and how many words of a sentence a text shares
# that leads to its figures. Chosen, not swept.
_NAMED, _SHARED = 6, 2

# Sentences to either side of the evidence whose figures are tried; by how many times two numbers may differ that one
# may be told for the other; and two of which it is told how far they are apart.
_BESIDE, _SIZE, _SIZE_APART = 2, 4, 10

# Figures of a story that are looked at, and of those the text leads to that are tried in pairs.
_MOST_READ, _MOST_TRIED = 300, 40

# How likely one of the pairs may fit by chance: what is told as worked out, and what is left in doubt. Chosen, not
# swept: with more, figures put for right ones at random pass as worked out.
_SURE, _DOUBTED = Decimal("0.16"), Decimal("0.25")

# How wide what fits lies around a figure, as a part of it, by its qualifier; how much a number of so many steps may be
# off at most. From what :func:`.is_near` allows, not swept.
_WIDTHS = {"more": Decimal("0.3"), "at_least": Decimal("0.3"), "less": Decimal("0.3"), "at_most": Decimal("0.3")}
_SHARE_WIDTH, _EXACT_SHARE, _WIDEST = Decimal("0.08"), Decimal("0.02"), Decimal("0.1")

# Kinds of figure that are worked out, and those of which one may be told as a share of the other.
_AMOUNTS = frozenset({"count", "money", "distance", "other"})
_DIVIDED = frozenset({"count", "money", "distance", "duration", "other"})

# Days of the stretches of time by which something is told.
_DAYS: dict[str, Decimal] = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4"),
    "quarter": Decimal("91.3"),
    "year": Decimal("365.25"),
}

_FINE = Decimal("0.000001")


class WorkedOut(NamedTuple):
    """The figures of which one may come, how it does, whether it is no chance, and told by something else than they."""

    parts: tuple[Quantity, ...]
    how: str
    is_sure: bool
    is_rate: bool


class _Try(NamedTuple):
    """What two figures come to by one step."""

    value: Decimal
    parts: tuple[Quantity, ...]


def worked_out(figure: ToldFigure) -> WorkedOut | None:
    """Return how a figure may come of two of the document, if it may, and the text's words lead to them."""
    if not isinstance(figure.said.value, Number) or figure.said.value.value <= 0:
        return None
    known = _led_to(figure)
    for how, way in _WAYS:
        tried = list(way(figure, known))
        fit = next((one for one in tried if _fits(figure.said, one.value)), None)
        if fit is None:
            continue
        near = {one.value for one in tried if _is_of_size(one.value, figure.said)}
        chance = len(near) * _width(figure.said)
        if chance <= _DOUBTED:
            return WorkedOut(fit.parts, how, chance <= _SURE and way is not _total, way in (_each, _rate))
    return None


def _is_of_size(value: Decimal, said: Quantity) -> bool:
    """Tell whether a number is so near another in size that the one might be told for the other by mistake."""
    return value_of(said) / _SIZE <= value <= value_of(said) * _SIZE


def _led_to(figure: ToldFigure) -> list[Quantity]:
    """Return the numbers of the evidence and beside it, and those of what the words around the figure tell of."""
    grounds, text = figure.grounds, figure.grounds.words_of(figure.assertion.text)
    own, names = text.telling(range(len(text.words))), _named_around(figure)
    near = [stretch for sentence in figure.sentences for stretch in grounds.around(sentence, _BESIDE)]
    found = []
    for one in dict.fromkeys((*figure.source, *grounds.quantities[:_MOST_READ])):
        if not isinstance(one.value, Number) or one.value.value <= 0 or one.kind not in _DIVIDED:
            continue
        sentence = grounds.document.sentence_around(one.number)
        shared = len(own & grounds.words_in(sentence).places.keys()) >= _SHARED
        if shared or any(it.covers(one.number) for it in near) or _is_named(one, names, figure):
            found.append(one)
    return found[:_MOST_TRIED]


def _is_evidence(one: Quantity, figure: ToldFigure) -> bool:
    return any(sentence.covers(one.number) for sentence in figure.sentences)


def _is_told_apart(figure: ToldFigure, reach: int) -> bool:
    """Tell whether the words beside a figure tell how far two others are apart: "by 40", "the other 40", "40 more"."""
    before, behind = _ways_beside(figure, reach)
    return "before" in before or "behind" in behind


def _is_for_each(figure: ToldFigure) -> bool:
    """Tell whether a figure is told for each of something: "40 each", "an average of 40", "40 a year"."""
    return figure.said.per is not None or any("each" in ways for ways in _ways_beside(figure, _AROUND))


def _ways_beside(figure: ToldFigure, reach: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the classes of the words before a figure and behind it, no names: "Falls" tells of no fall."""
    text, said, language = figure.assertion.text, figure.said, figure.language
    words = [word for word in figure.grounds.words_of(text).words if not text[word.start].isupper() or not word.start]

    def ways(near: Sequence[Word]) -> frozenset[str]:
        forms = (base_form(text[word.start : word.end].casefold(), language) for word in near)
        return frozenset(way for form in forms for way in classes(form, language, "worked_out"))

    before = [word for word in words if word.end <= said.span.start][-reach:]
    return ways(before), ways([word for word in words if word.start >= _end(said)][:reach])


def _end(said: Quantity) -> int:
    """Return where a figure ends with its unit, but without what it counts."""
    return max(said.number.end, said.unit_span.end if said.unit_span else 0)


def _pairs(figure: ToldFigure, known: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield pairs of figures, either way round, of one sentence, or of which the evidence has one."""
    around = figure.grounds.document.sentence_around
    for one, other in permutations(known, 2):
        if _is_evidence(one, figure) or _is_evidence(other, figure) or around(one.number) == around(other.number):
            yield one, other


def _are_like(one: Quantity, other: Quantity, language: str) -> bool:
    """Tell whether two figures are of one kind and unit, and count no two things."""
    return (one.kind, one.unit) == (other.kind, other.unit) and not are_of_two_things(one, other, language)


def _apart(figure: ToldFigure, known: Sequence[Quantity]) -> Iterator[_Try]:
    """Try how far two figures are apart, where the words beside it tell that: "€860m more than", "the other 34"."""
    said = figure.said
    if said.kind not in _AMOUNTS or not _is_told_apart(figure, _AROUND):
        return
    like = [one for one in known if _are_like(said, one, figure.language)]
    for one, other in _pairs(figure, like):
        if value_of(other) < value_of(one) <= _SIZE_APART * value_of(other) and one.per == other.per:
            yield _Try(value_of(one) - value_of(other), (one, other))


def _share(figure: ToldFigure, known: Sequence[Quantity]) -> Iterator[_Try]:
    """Try what one figure is of another: the whole is what the text names behind its share ("a third of the seats")."""
    said = figure.said
    if said.kind not in ("ratio", "percent") or said.unit not in (None, "%"):
        return
    scale = 100 if said.kind == "percent" else 1
    apart, around = _is_told_apart(figure, _RIGHT_BESIDE), figure.grounds.document.sentence_around
    names = _named_around(figure) if apart else _named_behind(figure)
    if not apart and not _is_of_whole(figure):
        return
    for one, other in _pairs(figure, [it for it in known if it.kind != "duration"]):
        few, many = value_of(one), value_of(other)
        if few >= many or not _are_like(one, other, figure.language) or not _is_named(other, names, figure):
            continue
        if not apart:
            yield _Try(scale * few / many, (one, other))
        elif around(one.number) == around(other.number):
            yield _Try(scale * (many / few - 1), (other, one))
            yield _Try(scale * (1 - few / many), (one, other))


def _is_of_whole(figure: ToldFigure) -> bool:
    """Tell whether a text names of what a share is one: "a third of the seats", "two in five speakers"."""
    behind = figure.assertion.text[_end(figure.said) :].split(maxsplit=1)[:1]
    return figure.said.what is not None or any(word in cue_words(figure.language, "share_of") for word in behind)


def _named_behind(figure: ToldFigure) -> frozenset[str]:
    """Return the content words behind a share by which its whole is called."""
    text = figure.grounds.words_of(figure.assertion.text)
    return text.telling([i for i, word in enumerate(text.words) if word.start >= _end(figure.said)][:_OF_WHAT])


def _named_around(figure: ToldFigure) -> frozenset[str]:
    """Return the content words around a figure."""
    text = figure.grounds.words_of(figure.assertion.text)
    before = [i for i, word in enumerate(text.words) if word.end <= figure.said.number.start][-_OF_WHAT:]
    return text.telling(before) | _named_behind(figure)


def _is_named(whole: Quantity, names: frozenset[str], figure: ToldFigure) -> bool:
    """Tell whether one of the words beside a figure is, or may stand for, one of those by which it is called."""
    grounds = figure.grounds
    sentence = grounds.document.sentence_around(whole.number)
    words = grounds.words_in(sentence).words
    start = whole.number.start - sentence.start
    at = next((i for i, word in enumerate(words) if word.end > start), 0)
    beside = {word.base for word in words[max(0, at - _NAMED) : at + _NAMED + 1] if word.content}
    return any(are_alike(one, name, figure.language) for one in beside for name in names)


def _each(figure: ToldFigure, known: Sequence[Quantity]) -> Iterator[_Try]:
    """Try so much for each of so many, or for each stretch of a time: "£50 each" of 3,400 and £170,000."""
    said = figure.said
    if said.kind not in _AMOUNTS or not _is_for_each(figure):
        return
    names, told = _named_around(figure), {one.value for one in figure.grounds.quantities_said(figure.assertion.text)}
    for one, other in _pairs(figure, known):
        if other.value not in told and not _is_named(other, names, figure):
            continue
        counted = other.kind == "duration" and other.unit == said.per if said.per in _DAYS else other.kind == "count"
        if counted and _are_like(said, one, figure.language) and one.per is None and value_of(other) > 1:
            yield _Try(value_of(one) / value_of(other), (one, other))


def _rate(figure: ToldFigure, known: Sequence[Quantity]) -> Iterator[_Try]:
    """Try so much a day of so much a month."""
    said = figure.said
    if said.per not in _DAYS:
        return
    for one in known:
        if one.per in _DAYS and one.per != said.per and _are_like(said, one, figure.language):
            yield _Try(value_of(one) * _DAYS[said.per] / _DAYS[one.per], (one,))


def _total(figure: ToldFigure, known: Sequence[Quantity]) -> Iterator[_Try]:
    """Try so much a day for the days that the text tells beside it: "£45m over the five days" of £9m a day."""
    said = figure.said
    if said.per is not None:
        return
    stretches = [one for one in figure.grounds.quantities_said(figure.assertion.text) if one.kind == "duration"]
    for one in known:
        for stretch in stretches if one.per in _DAYS and _are_like(said, one, figure.language) else ():
            if stretch.unit == one.per and isinstance(stretch.value, Number):
                yield _Try(value_of(one) * value_of(stretch), (one,))


def _many_times(figure: ToldFigure, known: Sequence[Quantity]) -> Iterator[_Try]:
    """Try what the evidence tells in a word to become so many times as much: "€3,000", doubled to €6,000."""
    grounds = figure.grounds
    for one in known:
        sentence = grounds.document.sentence_around(one.number)
        if not _is_evidence(one, figure) or not _are_like(figure.said, one, figure.language):
            continue
        there = grounds.words_in(sentence).places.keys()
        times = (number for number, forms in _times_in_words(figure.language) if forms & there)
        yield from (_Try(value_of(one) / number, (one,)) for number in times)


@cache
def _times_in_words(language: str) -> tuple[tuple[Decimal, frozenset[str]], ...]:
    """Return how many times a word tells something to become, with the base forms of such words: "doubled"."""
    told = ((amount.split(), words) for amount, words in entries(language, "numbers_in_words"))
    return tuple(
        (Decimal(number), frozenset(base_form(word, language) for word in words.split()))
        for (number, unit), words in told
        if unit == "times"
    )


_WAYS: tuple[tuple[str, Callable[[ToldFigure, Sequence[Quantity]], Iterator[_Try]]], ...] = (
    ("the difference between", _apart),
    ("worked out of", _share),
    ("so much for each of", _each),
    ("worked out of", _rate),
    ("worked out of", _total),
    ("worked out of", _many_times),
)


def _fits(said: Quantity, value: Decimal) -> bool:
    """Tell whether a number bears out the figure that is told, with its qualifier."""
    told = value_of(said)
    if said.kind in ("ratio", "percent"):
        scale = 100 if said.kind == "percent" else 1
        return is_near(told / scale, value / scale, said)
    made = said._replace(value=Number(value), comparator=None, step=_FINE, per=said.per)
    return compare(said, made) in SUPPORTS


def _width(said: Quantity) -> Decimal:
    """Return how much of its own size lies around a figure that a number may lie in which bears it out."""
    if said.kind in ("ratio", "percent"):
        return _SHARE_WIDTH if said.comparator else _EXACT_SHARE
    if said.comparator in _WIDTHS:
        return _WIDTHS[said.comparator]
    exponent = value_of(said).normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return min(step / value_of(said), _WIDEST)
