"""Who says what has a floor, pinned with its passages: written for this project, with what is said in each and whose.

The passages were read while the rules were made: the floor says that nothing got worse, not how good it is.
"""

from collections import Counter

import pytest

from benchmarks.who_says import PASSAGES, counts, held

# Of what is said in the passages of each file, how many statements at least are told of the right speaker, and how
# many at most of another one. What is wrong is mostly "the singer", "the operator" kept apart from who was named, and
# what somebody says inside another's quotation, told of that other one.
FLOOR = {"mixed": (306, 15), "online": (309, 14), "surnames": (263, 23), "wires": (208, 24)}

# The same of whole articles in German, Spanish and French.
FLOOR |= {"de": (261, 17), "es": (198, 21), "fr": (184, 25)}

# How many statements at most are read in all of them that nobody makes.
MOST_EXTRA = 72


@pytest.fixture(scope="module")
def found() -> dict[str, Counter[str]]:
    return {name: counts([PASSAGES / f"{name}.jsonl"]) for name in FLOOR}


@pytest.mark.parametrize("name", FLOOR)
def test_no_change_loses_a_speaker_in_silence(found: dict[str, Counter[str]], name: str) -> None:
    right, wrong = FLOOR[name]

    assert found[name]["right"] >= right
    assert found[name]["wrong"] <= wrong


def test_every_file_of_passages_has_a_floor() -> None:
    assert {path.stem for path in PASSAGES.glob("*.jsonl")} == FLOOR.keys()


def test_nothing_is_heard_that_nobody_says(found: dict[str, Counter[str]]) -> None:
    assert sum(one["extra"] for one in found.values()) <= MOST_EXTRA


def test_another_speaker_is_wrong_and_none_is_open() -> None:
    """The measure itself: a name is right by its words, a pronoun left open, silence missed."""
    said = [
        {"speaker": "Ann Lee", "content": "the bridge was closed"},
        {"speaker": "Tom Orr", "content": "the road was open"},
        {"speaker": "Tom Orr", "content": "it would rain"},
        {"speaker": "Ann Lee", "content": "nobody wrote this"},
    ]
    text = "Ann Lee said the bridge was closed. Ida Holm said the road was open. It was said that it would rain."

    outcomes = [one.outcome for one in held({"id": "1", "text": text, "said": said})]

    assert outcomes == ["right", "wrong", "open", "missed"]
