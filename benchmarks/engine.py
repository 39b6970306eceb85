"""The engine inside one process: articles a second, and time per character from 10 kB to 10 MB.

    python benchmarks/engine.py [PAGE ...]

Pages are plain-text articles (by default the flat-text examples of this project). Each is cut or filled up, with
its own sentences in a seeded order, to 5 kB for the first table. The second table grows one text in the same way.
Everything is timed from the text to the proved result: loading, telling the story, reading, grounding, verifying.
"""

import argparse
import random
import statistics
import time
from pathlib import Path

from summarizer import Document, summarize

ROOT = Path(__file__).resolve().parent.parent
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


def seconds(text: str, *, story: str, engine_only: bool = False) -> float:
    started = time.perf_counter()
    document = Document.from_text(text, story)
    if not engine_only:
        summarize(document)
    return time.perf_counter() - started


def rate(pages: list[Path], rounds: int) -> None:
    texts = [filled(sentences_of(page), 5_000, seed) for seed in range(8) for page in pages]
    for text in texts:
        seconds(text, story="main")
    times = [statistics.median(seconds(text, story="main") for _ in range(rounds)) for text in texts]
    load = [statistics.median(seconds(text, story="main", engine_only=True) for _ in range(rounds)) for text in texts]
    per_second = 1 / statistics.median(times)
    print(f"{'articles of 5 kB a second':32} {'median ms':>10} {'of it loading':>14} {'worst ms':>10}")
    print(
        f"{per_second:32.0f} {statistics.median(times) * 1e3:10.2f} {statistics.median(load) * 1e3:14.2f} "
        f"{max(times) * 1e3:10.2f}   {'met' if per_second >= FLOOR else 'MISSED'}: at least {FLOOR}"
    )


def growth(pages: list[Path], largest: int) -> None:
    sentences = [sentence for page in pages for sentence in sentences_of(page)]
    print(f"\n{'characters':>12} {'seconds':>9} {'µs a character':>15} {'against 10 kB':>14}")
    first = None
    size = 10_000
    while size <= largest:
        text = filled(sentences, size, seed=size)
        took = seconds(text, story="whole")
        each = took / len(text) * 1e6
        first = first or each
        print(f"{len(text):12,} {took:9.3f} {each:15.2f} {each / first:14.2f}")
        size *= 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--largest", type=int, default=10_000_000)
    options = parser.parse_args()
    pages = options.pages or [ROOT / "examples" / "ferry-accident.txt", ROOT / "examples" / "sleep-study.md"]
    rate(pages, options.rounds)
    growth(pages, options.largest)


if __name__ == "__main__":
    main()
