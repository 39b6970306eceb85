"""Who says what, against a corpus of attributions in news (PolNeAR, converted to one JSON object a line).

    python -m benchmarks.attribution c_polnear_dev.jsonl [--half tune|held_out] [--errors N]

Each line: ``text`` and ``attributions``, each with ``source``, ``cue`` and ``content`` as lists of
``{"start", "end"}``, and ``quoted``. A predicted cue is right where it overlaps a gold cue, one to one. Documents
with an even number (in file order) are the half the rules were tuned on, the others are held out.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from statistics import mean, median
from time import perf_counter

from summarizer.reading.attribution import Attribution, Statement, read_attribution
from summarizer.reading.lexicon import lexicon
from summarizer.reading.names import read_names
from summarizer.reading.sentences import split
from summarizer.spans import Span

HEADER = (
    "| half | gold | predicted | cue precision | recall | recall of speech | source right | content IoU "
    "| IoU >= .8 | speaker of quoted |"
)


def spans(parts):
    return [Span(p["start"], p["end"]) for p in parts]


def overlap(a, b):
    """Return how many characters two lists of spans share."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def iou(a, b):
    shared = overlap(a, b)
    union = sum(s.end - s.start for s in a) + sum(s.end - s.start for s in b) - shared
    return shared / union if union else 0.0


def is_speech(attribution):
    """Tell whether a gold attribution is one of saying, with a source."""
    verbs = lexicon("en").verbs
    words = " ".join(c["text"].lower() for c in attribution["cue"]).replace(":", "").split()
    says = any(w in verbs and any(v.act in ("says", "shows") for v in verbs[w].verbs) for w in words)
    return bool(attribution["source"]) and (says or "according" in words)


def matched(statements: list[Statement], gold: list[dict]):
    """Pair predicted with gold by overlapping cues, one to one, in order."""
    pairs, taken = [], set()
    for statement in statements:
        for i, attribution in enumerate(gold):
            if i not in taken and overlap([statement.cue], spans(attribution["cue"])):
                taken.add(i)
                pairs.append((statement, attribution))
                break
    return pairs


def rates(rows, errors=0):
    count, overlaps = Counter(), []
    for row in rows:
        text, gold = row["text"], [a for a in row["attributions"] if a["cue"]]
        result: Attribution = read_attribution(text, split(text))
        pairs = matched(list(result.statements), gold)
        hit = {id(a) for _, a in pairs}
        count["predicted"] += len(result.statements)
        count["gold"] += len(gold)
        count["right"] += len(pairs)
        for a in gold:
            count["speech"] += is_speech(a)
            count["speech found"] += is_speech(a) and id(a) in hit
        for statement, a in pairs:
            if a["source"] and statement.source:
                count["sourced"] += 1
                right = overlap([statement.source], spans(a["source"])) > 0
                count["source right"] += right
                if not right and errors:
                    print(
                        "SOURCE",
                        repr(statement.source.of(text)),
                        "gold",
                        [s["text"] for s in a["source"]],
                        "cue",
                        statement.cue.of(text),
                    )
            overlaps.append(iou(statement.content, spans(a["content"])))
        quoted(text, result, gold, count)
        if errors:
            show(text, result, pairs, gold)
    return count, overlaps


def quoted(text, result, gold, count):
    """Of gold attributions with a quotation: is the right one named as its speaker?"""
    for a in gold:
        if a["quoted"] == "indirect" or not a["source"]:
            continue
        count["quoted"] += 1
        content = spans(a["content"])
        best = max(result.statements, key=lambda s: overlap(s.content, content), default=None)
        if best and best.source and overlap(best.content, content):
            count["quoted answered"] += 1
            count["quoted right"] += overlap([best.source], spans(a["source"])) > 0


def show(text, result, pairs, gold):
    right = {id(s) for s, _ in pairs}
    found = {id(a) for _, a in pairs}
    for s in result.statements:
        if id(s) not in right:
            print(
                "FALSE",
                s.verb,
                "|",
                text[max(0, s.cue.start - 90) : s.cue.start].replace("\n", "/"),
                "[[",
                s.cue.of(text),
                "]]",
                text[s.cue.end : s.cue.end + 70].replace("\n", "/"),
            )
    for a in gold:
        if id(a) not in found:
            print(
                "MISSED" + ("*" if is_speech(a) else ""),
                [c["text"] for c in a["cue"]],
                "|",
                [c["text"] for c in a["source"]],
                "|",
                [c["text"][:80] for c in a["content"]],
                "|",
                text[max(0, a["cue"][0]["start"] - 60) : a["cue"][0]["end"] + 50].replace("\n", "/"),
            )
    for s, a in pairs:
        if iou(s.content, spans(a["content"])) < 0.6:
            print(
                "CONTENT",
                s.cue.of(text),
                "|",
                [c.of(text)[:90] + "…" + c.of(text)[-30:] for c in s.content],
                "gold",
                [c["text"][:90] + "…" + c["text"][-30:] for c in a["content"]],
            )


def speed(rows):
    """Return the median milliseconds per 5,000 characters for names and attribution together."""
    times = []
    for row in rows[:40]:
        text = row["text"]
        sentences = split(text)
        start = perf_counter()
        read_attribution(text, sentences, "en", read_names(text, sentences))
        times.append((perf_counter() - start) * 1000 * 5000 / max(1, len(text)))
    return median(times)


def line(name, count, overlaps):
    def share(a, b):
        return f"{count[a] / count[b]:.3f}" if count[b] else "-"

    print(
        f"| {name} | {count['gold']} | {count['predicted']} | {share('right', 'predicted')} | {share('right', 'gold')} "
        f"| {share('speech found', 'speech')} | {share('source right', 'sourced')} | {mean(overlaps or [0]):.3f} "
        f"| {mean([o >= 0.8 for o in overlaps or [0]]):.3f} | {share('quoted right', 'quoted')} |"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", choices=["tune", "held_out"])
    args = parser.parse_args()
    rows = [json.loads(row) for row in args.corpus.read_text(encoding="utf-8").splitlines()]
    halves = {"tune": rows[::2], "held_out": rows[1::2]}
    if args.errors:
        rates(halves[args.errors], errors=1)
        return
    print(HEADER)
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for name, half in halves.items():
        line(name, *rates(half))
    print(f"names and attribution: {speed(rows):.2f} ms per 5,000 characters (median)", file=sys.stderr)


if __name__ == "__main__":
    main()
