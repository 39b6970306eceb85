"""The command, run as people run it: what it prints, where, and with which exit status."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.cli import main

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

ARTICLE = """\
Bridge in Lower Dunmore closed after crack is found
The old road bridge in Lower Dunmore was closed on Monday after inspectors found a crack in one of its piers.
"We could not take the risk," said Ines Marlow, the county's chief engineer. Some 4,500 vehicles cross it each day.
Marlow said repairs may take between six and eight weeks. It is not known what caused the crack.
The county council said on Tuesday that it had set aside $2.3 million for the work.
The ferry company Dunmore Lines will run two extra boats a day, according to its director, Paul Okoro.
"""

PAGE = (
    ARTICLE
    + """\
Read also: Ten bridges worth a visit
Share this article
"""
)


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    out: bytes
    err: str


def run(*arguments: str, stdin: bytes = b"", cwd: Path | None = None, **environment: str) -> Ended:
    """Run the real command in a process of its own, in a plain environment."""
    inherited = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "HOME") if name in os.environ}
    root = str(Path(__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**inherited, "PYTHONPATH": root, **environment},
        timeout=60,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr.decode("utf-8", "backslashreplace"))


def read(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> Ended:
    """Run the command in this process: the same way, at a fraction of the time."""
    status = main(arguments)
    out, err = capfdbinary.readouterr()
    return Ended(status, out, err.decode())


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A page in a file."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def stored(article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Path:
    """A stored summary of that page."""
    path = article.with_name("summary.json")
    assert main([str(article), "--format", "json", "-o", str(path), "--quiet"]) == 0
    capfdbinary.readouterr()
    return path


# What goes wrong: one line, the right status, nothing on standard output.

FILES = {
    "page.txt": PAGE.encode(),
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "menu.txt": b"Home\nNews\nSport\nLogin\n",
    "menu.html": b"<html><body><nav><a href='/'>Home</a> <a href='/n'>News</a></nav></body></html>",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "noise.txt": b"\x00\x01\x02\xff\xfe\x00" * 200,
    "prose.txt": b"This is prose, no JSON.",
    "cut.json": b'{"summary": {"headline": ',
    "stored.json": b'{\n  "schema_version": "1",\n  "summary": {"claims": []}\n}',
    "null.json": b"null",
    "itemless.json": b'{"summary": {"claims": "no"}}',
    "foreign.json": b'{"title": "Bridge closed", "summary": ["The bridge is closed.", 3]}',
    "report.json": b'{"schema_version": "1", "drifted": false, "report": {"verifier": "1", "verified": 0, '
    b'"flagged": 0, "items": [], "rejected": [{"item": {"text": "It fell."}, "findings": []}], "possibly_missed": []}}',
    "later.json": b'{"schema_version": "99", "summary": {"claims": [{"text": "The bridge is closed."}]}}',
    "heading.md": b"# Summary\n",
    "list.json": b"[1, 2]",
    "nothing.json": b"[]",
    "damaged.json": b'{"summary": {"headline": null, "gist": [], "claims": [{"text": 3}], "figures": [], '
    b'"sources": [], "uncertainties": [], "topics": []}}',
    "deep.json": b"[" * 100_000,
    "broken.py": b"class Oops(:\n",
    "plain.py": b"class Plain: pass\n",
    "itemless.py": b"from pydantic import BaseModel\nclass Bare(BaseModel):\n    x: int\n",
}

FAILURES: list[tuple[str, list[str], str]] = [
    ("no argument", [], "ARTICLE"),
    ("an unknown option", ["page.txt", "--fast"], "--fast"),
    ("an abbreviated option", ["page.txt", "--form", "json"], "--form"),
    ("a second article", ["page.txt", "other.txt"], "other.txt"),
    ("an unknown format", ["page.txt", "--format", "docx"], "json"),
    ("a format without a value", ["page.txt", "--format"], "--format"),
    ("an unknown status", ["page.txt", "--fail-on", "maybe"], "flagged"),
    ("two ways to fail", ["page.txt", "--fail-on", "rejected", "--strict"], "--strict"),
    ("a command after an option", ["--quiet", "verify", "a", "b"], "summarizer verify"),
    ("a missing file", ["missing.txt"], "missing.txt"),
    ("a file name that steers the terminal", ["\x1b]0;owned\x07\u202e.txt"], "no such file"),
    ("a name that no file can have", ["x" * 5000], "x"),
    ("a directory", ["."], "directory"),
    ("an empty file", ["empty.txt"], "empty.txt"),
    ("a blank file", ["blank.txt"], "blank.txt"),
    ("empty standard input", ["-"], "standard input"),
    ("a page without an article", ["menu.txt"], "menu.txt"),
    ("an HTML page without an article", ["menu.html"], "menu.html"),
    ("a page without an article in any story", ["menu.txt", "--story", "all"], "menu.txt"),
    ("a picture", ["picture.png"], "picture.png"),
    ("noise", ["noise.txt"], "noise.txt"),
    ("a URL of another kind", ["ftp://example.org/page"], "http"),
    ("a server that is not there", ["http://127.0.0.1:9/page"], "127.0.0.1"),
    ("an unknown schema", ["page.txt", "--schema", "poem"], "article"),
    ("a schema file that is missing", ["page.txt", "--schema", "gone.py:Poem"], "gone.py"),
    ("a schema class that is missing", ["page.txt", "--schema", "plain.py:Poem"], "Poem"),
    ("a schema file that is broken", ["page.txt", "--schema", "broken.py:Oops"], "broken.py"),
    ("a schema that is no model", ["page.txt", "--schema", "plain.py:Plain"], "BaseModel"),
    ("a schema without items", ["page.txt", "--schema", "itemless.py:Bare"], "Grounded"),
    ("a time-out of nothing without a model", ["page.txt", "--timeout", "0"], "--timeout is for a model"),
    ("an unknown story", ["page.txt", "--story", "99"], "99"),
    ("a story that is no number", ["page.txt", "--story", "first"], "first"),
    ("story zero", ["page.txt", "--story", "0"], "0"),
    ("an unknown story to verify against", ["verify", "prose.txt", "page.txt", "--story", "99"], "99"),
    ("every story to verify against", ["verify", "prose.txt", "page.txt", "--story", "all"], "one story"),
    ("an output that is a directory", ["page.txt", "-o", "."], "directory"),
    ("an output in no directory", ["page.txt", "-o", "none/out.txt"], "directory"),
    ("an output that is the article", ["page.txt", "-o", "page.txt"], "page.txt"),
    ("an output with no name", ["page.txt", "-o", ""], "write"),
    ("a story of thousands of digits", ["page.txt", "--story", "9" * 5000], "there is no story"),
    ("a stored summary in the article's place", ["verify", "prose.txt", "stored.json"], "give the article"),
    ("a stored summary as the article", ["stored.json"], "give the article"),
    ("a command that is mistyped", ["verfy", "prose.txt", "page.txt"], "did you mean summarizer verify?"),
    ("words in the place of a summary's path", ["verify", "The bridge is shut.", "page.txt"], "pipe the words"),
    ("a stored summary that is missing", ["verify", "gone.json", "page.txt"], "gone.json"),
    ("a stored summary that is cut off", ["verify", "cut.json", "page.txt"], "cut.json"),
    ("a stored summary that is null", ["verify", "null.json", "page.txt"], "null.json"),
    ("a stored summary without an item", ["verify", "itemless.json", "page.txt"], "holds no item that can be judged"),
    ("a stored summary of another make", ["verify", "foreign.json", "page.txt"], 'under "summary"'),
    ("a report of verify in the summary's place", ["verify", "report.json", "page.txt"], "give the summary"),
    ("a stored summary in a form of later", ["verify", "later.json", "page.txt"], 'version "99"'),
    ("a summary that is a URL", ["verify", "https://example.org/told", "page.txt"], "save what stands there"),
    ("a plain summary that is a heading alone", ["verify", "heading.md", "page.txt"], "no sentence that tells"),
    ("a plain summary without a word", ["verify", "blank.txt", "page.txt"], "no words to verify"),
    ("a stored summary that is a list of numbers", ["verify", "list.json", "page.txt"], "list.json"),
    ("a stored summary that is an empty list", ["verify", "nothing.json", "page.txt"], "nothing.json"),
    ("a stored summary that is damaged", ["verify", "damaged.json", "page.txt"], "damaged"),
    ("a stored summary that is too deep", ["verify", "deep.json", "page.txt"], "deep.json"),
    ("a stored summary of a missing article", ["verify", "damaged.json", "gone.txt"], "gone.txt"),
    ("a plain summary that is empty", ["verify", "blank.txt", "page.txt"], "blank.txt"),
    ("a plain summary that is no text", ["verify", "picture.png", "page.txt"], "picture.png"),
    ("standard input for both", ["verify", "-", "-"], "standard input"),
    ("one file to verify", ["verify", "prose.txt"], "ARTICLE"),
    ("the schema of nothing known", ["schema", "poem"], "article"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every kind of file that cannot be used, and one that can."""
    path = tmp_path_factory.mktemp("inputs")
    for name, data in FILES.items():
        (path / name).write_bytes(data)
    return path


