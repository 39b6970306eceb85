"""Flat text: what its head says, what language it is in, what it tells of itself, and what always holds."""

import json
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.page import from_bytes, from_text
from summarizer.page.dates import dates_in, iso_of
from summarizer.page.heading import head_of, unmarked
from summarizer.page.language import language_of
from summarizer.page.matter import front_matter
from summarizer.page.notices import notices_of
from summarizer.spans import Span

CASES = Path(__file__).parent / "cases/page"
HEADLINE = "Old mill by the river burns down in the night"
BODY = (
    "The old mill by the river burnt down on Tuesday night, the fire brigade said, and nobody was hurt in the fire.\n"
    "It was built in 1871. The last fire there was on March 3, 2019, when a lamp fell over, the owner said on Friday."
)


def cases(name: str) -> list[dict]:
    return json.loads((CASES / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("case", cases("heads"), ids=lambda case: case["head"])
def test_author_and_date_are_read_between_headline_and_story(case):
    head = head_of(f"{HEADLINE}\n{case['head']}\n{BODY}", 0, None)
    assert (head.title, head.author, head.published) == (HEADLINE, case.get("author"), case.get("published"))


@pytest.mark.parametrize("case", cases("heads"), ids=lambda case: case["head"])
def test_what_stands_below_the_first_paragraphs_is_not_the_storys_own(case):
    head = head_of(f"{HEADLINE}\n{BODY}\nAnother story of this page\n{case['head']}\n{BODY}", 0, None)
    assert (head.author, head.published) == (None, None)


def test_a_date_line_that_touches_the_headline_is_read_one_further_up_is_not():
    text = f"3 May 2020\nMore news\n4 May 2021\n{HEADLINE}\n{BODY}"
    assert head_of(text, text.index(HEADLINE), HEADLINE).published == "2021-05-04"
    text = f"3 May 2020\nMore news\n{HEADLINE}\n{BODY}"
    assert head_of(text, text.index(HEADLINE), HEADLINE).published is None


@pytest.mark.parametrize("line", ["The mill burnt down on Tuesday.", "Fire", "one word " * 20, f"{HEADLINE};"])
def test_a_first_line_that_is_no_headline_is_no_title(line):
    assert head_of(f"{line}\n{BODY}", 0, None).title is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# A title #", "A title"),
        ("## **A** title", "A title"),
        ("[A title](https://host.example/a) of `code`", "A title of code"),
        ("*By Jane Doe*", "By Jane Doe"),
        ("#hashtag", "#hashtag"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_markdown_marks_are_no_part_of_a_title(line, words):
    assert unmarked(line) == words


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-03-29", "2025-03-29"),
        ("2025-03-29T10:30:00.000Z", "2025-03-29T10:30+00:00"),
        ("2025-03-29 10:30:05 +0200", "2025-03-29T10:30:05+02:00"),
        ("Sat, 29 Mar 2025 10:30:00 GMT", "2025-03-29T10:30+00:00"),
        ("Mar. 29, 2025", "2025-03-29"),
        ("29th of March 2025", "2025-03-29"),
        ("29 de marzo de 2025", "2025-03-29"),
        ("29. März 2025 um 14:05 Uhr", "2025-03-29T14:05"),
        ("29 марта 2025 года, 10:30", "2025-03-29T10:30"),
        ("29.03.2025", "2025-03-29"),
        ("29/03/2025 12:05 am", "2025-03-29T00:05"),
        ("03/29/2025", "2025-03-29"),
        ("2025年3月29日", "2025-03-29"),
        ("03/04/2025", None),
        ("2025-02-30", None),
        ("March 2025", None),
        ("version 1.2.2025.7", None),
        ("12025-03-29", None),
        ("", None),
    ],
)
def test_dates_are_read_into_iso_8601_or_not_at_all(written, iso):
    assert iso_of(written) == iso


@given(st.text(max_size=80) | st.from_regex(r"[0-9./:, -]{1,40}"))
def test_any_line_yields_dates_in_order_or_none(line):
    found = dates_in(line)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert iso_of(line) is None or iso_of(iso_of(line) or "") == iso_of(line)


@pytest.mark.parametrize(("language", "text"), json.loads((CASES / "languages.json").read_text("utf-8")).items())
def test_a_sentence_tells_its_language_and_a_list_of_names_does_not(language, text):
    assert language_of(text) == (language or None)


@pytest.mark.parametrize("case", cases("notices"), ids=lambda case: case["text"])
def test_notices_are_found_where_a_page_puts_them_and_not_in_prose(case):
    text = case["text"]
    found = [(n.kind, text[n.start : n.end]) for n in notices_of(text, (Span(0, len(text)),))]
    assert found == ([(case["kind"], case["quote"])] if "kind" in case else [])


def test_what_another_story_says_of_itself_is_not_told():
    own, other = "The mayor spoke on Monday.\n", "Other news of the day\nCorrection: A name was wrong.\n"
    text = own + other
    assert notices_of(text, (Span(0, len(own)),), (Span(len(own), len(text)),)) == ()
    assert [n.kind for n in notices_of(text, (Span(0, len(own)),))] == ["correction"]


def test_a_correction_just_after_the_story_is_told_one_in_the_footer_is_not():
    own = "The mayor spoke on Monday.\n"
    near = f"{own}Share\nPrint\nCorrection: A name was wrong."
    far = f"{own}Share\nPrint\nTags\nMayor\nTown\nCorrection: A name was wrong."
    assert [n.kind for n in notices_of(near, (Span(0, len(own)),))] == ["correction"]
    assert notices_of(far, (Span(0, len(own)),)) == ()


@pytest.mark.parametrize(
    "heading",
    [f"# {HEADLINE}", f"# **{HEADLINE}** #", f"{HEADLINE}\n=====", f"![A mill](mill.png)\n\n# [{HEADLINE}](/a)"],
)
def test_the_top_heading_of_markdown_is_its_title_and_the_text_stays_as_it_is(heading):
    text = f"{heading}\n\n*By Jane Doe* | 3 May 2024\n\n{BODY}\n\n## The next steps\n\n{BODY}\n"
    page = from_text(text)
    known = page.metadata
    assert page.text == text
    assert (known.title, known.author, known.published) == (HEADLINE, "Jane Doe", "2024-05-03")


@pytest.mark.parametrize(
    "line", ["- Old mill burns down at last", "> Old mill burns down at last", "1. Old mill burns down"]
)
def test_an_item_of_a_list_is_no_headline(line):
    assert head_of(f"{line}\n{BODY}", 0, None).title is None


def test_front_matter_declares_and_is_no_part_of_the_story():
    text = (
        "---\ntitle: 'A mill burns'\nauthors:\n  - Jane Doe\n  - \"Max Orr\"\ndate: 2025-03-29\nlang: en-GB\n---\n"
        f"# {HEADLINE}\n\n{BODY}\n"
    )
    page = from_text(text)
    known = page.metadata
    assert page.text == text
    assert (known.title, known.author, known.published) == ("A mill burns", "Jane Doe, Max Orr", "2025-03-29")
    assert (known.language, known.guessed) == ("en", frozenset())
    assert page.main is not None
    assert page.stories[page.main].spans[0].start >= text.index(f"# {HEADLINE}")


@pytest.mark.parametrize(
    "text", ["---\nA rule above.\n---\nText.", "--- a dash\nb: c\n---", "---\ntitle: never closed\n"]
)
def test_a_rule_is_no_front_matter(text):
    assert front_matter(text).end == 0


def test_what_is_inferred_is_marked_as_guessed():
    page = from_text(f"{HEADLINE}\nBy Jane Doe\n29 March 2025\n{BODY}")
    known = page.metadata
    assert (known.title, known.author, known.published) == (HEADLINE, "Jane Doe", "2025-03-29")
    assert known.language == "en"
    assert known.guessed == {"title", "author", "published", "language"}


def test_one_sentence_is_a_document():
    page = from_text("It rained.")
    assert [s.of(page.text) for s in page.sentences] == ["It rained."]
    assert page.metadata.title is None


@pytest.mark.parametrize("text", ["", " \n\t\u3000", "…—!?", "\u200b\ufeff", "---\n***", "🔥", "---\ntitle: a\n---\n"])
def test_text_without_a_word_is_refused(text):
    with pytest.raises(InputError, match="no text"):
        from_text(text)


UNICODE = st.text(st.characters() | st.sampled_from("\ud800\x00\u202e\u0301\u200d\r\n. A1#-"), max_size=200)


@settings(deadline=None)
@given(UNICODE)
@example("\ud800a\x00")
@example("---\na: b\n---\n")
@example("---\na: b\n---\nc\n---")
@example("# \n# a\n")
@example("\u0130 By \u0130\n1 may 2020")
def test_any_unicode_text_loads_with_spans_that_hold_or_is_refused(text):
    try:
        page = from_text(text)
    except InputError:
        assert not any(map(str.isalnum, text[front_matter(text).end :]))
        return
    assert page.text == text
    assert page.sha256 == sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    ends = [0, *(edge for span in page.sentences for edge in span), len(text)]
    assert ends == sorted(ends)
    for story in page.stories:
        assert story.spans
        edges = [0, *(edge for span in story.spans for edge in span), len(text)]
        assert edges == sorted(edges)
    assert all(0 <= (n.start or 0) <= (n.end or 0) <= len(text) for n in page.notices)


@settings(deadline=None)
@given(UNICODE.filter(lambda text: any(map(str.isalnum, text[front_matter(text).end :]))))
def test_loading_is_idempotent(text):
    page = from_text(text)
    assert from_text(page.text) == page


@given(st.text(max_size=200).filter(lambda t: any(map(str.isalnum, t)) and t.isprintable()))
def test_bytes_load_as_their_text_does(text):
    assert from_bytes(text.encode(), content_type="text/plain").sentences == from_text(text).sentences


def test_a_correction_is_no_part_of_the_story_it_corrects():
    own = "Ferry stops for a day\nThe ferry to Lunde stopped on Monday, the town said. It will sail again on Tuesday.\n"
    page = from_bytes(f"{own}\n**Correction, 5 June 2025:** An earlier version named another town.\n".encode())
    assert page.main is not None
    assert "".join(span.of(page.text) for span in page.stories[page.main].spans).strip() == own.strip()
    assert [notice.kind for notice in page.notices] == ["correction"]


def _kept(text: str) -> str:
    page = from_bytes(text.encode())
    assert page.main is not None
    return "\n".join(span.of(page.text) for span in page.stories[page.main].spans)


def test_a_correction_behind_other_words_of_its_line_is_left_out_from_there():
    told = "Bakery burns down\nA bakery burned down in Orrin on Monday and two streets were closed, the town said."
    corrected = f"{told} Correction, 4 May: an earlier version of this story said that five streets were closed.\n"
    assert _kept(corrected).strip() == told


def test_what_somebody_says_of_a_correction_is_the_story():
    told = (
        "Bakery sold too little\nA bakery in Orrin sold loaves of too little weight for a year, the town said. "
        '"It was our scale. We have corrected the weight since," the baker said, and paid the fine at once.'
    )
    assert _kept(told).strip() == told
