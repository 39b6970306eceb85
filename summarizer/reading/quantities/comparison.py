"""Do two figures say the same? Decided as values: numbers, units, qualifiers, dates; never by how they look.

What was told (``said``) is held against the source. The decisions, by example:

| said | source | outcome | why |
|---|---|---|---|
| sixty | 60 | agree | the same value |
| $1.5 billion | $1.5bn | agree | the same value and currency |
| 60 | about 60, at least 60, more than 60 | agree | same number; :func:`qualifier_changed` says "dropped" |
| more than 200 | 200 | agree | same number; :func:`qualifier_changed` says "added" |
| more than 200 | less than 200, nearly 200 | differ | the qualifiers point opposite ways |
| more than 200 | 213 | rounded | above, and by less than half as much again |
| more than 200 | 400 | differ | true to the letter, but no reader takes it so |
| more than 2 million | more than 2.1 million | rounded | what is more than the one is more than the other |
| more than 60, up to 200 | more than 90, up to 150 | differ | a bound is rounded by a third at most |
| nearly 500 | 497 | rounded | at most 4 % short ("nearly half" is 48 %, not 47) |
| nearly 500 | 479, 501 | differ | too far short; above |
| nearly 40, nearly two dozen | 38, 22 | rounded | of a small count two short |
| nearly two million, nearly 2,000, nearly 10 % | 1.9 million, 1,900, 9.5 % | rounded | of round ones 5 % short |
| nearly a quarter, nearly a third | 23 %, 31 % | converted | of a fraction two and a half points short, at most 10 % |
| nearly 2,000 | more than 1,900; more than 2,000 | rounded; differ | short of it by as little as 1,900 is; above |
| nearly 2 % | 1.9 % | rounded | of less than ten a tenth short, at most 0.3 |
| nearly two kilometres | 1,870 m | rounded | of a few units of length or time 10 % short |
| fewer than 100; fewer than 130 | 55; 80 | rounded; differ | a round bound may be twice as much |
| about 750,000 | 749,000 | rounded | within the trailing zeros of the number, at most 10 % off |
| 750,000 | 749,000 | differ | nothing says that it was rounded |
| 1.5 billion | 1,498,000,000 | rounded | half a step (0.05 billion), at most 5 % off, source finer |
| 5 % | 4.8 % | rounded | the source is told in finer steps |
| 4.8 % | 5 % | differ | more exact than the source: invented |
| 213 | more than 200 | differ | the same |
| about 100 km | 62 miles | converted | by the units' sizes, within the steps of both |
| $5 million | €5 million | incomparable | rates of exchange are not known; francs, pesos… of different countries too |
| 50 cents | $0.50 | converted | a hundredth of the dollar or euro |
| half, one in five | 50 %, 20 % | converted | a share |
| 3 % | 3 percentage points | differ | a share and a difference of shares |
| 50 basis points | 0.5 percentage points | converted | |
| 3 to 5 years | three to five years | agree | both ends |
| up to 30 | 20 to 30 | agree | the end that the qualifier names |
| 25 | 20 to 30 (either way) | differ | |
| about 25; about 25 | 20 to 30; 10 to 40 | rounded; differ | the range is no wider than its low end |
| in his 30s | 34 | agree | a decade of age holds the year of life |
| dozens | 47; 120; 400 | agree; rounded; differ | inside; within twice the bounds; outside |
| 47; 400 | dozens | incomparable; differ | the source does not say so exactly; outside |
| 4:1 | 1:4 | differ | odds turned round |
| won 3-1 | lost 1-3 | agree | one result, told from either side |
| March 18 | 2025-03-18; 2025-03-19; 2025 | agree; differ; incomparable | what both tell must match; nothing in common |
| Tuesday | 2025-03-18 (a Tuesday) | agree | |
| 2019 | 2019/2021 | incomparable | a year and a span of years |
| 60 soldiers | 60 tanks | agree | what is counted is not looked at here |
| 34 (count) | 34 km, 34th, 34 % | incomparable | different kinds |
| four o'clock; ten to five | 4pm; 4.50pm | agree | which half of the day is meant isn't told |
| 34-year-old | 34 years | agree | ages are durations |

Agreement, conversion and incomparability are symmetric; "rounded" is not: a figure may be rounder than its
source, never more exact.
"""

