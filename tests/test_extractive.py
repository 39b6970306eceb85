"""Rules of the extractive engine: what it tells, in whose words, and how it fills any target."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Annotated, Literal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer import summarize
from summarizer.document import Document, Story
from summarizer.errors import ConfigurationError
from summarizer.extractive import ExtractiveEngine, digest
from summarizer.extractive.narration import OWN
from summarizer.extractive.statements import MOST_STATEMENTS
from summarizer.extractive.wording import finished, is_dangling
from summarizer.schemas import Claim, Grounded, Refers, Resting
from summarizer.spans import Span
from summarizer.targets import resolve_target, target_of

CASES = sorted((Path(__file__).parent / "cases" / "extractive").glob("*.toml"))


def document_of(text, title=None, language=None):
    """Return a document whose one story is all of ``text``."""
    made = Document.from_text(text, "whole")
    spans = (Span(0, len(text)),)
    return Document(text, made.sentences, (Story(title, spans),), 0, language=language)


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request):
    return tomllib.loads(request.param.read_text(encoding="utf-8"))


def read(text, schema="article", **given):
    return ExtractiveEngine().read(document_of(text, **given), resolve_target(schema)).content


def test_claims_stand_alone_with_their_speaker_and_certainty(case):
    told = digest(document_of(case["text"], case["title"])).points
    found = {(point.text, point.speaker or "", point.certainty) for point in told}
    assert [claim for claim in map(tuple, case["claims"]) if claim not in found] == []


def test_what_is_open_is_told_with_its_cue_and_nothing_else_is(case):
    told = digest(document_of(case["text"], case["title"])).doubts
    assert sorted([doubt.kind, doubt.cue] for doubt in told) == sorted(case["doubts"])


def test_figures_are_those_of_a_table_in_the_order_of_the_text(case):
    told = digest(document_of(case["text"], case["title"])).numbers
    assert [number.text for number in told] == case["figures"]


def test_every_voice_is_told_once(case):
    told = digest(document_of(case["text"], case["title"])).voices
    assert sorted(voice.name for voice in told) == sorted(case["voices"])


def test_the_gist_rests_on_claims_and_says_each_thing_once(case):
    made = digest(document_of(case["text"], case["title"]))
    assert 2 <= len(made.gist) <= 4
    assert len({line.text for line in made.gist}) == len(made.gist)
    assert all(ground in (*made.points, *made.doubts) for line in made.gist for ground in line.rests)


def test_a_headline_that_the_claims_bear_out_is_kept(case):
    made = digest(document_of(case["text"], case["title"]))
    assert made.headline is not None
    assert made.headline.text == case["title"]


@pytest.mark.parametrize("title", ["Is the dam safe?", "What we know about the dam", "You won't believe it", None])
def test_a_headline_that_asks_or_teases_gives_way_to_the_lead(title):
    text = "More than 300 people left the village of Arnwick on Tuesday. The road to the north is closed to traffic."
    made = digest(document_of(f"{title}\n{text}" if title else text, title))
    assert made.headline is not None
    assert made.headline.text == "More than 300 people left the village of Arnwick on Tuesday."


def test_a_statement_whose_speaker_cannot_be_told_is_left_out():
    text = "The bridge over the Tarn was closed by the council on Monday. He said that the plan had failed badly."
    assert [p.text for p in digest(document_of(text)).points if p.text.startswith("He ")] == []


def test_what_a_quotation_goes_on_to_say_is_not_the_articles_word():
    text = (
        "The council closed the bridge over the Tarn on Monday morning.\n"
        "“The bridge is old. Every stone of it has moved since the winter. We should have closed it in March,” "
        "said Ada Lund, a surveyor."
    )
    told = digest(document_of(text)).points
    own = [point.text for point in told if point.speaker is None]
    assert own == ["The council closed the bridge over the Tarn on Monday morning."]


def test_brief_gets_at_most_five_points_and_a_headline_on_them(case):
    content = read(case["text"], "brief", title=case["title"])
    assert 1 <= len(content.points) <= 5
    assert content.headline is not None
    assert set(content.headline.points) <= {f"p{n}" for n in range(1, len(content.points) + 1)}


def test_ids_count_from_one_in_the_engines_order(case):
    content = read(case["text"], title=case["title"])
    for line in (*content.gist, content.headline):
        for one in line.claims:
            items = content.claims if one.startswith("c") else content.uncertainties
            assert 1 <= int(one[1:]) <= len(items)


class Remark(Claim):
    """A claim with a field that no rule knows, which may stay empty."""

    place: str | None


class Words(Grounded):
    """Words of somebody."""

    text: str
    by: Annotated[str | None, Refers(("remarks",), by="name")] = None


class Title(Resting):
    """A title."""

    text: str
    on: Annotated[list[str], Refers(("remarks",))]


class Own(BaseModel):
    """A target of a user's."""

    remarks: list[Remark]
    words: list[Words]
    title: Title | None
    note: str | None = None
    tags: list[str]


