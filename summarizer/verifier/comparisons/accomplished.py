"""What free text tells as done in a perfect tense, of which the story has but a plan or a request, in whatever words.

"Shareholders have approved the deal", where they "will vote on the takeover next month".
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, takewhile

from summarizer.reading.cues import words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.foreseen import AIMS, is_done_by_saying
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike, story_forms
from summarizer.verifier.text.cue_words import entries_among
from summarizer.verifier.text.forms import irregular
from summarizer.verifier.text.governors import cued
from summarizer.verifier.text.passages import Passage, base_forms, idle_forms
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words between "has" and its participle ("has since been"), content words behind it by which it is known what was done
# ("approved the *takeover*"), and words after the deed among which they stand. Chosen, not swept.
_BEFORE, _OBJECTS, _BEHIND = 3, 2, 7

# Lists of verbs that tell no deed: of saying, of being for something, and "have".
_NO_DEEDS = ("reporting_verbs", "voicing", "stances", "perfect", "perceiving")

# Lists of words with which something else is told: another clause, another verb.
_ENDS = ("relative_pronouns", "subordinating", "being", "future", "possible")

# Words to either side of a request among which it is told what is asked for. Chosen, not swept.
_ASKED = 10

# Words behind a deed among which a plan makes all of it one of a plan.
_OBJECT = 4

# Words behind one among which it is told that it came about ("the *sale* of the mill to a rival was completed").
_ABOUT = 12

# Words before a noun of a deed among which a verb like "gave" tells it as done. Chosen, not swept.
_LIGHT = 3

# What a vote is for, and against.
_FOR, _AGAINST = ("to", "for", "favor"), ("against", "down")

# What makes a participle behind it none of a past tense.
_BE = "be"

# Sentences of the story in which a deed is looked for; and of one sentence the plans. Chosen for time.
_MENTIONS, _PLANS = 8, 20


def told_as_accomplished(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first deed of free text in a perfect tense that the story only plans or asks for.

    In English alone: other languages tell what is done in other tenses.
    """
    item = grounds.words_of(assertion.text)
    perfect = base_forms(grounds.language, "perfect")
    if not grounds.is_english or perfect.isdisjoint(item.places):
        return
    plans = [start for start, _, _ in cued(item, grounds.language, "plans") if _is_plan_for(item, start)]
    for place in _deeds(item, perfect):
        objects = _objects(item, place)
        if any(place < start <= place + _OBJECT for start in plans):
            continue  # "has halted a plan to charge them"
        for sentence in assertion.sentences if objects else ():
            source = grounds.words_in(sentence)
            start = _foreseen(item, place, objects, source)
            if start is None:
                continue
            if not _is_done(item, place, objects, grounds):
                ours, theirs = shown(item.shown(place)), shown(source.shown(start))
                yield doubt(f"it tells as done ({ours}) what the evidence only plans or asks for ({theirs})")
                return


def _deeds(item: Passage, perfect: frozenset[str]) -> Iterator[int]:
    """Yield the participles of a perfect tense: "has approved", "have since been told"."""
    language = item.language
    idle = frozenset().union(*(base_forms(language, name) for name in _NO_DEEDS)) - base_forms(language, "said_deeds")
    meant = {i for _, governed, _ in cued(item, language, "plans") for i in governed}
    for place, word in enumerate(item.words):
        if not word.content or word.base in idle or place in item.negated or place in meant or not item.is_small(place):
            continue
        before = item.words[max(0, place - _BEFORE) : place]
        helping = [i for i, one in enumerate(before) if one.base in perfect]
        between = before[helping[-1] + 1 :] if helping else ()
        led = bool(helping) and _is_aim(item, place - len(before) + helping[-1])
        told = bool(helping) and not led and not any(one.content or _leads(one.base, language) for one in between)
        if told and _is_past(item, place):
            yield place


def _leads(base: str, language: str) -> bool:
    """Tell whether a small word leads to a thing, not to a deed: "has *a* planned visit"."""
    return base in AIMS or any(
        base in words(language, name) for name in ("articles", "prepositions", "possessives", "negation")
    )


