"""Where a model is, and which key goes there: a key reaches only the host it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from summarizer.errors import ConfigurationError

OFFICIAL = "https://api.openai.com/v1"
PLACEHOLDER = "no-key-needed"
"""Sent where a server wants a key and the user has given none for it: local servers take any."""


@dataclass(frozen=True, slots=True)
class Shorthand:
    """A well-known server: its base URL, and the environment variable that holds its key (None: it wants none)."""

    base_url: str
    key: str | None


SHORTHANDS: Mapping[str, Shorthand] = {
    "openai": Shorthand(OFFICIAL, "OPENAI_API_KEY"),
    "openrouter": Shorthand("https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
    "ollama": Shorthand("http://localhost:11434/v1", None),
    "lmstudio": Shorthand("http://localhost:1234/v1", None),
    "llamacpp": Shorthand("http://localhost:8080/v1", None),
    "vllm": Shorthand("http://localhost:8000/v1", None),
}
"""The default ports are those of each server's own documentation."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model at a server. The key is never shown."""

    model: str
    base_url: str
    key: str = field(repr=False)

    @property
    def host(self) -> str:
        """Host and port, for messages: no path, no user, no query."""
        parts = urlsplit(self.base_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def endpoint(
    model: str, *, base_url: str | None = None, environ: Mapping[str, str], key: str | None = None
) -> Endpoint:
    """Return where ``model`` is, and its key.

    ``model`` is a name, or a shorthand and a name (``ollama/llama3.2``); ``base_url`` is what the user named on the
    command line or in the program, and goes before all else. A base URL gets ``SUMMARIZER_API_KEY`` (or ``key``,
    read from a key file), never a key that belongs to another host: ``OPENAI_API_KEY`` goes to the official host,
    or to the ``OPENAI_BASE_URL`` set beside it in the environment. Raises :class:`ConfigurationError`.
    """
    own = key or environ.get("SUMMARIZER_API_KEY")
    if base_url is not None:
        return Endpoint(model, _checked(base_url), own or PLACEHOLDER)
    name, slash, rest = model.partition("/")
    shorthand = SHORTHANDS.get(name) if slash else None
    if shorthand is not None and name != "openai":
        _require_name(rest, model)
        theirs = environ.get(shorthand.key) if shorthand.key else PLACEHOLDER
        return Endpoint(rest, shorthand.base_url, _required(theirs or own, shorthand.key))
    bare = rest if shorthand is not None else model
    _require_name(bare, model)
    beside = environ.get("OPENAI_BASE_URL") if shorthand is None else None
    return Endpoint(
        bare, _checked(beside or OFFICIAL), _required(own or environ.get("OPENAI_API_KEY"), "OPENAI_API_KEY")
    )


def _require_name(name: str, given: str) -> None:
    if not name.strip():
        raise ConfigurationError(f"the model {given!r} has no name; write for instance ollama/llama3.2")


def _required(key: str | None, variable: str | None) -> str:
    if not key:
        raise ConfigurationError(f"there is no API key; set {variable}, or name a local server with --base-url")
    return key


def _checked(base_url: str) -> str:
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(f"the base URL {base_url!r} is none; write for instance http://localhost:8080/v1")
    if parts.username or parts.password:
        raise ConfigurationError("the base URL holds a user name or password; put the key into SUMMARIZER_API_KEY")
    return base_url.rstrip("/")
