"""What judging takes: free text against an article and a book, a stored summary, a draft on its way.

    python benchmarks/checking.py [--articles FILE ...] [--rounds N]

FILE holds one JSON object a line, with an ``article`` and ``summaries`` (each with a ``summary``); those of 4.5 to
5.5 kB are taken, and what is held against them is 150 words of their summaries. Without one, the examples of this
project are taken, and 150 words of their own sentences, each cut short. The book is all articles one after another,
over and over. Times are the processor's, medians over the articles; each stands beside what was asked.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.engine import ROOT, filled, rows, sentences_of
from summarizer import Document, check, verify
from summarizer.extractive import ExtractiveEngine
from summarizer.grounding import ground
from summarizer.targets import resolve_target
from summarizer.verifier.evidence.vocabulary import vocabulary_of

TARGET = resolve_target("article")
WORDS, BOOK = 150, 1_300_000
ASKED = {
    "check, after the index": 5.0,
    "check, with the index": 30.0,
    "check against a book, with its index": 1000.0,
}
"""Milliseconds at most."""


class Case(NamedTuple):
    """An article, and two texts of 150 words to hold against it."""

    article: str
    first: str
    second: str


def cases(files: list[Path]) -> list[Case]:
    """Return the articles with their summaries, or examples with what is made of their sentences."""
    if files:
        found = [row for path in files for row in rows(path) if 4_500 <= len(row["article"]) <= 5_500]
        return [Case(row["article"], *_halves([s["summary"] for s in row["summaries"]])) for row in found[:25]]
    pages = [ROOT / "examples" / name for name in ("ferry-accident.txt", "sleep-study.md")]
    texts = [(sentences_of(page), seed) for page in pages for seed in range(6)]
    return [
        Case(filled(said, 5_000, seed), *_halves([one.rsplit(" ", 2)[0] + "." for one in said])) for said, seed in texts
    ]


def _halves(texts: list[str]) -> tuple[str, str]:
    """Return two texts of 150 words: from the first of ``texts`` on, and from the last back."""
    return _words(texts), _words(texts[::-1])


def _words(texts: list[str]) -> str:
    words = " ".join(texts).split()
    return " ".join(words[:WORDS])


def taken(work: Callable[[], object]) -> float:
    """Return the processor time of ``work``, in milliseconds."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1e3


def parts(case: Case) -> Iterator[tuple[str, float]]:
    """Yield what each part takes for one article, in milliseconds."""
    document = Document.from_text(case.article, "whole")
    yield "check, with the index", taken(lambda: check(case.first, document))
    yield "check, after the index", taken(lambda: check(case.second, document))
    document = Document.from_text(case.article, "whole")
    vocabulary_of(document).index  # noqa: B018 (built when asked for)
    yield "check, after the bare index, nothing read", taken(lambda: check(case.first, document))
    draft = ExtractiveEngine().read(document, TARGET).content
    yield "grounding and judging the engine's draft", taken(lambda: ground(draft, TARGET, document))
    summary, _ = ground(draft, TARGET, document)
    yield "verify its summary", taken(lambda: verify(summary, document))
    fresh = Document.from_text(case.article, "whole")
    yield "verify its summary, with all readings", taken(lambda: verify(summary, fresh))


def book(found: list[Case]) -> Iterator[tuple[str, float]]:
    """Yield what a book takes, in milliseconds."""
    all_ = "\n\n".join(case.article for case in found)
    text = (all_ + "\n\n") * (BOOK // len(all_) + 1)
    text = text[:BOOK]
    documents: list[Document] = []
    yield "loading a book", taken(lambda: documents.append(Document.from_text(text, "whole")))
    yield "check against a book, with its index", taken(lambda: check(found[0].first, documents[0]))
    yield "check against a book, after its index", taken(lambda: check(found[-1].second, documents[0]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", nargs="*", type=Path, default=[])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    found = cases(options.articles)
    dict(parts(found[0]))  # patterns and word lists are read on first use
    times: dict[str, list[float]] = {}
    for case in found:
        runs = [dict(parts(case)) for _ in range(options.rounds)]
        for name in runs[0]:
            times.setdefault(name, []).append(statistics.median(run[name] for run in runs))
    print(f"{len(found)} articles of 5 kB, {WORDS} words of prose; processor time in ms")
    print(f"{'':44} {'median':>9} {'worst':>9} {'at most':>9}")
    for name, each in [*times.items(), *((name, [ms]) for name, ms in book(found))]:
        middle, asked = statistics.median(each), ASKED.get(name)
        told = "" if asked is None else f"{asked:9.0f}   {'met' if middle <= asked else 'MISSED'}"
        print(f"{name:44} {middle:9.2f} {max(each):9.2f} {told}")


if __name__ == "__main__":
    main()
