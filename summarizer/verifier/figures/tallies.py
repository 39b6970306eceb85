"""Numbers that a text may rightly tell though the document writes none: told in a word, or counted."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice, pairwise, takewhile

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.quantities import Date, Number, Quantity, Range, Ratio, Vague
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.naming import forms_of, names_in
from summarizer.verifier.text.passages import Passage

# What a reader counts without being told the number ("two bills", where the story has one and then another), and what
# still may be counted, but is as easily got wrong.
_COUNTED, _COUNTABLE = 3, 12

# What stands between two names of a list, and how many such a list has.
_LISTED = pattern(r",?\s(?:and|und|et|y)\s(?:the\s)?|,\s")
_FEWEST_LISTED = 3

# What stands between what is counted and the names that it counts.
_APPOSED = pattern(r"\s?[,:(–—-]\s?(?:the\s)?")

# What leads to a whole of which those named are some, "one of the region's five makers", and its characters at most.
_WHOLE = pattern(
    r"(?i)\b(?:(?:one|some|many|most|two) of|among|eine[rs]? (?:der|von)|une? des|un[ao]? de)\s(?:[\w'’-]+\s){0,3}\Z"
)
_LED = 40

# Sentences with a name in which it may be told to be what is counted.
_MOST_TOLD = 40

# Words before such a list among which it is told of what they are the names.
_BESIDE = 4


def counts_others(words: str, grounds: Grounds) -> bool:
    """Tell whether a figure counts others than those told before: "two other counts", "two neighbouring towns"."""
    return not base_forms(grounds.language, "others").isdisjoint(grounds.words_of(words).places)


# Sentences with a word for a stretch of time that are read.
_READ = 6


def is_in_words(figure: ToldFigure) -> bool:
    """Tell whether the evidence has the number as a word, or a sentence of what it is about a stretch.

    "Doubled" for twice, "decade" for ten years.
    """
    said, grounds = figure.said, figure.grounds
    if not isinstance(said.value, Number):
        return False
    told = _words(grounds.language).get((said.value.value, said.unit), frozenset())
    sentences = list(figure.sentences)
    if said.kind == "duration":
        telling = grounds.words_of(figure.assertion.text)
        about = telling.telling(range(len(telling.words)))
        beside = (grounds.index.sentences[n] for n in grounds.sentences_with(told, _READ))
        sentences += [one for one in beside if not about.isdisjoint(grounds.words_in(one).places)]
    return any(not told.isdisjoint(grounds.words_in(sentence).places) for sentence in sentences)


@cache
def _words(language: str) -> dict[tuple[Decimal, str | None], frozenset[str]]:
    """Return the words for a value with its unit, in their base forms."""
    found = {}
    for amount, words in entries(language, "numbers_in_words"):
        value, unit = amount.split()
        key = Decimal(value), None if unit == "-" else unit
        # A word with a hyphen is read as its parts.
        parts = (base_form(part, language) for word in words.split() for part in word.split("-")[:1])
        found[key] = frozenset(parts)
    return found


def is_counted(figure: ToldFigure) -> bool:
    """Tell whether a figure is a number so small, in words, that who reads the story can count it."""
    return _is_small(figure, _COUNTED)


def is_countable(figure: ToldFigure) -> bool:
    """Tell whether a figure may have been counted, though not at a glance."""
    return _is_small(figure, _COUNTABLE)


def is_enumerated(figure: ToldFigure) -> bool:
    """Tell whether a sentence names as many of what is counted one after the other: "the ships Ann, Bo and Cy"."""
    said, grounds = figure.said, figure.grounds
    if not isinstance(said.value, Number) or said.kind != "count":
        return False
    behind = (
        word
        for word in grounds.words_of(figure.assertion.text).words
        if word.content and word.start > said.number.start
    )
    things = {word.base for word in islice(behind, _BESIDE)}
    lists = (one for sentence in figure.sentences for one in _enumerations(grounds.words_in(sentence)))
    return any(length == said.value.value and not before.isdisjoint(things) for length, before in lists)


def is_named_beside(figure: ToldFigure) -> bool:
    """Tell whether the text itself names as many right behind what it counts: "two makers, Ann and Bo, …".

    The document must tell that they are makers, and count no others.
    """
    said, text = figure.said, figure.grounds.words_of(figure.assertion.text)
    if not isinstance(said.value, Number) or said.kind != "count" or said.what is None:
        return False
    names = [name for name in names_in(text) if text.words[name[0]].start >= said.span.end]
    if not names or not _APPOSED.fullmatch(text.text[said.span.end : text.words[names[0][0]].start]):
        return False
    joints = (text.text[text.words[one[-1]].end : text.words[other[0]].start] for one, other in pairwise(names))
    listed = 1 + sum(1 for _ in takewhile(_LISTED.fullmatch, joints))
    return listed > 1 and listed == said.value.value and _are_told_as(said.what, names[:listed], figure)


def _are_told_as(what: str, names: Sequence[tuple[int, ...]], figure: ToldFigure) -> bool:
    """Tell whether the document tells that those of these names are what is counted, and counts it nowhere else.

    Either one sentence has them all, with a word for it, or each has that word near it somewhere.
    """
    grounds, language, said = figure.grounds, figure.language, figure.said
    item, thing = grounds.words_of(figure.assertion.text), _head_of(what, language)
    text, others = grounds.document.text, (one for one in grounds.quantities if one.value != said.value)
    counted = (
        one
        for one in others
        if one.kind == "count" and one.what and not _WHOLE.search(text, max(0, one.span.start - _LED), one.span.start)
    )
    if any(_head_of(one.what or "", language) == thing for one in counted):
        return False
    told = [forms_of(item, name) for name in names]
    places = [set(grounds.sentences_with(forms, _MOST_TOLD)) for forms in told]
    together = set[int].intersection(*places)
    passages = {i: grounds.words_in(grounds.index.sentences[i]) for i in set[int].union(*places)}
    if any(thing in passages[i].places for i in together):
        return True
    return all(
        any(
            abs(at - there) <= _BESIDE
            for i in where
            for at in passages[i].places.get(thing, ())
            for form in forms
            for there in passages[i].places.get(form, ())
        )
        for forms, where in zip(told, places, strict=True)
    )


def _head_of(what: str, language: str) -> str:
    """Return the word for what is counted, the last one, in its base form."""
    return base_form(what.split()[-1].casefold().strip(".,;:'’\"”"), language) if what.split() else ""


def _enumerations(text: Passage) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield how many names stand in each list of names, and the words right before the list."""
    names = list(names_in(text, sentence_start=True))
    start = 0
    for index, name in enumerate(names, 1):
        after = text.text[text.words[name[-1]].end : text.words[names[index][0]].start] if index < len(names) else ""
        if _LISTED.fullmatch(after):
            continue
        if index - start >= _FEWEST_LISTED:
            first = names[start][0]
            yield index - start, frozenset(word.base for word in text.words[max(0, first - _BESIDE) : first])
        start = index


