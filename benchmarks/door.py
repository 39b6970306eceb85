"""The door beside the bare openai client: wall clock and CPU, against a loopback server that takes its time.

    python benchmarks/door.py [--requests 300] [--at-once 32] [--latency 0.2] [--rounds 3] [--no-whole]

The server runs in a process of its own. Both sides send the same body and get
the same answer; the bare client parses no JSON of it. With a cold cache every
request is another one, so that each is looked for in vain, claimed, answered and
kept. Whole: article in, proved summary out. The sides take turns, for the
machine has others: the best wall clock of the rounds is shown, and the median
of the processor's time.

Then, on one thread and against a server without latency, where an article's
processor time goes: medians, each step by itself.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from summarizer import Document, summarize
from summarizer.cache import AnswerCache
from summarizer.grounding import ground
from summarizer.model import Door, ModelEngine, asking
from summarizer.model.answers import read_answer
from summarizer.model.endpoints import Endpoint
from summarizer.model.line import open_line
from summarizer.targets import resolve_target

ROOT = Path(__file__).parent.parent
CASE = ROOT / "tests" / "cases" / "model" / "ferry-accident.json"
ARTICLE = ROOT / "examples" / "ferry-accident.txt"
SERVE = """
import json, sys
sys.path.insert(0, sys.argv[1])
from tests.server import Server, answer
with Server(then=answer(json.load(open(sys.argv[2])))) as server:
    server.latency = float(sys.argv[3])
    print(server.url, flush=True)
    sys.stdin.read()
"""

MOST_TIMES, MOST_CPU = 1.15, 20.0
"""What the door may take, as a multiple of the bare client's wall clock; milliseconds of CPU for the whole way."""

STEPS = 40
"""Runs of each step of the split; the median of as many is steady to a twentieth on a quiet machine."""

Work = Callable[[], object]