class Graded(Claim):
    """A claim that must say what no rule can."""

    grade: Literal["good", "bad"]


class Demanding(BaseModel):
    """A target with a required field that no rule can fill."""

    graded: list[Graded]


def test_any_target_is_filled_by_the_classes_of_its_items(case):
    content = ExtractiveEngine().read(document_of(case["text"], case["title"]), target_of(Own)).content
    assert [remark.text for remark in content.remarks] == [words.text for words in content.words]
    assert all(remark.place is None for remark in content.remarks)
    assert content.title.on
    assert (content.note, content.tags) == (None, [])


def test_a_required_field_that_no_rule_fills_is_refused_by_its_name(case):
    with pytest.raises(ConfigurationError, match=r"cannot fill Demanding\.graded\.grade; name a model with --model"):
        ExtractiveEngine().read(document_of(case["text"], case["title"]), target_of(Demanding))


def test_a_language_without_cues_gets_whole_sentences_and_no_sources():
    text = (
        "Der Damm oberhalb von Arnwick ist am Dienstag an zwei Stellen undicht geworden. "
        "Rund 300 Menschen haben das Dorf Arnwick verlassen. "
        "Die Straße nach Norden ist für den Verkehr gesperrt worden."
    )
    made = digest(document_of(text, language="xx"))
    assert made.voices == ()
    assert made.doubts == ()
    assert {point.quote for point in made.points} <= {span.of(text) for span in document_of(text).sentences}
    assert made.points


def test_what_is_told_of_a_long_text_is_bounded():
    text = " ".join(f"Ada Lund{n} said the bridge number {n} over the Tarn is closed." for n in range(400))
    assert len(digest(document_of(text)).points) <= MOST_STATEMENTS + OWN[1]


@pytest.mark.parametrize(
    ("cut", "sentence"),
    [
        ("but the dam held", "The dam held."),
        ("however, the dam  held,", "The dam held."),
        ("“We left.", "“We left.”"),
        ('the dam "held', 'The dam "held."'),
        ("*The dam* [held](https://example.org/a)", "The dam held."),
        ("the d**d dam", "The d**d dam."),
        ("", ""),
        (" , ", ""),
    ],
)
def test_a_cut_is_finished_as_a_sentence(cut, sentence):
    assert finished(cut) == sentence


@pytest.mark.parametrize(
    "words", ["He left.", "But they stayed.", "Half of them left.", "In May, she left.", "This is new."]
)
def test_a_sentence_that_points_back_dangles(words):
    assert is_dangling(words)


@pytest.mark.parametrize(
    "words", ["It is unclear who left.", "This year, the dam broke.", "Thieves left.", "Theo left."]
)
def test_a_sentence_that_points_at_nothing_before_it_does_not_dangle(words):
    assert not is_dangling(words)


PIECES = """
“ ” " ' . , ! ? said told Hilda Brunner He She It they according to 12 people $5 million may unclear not who
The dam denied that which * _ [ ]( ) # — … \u0301 \ud800 漢字 ß İ A B. Dr. Mr   \u00a0
"""


