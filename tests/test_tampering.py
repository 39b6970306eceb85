"""A stored summary whose fields were changed afterwards: nothing that it asserts passes unseen.

Each field of each item of the examples' summaries is changed in turn, drawn with a seed: the item must not be
verified any more, or the report must say what of it can't be judged.
"""

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from summarizer import Document, summarize, verify
from summarizer.verifier import Grounds, Report

EXAMPLES = sorted(path for path in (Path(__file__).parent.parent / "examples").iterdir() if path.is_file())
PER_FIELD = 6
"""Items of one kind whose field is changed, at most: each costs a verification."""

Item = dict[str, Any]
Summary = dict[str, Any]
Forgery = Callable[[Item, Summary, Random], Any]


@cache
def summary_of(path: Path) -> tuple[Summary, Document, Grounds]:
    """Return the stored summary of an example, as JSON reads it, with the article and its readings."""
    result = summarize(Document.from_path(path))
    return json.loads(result.to_json())["summary"], result.document, Grounds(result.document)


def another(values: list[Any]) -> Forgery:
    """Draw one of ``values``."""
    return lambda item, summary, chance: chance.choice(values)


def elsewhere(fields: str, name: str) -> Forgery:
    """Draw what other items of the summary have in that field."""
    return lambda item, summary, chance: chance.choice([one[name] for one in summary[fields] if one[name]] or [None])


def other_speaker(item: Item, summary: Summary, chance: Random) -> Any:
    return chance.choice([one["id"] for one in summary["sources"] if one["id"] != item["speaker"]])


def other_number(item: Item, summary: Summary, chance: Random) -> Any:
    value = copy.deepcopy(item["value"])
    for part in ("value", "low", "high"):
        if value and value.get(part) and value[part].isdigit():
            return {**value, part: str(int(value[part]) + chance.randint(1, 9))}
    return {"type": "number", "value": "77"}


def unrelated(item: Item, summary: Summary, chance: Random) -> Any:
    """Draw the ids of two claims that prove other things."""
    return chance.sample([one["id"] for one in summary["claims"] if one["id"] not in item["claims"]], 2)


def far(item: Item, summary: Summary, chance: Random) -> Any:
    return [one["id"] for one in summary["claims"] if one["id"] not in item["about"]][-1:]


def words_of_another(item: Item, summary: Summary, chance: Random) -> Any:
    return " ".join(chance.choice(summary["claims"])["evidence"][0]["quote"].split()[:2])


KINDS = ["person", "organization", "publication", "document", "group", "anonymous"]
FORGERIES: dict[tuple[str, str], tuple[Forgery, ...]] = {
    ("sources", "name"): (another(["Gregor Samsa"]), elsewhere("sources", "name")),
    ("sources", "role"): (elsewhere("sources", "role"), another(["harbour", "chief executive of Nobody"])),
    ("sources", "kind"): (another(KINDS),),
    ("sources", "aliases"): (
        another([["Gregor Samsa"]]),
        lambda item, summary, chance: [chance.choice(summary["sources"])["name"]],
    ),
    ("claims", "text"): (
        elsewhere("claims", "text"),
        another(["The moon was sold to a museum in Prague."]),
        another(
            ["The mayor has resigned.", "She said she would sue.", "Officers arrested a man of 40 in his kitchen."]
        ),
    ),
    ("claims", "speaker"): (other_speaker, another([None])),
    ("claims", "certainty"): (another(["asserted", "hedged", "denied", "disputed"]),),
    ("claims", "how"): (another(["direct_quote", "paraphrase", "document"]),),
    ("claims", "via"): (another(["the Daily Moon"]), elsewhere("sources", "name")),
    ("figures", "text"): (elsewhere("figures", "text"), another(["77 museums"])),
    ("figures", "value"): (other_number,),
    ("figures", "unit"): (another(["EUR", "USD", "km", "year", "%"]),),
    ("figures", "kind"): (another(["count", "money", "percent", "distance", "duration", "date", "age", "score"]),),
    ("figures", "approximate"): (another(["about", "nearly", "at least", None]),),
    ("figures", "what"): (another(["dead people", "stolen museums"]), elsewhere("figures", "what")),
    ("figures", "speaker"): (other_speaker,),
    ("uncertainties", "text"): (another(["The moon was sold to a museum in Prague."]),),
    ("uncertainties", "kind"): (another(["unknown", "hedged", "disputed", "unconfirmed", "no_comment"]),),
    ("uncertainties", "cue"): (words_of_another, another(["it is a miracle"])),
    ("uncertainties", "speaker"): (other_speaker,),
    ("uncertainties", "about"): (far,),
    ("gist", "text"): (another(["The moon was sold to a museum in Prague."]),),
    ("gist", "claims"): (unrelated, another([["c99"], []])),
}


