"""A document is a value: one text, its stories, what is left out of the chosen one."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import ConfigurationError, Document, InputError
from summarizer.document import Story
from summarizer.spans import Span, merged, overlapping

PAGE = Document(
    text="Menu\nFlood in Norvik\nThe river rose.\nRead also\nFire in Aldby\nA barn burnt.\nContact\n",
    sentences=tuple(Span(a, b) for a, b in [(0, 4), (5, 20), (21, 36), (37, 46), (47, 60), (61, 74), (75, 82)]),
    stories=(Story("Flood in Norvik", (Span(5, 36),)), Story("Fire in Aldby", (Span(47, 74),))),
    chosen=0,
)


def words(parts):
    return [PAGE.text[part.start : part.end] for part in parts]


def test_what_is_left_out_is_the_other_stories_and_the_rest():
    assert [(part.kind, part.title) for part in PAGE.left_out] == [
        ("boilerplate", None),
        ("boilerplate", None),
        ("other_story", "Fire in Aldby"),
        ("boilerplate", None),
    ]
    assert words(PAGE.left_out) == ["Menu", "Read also", "Fire in Aldby\nA barn burnt.", "Contact"]


def test_story_and_left_out_cover_every_word_once():
    parts = sorted([*PAGE.story, *(Span(part.start, part.end) for part in PAGE.left_out)])
    assert " ".join(part.of(PAGE.text) for part in parts).split() == PAGE.text.split()


def test_another_story_is_chosen_by_its_number_and_keeps_the_page():
    second = PAGE.with_story(2)
    assert second.story_title == "Fire in Aldby"
    assert words(second.story_sentences) == ["Fire in Aldby", "A barn burnt."]
    assert second.text == PAGE.text
    assert PAGE.with_story("2") == second


def test_the_main_story_keeps_its_author_and_date_whatever_was_chosen_between():
    page = replace(PAGE, author="Ada Lind", published="2025-10-14")
    for between in ("whole", 2):
        other = page.with_story(between)
        assert (other.author is None) == (between == 2)
        again = pickle.loads(pickle.dumps(other)).with_story(1)
        assert (again.author, again.published, again) == ("Ada Lind", "2025-10-14", page)
    assert page.with_story("whole").with_story(2).author is None
    assert page.with_story(2).with_story("whole").published == "2025-10-14"


def test_the_whole_leaves_nothing_out():
    whole = PAGE.with_story("whole")
    assert whole.left_out == ()
    assert whole.story_sentences == PAGE.sentences


@pytest.mark.parametrize("given", [None, 3, ["a"], object(), "abc", b"abc"], ids=lambda given: type(given).__name__)
def test_what_is_of_another_type_is_refused_in_one_line_with_the_next_step(given):
    takes = {"from_text": str, "from_html": (str, bytes), "from_bytes": bytes, "from_path": str, "from_url": str}
    refused = [name for name, kinds in takes.items() if not isinstance(given, kinds)]
    for name in refused:
        with pytest.raises(InputError, match=rf"^a \w+ is no \w+; {name} takes [^\n]+\Z"):
            getattr(Document, name)(given)
    assert refused


VAST = [pytest.param("9" * 5000, id="digits"), pytest.param(10**5000, id="number")]


@pytest.mark.parametrize("choice", [0, 3, -1, "x", "", "٢", "1.5", "all", *VAST])
def test_a_story_that_there_is_not_is_refused_in_one_line(choice):
    with pytest.raises(ConfigurationError) as caught:
        PAGE.with_story(choice)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_document_can_be_a_key():
    page = Document.from_text("A title\nBy Ada Lind\n14 October 2025\nIt rained in Norvik on Friday, and it snowed.")
    assert page.guessed
    assert {page: 1}[Document.from_text(page.text)] == 1


def test_what_is_derived_is_not_pickled():
    assert PAGE.left_out
    assert PAGE.story_sentences
    assert pickle.loads(pickle.dumps(PAGE)) == PAGE
    assert set(PAGE.__getstate__()) == set(PAGE.__dataclass_fields__)


@given(st.text(st.characters()))
def test_loading_the_text_of_a_document_again_gives_the_same_document(text):
    try:
        once = Document.from_text(text)
    except InputError:
        return
    assert Document.from_text(once.text) == once


@given(st.text(st.characters()))
def test_every_span_of_a_document_lies_in_its_text_in_order(text):
    try:
        document = Document.from_text(text)
    except InputError:
        return
    for spans in (document.sentences, document.story, document.story_sentences, document.left_out):
        ends = [0, *(bound for part in spans for bound in (part.start, part.end)), len(document.text)]
        assert ends == sorted(ends)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 10))), st.tuples(st.integers(0, 60), st.integers(1, 20)))
def test_overlapping_finds_what_a_search_through_all_would(given_spans, wanted):
    spans = merged(Span(start, start + length) for start, length in given_spans)
    span = Span(wanted[0], sum(wanted))
    assert [spans[i] for i in overlapping(span, spans)] == [s for s in spans if s.overlaps(span)]


@given(st.text(alphabet=" \n\u00a0ab", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_a_span_is_trimmed_to_its_words(text, start, end):
    span = Span(min(start, len(text)), min(max(start, end), len(text)))
    trimmed = span.trimmed(text)
    assert span.covers(trimmed) or span.start > span.end
    assert trimmed.of(text) == span.of(text).strip()
