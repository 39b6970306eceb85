"""What is shown of a result: JSON for machines, a screen for readers, Markdown with footnotes."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pydantic import BaseModel, ConfigDict

from summarizer.document import Document, Notice, Story
from summarizer.engines import Run, Tokens
from summarizer.renderers import FORMATS, render
from summarizer.renderers.amounts import value_of
from summarizer.renderers.glyphs import harmless, width
from summarizer.renderers.layout import column_widths, row_lines, wrapped
from summarizer.renderers.markdown import escaped
from summarizer.renderers.record import dump_json
from summarizer.renderers.terminal import Screen, screen_for
from summarizer.renderers.view import not_checked
from summarizer.schemas import (
    Article,
    Claim,
    Evidence,
    Figure,
    Gist,
    Grounded,
    Headline,
    SentenceSpan,
    Source,
    Uncertainty,
)
from summarizer.schemas.article import DateValue, NumberValue, RangeValue, RatioValue, VagueValue
from summarizer.schemas.brief import Brief, Point, Title
from summarizer.schemas.grounded import Finding, Verdict
from summarizer.spans import Span
from summarizer.verifier.report import NotRun, Rejected, Report
from tests.results import TEXT, Outcome, at, ferry, ferry_article, flagged

# Everything that steers: C0 but the newline, DEL, C1, bidirectional controls, line separators, lone surrogates.
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
COLOUR = re.compile(r"\x1b\[\d{1,2}m")

evil = st.sampled_from(
    [
        "\x1b]0;owned\x07",
        "\x1b[2J",
        "\x9b31m",
        "\u202egnp.exe",
        "a\ud800b",
        "</script><script>",
        "[x](http://evil)",
        "|a|b|",
        "\u2066",
        "![](http://evil)",
        "\r\n# h",
        "```",
        "  - x",
        "1. x",
        "&lt;b&gt;",
        "漢字かな交じり文" * 9,
    ]
)
any_text = st.one_of(st.text(alphabet=st.characters(), max_size=60), evil, st.builds("{} {}".format, evil, evil))


def outcome_of(text: str) -> Outcome:
    """Return a result in which everything that a page or a model can write is ``text``."""
    proof = (
        Evidence(start=0, end=len(text), quote=text, match="exact", sentence=SentenceSpan(start=0, end=len(text))),
    )
    doubt = Verdict(status="flagged", findings=(Finding(check="names", severity="doubt", message=text),))
    common: dict[str, Any] = {"evidence": proof, "verdict": doubt}
    summary = Article(
        headline=Headline(id="h1", text=text, claims=[text], **common),
        gist=[Gist(id="g1", text=text, claims=[], **common)],
        claims=[
            Claim(id="c1", text=text, speaker="s1", certainty="hedged", via=text, **common),
            Claim(id="c2", text=text, speaker=text, certainty="denied", **common),
        ],
        figures=[
            Figure(id="f1", text=text, value=NumberValue(value=text), unit=text, what=text, speaker=text, **common)
        ],
        sources=[
            Source(id="s1", name=text, aliases=[text], kind="person", role=text, **common),
            Source(id="s2", name=text, aliases=[text], kind="person", role=text, **common),
        ],
        uncertainties=[Uncertainty(id="u1", text=text, kind="unknown", cue=text, speaker=text, **common)],
        topics=[text],
    )
    document = Document(
        text,
        stories=(Story(text, (Span(0, len(text)),)), Story(text, ())),
        chosen=0,
        title=text,
        author=text,
        site=text,
        url=text,
        published=text,
        notices=(Notice("paywalled", text),),
    )
    finding = Finding(check="quote", severity="contradiction", message=text)
    report = Report(rejected=(Rejected({"text": text}, (finding,)),), not_run=(NotRun(text, text),))
    return Outcome(summary, document, report, Run(text, model=text, cost=text))


def screen_text(outcome: Outcome, **screen: Any) -> str:
    """Return what a screen shows of a result."""
    return render(outcome, "terminal", screen=Screen(**screen))


def test_checks_hindered_by_one_thing_are_told_in_one_line() -> None:
    hindered = (NotRun("names", "in 'de'"), NotRun("plans", "no words"), NotRun("role", "in 'de'"))

    assert not_checked(hindered) == ("names, role: in 'de'", "plans: no words")


@given(any_text)
def test_what_is_shown_of_any_text_is_one_line_without_a_steering_character(text: str) -> None:
    shown = harmless(text)

    assert not STEERING.search(shown)
    assert "\n" not in shown


@settings(max_examples=60)
@given(any_text, st.booleans(), st.integers(40, 120))
def test_no_text_of_a_page_or_a_model_can_steer_the_terminal(text: str, colour: bool, columns: int) -> None:
    shown = screen_text(outcome_of(text), colour=colour, columns=columns)

    assert not STEERING.search(COLOUR.sub("", shown) if colour else shown)


@given(any_text)
def test_no_text_of_a_page_or_a_model_can_steer_the_reader_of_the_markdown(text: str) -> None:
    assert not STEERING.search(render(outcome_of(text), "markdown"))


def test_an_escape_sequence_is_shown_and_not_sent() -> None:
    assert harmless("\x1b[31mred\u202e") == "<U+001B>[31mred<U+202E>"


def test_honest_text_is_shown_as_it_is() -> None:
    text = "Größe “naïve” – 50 % … 日本語 עברית 👩‍👩‍👧 é"

    assert harmless(text) == text


@settings(max_examples=60)
@given(any_text, st.integers(40, 120))
def test_no_line_is_wider_than_the_screen(text: str, columns: int) -> None:
    lines = screen_text(outcome_of(text), columns=columns).split("\n")

    assert max(map(width, lines)) <= columns


@given(any_text, st.integers(8, 60))
def test_wrapping_keeps_every_character_but_spaces(text: str, columns: int) -> None:
    lines = wrapped(text, columns)

    assert "".join(lines).replace(" ", "") == harmless(text).replace(" ", "")


def test_lines_break_between_wide_characters_by_cells() -> None:
    assert wrapped("漢字かな交じり文", 10) == ["漢字かな交", "じり文"]


def test_a_word_without_a_break_is_cut() -> None:
    assert wrapped("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_a_long_line_is_wrapped_in_linear_time() -> None:
    """A megabyte without a break is wrapped; time grows with its length, or this would not end."""
    assert len(wrapped("x" * 1_000_000, 100)) == 10_000
    assert len(wrapped("x " * 500_000, 100)) == 10_000


def test_narrow_columns_keep_their_width_when_a_table_is_squeezed() -> None:
    assert column_widths([["x" * 6, "y" * 50, "z" * 60]], 50, 2) == [6, 20, 20]


def test_the_cells_of_a_row_are_wrapped_in_their_columns() -> None:
    assert row_lines(["about forty people", "40"], [11, 4], 2) == ["about forty  40", "people"]


@pytest.mark.parametrize(
    ("environment", "tty", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colours_are_for_terminals_and_for_those_who_ask(
    environment: dict[str, str], tty: bool, coloured: bool
) -> None:
    assert screen_for(environment, tty=tty, columns=80).colour is coloured


@pytest.mark.parametrize(("columns", "used"), [(10, 40), (40, 40), (93, 93), (300, 120)])
def test_the_width_stays_between_40_and_120(columns: int, used: int) -> None:
    assert screen_for({}, tty=True, columns=columns).columns == used


def test_marks_are_plain_where_the_encoding_has_no_others() -> None:
    screen = screen_for({}, tty=True, columns=80, encoding="ascii")

    assert render(ferry(), "terminal", screen=Screen(ascii=screen.ascii)).count("- A ferry ran aground") == 1


def test_without_colour_the_screen_is_plain_text() -> None:
    assert "\x1b" not in screen_text(ferry())


def test_the_screen_tells_who_says_what_and_how_sure() -> None:
    shown = screen_text(ferry())

    assert "  Ana Ruiz — captain of the ferry\n    asserted  There was a loud bang.\n" in shown
    assert "  The coast guard\n    hedged    People may have been hurt. (cue: “may”)\n" in shown
    assert shown.index("Ana Ruiz") < shown.index("The coast guard") < shown.index("In the article's own voice")


def test_the_quote_is_shown_where_it_says_more_than_the_item() -> None:
    shown = screen_text(ferry())

    assert "“We heard a loud bang”" in shown
    assert "“ran aground on Friday”" not in shown


def test_a_quote_is_not_shown_for_a_word_or_two_that_it_has_more() -> None:
    text = "But the hospital, where most of the injured were taken, put the number at 38."
    claim = Claim(id="c1", text=text[4:].capitalize(), speaker=None, certainty="asserted", evidence=(at(text, text),))
    summary = ferry_article().model_copy(update={"claims": [claim]})

    assert "But the hospital" not in screen_text(ferry(summary=summary))


def test_the_screen_shows_the_figures_as_a_table() -> None:
    shown = screen_text(ferry())

    assert re.search(r"Figure +What it measures +As a value +Says who\n", shown)
    assert re.search(r"about 40 people +on board +about 40 people\n", shown)
    assert re.search(r"Between 3 and 5 people +hurt +3 to 5 people +the coast guard\n", shown)


def test_the_screen_tells_what_is_unknown_and_no_hedge_twice() -> None:
    shown = screen_text(ferry())

    assert "WHAT IS UNKNOWN OR DISPUTED\n  unknown  It is unclear why the ship left its course." in shown
    assert shown.count("People may have been hurt.") == 1


def test_the_screen_tells_what_was_left_out_and_how_to_get_it() -> None:
    shown = screen_text(ferry())

    assert "LEFT OUT\n  --story 2  Bakery wins prize\n  1 stretch of boilerplate (18 characters)\n" in shown


def test_the_screen_tells_doubts_rejections_and_what_could_not_be_checked() -> None:
    shown = screen_text(ferry())

    assert "! flagged: the evidence says how many" in shown
    assert "  x Nine people died.\n    because: “nine” is nowhere in the document\n" in shown
    assert "polarity: no cues for this language" in shown
    assert "12 items: 10 verified, 1 flagged, 1 rejected\n" in shown


def test_what_the_reader_must_know_of_the_page_comes_first() -> None:
    head = screen_text(ferry()).split("\n")[:3]

    assert head == [
        "Ferry runs aground off Port Elm",
        "by Jo Park (guessed) · 2025-03-01",
        "! truncated: the text stops in the middle",
    ]


def test_a_source_that_makes_no_claim_is_still_named() -> None:
    assert "ALSO CITED\n  • Port Elm Radio (publication)\n" in screen_text(ferry())


@pytest.mark.parametrize(
    ("value", "unit", "approximate", "shown"),
    [
        (NumberValue(value="20"), "%", None, "20%"),
        (NumberValue(value="1500000000"), "USD", None, "1.5 billion USD"),
        (NumberValue(value="1325678000"), "EUR", None, "1,325,678,000 EUR"),
        (NumberValue(value="1000000"), "GBP", None, "1 million GBP"),
        (RangeValue(low="5100000000", high="5300000000"), "EUR", None, "5.1 billion to 5.3 billion EUR"),
        (NumberValue(value="749000"), "USD", None, "749,000 USD"),
        (NumberValue(value="2025"), None, None, "2025"),
        (NumberValue(value="-12345.50"), None, "about", "about -12,345.50"),
        (NumberValue(value="7"), "month", "over", "over 7 months"),
        (NumberValue(value="1"), "year", None, "1 year"),
        (NumberValue(value="nonsense"), None, None, "nonsense"),
        (RangeValue(low="3", high=None), "km", None, "3 or more km"),
        (RangeValue(low=None, high="5"), None, None, "up to 5"),
        (VagueValue(low="24", high="99"), "people", "dozens", "24 to 99 people"),
        (RatioValue(value="4:1"), None, None, "4:1"),
        (DateValue(value="2025-03-18"), None, None, "2025-03-18"),
        (DateValue(value="XXXX-03-18"), None, None, "03-18 (no year)"),
        (DateValue(value="XXXX-07-02/XXXX-07-03"), None, None, "07-02 to 07-03 (no year)"),
        (DateValue(value="2014/2016"), None, None, "2014 to 2016"),
        (DateValue(value="199X"), None, None, "1990s"),
        (NumberValue(value="341"), "penny", None, "341 pence"),
        (NumberValue(value="1"), "peso", None, "1 peso"),
        (DateValue(value="2026-41"), None, None, "second half of 2026"),
        (DateValue(value="XXXX-35"), None, None, "third quarter"),
        (NumberValue(value="0.666666666667"), None, None, "⅔"),
        (NumberValue(value="0.5"), None, "At least", "At least ½"),
        (NumberValue(value="0.05"), None, None, "1/20"),
        (NumberValue(value="0.5"), "hour", None, "½ hour"),
        (NumberValue(value="3.666666666667"), None, None, "3.6667"),
        (NumberValue(value="5"), "km", "or less", "5 km or less"),
        (None, None, None, ""),
    ],
)
def test_a_value_is_told_in_few_words(value: Any, unit: str | None, approximate: str | None, shown: str) -> None:
    figure = Figure(text="x", value=value, unit=unit, approximate=approximate, what=None, speaker=None)

    assert value_of(figure) == shown


def test_a_figure_told_with_a_point_keeps_it() -> None:
    depth = Figure(text="0.5 metres", value=NumberValue(value="0.5"), unit="m", approximate=None, what=None,
                   speaker=None)  # fmt: skip

    assert value_of(depth) == "0.5 m"


def test_a_figure_keeps_what_it_is_told_by() -> None:
    """A sum a month is no sum."""
    rent = Figure(text="about €5,000 a month", value=NumberValue(value="5000"), unit="EUR", approximate="about",
                  what=None, speaker=None)  # fmt: skip

    assert value_of(rent) == "about 5000 EUR a month"
    gold = Figure(text="$4,212 an ounce", value=NumberValue(value="4212"), unit="USD",
                  approximate=None, what=None, speaker=None)  # fmt: skip
    assert value_of(gold) == "4212 USD an ounce"


def test_several_results_are_shown_one_after_the_other() -> None:
    shown = render([ferry(), ferry()], "terminal")

    assert shown.count("12 items:") == 2
    assert "LEFT OUT" not in shown


class Dish(Grounded):
    """An item of a user's own."""

    text: str
    price: float
    vegan: bool = False
    tags: tuple[str, ...] = ()


