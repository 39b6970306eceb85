"""The reader: from number atoms to figures, each with its qualifier, unit and thing counted.

Reading runs once from left to right. At each atom one of a few small readers is asked; what it takes is not
looked at again, so figures never overlap and the time is linear in the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from itertools import pairwise

from summarizer.reading.quantities import counted as counting
from summarizer.reading.quantities import dates
from summarizer.reading.quantities.context import Reading, is_code, is_glued, is_headline, is_label
from summarizer.reading.quantities.dates import When
from summarizer.reading.quantities.lexicon import lexicon
from summarizer.reading.quantities.numbers import PRECISION, Numeral, plain, read_numeral
from summarizer.reading.quantities.pairs import Pair, pair_with
from summarizer.reading.quantities.qualifiers import Qualifier, qualifier_after, qualifier_before
from summarizer.reading.quantities.scanning import Atom, scan
from summarizer.reading.quantities.units import Unit, money_before, per_after, pounds_are_money, unit_after
from summarizer.reading.quantities.values import (
    Date,
    Kind,
    Number,
    Quantity,
    Range,
    Time,
    Vague,
    Value,
)
from summarizer.spans import Span

Step = tuple[Quantity | None, int]
"""What a reader found, and the index of the next atom to look at."""


def read_quantities(
    text: str, *, within: Span | None = None, language: str | None = "en", published: date | None = None
) -> tuple[Quantity, ...]:
    """Read the figures of ``text`` (of the stretch ``within`` it), in order, never overlapping.

    ``language`` is a BCP 47 tag; None is read as English. Relative dates ("on Tuesday", "last month") are
    resolved from ``published`` where it is known. Never raises, whatever the text.
    """
    span = within or Span(0, len(text))
    words = lexicon((language or "en").split("-")[0].lower())
    reading = Reading(text, span, words, tuple(scan(text, span, words)), published, "£" in text)
    with localcontext() as context:
        context.prec = PRECISION
        return _coordinated(reading, list(_figures(reading)))


def _figures(reading: Reading) -> Iterator[Quantity]:
    index, floor = 0, reading.within.start
    while index < len(reading.atoms):
        if reading.atoms[index].start < floor:
            index += 1
            continue
        quantity, following = _READERS.get(reading.atoms[index].kind, _number)(reading, index, floor)
        index = max(following, index + 1)
        if quantity is not None:
            yield quantity
            floor = quantity.span.end


def _dated(reading: Reading, found: When | None, index: int, floor: int) -> Step:
    """Make a figure of a date or time, with the qualifier before it."""
    if found is None or found.span.start < floor or found.span.end > reading.within.end:
        return None, index + 1
    kind: Kind = "time" if isinstance(found.value, Time) else "date"
    before = qualifier_before(reading.text, found.span.start, floor, reading.lexicon)
    comparator = before.comparator if before and before.comparator in ("about", "nearly") else None
    used = before if comparator else None
    span = Span(used.span.start if used else found.span.start, found.span.end)
    word = found.part or (used.span.of(reading.text) if used else None)
    return Quantity(span, found.span, kind, found.value, approximate=word, comparator=comparator), found.next


def _month(reading: Reading, index: int, floor: int) -> Step:
    return _dated(reading, dates.month_date(reading.text, reading.atoms, index, reading.lexicon), index, floor)


def _weekday(reading: Reading, index: int, floor: int) -> Step:
    atom = reading.atoms[index]
    if reading.lexicon.language not in ("en", "de") and not reading.text[atom.start].isupper():
        return None, index + 1
    found = dates.weekday_date(reading.text, reading.atoms, index, atom.start, reading.published)
    return _dated(reading, found, index, floor)


def _relative(reading: Reading, index: int, floor: int) -> Step:
    return _dated(reading, dates.relative_date(reading.text, reading.atoms, index, reading.published), index, floor)


def _deictic(reading: Reading, index: int, floor: int) -> Step:
    found = dates.deictic_date(reading.text, reading.atoms, index, reading.lexicon, reading.published)
    return _dated(reading, found, index, floor)


def _season(reading: Reading, index: int, floor: int) -> Step:
    return _dated(reading, dates.season_date(reading.text, reading.atoms, index), index, floor)


def _clock(reading: Reading, index: int, floor: int) -> Step:
    atom = reading.atoms[index]
    return _dated(reading, When(Span(atom.start, atom.end), Time(atom.value), None, index + 1), index, floor)


def _nothing(reading: Reading, index: int, floor: int) -> Step:
    return None, index + 1


def _digits(reading: Reading, index: int, floor: int) -> Step:
    """Read a figure that begins with digits, unless they are part of a name, an address or a label."""
    atom = reading.atoms[index]
    life = _decade_of_life(reading, index, floor)
    if life:
        return life
    money = money_before(reading.text, atom.start, floor, reading.lexicon)
    if money is None:
        if not is_glued(reading, atom.start) or _quarter_letter(reading.text, atom):
            found = dates.number_date(reading.text, reading.atoms, index, reading.lexicon)
            if found:
                return _dated(reading, found, index, floor)
        if is_glued(reading, atom.start):
            return None, index + 1
        code = is_code(reading, atom.start)
        if code:
            return None, _behind(reading, index, code)
        year = dates.year_date(reading.text, atom) if _may_be_year(reading, atom, floor) else None
        if year:
            return _dated(reading, dates._indexed(year, reading.atoms, index), index, floor)
        if is_label(reading, atom.start, atom.end):
            return None, index + 1
    return _number(reading, index, floor)


def _code(reading: Reading, index: int, floor: int) -> Step:
    """Read a date or time from digits that make no number: 18.03.2025."""
    if is_glued(reading, reading.atoms[index].start):
        return None, index + 1
    return _dated(reading, dates.number_date(reading.text, reading.atoms, index, reading.lexicon), index, floor)


def _quarter_letter(text: str, atom: Atom) -> bool:
    return atom.start > 0 and text[atom.start - 1] in "QqHh" and (atom.start < 2 or not text[atom.start - 2].isalnum())


def _behind(reading: Reading, index: int, end: int) -> int:
    while index < len(reading.atoms) and reading.atoms[index].start < end:
        index += 1
    return index


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "counted_year": re.compile(
            r"[ ]?(?:%|per ?cent|people|men|women|children|million|billion|[a-z]+s(?! ended)\b)|[-–]?[A-Za-z]|[ ](?:over|x|×)[ ]\d"
        ),
        "age_word": re.compile(r"(?<!\w)(?:aged?|ages|age of|age was|aged about|turned|turning)[ ](?:of )?\Z", re.I),
        "comma_age": re.compile(r"[^\W\d_][’'.]?,[ ]\Z"),
        "comma_after": re.compile(r",|[.;)]|[ ](?:and|of|from|who)\b"),
        "old": re.compile(r"(?:[- ]?old\b|[ ]of age\b|[- ](?:year|month|week|day)s?[- ]olds?\b)", re.I),
        "yo": re.compile(r"[ ]?(?:yo|y/o|yrs? old)(?!\w)", re.I),
        "closed": re.compile(r"\s{0,2}(?:[.,;:!?)]|\Z)"),
        "an": re.compile(r"(?:[ ]of)?[ ](?:an?|the)(?=[ ])|[ ]of(?=[ ])", re.I),
        "m": re.compile(r"m(?![\w²³])"),
        "tall": re.compile(
            r"[ ](?:tall|long|wide|deep|high|away|from|of|above|below|or|race|sprint|hurdles|butterfly|freestyle|breaststroke|medley|heats|wave|waves)\b"
        ),
        "coordinated": re.compile(r"\s{0,2},?\s{0,2}(?:and|or|to)\b[^.;:\d]{0,24}\Z", re.I),
        "tens": re.compile(r"['’]?s(?!\w)"),
        "minus": re.compile(r"(?:(?<![\w)])[-−–]|(?<!\w)(?:minus|negative)[ -])\Z", re.I),
        "pronoun_left": re.compile(
            r"(?<!\w)(?:no|any|every|some|each|the|this|that|another|which|only|last|next|first|previous|every|other"
            r"|current|good|big|new|loved|second|such|not)[- ]\Z",
            re.I,
        ),
        "pronoun_right": re.compile(
            r"[ ](?:of|another|or the other|who|that|is|was|has|had|can|could|should|would|must|might|may|will|day|thing|way"
            r"|hand|side|more|by|you|we|i|they|he|she|it|to|and only|can['’]t|needs|wants|does|did|knows|for|with|from|at"
            r"|as|where|when|which|said|says)(?!\w)|[’']s\b|[.,;:!?)\"”’]|-on-one|\s*\Z|\n",
            re.I,
        ),
        "few_right": re.compile(r"[- ]([^\W\d_]+)"),
        "people_in": re.compile(r"(?<!\w)in (?:his|her|their|my|our|the)[ ](?:(?P<part>early|mid|late)[- ])?\Z", re.I),
        "comparing": re.compile(
            r"[ ](?:as|more|higher|larger|greater|bigger|faster|less|lower|the|its|their|his|her|better|worse|that|what"
            r"|longer|stronger)\b|[ ]?\Z",
            re.I,
        ),
        "multiple": re.compile(
            r"(?:[ ]times|-times|[ -]?fold|[ ]?x)(?!\w)",
            re.I,
        ),
    }


def _may_be_year(reading: Reading, atom: Atom, floor: int) -> bool:
    if atom.end - atom.start != 4 or atom.value != "plain":
        return False
    text = reading.text
    if _patterns()["counted_year"].match(text, atom.end):
        return False
    before = qualifier_before(text, atom.start, floor, reading.lexicon)
    return (
        before is None or before.comparator in ("about",) or before.span.of(text).lower() in ("under", "over", "within")
    )


@dataclass(frozen=True, slots=True)
class Core:
    """A number with its sign, its partner (a range, a ratio) and its unit: a figure before its surroundings are read."""

    number: Span
    value: Value
    numeral: Numeral
    unit: Unit | None
    kind: Kind
    end: int
    next: int
    low_unit: Unit | None = None


def _number(reading: Reading, index: int, floor: int) -> Step:
    """Read a figure that begins with a number, in digits or words."""
    text, atoms = reading.text, reading.atoms
    read = read_numeral(text, atoms, index)
    if read is None or read[0].start < floor:
        return None, index + 1
    numeral, following = read
    if numeral.end > reading.within.end or _is_word_only(reading, numeral, atoms[index]):
        return None, index + 1 if numeral.form != "cardinal" else following
    if numeral.form == "ordinal":
        return _ordinal(reading, numeral, index, following, floor)
    numeral = _signed(text, numeral, floor)
    money = money_before(text, numeral.start, floor, reading.lexicon) if not numeral.spelled else None
    pair = None if numeral.form == "times" else pair_with(reading, numeral, following, money is not None)
    core = _core(reading, numeral, money, pair, following)
    if core is None:
        return None, following
    return _surrounded(reading, core, floor), core.next


def _signed(text: str, numeral: Numeral, floor: int) -> Numeral:
    found = _patterns()["minus"].search(text, max(floor, numeral.start - 9), numeral.start)
    if not found:
        return _signed_line(text, numeral)
    spaced = found.start() > 0 and text[found.start() - 1].isspace()
    if spaced and found[0] in "-−–" and text[max(0, found.start() - 3) : found.start()].rstrip()[-1:].isdigit():
        return numeral
    return Numeral(
        found.start(), numeral.end, -numeral.value, numeral.step, numeral.form, numeral.high, numeral.spelled, False
    )


def _signed_line(text: str, numeral: Numeral) -> Numeral:
    """Read "- 10" as negative where it fills its line; before a text the dash is the mark of a list."""
    start = numeral.start - 2
    if text[max(0, start) : numeral.start] not in ("- ", "− ") or text[numeral.end : numeral.end + 1] not in ("", "\n"):
        return numeral
    if start > 0 and text[start - 1] != "\n":
        return numeral
    return Numeral(start, numeral.end, -numeral.value, numeral.step, numeral.form, numeral.high, numeral.spelled)


def _is_word_only(reading: Reading, numeral: Numeral, atom: Atom) -> bool:
    """Tell whether the word is no figure here: the pronoun "one", a name ("Big Four"), "half" in "half-brother"."""
    text = reading.text
    if atom.kind == "digits":
        tail = text[numeral.end : numeral.end + 1]
        return bool(tail) and (tail.isalpha() or tail == "_") and not unit_after(text, numeral.end, reading.lexicon)
    word = text[numeral.start : numeral.end]
    if word.lower() == "one" and reading.lexicon.language == "en":
        return _is_pronoun(reading, numeral)
    if atom.kind == "part" and numeral.form == "share":
        return not _is_share(text, numeral, atom)
    if text[atom.start].isupper() and atom.kind != "vague":
        return _is_name(reading, numeral)
    if atom.kind in ("few", "vague"):
        return not _counts_vaguely(reading, numeral, atom)
    return False


def _is_pronoun(reading: Reading, numeral: Numeral) -> bool:
    text = reading.text
    left = _patterns()["pronoun_left"].search(text, max(0, numeral.start - 10), numeral.start)
    if unit_after(text, numeral.end, reading.lexicon) and not re.match(r" day\b", text[numeral.end : numeral.end + 5]):
        return False
    if re.search(r"(?:\bminus|\bnegative|\bis) \Z", text[max(0, numeral.start - 10) : numeral.start]):
        return False
    if re.match(r"[ ](?:in|out of)[ ](?:every )?(?:\d|[a-z]+)", text[numeral.end : numeral.end + 16]):
        return False
    return bool(left) or bool(_patterns()["pronoun_right"].match(text, numeral.end))


def _is_share(text: str, numeral: Numeral, atom: Atom) -> bool:
    """Tell whether "half", "a quarter" is a share here: of something, or before what it halves."""
    if numeral.start != atom.start:
        return atom.number != 4 or not re.match(
            r"[ ](?:mile|century|hour|finals?|back)\b", text[numeral.end : numeral.end + 9]
        )
    word = text[atom.start : atom.end].lower()
    if word != "half":
        return False
    if re.search(
        r"(?:first|second|other|one|each|better|1st|2nd)[- ]\Z", text[max(0, atom.start - 8) : atom.start], re.I
    ):
        return False
    return bool(
        re.match(
            r"[ ](?:of|a|an|the|its|their|his|her|all|our|my|that|those|these|as|people)\b|[ ]?[.,;)]|\s*\Z",
            text[numeral.end : numeral.end + 9],
        )
    )


def _is_name(reading: Reading, numeral: Numeral) -> bool:
    """Tell whether a capitalised number word inside running text is part of a name ("Five Eyes", "Air Force One")."""
    text = reading.text
    before = text[max(0, numeral.start - 4) : numeral.start]
    if not before.strip() or before.rstrip()[-1:] in ".!?:;\"“”‘'(•|–—-\n" or "\n" in before:
        return False
    return not is_headline(reading, numeral.start)


def _counts_vaguely(reading: Reading, numeral: Numeral, atom: Atom) -> bool:
    """Tell whether "several", "a few", "hundreds" counts something: a plural or "of" stands behind it."""
    text = reading.text
    if reading.lexicon.language != "en":
        return atom.kind == "vague" or numeral.start != atom.start or numeral.end != atom.end
    if atom.kind == "vague":
        return numeral.end != atom.end or bool(
            re.match(
                r"\s(?:of|more|have|were|are|had|died|killed|injured|to)\b|[ ]?[.,;)]|\s*\Z",
                text[numeral.end : numeral.end + 9],
            )
        )
    word = text[atom.start : atom.end].lower()
    if word != "several" and numeral.start == atom.start and numeral.end == atom.end:
        return False
    if numeral.end != atom.end or unit_after(text, numeral.end, reading.lexicon):
        return True
    stop = reading.within.end
    if word in ("couple", "handful"):
        return counting.counted_of(text, numeral.end, stop, "en") is not None
    return counting.counted(text, numeral.end, stop, single=False, language=reading.lexicon.language) is not None


def _ordinal(reading: Reading, numeral: Numeral, index: int, following: int, floor: int) -> Step:
    """Read an ordinal, or the quarter of a year that it counts."""
    text = reading.text
    quarter = dates.quarter_date(
        text, reading.atoms, index, numeral.end, int(numeral.value) if numeral.value < 9 else 9
    )
    if quarter:
        return _dated(reading, quarter, index, floor)
    if text[numeral.start].isupper() and _is_name(reading, numeral):
        return None, following
    span = Span(numeral.start, numeral.end)
    after = re.compile(r"[- ]([^\W\d_]+)").match(text, numeral.end)
    digits = text[numeral.start].isdigit()
    if digits and after and after[1][0].isupper() and not is_headline(reading, numeral.start):
        return None, following
    if not digits and (not after or after[1][0].isupper() or after[1].lower() in _ADVERBIAL):
        return None, following
    if text[numeral.start : numeral.end].lower() == "second" and re.search(
        r"(?:\d|per|every|each|split|a few|several)[- ]\Z", text[max(0, numeral.start - 9) : numeral.start], re.I
    ):
        return None, following
    if re.search(r"(?:at|from the)\s\Z", text[max(0, numeral.start - 9) : numeral.start], re.I) and not digits:
        return None, following
    what = counting.ordered(text, numeral.end, reading.within.end, reading.lexicon.language)
    whole = Span(span.start, what.end) if what else span
    return Quantity(
        whole, span, "ordinal", Number(plain(numeral.value)), what=what.of(text) if what else None, step=Decimal(1)
    ), following


_ADVERBIAL = frozenset({"of", "and", "or", "but", "in", "he", "she", "it", "they", "we", "is", "was", "to", "at", "on"})


def _core(reading: Reading, numeral: Numeral, money: Unit | None, pair: Pair | None, following: int) -> Core | None:
    """Put a number together with its partner and its unit."""
    text = reading.text
    end = pair.end if pair else numeral.end
    following = pair.next if pair else following
    value = pair.value if pair else _value(numeral)
    start = numeral.start
    unit = money or (pair.unit if pair else None)
    if pair is None and numeral.plain:
        numeral = _million(reading, numeral, money is not None)
        value, end = _value(numeral), numeral.end
    if unit is None and not (pair and pair.kind == "score"):
        unit = unit_after(text, end, reading.lexicon) or _unit_of(reading, numeral, end)
        unit = _checked(reading, unit, numeral, end) if unit else None
        end = unit.span.end if unit else end
        if unit and unit.name in _PARTS and pair is None:
            change = _small_part(reading, unit, end, following)
            if change:
                value, end, following = Number(plain(numeral.value + change[0])), change[1], change[2]
    elif pair and pair.unit:
        end = _repeated_unit(reading, end, unit)
    elif money is not None:
        end = _repeated_unit(reading, end, unit)
    kind: Kind = pair.kind if pair and pair.kind else (unit.kind if unit else _bare_kind(numeral))
    if numeral.form == "times":
        kind, unit = "ratio", Unit("times", "ratio", Span(start, numeral.end))
    number = Span(start, pair.end if pair else numeral.end)
    if unit and unit.span.end < end and money is None and pair is None:
        number, unit = Span(start, end), Unit(unit.name, unit.kind, Span(end, end))
    return Core(number, value, numeral, unit, kind, max(end, number.end), _behind(reading, following, end))


def _million(reading: Reading, numeral: Numeral, money: bool) -> Numeral:
    """Read the m of "$5m", "5m euros" and "2.3m people" as million; "1.8m tall" is a length."""
    text = reading.text
    found = _patterns()["m"].match(text, numeral.end)
    if not found:
        return numeral
    end = found.end()
    if not money and not _patterns()["tall"].match(text, end):
        unit = unit_after(text, end, reading.lexicon)
        money = (unit is not None and unit.kind == "money") or bool(
            counting.counted(text, end, reading.within.end, single=False, language=reading.lexicon.language)
        )
    if not money:
        return numeral
    scale = Decimal(10**6)
    return Numeral(numeral.start, end, numeral.value * scale, numeral.step * scale, spelled=False)


def _unit_of(reading: Reading, numeral: Numeral, end: int) -> Unit | None:
    """Read the unit of "millions of dollars", "half an hour", "a couple of days"."""
    if numeral.form not in ("vague", "share") and not (numeral.form == "cardinal" and numeral.value == 12):
        return None
    found = _patterns()["an"].match(reading.text, end)
    unit = unit_after(reading.text, found.end(), reading.lexicon) if found else None
    if unit is None or (numeral.form == "share" and unit.kind in ("money", "percent")):
        return None
    return unit


_PARTS: dict[str, tuple[str, int]] = {
    **{currency: ("cent", 100) for currency in ("USD", "EUR", "AUD", "CAD", "NZD")},
    "GBP": ("penny", 100),
    "RUB": ("kopeck", 100),
    "UAH": ("kopeck", 100),
    "ft": ("in", 12),
    "lb": ("oz", 16),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
"""What a unit is told together with: "3 dollars 50 cents", "5 feet 2 inches", "1 hour 20 minutes"."""


def _small_part(reading: Reading, unit: Unit, end: int, index: int) -> tuple[Decimal, int, int] | None:
    """Read the cents behind "3 dollars and": their part of the whole, where they end, and the next atom."""
    index = _behind(reading, index, end)
    if index >= len(reading.atoms) or reading.text[end : reading.atoms[index].start] not in (" ", " and ", ", ", "-"):
        return None
    read = read_numeral(reading.text, reading.atoms, index)
    name, count = _PARTS[unit.name]
    if read is None or read[0].form != "cardinal" or not 0 < read[0].value < count:
        return None
    part = unit_after(reading.text, read[0].end, reading.lexicon)
    if part is not None and part.name == name:
        return read[0].value / count, part.span.end, read[1]
    closed = _patterns()["closed"].match(reading.text, read[0].end)
    money = unit.kind == "money" and read[0].spelled and read[0].value >= 10
    height = unit.name == "ft" and not read[0].spelled and reading.text[end] == "-"
    return (read[0].value / count, read[0].end, read[1]) if part is None and closed and (money or height) else None


def _repeated_unit(reading: Reading, end: int, unit: Unit | None) -> int:
    """Take in a currency told twice: "US$5 million dollars", "$10 USD"."""
    again = unit_after(reading.text, end, reading.lexicon)
    return again.span.end if again and unit and again.name == unit.name else end


def _checked(reading: Reading, unit: Unit, numeral: Numeral, end: int) -> Unit | None:
    """Settle what a unit's word leaves open: pounds of money or mass, "second" that is an ordinal, m for million."""
    text = reading.text
    if unit.name == "pounds":
        money = pounds_are_money(text, numeral.start, unit.span.end, abs(numeral.value), sterling=reading.sterling)
        return Unit("GBP", "money", unit.span) if money else Unit("lb", "other", unit.span)
    if unit.name == "day" and unit.span.of(text).lower() == "day" and numeral.value == 1 and numeral.spelled:
        return (
            unit
            if re.match(r"[- ](?:after|before|earlier|later|in|long|old)\b", text[unit.span.end : unit.span.end + 9])
            else None
        )
    return unit


