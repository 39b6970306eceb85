"""Where the evidence has a word of the item, or its opposite, and how alike both are in what stands around them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.verifier.text.forms import PREFIXES, base_forms, listed, opposites, tight_pairs
from summarizer.verifier.text.passages import Passage

# How many words away surroundings reach: what a verb is said of, and what an adjective is.
WIDE, _TIGHT = 5, 2

# Endings (of base forms) of adjectives that a prefix may turn round, and the letters of a word at least.
_ADJECTIVES = ("abl", "ibl", "ient", "etent", "istent", "iv", "urat", "equat", "rrect", "gal", "onal", "ous", "ic")
_SHORTEST = 3

# What leads from somebody to their relative.
_WHOSE = "whose"

# What leads from an effort to what it is for, and from what is done to who does it.
_TO, _BY = "to", "by"

# Words before a verb among which it is told to be passive, or to be but aimed at.
_AUXILIARY = 2

# Words behind a comparative that tell the figure which it bounds: "more *than a*".
_BOUND = 2

# Words to either side of one among which its subject, or somebody else, is named.
_SUBJECT = 4

# Words behind one among which somebody else is named whom it is done to ("sell its biscuit business to Mayfield").
_OBJECT = 8


class Counterpart(NamedTuple):
    """A word of the evidence beside one of the item: whether they agree, and how alike their surroundings are."""

    agrees: bool
    likeness: int
    source: Passage
    place: int
    opposite: bool


def counterparts(
    index: int, item: Passage, sources: Sequence[Passage], language: str, sign: int
) -> Iterator[Counterpart]:
    """Yield the places of the evidence that hold the same word or an opposite of it."""
    base, sign = item.words[index].base, -sign if index in item.negated else sign
    for source in sources:
        for other, relation in related(base, source, language):
            for place in source.places[other]:
                if relation < 0 and not _opposed(index, item, place, source):
                    continue
                if relation < 0 and _is_tight(base, other, language) and not _neighbours(index, item, place, source):
                    continue
                likeness = len(item.near(index, WIDE) & source.near(place, WIDE))
                theirs = -1 if place in source.negated else 1
                yield Counterpart(sign * theirs * relation > 0, likeness, source, place, relation < 0)


def related(base: str, source: Passage, language: str) -> Iterator[tuple[str, int]]:
    """Yield the words of ``source`` that mean the same as ``base`` (1) or the opposite (-1)."""
    if base in source.places:
        yield base, 1
    yield from ((other, -1) for other in _prefixed(base, language) if other in source.places)
    sides = dict(opposites(language).get(base, ()))
    if not sides:
        return
    for other, pairs in source.paired.items():
        if other != base:
            for pair, side in pairs:
                if pair in sides:
                    yield other, sides[pair] * side
                    break


def has_counterpart(base: str, other: Passage, language: str) -> bool:
    """Tell whether the ``other`` side has the word or an opposite of it."""
    return any(True for _ in related(base, other, language))


def has_opposite(base: str, source: Passage, language: str) -> bool:
    """Tell whether ``source`` has an opposite of ``base``."""
    return any(relation < 0 for _, relation in related(base, source, language))


def with_opposites(item: Passage, source: Passage, language: str) -> Iterator[int]:
    """Yield the words of an item of which ``source`` has an opposite: by a prefix of either side, or a listed one."""
    for longer in source.prefixed:
        for form in (longer.removeprefix(prefix) for prefix in PREFIXES if longer.startswith(prefix)):
            if form in item.places and longer in _prefixed(form, language):
                yield from item.places[form]
    paired = {form for pair in item.pairs.keys() & source.pairs.keys() for form in item.pairs[pair]}
    for form in paired.union(item.prefixed):
        if has_opposite(form, source, language):
            yield from item.places[form]


@lru_cache(maxsize=32_768)
def _prefixed(base: str, language: str) -> tuple[str, ...]:
    """Return the words that a prefix makes the opposite of one, or that one is the opposite of ("inexcusable").

    English alone; but for "un-", such prefixes turn round what ends like an adjective, and not what is listed
    ("invaluable").
    """
    other = base_forms(language, "prefixed")
    if language != "en" or base in other:
        return ()
    longer = [prefix + base for prefix in (PREFIXES if base.endswith(_ADJECTIVES) else PREFIXES[:1])]
    longer = longer if len(base) >= _SHORTEST else []
    shorter = [(prefix, base.removeprefix(prefix)) for prefix in PREFIXES if base.startswith(prefix)]
    bare = [one for prefix, one in shorter if len(one) >= _SHORTEST and (prefix == "un" or one.endswith(_ADJECTIVES))]
    return tuple(one for one in (*longer, *bare) if one not in other)


def _opposed(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether two opposites may be said of the same: neither is a name, nor has another name as its subject.

    "Porto beat Bayern" doesn't turn round "Bayern lost to Porto"; nor do a father and a mother in one sentence.
    """
    if item.is_name(index) or source.is_name(place):
        return False
    if _is_of_effort(index, item) != _is_of_effort(place, source):
        return False  # "efforts to halt the war" doesn't turn round "the war began"
    own = item.language == "en" and item.words[index].base in source.places
    if own or source.words[place].base in item.places:
        return False  # told beside each other ("convicted of theft, but acquitted of"); exchanged, seen word by word
    if is_of_relative(index, item) != is_of_relative(place, source):
        return False  # "Ann, whose older brother is Bo": "the younger sister of Bo"
    if _tells_when(index, item) != _tells_when(place, source):
        return False  # "last year" doesn't turn round "their first final"
    if _bounds_figure(index, item) or _bounds_figure(place, source):
        return False  # "there are fewer fish", "cut by more than a third"
    return have_same_subject(index, item, place, source)