class Course(Grounded):
    """An item with items inside, that asserts another field than ``text``."""

    asserts = "name"

    name: str
    dishes: list[Dish]


class Place(BaseModel):
    """A part that is no item, but holds one."""

    street: str
    note: Dish | None = None


class Menu(BaseModel):
    """A user's own target, of every shape."""

    model_config = ConfigDict(extra="forbid")

    courses: list[Course]
    by_day: dict[str, Dish]
    best: Dish | None
    place: Place
    open_days: int
    empty: tuple[Dish, ...] = ()


def menu() -> Menu:
    """Return a menu in which every text is another."""
    soup = Dish(id="d1", text="A soup", price=4.5, vegan=True, tags=("hot", "green"), evidence=(at("Port Elm"),))
    return Menu(
        courses=[Course(id="k1", name="Starters", dishes=[soup], verdict=flagged("only one"))],
        by_day={"monday": Dish(id="d2", text="A stew", price=9.0)},
        best=Dish(id="d3", text="A cake", price=3.0),
        place=Place(street="Main Street", note=Dish(id="d4", text="A tea", price=1.0)),
        open_days=6,
    )


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_any_target_is_shown_whole(form: str) -> None:
    """Nothing of a user's own target is left out, at any depth."""
    shown = render(ferry(summary=menu()), form)

    for words in ("Starters", "A soup", "price: 4.5", "vegan: yes", "hot, green", "only one", "A stew", "A cake"):
        assert words in shown
    for words in ("Main Street", "A tea", "6"):
        assert words in shown


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_the_brief_target_is_headed_by_its_headline(form: str) -> None:
    brief = Brief(
        headline=Title(id="h1", text="A ferry ran aground", points=["p1"]), points=[Point(id="p1", text="It did.")]
    )

    shown = render(ferry(summary=brief), form)

    assert shown.lstrip("# ").startswith("A ferry ran aground\n")
    assert "It did." in shown


