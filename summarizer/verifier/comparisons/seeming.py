"""When free text only seems to turn its evidence round: it may deny and compare in words of its own.

*polarity* holds a word against its counterpart in the evidence; of free text, the two may be of two things, told twice
in the text or further on in the story, denied in another way, or compared from the other side.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from summarizer.reading.cues import entries
from summarizer.verifier.comparisons.counterparts import WIDE, Counterpart, counterparts
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.cue_words import NEAR
from summarizer.verifier.text.forms import base_form, base_forms, have_opposites
from summarizer.verifier.text.governors import has_entry
from summarizer.verifier.text.negations import is_near
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import planned_in, plans_of

# Words to either side of one in which a text may deny what is said there, and where the same word follows it on both.
_AROUND, _CLOSE_BY = 12, 3

# Words before one among which it is told of how many it is said. Chosen, not swept.
_COUNTED = 20

# Words to either side of an opposite among which those are named whom it is said of.
_PEOPLE = 8

# Words behind a comparative among which its "than" comes.
_NEXT = 6

# Sentences beyond the evidence that are read for one word.
_READ = 8


def only_seems_turned(
    index: int, item: Passage, other: Counterpart, sources: Sequence[Passage], grounds: Grounds
) -> bool:
    """Tell whether free text only seems to turn round what the evidence has in place of its word at ``index``."""
    supposed = not other.opposite and item.is_supposed(index) and not _supposes(other, denied=index in item.negated)
    if supposed or other.source.asks_at(other.place) or (index in item.negated and _is_left_to_ask(other)):
        return True
    if not other.opposite and is_beyond_all(item, other.source):
        return True
    if _is_needed(index, item, other) or is_wanting_in(item, index, [other.source]):
        return True
    if _only_tells_who_shows(other) or not _shares_more_than_names(index, item, other):
        return True
    if _is_of_some(item, other) or _is_only_planned(index, item, other):
        return True
    if not other.opposite and (
        _is_of_the_rest(index, item, other) or _surpasses(index, item, other) or _is_further_on(index, item, other)
    ):
        return True
    if other.opposite and (
        _is_compounded(index, item)
        or _is_compounded(other.place, other.source)
        or _ends_time(index, item)
        or _ends_time(other.place, other.source)
        or not _is_of_same_people(index, item, other)
        or _is_compared_back(index, item, other)
        or _is_told_too(index, item, other)
    ):
        return True
    return _is_denied_otherwise(index, item, other, sources) or _is_told_elsewhere(index, item, other, grounds)


def _is_only_planned(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether a text says was not done what its evidence only plans: "never appointed", "promised to appoint"."""
    if other.opposite or index not in item.negated:
        return False
    here = item.words[index].clause
    if any(item.words[plan.cue].clause == here for plan in plans_of(item)):
        return False
    return other.place in planned_in(other.source)


def _is_of_some(item: Passage, other: Counterpart) -> bool:
    """Tell whether a denial is only of some, whom a clause picks out: "among patients *who noticed no change*".

    Only where it is the evidence's alone, and the text tells it of whom it will.
    """
    who, source = base_forms(item.language, "relative_pronouns"), other.source
    if other.opposite or other.place not in source.negated:
        return False
    before = source.words[max(0, other.place - _CLOSE_BY) : other.place]
    led = next((i for i in range(len(before) - 1, -1, -1) if before[i].base in who), None)
    start = max(0, other.place - _CLOSE_BY) + led if led is not None else 0
    apposed = source.text[: source.words[start].start].rstrip().endswith(",")
    said = start > 0 and source.words[start - 1].base in base_forms(item.language, "reporting_verbs")
    return led is not None and start > 0 and not apposed and not said


