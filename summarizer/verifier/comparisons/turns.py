"""What a text turns round in a sentence that it retells: words put for their opposites, or in each other's place."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import combinations

from summarizer.reading.cues import entries, words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.counterparts import have_same_subject, is_of_relative
from summarizer.verifier.comparisons.only_meant import is_only_meant
from summarizer.verifier.comparisons.seeming import is_surpassed, is_wanting_in
from summarizer.verifier.evidence.alignment import Change, changes, clause_changes
from summarizer.verifier.evidence.closeness import told_whole
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.dates import is_date
from summarizer.verifier.text.forms import (
    PREFIXES,
    base_form,
    base_forms,
    have_opposites,
    listed,
    opposites,
    pronouns,
    tolls,
)
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import AIMS, is_on_condition
from summarizer.verifier.text.time_bounds import only_says_when
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import says_otherwise

# The kinds of cues by which a sentence tells what is not known.
_OPEN = ("unknown", "unconfirmed", "no_comment")

# Words to either side of a change among which its sentence may deny in a word of its own, and those among which it may
# end something ("had *lost* confidence"). Chosen, not swept.
_AROUND, _BESIDE = 6, 2

# Words of which both are turned into their opposites; a verb that is denied, and what it aims at.
_BOTH = 2

# Words behind a preposition among which stands what it leads to. Chosen, not swept.
_LED = 6

# Words after "for" in which it may be for the end of a thing.
_NEXT = 2

# The letters that a word has at least whose opposite has a prefix ("able").
_SHORTEST = 3


def turns(assertion: Assertion, grounds: Grounds) -> list[Remark]:
    """Remark on opposites and negations in the sentence that a text retells, or on words that have changed places."""
    for find in (_changed, _crossed, _changed_in_clauses):
        if found := list(find(assertion, grounds)):
            return found
    return []


def _changed(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on an opposite that stands in a word's place in a sentence that is retold, or a negation more or less."""
    found = changes(assertion, grounds)
    if not found:
        return
    all_swapped = {index for change in found for index in _swapped(change, grounds.language) if index >= 0}
    if assertion.prose and (_is_evened_out(all_swapped, found) or _are_both_turned(all_swapped, found)):
        return
    yield from _remarks(found, all_swapped, assertion, grounds)


def _are_both_turned(swapped: set[int], found: Sequence[Change]) -> bool:
    """Tell whether two opposites turn a sentence that is retold, which denies no more and no less."""
    item, source = found[0].item, found[0].source
    return are_two_opposites(swapped, item) and len(item.cues) == len(source.cues)


def are_two_opposites(turned: Collection[int], item: Passage) -> bool:
    """Tell whether two words of a clause are turned, of two pairs: "*weaker* in *low* levels", "*strongest* in *high*".

    The whole says the same. "Rose as costs fell" is turned into its reverse by "fell as costs rose": of one pair.
    """
    if len(turned) != _BOTH:
        return False
    first, last = sorted(turned)
    if item.words[first].clause != item.words[last].clause or not _has_scale(item, first, last):
        return False
    one, other = ({pair for pair, _ in item.paired.get(item.words[index].base, ())} for index in (first, last))
    return one.isdisjoint(other)


def _has_scale(text: Passage, first: int, last: int) -> bool:
    """Tell whether a comparative holds in some of what a second word measures: "*weaker* in people with *low* ones"."""
    comparing = text.letters(first).lower().endswith(("er", "est"))
    between = {word.base for word in text.words[first + 1 : last]}
    return comparing and not between.isdisjoint(listed(text.language, "comparing_in"))


def _remarks(
    found: Sequence[Change], all_swapped: set[int], assertion: Assertion, grounds: Grounds
) -> Iterator[Remark]:
    """Remark on each change that turns its sentence round."""
    whole = [*told_whole(assertion, grounds), *_left_open(assertion, grounds)]
    # "broke no law" for "didn't break the law": a negation that only stands elsewhere.
    moved = assertion.prose and bool(found) and _is_moved(found)
    for change in found:
        if change.item.names_among(change.ours) and change.source.names_among(change.theirs):
            continue  # said of somebody else
        if assertion.prose and change.source.asks and not change.item.asks:
            continue
        if any(goes_on(cue, change.source, change.item) for cue in change.source.cues if cue in change.theirs):
            continue
        swapped = _swapped(change, grounds.language)
        if _is_denied_opposite(change, swapped, all_swapped):
            continue
        added = _negations_in(change.ours, change.item, swapped)
        added = max(0, added - sum(len(other.negations) for other in whole if other.text != change.source.text))
        lost = _negations_in(change.theirs, change.source, {~index for index in swapped})
        if bool(swapped) == bool((added + lost) % 2) or (moved and not swapped):
            continue
        if not swapped and only_says_when(change.item, change.source):
            continue
        if assertion.prose and not swapped and _is_of_condition(change):
            continue
        if assertion.prose and not swapped and _is_made_up_for(change):
            continue
        if assertion.prose and not swapped and (_is_denied_in_a_word(change) or _surpasses(change)):
            continue
        if (
            assertion.prose
            and not swapped
            and not _negates_what_follows(change)
            and _telling(change.item, change.ours) != _telling(change.source, change.theirs)
        ):
            continue  # told in other words: "was away" for "wasn't present"
        message = says_otherwise(*change.told())
        yield contradiction(message) if swapped else doubt(f"{message}: a negation more or less")


