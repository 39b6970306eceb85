"""How else the document has a figure: with other separators, as a number of another kind, in letters, beside a name."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.cues import words as listed_words
from summarizer.reading.quantities import Date, Number, Quantity, Range, Ratio, Vague
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.figures import counts_sum
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_form, base_forms, classes

# What may follow an ordinal that counts nothing named ("seeded fifth in", "came third with").
_BARE = "in|on|at|with|behind|of|last|this|for|and|but|when|after|im|en|mit|avec|con"

# Digits of a year.
_YEAR = 4

# Digits from which a number is written in groups of three, and such a number.
_GROUPED = 4
_THOUSANDS = pattern(r"\d{1,3}(?:,\d{3}){1,5}")

# What makes a range a change from its one end to the other.
_FROM = pattern(r"(?i)\b(?:from|von|de|desde)\b")

# What leads to the lower end of a range, and the characters before a number among which it stands.
_STARTING = pattern(r"(?i)\b(?:from|ab|desde|a partir de|à partir de|dès)\s\W?\Z")
_LED = 16

# A capitalised word right behind a place.
_NAME_GOES_ON = pattern(r"\s[A-Z]")

# Words of a date that counts from today: "last year".
_RELATIVE = 2

# Stretches of time that a day of the week is in.
_WEEKS = ("week", "weekend")

# Parts of a date that tell a stretch of time as a whole.
_PARTS = {"year": 1, "quarter": 2, "month": 2}

# From how much on a bare number is taken for a sum of money: smaller ones may count anything. Chosen, not swept.
_SUM = 10_000

# Characters between the two numbers of a change: " auf ".
_CHANGE = 6

# Numbers in digits, however they are grouped.
_DIGITS = pattern(r"\d[\d,.]{0,12}")

# How far a share in words may be off, said to be rough or not; counts of a sentence that are looked at.
_ROUGH, _EXACT, _MOST_COUNTS = Decimal("0.04"), Decimal("0.01"), 12

# What stands between a part and its whole, and its characters at most.
_PART_OF = pattern(r"(?i)\b(?:of|der|von|sur|des|de|de los|de las)\b[^,;]*\Z")
_OF = 20

# One in so many, where "one" is an article.
_ONE_IN = {
    "fr": pattern(r"(?i)\bune? [\w-]{2,30} sur (\w{1,12})\b"),
    "es": pattern(r"(?i)\b(?:un|una|uno) de cada (\w{2,12})\b"),
}

# The first number of a share from which on it is a count, and no proportion like two out of three. Chosen, not swept.
_PROPORTION = 10

# A word, with its hyphens, that a number may be part of.
_WORD = pattern(r"\w+(?:-\w+)*")

# Two numbers that are written as one thing.
_PAIR = pattern(r"(?<!\w)\d{1,5}[/:]\d{1,5}(?!\w)")

# The result of a match as a table tells it: a name and its goals, another and its own.
_RESULT = pattern(
    r"(?P<one>(?:[A-Z][\w.'’&-]{0,20} ){1,4})(?P<left>\d{1,3})(?:,|\s[-–])?\s"
    r"(?P<other>(?:[A-Z][\w.'’&-]{0,20} ){1,4})(?P<right>\d{1,3})(?![\w.,]\d|\d|%)"
)

# Words before a figure in which the name stands that it is told of.
_NAMED = 4


# The numbers of a share: of how many, and how many of them.
_BOTH = 2


def has_digits(words: str, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence writes the same long number with other separators ("21400" for "21,400")."""
    digits = "".join(letter for letter in words if letter.isdigit())
    if len(digits) < _GROUPED or not words.replace(",", "").isdigit():
        return False
    there = (numeral for sentence in assertion.sentences for numeral in grounds.numerals_in(sentence))
    return any(_THOUSANDS.fullmatch(numeral) and numeral.replace(",", "") == digits for numeral in there)


