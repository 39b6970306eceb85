"""Names that stand for a state or its government: "Washington said"."""

from collections.abc import Container, Sequence
from functools import cache

from summarizer.reading.cues import entries
from summarizer.reading.lexicon import lexicon
from summarizer.verifier.naming import bare, letters_of
from summarizer.verifier.words import Passage, base_form, base_forms


def acting_states(name: Sequence[int], text: Passage) -> tuple[str, ...]:
    """Return the words for the state that a name stands for where it acts: a verb follows it, and no place precedes."""
    lists, after = lexicon(text.language), text.words[name[-1] + 1 : name[-1] + 2]
    before = text.words[max(0, name[0] - 1) : name[0]]
    verb = text.text[after[0].start : after[0].end].lower() if after else ""
    acts = verb in lists.verbs or verb in lists.finite
    led = before and (before[0].content or before[0].base in base_forms(text.language, "prepositions"))
    dealt_with = before and before[0].base in base_forms(text.language, "agents")
    states = _metonyms(text.language).get(bare(letters_of(name, text)).casefold(), ())
    return states if dealt_with or (acts and not led) else ()


def is_for_state(name: Sequence[int], text: Passage, states: Container[str]) -> bool:
    """Tell whether a name may stand for one of the ``states`` (base forms) in its very place: it is led by no "in"."""
    before = text.words[max(0, name[0] - 1) : name[0]]
    if before and before[0].base in base_forms(text.language, "where") | base_forms(text.language, "articles"):
        return False
    lists, after = lexicon(text.language), text.words[name[-1] + 1 : name[-1] + 2]
    if after and after[0].content and text.text[text.words[name[-1]].end : after[0].start] == " ":
        letters = text.text[after[0].start : after[0].end].lower()
        if letters not in lists.verbs and letters not in lists.finite and not letters.endswith("ing"):
            return False  # "London farmers"
    known = _metonyms(text.language).get(bare(letters_of(name, text)).casefold(), ())
    return any(base_form(state, text.language) in states for state in known)


@cache
def _metonyms(language: str) -> dict[str, tuple[str, ...]]:
    """Return the words for a state, by the names that stand for it or its government, case folded."""
    return {name: tuple(states.split()) for name, states in entries(language, "metonyms")}
