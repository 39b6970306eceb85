"""From a draft to a proved summary: nothing rejected stands in it, nothing vanishes."""

import pickle
from typing import Annotated

import pytest
from pydantic import BaseModel, field_validator

from summarizer import Document, InputError, summarize
from summarizer.schemas import Claim, Figure, Grounded, Refers, Resting, Source
from tests.engines import Scripted

TEXT = """Flood closes the bridge at Norvik
Mayor Ada Lind said on Friday that about 40 houses were flooded in Norvik. It is unclear when the water will fall.
The bridge has been closed since Thursday. Police chief Per Holm said the road may open again on Monday.
"""
CLAIM = {
    "cites": [2],
    "quote": "about 40 houses were flooded in Norvik",
    "text": "Ada Lind said that about 40 houses were flooded in Norvik.",
    "speaker": "Ada Lind",
    "certainty": "asserted",
}
OWN = {
    "cites": [4],
    "quote": "The bridge has been closed since Thursday",
    "text": "The bridge has been closed since Thursday.",
    "speaker": None,
    "certainty": "asserted",
}
HEDGED = {
    "cites": [5],
    "quote": "the road may open again on Monday",
    "text": "Per Holm said the road may open again on Monday.",
    "speaker": "Per Holm",
    "certainty": "hedged",
}
LIND = {"name": "Ada Lind", "kind": "person", "role": "Mayor"}


def summarized(schema="article", story="whole", **given):
    empty = {name: [] for name in ("sources", "claims", "figures", "uncertainties", "gist", "topics")}
    answer = {**empty, "headline": None, **given} if schema == "article" else given
    return summarize(Document.from_text(TEXT, story), engine=Scripted(answer), schema=schema)


def rejected(result):
    return {one.item["id"]: one.findings for one in result.report.rejected}


def test_a_proved_claim_carries_the_span_that_proves_it_and_the_sentence_around_it():
    result = summarized(sources=[LIND], claims=[CLAIM])
    (claim,) = result.summary.claims
    (piece,) = claim.evidence
    assert TEXT[piece.start : piece.end] == piece.quote == CLAIM["quote"]
    assert TEXT[piece.sentence.start : piece.sentence.end].startswith("Mayor Ada Lind said")
    assert (claim.verdict.status, claim.speaker) == ("verified", result.summary.sources[0].id)


def test_a_changed_figure_is_rejected_with_its_reason_and_stands_in_the_report_alone():
    wrong = {**CLAIM, "quote": "about 50 houses were flooded in Norvik", "text": "About 50 houses were flooded."}
    result = summarized(sources=[LIND], claims=[CLAIM, wrong])
    assert [claim.id for claim in result.summary.claims] == ["c1"]
    assert "c2" in rejected(result)
    assert all(finding.message for finding in rejected(result)["c2"])


def test_what_rests_on_a_rejected_claim_falls_with_it():
    wrong = {**CLAIM, "quote": "about 50 houses were flooded in Norvik", "text": "About 50 houses were flooded."}
    gist = [
        {"text": "About 40 houses in Norvik were flooded.", "claims": ["c1", "c2"]},
        {"text": "x", "claims": ["c2"]},
    ]
    result = summarized(sources=[LIND], claims=[CLAIM, wrong], gist=gist)
    assert [(one.id, one.claims) for one in result.summary.gist] == [("g1", ["c1"])]
    assert "g2" in rejected(result)


def test_a_resting_item_has_the_evidence_of_what_it_rests_on():
    result = summarized(
        sources=[LIND], claims=[CLAIM, OWN], headline={"text": "Norvik flooded", "claims": ["c2", "c1"]}
    )
    evidence = [piece for claim in result.summary.claims for piece in claim.evidence]
    assert list(result.summary.headline.evidence) == evidence