def _is_of_effort(index: int, text: Passage) -> bool:
    """Tell whether efforts are told of to end what goes on, which must have begun: "efforts *to halt* the war"."""
    if text.words[index].base not in base_forms(text.language, "halting"):
        return False
    led = [word.base for word in text.words[max(0, index - _AUXILIARY) : index]]
    return len(led) == _AUXILIARY and led[1] == _TO and led[0] in base_forms(text.language, "efforts")


def _is_converse(index: int, text: Passage) -> bool:
    """Tell whether a verb stands in the passive that is told of the other side then: "was beaten", "had been sold".

    Where it is told by whom, that one is whom it is told of: "was sold by Ann Lee" is no purchase of hers.
    """
    if text.words[index].base not in base_forms(text.language, "converses"):
        return False
    before = text.words[max(0, index - _AUXILIARY) : index]
    by = any(word.base == _BY for word in text.words[index + 1 : index + 1 + WIDE])
    return not by and any(word.base in base_forms(text.language, "being") for word in before)


def left_out_before(cue: int, text: Passage) -> range:
    """Return the clause before a "though not", with the verb it leaves out: "*stopped the sale*, though not that"."""
    if cue < 2 or text.words[cue - 1].base not in base_forms(text.language, "conceding"):
        return range(0)
    clause = text.words[cue - 2].clause
    return range(next(i for i, word in enumerate(text.words) if word.clause == clause), cue - 1)


def is_of_relative(index: int, text: Passage) -> bool:
    """Tell whether a word tells of somebody's relative from the other's side: "whose wife", "whose older brother"."""
    near = text.words[max(0, index - 1) : index + 2]
    return near[0].base == _WHOSE and any(word.base in base_forms(text.language, "kin") for word in near)


def _tells_when(index: int, text: Passage) -> bool:
    """Tell whether a word stands right before a stretch of time ("last year")."""
    after = text.words[index + 1 : index + 2]
    return bool(after) and after[0].base in base_forms(text.language, "stretches_of_time")


def _bounds_figure(index: int, text: Passage) -> bool:
    """Tell whether a comparative only tells on which side of a figure something is: "*more* than a third"."""
    after = text.words[index + 1 : index + 1 + _BOUND]
    if len(after) < _BOUND or after[0].base not in base_forms(text.language, "than"):
        return False
    numbers = base_forms(text.language, "numbers", "indefinite_articles")
    return after[1].base in numbers or after[1].base[0].isdigit()


def _is_of_other_side(by: int, text: Passage, at: int, other: Passage) -> bool:
    """Tell whether a word says more of who does something to whom the other text's word says more of."""
    if not _is_led_by(by, text) or _is_led_by(at, other):
        return False
    behind = range(at + 1, min(len(other.words), at + 1 + _OBJECT))
    return not text.names_among(range(by)).isdisjoint(other.names_among(behind))


def _is_led_by(index: int, text: Passage) -> bool:
    """Tell whether a word says more of who does something, told in the passive: "by a *larger* rival"."""
    before = (word for word in reversed(text.words[max(0, index - _AUXILIARY) : index]))
    led = next((word.base for word in before if word.base not in listed(text.language, "articles")), "")
    return led == _BY and index + 1 < len(text.words) and text.words[index + 1].content


def have_same_subject(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether nobody else is named just before one of two words than before the other, nor done it to instead."""
    if _is_converse(index, item) != _is_converse(place, source):
        return False  # "was beaten" doesn't turn round "lost", nor "were sold" "bought"
    if _is_of_other_side(index, item, place, source) or _is_of_other_side(place, source, index, item):
        return False  # "Pell is bought by a larger rival", "buys its smaller rival Pell"
    ours, theirs = item.names_before(index, _SUBJECT), source.names_before(place, _SUBJECT)
    if ours and theirs:
        return not ours.isdisjoint(theirs)
    # "with a late win at Porto" doesn't turn round "condemned Porto to a defeat".
    return theirs.isdisjoint(_names_after(index, item)) and ours.isdisjoint(_names_after(place, source))


def _names_after(index: int, text: Passage) -> frozenset[str]:
    behind = range(index + 1, min(len(text.words), index + 1 + _OBJECT))
    return text.names_among(behind)


def _is_tight(base: str, other: str, language: str) -> bool:
    """Tell whether two opposites say something only of their very neighbours."""
    table = opposites(language)
    shared = {pair for pair, _ in table.get(base, ())} & {pair for pair, _ in table.get(other, ())}
    return bool(shared) and shared <= tight_pairs(language)


def _phrase(index: int, text: Passage) -> frozenset[str]:
    """Return the content words right behind a word, up to the next small one or mark: what it says more of."""
    found = set()
    for here, after in pairwise(range(index, min(len(text.words), index + WIDE))):
        gap = text.text[text.words[here].end : text.words[after].start]
        if not text.words[after].content or not (gap.isspace() or gap == "-"):
            break
        found.add(text.words[after].base)
    return frozenset(found)


def _neighbours(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether both words have the same word beside them; where both say more of a word, one before it or it."""
    ours, theirs = _phrase(index, item), _phrase(place, source)
    if ours and theirs and ours.isdisjoint(theirs):
        return False  # "higher duty" beside "the duty meant lower bills"
    return not item.near(index, _TIGHT).isdisjoint(source.near(place, _TIGHT))
