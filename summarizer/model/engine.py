"""The engine that reads with a model: one request where the story fits, parts where it does not, then the mending.

It knows nothing of what is true: what a model answers is a draft like any other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import count
from math import ceil
from typing import Any, Union, get_origin

from pydantic import BaseModel, ValidationError, create_model

from summarizer.document import Document
from summarizer.engines import Draft, Failed, Run, Standing, Tokens
from summarizer.errors import (
    AnswerError,
    ConfigurationError,
    ContextError,
    CutOffError,
    InputError,
    ModelError,
    SilentCutError,
)
from summarizer.model import asking
from summarizer.model.door import Answer, Door
from summarizer.model.merging import cut, merged
from summarizer.model.parallel import in_parallel
from summarizer.model.parts import CHARACTERS_A_TOKEN, LINE, closing_form, halves, item_form, parts_of
from summarizer.model.retrying import MOST_REQUESTS, Spending
from summarizer.model.wire import Json, Message, canonical, strictness, wire_schema
from summarizer.targets import Target
from summarizer.targets.derivation import Fill

CONTEXT_TOKENS = 100_000
"""Tokens that a model is taken to read at once, where nothing is set: what hosted ones had for years."""

ANSWER_SHARE = 4
"""A fourth of the context at most is kept free for the answer: a full one is shorter than the article it is about,
and of a long article's part it is a good deal shorter."""

READ_INSTRUCTIONS = 3_000
"""Characters of what a model is told of reading; generous, for it is a small part of any context."""

SMALLEST_PART = 2_000
"""Characters of a part that is worth a request of its own: beside it, the instructions are three times as long."""

REPAIR_REQUESTS = 3
"""Requests that a repair may take: one, and two for what goes wrong on the way."""

MOST_REPAIRED = 40
"""Items that are asked for again in one request: where more have failed, another try would not do better."""

PARALLEL = 4
"""Parts asked for at a time: a local server serves few, and stalls when more connections are kept open than it has
threads; hosted ones limit the rate."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in any currency; None where it is not known."""

    input: float | None = None
    output: float | None = None

    def of(self, tokens: Tokens) -> str | None:
        """Return what tokens cost, as a decimal number."""
        if self.input is None and self.output is None:
            return None
        whole = Decimal(str(self.input or 0)) * tokens.input + Decimal(str(self.output or 0)) * tokens.output
        return format((whole / 1_000_000).quantize(Decimal("0.000001")).normalize(), "f")


def untold(line: str) -> None:
    """Tell nobody what is happening."""


