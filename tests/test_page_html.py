"""HTML pages: what is read from the cases in cases/page/html, and from pages that are hardly pages."""

import json
from pathlib import Path

import pytest
import trafilatura
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.page import Page, from_bytes, from_html

CASES = sorted((Path(__file__).parent / "cases/page/html").glob("*.html"))
FIELDS = ("title", "author", "published", "site", "language")


def read(case: Path) -> tuple[Page, dict]:
    return from_bytes(case.read_bytes()), json.loads(case.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_metadata_is_what_the_page_declares_and_guesses_are_marked(case):
    page, expected = read(case)
    found = {name: getattr(page.metadata, name) for name in FIELDS if name in expected}
    assert found == {name: expected[name] for name in FIELDS if name in expected}
    if "guessed" in expected:
        assert sorted(page.metadata.guessed) == expected["guessed"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_text_is_the_article_headline_first(case):
    page, expected = read(case)
    assert page.text.startswith(expected["starts"])
    assert [part for part in expected["holds"] if part not in page.text] == []
    assert [part for part in expected["lacks"] if part in page.text] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_body_is_trafilaturas_nothing_added_but_the_headline(case):
    """What trafilatura alone extracts is kept whole; at most one line stands before it."""
    page, _ = read(case)
    alone = trafilatura.extract(case.read_text("utf-8"), include_comments=False)
    headline = page.text.removesuffix(alone)
    assert page.text.endswith(alone)
    assert headline.count("\n") == (1 if headline else 0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_notices_are_told_and_no_others(case):
    page, expected = read(case)
    assert [notice.kind for notice in page.notices] == expected.get("notices", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_whole_text_is_the_one_story(case):
    page, _ = read(case)
    assert page.derived
    assert page.main == 0
    assert [tuple(span) for span in page.stories[0].spans] == [(0, len(page.text))]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One sentence is enough.</p>", "One sentence is enough."),
        ("no markup at all", "no markup at all"),
        ("<title>Only a title</title><p>And a line.</p>", "Only a title\nAnd a line."),
        ("<p>\x00 and \ud800 are replaced</p>", "� and ? are replaced"),
    ],
)
def test_a_fragment_is_read_as_far_as_it_goes(html, text):
    assert from_html(html).text == text


@pytest.mark.parametrize("html", ["<html></html>", "<!-- x -->", "\x00", "<p>…</p>", "<img src=x>", "<<<<"])
def test_a_page_without_text_is_refused_in_one_line(html):
    with pytest.raises(InputError, match=r"\A[^\n]*text[^\n]*\Z"):
        from_html(html)


@pytest.mark.parametrize(
    "block",
    [
        "[" * 50_000,
        "[1, null, {}]",
        '{"@type": 5, "headline": {}}',
        '{"@type": "Article", "author": [null, 1, {"name": []}]}',
        '{"@type": "Article", "@id": "x", "author": {"@id": ["x"]}, "datePublished": [12], "inLanguage": ["en"]}',
        '{"@graph": {"@graph": {"@graph": [[[]]]}}}',
        "\ud800",
        "<!--",
        "{'a': 1}",
    ],
)
def test_hostile_json_ld_is_passed_over(block):
    html = f'<html><head><script type="application/ld+json">{block}</script></head><body><p>A line.</p></body></html>'
    assert from_html(html).text == "A line."


def test_a_url_given_is_the_documents_url_and_a_declared_one_only_where_none_is_given():
    html = '<html><head><link rel="canonical" href="https://own.example/a"></head><body><p>A line.</p></body></html>'
    assert from_html(html).metadata.url == "https://own.example/a"
    assert from_html(html, url="https://given.example/b").metadata.url == "https://given.example/b"


def test_nothing_is_logged_about_a_broken_page(caplog, capfd):
    with pytest.raises(InputError):
        from_html("<html></html>")
    assert capfd.readouterr().err == ""


PIECES = (
    *("<p>", "</p>", "<div>", "<h1>", "</h1>", "<!--", "-->", "<", ">", "&amp;", "&#0;", "<title>", "]]>", "</script>"),
    *('<script type="application/ld+json">', '{"@type": "Article", ', '"author": "A B"}', "<time datetime=1>", "word "),
    *("Two words. ", "<table><tr><td>", '<meta name="author" content="', '">', "<a href='//x'>"),
)
MARKUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_whatever_the_markup_it_is_read_or_refused(html):
    try:
        page = from_html(html)
    except InputError:
        return
    assert all(0 <= s.start < s.end <= len(page.text) for s in page.sentences)
    assert any(map(str.isalnum, page.text))


def test_what_the_page_names_an_advertisement_is_no_part_of_the_text():
    """Whole words of the class count, and only on small boxes: a headline or an article is never dropped."""
    body = "".join(f"<p>The council met on day {n} and talked about the old harbour for hours.</p>" for n in range(9))
    page = from_html(
        f'<html><body><article class="adventure">{body}<div class="box ad"><p>Invest from 50 euros a month.</p></div>'
        f'<div class="promo"><h1>Harbour to close</h1></div><p class="roads">The roads stay open.</p>'
        "</article></body></html>"
    )
    assert "Invest" not in page.text
    assert "roads stay open" in page.text
    assert "day 8" in page.text


def test_a_frame_with_a_careless_name_keeps_its_article():
    body = "".join(f"<p>The council met on day {n} and talked about the old harbour for hours.</p>" for n in range(20))
    assert "day 19" in from_html(f'<html><body><div class="promo">{body}</div></body></html>').text


def test_marks_of_footnotes_are_not_glued_to_words_and_powers_stay():
    body = "<p>It is unclear how the old mill burned<sup>3</sup>. It stood on 40 km<sup>2</sup> of the valley.</p>"
    text = from_html(f"<html><body><article><h1>Mill burns</h1>{body * 2}</article></body></html>").text
    assert "how the old mill burned. It" in text
    assert "km2" in text or "km²" in text
