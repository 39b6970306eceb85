"""Whole summaries verified: what was made from a document holds against it, and tampering does not."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.errors import InputError
from summarizer.reading.cues import entries
from summarizer.schemas import Article, Claim, Evidence, Figure, Gist, SentenceSpan, Source, Uncertainty, Verdict
from summarizer.spans import Span
from summarizer.verifier import Report, check, verify
from tests.verifier_cases import lines_of

HEAVY = ("openai", "instructor", "httpx2", "trafilatura", "rich", "jinja2")


def test_importing_the_verifier_loads_nothing_heavy() -> None:
    """The verifier needs no model, no network and no HTML library."""
    code = f"import sys, summarizer.verifier; print([m for m in {HEAVY!r} if m in sys.modules])"

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert out.stdout.strip() == "[]"


TEXT = """The ferry Aurora left Port Ellery with 42 people on board.
John Hardie, the harbour master, said the ferry was not seaworthy.
The operator earned $1.52 billion last year.
The ferry was found at dawn, 18 hours later.
"""


def document_of(text: str) -> Document:
    """Build a document without reading anything but its lines."""
    return Document(text, sentences=lines_of(text), language="en")


def evidence(document: Document, quote: str) -> Evidence:
    """Return evidence for a quote that stands in the document."""
    start = document.text.index(quote)
    around = document.sentence_around(Span(start, start + len(quote)))
    return Evidence(
        start=start,
        end=start + len(quote),
        quote=quote,
        match="exact",
        sentence=SentenceSpan(start=around[0], end=around[1]),
    )


def article(document: Document, **changes: Any) -> Article:
    """Return a faithful summary of the ferry, with some of its fields changed."""
    source = Source(
        id="s1",
        name="John Hardie",
        kind="person",
        role="the harbour master",
        evidence=(evidence(document, "John Hardie"),),
    )
    claims = [
        Claim(
            id="c1",
            text="The ferry Aurora left Port Ellery with 42 people on board.",
            speaker=None,
            certainty="asserted",
            evidence=(evidence(document, "left Port Ellery with 42 people"),),
        ),
        Claim(
            id="c2",
            text="The ferry was not seaworthy.",
            speaker="s1",
            certainty="asserted",
            evidence=(evidence(document, "the ferry was not seaworthy"),),
        ),
    ]
    figure = Figure(
        id="f1", text="42 people", what="people on board", speaker=None, evidence=(evidence(document, "42 people"),)
    )
    gist = Gist(id="g1", text="The ferry Aurora left Port Ellery with 42 people.", claims=["c1"])
    fields: dict[str, Any] = {
        "headline": None,
        "gist": [gist],
        "claims": claims,
        "figures": [figure],
        "sources": [source],
        "uncertainties": [],
        "topics": [],
    }
    return Article(**{**fields, **changes})


def statuses(report: Report) -> dict[str, str]:
    """Return each item's status by its id."""
    return {item.id: item.status for item in report.items}


OPEN = (
    "The ferry hit the north pier of Carrow on Tuesday.\nIt is not yet clear why the ferry failed to slow down.\n"
    "Two crew members were killed.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry hit the north pier on Tuesday; it is not yet clear why it failed to slow down.",
        "The ferry hit the north pier on Tuesday, and why it failed to slow down is unclear.",
        "The ferry hit the north pier of Carrow on Tuesday; the cause is not known.",
    ],
)
def test_what_rests_on_a_claim_and_an_open_question_may_say_what_is_not_known(text: str) -> None:
    """That it is not clear why something failed denies neither the failing nor the clause beside it."""
    document = document_of(OPEN)
    claim = Claim(
        id="c1",
        text="The ferry hit the north pier of Carrow on Tuesday.",
        speaker=None,
        certainty="asserted",
        how="document",
        evidence=(evidence(document, "The ferry hit the north pier of Carrow on Tuesday."),),
    )
    question = Uncertainty(
        id="u1",
        text="It is not yet clear why the ferry failed to slow down.",
        kind="unknown",
        cue="It is not yet clear",
        speaker=None,
        evidence=(evidence(document, "It is not yet clear"),),
    )
    summary = Article(
        headline=None,
        gist=[Gist(id="g1", text=text, claims=["c1", "u1"])],
        claims=[claim],
        figures=[],
        sources=[],
        uncertainties=[question],
        topics=[],
    )

    assert statuses(verify(summary, document)) == {"g1": "verified", "c1": "verified", "u1": "verified"}


