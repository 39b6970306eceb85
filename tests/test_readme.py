"""Everything that the README and the docstrings show is run, and prints what they say.

python tests/test_readme.py     writes the README's commands anew, as long as they stand there
"""

import doctest
import io
import os
import re
import sys
from contextlib import redirect_stdout
from pathlib import Path
from unittest import mock

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

import summarizer
from summarizer.cli import main

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CONSOLE = re.compile(r"^```console\n\$ summarizer ([^\n]*)\n(.*?)^```$", re.M | re.S)
CUT = "…"
SCREEN = {"COLUMNS": "100", "NO_COLOR": "1"}


def printed(command):
    """Return what a command prints on standard output, on a screen of 100 columns without colour."""
    out = io.StringIO()
    with mock.patch.dict(os.environ, SCREEN), redirect_stdout(out):
        main(command.split())
    return [line.rstrip() for line in out.getvalue().splitlines()]


def cut_like(lines, shown):
    """Return ``lines`` cut as ``shown`` is: so many before a line that holds only …, so many after it."""
    if CUT not in shown:
        return lines
    before = shown.index(CUT)
    after = len(shown) - before - 1
    return [*lines[:before], CUT, *lines[len(lines) - after :]]


def blocks():
    return [pytest.param(*found, id=found[0]) for found in CONSOLE.findall(README.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("command", "shown"), blocks())
def test_a_command_prints_what_the_readme_shows(command, shown, monkeypatch):
    """A line that holds only … stands for what is left out."""
    monkeypatch.chdir(ROOT)
    assert cut_like(printed(command), shown.splitlines()) == shown.splitlines()


def test_the_python_of_the_readme_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    parser = PythonCodeBlockParser(doctest_optionflags=doctest.NORMALIZE_WHITESPACE)
    examples = list(Sybil(parsers=[parser]).parse(README).examples())
    assert len(examples) >= 5
    for example in examples:
        example.evaluate()


def test_the_example_of_the_package_runs():
    ran = doctest.testmod(summarizer)
    assert ran.attempted >= 3
    assert ran.failed == 0


def rewrite():
    """Write every command's output anew."""
    os.chdir(ROOT)

    def anew(found):
        lines = cut_like(printed(found[1]), found[2].splitlines())
        return f"```console\n$ summarizer {found[1]}\n" + "".join(f"{line}\n" for line in lines) + "```"

    README.write_text(CONSOLE.sub(anew, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(rewrite())
