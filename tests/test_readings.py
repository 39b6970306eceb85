"""A long story is read where somebody asks; what is found there is what reading the whole finds."""

from pathlib import Path

import pytest

from summarizer import Document, check
from summarizer.reading.attribution import Speaker
from summarizer.reading.certainty import read_certainty
from summarizer.reading.quantities import read_quantities
from summarizer.reading.windows import WHOLE, blocks_of

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.*"))


@pytest.fixture(scope="module")
def story() -> str:
    """All examples' stories, one after another."""
    documents = [Document.from_path(path) for path in EXAMPLES]
    return "\n\n".join("\n\n".join(span.of(one.text) for span in one.story) for one in documents) + "\n\n"


@pytest.fixture(scope="module")
def long(story: str) -> Document:
    """The same, over and over, until it is too long to be read whole."""
    return Document.from_text(story * (WHOLE // len(story) + 1), "whole")


def test_a_story_of_a_normal_length_is_one_block(story: str) -> None:
    document = Document.from_text(story, "whole")
    assert document.readings.is_long is False
    assert document.story == blocks_of(document.text, document.sentences, document.story)


def test_blocks_cover_a_long_story_and_cut_no_sentence(long: Document) -> None:
    blocks = blocks_of(long.text, long.sentences, long.story)
    assert len(blocks) > 1
    assert long.text == "".join(block.of(long.text) for block in blocks)
    borders = {block.start for block in blocks}
    assert not any(start < border < end for start, end in long.sentences for border in borders)


def test_figures_and_cues_read_block_by_block_are_those_of_the_whole(long: Document) -> None:
    assert read_quantities(long.text, language=long.language) == long.readings.quantities
    assert read_certainty(long.text, long.sentences, long.language) == long.readings.cues


def test_figures_of_one_sentence_are_those_of_the_whole_that_stand_there(long: Document) -> None:
    sentences = long.sentences[:: len(long.sentences) // 50]
    for sentence in sentences:
        whole = tuple(figure for figure in long.readings.quantities if sentence.covers(figure.number))
        assert whole == long.readings.quantities_in(sentence)


def test_cues_of_one_sentence_are_those_of_the_whole_that_stand_there(long: Document) -> None:
    fresh = Document.from_text(long.text, "whole").readings
    for number in range(0, len(long.sentences), len(long.sentences) // 50):
        whole = tuple(cue for cue in long.readings.cues if cue.sentence == number)
        assert whole == fresh.cues_in(long.sentences[number])


def test_who_says_what_around_a_place_is_what_the_whole_says_there(long: Document) -> None:
    """Every statement is found with its content; its speaker is the whole's unless the text has two of such a name."""
    readings = long.readings
    agreeing = []
    for statement in readings.attribution.statements:
        at = statement.content[0]
        near = next(one for one in readings.voices_near(at).statements_at(at) if one.cue == statement.cue)
        assert statement.content == near.content
        assert statement.sentence == near.sentence
        agreeing.append(_name(readings.speaker_of(statement)) == _name(readings.speaker_near(near)))
    assert sum(agreeing) >= 0.95 * len(agreeing) > 0


def _name(speaker: Speaker | None) -> str | None:
    return speaker and speaker.name


def test_prose_is_judged_of_a_long_story_as_of_the_story_alone(story: str, long: Document) -> None:
    """What is said once in the story stands often in the long one: the verdicts of its sentences are the same."""
    document = Document.from_text(story, "whole")
    prose = " ".join(f"{span.of(story).rsplit(' ', 3)[0]}, not 17 times." for span in document.sentences[4:40:6])
    alone, among = check(prose, document), check(prose, long)
    assert len(alone.sentences) > 3
    assert [one.verdict.status for one in alone.sentences] == [one.verdict.status for one in among.sentences]


def test_of_a_long_story_who_speaks_is_read_near_their_names_alone(long: Document) -> None:
    document = Document.from_text(f"Osric Fenn said the bridge was safe.\n\n{long.text}", "whole")
    [silent] = check("Osric Fenn said nothing.", document).sentences
    assert "the bridge was safe" in silent.verdict.findings[0].message
    assert "attribution" not in vars(document.readings)