def test_an_empty_summary_is_shown_under_the_page_s_own_title() -> None:
    empty = Article(headline=None, gist=[], claims=[], figures=[], sources=[], uncertainties=[], topics=[])

    assert screen_text(ferry(summary=empty)).startswith("Ferry runs aground off Port Elm\nby Jo Park")


# JSON


ITEM = {"id", "evidence", "verdict"}


def test_the_json_has_the_fields_that_are_promised_and_no_others() -> None:
    record = json.loads(render(ferry(), "json"))

    assert list(record) == ["schema_version", "summary", "document", "report", "run"]
    assert record["schema_version"] == "1"
    assert list(record["document"]) == [
        "sha256", "text_sha256", "title", "url", "author", "published", "language", "length", "notices",
        "story", "left_out",
    ]  # fmt: skip
    assert list(record["report"]) == [
        "verifier", "verified", "flagged", "items", "rejected", "possibly_missed", "not_run",
    ]  # fmt: skip
    assert list(record["run"]) == [
        "engine", "model", "prompt", "schema", "requests", "tokens", "cost", "cached", "seconds",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("claims", {"text", "speaker", "certainty", "how", "via"}),
        ("figures", {"text", "value", "unit", "kind", "approximate", "what", "speaker"}),
        ("sources", {"name", "aliases", "kind", "role"}),
        ("uncertainties", {"text", "kind", "cue", "speaker", "about"}),
        ("gist", {"text", "claims"}),
    ],
)
def test_the_items_in_the_json_have_the_fields_that_are_promised(field: str, names: set[str]) -> None:
    items = json.loads(render(ferry(), "json"))["summary"][field]

    assert all(set(item) == ITEM | names for item in items)