from decimal import Decimal, localcontext
from typing import Literal

from summarizer.reading.quantities.lexicon import measures
from summarizer.reading.quantities.moments import compare_dates
from summarizer.reading.quantities.values import Comparator, Date, Number, Quantity, Range, Ratio, Time, Vague

Outcome = Literal["agree", "rounded", "converted", "differ", "incomparable"]
Change = Literal["dropped", "added", "changed"]

NEARLY = Decimal("0.04")
"""How far short "nearly" may fall: newsrooms write "nearly half" for 48 %, not for 47."""
NEARLY_FEW = Decimal("0.1")
"""The same of less than ten units of length or time: "nearly two kilometres" for 1,870 metres. Chosen, not swept."""
NEARLY_ROUND = Decimal("0.05")
"""The same of a thousand or more with one digit: "nearly two million" for 1.9 million; of ten, twenty … percent, and
there at most one percent. Chosen, not swept."""
NEARLY_PERCENT = Decimal("0.3")
"""The same of less than ten percent, in percent: "nearly 5 %" for 4.7 %, at most a tenth. Chosen, not swept."""
NEARLY_SHARE = Decimal("0.025")
"""The same, of the whole, of a fraction: "nearly a quarter" for 23 %, "nearly half" not for 47. Chosen, not swept."""
ABOUT = Decimal("0.1")
"""How far off a figure with "about" may be at most; "about 100" is not 111."""
BARE = Decimal("0.05")
"""How far off a rounded figure without "about" may be at most; "3 million" is not 2.8 million."""
BEYOND = Decimal("1.5")
"""How far beyond its bound a figure may lie: "more than 200" stands for 299, not for 400."""
BOUND = Decimal("1.3")
"""The same for a bound told by another: "more than 100" stands for "more than 115", not for "more than 150"."""
LOOSE = 2
"""How far outside the plain sense of a vague word a number may lie ("dozens" for 120 people)."""

_UP: frozenset[Comparator | None] = frozenset({"more", "at_least"})
_DOWN: frozenset[Comparator | None] = frozenset({"less", "at_most", "nearly"})
_MOMENTS = (Date, Time)
_ALONE = ("ordinal", "score")
_PARTS = {"cent": ("USD", "EUR"), "penny": ("GBP",), "kopeck": ("RUB", "UAH")}
_ONE, _HUNDREDTH, _TEN, _THOUSAND = Decimal(1), Decimal("0.01"), Decimal(10), Decimal(1_000)
_TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "annum"})
_HALF_DAY = 12
_WIDE = 2
"""By how many times its low end a range may reach up that "about" a number in it stands for. Chosen, not swept."""
_DEGREES = ("degC", "degF", "K")


def compare(said: Quantity, source: Quantity) -> Outcome:
    """Compare a figure that was told with one of the source, as values, with their qualifiers and units.

    The module's table gives the decisions. Never raises.
    """
    if (outcome := _apart(said, source)) is not None:
        return outcome
    with localcontext() as context:
        context.prec = 50
        return _compare(said, source)


def are_other_rates(one: str, other: str) -> bool:
    """Tell whether two figures are told by two stretches of time, or by two things: "$11 a unit" may be one a month."""
    return one != other and (one in _TIMES) == (other in _TIMES)


def qualifier_changed(said: Quantity, source: Quantity) -> Change | None:
    """Tell what became of the source's qualifier: "dropped" ("60" for "about 60"), "added", "changed", or None.

    None too where the qualifier of ``said`` is borne out by the source's number ("more than 200" for 213), and
    where it says the same ("at least", "more than") or less ("about" for "nearly").
    """
    if said.kind in ("date", "time"):
        return _change(_lower(said.approximate), _lower(source.approximate))
    if said.comparator is not None and source.comparator is None and _plain_value(said) != _plain_value(source):
        return None
    if said.comparator == "about" and source.comparator == "nearly":
        return None
    if {said.comparator, source.comparator} in ({"more", "at_least"}, {"less", "at_most"}):
        return None
    return _change(said.comparator, source.comparator)