def _is_moved(found: Sequence[Change]) -> bool:
    """Tell whether a sentence that is retold denies as often as the text does, as a whole or in what was changed."""
    added = sum(_negations_in(one.ours, one.item, set()) for one in found)
    lost = sum(_negations_in(one.theirs, one.source, set()) for one in found)
    return added == lost or len(found[0].item.cues) == len(found[0].source.cues)


def _is_made_up_for(change: Change) -> bool:
    """Tell whether what a negation more or less denies stands on the other side as its opposite: "no longer right"."""
    ours, theirs = (change.item, change.ours), (change.source, change.theirs)
    for (denying, here), (telling, there) in ((ours, theirs), (theirs, ours)):
        around = range(max(0, there.start - _AROUND), min(len(telling.words), there.stop + _AROUND))
        near = {telling.words[i].base for i in around}
        denied = (denying.words[i].base for cue, governed in denying.negations if cue in here for i in governed)
        if have_opposites(denied, near, change.item.language):
            return True
    return False


def _is_denied_in_a_word(change: Change) -> bool:
    """Tell whether one side denies near a change in a word of its own ("unconscionable to": "should not").

    So does a text that has "conduct poorly" for "don't conduct well".
    """
    source, theirs = change.source, change.theirs
    if any(cue in theirs for cue in source.cues):
        return any(is_wanting_in(change.item, i, [source]) for i in (change.ours.start - 1, change.ours.stop))
    near = range(max(0, theirs.start - _AROUND), min(len(source.words), theirs.stop + _AROUND))
    added = any(cue in change.ours for cue in change.item.cues)
    denying = base_forms(source.language, "condemning", "rejecting")
    own = denying - change.item.places.keys()
    told = any(source.words[i].base in own or is_wanting_in(source, i, [change.item]) for i in near)
    ending = base_forms(source.language, "implicit_negations") - change.item.places.keys()  # "had lost confidence"
    beside = range(max(0, theirs.start - _BESIDE), min(len(source.words), theirs.stop + _BESIDE))
    return added and (told or any(source.words[i].base in ending for i in beside))


def _is_of_condition(change: Change) -> bool:
    """Tell whether a sentence denies there only on what condition something is so, which the text leaves out.

    "Could close some" of who could "if the talks do *not* succeed".
    """
    if any(is_on_condition(change.item, i) for i in change.ours):
        return False
    lost = [cue for cue in change.source.cues if cue in change.theirs]
    return bool(lost) and all(is_on_condition(change.source, cue) for cue in lost)


def _surpasses(change: Change) -> bool:
    """Tell whether the text tells of more than was so, by its sentence: "surer than the science permitted"."""
    lost = any(cue in change.theirs for cue in change.source.cues)
    return lost and is_surpassed(change.item, change.ours.start)


def _negates_what_follows(change: Change) -> bool:
    """Tell whether the sentence denies the very words that follow the change, and the text has a name there instead.

    "Porto should sell" for "the club shouldn't sell"; but not "were away" for "weren't present".
    """
    told = [i for i in change.ours if change.item.words[i].content]
    named = all(i in change.item.capitals for i in told)
    return bool(told) and named and bool(change.theirs) and change.theirs[-1] in change.source.cues


