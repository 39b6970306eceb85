"""A relay on loopback before a server: it passes every byte on and counts the requests, which the server does not."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Self

PIECE = 65_536


class Relay:
    """Passes what comes to ``url`` on to a port of this machine. ``requests`` were posted so far."""

    def __init__(self, port: int) -> None:
        self._behind = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.requests = 0

    @property
    def url(self) -> str:
        """The base URL, with ``/v1``."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1"

    def __enter__(self) -> Self:
        self._begin(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        _end(self._listener)
        for one in self._sockets:
            _end(one)
        while self._threads:
            self._threads.pop().join()
        for one in (self._listener, *self._sockets):
            one.close()

    def _begin(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:  # it was closed
                return
            self._sockets.append(client)
            try:
                server = socket.create_connection(("127.0.0.1", self._behind))
            except OSError:  # nobody is there
                _end(client)
                continue
            self._sockets.append(server)
            self._begin(self._pass_on, client, server, True)
            self._begin(self._pass_on, server, client, False)

    def _pass_on(self, giver: socket.socket, taker: socket.socket, counted: bool) -> None:
        """Pass on what one end sends until it ends, and then end both."""
        with suppress(OSError):
            while piece := giver.recv(PIECE):
                # A client waits for the answer before it asks again, so that every request begins a piece.
                if counted and piece.startswith(b"POST "):
                    with self._lock:
                        self.requests += 1
                taker.sendall(piece)
        _end(giver)
        _end(taker)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
