"""What went wrong between us and the server, in our words: whose fault, and the next step.

Foreign errors are read here and nowhere else. What a server says is shown in
part, on one line, with the key taken out of it: some echo what they were sent.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from summarizer.errors import ContextError, DeniedError, FilteredError, ModelError, UnreachableError
from summarizer.model.endpoints import Endpoint
from summarizer.model.retrying import SetbackError, retry_after
from summarizer.model.wire import MODES, Manner, Mode

LONGEST_SAID = 200
"""Characters of a server's own message that are shown: enough for its reason, never a document."""

LONGEST_READ = 20_000
"""Characters of an error's body that are read: some servers echo the whole request."""

_SECRET = re.compile(r"(?i)\bbearer\s+\S+|\b(?:sk|pk|key)-[\w*.\-]{4,}")
_CONTEXT = re.compile(
    r"(?i)context_length_exceeded|exceed_context_size|contextwindowexceeded|maximum context length"
    r"|context (?:size|length|window)|prompt is too long|input (?:is )?too long|too many tokens"
)
_FORMAT = re.compile(
    r"(?i)response_format|json.?schema|structured.?output|tool_choice|\btools?\b|function.?call|grammar|\bschema\b"
)
_STRICT = re.compile(
    r"(?i)\bstrict\b|invalid[ _](?:json[ _])?schema|is not permitted|cannot have keywords|unsupported keyword"
)
_FILTER = re.compile(r"(?i)content[ _]?filter|content management policy|content_policy")
_QUOTA = re.compile(r"(?i)insufficient_quota|billing|credit balance|exceeded your current quota|payment required")
_LIMIT = re.compile(r"(?i)max_(?:completion_)?tokens|completion tokens|in the completion")

TRY_AGAIN = frozenset((408, 409, 425, 429))


@dataclass(frozen=True, slots=True)
class Situation:
    """Who was asked, and how: ``auto`` lets other modes be tried, ``proven`` are those that an answer came in."""

    endpoint: Endpoint
    manner: Manner
    auto: bool
    proven: frozenset[Mode]

    def next_mode(self) -> Manner | None:
        """Return the manner with the next mode, where there is one to fall to."""
        later = MODES[MODES.index(self.manner.mode) + 1 :]
        return replace(self.manner, mode=later[0]) if self.auto and later else None


class AdaptError(SetbackError):
    """A request that this server would take in another manner. ``sure``: it said so."""

    def __init__(self, manner: Manner, told: ModelError, *, sure: bool) -> None:
        super().__init__("adapt", told)
        self.manner = manner
        self.sure = sure


def failed_connection(error: BaseException, endpoint: Endpoint) -> ModelError | SetbackError:
    """Return what an error below HTTP means."""
    # Imported late: an answer from the cache needs no network.
    import socket
    import ssl

    host = endpoint.host
    causes = list(_chain(error))
    said = " ".join(str(one) for one in causes).lower()
    kinds = " ".join(type(one).__name__ for one in causes)
    if any(isinstance(one, ssl.SSLError) for one in causes) or "[ssl" in said:
        return UnreachableError(
            f"the secure connection to {host} failed; check its certificate, or whether it speaks https at all"
        )
    if any(isinstance(one, socket.gaierror) for one in causes) or "name or service" in said or "resolution" in said:
        return UnreachableError(f"there is no host {host} to be found; check --base-url and the network")
    if "Timeout" in kinds:
        return SetbackError("timeout", slow(endpoint))
    if any(isinstance(one, ConnectionRefusedError) for one in causes) or "refused" in said:
        return SetbackError(
            "refused", UnreachableError(f"nothing answers at {host}; start the server, or check --base-url")
        )
    return SetbackError(
        "transport", UnreachableError(f"the connection to {host} broke off; try again, or look at the server's log")
    )


def slow(endpoint: Endpoint) -> ModelError:
    """Return the error for an answer that takes too long."""
    return UnreachableError(
        f"{endpoint.host} gave no whole answer in time; give it more with --timeout SECONDS, or use a faster model"
    )


def filtered(endpoint: Endpoint) -> FilteredError:
    """Return the error for an article or an answer that a content filter stopped."""
    where = f"{endpoint.model} at {endpoint.host}"
    return FilteredError(f"the content filter of {where} stopped the answer; try another model or server")


