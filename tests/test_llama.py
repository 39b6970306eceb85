"""Against a real server that nobody here wrote: llama.cpp's, with a tiny random model. Nothing it says can be true.

    python -m pytest tests/test_llama.py -m llama -rs

What the model says is not in our hands: each test holds for whatever it is.
"""

import io
import json
import os
import re
import threading
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.cli import main
from summarizer.model import retrying
from summarizer.model.retrying import MOST_REQUESTS
from tests.llama.build import UnavailableError, server_binary
from tests.llama.relay import Relay
from tests.llama.server import KEY, Llama
from tests.scenarios import FERRY, RESERVOIR

pytestmark = [pytest.mark.llama, pytest.mark.slow]

WARMTHS = ("0.8", "0.7", "0.9", "1.0", "1.2")  # at 0 a random model says the same letter until it is cut off
ANSWER = "1500"  # tokens at most: some ten seconds; a form with an item in each list is shorter


class Ended(NamedTuple):
    """How a command ended, and how many requests were posted meanwhile."""

    status: int
    out: str
    err: str
    requests: int = 0


@pytest.fixture(scope="module")
def binary():
    """Return the server; skip with the reason where there is none."""
    try:
        return server_binary()
    except UnavailableError as error:
        pytest.skip(f"no llama.cpp server: {error}")


@pytest.fixture(scope="module")
def llama(binary, tmp_path_factory):
    with Llama(binary, tmp_path_factory.mktemp("llama")) as server:
        yield server


@pytest.fixture
def own(binary, tmp_path):
    """Return a server for one test, which may do to it what it likes."""
    with Llama(binary, tmp_path) as server:
        yield server


@pytest.fixture(autouse=True)
def plain(monkeypatch, tmp_path):
    """An environment with one key, a cache of its own, and a policy that waits a hundredth of what it would."""
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SUMMARIZER_SETTINGS", os.devnull)
    monkeypatch.setenv("SUMMARIZER_TEMPERATURE", WARMTHS[0])
    monkeypatch.setenv("SUMMARIZER_MAX_TOKENS", ANSWER)
    monkeypatch.setattr(retrying, "FIRST_WAIT", 0.005)


def run(llama, article, *options, command=()):
    """Run the command in this process, and hold what holds of every end of it."""
    with Relay(llama.port) as relay:
        ended = run_at(relay.url, article, *options, command=command)
    return ended._replace(requests=relay.requests)


def run_at(url, article, *options, command=()):
    out, err = io.StringIO(), io.StringIO()
    named = ["--model", "random", "--base-url", url, "--schema", "brief", "--timeout", "120"]
    with redirect_stdout(out), redirect_stderr(err):
        status = main([*command, str(article), *named, *options])
    ended = Ended(status, out.getvalue(), err.getvalue())
    assert ended.status in (0, 3), ended.err
    assert "Traceback" not in ended.err
    assert KEY not in ended.out + ended.err
    return ended


def require_proved(ended, text):
    """What was asked for is counted right, and nothing stands that the article does not prove."""
    record = json.loads(ended.out)
    assert record["run"]["requests"] == ended.requests
    rejected = {one["item"]["id"] for one in record["report"]["rejected"]}
    items = list(items_of(record["summary"]))
    assert not rejected & {item["id"] for item in items}
    for item in items:
        assert item["verdict"]["status"] in ("verified", "flagged")
        assert item["evidence"]
        assert all(text[piece["start"] : piece["end"]] == piece["quote"] for piece in item["evidence"])
    return record


def items_of(value):
    if isinstance(value, dict) and "verdict" in value:
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from items_of(one)


MODES = ("json_schema", "tools", "md_json", "auto")


@pytest.mark.parametrize("schema", ["brief", "article"])
@pytest.mark.parametrize("mode", MODES)
def test_every_mode_ends_in_a_proved_summary_or_in_one_line(llama, mode, schema):
    """Whatever the model says: within the requests allowed, without a traceback, nothing unproved in the summary."""
    ended = run(llama, RESERVOIR, "--mode", mode, "--schema", schema, "--format", "json", "--quiet")
    assert 1 <= ended.requests <= MOST_REQUESTS
    if ended.status == 0:
        require_proved(ended, RESERVOIR.read_text(encoding="utf-8"))
        return
    assert (ended.status, ended.out, len(ended.err.splitlines())) == (3, "", 1)
    assert re.match(r"summarizer: (random at )?127\.0\.0\.1:\d+ ", ended.err), ended.err


def test_the_server_keeps_to_the_form_and_we_to_the_truth(llama):
    """With the form imposed by its grammar, the answer can be read; what it says is rejected, all of it."""
    ended = run(llama, RESERVOIR, "--mode", "json_schema", "--format", "json", "--no-cache")
    if ended.status == 3:  # on another machine the same seed leads elsewhere
        assert re.search("found nothing|cut off|repeated itself|in trouble", ended.err), ended.err
        return
    record = require_proved(ended, RESERVOIR.read_text(encoding="utf-8"))
    assert (record["report"]["verified"], record["summary"]["points"]) == (0, [])
    assert record["report"]["rejected"]
    assert record["run"]["tokens"]["input"] > len(RESERVOIR.read_text(encoding="utf-8")) // 4


