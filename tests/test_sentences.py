"""Sentences: where they end, and what always holds of their spans."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.reading import sentences
from summarizer.reading.sentences import LONGEST, split

CASES = Path(__file__).parent / "cases" / "sentences"
BORDER = "‖"


def cases():
    for path in sorted(CASES.glob("*.txt")):
        for number, case in enumerate(path.read_text(encoding="utf-8").split("====\n"), 1):
            language, marked = None, case.removesuffix("\n")
            if marked.startswith("language: "):
                head, marked = marked.split("\n", 1)
                language = head.removeprefix("language: ")
            yield pytest.param(marked, language, path.stem != "summaries", id=f"{path.stem}-{number}")


@pytest.mark.parametrize(("marked", "language", "page"), list(cases()))
def test_sentences_end_where_a_reader_ends_them(marked, language, page):
    """Each case is a text with its borders marked; the marks removed, the borders are found again."""
    text = marked.replace(BORDER, "")

    found = [span.of(text) for span in split(text, language, page=page)]

    assert found == [part.strip() for part in marked.split(BORDER)]


PIECES = st.sampled_from(
    [". ", "Mr. ", "U.S. ", '" ', "''", "said ", "e.g. ", "3.5 ", "\n", "\r\n", "\n\n", "\u2028", "aaa.Bbb", "。", "।",
     "👈 ", "A", "word ", " " * 30, "\u200b", "\ud800", "\x00", "...", "?! ", "> ", "- ", "# ", "word " * 30, "x" * 70]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=80).map("".join))


@settings(max_examples=300)
@given(TEXTS, st.booleans())
def test_spans_are_sorted_disjoint_trimmed_and_cover_everything_but_space(text, page):
    """Nothing that is not white space is lost, nothing is said twice."""
    position = 0
    for start, end in split(text, page=page):
        assert position <= start < end <= len(text)
        assert text[position:start].strip() == ""
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        position = end
    assert text[position:].strip() == ""


@settings(max_examples=100)
@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    """No state is kept between two texts."""
    assert split(text) == split(text)


@pytest.mark.parametrize("piece", ["word ", "x", "no stop, ", "\u0301", "。x", "a.b", "'' "])
def test_no_sentence_is_longer_than_the_longest(piece):
    """What reads sentences may be quadratic in one: long ones are cut."""
    assert max(span.end - span.start for span in split(piece * 3000)) <= LONGEST


def test_a_long_sentence_is_cut_at_a_space():
    """A word is not cut while there are spaces."""
    text = "seven letters " * 400

    assert {span.of(text).split()[0] for span in split(text)} <= {"seven", "letters"}
    assert {span.of(text).split()[-1] for span in split(text)} <= {"seven", "letters"}


class Counted(str):
    """A text that counts how many of its code points are looked at by slicing."""

    read = 0

    def __getitem__(self, key):
        piece = super().__getitem__(key)
        Counted.read += len(piece)
        return piece


@pytest.mark.parametrize("page", [True, False])
@pytest.mark.parametrize("piece", ["A. ", '. " ', "word ", "Mr. X said. ", "a\n", ". . ", "''. ", "1. ", "am 1. der "])
def test_work_grows_with_the_text_and_not_faster(piece, page):
    """Four times the text, about four times the code points looked at."""
    read = []
    for size in (1_000, 4_000):
        Counted.read = 0
        split(Counted(piece * size), page=page)
        read.append(Counted.read)

    assert read[1] <= 4.5 * read[0] + 20_000


def test_every_language_named_has_its_lists():
    """A language without abbreviations would be read as English."""
    from summarizer.reading.cues import entries
    from summarizer.reading.languages import LANGUAGES

    missing = [language for language in LANGUAGES if not entries(language, "abbreviations")]

    assert missing == []
    assert {kind for language in LANGUAGES for _, kind in entries(language, "abbreviations")} == {
        "title", "number", "either", "name", "ordinal",
    }  # fmt: skip


def test_a_language_without_lists_is_read_with_the_english_ones():
    """An unknown language is no error."""
    assert sentences.split("Dr. Who left. He ran.", "tlh") == sentences.split("Dr. Who left. He ran.", "en")