def test_a_faithful_summary_is_verified_whole() -> None:
    """Every item that the document bears out is verified."""
    document = document_of(TEXT)

    report = verify(article(document), document)

    assert statuses(report) == dict.fromkeys(("g1", "c1", "c2", "f1", "s1"), "verified")
    assert report.verified == 5


def test_the_json_form_is_verified_like_the_instance() -> None:
    """A stored summary gets the verdicts that the instance gets."""
    document = document_of(TEXT)
    summary = article(document)

    report = verify({"summary": summary.model_dump(mode="json"), "document": {}}, document)

    assert report.to_dict()["items"] == verify(summary, document).to_dict()["items"]


def test_a_field_that_a_summary_has_beside_its_own_changes_no_verdict() -> None:
    """What an item is, its own fields tell, not those beside it."""
    document = document_of(TEXT)
    stored = {**article(document).model_dump(mode="json"), "made": "by hand"}

    assert verify(stored, document).to_dict()["items"] == verify(article(document), document).to_dict()["items"]


@pytest.mark.parametrize(
    "give",
    [
        lambda quote: [{"quote": quote}],
        lambda quote: {"quote": quote, "source": "the page"},
        lambda quote: [quote],
        lambda quote: quote,
        lambda quote: [{"quote": quote, "start": None, "end": "12"}],
    ],
    ids=["a quote alone", "a quote beside something else", "a list of words", "words", "a place that is none"],
)
def test_a_quote_is_evidence_without_its_place(give: Any) -> None:
    """Where it stands is found by locating it; what stands nowhere rejects as ever."""
    document = document_of(TEXT)
    stored = article(document).model_dump(mode="json")
    for item in (*stored["claims"], *stored["figures"], *stored["sources"]):
        item["evidence"] = give(item["evidence"][0]["quote"])
    lone = [{"id": q, "text": "The ferry was found at dawn.", "evidence": give(q)} for q in ("at dawn", "at noon", "")]

    assert set(statuses(verify(stored, document)).values()) == {"verified"}
    assert statuses(verify({"claims": lone}, document)) == {
        "at dawn": "verified",
        "at noon": "rejected",
        "claims[3]": "rejected",
    }


def test_words_that_belong_to_no_item_are_named() -> None:
    """Nothing proves them, wherever they stand: also words of the story may state what it does not."""
    document = document_of(TEXT)
    stored = {
        "summary": {
            **article(document).model_dump(mode="json"),
            "topics": ["The ferry"],
            "title": "John Hardie said 42 people left the ferry",
            "parts": [{"points": [{"point": "The captain was drunk."}]}],
        },
        "note": "Nobody survived.",
        "document": {"title": "The ferry Aurora"},
    }

    named = [one.check for one in verify(stored, document).not_run]

    assert named == ["title", "parts", "note"]


def test_what_is_not_read_of_an_item_is_named() -> None:
    """Of an item of a class that is not known, its text is judged, and the fields that are not are told."""
    document = document_of(TEXT)
    item = {"text": "The ferry was found at dawn.", "evidence": ["found at dawn"], "comment": "The captain was drunk."}

    (unread,) = verify({"facts": [item]}, document).not_run

    assert unread.check == "fields"
    assert '"comment"' in unread.reason


def test_many_words_that_belong_to_no_item_are_named_and_counted() -> None:
    """None is left out of the count."""
    document = document_of(TEXT)
    stored = {**article(document).model_dump(mode="json"), "notes": [f"Whale number {n} sang." for n in range(70)]}

    found = verify(stored, document).not_run

    assert len(found) < 70
    assert found[-1].reason == f"{71 - len(found)} more such texts are not judged"


