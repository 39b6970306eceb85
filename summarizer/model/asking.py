"""The messages of each kind of request. The part that is the same for every article comes first."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from summarizer.document import Document
from summarizer.engines import Failed, Standing
from summarizer.model.wire import Message
from summarizer.prompting import has_prompt, listed, numbered, one_line, prompt
from summarizer.targets import SHIPPED, Target

THEIR_LANGUAGE = "the language of the article"


def reading(document: Document, target: Target, numbers: range, language: str | None) -> list[Message]:
    """Return the messages that ask for a form about a part of the story."""
    told = prompt("read").fill(language=_language(language), task=_task(target))
    return _messages(told, numbered(document, numbers))


def repairing(document: Document, failed: Sequence[Failed], language: str | None) -> list[Message]:
    """Return the messages that ask for other versions of items that failed, with the sentences that come nearest."""
    told = prompt("repair").fill(language=_language(language))
    passages = sorted({number for one in failed for number in one.passages})
    items = "\n".join(line for one in failed for line in _failed(one))
    return _messages(told, f"{listed(document, passages)}\n\nItems refused:\n{items}")


def closing(target: Target, standing: Sequence[Standing], language: str | None) -> list[Message]:
    """Return the messages that ask for what rests on the items that stand."""
    told = prompt("closing").fill(language=_language(language), task=_task(target))
    lines = [f"[{one.id}] {one_line(_said(one))}" for one in standing]
    return _messages(told, "\n".join(lines))


def fingerprint(target: Target, language: str | None) -> str:
    """Return twelve hexadecimal digits that change when what a model is told does."""
    told = prompt("read").fill(language=_language(language), task=_task(target))
    return sha256(told.encode()).hexdigest()[:12]


def _language(named: str | None) -> str:
    return one_line(named or "") or THEIR_LANGUAGE


def _messages(told: str, shown: str) -> list[Message]:
    return [{"role": "system", "content": told}, {"role": "user", "content": shown}]


def _task(target: Target) -> str:
    shipped = next((name for name, returned in SHIPPED.items() if returned is target.returned), None)
    return prompt(shipped if shipped and has_prompt(shipped) else "target").fill()


def _failed(one: Failed) -> Iterator[str]:
    yield f"{one.id} in {one.field}: {one_line(one.given.model_dump_json())}"
    for finding in one.findings:
        yield one_line(finding)


def _said(one: Standing) -> str:
    return f"{one.speaker}: {one.text}" if one.speaker else one.text
