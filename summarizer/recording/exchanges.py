"""What was sent to a model's server and what it answered, recorded and replayed by vcrpy.

No header is kept but a few that decide how an answer is read, and no address:
a recording holds neither a key nor where the server is.
"""

import copy
import difflib
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from summarizer.recording.trees import body_of, dump, load

Exchange = dict[str, Any]
"""A request and its answer, as vcrpy stores them."""

ADDRESS = "http://model.test"
"""Where every recorded server is: what answers at replay is the recording, wherever the server was."""

CHAT = f"{ADDRESS}/v1/chat/completions"
"""Servers have it at different paths."""

KEPT_OF_REQUESTS = frozenset({"content-type"})
KEPT_OF_ANSWERS = frozenset(
    {"content-type", "retry-after", "retry-after-ms", "llm_provider-retry-after", "x-should-retry"}
)

MATCHED = ("method", "uri", "body")
"""What must be the same for a recorded answer to be given: without the body, a changed prompt would pass unseen."""

LONGEST_DIFFERENCE = 60
"""Lines of a difference that are shown: beyond it, recording anew and reading the file serves better."""

_IDENTITIES = re.compile(r"\b(?:sk|org|proj|user|req|key)[-_][\w*-]{6,}")


def rules() -> dict[str, Any]:
    """Return how vcrpy records and matches: what it keeps, and what must be the same for an answer to be given."""
    return {
        "match_on": MATCHED,
        "decode_compressed_response": True,
        "before_record_request": _request_kept,
        "before_record_response": _answer_kept,
    }


def _request_kept(request: Any) -> Any:
    """Return a request without what must not be kept. Its uri begins with :data:`ADDRESS`, whatever the server."""
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in KEPT_OF_REQUESTS}
    request.uri = CHAT if request.path.endswith("/chat/completions") else ADDRESS + request.path
    return request


def _answer_kept(answer: Any) -> Any:
    """Return an answer without what must not be kept: servers repeat keys and accounts in what they refuse."""
    kept = copy.deepcopy(answer)
    kept["headers"] = {name: value for name, value in answer["headers"].items() if name.lower() in KEPT_OF_ANSWERS}
    body = kept["body"]["string"]
    if kept["status"]["code"] >= 400 and body:
        text = body if isinstance(body, str) else body.decode("utf-8", "replace")
        kept["body"]["string"] = _IDENTITIES.sub("[left out]", text).encode()
    return kept


class Trees:
    """How a cassette is written, for vcrpy: JSON bodies as trees, below lines that tell of it."""

    def __init__(self, told: str = "") -> None:
        self.told = told

    def serialize(self, cassette: dict[str, Any]) -> str:
        """Return a cassette as YAML."""
        told = "".join(f"# {line}\n" for line in self.told.splitlines())
        return told + dump({**cassette, "interactions": [readable(one) for one in cassette["interactions"]]})

    def deserialize(self, text: str) -> Any:
        """Return the cassette of a YAML text."""
        return load(text)


def readable(exchange: Exchange) -> Exchange:
    """Return an exchange with its bodies as trees, to be written."""
    request, response = dict(exchange["request"]), dict(exchange["response"])
    request["body"] = body_of(request["body"] or "")
    if isinstance(response["body"].get("string"), str):
        response["body"] = {"string": body_of(response["body"]["string"])}
    return {"request": request, "response": response}


@contextmanager
def recorded() -> Iterator[list[Exchange]]:
    """Record what is sent while this lasts. The list is filled when it ends."""
    kept: list[Exchange] = []
    with _cassette("new_episodes", _Memory(kept)):
        yield kept


