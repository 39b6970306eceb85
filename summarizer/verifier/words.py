"""Words compared by what they mean for a statement: base forms, opposites, and what a negation governs.

Rule-based and small: enough to see a statement turned round, never to judge style. Linear in the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice, takewhile
from typing import NamedTuple
from unicodedata import normalize

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.verifier.capitals import german_names
from summarizer.verifier.forms import (
    base_form,
    base_forms,
    irregular,
    listed,
    opposed,
    opposites,
    root,
    tight_pairs,
    tolls,
)
from summarizer.verifier.inflection import without_elision

__all__ = [
    "Passage",
    "Word",
    "base_form",
    "base_forms",
    "content_forms",
    "cued",
    "denials_in",
    "is_denied_near",
    "is_near",
    "opposed",
    "opposites",
    "parted_verbs",
    "passage",
    "root",
    "tight_pairs",
    "tolls",
]

# A number with its separators, a word with its inner apostrophes, or one mark that may end a clause.
# Soft hyphens, joiners and combining marks are parts of words, however a text is typeset.
_LETTER = r"[\w\u00ad\u200b-\u200d\u2060\u0300-\u036f]"
_NUMBER = r"[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3}){1,5}(?![\d.,]?\d)|\d[\d.,]*\d"
_TOKEN = rf"{_NUMBER}|\w{_LETTER}*(?:['’]{_LETTER}+)*|[.,;:!?()\[\]—–―\"“”…]"

# Thousands, grouped by commas or thin spaces: "21,400" and "21 400" are one word; where a comma is the decimal sign,
# "21.400" is one of them, too.
_GROUPED = pattern(r"\d{1,3}(?:[,\s]\d{3}){1,5}")
_DOTTED = pattern(r"\d{1,3}(?:[.\s]\d{3}){1,5}")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))

# What may stand between a negation and what it governs: small words and commas.
_INSERTION = pattern(r"[\w\s,'’]*,[\w\s,'’]*")

# Languages whose clauses end with their verb: what is denied or planned is looked for from their end.
_VERB_LAST = frozenset({"de", "nl"})

# Words past which two words of one clause no longer say anything of each other (a clause of news has about 12).
_NEAR = 7


# Words that open a question of its own: "it is not clear why it failed" doesn't deny that it failed.
_ASKING = frozenset({"why", "how", "whether"})


class Word(NamedTuple):
    """One word: its place in the text, its base form, whether it carries content, and the number of its clause."""

    start: int
    end: int
    base: str
    content: bool
    clause: int


@dataclass(frozen=True)
class Passage:
    """A stretch of text as words; what else is read of it is read when first asked for."""

    text: str
    language: str
    words: tuple[Word, ...]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The indices of the words by their base forms."""
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            places.setdefault(word.base, []).append(index)
        return places

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The indices of the content words that begin with a capital."""
        return tuple(i for i, word in enumerate(self.words) if word.content and self.text[word.start].isupper())

    @cached_property
    def content(self) -> Mapping[str, int]:
        """The base forms of the content words, each with the index of its first."""
        found: dict[str, int] = {}
        for index, word in enumerate(self.words):
            if word.content:
                found.setdefault(word.base, index)
        return found

    @cached_property
    def negations(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Each negation's word with the words that it governs."""
        return tuple(_negations(self))

    @cached_property
    def negated(self) -> frozenset[int]:
        """The words that an odd number of negations govern."""
        counts: dict[int, int] = {}
        for _, governed in self.negations:
            for index in governed:
                counts[index] = counts.get(index, 0) + 1
        return frozenset(index for index, count in counts.items() if count % 2)

    @cached_property
    def cues(self) -> tuple[int, ...]:
        """The words that negate, where they stand."""
        return tuple(cue for cue, _ in self.negations)

    def near(self, index: int, reach: int) -> frozenset[str]:
        """Return the base forms of the content words at most ``reach`` words away from the one at ``index``."""
        low, high = max(0, index - reach), index + reach + 1
        here = self.words[index].base
        return frozenset(word.base for word in self.words[low:high] if word.content and word.base != here)

    def names_before(self, index: int, reach: int) -> frozenset[str]:
        """Return the base forms of the capitalised words at most ``reach`` words before the one at ``index``."""
        here = self.words[index].clause
        reach = 4 * reach if self.language in _VERB_LAST else reach  # what the verb is said of stands far before it
        before = (i for i in range(max(0, index - reach), index) if self.words[i].clause == here)
        return frozenset(self.words[i].base for i in before if self.words[i].content and self._is_capital(i))

    def names_among(self, indices: range) -> frozenset[str]:
        """Return the base forms of the capitalised content words among the words at ``indices``."""
        named = (self.words[i] for i in indices if self.words[i].content and self._is_capital(i))
        return frozenset(word.base for word in named if not word.base.isdigit())

    def all_names(self, indices: range) -> frozenset[str]:
        """Return :meth:`names_among` the words at ``indices`` if all their content words are such, else nothing."""
        found = self.names_among(indices)
        return found if all(self.words[i].base in found for i in indices if self.words[i].content) else frozenset()

    def is_name(self, index: int) -> bool:
        """Tell whether a word is capitalised though it doesn't begin the text."""
        return index > 0 and self._is_capital(index)

    @cached_property
    def german_names(self) -> frozenset[int]:
        """The capitalised words of a German text that are names."""
        return german_names(self.text, self.words)

    def _is_capital(self, index: int) -> bool:
        """Tell whether a word has a capital that may mark a name."""
        capital = self.text[self.words[index].start].isupper()
        return capital and (self.language != "de" or index in self.german_names)

    def is_small(self, index: int) -> bool:
        """Tell whether a word begins with a small letter."""
        return self.text[self.words[index].start].islower()

    def shown(self, index: int) -> str:
        """Return the words around ``index`` as they stand, for a message."""
        low, high = max(0, index - 3), min(len(self.words), index + 4)
        return self.text[self.words[low].start : self.words[high - 1].end]


