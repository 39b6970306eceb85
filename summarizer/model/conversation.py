"""One question to a model, until there is an answer that can be used: adapted, asked again, or given up by name."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from summarizer.engines import Tokens
from summarizer.errors import (
    AnswerError,
    CutOffError,
    LoopError,
    ModelError,
    RefusalError,
    SilentCutError,
)
from summarizer.leaving import require_waiting
from summarizer.model.answers import UnreadableError, fit, is_loop, read_answer, without_thoughts
from summarizer.model.endpoints import Endpoint
from summarizer.model.failures import AdaptError, Situation, filtered
from summarizer.model.manners import Known
from summarizer.model.retrying import SetbackError, Spending
from summarizer.model.wire import Json, Manner, Message
from summarizer.prompting import prompt

CHARACTERS_A_TOKEN = 6.5
"""More characters a token than any tokenizer makes of a news article (4 to 5 in English, where a word with its space
has under 6; fewer in other languages): a server that counts fewer tokens than this has not read all that was sent."""

ROUND, FEW = 1024, 5.2
"""A count that is a whole multiple of the first is a context that is full, where it is fewer tokens than the second
(characters a token) makes likely: ollama reads exactly as much as its context holds, 4,096 where nobody set it."""

LONGEST_ECHO = 40_000
"""Characters of an unusable answer that are shown to the model again; what is beyond was no form."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: its text and the form in it, if it was found, why it ended, and the tokens counted."""

    text: str
    content: BaseModel | None = None
    finish: str | None = None
    refusal: str | None = None
    tokens: Tokens = field(default_factory=Tokens)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the messages, the form to fill, and whether a form without any item is an answer."""

    messages: Sequence[Message]
    form: type[BaseModel]
    may_be_empty: bool = False


class Conversation:
    """Asks one question. ``body`` makes a request of messages, ``send`` sends it; :meth:`attempt` is one try."""

    def __init__(
        self,
        question: Question,
        endpoint: Endpoint,
        known: Known,
        spending: Spending,
        *,
        auto: bool,
        body: Callable[[Sequence[Message], Manner], Json],
        send: Callable[[Json, Situation], Reply],
    ) -> None:
        self.question = question
        self.messages = list(question.messages)
        self.spending = spending
        self.now = Situation(endpoint, known.manner, auto, known.proven)
        self.sure = True
        self._body = body
        self._send = send

    def attempt(self) -> Reply:
        """Make one request and return its reply, with content. Raises :class:`SetbackError` or :class:`ModelError`."""
        require_waiting()
        if self.spending.left < 1:
            where = f"{self.now.endpoint.model} at {self.now.endpoint.host}"
            raise ModelError(
                f"{where} was asked {self.spending.requests} times about one part of the article, "
                "and no more is asked for it; try another model"
            )
        body = self._body(self.messages, self.now.manner)
        self.spending.requests += 1
        try:
            reply = self._send(body, self.now)
        except AdaptError as setback:
            self._adapt(setback.manner, sure=setback.sure)
            raise
        self.spending.count(reply.tokens)
        self._require_whole(reply)
        return self._with_content(reply)

    def _adapt(self, manner: Manner, *, sure: bool) -> None:
        self.now = Situation(self.now.endpoint, manner, self.now.auto, self.now.proven)
        self.sure = self.sure and sure

    def _require_whole(self, reply: Reply) -> None:
        """Raise the named error for a reply that is no whole answer to the whole question."""
        where = f"{self.now.endpoint.model} at {self.now.endpoint.host}"
        if reply.refusal:
            raise RefusalError(f"{where} declined to answer about this article; try another model")
        if reply.finish == "content_filter":
            raise filtered(self.now.endpoint)
        sent = sum(len(message["content"]) for message in self.messages)
        if _is_cut(reply.tokens.input, sent):
            raise SilentCutError(
                f"{where} read only {reply.tokens.input} tokens of some {sent // 4} and said nothing; raise its "
                "context (for ollama: num_ctx), or set SUMMARIZER_CONTEXT_TOKENS to it and the article is read in parts"
            )

    def _with_content(self, reply: Reply) -> Reply:
        try:
            content = reply.content or read_answer(reply.text, self.question.form, self.now.endpoint.secret)
        except UnreadableError as error:
            raise self._unreadable(reply, error) from None
        if not self.question.may_be_empty and is_empty(content):
            where = f"{self.now.endpoint.model} at {self.now.endpoint.host}"
            raise AnswerError(f"{where} found nothing in the article: its answer has no items; try another model")
        return Reply(reply.text, content, reply.finish, None, reply.tokens)

    def _unreadable(self, reply: Reply, error: UnreadableError) -> Exception:
        """Return what an answer that is not the form calls for: another mode, one more try, or none."""
        where = f"{self.now.endpoint.model} at {self.now.endpoint.host}"
        if reply.finish == "length":
            return _cut_off(reply, where)
        told = AnswerError(
            f"{where} gave no usable answer ({error.problems[0].rstrip('.')}); try another --mode or --model"
        )
        fallen = self.now.next_mode()
        if fallen is not None and self.now.manner.mode not in self.now.proven:
            # Prose tells that the server ignores the form; a form ill filled may be the model's bad day.
            self._adapt(fallen, sure=error.prose)
            return SetbackError("adapt", told)
        self.messages = [*self.question.messages, *_again(reply.text, error.problems)]
        return SetbackError("reask", told)


def _is_cut(read: int, sent: int) -> bool:
    """Tell whether a server that has read so many tokens of so many characters cannot have read them all."""
    full = read % ROUND == 0 and read < sent / FEW
    return read > 0 and (read < sent / CHARACTERS_A_TOKEN or full)


def is_empty(content: BaseModel) -> bool:
    """Tell whether a form has nothing in it."""
    return not any(getattr(content, name) for name in type(content).model_fields)


def _cut_off(reply: Reply, where: str) -> ModelError:
    if is_loop(reply.text):
        return LoopError(f"{where} repeated itself without end; try another model, or a higher SUMMARIZER_TEMPERATURE")
    if not without_thoughts(reply.text):
        return CutOffError(f"{where} used up its whole answer for thinking; raise SUMMARIZER_MAX_TOKENS")
    return CutOffError(
        f"{where} was cut off in the middle of its answer; raise SUMMARIZER_MAX_TOKENS, or choose a shorter --story"
    )


def _again(text: str, problems: Sequence[str]) -> list[Message]:
    """Return the model's answer and what is wrong with it, in a few words."""
    told = prompt("again").fill(problems="\n".join(f"- {problem}" for problem in problems))
    said = text[:LONGEST_ECHO] or "(nothing)"
    return [{"role": "assistant", "content": said}, {"role": "user", "content": told}]


