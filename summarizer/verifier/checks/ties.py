"""Does free text tell a figure, or a name, of what the story tells another of?

A summary may have every figure of its story and still be wrong: "63 percent consider Trump healthy enough", where 63
percent said so of something else, and 73 percent of this. So the words around a figure are looked for around it in the
story, and around every other figure of its kind there; where another has much more of them, it is that one's place.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from operator import attrgetter

from summarizer.reading.cues import words
from summarizer.reading.quantities import Number, Quantity, Vague, compare
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.ages import other_age
from summarizer.verifier.comparisons.casualties import other_casualties
from summarizer.verifier.comparisons.fates import other_fates
from summarizer.verifier.comparisons.figures_beside import figures_beside
from summarizer.verifier.comparisons.foremost import another_first
from summarizer.verifier.comparisons.tied_names import leads_to_other_time, tied_names
from summarizer.verifier.evidence.closeness import close
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import Forms, story_forms
from summarizer.verifier.figures.agreement import SUPPORTS, is_as_fine, is_bare, lead_word
from summarizer.verifier.text.forms import idle_forms, listed
from summarizer.verifier.text.orders import pairs_told
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise_of_the_same, shown

# Words to either side of a figure that tell what it is of: of the text's, of the same one in the story (the more
# generously, for a text may bring together what stands further apart there), and of another.
_OURS, _SAME, _OTHER = 6, 22, 8

# By how much of their weight another figure must have more of the words around the text's than the same one has. Chosen
# on summaries that are not in this repository, so that hardly a right one is doubted: a lower bar finds more wrong
# ones, at the price of many more right ones. What it comes to, benchmarks/faithfulness.py prints check by check.
_MORE = 0.3

# The same where the text retells the very sentence that has its figure, or does not tell what it counts.
_MUCH_MORE = 0.5

# The same where so few words stand around the text's that two of them are most.
_NEARLY_ALL = 0.7

# Words around a figure below which they tell too little, figures of the text that are looked up, and sentences of the
# story that are read for its number, and for the words around it.
_FEWEST, _MOST_SAID, _MOST_READ = 3, 20, 60

# Counts up to this, in words and of nothing named ("one", "two sides"), are no figures to go by.
_SMALL = 12

_start, _end = attrgetter("start"), attrgetter("end")

# Words that must belong to another figure of the same sentence for it to be meant.
_APART = 2

# Words before an age among which its bearer is named.
_NAMED = 2

# Characters between two figures told beside each other, and from a figure to the words by which it is known.
_FAR, _BESIDE = 60, 30


def ties(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a figure or a name that the story tells of something else, where it tells another one of this."""
    if not assertion.reworded:
        return
    remarks = list(_figures(assertion, grounds))
    yield from remarks or figures_beside(assertion, grounds)
    yield from other_casualties(assertion, grounds)
    yield from other_age(assertion, grounds)
    yield from other_fates(assertion, grounds)
    yield from tied_names(assertion, grounds)
    yield from another_first(assertion, grounds)