def test_the_json_tells_the_document_s_story_and_what_was_left_out() -> None:
    document = json.loads(render(ferry(), "json"))["document"]

    assert [TEXT[span["start"] : span["end"]][:5] for span in document["story"]] == ["Ferry"]
    assert [(part["kind"], part["title"]) for part in document["left_out"]] == [
        ("other_story", "Bakery wins prize"),
        ("boilerplate", None),
    ]
    assert document["length"] == len(TEXT)


def test_the_json_carries_the_text_only_where_it_was_extracted() -> None:
    extracted = ferry(document=Document(TEXT, derived=True))

    assert json.loads(render(extracted, "json"))["document"]["text"] == TEXT


def test_a_list_of_results_is_a_list_even_of_one() -> None:
    assert len(json.loads(render([ferry()], "json"))) == 1


def test_the_json_counts_tokens_and_tells_seconds_to_the_millisecond() -> None:
    run = Run("model", "m", requests=2, tokens=Tokens(10, 5), seconds=1.23456)

    record = json.loads(render(ferry(run=run), "json"))["run"]

    assert record["tokens"] == {"input": 10, "output": 5}
    assert record["seconds"] == 1.235


def test_the_json_of_the_same_result_is_the_same() -> None:
    assert render(ferry(), "json") == render(ferry(), "json")


