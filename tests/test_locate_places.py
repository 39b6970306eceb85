"""Rules of exact and normalized places: spans, word borders, folding and its way back."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.errors import InputError
from summarizer.location import locate
from summarizer.location.borders import may_begin, may_end
from summarizer.location.folding import fold
from summarizer.location.index import Index, index_of
from summarizer.spans import Span

ODD = "aA1 ,.'’\"“-–…ﬁßİée\u0301\u00ad\u200b\u200d\ufe0f❤👩🇺🇸\ud83d\ude00سـلام中文１½²&;*_[]()\n\r\t\u00a0"
texts = st.text(max_size=60) | st.text(alphabet=ODD, max_size=60)


@given(texts, texts)
def test_every_span_lies_in_the_text_and_exact_slices_to_the_quote(text: str, quote: str):
    match = locate(quote, Document(text), cites=(1, -4, 99), after=3, context="a word")
    for span in (*match.spans, *match.candidates):
        assert 0 <= span.start < span.end <= len(text)
        if match.kind == "exact":
            assert span.of(text) == quote


def bordered(text: str) -> list[Span]:
    """Every stretch of ``text`` that begins and ends between words and holds something to find."""
    begins = [at for at in range(len(text)) if may_begin(text, at) and not text[at].isspace()]
    ends = [at for at in range(1, len(text) + 1) if may_end(text, at) and not text[at - 1].isspace()]
    return [Span(b, e) for b in begins for e in ends if b < e and any(c.isalnum() for c in text[b:e])]


@given(texts, st.randoms(use_true_random=False))
def test_what_stands_in_the_text_between_borders_is_found_exact(text, random):
    if stretches := bordered(text):
        span = random.choice(stretches)
        match = locate(span.of(text), Document(text))
        assert match.kind == "exact"
        assert span in (*match.spans, *match.candidates) or text.find(span.of(text)) < span.start


@given(texts)
def test_folding_leads_back_to_stretches_that_cover_the_text_in_order(text: str):
    folded = fold(text)
    position = 0
    for at in range(len(folded.text)):
        span = folded.source(at, at + 1)
        if span is not None:
            assert position <= span.start < span.end <= len(text)
            position = span.end
    assert all(0 <= folded.folded(at) <= len(folded.text) for at in range(len(text)))


@given(texts)
def test_no_place_inside_a_word_is_a_border(text: str):
    for at in range(1, len(text)):
        left, right = text[at - 1], text[at]
        if left.isascii() and right.isascii() and left.isalnum() and right.isalnum():
            assert not may_begin(text, at)
            assert not may_end(text, at)


SENTENCE = "The “old” mill — built in 1871 — didn't close: it's naïve, officials said, to expect 1,200 jobs."


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        lambda s: s.replace(" ", "\n  "),
        lambda s: s.replace("“", '"').replace("”", '"'),
        lambda s: s.replace("'", "’"),
        lambda s: s.replace("—", "–"),
        lambda s: s.replace(" — ", " -- "),
        lambda s: s.replace("ï", "i\u0308"),
        lambda s: s.replace("ffi", "ﬃ"),
        lambda s: s.replace("expect", "ex\u00adpect"),
        lambda s: s.replace("officials", "offi\u200bcials"),
        lambda s: s.replace("“", "&ldquo;").replace("'", "&#39;"),
        lambda s: s.replace("old", "**old**"),
        lambda s: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in s),
    ],
)
def test_typography_changed_on_either_side_is_normalized_to_the_same_span(change):
    before = "It was said last week. "
    changed = change(SENTENCE)
    for quote, source in ((SENTENCE, changed), (changed, SENTENCE)):
        match = locate(quote, Document(before + source + " Nobody answered."))
        assert (match.kind, match.spans) == ("normalized", (Span(len(before), len(before) + len(source)),))


@given(st.sampled_from([i for i, c in enumerate(SENTENCE) if c.isdigit()]), st.integers(1, 9))
def test_a_changed_digit_is_never_accepted(at: int, step: int):
    digit = str((int(SENTENCE[at]) + step) % 10)
    quote = SENTENCE[:at] + digit + SENTENCE[at + 1 :]
    assert locate(quote, Document(SENTENCE)).kind in {"altered", "absent"}


def test_the_index_is_built_once_and_never_for_a_verbatim_quote():
    document = Document(SENTENCE)
    assert locate("old", document).kind == "exact"
    assert "_index" not in document.__dict__
    assert locate("OLD", document).kind == "normalized"
    assert index_of(document) is index_of(document)
    assert index_of(Document(SENTENCE)) is index_of(document)


def test_a_document_pickles_without_what_its_index_has_built():
    document = Document(SENTENCE * 50)
    bare = len(pickle.dumps(document))
    index_of(document).places  # noqa: B018
    assert len(pickle.dumps(document)) < bare + 200
    assert isinstance(index_of(pickle.loads(pickle.dumps(document))), Index)


@pytest.mark.parametrize(("quote", "document"), [(None, "a text"), (["a"], "a text"), ("x", None), ("x", 3)])
def test_what_cannot_be_located_is_an_input_error(quote: Any, document: Any):
    with pytest.raises(InputError, match=r"is no (quote to locate|article); pass a"):
        locate(quote, document)


def test_a_path_is_read_whole(tmp_path: Path):
    path = tmp_path / "story.txt"
    path.write_text("The ferry left on Monday. It was found at dawn.", encoding="utf-8")

    assert locate("found at dawn", path).kind == "exact"
