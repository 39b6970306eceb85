"""Number reading side by side: ``python benchmarks/figures.py e_number_normalisation.jsonl``.

One table: our reader and whichever peers can be imported, on the cases of the data set given by path (those its
makers mark as supported) and on ``tests/cases/quantities``; share of cases right and milliseconds for 5 kB.

Why the reader is the project's own: of the packages considered only quantulum3 finds figures with their place, and it
reads no ranges of words, ratios, qualifiers, dates or vague numbers, takes "$749,000" apart and is some hundred times
too slow; text2num, numerizer and number-parser rewrite the text and lose every offset; price-parser reads one price a
string; dateparser's search finds dates in "50% of" and "a $1"; CQE and the recognizers need models or gigabytes.

A case is right if the figures of its kind are the expected ones, no more and no fewer, by value (10^-9) and, for our
reader, by place: the number alone for bare numbers; number and unit for money and measures; for percents and ages
the number must stand inside the expected span (their span takes in "of age", which is our span's matter).

Left out, by rule:

* powers ("1.1^23"): arithmetic, nothing that is told;
* digits inside telephone numbers, addresses, codes, numeric dates ("+1-222-2222", "192.168.1.2", "SCP-173",
  "5/17/2018"): the project reads a date whole and no figure in the others, the data set reads every group;
* the low end of a range of measures or ages, and its place ("eight to 10 feet"): the data set has the high end alone
  there (its ranges are cases of their own, not supported), the project reads the range;
* expected entries without a value (a unit without a number): dropped from the case, which stays in.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from summarizer.reading.quantities import Number, Quantity, Range, Ratio, Vague, read_quantities

Entry = tuple[float, int, int]
"""A figure: value, start and end (-1 where a peer gives no place)."""

POWER = re.compile(r"\d\^")
NO_FIGURE = re.compile(r"\+\d-\d|\d+(?:\.\d+){3}|[A-Z]{2,}-\d|\d/\d+/\d{4}")
MEASURED = {"distance", "other"}


def left_out(case: dict) -> bool:
    """Tell whether a case is left out, by the rules above."""
    return bool(POWER.search(case["text"]) or NO_FIGURE.search(case["text"]))


def expected(case: dict) -> list[Entry]:
    found = []
    for entry in case["quantities"]:
        value = str(entry["value"] or "").rstrip("%")
        if value and value not in ("null", "None"):
            found.append((float(value), entry["start"], entry["end"]))
    return sorted(found)


def of_kind(figure: Quantity, kind: str, text: str) -> bool:
    """Tell whether a figure is one that the cases of ``kind`` expect."""
    if kind == "number":
        glued = text[figure.number.end : figure.number.end + 1].isalpha() and figure.unit_span is not None
        return figure.kind not in ("date", "time", "ordinal") and not (glued and figure.kind != "money")
    if kind == "dimension":
        return figure.kind in MEASURED and figure.unit is not None
    return figure.kind == {"currency": "money", "percent": "percent"}.get(kind, kind)


def ours(case: dict) -> list[Entry]:
    text, kind = case["text"], case["kind"]
    found = []
    for figure in read_quantities(text):
        if not of_kind(figure, kind, text):
            continue
        start, end = figure.number
        if kind in ("currency", "dimension") and figure.unit_span:
            start, end = min(start, figure.unit_span.start), max(end, figure.unit_span.end)
        ends = numbers(figure)
        low_skipped = isinstance(figure.value, Range) and kind in ("dimension", "age")
        found += [(value, start, end) for value in (ends[1:] if low_skipped else ends)]
    return sorted(found)


def numbers(figure: Quantity) -> list[float]:
    match figure.value:
        case Number(value):
            return [float(value)]
        case Range(low, high):
            return [float(x) for x in (low, high) if x is not None]
        case Ratio(left, right):
            return [float(left), float(right)]
        case Vague(low, _):
            return [float(low)] if low is not None else []
    return []


def same_values(found: Iterable[Entry], wanted: Iterable[Entry]) -> bool:
    a, b = sorted(v for v, _, _ in found), sorted(v for v, _, _ in wanted)
    return len(a) == len(b) and all(abs(x - y) <= 1e-9 * max(1.0, abs(y)) for x, y in zip(a, b, strict=True))


def same_places(found: list[Entry], wanted: list[Entry], kind: str) -> bool:
    if kind in ("percent", "age", "ordinal"):
        return all(any(s < end and start < e for _, s, e in wanted) for _, start, end in found)
    if kind == "dimension":
        return {e for _, _, e in found} == {e for _, _, e in wanted}
    return {(s, e) for _, s, e in found} == {(s, e) for _, s, e in wanted}


def own_cases(folder: Path) -> list[dict]:
    """Read the project's own cases: the text, then each figure as its words, kind, value, unit."""
    return [case for file in sorted(folder.glob("*.json")) for case in json.loads(file.read_text(encoding="utf-8"))]


def quantulum() -> Callable[[str], list[float]] | None:
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    return lambda text: [float(q.value) for q in parser.parse(text)]


