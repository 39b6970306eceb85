"""The articles of the project: summaries of them written by hand, and the items that the extractive engine makes."""

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from mutations.forms import WORSE, Status, summary_json
from mutations.pages import Claim, Edit, Page, claims_of, speaker_of
from mutations.values import other_number
from summarizer import Result, summarize
from summarizer.document import Document
from summarizer.verifier import verify


@cache
def _result(path: Path) -> Result:
    return summarize(Document.from_path(path))


def articles_in(folder: Path) -> list[Path]:
    """Return the article files of a folder, in order; what lies in folders of its own is no example."""
    return sorted(path for path in folder.iterdir() if path.is_file())


def example_claims(examples: Path, summaries: Path) -> Iterator[list[Claim]]:
    """Yield for each article its right statements: those written by hand, then the claims of the engine.

    After them the sentences of the articles that were written for this program, rich in what news has seldom.
    """
    for path in articles_in(examples):
        result = _result(path)
        page = Page(path.stem, result.document)
        names = {source.id: source.name for source in result.summary.sources}
        written = summaries / f"{path.stem}.txt"
        lines = written.read_text(encoding="utf-8").splitlines() if written.exists() else []
        claims = [Claim(line, page, speaker=speaker_of(line, page)) for line in map(str.strip, lines) if line]
        for item in result.summary.claims:
            if item.verdict.status == "verified" and len(item.evidence) == 1:
                first = item.evidence[0]
                claims.append(Claim(item.text, page, first.quote, first.start, names.get(item.speaker), item.certainty))
        yield claims
    for path in sorted((summaries / "articles").glob("*.txt")):
        yield list(claims_of(Page(path.stem, Document.from_path(path, story="whole"))))


def field_edits(examples: Path, chance: Random) -> Iterator[tuple[str, Claim, Edit, Status]]:
    """Yield the engine's figures with a wrong value or a wrong unit beside right words, and their verdicts."""
    for path in articles_in(examples):
        result = _result(path)
        page = Page(path.stem, result.document)
        for figure in result.summary.figures:
            item = figure.model_dump(mode="json")
            claim = Claim(figure.text, page)
            for kind, changed, recipe in _fields_changed(item, chance):
                report = verify(summary_json(figures=[{**changed, "speaker": None}]), result.document)
                mine = [status.status for status in report.items if status.id == item["id"]]
                worst = max(mine, key=WORSE.index, default="rejected" if report.rejected else "verified")
                told = f"{figure.text}  [{changed['value']} {changed['unit']}]"
                yield kind, claim, Edit(told, recipe), worst


def _fields_changed(item: dict[str, Any], chance: Random) -> Iterator[tuple[str, dict[str, Any], str]]:
    value = item["value"]
    if value and value["type"] == "number" and value["value"].isdigit():
        changed = copy.deepcopy(item)
        changed["value"]["value"] = str(other_number(int(value["value"]), chance))
        yield "figure", changed, "value field"
    others = {
        "EUR": "USD",
        "USD": "EUR",
        "GBP": "USD",
        "%": "EUR",
        "year": "month",
        "hour": "day",
        "minute": "hour",
        "day": "week",
    }
    if item["unit"] in others:
        yield "unit", {**copy.deepcopy(item), "unit": others[item["unit"]]}, "unit field"
