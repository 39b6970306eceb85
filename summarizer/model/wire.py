"""A request as it is sent: the form without what costs tokens and says nothing, the body always the same bytes.

Strict servers want every field required, nothing else allowed, and no keyword
they do not know. What a target of the user's own has beyond that is found here,
and such a form is sent without the promise of strictness.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from summarizer.prompting import prompt

Json = dict[str, Any]
Message = dict[str, str]
Mode = Literal["json_schema", "tools", "md_json"]
MODES: tuple[Mode, ...] = ("json_schema", "tools", "md_json")
"""How the form is sent, the surest first: response_format; a tool that must be called; words in the prompt."""

FORMATS = frozenset(("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"))
"""Formats of texts that strict servers know (OpenAI's guide, "Supported properties"); others are not sent."""

NOT_STRICT = frozenset(
    ("allOf", "not", "if", "patternProperties", "propertyNames", "prefixItems", "uniqueItems", "contains")
)
"""Keywords that OpenAI's structured outputs refuse in strict mode (their guide, "Supported schemas")."""


_LOOKS_AROUND = re.compile(r"\(\?<?[=!]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How one server wants to be asked: what it refuses is found out once.

    ``limit`` is the name of the parameter that bounds the answer, None where the server takes neither.
    """

    mode: Mode
    strict: bool = True
    temperature: bool = True
    limit: str | None = "max_tokens"


@cache
def wire_schema(fill: type[BaseModel]) -> Json:
    """Return the JSON Schema of a form as it is sent: no titles, no defaults, unions as ``anyOf``, references alone."""
    schema: Json = _slim(fill.model_json_schema())
    definitions = schema.pop("$defs", {})
    whole: Json = _alone(schema, definitions)
    used: Json = {}
    _collect(whole, definitions, used)
    return {"$defs": {name: used[name] for name in definitions if name in used}, **whole} if used else whole


@cache
def strictness(fill: type[BaseModel]) -> tuple[str, ...]:
    """Return what in a form's schema strict servers refuse, each as a path and a reason; empty where all is fine."""
    return tuple(dict.fromkeys(_refused(wire_schema(fill), "")))


def request_body(
    model: str,
    messages: Sequence[Message],
    fill: type[BaseModel],
    manner: Manner,
    *,
    temperature: float | None = None,
    max_tokens: int | None = None,
) -> Json:
    """Return the body of a request, as plain data in a fixed order."""
    body: Json = {"model": model, "messages": [dict(message) for message in messages]}
    if temperature is not None and manner.temperature:
        body["temperature"] = temperature
    if max_tokens is not None and manner.limit:
        body[manner.limit] = max_tokens
    return {**body, **_FORMS[manner.mode](body["messages"], fill, manner.strict and not strictness(fill))}


def canonical(body: Mapping[str, Any]) -> bytes:
    """Return a body as bytes that are the same for the same body."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _as_schema(_: Sequence[Message], fill: type[BaseModel], strict: bool) -> Json:
    form = {"name": _name(fill), **({"strict": True} if strict else {}), "schema": wire_schema(fill)}
    return {"response_format": {"type": "json_schema", "json_schema": form}}


def _as_tool(_: Sequence[Message], fill: type[BaseModel], strict: bool) -> Json:
    form = {"name": _name(fill), **({"strict": True} if strict else {}), "parameters": wire_schema(fill)}
    choice = {"type": "function", "function": {"name": form["name"]}}
    return {"tools": [{"type": "function", "function": form}], "tool_choice": choice}


def _as_words(messages: Sequence[Message], fill: type[BaseModel], _: bool) -> Json:
    """Return the messages with the form in the first of them, which stays the same from article to article."""
    schema = json.dumps(wire_schema(fill), ensure_ascii=False, separators=(",", ":"))
    first, *rest = messages
    told = prompt("words").fill(schema=schema)
    return {"messages": [{**first, "content": f"{first['content']}\n\n{told}"}, *rest]}


def _name(fill: type[BaseModel]) -> str:
    """Return a form's name in the letters that servers take, 64 at most."""
    return re.sub(r"[^A-Za-z0-9_]", "_", fill.__name__)[:64]


_FORMS = {"json_schema": _as_schema, "tools": _as_tool, "md_json": _as_words}


def _slim(node: Any, *, names: bool = False) -> Any:
    """Drop titles and defaults (``names``: the keys of this mapping are field names, not keywords)."""
    if isinstance(node, list):
        return [_slim(one) for one in node]
    if not isinstance(node, dict):
        return node
    if names:
        return {name: _slim(value) for name, value in node.items()}
    kept = {key: value for key, value in node.items() if _is_sent(key, value)}
    if "oneOf" in kept:
        kept["anyOf"] = kept.pop("oneOf")
    return _plain_union({key: _slim(value, names=key in ("properties", "$defs")) for key, value in kept.items()})


def _is_sent(key: str, value: Any) -> bool:
    """Tell whether a keyword says something to a server; expressions that look around are more than any takes."""
    if key == "format":
        return value in FORMATS
    return key not in ("title", "default", "discriminator") and not (
        key == "pattern" and _LOOKS_AROUND.search(str(value))
    )


def _alone(node: Any, definitions: Json) -> Any:
    """Return a schema in which nothing stands beside a reference, as strict servers want it: what has a description of
    its own holds what it referred to."""
    if isinstance(node, list):
        return [_alone(one, definitions) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node and len(node) > 1:
        node = {**definitions[str(_referred(node))], **{key: value for key, value in node.items() if key != "$ref"}}
    return {key: _alone(value, definitions) for key, value in node.items()}


def _collect(node: Any, definitions: Json, used: Json) -> None:
    """Put the definitions that a schema needs into ``used``."""
    for one in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
        _collect(one, definitions, used)
    name = _referred(node) if isinstance(node, dict) else None
    if name in definitions and name not in used:
        used[name] = None
        used[name] = _alone(definitions[name], definitions)
        _collect(used[name], definitions, used)


def _referred(node: Json) -> str | None:
    """Return the name of the definition that a schema refers to."""
    reference = node.get("$ref")
    return reference.removeprefix("#/$defs/") if isinstance(reference, str) else None


def _plain_union(node: Json) -> Json:
    """Write a union of plain types the short way: ``{"type": ["string", "null"]}``."""
    parts = node.get("anyOf")
    if not parts or any(set(part) != {"type"} or not isinstance(part["type"], str) for part in parts):
        return node
    return {"type": [part["type"] for part in parts], **{key: value for key, value in node.items() if key != "anyOf"}}


def _refused(node: Any, path: str) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _refused(one, path)
    if not isinstance(node, Mapping):
        return
    for keyword in sorted(NOT_STRICT & set(node)):
        yield f"{path or 'the form'}: {keyword}"
    if node.get("type") == "object" and node.get("additionalProperties") is not False:
        yield f"{path or 'the form'}: a mapping with free keys"
    for key, value in node.items():
        if key in ("properties", "$defs"):
            for name, inner in value.items():
                yield from _refused(inner, f"{path}.{name}".lstrip("."))
        else:
            yield from _refused(value, path)
