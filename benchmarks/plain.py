"""How many plain short sentences are judged right, true ones and false ones, of articles written for this project.

    python -m benchmarks.plain [FILE ...]

FILE holds one JSON object a line, with an ``article`` and lists of sentences, ``true`` and ``false``: what somebody
types who tries it out, four to fourteen words each, judged one by one. All sets but one were read while rules were
made; "noted" was not, and tells what to expect.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.engine import ROOT, rows
from summarizer import Document
from summarizer.verifier import Grounds, check

SETS = sorted((ROOT / "tests" / "cases" / "plain").glob("*.jsonl"))


class Counts(NamedTuple):
    """How many true sentences there are, and are doubted or contradicted; how many false ones, and are caught."""

    true: int
    doubted: int
    false: int
    caught: int


def flagged(path: Path, kind: str) -> Iterator[bool]:
    """Yield of each sentence of a kind whether it is doubted or contradicted."""
    for row in rows(path):
        grounds = Grounds(Document.from_text(row["article"], "whole"))
        for sentence in row[kind]:
            report = check(sentence, grounds.document, grounds=grounds)
            yield any(one.verdict.status != "verified" for one in report.sentences)


def counts(path: Path) -> Counts:
    """Count them in a file."""
    true, false = list(flagged(path, "true")), list(flagged(path, "false"))
    return Counts(len(true), sum(true), len(false), sum(false))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=SETS)
    found = {path.stem: counts(path) for path in parser.parse_args().files}
    found["together"] = Counts(*map(sum, zip(*found.values(), strict=True)))
    print(f"{'':12} {'true':>6} {'doubted':>8} {'%':>6} {'false':>7} {'caught':>7} {'%':>6}")
    for name, one in found.items():
        doubted, caught = 100 * one.doubted / one.true, 100 * one.caught / one.false
        print(f"{name:12} {one.true:6} {one.doubted:8} {doubted:6.1f} {one.false:7} {one.caught:7} {caught:6.1f}")


if __name__ == "__main__":
    main()
