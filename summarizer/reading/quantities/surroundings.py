"""What stands around a measured number: age, multiple, rate, qualifier, thing counted; and the span of it all."""

import re
from functools import cache

from summarizer.patterns import pattern
from summarizer.reading.quantities import counted as counting
from summarizer.reading.quantities.context import Reading
from summarizer.reading.quantities.growing import plain
from summarizer.reading.quantities.measuring import Core
from summarizer.reading.quantities.qualifiers import Qualifier, is_during, qualifier_after, qualifier_before
from summarizer.reading.quantities.units import Unit, per_after
from summarizer.reading.quantities.values import Kind, Number, Quantity, Range, Vague
from summarizer.spans import Span


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "age_word": pattern(r"(?<!\w)(?:aged?|ages|age of|age was|aged about|turned|turning)[ ](?:of )?\Z", re.I),
        "aged": pattern(r"(?<!\w)(?:aged|ages)[ ](?:between |from )?\Z", re.I),
        "comma_age": pattern(r"[^\W\d_][’'.]?,[ ]\Z"),
        "old": pattern(
            r"(?:[- ]?olds?\b|[ ]of age\b|[- ](?:year|month|week|day)s?[- ]olds?\b|[ ]alt(?:e[rnms]?)?\b|[ ]de edad\b)",
            re.I,
        ),
        "yo": pattern(r"[ ]?(?:yo|y/o|yrs? old)(?!\w)|[-‑]jährig\w{0,2}(?!\w)", re.I),
        "multiple": pattern(
            r"(?:[ ]times|-times|[ -]?fold|[ ]?x)(?!\w)",
            re.I,
        ),
        "comparing": pattern(
            r"[ ](?:as|more|higher|larger|greater|bigger|faster|less|lower|the|its|their|his|her|better|worse|that|what"
            r"|longer|stronger)\b|[ ]?\Z",
            re.I,
        ),
    }


def surrounded(reading: Reading, core: Core, floor: int) -> Quantity:
    """Read what stands around a figure: age, multiple, rate, qualifier, thing counted; and close its span."""
    text, stop = reading.text, reading.within.end
    kind, unit, end = core.kind, core.unit, core.end
    age = _age_end(text, core)
    if age is not None and (unit is None or kind == "duration"):
        kind, end = "age", age
        unit = unit or Unit("year", "age", Span(core.number.end, core.number.end))
    multiple = _patterns()["multiple"].match(text, end) if kind == "count" and unit is None else None
    if multiple:
        kind = "ratio" if _patterns()["comparing"].match(text, multiple.end()) else "count"
        end, unit = multiple.end(), Unit("times", "ratio", Span(end, multiple.end()))
    per = per_after(text, end) if kind in ("money", "percent", "other", "count", "distance") else None
    if per:
        end = per[1]
    start = min(core.number.start, unit.span.start) if unit and unit.kind == "money" else core.number.start
    before = qualifier_before(text, start, floor, reading.lexicon)
    if before and before.span.start < floor:
        before = None
    if before and kind == "duration":
        before = None if is_during(text, floor, before.span, reading.lexicon.language) else before
    after = qualifier_after(text, end, reading.lexicon)
    end = after.span.end if after and after.span.end <= stop else end
    what, end = _what(reading, core, kind, unit, end)
    return _closed(reading, core, kind, unit, before, after, Span(start, end), what, per[0] if per else None)


def _closed(
    reading: Reading,
    core: Core,
    kind: Kind,
    unit: Unit | None,
    before: Qualifier | None,
    after: Qualifier | None,
    span: Span,
    what: str | None,
    per: str | None,
) -> Quantity:
    qualifier = before if before and before.comparator else after or before
    start = before.span.start if before and before.comparator else span.start
    comparator = qualifier.comparator if qualifier else None
    word = qualifier.span.of(reading.text) if qualifier and qualifier.comparator else None
    return Quantity(
        Span(start, span.end),
        core.number,
        kind,
        core.value,
        unit=unit.name if unit else None,
        approximate=word,
        what=what,
        comparator=comparator,
        step=None if isinstance(core.value, Vague) else plain(core.numeral.step),
        unit_span=unit.span if unit and unit.span.end > unit.span.start else None,
        per=per,
    )


def _age_end(text: str, core: Core) -> int | None:
    """Return where an age ends: "34-year-old", "34 years of age", "aged 34", ", 34,"; None where it is none."""
    if core.unit is not None and core.unit.kind == "duration":
        old = _patterns()["old"].match(text, core.end)
        return old.end() if old else None
    if _is_span_of_ages(text, core):
        return core.end
    if core.unit is not None or core.numeral.form != "cardinal" or core.number.end > core.numeral.end:
        return None
    yo = _patterns()["yo"].match(text, core.end)
    if yo:
        return yo.end()
    if not 0 <= core.numeral.value <= _OLDEST or core.numeral.step != 1:
        return None
    if _patterns()["age_word"].search(text, max(0, core.number.start - 14), core.number.start):
        return core.end
    comma = _patterns()["comma_age"].search(text, max(0, core.number.start - 5), core.number.start)
    named = comma and re.search(
        r"(?<![\w])(?!\w+day,)[A-Z][\w’'-]*\.?, \Z", text[max(0, core.number.start - 30) : core.number.start]
    )
    if named and core.numeral.plain and text[core.end : core.end + 1] == "," and core.numeral.value >= 1:
        return core.end
    return None


def _is_span_of_ages(text: str, core: Core) -> bool:
    """Tell whether a range is one of ages: "aged 65 to 80", "ages 5-11", "aged between 18 and 30"."""
    if core.unit is not None or not isinstance(core.value, Range) or core.numeral.step != 1:
        return False
    if core.value.high is None or core.value.high > _OLDEST:
        return False
    start = core.number.start
    return _patterns()["aged"].search(text, max(0, start - _AGED_BETWEEN), start) is not None


_OLDEST = 125
_AGED_BETWEEN = 14
"""Characters of "aged between ", with the one before it."""


def _what(reading: Reading, core: Core, kind: Kind, unit: Unit | None, end: int) -> tuple[str | None, int]:
    """Return the thing counted, and the end of the figure with it; a share's "of …" stays outside the span."""
    text, stop, language = reading.text, reading.within.end, reading.lexicon.language
    if kind == "count" and unit is None:
        single = isinstance(core.value, Number) and core.value.value == 1
        found = counting.counted(text, end, stop, single=single, language=language)
        if found is None and core.numeral.form == "vague":
            found = counting.counted_of(text, end, stop, language)
        return (found.of(text), found.end) if found else (None, end)
    if kind in ("percent", "ratio", "other"):
        found = counting.counted_of(text, end, stop, language)
        if found is None and kind == "ratio" and core.number.end > core.numeral.end:
            found = counting.counted(text, end, stop, single=False, language=language)
        return (found.of(text) if found else None), end
    return None, end
