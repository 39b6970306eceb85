"""What can go wrong, sorted by whose fault it is.

    SummarizerError
    ├── InputError           the document or the summary given cannot be used      exit 2
    ├── ConfigurationError   an option, a schema, a file to write, a missing extra exit 2
    └── ModelError           the model's server failed or gave no usable answer    exit 3
        ├── UnreachableError     no answer came: connection, name, certificate, time-out, a server in trouble
        ├── DeniedError          the server will not serve this: the key, the model's name, the quota, the request
        ├── RefusalError         the model would not answer
        ├── FilteredError        the server's content filter stopped the answer
        ├── CutOffError          the answer was longer than the server lets it be
        ├── ContextError         the request is longer than the model reads
        │   └── SilentCutError   … and the server cut it off without a word
        ├── LoopError            the model repeated itself without end
        └── AnswerError          the answer cannot be used: no JSON, another form, no items

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


class UnreachableError(ModelError):
    """No answer came: no connection, no such host, a bad certificate, a time-out, or a server in trouble."""


class DeniedError(ModelError):
    """The server will not serve this request: the key, the model's name, the quota, or the request itself."""


class RefusalError(ModelError):
    """The model would not answer."""


class FilteredError(ModelError):
    """The server's content filter stopped the answer."""


class CutOffError(ModelError):
    """The answer was longer than the server lets it be, and a part of it is no answer."""


class ContextError(ModelError):
    """The request is longer than the model reads."""


class SilentCutError(ContextError):
    """The request is longer than the model reads, and the server cut it off without a word."""


class LoopError(ModelError):
    """The model repeated itself without end."""


class AnswerError(ModelError):
    """The answer cannot be used: it is no JSON, has another form, or has no items."""