def reply_of(completion: Any, content: BaseModel | None) -> Reply | None:
    """Return what a chat completion says, None where it is none. Servers leave out what they do not know."""
    choices: Any = getattr(completion, "choices", None)
    choices = choices if isinstance(choices, list) else []
    message = getattr(choices[0], "message", None) if choices else None
    if message is None:
        return None
    usage = getattr(completion, "usage", None)
    return Reply(
        text=fit(_text(message)),  # it may be shown to the model again: no request carries half a character
        content=content,
        finish=getattr(choices[0], "finish_reason", None),
        refusal=getattr(message, "refusal", None),
        tokens=Tokens(_read(usage), _count(usage, "completion_tokens")),
    )


def discreet(reply: Reply, endpoint: Endpoint) -> Reply:
    """Return a reply without the key: a server that has it could write it into an answer, and so into files."""
    secret = endpoint.secret
    if not secret or (secret not in reply.text and "\\u" not in reply.text):
        return reply
    return replace(reply, text=reply.text.replace(secret, "[key]"), content=None)


def _text(message: Any) -> str:
    """Return a message's answer: the tools' arguments, its text, or what a local server took for thinking."""
    calls = [getattr(call, "function", None) for call in getattr(message, "tool_calls", None) or ()]
    calls.append(getattr(message, "function_call", None))  # the old name, which some gateways still use
    arguments = [_plain(getattr(call, "arguments", None)) for call in calls]
    if any(arguments):
        return "\n".join(filter(None, arguments))
    for name in ("content", "reasoning_content", "reasoning"):
        text = _plain(getattr(message, name, None))
        if text:
            return text
    return ""


def _plain(content: Any) -> str:
    """Return content as text: of parts the text of each, of what a server has parsed already the JSON."""
    if isinstance(content, list):
        texts = [part.get("text") for part in content if isinstance(part, Mapping)]
        return "\n".join(text for text in texts if isinstance(text, str)).strip()
    if isinstance(content, Mapping):
        return json.dumps(content, default=str)
    return content.strip() if isinstance(content, str) else ""


def _read(usage: Any) -> int:
    """Return the tokens read. Some gateways leave out those that their cache had, and tell them apart."""
    read, kept = _count(usage, "prompt_tokens"), _count(getattr(usage, "prompt_tokens_details", None), "cached_tokens")
    return read + kept if kept > read else read


def _count(usage: Any, name: str) -> int:
    number = getattr(usage, name, None)
    return number if isinstance(number, int) and number > 0 else 0
