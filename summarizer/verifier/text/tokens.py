"""A text as words: where each stands, under which form it is compared, in which clause. Linear in the text."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.verifier.text.forms import base_form, listed
from summarizer.verifier.text.inflection import without_elision

# A number with its separators, a word with its inner apostrophes, or one mark that may end a clause.
# Soft hyphens, joiners and combining marks are parts of words, however a text is typeset.
_LETTER = r"[\w\u00ad\u200b-\u200d\u2060\u0300-\u036f]"
_NUMBER = r"[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3}){1,5}(?![\d.,]?\d)|\d[\d.,]*\d"
_MARK = r"[.,;:!?()\[\]—–―\"“”…]"

# What an English verb is cut down to behind a word, with its full form ("she'll"); "'d" may be either of two.
_SHORTENED = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "'d": "'d"}
_SHORT = rf"['’](?:{'|'.join(short[1:] for short in _SHORTENED)})\b"

# Thousands, grouped by commas or thin spaces: "21,400" and "21 400" are one word; where a comma is the decimal sign,
# "21.400" is one of them, too.
_GROUPED = pattern(r"\d{1,3}(?:[,\s]\d{3}){1,5}")
_DOTTED = pattern(r"\d{1,3}(?:[.\s]\d{3}){1,5}")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))


_T = TypeVar("_T")


class Word(NamedTuple):
    """One word: its place in the text, its base form, whether it carries content, and the number of its clause."""

    start: int
    end: int
    base: str
    content: bool
    clause: int

    def is_small(self, text: str) -> bool:
        """Tell whether the word, one of ``text``, begins with a small letter."""
        return text[self.start].islower()


def read_words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of ``text``, with the verbs in two parts put together."""
    found, particles = words_apart(text, language), _parted_verbs(language)
    if _phrasal_verbs(language):
        return tuple(_phrased(found, text, language))
    return tuple(_joined(found, particles) if particles else found)


def _phrased(found: list[Word], text: str, language: str) -> list[Word]:
    """Return the words with each verb of several words read as the one that says the same: "turned it down": reject."""
    known, taken = _phrasal_verbs(language), 0
    for index, word in enumerate(found):
        if index < taken or word.base not in known or text[word.start].isupper():
            continue
        for phrasal in known[word.base]:
            particles = _particles(found, index, phrasal, language)
            if not particles or _is_other(found, text, particles, index, phrasal, language):
                continue
            found[index] = word._replace(base=phrasal.base)
            for i in particles:
                found[i] = found[i]._replace(content=False)
            taken = particles.stop
            break
    return found


class _Phrasal(NamedTuple):
    """A verb in several words: its particles, the base form by which it is compared, and where it is one."""

    particles: tuple[str, ...]
    base: str
    apart: bool
    alone: bool
    done: bool
    never_before: frozenset[str]

    def may_stand_in(self, text: str) -> bool:
        """Tell at one look whether a text may have the particles: they stand behind a space, and end with a word."""
        return all(_has_word(text, particle) for particle in self.particles)


def _has_word(text: str, word: str) -> bool:
    """Tell whether a word stands somewhere behind a space."""
    at = text.find(f" {word}")
    while at >= 0 and text[at + 1 + len(word) : at + 2 + len(word)].isalpha():
        at = text.find(f" {word}", at + 1)
    return at >= 0


# Words between a verb and its particle ("put *a vote on the plan* off"). Chosen, not swept.
_APART = 3


def _particles(found: Sequence[Word], index: int, phrasal: _Phrasal, language: str) -> range:
    """Return where the particles of a verb stand: right behind it, or behind what it is done to."""
    clause, count = found[index].clause, len(phrasal.particles)
    for start in range(index + 1, index + 2 + (_APART if phrasal.apart else 0)):
        behind = found[start : start + count]
        if len(behind) < count or behind[-1].clause != clause:
            break
        if tuple(word.base for word in behind) == phrasal.particles:
            return range(start, start + count)
        if start == index + 1 and behind[0].content:
            break  # only an article, a possessive or a pronoun leads to what it is done to
        if behind[0].base in listed(language, "prepositions") or behind[0].base in listed(language, "joining"):
            break  # another phrase begins, whose particle is none of the verb's
    return range(0)


