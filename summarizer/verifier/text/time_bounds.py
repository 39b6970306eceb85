"""A negation that a time ends tells when something comes: "will not open until 2028" is "will open in 2028".

One from a time on tells when it was last, or is the first since: "had not met since 2011", "their first meeting since".
"""

from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage

# Words to either side of a negation among which the time stands that ends it ("Vor 2028 wird damit nicht begonnen").
# Chosen, not swept.
_REACH = 8

# Small words at most between "until" and its time ("antes de finales de mayo"). Chosen, not swept.
_BETWEEN = 3

# Words before a negation among which it is told of whom it is. Chosen, not swept.
_SUBJECT = 4

# Sides of a time that rule each other out.
_OTHER_SIDE = {"early": "late", "late": "early", "before": "after", "after": "before"}

# Those of them that are told of what stands right before them.
_AROUND = ("before", "after")

# Digits of a year, and a time of day, which no other number is.
_YEAR = 4
_CLOCK = pattern(r"(?i)\d{1,2}(?:[.:]\d\d)?[ \u00a0]?(?:[ap]\.?m\b|o['’]clock\b)|\d{1,2}:\d\d\b")

# The classes of the calendar that name a time by itself.
_TIMES = frozenset({"month", "weekday", "season"})


def only_says_when(item: Passage, source: Passage) -> bool:
    """Tell whether one side denies until a time what the other tells of that time, or since one what it tells of it.

    Not where the other has it before that time, too: "will open before May" is turned round by "will not open before
    May". Of a time until which it holds, the side that denies must do so once more than the other, or something
    else is denied as well.
    """
    sides = ((item, source), (source, item))
    return any(
        one.negations and (_is_then(one, other) or _is_since(one, other) or _is_as_long(one, other))
        for one, other in sides
    )


def _is_then(denying: Passage, telling: Passage) -> bool:
    ends = list(_ending_times(denying))
    if _told_at(ends, denying) != len(telling.negations) + 1:
        return False
    leading = base_forms(telling.language, "until", "by_times")
    times = {denying.words[i].base for i in ends}
    places = [i for time in times for i in telling.places.get(time, ())]
    if any(word.base in leading for i in places for word in telling.words[max(0, i - 1 - _BETWEEN) : i]):
        return False
    if any(not _is_hour(telling, i) for i in places):
        return True
    # A story tells of many an hour: each that it tells of what is denied must be that one.
    hours = [i for i in range(len(telling.words)) if _is_hour(telling, i) and _has_denied(denying, telling, i)]
    return bool(hours) and all(telling.words[i].base in times for i in hours)


def _has_denied(denying: Passage, telling: Passage, at: int) -> bool:
    """Tell whether what one side denies is told in the clause of a time."""
    clause = telling.words[at].clause
    there = {word.base for word in telling.words if word.clause == clause}
    return any(denying.words[i].base in there for _, governed in denying.negations for i in governed[:1])


def _is_hour(text: Passage, index: int) -> bool:
    return bool(_CLOCK.match(text.text, text.words[index].start))


def _told_at(ends: Sequence[int], denying: Passage) -> int:
    """Return how many negations one side has, but for those of nothing in another clause ("…, dem sie fehlt")."""
    clauses = {denying.words[i].clause for i in ends}
    return sum(bool(governed) or denying.words[cue].clause in clauses for cue, governed in denying.negations)


def _is_as_long(denying: Passage, telling: Passage) -> bool:
    """Tell whether one side denies for as long as the other tells to pass until it came: "three hours *before* it was".

    "Was not sent *for* three hours"; what is denied must be all that came then, of "it" or the same one, and be told
    nowhere before.
    """
    passing, lasting = base_forms(telling.language, "passing"), words(denying.language, "for_as_long")
    waits = {stretch for stretch, before, _ in _stretches(denying) if before in lasting}
    denied = [denying.words[governed[0]].base for _, governed in denying.negations if governed]
    for stretch, _, at in _stretches(telling) if waits else ():
        if stretch in waits and at < len(telling.words) and telling.words[at].base in passing:
            first, then = {word.base for word in telling.words[:at]}, _told_behind(telling, at)
            same = _is_of_told(telling, at) or not then.isdisjoint(_subjects(denying) - set(denied))
            return same and all(form in then and form not in first for form in denied)
    return False


def _told_behind(text: Passage, at: int) -> frozenset[str]:
    """Return the words of the clause behind a word."""
    clause = text.words[at + 1].clause if at + 1 < len(text.words) else None
    return frozenset(word.base for word in text.words[at + 1 :] if word.clause == clause)


