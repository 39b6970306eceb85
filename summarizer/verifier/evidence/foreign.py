"""Whether a text too short for its commonest words to tell is plainly in another language than its document.

"Die Polizei meldete 31 Verletzte." has one small word of German, and of English none. Names and figures are of no
language, and a word of both tells nothing: "Die" begins a German sentence, and the name of a film.
"""

from collections.abc import Callable
from functools import cache

from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.verifier.text.forms import base_form, base_forms

# The languages of whose words enough are known.
_KNOWN = ("en", "de", "fr", "es")

# Words of a text that is looked at: a longer one has enough common ones.
_LONGEST = 40

# Small words of a language that tell it by themselves. Chosen, not swept.
_ENOUGH = 2

_WORD = pattern(r"[^\W\d_]+")


def told_in_brief(text: str, language: str, is_known: Callable[[str], bool]) -> str | None:
    """Return the language of a short text that has words of it, and none of the document's ``language``; or None.

    ``is_known`` tells whether the document has a word, in its base form.
    """
    said = _WORD.findall(text)
    if language not in _KNOWN or not 0 < len(said) <= _LONGEST:
        return None
    found = {other: _hits(said, language, other, is_known) for other in _KNOWN if other != language}
    best = max(found, key=lambda other: found[other])
    return best if found[best] and list(found.values()).count(found[best]) == 1 else None


def _hits(said: list[str], language: str, other: str, is_known: Callable[[str], bool]) -> int:
    """Return how many words of a text are of one language alone; none where one is of the document's alone, or few are.

    One that begins with a small letter must be among them: names and titles begin with capitals.
    """
    lows = [(word, word.lower()) for word in said]
    ours, theirs = _small(language) - _small(other), _small(other) - _small(language)
    small = [word for word, low in lows if low in theirs]
    if not small or any(low in ours for _, low in lows):
        return 0
    telling = [word for word, low in lows if low not in _small(other) | _small(language)]
    if any(is_known(base_form(word.lower(), language)) for word in telling if word[0].islower()):
        return 0
    own = [word for word in telling if _is_of(word, other) and not _is_of(word, language)]
    if any(_is_of(word, language) and not _is_of(word, other) for word in telling):
        return 0
    found = [*small, *own]
    enough = len(small) >= _ENOUGH or bool(own)
    return len(found) if enough and any(word[0].islower() for word in found) else 0


def _is_of(word: str, language: str) -> bool:
    return base_form(word.lower(), language) in _vocabulary(language)


@cache
def _small(language: str) -> frozenset[str]:
    """Return the words of a language that join others."""
    return frozenset(words(language, "light_words")) | frozenset(words(language, "commonest_words"))


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """Return the base forms of further words of a language, of those that its lists know."""
    groups = (word.casefold() for line in words(language, "synonyms") for word in line.split())
    listed = (base_forms(language, name) for name in ("plain_words", "reporting_verbs", "human_roles", "groups"))
    return frozenset(base_form(word, language) for word in groups).union(*listed)