def unusable_body(endpoint: Endpoint, what: str) -> ModelError:
    """Return the error for a success that is no chat completion."""
    return UnreachableError(
        f"{endpoint.host} answered {what}, which is no chat completion; check --base-url: most end in /v1"
    )


def failed_status(status: int, headers: Mapping[str, str], text: str, now: Situation) -> ModelError | SetbackError:
    """Return what an error status means, by its number, its headers and its body."""
    text = text[:LONGEST_READ]
    after = retry_after(headers)
    told = _told(status, text, now.endpoint, after)
    if isinstance(told, FilteredError) or (_QUOTA.search(text) and status in (402, 403, 429)):
        return told
    if status in (400, 404, 413, 422, 500, 501):
        adapted = _adapted(status, text, now)
        if adapted is not None:
            return AdaptError(adapted[0], told, sure=adapted[1])
    if isinstance(told, ContextError):
        return told
    hint = headers.get("x-should-retry")
    again = status in TRY_AGAIN or status >= 500 if hint not in ("true", "false") else hint == "true"
    return SetbackError("transport", told, after=after) if again else told


def _adapted(status: int, text: str, now: Situation) -> tuple[Manner, bool] | None:
    """Return the manner that a refusal asks for, and whether it says so."""
    manner = now.manner
    if manner.limit and _LIMIT.search(text):
        other = "max_completion_tokens" if manner.limit == "max_tokens" else None
        wanted = other if other and other in text and "too large" not in text else None
        return replace(manner, limit=wanted), True
    if status == 413 or _CONTEXT.search(text):
        return None
    if manner.temperature and "temperature" in text.lower():
        return replace(manner, temperature=False), True
    if manner.strict and manner.mode != "md_json" and _STRICT.search(text):
        return replace(manner, strict=False), True
    fallen = now.next_mode()
    if fallen is None or manner.mode in now.proven:
        return None
    if status in (500, 501):
        return fallen, False
    return (fallen, True) if _FORMAT.search(text) else None


def _told(status: int, text: str, endpoint: Endpoint, after: float | None) -> ModelError:
    """Return the error that a user sees for a status."""
    host, said = endpoint.host, _said(text, endpoint)
    if status in (400, 403, 422) and _FILTER.search(text):
        return filtered(endpoint)
    if status == 413 or (status < 500 and status != 429 and _CONTEXT.search(text)):
        return ContextError(
            f"the request is longer than {endpoint.model} at {host} reads ({status}{said}); "
            "give its context with SUMMARIZER_CONTEXT_TOKENS, and the article is read in parts"
        )
    if _QUOTA.search(text) and status in (402, 403, 429):
        return DeniedError(f"{host} serves no more on this account ({status}{said}); look at its quota and billing")
    if status in (401, 403):
        which = endpoint.variable or "SUMMARIZER_API_KEY"
        return DeniedError(f"{host} does not accept the key ({status}{said}); check {which}")
    if status < 400:
        return DeniedError(f"{host} sends elsewhere ({status}), and nothing is sent there unasked; correct --base-url")
    if status == 404:
        return DeniedError(
            f"{host} has no model {endpoint.model!r}, or no such address ({status}{said}); "
            "check --model and --base-url: most end in /v1"
        )
    if status == 429:
        return UnreachableError(f"{host} limits the rate of requests (429{said}); try again {_when(after)}")
    if status >= 500 or status in TRY_AGAIN:
        return UnreachableError(f"{host} is in trouble ({status}{said}); try again {_when(after)}, or look at its log")
    return DeniedError(f"{host} refuses the request ({status}{said}); try another --mode or --model")


def _when(after: float | None) -> str:
    return f"in {after:.0f} s" if after is not None and after >= 1 else "later"


def _said(text: str, endpoint: Endpoint) -> str:
    """Return a server's own message, as it may be shown: on one line, in part, without the key."""
    said = " ".join((_message(text) or "").split())
    if len(endpoint.key) > 3:
        said = said.replace(endpoint.key, "[key]")
    said = _SECRET.sub("[key]", said)
    return f": {said[:LONGEST_SAID].rstrip('. ')}" if said else ""


def _message(text: str) -> str | None:
    """Return the message in an error's body, whatever its shape; a web page has none worth showing."""
    try:
        body: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None if text.lstrip().startswith("<") else text
    for name in ("error", "detail", "message", "msg"):
        while isinstance(body, Mapping) and name in body:
            body = body[name]
        if isinstance(body, list) and body:
            body = body[0]
    return body if isinstance(body, str) else None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
