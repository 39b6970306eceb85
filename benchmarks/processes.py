"""Whole processes, as a multiple of a bare interpreter on the same machine.

    python -m benchmarks.processes [ARTICLE] [--runs N]

Each command is run N times, in turn with the bare interpreter, so that what
else the machine does falls on both; the medians are compared. Both the time on
the clock and the processor's time are shown: on a busy machine the second is
the steadier. ARTICLE should have some 5 kB; without one, a text of that length
is written.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.reader import extractive
from tests.server import Server

BARE = ["-c", ""]

# What a run may take, as a multiple of a bare interpreter.
LIMITS = {"--help": 5, "article": 40, "cache hit": 40}

PARAGRAPH = """\
The council of Norvik said on Monday that about 40 houses were flooded after {n} days of rain. "We have not seen
anything like it since 1987," said the mayor, Ada Lind. It is not clear when the {n} families can go home. According to
the weather service, the river may rise by another 20 to 30 centimetres before Friday. The damage could reach
$2.{n} million, Lind told reporters, citing a first estimate by the insurers.
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        article = options.article or written(Path(folder) / "article.txt")
        print_table(commands_for(article, Path(folder)), options.runs, article)


def written(path: Path) -> Path:
    """Write an article of 5 kB."""
    paragraphs = (PARAGRAPH.format(n=n).replace("\n", " ") for n in range(2, 14))
    path.write_text("Floods in Norvik drive families from their homes\n" + "\n".join(paragraphs), encoding="utf-8")
    return path


def commands_for(article: Path, folder: Path) -> dict[str, Sequence[str]]:
    """Return the commands to time, by name; a stored summary is made first."""
    run = ["-m", "summarizer"]
    stored = str(folder / "summary.json")
    subprocess.run(
        [sys.executable, *run, str(article), "--format", "json", "-o", stored], check=True, env=environment()
    )
    return {
        "-c pass": BARE,
        "--help": [*run, "--help"],
        "article": [*run, str(article)],
        "article --format json": [*run, str(article), "--format", "json"],
        "cache hit": hit_for(article, folder),
        "verify": [*run, "verify", stored, str(article), "--fail-on", "rejected", "--quiet"],
    }


def hit_for(article: Path, folder: Path) -> Sequence[str]:
    """Return a command whose model has answered before: what is kept is read, located and checked anew.

    The extractive engine answers behind a loopback server, once. By the time the command is measured, nobody does.
    """
    os.environ |= {"SUMMARIZER_CACHE_DIR": str(folder / "cache"), "SUMMARIZER_SETTINGS": os.devnull}
    with Server(then=extractive) as server:
        command = ["-m", "summarizer", str(article), "--model", "kept", "--base-url", server.url, "--format", "json"]
        subprocess.run([sys.executable, *command, "-o", os.devnull], check=True, env=environment())
        asked = len(server.journal)
        subprocess.run([sys.executable, *command, "-o", os.devnull], check=True, env=environment())
        assert len(server.journal) == asked, "the second run asked again"
    return command


def environment() -> dict[str, str]:
    """Return the environment of the processes: this checkout, its bytecode kept as that of an installed package is."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(Path(__file__).parent.parent)}


class Taken(NamedTuple):
    """How long one process took, start to end: seconds on the clock, and of the processor."""

    clock: float
    processor: float


def timed(arguments: Sequence[str]) -> Taken:
    """Run one process."""
    before, start = processor_seconds(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False, env=environment())
    return Taken(time.perf_counter() - start, processor_seconds() - before)


def processor_seconds() -> float:
    """Return the processor's time that ended child processes have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def print_table(commands: dict[str, Sequence[str]], runs: int, article: Path) -> None:
    """Time the commands in turn and print their medians."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, arguments in commands.items():
            taken[name].append(timed(arguments))
    clocks = {name: median(one.clock for one in times) for name, times in taken.items()}
    processor = {name: median(one.processor for one in times) for name, times in taken.items()}
    print(f"{article.name}: {article.stat().st_size} bytes; {runs} runs; Python {sys.version.split()[0]}\n")
    print("| process | clock, ms | times a bare interpreter | by processor time | at most |\n|---|--:|--:|--:|--:|")
    for name in commands:
        times = f"{clocks[name] / clocks['-c pass']:.1f} | {processor[name] / processor['-c pass']:.1f}"
        print(f"| {name} | {clocks[name] * 1000:.0f} | {times} | {LIMITS.get(name.partition(' --format')[0], '')} |")


if __name__ == "__main__":
    main()
