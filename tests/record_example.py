"""Record the example project anew: ``python -m tests.record_example``. What answers is the loopback server."""

from summarizer.cli import main
from tests.scenarios import EXAMPLES, WHOLE
from tests.server import Server

PROJECT = EXAMPLES / "regression"


def record_example() -> None:
    """Write both recordings of the example project."""
    article, recordings = PROJECT / "articles" / "reservoir.txt", PROJECT / "recordings"
    options = ["--model", "scripted-by-hand", "--mode", "json_schema"]
    with Server(WHOLE) as server:
        main(["record", str(article), "--to", str(recordings / "reservoir.yaml"), "--base-url", server.url, *options])
    main(["record", str(article), "--to", str(recordings / "reservoir-offline.yaml")])


if __name__ == "__main__":
    record_example()
