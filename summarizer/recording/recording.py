"""One article's whole way, kept in a file and gone again."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from summarizer import __version__
from summarizer.document import Document
from summarizer.errors import ConfigurationError, InputError
from summarizer.model.door import Door
from summarizer.model.endpoints import OFFICIAL, Endpoint
from summarizer.model.engine import CONTEXT_TOKENS, ModelEngine
from summarizer.model.manners import ModeChoice
from summarizer.pipeline import Result, summarize
from summarizer.recording.exchanges import ADDRESS, Exchange, compared, readable, recorded, replayed
from summarizer.recording.trees import dump, load
from summarizer.renderers.record import dump_json, record_of

FORMAT = 1
"""The version of the file's form."""

TOLD = """\
A recording of grounded-summarizer: an article, what answered about it, and what came of it.
It holds the article's text and the answers; no key, no header and no address of a server.
summarizer replay FILE goes the whole way again without a network and tells what differs.
"""

COMPARED = ("summary", "report")


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it was read: its bytes, and what was declared of them. ``name`` is for people."""

    data: bytes
    name: str = "article"
    content_type: str | None = None
    url: str | None = None

    def document(self, story: str | int) -> Document:
        """Return the document with a story chosen. Raises :class:`InputError` and :class:`ConfigurationError`."""
        try:
            return Document.from_bytes(self.data, content_type=self.content_type, url=self.url, story=story)
        except InputError as error:
            raise InputError(f"{self.name}: {error}") from error


@dataclass(frozen=True, slots=True)
class Asked:
    """How an article was read: all that decides what is asked of a model (``model`` None: of none).

    ``official``: whether it was at OpenAI's own host, which is asked in words of its own.
    """

    schema: str
    story: str
    model: str | None
    official: bool = False
    mode: ModeChoice = "auto"
    temperature: float | None = None
    max_tokens: int | None = None
    language: str | None = None
    context_tokens: int = CONTEXT_TOKENS


@dataclass(frozen=True, slots=True)
class Recording:
    """What a file holds: the source, how it was read, the exchanges with a model's server, and the ``summary`` and
    ``report`` that came of it, in the form of ``--format json``."""

    source: Source
    asked: Asked
    exchanges: Sequence[Exchange] = ()
    expected: Mapping[str, Any] = field(default_factory=dict)

    def write(self) -> str:
        """Return the file."""
        told = "".join(f"# {line}\n" for line in (TOLD + self._answered()).splitlines())
        return told + dump(
            {
                "recording": FORMAT,
                "made_by": f"grounded-summarizer {__version__}",
                "article": _source_record(self.source),
                "settings": asdict(self.asked),
                "expected": dict(self.expected),
                "exchanges": [readable(one) for one in self.exchanges],
            }
        )

    def _answered(self) -> str:
        if self.asked.model is None:
            return "No model was asked: the extractive engine read the article."
        return f"What answered: the model {self.asked.model!r}, as its user called it."


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of a replay: the ``result`` (None where it could not be had), and how it differs, a text for each."""

    result: Result[Any] | None
    differences: tuple[str, ...] = ()


def record(
    source: Source, engine: ModelEngine | None = None, *, schema: str = "article", story: str = "main"
) -> Recording:
    """Go the whole way with ``engine``, by default the extractive one, and keep it.

    What is known of the server and what is in the cache is not used: the recording holds all that is needed.
    Raises what :func:`summarizer.summarize` does.
    """
    document = source.document(story)
    with recorded() as exchanges:
        result = summarize(document, engine=engine and _afresh(engine), schema=schema)
    if engine is not None:
        exchanges = [_without_key(one, engine.door.endpoint) for one in exchanges]
    return Recording(source, _asked(engine, schema, story), exchanges, _compared(result))


def replay(recording: Recording) -> Replayed:
    """Go the whole way again with the recorded answers. None leaves this machine.

    Raises what :func:`summarizer.summarize` does where that is not what the recording leads to.
    """
    asked = recording.asked
    result = None
    with replayed(recording.exchanges) as told:
        result = summarize(recording.source.document(asked.story), engine=_engine(asked), schema=asked.schema)
    if result is None:
        return Replayed(None, tuple(told))
    outcome = _compared(result)
    for part in COMPARED:
        one, other = (dump_json(record.get(part)).splitlines() for record in (recording.expected, outcome))
        if one != other:
            told.append(compared(one, other, f"recorded {part}", f"{part} now"))
    return Replayed(result, tuple(told))


