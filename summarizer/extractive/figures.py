"""The figures of the story that a table of figures wants."""

import re
from decimal import Decimal

from summarizer.extractive.naming import is_somebody
from summarizer.extractive.scene import Scene
from summarizer.extractive.values import Number
from summarizer.extractive.wording import single_spaced
from summarizer.reading.measures import measured
from summarizer.reading.quantities import Number as Amount
from summarizer.reading.quantities import Quantity, Vague
from summarizer.spans import overlapping

MOST_FIGURES = 60
"""Figures told at most, those of the most salient sentences: a page with more is a table, not an article."""


def figures(scene: Scene) -> tuple[Number, ...]:
    """Return the figures worth a line of a table, in the order of the text, each value of one thing once.

    Left out: ordinals ("the first"), a bare "one", and dates without a day or month of their own ("2023",
    "on Tuesday"): they place a statement in time and measure nothing.
    """
    told: dict[tuple[object, ...], Number] = {}
    for quantity in scene.readings.quantities:
        if not _is_trivial(scene.text, quantity):
            number = _number(scene, quantity)
            key = (quantity.kind, quantity.value, quantity.unit, (quantity.what or "").casefold(), number.speaker)
            told.setdefault(key, number)
    return tuple(told.values())


def _number(scene: Scene, quantity: Quantity) -> Number:
    statement = scene.statement_at(quantity.number)
    speaker = scene.speaker_of(statement) if statement else None
    if statement and speaker and not is_somebody(statement, speaker):
        speaker = None
    cites = scene.cites([quantity.number])
    return Number(
        quantity.span.of(scene.text),
        cites,
        quantity.what or _measured(scene, quantity),
        single_spaced(speaker.name) if speaker else None,
        max((scene.ranking.scores[n - 1] for n in cites), default=0.0),
    )


def _measured(scene: Scene, quantity: Quantity) -> str | None:
    """Return what an amount or a share measures, where the words before it in its sentence tell."""
    if quantity.kind not in ("money", "percent"):
        return None
    home = overlapping(quantity.span, scene.sentences)
    if not home:
        return None
    return measured(scene.text[scene.sentences[home[0]].start : quantity.span.start], scene.document.language)


# "one last show", "one more time": nothing was counted.
_ONE_MORE = re.compile(r"one\s(?:last|final|more|single|such|other)\b", re.I)
_POINTING = re.compile(r"\b(?:number|figure|toll|total|count|tally)\s(?:\w+\s){0,3}(?:at|to|as|was|is|of)\s\Z", re.I)
_ONES = frozenset({"a", "an", "one", "1"})
_RELATIVE = ("a ", "an ", "one ")  # "a year earlier"
_PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "moment", "time"})


def _is_trivial(text: str, quantity: Quantity) -> bool:
    words = quantity.span.of(text)
    if (
        quantity.kind == "ordinal"
        or _ONE_MORE.match(words)
        or _DENIED.search(text, max(0, quantity.span.start - 12), quantity.span.start)
    ):
        return True
    if quantity.kind == "date":
        return not any(c.isdigit() for c in words) or words.strip().isdigit()
    if quantity.kind == "duration":
        number = quantity.number.of(text).lower()
        return isinstance(quantity.value, Vague) or number in _ONES or number.startswith(_RELATIVE)
    if _POINTING.search(text, max(0, quantity.span.start - 40), quantity.span.start):
        return False
    # A count of nothing that the words beside it name: a list's number, "two of them", "twice".
    return (
        quantity.kind in ("count", "other", "ratio")
        and not _has_unit(quantity)
        and "." not in quantity.number.of(text)  # 9.4 was measured: nobody numbers a list so
        and not _is_counted(text, quantity)
        and (quantity.what is None or (quantity.value == Amount(Decimal(1)) and quantity.what in _PERIODS))
    )


# "412,000, not 287,000 as he had said": what it is not is nobody's figure.
_DENIED = re.compile(r"\bnot\s(?:the\s)?\Z")
_THOUSANDS = re.compile(r"\d[,  ]\d{3}\b|\b(?:thousand|million|billion|trillion)\b")


def _is_counted(text: str, quantity: Quantity) -> bool:
    """Tell whether a number without a noun was counted all the same: with a bound ("at least 40"), or in thousands."""
    return quantity.kind == "count" and (
        quantity.comparator is not None or bool(_THOUSANDS.search(quantity.span.of(text)))
    )


def _has_unit(quantity: Quantity) -> bool:
    """Tell whether a unit says what is measured: "12 knots", "one in ten", "half"; "twice" needs the words around."""
    return bool(quantity.unit or quantity.kind == "ratio") and quantity.unit != "times"
