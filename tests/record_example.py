"""Record the example project anew: ``python -m tests.record_example``. What answers is the loopback server."""

from summarizer.cli import main
from tests.scenarios import EXAMPLES, WHOLE
from tests.server import Server

PROJECT = EXAMPLES / "regression"


def record_example() -> None:
    """Write both recordings of the example project."""
    options = ["--model", "scripted-by-hand", "--mode", "json_schema", "--quiet"]
    with Server(WHOLE) as server:
        _record("reservoir", "--base-url", server.url, *options)
    _record("notice", "--quiet")


def _record(name: str, *options: str) -> None:
    article, recording = PROJECT / "articles" / f"{name}.txt", PROJECT / "recordings" / f"{name}.yaml"
    assert main(["record", str(article), "--to", str(recording), *options]) == 0


if __name__ == "__main__":
    record_example()
