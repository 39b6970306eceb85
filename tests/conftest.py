"""How cassettes are recorded and replayed: pytest-recording with the rules that recordings of users have too.

A request that differs from the recorded one fails with the difference and the
command that records anew; so does a recorded answer that nobody asked for.
"""

import os
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.recording.exchanges import Trees, missed_in, rules
from tests.llama.build import LLAMA_SERVER, UnavailableError, server_binary
from tests.llama.steadiness import steady

CASSETTES = Path(__file__).parents[1] / "cassettes"


@pytest.fixture(autouse=True, scope="session")
def _surroundings(tmp_path_factory):
    """Nothing that the one who runs the tests has set: no key, no model, no settings file, no cache.

    But for a server that is named for the tests themselves.
    """
    folder = tmp_path_factory.mktemp("surroundings")
    with pytest.MonkeyPatch.context() as patch:
        theirs = [name for name in os.environ if name.startswith(("SUMMARIZER_", "OPENAI_", "OPENROUTER_"))]
        for name in {*theirs} - {LLAMA_SERVER}:
            patch.delenv(name)
        patch.setenv("SUMMARIZER_SETTINGS", os.devnull)
        patch.setenv("SUMMARIZER_CACHE_DIR", str(folder / "cache"))
        yield


@pytest.fixture
def afresh(monkeypatch, tmp_path):
    """A settings file of the test's own, with nothing in it, and a cache that is not there yet."""
    (tmp_path / "settings.toml").touch()
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SUMMARIZER_SETTINGS", str(tmp_path / "settings.toml"))


@pytest.fixture
def ferry():
    """The first example."""
    return Document.from_path(Path(__file__).parents[1] / "examples" / "ferry-accident.txt")


@pytest.fixture(scope="module")
def vcr_cassette_dir():
    return str(CASSETTES)


@pytest.fixture
def vcr_config():
    ours = rules()
    return ours | {"before_record_response": lambda answer: steady(ours["before_record_response"](answer))}


@pytest.fixture
def cassette_told(vcr):
    """Return a function that sets a cassette's first lines."""

    def tell(told):
        if vcr is not None:
            vcr._serializer.told = told

    return tell


def pytest_recording_configure(config, vcr):
    vcr.register_serializer("yaml", Trees())


@pytest.fixture(autouse=True)
def _every_recorded_answer_is_used(request, vcr, record_mode):
    yield
    if vcr is None or record_mode != "none" or not getattr(request.node, "passed", False):
        return
    left = len(vcr) - len(vcr.play_counts)
    if left:
        pytest.fail(f"{left} of {len(vcr)} recorded requests were not made\n{_anew(request.node)}", pytrace=False)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Leave a cassette of llama.cpp's server as it is where there is no such server: before its file is emptied."""
    name = getattr(item, "callspec", None) and item.callspec.params.get("scenario")
    records = item.config.getoption("--record-mode") not in (None, "none")
    if records and item.get_closest_marker("vcr") and str(name).startswith("llama-"):
        try:
            server_binary()
        except UnavailableError as error:
            pytest.skip(f"{name} is left as it is, for there is no llama.cpp server: {error}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if call.when == "call":
        item.passed = report.passed
    missed = missed_in(call.excinfo.value) if call.excinfo and item.get_closest_marker("vcr") else None
    if missed is not None:
        report.longrepr = f"a request is not in the cassette:\n\n{missed}\n\n{_anew(item)}"
    return report


def _anew(item):
    return f"record it anew:  python -m pytest '{item.nodeid}' --record-mode=rewrite   (all: make cassettes)"
