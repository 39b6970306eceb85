"""Fetching a page over http or https, bounded in time, size and redirects."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread, get_ident
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from summarizer.errors import InputError
from summarizer.page.addresses import is_inside, leads_inside
from summarizer.page.kinds import media_type, readable_type
from summarizer.page.limits import MAX_FETCHED_BYTES, MAX_REDIRECTS

if TYPE_CHECKING:
    import httpx2

_HEADERS = {
    "User-Agent": "grounded-summarizer/0.1 (reads one page at its user's request)",
    "Accept": "text/html, application/xhtml+xml, text/markdown, text/plain, application/pdf;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}


class Fetched(NamedTuple):
    """What a URL answered: the bytes, decompressed, their declared type, and where they came from."""

    data: bytes
    content_type: str | None
    url: str


def fetch(url: str, *, timeout: float) -> Fetched:
    """Fetch ``url`` within ``timeout`` seconds, redirects and look-ups included.

    Raises :class:`InputError` for another scheme than http and https, and for whatever goes wrong on
    the way; no message holds the URL's user name, password, query or fragment.
    """
    import httpx2  # noqa: F401  (loading it takes half a second at worst, before the clock starts)

    _require_web(url)
    outcome: list[Fetched | BaseException] = []
    # A thread of its own, because a name look-up and a server that drips its headers cannot be
    # interrupted from inside; left behind, it ends at its own next time limit.
    worker = Thread(target=_into, args=(outcome, url, monotonic() + timeout), daemon=True)
    worker.start()
    worker.join(timeout)
    if not outcome:
        raise _too_slow(url)
    if isinstance(outcome[0], Fetched):
        return outcome[0]
    raise outcome[0]


def without_secrets(url: str) -> str:
    """Return ``url`` without user name, password, query and fragment, fit for a message."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        bare = urlunsplit((parts.scheme, host, parts.path, "", ""))
    except ValueError:
        return "the URL"
    return "".join(c if c.isprintable() else "\ufffd" for c in bare)


def without_user(url: str) -> str:
    """Return ``url`` without user name and password."""
    try:
        parts = urlsplit(url)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    except ValueError:
        return url


def _into(outcome: list[Fetched | BaseException], url: str, deadline: float) -> None:
    try:
        outcome.append(_followed(url, deadline))
    except BaseException as error:  # carried to the thread that waits
        outcome.append(error)


def _followed(url: str, deadline: float) -> Fetched:
    """Follow at most ``MAX_REDIRECTS`` hops, each looked at before it is taken."""
    import httpx2

    with _unlogged(), httpx2.Client(headers=_HEADERS, follow_redirects=False) as client:
        for _ in range(MAX_REDIRECTS + 1):
            with _translated(url), client.stream("GET", url, timeout=_left(deadline, url)) as response:
                if response.next_request is None:
                    return _read(response, url, deadline)
                target = str(response.next_request.url)
            _require_web(target, f"{without_secrets(url)} redirects to")
            require_outside(url, target)
            url = target
    raise InputError(
        f"{without_secrets(url)} redirects more than {MAX_REDIRECTS} times; save the page and give the file"
    )


def _read(response: "httpx2.Response", url: str, deadline: float) -> Fetched:
    """Read an answer that is a page, piece by piece, so that neither time nor size runs away."""
    _require_page(response, url)
    pieces, size = [], 0
    for piece in response.iter_bytes():
        size += len(piece)
        if size > MAX_FETCHED_BYTES:
            raise _too_large(url)
        _left(deadline, url)
        pieces.append(piece)
    return Fetched(b"".join(pieces), response.headers.get("content-type"), without_user(url))


def _require_page(response: "httpx2.Response", url: str) -> None:
    """Raise :class:`InputError` for an error status, a type that is no page, or an announced size too large."""
    if response.status_code != 200:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise InputError(
            f"{without_secrets(url)} answered {status}; check the address, or save the page and give the file"
        )
    declared = media_type(response.headers.get("content-type"))
    if not readable_type(declared):
        raise InputError(f"{without_secrets(url)} is {declared[:60]}, not a page; give the address of an article")
    announced = response.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > MAX_FETCHED_BYTES:
        raise _too_large(url)


def _require_web(url: str, subject: str = "cannot read") -> None:
    """Raise :class:`InputError` unless ``url`` is http or https and names a host."""
    try:
        parts = urlsplit(url)
        fine = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine:
        raise InputError(f"{subject} {without_secrets(url)}: only http and https addresses are fetched")


def require_outside(url: str, target: str) -> None:
    """Raise :class:`InputError` where a public page redirects to an address inside this machine or its network."""
    if leads_inside(target) and not is_inside(url):
        raise InputError(f"{without_secrets(url)} redirects to a private address; save the page and give the file")


def _left(deadline: float, url: str) -> float:
    """Return the seconds left; raise :class:`InputError` where there are none."""
    left = deadline - monotonic()
    if left <= 0:
        raise _too_slow(url)
    return left


@contextmanager
def _unlogged() -> Iterator[None]:
    """Keep this thread's requests out of the log of httpx2, which writes whole URLs, passwords and queries included."""
    own = get_ident()
    log = logging.getLogger("httpx2")

    def elsewhere(record: logging.LogRecord) -> bool:
        return record.thread != own

    log.addFilter(elsewhere)
    try:
        yield
    finally:
        log.removeFilter(elsewhere)


@contextmanager
def _translated(url: str) -> Iterator[None]:
    """Turn httpx2's errors into one line of ours; their own text may hold the whole URL."""
    import httpx2

    where = without_secrets(url)
    try:
        yield
    except httpx2.TimeoutException:
        raise _too_slow(url) from None
    except httpx2.ConnectError as error:
        raise InputError(f"cannot connect to {where} ({_reason(error)}); check the address and the network") from None
    except httpx2.DecodingError:
        raise InputError(f"{where} sent a damaged answer; try again, or save the page and give the file") from None
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError):
        raise InputError(f"{where} is no valid address; give a full http or https URL") from None
    except (httpx2.HTTPError, httpx2.StreamError, OSError):
        raise InputError(
            f"the connection to {where} broke off; try again, or save the page and give the file"
        ) from None


def _reason(error: Exception) -> str:
    """Say in plain words why a connection failed."""
    text = str(error).lower()
    if "certificate" in text or "ssl" in text or "tls" in text:
        return "its certificate cannot be trusted"
    if "name or service" in text or "getaddrinfo" in text or "resolution" in text or "nodename" in text:
        return "no such host"
    return "connection refused" if "refused" in text else "no connection"


def _too_slow(url: str) -> InputError:
    return InputError(f"{without_secrets(url)} took too long to answer; try again, or save the page and give the file")


def _too_large(url: str) -> InputError:
    limit = MAX_FETCHED_BYTES // 1_000_000
    return InputError(f"{without_secrets(url)} is larger than {limit} MB; give the address of an article")
