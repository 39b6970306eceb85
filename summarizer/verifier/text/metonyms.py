"""Names that stand for a state or its government: "Washington said"."""

from collections.abc import Container, Sequence
from functools import cache

from summarizer.reading.cues import entries
from summarizer.reading.lexicon import lexicon
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.naming import bare, letters_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tokens import Word


def acting_states(name: Sequence[int], text: Passage) -> tuple[str, ...]:
    """Return the words for the state that a name stands for where it acts: a verb follows it, and no place precedes."""
    before, after = _beside(name, text)
    led = before and (before[0].content or before[0].base in base_forms(text.language, "prepositions"))
    dealt_with = before and before[0].base in base_forms(text.language, "agents")
    acts = bool(after) and _is_verb(text.letters(name[-1] + 1), text.language)
    return states_of(name, text) if dealt_with or (acts and not led) else ()


def is_for_state(name: Sequence[int], text: Passage, states: Container[str]) -> bool:
    """Tell whether a name may stand for one of the ``states`` (base forms) in its very place: it is led by no "in"."""
    before, after = _beside(name, text)
    if before and before[0].base in base_forms(text.language, "where", "articles"):
        return False
    if after and after[0].content and text.text[text.words[name[-1]].end : after[0].start] == " ":
        letters = text.letters(name[-1] + 1)
        if not _is_verb(letters, text.language) and not letters.endswith("ing"):
            return False  # "London farmers"
    return any(base_form(state, text.language) in states for state in states_of(name, text))


def _beside(name: Sequence[int], text: Passage) -> tuple[Sequence[Word], Sequence[Word]]:
    """Return the word before a name and the one behind it, if there are such."""
    return text.words[max(0, name[0] - 1) : name[0]], text.words[name[-1] + 1 : name[-1] + 2]


def _is_verb(letters: str, language: str) -> bool:
    lists = lexicon(language)
    return letters.lower() in lists.verbs or letters.lower() in lists.finite


def states_of(name: Sequence[int], text: Passage) -> tuple[str, ...]:
    """Return the words for the state that a name may stand for."""
    return _metonyms(text.language).get(bare(letters_of(name, text)).casefold(), ())


@cache
def _metonyms(language: str) -> dict[str, tuple[str, ...]]:
    """Return the words for a state, by the names that stand for it or its government, case folded."""
    return {name: tuple(states.split()) for name, states in entries(language, "metonyms")}