@settings(max_examples=120, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300), st.lists(st.sampled_from([*PIECES.split(), "\n", "\u00a0"]), max_size=80).map(" ".join)
    )
)
def test_any_text_is_read_and_every_quote_stands_in_it(text):
    assume(any(map(str.isalnum, text)))
    document = Document.from_text(text, "whole")
    target = resolve_target("article")
    content = ExtractiveEngine().read(document, target).content
    quotes = [piece for claim in content.claims for piece in claim.quote.split(" … ")]
    assert [quote for quote in quotes if quote not in text] == []
    assert [figure.text for figure in content.figures if figure.text not in text] == []
    assert [doubt.cue for doubt in content.uncertainties if doubt.cue not in text] == []
    assert ExtractiveEngine().read(Document.from_text(text, "whole"), target).content == content


def test_the_answer_is_the_same_under_every_hash_seed():
    program = (
        "import pathlib, tomllib\n"
        "from summarizer.document import Document\n"
        "from summarizer.extractive import ExtractiveEngine\n"
        "from summarizer.targets import resolve_target\n"
        f"text = tomllib.loads(pathlib.Path({str(CASES[0])!r}).read_text(encoding='utf-8'))['text']\n"
        "draft = ExtractiveEngine().read(Document.from_text(text, 'whole'), resolve_target('article'))\n"
        "print(draft.content.model_dump_json())\n"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def points_of(text, title=None):
    return digest(document_of(text, title)).points


def test_what_it_is_at_the_head_of_a_sentence_is_named_where_the_sentence_before_is_about_one_thing():
    text = (
        "The tower has leaned since May.\n"
        "The Lord Barrow was built in 1998 and was painted last year at some cost. "
        "It passed a test in March, papers published by the county show."
    )
    told = [point.text for point in points_of(text)]
    assert "The Lord Barrow passed a test in March, papers published by the county show." in told


@pytest.mark.parametrize(
    "before",
    [
        "The Lord Barrow was towed to Selby by the Queen Maud on Monday.",
        "Ships have been built here for years, and some are still at sea.",
    ],
)
def test_a_claim_that_points_back_at_what_cannot_be_told_is_left_out(before):
    text = f"The tower has leaned since May.\n{before} It passed a test in March, papers published by the county show."
    assert [point.text for point in points_of(text) if "passed a test" in point.text] == []


def test_no_claim_starts_with_a_pronoun_that_points_back():
    text = (
        "The council closed the bridge over the Tarn on Monday. "
        '"That is a question for the county," said Ada Lund, a surveyor. "The bridge is old," she said.'
    )
    told = [point.text for point in points_of(text) if point.speaker == "Ada Lund"]
    assert told == [
        'Ada Lund said: "That is a question for the county."',
        '"The bridge is old," Ada Lund said.',
    ]


def test_a_title_in_the_tail_of_a_statement_is_not_cut_at_its_and():
    text = (
        "Short naps may sharpen the memory of many people.\n"
        "Older adults who nap after lunch may remember more, according to a study published in the journal "
        "*Rest and Ageing*."
    )
    assert "according to a study published in the journal Rest and Ageing." in points_of(text)[-1].text


def test_a_headline_that_is_sure_rests_on_no_claim_that_is_not():
    text = (
        "The county will close the bridge in May, said Ada Lund, a surveyor.\n"
        "The bridge might be closed in May, said Olaf Berg, a farmer of the county."
    )
    made = digest(document_of(text, "County to close bridge in May"))
    assert made.headline.text == "County to close bridge in May"
    assert {ground.certainty for ground in made.headline.rests} == {"asserted"}


def test_a_headline_with_a_number_that_no_claim_has_gives_way_to_the_lead():
    text = "The county will close the bridge over the Tarn in May, said Ada Lund, a surveyor."
    made = digest(document_of(f"{text} The road is old.", "County to close 12 bridges over Tarn in May"))
    assert made.headline.text == "The county will close the bridge over the Tarn in May, said Ada Lund."


def test_an_irregular_form_bears_out_its_base():
    text = "Sales of pumps rose by a fifth in May, the makers said in a statement. The road is old."
    made = digest(document_of(text, "Pump sales rise in May"))
    assert made.headline.text == "Pump sales rise in May"


def test_topics_are_names_and_noun_phrases_and_no_adjectives_of_peoples():
    text = (
        "The Ukrainian army said the peace talks in Geneva had failed on Monday. "
        "A Ukrainian general said the peace talks were over. "
        "Nobody in Geneva expects the peace talks to resume, the Ukrainian side said. "
        "The talks about the harbour of Odesa were held in Geneva. Odesa is under fire."
    )
    assert set(digest(document_of(text, "Peace talks fail")).topics) == {"peace talks", "Geneva", "Odesa"}


def test_what_a_cap_leaves_out_is_noted():
    text = " ".join(f"Ada Lund{n} said the bridge number {n} over the Tarn is closed." for n in range(400))
    draft = ExtractiveEngine().read(document_of(text), resolve_target("article"))
    assert f"400 attributed statements were found; the {MOST_STATEMENTS} most salient are told" in draft.notes
    short = ExtractiveEngine().read(document_of(text[:500]), resolve_target("article"))
    assert short.notes == ()


def test_a_phrase_of_the_title_is_a_topic_and_the_company_that_it_names():
    text = (
        "Velmora, a maker of heat pumps, raised its forecast on Monday. Velmora said sales rose. "
        "Its factory in Ohio opens in May, Velmora said. Ohio paid for the road."
    )
    assert {"Velmora", "Ohio", "heat pumps"} == set(digest(document_of(text, "Velmora lifts heat-pump outlook")).topics)


def test_a_detail_that_is_alleged_leaves_nothing_open():
    text = "The area around the farms where fighting allegedly goes on is of no use to anybody, Ada Lund of Selby said."
    assert digest(document_of(text)).doubts == ()


def test_a_length_of_time_ago_is_no_figure_and_a_speed_is_one():
    text = "The ferry hit the pier at 12 knots, a year after it was built, said Ada Lund. It had been idle a year ago."
    assert [number.text for number in digest(document_of(text)).numbers] == ["12 knots"]


def test_words_inside_a_quotation_are_left_as_they_are():
    text = 'The road is old. "You might, too, be tired of the noise of the road," said Ada Lund, a surveyor.'
    assert '"You might, too, be tired of the noise of the road," said Ada Lund.' in [p.text for p in points_of(text)]


@pytest.mark.parametrize(
    ("sentence", "speaker", "claim"),
    [
        ("Workers were told by Ada Lund that the mill would close.", "Ada Lund", None),
        ("It was announced by the bank on Monday that the port would close.", "the bank", None),
        ("The court heard from Kit Rose that the road was closed.", "Kit Rose", None),
        ("In Tom Berg's view, the mill in the valley will close.", "Tom Berg", None),
        ("In the words of Ann Lee, the mill has long been a ruin.", "Ann Lee", None),
        ("Tom Berg attacked Ann Lee for saying the mill would close.", "Ann Lee", "Ann Lee said the mill would close."),
    ],
)
def test_a_claim_begins_where_its_reporting_clause_does(sentence, speaker, claim):
    """Whoever was told, and the "in" of a view, stand before its words; who is blamed for saying says it."""
    text = f"The mill in the valley has been busy for years. {sentence}"
    assert [p.text for p in points_of(text) if p.speaker == speaker] == [claim or sentence]


def test_a_few_words_that_go_on_a_quotation_are_no_claim():
    text = (
        '"The bridge was closed by the county in May," said Ada Lund, a surveyor. "Know that. The road is closed too."'
    )
    assert [p.text for p in points_of(text) if "Know that" in p.text] == []


REFUTED = [
    # the claim, what follows it, its certainty, the kind of doubt, and how both are told
    (
        "A leaflet claims that residents of Ormby pay no water rates.",
        "That is false.",
        "disputed",
        "A leaflet claims that residents of Ormby pay no water rates; that is false.",
    ),
    (
        "Ines Dorn, the auditor, said that Pauli had signed the contract.",
        "He denied it.",
        "disputed",
        "Ines Dorn said that Pauli had signed the contract; he denied it.",
    ),
    (
        "Ines Dorn, the auditor, said that the harbour had been sold twice.",
        "The harbour board's lawyer said that was untrue.",
        "disputed",
        "Ines Dorn said that the harbour had been sold twice; the harbour board's lawyer said that was untrue.",
    ),
    (
        "Ines Dorn, the auditor, claimed that Pauli had known of the sale.",
        "Pauli said that he had not.",
        "disputed",
        "Ines Dorn claimed that Pauli had known of the sale; Pauli said that he had not.",
    ),
    (
        "Local radio reports that a bridge has fallen in Ormby.",
        "Firefighters say they cannot confirm this.",
        "hedged",
        "Local radio reports that a bridge has fallen in Ormby; firefighters say they cannot confirm this.",
    ),
]
AROUND = (
    "The council of Ormby met on Tuesday to talk about the sale of the old harbour to a builder.",
    "The builder bought three other harbours on the coast last year and turned them into flats.",
)


@pytest.mark.parametrize(("claim", "retort", "certainty", "told"), REFUTED)
def test_what_is_said_against_a_claim_right_after_it_is_told_with_it(claim, retort, certainty, told):
    text = f"{claim} {retort}\n{AROUND[0]}\n{AROUND[1]}\n"
    read_of_it = digest(document_of(text))
    (doubt,) = [doubt for doubt in read_of_it.doubts if doubt.about]
    assert (doubt.text, doubt.about[0].certainty) == (told, certainty)
    assert doubt.cue in retort
    assert doubt.kind == ("unconfirmed" if certainty == "hedged" else "disputed")
    assert not {doubt.about[0].text} & {line.text for line in (*read_of_it.gist, read_of_it.headline)}


def test_an_accusation_goes_on_with_the_denial_in_its_own_sentence():
    accusation = "Pauli misled the council about the price, the auditor Ines Dorn said on Friday"
    text = f'{accusation}, an accusation that he rejected as "a joke".\n{AROUND[0]}\n'
    told = digest(document_of(text))
    (point,) = [point for point in told.points if point.speaker]
    assert point.certainty == "disputed"
    assert point.text == f'{accusation}, an accusation that he rejected as "a joke".'


@pytest.mark.parametrize(
    "after",
    [
        "That is a large sum for a small town.",
        "The council rejected the offer of a loan.",
        "It was wrong to hurry, Pauli said.",
        "He was denied entry to the hall.",
    ],
)
def test_a_false_friend_of_a_denial_disputes_nothing(after):
    text = f"Ines Dorn, the auditor, said that the harbour had cost 3 million crowns. {after}\n{AROUND[0]}\n"
    told = digest(document_of(text))
    assert [point.certainty for point in told.points if point.speaker == "Ines Dorn"] == ["asserted"]
    assert [doubt for doubt in told.doubts if doubt.kind == "disputed"] == []


def test_a_plea_stands_with_the_charge_and_leaves_it_a_charge():
    charge = "Tom Quill, 41, a baker, appeared in court on Monday charged with setting fire to the mill."
    text = f"{charge}\n{AROUND[0]}\nHis lawyer said he would plead not guilty.\n"
    told = digest(document_of(text))
    (doubt,) = [doubt for doubt in told.doubts if doubt.about]
    assert doubt.text == f"{charge[:-1]}; his lawyer said he would plead not guilty."
    assert doubt.about[0].certainty == "asserted"


@pytest.mark.parametrize(
    "line",
    [
        "Q: You sold the harbour of Ormby to a builder for 3 million crowns last year.",
        "ANNA BELL (HOST): Minister, the harbour of Ormby was sold to a builder last year.",
        "My daughter missed the ferry from Ormby because of the sale of the harbour.",
        "Please consider the environment before printing this page about the harbour of Ormby.",
    ],
)
def test_what_somebody_says_or_a_page_begs_is_not_the_articles_word(line):
    told = digest(document_of(f"{line}\n{AROUND[0]}\n{AROUND[1]}\n"))
    assert [point.text for point in told.points] == [AROUND[0]]


def test_silence_says_on_what_it_is_kept():
    asked = "Asked whether the harbour had been sold twice, Paul Pauli said"
    text = f'{AROUND[0]}\n{asked}: "No comment."\n{AROUND[1]}\n'
    assert f'{asked}: "No comment."' in [point.text for point in digest(document_of(text)).points]


def test_the_news_before_a_statement_in_the_same_sentence_is_told():
    """ "X happened after Y said Z": what happened is the article's own, whoever says the rest."""
    text = (
        "The council of Oderby delayed its vote on the new bridge on Tuesday after engineers said it was unsafe.\n"
        "The vote had been planned for March, and the mayor said the council needed more time.\n"
    )
    claims = summarize(text).summary.claims
    assert any(claim.speaker is None and "delayed its vote" in claim.text for claim in claims)


@pytest.mark.parametrize(
    ("told", "cue"),
    [
        ("Police put the crowd at 8,000. Organisers said it was at least 25,000.", "said it was at least 25,000"),
        (
            "The union said 400 flights were cancelled on Monday. The airline said 120 flights were cancelled.",
            "120 flights",
        ),
    ],
)
def test_two_voices_that_count_the_same_differently_are_in_dispute(told, cue):
    found = digest(document_of(f"{AROUND[0]}\n{told}\n{AROUND[1]}\n")).doubts
    assert [(doubt.kind, doubt.cue) for doubt in found] == [("disputed", cue)]


@pytest.mark.parametrize(
    "told",
    [
        "The union said 400 flights were cancelled on Monday. The airline said 120 flights were late.",
        "The bakers' union said that 41 mills had closed since May. The ministry said 12 mills had opened since May.",
        "Police put the crowd at 8,000. Organisers said it was 3 kilometres long.",
    ],
)
def test_two_voices_that_count_different_things_are_not(told):
    assert digest(document_of(f"{AROUND[0]}\n{told}\n{AROUND[1]}\n")).doubts == ()


def test_a_figure_that_is_told_not_to_be_somebody_elses_is_in_dispute_and_a_correction_is_not():
    claim = "Ines Dorn said the true figure was 41,200, not 28,700 as Pauli had told the council."
    (doubt,) = digest(document_of(f"{AROUND[0]}\n{claim}\n{AROUND[1]}\n")).doubts
    assert (doubt.kind, doubt.text, doubt.cue) == ("disputed", claim, "not 28,700 as Pauli had told")
    corrected = "The board now says 96,000 homes are dark, not 120,000 as it said before."
    assert digest(document_of(f"{AROUND[0]}\n{corrected}\n{AROUND[1]}\n")).doubts == ()


def test_an_amount_is_told_with_what_it_measures_where_the_clause_says_it():
    """The subject of a verb of measuring, or the noun before "of"; never a guess."""
    text = (
        "Operating profit climbed to €146 million from €118 million a year earlier, Velmora said on Thursday.\n"
        "The company expects revenue of €5.4 billion and confirmed its target of an operating margin of 10%.\n"
        "It will spend $250 million on a plant in Ohio, and the shares rose 6.5% in early trading.\n"
    )
    figures = summarize(text).summary.figures
    assert {figure.text: figure.what for figure in figures} == {
        "€146 million": "Operating profit",
        "€118 million": "Operating profit",
        "€5.4 billion": "revenue",
        "10%": "operating margin",
        "$250 million": None,
        "6.5%": "shares",
    }


def test_neither_headline_nor_gist_tells_one_of_two_counts_alone():
    told = digest(document_of(f"Police put the crowd at 8,000. Organisers said it was at least 25,000.\n{AROUND[1]}\n"))
    both = "Police put the crowd at 8,000; organisers said it was at least 25,000."
    assert told.headline.text == both
    assert both in [line.text for line in told.gist]
    assert "Police put the crowd at 8,000." not in [line.text for line in told.gist]


def test_what_somebody_in_a_talk_does_not_know_is_nothing_that_the_article_leaves_open():
    text = f"{AROUND[0]}\nPAULI: Well, I am not sure how many harbours the builder has.\n"
    assert digest(document_of(text)).doubts == ()


def test_a_time_zone_and_a_noun_of_any_story_are_no_topics():
    text = (
        "The court at Velmora met at 09:12 GMT on Monday. Prices in Velmora rose at 10:00 GMT, the court heard.\n"
        "The costs of the court at Velmora rose by 11:30 GMT. The court closed, and prices and costs fell."
    )
    assert set(digest(document_of(text, "Court in Velmora weighs prices and costs")).topics) == {"Velmora"}
