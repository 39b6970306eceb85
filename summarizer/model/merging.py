"""Answers about the parts of one story, as one answer."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from pydantic import BaseModel

from summarizer.reading.quantities import read_quantities
from summarizer.schemas import Figure, Grounded, Program, Refers, Resting, Source
from summarizer.targets import Target, id_prefixes, item_fields, marker, models_in, most_of

Data = dict[str, Any]


def merged(answers: Sequence[BaseModel], target: Target, language: str | None = None) -> Data:
    """Return the fields of several answers to one form: lists joined, single ones from the first that has them.

    What items say of each other by number is renumbered; a source or a figure that two parts have is one. The
    parts share no sentence, so no two of their items have the same evidence. ``language`` is the article's. Of a
    field that takes so many items, the first ones of every part are taken: each part gives them in its own order.
    """
    if len(answers) == 1:
        return answers[0].model_dump()
    merging = _Merging(target)
    whole: Data = {}
    for answer in answers:
        whole = merging.join(whole, merging.shifted(answer.model_dump(), target.returned))
        merging.count(whole, target.returned)
    return _limited(_told_apart(whole, target, language), answers, target)


class _Merging:
    """Joins data beside the target's classes; ``seen`` counts the items of each field so far."""

    def __init__(self, target: Target) -> None:
        self.prefixes = {prefix: name for name, prefix in id_prefixes(target.returned).items()}
        self.seen: dict[str, int] = {}
        self.reference = re.compile(f"({'|'.join(map(re.escape, self.prefixes))})([0-9]+)")

    def count(self, data: Data, returned: type[BaseModel]) -> None:
        """Count the items in what is joined so far."""
        self.seen = {}
        self._count(data, returned)

    def _count(self, data: Data, returned: type[BaseModel]) -> None:
        for name, value in data.items():
            kinds = list(models_in(returned.model_fields[name].annotation))
            for one in value if isinstance(value, list) else [value]:
                if not isinstance(one, dict) or not kinds:
                    continue
                if issubclass(kinds[0], Grounded):
                    self.seen[name] = self.seen.get(name, 0) + 1
                else:
                    self._count(one, kinds[0])

    def shifted(self, data: Data, returned: type[BaseModel]) -> Data:
        """Return an answer with its references by number counted on from the answers before it."""
        return {name: self._value(value, returned.model_fields.get(name)) for name, value in data.items()}

    def _value(self, value: Any, info: Any) -> Any:
        if info is None:
            return value
        kinds = list(models_in(info.annotation))
        if kinds and isinstance(value, list):
            return [self.shifted(one, kinds[0]) if isinstance(one, dict) else one for one in value]
        if kinds and isinstance(value, dict):
            return self.shifted(value, kinds[0])
        refers = marker(info, Refers)
        if refers is not None and refers.by == "id" and isinstance(value, list):
            return [self._shift(one) for one in value]
        return value

    def _shift(self, reference: Any) -> Any:
        found = self.reference.fullmatch(reference) if isinstance(reference, str) else None
        if not found:
            return reference
        return f"{found[1]}{int(found[2]) + self.seen.get(self.prefixes[found[1]], 0)}"

    def join(self, one: Data, other: Data) -> Data:
        """Return two answers' data as one."""
        joined = dict(one)
        for name, value in other.items():
            before = joined.get(name)
            if isinstance(before, list) and isinstance(value, list):
                joined[name] = [*before, *value]
            elif isinstance(before, dict) and isinstance(value, dict) and "cites" not in value and "text" not in value:
                joined[name] = self.join(before, value)
            elif before is None:
                joined[name] = value
        return joined


def _told_apart(whole: Data, target: Target, language: str | None) -> Data:
    """Return the data with sources of one name made one, and figures that say the same of the same thing."""
    for name, kind in item_fields(target.returned):
        if not isinstance(whole.get(name), list) or _is_numbered(name, target):
            continue
        if issubclass(kind, Source):
            whole[name] = _sources(whole[name])
        elif issubclass(kind, Figure):
            whole[name] = _figures(whole[name], language)
    return whole


def _limited(whole: Data, answers: Sequence[BaseModel], target: Target) -> Data:
    """Return the data with no more in a field than it takes; the items that others number keep their order."""
    for name, info in target.fill.model_fields.items():
        most, held = most_of(info), whole.get(name)
        if most is None or not isinstance(held, list) or len(held) <= most:
            continue
        if not _is_numbered(name, target):
            ranks = zip_longest(*(getattr(answer, name, None) or () for answer in answers))
            held = [one.model_dump() if isinstance(one, BaseModel) else one for rank in ranks for one in rank]
            held = [one for one in held if one is not None]
        whole[name] = held[:most]
    return whole


def cut(answers: Sequence[BaseModel], target: Target) -> list[str]:
    """Return what :func:`merged` leaves out, a sentence for each field that takes fewer than the parts have."""
    told = []
    for name, info in target.fill.model_fields.items():
        most = most_of(info)
        held = sum(len(found) for answer in answers if isinstance(found := getattr(answer, name, None), list))
        if most is not None and held > most:
            told.append(
                f"{name}: the parts of the article have {held}, the schema takes {most}: the first of each part"
            )
    return told


def _sources(sources: Sequence[Data]) -> list[Data]:
    """Return the sources of different names; what one part does not say of a source, another may."""
    found: dict[str, Data] = {}
    for source in sources:
        kept = found.setdefault(" ".join(str(source.get("name")).casefold().split()), source)
        kept.update({key: value for key, value in source.items() if kept.get(key) is None})
    return list(found.values())


def _figures(figures: Sequence[Data], language: str | None) -> list[Data]:
    """Return the figures that differ: in value, unit, or in what they measure ("2 killed" is not "2 arrested")."""
    found: dict[Any, list[Data]] = {}
    kept = []
    for figure in figures:
        same = found.setdefault(_value_of(str(figure.get("text")), language), [])
        if not any(_is_about(one.get("what"), figure.get("what")) for one in same):
            same.append(figure)
            kept.append(figure)
    return kept


def _value_of(text: str, language: str | None) -> Any:
    """Return value and unit of the one figure in a text; the text itself where it has none, or several."""
    read = read_quantities(text, language=language)
    return (read[0].value, read[0].unit, read[0].comparator) if len(read) == 1 else text


def _is_about(one: Any, other: Any) -> bool:
    """Tell whether one description has all the words of the other."""
    some, others = (set(str(what or "").casefold().split()) for what in (one, other))
    return some <= others or others <= some


def _is_numbered(name: str, target: Target) -> bool:
    """Tell whether other items of the parts refer to those of a field by their number."""
    kinds = (kind for _, kind in item_fields(target.returned) if not issubclass(kind, Resting))
    asked = (info for kind in kinds for info in kind.model_fields.values() if marker(info, Program) is None)
    marks = (marker(info, Refers) for info in asked)
    return any(mark is not None and mark.by == "id" and name in mark.fields for mark in marks)