def test_stored_offsets_are_not_believed_and_drift_is_told() -> None:
    """Quotes are located anew: in a document that has grown they are found, with a note."""
    document, grown = document_of(TEXT), document_of("A correction was added.\n" + TEXT)

    report = verify(article(document), grown)

    assert set(statuses(report).values()) == {"verified"}
    notes = [finding.message for judged in report.judged for finding in judged.verdict.findings]
    assert any("has moved" in message for message in notes)


def test_evidence_that_is_not_in_the_document_rejects_and_takes_along_what_rests_on_it() -> None:
    """A gist whose only claim is rejected falls with it."""
    document = document_of(TEXT)
    other = document_of(TEXT.replace("left Port Ellery with 42 people", "stayed in its harbour all night long"))

    found = statuses(verify(article(document), other))

    assert found["c1"] == found["g1"] == "rejected"
    assert found["c2"] == "verified"


def test_a_stored_verdict_changes_nothing() -> None:
    """What a summary says of itself is no verdict."""
    document = document_of(TEXT)
    lie = Claim(
        id="c1",
        text="The ferry carried 420 people.",
        speaker=None,
        certainty="asserted",
        evidence=(evidence(document, "42 people"),),
        verdict=Verdict(status="verified"),
    )

    report = verify(article(document, claims=[lie]), document)

    assert statuses(report)["c1"] == "rejected"


def test_a_claim_falls_with_its_source() -> None:
    """Who is said by somebody who isn't there isn't said at all."""
    document = document_of(TEXT)
    source = Source(id="s1", name="Ines Calder", kind=None, role=None)

    found = statuses(verify(article(document, sources=[source]), document))

    assert found["s1"] == found["c2"] == "rejected"


def test_an_unknown_target_is_verified_by_its_json_alone() -> None:
    """Whatever has evidence is an item, in any target."""
    document = document_of(TEXT)
    held = evidence(document, "found at dawn").model_dump()
    lost = {**held, "quote": "found at midnight"}
    summary = {
        "parts": [
            {"items": [{"id": "a", "text": "The ferry was found at dawn.", "evidence": [held]}]},
            {"items": [{"id": "b", "text": "The ferry was found at midnight.", "evidence": [lost]}]},
        ]
    }

    assert statuses(verify(summary, document)) == {"a": "verified", "b": "rejected"}


@pytest.mark.parametrize(
    "lone",
    [
        {"text": "The ferry was found at dawn."},
        {"id": "a", "name": "The ferry"},
        {"title": "Found", "text": None},
        {"text": "The ferry was found at dawn.", "evidence": []},
    ],
)
def test_an_item_that_gives_no_evidence_is_rejected_and_never_dropped(lone: dict[str, Any]) -> None:
    """Whatever has a text is an item, beside others or alone."""
    document = document_of(TEXT)
    held = {"id": "b", "text": "The ferry was found at dawn.", "evidence": [evidence(document, "found at dawn")]}

    assert [one.status for one in verify({"claims": [lone]}, document).items] == ["rejected"]
    assert [one.status for one in verify({"claims": [lone, held]}, document).items] == ["rejected", "verified"]


@pytest.mark.parametrize(
    "summary",
    [
        {"summary": 3},
        {"summary": "The ferry was found."},
        {"summary": {"headline": 1, "points": []}},
        {"claims": []},
        {"claims": "no"},
        {"claims": ["The ferry was found."]},
        {"a": 1},
        {},
        "The ferry was found.",
        [],
        None,
    ],
)
def test_what_is_no_summary_is_an_input_error(summary: Any) -> None:
    """One line says what is wrong."""
    with pytest.raises(InputError) as caught:
        verify(summary, document_of(TEXT))

    assert "\n" not in str(caught.value)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), said=st.text(max_size=80), quote=st.text(max_size=40))
