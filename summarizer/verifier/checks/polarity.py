"""Is a statement turned round: a negation added or dropped, or a word replaced by its opposite?

A word that one side negates, and a word whose opposite the evidence has, is held against its counterpart in the
evidence, at the place there whose surroundings are most like the item's. What counts is the product of both signs:
"did not accept" agrees with "rejected". Where nothing is found so, a sentence that the item retells is gone through
word for word (:mod:`summarizer.verifier.comparisons.turns`).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from summarizer.reading.cues import words as listed_words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.ballots import names_voter, voted_otherwise
from summarizer.verifier.comparisons.contrasts import turned_contrasts
from summarizer.verifier.comparisons.counterparts import (
    WIDE,
    Counterpart,
    counterparts,
    has_counterpart,
    left_out_before,
    related,
    with_opposites,
)
from summarizer.verifier.comparisons.court_findings import other_finding
from summarizer.verifier.comparisons.movements import other_way, same_way
from summarizer.verifier.comparisons.only_meant import is_denied_on_condition, is_only_meant
from summarizer.verifier.comparisons.ruled_out import ruled_out
from summarizer.verifier.comparisons.seeming import beside, is_left_out, only_seems_turned
from summarizer.verifier.comparisons.spared import spared
from summarizer.verifier.comparisons.turns import are_two_opposites, goes_on, turns
from summarizer.verifier.comparisons.votes import vote_against_the_same, votes
from summarizer.verifier.evidence.closeness import close, is_in_its_words, told_whole
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import is_known_word
from summarizer.verifier.figures.agreement import is_bare
from summarizer.verifier.text.forms import base_forms, have_opposites, listed
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import is_on_condition
from summarizer.verifier.text.time_bounds import only_says_when, other_end
from summarizer.verifier.text.tokens import Word
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import shown, turns_round

# Content words that both surroundings must share before a turned word is surely about the same thing.
_SURE = 2

# The same where the sentence only touches the item's subject.
_FAR = 2

# Share of an item's content words that a sentence must have for a "not" in it to deny the item's word.
_MOST_OF = 0.6

# Words after one of a list in which its "or" may still come ("need not pay, prove where they live or vote").
_NEXT = 6

# What a negation denies is the first, or the second, of the words that it governs.
_GOVERNED = 2

# Kinds of figures that are of nothing that a text would name beside them.
_PLAIN_FIGURES = ("age", "percent")

# A negation stands at most so many words before the first content word that it belongs to ("we would never have …").
_BEFORE = 4


def polarity(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on negations and opposites by which the item says the reverse of its evidence."""
    denied = assertion.certainty == "denied"
    if assertion.verbatim or (assertion.copied and not denied):
        return
    item = grounds.words_of(assertion.text)
    near = close(assertion, grounds)
    sources = [grounds.words_in(sentence) for sentence in (assertion.sentences if assertion.prose else near)]
    ruled = list(ruled_out(item, sources))
    if not ruled and not denied and any(_is_kept(source, item) for source in sources):
        return
    marked = denied and not item.negations
    told = any(_tells_the_same(source, item) for source in sources)
    decisive = [] if told else sorted(_decisive(item, sources, grounds.language, prose=assertion.prose).items())
    same = same_way(item, grounds) if assertion.prose and decisive else ()
    decisive = [(index, sure) for index, sure in decisive if index not in same]
    refuted = grounds.refuted_in(assertion.text) if assertion.prose and decisive else ()
    aside = [sentence for sentence in assertion.sentences if sentence not in near] if decisive else ()
    far = frozenset(sentence.of(grounds.document.text) for sentence in aside)
    in_words = not assertion.prose or (bool(decisive) and is_in_its_words(assertion, grounds))
    held = _Held(item, sources, grounds, far, denied=marked, prose=assertion.prose, in_words=in_words)
    if assertion.prose and _is_turned_twice(item, decisive, sources):
        decisive = [(index, sure) for index, sure in decisive if index in item.negated]
    turned = [
        remark
        for index, sure in decisive
        if not (assertion.prose and _tells_nothing_alone(index, item, grounds))
        and not any(span.start <= item.words[index].start < span.end for span in refuted)
        and (remark := _turned(index, held, sure=sure))
    ]
    turned = turned or ruled
    yield from turned
    if not turned:
        turned = turns(assertion, grounds) or list(turned_contrasts(item, sources))
        turned = turned or ([] if names_voter(item, grounds) else list(votes(item, sources)))
        turned = turned or [*other_finding(item, grounds), *other_way(item, grounds)]
        turned = turned or [*_other_end(item, sources), *spared(item, sources), *voted_otherwise(item, grounds)]
        turned = [remark for remark in turned if not marked or remark.severity == "contradiction"]
        yield from turned
    if marked:
        yield from _undenied(sources, assertion, grounds)
    elif not turned:
        yield from _recounted(
            item, [source for source in sources if not (assertion.prose and source.asks)], assertion, grounds
        )
        if not assertion.prose:  # free text tells without a denial, and denies, in words of its own
            whole = any(source.negations for source in told_whole(assertion, grounds))
            everywhere = (
                [grounds.words_in(sentence) for sentence in assertion.sentences] if assertion.rests else sources
            )
            yield from () if whole else _unsupported(item, everywhere)


