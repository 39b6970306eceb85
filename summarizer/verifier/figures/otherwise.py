"""The ways in which a document may have a figure that no figure of its own agrees with: one line each."""

from collections.abc import Callable

from summarizer.reading.quantities import Date
from summarizer.verifier.figures.changes import has_both_ends, is_end_of_change
from summarizer.verifier.figures.frequencies import is_as_often
from summarizer.verifier.figures.instants import (
    is_bound_by_time,
    is_days_of_week,
    is_reckoned_year,
    is_run_of_years,
    is_told_with_month,
)
from summarizer.verifier.figures.reckoning import is_product, is_quotient
from summarizer.verifier.figures.scores import is_pair_told, is_result
from summarizer.verifier.figures.shares import is_part_told_apart, is_rough_share, is_share_of, is_told_apart
from summarizer.verifier.figures.sums import is_left_of_currency, is_of_currency_told, is_of_untold_currency
from summarizer.verifier.figures.tallies import is_in_another_form, is_named_beside
from summarizer.verifier.figures.times import (
    counts_from_told,
    has_its_words,
    has_letters,
    has_year,
    is_between_times,
    is_between_years,
    is_in_adjective,
    is_name_of_story,
    is_period_told,
    is_publication,
    is_told_by_its_unit,
    is_weeks_in_days,
    tells_no_day,
)
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.figures.written import (
    has_digits,
    has_number,
    has_words,
    is_abbreviated,
    is_told_vaguely,
    is_written,
)

# The very number, in other digits or of another kind: whatever tells it.
_WRITTEN: tuple[Callable[[ToldFigure], bool], ...] = (has_digits, has_number)

# As another figure, which only prose may put so.
_REWORDED: tuple[Callable[[ToldFigure], bool], ...] = (
    has_year,
    has_words,
    is_share_of,
    is_weeks_in_days,
    is_in_adjective,
    is_part_told_apart,
    is_of_currency_told,
    is_told_apart,
    is_of_untold_currency,
    is_left_of_currency,
    is_quotient,
    is_product,
    has_both_ends,
    is_rough_share,
    is_end_of_change,
    is_abbreviated,
    is_in_another_form,
    is_named_beside,
    is_between_times,
    is_between_years,
    is_reckoned_year,
    is_bound_by_time,
    is_run_of_years,
    is_days_of_week,
    is_as_often,
    is_pair_told,
    is_result,
    is_told_vaguely,
    is_period_told,
)

# A day that is told of nothing, or in words that are no date.
_DAYS: tuple[Callable[[ToldFigure], bool], ...] = (
    is_publication,
    tells_no_day,
    counts_from_told,
    has_letters,
    is_name_of_story,
    has_its_words,
    is_told_by_its_unit,
    is_told_with_month,
)


def is_told_otherwise(figure: ToldFigure) -> bool:
    """Tell whether the evidence has the very number in other digits or, where that is enough, as another figure."""
    return any(way(figure) for way in _WRITTEN) or (figure.assertion.prose and any(way(figure) for way in _REWORDED))


def is_understood(figure: ToldFigure) -> bool:
    """Tell whether free text may tell a figure that nothing like it supports: a day, or characters just as written."""
    return (isinstance(figure.said.value, Date) and any(way(figure) for way in _DAYS)) or is_written(figure)
