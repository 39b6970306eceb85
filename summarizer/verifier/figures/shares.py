"""Shares: of how many, and how many of them, told as one figure or as two."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from summarizer.patterns import pattern
from summarizer.reading.quantities import Number, Quantity
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.told import ToldFigure

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

# The numbers of a share: of how many, and how many of them.
_BOTH = 2


def is_share_of(figure: ToldFigure) -> bool:
    """Tell whether a count is one of the two numbers of a share of the evidence, of which the text has both.

    "340 of the 630 seats" for "340 out of 630 seats": but not 630 alone. The first of them may stand alone where it is
    no proportion like two out of three.
    """
    said, grounds = figure.said, figure.grounds
    if said.kind != "count" or not isinstance(said.value, Number):
        return False
    figures = grounds.quantities_said(figure.assertion.text)
    told = {one.value.value for one in figures if isinstance(one.value, Number)}
    shares = (one.number.of(grounds.document.text) for one in figure.source if one.kind == "ratio")
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


def is_rough_share(figure: ToldFigure) -> bool:
    """Tell whether a share is what the evidence tells in numbers: "nearly a third" of 31 %, of 140 of 410.

    Off by no more than half of what parts the shares that are told in words, four points; a point where nothing tells
    that it is rough. Chosen, not swept.
    """
    said, source, grounds = figure.said, figure.source, figure.grounds
    if said.kind != "ratio" or not isinstance(said.value, Number):
        return False
    off = _ROUGH if said.approximate else _EXACT
    percents = (one.value.value / 100 for one in source if one.kind == "percent" and isinstance(one.value, Number))
    shares = [*percents, *(one.value.value for one in source if one.kind == "ratio" and isinstance(one.value, Number))]
    for sentence in figure.sentences:
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


def is_told_apart(figure: ToldFigure) -> bool:
    """Tell whether a sentence of the evidence has both numbers of a share, each by itself: "21 of the 36 members"."""
    if figure.said.kind != "ratio" or not isinstance(figure.said.value, Number):
        return False
    own = figure.numbers_within
    both = {one.value for one in own if isinstance(one.value, Number) and one.kind == "count"}
    return len(both) > 1 and any(
        _are_of_one_lot([one for one in figure.grounds.quantities_in(sentence) if one.value in both], len(both))
        for sentence in figure.sentences
    )


def _are_of_one_lot(found: Sequence[Quantity], wanted: int) -> bool:
    """Tell whether so many different numbers may count one lot: no "three libraries" and "five members"."""
    heads = {one.what.casefold().split()[-1] for one in found if one.what}
    return len({one.value for one in found}) == wanted and len(heads) <= 1


def is_part_told_apart(figure: ToldFigure) -> bool:
    """Tell whether the document has both numbers of a share, each by itself: "zwölf von 17 Flächen".

    The evidence must have the part, and the document the whole, of a thing of that name: "Messflächen" are "Flächen".
    """
    if figure.said.kind != "ratio" or figure.said.what is None:
        return False
    numbers = figure.numbers_within
    if len(numbers) != _BOTH:
        return False
    part, whole = (one.value for one in numbers)
    of = figure.said.what.casefold().split()[-1]
    return any(one.value == part and one.kind == "count" for one in figure.source) and any(
        one.value == whole and one.kind == "count" and _is_of(one.what, of) for one in figure.grounds.quantities
    )


def _is_of(what: str | None, of: str) -> bool:
    """Tell whether what is counted is called so, or the one name is the end of the other ("Messflächen")."""
    head = (what or "").casefold().split()[-1:]
    return bool(head) and (head[0].endswith(of) or of.endswith(head[0]))