def test_verifying_never_raises(text: str, said: str, quote: str) -> None:
    """Any text whatever, any item, any quote: there is a report."""
    piece = {"start": 0, "end": 1, "quote": quote, "match": "exact", "sentence": {"start": 0, "end": 1}}
    claim = {"id": "c1", "text": said, "speaker": quote, "certainty": "asserted", "evidence": [piece]}

    report = verify({"claims": [claim]}, document_of(text))

    assert len(report.items) == 1


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_changed_digit_is_never_verified(data: st.DataObject) -> None:
    """A sentence told as it stands is verified; with one digit changed it is not."""
    document = document_of(TEXT)
    sentence = data.draw(
        st.sampled_from([span.of(TEXT) for span in document.sentences if any(map(str.isdigit, span.of(TEXT)))])
    )
    place = data.draw(st.sampled_from([i for i, c in enumerate(sentence) if c.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != sentence[place]]))
    changed = sentence[:place] + digit + sentence[place + 1 :]

    def status(text: str) -> str:
        claim = Claim(id="c1", text=text, speaker=None, certainty="asserted", evidence=(evidence(document, sentence),))
        return statuses(verify(article(document, claims=[claim]), document))["c1"]

    assert status(sentence) == "verified"
    assert status(changed) != "verified"


def test_free_text_gets_a_verdict_for_every_sentence_with_its_place_and_evidence() -> None:
    """Each sentence is found in the prose, and its evidence in the document."""
    document = document_of(TEXT)
    prose = "The ferry was found at dawn. It carried 57 people. The harbour master was glad about it."

    report = check(prose, document)

    assert [one.verdict.status for one in report.sentences][:2] == ["verified", "rejected"]
    for one in report.sentences:
        assert prose[one.start : one.end] == one.text
        assert all(document.text[piece.start : piece.end] == piece.quote for piece in one.evidence)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n  "])
def test_a_sentence_that_goes_on_in_the_next_line_is_one(end: str) -> None:
    """It is judged as if it stood in one line, and its offsets are those of the text as it is."""
    document = document_of(TEXT)
    told = "John Hardie, the harbour master, said the ferry was not seaworthy. It was found at dusk, 18 hours later."
    wrapped = told.replace("the ferry ", f"the ferry{end}").replace("found at ", f"found{end}at ")

    report = check(wrapped, document)

    assert [wrapped[one.start : one.end] for one in report.sentences] == [one.text for one in report.sentences]
    assert [one.verdict for one in report.sentences] == [one.verdict for one in check(told, document).sentences]


def test_what_two_checks_find_in_the_same_words_is_told_once() -> None:
    """A reader is given each reason once, the gravest first."""
    document = document_of("At least half of the villagers had left by Monday.\nThe council met.\n")

    (sentence,) = check("Most of the villagers had left by Monday.", document).sentences

    assert [finding.message for finding in sentence.verdict.findings] == [
        'it says "Most of the" where the evidence says "At least half of the"'
    ]


def test_half_a_character_is_a_character_like_any_other() -> None:
    """A str may hold a lone surrogate, in the prose and in the document: offsets count it, nothing raises."""
    told = "\ud800 The ferry was found at dawn."

    report = check(told, Document.from_text(f"{TEXT}\udfff"))

    assert [told[one.start : one.end] for one in report.sentences] == [told]


def test_a_documents_own_sentences_are_never_rejected_as_free_text() -> None:
    """What is copied whole is borne out."""
    document = document_of(TEXT)

    report = check(TEXT, document)

    assert {one.verdict.status for one in report.sentences} == {"verified"}


def test_what_a_summary_says_of_itself_is_nothing_to_prove() -> None:
    """A line that only announces the summary is left out, whatever figure it has; so are the marks of a list."""
    document = document_of(TEXT)
    announced = "Here is a summary of the article in 60 words:"
    prose = f"{announced}\n\n1. The ferry was found at dawn.\n\n- It was **not** seaworthy."

    report = check(prose, document)

    assert [one.verdict.status for one in report.sentences] == ["verified"] * 2
    assert all(prose[one.start : one.end] == one.text for one in report.sentences)