def denials_in(text: Passage) -> list[int]:
    """Return the words of a text that deny: negations, and words that do without one ("against", "missing")."""
    softeners = base_forms(text.language, "softeners") & text.places.keys()
    return [*text.cues, *(i for form in softeners for i in text.places[form])]


def is_denied_near(index: int, text: Passage, reach: int) -> bool:
    """Tell whether something around a word denies: free text, and its source, may deny in words of their own."""
    return is_near(index, denials_in(text), reach)


def is_near(index: int, cues: Iterable[int], reach: int) -> bool:
    """Tell whether one of some cues stands at most ``reach`` words from a word, and is not that word."""
    return any(0 < abs(cue - index) <= reach for cue in cues)


def passage(text: str, language: str) -> Passage:
    """Read the words of ``text``."""
    found = tuple(_words(text, language))
    particles = parted_verbs(language)
    return Passage(text, language, tuple(_joined(found, particles)) if particles else found)


def _joined(found: Sequence[Word], particles: Mapping[str, Mapping[str, str]]) -> Iterator[Word]:
    """Yield the words with the verbs in two parts put together: "lehnte den Plan ab" has the word of "abgelehnt"."""
    whole: dict[int, str] = {}
    first = 0
    for index, word in enumerate(found):
        if word.clause != found[first].clause:
            first = index
        ends = index + 1 == len(found) or found[index + 1].clause != word.clause
        verbs = particles.get(word.base) if ends else None
        verb = next((i for i in range(first, index) if found[i].base in verbs), None) if verbs else None
        if verbs and verb is not None:
            whole |= {verb: verbs[found[verb].base], index: ""}
    for index, word in enumerate(found):
        base = whole.get(index)
        yield word if base is None else word._replace(base=base or word.base, content=bool(base))


@cache
def parted_verbs(language: str) -> dict[str, dict[str, str]]:
    """Return, for each particle, the verbs that it may be parted from, by their base forms, and the whole verbs'."""
    return {
        _tokens(language)[particle].base: {
            base_form(verb, language): base_form(particle + verb, language) for verb in verbs.casefold().split()
        }
        for particle, verbs in entries(language, "separable")
    }


def content_forms(text: str, language: str) -> frozenset[str]:
    """Return the base forms of the content words of ``text``: what :func:`passage` reads, without the rest."""
    return frozenset(map(_forms(language).__getitem__, set(_token_pattern(language).findall(text)))) - _NOTHING


_NOTHING = frozenset({""})