def _is_turned_twice(item: Passage, decisive: Iterable[tuple[int, bool]], sources: Sequence[Passage]) -> bool:
    """Tell whether a sentence has the opposites of two words that together say the same."""
    twice = {index for index, _ in decisive if index not in item.negated}
    return are_two_opposites(twice, item) and any(
        twice.issubset(with_opposites(item, source, item.language)) for source in sources
    )


def _other_end(item: Passage, sources: Sequence[Passage]) -> Iterator[Remark]:
    """Remark on a time at the latest that the evidence has at the earliest."""
    if found := other_end(item, sources):
        at, source, place = found
        yield doubt(turns_round(item.shown(at), source.shown(place)))


def _is_kept(source: Passage, item: Passage) -> bool:
    """Tell whether the item is cut out of a sentence that denies nothing, or tells all of it and denies no more."""
    if item.text in source.text and not source.negated:
        return True
    return source.unquoted in item.text and len(item.negations) == len(source.negations)


def _tells_the_same(source: Passage, item: Passage) -> bool:
    """Tell whether a sentence has all that the item says, and denies the very same words of it.

    Another sentence may deny them, in somebody else's mouth: "would be no cuts", after "said cuts were coming".
    """
    if not item.negations or not item.content.keys() <= source.places.keys():
        return False
    ours, theirs = ({text.words[i].base for i in text.negated} for text in (item, source))
    return ours == theirs & item.content.keys()


def _decisive(item: Passage, sources: Sequence[Passage], language: str, *, prose: bool) -> dict[int, bool]:
    """Return the words of the item on which its polarity can turn, and whether surely.

    For each negation, of the item or of the evidence, that is the first word it governs that the other side has too
    (surely, if it is the very first); and every word whose opposite the evidence has, names left aside.
    """
    found: dict[int, bool] = {}
    for _, governed in item.negations:
        for rank, index in enumerate(governed):
            if any(has_counterpart(item.words[index].base, source, language) for source in sources):
                found.setdefault(index, rank == 0 and not item.is_name(index))
                break
    for source in sources:
        if source.negations:
            negated = _negated_in(source, item, language, prose=prose)
            found.update({index: found.get(index, True) and sure for index, sure in negated})
        for index in with_opposites(item, source, language):
            found.setdefault(index, not item.is_name(index))
    return found


def _negated_in(source: Passage, item: Passage, language: str, *, prose: bool) -> Iterator[tuple[int, bool]]:
    """Yield the words of the item that a negation of the evidence governs there, and whether at once."""
    # "Refused to back a plan" denies no plan either.
    plain, light = base_forms(language, "plain_negations", "refusing"), base_forms(language, "light_verbs")
    articles = listed(language, "articles")
    for cue, governed in source.negations:
        # "Does not *extend* to the balconies" denies nothing of the balconies; "was not *the* owner of the boat" does.
        verb = source.words[cue].base in plain and governed and source.words[governed[0]].base not in light
        thing = verb and any(word.base in articles for word in source.words[cue + 1 : governed[0]])
        alone = prose and verb and not thing
        for rank, place in enumerate(governed[:1] if alone else governed):
            ours = [
                index for form, _ in related(source.words[place].base, item, language) for index in item.places[form]
            ]
            if ours:
                yield from ((index, rank == 0) for index in ours)
                break


