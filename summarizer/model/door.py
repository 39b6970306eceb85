"""The one narrow door to a model: messages and a form go in, an instance of the form comes out.

This is the only file that names instructor. Every foreign error ends here; what
comes out is a :class:`ModelError` with the next step. Nothing that a model
answers is logged.
"""

import json
import logging
import re
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from summarizer.cache import Cache
from summarizer.engines import Tokens
from summarizer.errors import ModelError
from summarizer.model.answers import UnreadableError, read_answer
from summarizer.model.conversation import Conversation, Question, Reply, discreet, reply_of
from summarizer.model.endpoints import Endpoint
from summarizer.model.failures import Situation, failed_connection, failed_status, unusable_body
from summarizer.model.line import open_line
from summarizer.model.manners import Known, Manners, ModeChoice, first_manner
from summarizer.model.retrying import Policy, SetbackError, Spending, unheard
from summarizer.model.wire import Json, Manner, Message, Mode, canonical, request_body

if TYPE_CHECKING:
    from instructor import Instructor
    from openai import OpenAI

__all__ = ["DEADLINE", "MAX_TOKENS", "TIMEOUT", "Answer", "Door"]

TIMEOUT, DEADLINE = 300.0, 600.0
"""Seconds for one request, and after which none is tried again: local models take minutes to their first token."""

MAX_TOKENS = 16_384
"""Tokens of an answer: a full one on a long article takes some 3,000, and thinking several times that. Without a
bound a small model that repeats itself does so until its context is full."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one question: the form filled, what it cost, and whether it was kept from before."""

    content: BaseModel
    tokens: Tokens = field(default_factory=Tokens)
    requests: int = 0
    cached: bool = False


