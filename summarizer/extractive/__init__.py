"""The extractive engine: a summary in the article's own words, without a model and without a network.

The way: a document's readings (figures, statements, cues) → a :class:`Digest` of what is worth telling →
any target, filled by the classes of its items.
"""

from time import perf_counter

from summarizer.document import Document
from summarizer.engines import Draft, Run
from summarizer.extractive.digest import Digest, digest
from summarizer.extractive.filling import fill
from summarizer.targets import Target

__all__ = ["Digest", "ExtractiveEngine", "digest"]


class ExtractiveEngine:
    """Reads a document offline. Holds no state: one instance serves any number of documents and threads."""

    def read(self, document: Document, target: Target) -> Draft:
        """Return a draft of ``target`` in the words of the document's chosen story.

        Raises :class:`ConfigurationError` where the target requires a field that no rule can fill.
        """
        started = perf_counter()
        told = digest(document)
        content = fill(told, target)
        return Draft(content, Run("extractive", seconds=perf_counter() - started), notes=told.notes)