class _Held(NamedTuple):
    """An item and the passages that it is held against.

    ``far`` are the sentences that only touch its subject: of them a negation alone counts, amid more of the same words.
    ``denied``: the item is marked as denied, so that it means the reverse of its words. ``prose``: free text, which may
    deny in words of its own what its source denies in others, unless nearly all of it is ``in_words`` of its evidence.
    """

    item: Passage
    sources: Sequence[Passage]
    grounds: Grounds
    far: frozenset[str]
    denied: bool
    prose: bool
    in_words: bool


def _turned(index: int, held: _Held, *, sure: bool) -> Remark | None:
    """Remark on one word of the item whose best counterpart in the evidence says the reverse."""
    item, sources, grounds = held.item, held.sources, held.grounds
    if _is_listed(index, item):
        return None
    found = list(counterparts(index, item, sources, grounds.language, -1 if held.denied else 1))
    found = [one for one in found if one.agrees or one.opposite or not only_says_when(item, one.source)]
    against = max((one for one in found if not one.agrees), key=lambda one: one.likeness, default=None)
    if against is None or any(one.agrees and one.likeness >= against.likeness for one in found):
        return None
    if against.source.text in held.far and (against.opposite or against.likeness < _FAR):
        return None
    if held.prose and (
        _is_made_up_for(index, item, against)
        or (index in item.negated and is_on_condition(item, index))  # "if he did not sail"
        or is_only_meant(index, item, against.place, against.source, opposite=against.opposite)
        or only_seems_turned(index, item, against, sources, grounds)
    ):
        return None
    if held.prose and (
        _is_denied_elsewhere(index, item, against, sources) or _is_denied_by_the_same(index, item, against)
    ):
        return None
    message = turns_round(item.shown(index), against.source.shown(against.place))
    enough = min(_SURE, len(item.near(index, WIDE)))
    softened = not against.opposite and _softened(index, item, against, grounds.language)
    hedged = any(
        _is_hardly(at, text) or _is_partly_denied(at, text)
        for at, text in ((index, item), (against.place, against.source))
    )
    if sure and against.likeness >= enough and not softened and not hedged:
        return contradiction(message)
    if held.prose and (softened or hedged):
        return None
    close_by = against.opposite and beside(index, item) and beside(index, item) == beside(against.place, against.source)
    if held.prose and against.likeness and _is_plainly_turned(index, item, against):
        return doubt(message)
    return doubt(message) if held.in_words and (against.likeness >= enough or close_by) else None


