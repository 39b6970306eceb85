"""Is "most" told where the evidence says "some", "all" where it says "many", "few" or "nobody" where it says those?"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.cues import words as listed_words
from summarizer.reading.quantities import Number, Quantity
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.extents import told_throughout
from summarizer.verifier.comparisons.superlatives import singled_out
from summarizer.verifier.evidence.alignment import Change, changes, clause_changes
from summarizer.verifier.evidence.closeness import close
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import supports
from summarizer.verifier.text.forms import base_forms, pronouns
from summarizer.verifier.text.governors import cued, entries_in, has_entry
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import says_otherwise, shown

_LIST = "quantifiers"

# The rank from which a quantifier claims so much that the evidence must have one too ("all the houses").
_STRONG = 6

# The ranks that deny (none) or nearly do (few), and by how much those of the evidence must be higher.
_FEWEST, _LOWER = 1, 2

# The rank up to which a quantifier only tells that there are some ("a few", "several").
_SOME = 2

# Words behind a quantifier, or a share, by which it is known of what it tells ("all of those who …").
_WHOM = 3

# Words before so many among which it is told whose they are and what was done with them.
_BEFORE_THEIRS = 7

# The ranks of nearly all, of more than half, and of about half; and the percent from which so many are nearly all.
_NEARLY_ALL, _MOST, _HALF = 5, 4, 3
_NEARLY = 85

# The quantifiers that a summary brings along where its story tells of things without one.
_EACH = frozenset({"all", "every"})

# What denies a quantifier, and may stand between.
_NOT, _YET = frozenset({"not", "n't"}), "yet"

# What may stand before "of" between so many and of how many.
_OUT = "out"

# Words behind a negation among which an "every" is denied with the rest. Chosen, not swept.
_DENIED = 4

# All of it, in percent; the mark of entries that are held only against what stands in their place.
_WHOLE, _ALONE = 100, "alone"

# Figures of a sentence that are looked at for shares.
_MOST_READ = 20

# Words after "all" among which an exception may be made.
_EXCEPTED = 12

# Words around a quantifier of which a sentence that is not retold must share so many, what is counted among them.
_AROUND, _SHARED = 10, 2

# The same where the things are called by other words: words around, and how many are shared. Two were tried on the
# retellings in place of three: they doubted one right sentence more, and caught no wrong one.
_FURTHER, _ALIKE = 14, 3

# A quantifier: its first word, what it governs, and its columns in the list.
_Said = tuple[int, tuple[int, ...], tuple[str, ...]]

_THOSE, _OTHERS = ("those",), ("other", "others", "else")


class _Rank(NamedTuple):
    """How many of something a sentence of the evidence tells: the rank, the words that tell it and where they stand."""

    rank: int
    words: str
    start: int


@cache
def _of(language: str) -> frozenset[str]:
    """Return the words that stand between a share and what it is a share of."""
    return frozenset(listed_words(language, "share_of"))


def quantifiers(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on quantifiers that claim more of the same things than the evidence does, or next to none of them."""
    if not assertion.reworded:
        return
    item = grounds.words_of(assertion.text)
    if assertion.prose:
        yield from singled_out(item, assertion, grounds)
    found = cued(item, _LIST)
    said = [one for one in found if not (assertion.prose and _is_beside_it(one, item, grounds.language))]
    if assertion.prose:
        said = [one for one in said if not _is_of_listed(one[0], item, assertion, grounds)]
    remarks = list(_raised_or_lowered(said, assertion, grounds)) if said else []
    yield from remarks or (told_throughout(item, assertion, grounds) if assertion.prose else ())