def _figures(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first figure that the story tells of something else."""
    said = [figure for figure in grounds.quantities_said(assertion.text) if not _is_idle(figure, assertion.text)]
    if not said:
        return
    item, near = grounds.words_of(assertion.text), close(assertion, grounds)
    exchanged = _exchanged(said[:_MOST_SAID], item, assertion, grounds)
    if exchanged is not None:
        one, other = (shown(figure.span.of(assertion.text)) for figure in exchanged)
        yield doubt(f"it tells {one} and {other} the other way about")
        return
    for figure in said[:_MOST_SAID]:
        around = _weights(item, figure, grounds)
        if len(around) < _FEWEST:
            continue
        own = (one for sentence in assertion.sentences for one in grounds.quantities_in(sentence))
        same, others = _same_and_others(figure, own)
        alone = same and _told_of_neighbour(around, same, others, said, grounds) is None
        if alone and _enough(around, figure, same, near, grounds) > 1.0:
            continue  # whatever the rest of the story tells
        number = figure.number.of(assertion.text)
        same, others = _same_and_others(figure, _told_beside(around, number, assertion, grounds))
        neighbour = _told_of_neighbour(around, same, others, said, grounds)
        if neighbour is not None:
            ours, theirs = figure.span.of(assertion.text), neighbour.span.of(grounds.document.text)
            yield doubt(says_otherwise_of_the_same(ours, theirs, grounds.extent))
            return
        if any(_is_led_alike(figure, item, one, grounds) for one in same):
            continue
        enough = _enough(around, figure, same, near, grounds)
        if enough > 1.0:
            continue
        others = _free(figure, others, said, item, grounds)
        if not others:
            continue
        # What the very figure is told of in the same word, another is not told of in a like one: revenue is no profit.
        own_words = frozenset(form for form in around for one in same if _told_around(one, _SAME, grounds).have(form))
        shares = [(_share(around, one, _OTHER, grounds, only=own_words), one) for one in others]
        most, rival = max(shares, key=lambda share: share[0])
        if most < enough:
            continue
        beside = [other for other in said if other is not figure]
        if not any(_is_told_with(one, beside, grounds) for one in same):
            ours, theirs = figure.span.of(assertion.text), rival.span.of(grounds.document.text)
            yield doubt(says_otherwise_of_the_same(ours, theirs, grounds.extent))
            return


def _free(
    figure: Quantity, others: Sequence[Quantity], said: Sequence[Quantity], item: Passage, grounds: Grounds
) -> list[Quantity]:
    """Return those of the other figures that the text does not tell, and that may stand for one of its own."""
    found = [one for one in others if not any(compare(ours, one) in SUPPORTS for ours in said)]
    if _is_margin(figure, item.text, grounds.language):
        found = [one for one in found if _is_margin(one, grounds.document.text, grounds.language)]
    if figure.kind == "percent" and not _is_part(figure, item.text, grounds.language):
        found = [one for one in found if not _is_part(one, grounds.document.text, grounds.language)]
    if item.names_among(_words_before(figure, item)):
        found = [one for one in found if not _is_anothers_age(one, item, grounds)]
    return found


def _is_margin(figure: Quantity, text: str, language: str) -> bool:
    """Tell whether a figure tells how far apart two things are: "won *by* 61 votes", "61 votes *ahead*"."""
    after = text[figure.span.end : figure.span.end + _BESIDE].split()[:1]
    return lead_word(figure, text) in words(language, "by_how_much") or any(
        word.strip(".,;") in words(language, "margins") for word in after
    )


def _is_part(figure: Quantity, text: str, language: str) -> bool:
    """Tell whether a figure tells so much of a whole, not by how much it changed: "34% *of* the voting stock"."""
    behind = text[figure.span.end : figure.span.end + _BESIDE].split()[:1]
    return any(word in words(language, "share_of") for word in behind)


def _enough(
    around: Mapping[str, float], figure: Quantity, same: Sequence[Quantity], near: Sequence[Span], grounds: Grounds
) -> float:
    """Return the share of the words around a figure that another must have; none can have more than all.

    The more places are known that have the very figure, the larger it is.
    """
    retells = any(sentence.covers(one.number) for sentence in near for one in same)
    best = max((_share(around, one, _SAME, grounds) for one in same), default=1.0)
    few = len(around) == _FEWEST and figure.kind != "age"
    return best + (_NEARLY_ALL if few else _MUCH_MORE if retells or is_bare(figure) else _MORE)


def _is_led_alike(figure: Quantity, item: Passage, one: Quantity, grounds: Grounds) -> bool:
    """Tell whether the same word leads to a date or an age on both sides: "*died* in 1931", "*both* 27"."""
    if figure.kind not in ("date", "age"):
        return False
    sentence = grounds.document.sentence_around(one.number)
    led = (
        _lead(item, figure.span.start),
        _lead(grounds.words_in(sentence), one.span.start - sentence.start),
    )
    return led[0] is not None and led[0] == led[1]


def _lead(text: Passage, start: int) -> str | None:
    """Return the word that leads to a figure, prepositions and articles passed over."""
    small = listed(text.language, "prepositions", "articles")
    at = bisect_left(text.words, start, key=_start) - 1
    while at >= 0 and text.words[at].base in small:
        at -= 1
    return text.words[at].base if at >= 0 else None


def _told_of_neighbour(
    around: Mapping[str, float],
    same: Sequence[Quantity],
    others: Sequence[Quantity],
    said: Sequence[Quantity],
    grounds: Grounds,
) -> Quantity | None:
    """Return the figure beside the same one in its only sentence that all of the words which tell them apart belong to.

    "A band E household pays £10", where "a band E household pays £2, and one in band H £10".
    """
    places = {grounds.document.sentence_around(one.number) for one in same}
    if len(places) != 1:
        return None
    sentence = places.pop()
    source, one = grounds.words_in(sentence), same[0]
    pairs = list(pairs_told(sentence.of(grounds.document.text), grounds.quantities_in(sentence), sentence.start))
    for other in others:
        if any(pair.span.covers(one.number) and pair.span.covers(other.number) for pair in pairs):
            continue  # "would fall from 142 to 98"
        alike = other.unit == one.unit and other.what == one.what and (one.unit or one.what)
        if not alike or not sentence.covers(other.number) or any(compare(ours, other) in SUPPORTS for ours in said):
            continue
        left, right = (Span(x.span.start - sentence.start, x.span.end - sentence.start) for x in (one, other))
        own, rival = _sides(left, right, source, reach=_FAR)
        if len(rival & around.keys()) >= _APART and own.isdisjoint(around):
            return other
    return None


def _words_before(figure: Quantity, text: Passage) -> range:
    """Return the words right before a figure of the text."""
    place = bisect_left(text.words, figure.number.start, key=_start)
    return range(max(0, place - _NAMED), place)


def _is_anothers_age(one: Quantity, item: Passage, grounds: Grounds) -> bool:
    """Tell whether a figure is the age of somebody named right before it, whom the text does not name."""
    if one.kind != "age":
        return False
    sentence = grounds.document.sentence_around(one.number)
    source = grounds.words_in(sentence)
    place = bisect_left(source.words, one.number.start - sentence.start, key=_start)
    named = source.names_among(range(max(0, place - _NAMED), place))
    return bool(named) and named.isdisjoint(item.places)


def _is_told_with(one: Quantity, others: Sequence[Quantity], grounds: Grounds) -> bool:
    """Tell whether the story tells a figure right beside another of its kind that the text tells, too."""
    sentence = grounds.document.sentence_around(one.number)
    beside = [it for near in (sentence, *grounds.around(sentence, 1)) for it in grounds.quantities_in(near)]
    return any(
        it is not one and it.kind == one.kind and compare(other, it) in SUPPORTS for it in beside for other in others
    )


def _exchanged(
    said: Sequence[Quantity], item: Passage, assertion: Assertion, grounds: Grounds
) -> tuple[Quantity, Quantity] | None:
    """Return two figures told beside each other that a sentence of the evidence has in each other's place.

    "The police counted 9,000, the organisers 4,500": each has the words around it that the other has there.
    """
    for one, other in pairwise(said):
        if one.kind != other.kind or not is_as_fine(one, other) or other.span.start - one.span.end > _FAR:
            continue
        if not item.telling(i for i, word in enumerate(item.words) if one.span.end <= word.start < other.span.start):
            continue  # "46 to 44": which of them a word beside both belongs to can't be told
        for sentence in assertion.sentences:
            there = grounds.quantities_in(sentence)
            first, second = (next((x for x in there if compare(y, x) in SUPPORTS), None) for y in (one, other))
            if first is None or second is None or first is second or (first.what is None) != (second.what is None):
                continue
            left, right = (Span(x.span.start - sentence.start, x.span.end - sentence.start) for x in (first, second))
            source = grounds.words_in(sentence)
            if all(_is_of_same_name(x, item, y, source) for x, y in ((one.span, left), (other.span, right))):
                continue  # "Raul (323) and Di Stefano (307)", told as "Di Stefano, with 307, and Raul, with 323"
            ours, theirs = _sides(one.span, other.span, item), _sides(left, right, source)
            crossed = ours[0] & theirs[1], ours[1] & theirs[0]
            straight = (ours[0] & theirs[0]) | (ours[1] & theirs[1])
            if all(crossed) and len(crossed[0] | crossed[1]) > len(straight):
                return one, other
    return None


def _is_of_same_name(ours: Span, item: Passage, theirs: Span, source: Passage) -> bool:
    """Tell whether the same name stands right before a figure on both sides."""
    named = [
        text.names_among(range(max(0, place - _NAMED), place))
        for text, place in (
            (text, bisect_left(text.words, span.start, key=_start)) for text, span in ((item, ours), (source, theirs))
        )
    ]
    return not named[0].isdisjoint(named[1])


def _sides(one: Span, other: Span, text: Passage, *, reach: int = _BESIDE) -> tuple[frozenset[str], frozenset[str]]:
    """Return the telling words around each of two stretches of a text that are nearer to it than to the other."""
    idle = idle_forms(text.language)
    clauses = [next((word.clause for word in text.words if word.end > span.start), -1) for span in (one, other)]
    found: tuple[set[str], set[str]] = (set(), set())
    for word in text.words:
        gaps = [max(span.start - word.end, word.start - span.end) for span in (one, other)]
        if reach == _BESIDE and word.clause in clauses and clauses[0] != clauses[1] and min(gaps) >= 0:
            gaps[1 - clauses.index(word.clause)] = reach + 1  # it is told of the figure in its own clause
        if reach == _FAR and other.end <= word.start and word.end <= one.start and word.clause != clauses[1]:
            gaps[1] = reach + 1  # "were down by 2.1%, while *online* the drop was 9.8%": it leads to the second
        if word.content and word.base not in idle and not word.base[0].isdigit() and 0 <= min(gaps) <= reach:
            found[gaps[1] < gaps[0]].add(word.base)
    return frozenset(found[0] - found[1]), frozenset(found[1] - found[0])


def _is_idle(figure: Quantity, text: str) -> bool:
    small = isinstance(figure.value, Number) and figure.unit is None and 0 <= figure.value.value <= _SMALL
    spelled = not any(letter.isdigit() for letter in figure.number.of(text))
    return (figure.kind == "ordinal" and spelled) or (small and spelled and not figure.what) or _is_pair(figure)


def _is_pair(figure: Quantity) -> bool:
    """Tell whether a figure tells that there are one or two ("the two sides"), which other words tell, too."""
    return isinstance(figure.value, Number) and figure.unit is None and 0 < figure.value.value <= 2


def _told_beside(
    around: Mapping[str, float], number: str, assertion: Assertion, grounds: Grounds
) -> Iterator[Quantity]:
    """Yield the figures of the sentences that have a ``number``, or one of the words around it or one like that.

    Those of the rarest words come first. Where none of them has the very figure, it is nowhere: another check's.
    """
    index, story = grounds.index, story_forms(grounds)
    forms = sorted(around, key=lambda form: (-around[form], form))
    beside = (other for form in forms for other in (form, *story.like(form)))
    own = (word.base for word in grounds.words_of(number).words)
    read: dict[Span, None] = {}
    for wanted in (own, beside):
        numbers = dict.fromkeys(place for form in wanted for place in index.postings.get(form, ()))
        read.update(dict.fromkeys(index.sentences[place] for place in islice(numbers, _MOST_READ)))
    read.update(dict.fromkeys(assertion.sentences))
    for sentence in read:
        yield from grounds.quantities_in(sentence)


def _same_and_others(figure: Quantity, told: Iterable[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Return the figures of the story that agree with one, and those of its kind and unit that differ from it."""
    same, others = [], []
    for one in dict.fromkeys(one for one in told if one.kind == figure.kind):
        outcome = compare(figure, one)
        if outcome in SUPPORTS:
            same.append(one)
        elif outcome == "differ" and _may_be_for(figure, one):
            others.append(one)
    return same, others


def _may_be_for(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures may be of the same: of one kind, unit and bound, and counts of one thing."""
    if isinstance(other.value, Vague) != isinstance(one.value, Vague):
        return False
    if (one.kind, one.unit) != (other.kind, other.unit) or other.comparator not in (None, "about", one.comparator):
        return False
    if one.per is not None and other.per is None and one.kind == "money":
        return False  # "$16 an hour" is of no "$41 ride"
    if one.kind != "count" or one.what is None:
        return True
    return other.what is not None and one.what.split()[-1].casefold() == other.what.split()[-1].casefold()


def _weights(text: Passage, figure: Quantity, grounds: Grounds) -> dict[str, float]:
    """Return the telling words around a figure of the item's text, each with what it weighs.

    Those before a part of something tell of the whole: "federal aid, $2 million of which …".
    """
    weight, behind = grounds.index.weight, text.text[figure.span.end :].lstrip().casefold()
    part = any(behind.startswith(f"{phrase} ") for phrase in words(text.language, "of_which"))
    return {form: weight(form) for form in _around(text, figure.span, 0 if part else _OURS, _OURS)}


def _share(
    around: Mapping[str, float], told: Quantity, reach: int, grounds: Grounds, *, only: frozenset[str] = frozenset()
) -> float:
    """Return the share of some words' weight that stands around a figure of the story; of ``only`` some, in no like."""
    there = _told_around(told, reach, grounds)
    had = [it for form, it in around.items() if there.have(form) or (form not in only and there.have_like(form))]
    return sum(had) / sum(around.values())


def _told_around(told: Quantity, reach: int, grounds: Grounds) -> Forms:
    """Return the telling words around a figure of the story, in every form in which they support another."""

    def work() -> Forms:
        sentence = grounds.document.sentence_around(told.number)
        span = Span(told.span.start - sentence.start, told.span.end - sentence.start)
        source = grounds.words_in(sentence)
        behind = bisect_left(source.words, span.end, key=_start)
        other_time = reach == _OTHER and told.kind == "date" and leads_to_other_time(source, behind)
        return Forms(_around(source, span, reach, 0 if other_time else reach), grounds.language)

    return grounds.remembered_of_story("around figures", (told.span, reach), work)


def _around(text: Passage, span: Span, left: int, right: int) -> Iterator[str]:
    """Yield the words that tell something, at most so many to the left and right of a stretch of a text."""
    idle = idle_forms(text.language)
    before = bisect_right(text.words, span.start, key=_end)
    after = bisect_left(text.words, span.end, key=_start)
    for word in (*text.words[max(0, before - left) : before], *text.words[after : after + right]):
        if word.content and word.base not in idle and not word.base[0].isdigit():
            yield word.base
