"""What free text tells as done in a perfect tense, of which the story has but a plan or a request, in whatever words.

"Shareholders have approved the deal", where they "will vote on the takeover next month". Found here is what the
text tells as done; what the story only plans or asks for, in :mod:`.unaccomplished`; what it tells as done, in
:mod:`.came_about`.
"""

from collections.abc import Iterator

from summarizer.reading.cues import words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.came_about import came_about
from summarizer.verifier.comparisons.unaccomplished import OBJECTS, ToldDeed, unaccomplished
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms, idle_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import planned_in, plans_of
from summarizer.verifier.text.tenses import AIMS, is_aim, is_on_condition, is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words between "has" and its participle ("has since been"), and words after the deed among which stands what it was
# done to. Chosen, not swept.
_BEFORE, _BEHIND = 3, 7

# Words from one participle to the next that an "and" joins to it. Chosen, not swept.
_JOINED = 8

# Words behind a deed among which a plan makes all of it one of a plan.
_OBJECT = 4

# Lists of verbs that tell no deed: of saying, of being for something, "have", and "need".
_NO_DEEDS = ("reporting_verbs", "voicing", "stances", "perfect", "perceiving", "needing")

# Lists of words with which something else is told: another clause, another verb.
_ENDS = ("relative_pronouns", "subordinating", "being", "future", "possible")


def told_as_accomplished(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first deed of free text in a perfect tense that the story only plans or asks for.

    In English alone: other languages tell what is done in other tenses.
    """
    item = grounds.words_of(assertion.text)
    perfect = base_forms(grounds.language, "perfect")
    if not grounds.is_english or perfect.isdisjoint(item.places):
        return
    plans = [plan.cue for plan in plans_of(item) if _is_plan_for(item, plan.cue)]
    for place in _participles(item, perfect):
        if any(place < start <= place + _OBJECT for start in plans) or is_on_condition(item, place):
            continue  # "has halted a plan to charge them", "only once it has been released"
        if _is_lasting(item, place, grounds) or place + 1 in item.cues:
            continue  # "has made *no* decision"
        for deed in (_deed(item, place), *_performed(item, place)):
            for sentence in assertion.sentences if deed.objects else ():
                source = grounds.words_in(sentence)
                start = unaccomplished(deed, source)
                if start is not None and not came_about(deed, grounds):
                    ours, theirs = shown(item.shown(place)), shown(source.shown(start))
                    yield doubt(f"it tells as done ({ours}) what the evidence only plans or asks for ({theirs})")
                    return


def _is_lasting(item: Passage, place: int, grounds: Grounds) -> bool:
    """Tell whether a deed goes on since a day that is told behind it: "has played there since 1921"."""
    since = words(item.language, "since")
    behind = item.words[place + 1 : place + 1 + _BEHIND]
    led = next((word.end for word in behind if word.base in since), None)
    return led is not None and any(
        one.kind == "date" and led <= one.number.start <= led + 1 for one in grounds.quantities_said(item.text)
    )


def _performed(item: Passage, place: int) -> Iterator[ToldDeed]:
    """Yield the deed that a noun tells behind a verb which only carries it out: "has lodged *an appeal*"."""
    performed = base_forms(item.language, "performed")
    nouns = (i for i in range(place + 1, min(len(item.words), place + 3)) if item.words[i].base in performed)
    for noun in (i for i in nouns if i == place + 1 or item.follows_article(i)):
        yield ToldDeed(item, noun, _objects(item, noun) or (item.words[noun].base,))


def _is_plan_for(text: Passage, start: int) -> bool:
    """Tell whether a cue is the noun of a plan: "halted *a plan to* charge them"."""
    after = text.words[start + 1 : start + 2]
    return text.follows_article(start) and any(word.base in AIMS for word in after)


def _participles(item: Passage, perfect: frozenset[str]) -> Iterator[int]:
    """Yield the participles of a perfect tense: "has approved", "have since been told"."""
    language = item.language
    idle = frozenset().union(*(base_forms(language, name) for name in _NO_DEEDS)) - base_forms(language, "said_deeds")
    idle |= base_forms(language, "dashing") | base_forms(language, "told_by_what_follows")  # "hopes have been dashed"
    meant, found = planned_in(item), -1
    for place, word in enumerate(item.words):
        if not word.content or word.base in idle or place in item.negated or place in meant or not item.is_small(place):
            continue
        before = item.words[max(0, place - _BEFORE) : place]
        helping = [i for i, one in enumerate(before) if one.base in perfect]
        between = before[helping[-1] + 1 :] if helping else ()
        led = bool(helping) and is_aim(item, place - len(before) + helping[-1])
        told = bool(helping) and not led and not any(one.content or _leads(one.base, language) for one in between)
        if (told or _goes_on(item, place, found)) and is_past(item, place):
            found = place
            yield place


def _goes_on(item: Passage, place: int, last: int) -> bool:
    """Tell whether a verb follows the ``last`` participle behind an "and": "has cut the price *and fitted* locks"."""
    joined = place > 1 and item.words[place - 1].base in base_forms(item.language, "joining")
    return joined and last >= 0 and place - last <= _JOINED


def _deed(item: Passage, place: int) -> ToldDeed:
    """Return the deed of a verb: known by what it was done to, or if to nothing, by who did it."""
    objects = _objects(item, place)
    return ToldDeed(item, place, objects) if objects else ToldDeed(item, place, _subject(item, place), alone=True)


def _subject(item: Passage, place: int) -> tuple[str, ...]:
    """Return the thing that did a deed which is done to nothing: "the *unit* in Harrowby has reopened"."""
    if item.words[place].base in base_forms(item.language, "light_verbs"):
        return ()  # "has made what it calls its last offer"
    idle, leading = idle_forms(item.language), frozenset(words(item.language, "prepositions"))
    for i in range(place - 1, -1, -1):
        word = item.words[i]
        if word.clause != item.words[place].clause:
            break
        if word.content and word.base not in idle and not (i and item.words[i - 1].base in leading):
            return () if word.base.endswith("ly") else (word.base,)
    return ()


def _leads(base: str, language: str) -> bool:
    """Tell whether a small word leads to a thing, not to a deed: "has *a* planned visit"; not "has *since* paid"."""
    if base in words(language, "since"):
        return False
    return base in AIMS or any(
        base in words(language, name) for name in ("articles", "prepositions", "possessives", "negation")
    )


def _objects(item: Passage, place: int) -> tuple[str, ...]:
    """Return what was done to what: the first telling words behind the deed, of a passive the last before it too."""
    idle, clause = idle_forms(item.language), item.words[place].clause
    ends = frozenset().union(*(words(item.language, name) for name in _ENDS))
    behind = []
    for word in item.words[place + 1 : place + 1 + _BEHIND]:
        if word.clause != clause or word.base in ends:
            break
        behind.append(word)
    passive = any(word.base in base_forms(item.language, "being") for word in item.words[max(0, place - 2) : place])
    before = [word for word in item.words[:place] if word.clause == clause][::-1] if passive else []
    found = [word.base for word in behind if word.content and word.base not in idle]
    done = [word.base for word in before if word.content]
    # "Two *appeals* have been lodged over it": a thing there, though else a word of saying.
    found = [*done[:1], *found] if passive and found else found or [form for form in done if form not in idle]
    numbers = base_forms(item.language, "numbers")
    return tuple([form for form in found if not (form.isdigit() and len(form) < 2) and form not in numbers][:OBJECTS])