@pytest.mark.parametrize(("arguments", "named"), [pytest.param(a, n, id=i) for i, a, n in FAILURES])
def test_a_failure_is_one_line_with_status_2_and_nothing_on_standard_output(
    arguments: list[str], named: str, folder: Path
) -> None:
    before = sorted(path.name for path in folder.iterdir() if path.name != "__pycache__")

    ended = run(*arguments, cwd=folder)

    assert (ended.status, ended.out) == (2, b"")
    assert re.fullmatch(r"summarizer: [^\n]+\n", ended.err)
    assert named in ended.err
    assert not STEERING.search(ended.err)
    assert sorted(path.name for path in folder.iterdir() if path.name != "__pycache__") == before


def test_a_summary_of_another_article_is_asked_about(tmp_path: Path) -> None:
    """Where nothing at all of several statements is verified, the likeliest mistake is named."""
    told = tmp_path / "told.txt"
    told.write_text(
        "Volcanic ash closed Lisbon's airport. Astronomers in Chile discovered two comets. Wheat exports tripled.",
        encoding="utf-8",
    )
    article = Path(__file__).parent.parent / "examples" / "ferry-accident.txt"

    ended = run("verify", str(told), str(article))

    assert "is it the summary of another article?" in ended.err
    assert b": 0 verified" in ended.out


