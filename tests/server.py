"""A loopback server that answers as OpenAI-compatible ones do: real HTTP on 127.0.0.1, one scripted step a request.

    with Server(failure(429, headers={"Retry-After": "1"}), answer({"headline": …})) as server:
        …                       # a client of server.url
    assert [request.form for request in server.journal] == ["json_schema", "json_schema"]

A step is a value: what is answered, and what goes wrong on the way. Where the
answer depends on what was asked, a step may be a function of the request.
``answer`` takes the form that the request asks for: a tool call, JSON, or JSON
in a fence; streamed when a stream is asked for.

    python -m tests.server --extractive       # a server to try by hand; prints its base URL
"""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, Self

Json = Any
Form = Literal["tools", "json_schema", "json_object", "text"]

COUNTED = (0, 0)  # as usage: four characters a token, as real servers count English
PIECE = 16  # characters in one event of a stream: answers of tests are short, and should still take several


@dataclass(frozen=True)
class Request:
    """One request as it arrived. ``at`` is when, in seconds of the monotonic clock; header names are lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    data: bytes
    at: float

    @cached_property
    def body(self) -> Json:
        """The body as JSON, or an empty mapping where it is none."""
        try:
            return json.loads(self.data)
        except ValueError:
            return {}

    @property
    def form(self) -> Form:
        """The form in which an answer is asked for."""
        if self.body.get("tools"):
            return "tools"
        kind = (self.body.get("response_format") or {}).get("type", "text")
        return kind if kind in ("json_schema", "json_object") else "text"

    @property
    def schema(self) -> Json:
        """The JSON Schema of the answer asked for; empty in the forms that have none."""
        if self.form == "tools":
            return self.body["tools"][0]["function"]["parameters"]
        return (self.body.get("response_format") or {}).get("json_schema", {}).get("schema", {})

    @property
    def prompt(self) -> str:
        """All that the messages say, in order."""
        return "\n".join(_text(message.get("content")) for message in self.body.get("messages", ()))

    @property
    def seed(self) -> bytes:
        """What two requests share that mean the same thing."""
        return json.dumps(self.body, sort_keys=True).encode()


def _text(content: Json) -> str:
    if isinstance(content, list):
        return "\n".join(part.get("text", "") for part in content)
    return content or ""


@dataclass(frozen=True)
class Step:
    """What one request is answered.

    ``wait``: seconds before the first byte; ``pace``: seconds between two bytes of the body (a slow body);
    ``cut``: bytes of the body after which the connection is reset (0: after the head; -1: before it).
    """

    message: Mapping[str, Any] | None = None
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content: str | None = None
    finish: str | None = None
    usage: tuple[int, int] | None = COUNTED
    form: Form | None = None
    wait: float = 0.0
    pace: float = 0.0
    cut: int | None = None

    def but(self, **changes: Any) -> "Step":
        """Return this step with some of its fields changed: ``answer({}).but(wait=0.2)``."""
        return replace(self, **changes)


Scripted = Step | Callable[[Request], Step]


def answer(
    content: Json,
    *,
    finish: str | None = None,
    usage: tuple[int, int] | None = COUNTED,
    form: Form | None = None,
    message: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Step:
    """A model's answer: ``content`` is sent as JSON, a ``str`` as it is, None not at all.

    ``finish`` is the finish reason (by default what fits the form), ``usage`` the tokens in and out (counted
    by default; None: the server counts none), ``form`` another form than the one asked for (a server that ignores
    it), ``message`` more keys of the message (``refusal``, ``reasoning_content``).
    """
    text = content if content is None or isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return Step(dict(message or {}), content=text, finish=finish, usage=usage, form=form, headers=headers or {})


def refusal(words: str = "I can't help with that.") -> Step:
    """A model that will not answer."""
    return answer(None, message={"refusal": words}, finish="stop")


def failure(
    status: int, message: str = "something went wrong", *, headers: Mapping[str, str] | None = None, **error: Json
) -> Step:
    """An error as OpenAI puts it; ``error`` are further keys (``type``, ``code``, ``param``)."""
    body = {"error": {"message": message, "type": None, "param": None, "code": None} | error}
    return raw(json.dumps(body).encode(), status=status, headers=headers)


def raw(
    body: bytes | str,
    *,
    status: int = 200,
    content_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> Step:
    """Any body whatever: HTML, half a JSON text, nothing at all."""
    data = body if isinstance(body, bytes) else body.encode()
    return Step(body=data, status=status, headers={"Content-Type": content_type} | dict(headers or {}))


def html(status: int = 200) -> Step:
    """What a gateway's error page or a login page looks like."""
    page = "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Please log in</h1></body></html>"
    return raw(page, status=status, content_type="text/html; charset=utf-8")


def dropped() -> Step:
    """A connection that is reset before any answer."""
    return Step(cut=-1)


_PORTS: set[int] = set()