@contextmanager
def serving(latency: float) -> Iterator[str]:
    """Run the server in a process of its own, and give its base URL."""
    command = [sys.executable, "-c", SERVE, str(ROOT), str(CASE), str(latency)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.stdin.close()


@dataclass(frozen=True)
class Asking:
    """The same question in every way: of a server at ``url``, with caches below ``folder``."""

    url: str
    folder: Path

    @cached_property
    def document(self) -> Document:
        return Document.from_path(ARTICLE)

    @cached_property
    def target(self) -> Any:
        return resolve_target("article")

    @cached_property
    def endpoint(self) -> Endpoint:
        return Endpoint("scripted", self.url)

    @cached_property
    def messages(self) -> list[dict[str, str]]:
        return self.asked(self.document)

    def asked(self, document: Document) -> list[dict[str, str]]:
        return asking.reading(document, self.target, range(1, len(document.story_sentences) + 1), None)

    @cached_property
    def body(self) -> dict[str, Any]:
        return Door(self.endpoint).body(self.messages, self.target.fill)

    def bare(self) -> Work:
        line = open_line(self.endpoint, 60.0)
        return lambda: line.chat.completions.create(**self.body)

    def door(self) -> Work:
        door = Door(self.endpoint)
        return lambda: door.ask(self.messages, self.target.fill)

    def door_and_cache(self) -> Work:
        door, number = Door(self.endpoint, cache=self.cache()), count()
        first, *rest = self.messages

        def ask() -> object:
            return door.ask([first, *rest, {"role": "user", "content": str(next(number))}], self.target.fill)

        return ask

    def whole(self) -> Work:
        engine, text = ModelEngine(Door(self.endpoint)), self.document.text
        return lambda: summarize(Document.from_text(text), engine=engine)

    def whole_and_cache(self) -> Work:
        """The article ends with another line each time, so that no two requests are the same."""
        engine, text, number = ModelEngine(Door(self.endpoint, cache=self.cache())), self.document.text, count()
        main = self.document.story[-1].end
        return lambda: summarize(
            Document.from_text(f"{text[:main]}\nThis is edition number {next(number)}.{text[main:]}"), engine=engine
        )

    def cache(self) -> AnswerCache:
        return AnswerCache(self.folder / os.urandom(8).hex())


SIDES: dict[str, Callable[[Asking], Callable[[], Work]]] = {
    "bare client": lambda one: one.bare,
    "door, no cache": lambda one: one.door,
    "door, cold cache": lambda one: one.door_and_cache,
    "whole way, no cache": lambda one: one.whole,
    "whole way, cold cache": lambda one: one.whole_and_cache,
}


def timed(work: Work, number: int, at_once: int) -> tuple[float, float]:
    """Return the wall clock and the CPU of this process, in seconds."""
    with ThreadPoolExecutor(at_once) as pool:
        wall, cpu = time.perf_counter(), time.process_time()
        list(pool.map(lambda _: work(), range(number)))
        return time.perf_counter() - wall, time.process_time() - cpu


def compare(one: Asking, sides: Sequence[str], requests: int, at_once: int, rounds: int) -> None:
    """Print what each side takes."""
    works = {name: SIDES[name](one)() for name in sides}
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
    for work in works.values():
        timed(work, at_once, at_once)  # imports and connections
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(timed(work, requests, at_once))
    base = min(wall for wall, _ in taken["bare client"])
    for name, times in taken.items():
        wall, cpu = min(wall for wall, _ in times), median(cpu for _, cpu in times)
        limit = f"  (at most x{MOST_TIMES})" if name.startswith("door") else ""
        print(f"{name:22} {wall:6.2f} s  x{wall / base:<5.2f} {cpu / requests * 1000:6.1f} ms CPU a request{limit}")
    print(f"sent {len(json.dumps(one.body))} characters, received {len(CASE.read_text(encoding='utf-8'))}")


def split(one: Asking) -> None:
    """Print where the processor's time goes, by steps."""
    text, answer, fill = one.document.text, CASE.read_text(encoding="utf-8"), one.target.fill
    form = read_answer(answer, fill)
    bodied = Door(one.endpoint)
    steps: dict[str, Work] = {
        "openai's client alone": one.bare(),
        "the door (client, instructor, retries, reading the answer)": one.door(),
        "… and a cold cache": one.door_and_cache(),
        "reading the answer": lambda: read_answer(answer, fill),
        "writing the request": lambda: bodied.body(one.asked(one.document), fill),
        "the page: story and sentences": lambda: Document.from_text(text),
        "… and locating, completing and checking every item": lambda: ground(
            form, one.target, Document.from_text(text)
        ),
        "the whole way": one.whole(),
    }
    print(f"\none thread, median of {STEPS}, ms CPU an article ({len(text)} characters, {items_of(one, form)} items)")
    for name, work in steps.items():
        print(f"{name:60} {on_one_thread(work):6.2f}{f'  (at most {MOST_CPU:.0f})' if name == 'the whole way' else ''}")


def items_of(one: Asking, form: Any) -> int:
    """Return how many items are judged."""
    _, report = ground(form, one.target, one.document)
    return len(report.items)


def on_one_thread(work: Work) -> float:
    """Return the median of the processor's milliseconds."""
    taken = []
    for number in range(STEPS + 5):
        start = time.process_time()
        work()
        if number >= 5:
            taken.append(time.process_time() - start)
    return median(taken) * 1000


def main(arguments: Sequence[str] | None = None) -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=300)
    parser.add_argument("--at-once", type=int, default=32)
    parser.add_argument("--latency", type=float, default=0.2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-whole", action="store_true", help="the door alone, without the whole way")
    options = parser.parse_args(arguments)
    sides = [name for name in SIDES if not (options.no_whole and name.startswith("whole"))]
    load = f"; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    print(f"{options.requests} requests, {options.at_once} at once, {options.latency * 1000:.0f} ms latency{load}")
    with tempfile.TemporaryDirectory() as folder:
        with serving(options.latency) as url:
            compare(Asking(url, Path(folder)), sides, options.requests, options.at_once, options.rounds)
        if not options.no_whole:
            with serving(0.0) as url:
                split(Asking(url, Path(folder)))


if __name__ == "__main__":
    main()
