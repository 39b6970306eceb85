"""Rules of the right occurrence: cited sentence, one nearby, the chosen story, context, order."""

import re

import pytest

from summarizer.document import Document, Story
from summarizer.location import locate
from summarizer.spans import Span

LINES = [
    "The mayor opened the bridge on Monday.",
    "Officials said the road was closed.",
    "A baker sold bread to the crowd.",
    "Later, officials said the road was safe.",
    "Nobody asked about the ferry.",
    "In the evening, officials said the road was icy.",
    "The weather was mild.",
]
TEXT = " ".join(LINES)
SENTENCES = tuple(Span(TEXT.index(line), TEXT.index(line) + len(line)) for line in LINES)
PHRASE = "fficials said the road"
PLACES = [m.start() - 1 for m in re.finditer(PHRASE, TEXT)]


def document(**changes):
    return Document(TEXT, sentences=SENTENCES, **changes)


@pytest.mark.parametrize(("cites", "place"), [((2,), 0), ((4,), 1), ((6,), 2), ((7,), 2), ((1,), 0), ((3, 4), 1)])
def test_the_place_in_the_cited_sentence_or_within_two_of_it_is_meant(cites, place):
    match = locate("OFFICIALS said the road", document(), cites=cites)
    assert match.kind == "normalized"
    assert match.spans[0].start == PLACES[place]
    assert sorted(s.start for s in (*match.spans, *match.candidates)) == PLACES


def test_a_verbatim_place_is_chosen_the_same_way():
    match = locate("said the road was", document(), cites=(6,))
    assert match.kind == "exact"
    assert SENTENCES[5].covers(match.spans[0])
    assert len(match.candidates) == 2


@pytest.mark.parametrize(("after", "place"), [(0, 0), (PLACES[0] + 1, 1), (PLACES[1] + 1, 2), (PLACES[2] + 1, 0)])
def test_without_a_citation_the_first_place_behind_the_last_is_meant(after, place):
    assert locate("officials SAID the road", document(), after=after).spans[0].start == PLACES[place]


def test_words_of_the_context_choose_between_places():
    assert locate("officials SAID the road", document(), context="icy in the evening").spans[0].start == PLACES[2]


def test_the_chosen_story_comes_before_the_rest_of_the_page():
    story = Story("evening", (Span(SENTENCES[4].start, SENTENCES[6].end),))
    match = locate("said the road was", document(stories=(story,), chosen=0))
    assert SENTENCES[5].covers(match.spans[0])


def test_citations_count_the_sentences_of_the_chosen_story():
    story = Story("later", (Span(SENTENCES[2].start, SENTENCES[6].end),))
    match = locate("said the road was", document(stories=(story,), chosen=0), cites=(4,))
    assert SENTENCES[5].covers(match.spans[0])


@pytest.mark.parametrize("cites", [(0,), (-3,), (99,), ()])
def test_a_citation_of_no_sentence_does_no_harm(cites):
    assert locate("said the road was", document(), cites=cites).spans[0].start == PLACES[0] + len("officials ")


def test_a_citation_chooses_among_altered_places_too():
    match = locate("officials said the path was", document(), cites=(6,))
    assert match.kind == "altered"
    assert SENTENCES[5].covers(match.spans[0])


def test_fragments_in_two_stories_are_not_joined():
    quote = "A baker sold bread … officials said the road was safe"
    assert locate(quote, document()).kind == "elided"
    two = tuple(Story(None, (Span(SENTENCES[a].start, SENTENCES[b].end),)) for a, b in ((0, 2), (3, 6)))
    assert locate(quote, document(stories=two, chosen=0)).kind == "absent"


def test_a_quote_in_more_places_than_are_gathered_still_honours_its_citation():
    filler = "A word here. " * 400
    text = filler + "A word here, at last."
    sentences = tuple(Span(m.start(), m.end() - 1) for m in re.finditer(r"A word here. ", text))
    last = Span(len(filler), len(text))
    match = locate("A word here", Document(text, sentences=(*sentences, last)), cites=(len(sentences) + 1,))
    assert match.spans == (Span(last.start, last.start + 11),)
