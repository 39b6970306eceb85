"""For tests of one's own: a pytest fixture that goes a recording's whole way again, without a network.

    def test_ferry(summarizer_replay):
        result = summarizer_replay("recordings/ferry.yaml")     # fails with what differs
        assert result.report.rejected == ()

``pytest --summarizer-accept`` writes what came of it into the recordings, for
differences that are meant. It comes with ``pip install 'grounded-summarizer[testing]'``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from summarizer.pipeline import Result

__all__ = ["summarizer_replay"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--summarizer-accept``."""
    parser.getgroup("summarizer").addoption(
        "--summarizer-accept",
        action="store_true",
        help="write what replays lead to into the recordings, instead of failing where it differs",
    )


@pytest.fixture
def summarizer_replay(request: pytest.FixtureRequest) -> "Callable[[str | Path], Result[Any]]":
    """Return a function that replays a recording and returns the result; a difference fails the test.

    Its path is relative to the test's file.
    """
    folder = request.path.parent
    accepting = request.config.getoption("--summarizer-accept")

    def replay_file(path: str | Path) -> "Result[Any]":
        # Imported late: a test run that replays nothing pays for none of it.
        from summarizer.recording import accepted, read_recording, replay

        recording = read_recording(folder / path)
        replayed = replay(recording)
        if replayed.differences and accepting and replayed.result is not None:
            (folder / path).write_text(accepted(recording, replayed).write(), encoding="utf-8")
        elif replayed.differences:
            pytest.fail(_told(path, replayed.differences), pytrace=False)
        assert replayed.result is not None
        return replayed.result

    return replay_file


def _told(path: str | Path, differences: tuple[str, ...]) -> str:
    told = "\n\n".join(differences)
    return (
        f"{path} differs from what was recorded:\n\n{told}\n\nIf that is meant: pytest --summarizer-accept, or, where "
        f"requests differ, summarizer record ARTICLE --to {path}"
    )
