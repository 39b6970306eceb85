"""The line to a server: one HTTP client that sends what we decide, and waits and reads within bounds."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.model.endpoints import Endpoint

if TYPE_CHECKING:
    import httpx2
    from openai import OpenAI

LARGEST_ANSWER = 32 * 1024 * 1024
"""Bytes of one answer. The longest that a model gives is far below; what is beyond is no answer."""

CONNECT = 20.0
"""Seconds to reach a server: whoever is there says so at once, only the answer itself takes long."""

_HEADERS = frozenset(
    ("host", "accept", "accept-encoding", "connection", "content-type", "content-length", "authorization")
)


def open_line(endpoint: Endpoint, timeout: float) -> "OpenAI":
    """Return a client for an endpoint, each of whose requests is over after ``timeout`` seconds.

    It never retries, and sends no header of the user's to a host that they did not set it up for.
    """
    import httpx2
    from openai import DefaultHttpxClient, OpenAI

    bounds = httpx2.Timeout(timeout, connect=min(CONNECT, timeout))

    def send(request: "httpx2.Request") -> None:
        if not endpoint.own_headers:
            for name in [name for name in request.headers if name.lower() not in _HEADERS]:
                del request.headers[name]
            request.headers["Authorization"] = f"Bearer {endpoint.key}"
        request.extensions["sent"] = time.monotonic()

    def receive(response: "httpx2.Response") -> None:
        sent = response.request.extensions.get("sent", time.monotonic())
        response.stream = _bounded(response, sent + timeout)

    # Nothing is followed elsewhere: article and key go to the host that was named, and to no other.
    client = DefaultHttpxClient(
        timeout=bounds, follow_redirects=False, event_hooks={"request": [send], "response": [receive]}
    )
    return OpenAI(api_key=endpoint.key, base_url=endpoint.base_url, max_retries=0, timeout=bounds, http_client=client)


def _bounded(response: "httpx2.Response", end: float) -> "httpx2.SyncByteStream":
    """Return a response's bytes, which must be there by ``end``: a time-out of HTTP's starts anew with each byte."""
    import httpx2

    assert isinstance(response.stream, httpx2.SyncByteStream)
    stream: httpx2.SyncByteStream = response.stream

    class Bounded(httpx2.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            size = 0
            for part in stream:
                size += len(part)
                if time.monotonic() > end:
                    raise httpx2.ReadTimeout("the answer took too long", request=response.request)
                if size > LARGEST_ANSWER:
                    raise httpx2.ReadError("the answer is too large", request=response.request)
                yield part

        def close(self) -> None:
            stream.close()

    return Bounded()
