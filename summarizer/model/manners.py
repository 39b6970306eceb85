"""What was found out about servers: how each endpoint and model wants to be asked."""

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Any, Literal

from summarizer.cache import Cache
from summarizer.model.endpoints import Endpoint
from summarizer.model.wire import MODES, Manner, Mode

ModeChoice = Literal["auto"] | Mode


@dataclass(frozen=True, slots=True)
class Known:
    """How a server is asked, and the modes in which it has answered."""

    manner: Manner
    proven: frozenset[Mode] = frozenset()


_KNOWN: dict[bytes, Known] = {}
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Manners:
    """A memory of manners: of this process (``known``), and in the cache where there is one."""

    cache: Cache | None = None
    known: dict[bytes, Known] = field(default_factory=lambda: _KNOWN)

    def of(self, endpoint: Endpoint, mode: ModeChoice) -> Known:
        """Return what is known of an endpoint's model when asked in a mode that is chosen, or left open."""
        place = _place(endpoint, mode)
        with _LOCK:
            found = self.known.get(place)
        if found is None:
            found = Known(self._stored(place) or first_manner(endpoint, mode))
            with _LOCK:
                found = self.known.setdefault(place, found)
        return found

    def learn(self, endpoint: Endpoint, mode: ModeChoice, manner: Manner, *, sure: bool) -> None:
        """Keep that a server has answered when asked in this manner; beyond this process only what is ``sure``."""
        place = _place(endpoint, mode)
        with _LOCK:
            before = self.known.get(place)
            if before is not None and before.manner == manner and manner.mode in before.proven:
                return
            proven = before.proven if before is not None else frozenset()
            self.known[place] = Known(manner, proven | {manner.mode})
        if sure and self.cache is not None and manner != first_manner(endpoint, mode):
            self.cache.put(place, json.dumps(asdict(manner)).encode())

    def _stored(self, place: bytes) -> Manner | None:
        stored = self.cache.get(place) if self.cache is not None else None
        try:
            return _manner(json.loads(stored)) if stored else None
        except (ValueError, KeyError, TypeError):
            return None


def first_manner(endpoint: Endpoint, mode: ModeChoice) -> Manner:
    """Return how a server of which nothing is known is asked. OpenAI's own has a newer name for the limit."""
    limit = "max_completion_tokens" if endpoint.is_official else "max_tokens"
    return Manner(MODES[0] if mode == "auto" else mode, limit=limit)


def _manner(stored: dict[str, Any]) -> Manner:
    mode, limit = stored["mode"], stored["limit"]
    if mode not in MODES or limit not in ("max_tokens", "max_completion_tokens", None):
        raise ValueError(mode)
    return Manner(mode, bool(stored["strict"]), bool(stored["temperature"]), limit)


def _place(endpoint: Endpoint, mode: ModeChoice) -> bytes:
    return sha256(f"manner\n{endpoint.base_url}\n{endpoint.model}\n{mode}".encode()).digest()