class Door:
    """Asks one model at one endpoint. Safe to share between threads; its only state is its connection.

    ``timeout`` and ``deadline`` are seconds: for one request, and after which none is tried again. ``waiting`` is
    told of each wait. ``remembers``: whether what is found out about the server serves later questions; never in
    record and replay.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        mode: ModeChoice = "auto",
        cache: Cache | None = None,
        timeout: float = TIMEOUT,
        deadline: float = DEADLINE,
        temperature: float | None = 0.0,
        max_tokens: int | None = MAX_TOKENS,
        waiting: Callable[[float, ModelError], None] = unheard,
        remembers: bool = True,
    ) -> None:
        self.endpoint = endpoint
        self.mode = mode
        self.cache = cache
        self.timeout = timeout
        self.temperature = temperature
        self.max_tokens = max_tokens
        self._policy = Policy(deadline, waiting)
        self._manners = Manners(cache) if remembers else None
        self._lock = Lock()
        self._line: OpenAI | None = None
        self._clients: dict[Mode, Instructor] = {}

    def ask(
        self,
        messages: Sequence[Message],
        answer: type[BaseModel],
        *,
        spending: Spending | None = None,
        may_be_empty: bool = False,
    ) -> Answer:
        """Return the form ``answer`` as the model fills it, from the cache where the same was asked before.

        ``spending`` bounds the requests and counts what is spent, on failures too. Raises :class:`ModelError`.
        """
        question = Question(messages, answer, may_be_empty)
        spending = spending or Spending()
        if self.cache is None:
            return self._asked(question, spending)[0]
        key = self.key(messages, answer)
        kept = self._kept(key, answer)
        if kept is not None:
            return kept
        with self.cache.claim(key):
            kept = self._kept(key, answer)
            if kept is not None:
                return kept
            fresh, text = self._asked(question, spending)
            self.cache.put(key, _stored(text, fresh.tokens))
            return fresh

    def __getstate__(self) -> dict[str, Any]:
        """Pickle what it was made of: a copy in another process opens connections of its own."""
        return {**self.__dict__, "_lock": None, "_line": None, "_clients": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _lock=Lock())

    def close(self) -> None:
        """Close the connections; the next question opens others."""
        with self._lock:
            line, self._line, self._clients = self._line, None, {}
        if line is not None:
            line.close()

    def afresh(self) -> "Door":
        """Return a door to the same model that remembers nothing and keeps nothing: for record and replay."""
        other = copy(self)
        other.cache = other._manners = other._line = None
        other._lock, other._clients = Lock(), {}
        return other

    def body(self, messages: Sequence[Message], answer: type[BaseModel], manner: Manner | None = None) -> Json:
        """Return the body of a request; by default as it is sent to a server of which nothing is known."""
        return request_body(
            self.endpoint.model,
            messages,
            answer,
            manner or first_manner(self.endpoint, self.mode),
            temperature=self.temperature,
            max_tokens=self.max_tokens,
        )

    def key(self, messages: Sequence[Message], answer: type[BaseModel]) -> bytes:
        """Return what an answer is kept under: the endpoint, and the request before any server's wishes."""
        asked = canonical(self.body(messages, answer))
        return sha256(b"\n".join((self.endpoint.base_url.encode(), self.mode.encode(), asked))).digest()

    def _kept(self, key: bytes, answer: type[BaseModel]) -> Answer | None:
        """Return an answer from the cache; one that is damaged is none."""
        stored = self.cache.get(key) if self.cache is not None else None
        if stored is None:
            return None
        try:
            return Answer(read_answer(json.loads(stored)["answer"], answer, self.endpoint.secret), cached=True)
        except (ValueError, KeyError, TypeError, AttributeError, UnreadableError):
            return None

    def _asked(self, question: Question, spending: Spending) -> tuple[Answer, str]:
        before = (spending.requests, spending.input, spending.output)
        known = self._manners.of(self.endpoint, self.mode) if self._manners else self._unknown()
        conversation = Conversation(
            question,
            self.endpoint,
            known,
            spending,
            auto=self.mode == "auto",
            body=lambda messages, manner: self.body(messages, question.form, manner),
            send=lambda body, now: self._send(body, now, question.form),
        )
        reply = self._policy.run(conversation.attempt, spending)
        if self._manners:
            self._manners.learn(self.endpoint, self.mode, conversation.now.manner, sure=conversation.sure)
        assert reply.content is not None
        tokens = Tokens(spending.input - before[1], spending.output - before[2])
        return Answer(reply.content, tokens, spending.requests - before[0]), reply.text

    def _unknown(self) -> Known:
        return Known(first_manner(self.endpoint, self.mode))

    def _send(self, body: Json, now: Situation, form: type[BaseModel]) -> Reply:
        """Send one request. Raises :class:`ModelError` or :class:`SetbackError`, never what another package raises."""
        failed: ModelError | SetbackError
        try:
            completion, content = self._complete(body, now.manner.mode, form)
        except Exception as error:
            failed = _translated(error, now)
        else:
            reply = reply_of(completion, content)
            if reply is not None:
                return discreet(reply, self.endpoint)
            failed = _no_completion(completion, now)
        # Outside of the handler: the foreign error carries the request and its headers, and must not hang on.
        raise failed

    def _complete(self, body: Json, mode: Mode, form: type[BaseModel]) -> tuple[Any, BaseModel | None]:
        """Return a completion through instructor, and the form where instructor could read it."""
        from instructor.core.hooks import Hooks

        seen: list[Any] = []
        hooks = Hooks()
        hooks.on("completion:response", seen.append)
        with _unlogged():
            try:
                # All that is sent is in the body, and goes as it is. What stands beside it, the client would walk and
                # copy part by part: for messages and schema, a fourth of the processor's time of a request.
                read, _ = self._client(mode).create_with_completion(
                    messages=[],
                    model=body["model"],
                    response_model=_form(form),
                    max_retries=0,
                    strict=False,
                    hooks=hooks,
                    extra_body=body,
                )
            except Exception:
                if not seen:
                    raise
                return seen[0], None  # the server did answer: what, is read by our own eyes
        return seen[0], read.content

    def _client(self, mode: Mode) -> "Instructor":
        import instructor

        with self._lock:
            if self._line is None:
                self._line = open_line(self.endpoint, self.timeout)
                weakref.finalize(self, self._line.close).atexit = False
            if mode not in self._clients:
                self._clients[mode] = instructor.from_openai(self._line, mode=instructor.Mode[mode.upper()])
            return self._clients[mode]


