"""Who says what: the cases in tests/cases/attribution, and what holds for any text."""

import pickle
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.reading.attribution import Attribution, Statement, read_attribution, statements_at
from summarizer.reading.attribution.quotations import find_quotations
from summarizer.reading.names import read_names
from summarizer.reading.sentences import split
from summarizer.spans import Span

# No timing assertions: how long an example takes says more of the machine than of the rules.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

FOLDER = Path(__file__).parent / "cases" / "attribution"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['rule']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def told(text: str, statement: Statement, attribution: Attribution) -> dict:
    """Return everything about a statement in the words of the case files; a speaker who can't be told is ''."""
    return {
        "cue": statement.cue.of(text),
        "verb": statement.verb,
        "source": statement.source.of(text) if statement.source else None,
        "speaker": attribution.speakers[statement.speaker].name if statement.speaker is not None else "",
        "content": [piece.of(text) for piece in statement.content],
        "how": statement.how,
        "stance": statement.stance,
        "via": statement.via,
        "act": statement.act,
    }


@pytest.mark.parametrize("case", CASES)
def test_a_text_says_just_what_its_case_says(case: dict) -> None:
    """As many statements as the case has, each with all it names; what it leaves out of stance and via is not there."""
    text = case["text"]

    attribution = read_attribution(text, split(text), case.get("language", "en"))

    found = [told(text, statement, attribution) for statement in attribution.statements]
    expected = [{"stance": "neutral", "via": None, **said} for said in case.get("said", [])]
    assert expected == [{key: one[key] for key in said} for said, one in zip(expected, found, strict=False)], found
    assert len(expected) == len(found), found


@pytest.mark.parametrize("case", [case for case in CASES if "speakers" in case.values[0]])
def test_everyone_is_there_once_with_role_and_kind(case: dict) -> None:
    """The speakers in order; a role or kind that the case leaves out is none."""
    text = case["text"]

    speakers = read_attribution(text, split(text), case.get("language", "en")).speakers

    found = [
        {"name": s.name, "role": s.role.of(text) if s.role else None, "kind": s.kind, "aliases": list(s.aliases)}
        for s in speakers
    ]
    for expected, one in zip(case["speakers"], found, strict=True):
        assert {"role": None, "kind": None, **expected} == {
            key: one[key] for key in {"role": None, "kind": None, **expected}
        }


VOCABULARY = """he said that "it is" . , Kyiv told the Post , according to Ann Lee said saying ' “ ” ’ ‘ who which
adding and claimed to U.S. Mr. per AP Ann's claim that the ministry was quoted as saying denied asked whether : ; — ( )
18 on Monday in a statement
a man who threatened threats has admitted to \x00 é ﬁ 中文 she they it , citing was reported by is believed to
have x's s' '' İ 👩‍🚀"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.text("\ud800 \u200f\"'said.A", max_size=60)
)


@UNHURRIED
@given(TEXTS)
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    """Nothing raises; every span is inside, not empty; pieces are in order; indices point at something."""
    sentences = split(text)

    attribution = read_attribution(text, sentences)

    for statement in attribution.statements:
        assert statement.content
        assert all(0 <= piece.start < piece.end <= len(text) for piece in statement.content)
        assert all(a.end <= b.start for a, b in pairwise(statement.content))
        assert sentences[statement.sentence].start <= statement.cue.start < statement.cue.end <= len(text)
        assert statement.speaker is None or attribution.speakers[statement.speaker]
    for speaker in attribution.speakers:
        assert speaker.mentions[0].of(text)
        assert speaker.name in [" ".join(m.of(text).split()) for m in speaker.mentions] + [
            m.of(text) for m in speaker.mentions
        ]


ABROAD = """sagte laut selon según dass que , : « » „ “ " Meier die der Polizei le la l'agence d'après a déclaré
a-t-elle dijo él sie er so nach Angaben von der de acuerdo con sei . ; Anna Weber ministre Sprecher nicht n'a"""