def _on_a_fresh_port(handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    """Listen on a port that no server of this process had before: what was found out about one is remembered by it."""
    had: list[ThreadingHTTPServer] = []
    while True:
        found = _Listener(("127.0.0.1", 0), handler)
        if found.server_address[1] not in _PORTS:
            break
        had.append(found)  # kept open, so that it isn't given out again
    for one in had:
        one.server_close()
    _PORTS.add(found.server_address[1])
    return found


class Server:
    """A server on an ephemeral loopback port; every request takes the next step, and ``then`` once they are over.

    A request for which there is no step is answered 400 and counted in ``excess``; ``left`` are the steps that
    nobody asked for. ``latency`` is waited before every answer, in seconds.
    """

    def __init__(self, *steps: Scripted, then: Scripted | None = None, latency: float = 0.0, model: str = "scripted"):
        self.left = list(steps)
        self.then = then
        self.latency = latency
        self.model = model
        self.journal: list[Request] = []
        self.excess = 0
        self._lock = threading.Lock()
        self._http = _on_a_fresh_port(_handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._http.server_address[1]

    @property
    def url(self) -> str:
        """The base URL, with ``/v1``."""
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop listening; a request under way is left to its thread."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def gaps(self) -> list[float]:
        """Return the seconds between each request and the next."""
        return [later.at - earlier.at for earlier, later in zip(self.journal, self.journal[1:], strict=False)]

    def take(self, request: Request) -> Step:
        """Return the step for a request, and write the request into the journal."""
        with self._lock:
            self.journal.append(request)
            step = self.left.pop(0) if self.left else self.then
            self.excess += step is None
        if step is None:
            return failure(400, "the script of this test server has ended", code="script_ended")
        return step(request) if callable(step) else step


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # 32 clients at a time connect in the same instant

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away (a time-out, a cancelled test) is no error of the server's."""


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
            """Stay silent: the journal has it."""

        def do_GET(self) -> None:
            """List the models."""
            listed = {"id": server.model, "object": "model", "created": 0, "owned_by": "tests"}
            _send(self, raw(json.dumps({"object": "list", "data": [listed]})), b"")

        def do_POST(self) -> None:
            """Answer a chat completion with the next step."""
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(self.command, self.path, headers, data, time.monotonic())
            step = server.take(request)
            time.sleep(server.latency + step.wait)
            if step.message is None:
                _send(self, step, step.body)
            elif request.body.get("stream"):
                _send(self, step.but(headers={"Content-Type": "text/event-stream"}), _stream(request, step, server))
            else:
                _send(self, step, json.dumps(_completion(request, step, server)).encode())

    return Handler


def _send(handler: BaseHTTPRequestHandler, step: Step, body: bytes) -> None:
    """Write an answer, and do to it what the step says."""
    body = body or step.body
    if step.cut == -1:
        return _reset(handler)
    handler.send_response(step.status)
    for name, value in ({"Content-Type": "application/json"} | dict(step.headers)).items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    for piece in _pieces(body[: step.cut], step.pace):
        handler.wfile.write(piece)
        handler.wfile.flush()
    if step.cut is not None:
        _reset(handler)
    return None


def _pieces(body: bytes, pace: float) -> Iterator[bytes]:
    if not pace:
        yield body
        return
    for at in range(len(body)):
        time.sleep(pace)
        yield body[at : at + 1]


def _reset(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection so that the client sees it reset: lingering for no time sends RST, not FIN."""
    handler.close_connection = True
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def _completion(request: Request, step: Step, server: Server) -> Json:
    """Return an answer as one JSON body."""
    message = {"role": "assistant", "content": None} | _message(request, step)
    choice = {"index": 0, "message": message, "finish_reason": _finish(step, message), "logprobs": None}
    whole = {
        "id": "chatcmpl-scripted",
        "object": "chat.completion",
        "created": 0,
        "model": request.body.get("model", server.model),
        "choices": [choice],
    }
    return whole | ({"usage": _usage(request, step)} if step.usage else {})


def _message(request: Request, step: Step) -> dict[str, Any]:
    """Return the part of a message that carries the answer, in the form asked for or the step's own."""
    more = dict(step.message or {})
    if step.content is None:
        return more
    form = step.form or request.form
    if form == "tools":
        name = request.body["tools"][0]["function"]["name"] if request.body.get("tools") else "answer"
        call = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": step.content}}
        return {"tool_calls": [call]} | more
    fenced = form == "text" and step.form is None
    return {"content": f"```json\n{step.content}\n```" if fenced else step.content} | more


def _finish(step: Step, message: Mapping[str, Any]) -> str:
    return step.finish or ("tool_calls" if message.get("tool_calls") else "stop")


def _usage(request: Request, step: Step) -> Json:
    given, answered = step.usage or COUNTED
    if step.usage == COUNTED:
        given, answered = len(request.data) // 4, len(step.content or "") // 4
    return {"prompt_tokens": given, "completion_tokens": answered, "total_tokens": given + answered}


def _stream(request: Request, step: Step, server: Server) -> bytes:
    """Return an answer as the events of a stream; usage only where it is asked for."""
    message = _message(request, step)
    deltas: list[dict[str, Any]] = [{"role": "assistant"}]
    for piece in _split(message.pop("content", None)):
        deltas.append({"content": piece})
    for call in message.get("tool_calls", ()):
        for piece in _split(call["function"]["arguments"]):
            function = {"name": call["function"]["name"], "arguments": piece}
            deltas.append({"tool_calls": [{"index": 0, "id": call["id"], "type": "function", "function": function}]})
    choices = [{"index": 0, "delta": delta, "finish_reason": None} for delta in deltas]
    choices.append({"index": 0, "delta": {}, "finish_reason": _finish(step, message)})
    events = [_event(request, server, choices=[choice]) for choice in choices]
    if step.usage and (request.body.get("stream_options") or {}).get("include_usage"):
        events.append(_event(request, server, choices=[], usage=_usage(request, step)))
    return b"".join(events) + b"data: [DONE]\n\n"


def _split(text: str | None) -> list[str]:
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)] if text else []


def _event(request: Request, server: Server, **more: Json) -> bytes:
    head = {"id": "chatcmpl-scripted", "object": "chat.completion.chunk", "created": 0}
    data = head | {"model": request.body.get("model", server.model)} | more
    return f"data: {json.dumps(data)}\n\n".encode()


def main() -> None:
    """Serve until interrupted."""
    import argparse

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--extractive", action="store_true", help="the extractive engine fills the form")
    options = parser.parse_args()
    from tests.reader import extractive

    with Server(then=extractive if options.extractive else answer({})) as server:
        print(server.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
