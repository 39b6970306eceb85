"""Fetching, against a server of our own on this machine: what is read, and every way it can go wrong."""

import gzip
import logging
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from summarizer.errors import InputError
from summarizer.page import from_url
from summarizer.page.fetching import fetch, require_outside, without_secrets
from summarizer.page.limits import MAX_REDIRECTS

PAGE = b"<html lang=en><head><title>A fire</title></head><body><p>A fire broke out in the harbour.</p></body></html>"
SECRETS = ("hunter2", "jane", "tok3n", "fragm3nt")

# path: status, headers, body, chunk size and pause between chunks
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html"}, PAGE),
    "/plain": (200, {"Content-Type": "text/plain; charset=windows-1251"}, "Мэр заявил об этом.".encode("cp1251")),
    "/untyped": (200, {}, PAGE),
    "/gzip": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/notgzip": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"this is not gzip at all"),
    "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(bytes(30_000_000))),
    "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"),
    "/liar": (200, {"Content-Type": "text/html"}, b"\x89PNG\r\n\x1a\n" + bytes(50)),
    "/json": (200, {"Content-Type": "application/json"}, b'{"a": 1}'),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
    "/nocontent": (204, {}, b""),
    "/missing": (404, {"Content-Type": "text/html"}, b"gone"),
    "/broken": (503, {"Content-Type": "text/html"}, b"later"),
    "/evil": (418, {"Content-Type": "text/html"}, b"\x1b[31m"),
    "/announced": (200, {"Content-Type": "text/html", "Content-Length": "99999999"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/once": (301, {"Location": "/page"}, b""),
    "/file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/refused": (302, {"Location": "http://127.0.0.1:9/there?key=tok3n"}, b""),
    "/secret": (302, {"Location": "ftp://jane:hunter2@host.example/a?key=tok3n#fragm3nt"}, b""),
    "/unlocated": (302, {}, b"x"),
} | {f"/hop{n}": (307, {"Location": f"/hop{n - 1}" if n > 1 else "/page"}, b"") for n in range(1, 12)}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.partition("?")[0]
        if path in ("/drip", "/dripheaders", "/endless"):
            return self.drip(path)
        status, headers, body = ANSWERS[path]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return None

    def drip(self, path: str) -> None:
        """Answer a little at a time, for ever; or as fast as it can be read."""
        try:
            self.wfile.write(b"HTTP/1.0 200 OK\r\n")
            if path != "/dripheaders":
                self.wfile.write(b"Content-Type: text/html\r\n\r\n")
            for _ in range(10_000):
                self.wfile.write(b"<p>more</p>" * 10_000 if path == "/endless" else b"X: y\r\n")
                self.wfile.flush()
                time.sleep(0 if path == "/endless" else 0.05)
        except OSError:
            self.close_connection = True

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        running.block_on_close = False
        Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.mark.parametrize("path", ["/page", "/untyped", "/gzip", "/once", f"/hop{MAX_REDIRECTS}"])
def test_a_page_is_read_and_knows_where_it_came_from(server, path):
    page = from_url(server + path, timeout=10)
    assert page.text == "A fire\nA fire broke out in the harbour."
    at = path if path in ("/untyped", "/gzip") else "/page"
    assert page.metadata.url == server + at


def test_no_log_holds_the_url(server, caplog):
    with caplog.at_level(logging.DEBUG):
        from_url(f"{server.replace('//', '//jane:hunter2@')}/once?key=tok3n#fragm3nt", timeout=10)
    assert [secret for secret in SECRETS if secret in caplog.text] == []


def test_the_charset_of_the_answer_is_used(server):
    assert from_url(server + "/plain", timeout=10).text == "Мэр заявил об этом."


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/missing", "404 Not Found"),
        ("/broken", "503"),
        ("/nocontent", "204"),
        ("/unlocated", "302"),
        ("/evil", "418"),
        ("/image", "image/png, not a page"),
        ("/json", "application/json, not a page"),
        ("/liar", "PNG image"),
        ("/empty", "no text"),
        ("/notgzip", "damaged"),
        ("/bomb", "larger than"),
        ("/endless", "larger than"),
        ("/announced", "larger than"),
        ("/loop", "redirects more than"),
        (f"/hop{MAX_REDIRECTS + 1}", "redirects more than"),
        ("/file", "only http and https"),
        ("/refused", r"cannot connect to http://127\.0\.0\.1:9/there \(connection refused\)"),
        ("/secret", "only http and https"),
    ],
)
def test_whatever_goes_wrong_is_told_in_one_line_without_secrets(server, path, says):
    url = f"{server.replace('//', '//jane:hunter2@')}{path}?key=tok3n#fragm3nt"
    with pytest.raises(InputError, match=says) as caught:
        from_url(url, timeout=20)
    told = str(caught.value)
    assert "\n" not in told
    assert [secret for secret in SECRETS if secret in told] == []


