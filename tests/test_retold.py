"""Retellings as chat models word them: of each article some right ones, and some with one wrong sentence.

The articles were written for this project in the manner of wires, broadsheets, tabloids, local papers and science
desks, by writers who had not seen the checks, and then read while the rules were made: the pins tell what got worse,
not how good it is. *mornings* was not read: by it the others are to be judged. *reckoned* and *reworded* are all right.
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
    "business": (24, 6, 0),
    "science": (32, 3, 1),
    "features": (29, 12, 1),
    "local": (31, 12, 1),
    "industry": (34, 17, 1),
    "bulletin": (26, 7, 0),
    "world": (33, 14, 2),
    "trades": (32, 11, 2),
    "regions": (36, 18, 3),
    "magazine": (35, 18, 2),
    "evening": (33, 17, 0),
    "metro": (36, 12, 0),
    "nationals": (43, 13, 1),
    "channels": (39, 18, 0),
    "columns": (34, 10, 5),
    "papers": (38, 23, 1),
    "desks": (28, 27, 4),
    "dispatches": (37, 22, 3),
    "weeklies": (30, 10, 1),
    "dailies": (30, 17, 0),
    "counties": (29, 11, 2),
    "websites": (35, 4, 0),
    "mornings": (31, 28, 7),
    "reckoned": (0, 27, 2),
    "reworded": (0, 25, 2),
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