def test_a_speaker_that_the_engine_forgot_to_list_is_listed():
    result = summarized(claims=[CLAIM])
    assert [source.name for source in result.summary.sources] == ["Ada Lind"]
    assert result.summary.claims[0].speaker == result.summary.sources[0].id


def test_a_surname_is_taken_back_to_the_source_that_has_it():
    result = summarized(sources=[LIND], claims=[{**CLAIM, "speaker": "Lind"}])
    assert result.summary.claims[0].speaker == "s1"


def test_an_invented_speaker_takes_the_claim_down():
    result = summarized(sources=[LIND], claims=[{**CLAIM, "speaker": "Bob Miller"}])
    assert result.summary.claims == []
    assert [source.name for source in result.summary.sources] == ["Ada Lind"]
    assert {"c1", "s2"} <= set(rejected(result))


def test_the_same_item_given_twice_is_kept_once_and_references_follow():
    result = summarized(sources=[LIND], claims=[OWN, OWN], gist=[{"text": OWN["text"], "claims": ["c2"]}])
    assert [claim.id for claim in result.summary.claims] == ["c1"]
    assert result.summary.gist[0].claims == ["c1"]


def test_references_to_items_that_there_are_not_are_dropped():
    result = summarized(claims=[OWN], gist=[{"text": OWN["text"], "claims": ["c9", "c1", "zzz"]}])
    assert result.summary.gist[0].claims == ["c1"]


@pytest.mark.parametrize("cites", [[], [99], [-1, 0], [2, 2, 2], list(range(1, 2000))])
def test_cites_that_point_nowhere_cost_nothing_when_the_quote_is_found(cites):
    result = summarized(sources=[LIND], claims=[{**CLAIM, "cites": cites}])
    assert [claim.id for claim in result.summary.claims] == ["c1"]


def test_the_program_fills_the_figures_value_unit_and_qualifier():
    figure = {"cites": [2], "text": "about 40 houses", "what": None, "speaker": "Ada Lind"}
    (figure,) = summarized(sources=[LIND], figures=[figure]).summary.figures
    assert figure.value.model_dump() == {"type": "number", "value": "40"}
    assert (figure.kind, figure.approximate) == ("count", "about")


def test_how_a_claim_was_made_is_found_out():
    result = summarized(sources=[LIND], claims=[CLAIM, OWN])
    assert [claim.how for claim in result.summary.claims] == ["paraphrase", "document"]


def test_a_hedged_claim_leaves_an_uncertainty_with_its_cue():
    result = summarized(claims=[HEDGED])
    (open_,) = result.summary.uncertainties
    assert (open_.kind, open_.cue, open_.about) == ("hedged", "may", ["c1"])
    assert open_.evidence[0].quote == "may"


def test_an_answer_cannot_set_its_own_verdict_evidence_or_id():
    forged = {"verdict": {"status": "verified", "findings": []}, "evidence": [{"start": 0, "end": 5}], "id": "x"}
    wrong = {**CLAIM, **forged, "quote": "nothing of the kind was ever written", "text": "Pigs fly over Norvik."}
    result = summarized(claims=[{**OWN, **forged}, wrong])
    assert [claim.id for claim in result.summary.claims] == ["c1"]
    assert result.summary.claims[0].evidence[0].quote == OWN["quote"]


def test_every_item_stands_either_in_the_summary_or_among_the_rejected():
    wrong = {**CLAIM, "quote": "about 50 houses", "text": "About 50 houses were flooded."}
    result = summarized(sources=[LIND], claims=[CLAIM, wrong, OWN], topics=["flood"])
    told = {item.id for item in result.report.items}
    standing = {item.id for item in (*result.summary.claims, *result.summary.sources)}
    assert told == standing | set(rejected(result))
    assert not standing & set(rejected(result))