def test_a_wrong_key_is_told_and_not_shown(llama, monkeypatch):
    monkeypatch.setenv("SUMMARIZER_API_KEY", "sk-wrong-0123456789")
    ended = run(llama, RESERVOIR)
    assert (ended.status, ended.out, ended.requests) == (3, "", 1)
    assert "does not accept the key (401" in ended.err
    assert "sk-wrong" not in ended.err


def test_an_answer_that_is_cut_off_is_never_half_a_summary(llama, monkeypatch):
    """Sixteen tokens hold no form: what is read in smaller parts is cut off too, and that is what is told."""
    monkeypatch.setenv("SUMMARIZER_MAX_TOKENS", "16")
    ended = run(llama, RESERVOIR, "--mode", "json_schema", "--quiet")
    assert (ended.status, ended.out) == (3, "")
    assert "cut off in the middle of its answer; raise SUMMARIZER_MAX_TOKENS" in ended.err
    assert 1 <= ended.requests <= MOST_REQUESTS


def test_an_article_longer_than_its_context_is_told_as_that(binary, tmp_path):
    """It is tried in halves as far as the requests go; the server's own words for it are understood."""
    with Llama(binary, tmp_path, context=512) as small:
        ended = run(small, FERRY, "--mode", "json_schema", "--quiet")
    assert (ended.status, ended.out) == (3, "")
    assert "is longer than random at 127.0.0.1:" in ended.err
    assert "SUMMARIZER_CONTEXT_TOKENS" in ended.err
    assert 1 <= ended.requests <= MOST_REQUESTS


def test_parts_that_its_context_holds_are_read_one_by_one(llama, tmp_path, monkeypatch):
    """A story of several parts: each has its own ceiling, and what they come to is proved or is one line."""
    monkeypatch.setenv("SUMMARIZER_CONTEXT_TOKENS", "2000")
    article = tmp_path / "long.txt"
    article.write_text(FERRY.read_text(encoding="utf-8") * 3, encoding="utf-8")
    ended = run(llama, article, "--mode", "json_schema", "--format", "json", "--story", "whole")
    assert "parts" in ended.err
    assert ended.requests >= 2
    if ended.status == 0:
        require_proved(ended, article.read_text(encoding="utf-8"))
    else:
        assert (ended.status, ended.out) == (3, "")


def in_the_background(work):
    """Return a thread that does it, and the list its result will be in."""
    done = []
    thread = threading.Thread(target=lambda: done.append(work()), daemon=True)
    thread.start()
    return thread, done


def test_a_server_that_is_killed_is_named(own):
    """Its connections break, then nothing answers: a few tries, and one line."""
    own.freeze()  # so that the request is under way when it happens
    thread, done = in_the_background(lambda: run_at(own.url, RESERVOIR, "--quiet"))
    time.sleep(1)
    own.kill()
    thread.join(60)
    assert not thread.is_alive()
    (ended,) = done
    assert (ended.status, ended.out, len(ended.err.splitlines())) == (3, "", 1)
    assert "nothing answers at 127.0.0.1:" in ended.err


def test_a_server_that_hangs_holds_up_nobody_for_longer_than_is_said(own):
    own.freeze()
    began = time.monotonic()
    ended = run_at(own.url, RESERVOIR, "--timeout", "0.5", "--quiet")
    assert (ended.status, ended.out, len(ended.err.splitlines())) == (3, "", 1)
    assert "--timeout" in ended.err
    assert time.monotonic() - began < 30


def answered(monkeypatch, work):
    """Do it in one warmth after the other until the model's answer has an item, and return how that ended."""
    for warmth in WARMTHS:
        monkeypatch.setenv("SUMMARIZER_TEMPERATURE", warmth)
        ended = work()
        if ended.status == 0:
            return ended
    return pytest.fail(f"no answer has an item; the last one: {ended.err}")


def test_what_it_answered_is_kept_and_not_asked_for_again(llama, monkeypatch):
    """The second run has the first one's summary, without a request."""

    options = ("--mode", "json_schema", "--format", "json", "--quiet")
    with Relay(llama.port) as relay:  # one for both: where a server is, is part of what its answers are kept under
        first = answered(monkeypatch, lambda: run_at(relay.url, RESERVOIR, *options))
        before = relay.requests
        again = run_at(relay.url, RESERVOIR, *options)
        assert (again.status, relay.requests) == (0, before)
    assert before > 0
    assert json.loads(again.out)["summary"] == json.loads(first.out)["summary"]


def test_what_it_answered_can_be_recorded_and_replayed(llama, monkeypatch, tmp_path):
    """Noise and all."""
    recording = tmp_path / "recording.yaml"
    options = ("--mode", "json_schema", "--to", str(recording), "--quiet")
    answered(monkeypatch, lambda: run(llama, RESERVOIR, *options, command=("record",)))
    assert KEY not in recording.read_text(encoding="utf-8")
    assert main(["replay", str(recording)]) == 0


def test_the_server_ends_with_us(binary, tmp_path):
    """Its guard ends it when its input does: at the end of a test, and of a test run that was killed."""
    with Llama(binary, tmp_path) as server:
        pid = server._pid
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert not Path(f"/proc/{pid}").exists()