def _changed_in_clauses(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on an opposite that stands in a word's place in a clause of free text that retells a sentence.

    Who is meant by "he" or "she" is told by the sentence around it, which is another.
    """
    people = _people(grounds.language)
    for change in clause_changes(assertion, grounds):
        if change.item.names_among(change.ours) and change.source.names_among(change.theirs):
            continue
        swapped = _swapped(change, grounds.language)
        both = [(change.item, i) if i >= 0 else (change.source, ~i) for i in swapped]
        if not swapped:
            yield from _negation_lost(change, assertion, grounds)
            continue
        if any(text.words[i].base in people for text, i in both):
            continue
        if any(change.item.words[i].base in change.source.places for i in swapped if i >= 0):
            continue  # "died of" where who "died" might "have survived": each side has it
        if _is_denied_opposite(change, swapped, swapped):
            continue
        yield doubt(says_otherwise(*change.told()))


def _negation_lost(change: Change, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a clause that leaves out a negation of what it retells, and denies nothing in its place.

    A denial that the evidence does not have may well be one in other words ("avoid"): of that nothing is said.
    """
    item, source = change.item, change.source
    lost = _negations_in(change.theirs, source, set())
    softened = not base_forms(item.language, "implicit_negations").isdisjoint(item.words[i].base for i in change.part)
    if (
        not lost
        or softened
        or source.asks
        or _is_of_condition(change)
        or _surpasses(change)
        or any(cue in change.part for cue in item.cues)
    ):
        return
    kept = {item.words[i].base for i in change.part}
    if not any(source.words[i].base in kept for cue, told in source.negations if cue in change.theirs for i in told):
        return
    if any(_is_aimed_elsewhere(told, source, item) for cue, told in source.negations if cue in change.theirs):
        return
    same = (one for one in clause_changes(assertion, grounds) if one.part == change.part)
    if sum(_negations_in(one.theirs, one.source, set()) for one in same) != 1:
        return
    if _telling(item, change.ours) == _telling(source, change.theirs):
        yield doubt(f"{says_otherwise(*change.told())}: a negation more or less")


def _is_aimed_elsewhere(denied: Sequence[int], source: Passage, item: Passage) -> bool:
    """Tell whether but one aim of a verb is denied, of which the text tells another: "not seeking *to evict*"."""
    if len(denied) < _BOTH or source.words[denied[0] + 1].base not in AIMS:
        return False
    aim = source.words[denied[1]].base
    return not any(are_alike(aim, form, item.language) for form in item.places)


def _is_denied_opposite(change: Change, swapped: set[int], all_swapped: set[int]) -> bool:
    """Tell whether an opposite is denied and so says the same ("not approve": "disapprove"), or a change denies it."""
    item, source = change.item, change.source
    if swapped:
        ours, theirs = ([i for i in swapped if i >= 0], [~i for i in swapped if i < 0])
        return any(i in item.negated for i in ours) != any(i in source.negated for i in theirs)
    denied = {i for cue, governed in item.negations if cue in change.ours for i in governed}
    return not denied.isdisjoint(all_swapped)


def _is_evened_out(swapped: set[int], found: Sequence[Change]) -> bool:
    """Tell whether one opposite and one negation that only one side has make up for one another.

    "Data seemed untouched" for "*no* data appeared to have been touched".
    """
    item, source = found[0].item, found[0].source
    turned = [change for change in found if not swapped.isdisjoint(change.ours)]
    if len(swapped) != 1 or not turned[0].theirs or abs(len(item.cues) - len(source.cues)) != 1:
        return False
    ours = len(item.cues) > len(source.cues)
    text, place = (item, min(swapped)) if ours else (source, turned[0].theirs[-1])
    changed = {i for change in found for i in (change.ours if ours else change.theirs)}
    leading = (cue for cue in text.cues if cue in changed and cue < place)
    return any(text.words[cue].clause == text.words[place].clause for cue in leading)


def _swapped(change: Change, language: str) -> set[int]:
    """Return the words of the text that are opposites of words in their place, and those words (as complements)."""
    table = opposites(language, in_place=True)
    people = _people(language)
    found: set[int] = set()
    for index in change.ours:
        one = change.item.words[index].base
        sides = dict(table.get(one, ()))
        for place in change.theirs:
            other = change.source.words[place].base
            against = any(sides.get(pair) == -side for pair, side in table.get(other, ()))
            if not (
                one != other and (against or _is_prefixed(one, other, language) or _is_other_fate(one, other, language))
            ):
                continue
            if is_of_relative(index, change.item) != is_of_relative(place, change.source):
                continue  # "Ann, whose husband": "the wife of"
            if is_only_meant(index, change.item, place, change.source, opposite=True):
                continue
            if _is_for_an_end(change.source, place) or _is_for_an_end(change.item, index):
                continue  # "against the war" for "calls for an end to the war"
            if _lead_to_others(index, change.item, place, change.source):
                continue  # "takes charge against Ely" for "takes charge for Sunday's trip"
            fates = tolls(one, language) if len(change.item.places[one]) == 1 else frozenset[str]()
            if _is_other_fate(one, other, language) and not fates.isdisjoint(_led_fate(change.source, place)):
                continue  # "two were killed" for "killing two and injuring dozens"
            if one in people and (
                _are_told_apart(index, change.item, place, change.source) or _is_for_relative(index, place, change)
            ):
                continue  # "after he was found" for "after she found him"
            if have_same_subject(index, change.item, place, change.source):
                found |= {index, ~place}
    return found


@cache
def _people(language: str) -> frozenset[str]:
    """Return the words that stand for people: who is meant, the sentence around them tells."""
    return pronouns(language) | base_forms(language, "possessives")


def _led_to(text: Passage, at: int) -> bool | None:
    """Tell whether what a preposition leads to is a name and no day; None where nothing follows in its clause."""
    behind = range(at + 1, min(len(text.words), at + 1 + _LED))
    first = next((i for i in behind if text.words[i].content), None)
    if first is None or text.words[first].clause != text.words[at].clause:
        return None
    return text.is_name(first) and not is_date(text, (first,))


def _lead_to_others(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether two prepositions lead to two things: "take charge *against* Ely", "*for* the trip".

    Of two names the text's must be told next, as its own side: "a goal *for* Leeds", "*against* Ely, as Leeds won".
    """
    prepositions = listed(item.language, "prepositions")
    if item.words[index].base not in prepositions or source.words[place].base not in prepositions:
        return False
    sides = ((item, index), (source, place))
    ours, theirs = (_name_at(text, at + 1) for text, at in sides)
    if ours and theirs:
        meanwhile = base_forms(item.language, "meanwhile")
        told = range(place + 1, len(source.words))
        next_told = any(source.words[i].base in ours and source.words[i - 1].base in meanwhile for i in told)
        return ours.isdisjoint(theirs) and next_told
    taking = base_forms(item.language, "taking_sides")
    if any(word.base in taking for text, _ in sides for word in text.words):
        return False  # "argued *for* the proposed law", "*against* the law"
    before = [
        next((text.words[i].base for i in range(at - 1, -1, -1) if text.words[i].content), "") for text, at in sides
    ]
    if not are_alike(before[0], before[1], item.language) and before[0] != before[1]:
        return True  # "stole coins *from* a museum", "broke *into* a museum"
    # "Against Ely", "for the trip": a name, and a thing.
    led = [_led_to(text, at) for text, at in sides]
    return None not in led and led.count(True) == 1


def _name_at(text: Passage, index: int) -> frozenset[str]:
    """Return the name at a word that is no date, if there is one."""
    found = text.names_among(range(index, index + 1))
    return found if found and not is_date(text, (index,)) else frozenset()


def _is_for_an_end(text: Passage, index: int) -> bool:
    """Tell whether a word is a "for", and for the end of what follows: "for an end to", "for a ban on"."""
    if text.words[index].base not in base_forms(text.language, "favouring"):
        return False
    after = text.words[index + 1 : index + 1 + _NEXT]
    return any(word.base in base_forms(text.language, "implicit_negations") for word in after)


def _are_told_apart(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether two pronouns have another part each: one of them is joined to others, or done something to."""
    joining = {*words(item.language, "joining"), *base_forms(item.language, "being")}
    possessives = base_forms(item.language, "possessives")
    ours, theirs = item.words[index + 1 : index + 2], source.words[place + 1 : place + 2]
    if item.words[index].base in possessives or source.words[place].base in possessives:
        behind = ((text, at + 1) for text, at in ((item, index), (source, place)) if at + 1 < len(text.words))
        if any(text.letters(at).endswith(("'s", "’s")) for text, at in behind):
            return True  # "his right" for "her opponent's right"
        # "left it to her" for "left it to his wife"
        return [word.content for word in ours] != [word.content for word in theirs]
    return [word.base for word in ours] != [word.base for word in theirs] and any(
        word.base in joining for word in (*ours, *theirs)
    )


def _is_for_relative(index: int, place: int, change: Change) -> bool:
    """Tell whether a pronoun stands for whom the evidence's leads to: "stop *her* leaving" for "*his daughter*"."""
    return place + 1 in change.theirs and change.source.words[place + 1].content and index + 1 not in change.ours


def _is_other_fate(one: str, other: str, language: str) -> bool:
    """Tell whether two words tell that different things became of people ("killed", "injured")."""
    ours, theirs = tolls(one, language), tolls(other, language)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _led_fate(text: Passage, place: int) -> frozenset[str]:
    """Return what the word before the last number before a place tells to have become of so many: "*killing* two"."""
    numbers = base_forms(text.language, "numbers")
    counted = [i for i in range(1, place) if text.words[i].base in numbers or text.words[i].base.isdigit()][-1:]
    return frozenset().union(*(tolls(text.words[i - 1].base, text.language) for i in counted))


def _is_prefixed(one: str, other: str, language: str) -> bool:
    """Tell whether one of two words is the other with a prefix that denies it ("inexperienced")."""
    short, long = sorted((one, other), key=len)
    if long in base_forms(language, "prefixed"):
        return False
    return len(short) > _SHORTEST and any(long == prefix + short for prefix in PREFIXES)


def _negations_in(words: range, text: Passage, swapped: set[int]) -> int:
    """Return how many negations stand among some words; of two that govern the same, one that stands beside them."""
    inside = {governed or (cue,) for cue, governed in text.negations if cue in words and cue not in swapped}
    return len(inside - {governed for cue, governed in text.negations if cue not in words})


def goes_on(cue: int, text: Passage, other: Passage) -> bool:
    """Tell whether a "nor" is but an "or" under the negation before it, as the other side has it: "never a nor b"."""
    word = text.words[cue].base
    if not any(word == one and joined in other.places for one, joined in entries(text.language, "going_on")):
        return False
    return any(before < cue and text.words[before].clause == text.words[cue].clause for before in text.cues)


def _left_open(assertion: Assertion, grounds: Grounds) -> list[Passage]:
    """Return the sentences that leave something open of what an item rests on: "the cause is not known" tells them."""
    found = assertion.sentences if assertion.rests else ()
    return [grounds.words_in(one) for one in found if any(cue.kind in _OPEN for cue in grounds.cues_in(one))]


def _crossed(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on two words that have changed places in a sentence that is retold ("killing two, injuring dozens").

    Told the other way about, by a passive, they mean the same; and so do two words that "and" joins.
    """
    found = changes(assertion, grounds)
    for one, other in combinations(found, 2):
        if not (_content(one.item, one.ours) and _is_exchanged(one, other) and _is_exchanged(other, one)):
            continue
        between = range(one.ours.stop, other.ours.start)
        if _is_apposition(one, other):
            continue  # "the Syrian Ann Lee, 34", told as "Ann Lee, 34, a Syrian"
        if _content(one.item, between) and not _is_passive(one, other, grounds.language):
            yield doubt(f"{says_otherwise(*one.told())}: two of its words have changed places")
            return


def _is_apposition(one: Change, other: Change) -> bool:
    """Tell whether two changes tell beside a name what somebody is: "chair Ann Lee, *an* oboist", "Lee, *a* Syrian"."""
    text, articles = one.item, base_forms(one.item.language, "articles")
    places = [*range(one.ours.start + 1, min(one.ours.stop + 1, len(text.words)))]
    if all(text.is_name(i) for i in range(one.ours.stop, other.ours.start)):
        places.append(other.ours.start)
    gaps = ((i, text.text[text.words[i - 1].end : text.words[i].start]) for i in places)
    return any(gap.startswith(",") and text.words[i].base in articles for i, gap in gaps)


def _is_exchanged(one: Change, other: Change) -> bool:
    """Tell whether what one change puts is what the other one takes away."""
    ours, theirs = _content(one.item, one.ours), _content(other.source, other.theirs)
    return not ours.isdisjoint(theirs) and ours.isdisjoint(_content(one.source, one.theirs))


def _is_passive(one: Change, other: Change, language: str) -> bool:
    """Tell whether one side alone has a word that turns a verb round ("was seen by")."""
    turning = listed(language, "passive")
    item, source = range(one.ours.start, other.ours.stop), range(one.theirs.start, other.theirs.stop)
    ours = sum(one.item.words[i].base in turning for i in item)
    return ours != sum(one.source.words[i].base in turning for i in source)


def _content(words: Passage, indices: range) -> frozenset[str]:
    return frozenset(words.words[i].base for i in indices if words.words[i].content)


def _telling(words: Passage, indices: range) -> frozenset[str]:
    """Return the content words that are no part of a negation ("no longer")."""
    return _content(words, indices) - _negating(words.language)


@cache
def _negating(language: str) -> frozenset[str]:
    """Return the words of negations that begin with a small one ("no longer"), in base form."""
    phrases = [columns[0].split() for columns in entries(language, "negation")]
    small = listed(language, "light_words")
    return frozenset(base_form(word, language) for first, *more in phrases if first in small for word in more)