@given(any_text)
def test_the_json_round_trips_and_can_be_printed_and_encoded(text: str) -> None:
    # JSON's escapes cannot tell two lone surrogates in a row from the character they would make.
    assume(not re.search("[\ud800-\udbff][\udc00-\udfff]", text))
    outcome = outcome_of(text)

    shown = render(outcome, "json")

    assert json.loads(shown)["summary"] == outcome.summary.model_dump(mode="json")
    assert not STEERING.search(shown)
    assert shown.encode().endswith(b"}\n")


def test_the_json_keeps_letters_readable() -> None:
    assert dump_json({"é": "日本"}) == '{\n  "é": "日本"\n}\n'


def test_numbers_that_json_does_not_have_are_null() -> None:
    assert json.loads(dump_json([float("nan"), float("inf"), 1.5])) == [None, None, 1.5]


# Markdown


def rendered(text: str) -> list[str]:
    """Return what a CommonMark reader (with tables and strike-through) makes of an escaped text in a list."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- {escaped(text)}\n")
    around = ["bullet_list_open", "list_item_open", "paragraph_open", "paragraph_close", "list_item_close"]
    assert {token.type for token in tokens} <= {*around, "inline", "bullet_list_close"}
    assert len(tokens) <= len(around) + 2
    inner = next((token.children or [] for token in tokens if token.type == "inline"), [])
    assert {token.type for token in inner} <= {"text", "text_special"}
    return ["".join(token.content for token in inner)]


@settings(max_examples=200)
@given(st.one_of(any_text, st.text(alphabet=r"\`*_[]()<>|~&#+-=.!1a:/; $@^\"", max_size=20)))
def test_any_text_is_the_same_text_in_markdown(text: str) -> None:
    assert rendered(text) == [harmless(text)]


@pytest.mark.parametrize("text", ["http://evil.example", "see https://x.y", "www.evil.example"])
def test_addresses_in_a_text_are_no_links_in_markdown(text: str) -> None:
    assert not re.search(r"\w://|www\.", escaped(text))


def test_plain_sentences_stay_readable_in_markdown() -> None:
    text = 'Sales rose 4.5% to $1.5bn (up from $1.4bn), the firm\'s CEO said - "a record".'

    assert escaped(text) == text


def test_every_item_has_a_footnote_with_its_quote_offsets_and_sentence() -> None:
    shown = render(ferry(), "markdown")

    assert "- *asserted:* There was a loud bang.[^3]\n" in shown
    start = TEXT.index("We heard")
    assert (
        f"[^3]: “We heard a loud bang” (characters {start} to {start + 20}), in: A ferry with about 40 people" in shown
    )


def test_every_footnote_is_referred_to_and_every_reference_has_its_footnote() -> None:
    shown = render([ferry(), ferry()], "markdown")

    notes = re.findall(r"^\[\^(\d+)\]:", shown, re.MULTILINE)
    references = set(re.findall(r"\[\^(\d+)\](?!:)", shown))

    assert notes == [str(n + 1) for n in range(len(notes))]
    assert references == set(notes)


def test_the_same_evidence_is_one_footnote() -> None:
    assert render(ferry(), "markdown").count("]: “ran aground on Friday”") == 1


def test_figures_are_a_table_whose_cells_no_text_can_break() -> None:
    summary = ferry_article()
    figure = summary.figures[0].model_copy(update={"what": "a | b"})

    shown = render(ferry(summary=summary.model_copy(update={"figures": [figure]})), "markdown")

    assert r"| a \| b |" in shown


def test_the_markdown_tells_doubts_rejections_and_what_was_left_out() -> None:
    shown = render(ferry(), "markdown")

    assert "  - **flagged:** the evidence says how many\n" in shown
    assert "## Rejected\n\n- Nine people died.\n  - “nine” is nowhere in the document\n" in shown
    assert "- story 2: Bakery wins prize\n" in shown
    assert "> **Note:** truncated: the text stops in the middle\n" in shown


def test_a_sentence_without_end_is_cut_around_its_quote() -> None:
    text = "word " * 100_000 + "the decisive words " + "word " * 100_000
    proof = at("the decisive words", text)
    summary = Brief(headline=None, points=[Point(id="p1", text="They are.", evidence=(proof,))])

    shown = render(ferry(summary=summary, document=Document(text)), "markdown")

    assert len(shown) < 3000
    assert "in: … " in shown


# The web page


class Tags(HTMLParser):
    """Collects the tags, attributes and text of a page, as a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            self.links.extend([value or ""] if name in ("href", "src") else [])
            self.ids.extend([value or ""] if name == "id" else [])

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def tags_of(page: str) -> Tags:
    """Return what a browser finds in a page."""
    tags = Tags()
    tags.feed(page)
    tags.close()
    return tags


