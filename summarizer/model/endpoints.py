"""Where a model is, and which key goes there: a key reaches only the host it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from summarizer.errors import ConfigurationError

OFFICIAL = "https://api.openai.com/v1"
PLACEHOLDER = "no-key-needed"
"""Sent where a server wants a key and the user has given none for it: local servers take any."""

SHORTEST_SECRET = 16
"""Characters of a key that is worth hiding in answers: real ones have 20 and more."""

OPENAI, OWN = "OPENAI_API_KEY", "SUMMARIZER_API_KEY"


@dataclass(frozen=True, slots=True)
class Shorthand:
    """A well-known server: its base URL, and the environment variable that holds its key (None: it wants none)."""

    base_url: str
    key: str | None


SHORTHANDS: Mapping[str, Shorthand] = {
    "openai": Shorthand(OFFICIAL, OPENAI),
    "openrouter": Shorthand("https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
    "ollama": Shorthand("http://localhost:11434/v1", None),
    "lmstudio": Shorthand("http://localhost:1234/v1", None),
    "llamacpp": Shorthand("http://localhost:8080/v1", None),
    "vllm": Shorthand("http://localhost:8000/v1", None),
}
"""The default ports are those of each server's own documentation."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model at a server. The key is never shown; ``variable`` is where it comes from.

    ``own_headers``: whether the headers that the user has set up for OpenAI (organization, project) go there too.
    """

    model: str
    base_url: str
    key: str = field(repr=False, default=PLACEHOLDER)
    variable: str | None = None
    own_headers: bool = False

    @property
    def host(self) -> str:
        """Host and port, for messages: no path, no user, no query."""
        parts = urlsplit(self.base_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)

    @property
    def secret(self) -> str:
        """The key where it is one: what is shorter is a word that local servers are given, and articles may hold it."""
        return self.key if len(self.key) >= SHORTEST_SECRET and self.key != PLACEHOLDER else ""

    @property
    def is_official(self) -> bool:
        """Whether it is OpenAI's own host."""
        return self.base_url.startswith("https://") and self.host == urlsplit(OFFICIAL).hostname


def resolve_endpoint(
    model: str, *, base_url: str | None = None, environ: Mapping[str, str], own_key: str | None = None
) -> Endpoint:
    """Return where ``model`` is, and its key.

    ``model`` is a name, or a shorthand and a name (``ollama/llama3.2``). ``base_url`` is what the user named and
    goes before all else; it gets ``SUMMARIZER_API_KEY`` (or ``own_key``, from a key file) or a placeholder.
    ``OPENAI_API_KEY`` goes to the official host, or to the ``OPENAI_BASE_URL`` set beside it in the environment.
    Raises :class:`ConfigurationError`.
    """
    own = own_key or environ.get(OWN)
    if base_url is not None:
        there = _checked(base_url)
        _require_name(model, model)
        if Endpoint(model, there).is_official and not own:
            return _at(model, there, OPENAI, environ.get(OPENAI), required=True)
        return _at(model, there, OWN, own)
    name, slash, rest = model.partition("/")
    shorthand = SHORTHANDS.get(name) if slash else None
    if shorthand is not None:
        _require_name(rest, model)
        key = environ.get(shorthand.key) if shorthand.key else None
        return _at(rest, shorthand.base_url, shorthand.key, key, required=shorthand.key is not None)
    _require_name(model, model)
    beside = environ.get("OPENAI_BASE_URL")
    if slash and not beside:  # no model of OpenAI's is called so: the article is meant for somebody else
        raise ConfigurationError(
            f"{name!r} is no server that is known here; choose one of {', '.join(SHORTHANDS)}, "
            "or name its address with --base-url"
        )
    return _at(model, _checked(beside or OFFICIAL), OPENAI, environ.get(OPENAI), required=not beside)


def _at(model: str, base_url: str, variable: str | None, key: str | None, *, required: bool = False) -> Endpoint:
    if required and not key:
        raise ConfigurationError(f"there is no API key; set {variable}, or name a local server with --base-url")
    key = (key or PLACEHOLDER).strip()
    if not (key.isascii() and key.isprintable() and key):
        raise ConfigurationError(f"the key in {variable} holds characters that no key has; set it again")
    return Endpoint(model, base_url, key, variable, own_headers=variable == OPENAI)


def _require_name(name: str, given: str) -> None:
    if not name.strip():
        raise ConfigurationError(f"the model {given!r} has no name; write for instance ollama/llama3.2")


def _checked(base_url: str) -> str:
    """Return a base URL as it is used. Raises :class:`ConfigurationError`, without what may be a secret in it."""
    try:
        parts = urlsplit(base_url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise ConfigurationError("the base URL is no address of a server; write for instance http://localhost:8080/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ConfigurationError(
            "the base URL holds more than an address (a user, a password, a query); "
            "put the key into SUMMARIZER_API_KEY and leave the rest out"
        )
    return base_url.rstrip("/")