def accepted(recording: Recording, replayed: Replayed) -> Recording:
    """Return a recording that expects what came of a replay.

    Raises :class:`ConfigurationError` where a model would have to be asked for that.
    """
    if replayed.result is None:
        raise ConfigurationError("a model must be asked anew, not only its answers read anew; use summarizer record")
    return replace(recording, expected=_compared(replayed.result))


def read_recording(path: Path) -> Recording:
    """Read a file. Raises :class:`InputError` for what is none."""
    try:
        data = load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InputError(f"cannot read the recording {path}: {reason.lower()}; check the path") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _no_recording(path) from error
    if not isinstance(data, dict) or "recording" not in data:
        raise _no_recording(path)
    if data["recording"] != FORMAT:
        raise InputError(f"{path} was made by another version ({data.get('made_by')}); record it anew")
    try:
        exchanges = [_checked(one) for one in data["exchanges"]]
        asked = TypeAdapter(Asked).validate_python(data["settings"])
        return Recording(_source(data["article"]), asked, exchanges, {**data["expected"]})
    except (KeyError, TypeError, ValueError) as error:
        where = "the settings" if isinstance(error, ValidationError) else str(error)
        raise InputError(f"{path} is damaged ({where}); record it anew") from error


def _no_recording(path: Path) -> InputError:
    return InputError(f"{path} is no recording; make one with summarizer record ARTICLE --to FILE")


def _checked(exchange: Exchange) -> Exchange:
    """Return an exchange. Raises :class:`KeyError` or :class:`TypeError` for what is none."""
    request, response = exchange["request"], exchange["response"]
    for place, name in ((request, "method"), (request, "uri"), (request, "headers"), (response, "headers")):
        place[name]
    if not isinstance(request["body"], str) or not isinstance(response["body"]["string"], str):
        raise TypeError("body")
    return {"request": request, "response": {**response, "status": {**response["status"]}}}


def _source_record(source: Source) -> dict[str, Any]:
    """Return what a file says of the article: its text where it is UTF-8, else its bytes."""
    record: dict[str, Any] = {"name": source.name, "sha256": sha256(source.data).hexdigest()}
    record |= {"content_type": source.content_type, "url": source.url}
    try:
        return record | {"text": source.data.decode("utf-8")}
    except UnicodeDecodeError:
        return record | {"base64": base64.b64encode(source.data).decode("ascii")}


def _source(record: Mapping[str, Any]) -> Source:
    """Return the article in a file. Raises :class:`ValueError` where it was changed since."""
    data = record["text"].encode() if "text" in record else base64.b64decode(record["base64"], validate=True)
    if sha256(data).hexdigest() != record["sha256"]:
        raise ValueError("the article, which was changed")
    return Source(data, record["name"], record["content_type"], record["url"])


def _asked(engine: ModelEngine | None, schema: str, story: str) -> Asked:
    if engine is None:
        return Asked(schema, story, None)
    door = engine.door
    return Asked(
        schema,
        story,
        door.endpoint.model,
        official=door.endpoint.is_official,
        mode=door.mode,
        temperature=door.temperature,
        max_tokens=door.max_tokens,
        language=engine.language,
        context_tokens=engine.context_tokens,
    )


def _engine(asked: Asked) -> ModelEngine | None:
    """Return the engine that asks so, at an address where nobody is."""
    if asked.model is None:
        return None
    endpoint = Endpoint(asked.model, OFFICIAL if asked.official else f"{ADDRESS}/v1")
    door = Door(endpoint, mode=asked.mode, temperature=asked.temperature, max_tokens=asked.max_tokens, remembers=False)
    return ModelEngine(door, language=asked.language, context_tokens=asked.context_tokens, parallel=1)


def _afresh(engine: ModelEngine) -> ModelEngine:
    return replace(engine, door=engine.door.afresh(), parallel=1)  # one by one: the order is the recording's


def _without_key(exchange: Exchange, endpoint: Endpoint) -> Exchange:
    """Return an exchange whose answer does not hold the key: some servers repeat it in what they refuse."""
    response = exchange["response"]
    hidden = endpoint.key if response["status"]["code"] >= 400 and len(endpoint.key) > 3 else endpoint.secret
    body = response["body"].get("string")
    if not hidden or not isinstance(body, str):
        return exchange
    return {**exchange, "response": {**response, "body": {"string": body.replace(hidden, "[key]")}}}


def _compared(result: Result[Any]) -> dict[str, Any]:
    whole = record_of(result)
    return {part: whole[part] for part in COMPARED}