def _is_other(found: Sequence[Word], text: str, particles: range, verb: int, phrasal: _Phrasal, language: str) -> bool:
    """Tell whether what follows makes a verb with its particle another one: "*went up* the hill"."""
    end, apart = particles.stop, particles.start > verb + 1
    if end >= len(found) or found[end].clause != found[end - 1].clause:
        return phrasal.done and not apart
    after = found[end]
    if after.base in phrasal.never_before:
        return True
    if not phrasal.alone or after.base.endswith("ly") or after.base[0].isdigit():
        return False
    next_digit = end + 1 < len(found) and found[end + 1].base[0].isdigit()
    if after.base == "to" and not next_digit:
        return True  # "went up to her", "step down to"
    done_to = (name for name in ("articles", "possessives", "object_pronouns") if after.base in listed(language, name))
    return any(done_to) or (after.content and text[after.start].isupper())


@cache
def _phrasal_verbs(language: str) -> dict[str, list[_Phrasal]]:
    """Return the verbs of several words by the base form of their first, the longest first."""
    table: dict[str, list[_Phrasal]] = {}
    for phrase, one, *marks in sorted(entries(language, "phrasal_verbs"), key=lambda line: -len(line[0].split())):
        verb, *particles = phrase.split()
        told = " ".join(marks).split()
        never = frozenset(told[told.index("not") + 1 :]) if "not" in told else frozenset[str]()
        bases = tuple(_tokens(language)[particle].base for particle in particles)
        phrasal = _Phrasal(bases, base_form(one, language), "apart" in told, "alone" in told, "done" in told, never)
        table.setdefault(base_form(verb, language), []).append(phrasal)
    return table


@cache
def _phrasal_heads(language: str) -> frozenset[str]:
    """Return the base forms of their first words, which two sets tell of a sentence faster than a dict does."""
    return frozenset(_phrasal_verbs(language))


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
def _parted_verbs(language: str) -> dict[str, dict[str, str]]:
    """Return, for each particle, the verbs that it may be parted from, by their base forms, and the whole verbs'."""
    return {
        _tokens(language)[particle].base: {
            base_form(verb, language): base_form(particle + verb, language) for verb in verbs.casefold().split()
        }
        for particle, verbs in entries(language, "separable")
    }


def content_forms(text: str, language: str) -> frozenset[str]:
    """Return the base forms of the content words of ``text``: what :func:`read_words` reads, without the rest.

    A verb of several words is found by each of them, and by the one that says the same.
    """
    if _reaches_across(text):
        found = frozenset(_content(text, language))
    else:
        found = frozenset(chain.from_iterable(map(_forms(language).__getitem__, set(text.split(" ")))))
    able = _phrasal_heads(language)
    if able.isdisjoint(found):
        return found  # as of most sentences
    known = _phrasal_verbs(language)
    if not any(phrasal.may_stand_in(text) for verb in able & found for phrasal in known[verb]):
        return found
    return found | {word.base for word in read_words(text, language) if word.content}


