"""Is a summary true to its article? Free text checked against human labels, one table.

    python benchmarks/faithfulness.py [a_bump.jsonl a_cliff.jsonl a_frank.jsonl] [--articles 100] [--half odd]

A row of a file is one article: ``{"doc_id", "article", "summaries": [{"summary", "label": "faithful" | "unfaithful",
"label_detail": {"error_type", "wrong"}}]}``; where it gives the wrong sentence, as it stands in the summary, what is
said of each sentence is counted too: how many right ones are doubted, and how many wrong ones are caught. Without a
file, this project's own articles are taken, each told rightly and wrongly (tests/cases/faithfulness; they were read
while the checks were made). Unfaithful is the positive class. Two operating points: *flagged or rejected*, and
*rejected* alone; beside them, of the same run, the rule that everybody has: a summary with a number or a capitalised
name that the article does not have. A label may call such a summary faithful, for what it tells is true; by the article
it can't be proved, and so the first point is told without those articles, too. Intervals are 95 % bootstrap intervals
that draw whole articles, for the summaries of one article are not independent. ``--half`` reads the even rows of a
file, counted from 0, or the odd ones.
"""

import argparse
import json
import random
import re
import statistics
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.document import Document
from summarizer.verifier import CHECKS, Grounds, Report, check
from summarizer.verifier.checks.support import OPERATING_POINT

DRAWS = 300
OWN = Path(__file__).resolve().parent.parent / "tests" / "cases" / "faithfulness"
HALVES = {"even": 0, "odd": 1}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITALISED = re.compile(r"(?<![.!?:\"“‘] )(?<!^)\b[A-Z][\w’'-]+")


class Sentences(NamedTuple):
    """What is said of the sentences of a summary: of the right ones, how many there are, are doubted and contradicted.

    ``caught``: whether the wrong one is doubted or contradicted; None where there is none, or it isn't given.
    """

    right: int
    doubted: int
    contradicted: int
    caught: bool | None


def sentences_of(report: Report, wrong: str) -> Sentences:
    """Tell the ``wrong`` sentence of a summary ("": it has none) from the right ones; count what is said of them."""
    found = [(one, bool(wrong) and (wrong in one.text or one.text.strip("- ") in wrong)) for one in report.sentences]
    right = [one for one, is_wrong in found if not is_wrong]
    return Sentences(
        right=len(right),
        doubted=sum(one.verdict.status != "verified" for one in right),
        contradicted=sum(one.verdict.status == "rejected" for one in right),
        caught=any(one.verdict.status != "verified" for one, is_wrong in found if is_wrong) if wrong else None,
    )


@dataclass(frozen=True)
class Outcome:
    """One summary: its article, whether it is unfaithful and how, what was said of it, and how long that took.

    ``doubted`` and ``contradicted`` hold the checks that did so, ``sentences`` what was said of each where the wrong
    one is given. ``seconds`` is None for the first summary of an
    article, which pays for reading the article too: ``reading`` is that, in seconds for 1000 characters of it.
    """

    article: str
    unfaithful: bool
    error: str
    doubted: frozenset[str]
    contradicted: frozenset[str]
    trivial: bool
    sentences: Sentences | None
    seconds: float | None
    reading: float | None

    @property
    def rejected(self) -> bool:
        return bool(self.contradicted)

    @property
    def flagged(self) -> bool:
        return self.rejected or bool(self.doubted)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a file, or of a folder of this project's own cases."""
    if path.is_dir():
        for one in sorted(path.glob("*.toml")):
            given = tomllib.loads(one.read_text(encoding="utf-8"))
            right = [{"summary": text, "label": "faithful"} for text in given["faithful"]]
            wrong = [
                {"summary": text, "label": "unfaithful", "label_detail": {"error_type": kind}}
                for kind, text in given["unfaithful"].items()
            ]
            yield {"doc_id": one.stem, "article": given["document"], "summaries": right + wrong}
        return
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def outcomes(path: Path, articles: int | None, half: str | None) -> Iterator[Outcome]:
    """Check every summary of every article of a file, or of every other one."""
    for number, row in enumerate(rows(path)):
        if articles is not None and number >= articles:
            return
        if half is not None and number % 2 != HALVES[half]:
            continue
        grounds = Grounds(Document.from_text(row["article"], story="whole"))
        for place, summary in enumerate(row["summaries"]):
            yield outcome(row, summary, grounds, first=place == 0)


def outcome(row: dict[str, Any], summary: dict[str, Any], grounds: Grounds, *, first: bool) -> Outcome:
    """Check one summary."""
    started = time.perf_counter()
    report = check(summary["summary"], grounds.document, grounds=grounds)
    seconds = time.perf_counter() - started
    wrong = ((summary.get("label_detail") or {}).get("wrong") or "").strip()
    findings = [finding for sentence in report.sentences for finding in sentence.verdict.findings]
    return Outcome(
        article=row["doc_id"],
        unfaithful=summary["label"] == "unfaithful",
        error=(summary.get("label_detail") or {}).get("error_type", ""),
        doubted=frozenset(finding.check for finding in findings if finding.severity == "doubt"),
        contradicted=frozenset(finding.check for finding in findings if finding.severity == "contradiction"),
        sentences=sentences_of(report, wrong) if wrong or summary["label"] == "faithful" else None,
        trivial=has_news(summary["summary"], row["article"]),
        seconds=None if first else seconds,
        reading=1000 * seconds / max(1, len(row["article"])) if first else None,
    )


