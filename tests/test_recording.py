"""``summarizer record`` and ``summarizer replay``: an article's whole way in a file; the fixture for users' tests."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.cli import main
from summarizer.errors import InputError, RefusalError
from summarizer.model import model_engine
from summarizer.recording import Source, read_recording, record, replay
from tests.reader import extractive
from tests.scenarios import BRIEF, EXAMPLES, RESERVOIR, WHOLE
from tests.server import Server, failure, refusal

ROOT = Path(__file__).parents[1]
KEY = "sk-test-0123456789abcdef"
ARTICLE = Source(RESERVOIR.read_bytes(), "reservoir.txt", "text/plain")


def engine(server, **settings):
    return model_engine("tiny", base_url=server.url, environ={"SUMMARIZER_API_KEY": KEY}, cache=False, **settings)


@pytest.fixture(scope="module")
def stored():
    """A recording's text: a rate that is limited, a mode that is not known, and an answer."""
    limited = failure(429, "slow down", headers={"Retry-After": "0"})
    unknown = failure(400, "response_format is not supported")
    with Server(limited, unknown, WHOLE) as server:
        return record(ARTICLE, engine(server)).write()


@pytest.fixture
def file(tmp_path, stored):
    path = tmp_path / "reservoir.yaml"
    path.write_text(stored, encoding="utf-8")
    return path


def edited(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


# Record, and replay


def test_a_replay_leads_to_the_same(file):
    """Without a server, through the same setbacks."""
    replayed = replay(read_recording(file))
    assert replayed.differences == ()
    assert (replayed.result.run.requests, len(replayed.result.summary.claims)) == (3, 6)


def test_what_is_set_when_it_is_replayed_changes_nothing(file, monkeypatch):
    """The recording says how it was asked; neither environment nor settings file has a say."""
    for name, value in (("LANGUAGE", "German"), ("MODE", "tools"), ("TEMPERATURE", "1"), ("MODEL", "other")):
        monkeypatch.setenv(f"SUMMARIZER_{name}", value)
    assert replay(read_recording(file)).differences == ()


def test_what_was_set_when_it_was_recorded_is_kept(tmp_path):
    """Language, mode, temperature, and the parts of a long document."""
    settings = {"language": "Welsh", "mode": "tools", "temperature": 0.5, "max_tokens": 900, "context_tokens": 2000}
    source = Source((EXAMPLES / "ferry-accident.txt").read_bytes(), "ferry.txt")
    with Server(then=extractive) as server:
        recording = record(source, engine(server, **settings))
    assert len(recording.exchanges) > 2
    path = tmp_path / "ferry.yaml"
    path.write_text(recording.write(), encoding="utf-8")
    assert replay(read_recording(path)).differences == ()


def test_a_recording_holds_no_secret_and_says_what_it_is(stored):
    """Its first lines are for whoever opens it."""
    for secret in (KEY, "127.0.0.1", "uthorization", "user-agent"):
        assert secret not in stored
    assert stored.startswith("# A recording of grounded-summarizer")
    assert "# What answered: the model 'tiny'" in stored


def test_what_is_remembered_and_cached_is_not_used(file, tmp_path):
    """A recording holds all that is needed, whatever was asked before."""
    with Server(failure(400, "response_format is not supported"), WHOLE, then=WHOLE) as server:
        reader = model_engine("tiny", base_url=server.url, environ={}, cache=True)
        from summarizer import summarize

        summarize(ARTICLE.document("main"), engine=reader)
        recording = record(ARTICLE, reader)
    assert [one["response"]["status"]["code"] for one in recording.exchanges] == [200]
    assert "response_format" in recording.exchanges[0]["request"]["body"]
    assert replay(recording).differences == ()


@pytest.mark.parametrize("name", ["ferry-accident.txt", "quarterly-results.html", "sleep-study.md"])
def test_without_a_model_the_extractive_engine_is_recorded(tmp_path, name):
    """Any page, with no request at all."""
    assert main(["record", str(EXAMPLES / name), "--to", str(tmp_path / "r.yaml"), "--quiet"]) == 0
    assert "No model was asked" in (tmp_path / "r.yaml").read_text(encoding="utf-8")
    assert main(["replay", str(tmp_path / "r.yaml")]) == 0


@pytest.mark.parametrize(
    "data",
    ["Caf\xe9 reopened\r\nThe caf\xe9 reopened on Monday, the owner said.".encode("latin-1"), b"\xef\xbb\xbfA\r\nB c."],
)
def test_a_page_comes_back_byte_by_byte(tmp_path, data):
    """Whatever its encoding and its line ends."""
    (tmp_path / "r.yaml").write_text(record(Source(data)).write(), encoding="utf-8")
    assert read_recording(tmp_path / "r.yaml").source.data == data


# What differs


def test_a_changed_prompt_is_shown(file):
    """The line that was sent, and the one that is sent now."""
    told = replay(read_recording(edited(file, "Nothing is gained by guessing.", "Guess well."))).differences
    assert len(told) == 1
    assert "Guess well." in told[0]
    assert "Nothing is gained by guessing." in told[0]


def test_a_changed_outcome_is_shown(file):
    """In the summary and in the report, each."""
    edited(file, "how fast the water is coming down", "how fast that water is coming down")
    recording = read_recording(file)
    assert replay(recording).differences == ()  # the model's answer and what is expected were changed alike
    recording.expected["summary"]["figures"][0]["what"] = "another thing"
    recording.expected["report"]["verified"] += 1
    told = replay(recording).differences
    assert ["another thing" in told[0], "how fast that water is coming down" in told[0]] == [True, True]
    assert '"verified"' in told[1]


def test_the_command_shows_differences_and_accepts_them(file, capsys):
    """Exit 1, and 0 once they are meant."""
    number = json.dumps(read_recording(file).expected["report"]["verified"])
    edited(file, f"    verified: {number}", "    verified: 99")
    assert main(["replay", str(file)]) == 1
    shown = capsys.readouterr()
    assert shown.out.startswith(f"{file}: differs (3 requests)\n\n--- recorded report\n+++ report now\n")
    assert "summarizer replay --accept" in shown.err
    assert main(["replay", str(file), "--accept"]) == 0
    assert main(["replay", str(file)]) == 0
    assert capsys.readouterr().out.endswith(f"{file}: the same (3 requests)\n")


def test_what_a_model_would_have_to_answer_cannot_be_accepted(file, capsys):
    """There is nothing to accept: exit 2, and the file is as it was."""
    text = edited(file, "Nothing is gained by guessing.", "Guess well.").read_text(encoding="utf-8")
    assert main(["replay", str(file), "--accept"]) == 2
    assert "summarizer record" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == text


# What goes wrong


def test_a_refusal_writes_no_recording(tmp_path):
    """Nothing came of it."""
    with Server(refusal()) as server, pytest.raises(RefusalError):
        record(ARTICLE, engine(server))


def test_the_command_records_what_a_model_answers(tmp_path, capsys):
    """With the options of the command itself; a brief, over HTTP."""
    to = tmp_path / "brief.yaml"
    options = ["--model", "tiny", "--mode", "tools", "--schema", "brief", "--to", str(to)]
    with Server(BRIEF) as server:
        assert main(["record", str(RESERVOIR), "--base-url", server.url, *options]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "recorded 1 request" in said.err
    assert "the article's text" in said.err
    assert (main(["replay", str(to)]), capsys.readouterr().out) == (0, f"{to}: the same (1 request)\n")


def test_a_server_that_fails_leaves_no_file(tmp_path, capsys):
    """Exit 3, as for a summary."""
    to = tmp_path / "r.yaml"
    with Server(failure(401, "bad key")) as server:
        options = ["--model", "tiny", "--base-url", server.url]
        assert main(["record", str(RESERVOIR), "--to", str(to), *options]) == 3
    assert (to.exists(), "Traceback" in capsys.readouterr().err) == (False, False)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("recording: 1", "recording: 7", "another version"),
        ("recording: 1", "other: 1", "is no recording"),
        ("settings:", "settngs:", "damaged"),
        ("Moira Kennet, the chief", "Moira Kennet, a chief", "which was changed"),
        ("exchanges:", "exchanges: [{}]\nmore:", "damaged"),
        ("recording: 1", "recording: [", "is no recording"),
        ("recording: 1", "!!python/object/apply:os.abort []", "is no recording"),
        ("  model: tiny\n", "", "damaged"),
        ("  mode: auto\n", "  mode: 7\n", "damaged"),
    ],
)
def test_a_damaged_recording_is_told_in_one_line(file, capsys, old, new, words):
    """Exit 2, with the next step."""
    assert main(["replay", str(edited(file, old, new))]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert words in said.err


def test_a_missing_recording_is_told(tmp_path):
    """By its path."""
    with pytest.raises(InputError, match=r"none\.yaml"):
        read_recording(tmp_path / "none.yaml")


@pytest.mark.parametrize("command", [["record", str(RESERVOIR), "--to", "r.yaml"], ["replay", "r.yaml"]])
def test_a_missing_extra_says_how_to_install_it(tmp_path, command):
    """Exit 2; the rest of the program works without."""
    program = "import sys; sys.modules['vcr'] = None; from summarizer.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", program, *command],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 2
    assert "pip install 'grounded-summarizer[testing]'" in done.stderr


