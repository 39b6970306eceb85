"""What a model wrote, read as the form: models wrap, fence and preface their JSON in many ways.

What is read is what the answer says; nothing is guessed. Only an empty list
written as null and a list of one written without its brackets are put right.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

MOST_STARTS = 40
"""Braces at which JSON is looked for. An answer that has none by then is prose; each start may cost a pass over it."""

MOST_PROBLEMS = 8
"""Problems named to the model: the first ones teach it the rest, and the request stays small."""

_THOUGHT_ENDS = re.compile(r"</(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_WRAPPERS = ("arguments", "parameters", "input", "answer", "properties")


class UnreadableError(Exception):
    """An answer that is not the form; ``problems`` says why, in words for the model. ``prose``: it has no JSON."""

    def __init__(self, problems: list[str], *, prose: bool = False) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems
        self.prose = prose


def read_answer(text: str, form: type[BaseModel], secret: str = "") -> BaseModel:
    """Return what a model wrote as an instance of ``form``, without ``secret``. Raises :class:`UnreadableError`."""
    plain = without_thoughts(text)
    found = [_unwrapped(one, form) for one in _objects(plain)]
    if secret and "\\u" in plain:
        found = [_changed(one, lambda text: text.replace(secret, "[key]")) for one in found]
    if not found:
        raise UnreadableError([_broken(plain)], prose="{" not in plain)
    try:
        # The last of the likeliest: a model that corrects itself does so at the end.
        return _validated(max(reversed(found), key=lambda one: len(one.keys() & form.model_fields.keys())), form)
    except UnreadableError:
        if plain.startswith("{") and (broken := _broken(plain)):
            raise UnreadableError([broken]) from None
        raise


def without_thoughts(text: str) -> str:
    """Return an answer without the thinking text before it; some servers cut off its opening tag."""
    text = text.strip()
    if text.startswith("{"):
        return text
    end = _THOUGHT_ENDS.search(text)
    return text[end.end() :].strip() if end else text


def _broken(text: str) -> str:
    """Return what is wrong with the JSON in a text; nothing where it can be read."""
    start = text.find("{")
    if start < 0:
        return "It holds no JSON object."
    try:
        json.JSONDecoder(strict=False).raw_decode(text, start)
    except json.JSONDecodeError as error:
        return f"Its JSON is broken at character {error.pos - start}: {error.msg}."
    except RecursionError:
        return "Its JSON is nested too deeply."
    except ValueError:  # Python reads no number of more than 4,300 digits
        return "Its JSON has a number that is too long."
    return ""


def is_loop(text: str, *, tail: int = 2400, longest: int = 600) -> bool:
    """Tell whether a text ends in one stretch of at most ``longest`` characters, over and over.

    The longest is a whole item of a form, which small models repeat too. Four rounds are looked at, and of short
    stretches as many as make 800 characters: lists of alike items differ in their words.
    """
    for step in range(1, longest + 1):
        end = text[-max(4 * step, tail // 3) :]
        if len(end) >= 4 * step and len(end) >= tail // 3 and end[step:] == end[:-step]:
            return True
    return False


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects in a text, outermost ones; the whole text where it is one."""
    decoder = json.JSONDecoder(strict=False)
    position, starts = 0, 0
    while starts < MOST_STARTS and (position := text.find("{", position)) >= 0:
        starts += 1
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            position += 1
            continue
        if isinstance(value, dict):
            yield _changed(value, fit) if _UNFIT.search(text) or "\\u" in text else value


def _unwrapped(value: dict[str, Any], form: type[BaseModel]) -> dict[str, Any]:
    """Return the form inside what some models put around it: a call's arguments, the form's name."""
    if value.keys() & form.model_fields.keys():
        return value
    inner = [value[name] for name in (*_WRAPPERS, form.__name__, form.__name__.lower()) if name in value]
    for one in inner or (list(value.values()) if len(value) == 1 else []):
        if isinstance(one, str) and one.lstrip().startswith("{"):
            one = next(_objects(one), None)
        if isinstance(one, dict):
            return one
    return value


def _validated(value: dict[str, Any], form: type[BaseModel]) -> BaseModel:
    try:
        return form.model_validate(value)
    except ValidationError as error:
        mended = _mended(value, error)
    try:
        return form.model_validate(mended)
    except ValidationError as error:
        raise UnreadableError(_problems(error)) from None


def _mended(value: dict[str, Any], error: ValidationError) -> dict[str, Any]:
    """Return the value with null lists empty and lists of one in brackets: they say the same."""
    for problem in error.errors(include_url=False, include_context=False):
        if problem["type"] == "list_type" and not isinstance(problem["input"], dict):
            given = problem["input"]
            _put(value, problem["loc"], [] if given is None else [given])
    return value


def _put(value: Any, path: tuple[int | str, ...], new: Any) -> None:
    *way, last = path
    try:
        for step in way:
            value = value[step]
        value[last] = new
    except (KeyError, IndexError, TypeError):
        return


def _problems(error: ValidationError) -> list[str]:
    """Return what is wrong in one line each, without what was answered: it is in the conversation."""
    errors = error.errors(include_url=False, include_input=False)
    lines = [f"{'.'.join(map(str, one['loc'])) or 'the object'}: {one['msg']}" for one in errors[:MOST_PROBLEMS]]
    more = len(errors) - len(lines)
    return [*lines, f"and {more} more"] if more else lines


def fit(text: str) -> str:
    """Return a text without NULs and lone surrogates: no text that can be printed or stored has them."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return a value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_changed(one, change) for one in value]
    if isinstance(value, dict):
        return {change(name): _changed(one, change) for name, one in value.items()}
    return value
