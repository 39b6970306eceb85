"""The door beside the bare openai client: wall clock and CPU, against a loopback server that takes its time.

    python benchmarks/door.py [--requests 300] [--at-once 32] [--latency 0.2]

The server runs in a process of its own. Both sides send the same body and get
the same answer; the bare client parses no JSON of it. Whole: article in, proved
summary out. Best of three rounds that take turns, for the machine has others.
"""

import argparse
import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

from summarizer import Document, summarize
from summarizer.model import Door, ModelEngine, asking
from summarizer.model.endpoints import Endpoint
from summarizer.model.line import open_line
from summarizer.targets import resolve_target

ROOT = Path(__file__).parent.parent
CASE = ROOT / "tests" / "cases" / "model" / "ferry-accident.json"
SERVE = """
import json, sys, threading
sys.path.insert(0, sys.argv[1])
from tests.server import Server, answer
with Server(then=answer(json.load(open(sys.argv[2])))) as server:
    server.latency = float(sys.argv[3])
    print(server.url, flush=True)
    sys.stdin.read()
"""


def timed(work, count, at_once):
    """Return the wall clock and the CPU of this process, in seconds."""
    with ThreadPoolExecutor(at_once) as pool:
        wall, cpu = time.perf_counter(), time.process_time()
        list(pool.map(lambda _: work(), range(count)))
        return time.perf_counter() - wall, time.process_time() - cpu


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=300)
    parser.add_argument("--at-once", type=int, default=32)
    parser.add_argument("--latency", type=float, default=0.2)
    options = parser.parse_args()
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(ROOT), str(CASE), str(options.latency)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        compare(server.stdout.readline().strip(), options)
    finally:
        server.stdin.close()
        server.wait()


def compare(url, options):
    document, target = Document.from_path(ROOT / "examples" / "ferry-accident.txt"), resolve_target("article")
    door = Door(Endpoint("scripted", url))
    messages = asking.reading(document, target, range(1, len(document.story_sentences) + 1), None)
    body = door.body(messages, target.fill)
    bare = open_line(Endpoint("scripted", url), 60.0)
    text = document.text
    sides = {
        "bare client": lambda: bare.chat.completions.create(**body),
        "door": lambda: door.ask(messages, target.fill),
        "whole way": lambda: summarize(Document.from_text(text), engine=ModelEngine(door)),
    }
    figures = {name: [] for name in sides}
    for work in sides.values():
        timed(work, 4, 2)  # imports and connections
    for _ in range(3):
        for name, work in sides.items():
            figures[name].append(timed(work, options.requests, options.at_once))
    base = min(wall for wall, _ in figures["bare client"])
    print(f"{options.requests} requests, {options.at_once} at once, {options.latency * 1000:.0f} ms latency")
    for name, rounds in figures.items():
        wall, cpu = min(wall for wall, _ in rounds), median(cpu for _, cpu in rounds)
        print(f"{name:12} {wall:6.2f} s  x{wall / base:.2f}  {cpu / options.requests * 1000:6.1f} ms CPU a request")
    print(f"sent {len(json.dumps(body))} characters, received {CASE.stat().st_size}")


if __name__ == "__main__":
    main()