@pytest.mark.parametrize("heading", ["## Key figures", "# What happened", "### What we know:", "**Next steps**"])
def test_a_heading_that_names_a_part_of_the_summary_is_nothing_to_prove(heading: str) -> None:
    """It tells nothing of the document."""
    assert check(heading, document_of(TEXT)).sentences == ()


@pytest.mark.parametrize("heading", ["# The ferry sank", "## Key figure: 99 dead", "# Captain drunk", "Key figures"])
def test_a_heading_that_tells_anything_is_judged(heading: str) -> None:
    """What is false is no less so in a heading; and a line without its mark may tell anything."""
    assert len(check(heading, document_of(TEXT)).sentences) == 1


def test_a_line_with_a_name_or_a_deed_is_no_announcement() -> None:
    """What says anything of the world is checked, though it speaks of the article."""
    report = check("The article in short: the captain was arrested in Hamburg.", document_of(TEXT))

    assert report.verified == 0


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), said=st.text(max_size=120))
def test_checking_free_text_never_raises(text: str, said: str) -> None:
    """Any prose against any document: there is a report, and every span holds."""
    document = document_of(text)

    report = check(said, document)

    assert all(said[one.start : one.end] == one.text for one in report.sentences)
    assert all(text[e.start : e.end] == e.quote for one in report.sentences for e in one.evidence)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_sentence_may_end_with_any_word(language: str) -> None:
    """What looks at the word after one finds none at the end: there is a report, whichever opposites end a sentence."""
    for columns in entries(language, "antonyms"):
        for one, other in zip(*(side.split() for side in columns[:2]), strict=False):
            document = replace(document_of(f"Ann Lee and the council of Norvik {one}"), language=language)

            assert len(check(f"Ann Lee and the council of Norvik {other}", document).sentences) == 1, (one, other)


def test_what_the_summary_does_not_have_is_told() -> None:
    """A figure and a speaker that nothing in the summary tells are possibly missed."""
    document = document_of(TEXT)
    claim = Claim(
        id="c1",
        text="The ferry Aurora left Port Ellery with 42 people on board.",
        speaker=None,
        certainty="asserted",
        evidence=(evidence(document, "left Port Ellery with 42 people"),),
    )

    report = verify(article(document, claims=[claim], sources=[], gist=[]), document)

    missed = [(one.kind, one.text) for one in report.possibly_missed]
    assert ("speaker", "John Hardie") in missed
    assert any(kind == "figure" and "1.52" in text for kind, text in missed)
    assert not any("42" in text for _, text in missed)


def test_prose_given_as_a_stored_summary_is_sent_to_check() -> None:
    """The error says what is wrong with what was given, and what judges it."""
    with pytest.raises(InputError, match=r"^a str is no summary; .*check\(\)"):
        verify("The ferry was found at dawn.", document_of(TEXT))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, 3, b"x", Path("x")])
def test_only_a_str_is_prose(text: Any) -> None:
    """One line says what is wrong."""
    with pytest.raises(InputError, match="is no prose to check"):
        check(text, document_of(TEXT))


@pytest.mark.parametrize("marks", ["", "|---|---|", "\U0001f600", ".", "\0", "# Summary", "Here is a summary:"])
def test_what_asserts_nothing_is_no_sentence_of_the_summary(marks: str) -> None:
    """Marks without a word and what speaks of the summary itself count for nothing, least of all as verified."""
    report = check(marks, document_of(TEXT))

    assert (report.sentences, report.items, report.verified) == ((), (), 0)


@pytest.mark.parametrize(
    ("said", "text"), [("It is so.", TEXT), ("狗咬了人。", "市议会周一投票决定修建电车线路。费用为三亿元。")]
)
def test_a_sentence_that_cannot_be_judged_is_flagged(said: str, text: str) -> None:
    """Where no evidence is found no check finds fault, and nothing is verified by that."""
    document = document_of(text) if text.isascii() else replace(document_of(text), language="zh")

    (sentence,) = check(said, document).sentences

    assert sentence.evidence == ()
    assert sentence.verdict.status == "flagged"
    assert any("cannot be judged" in finding.message for finding in sentence.verdict.findings)