def test_a_summary_much_longer_than_its_article_is_asked_about(folder: Path) -> None:
    """The two may have changed places."""
    files = ("page.txt", "prose.txt")

    swapped, right = run("verify", *files, cwd=folder), run("verify", *reversed(files), cwd=folder)

    assert ["SUMMARY ARTICLE, in that order" in ended.err for ended in (swapped, right)] == [True, False]


def test_a_message_is_one_line_of_bounded_length() -> None:
    assert len(run("x" * 5000).err) < 1000


def test_a_failure_that_nobody_foresaw_asks_to_be_reported(capfd: pytest.CaptureFixture[str]) -> None:
    status = main([None])  # type: ignore[list-item]

    out, err = capfd.readouterr()
    assert (status, out) == (70, "")
    assert re.fullmatch(r"summarizer: this is a bug of ours \(.+\); please report it .+\n", err)


def test_the_traceback_of_a_bug_is_for_those_who_ask(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_DEBUG", "1")

    main([None])  # type: ignore[list-item]

    assert "Traceback" in capfd.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT between processes")
def test_an_interruption_is_told_in_one_line() -> None:
    root = str(Path(__file__).parent.parent)
    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
        # A shell's background jobs ignore interruptions, and their children with them: this one listens again.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin is not None
    for _ in range(200):  # until it reads: no more of its own file is being imported
        time.sleep(0.05)
        if _is_reading(process.pid):
            break
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert (process.returncode, out, err) == (130, b"", b"summarizer: interrupted\n")


def _is_reading(pid: int) -> bool:
    """Tell whether a process waits for its standard input (Linux); elsewhere, whether it had a second."""
    try:
        return "pipe" in Path(f"/proc/{pid}/wchan").read_text()
    except OSError:
        time.sleep(1)
        return True


# What goes right.


def test_help_is_read_by_people_in_any_locale() -> None:
    ended = run("--help", LC_ALL="C", PYTHONIOENCODING="ascii")

    assert (ended.status, ended.err) == (0, "")
    for words in (b"ARTICLE", b"examples:", b"--story", b"verify", b"exit status"):
        assert words in ended.out


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["verify", "--help"], ["schema", "--help"]])
def test_help_loads_nothing_heavy(arguments: Sequence[str]) -> None:
    code = (
        "import sys, summarizer.cli\n"
        f"summarizer.cli.main({list(arguments)!r})\n"
        "heavy = {'pydantic', 'openai', 'instructor', 'trafilatura', 'httpx2', 'rich', 'logging'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    root = str(Path(__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env={**os.environ, "PYTHONPATH": root}, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_the_version_is_one_line() -> None:
    ended = run("--version")

    assert ended.status == 0
    assert re.fullmatch(rb"summarizer \S[^\n]*\n", ended.out)


def test_an_article_is_summarised_for_a_reader_and_plainly_where_it_is_piped(article: Path) -> None:
    ended = run(str(article))

    assert (ended.status, ended.err) == (0, "")
    assert b"\x1b" not in ended.out
    shown = ended.out.decode()
    assert "Lower Dunmore" in shown.partition("\n")[0]
    assert "Ines Marlow" in shown
    assert re.search(r"\d+ items: \d+ verified, \d+ flagged, \d+ rejected\n", shown)


def test_colours_can_be_asked_for_and_refused(
    article: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert b"\x1b[1m" in read(capfdbinary, str(article)).out

    monkeypatch.setenv("NO_COLOR", "1")
    assert b"\x1b" not in read(capfdbinary, str(article)).out


@pytest.mark.parametrize("columns", ["40", "72"])
def test_the_view_is_as_wide_as_it_is_told(
    article: Path, columns: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    lines = read(capfdbinary, str(article)).out.decode().split("\n")

    assert max(map(len, lines)) <= int(columns)


def test_json_is_one_value_with_spans_that_slice_to_their_quotes(
    article: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = read(capfdbinary, str(article), "--format", "json")

    record = json.loads(ended.out)
    evidence = [proof for claim in record["summary"]["claims"] for proof in claim["evidence"]]
    assert ended.status == 0
    assert evidence
    assert all(PAGE[proof["start"] : proof["end"]] == proof["quote"] for proof in evidence)
    assert "text" not in record["document"]


def test_standard_input_is_read_as_bytes() -> None:
    ended = run("-", "--format", "json", stdin=PAGE.encode("utf-16"))

    assert ended.status == 0
    assert json.loads(ended.out)["document"]["length"] == len(PAGE)


def test_every_story_makes_a_list(article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    records = json.loads(read(capfdbinary, str(article), "--format", "json", "--story", "all").out)

    assert [record["schema_version"] for record in records] == ["1"]


def test_a_summary_is_held_against_the_story_that_is_given(
    article: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "bridges.txt").write_text("Ten bridges are worth a visit.", encoding="utf-8")

    of_main = main(["verify", str(tmp_path / "bridges.txt"), str(article)])
    of_all = main(["verify", str(tmp_path / "bridges.txt"), str(article), "--story", "whole"])

    capfdbinary.readouterr()
    assert (of_main, of_all) == (1, 0)


def test_the_whole_page_leaves_nothing_out(article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    document = json.loads(read(capfdbinary, str(article), "--format", "json", "--story", "whole").out)["document"]

    assert document["story"] == [{"start": 0, "end": len(PAGE)}]
    assert document["left_out"] == []


@pytest.mark.parametrize("form", ["terminal", "json", "markdown", "html", "annotations"])
def test_every_format_is_written_alone_and_as_utf_8(
    article: Path, form: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = read(capfdbinary, str(article), "--format", form)

    assert (ended.status, ended.err) == (0, "")
    assert "Marlow" in ended.out.decode("utf-8")


def test_a_schema_of_one_s_own_is_filled(article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended = read(capfdbinary, str(article), "--schema", "brief", "--format", "json")

    assert list(json.loads(ended.out)["summary"]) == ["headline", "points"]


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}])
def test_no_locale_stops_the_view(locale: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE.replace("Ines Marlow", "Inès Märlow-東京"), encoding="utf-8")

    ended = run(str(path), **locale)

    assert (ended.status, ended.err) == (0, "")
    assert any(name in ended.out for name in (b"M\xc3\xa4rlow", rb"M\xe4rlow", b"M\xe4rlow"))


def test_a_reader_that_goes_away_is_no_failure(article: Path) -> None:
    root = str(Path(__file__).parent.parent)
    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer", str(article)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    process.stderr.close()

    assert (process.wait(timeout=30), err) == (0, b"")


@pytest.mark.parametrize("name", ["verify", "schema"])
def test_a_file_named_like_a_command_is_reached_by_its_path(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / name).write_text(PAGE)
    monkeypatch.chdir(tmp_path)

    assert read(capfdbinary, f"./{name}").status == 0


# -o FILE


def test_a_file_is_written_and_nothing_else(article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    target = article.with_name("out.md")

    ended = read(capfdbinary, str(article), "--format", "markdown", "-o", str(target))

    assert (ended.status, ended.out) == (0, b"")
    assert target.read_text(encoding="utf-8").startswith("# ")
    assert sorted(path.name for path in article.parent.iterdir()) == ["out.md", "page.txt"]


@pytest.mark.skipif(os.name == "nt", reason="permissions are another thing on Windows")
def test_a_new_file_has_the_permissions_of_any_new_file_and_an_old_one_keeps_its_own(article: Path) -> None:
    usual, new, old = (article.with_name(name) for name in ("usual", "new", "old"))
    usual.touch()
    old.touch(mode=0o640)
    for target in (new, old):
        assert main([str(article), "-o", str(target)]) == 0

    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_link_is_written_through(article: Path) -> None:
    target, link = article.with_name("target"), article.with_name("link")
    link.symlink_to(target.name)

    assert main([str(article), "-o", str(link)]) == 0

    assert link.is_symlink()
    assert target.read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_an_output_that_is_full_fails_in_one_line(article: Path) -> None:
    ended = run(str(article), "-o", "/dev/full")

    assert (ended.status, ended.out) == (2, b"")
    assert re.fullmatch(r"summarizer: cannot write /dev/full: [^\n]+\n", ended.err)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="the system has no /dev/stdout")
def test_a_device_is_written_to_directly(article: Path) -> None:
    ended = run(str(article), "-o", "/dev/stdout")

    assert (ended.status, ended.err) == (0, "")
    assert b"Ines Marlow" in ended.out


def test_a_failure_leaves_the_old_file_as_it_was(article: Path) -> None:
    old = article.with_name("old")
    old.write_text("as it was")

    assert main([str(article), "--story", "99", "-o", str(old)]) == 2

    assert old.read_text() == "as it was"
    assert sorted(path.name for path in article.parent.iterdir()) == ["old", "page.txt"]


# verify


def test_a_stored_summary_of_the_same_article_is_verified(
    article: Path, stored: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = read(capfdbinary, "verify", str(stored), str(article), "--format", "json")

    record = json.loads(ended.out)
    assert record["drifted"] is False
    assert record["report"]["rejected"] == []
    assert {item["id"] for item in record["report"]["items"]} >= {"c1"}


def test_a_summary_whose_figure_was_changed_is_rejected(
    article: Path, stored: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    stored.write_text(stored.read_text(encoding="utf-8").replace("4,500", "45,000"), encoding="utf-8")

    ended = read(capfdbinary, "verify", str(stored), str(article))

    assert ended.status == 1
    assert "REJECTED" in ended.out.decode()
    assert "not verified" in ended.err


def test_whose_words_cannot_be_told_is_noted_under_a_verified_sentence(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    page, told = tmp_path / "page.txt", tmp_path / "told.txt"
    page.write_text("The pier lost its planks in the storm of 2 March.\nIda Brandt runs the café beside it.\n", "utf-8")
    told.write_text("The pier lost its planks in the storm, Ida Brandt said.", encoding="utf-8")

    ended = read(capfdbinary, "verify", str(told), str(page))

    assert "note: it can't be told from the text that" in ended.out.decode()
    assert "1 verified, 0 flagged" in ended.out.decode()


def test_an_article_that_has_changed_is_told(
    article: Path, stored: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    article.write_text("An added first line, with a full stop at its end.\n" + PAGE, encoding="utf-8")

    ended = read(capfdbinary, "verify", str(stored), str(article))

    assert "! the article is not the text that this summary was made from" in ended.out.decode()
    assert "note: the article is not the text" in ended.err


def test_quiet_says_nothing_on_standard_error(
    article: Path, stored: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    stored.write_text(stored.read_text(encoding="utf-8").replace("4,500", "45,000"), encoding="utf-8")

    ended = read(capfdbinary, "verify", str(stored), str(article), "--quiet")

    assert (ended.status, ended.err) == (1, "")


@pytest.mark.parametrize("story", [5, "0-20", {"start": 0}, [5], [{"start": "0", "end": None}]])
def test_a_stored_summary_whose_story_is_of_another_form_is_held_against_the_main_one(
    story: object, article: Path, stored: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    record = json.loads(stored.read_text(encoding="utf-8"))
    record["document"]["story"] = story
    stored.write_text(json.dumps(record), encoding="utf-8")

    ended = read(capfdbinary, "verify", str(stored), str(article))

    assert ended.status == 0


def test_a_list_of_stored_summaries_is_verified_one_by_one(
    article: Path, stored: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    many = stored.with_name("many.json")
    many.write_text(f"[{stored.read_text(encoding='utf-8')}]", encoding="utf-8")

    ended = read(capfdbinary, "verify", str(many), str(article), "--format", "json")

    assert len(json.loads(ended.out)) == 1


@pytest.fixture
def prose(article: Path) -> Path:
    """A summary in plain words: a sentence of the page, one that nothing supports, and a figure that is nowhere."""
    path = article.with_name("prose.txt")
    kept = "The county council said on Tuesday that it had set aside $2.3 million for the work."
    path.write_text(f"{kept} The orchestra rehearsed a waltz. Some 4,511 vehicles cross the bridge each day.")
    return path


def test_plain_words_get_a_verdict_a_sentence(
    article: Path, prose: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = read(capfdbinary, "verify", str(prose), str(article), "--format", "json")

    sentences = json.loads(ended.out)["report"]["sentences"]
    assert [one["verdict"]["status"] for one in sentences] == ["verified", "flagged", "rejected"]
    assert all(prose.read_text(encoding="utf-8")[one["start"] : one["end"]] == one["text"] for one in sentences)
    assert ended.status == 1


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_marks_of_markdown_are_not_shown(form: str, article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A reader sees the words; the label of an entry is one of them."""
    told = article.with_name("told.md")
    told.write_text("- **Traffic:** some [4,500 vehicles](https://e.org) cross the bridge.\n", encoding="utf-8")

    shown = read(capfdbinary, "verify", str(told), str(article), "--format", form).out.decode()

    assert "Traffic: some 4,500 vehicles cross the bridge." in " ".join(shown.split())


def test_words_under_summary_in_json_are_plain_words(
    article: Path, prose: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """What a pipeline writes around a summary is not the summary: its words are judged as if they stood alone."""
    wrapped = article.with_name("wrapped.json")
    wrapped.write_text(json.dumps({"model": "any", "summary": prose.read_text(encoding="utf-8")}))

    alone, inside = (
        json.loads(read(capfdbinary, "verify", str(path), str(article), "--format", "json").out)
        for path in (prose, wrapped)
    )

    assert alone["report"]["sentences"] == inside["report"]["sentences"]


def test_a_list_of_sentences_is_one_text(article: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """By itself or under "summary"; none is joined to the next."""
    sentences = ["some 4,500 vehicles cross the bridge each day", "repairs may take between six and eight weeks"]
    verdicts = []
    for told in (sentences, {"summary": sentences}, [{"summary": sentences}]):
        path = article.with_name("list.json")
        path.write_text(json.dumps(told), encoding="utf-8")
        record = json.loads(read(capfdbinary, "verify", str(path), str(article), "--format", "json").out)
        verdicts.append((record[0] if isinstance(record, list) else record)["report"]["sentences"])

    assert [one["text"] for one in verdicts[0]] == sentences
    assert verdicts[0] == verdicts[1] == verdicts[2]


@pytest.mark.parametrize(("around", "noted"), [("```json\n{}\n```\n", False), ("Here it is:\n\n~\n\nDone.", True)])
def test_json_that_a_chat_sets_apart_is_read_as_json(
    around: str, noted: bool, article: Path, prose: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Words beside it are not judged, and a note says so."""
    bare, fenced = article.with_name("bare.json"), article.with_name("fenced.md")
    bare.write_text(json.dumps({"summary": prose.read_text(encoding="utf-8")}), encoding="utf-8")
    block = around.replace("~", "```json\n{}\n```")
    fenced.write_text(block.replace("{}", bare.read_text(encoding="utf-8")), encoding="utf-8")

    alone, inside = (
        read(capfdbinary, "verify", str(path), str(article), "--format", "json") for path in (bare, fenced)
    )

    assert json.loads(alone.out)["report"] == json.loads(inside.out)["report"]
    assert ("only the JSON" in inside.err) is noted


def test_the_marks_that_set_prose_apart_are_no_words(
    article: Path, prose: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    fenced = article.with_name("fenced.md")
    fenced.write_text(f"```text\n{prose.read_text(encoding='utf-8').strip()}\n```\n", encoding="utf-8")

    alone, inside = (
        json.loads(read(capfdbinary, "verify", str(path), str(article), "--format", "json").out)
        for path in (prose, fenced)
    )

    told = [[one["text"] for one in record["report"]["sentences"]] for record in (alone, inside)]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Repairs may take between six and eight weeks. Some 4,500 vehicles cross the bridge each day.", False),
        ("Repairs may take between\n\nsix and eight weeks", False),
        ("Repairs may take between six and eight weeks", True),
    ],
)
def test_several_sentences_in_quotation_marks_are_a_string_of_json(
    words: str, quoted: bool, article: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """What a tool writes that is asked for the value of "summary"; one sentence may be what somebody says."""
    path = article.with_name("string.json")
    path.write_text(json.dumps(words), encoding="utf-8")

    sentences = json.loads(read(capfdbinary, "verify", str(path), str(article), "--format", "json").out)["report"]

    assert sentences["sentences"][0]["text"].startswith('"') is quoted


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("\ud800 Ines Marlow is the chief engineer.", 0),
        ({"claims": [{"text": "\udfff", "evidence": ["\ud800"]}]}, 1),
    ],
)
def test_half_a_character_that_json_escapes_is_no_failure(
    form: str, told: object, status: int, article: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A lone surrogate has no encoding: in words U+FFFD stands for it, an item that quotes one is judged."""
    broken = article.with_name("broken.json")
    broken.write_text(json.dumps({"summary": told, "title": "\ud800 and"}), encoding="ascii")

    ended = read(capfdbinary, "verify", str(broken), str(article), "--format", form)

    assert ended.status == status
    assert "1 item:" in ended.out.decode() or json.loads(ended.out)["report"]["items"]


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
def test_words_beside_the_summary_are_named_as_not_judged(
    form: str, article: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Whatever else the file tells of the article must not pass for verified; an id, or an address, tells nothing."""
    wrapped = article.with_name("wrapped.json")
    record = {
        "id": "a-17",
        "summary": "Ines Marlow is the county's chief engineer.",
        "headline": "Bridge falls, 99 dead",
        "key_points": ["Ines Marlow resigned.", {"point": "The bridge was blown up."}],
        "url": "https://example.org/bridge",
    }
    wrapped.write_text(json.dumps(record), encoding="utf-8")

    shown = " ".join(read(capfdbinary, "verify", str(wrapped), str(article), "--format", form).out.decode().split())

    assert [words in shown for words in ("99 dead", "resigned", "blown up")] == [True, True, True]
    assert [words in shown for words in ("a-17", "example.org")] == [False, False]
    assert shown.count("stands beside the summary, and nothing judges it") == 3


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_every_sentence_of_plain_words_is_shown_with_what_differs(
    form: str, article: Path, prose: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = read(capfdbinary, "verify", str(prose), str(article), "--format", form, "--fail-on", "rejected")

    shown = ended.out.decode()
    assert "The orchestra rehearsed a waltz." in shown
    assert '"Some 4,511 vehicles"' in " ".join(shown.split())
    assert "3 items: 1 verified, 1 flagged, 1 rejected" in shown


@pytest.mark.parametrize(
    "words",
    [
        '"The orchestra rehearsed a waltz."',
        "4511",
        "[Brenford] The orchestra rehearsed a waltz.",
        "[1] The orchestra rehearsed a waltz.",
        "{{lead}} The orchestra rehearsed a waltz.",
    ],
)
def test_words_that_only_begin_like_json_are_prose(
    words: str, article: Path, prose: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    prose.write_text(words, encoding="utf-8")

    ended = read(capfdbinary, "verify", str(prose), str(article), "--format", "json", "--fail-on", "flagged")

    sentences = json.loads(ended.out)["report"]["sentences"]
    assert "verified" not in [one["verdict"]["status"] for one in sentences]
    assert ended.status == 1


def test_a_claim_without_evidence_fails_the_run(
    article: Path, stored: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    stored.write_text('{"summary": {"claims": [{"text": "The county council closed the bridge."}]}}', encoding="utf-8")

    ended = read(capfdbinary, "verify", str(stored), str(article))

    assert ended.status == 1
    assert "1 item: 0 verified, 0 flagged, 1 rejected" in ended.out.decode()


# schema


@pytest.mark.parametrize("name", ["article", "brief"])
def test_the_schema_is_printed_as_it_is_filled_and_as_it_is_returned(
    name: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ended = read(capfdbinary, "schema", name)

    schemas = json.loads(ended.out)
    assert (ended.status, list(schemas)) == (0, ["fill", "returned"])
    assert "evidence" not in json.dumps(schemas["fill"]["$defs"])
    assert "evidence" in json.dumps(schemas["returned"]["$defs"])


def test_one_side_of_the_schema_can_be_asked_for(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    both = json.loads(read(capfdbinary, "schema").out)
    fill = json.loads(read(capfdbinary, "schema", "article", "--as", "fill").out)

    assert fill == both["fill"]


@pytest.mark.parametrize(("quiet", "told"), [((), True), (("--quiet",), False)])
def test_what_the_engine_leaves_out_is_told_on_standard_error_and_not_in_the_json(tmp_path, quiet, told):
    page = tmp_path / "page.txt"
    lines = [f"Ada Lund{n} said the bridge number {n} over the Tarn is closed." for n in range(120)]
    page.write_text("\n\n".join([" ".join(lines[i : i + 4]) for i in range(0, len(lines), 4)]), encoding="utf-8")
    ended = run(str(page), "--story", "whole", "--format", "json", *quiet)
    assert ended.status == 0
    assert ("note: 120 attributed statements were found" in ended.err) is told
    assert "notes" not in json.loads(ended.out)


def test_letters_that_were_guessed_are_told(
    article: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A summary that is not UTF-8 is read, with a note; one that is needs none."""
    words = "The ferry company of José Okoro will run two extra boats a day."
    (tmp_path / "old.txt").write_bytes(words.encode("latin-1"))
    (tmp_path / "new.txt").write_text(words, encoding="utf-8")

    old = read(capfdbinary, "verify", str(tmp_path / "old.txt"), str(article))
    new = read(capfdbinary, "verify", str(tmp_path / "new.txt"), str(article))

    assert "old.txt is not UTF-8" in old.err
    assert "UTF-8" not in new.err
    assert old.out == new.out
