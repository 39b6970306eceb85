"""A story in parts that a model can read at once, and the forms for reading in parts."""

from collections.abc import Iterator
from functools import cache
from math import ceil
from typing import Any

from pydantic import BaseModel, create_model

from summarizer.document import Document
from summarizer.schemas import Grounded, Resting
from summarizer.targets import Target, models_in
from summarizer.targets.derivation import Fill

CHARACTERS_A_TOKEN = 4
"""What English takes in common tokenizers. Other scripts take fewer; where the guess is too high the server says so,
and the part is halved."""

LINE = 8
"""Characters before a sentence in the request: its number in brackets, a space and the line's end."""


def parts_of(document: Document, room: int, numbers: range | None = None) -> list[range]:
    """Divide the story's sentences (from 1) into parts of about ``room`` characters at most, at paragraph borders.

    The parts are of like size: a last one of two lines would be read without its context.
    """
    sentences = document.story_sentences
    numbers = numbers or range(1, len(sentences) + 1)
    sizes = {number: sentences[number - 1].end - sentences[number - 1].start + LINE for number in numbers}
    whole = sum(sizes.values())
    if whole <= room:
        return [numbers]
    wanted = whole / ceil(whole / room)
    cuts, size, start = [], 0, numbers.start
    for number in numbers:
        full = size + sizes[number] > room
        ripe = size >= wanted * 0.75 and _begins_paragraph(document, number)
        if number > start and (full or ripe):
            cuts.append(range(start, number))
            size, start = 0, number
        size += sizes[number]
    return [*cuts, range(start, numbers.stop)]


def halves(document: Document, numbers: range) -> list[range]:
    """Divide a part in two, at the paragraph border nearest to its middle; nothing where it is one sentence."""
    if len(numbers) < 2:
        return []
    middle = numbers.start + len(numbers) // 2
    borders = [number for number in numbers[1:] if _begins_paragraph(document, number)]
    near = [number for number in borders if abs(number - middle) <= len(numbers) // 4]
    cut = min(near, key=lambda number: abs(number - middle), default=middle)
    return [range(numbers.start, cut), range(cut, numbers.stop)]


def _begins_paragraph(document: Document, number: int) -> bool:
    before, here = document.story_sentences[number - 2], document.story_sentences[number - 1]
    return "\n" in document.text[before.end : here.start]


@cache
def item_form(target: Target) -> type[BaseModel]:
    """Return the form for one part of a story: the fields whose items have evidence of their own."""
    return _form(target, [name for name in target.fill.model_fields if _has_items(target, name)])


@cache
def closing_form(target: Target) -> type[BaseModel] | None:
    """Return the form for the rest: what rests on those items, or is no item. None where a target has none."""
    names = [name for name in target.fill.model_fields if not _has_items(target, name)]
    return _form(target, names) if names else None


def _form(target: Target, names: list[str]) -> type[BaseModel]:
    fields: Any = {name: (info.annotation, info) for name, info in target.fill.model_fields.items() if name in names}
    return create_model(target.fill.__name__, __base__=Fill, __doc__=target.fill.__doc__, **fields)


def _has_items(target: Target, name: str) -> bool:
    """Tell whether a field of a target holds items with evidence of their own, however deep."""
    info = target.returned.model_fields[name]
    return any(
        issubclass(model, Grounded) and not issubclass(model, Resting)
        for outer in models_in(info.annotation)
        for model in _nested(outer)
    )


def _nested(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            yield from _nested(inner)
