"""The claims that this process holds: one thread renews them all, for as long as there is one."""

import threading
from collections.abc import Callable


class Claims:
    """Names that are held, each with its token. ``renew`` is called with a name each ``pause()`` seconds.

    ``ended`` is called by the thread that renewed, when nothing is held any longer.
    """

    def __init__(self, renew: Callable[[bytes], None], ended: Callable[[], None], pause: Callable[[], float]) -> None:
        self._renew = renew
        self._ended = ended
        self._pause = pause
        self._held: dict[bytes, bytes] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def hold(self, name: bytes, token: bytes) -> None:
        """Hold a name until it is dropped."""
        with self._lock:
            self._held[name] = token
            # A process that was forked has the object and not its thread.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def token(self, name: bytes) -> bytes | None:
        """Return the token of a name that is held, or None."""
        return self._held.get(name)

    def drop(self, name: bytes) -> None:
        """Hold a name no longer."""
        with self._lock:
            self._held.pop(name, None)

    def _run(self) -> None:
        pause = threading.Event()
        while True:
            pause.wait(self._pause())
            with self._lock:
                names = list(self._held)
                if not names:
                    self._thread = None
                    break
            for name in names:
                self._renew(name)
        self._ended()
