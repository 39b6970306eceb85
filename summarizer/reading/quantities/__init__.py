"""Figures as values: numbers, ranges, money, percents, dates, durations… with exact spans.

The way through the room: :mod:`.lexicon` (words of a language, from data files) → :mod:`.scanning` (number atoms in
the text) → :mod:`.numerals`, and :mod:`.numbers` with :mod:`.growing` and :mod:`.shares` (what they come to) →
:mod:`.dates`, :mod:`.pairs`, :mod:`.measuring` with :mod:`.units` (what they are told in) → :mod:`.surroundings` with
:mod:`.qualifiers` and :mod:`.counted` (what stands around them); :mod:`.context` and :mod:`.exclusions` tell what is
no figure. :mod:`.reader` runs it all; :mod:`.comparison` and :mod:`.moments` tell whether two figures say the same.
"""

from summarizer.reading.quantities.comparison import Change, Outcome, are_other_rates, compare, qualifier_changed
from summarizer.reading.quantities.reader import read_quantities
from summarizer.reading.quantities.units import per_after
from summarizer.reading.quantities.values import (
    Comparator,
    Date,
    Kind,
    Number,
    Quantity,
    Range,
    Ratio,
    Time,
    Vague,
    Value,
)

__all__ = [
    "Change",
    "Comparator",
    "Date",
    "Kind",
    "Number",
    "Outcome",
    "Quantity",
    "Range",
    "Ratio",
    "Time",
    "Vague",
    "Value",
    "are_other_rates",
    "compare",
    "per_after",
    "qualifier_changed",
    "read_quantities",
]