def _is_small(figure: ToldFigure, most: int) -> bool:
    said = figure.said
    small = isinstance(said.value, Number) and 2 <= said.value.value <= most
    plain = said.kind in ("count", "ordinal") and said.unit is None
    return small and plain and not any(letter.isdigit() for letter in figure.words)


def is_in_another_form(figure: ToldFigure) -> bool:
    """Tell whether the evidence has the very number in the form of another kind of figure.

    Prose tells points for percentage points, 16 goals for the 16th, 19 votes of a score of 19-15, "Lee, 26" for the
    26-year-old, two final weeks for the last two weeks, a decade ago for ten years, "2.80 to 3.60" of a rise from the
    one to the other, three minutes into it for its third minute, almost 40 days for "from 10 days a year to almost 40".
    """
    said, known = figure.said, figure.source
    if isinstance(said.value, Range):
        if said.unit is None and any(said.value == one.value for one in known):
            return True  # "0.9 to 3.4 million" of so many years
        ends = (said.value.low, said.value.high)
        return all(end is not None and any(_is_number(one, end) for one in known) for end in ends)
    return any(_is_other_form(said, one) or _is_left_bare(said, one) for one in known) or _is_part_of_year(figure)


def _is_part_of_year(figure: ToldFigure) -> bool:
    """Tell whether so many months are the part of a year that the evidence tells: "first six months", "first half"."""
    said, language = figure.said, figure.language
    before = figure.assertion.text[: said.number.start].split()[-1:]
    if said.unit != "month" or not before:
        return False
    parts = [part for part, months in entries(language, "parts_of_year") if _is_number(said, int(months))]
    there = " ".join(sentence.of(figure.grounds.document.text) for sentence in figure.sentences).casefold()
    return any(f"{before[0].casefold()}{joint}{part}" in there for part in parts for joint in (" ", "-"))