def _lower(word: str | None) -> str | None:
    return word.lower() if word else None


def _plain_value(figure: Quantity) -> Decimal | None:
    return figure.value.value if isinstance(figure.value, Number) else None


def _change(said: str | None, source: str | None) -> Change | None:
    if said == source:
        return None
    if said is None:
        return "dropped"
    return "added" if source is None else "changed"


def _apart(said: Quantity, source: Quantity) -> Outcome | None:
    """Compare dates and times, and what is of two kinds: for these nothing is reckoned."""
    ours, theirs = said.value, source.value
    if isinstance(ours, _MOMENTS) or isinstance(theirs, _MOMENTS):
        if isinstance(ours, Date) and isinstance(theirs, Date):
            return compare_dates(ours, theirs)
        if isinstance(ours, Time) and isinstance(theirs, Time):
            return "agree" if _are_one_time(ours, theirs) else "differ"
        return "incomparable"
    if said.kind != source.kind and (said.kind in _ALONE or source.kind in _ALONE):
        return "incomparable"
    return None


def _are_one_time(one: Time, other: Time) -> bool:
    """Tell whether two times of day may be one: "four o'clock" is 04:00 or 16:00."""
    if one.clock == other.clock or not (one.either or other.either):
        return one.clock == other.clock
    (hour, *rest), (other_hour, *other_rest) = one.clock.split(":"), other.clock.split(":")
    return rest == other_rest and int(hour) % _HALF_DAY == int(other_hour) % _HALF_DAY


def _compare(said: Quantity, source: Quantity) -> Outcome:
    if isinstance(said.value, Ratio) or isinstance(source.value, Ratio):
        return _ratios(said, source)
    if said.per and source.per and are_other_rates(said.per, source.per):
        return "incomparable"
    factor = _factor(said, source)
    if factor is None:
        return "differ" if {said.unit, source.unit} in ({"%", "pp"}, {"%", "bp"}) else "incomparable"
    return _numbers(said, source, factor, converted=not _same_unit(said, source))


def _ratios(said: Quantity, source: Quantity) -> Outcome:
    a, b = said.value, source.value
    if not isinstance(a, Ratio) or not isinstance(b, Ratio):
        return "incomparable"
    if said.kind == "score":
        return "agree" if {a.left, a.right} == {b.left, b.right} else "differ"
    return "agree" if a.left * b.right == b.left * a.right else "differ"


def _same_unit(said: Quantity, source: Quantity) -> bool:
    return said.unit == source.unit and (said.unit is not None or _is_share(said) == _is_share(source))


def _is_share(figure: Quantity) -> bool:
    return figure.kind == "ratio" and figure.unit is None


def _factor(said: Quantity, source: Quantity) -> Decimal | None:
    """Return what turns a value of ``said`` into the unit of ``source``; None where nothing does."""
    if said.unit == source.unit:
        return _ONE if said.unit or _is_share(said) == _is_share(source) else None
    if _is_share(said) and source.unit == "%":
        return Decimal(100)
    if (_is_share(said) and source.unit == "pp") or (said.unit == "pp" and _is_share(source)):
        return _ONE  # "a quarter point" for "a quarter of a percentage point", "half of 1%" for "half a point"
    if said.unit == "%" and _is_share(source):
        return _HUNDREDTH
    for part, wholes in _PARTS.items():
        if said.unit == part and source.unit in wholes:
            return _HUNDREDTH
        if source.unit == part and said.unit in wholes:
            return Decimal(100)
    known = measures()
    a, b = known.get(said.unit or ""), known.get(source.unit or "")
    if a is None or b is None or a.dimension != b.dimension:
        return None
    return a.size / b.size


