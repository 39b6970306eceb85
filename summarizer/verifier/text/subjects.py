"""Of whom an English verb is told, as far as that is plain: a name right before it or its "who", or a "he".

No parser: where a common noun may be the subject, or the verb is one of two that "and" joins, nothing is returned.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from summarizer.verifier.text.forms import base_forms, listed
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import is_past

# Words that may stand between a subject and its verb: auxiliaries and small adverbs, few of them. Chosen, not swept.
_MOST = 5

# Words behind a verb among which a "by" tells who did it, and behind that among which a name begins.
_BY, _AGENT = 4, 3

_RELATIVE = frozenset(("who", "which"))


class Subject(NamedTuple):
    """Of whom a verb is told: a name, by the indices of its words, or None where a pronoun stands for one.

    ``passive``: it is done to them. ``plain``: nothing stands between the name and the verb but auxiliaries.
    ``relative``: a "who" does, which may mean somebody else before it.
    """

    name: Sequence[int] | None
    passive: bool
    plain: bool = True
    relative: bool = False


def subject_of(text: Passage, verb: int, names: Sequence[Sequence[int]]) -> Subject | None:
    """Return of whom a verb is told, of a passage with these ``names``; None where it is not plain."""
    first = _before_auxiliaries(text, verb)
    helped = {text.words[i].base for i in range(first, verb)}
    if "to" in helped or not (helped or is_past(text, verb) or text.letters(verb).endswith("s")):
        return None
    passive = is_passive(text, verb)
    before = text.words[first - 1].base if first else ""
    if before in base_forms(text.language, "third_person"):
        return Subject(None, passive)
    name = _named_before(text, first, names)
    if name is None:
        return None
    return Subject(name, passive, name[-1] == first - 1, relative=before in _RELATIVE)


def is_passive(text: Passage, verb: int) -> bool:
    """Tell whether a verb tells what is done to its subject: "was sent off", "have been paid"."""
    helped = {text.words[i].base for i in range(_before_auxiliaries(text, verb), verb)}
    return is_past(text, verb) and not helped.isdisjoint(base_forms(text.language, "being"))


def agent_of(text: Passage, verb: int, names: Sequence[Sequence[int]]) -> Sequence[int] | None:
    """Return who did what a verb in the passive tells: the name behind a "by", or the noun of "by a farmer"."""
    by = next((i for i in range(verb + 1, min(len(text.words), verb + 1 + _BY)) if text.words[i].base == "by"), None)
    if by is None:
        return None
    somebody = by + 2 < len(text.words) and text.words[by + 1].base in base_forms(text.language, "indefinite_articles")
    named = (name for name in names if by < name[0] <= by + _AGENT)
    return next(named, (by + 2,) if somebody and text.words[by + 2].content else None)


def is_verb(text: Passage, index: int) -> bool:
    """Tell whether a word may be a verb that tells a deed: no name, no adverb, none of saying, and not light."""
    word = text.words[index]
    idle = base_forms(text.language, "light_verbs", "reporting_verbs")
    small = word.content and text.is_small(index) and not word.base[0].isdigit()
    return small and not word.base.endswith("ly") and word.base not in idle


def _before_auxiliaries(text: Passage, verb: int) -> int:
    """Return the first of the auxiliaries, adverbs and negations right before a verb, or the verb."""
    small, clause = base_forms(text.language, "auxiliaries"), text.words[verb].clause
    first = verb
    while first > 0 and verb - first < _MOST and text.words[first - 1].clause == clause:
        word = text.words[first - 1]
        if word.base not in small and not (word.base.endswith("ly") and text.is_small(first - 1)):
            break
        first -= 1
    return first


def _named_before(text: Passage, first: int, names: Sequence[Sequence[int]]) -> Sequence[int] | None:
    """Return the name that ends right before a verb with its auxiliaries, or before the "who" or the age there."""
    relative = first > 0 and text.words[first - 1].base in _RELATIVE
    end = first - 1 if relative else first
    aged = end > 0 and text.words[end - 1].base.isdigit() and text.words[end - 1].clause != text.words[first].clause
    end -= aged
    name = next((one for one in reversed(names) if one[-1] == end - 1), None)
    if name is None or text.letters(name[-1]).endswith(("'s", "\u2019s")):
        return None
    if relative or aged or _is_set_off(text, name, first):
        return name
    apart = text.words[name[-1]].clause != text.words[first].clause
    return None if apart or _is_led(text, name) else name


def _is_set_off(text: Passage, name: Sequence[int], first: int) -> bool:
    """Tell whether commas part a name from what it is: "the maker, *Corvane*, paid"."""
    start, clause = name[0], text.words[name[0]].clause
    while start and text.letters(start - 1).casefold() in listed(text.language, "titles"):
        start -= 1
    parted = start > 0 and text.words[start - 1].clause == clause - 1 and text.words[first].clause == clause + 1
    return parted and not text.is_name(start - 1)


def _is_led(text: Passage, name: Sequence[int]) -> bool:
    """Tell whether a name is but part of a subject: "the head of Brenn", "Ann Lee and Bo Day", "the Spaniard"."""
    clause = text.words[name[0]].clause
    start = next(i for i, word in enumerate(text.words) if word.clause == clause)
    return any(text.words[i].base in _leading(text.language) for i in range(max(start, name[0] - _MOST), name[0]))


@cache
def _leading(language: str) -> frozenset[str]:
    """Return the words behind which a name is but part of what a verb is told of."""
    return base_forms(language, "prepositions", "joining", "articles")