@cache
def _token_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a token in a group, so that a text can be split by it."""
    return re.compile(f"({without_elision(language)}{_TOKEN})")


class _Token(NamedTuple):
    """What a token is wherever it stands: a mark or a word, its base form, and whether it begins a clause."""

    is_word: bool
    base: str
    content: bool
    begins_clause: bool


class _Tokens(dict[str, _Token]):
    """The tokens of a language that were met, each looked at once: reading a text is looking its tokens up."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, token: str) -> _Token:
        if len(self) >= _MOST_TOKENS:
            self.clear()
        found = self[token] = _token(token, self._language)
        return found


class _Forms(dict[str, str]):
    """The base form of each token that carries content, of all others an empty string."""

    def __init__(self, language: str) -> None:
        self._tokens = _tokens(language)

    def __missing__(self, token: str) -> str:
        if len(self) >= _MOST_TOKENS:
            self.clear()
        kind = self._tokens[token]
        found = self[token] = kind.base if kind.content else ""
        return found


# Tokens kept of each language: some 5 MB; the news of a day has about as many.
_MOST_TOKENS = 32_768

_tokens = cache(_Tokens)
_forms = cache(_Forms)


def _token(token: str, language: str) -> _Token:
    word = token.casefold().replace("’", "'")
    if not word.isascii():
        word = normalize("NFC", word.translate(_INVISIBLE))
    if not (word[0].isalnum() or word[0] == "_"):
        return _Token(is_word=False, base=word, content=False, begins_clause=True)
    if word[0].isdigit() and (_GROUPED if language == "en" else _DOTTED).fullmatch(word):
        word = "".join(letter for letter in word if letter.isdigit())
    light = word in listed(language, "light_words") or word.endswith("n't")
    content = not light and word[0] != "_" and (len(word) > 1 or word.isdigit())
    base = base_form(word, language) if content else "n't" if word.endswith("n't") else word
    return _Token(is_word=True, base=base, content=content, begins_clause=word in listed(language, "clause_breaks"))


_OPENING = ('"', "“", "„", "«")


def _words(text: str, language: str) -> Iterator[Word]:
    """Yield the words of ``text``; marks and conjunctions number its clauses."""
    clause, end, light, tokens, make = 0, 0, False, _tokens(language), tuple.__new__
    # What stands between tokens, and tokens, in turn: half of what matches one by one take.
    parts = _token_pattern(language).split(text)
    for gap, token in zip(parts[::2], parts[1::2], strict=False):
        start = end + len(gap)
        end = start + len(token)
        is_word, base, content, begins_clause = tokens[token]
        if begins_clause and not (light and token in _OPENING):  # no clause begins in: not a "continuing threat"
            clause += 1
        light = is_word and not content
        if is_word:
            yield make(Word, (start, end, base, content, clause))  # a third of what Word(…) takes


def _negations(text: Passage) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield every negation with the content words that it governs: the first few after it in its clause.

    Marks of the cue list change that: "verb", the verb wherever it stands; "both", then what stands before; "pair",
    only with a second word ("ne … pas"), which is then no negation of its own.
    """
    found, seconds, denied = text.words, listed(text.language, "negation_partners"), -1
    for start, end, columns in _cued(found, text.places, text.language, "negation"):
        reach, marks, clause = int(columns[1]), "".join(columns[2:]).split(), found[start].clause
        paired = "pair" in marks
        if not reach or (clause == denied and (paired or found[start].base in seconds)):
            continue
        if paired and not any(word.base in seconds for word in _clause_after(found, end)):
            continue
        denied = clause if seconds else -1
        near = [*_governed(found, end, reach)] if "verb" not in marks else _verbs_after(text, end)
        if not near and not marks:
            near = _past_insertion(text, end, reach)
        around = _before(text, start, small_first=not near) if marks else ()
        yield start, tuple(dict.fromkeys([*near, *around]))[:reach]


def _past_insertion(text: Passage, end: int, reach: int) -> list[int]:
    """Return what a "not" or "never" governs beyond the commas of an insertion ("does not, and never will, accept")."""
    found = text.words
    after = (i for i in range(end, min(len(found), end + _NEAR)) if found[i].content)
    first = next(after, None)
    if first is None or found[end - 1].base in ("no", "none"):
        return []
    between = text.text[found[end - 1].end : found[first].start]
    return [first, *_governed(found, first + 1, reach - 1)] if _INSERTION.fullmatch(between) else []


def _clause_after(found: Sequence[Word], end: int) -> Iterator[Word]:
    """Yield the words from ``end`` on in the clause of the word before."""
    clause = found[end - 1].clause
    return (word for word in found[end : end + 2 * _NEAR] if word.clause == clause)


def cued(text: Passage, language: str, name: str) -> Iterator[tuple[int, tuple[int, ...], tuple[str, ...]]]:
    """Yield the entries of the cue list ``name`` in a passage: the first word's index, the indices of the first
    three content words after it in its clause, and the entry's columns."""
    last = name == "plans" and language in _VERB_LAST
    for start, end, columns in _cued(text.words, text.places, language, name):
        governed = list(_planned(text, end) if last else _governed(text.words, end, 3))
        if "infinitive" not in columns or _is_infinitive(text, governed):
            yield start, tuple(governed), columns
    if name == "plans":
        yield from ((index, (index,), ()) for index in _futures(text))


