"""What a clause of free text tells as done, or as certain, that the evidence only foresees or holds possible."""

from collections.abc import Iterator
from itertools import chain

from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.passages import VERB_LAST, Passage
from summarizer.verifier.text.plans import Plan, is_done_by_saying, plans_of, wishes_of
from summarizer.verifier.text.tenses import AIMS, is_on_condition, is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words to either side of a deed told as done, and of the planned one, that they must share, and so many of them.
# Chosen, not swept.
_NEAR, _SHARED = 6, 2

# Sentences of the story in which a deed is looked for, and places of it in the text.
_MENTIONS, _PLACES = 12, 4

# Words to either side of a planned deed of which the text must have some. Chosen, not swept.
_AROUND = 8

# Words before a deed among which it is told as done ("have already set up"), and behind it, among which its object is.
# The planned one may have more behind it ("to be shown *on public television in November*").
_BEFORE, _OBJECT, _AFTER = 2, 4, 8


def told_as_done(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark where a clause of free text tells as done what is yet to come ("has vetoed" for "is set to veto")."""
    item = grounds.words_of(assertion.text)
    perfect, coming = words(grounds.language, "perfect"), base_forms(grounds.language, "forthcoming")
    meant = {i for plan in _led(item) for i in plan.governed} if perfect else set()
    for source, plan in _coming(assertion, grounds) if perfect else ():
        planned, deed = plan.governed[0], _deed(source, plan)
        plainly = plan.is_future or (source.words[plan.cue].base in coming and not plan.wanted)
        for place in item.places.get(deed, ())[:_PLACES]:
            done = not _helping(item, place).isdisjoint(perfect) and (not grounds.is_english or is_past(item, place))
            done = done or (plainly and _is_past(item, place))
            if not done or place in item.negated | meant or _is_in_denial(item, place) or _is_thing(item, place):
                continue
            if is_hedged(item, place, grounds) or is_on_condition(item, place):
                continue
            told = _is_same(item, place, source, planned) or _is_beside_same(item, place, source, planned)
            if told and _is_only(deed, None, grounds):
                yield only_foreseen(item, place, source, plan.cue)


def only_foreseen(item: Passage, place: int, source: Passage, start: int) -> Remark:
    """Remark on a deed told as done, at ``place`` of the text, that its evidence foresees, at ``start`` there."""
    ours, theirs = shown(item.shown(place)), shown(source.shown(start))
    return doubt(f"it tells as done ({ours}) what the evidence only plans, expects or holds possible ({theirs})")


def _is_thing(item: Passage, place: int) -> bool:
    """Tell whether a word that is the same in the past is a noun behind a figure: "the $6.4 million *cost*"."""
    before = item.words[place - 1] if place else None
    unchanged = item.words[place].base in base_forms(item.language, "unchanged_in_past")
    numbers = base_forms(item.language, "numbers")
    return unchanged and before is not None and (before.base[0].isdigit() or before.base in numbers)


def _is_in_denial(item: Passage, place: int) -> bool:
    """Tell whether a clause denies anything before a deed: "no charges have been *brought*"."""
    clause = item.words[place].clause
    return any(cue < place and item.words[cue].clause == clause for cue in item.cues)


def told_already(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark where free text says that something is done already, of which its best evidence tells only a plan.

    "Ein Gutachter hat den Zug bereits untersucht", where one "soll" have a look at it, whatever verb tells it. In
    languages with a list of such words: English has checks of its own for it.
    """
    item, already = grounds.words_of(assertion.text), base_forms(grounds.language, "already")
    said = min((item.places[form][0] for form in already if form in item.places), default=None)
    if said is None or not assertion.evidence or plans_of(item):
        return
    end = item.words[said].end + 1
    if any(one.kind == "duration" and one.span.start == end for one in grounds.quantities_said(assertion.text)):
        return  # "schon vier Jahre lang"
    source = grounds.words_in(grounds.document.sentence_around(assertion.evidence[0]))
    if not already.isdisjoint(source.places):
        return
    for plan in plans_of(source):
        if plan.governed and len(item.content.keys() & source.near(plan.governed[0], _AROUND)) >= _SHARED:
            yield only_foreseen(item, said, source, plan.cue)
            return


def _coming(assertion: Assertion, grounds: Grounds) -> Iterator[tuple[Passage, Plan]]:
    """Yield the plans of the evidence for a deed that is not denied there, nor done by saying that it will be."""
    needing = base_forms(grounds.language, "needing")  # "would be needed" is needed now
    for sentence in assertion.sentences:
        source = grounds.words_in(sentence)
        for plan in _led(source):
            denied = {plan.cue, *plan.governed[:1]} & source.negated
            if not plan.governed or denied or _deed(source, plan) in needing:
                continue
            if not is_done_by_saying(source, plan, _deed(source, plan)):
                yield source, plan


def _led(source: Passage) -> Iterator[Plan]:
    return chain(plans_of(source), wishes_of(source))


def _deed(source: Passage, plan: Plan) -> str:
    return source.words[plan.governed[0]].base


def is_hedged(item: Passage, place: int, grounds: Grounds) -> bool:
    """Tell whether the item tells a word with a doubt of its own ("thought to have been aged")."""
    start = item.words[place].start
    cues = (cue for cue in grounds.cues_said(item.text) if cue.kind == "hedged")
    return any(cue.scope.start <= start < cue.scope.end for cue in cues)


def _is_same(item: Passage, place: int, source: Passage, planned: int) -> bool:
    """Tell whether a deed is told of the same: two words around it, and what comes first behind it.

    Or all words around it, of a short text that the sentence has whole: "the council voted to move it", where it "is to
    vote next month on a plan to move it".
    """
    around = item.near(place, _NEAR)
    if len(around) >= _SHARED and item.content.keys() <= source.content.keys():
        return True
    behind = [word.base for word in item.words[place + 1 : place + 1 + _OBJECT] if word.content]
    after = {word.base for word in source.words[planned + 1 : planned + 1 + _AFTER]}
    same = around & source.near(planned, _NEAR)
    return len(same) >= _SHARED and (not behind or behind[0] in after)


def _is_beside_same(item: Passage, place: int, source: Passage, planned: int) -> bool:
    """Tell whether a deed has the same right before it, or right behind it: by whom it is done, or to what.

    "Ferrand was sworn in on Friday", who "will be sworn in". Of a verb that says little that tells nothing.
    """
    light = item.words[place].base in base_forms(item.language, "light_verbs")
    if light or item.letters(place).endswith(words(item.language, "doing")):
        return False
    ours, theirs = _neighbours(item, place), _neighbours(source, planned)
    return any(one is not None and one == other for one, other in zip(ours, theirs, strict=True))


def _neighbours(text: Passage, place: int) -> tuple[str | None, str | None]:
    """Return the content words nearest to one before and behind it in its clause, adverbs left aside.

    Before a "who" stands whoever is meant: "Justice Rao, *who* is to report".
    """
    here = text.words[place].clause
    telling = [i for i, word in enumerate(text.words) if word.clause == here and word.content and i != place]
    telling = [i for i in telling if not text.words[i].base.endswith("ly")]
    first = next(i for i, word in enumerate(text.words) if word.clause == here)
    whom = first > 0 and text.words[first].base in words(text.language, "relative_pronouns")
    before = [text.words[i].base for i in telling if i < place]
    before = before or ([text.words[first - 1].base] if whom and text.words[first - 1].content else [])
    behind = [text.words[i].base for i in telling if i > place]
    return (before[-1] if before else None), (behind[0] if behind else None)


# Verbs in the past by endings, in languages that tell what is done in one word: "visitó", "besuchte".
_PAST = {"es": pattern(r"\w{2,}(?:ó|aron|ieron)"), "de": pattern(r"\w{3,}te(?:n)?")}


def _is_past(item: Passage, place: int) -> bool:
    """Tell whether a word is a verb in the past: by its ending, in English with nothing in the present to help it."""
    if item.language == "en":
        helping = item.words[place - 1].base in base_forms(item.language, "being") if place else False
        return is_past(item, place) and (not helping or is_past(item, place - 1))  # "was closed"; not "is closed"
    ending = _PAST.get(item.language)
    return ending is not None and ending.fullmatch(item.letters(place)) is not None


def _helping(item: Passage, place: int) -> set[str]:
    """Return the words right before a deed that help to tell it: "has been", but nothing of "has proposed freeing"."""
    before = item.words[max(0, place - _BEFORE) : place]
    if item.language in VERB_LAST:
        return {word.base for word in item.words[:place] if word.clause == item.words[place].clause}
    if any(word.base in AIMS for word in before):
        return set()  # "have to pay"
    return {word.base for i, word in enumerate(before) if not any(other.content for other in before[i + 1 :])}


def told_as_certain(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark where a clause of free text says that something will be which the evidence says may be, or is weighed.

    What is weighed is no plan either. A text that supposes or doubts anything may doubt that, too.
    """
    item, language = grounds.words_of(assertion.text), grounds.language
    future, possible = base_forms(language, "future"), base_forms(language, "possible")
    resolved, weighed = future | base_forms(language, "resolved"), base_forms(language, "weighing")
    plans = plans_of(item)
    if not plans or any(item.words[plan.cue].base not in resolved for plan in plans):
        return
    if grounds.cues_said(assertion.text):
        return
    told = {plan.governed[0]: plan.cue for plan in plans if plan.governed and plan.governed[0] not in item.negated}
    for source, plan in _coming(assertion, grounds):
        cue = source.words[plan.cue].base
        if plan.is_future or cue in possible:
            ours, theirs = future, possible
        elif cue in weighed:
            ours, theirs = resolved, weighed | possible
        else:
            continue
        deed = _deed(source, plan)
        for place in item.places.get(deed, ())[:_PLACES]:
            if place not in told or item.words[told[place]].base not in ours:
                continue
            if _is_same(item, place, source, plan.governed[0]) and _is_only(deed, theirs, grounds):
                here, there = shown(item.shown(told[place])), shown(source.shown(plan.cue))
                yield doubt(f"it tells as certain ({here}) what the evidence holds possible ({there})")


def _is_only(deed: str, cues: frozenset[str] | None, grounds: Grounds) -> bool:
    """Tell whether the story tells a deed only behind a plan, or behind one of the ``cues``."""

    def work() -> bool:
        for source in grounds.passages_with([deed], _MENTIONS):
            meant = {
                plan.governed[0]
                for plan in _led(source)
                if plan.governed and (cues is None or source.words[plan.cue].base in cues)
            }
            if not meant.issuperset(i for i in source.places.get(deed, ()) if not source.is_name(i)):
                return False
        return True

    return grounds.remembered_of_story("only planned", (deed, cues), work)
