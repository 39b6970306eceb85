"""Whether the story tells a deed as done: a verb in the past, a noun of what came about, a vote for it."""

from itertools import takewhile

from summarizer.reading.cues import words
from summarizer.verifier.comparisons.unaccomplished import ToldDeed
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike, story_forms
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import plans_of
from summarizer.verifier.text.tenses import is_aim, is_past

# Words before a deed among which a "be" leads to it, and a verb like "gave" before a noun tells it as done. Chosen, not
# swept.
_LIGHT = 3

# Words behind a noun of a deed among which it is told that it came about ("the *sale* of the mill was completed"), and
# behind a "voted" among which it is told for what. Chosen, not swept.
_ABOUT, _VOTED = 12, 7

# What a vote is for, and against.
_FOR, _AGAINST = ("to", "for", "favor"), ("against", "down")

# What makes a participle behind it none of a past tense.
_BE = "be"

# Sentences of the story in which a deed is looked for. Chosen for time.
_MENTIONS = 8


def came_about(deed: ToldDeed, grounds: Grounds) -> bool:
    """Tell whether the story tells the deed, or what may stand for it, as done, of what the text tells it of."""
    if deed.base in base_forms(grounds.language, "decisions") and _is_voted_on(deed, grounds):
        return True
    forms = dict.fromkeys((deed.base, *story_forms(grounds).like(deed.base)))
    for source in grounds.passages_with(forms, _MENTIONS):
        ahead = _ahead(source)
        for form in forms:
            very = form == deed.base
            places = [i for i in source.places.get(form, ()) if i not in ahead and _is_told_done(source, i, very=very)]
            if places and _is_of_the_same(deed, source, form, very=very):
                return True
    return False


def _is_of_the_same(deed: ToldDeed, source: Passage, form: str, *, very: bool) -> bool:
    """Tell whether a sentence has what a deed was done to: all of it, or some where it has the ``very`` word of it.

    What stands for the deed stands for nothing that it was done to: "*sold* at *auction*" is no auction of anything.
    """
    others = [other for other in source.content if other != form]
    had = [any(are_alike(one, other, source.language) for other in others) for one in deed.objects]
    return any(had) and (very or all(had))


def _is_voted_on(deed: ToldDeed, grounds: Grounds) -> bool:
    """Tell whether the story tells a vote on all of what is told to have been decided: "voted to set up the board"."""
    voting = base_forms(grounds.language, "voting")
    for source in grounds.passages_with(voting, _MENTIONS):
        ahead = _ahead(source)
        places = (i for form in voting for i in source.places.get(form, ()))
        if not any(is_past(source, i) and i not in ahead and _is_vote_for(source, i) for i in places):
            continue
        if all(any(are_alike(one, other, source.language) for other in source.content) for one in deed.objects):
            return True
    return False


def _is_vote_for(source: Passage, place: int) -> bool:
    """Tell whether what stands soon behind a "voted" tells that it was for what is told, "to" or "in favour of" it."""
    behind = source.words[place + 1 : place + 1 + _VOTED]
    led = next((word.base for word in behind if word.base in _FOR or word.base in _AGAINST), "")
    return led in _FOR


def _is_told_done(source: Passage, place: int, *, very: bool) -> bool:
    """Tell whether a word tells a deed as done: a verb in a past tense, or a noun ("after the sale").

    What only leads to a plan ("agreed to merge") tells that it was made; another deed may stand for it so.
    """
    if place in source.negated or source.is_name(place):
        return False
    if not very and any(plan.cue == place for plan in plans_of(source)):
        return False
    asks = source.words[place].base in base_forms(source.language, "asking_for")
    if asks and source.letters(place).endswith(words(source.language, "doing")):
        return True  # "has written to ministers asking for it"
    before = range(max(0, place - _LIGHT), place)
    if is_past(source, place):
        return _BE not in [source.letters(i).lower() for i in before[-1:]] and not is_aim(source, place)
    behind = source.words[place + 1 : place + 1 + _ABOUT]
    here = takewhile(lambda word: word.clause == source.words[place].clause, behind)
    if any(word.base in base_forms(source.language, "coming_about") for word in here):
        return True  # "the sale was completed on Monday"
    leading = base_forms(source.language, "after_deeds", "light_verbs")
    near = [i for i in before if source.words[i].base in leading]
    # "Gave final approval", "after the sale".
    return any(is_past(source, i) or not source.words[i].content for i in near)


def _ahead(source: Passage) -> set[int]:
    """Return the words of a sentence that stand behind a plan in its clause, up to what is told as done."""
    done = base_forms(source.language, "perfect", "past")
    found: set[int] = set()
    for plan in plans_of(source):
        behind = range(plan.cue + 1, len(source.words))
        here = takewhile(lambda i: source.words[i].clause == source.words[plan.cue].clause, behind)  # noqa: B023
        found.update(takewhile(lambda i: source.words[i].base not in done, here))
    return found
