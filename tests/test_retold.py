"""Retellings as chat models word them: of each article some right ones, and some with one wrong sentence.

The articles were written for this project in the manner of wires, broadsheets, tabloids, local papers and science
desks, by writers who had not seen the checks, and then read while the rules were made: the pins tell what got worse,
not how good it is. *mornings*, *noons*, *harbors*, *couriers* and *gazettes* were not read, but for a sentence each of
the last two: by them the others are to be judged.
*reckoned*, *reworded* and *dusks* are all right.
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
    "politics": (36, 10, 0),
    "business": (30, 6, 0),
    "science": (34, 3, 1),
    "features": (34, 11, 1),
    "local": (38, 8, 0),
    "industry": (39, 11, 1),
    "bulletin": (29, 9, 0),
    "world": (33, 10, 1),
    "trades": (35, 11, 2),
    "regions": (43, 15, 1),
    "magazine": (42, 19, 2),
    "evening": (41, 10, 0),
    "metro": (39, 8, 0),
    "nationals": (48, 11, 1),
    "channels": (47, 14, 0),
    "columns": (40, 12, 5),
    "papers": (43, 17, 1),
    "desks": (32, 21, 3),
    "dispatches": (43, 19, 0),
    "weeklies": (35, 6, 1),
    "dailies": (37, 15, 0),
    "counties": (34, 9, 1),
    "websites": (35, 5, 0),
    "mornings": (33, 26, 5),
    "lates": (21, 1, 0),
    "noons": (20, 9, 0),
    "risers": (21, 15, 0),
    "vespers": (28, 5, 1),
    "harbors": (30, 27, 5),
    "beacons": (34, 13, 1),
    "almanacs": (31, 9, 1),
    "couriers": (29, 17, 5),
    "gazettes": (29, 10, 1),
    "ledgers": (27, 16, 4),
    "reckoned": (0, 22, 2),
    "reworded": (0, 27, 2),
    "dusks": (0, 13, 3),
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
