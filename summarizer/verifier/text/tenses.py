"""Verbs of English as they tell what was done, and what is only aimed at: "approved", "to approve"."""

from summarizer.verifier.text.forms import base_forms, irregular, listed
from summarizer.verifier.text.passages import Passage

_WAS = "was"

_ONLY, _OF = "only", "of"

AIMS = ("to", "can")
"""What makes the verb behind it an aim or a duty, not a deed: "have to pay"."""


def is_past(text: Passage, place: int) -> bool:
    """Tell whether a word may be a verb in the past, or its participle, by its ending or as an irregular form."""
    letters = text.letters(place).lower()
    known = letters in irregular(text.language) and not text.words[place].base.isdigit()  # "eight" is one, too
    present = text.language == "en" and letters.endswith(("s", "ing")) and letters != _WAS  # "goes", "cutting"
    return (known and not present) or letters.endswith("ed") or _is_unchanged(text, place, letters)


def _is_unchanged(text: Passage, place: int, letters: str) -> bool:
    """Tell whether a word is a verb that is the same in the past, and no thing: "has *cut* it", not "a cost of"."""
    thing = text.follows_article(place) or any(word.base == _OF for word in text.words[place + 1 : place + 2])
    return not thing and letters in listed(text.language, "unchanged_in_past")


def is_aim(text: Passage, place: int) -> bool:
    """Tell whether a "to" or a "can" leads to a word."""
    return place > 0 and text.words[place - 1].base in AIMS


def is_on_condition(text: Passage, place: int) -> bool:
    """Tell whether a word stands in a clause that makes a condition: "only *once* the city has released the file".

    The word that makes it begins the clause or stands behind an "only"; "has at once sold it" waits for nothing.
    """
    leading, clause = base_forms(text.language, "conditional"), text.words[place].clause
    for i in range(place):
        begins = i == 0 or text.words[i - 1].clause != clause or text.words[i - 1].base == _ONLY
        if text.words[i].clause == clause and text.words[i].base in leading and begins:
            return True
    return False