# The fixture, in the example project


def run_example(folder, *options):
    """Run the tests of the example project as its owner would."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "summarizer.testing", "-q", "-p", "no:cacheprovider", *options],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.fixture
def example(tmp_path):
    return Path(shutil.copytree(EXAMPLES / "regression", tmp_path / "regression"))


def test_the_example_project_passes(example):
    """As it stands in the repository."""
    done = run_example(example)
    assert done.returncode == 0, f"{done.stdout}\nif that is meant: make cassettes"
    assert "2 passed" in done.stdout


@pytest.mark.slow
def test_the_example_project_fails_where_something_differs(example):
    """With what differs and what to do; accepted, it passes."""
    path = example / "recordings" / "notice.yaml"
    verified = read_recording(path).expected["report"]["verified"]
    edited(path, f"    verified: {verified}", "    verified: 99")
    done = run_example(example, "-k", "notice")
    assert done.returncode == 1
    assert "+++ report now" in done.stdout
    assert "pytest --summarizer-accept" in done.stdout
    assert run_example(example, "-k", "notice", "--summarizer-accept").returncode == 0
    assert main(["replay", str(path)]) == 0


def test_the_plugin_is_found_where_the_package_is_installed():
    """By its entry point, whose name is the module's."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"summarizer.testing" = "summarizer.testing"' in text.partition("pytest11]")[2]