def _raised_or_lowered(said: Sequence[_Said], assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on quantifiers held against what stands in their place, or else against those of the evidence."""
    found = list(_replaced(said, changes(assertion, grounds), grounds)) or list(_held(said, assertion, grounds))
    return found or _replaced(said, clause_changes(assertion, grounds), grounds)


def _held(said: Sequence[_Said], assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on quantifiers, held against those that the evidence has of the same things."""
    item = grounds.words_of(assertion.text)
    near, times = close(assertion, grounds), base_forms(grounds.language, "stretches_of_time")
    sources = [grounds.words_in(sentence) for sentence in near]
    for start, governed, columns in (one for one in said if _ALONE not in one[2]):
        things = _things(item, start, governed)
        if assertion.prose and int(columns[1]) <= _SOME and columns[0].endswith("ly"):
            continue  # "partly collapsed", "rarely spoke": of nobody is told how many they are
        if assertion.prose and int(columns[1]) < _MOST and things[:1] and things[0] in times:
            continue  # "for many years"
        ranks = [rank for sentence in near for rank in _ranks(sentence, things, grounds)]
        ranks += _elsewhere(item, start, things, [one for one in assertion.sentences if one not in near], grounds)
        rank = _without_exception(item, start, int(columns[1]), grounds.language)
        # What is "many" to free text may be "several" to its source; and "typically" need not be said of what
        # "sometimes" is.
        sure = not assertion.prose or (rank >= _MOST and not columns[0].endswith("ly"))
        further = [*sources, *_about(item, start, columns[0], things, assertion, grounds)]
        raised = [
            remark
            for remark in _raised(item, start, rank, things, ranks, further, sure=sure)
            if remark.severity == "contradiction" or not _is_told(rank, assertion, grounds)
        ]
        yield from raised
        yield from _lowered(item, start, rank, governed, sources, near, grounds)
        plain = not columns[0].endswith("ly") and not item.follows_article(start)  # not "the most common"
        if assertion.prose and grounds.is_english and not (raised or ranks) and rank >= _MOST and plain:
            yield from _shared_out(item, start, rank, assertion, grounds)


def _shared_out(item: Passage, start: int, rank: int, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a quantifier where the evidence tells of the same a smaller share, of whatever it calls them.

    "A majority of respondents", where "just over a third of those who replied" said so.
    """
    behind = {word.base for word in item.words[start + 1 : start + 2]}
    if not behind.isdisjoint(base_forms(grounds.language, "stretches_of_time")):
        return  # "ran it every night": how often, not by how many
    around, told = item.near(start, _FURTHER), grounds.quantities_said(assertion.text)
    found: list[_Rank] = []
    for sentence in assertion.sentences:
        source = grounds.words_in(sentence)
        for figure in grounds.quantities_in(sentence)[:_MOST_READ]:
            share = _share(figure, sentence, source, grounds)
            if share is None or any(supports(figure, one) for one in told):
                continue
            if len(around & source.near(share.start, _FURTHER)) >= _ALIKE:
                found.append(share)
    if found and all(share.rank < rank for share in found):
        yield doubt(f"it says {shown(item.shown(start))}, the evidence {shown(max(found).words)}")


def _is_told(rank: int, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether free text may have a quantifier of that rank from another sentence of its evidence."""
    sources = [grounds.words_in(sentence) for sentence in assertion.sentences] if assertion.prose else []
    return any(int(columns[1]) == rank for source in sources for _, _, columns in cued(source, _LIST))


def _is_beside_it(said: _Said, item: Passage, language: str) -> bool:
    """Tell whether a quantifier tells how long or how often ("a few days"), or is denied itself ("not every judge")."""
    start, governed, columns = said
    before = [word.base for word in item.words[max(0, start - 2) : start]]
    if before and (before[-1] in _NOT or (before[-1] == _YET and before[0] in _NOT)):
        return True  # "not yet fully contained"
    clause = [i for i in item.cues if i < start <= i + _DENIED and item.words[i].clause == item.words[start].clause]
    if clause and item.words[start].base in base_forms(language, "universals"):
        return True  # "may not apply to every child": to fewer than all
    after, rank = item.words[start + 1 : start + 2], int(columns[1])
    if rank <= _SOME and _leads_number(start, item):
        return True  # "some 90,000 euros"
    if _ends_list(start, item):
        return True  # "Ann Lee, Bo Day and Cy Orr all spoke"
    told = item.words[start + len(columns[0].split()) :][:1]
    if told and told[0].base in pronouns(language):
        return True  # "all of them": of what stands in another sentence
    things = {item.words[i].base for i in governed[:1]} | {word.base for word in after}
    return rank <= _SOME and not things.isdisjoint(base_forms(language, "stretches_of_time"))


def _is_how_long(start: int, item: Passage, sources: Sequence[Passage]) -> bool:
    """Tell whether a quantifier tells how long, or how often, and not of how many things: "all week", "every day".

    How often must be told: what "opens for two weeks" opens not every week.
    """
    behind = {word.base for word in item.words[start + 1 : start + 2]} & base_forms(item.language, "stretches_of_time")
    if item.words[start].base not in base_forms(item.language, "every"):
        return bool(behind)
    told = [_each_time(one, item.language) for one in behind]
    return any(one is None or any(one.search(source.text) for source in sources) for one in told)


@cache
def _each_time(stretch: str, language: str) -> re.Pattern[str] | None:
    """Return what tells that something is in each such stretch of time; nothing where a language lists none."""
    known = entries(language, "each_time")
    phrases = "|".join(re.escape(phrase) for one, phrase in known if one == stretch)
    return pattern(rf"(?i)\b(?:{phrases or '(?!)'})\b") if known else None


def _leads_number(start: int, text: Passage) -> bool:
    """Tell whether a number stands right behind a word."""
    return any(word.base[0].isdigit() for word in text.words[start + 1 : start + 2])


def _ends_list(start: int, item: Passage) -> bool:
    """Tell whether an "all" stands right behind names that are listed, of whom it is told, and of nothing else."""
    joining, after = listed_words(item.language, "joining"), item.words[start + 1 : start + 2]
    first = start - 1
    while first > 0 and item.is_name(first):
        first -= 1
    listed = 0 < first < start - 1 and item.words[first].base in joining and item.is_name(first - 1)
    return listed and not (after and after[0].base in listed_words(item.language, "share_of"))


def _is_of_listed(start: int, item: Passage, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether an "are all" tells of names listed from the start, as a sentence of the evidence lists them.

    "Ely, Hull and Dale are all closed", where "Ely, Hull and Dale" are told to be closed, and nothing of how many.
    """
    joining, being = base_forms(item.language, "joining"), base_forms(item.language, "being")
    if start < 1 or item.words[start - 1].base not in being:
        return False
    before = item.words[: start - 1]
    names = [word.base for i, word in enumerate(before) if i in item.capitals]
    if len(names) < _SHARED or any(
        i not in item.capitals and word.base not in joining for i, word in enumerate(before)
    ):
        return False
    for sentence in assertion.sentences:
        source = grounds.words_in(sentence)
        listed = [word.base for i, word in enumerate(source.words[: len(before)]) if i in source.capitals]
        if listed == names and not any(True for _ in cued(source, _LIST)):
            return True
    return False


def _replaced(said: Sequence[_Said], found: Iterable[Change], grounds: Grounds) -> Iterator[Remark]:
    """Remark on a quantifier that stands where the sentence retold has a weaker one."""
    for change in found:
        ours = [int(columns[1]) for start, _, columns in said if start in change.ours]
        there = cued(change.source, _LIST)
        theirs = [int(columns[1]) for start, _, columns in there if start in change.theirs]
        if not ours or not theirs or max(ours) <= max(theirs) or _tells_of_them(change.source, max(ours), change.item):
            continue
        # "Many" for "several" is a retelling where only a clause of the sentence is retold.
        if change.whole or max(ours) >= _MOST:
            yield (contradiction if change.whole else doubt)(says_otherwise(*change.told()))


def _tells_of_them(source: Passage, rank: int, item: Passage) -> bool:
    """Tell whether a sentence has such a rank of what it told before, and of what the item tells.

    "Many get in; *most of them* come by air", told as "most come by air".
    """
    found = cued(source, _LIST)
    told_before = base_forms(source.language, "object_pronouns")
    return any(
        int(columns[1]) >= rank
        and any(word.base in told_before for word in source.words[start + 1 : start + _WHOM])
        and len(item.content.keys() & _told_from(start, source)) >= _SHARED
        for start, _, columns in found
    )


def _told_from(start: int, text: Passage) -> frozenset[str]:
    """Return the telling words of a text from one on, names aside."""
    rest = range(start, len(text.words))
    return text.telling(rest) - text.names_among(rest)


def _things(item: Passage, start: int, governed: Sequence[int]) -> list[str]:
    """Return what a quantifier is told of, in base forms."""
    # "All of those who dropped out": the clause that says of whom begins behind the quantifier's own.
    behind = list(governed)
    if not behind and any(word.base in _THOSE for word in item.words[start : start + _WHOM]):
        behind = [i for i in range(start + 1, len(item.words)) if item.words[i].content][:_WHOM]
    return [item.words[i].base for i in behind if not item.words[i].base.isdigit()]


def _is_theirs(start: int, item: Passage, source: Passage) -> bool:
    """Tell whether so many are all that somebody has, and so told: "gave back their lot of 500 tickets"."""
    number, thing = (item.words[i].base if i < len(item.words) else "" for i in (start + 1, start + 2))
    theirs = base_forms(source.language, "possessives")
    told = {word.base for word in item.words[max(0, start - _WHOM) : start] if word.content}
    for i in source.places.get(number, ()) if number.isdigit() else ():
        before = source.words[max(0, i - _BEFORE_THEIRS) : i]
        same = i + 1 < len(source.words) and source.words[i + 1].base == thing
        had = any(word.base in theirs for word in before[-_WHOM:])
        if same and had and any(word.content and word.base in told and word.base != thing for word in before):
            return True
    return False


def _raised(
    item: Passage,
    start: int,
    rank: int,
    things: Sequence[str],
    ranks: Sequence[_Rank],
    sources: Sequence[Passage],
    *,
    sure: bool,
) -> Iterator[Remark]:
    """Remark on one quantifier where what it governs is quantified lower, or not at all, in the evidence."""
    words = shown(item.shown(start))
    if rank >= _STRONG and any(there.rank == 0 for there in ranks):
        return  # "all stay open" where none is closed
    if not things or any(there.rank >= rank for there in ranks):
        return
    if any(_tells_of_them(source, rank, item) for source in sources):
        return
    if ranks:
        say = contradiction if sure else doubt
        yield say(f"it says {words}, the evidence {shown(max(ranks).words)}")
    elif any(word.base.isdigit() and item.is_small(start + 1) for word in item.words[start + 1 : start + 2]):
        return  # "all three" tells how many there are
    elif _is_how_long(start, item, sources):
        return  # "all week", "every day"
    elif any(_is_theirs(start, item, source) for source in sources):
        return
    elif rank >= _STRONG and any(things[0] in source.places and not _is_whole(source) for source in sources):
        yield doubt(f"it says {words}; the evidence doesn't say it of all")


def _about(
    item: Passage, start: int, phrase: str, things: Sequence[str], assertion: Assertion, grounds: Grounds
) -> Iterator[Passage]:
    """Yield the evidence that tells free text's "all" of the same things: sentences that share words around them."""
    if not assertion.prose or phrase.split()[0] not in _EACH or not things:
        return
    around = item.near(start, _AROUND)
    for source in map(grounds.words_in, assertion.sentences):
        places = source.places.get(things[0], ())
        if any(len(around & source.near(place, _AROUND)) >= _SHARED for place in places):
            yield source


def _is_whole(source: Passage) -> bool:
    """Tell whether a sentence says in another way that it means all: "any migrants", "refunded in full"."""
    return "any" in source.places or "full" in source.places


def _lowered(
    item: Passage,
    start: int,
    rank: int,
    governed: Sequence[int],
    sources: Sequence[Passage],
    near: Sequence[Span],
    grounds: Grounds,
) -> Iterator[Remark]:
    """Remark on "nobody", "no" or "few" where the evidence, which denies nothing, has some or many do the same."""
    if rank > _FEWEST or any(source.negations or has_entry(source, "nobody") for source in sources):
        return
    if item.words[start + 1 : start + 2] and item.words[start + 1].base in _OTHERS:
        return  # "no other" is "the only"
    things = [item.words[i].base for i in governed]
    ranks = [there for sentence in near for there in _ranks(sentence, things, grounds)]
    if ranks and min(ranks).rank >= rank + _LOWER:
        yield doubt(f"it says {shown(item.shown(start))}, the evidence {shown(min(ranks).words)}")


def _ranks(sentence: Span, things: Sequence[str], grounds: Grounds) -> Iterator[_Rank]:
    """Yield the ranks that a sentence of the evidence gives to any of those things, by words and by figures."""
    source = grounds.words_in(sentence)
    for start, governed, columns in cued(source, _LIST):
        if int(columns[1]) <= _SOME and _leads_number(start, source):
            continue  # "some 2,600 votes" are many
        if columns[0].endswith(" of"):
            governed = _first_thing(source, governed)
        if _ALONE not in columns and any(source.words[i].base in things for i in governed):
            rank = _without_exception(source, start, int(columns[1]), grounds.language)
            yield _Rank(rank, source.shown(start), start)
    for figure in grounds.quantities_in(sentence)[:_MOST_READ]:
        found = _share(figure, sentence, source, grounds)
        if found is not None and source.words[found.start].base in things:
            yield found


def _first_thing(text: Passage, governed: Sequence[int]) -> tuple[int, ...]:
    """Return the first word that is counted, past whose it is and how many: "some of the ward's 63 staff"."""
    counted = (i for i in governed if not text.words[i].base[0].isdigit() and not _is_owner(text, i))
    return tuple(islice(counted, 1))


def _is_owner(text: Passage, index: int) -> bool:
    end = text.words[index].end
    return text.text[:end].endswith(("'s", "’s")) or text.text.startswith(("'", "’"), end)


def _share(figure: Quantity, sentence: Span, source: Passage, grounds: Grounds) -> _Rank | None:
    """Return the rank of a share or of so many of more things: "40 per cent of the members", "three of them"."""
    after = figure.number.end if figure.unit_span is None else figure.unit_span.end
    of = bisect_left(source.words, after - sentence.start, key=lambda word: word.start)
    if source.words[of : of + 1] and source.letters(of).lower() in listed_words(grounds.language, "how_much_more"):
        return None
    if figure.kind == "ratio" and isinstance(figure.value, Number) and 0 < figure.value.value < 1:
        # "one in five men", "a quarter of the men"
        return _part(of, 100 * figure.value.value, figure, sentence, source)
    if of + 1 < len(source.words) and source.words[of].base == _OUT:
        of += 1  # "three out of the 13"
    behind = [i for i in range(of + 1, min(of + 1 + _WHOM, len(source.words))) if source.words[i].content]
    start = next((i for i in behind if not _is_owner(source, i) and not source.words[i].base.isdigit()), None)
    if start is None or not isinstance(figure.value, Number) or source.words[of].base not in _of(grounds.language):
        return None
    whole = next((source.words[i].base for i in behind if source.words[i].base.isdecimal()), "0")
    if figure.kind == "count" and figure.unit is None and 0 < figure.value.value <= int(whole):
        return _part(start, _WHOLE * figure.value.value / int(whole), figure, sentence, source)
    words = source.text[figure.span.start - sentence.start : source.words[start].end]
    if figure.unit == "%":
        return _Rank(_rank_of(figure.value.value, figure), words, start)
    # Of how many it is so many is not told: they are not all.
    return _Rank(_MOST, words, start) if figure.kind == "count" and figure.unit is None else None


def _rank_of(share: Decimal, figure: Quantity) -> int:
    """Return the rank of so many percent, or of more than so many."""
    above, half = figure.comparator in ("more", "at_least"), _WHOLE // 2
    most = share > half or (above and share == half)
    if share >= _NEARLY:
        return _STRONG if share >= _WHOLE else _NEARLY_ALL
    return _MOST if most else _HALF if above or share > _WHOLE // 3 else _SOME


def _part(first: int, share: Decimal, figure: Quantity, sentence: Span, source: Passage) -> _Rank | None:
    """Return the rank of a part of what the word at ``first``, or the next that tells something, names."""
    reach = range(first, min(first + _WHOM, len(source.words)))
    start = next((i for i in reach if source.words[i].content or source.words[i].base in _THOSE), None)
    if start is None:
        return None
    words = source.text[figure.span.start - sentence.start : source.words[start].end]
    return _Rank(_rank_of(share, figure), words, start)


def _elsewhere(
    item: Passage, start: int, things: Sequence[str], sentences: Sequence[Span], grounds: Grounds
) -> Iterator[_Rank]:
    """Yield the ranks that those things have in further evidence, where it tells two words of the same around them."""
    around = item.near(start, _AROUND)
    for sentence in sentences:
        source = grounds.words_in(sentence)
        yield from (
            there
            for there in _ranks(sentence, things, grounds)
            if len(around & source.near(there.start, _AROUND)) >= _SHARED
        )


def _without_exception(text: Passage, start: int, rank: int, language: str) -> int:
    """Return the rank of a quantifier; of "all" less, where what follows makes an exception ("apart from three")."""
    if rank < _STRONG:
        return rank
    found = entries_in(text, "exceptions")
    return _NEARLY_ALL if any(start < at <= start + _EXCEPTED for at, _, _ in found) else rank
