"""Where a result goes: standard output or a file, whole or not at all.

Machines get UTF-8 whatever the locale; a terminal gets its own encoding, with
what it cannot show escaped.
"""

import os
import stat
import sys

from summarizer.errors import ConfigurationError
from summarizer.renderers.glyphs import harmless

LONGEST_NOTE = 600
"""Characters of a message: a name that somebody typed may be of any length, the next step stands at the end."""


def note(message: str) -> None:
    """Print one harmless line to standard error; nothing happens where there is none."""
    line = harmless(message)
    if len(line) > LONGEST_NOTE:
        line = f"{line[: LONGEST_NOTE // 2]} … {line[-LONGEST_NOTE // 2 :]}"
    try:
        print(f"summarizer: {line}", file=sys.stderr)
    except (OSError, ValueError):
        return


def is_standard_output(destination: str | None) -> bool:
    """Tell whether a destination is standard output."""
    return destination in (None, "-")


def require_writable(destination: str | None, sources: tuple[str, ...] = ()) -> None:
    """Refuse a destination that cannot be written, before any work: a directory, a missing one, a source.

    Raises :class:`ConfigurationError`.
    """
    if destination is None or is_standard_output(destination):
        return
    try:
        if not destination:
            raise ConfigurationError("cannot write to a file without a name; name one with -o FILE")
        if os.path.isdir(destination):
            raise ConfigurationError(f"cannot write {destination}: it is a directory; name a file in it")
        if not os.path.isdir(os.path.dirname(os.path.realpath(destination))):
            raise ConfigurationError(f"cannot write {destination}: there is no such directory; make it first")
        if any(_is_same(destination, source) for source in sources):
            raise ConfigurationError(f"cannot write {destination}: it is what is to be read; name another file")
        if os.path.exists(destination) and not os.access(destination, os.W_OK):
            raise ConfigurationError(f"cannot write {destination}: it is read-only; name another file")
    except (OSError, ValueError, RuntimeError) as error:
        raise _unwritable(destination, error) from error


def write(text: str, destination: str | None, *, encoding: str = "utf-8") -> None:
    """Write ``text`` to a file or to standard output. What ``encoding`` does not have is escaped.

    A file is replaced in one step, keeping its permissions; where that fails nothing is left behind. A device or a
    pipe is written to directly. Raises :class:`ConfigurationError` where it cannot be written.
    """
    data = text.encode(encoding, "backslashreplace")
    if destination is None or is_standard_output(destination):
        _write_standard_output(data)
        return
    try:
        if _is_device(destination):
            with open(destination, "wb") as device:
                device.write(data)
        else:
            _replace(os.path.realpath(destination), data)
    except BrokenPipeError:
        return
    except (OSError, ValueError) as error:
        raise _unwritable(destination, error) from error


def finish() -> None:
    """Flush standard output; a reader that has gone away is no failure. Raises :class:`ConfigurationError`."""
    _write_standard_output(b"")


def _replace(path: str, data: bytes) -> None:
    """Put ``data`` in the place of ``path`` in one step: readers see the old file or the new one, never a part."""
    part = os.path.join(os.path.dirname(path), f".summarizer-{os.urandom(8).hex()}.part")
    # 0o666 is what open() asks for: the umask decides, as for any file.
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        if os.path.exists(path):
            os.chmod(part, stat.S_IMODE(os.stat(path).st_mode))
        os.replace(part, path)
    except BaseException:
        os.unlink(part)
        raise


def _write_standard_output(data: bytes) -> None:
    """Write bytes to standard output, past its text layer; a closed pipe (``| head``) ends quietly."""
    if sys.stdout is None:
        if data:
            raise ConfigurationError("standard output is closed; use -o FILE")
        return
    try:
        sys.stdout.flush()
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:  # a stand-in for text only, as some shells and notebooks have
            sys.stdout.write(data.decode("utf-8", "replace"))
        else:
            buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_standard_output()
    except (OSError, ValueError) as error:
        _silence_standard_output()
        raise _unwritable("standard output", error) from error


def _silence_standard_output() -> None:
    """Send what is still in the buffers nowhere, or the interpreter complains of it when it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return


def _is_device(destination: str) -> bool:
    """Tell whether a destination cannot be replaced: a pipe, a device, or /dev/stdout whatever is behind it."""
    behind = os.path.exists(destination) and not os.path.isfile(destination)
    return behind or os.path.abspath(destination).startswith("/dev/")


def _is_same(path: str, source: str) -> bool:
    try:
        return os.path.samefile(path, source)
    except (OSError, ValueError):
        return False


def _unwritable(destination: str, error: Exception) -> ConfigurationError:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return ConfigurationError(f"cannot write {destination}: {reason.lower()}; name another file with -o FILE")
