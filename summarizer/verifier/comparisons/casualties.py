"""How many were killed or hurt, by free text and by the story: "143 people were killed", where it was two.

Every count of such people is read with what became of them: by the verb right before it ("killing two"), by the next
one behind it ("two were killed"), by the noun before it ("the death toll rose to two"). Of the text that is read
strictly, of the story generously: a number is only another one where no sentence that tells of the same fate has it,
nor do its counts come to it together.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import NamedTuple

from summarizer.reading.cues import entries, words
from summarizer.reading.quantities import Number, Quantity, Vague
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import supports
from summarizer.verifier.text.forms import base_form, base_forms, fate_forms, listed, tolls
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# What may have become of people, of all that is counted so: of these news tells one number each.
_FATES = frozenset(("killed", "injured"))

# Words before a number among which the verb stands that leads to it ("killing at least two"), behind it, in its clause,
# among which it is told what became of so many, and before it, among which a noun tells it. Chosen, not swept.
_LEAD, _BEHIND, _BEFORE = 2, 8, 5

# Words before a fate among which nobody is told to have met it, or one without a number. Chosen, not swept.
_NOBODY, _ONE = 4, 8

# Sentences that are read for a fate, and counts of which sums are looked for.
_READ, _ADDED = 24, 6


class _Toll(NamedTuple):
    """So many to whom something happened: a figure, or None for one who is told without a number; and where."""

    fate: str
    figure: Quantity | None
    source: Passage
    place: int


def other_casualties(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first number of killed or injured of free text that the story never tells of them."""
    item = grounds.words_of(assertion.text)
    for fate, place, figure in _said(item, grounds.quantities_said(assertion.text)):
        told = _told(fate, grounds)
        if told and _is_another(figure, told):
            yield doubt(says_otherwise(item.shown(place), told[0].source.shown(told[0].place), grounds.extent))
            return


def _said(item: Passage, figures: Sequence[Quantity]) -> Iterator[tuple[str, int, Quantity]]:
    """Yield what a text tells to have become of how many, and where."""
    for figure in figures:
        at = _fate_of(figure, item, 0, strictly=True) if _is_count(figure) else None
        if at is not None and at not in item.negated and item.words[at].base not in _nouns(item.language):
            [fate] = tolls(item.words[at].base, item.language) & _FATES
            yield fate, at, figure


def _told(fate: str, grounds: Grounds) -> list[_Toll]:
    """Return all counts of people whom the story tells to have met a fate."""
    return grounds.remembered_of_story("casualties", fate, lambda: list(_counted(fate, grounds)))


def _places_of(fate: str, grounds: Grounds) -> Iterator[tuple[Span, Passage, list[int]]]:
    """Yield the sentences of the story that tell of a fate, with the words that do."""
    for number in grounds.sentences_with(fate_forms(fate, grounds.language), _READ):
        sentence = grounds.index.sentences[number]
        source = grounds.words_in(sentence)
        yield sentence, source, [i for i in _places(source) if fate in tolls(source.words[i].base, source.language)]


def _is_spared(text: Passage, place: int) -> bool:
    return place in text.negated or _is_of_nobody(text, place)


def _counted(fate: str, grounds: Grounds) -> Iterator[_Toll]:
    for sentence, source, places in _places_of(fate, grounds):
        own = [i for i in places if not _is_spared(source, i)]
        if not own:
            continue
        for figure in grounds.quantities_in(sentence):
            at = _fate_of(figure, source, sentence.start, strictly=False) if _is_count(figure) else None
            if at in own or (at is None and _is_count(figure)):
                yield _Toll(fate, figure, source, own[0])
        yield from (_Toll(fate, None, source, place) for place in own if _is_of_one(source, place))
        for near in grounds.following(sentence, 1)[1:]:
            if not any(True for _ in _places(grounds.words_in(near))):
                yield from (_Toll(fate, one, source, own[0]) for one in _bare(near, grounds))


def _bare(sentence: Span, grounds: Grounds) -> Iterator[Quantity]:
    """Yield the counts of a sentence that do not tell of what: "put the number at *38*"."""
    return (one for one in grounds.quantities_in(sentence) if _is_count(one) and not one.what)


