"""The engine inside one process: articles a second, and time per character from 10 kB to 10 MB.

    python benchmarks/engine.py [PAGE ...] [--articles FILE ...] [--largest CHARACTERS]

Pages are plain-text articles (by default the flat-text examples of this project). Each is cut or filled up, with
its own sentences in a seeded order, to 5 kB for the first table. With FILE, one JSON object with an ``article`` a
line, that table is of the first 25 of its articles of 4.5 to 5.5 kB as they are: such are not as dense in figures
and statements as the examples. The second table grows one text, up to 10 MB.
The rows: loading (with its stories and sentences), the engine alone (with the readings that it asks for), and the
whole way from the text to the proved result. Times are the processor's, for others may share the machine.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer import Document
from summarizer.extractive import ExtractiveEngine
from summarizer.grounding import ground
from summarizer.targets import resolve_target

ROOT = Path(__file__).resolve().parent.parent
TARGET = resolve_target("article")
LOAD, READ, WHOLE = "loading, stories, sentences", "the engine alone, with its readings", "the whole way, verified"
FLOOR = 100
"""Articles of 5 kB a second that the engine must reach."""


def sentences_of(page: Path) -> list[str]:
    document = Document.from_path(page)
    return [span.of(document.text) for span in document.story_sentences]


def filled(sentences: list[str], size: int, seed: int) -> str:
    """Return about ``size`` code points of text: the sentences in a seeded order, three to a paragraph."""
    chosen, length, rng = [], 0, random.Random(seed)
    while length < size:
        for sentence in rng.sample(sentences, len(sentences)):
            chosen.append(sentence)
            length += len(sentence) + 1
            if length >= size:
                break
    paragraphs = [" ".join(chosen[i : i + 3]) for i in range(0, len(chosen), 3)]
    return "\n\n".join(paragraphs)


def taken(text: str, story: str) -> dict[str, float]:
    """Return the processor time, in seconds, of each part of the way of one text."""
    started = time.process_time()
    document = Document.from_text(text, story)
    loaded = time.process_time()
    draft = ExtractiveEngine().read(document, TARGET)
    read = time.process_time()
    ground(draft.content, TARGET, document)
    done = time.process_time()
    return {LOAD: loaded - started, READ: read - loaded, WHOLE: done - started}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a file, one a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def real(files: list[Path]) -> list[str]:
    """Return the first articles of about 5 kB in ``files``."""
    texts = (row["article"] for path in files for row in rows(path))
    return [text for text in texts if 4_500 <= len(text) <= 5_500][:25]


def rate(texts: list[str], story: str, rounds: int) -> None:
    for text in texts:
        taken(text, story)  # patterns are compiled on first use
    runs = [[taken(text, story) for _ in range(rounds)] for text in texts]
    print(f"{'5 kB, processor time':36} {'median ms':>10} {'worst ms':>10} {'a second':>9}")
    for part in (LOAD, READ, WHOLE):
        times = [statistics.median(run[part] for run in of_text) for of_text in runs]
        middle = statistics.median(times)
        floor = "" if part != READ else f"   {'met' if 1 / middle >= FLOOR else 'MISSED'}: at least {FLOOR}"
        print(f"{part:36} {middle * 1e3:10.2f} {max(times) * 1e3:10.2f} {1 / middle:9.0f}{floor}")


def growth(pages: list[Path], largest: int) -> None:
    sentences = [sentence for page in pages for sentence in sentences_of(page)]
    print(f"\n{'characters':>12} {'seconds':>9} {'of it reading':>14} {'µs a character':>15} {'against 10 kB':>14}")
    first = None
    size = 10_000
    while size <= largest:
        text = filled(sentences, size, seed=size)
        took = taken(text, "whole")
        each = took[WHOLE] / len(text) * 1e6
        first = first or each
        print(f"{len(text):12,} {took[WHOLE]:9.3f} {took[READ]:14.3f} {each:15.2f} {each / first:14.2f}", flush=True)
        size *= 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--articles", nargs="*", type=Path, default=[])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--largest", type=int, default=10_000_000)
    options = parser.parse_args()
    pages = options.pages or [ROOT / "examples" / "ferry-accident.txt", ROOT / "examples" / "sleep-study.md"]
    if options.articles:
        rate(real(options.articles), "whole", options.rounds)
    else:
        texts = [filled(sentences_of(page), 5_000, seed) for seed in range(8) for page in pages]
        rate(texts, "main", options.rounds)
    growth(pages, options.largest)


if __name__ == "__main__":
    main()
