"""Quality has a floor, pinned with its corpus: articles written for this project, retold rightly and wrongly.

The corpus is small and was read while the checks were made: the floor says that nothing got worse, not how good it is.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from summarizer.document import Document
from summarizer.verifier import Grounds, check

FOLDER = Path(__file__).parent / "cases" / "faithfulness"

# Of the 170 wrong statements and summaries 106 are flagged or rejected, of the 110 right ones 3, and none rejected. (It
# was 114 and 3 while words of its own, figures reckoned from the story's and denials put in another way were doubted in
# longer texts too: that doubted one right sentence in eleven of the retellings in cases/retold, where now it is one in
# thirty. Of the eight lost, four had been caught for something else that was right.)
FEWEST_CAUGHT, MOST_FLAGGED, MOST_REJECTED = 106, 3, 0

# The kinds of error with seven cases or more, and how many of each are caught: none may pay for another. What "merge"
# (two people or events taken for one) asks for, no check sees yet. A wrong order (orchestra) and a wrong role (airport)
# count no longer: what was flagged in them was something else, and right.
BY_KIND = {
    "attribution": 4,
    "cause": 1,
    "certainty": 5,
    "circumstance": 6,
    "date": 6,
    "entity": 4,
    "figure": 10,
    "invention": 11,
    "name": 10,
    "negation": 7,
    "number": 8,
    "order": 1,
    "predicate": 7,
    "quantifier": 7,
    "role": 4,
    "speaker": 8,
}


def judged() -> Iterator[tuple[str, set[str]]]:
    """Yield for each statement of each file the kind of its error ("" if it is right), and its sentences' statuses."""
    for path in sorted(FOLDER.glob("*.toml")):
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        grounds = Grounds(Document.from_text(given["document"], story="whole"))
        for kind, text in [*(("", text) for text in given["faithful"]), *given["unfaithful"].items()]:
            report = check(text, grounds.document, grounds=grounds)
            yield kind, {sentence.verdict.status for sentence in report.sentences}


def test_wrong_statements_are_caught_and_right_ones_are_not() -> None:
    """No change of the checks lets more errors through, or doubts more of what is true, without lowering a pin."""
    found = list(judged())

    caught = Counter(kind for kind, statuses in found if kind and statuses != {"verified"})
    flagged = sum(statuses != {"verified"} for kind, statuses in found if not kind)
    rejected = sum("rejected" in statuses for kind, statuses in found if not kind)

    assert caught.total() >= FEWEST_CAUGHT
    assert {kind: caught[kind] for kind, fewest in BY_KIND.items() if caught[kind] < fewest} == {}
    assert flagged <= MOST_FLAGGED
    assert rejected <= MOST_REJECTED
