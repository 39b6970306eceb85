"""Is a stored value what the figure's words say?"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from summarizer.reading.quantities import Date, Number, Quantity, Range, Ratio, Time, Vague, Value
from summarizer.reading.quantities.moments import compare_dates
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.verdicts import Remark, contradiction
from summarizer.verifier.wording import shown


def values(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on an item whose value or unit is not that of any figure that its evidence or its text holds."""
    value, unit = assertion.fields.get("value"), assertion.fields.get("unit")
    if (value is not None or unit) and not matching(assertion, figures_of(assertion, grounds)):
        told = f"({_plain(value)}{f' {unit}' if unit else ''})" if value is not None else f"(unit {shown(str(unit))})"
        yield contradiction(f"its value {told} is not what {shown(assertion.text)} says")


def figures_of(assertion: Assertion, grounds: Grounds) -> list[Quantity]:
    """Return the figures that an item's words are: where they stand, else as they are told."""
    own = [span for quoted in assertion.quotes if quoted.text == assertion.text for span in quoted.match.spans]
    read = [figure for span in own or assertion.evidence for figure in grounds.quantities_in(span)]
    return read or list(grounds.quantities_said(assertion.text))


def matching(assertion: Assertion, read: Sequence[Quantity]) -> list[Quantity]:
    """Return those of the figures ``read`` that have an item's value and unit, as far as it gives them."""
    value, unit = assertion.fields.get("value"), assertion.fields.get("unit")
    return [figure for figure in read if unit == figure.unit and (value is None or _is_value(value, figure.value))]


def _is_value(told: object, value: Value) -> bool:
    """Tell whether a stored value (a model or its JSON form) is ``value``."""
    stored = told if isinstance(told, Mapping) else getattr(told, "__dict__", {})
    match value:
        case Number(number):
            return stored.get("type") == "number" and _is_number(stored.get("value"), number)
        case Range(low, high) | Vague(low, high):
            kind = "range" if isinstance(value, Range) else "vague"
            ends = _is_number(stored.get("low"), low) and _is_number(stored.get("high"), high)
            return stored.get("type") == kind and ends
        case Ratio(left, right):
            a, _, b = str(stored.get("value")).partition(":")
            return stored.get("type") == "ratio" and _is_number(a, left) and _is_number(b, right)
        case Date():
            return stored.get("type") == "date" and _is_date(str(stored.get("value")), value)
        case Time():
            return stored.get("type") == "time" and stored.get("value") == value.clock


def _is_date(told: str, value: Date) -> bool:
    """Tell whether a stored date is ``value``, or no other day: its year may come from a page that isn't given now."""
    if told == value.edtf:
        return True
    return compare_dates(Date(told), value) != "differ"


def _is_number(told: object, number: Decimal | None) -> bool:
    if told is None or number is None:
        return told is None and number is None
    try:
        return Decimal(str(told)) == number
    except InvalidOperation:
        return False


def _plain(told: Any) -> str:
    """Return a stored value for a message."""
    stored = told if isinstance(told, Mapping) else getattr(told, "__dict__", {})
    parts = [str(part) for name, part in stored.items() if name != "type" and part is not None]
    return shown(" to ".join(parts), 40)
