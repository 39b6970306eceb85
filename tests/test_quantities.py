"""Figures as values: what is read from a text, with which span, and when two figures say the same."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.reading.quantities import (
    Date,
    Number,
    Quantity,
    Range,
    Ratio,
    Time,
    Vague,
    compare,
    qualifier_changed,
    read_quantities,
)
from summarizer.spans import Span
from tests.speller import spelled

CASES = Path(__file__).parent / "cases" / "quantities"


def cases():
    for file in sorted(CASES.glob("*.json")):
        if file.stem != "comparisons":
            for number, case in enumerate(json.loads(file.read_text(encoding="utf-8"))):
                yield pytest.param(case, id=f"{file.stem}-{number}")


def comparisons():
    for case in json.loads((CASES / "comparisons.json").read_text(encoding="utf-8")):
        yield pytest.param(case, id=f"{case['said']} / {case['source']}")


def written(figure: Quantity) -> str:
    """Write a value as the case files do."""
    match figure.value:
        case Number(value):
            return "2/3" if abs(value * 3 - 2) < Decimal("1e-9") else f"{value:f}"
        case Range(low, high):
            return f"{low:f}..{high:f}"
        case Ratio(left, right):
            return f"{left:f}:{right:f}"
        case Vague(low, high):
            return f"{low:f}~{'' if high is None else f'{high:f}'}"
        case Date(edtf):
            return edtf
        case Time(clock):
            return clock


def told(text: str, figure: Quantity, wanted: dict) -> dict:
    """Return what a case tells of a figure: always words, kind, value, unit, what, approximate."""
    out = {"words": figure.span.of(text), "kind": figure.kind, "value": written(figure)}
    fields = {"unit": figure.unit, "what": figure.what, "approximate": figure.approximate, "per": figure.per}
    out |= {name: value for name, value in fields.items() if value is not None}
    return out | ({"number": figure.number.of(text)} if "number" in wanted else {})


def one(text: str) -> Quantity:
    found = read_quantities(text)
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize("case", list(cases()))
def test_figures_are_read_as_the_cases_say(case):
    published = date.fromisoformat(case["published"]) if "published" in case else None
    text = case["text"]
    found = read_quantities(text, language=case.get("language", "en"), published=published)
    wanted = [*case["figures"], *({} for _ in found)]
    assert [told(text, f, w) for f, w in zip(found, wanted, strict=False)] == case["figures"]


@pytest.mark.parametrize("case", list(comparisons()))
def test_figures_are_compared_as_the_cases_say(case):
    said, source = one(case["said"]), one(case["source"])
    assert (compare(said, source), qualifier_changed(said, source)) == (case["outcome"], case.get("change"))


def test_only_the_stretch_asked_for_is_read():
    text = "60 soldiers, 70 tanks, 80 cars"
    within = Span(text.index("70"), text.index(", 80"))
    assert [f.span.of(text) for f in read_quantities(text, within=within)] == ["70 tanks"]


def test_a_language_without_lists_still_gives_digits_and_symbols():
    figures = read_quantities("Всього 60 і $5 та 20 %", language="xx")
    assert [(f.kind, written(f), f.unit) for f in figures] == [
        ("count", "60", None), ("money", "5", "USD"), ("percent", "20", "%")
    ]  # fmt: skip


PIECES = [
    "5", "10", "1,000", "3.5", "2025", "1999", "½", "one", "two", "twenty", "hundred", "million", "dozens", "a few",
    "half", "third", "thirds", "point", "minus", "-", "–", "to", "and", "or", "of", "in", "a", "an", "the", "between",
    "from", "over", "out of", "about", "nearly", "at least", "or more", "+", "%", "$", "€", "£", "km", "m", "pounds",
    "feet", "years", "year-old", "old", "aged", "people", "soldiers", "March", "May", "mid-", "Tuesday", "last", "next",
    "week", "yesterday", "quarter", "first", "st", "s", "k", "bn", "p.m.", ":30", "/", ".", ",", "(", ")", "\n", " ",
    "e5", "\ud800", "\u0301", "²", "٣", "İ", "Q", "won", "per", "day", "cents", "no", "'", "’", "\u00a0",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from([*PIECES, " ", " ", " ", " "]), max_size=24).map("".join)
)
DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=250, deadline=None)
@given(TEXTS, st.sampled_from(["en", "de", "fr", "es", "xx", None]), DAYS)
def test_any_text_gives_ordered_disjoint_figures_with_numbers_inside_their_spans(text, language, published):
    end = 0
    for figure in read_quantities(text, language=language, published=published):
        assert end <= figure.span.start <= figure.number.start < figure.number.end <= figure.span.end <= len(text)
        assert figure.what is None or figure.what in text
        assert figure.approximate is None or figure.approximate in text
        assert figure.unit_span is None or figure.span.covers(figure.unit_span)
        end = figure.span.end


@settings(max_examples=200, deadline=None)
@given(TEXTS, DAYS)
def test_a_figure_agrees_with_itself_and_its_qualifier_is_unchanged(text, published):
    for figure in read_quantities(text, published=published):
        assert compare(figure, figure) == "agree"
        assert qualifier_changed(figure, figure) is None


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_agreement_and_conversion_hold_either_way(first, second):
    for said in read_quantities(first):
        for source in read_quantities(second):
            there, back = compare(said, source), compare(source, said)
            symmetric = not {"rounded"} & {there, back} and not {type(said.value), type(source.value)} & {Vague, Range}
            qualified = said.comparator or source.comparator
            assert there == back or not symmetric or qualified


INTEGERS = st.one_of(st.integers(2, 999), st.integers(2, 10**15 - 1))


@settings(max_examples=300, deadline=None)
@given(INTEGERS)
def test_an_integer_is_read_back_from_digits_separators_and_words(number):
    for text in (f"{number} drones" if not 1000 <= number <= 9999 else f"{number:,} drones", f"{number:,} drones",
                 f"{number:,} drones".replace(",", "\u202f"), f"{spelled(number)} drones"):  # fmt: skip
        figure = one(text)
        assert (figure.value, figure.what, figure.span.of(text)) == (Number(Decimal(number)), "drones", text)


@settings(max_examples=200, deadline=None)
@given(st.decimals("0.01", "99999", places=2))
def test_a_decimal_is_read_back_plain_scaled_and_with_a_decimal_comma(number):
    assert one(f"${number:,}").value == Number(number)
    assert one(f"${number} million").value == Number(number * 10**6)
    assert one(f"${number}bn").value == Number(number * 10**9)
    german = f"{number:,}".translate(str.maketrans(",.", ".,"))
    (figure,) = read_quantities(f"{german} Euro", language="de")
    assert (figure.value, figure.unit) == (Number(number), "EUR")


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_is_read_back_from_every_way_to_write_it(day):
    month = f"{day:%B}"
    for text in (day.isoformat(), f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}",
                 f"{day.day:02d}.{day.month:02d}.{day.year}", f"the {day.day} of {month}, {day.year}"):  # fmt: skip
        assert one(text).value == Date(day.isoformat())
    told = compare(one(f"{month} {day.day}"), one(day.isoformat()))
    assert told == "agree"


@pytest.mark.parametrize(
    "unit", ["1 ", "1", "1,", "1.1", "1-1-", "1/", "1 2/3 ", "one ", "twenty ", "hundred and ", "1e", "5\n", "(555",
             "half of a ", "1 to ", "dozens of ", "last Monday ", "March ", "$", "minus ", "at least ", "a"]
)  # fmt: skip
def test_a_text_of_one_repeated_piece_is_read_without_backtracking(unit):
    """A quadratic reader would need hours for these lengths; the figures found are not what counts here."""
    text = unit * (200_000 // len(unit) // (1 if len(unit) == 1 and unit != "1 " else 20))
    found = read_quantities(text)
    assert all(figure.span.end <= len(text) for figure in found)


def test_a_stretch_of_nothing_but_numbers_is_read_so_far_and_what_follows_it_is_read():
    table = "1 " * 2000
    found = read_quantities(f"{table}\n\nThe storm left 40 people without a roof.")
    assert 200 <= len(found) < 1000
    assert found[-1].what == "people"
