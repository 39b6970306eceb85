"""What a text denies: its negations with the words that each governs, and words that deny without one.

They are read of words alone, for a :class:`.words.Passage` asks here when it is first asked for its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from summarizer.patterns import pattern
from summarizer.verifier.text.cue_words import NEAR, entries_among, governed
from summarizer.verifier.text.forms import base_forms, listed
from summarizer.verifier.text.tokens import Word

# Marks that tell when a negation is one.
_CONDITIONS = ("but", "deed", "plea")

# Words after a verb of meaning among which a negation undoes the one before it.
_AT_ONCE = 3

# Marks that open a quotation, with those that close it.
_CLOSING = {'"': '"', "'": "' ", "“": "”", "‘": "’ ", "«": "»", "„": "“"}

# What may stand between a negation and what it governs: an insertion that ends with a comma ("not, he said, accept"),
# but no end of a quotation (",'") and no clause of its own ("hopes not, after she left").
_INSERTION = pattern(r"(?:[\w\s'’]|,(?!['’]))*,(?!['’])\s*(?:ever\s)?")


# Words before a negation that make it one of two: "may or may".
_EITHER, _OR = 3, "or"

# An insertion stands between two of them.
_COMMAS = 2

# What leads to what is denied as a clause.
_THAT = "that"

_Negation = tuple[int, tuple[int, ...]]


def negations(
    text: str, found: Sequence[Word], places: Mapping[str, Sequence[int]], language: str
) -> Iterator[_Negation]:
    """Yield every negation with the content words that it governs, but for two that undo each other.

    "That doesn't mean they can't": they may.
    """
    told = list(_told(text, found, places, language))
    meaning = base_forms(language, "meaning")
    if len(told) < 2 or meaning.isdisjoint(places):
        yield from told
        return
    undone = [
        place
        for place, ((_, denied), (start, _)) in enumerate(pairwise(told))
        if denied and found[denied[0]].base in meaning and _follows_at_once(denied[0], start, found)
    ]
    for place, (start, denied) in enumerate(told):
        if place in undone:
            yield start, denied[:1]
        elif place - 1 not in undone:
            yield start, denied


def _is_void(marks: Sequence[str], text: str, found: Sequence[Word], place: range, language: str) -> bool:
    """Tell whether what its marks ask for is not there, so that a negation is none."""
    end = place.stop
    if "but" in marks and (
        any(mark in text[found[place.start].end :] for mark in ":;")
        or any(word.base in listed(language, "but_words") for word in found[end : end + 3 * NEAR])
    ):
        return True  # "not simply a ferry, but a home"
    things = listed(language, "articles", "possessives")
    if "deed" in marks and (
        any(word.base in things for word in found[end : end + 1])
        or not any(text[: word.end].endswith(tuple(listed(language, "doing"))) for word in found[end : end + 2])
    ):
        return True  # "decided against the firm", "put off the opening", not "against fact-checking him"
    return "plea" in marks and _is_convicted(found, end, language)  # "denied murder but was found guilty"


def _begins_with_deed(text: str, found: Sequence[Word], end: int, first: int, language: str) -> bool:
    """Tell whether what a "that" leads to begins with a deed as its subject: "that *wanting* it back had …".

    "That *funding* was cut" begins with a thing: behind a deed stands what it is done to.
    """
    leading = text[found[end - 1].start : found[end - 1].end].lower() == _THAT
    deed = first == end and text[found[first].start : found[first].end].endswith(tuple(listed(language, "doing")))
    behind = found[first + 1 : first + 2]
    return leading and deed and any(word.base in listed(language, "articles", "object_pronouns") for word in behind)


def _follows_at_once(index: int, start: int, found: Sequence[Word]) -> bool:
    """Tell whether only small words stand between two words, and few: "mean *that they* can't"."""
    between = found[index + 1 : start]
    return index < start <= index + _AT_ONCE and not any(word.content or word.base == "to" for word in between)


def _told(text: str, found: Sequence[Word], places: Mapping[str, Sequence[int]], language: str) -> Iterator[_Negation]:
    """Yield every negation with the content words that it governs: the first few after it in its clause.

    Marks of the cue list change that: "verb", the verb wherever it stands; "both", then what stands before; "pair",
    only with a second word ("ne … pas"), which is then no negation of its own; "plea", not where it was found to be so;
    "but", not where a "but" follows ("not simply a ferry, but a home"); "deed", only where a deed in -ing follows. Of
    what is "not all" so, "all" alone is denied.
    """
    seconds, denied = listed(language, "negation_partners"), -1
    for start, end, columns in entries_among(found, places, language, "negation"):
        reach, marks, clause = int(columns[1]), "".join(columns[2:]).split(), found[start].clause
        if _is_void(marks, text, found, range(start, end), language) or _is_either(found, start, language):
            continue
        if _is_of_before(text, found, end, language):
            continue
        marks = [mark for mark in marks if mark not in _CONDITIONS]
        paired = "pair" in marks
        if not reach or (clause == denied and (paired or found[start].base in seconds)):
            continue
        if paired and not any(word.base in seconds for word in _clause_after(found, end)):
            continue
        denied = clause if seconds else -1
        near = [*governed(found, end, reach)] if "verb" not in marks else _verbs_after(text, found, end)
        if not near and not marks:
            near = _past_insertion(text, found, end, reach)
        near = [i for i in near if i < _quoted_until(text, found, start)]
        if near and _begins_with_deed(text, found, end, near[0], language):
            near = []  # "denied that *wanting* it back had to do with that": he wanted it
        if near[1:] and found[near[0]].base in base_forms(language, "no_trouble"):
            near = near[:1]  # "had no problem confronting her": she did
        if near and found[near[0]].base in base_forms(language, "persuading"):
            near = _led_to(found, near, reach)
        if text[: found[start].start].rstrip().endswith(",") and found[start].base in listed(language, "contrasting"):
            near = _until_of(found, end, near, language)
        if end < len(found) and found[end].base in base_forms(language, "universals"):
            yield start, (end,)
            continue
        around = _before(text, found, start, small_first=not near) if marks else ()
        yield start, tuple(dict.fromkeys([*near, *around]))[:reach]


def _is_of_before(text: str, found: Sequence[Word], end: int, language: str) -> bool:
    """Tell whether all that is denied was told before, and nothing that follows: "denied this and said the mill …"."""
    if not found[end : end + 1] or found[end].base not in listed(language, "that_is_said"):
        return False
    behind = text[found[end].end : found[end].end + 1]
    return behind == "," or (bool(found[end + 1 : end + 2]) and found[end + 1].base in listed(language, "joining"))


def _is_either(found: Sequence[Word], start: int, language: str) -> bool:
    """Tell whether a negation is but the other of two that may be: "may or may *not*"."""
    possible = base_forms(language, "possible")
    before = [word.base for word in found[max(0, start - _EITHER) : start]]
    return len(before) == _EITHER and {before[0], before[2]} <= possible and before[1] == _OR


def _led_to(found: Sequence[Word], near: list[int], reach: int) -> list[int]:
    """Return what a denied verb of persuading leads to, with the verb: "failed to persuade the judge *to block* it"."""
    clause = found[near[0]].clause
    led = next((i for i in range(near[0] + 1, len(found)) if found[i].clause == clause and found[i].base == "to"), None)
    return [near[0], *governed(found, led + 1, max(1, reach - 1))] if led is not None else near


def _until_of(found: Sequence[Word], end: int, near: list[int], language: str) -> list[int]:
    """Return what is denied of a thing that is set against another: ", not *the words* of the man who shot her"."""
    if not found[end : end + 1] or found[end].base not in listed(language, "articles"):
        return near
    of = next((i for i in range(end, len(found)) if found[i].base in listed(language, "share_of")), len(found))
    return [i for i in near if i < of]


def _quoted_until(text: str, found: Sequence[Word], start: int) -> int:
    """Return the first word behind a quotation that a negation opens ("the 'no plastic' rule"), or them all."""
    mark = text[found[start].start - 1 : found[start].start]
    closing = text.find(_CLOSING[mark], found[start].end) if mark in _CLOSING else -1
    behind = next((i for i in range(start, len(found)) if found[i].start > closing), len(found))
    # A "not" that is quoted alone denies what follows.
    return behind if closing >= 0 and any(found[i].content for i in range(start + 1, behind)) else len(found)


def _is_convicted(found: Sequence[Word], start: int, language: str) -> bool:
    """Tell whether what somebody denies is found to be so: guilty, but not of anything else, nor by a plea."""
    convicting, others = base_forms(language, "convicting"), base_forms(language, "convicted_of")
    return any(
        found[i].base in convicting
        and found[i - 1].base not in others
        and not (found[i + 1 : i + 2] and found[i + 1].base in others)
        for i in range(start, len(found))
    )


def _past_insertion(text: str, found: Sequence[Word], end: int, reach: int) -> list[int]:
    """Return what a "not" or "never" governs beyond the commas of an insertion ("does not, and never will, accept")."""
    after = (i for i in range(end, min(len(found), end + NEAR)) if found[i].content)
    first = next(after, None)
    if first is None or found[end - 1].base in ("no", "none"):
        return []
    between = text[found[end - 1].end : found[first].start]
    if between.startswith(",") and between.count(",") < _COMMAS:
        return []  # "If they don't, 15 years is long"
    return [first, *governed(found, first + 1, reach - 1)] if _INSERTION.fullmatch(between) else []


def _clause_after(found: Sequence[Word], end: int) -> Iterator[Word]:
    """Yield the words from ``end`` on in the clause of the word before."""
    clause = found[end - 1].clause
    return (word for word in found[end : end + 2 * NEAR] if word.clause == clause)


def _verbs_after(text: str, found: Sequence[Word], end: int) -> list[int]:
    """Return what may be verbs (small letters) after ``end`` in the clause, the last first, then what else is there.

    A German clause ends with its participle or infinitive ("hat den Plan am Montag nicht endgültig genehmigt").
    """
    after = list(governed(found, end, 2 * NEAR))[::-1]
    return _small_first(text, found, after) if any(found[i].is_small(text) for i in after) else []


def _before(text: str, found: Sequence[Word], start: int, *, small_first: bool) -> list[int]:
    """Return the content words before ``start`` in its clause, the nearest first ("genehmigte den Plan nicht")."""
    near, clause = range(max(0, start - 2 * NEAR), start), found[start].clause
    before = [i for i in reversed(near) if found[i].clause == clause and found[i].content]
    return _small_first(text, found, before) if small_first else before


def _small_first(text: str, found: Sequence[Word], indices: Iterable[int]) -> list[int]:
    return sorted(indices, key=lambda i: not found[i].is_small(text))


def denials(cues: Iterable[int], places: Mapping[str, Sequence[int]], language: str) -> Iterator[int]:
    """Yield the words that deny: the negations ``cues``, and words that do without one ("against", "missing").

    "Einen *früheren* Mitarbeiter" denies only that he is one now.
    """
    yield from cues
    yield from (i for form in _implicit(language) & places.keys() for i in places[form])


@cache
def _implicit(language: str) -> frozenset[str]:
    """Return the base forms of the words that deny without a negation."""
    told = base_forms(language, "implicit_negations", "acquitting")
    return told - base_forms(language, "formers")


def is_near(index: int, cues: Iterable[int], reach: int) -> bool:
    """Tell whether one of some cues stands at most ``reach`` words from a word, and is not that word."""
    return any(0 < abs(cue - index) <= reach for cue in cues)
