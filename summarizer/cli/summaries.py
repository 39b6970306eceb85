"""What a summary that is to be verified holds: the JSON of a stored one, or prose, however it is wrapped."""

import json
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeGuard

from summarizer.cli import output
from summarizer.cli.sources import named, standard_input, where
from summarizer.document import Document
from summarizer.errors import InputError
from summarizer.page.limits import MAX_BYTES
from summarizer.reading.sentences import split

MAX_SUMMARY = 8 * MAX_BYTES
"""Bytes of a stored summary: it carries the text of a page at most, escaped, and its evidence with it."""

# Lone surrogates: JSON can write them ("\\ud800"), no encoding can.
_HALVES = re.compile("[\ud800-\udfff]")

# What sets a block apart in an answer of a chat.
_FENCE = b"```"

# What the JSON of a summary has, or begins like where it is a list of sentences.
_SUMMARY = re.compile(rb"\A\s*\[|\"summary\"\s*:")

# How JSON begins; "[Brenford] The line" and "{{title}}" are words.
_DAMAGED = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{(?!\{)|\[[\s\[]*(?:[{\"\]]|\Z))")


class Prose(NamedTuple):
    """A summary in words, and the JSON ``record`` that holds them under ``"summary"``, where one does."""

    text: str
    record: Mapping[str, Any] = MappingProxyType({})


def read_summary(source: str) -> dict[str, Any] | Prose | list[dict[str, Any] | Prose]:
    """Return the JSON of a stored summary, the list of them that ``--story all`` gives, or the words of any prose.

    Raises :class:`InputError` for what is missing, is no text, or is JSON that holds no summary.
    """
    place = where(source)
    if place == "url":
        raise InputError("a summary is a file, or - for standard input, not a URL; save what stands there to a file")
    try:
        data = standard_input() if place == "standard input" else _file_bytes(Path(source))
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        wanted = "check the path" if " " not in source else "check the path, or pipe the words to verify - ARTICLE"
        raise InputError(f"cannot read the summary {source}: {reason}; {wanted}") from error
    data = _unfenced(data, source)
    try:
        stored = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        if _DAMAGED.match(data):
            wanted = "give what summarizer ARTICLE --format json wrote, or plain text"
            raise InputError(f"{named(source)} is neither JSON nor prose; {wanted}") from error
        return Prose(_words(data, source))
    if isinstance(stored, str) and _is_encoded(stored, data):
        return _as_meant({"summary": stored}, source)
    if isinstance(stored, str | int | float) and not isinstance(stored, bool):
        return Prose(_words(data, source))  # a quotation, or a number: no JSON is meant
    if _is_list_of_words(stored):
        return _as_meant({"summary": stored}, source)
    records = stored if isinstance(stored, list) else [stored]
    if not records or not all(isinstance(record, dict) for record in records):
        wanted = "give what summarizer ARTICLE --format json wrote, or plain text"
        raise InputError(f"{named(source)} holds no summary; {wanted}")
    read = [_as_meant(record, source) for record in records]
    return read if isinstance(stored, list) else read[0]


def _unfenced(data: bytes, source: str) -> bytes:
    """Return the JSON that a chat sets apart between two lines of three backticks, with a note on words around it."""
    lines = data.splitlines(keepends=True)
    fences = [number for number, line in enumerate(lines) if line.lstrip().startswith(_FENCE)]
    if len(fences) != 2:
        return data
    first, last = fences
    inside = b"".join(lines[first + 1 : last])
    if not _DAMAGED.match(inside):
        return data
    if b"".join(lines[:first] + lines[last + 1 :]).strip():
        if not _SUMMARY.search(inside):
            return data  # what somebody's program says, in the middle of a text
        output.note(
            f"note: of {named(source)} only the JSON between the ``` marks is verified, not the words around it"
        )
    return inside


def _is_encoded(text: str, data: bytes) -> bool:
    """Tell whether words are written as a string of JSON, rather than as what somebody says."""
    return b"\\" in data or len(split(text, None, page=False)) > 1


def _as_meant(record: dict[str, Any], source: str) -> dict[str, Any] | Prose:
    """Return the words under ``"summary"`` as prose, with what stands beside them; any other JSON as it is.

    A list of words is one text, with a blank line between them.
    """
    told = record.get("summary")
    if _is_list_of_words(told):
        told = "\n\n".join(told)
    if isinstance(told, str):  # what many a pipeline writes
        return Prose(_words(_whole_characters(told).encode(), source), record)
    return record


def _is_list_of_words(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)


def _whole_characters(text: str) -> str:
    """Return a text in which U+FFFD stands for each half of a character that JSON may escape by itself."""
    return _HALVES.sub("\ufffd", text)


def _words(data: bytes, source: str) -> str:
    """Return the words of a summary that is no JSON."""
    if not any(map(str.isalnum, data.decode("utf-8", "replace"))):
        raise InputError(f"{named(source)} holds no words to verify; give a summary with a sentence in it")
    try:
        text = Document.from_bytes(data, story="whole").text
    except InputError as refused:
        wanted = "give text, or the JSON of a summary"
        raise InputError(f"{named(source)} holds no text that can be read; {wanted}") from refused
    if not (_is_utf8(data) or data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))):
        output.note(f"note: {named(source)} is not UTF-8; its letters were guessed, so read them over")
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _file_bytes(path: Path) -> bytes:
    """Return the bytes of a stored summary. Raises :class:`InputError` for one that no page can have led to."""
    with path.open("rb") as file:
        data = file.read(MAX_SUMMARY + 1)
    if len(data) > MAX_SUMMARY:
        raise InputError(f"{path} is larger than {MAX_SUMMARY} bytes; give what summarizer ARTICLE --format json wrote")
    return data
