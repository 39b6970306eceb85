"""What a text only plans, wishes or foresees: each plan that it tells of, and the deeds that this makes one."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.verifier.text.forms import base_form, base_forms, pronouns
from summarizer.verifier.text.governors import cued, entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import AIMS

# Plans of one text that are looked at. Chosen for time.
_MOST = 40

# Share of the content words of a headline that begin with a capital. Chosen, not swept.
_HEADLINE = 0.8

# Words before a "to be" among which it is told which one it was ("the *third* hall in the county *to be* refused").
# Chosen, not swept.
_NTH = 8

# Words before an "it would" among which it is said. Chosen, not swept.
_SAID = 5

# Words of a cue among which its "due" stands ("been due to").
_LEADING = 3

# Endings of a participle.
_PARTICIPLES = ("ed", "en", "wn", "ade", "ung", "ught")

# What is planned, or may be, in one word with its negation or its subject ("shouldn't", "he'll").
_CONTRACTED = pattern(r"(?i)\b(?:wo|would|should|could|might|must|shall)n['’]t\b|\w['’](?:ll|d)\b")


class Plan(NamedTuple):
    """A word that makes what it governs a plan, and the words that it governs, all by their places in the text.

    ``columns`` are those of its list. ``wanted``: by somebody who wants it done ("wants it *turned* into a park").
    """

    cue: int
    governed: tuple[int, ...]
    columns: tuple[str, ...] = ()
    wanted: bool = False

    @property
    def is_future(self) -> bool:
        """Whether it is a verb in a future tense, which is its own cue ("cerrará")."""
        return self.cue in self.governed


def plans_of(text: Passage) -> tuple[Plan, ...]:
    """Return the plans of a text, in the order of its cues; not "Will", a name, nor "the third *to be* refused"."""
    return text.remembered("plans", lambda: tuple(_plans(text)))


def _plans(text: Passage) -> Iterator[Plan]:
    for cue, governed, columns in islice(cued(text, "plans"), _MOST):
        misread = (_is_named, _is_of_nth, _tells_how_it_is, _tells_why)
        if not any(reads(text, cue) for reads in misread):
            able = bool(governed) and text.words[governed[0]].base in base_forms(text.language, "ability")
            yield Plan(cue, governed[1:] if able else governed, columns)


def wishes_of(text: Passage) -> Iterator[Plan]:
    """Yield what is still to be done by other words, with each word that may be the deed: "needs the *approval* of"."""
    for cue, governed, columns in islice(cued(text, "ahead"), _MOST):
        yield from (Plan(cue, governed[i:], columns, wanted=True) for i in range(len(governed)))


def looks_ahead(text: Passage) -> bool:
    """Tell whether a text has a word of a plan itself."""
    contracted = "'" in text.text or "’" in text.text
    return bool(plans_of(text)) or (contracted and _CONTRACTED.search(text.text) is not None)


def planned_in(text: Passage) -> frozenset[int]:
    """Return all words of a text that its plans govern."""
    return frozenset(i for plan in plans_of(text) for i in plan.governed)


def _is_named(text: Passage, cue: int) -> bool:
    """Tell whether a cue is a name: "Will", "in May"; not in a headline: "Brill Will Close Norrley Mill"."""
    return text.is_name(cue) and len(text.capitals) < _HEADLINE * sum(word.content for word in text.words)


def _is_of_nth(source: Passage, cue: int) -> bool:
    """Tell whether a "to be" tells what was done, for it says which one it was: "the third hall *to be refused*"."""
    before = source.words[max(0, cue - _NTH) : cue] if source.words[cue].base in AIMS else ()
    return any(word.base in base_forms(source.language, "nth") for word in before)


def _tells_how_it_is(source: Passage, cue: int) -> bool:
    """Tell whether a "to be" only tells how something is said or seems to be: "gold *said to be* worth a million"."""
    if source.words[cue].base not in AIMS or [word.base for word in source.words[cue + 1 : cue + 2]] != ["be"]:
        return False
    before, done = source.words[max(0, cue - 1) : cue], source.words[cue + 2 : cue + 3]
    if done and source.letters(cue + 2).endswith(_PARTICIPLES):
        return False  # "is believed to be killed": a deed
    return any(word.base in base_forms(source.language, "told_to_be") for word in before)


def _tells_why(text: Passage, cue: int) -> bool:
    """Tell whether a "due to" leads to a thing, as a cause of what is told: "was *due to the* frost"."""
    due = base_forms(text.language, "due")
    here = text.words[cue : cue + _LEADING]
    at = next((cue + i for i, word in enumerate(here) if word.base in due), len(text.words))
    led = [word.base for word in text.words[at + 1 : at + 3]]
    return len(led) > 1 and led[0] in AIMS and text.follows_article(at + 3)


def is_done_by_saying(source: Passage, plan: Plan, deed: str) -> bool:
    """Tell whether a deed is done by saying that it will be: who "said it would postpone the plan" has done so.

    Whoever says so must be the one who does it, but for what will be late; and no "if" may stand in the sentence.
    """
    language = source.language
    will = source.words[plan.cue].base in base_forms(language, "announcing")
    if not will or not base_forms(language, "unsettled").isdisjoint(source.places):
        return False
    being = base_forms(language, "being")
    for start, _, _ in entries_in(source, "put_off"):
        led = start > 0 and source.words[start - 1].base in being
        if led and start in plan.governed and source.words[start].base == deed:
            return True
    if deed not in base_forms(language, "announced"):
        return False
    if any(columns[1:] and base_form(columns[0], language) == deed for columns in entries(language, "announced")):
        return True
    before = source.words[max(0, plan.cue - _SAID) : plan.cue]
    itself = bool(before) and source.letters(plan.cue - 1).lower() in pronouns(language)
    return itself and any(word.base in base_forms(language, "reporting_verbs") for word in before)
