"""Hedge cues against sentences labelled by others: ``python benchmarks/certainty.py sentences.jsonl [--wrong N]``.

One JSON object a line: ``text``, ``uncertain`` (bool), ``cues`` (each ``start``, ``end``, ``type``). A sentence is
told uncertain when a cue of any kind but *condition* and *denied* stands in it. Encyclopaedias differ from news: their
"weasel" cues ("some people say") are attributions to nobody, not hedges; they are counted in the second row.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from summarizer.reading.certainty import read_certainty
from summarizer.spans import Span

UNSURE = {"hedged", "unknown", "unconfirmed", "distance", "disputed"}


def scores(hits: int, told: int, gold: int) -> str:
    """Precision, recall and F1 as a row."""
    precision, recall = hits / max(told, 1), hits / max(gold, 1)
    return f"{precision:9.3f} {recall:7.3f} {2 * precision * recall / max(precision + recall, 1e-9):7.3f}"


def told(row: dict) -> list[Span]:
    cues = read_certainty(row["text"], (Span(0, len(row["text"])),))
    return [cue.span for cue in cues if cue.kind in UNSURE]


def sentence_row(rows: Iterable[dict], label: str) -> str:
    pairs = [(bool(told(row)), row["uncertain"]) for row in rows]
    hits = sum(t and g for t, g in pairs)
    return f"{label:32}{scores(hits, sum(t for t, _ in pairs), sum(g for _, g in pairs))}"


def cue_row(rows: Iterable[dict], label: str) -> str:
    hits = found = gold = 0
    for row in rows:
        spans, golds = told(row), [Span(c["start"], c["end"]) for c in row["cues"]]
        hits += sum(any(s.overlaps(g) for g in golds) for s in spans)
        found, gold = found + len(spans), gold + len(golds)
    return f"{label:32}{scores(hits, found, gold)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--wrong", type=int, default=0, help="print so many false and missed sentences")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.path.read_text(encoding="utf-8").splitlines()]
    plain = [r for r in rows if not r["cues"] or not all("weasel" in c["type"] for c in r["cues"])]
    print(f"{'':32}precision  recall      F1")
    print(sentence_row(rows, "sentences"))
    print(sentence_row(plain, "sentences, weasel-only left out"))
    print(cue_row(rows, "cues (overlap)"))
    wrong = [r for r in rows if bool(told(r)) != r["uncertain"]]
    for row in wrong[: options.wrong]:
        marks = [s.of(row["text"]) for s in told(row)] or [c["text"] for c in row["cues"]]
        print("missed" if row["uncertain"] else "false ", marks, "|", row["text"][:220])


if __name__ == "__main__":
    main()
