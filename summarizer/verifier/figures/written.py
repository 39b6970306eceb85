"""How else the document writes a figure: with other separators, as a number of another kind, in letters, in a name."""

import re

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.quantities import Number, Quantity, Vague
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import is_bare
from summarizer.verifier.figures.told import ToldFigure

# What may follow an ordinal that counts nothing named ("seeded fifth in", "came third with").
_BARE = "in|on|at|with|behind|of|last|this|for|and|but|when|after|im|en|mit|avec|con"

# Digits from which a number is written in groups of three, and such a number.
_GROUPED = 4
_THOUSANDS = pattern(r"\d{1,3}(?:,\d{3}){1,5}")

# A word, with its hyphens, that a number may be part of.
_WORD = pattern(r"\w+(?:-\w+)*")

# Two numbers that are written as one thing.
_PAIR = pattern(r"(?<!\w)\d{1,5}[/:]\d{1,5}(?!\w)")

# Words before a figure in which the name stands that it is told of.
_NAMED = 4


def has_digits(figure: ToldFigure) -> bool:
    """Tell whether the evidence writes the same long number with other separators ("21400" for "21,400")."""
    words = figure.words
    digits = "".join(letter for letter in words if letter.isdigit())
    if len(digits) < _GROUPED or not words.replace(",", "").isdigit():
        return False
    there = (numeral for sentence in figure.sentences for numeral in figure.grounds.numerals_in(sentence))
    return any(_THOUSANDS.fullmatch(numeral) and numeral.replace(",", "") == digits for numeral in there)


def has_words(figure: ToldFigure) -> bool:
    """Tell whether the evidence has a figure of several words just as it is told: "seven pounds", be it money."""
    told = figure.words.casefold()
    if " " not in told or any(map(str.isdigit, told)):
        return False
    figures = (one for sentence in figure.sentences for one in figure.grounds.quantities_in(sentence))
    return any(figure.in_document(one).casefold() == told for one in figures)


def has_number(figure: ToldFigure) -> bool:
    """Tell whether the evidence has a bare number, of whatever kind there ("James Orr, 36, …", "five-year-old")."""
    said, grounds = figure.said, figure.grounds
    ordinal = said.kind == "ordinal"
    if not is_bare(said) and not (figure.assertion.prose and ordinal):
        return False
    if any(figure.words in grounds.numerals_in(sentence) for sentence in figure.sentences):
        return True
    if ordinal and _is_ranked(figure):
        return True
    return any(isinstance(one.value, Number) and one.value == said.value for one in figure.source)


def _is_ranked(figure: ToldFigure) -> bool:
    """Tell whether the story tells an ordinal of nothing that it names, or as a number.

    "Opened the fourth", where it was the fourth quarter; "the fifth seed" who was "seeded fifth"; "14th" of "No. 14".
    """
    value, text = figure.said.value, figure.grounds.document.text
    word = rf"(?i)(?<!\w){re.escape(figure.number)}(?!\w)"
    told = [sentence.of(text) for sentence in figure.sentences]
    if any(re.search(word, one) for one in told):
        return True
    if not isinstance(value, Number) or value.value <= 1:
        return False
    bare = re.compile(rf"{word}(?:\s(?:{_BARE})\b|\s?[.,;:])")
    if any(bare.search(text, *span) for span in figure.grounds.document.story):
        return True
    ranked = re.compile(rf"(?i)\b(?:no\.?|number|nr\.?|numéro|número)\s?{value.value}(?![\w,.]\d|\d)")
    return any(ranked.search(one) for one in told)


def is_written(figure: ToldFigure) -> bool:
    """Tell whether the document writes a figure of several numbers in just these characters ("3-61", "9.30")."""
    letters = figure.number
    plain = letters[:1].isdigit() and not letters.isalnum() and " " not in letters
    return figure.said.unit is None and plain and figure.grounds.has_word(letters)


def is_told_vaguely(figure: ToldFigure) -> bool:
    """Tell whether the evidence has the very word of a vague figure, at the head of a clause: "Thousands attended"."""
    if not isinstance(figure.said.value, Vague):
        return False
    grounds = figure.grounds
    number = [word.base for word in grounds.words_of(figure.number).words]
    sources = [grounds.words_in(sentence) for sentence in figure.sentences] if len(number) == 1 else []
    places = ((source, place) for source in sources for place in source.places.get(number[0], ()))
    return any(place == 0 or source.words[place - 1].clause != source.words[place].clause for source, place in places)


def is_abbreviated(figure: ToldFigure) -> bool:
    """Tell whether the evidence has a number with what it counts abbreviated behind it ("60fps", 60 frames)."""
    digits, what = figure.number, (figure.said.what or "").casefold().split()[:1]
    short = [one for one, thing in entries(figure.language, "abbreviated_things") if [thing] == what]
    if not short or not digits.isdecimal():
        return False
    found = re.compile(rf"(?<![\w.,]){digits}\s?(?:{'|'.join(short)})(?!\w)")
    return any(found.search(sentence.of(figure.grounds.document.text)) for sentence in figure.sentences)


def is_part_of_name(text: str, place: int, grounds: Grounds) -> bool:
    """Tell whether a digit stands in a word of letters and digits that the document has as well ("1Oak")."""
    word = next((found for found in _WORD.finditer(text) if found.start() <= place < found.end()), None)
    return word is not None and not word[0].isdigit() and grounds.has(word[0])


def is_part_of_pair(text: str, place: int, grounds: Grounds) -> bool:
    """Tell whether a number stands in a pair that the document writes just so ("odds of 40/1")."""
    pair = next((found for found in _PAIR.finditer(text) if found.start() <= place < found.end()), None)
    return pair is not None and grounds.has_word(pair[0])


def is_said_of(figure: ToldFigure, there: Quantity) -> bool:
    """Tell whether the document has a figure for what the prose tells it of: much the same, or whom it names before it.

    "Bates, 73, is charged" where the evidence is of the charge, and another sentence has "the 73-year-old Bates".
    """
    said, grounds, words = figure.said, figure.grounds, figure.assertion.text
    around = grounds.document.sentence_around(there.number)
    if grounds.is_about(around, words):
        return True
    text = grounds.words_of(words)
    place = next((i for i, word in enumerate(text.words) if word.end > said.number.start), 0)
    reach = place if {said.kind, there.kind} & {"age", "time"} else _NAMED
    named = text.names_among(range(max(0, place - reach), place))
    return not named.isdisjoint(grounds.words_in(around).places)