@contextmanager
def replayed(kept: Sequence[Exchange]) -> Iterator[list[str]]:
    """Answer every request from a recording while this lasts; none leaves this machine.

    The list is filled when it ends: how what was asked differs from what was recorded, a text for each difference.
    An error that came of such a difference ends here too.
    """
    told: list[str] = []
    with _cassette("none", _Memory([_at_once(one) for one in kept])) as cassette:
        try:
            yield told
        except Exception as error:
            missed = missed_in(error)
            if missed is None:
                raise
            told.append(missed)
        else:
            left = len(cassette) - len(cassette.play_counts)
            told += [f"{left} of {len(cassette)} recorded requests were not made"] if left else []


class _Memory:
    """A place where vcrpy keeps a cassette; instead of a file."""

    def __init__(self, kept: list[Exchange]) -> None:
        self.kept = kept

    def load_cassette(self, path: str, serializer: Any) -> Any:
        """Return the requests and the answers kept; a recording that has just begun gives none of its own back."""
        from vcr.persisters.filesystem import CassetteNotFoundError
        from vcr.serialize import deserialize

        if not self.kept:
            raise CassetteNotFoundError
        return deserialize(copy.deepcopy(self.kept), _Plain)  # which changes what it is given

    def save_cassette(self, path: str, cassette_dict: Any, serializer: Any) -> None:
        """Keep the requests and the answers of a cassette."""
        from vcr.serialize import serialize

        self.kept[:] = serialize(cassette_dict, _Plain)


class _Plain:
    """Leaves it to others to write a cassette."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> Any:
        return cassette["interactions"]

    @staticmethod
    def deserialize(interactions: list[Exchange]) -> Any:
        return {"interactions": interactions}


def _cassette(record_mode: str, memory: _Memory) -> Any:
    import vcr

    recorder = vcr.VCR(record_mode=record_mode, **rules())
    recorder.register_persister(memory)
    return recorder.use_cassette("recording")


def _at_once(exchange: Exchange) -> Exchange:
    """Return an exchange whose error, if it is one, lets the request be made again without a wait."""
    response = exchange["response"]
    if response["status"]["code"] < 400:
        return exchange
    waits = {name for name in response["headers"] if "retry-after" in name.lower()}
    headers = {name: value for name, value in response["headers"].items() if name not in waits}
    return {**exchange, "response": {**response, "headers": {**headers, "retry-after-ms": ["0"]}}}


def missed_in(error: BaseException | None) -> str | None:
    """Return how a request differs from the recorded ones, where an error came of one that is not recorded."""
    from vcr.errors import CannotOverwriteExistingCassetteException

    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, CannotOverwriteExistingCassetteException):
            body = error.failed_request.body or b""
            made = body if isinstance(body, str) else body.decode("utf-8", "replace")
            return difference(_nearest(made, error.cassette), made)
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return None


def _nearest(body: str, cassette: Any) -> str:
    """Return the recorded body that has most lines of another one, among those not played if there are any."""
    bodies = [(request.body or b"").decode("utf-8", "replace") for request in cassette.requests]
    left = [one for number, one in enumerate(bodies) if not cassette.play_counts[number]]
    lines = set(_lines(body))
    return max(left or bodies, key=lambda one: len(lines & set(_lines(one))), default="{}")


def difference(recorded_body: str, made: str) -> str:
    """Return the lines in which two JSON bodies differ, as YAML, a sign before each."""
    return compared(_lines(recorded_body), _lines(made), "recorded request", "request now")


def compared(one: Sequence[str], other: Sequence[str], name: str, other_name: str) -> str:
    """Return the lines in which two texts differ, a sign before each; the first ones where they are many."""
    lines = list(difflib.unified_diff(one, other, name, other_name, n=1, lineterm=""))
    if len(lines) > LONGEST_DIFFERENCE:
        lines[LONGEST_DIFFERENCE:] = [f"… and {len(lines) - LONGEST_DIFFERENCE} more lines"]
    return "\n".join(lines) or f"the {other_name} is the {name} once more"


def _lines(body: str) -> list[str]:
    try:
        return dump(json.loads(body)).splitlines()
    except ValueError:
        return body.splitlines()