@settings(max_examples=40)
@given(any_text)
def test_no_text_of_a_page_or_a_model_becomes_markup_in_the_web_page(text: str) -> None:
    expected, found = tags_of(render(outcome_of("plain"), "html")), tags_of(render(outcome_of(text), "html"))

    assert found.tags <= expected.tags | {"mark"}
    assert found.attributes <= expected.attributes
    assert all(link.startswith("#") for link in found.links)
    assert not STEERING.search(render(outcome_of(text), "html").replace("\t", " "))


def test_every_link_of_the_web_page_leads_to_marked_evidence() -> None:
    found = tags_of(render([ferry(), ferry()], "html"))

    assert len(found.ids) == len(set(found.ids))
    assert {f"#{name}" for name in found.ids} == set(found.links)


def test_the_web_page_shows_the_whole_text() -> None:
    shown = "".join(tags_of(render(ferry(), "html")).texts)

    assert TEXT in shown


def test_the_web_page_allows_its_own_style_sheet_and_nothing_else() -> None:
    page = render(ferry(), "html")

    style = re.search(r"<style>(.*)</style>", page, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert "script" not in tags_of(page).tags


# Annotations


def test_every_annotation_s_position_and_quote_agree_with_the_text() -> None:
    notes = json.loads(render(ferry(), "annotations"))["items"]

    targets = [t for note in notes for t in (note["target"] if isinstance(note["target"], list) else [note["target"]])]
    assert len(targets) >= 10
    for target in targets:
        position, quote = target["selector"]
        before, after = TEXT[: position["start"]], TEXT[position["end"] :]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert before.endswith(quote["prefix"])
        assert after.startswith(quote["suffix"])


def test_an_annotation_tells_the_item_s_words_and_its_verdict() -> None:
    notes = json.loads(render(ferry(), "annotations"))["items"]

    told = {note["id"].partition("#")[2]: [body["value"] for body in note["body"]] for note in notes}
    assert told["1-c3"] == ["People may have been hurt.", "Claim", "flagged"]


# Every format


@pytest.mark.parametrize("form", FORMATS)
@given(text=any_text)
@settings(max_examples=15)
def test_any_text_can_be_written_in_every_format(form: str, text: str) -> None:
    assert render(outcome_of(text), form).encode("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_ends_with_one_newline(form: str) -> None:
    shown = render(ferry(), form)

    assert shown.endswith("\n")
    assert not shown.endswith("\n\n")


def test_a_format_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="choose terminal, json"):
        render(ferry(), "docx")
