"""What a sentence of the story only plans, asks for or talks about, of a deed that a text tells as done."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import Plan, is_done_by_saying, plans_of, wishes_of
from summarizer.verifier.text.tenses import AIMS, is_aim

OBJECTS = 2
"""Content words behind a deed by which it is known what was done ("approved the *takeover*"). Chosen, not swept."""

# Words behind a deed among which its object ends ("struck a £96mn *deal*"). Chosen, not swept.
_BEHIND = 5

# Words to either side of a request among which it is told what is asked for. Chosen, not swept.
_ASKED = 10

# Requests of one sentence that are looked at. Chosen for time.
_REQUESTS = 20


class ToldDeed(NamedTuple):
    """A deed that a text tells as done, and the base forms of what it was done to, :data:`OBJECTS` at most.

    ``alone``: it was done to nothing, and is known by who did it.
    """

    item: Passage
    place: int
    objects: tuple[str, ...]
    alone: bool = False

    @property
    def base(self) -> str:
        """The base form of its verb."""
        return self.item.words[self.place].base

    @property
    def behind(self) -> Iterator[str]:
        """The base forms of the words right behind it."""
        return (word.base for word in self.item.words[self.place + 1 : self.place + 1 + _BEHIND])


def unaccomplished(deed: ToldDeed, source: Passage) -> int | None:
    """Return where a sentence plans, or asks for, what is told as done; None where it does not."""
    if deed.base in base_forms(source.language, "beginning") and _is_there(deed, source):
        return None
    return next(chain(_planned(deed, source), _requested(deed, source), _ahead(deed, source)), None)


def _is_there(deed: ToldDeed, source: Passage) -> bool:
    """Tell whether a sentence has as somebody's what is told as begun: "its inquiry", of one that "was launched"."""
    item, own = deed.item, base_forms(source.language, "possessives")
    here = [word for word in item.words[: deed.place] if word.clause == item.words[deed.place].clause]
    begun = [word.base for word in here if word.content][-1:]
    return any(i > 0 and source.words[i - 1].base in own for form in begun for i in source.places.get(form, ()))


def _planned(deed: ToldDeed, source: Passage) -> Iterator[int]:
    """Yield the plans of a sentence for what is told as done."""
    for plan in plans_of(source):
        if _may_plan(plan, deed, source):
            here = _around(plan, deed, source)
            done = any(i < plan.cue and source.words[i].base == deed.base for i in here)
            if not (done and _is_noun(source, plan.cue)) and _is_meant(deed, source, here):
                yield plan.cue


def _may_plan(plan: Plan, deed: ToldDeed, source: Passage) -> bool:
    """Tell whether a plan may be one for a deed: some deeds are done by planning them, some cues plan nothing."""
    language, cue = source.language, source.words[plan.cue].base
    if source.follows_article(plan.cue):
        return False  # "the felling of trees for *a proposed* bypass"
    if cue in base_forms(language, "orders"):
        if plan.cue and source.words[plan.cue - 1].content and not _leads_to_deed(source, plan):
            return False  # "drove electricity *demand* to a record", but "the company *plans* to sell"
        if deed.base in base_forms(language, "done_by_ordering"):
            return False  # "has awarded them the money" of who is "ordered to pay"
    if deed.base in base_forms(language, "announced") and not _is_led_to(deed, plan, source):
        return False  # a vote that was due has been put off
    planned = source.words[plan.governed[0]].base if plan.governed else deed.base
    if _is_led_to(deed, plan, source) and is_done_by_saying(source, plan, planned):
        return False  # "has dropped its dividend" of who "said it would scrap" it
    if is_done_by_saying(source, plan, deed.base) or {deed.base, cue} <= base_forms(language, "asking_for"):
        return False  # "has asked them to stop" of who "demands" it
    settling, unsettled = base_forms(language, "settling"), base_forms(language, "unsettled")
    if _is_decided(deed, plan, source) and cue not in unsettled:
        return False  # "has approved the sale" of who "will sell" it
    if cue in settling and not base_forms(language, "settlements").isdisjoint(deed.behind):
        return False  # "has struck a deal to sell" of who "has agreed to sell"
    return deed.base not in settling or cue in unsettled  # who "is to buy" it has agreed to


