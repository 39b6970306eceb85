"""A running llama.cpp server on loopback, that never outlives who started it.

with Llama(binary, folder) as llama:
    …                       # a client of llama.url, with the key KEY
"""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

from tests.llama.gguf import write_model

KEY = "sk-llama-0123456789"
NAME = "random"
START = 60.0  # seconds to come up: on a quiet machine it does within one

# Two at a time; more HTTP threads than connections, for with fewer it stalls for seconds on those that are kept open.
# One thread for the work: the model is so small that two are slower wherever a process beside them works too.
OPTIONS = ["--jinja", "-np", "2", "-t", "1", "--threads-http", "16", "--seed", "7"]

# Between us and the server: it ends the server when we are gone, however we went, for then its input is at its end.
GUARD = """
import subprocess, sys, threading
server = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=2)
print(server.pid, flush=True)
def watch():
    sys.stdin.read()
    server.kill()
threading.Thread(target=watch, daemon=True).start()
server.wait()
"""


class Llama:
    """A server for the tiny random model; ``context`` are the tokens of each of its two slots."""

    def __init__(self, binary: Path, folder: Path, *, context: int = 16_384) -> None:
        self.log = folder / "log"
        self.port = _free_port()
        model = folder / "random.gguf"
        write_model(model)
        place = ["--host", "127.0.0.1", "--port", str(self.port), "--alias", NAME, "--api-key", KEY]
        self._command = [str(binary), "-m", str(model), "-c", str(2 * context), *place, *OPTIONS]
        self._guard: subprocess.Popen[str] | None = None
        self._pid = 0

    @property
    def url(self) -> str:
        """The base URL, with ``/v1``."""
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> Self:
        with self.log.open("wb") as log:
            self._guard = subprocess.Popen(
                [sys.executable, "-c", GUARD, *self._command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        try:
            assert self._guard.stdout is not None
            self._pid = int(self._guard.stdout.readline())
            self._wait()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the server, whatever state it is in."""
        if self._guard is not None:
            self._guard.communicate()  # which closes its input
            self._guard = None

    def freeze(self) -> None:
        """Stop the server as it is: it takes connections, and answers nothing."""
        os.kill(self._pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a server go on that was stopped."""
        os.kill(self._pid, signal.SIGCONT)

    def kill(self) -> None:
        """Kill the server in whatever it is doing: its connections are closed."""
        os.kill(self._pid, signal.SIGKILL)

    def _wait(self) -> None:
        end = time.monotonic() + START
        while not self._is_up():
            said = self.log.read_text(errors="replace")[-2000:]
            assert time.monotonic() < end, f"it does not come up:\n{said}"
            assert self._guard is None or self._guard.poll() is None, f"it ended:\n{said}"
            time.sleep(0.1)

    def _is_up(self) -> bool:
        """Tell whether it has its model. Asked over a bare socket: this is not to be on any recording."""
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=2) as line:
            line.sendall(b"GET /health HTTP/1.0\r\n\r\n")
            return b" 200 " in line.recv(100)
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