def _is_of_told(text: Passage, at: int) -> bool:
    """Tell whether a pronoun behind a word means who or what was told of before."""
    behind = text.words[at + 1].base if at + 1 < len(text.words) else ""
    return behind in base_forms(text.language, "third_person")


def _subjects(text: Passage) -> frozenset[str]:
    """Return the content words soon before the negations of a text."""
    near = (i for cue in text.cues for i in range(max(0, cue - _SUBJECT), cue))
    return frozenset(text.words[i].base for i in near if text.words[i].content)


def _stretches(text: Passage) -> Iterator[tuple[tuple[str, str], str, int]]:
    """Yield each "three hours", with the word before it, past "almost", and the index of the one behind it."""
    times, small = base_forms(text.language, "stretches_of_time"), base_forms(text.language, "qualifiers")
    for i, word in enumerate(text.words[1:], 1):
        if word.base in times and text.words[i - 1].base.isdigit():
            before = next((one.base for one in reversed(text.words[: i - 1]) if one.base not in small), "")
            yield (text.words[i - 1].base, word.base), before, i + 1


def _is_since(denying: Passage, telling: Passage) -> bool:
    """Tell whether one side denies of the time since what the other tells as the first since, or the last at, a time.

    "Had not staged a match since 2011", "its first match since 2011"; "hasn't seen him since", "last saw him in".
    """
    language = denying.language
    since = _times_behind(denying, base_forms(language, "since"))
    times = {denying.words[i].base for i in since if any(0 < i - cue <= _REACH for cue in denying.cues)}
    if not times:
        return False
    # The time must be told near the word on the other side: "*last* saw him in *2016*", "its *first* one since *2011*".
    for name in ("firsts", "lasts"):
        for at in (i for form in base_forms(language, name) for i in telling.places.get(form, ())):
            led = telling.words[at + 1 : at + 2]
            verb = bool(led) and led[0].content and led[0].base not in base_forms(language, "stretches_of_time")
            near = {word.base for word in telling.words[at + 1 : at + 1 + _REACH]}
            if verb and not times.isdisjoint(near):
                return True
    return False


def other_end(item: Passage, sources: Sequence[Passage]) -> tuple[int, Passage, int] | None:
    """Return where the item has a time at the earliest that a sentence has at the latest, or the other way round."""
    theirs = [(source, end) for source in sources for end in _ends(source)]
    for time, side, at in _ends(item):
        same = [(source, other, there) for source, (when, other, there) in theirs if when == time]
        if side in _AROUND:
            led = _led(item, at)
            same = [one for one in same if led is not None and _led(one[0], one[2]) == led]
        if same and all(other == _OTHER_SIDE[side] for _, other, _ in same):
            return at, same[0][0], same[0][2]
    return None


def _led(text: Passage, at: int) -> str | None:
    """Return the content word right before what leads to a time: by it is known what came then ("*laid* before")."""
    return text.words[at - 1].base if at > 0 and text.words[at - 1].content else None


def _ends(text: Passage) -> Iterator[tuple[str, str, int]]:
    """Yield each time that something comes at the earliest or at the latest, with which of them, and where."""
    for start, end, (_, side, *only) in entries_in(text, "ends_of_time"):
        before = range(start - 1, start - 1 - _BETWEEN, -1)
        near = (*range(end, end + _BETWEEN), *(() if only else before))
        at = next((i for i in near if 0 <= i < len(text.words) and _is_time(i, text)), None)
        if at is not None and not (only and text.cues):  # "no decision before September" is no early one
            yield text.words[at].base, side, start


def _times_behind(text: Passage, leading: frozenset[str]) -> Iterator[int]:
    """Yield the times to which one of some words leads."""
    for at in sorted(i for form in leading & text.places.keys() for i in text.places[form]):
        near = range(at + 1, min(len(text.words), at + 2 + _BETWEEN))
        first = next((i for i in near if text.words[i].content or _is_time(i, text)), None)
        if first is not None and _is_time(first, text):
            yield first


def _ending_times(text: Passage) -> Iterator[int]:
    """Yield the times until which a negation near by holds."""
    until = base_forms(text.language, "until")
    for at in _times_behind(text, until):
        if any(abs(cue - at) <= _REACH + 1 + _BETWEEN for cue in text.cues):
            yield at


def _is_time(index: int, text: Passage) -> bool:
    word = text.words[index]
    year = word.base.isdigit() and word.end - word.start == _YEAR
    return year or word.base in _named_times(text.language) or _is_hour(text, index)


@cache
def _named_times(language: str) -> frozenset[str]:
    return frozenset(base_form(one[0].lower(), language) for one in entries(language, "calendar") if one[1] in _TIMES)