def _converted(value: Decimal, said: Quantity, source: Quantity, factor: Decimal) -> Decimal:
    """Return a value of ``said`` in the unit of ``source``; the scales of temperature have their own zeros."""
    if said.unit == source.unit or said.unit not in _DEGREES or source.unit not in _DEGREES:
        return value * factor
    celsius = {"degC": value, "degF": (value - 32) * 5 / 9, "K": value - Decimal("273.15")}[said.unit]
    return {"degC": celsius, "degF": celsius * 9 / 5 + 32, "K": celsius + Decimal("273.15")}[source.unit]


def _numbers(said: Quantity, source: Quantity, factor: Decimal, *, converted: bool) -> Outcome:
    a, b = said.value, source.value
    if isinstance(a, Vague) or isinstance(b, Vague):
        return _vague(said, source, factor)
    if isinstance(a, Range) and isinstance(b, Range):
        return _worst(_ends(said, source, factor, converted=converted))
    if isinstance(a, Range) or isinstance(b, Range):
        return _range_and_number(said, source, factor)
    if not isinstance(a, Number) or not isinstance(b, Number):
        return "incomparable"
    value = _converted(a.value, said, source, factor)
    return _values(value, b.value, said, source, factor, converted=converted)


def _values(a: Decimal, b: Decimal, said: Quantity, source: Quantity, factor: Decimal, *, converted: bool) -> Outcome:
    """Compare two plain numbers in the unit of the source."""
    if said.comparator == "nearly" and source.comparator in _UP and _borne_out(a, b, said, source):
        return "converted" if converted else "rounded"
    if (said.comparator in _UP and source.comparator in _DOWN) or (
        said.comparator in _DOWN and source.comparator in _UP
    ):
        return "differ"
    if a == b:
        return "converted" if converted else "agree"
    if a * b < 0:
        return "differ"
    same_way = {said.comparator, source.comparator} <= _UP or {said.comparator, source.comparator} <= _DOWN
    if said.comparator in (_UP | _DOWN) and (same_way or source.comparator in (None, "about")):
        return ("converted" if converted else "rounded") if _borne_out(a, b, said, source) else "differ"
    if converted:
        return "converted" if _close(a, b, said, source, factor) else "differ"
    if source.comparator not in (None, "about"):
        return "differ"
    return "rounded" if _borne_out(a, b, said, source) else "differ"


def _close(a: Decimal, b: Decimal, said: Quantity, source: Quantity, factor: Decimal) -> bool:
    """Tell whether two numbers are one measure told in two units: within half a step of each as it was written."""
    about = said.comparator == "about" or source.comparator in ("about", "nearly")
    limit = (ABOUT if about else BARE) * max(abs(a), abs(b))
    steps = (_step(said) * factor + _step(source)) / 2
    return abs(a - b) <= (limit if about and steps < limit and said.comparator == "about" else min(limit, steps))


def _step(figure: Quantity) -> Decimal:
    """Return the step a figure may have been rounded to: with "about", its trailing zeros count."""
    step = figure.step if figure.step is not None else Decimal(1)
    value = _plain_value(figure)
    if figure.comparator not in ("about", "nearly") or not value:
        return step
    exponent = value.normalize().as_tuple().exponent
    return max(step, Decimal(1).scaleb(exponent)) if isinstance(exponent, int) else step


def _borne_out(a: Decimal, b: Decimal, said: Quantity, source: Quantity) -> bool:
    """Tell whether the source's number ``b`` bears out what was told: the number ``a`` with its qualifier."""
    low, high = abs(a), abs(b)
    match said.comparator:
        case "more" | "at_least":
            return low < high < low * (BOUND if source.comparator in _UP else BEYOND)
        case "less" | "at_most":
            return low / (BOUND if source.comparator in _DOWN else _below(low)) < high < low
        case "nearly":
            return low - _short_of(low, said) <= high < low
        case "about":
            return abs(a - b) <= min(_step(said) / 2, ABOUT * high) and _step(source) <= _step(said)
        case _:
            finer = (source.step or Decimal(1)) < (said.step or Decimal(1))
            return finer and abs(a - b) <= min((said.step or Decimal(1)) / 2, BARE * high)


