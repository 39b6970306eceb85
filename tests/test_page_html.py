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
def test_the_text_without_its_furniture_is_the_one_story(case):
    """``left_out``: the lines that tell of the page and not of the story."""
    page, expected = read(case)
    assert page.derived
    assert page.main == 0
    assert [story.title for story in page.stories] == [page.stories[0].title]
    told = {line for span in page.stories[0].spans for line in span.of(page.text).split("\n")}
    assert [line for line in page.text.split("\n") if line.strip() and line not in told] == expected.get("left_out", [])


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


PROSE = (
    "The council of Oderby shut the old bridge over the Tarn on Monday, when divers found cracks in two of the piers.",
    "Ada Lund, who leads the council, said that the bridge would stay shut until the piers were filled with concrete.",
)
OTHER = (
    "A ferry between Selby and Norvik ran aground on a bank of sand on Sunday, and its 40 passengers were taken off.",
    "The ferry's captain, Olaf Brink, said that a buoy had been moved by the storm of the week before.",
)


def paragraphs(lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def told(page, index=0):
    return [line for span in page.stories[index].spans for line in span.of(page.text).split("\n") if line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "This site uses cookies. By continuing to browse you agree. Cookie policy",
        "You have been granted access, use your keyboard to continue reading. Get unlimited access for $2 a week. "
        "Billed as $8 every four weeks. Cancel anytime.",
        "By Marit Sund and Olaf Brink",
        "Updated 12 March 2026, 7.05am",
        "Live feed updated at 14:12 GMT",
        "Do you live there? Get in touch by emailing us at live@oderby.example",
        "(Reporting by Marit Sund; editing by Olaf Brink)",
    ],
)
def test_a_line_that_tells_of_the_page_is_no_part_of_the_story(line):
    html = f"<html><body><article><h1>Old bridge shut</h1><p>{line}</p>{paragraphs(PROSE)}</article></body></html>"
    page = from_html(html)
    assert line in page.text
    assert told(page) == ["Old bridge shut", *PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "On Monday it rained.",
        "- filling the piers",
        "What the bridge costs",
        "The police said: “Subscribe to nothing.”",
        "By the river, all was quiet.",
    ],
)
def test_what_an_extractor_keeps_of_a_story_stays(line):
    html = f"<html><body><article><h1>Old bridge shut</h1>{paragraphs(PROSE)}<p>{line}</p></article></body></html>"
    assert line in told(from_html(html))


def test_a_table_that_lays_out_the_page_is_read_as_columns():
    page = from_html(
        "<html><body><table><tr><td><a>Home</a> | <a>Markets</a></td></tr></table>"
        "<table><tr><td><h1>Old bridge shut</h1>"
        f"{paragraphs(PROSE)}</td><td><b>Top stories</b><br><a>Oil steadies at $70</a></td></tr></table></body></html>"
    )
    assert told(page) == ["Old bridge shut", *PROSE]


def test_a_table_of_data_stays_a_table():
    rows = "".join(f"<tr><td><p>Pier {n}</p></td><td>{n} cracks</td></tr>" for n in range(2, 6))
    page = from_html(f"<html><body><article><h1>Old bridge shut</h1>{paragraphs(PROSE)}<table>{rows}</table></article>")
    assert "| Pier 3 | 3 cracks |" in page.text


@pytest.mark.parametrize("frame", ["<article>{}</article>", "{}<hr>"])
def test_stories_with_headlines_and_bylines_of_their_own_are_several(frame):
    first = frame.format(f"<h1>Old bridge shut</h1><p>By Marit Sund</p>{paragraphs(PROSE)}")
    second = frame.format(f"<h1>Ferry runs aground</h1><p>By Ines Weir</p>{paragraphs(OTHER)}")
    page = f'<div class="content">{first}{second}</div>'
    page = from_html(f"<html><head><title>Tarn round-up</title></head><body>{page}</body></html>")
    assert [story.title for story in page.stories] == ["Old bridge shut", "Ferry runs aground"]
    assert page.main == 0
    assert told(page, 0) == ["Old bridge shut", *PROSE]
    assert told(page, 1) == ["Ferry runs aground", *OTHER]


def test_a_page_that_sets_its_sections_as_headlines_is_one_story():
    body = f"<h1>Old bridge shut</h1>{paragraphs(PROSE)}<h1>How it was found</h1>{paragraphs(OTHER)}"
    page = from_html(f"<html><body><article>{body}</article></body></html>")
    assert len(page.stories) == 1


def test_a_teaser_in_an_article_of_its_own_is_no_story():
    teaser = "<article><h1>Ferry runs aground</h1><p>Its 40 passengers were taken off.</p></article>"
    page = from_html(
        f"<html><body><article><h1>Old bridge shut</h1>{paragraphs(PROSE)}</article>{teaser}</body></html>"
    )
    assert len(page.stories) == 1


@pytest.mark.parametrize("tag", ["UPDATE 2-", "REFILE-", "EXCLUSIVE: "])
def test_the_tag_of_a_wire_is_no_part_of_a_headline(tag):
    page = from_html(
        f"<html><body><article><h1>{tag}Oderby shuts bridge</h1>{paragraphs(PROSE)}</article></body></html>"
    )
    assert page.stories[0].title == "Oderby shuts bridge"
    assert told(page)[0] == "Oderby shuts bridge"


def test_a_name_in_capitals_before_a_headline_is_no_tag():
    page = from_html(f"<html><body><article><h1>NATO-Oderby talks open</h1>{paragraphs(PROSE)}</article></body></html>")
    assert page.stories[0].title == "NATO-Oderby talks open"


@pytest.fixture
def handed_over(monkeypatch):
    """How many elements and stretches of text trafilatura is given to extract from."""
    counts, own = [], trafilatura.extract

    def extract(tree, **options):
        counts.append(len(tree.xpath("//article//*")) + len(tree.xpath("//article//text()")))
        return own(tree, **options)

    monkeypatch.setattr(trafilatura, "extract", extract)
    return counts


@pytest.mark.parametrize("tag", ["b", "a", "span", "sup"])
def test_a_block_of_thousands_of_inline_elements_is_given_to_the_extractor_as_one_text(tag, handed_over):
    """Its time grows with the square of their number."""
    many = f"word<{tag}>x1</{tag}> " * 2_500
    page = from_html(f"<html><body><article><p>{many}It rained in Norvik.</p></article></body></html>")
    assert handed_over == [2]  # the paragraph and its text
    assert page.text.count("wordx1") == 2_500
    assert page.text.rstrip().endswith("It rained in Norvik.")


def test_marks_of_footnotes_are_taken_out_at_once_however_many(handed_over):
    many = "It rained<sup>1</sup><sup>[2]</sup> in <b>Norvik</b>. " * 1_000
    page = from_html(f"<html><body><article><p>{many}</p></article></body></html>")
    assert handed_over == [1 + 1_000 + 2 * 1_000 + 1]
    assert page.text.count("It rained in Norvik.") == 1_000


def test_an_ordinary_block_keeps_its_inline_elements(handed_over):
    from_html(f"<html><body><article><p>{'word<b>1</b> ' * 50}It rained.</p></article></body></html>")
    assert handed_over == [1 + 2 * 50 + 51]
