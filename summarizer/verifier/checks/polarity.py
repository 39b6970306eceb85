"""Is a statement turned round: a negation added or dropped, or a word replaced by its opposite?

A word that one side negates, and a word whose opposite the evidence has, is held against its counterpart in the
evidence, at the place there whose surroundings are most like the item's. What counts is the product of both signs:
"did not accept" agrees with "rejected".
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from summarizer.reading.cues import words
from summarizer.verifier.alignment import Change, changes
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.closeness import close, is_in_its_words
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.votes import votes
from summarizer.verifier.wording import shown
from summarizer.verifier.words import (
    Passage,
    base_forms,
    denials_in,
    is_denied_near,
    is_near,
    opposites,
    tight_pairs,
    tolls,
)

# Content words that both surroundings must share before a turned word is surely about the same thing.
_SURE = 2

# The same where the sentence only touches the item's subject.
_FAR = 2

# How many words away surroundings reach: what a verb is said of, and what an adjective is.
_WIDE, _TIGHT = 5, 2

# Words after one of a list in which its "or" may still come ("need not pay, prove where they live or vote").
_NEXT = 6

# Words to either side of one in which a text may deny what is said there, and where the same word follows it on both.
_AROUND, _CLOSE_BY = 12, 3

# Words to either side of an opposite among which those are named whom it is said of.
_PEOPLE = 8

# Words under which a statement is neither made nor denied.
_HARDLY = frozenset({"little", "few", "hardly", "barely", "scarcely", "almost", "nearly"})

# The kinds of cues by which a sentence tells what is not known.
_OPEN = ("unknown", "unconfirmed", "no_comment")

# A negation stands at most so many words before the first content word that it belongs to ("we would never have …").
_BEFORE = 4


# Prefixes that turn a word into its opposite, and the letters that such a word has at least ("able").
_DENYING = ("un", "in", "im", "ir", "il", "dis", "non")
_SHORTEST = 3

# What stands around a sentence that is nothing but a quotation.
_QUOTES = " \"'“”‘’«».,"


class _Pair(NamedTuple):
    """A word of the item beside one of the evidence: whether they agree, and how alike their surroundings are."""

    agrees: bool
    likeness: int
    source: Passage
    place: int
    opposite: bool


def polarity(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on negations and opposites by which the item says the reverse of its evidence."""
    denied = assertion.certainty == "denied"
    if assertion.verbatim or (assertion.copied and not denied):
        return
    item = grounds.words_of(assertion.text)
    near = close(assertion, grounds)
    sources = [grounds.words_in(sentence) for sentence in (assertion.sentences if assertion.prose else near)]
    far = frozenset(sentence.of(grounds.document.text) for sentence in assertion.sentences if sentence not in near)
    if not denied and any(_is_kept(source, item) for source in sources):
        return
    marked = denied and not item.negations
    turned = [
        remark
        for index, sure in sorted(_decisive(item, sources, grounds.language).items())
        if not (assertion.prose and _tells_nothing_alone(index, item, grounds.language))
        and (
            remark := _turned(
                index, item, sources, grounds.language, far, sure=sure, denied=marked, prose=assertion.prose
            )
        )
    ]
    if assertion.prose and not is_in_its_words(assertion, grounds):
        turned = [remark for remark in turned if remark.severity == "contradiction"]
    yield from turned
    if not turned:
        turned = list(_changed(assertion, grounds)) or list(_crossed(assertion, grounds)) or list(votes(item, sources))
        turned = [remark for remark in turned if not marked or remark.severity == "contradiction"]
        yield from turned
    if marked:
        yield from _undenied(sources, assertion, grounds)
    elif not turned:
        yield from _recounted(item, [source for source in sources if not (assertion.prose and _asks(source))])
        # What is told in other words may well deny something that its source says without a denial.
        if not assertion.prose or is_in_its_words(assertion, grounds):
            whole = any(source.negations for source in _told_whole(assertion, grounds))
            everywhere = (
                [grounds.words_in(sentence) for sentence in assertion.sentences] if assertion.rests else sources
            )
            yield from () if whole else _unsupported(item, everywhere, grounds.language)