def _is_past(text: Passage, place: int) -> bool:
    letters = text.letters(place).lower()
    return letters.endswith("ed") or letters in irregular(text.language)


def _objects(item: Passage, place: int) -> list[str]:
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
    found, done = ([word.base for word in part if word.content and word.base not in idle] for part in (behind, before))
    found = [*done[:1], *found] if passive and found else found or done
    numbers = base_forms(item.language, "numbers")
    return [form for form in found if not form.isdigit() and form not in numbers][:_OBJECTS]


def _is_done(item: Passage, place: int, objects: Sequence[str], grounds: Grounds) -> bool:
    """Tell whether the story tells the deed, or what may stand for it, as done, of what the text tells it of."""
    deed = item.words[place].base
    forms = dict.fromkeys((deed, *story_forms(grounds).like(deed)))
    if deed in base_forms(item.language, "decisions") and _is_voted_on(objects, grounds):
        return True
    for number in grounds.sentences_with(forms, _MENTIONS):
        source = grounds.words_in(grounds.index.sentences[number])
        if not any(are_alike(one, other, source.language) for one in objects for other in source.content):
            continue
        ahead = _ahead(source)
        places = (i for form in forms for i in source.places.get(form, ()))
        if any(i not in ahead and i not in source.negated and _is_told_done(source, i) for i in places):
            return True
    return False


def _is_voted_on(objects: Sequence[str], grounds: Grounds) -> bool:
    """Tell whether the story tells a vote on all of what is told to have been decided: "voted to set up the board"."""
    voting = base_forms(grounds.language, "voting")
    for number in grounds.sentences_with(voting, _MENTIONS):
        source = grounds.words_in(grounds.index.sentences[number])
        ahead = _ahead(source)
        places = (i for form in voting for i in source.places.get(form, ()))
        voted = any(_is_past(source, i) and i not in ahead and _is_vote_for(source, i) for i in places)
        if voted and all(any(are_alike(one, other, source.language) for other in source.content) for one in objects):
            return True
    return False


def _is_vote_for(source: Passage, place: int) -> bool:
    """Tell whether what stands soon behind a "voted" tells that it was for what is told, "to" or "in favour of" it."""
    behind = source.words[place + 1 : place + 1 + _BEHIND]
    led = next((word.base for word in behind if word.base in _FOR or word.base in _AGAINST), "")
    return led in _FOR


def _is_told_done(source: Passage, place: int) -> bool:
    """Tell whether a word tells a deed as done: a verb in a past tense, or a noun ("after the sale")."""
    before = [word.base for word in source.words[max(0, place - _BEFORE) : place]]
    asks = source.words[place].base in base_forms(source.language, "asking_for")
    if asks and source.letters(place).endswith(words(source.language, "doing")):
        return True  # "has written to ministers asking for it"
    if _is_past(source, place):
        return _BE not in before[-1:] and not _is_aim(source, place)
    behind = source.words[place + 1 : place + 1 + _ABOUT]
    here = takewhile(lambda word: word.clause == source.words[place].clause, behind)
    if any(word.base in base_forms(source.language, "coming_about") for word in here):
        return True  # "the sale was completed on Monday"
    nouns = base_forms(source.language, "after_deeds") | base_forms(source.language, "light_verbs")
    near = [i for i in range(max(0, place - _LIGHT), place) if source.words[i].base in nouns]
    # "Gave final approval", "after the sale".
    return any(_is_past(source, i) or not source.words[i].content for i in near)


def _is_plan_for(text: Passage, start: int) -> bool:
    """Tell whether a cue is the noun of a plan: "halted *a plan to* charge them"."""
    after = text.words[start + 1 : start + 2]
    return text.follows_article(start) and any(word.base in AIMS for word in after)


def _is_aim(text: Passage, place: int) -> bool:
    """Tell whether a "to" or a "can" leads to a word."""
    return place > 0 and text.words[place - 1].base in AIMS


