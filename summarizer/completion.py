"""What the program fills itself: values, units, kinds, aliases, how a thing was said, what the claims leave open.

No engine is asked for what can be computed, and none can set it.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from summarizer.reading.attribution import Speaker, Statement
from summarizer.reading.certainty import governing
from summarizer.reading.quantities import Date, Number, Quantity, Range, Ratio, Time, Vague
from summarizer.reading.readings import Readings
from summarizer.schemas import Claim, Evidence, Figure, Grounded, Source
from summarizer.schemas.article import (
    DateValue,
    NumberValue,
    RangeValue,
    RatioValue,
    TimeValue,
    VagueValue,
)
from summarizer.schemas.article import Value as WireValue
from summarizer.spans import Span

Values = Mapping[str, Any]
Completion = Callable[[Values, Sequence[Evidence], Readings], dict[str, Any]]


def complete(kind: type[Grounded], values: Values, evidence: Sequence[Evidence], readings: Readings) -> dict[str, Any]:
    """Return the program's fields of an item of class ``kind`` (or of one that inherits a shipped item)."""
    for base, completion in COMPLETIONS.items():
        if issubclass(kind, base):
            return completion(values, evidence, readings)
    return {}


def _figure(values: Values, evidence: Sequence[Evidence], readings: Readings) -> dict[str, Any]:
    """Read the figure as a value where it stands; from its own words where it was not located."""
    read = _quantity_at(evidence, readings) or next(iter(readings.quantities_said(values["text"])), None)
    if read is None:
        return {"kind": "other"}
    return {
        "value": wire_value(read),
        "unit": read.unit,
        "kind": read.kind,
        "approximate": read.approximate,
        "what": values.get("what") or read.what,
    }


def _claim(values: Values, evidence: Sequence[Evidence], readings: Readings) -> dict[str, Any]:
    """Tell how the claim was made: quoted, paraphrased, or by the article itself."""
    if values.get("speaker") is None:
        return {"how": "document"}
    statement = _statement_at(evidence, readings)
    if statement is None:
        return {"how": "paraphrase"}
    how = "direct_quote" if statement.how == "direct_quote" else "paraphrase"
    return {"how": how, "via": statement.via}


def _source(values: Values, evidence: Sequence[Evidence], readings: Readings) -> dict[str, Any]:
    """Give the other names that the article has for the source, and its kind where the text proves one."""
    speaker = next((s for s in readings.attribution.speakers if _is_named(s, values["name"])), None)
    if speaker is None:
        return {}
    names = dict.fromkeys((speaker.name, *speaker.aliases))
    proved = {"kind": speaker.kind} if speaker.kind else {}
    return {"aliases": [name for name in names if name != values["name"]], **proved}


COMPLETIONS: Mapping[type[Grounded], Completion] = {Figure: _figure, Claim: _claim, Source: _source}


_CUES_OF: Mapping[str, tuple[str, ...]] = {
    "hedged": ("hedged", "distance"),
    "disputed": ("disputed", "denied"),
}
"""The kinds of cues that make a claim hedged or disputed."""


def implied_uncertainty(
    claim: Values, evidence: Sequence[Evidence], readings: Readings, known: Sequence[Span]
) -> dict[str, Any] | None:
    """Return what a hedged or disputed claim leaves open, with the cue that shows it; None where nothing new is.

    ``known`` are the cues that stand in the summary already.
    """
    kinds = _CUES_OF.get(claim.get("certainty", ""), ())
    for piece in evidence if kinds else ():
        near = readings.cues_in(Span(piece.sentence.start, piece.sentence.end))
        for cue in governing(near, [Span(piece.start, piece.end)]):
            if cue.kind in kinds and not any(cue.span.overlaps(k) for k in known):
                return {
                    "text": claim["text"],
                    "kind": claim["certainty"],
                    "cue": cue.span.of(readings.text),
                    "speaker": claim.get("speaker"),
                }
    return None


def wire_value(quantity: Quantity) -> WireValue:
    """Return a figure's value as it leaves the program: numbers are decimal strings."""
    match quantity.value:
        case Number(value):
            return NumberValue(value=plain(value))
        case Range(low, high):
            return RangeValue(low=_plain_or_none(low), high=_plain_or_none(high))
        case Vague(low, high):
            return VagueValue(low=_plain_or_none(low), high=_plain_or_none(high))
        case Ratio(left, right):
            return RatioValue(value=f"{plain(left)}:{plain(right)}")
        case Date(edtf):
            return DateValue(value=edtf)
        case Time(clock, _):
            return TimeValue(value=clock)


def plain(number: Decimal) -> str:
    """Return a number without an exponent and without trailing zeros: ``60``, ``1500000000``, ``0.5``."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain_or_none(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)


def _is_named(speaker: Speaker, name: str) -> bool:
    return name == speaker.name or name in speaker.aliases


def _quantity_at(evidence: Sequence[Evidence], readings: Readings) -> Quantity | None:
    """Return the first figure that the evidence covers the number of."""
    for piece in evidence:
        span = Span(piece.start, piece.end)
        for quantity in readings.quantities_in(span):
            if span.covers(quantity.number):
                return quantity
    return None


def _statement_at(evidence: Sequence[Evidence], readings: Readings) -> Statement | None:
    """Return the statement that the evidence is part of."""
    for piece in evidence:
        found = readings.statements_at(Span(piece.start, piece.end))
        if found:
            return found[0]
    return None