def _futures(text: Passage) -> Iterator[int]:
    """Yield the verbs whose ending tells what is to come, in languages that have such endings ("cerrará")."""
    endings = tuple(words(text.language, "future"))
    for index, word in enumerate(text.words) if endings else ():
        if word.content and text.is_small(index) and text.text[word.start : word.end].endswith(endings):
            yield index


def _is_infinitive(text: Passage, governed: Sequence[int]) -> bool:
    """Tell whether a German clause ends with an infinitive, so that its "wird" tells what is to come."""
    if not governed:
        return False
    word = text.text[text.words[governed[0]].start : text.words[governed[0]].end].casefold()
    return word.endswith("n") and word not in irregular("de")


def _verbs_after(text: Passage, end: int) -> list[int]:
    """Return what may be verbs (small letters) after ``end`` in the clause, the last first, then what else is there.

    A German clause ends with its participle or infinitive ("hat den Plan am Montag nicht endgültig genehmigt").
    """
    after = list(_governed(text.words, end, 2 * _NEAR))[::-1]
    return sorted(after, key=lambda i: not text.is_small(i)) if any(map(text.is_small, after)) else []


def _before(text: Passage, start: int, *, small_first: bool) -> list[int]:
    """Return the content words before ``start`` in its clause, the nearest first ("genehmigte den Plan nicht")."""
    near, clause = range(max(0, start - 2 * _NEAR), start), text.words[start].clause
    before = [i for i in reversed(near) if text.words[i].clause == clause and text.words[i].content]
    return sorted(before, key=lambda i: not text.is_small(i)) if small_first else before


def _planned(text: Passage, end: int) -> Sequence[int]:
    """Return the last verbs of the clause that a plan opens, or of the clause after it ("plant, … zu schließen")."""
    clause, found = text.words[end - 1].clause, text.words
    for number in (clause, clause + 1):
        after = (i for i in range(end, min(len(found), end + 2 * _NEAR)) if found[i].clause == number)
        verbs = [i for i in after if found[i].content and text.is_small(i)]
        if verbs:
            return verbs[:-4:-1]
    return []


def _governed(found: Sequence[Word], start: int, most: int) -> Iterator[int]:
    """Yield the first content words from ``start`` on, within the clause of the word before."""
    clause = found[start - 1].clause
    stretch = takewhile(lambda i: found[i].base not in _ASKING, range(start, min(len(found), start + 2 * _NEAR)))
    after = (i for i in stretch if found[i].clause == clause)
    return islice((i for i in after if found[i].content and not found[i].base.endswith("ly")), most)


def _cued(
    found: Sequence[Word], places: Mapping[str, Sequence[int]], language: str, name: str
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where entries of a cue list stand, the longest at each place, as start, end and columns."""
    table = _entries(language, name)
    begins = table.keys() & places.keys()
    if not begins:
        return
    free = 0
    for index in sorted(index for first in begins for index in places[first]):
        for phrase, columns in table[found[index].base] if index >= free else ():
            if len(phrase) == 1 or tuple(word.base for word in found[index : index + len(phrase)]) == phrase:
                free = index + len(phrase)
                yield index, free, columns
                break


@cache
def _entries(language: str, name: str) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Return a cue list by the first word of each entry, longest entries first."""
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for columns in entries(language, name):
        phrase = tuple(word.base for word in _words(columns[0], language))
        table.setdefault(phrase[0], []).append((phrase, columns))
    return {first: sorted(found, key=lambda one: -len(one[0])) for first, found in table.items()}