def _changed(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on an opposite that stands in a word's place in a sentence that is retold, or a negation more or less."""
    whole = [*_told_whole(assertion, grounds), *_left_open(assertion, grounds)]
    found = changes(assertion, grounds)
    # "broke no law" for "didn't break the law": a negation that only stands elsewhere.
    moved = assertion.prose and bool(found) and len(found[0].item.cues) == len(found[0].source.cues)
    for change in found:
        if change.item.names_among(change.ours) and change.source.names_among(change.theirs):
            continue  # said of somebody else
        if assertion.prose and _asks(change.source) and not _asks(change.item):
            continue
        swapped = _swapped(change, grounds.language)
        added = _negations_in(change.ours, change.item, swapped)
        added = max(0, added - sum(len(other.negations) for other in whole if other.text != change.source.text))
        lost = _negations_in(change.theirs, change.source, {~index for index in swapped})
        if bool(swapped) == bool((added + lost) % 2) or (moved and not swapped):
            continue
        if (
            assertion.prose
            and not swapped
            and _content(change.item, change.ours) != _content(change.source, change.theirs)
        ):
            continue  # told in other words: "was away" for "wasn't present"
        said, told = (shown(words) for words in change.told())
        message = f"it says {said} where the evidence says {told}"
        yield contradiction(message) if swapped else doubt(f"{message}: a negation more or less")


def _crossed(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on two words that have changed places in a sentence that is retold ("killing two, injuring dozens").

    Told the other way about, by a passive, they mean the same; and so do two words that "and" joins.
    """
    found = changes(assertion, grounds)
    for one, other in combinations(found, 2):
        if not (_content(one.item, one.ours) and _is_exchanged(one, other) and _is_exchanged(other, one)):
            continue
        between = range(one.ours.stop, other.ours.start)
        if _content(one.item, between) and not _is_passive(one, other, grounds.language):
            said, told = (shown(stretch) for stretch in one.told())
            yield doubt(f"it says {said} where the evidence says {told}: two of its words have changed places")
            return


def _is_exchanged(one: Change, other: Change) -> bool:
    """Tell whether what one change puts is what the other one takes away."""
    ours, theirs = _content(one.item, one.ours), _content(other.source, other.theirs)
    return not ours.isdisjoint(theirs) and ours.isdisjoint(_content(one.source, one.theirs))


def _negations_in(words: range, text: Passage, swapped: set[int]) -> int:
    """Return how many negations stand among some words; of two that govern the same, one that stands beside them."""
    inside = {governed or (cue,) for cue, governed in text.negations if cue in words and cue not in swapped}
    return len(inside - {governed for cue, governed in text.negations if cue not in words})


def _asks(text: Passage) -> bool:
    return text.text.rstrip(_QUOTES).endswith("?")


def _content(words: Passage, indices: range) -> frozenset[str]:
    return frozenset(words.words[i].base for i in indices if words.words[i].content)


def _is_passive(one: Change, other: Change, language: str) -> bool:
    """Tell whether one side alone has a word that turns a verb round ("was seen by")."""
    turning = frozenset(words(language, "passive"))
    item, source = range(one.ours.start, other.ours.stop), range(one.theirs.start, other.theirs.stop)
    ours = sum(one.item.words[i].base in turning for i in item)
    return ours != sum(one.source.words[i].base in turning for i in source)


def _swapped(change: Change, language: str) -> set[int]:
    """Return the words of the text that are opposites of words in their place, and those words (as complements)."""
    table = opposites(language, in_place=True)
    found: set[int] = set()
    for index in change.ours:
        one = change.item.words[index].base
        sides = dict(table.get(one, ()))
        for place in change.theirs:
            other = change.source.words[place].base
            against = any(sides.get(pair) == -side for pair, side in table.get(other, ()))
            if not (one != other and (against or _is_prefixed(one, other) or _is_other_fate(one, other, language))):
                continue
            if _same_subject(index, change.item, place, change.source):
                found |= {index, ~place}
    return found


def _is_other_fate(one: str, other: str, language: str) -> bool:
    """Tell whether two words tell that different things became of people ("killed", "injured")."""
    ours, theirs = tolls(one, language), tolls(other, language)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _is_prefixed(one: str, other: str) -> bool:
    """Tell whether one of two words is the other with a prefix that denies it ("inexperienced")."""
    short, long = sorted((one, other), key=len)
    return len(short) > _SHORTEST and any(long == prefix + short for prefix in _DENYING)


def _left_open(assertion: Assertion, grounds: Grounds) -> list[Passage]:
    """Return the sentences that leave something open of what an item rests on: "the cause is not known" tells them."""
    found = assertion.sentences if assertion.rests else ()
    return [grounds.words_in(one) for one in found if any(cue.kind in _OPEN for cue in grounds.cues_in(one))]


def _told_whole(assertion: Assertion, grounds: Grounds) -> list[Passage]:
    """Return the sentences that the item tells word for word, however short: "…; he denied it" has its denial there."""
    text = assertion.text.casefold()
    found = [grounds.words_in(sentence) for sentence in assertion.sentences]
    return [source for source in found if source.text.strip(_QUOTES).casefold() in text]


def _is_kept(source: Passage, item: Passage) -> bool:
    """Tell whether the item is cut out of a sentence that denies nothing, or tells all of it and denies no more."""
    if item.text in source.text and not source.negated:
        return True
    return len(item.negations) == len(source.negations) and source.text.strip(_QUOTES) in item.text


def _decisive(item: Passage, sources: Sequence[Passage], language: str) -> dict[int, bool]:
    """Return the words of the item on which its polarity can turn, and whether surely.

    For each negation, of the item or of the evidence, that is the first word it governs that the other side has too
    (surely, if it is the very first); and every word whose opposite the evidence has, names left aside.
    """
    found: dict[int, bool] = {}
    for _, governed in item.negations:
        for rank, index in enumerate(governed):
            if any(_has(item.words[index].base, source, language) for source in sources):
                found.setdefault(index, rank == 0 and not item.is_name(index))
                break
    for source in sources:
        found.update({index: found.get(index, True) and sure for index, sure in _negated_in(source, item, language)})
        for index in _may_have_opposites(source, item, language):
            if index not in found and _has_opposite(item.words[index].base, source, language):
                found.setdefault(index, not item.is_name(index))
    return found


def _negated_in(source: Passage, item: Passage, language: str) -> Iterator[tuple[int, bool]]:
    """Yield the words of the item that a negation of the evidence governs there, and whether at once."""
    for _, governed in source.negations:
        for rank, place in enumerate(governed):
            related = list(_related(source.words[place].base, item, language))
            if related:
                yield from ((index, rank == 0) for other, _ in related for index in item.places[other])
                break


def _has(base: str, other: Passage, language: str) -> bool:
    """Tell whether the ``other`` side has the word or an opposite of it."""
    return any(True for _ in _related(base, other, language))


def _turned(
    index: int,
    item: Passage,
    sources: Sequence[Passage],
    language: str,
    far: frozenset[str],
    *,
    sure: bool,
    denied: bool,
    prose: bool,
) -> Remark | None:
    """Remark on one word of the item whose best counterpart in the evidence says the reverse.

    ``far`` are the sentences that only touch its subject: of them a negation alone counts, amid more of the same words.
    ``denied``: the item is marked as denied, so that it means the reverse of its words. ``prose``: free text, which may
    deny in words of its own what its source denies in others.
    """
    if _is_listed(index, item):
        return None
    pairs = list(_pairs(index, item, sources, language, -1 if denied else 1))
    against = max((pair for pair in pairs if not pair.agrees), key=lambda pair: pair.likeness, default=None)
    if against is None or any(pair.agrees and pair.likeness >= against.likeness for pair in pairs):
        return None
    if against.source.text in far and (against.opposite or against.likeness < _FAR):
        return None
    if prose and (
        _asks(against.source)
        or not _shares_more_than_names(index, item, against)
        or (against.opposite and not _is_of_same_people(index, item, against))
        or _is_denied_otherwise(index, item, against, sources)
    ):
        return None
    ours, theirs = shown(item.shown(index)), shown(against.source.shown(against.place))
    message = f"it says {ours}, which turns round {theirs} in the evidence"
    enough = min(_SURE, len(item.near(index, _WIDE)))
    softened = not against.opposite and _softened(index, item, against, language)
    hedged = _is_hardly(index, item) or _is_hardly(against.place, against.source)
    if sure and against.likeness >= enough and not softened and not hedged:
        return contradiction(message)
    close_by = (
        against.opposite and _beside(index, item) and _beside(index, item) == _beside(against.place, against.source)
    )
    return doubt(message) if against.likeness >= enough or close_by else None


def _tells_nothing_alone(index: int, item: Passage, language: str) -> bool:
    """Tell whether a word is a name, or a verb that says little ("give up"): by it alone no two texts speak of one."""
    return item.is_name(index) or item.words[index].base in base_forms(language, "light_verbs")


def _is_denied_otherwise(index: int, item: Passage, pair: _Pair, sources: Sequence[Passage]) -> bool:
    """Tell whether both sides deny, each in its way ("no plans for a museum", "no museum is planned").

    Of opposites neither side may deny anything, or what they come to can't be told; what the text denies must be
    denied in no sentence that shares a word with it there.
    """
    if pair.opposite:
        return is_near(index, item.cues, _AROUND) or is_near(pair.place, pair.source.cues, _AROUND)
    same = _beside(index, item)
    reach = _CLOSE_BY if same and same == _beside(pair.place, pair.source) else _AROUND
    ours, theirs = is_denied_near(index, item, reach), is_denied_near(pair.place, pair.source, reach)
    if ours and theirs:
        return True
    near = item.near(index, _WIDE)
    return ours and any(
        any(not near.isdisjoint(source.near(cue, _WIDE)) for cue in denials_in(source)) for source in sources
    )


def _shares_more_than_names(index: int, item: Passage, pair: _Pair) -> bool:
    """Tell whether some word around both is no name: two texts of the same people may tell of two things."""
    around = item.near(index, _WIDE)
    shared = around & pair.source.near(pair.place, _WIDE)
    return not around or any(not item.is_name(i) for form in shared for i in item.places[form])


def _is_of_same_people(index: int, item: Passage, pair: _Pair) -> bool:
    """Tell whether somebody named around one word is named around the other, unless nobody is around one of them."""
    ours = item.names_among(range(max(0, index - _PEOPLE), min(len(item.words), index + _PEOPLE + 1)))
    low, high = max(0, pair.place - _PEOPLE), min(len(pair.source.words), pair.place + _PEOPLE + 1)
    theirs = pair.source.names_among(range(low, high))
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _is_hardly(index: int, text: Passage) -> bool:
    """Tell whether a word stands under one that is neither yes nor no ("little or no help", "nearly burned down")."""
    before = text.words[max(0, index - _BEFORE) : index]
    return any(word.base in _HARDLY for word in before)


def _beside(index: int, text: Passage) -> str:
    """Return the content word right after a word ("forecast" for "earlier"), or nothing."""
    after = text.words[index + 1 : index + 2]
    return after[0].base if after and after[0].content and after[0].clause == text.words[index].clause else ""


def _is_listed(index: int, item: Passage) -> bool:
    """Tell whether a word belongs to a list that a negation before it may govern: "need not pay or *go*"."""
    cues = [cue for cue, _ in item.negations if cue < index]
    around = [word.base for word in item.words[max(cues, default=index) : index + _NEXT]] if cues else []
    return index not in item.negated and ("or" in around or "nor" in around) and "but" not in around


def _pairs(index: int, item: Passage, sources: Sequence[Passage], language: str, sign: int) -> Iterator[_Pair]:
    """Yield the places of the evidence that hold the same word or an opposite of it."""
    base, sign = item.words[index].base, -sign if index in item.negated else sign
    for source in sources:
        for other, relation in _related(base, source, language):
            for place in source.places[other]:
                if relation < 0 and not _opposed(index, item, place, source):
                    continue
                if relation < 0 and _is_tight(base, other, language) and not _neighbours(index, item, place, source):
                    continue
                likeness = len(item.near(index, _WIDE) & source.near(place, _WIDE))
                theirs = -1 if place in source.negated else 1
                yield _Pair(sign * theirs * relation > 0, likeness, source, place, relation < 0)


def _opposed(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether two opposites may be said of the same: neither is a name, nor has another name as its subject.

    "Porto beat Bayern" doesn't turn round "Bayern lost to Porto"; nor do a father and a mother in one sentence.
    """
    if item.is_name(index) or source.is_name(place):
        return False
    if source.words[place].base in item.places:
        return False  # told beside each other; exchanged, they are seen word by word
    return _same_subject(index, item, place, source)


def _same_subject(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether nobody else is named just before one of two words than before the other."""
    ours, theirs = item.names_before(index, _BEFORE), source.names_before(place, _BEFORE)
    if ours and theirs:
        return not ours.isdisjoint(theirs)
    # "with a late win at Porto" doesn't turn round "condemned Porto to a defeat".
    return theirs.isdisjoint(_names_after(index, item)) and ours.isdisjoint(_names_after(place, source))


def _names_after(index: int, text: Passage) -> frozenset[str]:
    return text.names_among(range(index + 1, min(len(text.words), index + 1 + _BEFORE)))


def _neighbours(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether both words have the same word beside them."""
    return not item.near(index, _TIGHT).isdisjoint(source.near(place, _TIGHT))


def _is_tight(base: str, other: str, language: str) -> bool:
    """Tell whether two opposites say something only of their very neighbours."""
    table = opposites(language)
    shared = {pair for pair, _ in table.get(base, ())} & {pair for pair, _ in table.get(other, ())}
    return bool(shared) and shared <= tight_pairs(language)


def _may_have_opposites(source: Passage, item: Passage, language: str) -> list[int]:
    """Return the words of the item of which ``source`` may have an opposite: most have none, and it is seen at once."""
    table, there = opposites(language), source.places
    return [
        index
        for index, word in enumerate(item.words)
        if (base := word.base) in table or "un" + base in there or base.startswith("un")
    ]


def _has_opposite(base: str, source: Passage, language: str) -> bool:
    """Tell whether ``source`` has an opposite of ``base``."""
    return any(relation < 0 for _, relation in _related(base, source, language))


def _related(base: str, source: Passage, language: str) -> Iterator[tuple[str, int]]:
    """Yield the words of ``source`` that mean the same as ``base`` (1) or the opposite (-1)."""
    if base in source.places:
        yield base, 1
    if "un" + base in source.places and len(base) > 3:
        yield "un" + base, -1
    if base.startswith("un") and base[2:] in source.places and len(base) > 5:
        yield base[2:], -1
    table = opposites(language)
    sides = dict(table.get(base, ()))
    if not sides:
        return
    for other in source.places:
        if other != base and other in table:
            for pair, side in table[other]:
                if pair in sides:
                    yield other, sides[pair] * side
                    break


def _softened(index: int, item: Passage, pair: _Pair, language: str) -> bool:
    """Tell whether the side without a negation says it in another way ("lost control" for "no longer controls")."""
    bare, place = (pair.source, pair.place) if index in item.negated else (item, index)
    return bool(bare.near(place, _WIDE) & base_forms(language, "softeners"))


def _undenied(sources: Sequence[Passage], assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on an item that is marked as denied where nothing in the evidence denies."""
    softeners = base_forms(grounds.language, "softeners")
    if any(source.negations or not softeners.isdisjoint(source.places) for source in sources):
        return
    if not any(cue.kind in ("denied", "disputed") for span in assertion.sentences for cue in grounds.cues_in(span)):
        yield doubt("it is told as denied; nothing in the evidence denies it")


def _unsupported(item: Passage, sources: Sequence[Passage], language: str) -> Iterator[Remark]:
    """Remark on a negation of the item where the evidence denies nothing at all."""
    softeners = base_forms(language, "softeners")
    if not sources or any(source.negations or not softeners.isdisjoint(source.places) for source in sources):
        return
    for cue, governed in item.negations:
        if not any(item.words[i].base in source.places for i in governed for source in sources):
            yield doubt(f"it denies something ({shown(item.shown(cue))}); nothing in the evidence does")


def _recounted(item: Passage, sources: Sequence[Passage]) -> Iterator[Remark]:
    """Remark on an item that has the very words of a sentence, but more or fewer negations ("had" for "never had").

    A negation in a clause of which the item has no word is left out with it ("…, who asked not to be named, …").
    """
    said = [word.base for word in item.words if word.content]
    for source in sources:
        places = [place for form in said for place in source.places.get(form, ())[:1]]
        if len(places) < max(_SURE, len(said)):
            continue
        within = range(min(places) - _BEFORE, max(places) + 1)
        kept = (one for one in source.negations if one[0] in within and not _is_left_out(one[0], source, places))
        there, here = (len({governed or (cue,) for cue, governed in found}) for found in (kept, item.negations))
        if there != here:
            yield doubt(f"it has the words of the evidence with {'fewer' if there > here else 'more'} negations")
        return


def _is_left_out(cue: int, source: Passage, places: Sequence[int]) -> bool:
    """Tell whether a negation's clause says something of which the item has not a word."""
    clause = source.words[cue].clause
    says = any(word.content for word in source.words if word.clause == clause)
    return says and all(source.words[place].clause != clause for place in places)