@UNHURRIED
@given(
    st.one_of(TEXTS, st.lists(st.sampled_from(ABROAD.split()), max_size=50).map(" ".join)),
    st.sampled_from(["de", "fr", "es"]),
)
def test_spans_lie_in_the_text_in_other_languages(text: str, language: str) -> None:
    """Nothing raises; contents are inside, in order and never empty; every source slices to something."""
    attribution = read_attribution(text, split(text), language)

    for statement in attribution.statements:
        assert statement.content
        assert all(0 <= piece.start < piece.end <= len(text) for piece in statement.content)
        assert all(a.end <= b.start for a, b in pairwise(statement.content))
        assert statement.source is None or statement.source.of(text).strip()
        assert statement.speaker is None or attribution.speakers[statement.speaker]


@UNHURRIED
@given(TEXTS)
def test_every_speaker_is_cited_and_named_once(text: str) -> None:
    """No speaker without a statement, no name twice unless it is told apart by where it stands."""
    attribution = read_attribution(text, split(text))

    cited = {statement.speaker for statement in attribution.statements}
    assert set(range(len(attribution.speakers))) <= cited | {None}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We asked Victoria University of Wellington.", [("Victoria University of Wellington", "organization")]),
        ("He wrote to the Austin Chamber of Commerce.", [("Austin Chamber of Commerce", "organization")]),
        ("We asked Faye Lim of State University.", [("Faye Lim", "person"), ("State University", "organization")]),
    ],
)
def test_whom_a_given_name_introduces_is_a_person_but_no_body(text: str, names: list[tuple[str, str]]) -> None:
    """A given name before "of" is somebody's from there, unless a word for a body follows it."""
    assert [(name.text, name.kind) for name in read_names(text, split(text))] == names


@UNHURRIED
@given(TEXTS)
def test_names_and_quotations_are_in_order_and_never_overlap(text: str) -> None:
    """Spans slice to their text."""
    names = read_names(text, split(text))
    quotations = find_quotations(text)

    assert all(name.span.of(text) == name.text for name in names)
    for spans in ([name.span for name in names], [quotation.span for quotation in quotations]):
        assert all(a.end <= b.start for a, b in pairwise(spans))


@UNHURRIED
@given(TEXTS, st.integers(0, 300), st.integers(1, 60))
def test_statements_at_finds_just_those_that_overlap(text: str, start: int, length: int) -> None:
    """The index says what a plain look at every statement says."""
    attribution = read_attribution(text, split(text))
    span = Span(start, start + length)

    found = statements_at(attribution, span)

    plain = {i for i, s in enumerate(attribution.statements) if any(piece.overlaps(span) for piece in s.content)}
    assert plain == {attribution.statements.index(statement) for statement in found}


def test_the_narrowest_statement_comes_first() -> None:
    """In "A said that B believes C", C is first of all what B believes."""
    text = "Ann Lee said that the ministry believes that the dam will hold."
    attribution = read_attribution(text, split(text))
    at = text.index("dam")

    found = [statement.cue.of(text) for statement in statements_at(attribution, Span(at, at + 3))]

    assert found == ["believes", "said"]


def test_reading_again_says_the_same_and_travels() -> None:
    """Same text, same answer; it can be pickled."""
    text = 'Ann Lee said the dam would hold. "It will," she told Reuters.'

    attribution = read_attribution(text, split(text))

    assert attribution == read_attribution(text, split(text))
    assert attribution == pickle.loads(pickle.dumps(attribution))


def test_a_language_without_cues_says_nothing() -> None:
    """Empty, not guessed."""
    text = "Ann Lee sade att dammen skulle hålla."

    assert Attribution((), ()) == read_attribution(text, split(text), "sv")


@pytest.mark.parametrize("unit", ["he said ", "he said, ", "'a ", '"a\n', "according to ", "Ann Lee, ", '" he said '])
def test_long_texts_of_one_thing_are_read(unit: str) -> None:
    """100,000 characters of the same words are read like any other text (and in linear time: see the benchmark)."""
    text = unit * (100_000 // len(unit))

    attribution = read_attribution(text, split(text))

    assert all(statement.content for statement in attribution.statements)
