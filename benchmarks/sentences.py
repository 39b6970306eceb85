"""Sentences: ours side by side with the packages that were considered.

    python benchmarks/sentences.py TEXT [TEXT ...]

Errors are counted on the hard cases in ``tests/cases/sentences`` (a border missed or made up is one error; a case
with its language goes to a splitter that takes one). Faults are counted on the texts given and on the cases: a
character that is not white space lost or told twice, or a span that does not slice to its sentence. Speed is the
median over the texts given, repeated to 200 kB.

Why an own splitter: the page has to keep its offsets whatever stands in it, its lines mean something unless they
are only wrapped, and neither quotations nor scripts may swallow borders. nupunkt and sentencex keep offsets, but
run over line breaks or stop at each; sentencex takes an unbalanced quotation for one sentence; pysbd rewrites the
text before it cuts it, and is a hundred times slower. The cases are ours and were in view when the rules were
written: they say what we need, not who is best elsewhere.
"""

import argparse
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from summarizer.reading.sentences import split

CASES = Path(__file__).parent.parent / "tests" / "cases" / "sentences"
BORDER = "‖"
Splitter = Callable[[str, str], list[tuple[int, int]]]


def ours(text: str, language: str) -> list[tuple[int, int]]:
    return [tuple(span) for span in split(text, language or None)]


def located(text: str, sentences: list[str]) -> list[tuple[int, int]]:
    """Return where the sentences stand, one after the other; those that do not stand in the text are left out."""
    spans, position = [], 0
    for sentence in sentences:
        stripped = sentence.strip()
        start = text.find(stripped, position)
        if stripped and start >= 0:
            spans.append((start, start + len(stripped)))
            position = start + len(stripped)
    return spans


def nupunkt() -> Splitter:
    package = importlib.import_module("nupunkt")
    return lambda text, language: trimmed(text, package.sent_spans(text))


def sentencex() -> Splitter:
    package = importlib.import_module("sentencex")
    return lambda text, language: located(text, list(package.segment(language or "en", text)))


def pysbd() -> Splitter:
    package = importlib.import_module("pysbd")
    known = set(importlib.import_module("pysbd.languages").LANGUAGE_CODES)
    made = {}

    def run(text: str, language: str) -> list[tuple[int, int]]:
        code = language if language in known else "en"
        made.setdefault(code, package.Segmenter(language=code, clean=False))
        return located(text, made[code].segment(text))

    return run


def by_line(splitter: Splitter) -> Splitter:
    """Return the splitter, called for each line: what one would do with a page."""

    def run(text: str, language: str) -> list[tuple[int, int]]:
        spans, position = [], 0
        for line in text.splitlines(keepends=True):
            spans += [(start + position, end + position) for start, end in splitter(line, language)]
            position += len(line)
        return spans

    return run


def trimmed(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for start, end in spans:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            out.append((left, left + len(piece.strip())))
    return out


def cases() -> Iterator[tuple[str, str, set[int]]]:
    """Yield each case: text, language, and the ends of its sentences."""
    for path in sorted(CASES.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("====\n"):
            language, marked = "", case.removesuffix("\n")
            if marked.startswith("language: "):
                head, marked = marked.split("\n", 1)
                language = head.removeprefix("language: ")
            text = marked.replace(BORDER, "")
            yield text, language, {end for _, end in located(text, marked.split(BORDER))}


def faults(text: str, spans: list[tuple[int, int]]) -> int:
    """Return how many stretches of text are lost or told twice."""
    count, position = 0, 0
    for start, end in [*spans, (len(text), len(text))]:
        count += start < position or bool(text[position:start].strip())
        position = max(position, end)
    return count


def measure(splitter: Splitter, texts: list[str]) -> tuple[int, int, float]:
    """Return errors and faults on the cases and the texts, and seconds a megabyte."""
    errors = wrong = 0
    for text, language, gold in cases():
        spans = splitter(text, language)
        errors += len({end for _, end in spans} ^ gold)
        wrong += faults(text, spans)
    seconds = []
    for text in texts:
        wrong += faults(text, splitter(text, "en"))
        long = (text + "\n") * max(1, 200_000 // max(1, len(text)))
        start = perf_counter()
        splitter(long, "en")
        seconds.append((perf_counter() - start) / len(long) * 1e6)
    return errors, wrong, median(seconds)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    texts = [path.read_text(encoding="utf-8") for path in parser.parse_args().texts]
    total = sum(len(gold) for _, _, gold in cases())
    print(f"{'':20}{f'errors of {total}':>16}{'faults':>8}{'s/MB':>8}")
    for name, make in {"ours": lambda: ours, "nupunkt": nupunkt, "sentencex": sentencex, "pysbd": pysbd}.items():
        try:
            splitter = make()
        except ModuleNotFoundError:
            print(f"{name:20}  not installed: pip install 'grounded-summarizer[bench]'", file=sys.stderr)
            continue
        variants = {name: splitter} if name == "ours" else {name: splitter, f"{name}, by line": by_line(splitter)}
        for label, variant in variants.items():
            errors, wrong, seconds = measure(variant, texts)
            print(f"{label:20}{errors:16}{wrong:8}{seconds:8.2f}")


if __name__ == "__main__":
    main()