def _ahead(source: Passage) -> set[int]:
    """Return the words of a sentence that stand behind a plan in its clause, up to what is told as done."""
    done = base_forms(source.language, "perfect") | base_forms(source.language, "past")
    found: set[int] = set()
    for start, _, _ in islice(cued(source, source.language, "plans"), _PLANS):
        behind = range(start + 1, len(source.words))
        here = takewhile(lambda i: source.words[i].clause == source.words[start].clause, behind)  # noqa: B023
        found.update(takewhile(lambda i: source.words[i].base not in done, here))
    return found


def _foreseen(item: Passage, place: int, objects: Sequence[str], source: Passage) -> int | None:
    """Return where a sentence plans, or asks for, what is told as done; None where it does not."""
    deed = item.words[place].base
    if deed in base_forms(source.language, "beginning") and _is_there(item, place, source):
        return None
    return next(chain(_planned(deed, objects, source), _requested(deed, objects, item, source)), None)


def _planned(deed: str, objects: Sequence[str], source: Passage) -> Iterator[int]:
    """Yield the plans of a sentence for what is told as done."""
    language = source.language
    settling, unsettled = base_forms(language, "settling"), base_forms(language, "unsettled")
    for start, governed, _ in islice(cued(source, language, "plans"), _PLANS):
        cue = source.words[start].base
        if deed in base_forms(language, "announced") and not _is_led_to(deed, governed, source):
            continue  # a vote that was due has been put off
        if source.follows_article(start):  # "the felling of trees for *a proposed* bypass"
            continue
        if is_done_by_saying(source, start, deed):
            continue
        if {deed, cue} <= base_forms(language, "asking_for"):
            continue  # "has asked them to stop" of who "demands" it
        if cue in settling and not base_forms(language, "settlements").isdisjoint(objects):
            continue  # "has struck a deal to sell" of who "has agreed to sell"
        if deed in settling and cue not in unsettled:
            continue  # who "is to buy" it has agreed to
        here = (i for i, word in enumerate(source.words) if word.clause == source.words[start].clause and i != start)
        if _is_meant(deed, objects, source, list(here)):
            yield start


def _is_led_to(deed: str, governed: Sequence[int], source: Passage) -> bool:
    """Tell whether a cue governs a deed, or what may stand for it."""
    return any(are_alike(deed, source.words[i].base, source.language) for i in governed[:1])


def _requested(deed: str, objects: Sequence[str], item: Passage, source: Passage) -> Iterator[int]:
    """Yield where a sentence asks for, or only talks about, what is told as done."""
    language = source.language
    lists = ("requests", "undecided") if deed in base_forms(language, "settling") else ("requests",)
    found = chain.from_iterable(entries_among(source.words, source.places, language, name) for name in lists)
    for start, end, _ in islice(found, _PLANS):
        if deed in base_forms(language, "announced"):
            continue  # what is asked for or talked about is not that it be put off
        asks = deed in base_forms(language, "asking_for") or are_alike(deed, source.words[start].base, language)
        if asks or source.follows_article(start):
            continue  # "has sought approval" of who "has applied for" it
        if any(word.content and word.base in item.places for word in source.words[start:end]):
            continue  # "talks on the sale have begun" of who is "in talks"
        around = range(max(0, start - _ASKED), min(len(source.words), start + 1 + _ASKED))
        if _is_meant(deed, objects, source, [i for i in around if i != start]):
            yield start


def _is_there(item: Passage, place: int, source: Passage) -> bool:
    """Tell whether a sentence has as somebody's what is told as begun: "its inquiry", of one that "was launched"."""
    own, clause = base_forms(source.language, "possessives"), item.words[place].clause
    begun = [word.base for word in item.words[:place] if word.content and word.clause == clause][-1:]
    return any(i > 0 and source.words[i - 1].base in own for form in begun for i in source.places.get(form, ()))


def _is_meant(deed: str, objects: Sequence[str], source: Passage, near: Sequence[int]) -> bool:
    """Tell whether some words of a sentence have all that a deed was done to, or the deed and some of that."""
    told = [source.words[i].base for i in near if source.words[i].content]
    had = [any(are_alike(one, form, source.language) for form in told) for one in objects]
    return (all(had) and len(had) == _OBJECTS) or (
        any(had) and any(are_alike(deed, form, source.language) for form in told)
    )
