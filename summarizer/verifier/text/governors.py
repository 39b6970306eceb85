"""Words that tell how others are meant, as a plan or as so many of a thing, and the words that each of them governs.

A passage knows its negations itself: :mod:`.negations`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.reading.cues import words
from summarizer.verifier.text.cue_words import NEAR, entries_among, governed
from summarizer.verifier.text.forms import base_forms, irregular
from summarizer.verifier.text.passages import VERB_LAST, Passage

# Content words after a cue that are looked at: what is planned or counted is among the first.
_FIRST = 3


def cued(text: Passage, name: str) -> Iterator[tuple[int, tuple[int, ...], tuple[str, ...]]]:
    """Yield the entries of the cue list ``name`` in a passage.

    Each is the index of its first word, the indices of the first three content words after it in its clause, and its
    columns.
    """
    last = name == "plans" and text.language in VERB_LAST
    for start, end, columns in entries_in(text, name):
        found = tuple(_planned(text, end) if last else governed(text.words, end, _FIRST))
        if "infinitive" not in columns or _is_infinitive(text, found):
            yield start, found, columns
    if name == "plans":
        yield from ((index, (index,), ()) for index in _futures(text))


def entries_in(text: Passage, name: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where entries of the cue list ``name`` stand in a passage: the first word, the one behind, the columns."""
    return entries_among(text.words, text.places, text.language, name)


def has_entry(text: Passage, name: str) -> bool:
    """Tell whether an entry of the cue list ``name`` stands in a passage."""
    return any(True for _ in entries_in(text, name))


def presupposed(text: Passage, at: int) -> Iterator[int]:
    """Yield where a clause begins behind the character ``at`` that is taken to be so, however unsure the rest.

    "May have been exposed *after* it broke in"; "may have chosen it after reading the notice" is unsure of both.
    """
    leading, doing = base_forms(text.language, "presupposing"), words(text.language, "doing")
    for word, following in pairwise(text.words):
        deed = text.text[following.start : following.end].endswith(doing)
        if word.start >= at and word.base in leading and not deed:
            yield word.start


def _futures(text: Passage) -> Iterator[int]:
    """Yield the verbs whose ending tells what is to come, in languages that have such endings ("cerrará")."""
    endings = tuple(words(text.language, "future_endings"))
    for index, word in enumerate(text.words) if endings else ():
        if word.content and text.is_small(index) and text.text[word.start : word.end].endswith(endings):
            yield index


def _is_infinitive(text: Passage, found: Sequence[int]) -> bool:
    """Tell whether a German clause ends with an infinitive, so that its "wird" tells what is to come."""
    if not found:
        return False
    word = text.text[text.words[found[0]].start : text.words[found[0]].end].casefold()
    return word.endswith("n") and word not in irregular("de")


def _planned(text: Passage, end: int) -> Sequence[int]:
    """Return the last verbs of the clause that a plan opens, or of the clause after it ("plant, … zu schließen")."""
    clause, found = text.words[end - 1].clause, text.words
    for number in (clause, clause + 1):
        after = (i for i in range(end, min(len(found), end + 2 * NEAR)) if found[i].clause == number)
        verbs = [i for i in after if found[i].content and text.is_small(i)]
        if verbs:
            return verbs[: -_FIRST - 1 : -1]
    return []
