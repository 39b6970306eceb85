"""The main story: what is left out, what stays, and what always holds of the spans."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.page.stories import arrange
from summarizer.reading.sentences import split

CASES = Path(__file__).parent / "cases" / "stories"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))


def arranged(text):
    return arrange(text, split(text))


def page(name):
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    marks = (CASES / f"{name}.marks").read_text(encoding="utf-8").split("\n")
    return text, marks[: len(text.splitlines())]


def marked(text, marks, wanted):
    return [line for line, mark in zip(text.splitlines(), marks, strict=True) if mark in wanted and line]


def kept(text, story):
    return [line for start, end in story.spans for line in text[start:end].splitlines() if line.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_the_main_story_is_its_lines_and_no_other(name):
    """The floor is exact: on pages of our own no line is missed and none is too many."""
    text, marks = page(name)
    stories, main = arranged(text)

    assert kept(text, stories[main]) == marked(text, marks, ("h", "m"))


@pytest.mark.parametrize("name", NAMES)
def test_the_headline_is_the_line_marked(name):
    """A page's headline is found; where none stands in the text, none is made up."""
    text, marks = page(name)
    stories, main = arranged(text)

    assert stories[main].title == next(iter(marked(text, marks, ("h",))), None)


def test_other_stories_are_found_with_their_titles():
    """Outlet, time stamp, headline, body: each such block is a story of its own."""
    text, marks = page("aggregator")
    stories, main = arranged(text)

    assert main == 0
    assert [story.title for story in stories[1:]] == marked(text, marks, ("h1", "h2"))


def test_promotion_inside_a_story_is_cut_out_at_sentence_borders():
    """ "Read more: …" and a plea that runs into the next sentence are no part of a story."""
    text, _ = page("aggregator")
    stories, _ = arranged(text)

    body = " ".join(span.of(text) for span in stories[1].spans)
    assert "Read more" not in body
    assert "Support our work" not in body
    assert "The line carried 400,000 people" in body
    assert "The council did not answer a letter" in body


@pytest.mark.parametrize("name", ["clean", "wrapped"])
@pytest.mark.parametrize(
    "change",
    [str, str.lower, lambda text: text.replace("\n", " "), lambda text: text.replace(".", " .").replace(",", " ,")],
    ids=["as it is", "lower-cased", "one paragraph", "tokenised"],
)
def test_a_clean_article_loses_nothing(name, change):
    """A text without boilerplate is one story, whole."""
    text = change(page(name)[0])
    stories, main = arranged(text)

    assert main == 0
    assert len(stories) == 1
    assert "".join(kept(text, stories[0])).replace(" ", "") == text.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("text", ["", " \n ", "Home\nNews\nContact", "\x00", "42"])
def test_a_text_without_prose_has_no_story(text):
    """Menus alone are no article."""
    assert arranged(text) == ((), None)


def test_the_declared_title_tells_the_headline():
    """Of two lines that could be the headline, the one that the page declares is."""
    text, _ = page("newspaper")
    stories, main = arrange(text, split(text), title="Library in Oderby stays open after protests - Oderby Post")

    assert stories[main].title == "Library in Oderby stays open after protests"


LINES = st.sampled_from(
    ["Home", "Related Articles", "29 minutes ago", "Coastline", "- Coastline", "Read also: x y", "Comments", "© 2020",
     "The mayor said on Monday that the bridge would be closed for two weeks.", "A headline about bridges", "\ud800",
     "Sign up for our newsletter to get the latest", "\x00", "👉 👈", "a b c.", ". . .", "桥将关闭两年。",
     "", "The council said that it was not able to do it, and would not try again. Support our work by The end. " * 3]
)  # fmt: skip
PAGES = st.one_of(st.text(max_size=300), st.lists(LINES, max_size=25).map("\n".join))


@settings(max_examples=300)
@given(PAGES)
def test_spans_are_sorted_disjoint_and_trimmed(text):
    """No span leaves the text, touches another story's, or starts with white space."""
    stories, main = arranged(text)

    assert main is None if not stories else 0 <= main < len(stories)
    position = 0
    for start, end in sorted(span for story in stories for span in story.spans):
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        position = end
    assert all(list(story.spans) == sorted(story.spans) and story.spans for story in stories)


@settings(max_examples=100)
@given(PAGES)
def test_the_same_text_gives_the_same_stories(text):
    """Nothing depends on what was read before."""
    assert arranged(text) == arranged(text)


class Counted(str):
    """A text that counts how many of its code points are looked at by slicing."""

    read = 0

    def __getitem__(self, key):
        piece = super().__getitem__(key)
        Counted.read += len(piece)
        return piece


@pytest.mark.parametrize(
    "piece",
    [
        "Home\n",
        "29 minutes ago\nA headline about bridges\n" + "The mayor said that it is so. " * 9 + "\n",
        "word ",
        "Comments\nThe mayor said on Monday that the bridge would be closed for two weeks.\n",
    ],
)
def test_work_grows_with_the_text_and_not_faster(piece):
    """Four times the page, about four times the code points looked at."""
    read = []
    for size in (250, 1_000):
        text = Counted(piece * size)
        sentences = split(str(text))
        Counted.read = 0
        arrange(text, sentences)
        read.append(Counted.read)

    assert read[1] <= 4.5 * read[0] + 20_000


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("It is not clear yet whether the founder of the mill, who left the valley in spring, will return.", True),
        ("There has been no word from the author of the report, which the town has not published so far.", True),
        ("Nora Quill is accused of having misled a professor of the college about the money for the new mill.", True),
        ("Nora Quill is a freelance reporter who lives near Orrin and covers farms, mills and markets.", False),
        ("The author is a professor of farming at Orrin College and has kept bees for twenty years.", False),
    ],
)
def test_a_biography_names_its_author(line, stays):
    """What begins like a biography but names nobody, or tells what befell somebody, is the story's."""
    told = "The mill in Orrin burned down on Monday night, and nobody was hurt, the town said in the morning."
    text = "\n".join(["Mill burns down in Orrin", told, told.replace("Monday", "that"), line])
    stories, main = arranged(text)

    assert (line in "\n".join(kept(text, stories[main]))) is stays


@pytest.mark.parametrize("stamp", ["7 мая 2025, 10:15", "7 de mayo de 2025 - 10:15", "2025年6月18日 09:30"])
def test_the_time_of_publication_is_no_part_of_the_story(stamp):
    told = "The mill in Orrin burned down on Monday night, and nobody was hurt, the town said in the morning."
    text = "\n".join(["Mill burns down in Orrin", stamp, told, told.replace("Monday", "that")])
    stories, main = arranged(text)

    assert stamp not in "\n".join(kept(text, stories[main]))
