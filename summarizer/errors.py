"""What can go wrong, sorted by whose fault it is.

    SummarizerError
    ├── InputError           the document or the summary given cannot be used      exit 2
    ├── ConfigurationError   an option, a schema, a file to write, a missing extra exit 2
    └── ModelError           the model's server failed or gave no usable answer    exit 3

Every message is one line: what happened, and the next step. None ever holds an
API key, a request header or a whole document.
"""

from typing import ClassVar


class SummarizerError(Exception):
    """The base of every error that this package raises on purpose."""

    exit_code: ClassVar[int] = 2


class InputError(SummarizerError):
    """The document (or summary) given is missing, unreadable, too large, or holds no article."""


class ConfigurationError(SummarizerError):
    """A setting is wrong: an unknown schema or story, an output that cannot be written, a missing extra."""


class ModelError(SummarizerError):
    """The model could not be reached, or answered nothing that can be used."""

    exit_code: ClassVar[int] = 3