def _is_of_the_rest(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether each side tells it of another number: "41 of 72 had *not* received any", of 31 who had."""
    ours, theirs = _numbers_before(item, index), _numbers_before(other.source, other.place)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _numbers_before(text: Passage, index: int) -> frozenset[str]:
    """Return the first number of the words before one, as all of which another may be told ("41 of *72*")."""
    before = text.words[max(0, index - _COUNTED) : index]
    return frozenset([word.base for word in before if word.base[0].isdigit()][:1])


def _is_further_on(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether a text denies what leads to its word: "has *yet to* give advice", where "no advice" was given."""
    if index in item.negated or other.place not in other.source.negated:
        return False
    clause = item.words[index].clause
    led = (cue for cue, governed in item.negations if any(item.words[i].clause == clause for i in governed[:1]))
    return any(0 < index - cue <= NEAR for cue in led)


def _surpasses(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether the side that denies nothing tells of more than was so."""
    return is_surpassed(*((other.source, other.place) if index in item.negated else (item, index)))


def is_surpassed(text: Passage, index: int) -> bool:
    """Tell whether a text tells of more than is told by a word: "surer *than* the science allowed"."""
    before = text.words[max(0, index - _CLOSE_BY) : index]
    return any(word.base in base_forms(text.language, "than") for word in before)


def _is_compounded(index: int, text: Passage) -> bool:
    """Tell whether a word is the first part of one with a hyphen: "*lower*-income households"."""
    return text.text.startswith("-", text.words[index].end)


def _ends_time(index: int, text: Passage) -> bool:
    """Tell whether a word only ends, or begins, a stretch of time: "before the *end* of the year"."""
    after = text.words[index + 1 : index + 1 + _CLOSE_BY]
    times = base_forms(text.language, "stretches_of_time", "seasons")
    return bool(after) and not after[0].content and any(word.base in times for word in after)


def _supposes(other: Counterpart, *, denied: bool) -> bool:
    """Tell whether the evidence supposes its word, too; of what is ``denied``, whether it supposes anything."""
    supposing = base_forms(other.source.language, "supposing")
    return not supposing.isdisjoint(other.source.places) if denied else other.source.is_supposed(other.place)


def _is_needed(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether a text says to be needed what its evidence says nothing can be without."""
    lacking = base_forms(item.language, "lacking")
    without = any(
        other.source.words[cue].base in lacking and other.place in governed for cue, governed in other.source.negations
    )
    return without and is_needed_in(item, index)


def is_beyond_all(item: Passage, source: Passage) -> bool:
    """Tell whether one side puts somebody above anybody else, and the other nobody above them.

    "Lee spent more than anyone", "no one spent more than Lee"; whom it is said of must be named on both sides.
    """
    named = item.names_among(range(len(item.words))) & source.names_among(range(len(source.words)))
    return bool(named) and any(
        _exceeds_anyone(one)
        and has_entry(other, "nobody")
        and not base_forms(item.language, "than").isdisjoint(other.places)
        for one, other in ((item, source), (source, item))
    )


def _exceeds_anyone(text: Passage) -> bool:
    """Tell whether a "than" of the text leads to everybody else."""
    listed = base_forms(text.language, "anyone")
    places = (i for form in base_forms(text.language, "than") for i in text.places.get(form, ()))
    return any(word.base in listed for i in places for word in text.words[i + 1 : i + 1 + _CLOSE_BY])


def is_needed_in(item: Passage, index: int) -> bool:
    """Tell whether a text tells near a word that it is needed."""
    needing = base_forms(item.language, "needing")
    return any(word.base in needing for word in item.words[max(0, index - _CLOSE_BY) : index + 1 + _CLOSE_BY])


def is_wanting_in(item: Passage, index: int, sources: Iterable[Passage]) -> bool:
    """Tell whether a text tells near a word that it is wanting, or done badly, where others say "not well" or "lack".

    The word for it must be the text's own: who "was not badly hurt" was not hurt badly.
    """
    pairs = _wanting(item.language)
    near = {word.base for word in item.words[max(0, index - _CLOSE_BY) : index + 1 + _CLOSE_BY]} & pairs.keys()
    return bool(near) and all(
        any(form not in source.places and not pairs[form].isdisjoint(source.places) for form in near)
        for source in sources
    )


@cache
def _wanting(language: str) -> dict[str, frozenset[str]]:
    """Return the words that tell so, each with those of another text that its denial may stand beside."""
    found: dict[str, set[str]] = {}
    for word, other in entries(language, "wanting"):
        found.setdefault(base_form(word, language), set()).add(base_form(other, language))
    return {word: frozenset(others) for word, others in found.items()}


def _is_left_to_ask(other: Counterpart) -> bool:
    """Tell whether a word stands in a clause that only asks: "was asked whether he would apply" asserts nothing."""
    source, asking = other.source, base_forms(other.source.language, "asking")
    clause = source.words[other.place].clause
    return any(word.base in asking for word in source.words[: other.place] if word.clause == clause)


def _is_denied_otherwise(index: int, item: Passage, other: Counterpart, sources: Sequence[Passage]) -> bool:
    """Tell whether both sides deny, each in its way ("no plans for a museum", "no museum is planned").

    Of opposites neither side may deny anything, or what they come to can't be told; what the text denies must be
    denied in no sentence that shares a word with it there.
    """
    if other.opposite:
        return is_near(index, item.cues, _AROUND) or is_near(other.place, other.source.cues, _AROUND)
    same = beside(index, item)
    reach = _CLOSE_BY if same and same == beside(other.place, other.source) else _AROUND
    if _is_denied_alike(index, item, other) or _is_denied_of(index, item, other):
        return True
    if not is_near(index, _unmatched(item, sources), reach):
        return False
    shared = [other.place, *(at for form in item.content for at in other.source.places.get(form, ()))]
    theirs = [cue for cue in _unmatched(other.source, (item,)) if is_near(other.place, (cue,), reach)]
    if not all(is_left_out(cue, other.source, shared) for cue in theirs):
        return True
    near = item.near(index, WIDE)
    return any(not near.isdisjoint(source.near(cue, WIDE)) for source in sources for cue in _unmatched(source, (item,)))


def _is_denied_of(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether one side denies a thing, the other what it does: "no offer was made", "an offer did not come"."""
    sides = ((item, index), (other.source, other.place))
    for (thing, at), (deed, place) in (sides, sides[::-1]):
        articles = base_forms(thing.language, "negative_articles")
        none = any(thing.words[cue].base in articles and told[:1] == (at,) for cue, told in thing.negations)
        clause = deed.words[place].clause
        if none and any(cue > place and deed.words[cue].clause == clause for cue in deed.cues):
            return True
    return False


def _only_tells_who_shows(other: Counterpart) -> bool:
    """Tell whether a word of the evidence only tells who says or shows what stands before it ("…, the film showed")."""
    last = other.place == len(other.source.words) - 1
    return last and other.source.words[other.place].base in base_forms(other.source.language, "reporting_verbs")


def _is_told_elsewhere(index: int, item: Passage, against: Counterpart, grounds: Grounds) -> bool:
    """Tell whether a sentence beyond the evidence has the word as the text has it, with as many of those around it."""
    numbers = grounds.index.postings.get(item.words[index].base, ())[:_READ]
    elsewhere = [grounds.words_in(grounds.index.sentences[number]) for number in numbers]
    found = counterparts(index, item, elsewhere, grounds.language, 1)
    return any(one.agrees and one.likeness >= against.likeness for one in found)


def _is_denied_alike(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether what denies the word on one side denies a word beside it on the other ("cast no ballot")."""
    ours, theirs = _denied_with(item, index), _denied_with(other.source, other.place)
    return not ours.isdisjoint(theirs)


def _denied_with(text: Passage, at: int) -> frozenset[str]:
    """Return what the negation of a word denies, or else what is denied around it."""
    own = [governed for _, governed in text.negations if at in governed]
    near = own or [governed for _, governed in text.negations if any(abs(i - at) <= _AROUND for i in governed)]
    return frozenset(text.words[i].base for governed in near for i in governed)


def _unmatched(text: Passage, others: Sequence[Passage]) -> list[int]:
    """Return the denials of a text but for those of what the ``others`` deny too: they deny nothing else as well.

    A word that denies without a negation denies nothing else where one of the others has it ("a *former* employee").
    """
    denied = {other.words[i].base for other in others for _, governed in other.negations for i in governed}
    shared = set().union(*(other.places.keys() for other in others))
    return [i for i in text.denials_besides(denied) if i in text.cues or text.words[i].base not in shared]


def _shares_more_than_names(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether some word around both is no name: two texts of the same people may tell of two things."""
    around = item.near(index, WIDE)
    shared = around & other.source.near(other.place, WIDE)
    return not around or any(not item.is_name(i) for form in shared for i in item.places[form])


def _is_of_same_people(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether somebody named around one word is named around the other, unless nobody is around one of them."""
    ours = item.names_among(range(max(0, index - _PEOPLE), min(len(item.words), index + _PEOPLE + 1)))
    low, high = max(0, other.place - _PEOPLE), min(len(other.source.words), other.place + _PEOPLE + 1)
    theirs = other.source.names_among(range(low, high))
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _is_told_too(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether the text has the evidence's word, or one like it, too, of as much of what stands around it there.

    "Costs are to fall and efficiency to climb" doesn't turn round "increase efficiency", nor "the first win after five
    defeats" that five were lost.
    """
    ours = item.words[index].base
    there, theirs = other.source.near(other.place, WIDE), other.source.words[other.place].base
    for place, word in enumerate(item.words):
        shared = len(item.near(place, WIDE) & there) if word.content and place != index else 0
        if shared >= other.likeness and are_alike(word.base, theirs, item.language):
            return True
        if shared and have_opposites((ours,), {word.base}, item.language) and _follows(item, index, place):
            return True
    return False


def _follows(item: Passage, index: int, place: int) -> bool:
    """Tell whether an "after" leads from one word to another, with no comma between: "a win *after* five defeats"."""
    if place <= index or "," in item.text[item.words[index].end : item.words[place].start]:
        return False
    after = base_forms(item.language, "after_deeds")
    return any(word.base in after for word in item.words[index + 1 : place])


def _is_compared_back(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether both sides compare the same two the other way about: "A is less than B", "B is more than A"."""
    ours, theirs = _compared(item, index), _compared(other.source, other.place)
    if ours is None or theirs is None:
        return False
    crossed = len(ours[0] & theirs[1]) + len(ours[1] & theirs[0])
    return crossed > len(ours[0] & theirs[0]) + len(ours[1] & theirs[1])


def _compared(text: Passage, index: int) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the words before a comparative, and those behind its "than"; nothing where it has none."""
    near = range(index, min(len(text.words), index + _NEXT))
    than = next((i for i in near if text.words[i].base in base_forms(text.language, "than")), None)
    if than is None:
        return None
    before, after = range(max(0, index - _AROUND), index), range(than, min(len(text.words), than + _AROUND))
    return text.telling(before), text.telling(after)


def beside(index: int, text: Passage) -> str:
    """Return the content word right after a word ("forecast" for "earlier"), or nothing."""
    after = text.words[index + 1 : index + 2]
    return after[0].base if after and after[0].content and after[0].clause == text.words[index].clause else ""


def is_left_out(cue: int, source: Passage, places: Sequence[int]) -> bool:
    """Tell whether a denial's clause says something, but has none of the ``places``: the words that the item has.

    A name does not count, which the item may have put for a pronoun ("It isn't Lee's first concert; he also sings").
    """
    clause = source.words[cue].clause
    says = any(word.content for word in source.words if word.clause == clause)
    return says and all(source.words[place].clause != clause or source.is_name(place) for place in places)
