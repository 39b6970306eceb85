"""Where a quote stands in a document, and how it differs where it stands there changed.

:func:`locate` goes from cheap to dear and stops at the first that finds: the text itself (*exact*), the
folded text (*normalized*), the fragments of an elided quote in order (*elided*), words that are nearly the
same (*altered*, with the differences named), *absent*.
"""

from collections.abc import Sequence
from unicodedata import category

from summarizer.document import Document
from summarizer.locate.folding import DASHES, QUOTES, fold
from summarizer.locate.index import index_of
from summarizer.locate.match import ABSENT, Difference, DifferenceKind, Match, MatchKind
from summarizer.locate.occurrences import Aim, choose, gather, normalized, verbatim
from summarizer.spans import Span

__all__ = ["Difference", "DifferenceKind", "Match", "MatchKind", "locate"]

_EDGES = " .,;:!'" + QUOTES + DASHES + "…"
"""What may be left off the ends of a folded quote: the marks that a quote brings along or the source puts there."""


def locate(quote: str, document: Document, *, cites: Sequence[int] = (), after: int = 0, context: str = "") -> Match:
    """Locate ``quote`` in the whole text of ``document``.

    ``cites`` are numbers of the story's sentences (from 1) where it should stand; one that is off by one or
    two is mended. ``after`` is the offset from which order is counted when it stands in several places,
    ``context`` any words that belong beside it. Scope is not judged here: that is a check. A quote without a
    letter, a digit or a symbol proves nothing and is absent. Raises nothing.
    """
    if not any(c.isalnum() or category(c) == "So" for c in quote):
        return ABSENT
    aim = Aim(document, cites, after, context)
    return _exact(quote, aim) or _normalized(quote, aim) or ABSENT


def _exact(quote: str, aim: Aim) -> Match | None:
    """Find ``quote`` in the text as it is; no index is needed."""
    text = aim.document.text
    if len(quote) > len(text) or quote != quote.strip():
        return None
    return _chosen("exact", gather(quote, text, verbatim(text), lambda: aim.regions(len(quote))), aim)


def _normalized(quote: str, aim: Aim) -> Match | None:
    """Find the folded ``quote`` in the folded text: whole, then without the marks at its ends."""
    folded = index_of(aim.document).folded
    accept = normalized(aim.document.text, folded)

    def regions() -> list[Span]:
        return [Span(folded.folded(r.start), folded.folded(r.end)) for r in aim.regions(len(quote))]

    whole = fold(quote).text.strip(" ")
    for needle in dict.fromkeys((whole, whole.strip(_EDGES))):
        if needle and (found := _chosen("normalized", gather(needle, folded.text, accept, regions), aim)):
            return found
    return None


def _chosen(kind: MatchKind, places: Sequence[Span], aim: Aim) -> Match | None:
    """Make the match of the place that is meant, if there is any."""
    if not places:
        return None
    best, others = choose(places, aim)
    return Match(kind, (best,), others)
