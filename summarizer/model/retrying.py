"""The one retry policy: for what the network and the server do, and for answers that must be asked for again.

Nothing else retries: the client underneath is told not to, and so is instructor,
so that no number of tries is multiplied by another.
"""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from summarizer.engines import Tokens
from summarizer.errors import ModelError
from summarizer.leaving import is_left, pause

T = TypeVar("T")

MOST_REQUESTS = 8
"""Requests for one part of one document, whatever they are for."""

Kind = Literal["transport", "timeout", "refused", "reask", "adapt"]

TRIES: Mapping[Kind, int] = {"transport": 4, "timeout": 1, "refused": 1, "reask": 2, "adapt": MOST_REQUESTS}
"""How often a request is made again for each kind of setback.

A server that has a bad minute is back after four growing waits (about 15 s); one that let a whole time-out pass will
hardly do better the third time; a port that is closed opens within a second or not at all; a model that was told
twice what is wrong with its answer will not find out the third time; a request put in other words costs nothing.
"""

FIRST_WAIT, LONGEST_WAIT = 0.5, 20.0
"""Seconds: the first wait doubles each time, with up to as much again by chance, so that clients do not meet again."""


class SetbackError(Exception):
    """A try that came to nothing, and may be made again.

    ``told`` is the error for the user if it was the last one; ``after`` the seconds the server asks to wait.
    """

    def __init__(self, kind: Kind, told: ModelError, *, after: float | None = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.told = told
        self.after = after


@dataclass(slots=True)
class Spending:
    """What one part of one document has cost so far, and the most requests it may cost.

    ``uncounted`` are the answers of which the server did not count the tokens.
    """

    most: int = MOST_REQUESTS
    requests: int = 0
    input: int = 0
    output: int = 0
    uncounted: int = 0

    def count(self, tokens: Tokens) -> None:
        """Add what an answer took."""
        self.input += tokens.input
        self.output += tokens.output
        self.uncounted += tokens == Tokens()

    @property
    def left(self) -> int:
        """The requests that may still be made."""
        return self.most - self.requests

    @property
    def tokens(self) -> Tokens:
        """The tokens counted."""
        return Tokens(self.input, self.output)


def unheard(seconds: float, reason: ModelError) -> None:
    """Tell nobody of a wait."""


@dataclass(frozen=True, slots=True)
class Policy:
    """``deadline``: seconds after which no further try is begun. ``waiting`` is told of each wait and its reason."""

    deadline: float
    waiting: Callable[[float, ModelError], None] = unheard

    def run(self, attempt: Callable[[], T], spending: Spending) -> T:
        """Return what ``attempt`` does, tried again after a :class:`SetbackError` as this policy says.

        Raises the :class:`ModelError` of the last one.
        """
        from tenacity import Retrying, retry_if_exception_type

        count = _Count(self, spending)
        tries = Retrying(
            retry=retry_if_exception_type(SetbackError),
            wait=lambda state: count.wait(_setback(state)),
            stop=lambda state: count.stop(_setback(state), state.upcoming_sleep),
            before_sleep=lambda state: self.waiting(state.upcoming_sleep, _setback(state).told),
            sleep=pause,
            reraise=True,
        )
        try:
            return tries(attempt)
        except SetbackError as last:
            told = last.told
        raise told


class _Count:
    """Counts the setbacks of one request by kind, and says how long to wait and when it is enough."""

    def __init__(self, policy: Policy, spending: Spending) -> None:
        self.policy = policy
        self.spending = spending
        self.started = time.monotonic()
        self.seen: dict[Kind, int] = {}

    def wait(self, setback: SetbackError) -> float:
        """Return the seconds to wait; called once for each setback, before ``stop``."""
        from random import random

        number = self.seen[setback.kind] = self.seen.get(setback.kind, 0) + 1
        if setback.kind in ("adapt", "reask"):
            return 0.0
        if setback.after is not None:
            # A tenth more by chance: clients that were told the same moment do not come back at the same moment.
            return setback.after * (1 + 0.1 * random())
        return min(FIRST_WAIT * (1 << number - 1) * (1 + random()), LONGEST_WAIT)

    def stop(self, setback: SetbackError, sleep: float) -> bool:
        """Tell whether it is enough."""
        if is_left():
            return True
        beyond = time.monotonic() - self.started + sleep >= self.policy.deadline
        return beyond or self.spending.left <= 0 or self.seen[setback.kind] > TRIES[setback.kind]


def _setback(state: object) -> SetbackError:
    error = state.outcome.exception()  # type: ignore[attr-defined]  # tenacity's RetryCallState, imported late
    assert isinstance(error, SetbackError)
    return error


def retry_after(headers: Mapping[str, str], now: Callable[[], float] = time.time) -> float | None:
    """Return the seconds that a server asks to wait, or None. ``headers`` must not mind case.

    Read are milliseconds, seconds and dates, each also behind the prefix that LiteLLM's gateway puts before the
    headers of the server behind it. A date is held against the server's own clock where it tells it.
    """
    for prefix in ("", "llm_provider-"):
        milliseconds = _number(headers.get(f"{prefix}retry-after-ms"))
        if milliseconds is not None:
            return milliseconds / 1000
        given = headers.get(f"{prefix}retry-after")
        seconds = _number(given)
        if seconds is None:
            seconds = _until(given, headers.get("date"), now)
        if seconds is not None:
            return seconds
    return None


def _number(text: str | None) -> float | None:
    try:
        number = float(text) if text else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _until(date: str | None, their_now: str | None, now: Callable[[], float]) -> float | None:
    moment = _moment(date)
    if moment is None:
        return None
    theirs = _moment(their_now)
    return max(moment - (now() if theirs is None else theirs), 0.0)


def _moment(date: str | None) -> float | None:
    from email.utils import mktime_tz, parsedate_tz  # late: few servers give a date

    parsed = parsedate_tz(date) if date else None
    try:
        return float(mktime_tz(parsed)) if parsed else None
    except (ValueError, OverflowError):
        return None
