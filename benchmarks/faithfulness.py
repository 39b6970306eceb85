"""Is a summary true to its article? Free text checked against human labels, one table.

    python benchmarks/faithfulness.py a_bump.jsonl a_cliff.jsonl a_frank.jsonl [--articles 100]

A row of a file is one article: ``{"doc_id", "article", "summaries": [{"summary", "label": "faithful" | "unfaithful",
"label_detail": {"error_type"}}]}``. Unfaithful is the positive class. Two operating points: *flagged or rejected*, and
*rejected* alone. Intervals are 95 % bootstrap intervals that draw whole articles, for the summaries of one article are
not independent.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.document import Document
from summarizer.verifier import Grounds, check

DRAWS = 300


@dataclass(frozen=True)
class Outcome:
    """One summary: its article, whether it is unfaithful and how, what the verifier said, and how long it took."""

    article: str
    unfaithful: bool
    error: str
    flagged: bool
    rejected: bool
    seconds: float


def outcomes(path: Path, articles: int | None) -> Iterator[Outcome]:
    """Check every summary of every article of a file."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            if articles is not None and number >= articles:
                return
            row = json.loads(line)
            document = Document.from_text(row["article"], story="whole")
            grounds = Grounds(document)
            for summary in row["summaries"]:
                yield outcome(row["doc_id"], summary, document, grounds)


def outcome(article: str, summary: dict[str, Any], document: Document, grounds: Grounds) -> Outcome:
    """Check one summary."""
    started = time.perf_counter()
    report = check(summary["summary"], document, grounds=grounds)
    seconds = time.perf_counter() - started
    statuses = {sentence.verdict.status for sentence in report.sentences}
    error = (summary.get("label_detail") or {}).get("error_type", "")
    unfaithful = summary["label"] == "unfaithful"
    rejected = "rejected" in statuses
    return Outcome(article, unfaithful, error, rejected or "flagged" in statuses, rejected, seconds)


def scores(found: Sequence[Outcome], point: str) -> dict[str, float]:
    """Return precision, recall, F1, balanced accuracy and the share of faithful summaries hit, at one point."""
    hit = [getattr(one, point) for one in found]
    positive = sum(one.unfaithful for one in found)
    negative = len(found) - positive
    true = sum(h and one.unfaithful for h, one in zip(hit, found, strict=True))
    false = sum(hit) - true
    precision = true / (true + false) if true + false else 0.0
    recall = true / positive if positive else 0.0
    wrong = false / negative if negative else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"P": precision, "R": recall, "F1": f1, "balanced": (recall + 1 - wrong) / 2, "faithful hit": wrong}


def interval(found: Sequence[Outcome], point: str, name: str) -> tuple[float, float]:
    """Return a 95 % interval of one score, drawing whole articles with a fixed seed."""
    by_article: dict[str, list[Outcome]] = {}
    for one in found:
        by_article.setdefault(one.article, []).append(one)
    groups, chance = list(by_article.values()), random.Random(1)
    drawn = [scores([o for g in chance.choices(groups, k=len(groups)) for o in g], point)[name] for _ in range(DRAWS)]
    drawn.sort()
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]


def table(name: str, found: Sequence[Outcome]) -> Iterator[str]:
    """Yield the table of one file."""
    milliseconds = 1000 * statistics.median(one.seconds for one in found)
    unfaithful = sum(one.unfaithful for one in found)
    yield f"{name}: {len(found)} summaries, {unfaithful} unfaithful, median {milliseconds:.1f} ms a summary"
    for point in ("flagged", "rejected"):
        low, high = interval(found, point, "balanced")
        told = "  ".join(f"{key} {value:.3f}" for key, value in scores(found, point).items())
        yield f"  {point:9} {told}  (balanced {low:.3f} to {high:.3f})"
    for error in sorted({one.error for one in found if one.unfaithful and one.error}):
        of = [one for one in found if one.error == error]
        flagged, rejected = (sum(getattr(one, point) for one in of) / len(of) for point in ("flagged", "rejected"))
        yield f"  {error:36} {len(of):4}  flagged {flagged:.2f}  rejected {rejected:.2f}"


def main() -> None:
    """Print one table a file."""
    parser = argparse.ArgumentParser(description="Check summaries against their articles and human labels.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, help="read at most so many articles of each file")
    options = parser.parse_args()
    for path in options.files:
        print("\n".join(table(path.stem, list(outcomes(path, options.articles)))))


if __name__ == "__main__":
    main()