@cache
def _form(form: type[BaseModel]) -> Any:
    """Return the form as instructor takes it: its reader is ours, and its schema a stand-in for the one we send."""
    from instructor import OpenAISchema

    class Form(OpenAISchema):
        content: Any = None

        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> Json:
            return {"title": form.__name__, "type": "object", "properties": {}}

        @classmethod
        def model_validate_json(cls, json_data: Any, **_: Any) -> Any:
            return cls.model_construct(content=read_answer(json_data, form))

    return Form


def _stored(text: str, tokens: Tokens) -> bytes:
    usage = {"input": tokens.input, "output": tokens.output}
    return json.dumps({"answer": text, "usage": usage}, ensure_ascii=True).encode("ascii")


def _translated(error: Exception, now: Situation) -> ModelError | SetbackError:
    """Return what a foreign error means; what is no failure of the way there (a bug) is raised as it is."""
    import httpx2
    import openai
    from instructor.core.exceptions import InstructorError

    cause = error.__cause__ if isinstance(error, InstructorError) and error.__cause__ else error
    if isinstance(cause, openai.APIStatusError):
        response = cause.response
        return failed_status(cause.status_code, response.headers, response.text, now)
    if _is_broken(cause) or isinstance(cause, openai.APIResponseValidationError):
        return SetbackError("reask", unusable_body(now.endpoint, "with broken JSON"))
    if isinstance(cause, openai.APIConnectionError):
        below = cause.__cause__
        if below is not None and not isinstance(below, httpx2.HTTPError | httpx2.StreamError | OSError):
            raise cause  # openai wraps whatever is raised below it; this is neither the network nor the server
        return failed_connection(cause, now.endpoint)
    if isinstance(cause, httpx2.HTTPError | httpx2.StreamError | OSError):
        return failed_connection(cause, now.endpoint)
    raise cause


def _is_broken(error: BaseException) -> bool:
    """Tell whether an error came of reading a body as JSON; of a number of thousands of digits comes a bare one."""
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError | RecursionError):
        return True
    return type(error) is ValueError and "digits" in str(error)


def _no_completion(completion: Any, now: Situation) -> ModelError | SetbackError:
    """Return what a success without a completion means: a web page, nothing at all, or an error in disguise."""
    error = getattr(completion, "error", None)
    if isinstance(error, Mapping | str) and error:
        code = str(error.get("code")) if isinstance(error, Mapping) else ""
        status = int(code) if re.fullmatch("[45][0-9][0-9]", code) else 502
        return failed_status(status, {}, json.dumps({"error": error}, default=str), now)
    if isinstance(completion, str):
        page = completion.lstrip()[:1] == "<"
        return unusable_body(now.endpoint, "with a web page" if page else "with plain text")
    return SetbackError("reask", unusable_body(now.endpoint, "without a choice"))


_OURS: ContextVar[bool] = ContextVar("summarizer_asking", default=False)


class _Silence(logging.Filter):
    """Keeps answers out of the logs: instructor logs what a model said when it cannot be read."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not _OURS.get()


@contextmanager
def _unlogged() -> Iterator[None]:
    """Keep instructor's own log silent for what we ask; what others ask of it is theirs."""
    _silence()
    token = _OURS.set(True)
    try:
        yield
    finally:
        _OURS.reset(token)


@cache
def _silence() -> None:
    for name in ("instructor", "instructor.v2", "instructor.v2.retry"):
        logging.getLogger(name).addFilter(_Silence())
