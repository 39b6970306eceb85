"""Print how often quotes are found, how often what is no quote is accepted, and what it costs; ours beside the peers.

    python benchmarks/locating PAGE [--articles FILE.jsonl ...] [--quotes 60] [--seed 1] [--no-peers]

PAGE is a scraped page as text. The articles (rows with a field ``article``) surround the page in the larger
sizes, so that nothing there is a repetition. Install the peers with the extra ``bench``.
"""

import argparse
import gc
import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from cases import FALSE, FOUND, Case, build
from hostile import hostile_table
from peers import Finder, finders, missing

from summarizer.document import Document
from summarizer.location import Match, locate
from summarizer.location.index import Index, index_of
from summarizer.spans import Span

SIZES = (13_000, 130_000, 1_300_000)
ACCEPTED = ("exact", "normalized", "elided")
MOST_SECONDS = 8.0
"""How long one cell of the time table may take; it shows the median of what was done by then, and of how many quotes
that is, in brackets, where it is not of all."""


@cache
def document_of(text: str) -> Document:
    return Document.from_text(text, "whole")


def overlap(spans: Sequence[tuple[int, int]], truth: Sequence[Span]) -> float:
    """Return the intersection over union: of the pieces, or of the stretch from first to last, the better one."""

    def iou(one: set[int], other: set[int]) -> float:
        return len(one & other) / len(one | other) if one | other else 0.0

    covered = {i for s in spans for i in range(*s)}
    hull = set(range(min(s[0] for s in spans), max(s[1] for s in spans))) if spans else set()
    pieces = {i for s in truth for i in range(*s)}
    whole = set(range(truth[0].start, truth[-1].end))
    return max(iou(covered, pieces), iou(hull, whole))


def ours(case: Case, *, cites: bool = False) -> Match:
    return locate(case.quote, document_of(case.text), cites=(case.sentence,) if cites else ())


def percent(hits: Iterable[bool]) -> str:
    seen = list(hits)
    return f"{100 * sum(seen) / len(seen):.0f}" if seen else "–"


def found_by_us(case: Case) -> bool:
    match = ours(case)
    return bool(match.spans) and overlap(match.spans, case.truth) >= 0.9


def named_by_us(case: Case) -> bool:
    match = ours(case)
    return any(overlap([s], case.truth) >= 0.9 for s in (*match.spans, *match.candidates))


def found_by(finder: Finder, case: Case) -> bool:
    place = finder(case.quote, case.text)
    return place is not None and overlap([place], case.truth) >= 0.9


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    print(f"\n| {title} | " + " | ".join(columns) + " |")
    print("|---|" + "--:|" * len(columns), flush=True)
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)


def found_rows(cases: dict[str, list[Case]], peers: dict[str, Finder]) -> Iterable[Sequence[str]]:
    for name in FOUND:
        cells = [percent(found_by(f, c) for c in cases[name]) for f in peers.values()]
        yield [name, *cells, percent(found_by_us(c) for c in cases[name])]
    several = cases["occurs several times"]
    blank = ["" for _ in peers]
    yield ["… with `cites`", *blank, percent(overlap(ours(c, cites=True).spans, c.truth) >= 0.9 for c in several)]
    yield ["… among what is named", *blank, percent(map(named_by_us, several))]


def accepted_rows(cases: dict[str, list[Case]], peers: dict[str, Finder]) -> Iterable[Sequence[str]]:
    for name in FALSE:
        cells = [percent(f(c.quote, c.text) is not None for c in cases[name]) for f in peers.values()]
        yield [name, *cells, percent(ours(c).kind in ACCEPTED for c in cases[name])]


def surrounded(page: str, articles: Sequence[str], size: int, seed: int) -> str:
    """Return a text of about ``size`` characters with ``page`` in its middle and articles around it."""
    if size <= len(page):
        return page
    around: list[str] = []
    shuffled = list(articles)
    Random(seed).shuffle(shuffled)
    length = len(page)
    for article in shuffled:
        if length >= size:
            break
        around.append(article)
        length += len(article) + 2
    half = len(around) // 2
    return "\n\n".join([*around[:half], page, *around[half:]])[: max(size, len(page))]


def peer(find: Finder, text: str, case: Case) -> object:
    return find(case.quote, text)


def locate_in(document: Document, case: Case) -> object:
    return locate(case.quote, document)


def timed(run: Callable[[Case], object], cases: Sequence[Case]) -> str:
    spent: list[float] = []
    for case in cases:
        start = perf_counter()
        run(case)
        spent.append(perf_counter() - start)
        if sum(spent) > MOST_SECONDS:
            break
    fewer = f" ({len(spent)})" if len(spent) < len(cases) else ""
    return f"{median(spent) * 1000:.3g}{fewer}"


CHANGED = ("white space", "case", "one word dropped", "number changed", "fabricated")
"""The classes of which a third each is timed as "not verbatim"."""


def time_rows(
    page: str, articles: Sequence[str], quotes: int, seed: int, peers: dict[str, Finder]
) -> Iterable[Sequence[str]]:
    cases = build(page, quotes, seed)
    verbatim = cases["exact"]
    changed = [case for name in CHANGED for case in cases[name][::3]]
    Random(seed).shuffle(changed)
    for size in SIZES:
        text = surrounded(page, articles, size, seed)
        if len(text) < 0.7 * size:
            continue
        document = Document(text)
        index_of(document).places  # noqa: B018
        cells = ["/".join(timed(partial(peer, f, text), kind) for kind in (verbatim, changed)) for f in peers.values()]
        mine = "/".join(timed(partial(locate_in, document), kind) for kind in (verbatim, changed))
        yield [f"{len(text):,}", *cells, mine, index_cost(text)]


def index_cost(text: str) -> str:
    """Return the median cost of folding ``text`` and of finding its words, in nanoseconds a character."""
    folding, finding = [], []
    for _ in range(5):
        index = Index(text)
        start = perf_counter()
        index.folded  # noqa: B018
        folded = perf_counter()
        index.places  # noqa: B018
        folding.append(folded - start)
        finding.append(perf_counter() - folded)
    return " + ".join(f"{median(spent) * 1e9 / len(text):.0f}" for spent in (folding, finding))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python benchmarks/locating", description=__doc__.splitlines()[0])
    parser.add_argument("page", type=Path)
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    parser.add_argument("--quotes", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--tables", nargs="*", default=["found", "accepted", "time", "hostile"])
    options = parser.parse_args()
    page = options.page.read_text(encoding="utf-8")
    articles = [json.loads(line)["article"] for file in options.articles for line in file.open(encoding="utf-8")]
    peers = {} if options.no_peers else finders()
    if not options.no_peers and missing():
        print(f"not installed: {', '.join(missing())}; get the peers with pip install -c constraints.txt -e '.[bench]'")
    cases = build(page, options.quotes, options.seed)
    if "found" in options.tables:
        table("found, %", [*peers, "ours"], found_rows(cases, peers))
    if "accepted" in options.tables:
        table("accepted as the quote though it is not, %", [*peers, "ours"], accepted_rows(cases, peers))
    gc.collect()
    if "time" in options.tables:
        rows = time_rows(page, articles, options.quotes, options.seed, peers)
        print(f"\n(in brackets: the quotes that were timed, where all {options.quotes} would take too long)")
        table("median ms a quote, verbatim / not", [*peers, "ours", "our index, ns a character"], rows)
    if "hostile" in options.tables:
        table(
            "hostile text", ["characters", "index, ns a character", "slowest quote, ms", "kinds found"], hostile_table()
        )


if __name__ == "__main__":
    main()