@cache
def _token_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a token in a group, so that a text can be split by it."""
    cut, word = ("", rf"\w{_LETTER}*(?:['’]{_LETTER}+)*")
    if language == "en":
        cut, word = rf"(?<=\w){_SHORT}|", rf"\w{_LETTER}*(?:(?!{_SHORT})['’]{_LETTER}+)*"
    return re.compile(f"({without_elision(language)}{_NUMBER}|{cut}{word}|{_MARK})")


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


# Tokens kept of each language: some 5 MB; the news of a day has about as many.
_MOST_TOKENS = 32_768

_tokens = cache(_Tokens)


def _token(token: str, language: str) -> _Token:
    word = token.casefold().replace("’", "'")
    if not word.isascii():
        word = normalize("NFC", word.translate(_INVISIBLE))
    if word in _SHORTENED:
        return _Token(is_word=True, base=_SHORTENED[word], content=False, begins_clause=False)
    if not (word[0].isalnum() or word[0] == "_"):
        return _Token(is_word=False, base=word, content=False, begins_clause=True)
    if word[0].isdigit() and (_GROUPED if language == "en" else _DOTTED).fullmatch(word):
        word = "".join(letter for letter in word if letter.isdigit())
    light = word in listed(language, "light_words") or word.endswith("n't")
    content = not light and word[0] != "_" and (len(word) > 1 or word.isdigit())
    base = base_form(word, language) if content else "n't" if word.endswith("n't") else word
    return _Token(is_word=True, base=base, content=content, begins_clause=word in listed(language, "clause_breaks"))


_OPENING = ('"', "“", "„", "«")

# A number that may reach over a space; what is looked for begins with it, which is found four times as fast.
_ACROSS = pattern(r" \d{3}(?<=\d \d{3})")

# Letters of a chunk that is kept: a longer one is an address, and not met again.
_LONGEST_CHUNK = 40


class _Piece(NamedTuple):
    """A token of a chunk: where it stands there, what it is (:class:`_Token`), and whether it opens a quotation."""

    start: int
    end: int
    is_word: bool
    base: str
    content: bool
    begins_clause: bool
    opens: bool


class _Chunks(dict[str, tuple[_T, ...]]):
    """What is read of what stands between two spaces, each looked at once: found faster than matched."""

    def __init__(self, read: Callable[[str, str], Iterable[_T]], language: str) -> None:
        self._read, self._language = read, language

    def __missing__(self, chunk: str) -> tuple[_T, ...]:
        found = tuple(self._read(f"{chunk} ", self._language))
        if len(chunk) > _LONGEST_CHUNK:
            return found
        if len(self) >= _MOST_TOKENS:
            self.clear()
        self[chunk] = found
        return found


def _content(text: str, language: str) -> set[str]:
    """Return the base forms of those tokens of a text that carry content."""
    word = text.rstrip(" ")
    if word.isalpha():  # half of what stands between spaces is a word and no more
        token = _tokens(language)[word]
        return {token.base} if token.content else set()
    known = map(_tokens(language).__getitem__, set(_token_pattern(language).findall(text)))
    return {token.base for token in known if token.content}


def _reaches_across(text: str) -> bool:
    """Tell whether a token may reach over a space, or to the very end of a text: it is read as a whole."""
    return text[-1:] in "'’" or _ACROSS.search(text) is not None


def _pieces(text: str, language: str) -> Iterator[_Piece]:
    end, tokens = 0, _tokens(language)
    # What stands between tokens, and tokens, in turn: half of what matches one by one take.
    parts = _token_pattern(language).split(text)
    for gap, token in zip(parts[::2], parts[1::2], strict=False):
        start = end + len(gap)
        end = start + len(token)
        yield _Piece(start, end, *tokens[token], token in _OPENING)


@cache
def _chunks(language: str) -> _Chunks[_Piece]:
    """Return the tokens of each chunk."""
    return _Chunks(_pieces, language)


@cache
def _forms(language: str) -> _Chunks[str]:
    """Return the base forms of the content words of each chunk."""
    return _Chunks(_content, language)


def words_apart(text: str, language: str) -> list[Word]:
    """Return the words of ``text``; marks and conjunctions number its clauses."""
    at, clause, light, known, make = 0, 0, False, _chunks(language), tuple.__new__
    found: list[Word] = []
    whole = _reaches_across(text)
    for chunk in (text,) if whole else text.split(" "):
        for start, end, is_word, base, content, begins_clause, opens in (
            _pieces(chunk, language) if whole else known[chunk]
        ):
            if begins_clause and not (light and opens):  # no clause begins in: not a "continuing threat"
                clause += 1
            light = is_word and not content
            if is_word:
                # A third of what Word(…) takes.
                found.append(make(Word, (at + start, at + end, base, content, clause)))
        at += len(chunk) + 1
    return found
