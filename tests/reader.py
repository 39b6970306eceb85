"""Behind the loopback server: the extractive engine fills the form, from nothing but what the request says.

It is no language model, and what is recorded from it must say so.
"""

import re

from pydantic import BaseModel

from summarizer.document import Document
from summarizer.extractive import ExtractiveEngine
from summarizer.targets import SHIPPED, Target, target_of
from tests.server import Request, Step, answer

_ARTICLE = re.compile(r"^=== article (\w+) ===\n(.*?)\n=== end of article \1 ===$", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"\[(\d+)\] (.*)")

CHARACTERS_A_TOKEN = 4  # what English takes in common tokenizers: near enough for a count that says where it is from


def extractive(request: Request) -> Step:
    """Answer a request: read the numbered sentences in it, and fill the form that it asks for."""
    target = target_asked(request)
    numbered = _ARTICLE.search(request.prompt)
    if target is not None and numbered is None and "gist" in request.schema.get("properties", ()):
        return answer(summed_up(request.prompt))
    if target is None or numbered is None:
        return answer("This server fills the forms of summaries, and needs the article in the request.", form="text")
    content = read_lines(numbered[2], target).model_dump_json()
    usage = (len(request.prompt) // CHARACTERS_A_TOKEN, len(content) // CHARACTERS_A_TOKEN)
    return answer(content, usage=usage)


def summed_up(prompt: str) -> dict[str, object]:
    """Return a headline and a gist in the words of the first items that a request lists."""
    items = [
        (found[1], found[2]) for found in re.finditer(r"^\[(c\d+)\] (?:[^\n:]{1,60}: )?(.*)$", prompt, re.MULTILINE)
    ]
    gist = [{"text": text, "claims": [name]} for name, text in items[:2]]
    return {"gist": gist, "headline": gist[0] if gist else None, "topics": []}


def target_asked(request: Request) -> Target | None:
    """Return the shipped target whose form, or a part of it, a request holds: by its fields."""
    asked = set(request.schema.get("properties", ()))
    for name, returned in SHIPPED.items():
        target = target_of(returned, name)
        fields = set(target.fill.model_fields)
        if (asked and asked <= fields) or (not asked and all(f'"{field}"' in request.prompt for field in fields)):
            return target
    return None


def read_lines(lines: str, target: Target) -> BaseModel:
    """Fill a target from numbered lines. The sentences cited are theirs, however the engine divides them."""
    found = [_LINE.fullmatch(line) for line in lines.split("\n")]
    numbers = [int(line[1]) for line in found if line]
    document = Document.from_text("\n".join(line[2] for line in found if line), story="whole")
    draft = ExtractiveEngine().read(document, target).content
    return target.fill.model_validate(_renumbered(draft.model_dump(), document, numbers))


def _renumbered(data: object, document: Document, numbers: list[int]) -> object:
    """Return data with the numbers in every ``cites`` turned into those of the lines."""
    if isinstance(data, list):
        return [_renumbered(one, document, numbers) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        key: [_line_of(number, document, numbers) for number in value]
        if key == "cites"
        else _renumbered(value, document, numbers)
        for key, value in data.items()
    }


def _line_of(number: int, document: Document, numbers: list[int]) -> int:
    start = document.story_sentences[number - 1].start
    return numbers[document.text.count("\n", 0, start)]