def forged(path: Path, fields: str, name: str) -> Iterator[tuple[Item, Item, Report]]:
    """Yield items with one field changed, as they were and as they are, and the report on the whole summary."""
    summary, document, grounds = summary_of(path)
    chance = Random(f"{path.name} {fields} {name}")
    for forgery in FORGERIES[fields, name]:
        items = summary[fields]
        for number in sorted(chance.sample(range(len(items)), min(PER_FIELD, len(items)))):
            value = forgery(items[number], summary, chance)
            if value == items[number][name]:
                continue
            other = copy.deepcopy(summary)
            other[fields][number][name] = value
            yield items[number], other[fields][number], verify(other, document, grounds=grounds)


def is_told(item: Item, report: Report, before: Report) -> bool:
    """Tell whether an item is not verified, or a finding that it did not have says what of it can't be judged."""
    was = {one.id: set(one.verdict.findings) for one in before.judged}
    mine = next(one for one in report.judged if one.id == item["id"])
    return mine.verdict.status != "verified" or bool(set(mine.verdict.findings) - was[item["id"]])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(("fields", "name"), FORGERIES, ids=lambda name: name)
def test_a_changed_field_never_passes_unseen(path: Path, fields: str, name: str) -> None:
    """Whatever field is changed: its item is not verified, or what of it can't be judged is listed."""
    summary, document, grounds = summary_of(path)
    before = verify(summary, document, grounds=grounds)

    unseen = [
        (was[name], item[name], item.get("text"))
        for was, item, report in forged(path, fields, name)
        if not is_told(item, report, before) and not means_the_same(was, item, name, summary)
    ]

    assert unseen == []


def means_the_same(was: Item, item: Item, name: str, summary: Summary) -> bool:
    """Tell whether a change drawn says nothing else: of two sources with one role, of figures that count one thing."""
    old, new = was[name], item[name]
    if name in ("role", "what"):
        return new is None or (old is not None and {*new.lower().split()} <= {*old.lower().split()})
    if name == "aliases":
        own = {*was["name"].split(), *(word for alias in old for word in alias.split())}
        return all({*alias.split()} <= own for alias in new)
    return False


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_stored_verdict_and_no_stored_place_is_believed(path: Path) -> None:
    """Verdicts, kinds of matches and offsets that were forged change no verdict."""
    summary, document, grounds = summary_of(path)
    other = copy.deepcopy(summary)
    for items in (other["claims"], other["figures"], other["sources"], other["uncertainties"], other["gist"]):
        for item in items:
            item["verdict"] = {"status": "rejected", "findings": []}
            for piece in item["evidence"]:
                piece["match"] = "absent"
                piece["sentence"] = {"start": 0, "end": 1}

    assert verify(other, document, grounds=grounds).items == verify(summary, document, grounds=grounds).items


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_untouched_summary_is_judged_as_it_was(path: Path) -> None:
    """What the program made is verified when it is read again."""
    summary, document, grounds = summary_of(path)

    report = verify(summary, document, grounds=grounds)

    assert {one.status for one in report.items} == {"verified"}


def test_subjects_that_the_story_does_not_speak_of_are_listed() -> None:
    """Nothing proves a subject; one with words from nowhere is named as not judged."""
    summary, document, grounds = summary_of(EXAMPLES[0])

    report = verify({**summary, "topics": ["Murder in Prague"]}, document, grounds=grounds)

    assert [(one.check, '"Murder in Prague"' in one.reason) for one in report.not_run] == [("topics", True)]


SWAPS = [("killing", "injuring"), ("injuring", "killing"), ("passed", "failed"), ("suspended", "resumed")]


@pytest.mark.parametrize(("word", "other"), SWAPS)
def test_a_predicate_turned_into_another_is_never_verified(word: str, other: str) -> None:
    """What became of people, and whether something was passed, is the claim."""
    path = next(path for path in EXAMPLES if path.stem == "ferry-accident")
    summary, document, grounds = summary_of(path)
    changed = copy.deepcopy(summary)
    touched = [item for item in (*changed["claims"], *changed["gist"]) if word in item["text"]]
    for item in touched:
        item["text"] = item["text"].replace(word, other)

    report = verify(changed, document, grounds=grounds)

    statuses = {one.id: one.status for one in report.items}
    assert touched
    assert all(statuses[item["id"]] != "verified" for item in touched)
