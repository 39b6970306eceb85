"""Free text: what a summary in other words may say, as cases in files."""

import tomllib
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.verifier import check

FOLDER = Path(__file__).parent / "cases" / "prose"


def cases():
    for path in sorted(FOLDER.glob("*.toml")):
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in given["case"]:
            yield pytest.param(given["document"].strip(), case, id=f"{path.stem}: {case['rule']}")


@pytest.mark.parametrize(("text", "case"), tuple(cases()))
def test_prose_is_judged_as_its_case_says(text, case):
    """The worst verdict of its sentences is the one that the case names."""
    report = check(case["text"], Document.from_text(text, story="whole"))

    worst = min((one.verdict.status for one in report.sentences), key=["rejected", "flagged", "verified"].index)
    findings = [finding.message for one in report.sentences for finding in one.verdict.findings]
    assert worst == case["status"], findings


def test_a_subheading_is_nobody_who_was_missed():
    text = (
        "The dyke at Selby broke on Friday.\n\nOld mill safe, says owner\n\n"
        "Water did not reach the mill, Ada Lund said. Olaf Brink said that the school was shut."
    )
    report = check("The dyke at Selby broke on Friday.", text)
    assert [missed.text for missed in report.possibly_missed if missed.kind == "speaker"] == ["Ada Lund", "Olaf Brink"]


def test_a_figure_that_is_told_roughly_is_not_missed():
    text = "The lake lost 11 percent of its water. It lost 31 fish. The dyke at Selby broke on Friday."
    report = check("The lake lost more than a tenth of its water.", text)
    assert [missed.text for missed in report.possibly_missed if missed.kind == "figure"] == ["31 fish"]


@pytest.mark.parametrize(
    "told",
    [
        "I hope this helps!",
        "Please let me know if you'd like more detail on the investigation.",
        "Would you like me to shorten it?",
        "Of course!",
        "Certainly! Below is a concise summary of the article:",
        "Let me know if you'd like a shorter version or a different tone!",
        "I've kept it to three sentences.",
        "Key points",
        "As requested, here is the text:",
        "Sure! Here are the main points.",
        "```",
        "Here's a quick summary of the article:",
        "Here is a brief overview of the story:",
        "Key takeaways",
        "Note: I could not verify the date.",
        "*Source: [The Herald](https://example.org/1)*",
    ],
)
def test_what_an_assistant_says_to_its_reader_is_nothing_to_prove(told):
    """It speaks of the summary, not of the story."""
    assert (
        check(told, Document.from_text("The dyke at Selby broke on Friday, and the school was shut.")).sentences == ()
    )


@pytest.mark.parametrize(
    "told",
    [
        'The mayor wrote: "Let me know if you need help."',
        '"Let me know if you need help," the mayor wrote.',
        "Let me know that 40 people drowned.",
        "Neighbours were happy to help bury the dead.",
        "I hope this helps: Rita Doyle was arrested.",
        "As an AI company, Brellon is closing its plant.",
        "If you'd like, the school was blown up.",
        "The mayor said that they should feel free to leave.",
        "He is appealing the sentence.",
        "An appeal against the sentence is under way.",
        "The wording was taken out.",
        "They are not sure yet.",
        "The text remains below what is expected.",
        "A state document had already described it.",
        "Here is a summary: 40 people drowned.",
        "Here's a summary of the flood in Selby.",
        "Below is an overview of how the mayor lied.",
        "Here is a summary, in which the mayor lies.",
        "Here, nothing has changed.",
        "Here are two people.",
        "Here are 9,000.",
        "I could not sleep.",
        "``` Nobody",
        "Sources: the mayor lied.",
        "Source: the town says at https://example.org that it paid.",
        "| Tolls fell 4% |\n|---|",
    ],
)
def test_what_may_be_the_storys_is_judged_though_an_assistant_says_it_too(told):
    """A quotation, a figure, or the words of somebody who is named are never passed over."""
    text = "The dyke at Selby broke on Friday, and the school was shut."
    assert [one.verdict.status for one in check(told, Document.from_text(text)).sentences] != []


def test_of_a_table_the_rows_are_judged_and_its_head_is_not():
    text = "| What | When |\n|---|---|\n| Dyke broke | Friday |\n"
    report = check(text, Document.from_text("The dyke at Selby broke on Friday, and the school was shut."))
    assert [(one.text, one.verdict.status) for one in report.sentences] == [("| Dyke broke | Friday |", "verified")]


def test_a_speaker_who_is_called_shortly_is_not_missed():
    """By the surname, or by what the source is."""
    text = "The dyke at Selby broke on Friday, Mayor Ada Lund said. It will be mended, the water agency in York said."
    report = check("Lund said that the dyke broke. The agency said that it will be mended.", text)
    assert [missed.text for missed in report.possibly_missed if missed.kind == "speaker"] == []
