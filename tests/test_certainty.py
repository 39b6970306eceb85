"""Rules of reading how sure a text is."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.reading.certainty import Cue, certainty_of, governing, read_certainty
from summarizer.reading.sentences import split
from summarizer.spans import Span

CASES = Path(__file__).parent / "cases" / "certainty"


def cases(name):
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def read(text):
    return read_certainty(text, (Span(0, len(text)),))


@pytest.mark.parametrize("case", cases("cues"), ids=lambda case: case["text"][:50])
def test_a_sentence_has_just_these_cues(case):
    found = read(case["text"])
    assert [[cue.kind, cue.span.of(case["text"])] for cue in found] == [cue[:2] for cue in case["cues"]]
    for cue, expected in zip(found, case["cues"], strict=True):
        if len(expected) > 2:
            assert cue.scope.of(case["text"]) == expected[2]


@pytest.mark.parametrize("case", cases("false_friends"), ids=lambda case: case["text"][:50])
def test_a_false_friend_is_no_cue(case):
    assert [cue.span.of(case["text"]) for cue in read(case["text"])] == []


def test_a_language_without_cues_has_none():
    text = "It is unclear whether it may rain."
    assert read_certainty(text, (Span(0, len(text)),), "tlh") == ()


def test_a_hedge_in_a_side_clause_leaves_the_statement_as_sure_as_it_was():
    text = "The old street, where a gang allegedly met, is closed to all traffic until the end of the year."
    content = [Span(0, len(text))]
    assert certainty_of(governing(read(text), content)) == "asserted"


def test_a_hedge_of_the_main_clause_makes_the_statement_hedged():
    text = "The street may be closed, because a gang met there."
    assert certainty_of(governing(read(text), [Span(0, len(text))])) == "hedged"


def test_who_denies_makes_a_denial_whatever_else_is_said():
    assert certainty_of((), "denies") == "denied"


def test_a_condition_alone_hedges_nothing():
    cue = Cue(Span(0, 2), "condition", 0, Span(0, 30))
    assert certainty_of([cue]) == "asserted"


WORDS = """
may might it is unclear if whether not yet been confirmed denied claimed that possible likely who , . ; “ ” " '
's n't appears to have said could suggest the study \ud800 é 漢
"""


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(st.sampled_from([*WORDS.split(), "\n", "\u00a0"]), max_size=60).map(" ".join)
    )
)
def test_any_text_gives_cues_that_lie_in_their_sentence_in_order_and_apart(text):
    sentences = split(text)
    found = read_certainty(text, sentences)
    for cue in found:
        assert sentences[cue.sentence].covers(cue.span)
        assert sentences[cue.sentence].covers(cue.scope)
        assert cue.span.start < cue.span.end
    ends = [0, *(cue.span.end for cue in found)]
    assert all(end <= cue.span.start for end, cue in zip(ends, found, strict=False))
