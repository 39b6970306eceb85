"""Everything that the README and the docstrings show is run, and prints what they say."""

import doctest
import io
import re
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

import summarizer
from summarizer.cli import main

ROOT = Path(__file__).resolve().parent.parent
CONSOLE = re.compile(r"^```console\n\$ (summarizer[^\n]*)\n(.*?)^```$", re.M | re.S)


def shown(path):
    return [pytest.param(*found, id=found[0]) for found in CONSOLE.findall(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("command", "output"), shown(ROOT / "README.md"))
def test_a_command_prints_what_the_readme_shows(command, output, monkeypatch):
    """A line that holds only … stands for what is left out."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    out = io.StringIO()
    with redirect_stdout(out):
        main(command.split()[1:])
    parts = [re.escape(part) for part in output.split("…\n")]
    assert re.fullmatch("(?s)" + ".*?".join(parts), printed(out)), printed(out)


def printed(out):
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def test_the_python_of_the_readme_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    parser = PythonCodeBlockParser(doctest_optionflags=doctest.NORMALIZE_WHITESPACE)
    document = Sybil(parsers=[parser]).parse(ROOT / "README.md")
    examples = list(document.examples())
    assert len(examples) >= 5
    for example in examples:
        example.evaluate()


def test_the_example_of_the_package_runs():
    assert doctest.testmod(summarizer).attempted >= 3
    assert doctest.testmod(summarizer).failed == 0
