"""Against a real server that nobody here wrote: llama.cpp's, with a tiny random model. Nothing it says can be true.

python -m pytest tests/test_llama.py -m llama
"""

import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from summarizer import summarize
from summarizer.document import Document
from summarizer.errors import AnswerError, ContextError, DeniedError, ModelError
from summarizer.model import model_engine
from summarizer.model.retrying import MOST_REQUESTS
from summarizer.recording import Source, read_recording, record, replay
from tests.llama.build import UnavailableError, server_binary
from tests.llama.gguf import write_model
from tests.scenarios import RESERVOIR

pytestmark = [pytest.mark.llama, pytest.mark.slow]

KEY = "sk-llama-0123456789"
START = 60.0  # seconds: it is up in one on a quiet machine


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_up(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def llama(tmp_path_factory):
    """Return the base URL of a running server; skip with the reason where there can be none."""
    try:
        binary = server_binary()
    except UnavailableError as error:
        pytest.skip(f"no llama.cpp server: {error}")
    folder = tmp_path_factory.mktemp("llama")
    write_model(folder / "random.gguf")
    port = free_port()
    # More HTTP threads than connections: with fewer it stalls for seconds on those that are kept open.
    options = ["--jinja", "-c", "32768", "-np", "2", "-t", "1", "--threads-http", "16", "--seed", "7"]
    place = ["--host", "127.0.0.1", "--port", str(port), "--alias", "random", "--api-key", KEY]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [str(binary), "-m", str(folder / "random.gguf"), *place, *options], stdout=log, stderr=log
        )
    try:
        end = time.monotonic() + START
        while not is_up(port):
            assert server.poll() is None, (folder / "log").read_text(errors="replace")[-2000:]
            assert time.monotonic() < end, "it does not come up"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(20)


def engine(url, key=KEY, **settings):
    settings = {"temperature": 0.8, "max_tokens": 3000, "timeout": 120.0, **settings}
    return model_engine("random", base_url=url, environ={"SUMMARIZER_API_KEY": key}, cache=False, **settings)


def test_what_a_random_model_says_never_stands(llama):
    """It keeps to the form, for the server makes it; not one of its items is verified."""
    seen = 0
    for _ in range(4):
        try:
            result = summarize(Document.from_path(RESERVOIR), engine=engine(llama, mode="json_schema"), schema="brief")
        except AnswerError:  # a form without a single item is an answer of such a model too
            continue
        seen += len(result.report.rejected)
        assert (result.report.verified, result.report.flagged, result.summary.points) == (0, 0, ())
        assert result.run.requests <= MOST_REQUESTS
        assert result.run.tokens.input > 1000
    assert seen


@pytest.mark.parametrize("mode", ["auto", "tools", "md_json"])
def test_every_mode_ends_in_a_summary_or_a_named_error(llama, mode):
    """Within the requests allowed, without a traceback and without the key."""
    try:
        result = summarize(Document.from_path(RESERVOIR), engine=engine(llama, mode=mode), schema="brief")
    except ModelError as error:
        told = error
    else:
        assert result.report.verified == 0
        return
    assert KEY not in str(told)
    assert type(told) is not ModelError


def test_a_wrong_key_is_told(llama):
    """As what it is, and not shown."""
    with pytest.raises(DeniedError, match="does not accept the key") as caught:
        summarize(Document.from_path(RESERVOIR), engine=engine(llama, key="sk-wrong-1"), schema="brief")
    assert "sk-wrong" not in str(caught.value)


def test_an_article_beyond_the_context_is_told_or_read_in_parts(llama):
    """The server refuses it with its own kind of error."""
    text = RESERVOIR.read_text(encoding="utf-8") * 60
    with pytest.raises((ContextError, AnswerError)) as caught:
        summarize(Document.from_text(text, story="whole"), engine=engine(llama, mode="json_schema"), schema="brief")
    assert len(str(caught.value)) < 500


def test_what_it_answered_can_be_recorded_and_replayed(llama, tmp_path):
    """Noise and all."""
    source = Source(RESERVOIR.read_bytes(), "reservoir.txt")
    for _ in range(6):
        try:
            recording = record(source, engine(llama, mode="json_schema"), schema="brief")
            break
        except AnswerError:
            continue
    else:
        pytest.fail("six forms without an item")
    Path(tmp_path / "r.yaml").write_text(recording.write(), encoding="utf-8")
    assert replay(read_recording(tmp_path / "r.yaml")).differences == ()