def has_year(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a count is a year that the evidence has before the same thing, or tells: "the 2015 hosts"."""
    number, what = said.number.of(assertion.text), (said.what or "").split()[-1:]
    plain = said.kind == "count" and number.isdigit() and len(number) == _YEAR
    if not what or not plain or not "1000" <= number < "2100":
        return False
    before = assertion.text[: said.span.start].split()[-1:]
    if before and before[0].lower() in listed_words(grounds.language, "indefinite_articles"):
        found = (one for sentence in assertion.sentences for one in grounds.quantities_in(sentence))
        if any(isinstance(one.value, Date) and one.value.edtf[:_YEAR] == number for one in found):
            return True  # "a 1671 inventory mentions"
    head = base_form(what[0].casefold(), grounds.language)
    sources = (grounds.words_in(sentence) for sentence in assertion.sentences)
    return any(
        head in [word.base for word in source.words[i + 1 : i + 1 + _NAMED]]
        for source in sources
        for i in source.places.get(number, ())
    )


def has_words(words: str, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has a figure of several words just as it is told: "seven pounds", be it money."""
    if " " not in words or any(map(str.isdigit, words)):
        return False
    told, document = words.casefold(), grounds.document.text
    figures = (figure for sentence in assertion.sentences for figure in grounds.quantities_in(sentence))
    return any(figure.span.of(document).casefold() == told for figure in figures)


def has_letters(words: str, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has a date just as it is told, as no date ("in an August speech")."""
    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return any(
        not _is_of_name(match, text, grounds.language)
        for text in (sentence.of(grounds.document.text) for sentence in assertion.sentences)
        for match in found.finditer(text)
    )


def is_name_of_story(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a month's name is somebody's: the story never has it as a date, and no "in" leads to the text's."""
    words, before = said.span.of(assertion.text), assertion.text[: said.span.start].lower().split()[-1:]
    led = before and before[0] in listed_words(grounds.language, "prepositions")
    if led or not words.isalpha() or not grounds.has_word(words):
        return False
    text = grounds.document.text
    return not any(words in one.span.of(text) for one in grounds.quantities if one.kind == "date")


def has_its_words(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence compares with a date that counts from today ("this *year* over *last*")."""
    if not isinstance(said.value, Date) or said.value.relative is None:
        return False
    told = [word.base for word in grounds.words_of(said.span.of(assertion.text)).words]
    if len(told) != _RELATIVE:
        return False
    which, unit = told
    sources = (grounds.words_in(one) for one in assertion.sentences)
    return any(
        i >= _RELATIVE and source.words[i - _RELATIVE].base == unit and not source.words[i - 1].content
        for source in sources
        for i in source.places.get(which, ())
    )


def is_told_by_its_unit(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a text tells by its week, quarter or year what the evidence tells of a day or in other words.

    "This week" of a Wednesday, "last year" of "the past year", "this quarter" of "the current quarter"; unless that
    has another one ("next week").
    """
    if not isinstance(said.value, Date) or said.value.relative is None:
        return False
    unit = said.value.relative.unit
    told = [word.base for word in grounds.words_of(said.span.of(assertion.text)).words][-1:]
    for sentence in assertion.sentences:
        dates = [one.value for one in grounds.quantities_in(sentence) if isinstance(one.value, Date)]
        same = (one.relative and one.relative.unit == unit and one.relative != said.value.relative for one in dates)
        if any(same) or any(_is_as_long(one.edtf, unit) for one in dates):
            continue
        if unit in _WEEKS and any(one.weekday is not None for one in dates):
            return True
        if not grounds.words_in(sentence).places.keys().isdisjoint(told):
            return True
    return False


def _is_as_long(edtf: str, unit: str) -> bool:
    """Tell whether a date is a year, or a month or quarter, as a stretch of time of that ``unit`` is."""
    told = edtf.replace("X", "").strip("-")
    return len(told.split("-")) == _PARTS.get(unit, 0) and bool(told)


def _is_of_name(match: re.Match[str], text: str, language: str) -> bool:
    """Tell whether a word belongs to a name with the one before or behind it ("April Jones", "Theresa May")."""
    before = text[: match.start()].split()[-1:]
    led = not before or before[0][0].islower() or before[0].lower() in listed_words(language, "prepositions")
    return not led or _NAME_GOES_ON.match(text, match.end()) is not None


def has_number(said: Quantity, words: str, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has that number, as a number of whatever kind ("James Orr, 36, …", "five-year-old")."""
    if any(words in grounds.numerals_in(sentence) for sentence in assertion.sentences):
        return True
    if said.kind == "ordinal" and _is_ranked(said, assertion, grounds):
        return True
    return any(isinstance(figure.value, Number) and figure.value == said.value for figure in source)


def _is_ranked(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the story tells an ordinal of nothing that it names, or as a number.

    "Opened the fourth", where it was the fourth quarter; "the fifth seed" who was "seeded fifth"; "14th" of "No. 14".
    """
    word, text = said.number.of(assertion.text), grounds.document.text
    written = re.compile(rf"(?i)(?<!\w){re.escape(word)}(?!\w)")
    if any(written.search(sentence.of(text)) for sentence in assertion.sentences):
        return True
    bare = re.compile(rf"(?i)(?<!\w){re.escape(word)}(?!\w)(?:\s(?:{_BARE})\b|\s?[.,;:])")
    if isinstance(said.value, Number) and said.value.value > 1:
        if any(bare.search(text, *span) for span in grounds.document.story):
            return True
        ranked = re.compile(rf"(?i)\b(?:no\.?|number|nr\.?|numéro|número)\s?{said.value.value}(?![\w,.]\d|\d)")
        return any(ranked.search(sentence.of(text)) for sentence in assertion.sentences)
    return False


def is_share_of(said: Quantity, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a count is one of the two numbers of a share of the evidence, of which the text has both.

    "340 of the 630 seats" for "340 out of 630 seats": but not 630 alone. The first of them may stand alone where it is
    no proportion like two out of three.
    """
    if said.kind != "count" or not isinstance(said.value, Number):
        return False
    figures = grounds.quantities_said(assertion.text)
    told = {figure.value.value for figure in figures if isinstance(figure.value, Number)}
    shares = (figure.number.of(grounds.document.text) for figure in source if figure.kind == "ratio")
    for numbers in (_apart(share, grounds) for share in shares):
        if len(numbers) > 1 and said.value.value in numbers and set(numbers) <= told:
            return True
        if len(numbers) > 1 and said.value.value == numbers[0] >= _PROPORTION:
            return True
    return False


def _apart(share: str, grounds: Grounds) -> list[Decimal]:
    """Return the numbers of a share, those in digits or, where it has none, in words, each read by itself."""
    digits = _DIGITS.findall(share)
    if digits:
        return [Decimal("".join(filter(str.isdigit, number))) for number in digits]
    figures = grounds.quantities_said(share.replace(" ", "\n"))
    return [one.value.value for one in figures if isinstance(one.value, Number) and one.kind == "count"]


def is_rough_share(said: Quantity, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a share is what the evidence tells in numbers: "nearly a third" of 31 %, of 140 of 410.

    Off by no more than half of what parts the shares that are told in words, four points; a point where nothing tells
    that it is rough. Chosen, not swept.
    """
    if said.kind != "ratio" or not isinstance(said.value, Number):
        return False
    off = _ROUGH if said.approximate else _EXACT
    percents = (one.value.value / 100 for one in source if one.kind == "percent" and isinstance(one.value, Number))
    shares = [*percents, *(one.value.value for one in source if one.kind == "ratio" and isinstance(one.value, Number))]
    for sentence in assertion.sentences:
        counts = [one for one in grounds.quantities_in(sentence)[:_MOST_COUNTS] if one.kind == "count"]
        shares += _parts_told(counts, grounds.document.text)
        shares += _ones_in(sentence.of(grounds.document.text), grounds)
    return any(abs(share - said.value.value) <= off for share in shares)


def _parts_told(counts: Sequence[Quantity], text: str) -> Iterator[Decimal]:
    """Yield the shares of two counts of which the one is told of the other: "140 of the 410", "96 postes sur 410"."""
    for few, many in pairwise(counts):
        between = text[few.number.end : many.number.start]
        if not isinstance(few.value, Number) or not isinstance(many.value, Number):
            continue
        if len(between) <= _OF and _PART_OF.search(between) and 0 < few.value.value < many.value.value:
            yield few.value.value / many.value.value


def _ones_in(text: str, grounds: Grounds) -> Iterator[Decimal]:
    """Yield the shares told as one in so many, where "one" is no number elsewhere: "une chauve-souris sur trois"."""
    found = _ONE_IN[grounds.language].finditer(text) if grounds.language in _ONE_IN else ()
    for match in found:
        figures = grounds.quantities_said(match[1])
        yield from (1 / one.value.value for one in figures[:1] if isinstance(one.value, Number) and one.value.value > 0)


def is_told_apart(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a sentence of the evidence has both numbers of a share, each by itself: "21 of the 36 members"."""
    if said.kind != "ratio" or not isinstance(said.value, Number):
        return False
    own = grounds.quantities_said(said.number.of(assertion.text).replace(" ", "\n"))
    both = {figure.value for figure in own if isinstance(figure.value, Number) and figure.kind == "count"}
    return len(both) > 1 and any(
        both <= {figure.value for figure in grounds.quantities_in(sentence)} for sentence in assertion.sentences
    )


def is_of_untold_currency(said: Quantity, source: Sequence[Quantity], grounds: Grounds) -> bool:
    """Tell whether the evidence has a sum of money whose currency the next one tells: "von 72 auf 96 Euro"."""
    if said.kind != "money":
        return False
    bare = [one for one in source if one.unit is None and one.what is None and one.kind == "count"]
    same = [one for one in bare if one.value == said.value and isinstance(one.value, Number)]
    text = grounds.document.text
    sums = [one.number.start for one in source if one.kind == "money" and one.unit == said.unit]
    return any(
        0 < start - one.number.end <= _CHANGE and _is_word(text[one.number.end : start])
        for start in sums
        for one in same
    )


def _is_word(between: str) -> bool:
    """Tell whether a word stands between two figures: "von 72 auf 96 Euro", but "500 ($7)"."""
    return between.strip().isalpha()


def is_left_of_currency(said: Quantity, source: Sequence[Quantity]) -> bool:
    """Tell whether a text leaves out the currency of a sum of the evidence: "just over half a million" of $530,000."""
    if said.kind != "count" or said.unit is not None or said.what is not None or not _is_large(said):
        return False
    return any(counts_sum(one, said) for one in source)


def is_of_currency_told(said: Quantity, source: Sequence[Quantity], grounds: Grounds) -> bool:
    """Tell whether the evidence leaves out the currency of a sum, which that told before it has.

    "Earned 4.2 million euros, after 3.1 million the year before": of what so large a number is, the last one told with
    its unit, or with what it counts, tells.
    """
    bare = has_bare(said, source)
    if bare is None:
        return False
    told = [one for one in grounds.quantities if one.span.end <= bare.span.start and _is_large(one)]
    last = next((one for one in reversed(told) if one.unit is not None or one.what is not None), None)
    return last is not None and last.kind == "money" and last.unit == said.unit


def is_in_adjective(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has a stretch of time in an adjective: "fünf Stunden" of a "fünfstündige Debatte"."""
    if said.kind != "duration":
        return False
    endings = [ending for ending, unit in entries(grounds.language, "lasting") if unit == said.unit]
    words = (word for one in assertion.sentences for word in one.of(grounds.document.text).split())
    for word in words:
        for ending in endings:
            number, found, _ = word.partition(ending)
            told = grounds.quantities_said(number.rstrip("-")) if number and found else ()
            if any(figure.value == said.value for figure in told):
                return True
    return False


def is_weeks_in_days(said: Quantity, source: Sequence[Quantity], language: str) -> bool:
    """Tell whether weeks are told in days, or days in weeks, as the language does: "quinze jours"."""
    return any(_are_weeks(said, one, language) or _are_weeks(one, said, language) for one in source)


def _are_weeks(days: Quantity, weeks: Quantity, language: str) -> bool:
    if (days.unit, weeks.unit) != ("day", "week"):
        return False
    told = (days.value, weeks.value)
    pairs = entries(language, "days_for_weeks")
    return any(told == (Number(Decimal(day)), Number(Decimal(week))) for day, week in pairs)


def is_part_told_apart(said: Quantity, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the document has both numbers of a share, each by itself: "zwölf von 17 Flächen".

    The evidence must have the part, and the document the whole, of a thing of that name: "Messflächen" are "Flächen".
    """
    if said.kind != "ratio" or said.what is None:
        return False
    figures = grounds.quantities_said(said.number.of(assertion.text).replace(" ", "\n"))
    if len(figures) != _BOTH:
        return False
    part, whole = (figure.value for figure in figures)
    of = said.what.casefold().split()[-1]
    return any(one.value == part and one.kind == "count" for one in source) and any(
        one.value == whole and one.kind == "count" and _is_of(one.what, of) for one in grounds.quantities
    )


def _is_of(what: str | None, of: str) -> bool:
    """Tell whether what is counted is called so, or the one name is the end of the other ("Messflächen")."""
    head = (what or "").casefold().split()[-1:]
    return bool(head) and (head[0].endswith(of) or of.endswith(head[0]))


def has_bare(said: Quantity, source: Sequence[Quantity]) -> Quantity | None:
    """Return the same large number of the evidence without a unit: "after a profit of 12 million the year before"."""
    bare = (one for one in source if one.unit is None and one.what is None and one.kind == "count")
    return next((one for one in bare if one.value == said.value and _is_large(one)), None)


def _is_large(figure: Quantity) -> bool:
    return isinstance(figure.value, Number) and figure.value.value >= _SUM


def has_both_ends(said: Quantity, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has both ends of a span or a change: "2019 to 2024" where it was "between" them."""
    if isinstance(said.value, Range):
        there = {one.value.value for one in source if isinstance(one.value, Number) and one.unit == said.unit}
        low, high = said.value.low, said.value.high
        rises = low is not None and high is not None and high > low
        return {low, high} <= there and _goes("up" if rises else "down", assertion, grounds)
    ends = said.value.edtf.split("/") if isinstance(said.value, Date) else []
    days = {one.value.edtf for one in source if isinstance(one.value, Date)}
    if len(ends) > 1 and set(ends) <= days:
        return True  # "between 3 and 22 April"
    return len(ends) > 1 and any(set(ends) <= grounds.numerals_in(sentence) for sentence in assertion.sentences)


def is_end_of_change(said: Quantity, source: Sequence[Quantity], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a number is the one from which, or to which, something changes ("from 23% to 35%")."""
    if isinstance(said.value, Date):  # "until 1999" of "1990-1999"
        spans = (figure.value.edtf.split("/") for figure in source if isinstance(figure.value, Date))
        return any(len(ends) > 1 and said.value.edtf in ends for ends in spans)
    if not isinstance(said.value, Number):
        return False
    untold = said.kind == "count" and said.what is None and _is_large(said)  # of what currency, another figure tells
    ranges = [
        figure
        for figure in source
        if isinstance(figure.value, Range) and (figure.unit == said.unit or (untold and figure.kind == "money"))
    ]
    led = _STARTING.search(assertion.text, max(0, said.span.start - _LED), said.number.start) is not None
    least = led or said.comparator in ("at_least", "more")
    for figure in ranges:  # "from 30,000 pesos" of "between 30,000 and 180,000"
        low, high = (figure.value.low, figure.value.high) if isinstance(figure.value, Range) else (None, None)
        if said.value.value == (low if least else high if said.comparator in ("at_most", "less") else None):
            return True
    ends = ((figure, (figure.value.low, figure.value.high)) for figure in ranges if isinstance(figure.value, Range))
    text = grounds.document.text
    ends = ((f, both) for f, both in ends if _tells_of_change(grounds.document.sentence_around(f.number), grounds))
    return any(
        said.value.value in both and _FROM.search(text, max(0, f.span.start - 6), f.number.start) for f, both in ends
    )


def _goes(way: str, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has words for a change that way, and none for the other."""
    found = {
        one
        for sentence in assertion.sentences
        for form in grounds.words_in(sentence).places
        for one in classes(form, grounds.language, "directions")
    }
    return found & {"up", "down"} == {way}


def _tells_of_change(sentence: Span, grounds: Grounds) -> bool:
    """Tell whether a sentence has a word by which something goes up or down, or from one figure to another."""
    moving = base_forms(grounds.language, "moving")
    there = grounds.words_in(sentence).places
    return any(classes(form, grounds.language, "directions") or form in moving for form in there)


def is_written(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the document writes a figure of several numbers in just these characters ("3-61", "9.30")."""
    letters = said.number.of(assertion.text)
    return letters[:1].isdigit() and not letters.isalnum() and " " not in letters and grounds.has_word(letters)


def is_result(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the document tells a score, of somebody the text names, as a table does: "Carrow 3, Dunmore 0"."""
    if not isinstance(said.value, Ratio):
        return False
    score, there = {said.value.left, said.value.right}, grounds.words_of(assertion.text).places
    results = grounds.remembered_of_story("results", None, lambda: tuple(_results(grounds)))
    return any(score == {left, right} and not names.isdisjoint(there) for left, right, names in results)


def _results(grounds: Grounds) -> Iterator[tuple[Decimal, Decimal, frozenset[str]]]:
    """Yield the two numbers of each result, and the words of both names."""
    for match in _RESULT.finditer(grounds.document.text):
        names = grounds.words_of(f"{match['one']} {match['other']}").words
        yield Decimal(match["left"]), Decimal(match["right"]), frozenset(word.base for word in names if word.content)


def is_told_vaguely(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has the very word of a vague figure, at the head of a clause: "Thousands attended"."""
    if not isinstance(said.value, Vague):
        return False
    number = [word.base for word in grounds.words_of(said.number.of(assertion.text)).words]
    sources = [grounds.words_in(sentence) for sentence in assertion.sentences] if len(number) == 1 else []
    places = ((source, place) for source in sources for place in source.places.get(number[0], ()))
    return any(place == 0 or source.words[place - 1].clause != source.words[place].clause for source, place in places)


def is_part_of_name(text: str, place: int, grounds: Grounds) -> bool:
    """Tell whether a digit stands in a word of letters and digits that the document has as well ("1Oak")."""
    word = next((found for found in _WORD.finditer(text) if found.start() <= place < found.end()), None)
    return word is not None and not word[0].isdigit() and grounds.has(word[0])


def is_abbreviated(said: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the evidence has a number with what it counts abbreviated behind it ("60fps", 60 frames)."""
    digits, what = said.number.of(assertion.text), (said.what or "").casefold().split()[:1]
    short = [one for one, thing in entries(grounds.language, "abbreviated_things") if [thing] == what]
    if not short or not digits.isdecimal():
        return False
    found = re.compile(rf"(?<![\w.,]){digits}\s?(?:{'|'.join(short)})(?!\w)")
    return any(found.search(sentence.of(grounds.document.text)) for sentence in assertion.sentences)


def is_part_of_pair(text: str, place: int, grounds: Grounds) -> bool:
    """Tell whether a number stands in a pair that the document writes just so ("odds of 40/1")."""
    pair = next((found for found in _PAIR.finditer(text) if found.start() <= place < found.end()), None)
    return pair is not None and grounds.has_word(pair[0])


def is_said_of(said: Quantity, there: Quantity, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the document has a figure for what the prose tells it of: much the same, or whom it names before it.

    "Bates, 73, is charged" where the evidence is of the charge, and another sentence has "the 73-year-old Bates".
    """
    around = grounds.document.sentence_around(there.number)
    if grounds.is_about(around, assertion.text):
        return True
    text = grounds.words_of(assertion.text)
    place = next((i for i, word in enumerate(text.words) if word.end > said.number.start), 0)
    reach = place if said.kind == "age" or there.kind == "age" else _NAMED
    named = text.names_among(range(max(0, place - reach), place))
    return not named.isdisjoint(grounds.words_in(around).places)
