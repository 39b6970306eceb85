"""Structured summaries of news pages in which every item can be proved.

    >>> from summarizer import summarize
    >>> result = summarize("Mayor Ada Lind said on Friday that about 40 houses were flooded in Norvik.")
    >>> result.summary.claims[0].certainty
    'asserted'

Names are imported when they are first used: ``import summarizer`` is cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.document import Document
    from summarizer.engines import Draft, Engine, Run, Tokens
    from summarizer.errors import ConfigurationError, InputError, ModelError, SummarizerError
    from summarizer.location import Match, locate
    from summarizer.pipeline import Result, asummarize, summarize, summarize_all
    from summarizer.schemas import Finding, Grounded, Verdict
    from summarizer.spans import Span
    from summarizer.verifier import Report, check, verify

__version__ = "0.1.0"
"""The one place where the version is written: pyproject.toml and ``summarizer --version`` read it here."""

_HOMES = {
    "ConfigurationError": "errors",
    "Document": "document",
    "Draft": "engines",
    "Engine": "engines",
    "Finding": "schemas",
    "Grounded": "schemas",
    "InputError": "errors",
    "Match": "location",
    "ModelError": "errors",
    "Report": "verifier",
    "Result": "pipeline",
    "Run": "engines",
    "Span": "spans",
    "SummarizerError": "errors",
    "Tokens": "engines",
    "Verdict": "schemas",
    "locate": "location",
    "asummarize": "pipeline",
    "check": "verifier",
    "summarize": "pipeline",
    "summarize_all": "pipeline",
    "verify": "verifier",
}

__all__ = [
    "ConfigurationError",
    "Document",
    "Draft",
    "Engine",
    "Finding",
    "Grounded",
    "InputError",
    "Match",
    "ModelError",
    "Report",
    "Result",
    "Run",
    "Span",
    "SummarizerError",
    "Tokens",
    "Verdict",
    "asummarize",
    "check",
    "locate",
    "summarize",
    "summarize_all",
    "verify",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