def test_evidence_in_another_story_or_in_boilerplate_is_out_of_scope():
    text = TEXT + "\nSubscribe to our newsletter and win 500 crowns every week until Christmas.\n"
    whole = Document.from_text(text, "whole")
    cut = text.index("Subscribe")
    from summarizer.document import Story
    from summarizer.spans import Span

    page = Document(
        text=whole.text, sentences=whole.sentences, stories=(Story(None, (Span(0, cut),)),), chosen=0, language="en"
    )
    ad = {**OWN, "cites": [], "quote": "win 500 crowns every week", "text": "One can win 500 crowns every week."}
    answer = {name: [] for name in ("sources", "figures", "uncertainties", "gist", "topics")}
    result = summarize(page, engine=Scripted({**answer, "headline": None, "claims": [ad, OWN]}))
    assert [claim.id for claim in result.summary.claims] == ["c2"]
    assert any(finding.check == "scope" for finding in rejected(result)["c1"])


class Shout(Grounded):
    text: str

    @field_validator("text")
    @classmethod
    def _loud(cls, text):
        if not text.isupper():
            raise ValueError("must be loud")
        return text


class Shouts(BaseModel):
    shouts: list[Shout]


def test_what_a_users_own_validator_refuses_is_rejected_in_its_words():
    given = [{"cites": [4], "quote": OWN["quote"], "text": text} for text in ("quiet", "THE BRIDGE HAS BEEN CLOSED")]
    result = summarized(schema=Shouts, shouts=given)
    assert [shout.text for shout in result.summary.shouts] == ["THE BRIDGE HAS BEEN CLOSED"]
    assert any("must be loud" in finding.message for finding in rejected(result)["s1"])


class Chapter(BaseModel):
    name: str
    claims: list[Claim]


class Wrap(Resting):
    text: str
    claims: Annotated[list[str], Refers(("claims",))]


class Book(BaseModel):
    chapters: list[Chapter]
    figures: list[Figure]
    sources: list[Source]
    wrap: Wrap | None


def test_a_users_target_with_items_inside_parts_is_proved_like_any_other():
    chapters = [{"name": "one", "claims": [CLAIM]}, {"name": "two", "claims": [OWN]}]
    wrap = {"text": "The bridge is closed.", "claims": ["c2"]}
    result = summarized(schema=Book, chapters=chapters, figures=[], sources=[LIND], wrap=wrap)
    ids = [claim.id for chapter in result.summary.chapters for claim in chapter.claims]
    assert len(set(ids)) == 2
    assert all(claim.evidence for chapter in result.summary.chapters for claim in chapter.claims)
    assert [chapter.name for chapter in result.summary.chapters] == ["one", "two"]


def test_a_result_can_be_pickled():
    result = summarized(sources=[LIND], claims=[CLAIM])
    assert pickle.loads(pickle.dumps(result)) == result


def test_the_name_of_a_file_gets_a_hint_and_no_summary(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(TEXT)
    with pytest.raises(InputError, match=r"pass pathlib\.Path"):
        summarize(str(file))


INVENTED = [
    "Ada Lind said that dozens were drowned by saboteurs in Norvik.",
    "Ada Lind resigned over bribes, and about 40 houses burned.",
]


@pytest.mark.parametrize("text", INVENTED)
def test_an_item_that_says_more_than_its_evidence_is_not_verified(text):
    """A right quote under wrong words proves nothing."""
    result = summarized(sources=[LIND], claims=[{**CLAIM, "text": text}])
    assert "c1" in {one.id for one in result.report.items if one.status != "verified"}


def test_two_hedges_in_one_clause_are_both_told():
    """The clause that proves one uncertainty does not hide the cue of the next."""
    text = (
        "While it is too early to draw conclusions, the raid likely won't change the war, said Ada Lind, an analyst.\n"
        "The road near the village where fighting allegedly goes on is closed, Ada Lind said.\n"
    )
    cues = [one.cue for one in summarize(Document.from_text(text, "whole")).summary.uncertainties]
    assert {"it is too early to draw conclusions", "likely", "allegedly"} <= set(cues)
