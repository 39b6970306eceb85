"""A recording: one article, what a model answered about it, and what came of it; replayed without a network.

For regression tests of one's own: the whole way is gone again, from the page's
bytes to the verdicts, with the recorded answers in the model's place. What
differs is a change of the program's, of the prompt's or of the target's.

Importing this raises :class:`ConfigurationError` where the extra ``testing`` is not installed.
"""

from summarizer.errors import ConfigurationError

try:
    import vcr as _vcr  # noqa: F401
except ImportError as _error:
    raise ConfigurationError(
        "recording and replaying need an extra; install it with pip install 'grounded-summarizer[testing]'"
    ) from _error

from summarizer.recording.recording import (
    Recording,
    Replayed,
    Source,
    accepted,
    read_recording,
    record,
    replay,
)

__all__ = ["Recording", "Replayed", "Source", "accepted", "read_recording", "record", "replay"]