def has_news(summary: str, article: str) -> bool:
    """Tell whether a summary has a number, or a capitalised word within a sentence, that the article does not have."""
    numbers = set(_NUMBER.findall(summary)) - set(_NUMBER.findall(article))
    letters = article.casefold()
    return bool(numbers) or any(
        word.removesuffix("'s").removesuffix("’s").casefold() not in letters for word in _CAPITALISED.findall(summary)
    )


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


def intervals(found: Sequence[Outcome], point: str) -> dict[str, tuple[float, float]]:
    """Return a 95 % interval of each score, drawing whole articles with a fixed seed."""
    by_article: dict[str, list[Outcome]] = {}
    for one in found:
        by_article.setdefault(one.article, []).append(one)
    groups, chance = list(by_article.values()), random.Random(1)
    drawn = [scores([o for g in chance.choices(groups, k=len(groups)) for o in g], point) for _ in range(DRAWS)]
    low, high = int(0.025 * DRAWS), int(0.975 * DRAWS)
    return {name: ((one := sorted(draw[name] for draw in drawn))[low], one[high]) for name in drawn[0]}


def table(name: str, found: Sequence[Outcome]) -> Iterator[str]:
    """Yield the table of one file."""
    unfaithful = sum(one.unfaithful for one in found)
    yield f"{name}: {len(found)} summaries of {len({one.article for one in found})} articles, {unfaithful} unfaithful"
    yield f"  {timing(found)}"
    for point in ("flagged", "rejected", "trivial"):
        yield f"  {point:9}{scored(found, point)}"
    news = {one.article for one in found if one.trivial and not one.unfaithful}
    if supported := [one for one in found if one.article not in news]:
        yield f"  without the {len(news)} articles of which a faithful summary has a number or name that they lack:"
        yield f"  {'flagged':9}{scored(supported, 'flagged')}"
    yield from by_sentence(found)
    yield from by_error(found)
    yield from by_check(found)


def by_sentence(found: Sequence[Outcome]) -> Iterator[str]:
    """Yield what is said of the right and of the wrong sentences, where the file gives the wrong ones."""
    told = [one.sentences for one in found if one.sentences is not None]
    wrong = [one.caught for one in told if one.caught is not None]
    if not wrong or not any(one.right for one in told):
        return
    right, doubted, contradicted = (sum(counts) for counts in zip(*(one[:3] for one in told), strict=True))
    yield (
        f"  of {right} right sentences {doubted} are doubted ({doubted / right:.3f}), {contradicted} of them "
        f"contradicted; of {len(wrong)} wrong ones {sum(wrong)} are caught ({sum(wrong) / len(wrong):.3f})"
    )


def scored(found: Sequence[Outcome], point: str) -> str:
    """Tell the scores at one point, each with its interval."""
    bounds = intervals(found, point)
    return "  ".join(
        f"{key} {value:.3f} ({bounds[key][0]:.2f} to {bounds[key][1]:.2f})"
        for key, value in scores(found, point).items()
    )


def timing(found: Sequence[Outcome]) -> str:
    """Tell how long a check takes, once an article is read and with it."""
    later = [1000 * one.seconds for one in found if one.seconds is not None]
    first = [1000 * one.reading for one in found if one.reading is not None]
    told = f"median {statistics.median(later):.1f} ms a summary" if later else "one summary an article"
    return f"{told}; the first of an article {statistics.median(first):.1f} ms for 1000 characters of it"


def by_error(found: Sequence[Outcome]) -> Iterator[str]:
    """Yield the shares caught by type of error, where the file gives it."""
    for error in sorted({one.error for one in found if one.unfaithful and one.error}):
        of = [one for one in found if one.error == error]
        shares = (
            f"{point} {sum(getattr(one, point) for one in of) / len(of):.2f}"
            for point in ("flagged", "rejected", "trivial")
        )
        yield f"  {error:36} {len(of):4}  {'  '.join(shares)}"


def by_check(found: Sequence[Outcome]) -> Iterator[str]:
    """Yield which checks say something of the unfaithful summaries, and which of the faithful ones."""
    for one in CHECKS:
        cells = []
        for severity in ("doubted", "contradicted"):
            for unfaithful in (True, False):
                of = [outcome for outcome in found if outcome.unfaithful == unfaithful]
                cells.append(sum(one.name in getattr(outcome, severity) for outcome in of) / max(1, len(of)))
        if any(cells):
            yield "  {:18}doubts {:.3f} of the unfaithful, {:.3f} of the faithful; contradicts {:.3f}, {:.3f}".format(
                one.name, *cells
            )


def main() -> None:
    """Print one table a file, and of several files one of all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[OWN])
    parser.add_argument("--articles", type=int, help="read at most so many articles of each file")
    parser.add_argument("--half", choices=sorted(HALVES), help="read only the even, or the odd, rows of each file")
    options = parser.parse_args()
    print(f"flagged: at least one sentence doubted or contradicted; rejected: contradicted. Support: {OPERATING_POINT}")
    everything: list[Outcome] = []
    for path in options.files:
        found = list(outcomes(path, options.articles, options.half))
        everything += (replace(one, article=f"{path.stem} {one.article}") for one in found)
        print("\n".join(table(path.stem, found)))
    if len(options.files) > 1:
        print("\n".join(table("all", everything)))


if __name__ == "__main__":
    main()