def _is_left_bare(said: Quantity, source: Quantity) -> bool:
    """Tell whether the evidence has the number of a measure without its unit ("from 120 hectares to 1,400")."""
    bare = source.kind == "count" and source.unit is None and source.what is None
    if not bare or said.kind not in ("duration", "distance", "other") or not isinstance(said.value, Number):
        return False
    return _is_number(source, said.value.value)


def _is_date_otherwise(value: Date, source: Quantity) -> bool:
    """Tell whether a figure tells a date in another form: as a stretch of time, or as the end of one."""
    if not value.relative:
        return _is_end_of_years(value.edtf, source)
    number, unit = _LONGER.get(value.relative.unit, (1, value.relative.unit))
    return source.unit == unit and _is_number(source, abs(value.relative.shift) * number)


def _is_end_of_years(edtf: str, source: Quantity) -> bool:
    """Tell whether a year ends a stretch of numbers ("1800-2000"), or a decade is told by two digits ("late 70s")."""
    if not isinstance(source.value, Range):
        return False
    if edtf.endswith("X"):
        return source.kind == "age" and edtf[2:3].isdigit() and source.value.low == 10 * int(edtf[2])
    return source.kind == "count" and edtf.isdigit() and int(edtf) in (source.value.low, source.value.high)


def _is_other_form(said: Quantity, source: Quantity) -> bool:
    if isinstance(said.value, Date):
        return _is_date_otherwise(said.value, source)
    if isinstance(said.value, Ratio):  # "2-0 down" of two goals
        lead = max(said.value.left, said.value.right) if 0 in (said.value.left, said.value.right) else None
        return lead is not None and _is_number(source, lead) and (source.what or "").lower().endswith(("goal", "goals"))
    if isinstance(said.value, Vague):
        return said.value == source.value and said.unit is None  # "billions" of dollars
    if not isinstance(said.value, Number):
        return False
    if isinstance(source.value, Date):
        # "ten years ago" of "a decade ago"
        longer = source.value.relative is not None and source.value.relative.unit in _LONGER
        return longer and _is_date_otherwise(source.value, said)
    if isinstance(source.value, Ratio):
        return said.kind == "count" and said.value.value in (source.value.left, source.value.right)
    if "times" in (said.unit, source.unit) and (said.value.value and said.unit != source.unit):
        # "six times" of six bankruptcies; half as often, where the other is told to be twice as often
        # "four times a year" is no quarter
        inverse = said.per is None and _is_number(source, 1 / said.value.value)
        return inverse or _is_number(source, said.value.value)
    if source.kind == "ordinal" and said.unit is not None and source.what:
        what = source.what.lower().split()[-1]
        return _is_number(source, said.value.value) and _ANNIVERSARIES.get(what, what) == said.unit
    if not _is_number(source, said.value.value) or source.comparator != said.comparator:
        return False
    if "deg" in (said.unit, source.unit):
        return {said.unit, source.unit} <= _DEGREES  # of which scale, one of them does not say
    if said.unit is None and source.unit is not None and said.what:
        return said.what.lower().split()[-1].rstrip("s") == _TOLD_AS.get(source.unit, source.unit)
    return {said.kind, source.kind} in _OTHER_FORMS and (said.unit is None or source.unit is None)


def _is_number(figure: Quantity, number: Decimal | int) -> bool:
    return isinstance(figure.value, Number) and figure.value.value == number


# Longer stretches of time in the unit that they are counted in, units as prose tells them, and kinds of figure that
# prose tells one for the other.
_LONGER = {"decade": (10, "year"), "century": (100, "year"), "fortnight": (2, "week")}
_DEGREES = frozenset({"deg", "degC", "degF"})
_TOLD_AS = {"pp": "point"}
_ANNIVERSARIES = {"anniversary": "year", "birthday": "year"}
_OTHER_FORMS = ({"count", "ordinal"}, {"count", "age"})