@dataclass(frozen=True)
class ModelEngine:
    """Reads with the model behind a door. Holds no state; safe to share between threads.

    ``language`` is what to write in (the article's own where None); ``told`` hears in one line what is happening.
    """

    door: Door
    language: str | None = None
    context_tokens: int = CONTEXT_TOKENS
    parallel: int = PARALLEL
    prices: Prices = field(default_factory=Prices)
    told: Callable[[str], None] = untold

    def read(self, document: Document, target: Target) -> Draft:
        """Return a draft of ``target``: of the whole story at once where the model can, else of its parts.

        Raises :class:`ModelError`, and :class:`InputError` for a document without a sentence.
        """
        parts = self._parts(document, target)
        self._tell_reading(parts)
        spendings = [Spending() for _ in parts]
        if len(parts) > 1:
            answers = self._in_parallel(document, target, parts, spendings)
            return self._joined(document, target, answers, spendings, MOST_REQUESTS)
        spending = spendings[0]
        try:
            answer = self.door.ask(self._reading(document, target, parts[0]), target.fill, spending=spending)
        except (CutOffError, ContextError) as error:
            answers = self._smaller(document, target, parts[0], spending, error)
            return self._joined(document, target, answers, spendings, spending.left)
        run = self._run(target, spendings)
        return Draft(answer.content, run, requests_left=spending.left, notes=self._notes(target))

    def requests(self, document: Document, target: Target) -> list[Json]:
        """Return the bodies of the first requests that :meth:`read` would send, and send nothing."""
        parts = self._parts(document, target)
        form = target.fill if len(parts) == 1 else item_form(target)
        return [self.door.body(self._reading(document, target, part), form) for part in parts]

    def repair(
        self, document: Document, target: Target, draft: Draft, failed: Sequence[Failed]
    ) -> tuple[dict[str, BaseModel], Draft]:
        """Return other versions of some of the failed items by id, and the draft with what they cost.

        A repair that fails leaves everything as it is: what failed stays rejected.
        """
        failed = failed[:MOST_REPAIRED]
        left = draft.requests_left - (1 if draft.unfinished else 0)  # one is kept for what rests on what stands
        if not failed or left < 1:
            return {}, draft
        self.told(f"{self._who()} is asked again about {len(failed)} items that failed")
        spending = Spending(min(left, REPAIR_REQUESTS))
        messages = asking.repairing(document, failed, self.language)
        try:
            answer = self.door.ask(messages, repair_form(failed), spending=spending, may_be_empty=True)
        except ModelError as error:
            self.told(f"the repair failed: {error}")
            return {}, self._charged(draft, spending)
        return versions(answer.content, failed), self._charged(draft, spending)

    def conclude(self, document: Document, target: Target, draft: Draft, standing: Sequence[Standing]) -> Draft:
        """Return an unfinished draft with the fields that rest on what stands.

        Where the model gives none, what stands is not lost for it: they are empty, and a note says why. Raises
        :class:`ModelError` where the target cannot be without them.
        """
        form = closing_form(target)
        assert form is not None
        spending = Spending(draft.requests_left)
        failure: ModelError | None = None
        closing = _nothing(form)
        if standing:
            self.told(f"{self._who()} is summing up {len(standing)} items")
            messages = asking.closing(target, self._within_room(standing, target), self.language)
            try:
                closing = self.door.ask(messages, form, spending=spending).content.model_dump()
            except ModelError as error:
                failure = error
        try:
            content = target.fill.model_validate({**draft.content.model_dump(), **closing})
        except ValidationError:
            raise failure or AnswerError(
                f"of what {self._who()} found, nothing could be proved; try another model"
            ) from None
        notes = (f"{', '.join(form.model_fields)} could not be had: {failure}",) if failure else ()
        charged = self._charged(draft, spending)
        return replace(charged, content=content, unfinished=False, notes=(*draft.notes, *notes))

    def _parts(self, document: Document, target: Target) -> list[range]:
        if not document.story_sentences:
            raise InputError("there is no sentence in this story; choose another with --story, or --story whole")
        return parts_of(document, self._room(target))

    def _room(self, target: Target) -> int:
        """Return the characters of a story that the model reads at once: its context, less what else is in it."""
        fixed = sum(len(message["content"]) for message in asking.closing(target, (), self.language))
        told = len(canonical(wire_schema(target.fill))) + READ_INSTRUCTIONS + fixed
        answer = min(self.door.max_tokens or self.context_tokens, self.context_tokens // ANSWER_SHARE)
        return max((self.context_tokens - answer) * CHARACTERS_A_TOKEN - told, SMALLEST_PART)

    def _in_parallel(
        self, document: Document, target: Target, parts: Sequence[range], spendings: Sequence[Spending]
    ) -> list[Answer]:
        """Return the answers about several parts, in the story's order; the first failure ends them all."""
        done = count(1)

        def read(one: tuple[range, Spending]) -> list[Answer]:
            answers = self._part(document, target, *one)
            self.told(f"{next(done)} of {len(parts)} parts read")
            return answers

        read_parts = in_parallel(read, list(zip(parts, spendings, strict=True)), self.parallel)
        return [answer for answers in read_parts for answer in answers]

    def _part(self, document: Document, target: Target, part: range, spending: Spending) -> list[Answer]:
        """Return what a part holds; where the answer or the part is too long, what its halves hold."""
        messages = self._reading(document, target, part)
        try:
            return [self.door.ask(messages, item_form(target), spending=spending, may_be_empty=True)]
        except (CutOffError, ContextError) as error:
            return self._smaller(document, target, part, spending, error)

    def _smaller(
        self, document: Document, target: Target, part: range, spending: Spending, error: ModelError
    ) -> list[Answer]:
        """Read a part in halves. Raises ``error`` where that is not possible or would not help."""
        smaller = halves(document, part)
        # One request is kept for the headline and the gist of what was read in halves.
        if not smaller or spending.left <= len(smaller) or isinstance(error, SilentCutError):
            raise error
        self.told(f"{part.start} to {part.stop - 1} is too long at once: reading it in halves")
        return [answer for half in smaller for answer in self._part(document, target, half, spending)]

    def _joined(
        self,
        document: Document,
        target: Target,
        answers: Sequence[Answer],
        spendings: Sequence[Spending],
        left: int,
    ) -> Draft:
        content = merged([answer.content for answer in answers], target, document.language)
        if not any(content.values()):
            raise AnswerError(f"{self._who()} found nothing in the article; try another model")
        unfinished = closing_form(target) is not None
        form = item_form(target) if unfinished else target.fill
        try:
            whole = form.model_validate(content)
        except ValidationError as error:
            raise _too_much(target, error) from None
        notes = (*self._notes(target), *cut([answer.content for answer in answers], target))
        return Draft(whole, self._run(target, spendings), unfinished, left, notes)

    def _notes(self, target: Target) -> tuple[str, ...]:
        """Return what is to be told of a target that servers cannot promise to fill as it is."""
        refused = strictness(target.fill) if self.door.mode != "md_json" else ()
        if not refused:
            return ()
        return (
            f"the schema {target.name} is sent without the promise of strictness, which servers do not make for it: "
            f"{'; '.join(refused)}",
        )

    def _reading(self, document: Document, target: Target, part: range) -> list[Message]:
        return asking.reading(document, target, part, self.language)

    def _within_room(self, standing: Sequence[Standing], target: Target) -> Sequence[Standing]:
        """Return as many items as can be shown at once, from the whole length of the article."""
        size = sum(len(one.text) + LINE for one in standing)
        step = ceil(size / self._room(target))
        return standing[::step]

    def _run(self, target: Target, spendings: Sequence[Spending]) -> Run:
        tokens = Tokens(sum(one.input for one in spendings), sum(one.output for one in spendings))
        requests = sum(one.requests for one in spendings)
        return Run(
            engine="model",
            model=self.door.endpoint.model,
            prompt=asking.fingerprint(target, self.language),
            requests=requests,
            tokens=tokens,
            cost=None if any(one.uncounted for one in spendings) else self.prices.of(tokens),
            cached=requests == 0,
        )

    def _charged(self, draft: Draft, spending: Spending) -> Draft:
        """Return a draft with what was spent since."""
        run = draft.run
        tokens = Tokens(run.tokens.input + spending.input, run.tokens.output + spending.output)
        requests = run.requests + spending.requests
        cost = None if run.cost is None or spending.uncounted else self.prices.of(tokens)
        run = replace(run, requests=requests, tokens=tokens, cost=cost, cached=requests == 0)
        return replace(draft, run=run, requests_left=draft.requests_left - spending.requests)

    def _tell_reading(self, parts: Sequence[range]) -> None:
        many = f" in {len(parts)} parts" if len(parts) > 1 else ""
        self.told(f"{self._who()} is reading {parts[-1].stop - 1} sentences{many}")

    def _who(self) -> str:
        return f"{self.door.endpoint.model} at {self.door.endpoint.host}"


def _nothing(form: type[BaseModel]) -> dict[str, Any]:
    """Return a form's fields with nothing in them."""
    return {name: [] if get_origin(info.annotation) is list else None for name, info in form.model_fields.items()}


def _too_much(target: Target, error: ValidationError) -> ConfigurationError:
    """Return the error for a target that does not take what the parts of a story hold together."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, (target.name, *first["loc"])))
    return ConfigurationError(
        f"the schema does not take what the parts of this article hold together ({where}: {first['msg']}); "
        "let it take more, or read the article in fewer parts with a higher SUMMARIZER_CONTEXT_TOKENS"
    )


def repair_form(failed: Sequence[Failed]) -> type[BaseModel]:
    """Return the form for other versions of failed items: a list for each of their fields, every item with its id."""
    fields: Any = {
        name: (list[Union[tuple(map(_with_id, kinds))]], ...)  # type: ignore[misc]  # noqa: UP007 (built at run time)
        for name, kinds in _kinds(failed).items()
    }
    return create_model("Repair", __base__=Fill, **fields)


def _kinds(failed: Sequence[Failed]) -> dict[str, list[type[BaseModel]]]:
    """Return the classes of the failed items of each field, one of each."""
    kinds: dict[str, dict[type[BaseModel], None]] = {}
    for one in failed:
        kinds.setdefault(one.field, {})[type(one.given)] = None
    return {name: list(found) for name, found in kinds.items()}


@cache
def _with_id(kind: type[BaseModel]) -> type[BaseModel]:
    fields: Any = {name: (info.annotation, info) for name, info in kind.model_fields.items()}
    return create_model(kind.__name__, __base__=Fill, id=(str, ...), **fields)


def versions(answer: BaseModel, failed: Sequence[Failed]) -> dict[str, BaseModel]:
    """Return the items of a repair by id. What was not asked for changes nothing."""
    asked = {(one.field, one.id) for one in failed}
    kinds = {_with_id(kind): kind for kinds in _kinds(failed).values() for kind in kinds}
    found: dict[str, BaseModel] = {}
    for name in type(answer).model_fields:
        for item in getattr(answer, name):
            if (name, item.id) in asked:
                found[item.id] = kinds[type(item)].model_validate(item.model_dump(exclude={"id"}))
    return found
