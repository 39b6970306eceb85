"""The form as it is sent: a JSON Schema that strict servers take, without what costs tokens and says nothing.

Strict servers want every field required, nothing else allowed, and no keyword
they do not know. What a target of the user's own has beyond that is found here,
at load, and told.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

Json = dict[str, Any]

NOT_STRICT = ("allOf", "not", "if", "patternProperties", "propertyNames", "prefixItems", "uniqueItems", "contains")
"""Keywords that OpenAI's structured outputs refuse in strict mode (their guide, "Supported schemas")."""


def wire_schema(fill: type[BaseModel]) -> Json:
    """Return the JSON Schema of a form as it is sent: no titles, no defaults, unions as ``anyOf``."""
    schema: Json = _slim(fill.model_json_schema())
    return schema


def strictness(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what in a schema strict servers refuse, each as a path and a reason; empty where all is fine."""
    return tuple(dict.fromkeys(_refused(schema, "")))


def _slim(node: Any, *, names: bool = False) -> Any:
    """Drop titles and defaults (``names``: the keys of this mapping are field names, not keywords)."""
    if isinstance(node, list):
        return [_slim(one) for one in node]
    if not isinstance(node, dict):
        return node
    if names:
        return {name: _slim(value) for name, value in node.items()}
    kept = {key: value for key, value in node.items() if key not in ("title", "default", "discriminator")}
    if "oneOf" in kept:
        kept["anyOf"] = kept.pop("oneOf")
    return {key: _slim(value, names=key in ("properties", "$defs")) for key, value in kept.items()}


def _refused(node: Any, path: str) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _refused(one, path)
    if not isinstance(node, Mapping):
        return
    for keyword in NOT_STRICT:
        if keyword in node:
            yield f"{path or 'the form'}: {keyword}"
    if node.get("type") == "object" and node.get("additionalProperties") is not False:
        yield f"{path or 'the form'}: a mapping with free keys"
    for key, value in node.items():
        if key in ("properties", "$defs"):
            for name, inner in value.items():
                yield from _refused(inner, f"{path}.{name}".lstrip("."))
        else:
            yield from _refused(value, path)