@pytest.mark.parametrize("path", ["/drip", "/dripheaders"])
def test_the_time_limit_holds_over_everything(server, path):
    """Each read of a dripping answer is quick; only a limit over all of them ends it."""
    with pytest.raises(InputError, match="too long"):
        fetch(server + path, timeout=0.4)


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/hostname", "FILE:///etc/hostname", "ftp://host.example/", "data:text/html,<p>hi</p>"),
        *("javascript:alert(1)", "http://", "http:///path", "https:page", "//host.example/", "http://[::1", ""),
    ],
)
def test_only_web_addresses_are_fetched(url):
    with pytest.raises(InputError, match="only http and https"):
        fetch(url, timeout=5)


@pytest.mark.parametrize("url", ["http://exa mple/", "http://host.example:99999/", "http://\ud800/", "http://a..b/"])
def test_an_address_that_is_none_is_told(url):
    with pytest.raises(InputError, match=r"\A[^\n]*(no valid address|cannot connect|only http)[^\n]*\Z"):
        fetch(url, timeout=5)


def test_a_server_that_is_not_there_is_told():
    with pytest.raises(InputError, match=r"cannot connect to http://127\.0\.0\.1:9/"):
        fetch("http://127.0.0.1:9/", timeout=5)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://jane:hunter2@host.example/a?key=tok3n#x", "https://host.example/a"),
        ("https://host.example:8080/a/b", "https://host.example:8080/a/b"),
        ("https://a@b@host.example/\n\x1b[31m", "https://host.example/\ufffd[31m"),
        ("http://[bad", "the URL"),
    ],
)
def test_what_is_shown_of_a_url_holds_no_secret(url, shown):
    assert without_secrets(url) == shown


def test_the_documents_url_holds_no_password(server):
    url = server.replace("//", "//jane:hunter2@") + "/page?id=7"
    assert from_url(url, timeout=10).metadata.url == server + "/page?id=7"


NAMES = {
    "news.example": ["93.184.216.34", "2606:2800:220:1::1"],
    "inside.example": ["93.184.216.34", "10.0.0.7"],
    "intranet.example": ["10.0.0.8"],
}


@pytest.fixture
def names(monkeypatch):
    """Names that are looked up in a table of ours, not in the network's."""

    def look_up(host, port, *args, **kwargs):
        if host not in NAMES:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in NAMES[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


INSIDE = [
    "127.0.0.1", "169.254.169.254", "[::1]", "localhost", "printer.local.", "LOCALHOST", "2130706433", "127.1",
    "0x7f000001", "0x7f.1", "0", "0177.0.0.1", "127\uff0e0\uff0e0\uff0e1", "\uff11\uff12\uff17.0.0.1",
    "127\u30020\u30020\u30021",
    "[64:ff9b::7f00:1]", "[::ffff:10.0.0.1]", "[::127.0.0.1]", "[2002:7f00:1::]", "[fe80::1%25eth0]", "224.0.0.1",
    "inside.example", "intranet.example",
]  # fmt: skip


@pytest.mark.parametrize("host", INSIDE)
def test_a_public_page_cannot_send_the_reader_into_the_private_network(host, names):
    target = f"http://{host}/latest"
    with pytest.raises(InputError, match="private address"):
        require_outside("https://news.example/", target)
    require_outside("http://10.0.0.1/", target)
    require_outside("http://intranet.example/", target)
    require_outside(target, "https://news.example/")
    require_outside(target, "http://[64:ff9b::5db8:d822]/")


def test_a_page_of_both_networks_is_a_public_one(names):
    with pytest.raises(InputError, match="private address"):
        require_outside("http://inside.example/", "http://10.0.0.1/")


def test_a_name_that_is_nowhere_leads_nowhere(names):
    require_outside("https://news.example/", "http://nowhere.example/")
    require_outside("https://news.example/", f"http://{'a' * 70}.example/")