def _is_decided(deed: ToldDeed, plan: Plan, source: Passage) -> bool:
    """Tell whether what is told as done is but a decision for what a plan is a plan for: "approved the *sale*"."""
    if deed.base not in base_forms(source.language, "decisions"):
        return False
    planned = [source.words[i].base for i in plan.governed[:1]]
    return any(are_alike(one, other, source.language) for one in planned for other in deed.objects)


def _leads_to_deed(source: Passage, plan: Plan) -> bool:
    """Tell whether a "to" and a verb stand right behind a plan."""
    deed = plan.cue + 2
    return deed < len(source.words) and source.words[deed].content and is_aim(source, deed)


def _around(plan: Plan, deed: ToldDeed, source: Passage) -> list[int]:
    """Return the words of the plan's clause; where it plans the very deed, those of the subject set off by commas too.

    "The mask, 250 years old, will be handed over."
    """
    clause = source.words[plan.cue].clause
    if _follows_another(source, plan.cue):
        return [i for i, word in enumerate(source.words) if word.clause == clause and i > plan.cue]
    very = bool(plan.governed) and source.words[plan.governed[0]].base == deed.base
    far = very and deed.base not in base_forms(source.language, "light_verbs")
    clauses = (clause, clause - 2) if far else (clause,)
    return [i for i, word in enumerate(source.words) if word.clause in clauses and i != plan.cue]


def _follows_another(source: Passage, cue: int) -> bool:
    """Tell whether an "and" joins a plan to what is done already: "requires two names *and plans* to hire"."""
    return cue > 0 and source.words[cue - 1].base in base_forms(source.language, "joining")


def _is_noun(source: Passage, start: int) -> bool:
    """Tell whether a plan is but what something was about, which was done: "protested at *plans* to cut it"."""
    before = source.words[start - 1].base if start else ""
    return before in base_forms(source.language, "prepositions") and before not in AIMS


def _is_led_to(deed: ToldDeed, plan: Plan, source: Passage) -> bool:
    """Tell whether a plan is of a deed, or of what may stand for it."""
    return any(are_alike(deed.base, source.words[i].base, source.language) for i in plan.governed[:1])


def _requested(deed: ToldDeed, source: Passage) -> Iterator[int]:
    """Yield where a sentence asks for, or only talks about, what is told as done."""
    language = source.language
    if deed.base in base_forms(language, "announced"):
        return  # what is asked for or talked about is not that it be put off
    lists = ("requests", "undecided") if deed.base in base_forms(language, "settling") else ("requests",)
    found = chain.from_iterable(entries_in(source, name) for name in lists)
    for start, end, _ in islice(found, _REQUESTS):
        asks = deed.base in base_forms(language, "asking_for")
        if asks or are_alike(deed.base, source.words[start].base, language) or source.follows_article(start):
            continue  # "has sought approval" of who "has applied for" it
        if any(word.content and word.base in deed.item.places for word in source.words[start:end]):
            continue  # "talks on the sale have begun" of who is "in talks"
        around = range(max(0, start - _ASKED), min(len(source.words), start + 1 + _ASKED))
        if _is_meant(deed, source, [i for i in around if i != start]):
            yield start


def _ahead(deed: ToldDeed, source: Passage) -> Iterator[int]:
    """Yield where a sentence has the very deed still to be done: "the sale *needs the approval* of the regulator"."""
    for wish in wishes_of(source):
        clauses = _with_meant(source, wish.cue)
        here = [i for i, word in enumerate(source.words) if word.clause in clauses]
        if _is_led_to(deed, wish, source) and _is_meant(deed, source, here):
            yield wish.cue


def _with_meant(source: Passage, place: int) -> range:
    """Return the clause of a word; where an "it" does what is told there, with all before it in the sentence.

    "A deal could be signed, but *it* would need the approval of the league."
    """
    clause = source.words[place].clause
    before = (word.base for word in source.words[:place] if word.clause == clause)
    meant = not base_forms(source.language, "third_person").isdisjoint(before)
    return range(0 if meant else clause, clause + 1)


def _is_meant(deed: ToldDeed, source: Passage, near: Sequence[int]) -> bool:
    """Tell whether some words of a sentence have all that a deed was done to, or the deed and some of that."""
    told = [source.words[i].base for i in near if source.words[i].content]
    if deed.alone:
        return {deed.base, *deed.objects} <= set(told)
    had = [any(are_alike(one, form, source.language) for form in told) for one in deed.objects]
    if all(had) and len(had) == OBJECTS:
        return True
    return any(had) and any(are_alike(deed.base, form, source.language) for form in told)
