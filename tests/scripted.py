"""What tests of the model's way share: an article, answers about it of a capable model's shape, an engine that asks."""

import json
from pathlib import Path

from summarizer.model import Door, ModelEngine
from summarizer.model.endpoints import Endpoint
from summarizer.targets import resolve_target
from tests.reader import extractive
from tests.server import answer

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = Path(__file__).parent / "cases" / "model"
FERRY = EXAMPLES / "ferry-accident.txt"
ARTICLE = resolve_target("article")


def told(name):
    """Return an answer of ``tests/cases/model``."""
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


CAPABLE = told("ferry-accident")
WRONG = CAPABLE | {
    "claims": [
        *CAPABLE["claims"][:2],
        CAPABLE["claims"][2]
        | {"quote": "41 people had been hurt", "text": "41 people had been hurt, Carrow Police said."},
        *CAPABLE["claims"][3:],
    ]
}
MENDED = {"claims": [{"id": "c3", **CAPABLE["claims"][2]}]}


def engine(server, **options):
    """Return an engine that asks a server; nothing is kept."""
    return ModelEngine(Door(Endpoint("scripted", server.url, "sk-test")), **options)


def closing(request):
    """Sum up the first item that is shown, or read as the extractive engine does."""
    if "finish a form" not in request.prompt:
        return extractive(request)
    shown = request.prompt[request.prompt.index("\n[") + 2 :]
    first = {
        "text": shown.partition("] ")[2].partition("\n")[0].partition(": ")[2],
        "claims": [shown.partition("]")[0]],
    }
    return answer({"gist": [first], "headline": first, "topics": ["ferry"]})
