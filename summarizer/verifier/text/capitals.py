"""Which capitalised words of a German text are names: there every noun has a capital.

A name stands in a row of capitals ("Bauleiter Jens Harms", what comes before it being what he is), or bare, without an
article or an adjective, after a preposition of place ("in Zwickau"). A single noun elsewhere is taken for no name:
better a name that is not checked than a noun that is called an unknown name.
"""

from collections.abc import Sequence
from functools import cache

from summarizer.reading.cues import entries, words
from summarizer.reading.lexicon import lexicon
from summarizer.verifier.text.tokens import Word

# Endings of German nouns that names of people and places don't have.
_NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "tät", "ismus", "nis", "ment", "ling", "tum", "zeit", "n")

# Prepositions after which a bare noun is most often a place.
_OF_PLACE = frozenset({"in", "aus", "nach", "von", "bei", "zwischen", "nahe", "richtung"})

# Words of a pair: of two places with "und" between them, of a given name and a surname.
_PAIR = 2

# Endings of nouns in the plural and in other cases.
_INFLECTED = ("n", "s", "e", "en", "es")

# Letters of a word longer than given names are (chosen, not swept), and the endings of those who do something.
_LONG_NOUN = 12
_AGENTS = ("er", "erin", "loge", "login", "iker", "ikerin", "ist", "istin", "eur", "chef", "chefin", "mann", "frau")

# Letters of the shortest noun that may be the last part of a compound ("rat" is part of too many others): of one that
# tells what somebody is, and of any other, for "Darmstadt" and "Friedrichshafen" end in nouns, too.
_COMPOUNDED, _LAST_PART = 4, 7


def german_names(text: str, found: Sequence[Word]) -> frozenset[int]:
    """Return the indices of the words of a German ``text`` that are names or parts of names."""
    names: set[int] = set()
    row: list[int] = []
    for index, word in enumerate(found):
        if row and not (_is_capital(text, word) and text[found[index - 1].end : word.start] in (" ", "-", "\u00a0")):
            names.update(_named(text, found, _behind_calling(text, found, row)))
            row = []
        if _is_capital(text, word):
            row.append(index)
    names.update(_named(text, found, _behind_calling(text, found, row)))
    return frozenset(names)


def _behind_calling(text: str, found: Sequence[Word], row: Sequence[int]) -> Sequence[int]:
    """Return what stands in a row behind a calling with a hyphen: "Ragotti-Chefin *Nadine Zurbriggen*"."""
    for place in range(len(row) - 1, 0, -1):
        word = text[found[row[place]].start : found[row[place]].end].casefold()
        if text[found[row[place - 1]].end : found[row[place]].start] == "-" and _is_common(word):
            return row[place + 1 :]
    return row


def _is_capital(text: str, word: Word) -> bool:
    return word.content and text[word.start].isupper()


def _named(text: str, found: Sequence[Word], row: Sequence[int]) -> Sequence[int]:
    """Return what is a name in a row of capitalised words: without the nouns before it."""
    low = [text[found[i].start : found[i].end].casefold() for i in row]
    first, last = 0, len(row)
    while first < last and _is_common(low[first]):
        first += 1
    while last > first and _is_common(low[last - 1]) and not _is_surname(low[first:last]):
        last -= 1
    if len(row) == 1 or first == last:
        return row if first < last and _is_bare(text, found, row[0], low[0]) else ()
    if first == 0 and len(row) > 1 and _is_determined(text, found, row[0]):
        first += 1  # "der Zulieferer Brandau": what stands right after an article is a noun
    while first < last - 1 and _is_like_noun(low[first]):
        first += 1  # "Wildtierökologe Fabian Trost"
    if first == last - 1 and first and low[first - 1] not in lexicon("de").roles and not _is_calling(low[first - 1]):
        return () if not _is_bare(text, found, row[first], low[first]) else row[first:last]  # "Betriebe Einbußen"
    return row[first:last]


def _is_calling(word: str) -> bool:
    """Tell whether a noun tells what somebody or something is, so that its name may follow: "Zulieferer Brandau"."""
    return word.endswith(_nouns()[1]) or word.endswith(_AGENTS)


def _is_like_noun(word: str) -> bool:
    """Tell whether the first of several capitalised words is too long for a given name: "Wildtierökologe"."""
    return len(word) >= _LONG_NOUN


def _is_surname(row: Sequence[str]) -> bool:
    """Tell whether the last of two words is what somebody is called, behind what is no noun: "Anna Richter"."""
    return len(row) == _PAIR and row[1] in lexicon("de").roles


def _is_bare(text: str, found: Sequence[Word], index: int, word: str) -> bool:
    """Tell whether a single noun stands after a preposition of place and looks like no common noun."""
    before = text[found[index - 1].start : found[index - 1].end].casefold() if index else ""
    if before == "und" and index > _PAIR and _is_capital(text, found[index - _PAIR]):  # "zwischen Kiel und Brede"
        before = text[found[index - _PAIR - 1].start : found[index - _PAIR - 1].end].casefold()
    return before in _OF_PLACE and not word.endswith(_NOUN_ENDINGS) and word not in _bare_nouns()


def _is_determined(text: str, found: Sequence[Word], index: int) -> bool:
    if not index:
        return False
    before = text[found[index - 1].start : found[index - 1].end]
    return before.casefold() in _determiners()


@cache
def _is_common(word: str) -> bool:
    """Tell whether a capitalised word is a noun of the lists, or a compound that ends in one."""
    nouns, endings = _nouns()
    return word in nouns or word.endswith(endings) or any(word.removesuffix(end) in nouns for end in _INFLECTED)


@cache
def _nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    lists = lexicon("de")
    callings = frozenset(noun.casefold() for noun in lists.heads)
    measures = (
        variant for name in ("units", "currencies") for row in entries("de", name) for variant in row[1].split("|")
    )
    dates = (row[0] for name in ("calendar", "numbers", "months") for row in entries("de", name))
    lines = (line for name in ("synonyms", "plain_words") for line in words("de", name))
    listed = (word for line in lines for word in line.split() if word[0].isupper())
    common = frozenset((*measures, *dates, *words("de", "common_nouns"), *listed)) - frozenset(words("de", "countries"))
    nouns = frozenset(word.casefold() for word in common)
    parts = frozenset(noun for noun in nouns if len(noun) >= _LAST_PART)
    return nouns | callings, tuple(parts | {noun for noun in callings if len(noun) >= _COMPOUNDED})


@cache
def _bare_nouns() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("de", "bare_nouns"))


@cache
def _determiners() -> frozenset[str]:
    return frozenset(row[0] for row in entries("de", "source_words") if row[1] == "determiner")