def _below(value: Decimal) -> Decimal:
    """Return how many times its bound may be what lies below it: of a round one ("fewer than 100") twice, of 50."""
    return Decimal(2) if value > 1 and value.normalize().as_tuple().digits == (1,) else BEYOND


def _short_of(value: Decimal, said: Quantity) -> Decimal:
    """Return how far short of a number "nearly" may fall: of a small count by three ("almost 50" for 47)."""
    told = _plain_value(said) or value  # in its own unit
    if said.unit is not None and said.kind in ("distance", "duration", "age") and told < _TEN:
        return NEARLY_FEW * value
    if said.kind == "percent" and 0 < told < _TEN:
        return min(NEARLY_FEW * value, NEARLY_PERCENT * value / told)
    if value >= _THOUSAND and len(value.normalize().as_tuple().digits) == 1:
        return NEARLY_ROUND * value
    if said.kind == "percent" and told % _TEN == 0:
        return max(NEARLY * value, min(NEARLY_ROUND, _ONE / told) * value)
    if _is_share(said):
        return max(NEARLY * value, min(NEARLY_SHARE * value / told, ABOUT * value))
    counted = said.kind == "count" and value >= _TEN
    return max(NEARLY * value, min(Decimal(3), ABOUT * value)) if counted else NEARLY * value


def _ends(said: Quantity, source: Quantity, factor: Decimal, *, converted: bool) -> list[Outcome]:
    a, b = said.value, source.value
    if not isinstance(a, Range) or not isinstance(b, Range):
        return ["incomparable"]
    out: list[Outcome] = []
    for left, right in ((a.low, b.low), (a.high, b.high)):
        if left is None or right is None:
            out.append("agree" if left is right else "differ")
        else:
            value = _converted(left, said, source, factor)
            out.append(_values(value, right, said, source, factor, converted=converted))
    return out


def _worst(outcomes: list[Outcome]) -> Outcome:
    order: tuple[Outcome, ...] = ("differ", "incomparable", "rounded", "converted", "agree")
    return min(outcomes, key=order.index)


def _range_and_number(said: Quantity, source: Quantity, factor: Decimal) -> Outcome:
    """Compare a range with a number: the number must be the end that its qualifier names, or an age in its decade."""
    flipped = isinstance(source.value, Range)
    whole, single = (source, said) if flipped else (said, source)
    if not isinstance(whole.value, Range) or not isinstance(single.value, Number):
        return "incomparable"
    value = single.value.value * factor if flipped else single.value.value / factor
    low, high = whole.value.low, whole.value.high
    if single.comparator in ("at_most", "less") and value == high:
        return "agree"
    if single.comparator in ("at_least", "more") and value == low:
        return "agree"
    if single.comparator == "about" and flipped and low is not None and high is not None and low <= value <= high:
        return "rounded" if high <= _WIDE * low else "differ"
    if whole.kind == "age" and not flipped and low is not None and high is not None and low <= value <= high:
        return "agree"
    return "differ"


def _vague(said: Quantity, source: Quantity, factor: Decimal) -> Outcome:
    """Compare where at least one side is vague ("dozens")."""
    a, b = _bounds(said, factor), _bounds(source, Decimal(1))
    if a is None or b is None:
        return "incomparable"
    both = isinstance(said.value, Vague) and isinstance(source.value, Vague)
    if both:
        return "agree" if a == b else ("rounded" if a[0] <= b[1] and b[0] <= a[1] else "differ")
    vague, exact = (a, b) if isinstance(said.value, Vague) else (b, a)
    if exact[0] * LOOSE < vague[0] or exact[1] > vague[1] * LOOSE:
        return "differ"
    if not isinstance(said.value, Vague):
        return "incomparable"
    return "agree" if vague[0] <= exact[0] and exact[1] <= vague[1] else "rounded"


def _bounds(figure: Quantity, factor: Decimal) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest a figure can be, in the unit of the source."""
    value = figure.value
    if isinstance(value, Number):
        return value.value * factor, value.value * factor
    if isinstance(value, Range | Vague) and value.low is not None:
        high = value.high if value.high is not None else value.low * 100
        return value.low * factor, high * factor
    return None
