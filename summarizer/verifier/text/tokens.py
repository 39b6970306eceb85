"""A text as words: where each stands, under which form it is compared, in which clause. Linear in the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple
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
    return tuple(_joined(found, particles) if particles else found)


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
    """Return the base forms of the content words of ``text``: what :func:`read_words` reads, without the rest."""
    if _reaches_across(text):
        return frozenset(_content(text, language))
    return frozenset(chain.from_iterable(map(_forms(language).__getitem__, set(text.split(" ")))))


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


class _Chunks(dict[str, tuple[_Piece, ...]]):
    """What stands between two spaces, each looked at once: a word with its marks is found faster than matched."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, chunk: str) -> tuple[_Piece, ...]:
        found = tuple(_pieces(f"{chunk} ", self._language))
        if len(chunk) > _LONGEST_CHUNK:
            return found
        if len(self) >= _MOST_TOKENS:
            self.clear()
        self[chunk] = found
        return found


class _Forms(dict[str, tuple[str, ...]]):
    """The base forms of the content words that stand between two spaces, each looked at once."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = tuple(_content(f"{chunk} ", self._language))
        if len(chunk) > _LONGEST_CHUNK:
            return found
        if len(self) >= _MOST_TOKENS:
            self.clear()
        self[chunk] = found
        return found


_chunks = cache(_Chunks)
_forms = cache(_Forms)


def _content(text: str, language: str) -> set[str]:
    """Return the base forms of those tokens of a text that carry content."""
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
