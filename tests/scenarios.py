"""What is on the cassettes: for each, what was asked, what answered it, and what must come of it."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.llama.build import VERSION
from tests.reader import extractive
from tests.server import Scripted, answer, failure, refusal

FOLDER = Path(__file__).parent / "cases" / "cassettes"
EXAMPLES = Path(__file__).parents[1] / "examples"
RESERVOIR, FERRY = FOLDER / "reservoir.txt", FOLDER / "ferry.txt"

SCRIPTED = "a loopback reference server with scripted answers, written by hand; no model"
READER = "a loopback reference server with this package's extractive engine behind it; no model"
LLAMA = (
    f"llama.cpp's server (built from llama-cpp-python {VERSION}) with a tiny model of random weights, "
    "which has learnt nothing (tests/llama); ids, dates and timings are put to zero"
)


@dataclass(frozen=True)
class Scenario:
    """One cassette. ``steps`` and ``then`` are the server's when it is recorded.

    ``context``: it is recorded from llama.cpp's server, which reads so many tokens.
    """

    name: str
    steps: tuple[Scripted, ...] = ()
    then: Scripted | None = None
    says: str = SCRIPTED
    article: Path = RESERVOIR
    schema: str = "article"
    settings: dict[str, Any] = field(default_factory=lambda: {"mode": "json_schema"})
    context: int = 0

    @property
    def told(self) -> str:
        """The first lines of the cassette."""
        return f"What answered: {self.says}.\nRecorded by tests/test_cassettes.py; the scenario is {self.name!r}."


def filled(name: str, change: Callable[[Any], object] | None = None) -> Any:
    """Return an answer of a capable model's shape, with something changed in it."""
    form = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    if change:
        change(form)
    return form


def _misquoted(form: Any) -> None:
    """Put another figure into a claim and its quote, as a careless reader would."""
    claim = form["claims"][2]
    for place in ("quote", "text"):
        claim[place] = claim[place].replace("1,200", "12,000")


def _stronger(form: Any) -> None:
    """Make what may be into what is."""
    form["claims"][3] |= {"text": "An earth tremor in April opened an old joint.", "certainty": "asserted"}


def _repaired(number: int) -> Any:
    """Return a repair that gives one claim as it should have been."""
    return {"claims": [{"id": f"c{number}", **deepcopy(filled("article")["claims"][number - 1])}]}


WHOLE, BRIEF = answer(filled("article")), answer(filled("brief"))
_LIMITED = failure(429, "Rate limit reached", headers={"Retry-After": "0.1"}, code="rate_limit_exceeded")
_UNKNOWN = failure(400, "response_format of type json_schema is not supported by this model", param="response_format")

_NOISE = {"temperature": 0.8, "max_tokens": 1500}  # at 0 a random model says the same letter until it is cut off

SCENARIOS = (
    *(
        Scenario(f"{schema}-{mode}", (answer(filled(schema)),), schema=schema, settings={"mode": mode})
        for schema in ("article", "brief")
        for mode in ("json_schema", "tools", "md_json")
    ),
    *(
        Scenario(f"reader-{schema}", then=extractive, says=READER, article=article, schema=schema)
        for schema, article in (("article", FERRY), ("brief", RESERVOIR))
    ),
    Scenario("repaired", (answer(filled("article", _misquoted)), answer(_repaired(3)))),
    Scenario("rejected", (answer(filled("article", _misquoted)), answer({"claims": []}))),
    Scenario("flagged", (answer(filled("article", _stronger)),)),
    Scenario("reasked", (answer('{"sources": [], "claims": [{"cites": "two"'), WHOLE)),
    Scenario("rate-limited", (_LIMITED, _LIMITED, WHOLE)),
    Scenario("another-mode", (_UNKNOWN, WHOLE), settings={"mode": "auto"}),
    Scenario(
        "long-document",
        then=extractive,
        says=READER,
        article=FERRY,
        settings={"mode": "json_schema", "context_tokens": 2000, "parallel": 1},
    ),
    Scenario("refused", (refusal("I can't help with that."),)),
    *(
        Scenario(f"llama-{name}", says=LLAMA, schema=schema, settings=_NOISE | {"mode": mode}, context=context)
        for name, schema, mode, context in (
            ("article", "article", "json_schema", 16_384),
            ("brief", "brief", "json_schema", 16_384),
            ("tools", "brief", "tools", 16_384),
            ("context", "brief", "json_schema", 512),
        )
    ),
)