def _is_plainly_turned(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether a "not" or a "no" is about the very word of a text, of which the sentence has most other words, too.

    "Police have arrested a former employee", of one who "has *not* been arrested"; but no "three *no* votes".
    """
    if other.opposite or index in item.negated or other.source.is_name(other.place):
        return False
    plain = base_forms(item.language, "plain_negations", "negative_articles")
    source, numbers = other.source, base_forms(item.language, "numbers")
    first = (cue for cue, governed in source.negations if governed[:1] == (other.place,))
    first = (cue for cue in first if not any(word.base in numbers for word in source.words[max(0, cue - 1) : cue]))
    shared = sum(form in other.source.places for form in item.content)
    return shared >= _MOST_OF * len(item.content) and any(other.source.words[cue].base in plain for cue in first)


def _is_made_up_for(index: int, item: Passage, other: Counterpart) -> bool:
    """Tell whether a denial more goes with an opposite: "tasted wrong" for "no longer tasted right"."""
    if other.opposite:
        return False
    texts = ((item, index, other.source, other.place), (other.source, other.place, item, index))
    for denying, at, telling, place in texts:
        cues = [(cue, governed) for cue, governed in denying.negations if at in governed]
        denied = {i for cue, governed in cues for i in (*governed, *left_out_before(cue, denying))} - {at}
        if have_opposites((denying.words[i].base for i in denied), telling.near(place, WIDE), item.language):
            return True
    return False


def _is_denied_elsewhere(index: int, item: Passage, against: Counterpart, sources: Iterable[Passage]) -> bool:
    """Tell whether another sentence denies, in other words, what the item does: "never saw the warning", "not shown".

    It must share as many of the words around it as the sentence that seems turned round.
    """
    if index not in item.negated:
        return False
    near, enough = item.near(index, WIDE), max(_SURE, against.likeness)
    return any(
        len(near & source.near(at, WIDE)) >= enough
        for source in sources
        if source is not against.source
        for at in source.negated
    )


def _is_denied_by_the_same(index: int, item: Passage, against: Counterpart) -> bool:
    """Tell whether a sentence has, further on, the very word by which the item denies: "asked it to …, and it refused".

    A "not" is in many sentences, and tells nothing of what it is about elsewhere.
    """
    implicit = base_forms(item.language, "implicit_negations")
    cues = {item.words[cue].base for cue, governed in item.negations if index in governed}
    return bool(cues) and cues <= implicit and cues <= against.source.places.keys()


def _tells_nothing_alone(index: int, item: Passage, grounds: Grounds) -> bool:
    """Tell whether a word is a name, of an age or a percentage, a bare number or a verb that says little.

    By it alone no two texts speak of one thing.
    """
    start = item.words[index].start
    figures = grounds.quantities_said(item.text) if item.words[index].base not in item.paired else ()
    here = (one for one in figures if one.number.start <= start < one.number.end)
    if any(one.kind in _PLAIN_FIGURES or is_bare(one) for one in here):
        return True  # "2.9% rather than 3.1%"
    # "Lister was booked": the first word may be a name, too.
    first = index in item.capitals and not is_known_word(item.letters(index), grounds.language)
    named = item.is_name(index) or (first and item.words[index].base in grounds.name_stems)
    return named or item.words[index].base in base_forms(grounds.language, "light_verbs")


def _is_hardly(index: int, text: Passage) -> bool:
    """Tell whether a word stands under one that is neither yes nor no ("little or no help", "nearly burned down")."""
    before = text.words[max(0, index - _BEFORE) : index]
    return any(word.base in base_forms(text.language, "hardly") for word in before)


def _is_partly_denied(index: int, text: Passage) -> bool:
    """Tell whether a negation denies a word only so far ("not *clearly* covered"), or of some ("*some* is not")."""
    part, some = base_forms(text.language, "partly_denied"), listed_words(text.language, "of_some")
    for cue, governed in text.negations:
        if index not in governed:
            continue
        behind = text.words[cue + 1 : cue + 1 + _GOVERNED]
        near = text.words[max(0, cue - _BEFORE) : cue]
        before = (text.text[word.start : word.end].lower() for word in near if word.clause == text.words[cue].clause)
        if any(word.base in part for word in behind) or any(word in some for word in before):
            return True
    return False


def _is_listed(index: int, item: Passage) -> bool:
    """Tell whether a word belongs to a list that a negation before it may govern: "need not pay or *go*"."""
    cues = [cue for cue, _ in item.negations if cue < index]
    around = [word.base for word in item.words[max(cues, default=index) : index + _NEXT]] if cues else []
    joined, turned = (listed(item.language, name) for name in ("alternatives", "adversatives"))
    return index not in item.negated and not joined.isdisjoint(around) and turned.isdisjoint(around)


def _softened(index: int, item: Passage, other: Counterpart, language: str) -> bool:
    """Tell whether the side without a negation says it in another way ("lost control" for "no longer controls")."""
    sides = ((other.source, other.place), (item, index))
    (bare, place), (denying, _) = sides if index in item.negated else sides[::-1]
    told = base_forms(language, "former") & denying.places.keys()  # "a former employee" is one on both sides
    ending = base_forms(language, "implicit_negations", "acquitting")
    return not (bare.near(place, WIDE) - told).isdisjoint(ending)


def _undenied(sources: Sequence[Passage], assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on an item that is marked as denied where nothing in the evidence denies."""
    if any(source.denials for source in sources):
        return
    if not any(cue.kind in ("denied", "disputed") for span in assertion.sentences for cue in grounds.cues_in(span)):
        yield doubt("it is told as denied; nothing in the evidence denies it")


def _unsupported(item: Passage, sources: Sequence[Passage]) -> Iterator[Remark]:
    """Remark on a negation of the item where the evidence denies nothing at all."""
    if not sources or any(source.denials for source in sources):
        return
    for cue, governed in item.negations:
        if not any(item.words[i].base in source.places for i in governed for source in sources):
            yield doubt(f"it denies something ({shown(item.shown(cue))}); nothing in the evidence does")


def _is_denied_in_a_word(source: Passage, item: Passage, within: range) -> bool:
    """Tell whether a sentence denies there in a word that the item has not: "unconscionable to", "acquitted of"."""
    denying = base_forms(source.language, "condemning", "acquitting")
    denying = denying - item.places.keys()
    return any(source.words[i].base in denying for i in within if 0 <= i < len(source.words))


def _is_refused(item: Passage, source: Passage, within: range) -> bool:
    """Tell whether a sentence refuses there what an item denies: "declined to say" for "would not say"."""
    refusing = base_forms(source.language, "refusing")
    denied = {item.words[i].base for _, governed in item.negations for i in governed}
    places = [i for i in within if 0 <= i < len(source.words) and source.words[i].base in refusing]
    behind = ((at, i) for at in places for i in range(at + 1, min(len(source.words), at + 1 + _BEFORE)))
    return any(source.words[i].base in denied for at, i in behind if source.words[i].clause == source.words[at].clause)


def _denies_of(governed: Sequence[int], source: Passage, item: Passage) -> bool:
    """Tell whether what a negation denies first is a word of the item, and no name."""
    return any(source.words[i].base in item.places and not source.is_name(i) for i in governed[:1])


def _is_of_item(cue: int, governed: Sequence[int], source: Passage, item: Passage) -> bool:
    """Tell whether what a negation denies is a word of the item: the first that it governs, or the second.

    One that governs nothing may be the item's ("there was nothing I could do"), unless an insertion follows it ("and
    not, as expected, in the hall").
    """
    if not governed:
        return not source.text.startswith(",", source.words[cue].end)
    ours = (one for one in item.cues if item.words[one].base == source.words[cue].base)
    if _leads_to_clause(source, cue) and any(_leads_to_clause(item, one) for one in ours):
        return True  # "denied on Friday that …", and "denied that …"
    refused = source.words[cue].base in base_forms(source.language, "refusing")  # "refused to back | a plan"
    return any(source.words[i].base in item.places for i in governed[: 1 if refused else _GOVERNED])


def _leads_to_clause(text: Passage, cue: int) -> bool:
    """Tell whether a clause is denied: one that a "that" begins soon behind the word that denies it."""
    behind = text.words[cue + 1 : cue + 1 + _BEFORE]
    return any(word.base in listed(text.language, "clause_that") for word in behind)


def _denies_the_same(item: Passage, source: Passage) -> bool:
    """Tell whether all that an item denies is denied somewhere in a sentence: the word that its negation is about."""
    denied = {source.words[i].base for _, governed in source.negations for i in governed[:1]}
    ours = {item.words[i].base for _, governed in item.negations for i in governed[:1]}
    return bool(ours) and ours <= denied and len(item.negations) <= len(source.negations)


def _denies_in_same_words(item: Passage, source: Passage) -> bool:
    """Tell whether a sentence denies by an item's verb all that it does: "denies one charge of it" of "denies it"."""
    verbs = {item.words[cue].base for cue in item.cues}
    if not verbs.isdisjoint(base_forms(item.language, "plain_negations")):
        return False
    cues = (cue for cue in source.cues if source.words[cue].base in verbs)
    told = {word.base for cue in cues for word in _until_admitted(source.words[cue + 1 :], source.language)}
    denied = {word.base for cue in item.cues for word in _behind(cue, item)}
    return bool(denied) and denied <= told


def _denies_by_the_same(item: Passage, source: Passage) -> bool:
    """Tell whether a sentence has the very word by which an item denies: "if it fails", of "if it fails to do so"."""
    ours, theirs = ({text.words[cue].base for cue in text.cues} for text in (item, source))
    more = ours - theirs
    return bool(more) and more <= base_forms(item.language, "implicit_negations") and more <= source.places.keys()


def _denies_no_more(item: Passage, source: Passage, sources: Sequence[Passage], within: range, *, prose: bool) -> bool:
    """Tell whether what an item denies beyond a sentence is denied there or beside it in another way, or supposed."""
    if any(_denies_the_same(item, one) for one in (source, *sources)) or _denies_in_same_words(item, source):
        return True
    if _denies_by_the_same(item, source):
        return True
    return prose and (
        _is_denied_in_a_word(source, item, within) or _is_refused(item, source, within) or _is_supposed_away(item)
    )


def _is_supposed_away(item: Passage) -> bool:
    """Tell whether all that an item denies is but a condition: "would be replaced *if he did not sail*"."""
    return bool(item.negations) and all(
        any(is_on_condition(item, i) for i in governed[:1]) for _, governed in item.negations
    )


def _is_ended_alike(item: Passage, source: Passage, kept: Iterable[tuple[int, tuple[int, ...]]]) -> bool:
    """Tell whether a sentence has the word by which an item ends what was denied: "a charge that was *dropped*"."""
    language = item.language
    ended = (base_forms(language, "implicit_negations") & item.places.keys() & source.places.keys()) - {
        source.words[cue].base for cue in source.cues
    }
    denied = all(source.words[cue].base in base_forms(language, "saying_not_so") for cue, _ in kept)
    return bool(ended) and denied


def _behind(cue: int, text: Passage) -> Iterator[Word]:
    """Yield the content words behind a denial in its clause, up to what is admitted."""
    behind = takewhile(lambda word: word.clause == text.words[cue].clause, text.words[cue + 1 :])
    return (word for word in _until_admitted(behind, text.language) if word.content)


def _until_admitted(denied: Iterable[Word], language: str) -> Iterator[Word]:
    """Yield the words behind a denial up to one that admits: "denied theft but *admitted* fraud"."""
    admitting = base_forms(language, "admitting")
    return takewhile(lambda word: word.base not in admitting, denied)


def _counted(found: Sequence[tuple[int, tuple[int, ...]]], text: Passage, other: Passage) -> int:
    """Return how many negations of a text are told apart, but for a "nor" that the other side has as an "or"."""
    return len({governed or (cue,) for cue, governed in found if not goes_on(cue, text, other)})


def _recounted(item: Passage, sources: Sequence[Passage], assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on an item that has the very words of a sentence, but more or fewer negations ("had" for "never had").

    A negation in a clause of which the item has no word is left out with it ("…, who asked not to be named, …"), and as
    many as free text has refuted in other words may be missing ("called it a lie").
    """
    said = [word.base for word in item.words if word.content]
    for source in sources:
        if (
            len(said) < _SURE
            or (assertion.prose and not item.telling(range(len(item.words))))
            or not source.places.keys() >= item.content.keys()
            or only_says_when(item, source)
        ):
            continue
        places = source.stretch_with(said)
        within = range(min(places) - _BEFORE, max(places) + 1)
        kept = [
            (cue, governed)
            for cue, governed in source.negations
            if cue in within
            and (_denies_of(governed, source, item) or not is_left_out(cue, source, places))
            and _is_of_item(cue, governed, source, item)
            and not any(
                is_denied_on_condition(at, item, i, source)
                for i in governed[:1]
                for at in item.places.get(source.words[i].base, ())
            )
        ]
        there, here = _counted(kept, source, item), _counted(item.negations, item, source)
        refuted = len(grounds.refuted_in(assertion.text)) if assertion.prose and there > here else 0
        if there == here + 1 and vote_against_the_same(item, source):
            return
        if there < here and _denies_no_more(item, source, sources, within, prose=assertion.prose):
            return
        if there > here and assertion.prose and _is_ended_alike(item, source, kept):
            return
        if assertion.prose and any(_is_partly_denied(i, item) for i in item.negated):
            return
        if there > here + refuted or there < here:
            if there > here:
                told = shown(source.shown(kept[0][0]))
                yield doubt(f"the evidence only denies this ({told})")
            else:
                told = shown(item.shown(item.negations[0][0]))
                yield doubt(f"it denies ({told}) what the evidence says in the same words")
        return