def text2num() -> Callable[[str], list[float]] | None:
    try:
        from text_to_num import alpha2digit
    except ImportError:
        return None
    return lambda text: digits_of(alpha2digit(text, "en"))


def price_parser() -> Callable[[str], list[float]] | None:
    try:
        from price_parser import Price
    except ImportError:
        return None

    def read(text: str) -> list[float]:
        amount = Price.fromstring(text).amount
        return [] if amount is None else [float(amount)]

    return read


def digits_of(text: str) -> list[float]:
    return [float(m[0].replace(",", "")) for m in re.finditer(r"-?\d+(?:,\d{3})*(?:\.\d+)?", text)]


PEERS = {
    "quantulum3": quantulum,
    "text2num + digits": text2num,
    "price-parser": price_parser,
    "digits only": lambda: digits_of,
}


def right(found: list[float], wanted: list[Entry]) -> bool:
    return same_values([(v, -1, -1) for v in found], wanted)


def guarded(read: Callable[[str], list[float]], text: str) -> list[float]:
    """A peer that raises has no answer."""
    try:
        return read(text)
    except Exception:
        return []


def speed(read: Callable[[str], object], text: str) -> float:
    """Return milliseconds of process time for 5 kB, the best of three."""
    best = []
    for _ in range(3):
        start = time.process_time()
        read(text)
        best.append(time.process_time() - start)
    return min(best) / len(text) * 5000 * 1000


def main(path: Path, *, misses: bool = False) -> None:
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    supported = [case for case in cases if case.get("python_supported")]
    kept = [case for case in supported if not left_out(case)]
    print(f"{len(supported)} supported cases, {len(supported) - len(kept)} left out by rule\n")
    kinds = sorted({case["kind"] for case in kept})
    print("| reader | " + " | ".join(kinds) + " | all kept | all supported | ms / 5 kB |")
    print("|---|" + "--:|" * (len(kinds) + 3))
    sample = " ".join(case["text"] for case in supported if len(case["text"]) > 60)[:20000]
    judged = {case["id"]: (same_values(ours(case), expected(case)), ours(case)) for case in supported}
    report("ours, value", {k: v[0] for k, v in judged.items()}, supported, kept, kinds, speed(read_quantities, sample))
    placed = {
        case["id"]: judged[case["id"]][0] and same_places(judged[case["id"]][1], expected(case), case["kind"])
        for case in supported
    }
    report("ours, value and place", placed, supported, kept, kinds, None)
    for name, load in PEERS.items():
        read = load()
        if read is None:
            print(f"| {name} | not installed |")
            continue
        verdicts = {case["id"]: right(guarded(read, case["text"]), expected(case)) for case in supported}
        report(name, verdicts, supported, kept, kinds, speed(lambda t, r=read: guarded(r, t), sample[:5000]))
    own_table(Path(__file__).parent.parent / "tests" / "cases" / "quantities")
    if misses:
        for case in kept:
            if not placed[case["id"]]:
                print(case["kind"], repr(case["text"][:150]), "\n   want", expected(case), "\n   have", ours(case))


def own_table(folder: Path) -> None:
    """Print the same readers on the project's own English cases: all values of a text right, nothing else read."""
    cases = [case for case in own_cases(folder) if "figures" in case and "language" not in case]
    kept = [(c["text"], [(v, -1, -1) for v in stated(c)]) for c in cases if stated(c) is not None]
    print(f"\n{len(kept)} own cases (English; those without dates and times, which the peers do not read)\n")
    print("| reader | values right |\n|---|--:|")
    ours_read = {"ours": lambda text: [v for f in read_quantities(text) for v in numbers(f)]}
    readers = ours_read | {name: read for name, load in PEERS.items() if (read := load()) is not None}
    for name, read in readers.items():
        print(f"| {name} | {sum(right(guarded(read, text), wanted) for text, wanted in kept) / len(kept):.3f} |")


def stated(case: dict) -> list[float] | None:
    """Return the numbers a case states (both ends of ranges), None where it has a date or time."""
    if any(f["kind"] in ("date", "time") for f in case["figures"]):
        return None
    out: list[float] = []
    for figure in case["figures"]:
        low = re.split(r"\.\.|:|~", figure["value"])
        ends = low[:1] if "~" in figure["value"] else low
        out += [2 / 3 if end == "2/3" else float(end) for end in ends]
    return out


def report(
    name: str, verdicts: dict[str, bool], supported: list[dict], kept: list[dict], kinds: list[str], ms: float | None
) -> None:
    def share(chosen: list[dict]) -> str:
        return f"{sum(verdicts[c['id']] for c in chosen) / len(chosen):.3f}"

    columns = [share([c for c in kept if c["kind"] == kind]) for kind in kinds]
    print(f"| {name} | " + " | ".join([*columns, share(kept), share(supported), f"{ms:.1f}" if ms else "–"]) + " |")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python benchmarks/figures.py e_number_normalisation.jsonl [--misses]")
    main(Path(sys.argv[1]), misses="--misses" in sys.argv)
