"""A plan of a sentence that a text retells, told as a deed: "has opened a ward", of who "will open a ward".

The sentence is retold in most of its words: the same verb, told in any tense but one that may tell what is to come, is
enough. What a text tells of sentences that it does not retell is compared in :mod:`.foreseen`.
"""

from collections.abc import Iterable, Iterator

from summarizer.reading.cues import words
from summarizer.reading.quantities import Quantity
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.foreseen import is_hedged, only_foreseen
from summarizer.verifier.evidence.closeness import close, is_retold
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import supports
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import Plan, is_done_by_saying, looks_ahead, plans_of
from summarizer.verifier.text.tenses import AIMS
from summarizer.verifier.verdicts import Remark

# Share of the content words of a text, and of the clause with the plan, that the other must have where the text tells
# the plan's own clause in the passive.
_OURS, _THEIRS = 0.75, 0.5

# Words around a deed among which one may tell that it was not done ("kept the leak from being stopped").
_AROUND = 5

# Words behind a deed among which its day is told. Chosen, not swept.
_DAY = 12

# What tells of what one was able to, before a "no".
_ABLE = "could"

# What makes it a duty: "must also pay" tells no deed.
_DUTY, _THAT, _BE, _BEHIND = "must", "that", "be", 2


def retold_as_done(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on deeds that a text tells, without a plan of its own, of a sentence that it retells and that plans them.

    First in any words, then in the passive.
    """
    item = grounds.words_of(assertion.text)
    if looks_ahead(item):
        return
    near = close(assertion, grounds)
    yield from _retold(item, [grounds.words_in(one) for one in near if is_retold(assertion, one, grounds)], grounds)
    yield from _in_passive(item, [grounds.words_in(one) for one in near], grounds.language)


def _retold(item: Passage, sources: list[Passage], grounds: Grounds) -> Iterator[Remark]:
    """Remark on what the text tells as done in any words."""
    for source in sources:
        for plan, planned in _planned(source):
            deed = source.words[planned].base
            place = item.places.get(deed, (None,))[0]
            if (
                place is not None
                and not is_done_by_saying(source, plan, deed)
                and deed not in base_forms(grounds.language, "stances")
                and _tells_done(item, place, grounds)
                and not _is_present(item, place, source, plan.cue, planned)
                and not _is_due(place, item, plan.cue, planned, source, grounds)
                and not _is_done(deed, sources)
            ):
                yield only_foreseen(item, place, source, plan.cue)


def _tells_done(item: Passage, place: int, grounds: Grounds) -> bool:
    """Tell whether a word of a text may tell a deed as done: not denied, hedged or averted, no aim and no thing."""
    return (
        place not in item.negated
        and not _is_aim(item, place)
        and not _is_thing(item, place)
        and not is_hedged(item, place, grounds)
        and item.near(place, _AROUND).isdisjoint(base_forms(grounds.language, "averting"))
    )


def _planned(source: Passage) -> Iterator[tuple[Plan, int]]:
    """Yield the plans of a sentence with each deed that they make one: their own, and those that it is done by.

    "She wants to change the law by *raising* the fine and *closing* the bars."
    """
    means, joining, doing = (words(source.language, name) for name in ("means", "joining", "doing"))
    for plan in plans_of(source):
        if not plan.governed or not _is_deed(plan.cue, plan.governed[0], source):
            continue
        first = plan.governed[0]
        if source.words[plan.cue].base == _ABLE and first + 1 in source.cues:
            continue  # "could find no trace": it found none
        yield plan, first
        by = next((i for i in range(first + 1, len(source.words)) if source.words[i - 1].base in means), None)
        if by is not None:
            done = [i for i in range(by + 1, len(source.words)) if source.words[i - 1].base in joining]
            yield from ((plan, i) for i in (by, *done) if source.letters(i).endswith(doing))


def _is_deed(start: int, place: int, source: Passage) -> bool:
    """Tell whether what a plan governs may be what is done: no name, nor a thing ("will be without defenders")."""
    between = {source.words[i].base for i in range(start, place + 1)}
    things = {*words(source.language, "prepositions"), *words(source.language, "articles")}
    return not source.is_name(place) and between.isdisjoint(things - set(AIMS))


def _in_passive(item: Passage, sources: list[Passage], language: str) -> Iterator[Remark]:
    """Remark where a clause of the evidence is retold with its "will be felled" told as "have been felled"."""
    past, said = frozenset(words(language, "past")), item.content.keys()
    for source in sources if past else ():
        for plan in plans_of(source):
            planned = plan.governed and _BE in _after(source, plan.cue) and _is_deed(plan.cue, plan.governed[0], source)
            deed = source.words[plan.governed[0]].base if planned else ""
            if not plan.columns or deed not in item.places or _is_done(deed, sources):
                continue
            clause = _clause(source, plan.cue, language)
            enough = len(said & clause) >= max(_OURS * len(said), _THEIRS * len(clause))
            place = item.places[deed][0]
            if enough and not past.isdisjoint(_before(item, place)):
                yield only_foreseen(item, place, source, plan.cue)


def _clause(text: Passage, start: int, language: str) -> set[str]:
    """Return the content words of the clause around ``start``, behind the words that tell who says it."""
    telling, found = base_forms(language, "reporting_verbs"), text.words
    before = (i for i in range(start, -1, -1) if found[i].base in telling or found[i].clause != found[start].clause)
    first = next(before, -1) + 1
    return {word.base for word in found[first:] if word.content and word.clause == found[start].clause}


def _after(text: Passage, start: int) -> list[str]:
    return [word.base for word in text.words[start + 1 : start + 3]]


def _before(text: Passage, place: int) -> list[str]:
    return [word.base for word in text.words[max(0, place - 3) : place]]


def _is_present(item: Passage, place: int, source: Passage, start: int, planned: int) -> bool:
    """Tell whether the present tense tells what will be: "takes over" and "is taking over" for "will take over"."""
    ours, theirs = item.letters(place).lower(), source.letters(planned).lower()
    if "already" in item.places:
        return False
    if ours.endswith("ing"):
        being = source.words[start].base in base_forms(item.language, "being")  # "is to get"
        if not being and source.words[start].base not in base_forms(item.language, "future"):
            return False
        before = item.words[max(0, place - 1) : place]
        return any(word.base in base_forms(item.language, "being") for word in before) and frozenset(
            words(item.language, "past")
        ).isdisjoint(_before(item, place))
    ahead = base_forms(item.language, "future") | base_forms(item.language, "being")  # "will open", "is to open"
    if source.words[start].base not in ahead:
        return False
    phrase = item.words[place].base == source.words[planned].base and ours.endswith("s")  # "goes up": "will rise"
    return phrase or ours in (theirs, f"{theirs}s", f"{theirs}es")


def _is_due(place: int, item: Passage, start: int, planned: int, source: Passage, grounds: Grounds) -> bool:
    """Tell whether a present tense tells of the day for which something is due: "takes on Ely on Saturday"."""
    ours, theirs = item.letters(place).lower(), source.letters(planned).lower()
    if source.words[start].base not in base_forms(item.language, "due") or ours not in (f"{theirs}s", f"{theirs}es"):
        return False
    days = _days_after(place, item, grounds.quantities_said(item.text))
    there = _days_after(planned, source, grounds.quantities_said(source.text))
    return any(supports(other, one) for one in days for other in there)


def _days_after(index: int, text: Passage, figures: Iterable[Quantity]) -> list[Quantity]:
    """Return the dates that stand soon behind a word."""
    last = text.words[min(len(text.words) - 1, index + _DAY)].end
    return [one for one in figures if one.kind == "date" and text.words[index].end <= one.number.start < last]


def _is_aim(item: Passage, place: int) -> bool:
    """Tell whether the item itself tells a word only as what something is for ("a law to ban …"), or as a duty."""
    before = [word.base for word in item.words[max(0, place - _BEHIND) : place]]
    if item.letters(place).endswith(words(item.language, "doing")) and before[-1:] == [_THAT]:
        return True  # "that stopping the boats is the only way"
    able = before[-1:] == [_BE] and before[0] in AIMS  # "can be called in"
    return _DUTY in before or (bool(before) and before[-1] in AIMS) or able


def _is_thing(item: Passage, place: int) -> bool:
    """Tell whether an article or a possessive makes a thing of a word: "has announced *a review* of it"."""
    first = place
    while first > 0 and item.words[first - 1].base[0].isdigit():
        first -= 1  # "an 11% raise"
    return item.follows_article(first) and not item.letters(place).endswith(("ed", "en"))


def _is_done(deed: str, sources: Iterable[Passage]) -> bool:
    """Tell whether the evidence has the deed somewhere without a plan before it."""
    for source in sources:
        planned = {plan.governed[0] for plan in plans_of(source) if plan.governed} | {i for _, i in _planned(source)}
        if any(place not in planned for place in source.places.get(deed, ())):
            return True
    return False