def _bare_kind(numeral: Numeral) -> Kind:
    return "ratio" if numeral.form == "share" else "count"


def _value(numeral: Numeral) -> Value:
    if numeral.form == "vague":
        return Vague(plain(numeral.value), plain(numeral.high) if numeral.high is not None else None)
    return Number(plain(numeral.value))


def _surrounded(reading: Reading, core: Core, floor: int) -> Quantity:
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
    if core.unit is not None or core.numeral.form != "cardinal" or core.number.end > core.numeral.end:
        return None
    yo = _patterns()["yo"].match(text, core.end)
    if yo:
        return yo.end()
    if not 0 <= core.numeral.value <= 125 or core.numeral.step != 1:
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


def _stretch(reading: Reading, index: int, floor: int) -> Step:
    """Read "hours-long", "for decades": a duration of some, and "a week ago": one."""
    atom = reading.atoms[index]
    unit, one = atom.value.split()[0], atom.value.endswith(" 1")
    value: Value = Number(Decimal(1)) if one else Vague(Decimal(2), None)
    span = Span(atom.start, atom.end)
    return Quantity(span, span, "duration", value, unit=unit, unit_span=span, step=Decimal(1)), index + 1


def _coordinated(reading: Reading, figures: list[Quantity]) -> tuple[Quantity, ...]:
    """Give a bare number the unit that follows the number it is joined to: "hundreds of thousands and … millions of
    dollars", "between 5 and, at most, 10 percent".
    """
    for index, (figure, following) in enumerate(pairwise(figures)):
        bare = figure.kind == "count" and figure.unit is None and figure.what is None
        told = following.unit_span is not None and following.kind in (
            "money",
            "percent",
            "distance",
            "duration",
            "other",
        )
        if bare and told and following.span.start - figure.span.end <= 34:
            between = reading.text[figure.span.end : following.span.start]
            before_number = following.unit_span is not None and following.unit_span.start < following.number.start
            if not before_number and _patterns()["coordinated"].match(between):
                figures[index] = replace(figure, kind=following.kind, unit=following.unit)
    return tuple(figures)


def _decade_of_life(reading: Reading, index: int, floor: int) -> Step | None:
    """Read "in his 30s" as an age from 30 to 39."""
    atom, text = reading.atoms[index], reading.text
    suffix = _patterns()["tens"].match(text, atom.end)
    if not suffix or atom.end - atom.start != 2 or atom.number % 10 or atom.number < 10:
        return None
    before = _patterns()["people_in"].search(text, max(0, atom.start - 20), atom.start)
    if not before:
        return None
    start = before.start("part") if before["part"] else atom.start
    span, number = Span(start, suffix.end()), Span(atom.start, suffix.end())
    value = Range(atom.number, atom.number + 9)
    return Quantity(span, number, "age", value, "year", approximate=before["part"], step=Decimal(1)), index + 1


_READERS: dict[str, Callable[[Reading, int, int], Step]] = {
    "digits": _digits,
    "month": _month,
    "weekday": _weekday,
    "relative": _relative,
    "deictic": _deictic,
    "season": _season,
    "clock": _clock,
    "code": _code,
    "stretch": _stretch,
    "one": _nothing,
    "point": _nothing,
}

__all__ = ["Date", "Range", "read_quantities"]
