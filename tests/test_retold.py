"""Retellings as chat models word them: of each article some right ones, and some with one wrong sentence.

The articles were written for this project in the manner of wires, broadsheets, tabloids, local papers and science
desks, by people who had not seen the checks, and then read while the rules were made: the pins tell what got worse, not
how good it is.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.faithfulness import Sentences, sentences_of
from summarizer.document import Document
from summarizer.verifier import Grounds, check

FOLDER = Path(__file__).parent / "cases" / "retold"

# Of each set: how many of the wrong sentences are caught at least, how many right sentences are doubted at most, and
# how many of those are contradicted.
PINS = {
    "politics": (36, 11, 0),
    "business": (23, 6, 0),
    "science": (32, 7, 1),
    "features": (30, 16, 1),
    "local": (31, 15, 1),
    "industry": (34, 21, 1),
    "bulletin": (26, 9, 0),
    "world": (32, 19, 2),
    "trades": (32, 12, 2),
    "regions": (36, 23, 3),
    "magazine": (35, 22, 2),
    "evening": (35, 24, 0),
    "metro": (36, 19, 0),
    "nationals": (43, 15, 1),
    "channels": (38, 19, 0),
    "columns": (33, 11, 5),
    "papers": (38, 31, 2),
    "desks": (28, 33, 6),
    "dispatches": (37, 28, 3),
    "weeklies": (30, 10, 1),
    "dailies": (30, 34, 0),
}


def told(name: str) -> Iterator[Sentences]:
    """Yield what is said of the sentences of each summary of a set."""
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        grounds = Grounds(Document.from_text(row["article"], story="whole"))
        for one in row["summaries"]:
            report = check(one["summary"], grounds.document, grounds=grounds)
            yield sentences_of(report, one.get("label_detail", {}).get("wrong", "").strip())


def counts(name: str) -> tuple[int, int, int]:
    """Return how many wrong sentences are caught, and how many right ones are doubted, and contradicted."""
    found = list(told(name))
    return (
        sum(bool(one.caught) for one in found),
        sum(one.doubted for one in found),
        sum(one.contradicted for one in found),
    )


def every(names: list[str]) -> list[object]:
    """Return the sets, the first four for every run."""
    return [name if number < 4 else pytest.param(name, marks=pytest.mark.slow) for number, name in enumerate(names)]


@pytest.mark.parametrize("name", every(list(PINS)))
def test_no_set_gets_worse(name: str) -> None:
    """No change lets more wrong sentences through, or doubts or contradicts more right ones, without a pin lowered."""
    caught, doubted, contradicted = counts(name)

    fewest, most_doubted, most_contradicted = PINS[name]
    assert caught >= fewest
    assert doubted <= most_doubted
    assert contradicted <= most_contradicted
