"""Build llama.cpp's server from the source distribution of llama-cpp-python, once; it is kept in the user's cache.

    python -m tests.llama.build        # prints where it is

Needs pip, cmake, a C++ compiler and some minutes. ``SUMMARIZER_LLAMA_SERVER``
names a server that is there already.
"""

import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs

LLAMA_SERVER = "SUMMARIZER_LLAMA_SERVER"
VERSION = "0.3.36"  # of llama-cpp-python; the last whose server was seen to build and to answer these tests
LIMIT = 900.0  # seconds for all of it: a quiet machine with two cores takes 160; the rest is built the next time

OPTIONS = [
    "-DCMAKE_BUILD_TYPE=Release",
    "-DCMAKE_C_FLAGS_RELEASE=-O1",  # half the time of the default to build; the model has two layers
    "-DCMAKE_CXX_FLAGS_RELEASE=-O1",
    "-DBUILD_SHARED_LIBS=OFF",
    *(f"-DGGML_{name}=OFF" for name in ("NATIVE", "OPENMP", "LLAMAFILE", "CPU_REPACK")),
    *(f"-DLLAMA_{name}=OFF" for name in ("OPENSSL", "BUILD_UI", "USE_PREBUILT_UI")),
    *(f"-DLLAMA_BUILD_{name}=OFF" for name in ("TESTS", "EXAMPLES", "APP")),
]


class UnavailableError(Exception):
    """There is no server, and none can be built here; the message says why."""


def server_binary(limit: float = LIMIT) -> Path:
    """Return the server, built within ``limit`` seconds if need be. Raises :class:`UnavailableError`."""
    named = os.environ.get(LLAMA_SERVER)
    if named:
        return Path(named)
    folder = platformdirs.user_cache_path("summarizer-tests", appauthor=False) / f"llama-{VERSION}"
    kept = folder / "llama-server"
    if not kept.exists():
        try:
            _build(folder, kept, time.monotonic() + limit)
        except (OSError, tarfile.TarError, StopIteration) as error:
            raise UnavailableError(f"it cannot be built in {folder} ({error or type(error).__name__})") from error
    return kept


def _build(folder: Path, kept: Path, deadline: float) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder, deadline):
        if not kept.exists():
            _built(folder, deadline).replace(kept)
            for part in ("source", "built"):
                shutil.rmtree(folder / part)


@contextmanager
def _alone(folder: Path, deadline: float) -> Iterator[None]:
    """Hold the folder: two that build in it would be in each other's way."""
    try:
        import fcntl
    except ImportError:
        raise UnavailableError("it is built on POSIX systems only") from None
    with (folder / "lock").open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise UnavailableError("another build has not come to its end") from None
                time.sleep(1)
        yield


def _built(folder: Path, deadline: float) -> Path:
    """Build it in ``folder``, or go on where the time of an earlier try was over."""
    for tool in ("cmake", "c++"):
        if not shutil.which(tool):
            raise UnavailableError(f"{tool} is not installed")
    if not (folder / "source").is_dir():
        _download(folder, deadline)
    top = next((folder / "source").glob("*/vendor/llama.cpp"))
    generator = ["-G", "Ninja"] if shutil.which("ninja") else []
    _run(deadline, ["cmake"], *generator, "-S", str(top), "-B", str(folder / "built"), *OPTIONS)
    _run(deadline, ["cmake"], "--build", str(folder / "built"), "--target", "llama-server", "-j", "2")
    return folder / "built" / "bin" / "llama-server"


def _download(folder: Path, deadline: float) -> None:
    package = ["--no-deps", "--no-binary", "llama-cpp-python", f"llama-cpp-python=={VERSION}"]
    with tempfile.TemporaryDirectory(dir=folder) as part:
        _run(deadline, _pip(), "download", "-q", "-d", part, *package)
        with tarfile.open(next(Path(part).glob("*.tar.gz"))) as archive:
            archive.extractall(f"{part}/source", members=_of_server(archive), filter="data")
        Path(part, "source").replace(folder / "source")


def _pip() -> list[str]:
    """Return the command that is pip: this environment's, or that of the Python under it."""
    for python in (sys.executable, getattr(sys, "_base_executable", sys.executable)):
        if subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0:
            return [python, "-m", "pip"]
    raise UnavailableError("pip is not installed")


def _of_server(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """Yield what the server is built of: not the models and pages beside it."""
    for member in archive:
        path = member.name.partition("/vendor/llama.cpp/")[2]
        if path and not path.startswith(("models/", "docs/", "media/")):
            yield member


def _run(deadline: float, command: list[str], *arguments: str) -> None:
    """Run a command to its end, or end it and whatever it has started."""
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        process = subprocess.Popen(
            [*command, *arguments], stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
        try:
            status = process.wait(max(deadline - time.monotonic(), 1))
        except BaseException as error:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if isinstance(error, subprocess.TimeoutExpired):
                raise UnavailableError("its build takes long here; it goes on where it was the next time") from None
            raise
        if status:
            said.seek(0)
            last = (said.read().strip() or "no reason").splitlines()[-1]
            raise UnavailableError(f"{Path(command[-1]).name} {arguments[0]} failed: {last}")


if __name__ == "__main__":
    print(server_binary())
