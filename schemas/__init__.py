"""The target models: what a summary looks like.

Inherit :class:`Grounded` (or one of the ready items) in a target of your own;
see ``schemas/brief.py`` for the smallest example.
"""

from summarizer.schemas.article import (
    Article,
    Claim,
    Figure,
    Gist,
    Headline,
    Source,
    Uncertainty,
)
from summarizer.schemas.brief import Brief
from summarizer.schemas.grounded import (
    Evidence,
    Finding,
    Grounded,
    Program,
    Refers,
    Resting,
    SentenceSpan,
    Verdict,
)

__all__ = [
    "Article",
    "Brief",
    "Claim",
    "Evidence",
    "Figure",
    "Finding",
    "Gist",
    "Grounded",
    "Headline",
    "Program",
    "Refers",
    "Resting",
    "SentenceSpan",
    "Source",
    "Uncertainty",
    "Verdict",
]
