"""Recordings as YAML that people can read and compare: JSON texts are stored as trees, long texts as blocks.

A text that is JSON becomes a tree under the tag ``!json``: the bodies of
requests and answers, and inside them what a model wrote, as long as it comes
back letter by letter.
"""

import json
from functools import cache
from typing import Any

import yaml

TAG = "!json"

_LINE_BREAKS = ("\x85", "\u2028", "\u2029")
"""YAML ends a line at these: outside double quotes they would come back as line feeds."""


class JsonText:
    """A text that is JSON, as the tree it stands for."""

    def __init__(self, value: Any) -> None:
        self.value = value


def dump(data: Any) -> str:
    """Return plain data as YAML: keys in their order, every JSON text in it as a tree."""
    return str(yaml.dump(_exploded(data), Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=110))


def load(text: str) -> Any:
    """Return what :func:`dump` was given. Raises :class:`yaml.YAMLError` for what is no such YAML."""
    return yaml.load(text, Loader=_loader())


def body_of(text: str) -> Any:
    """Return a body as it is stored: JSON, whatever its spacing, as a tree."""
    value = _parsed(text)
    return text if value is None else JsonText(value)


def _exploded(data: Any) -> Any:
    """Return data in which each JSON text that comes back letter by letter is marked as one."""
    if isinstance(data, dict):
        return {key: _exploded(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_exploded(value) for value in data]
    if isinstance(data, JsonText):
        return JsonText(_exploded(data.value))
    if isinstance(data, str) and data[:1] == "{":
        value = _parsed(data)
        if value is not None and _text(value) == data:
            return JsonText(_exploded(value))
    return data


def _parsed(text: str) -> Any:
    """Return a JSON object or list; None where the text is none, or YAML could not carry it."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        value = json.loads(text)
        _text(value).encode()
    except (ValueError, RecursionError):
        return None
    return value


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


@cache
def _dumper() -> Any:
    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True  # what is said twice is written twice: a reference would hide it in a comparison

    def string(dumper: Any, value: str) -> Any:
        style = '"' if any(mark in value for mark in _LINE_BREAKS) else "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    def tree(dumper: Any, text: JsonText) -> Any:
        node = dumper.represent_data(text.value)
        if isinstance(node, yaml.ScalarNode):
            raise TypeError("only objects and lists are stored as trees")
        node.tag = TAG
        return node

    Dumper.add_representer(str, string)
    Dumper.add_representer(JsonText, tree)
    return Dumper


@cache
def _loader() -> Any:
    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it was compiled
    Loader = type("Loader", (base,), {})  # noqa: N806 (a class)

    def text(loader: Any, node: Any) -> str:
        construct = loader.construct_sequence if isinstance(node, yaml.SequenceNode) else loader.construct_mapping
        return _text(construct(node, deep=True))

    yaml.add_constructor(TAG, text, Loader=Loader)
    return Loader
