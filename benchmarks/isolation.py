"""The main story of flat pages: ours next to every line and to a simple line filter.

    python benchmarks/isolation.py PAGES.jsonl [--segments SEGMENTS.jsonl] [--articles A.jsonl ...] [--floor]

``PAGES``: one JSON object a line, ``page_lines`` and ``gold_body``; precision, recall and F1 are those of word
4-grams, averaged over the pages, F1 of the averages; the headline is not counted. ``SEGMENTS``: ``page_lines`` and
segments that must (``with``, found in the page: ``with_found``) and must not (``without``) be in the article.
``ARTICLES``: ``article``, a text without boilerplate: a loss is any character, white space aside, that is not in the
main story, or another story found; also with its lines wrapped, lower-cased, tokenised or joined to one paragraph.

``--halves`` prints the even and the odd pages apart: the numbers in :mod:`summarizer.page.stories` were set where
both agree. ``--floor`` fails where a figure is worse than it was when the floors were pinned.
Readers of HTML know more of such pages than their flat text tells; they are not measured here.
"""

import argparse
import json
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import mean

from summarizer.page.stories import arrange
from summarizer.reading.sentences import split

FLOORS = {"F1": 0.94, "must": 0.95, "must not": 0.10, "loss": 0.02}
Read = Callable[[str], tuple[str, str]]

_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?…][\"'”’)]{0,3}\s*$")


def ours(text: str) -> tuple[str, str]:
    """Return the headline and the body of the main story."""
    stories, main = arrange(text, split(text))
    if main is None:
        return "", text
    title = stories[main].title or ""
    body = "\n".join(span.of(text) for span in stories[main].spans)
    return title, body.removeprefix(title)


def every_line(text: str) -> tuple[str, str]:
    return "", text


def line_filter(text: str) -> tuple[str, str]:
    """Keep lines of ten words and more that end like a sentence."""
    return "", "\n".join(s for s in text.split("\n") if len(s.split()) >= 10 and _ENDED.search(s))


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def overlap(read: Read, rows: Iterable[dict]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the bodies."""
    precisions, recalls = [], []
    for row in rows:
        found, gold = grams(read("\n".join(row["page_lines"]))[1]), grams(row["gold_body"])
        shared = (found & gold).total()
        precisions.append(shared / max(1, found.total()))
        recalls.append(shared / max(1, gold.total()))
    p, r = mean(precisions), mean(recalls)
    return p, r, 2 * p * r / (p + r)


def segments(read: Read, rows: Iterable[dict]) -> tuple[float, float]:
    """Return the shares of the segments that must and that must not be there which are there."""
    hits: dict[str, list[bool]] = {"with": [], "without": []}
    for row in rows:
        text = " ".join("\n".join(read("\n".join(row["page_lines"]))).split())
        for side, found in hits.items():
            pairs = zip(row[side], row[f"{side}_found"], strict=True)
            found += [" ".join(segment.split()) in text for segment, there in pairs if there]
    return mean(hits["with"]), mean(hits["without"])


CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "wrapped": lambda text: "\n\n".join(textwrap.fill(line, 72) for line in text.split("\n")),
    "wrapped, no blank lines": lambda text: "\n".join(textwrap.fill(line, 72) for line in text.split("\n")),
    "lower-cased": str.lower,
    "tokenised": lambda text: re.sub(r'([.,!?;:"])', r" \1 ", text),
    "one paragraph": lambda text: text.replace("\n", " "),
}


def loses(text: str) -> bool:
    """Tell whether a clean article loses anything, or is cut into stories."""
    stories, main = arrange(text, split(text))
    if main is None:
        return bool(stories)
    kept = "".join(span.of(text) for span in stories[main].spans)
    return len(stories) > 1 or "".join(kept.split()) != "".join(text.split())


def rows_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def report(label: str, read: Read, pages: list[dict], marked: list[dict]) -> dict[str, float]:
    """Print one row; return its figures."""
    p, r, f1 = overlap(read, pages)
    must, must_not = segments(read, marked) if marked else (float("nan"), float("nan"))
    print(f"{label:24}{p:10.3f}{r:8.3f}{f1:8.3f}{must:10.3f}{must_not:10.3f}")
    return {"F1": f1, "must": must, "must not": must_not}


def losses(articles: list[dict]) -> dict[str, float]:
    """Print the share of clean articles that lose something, for each way they may be written."""
    print(f"\n{'clean articles':24}{'loss':>10}")
    found = {}
    for name, change in CHANGES.items():
        found[name] = mean(loses(change(row["article"])) for row in articles)
        print(f"{name:24}{found[name]:10.3f}")
    return {"loss": found["as it is"]}


def main() -> int:
    """Print the table; with ``--floor``, return 1 where a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--segments", type=Path)
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    parser.add_argument("--halves", action="store_true")
    parser.add_argument("--floor", action="store_true")
    options = parser.parse_args()
    pages, marked = rows_of(options.pages), rows_of(options.segments) if options.segments else []
    print(f"{'':24}{'precision':>10}{'recall':>8}{'F1':>8}{'must':>10}{'must not':>10}")
    report("every line", every_line, pages, marked)
    report("line filter", line_filter, pages, marked)
    figures = report("ours", ours, pages, marked)
    if options.halves:
        report("ours, even pages", ours, pages[::2], marked[::2])
        report("ours, odd pages", ours, pages[1::2], marked[1::2])
    if options.articles:
        figures |= losses([row for path in options.articles for row in rows_of(path)])
    low = ("must not", "loss")
    broken = [n for n, v in figures.items() if (v > FLOORS[n] if n in low else v < FLOORS[n])]
    if options.floor and broken:
        print(f"below the floor: {', '.join(f'{n} {figures[n]:.3f} ({FLOORS[n]})' for n in broken)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