def _places(text: Passage) -> Iterator[int]:
    """Yield the words that tell of people killed or injured, names aside."""
    for place, word in enumerate(text.words):
        if tolls(word.base, text.language).isdisjoint(_FATES) or text.is_name(place):
            continue
        if word.base not in _nouns(text.language) or (place and _counts(text, place - 1)):
            yield place


@cache
def _nouns(language: str) -> frozenset[str]:
    """Return the words that tell a fate only behind a number or a possessive: "lost their *lives*"."""
    marked = (forms for _, forms, *marks in entries(language, "tolls") if "counted" in marks)
    return frozenset(base_form(form, language) for forms in marked for form in forms.split())


def _counts(text: Passage, place: int) -> bool:
    base = text.words[place].base
    return base[0].isdigit() or base in base_forms(text.language, "numbers", "possessives")


def _is_count(figure: Quantity) -> bool:
    return figure.kind == "count" and figure.unit is None and isinstance(figure.value, Number | Vague)


def _fate_of(figure: Quantity, text: Passage, start: int, *, strictly: bool) -> int | None:
    """Return the word that tells what became of as many as a figure counts; ``start`` is where the text begins."""
    span = Span(figure.span.start - start, figure.span.end - start)
    inside = [i for i, word in enumerate(text.words) if word.start < span.end and word.end > span.start]
    if not inside or (strictly and not figure.what and inside[0] and _is_of(text, inside[0] - 1)):
        return None  # "a woman of 76"
    first, last, fates = inside[0], inside[-1], set(_places(text))
    clause = text.words[first].clause
    apart = listed(text.language, "joining", "prepositions")
    led = [i for i in range(max(0, first - _LEAD), first) if i in fates and text.words[i].clause == clause]
    if led and not any(word.content or word.base in apart for word in text.words[led[-1] + 1 : first]):
        return led[-1]
    for i in range(first + 1, min(len(text.words), last + 1 + _BEHIND)):
        word = text.words[i]
        ends = word.clause != clause or (i > last and (word.base[0].isdigit() or (strictly and word.base in apart)))
        if ends:
            break
        if i in fates:
            return i
    if strictly:
        return None
    before = [i for i in range(max(0, first - _BEFORE), first) if i in fates]
    return before[-1] if before and text.words[before[-1]].clause == clause else None


def _is_of(text: Passage, place: int) -> bool:
    return text.words[place].base in words(text.language, "share_of")


def _is_of_nobody(text: Passage, place: int) -> bool:
    """Tell whether nobody is told to have met a fate: "nobody died"; "none of the dead" tells of some."""
    clause = text.words[place].clause
    told = entries_in(text, "nobody")
    near = (end for start, end, _ in told if 0 < place - start <= _NOBODY and text.words[start].clause == clause)
    return any(not _is_of(text, end) for end in near)


def _is_of_one(text: Passage, place: int) -> bool:
    """Tell whether one without a number is told to have met a fate: "killed *a* watchman", "*a* watchman died"."""
    articles = listed(text.language, "indefinite_articles")
    near = (*range(max(0, place - _ONE), place), *range(place + 1, place + 2))
    clause = text.words[place].clause
    return any(i < len(text.words) and text.words[i].base in articles and text.words[i].clause == clause for i in near)


def _is_another(said: Quantity, told: Sequence[_Toll]) -> bool:
    """Tell whether a number is none of those told, nor what some of them come to together."""
    counts = [one.figure for one in told if one.figure is not None]
    if any(supports(one, said) for one in counts):
        return False
    if not isinstance(said.value, Number):
        return bool(counts)
    one = [Decimal(1)] if any(toll.figure is None for toll in told) else []
    values = [count.value.value for count in counts if isinstance(count.value, Number)][:_ADDED] + one
    sums = {sum(part, Decimal(0)) for size in range(1, len(values) + 1) for part in combinations(values, size)}
    open_ = any(count.comparator is not None or isinstance(count.value, Vague) for count in counts)
    return bool(values) and not (open_ and said.comparator is not None) and said.value.value not in sums
