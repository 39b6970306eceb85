"""Where a quote stands in a document, and how it differs where it stands there changed.

:func:`locate` goes from cheap to dear and stops at the first that finds: the text itself (*exact*), the
folded text (*normalized*), the fragments of an elided quote in order (*elided*), words that are nearly the
same (*altered*, with the differences named), *absent*.
"""

from collections.abc import Sequence
from unicodedata import category

from summarizer.document import Document, Readable, as_document
from summarizer.errors import InputError
from summarizer.location.differences import differences, span_of
from summarizer.location.elision import MOST_FRAGMENTS, Fragment, edged, elided, fragments, reach, sound
from summarizer.location.folding import fold
from summarizer.location.index import index_of
from summarizer.location.match import ABSENT, Difference, DifferenceKind, Match, MatchKind
from summarizer.location.nearness import MOST_WORDS, nearest, read_words
from summarizer.location.occurrences import Aim, choose, gather, normalized, verbatim
from summarizer.spans import Span

_LONGEST_MEAN = 30
"""Characters a word, space and marks included, beyond which no text of any language goes on average."""

__all__ = ["Difference", "DifferenceKind", "Match", "MatchKind", "locate"]


def locate(quote: str, document: Readable, *, cites: Sequence[int] = (), after: int = 0, context: str = "") -> Match:
    """Locate ``quote`` in the whole text of ``document`` (a ``str`` is read as a document's text, whole).

    ``cites`` are numbers of the story's sentences (from 1) where it should stand; one that is off by one or
    two is mended. ``after`` is the offset from which order is counted when it stands in several places,
    ``context`` any words that belong beside it. Scope is not judged here: that is a check. A quote without a
    letter, a digit or a symbol proves nothing and is absent. Raises :class:`InputError` for a ``str`` without words,
    for a quote that is no ``str``, and for a document that cannot be used.
    """
    if not isinstance(quote, str):
        raise InputError(f"a {type(quote).__name__} is no quote to locate; pass a str")
    if not any(c.isalnum() or category(c) == "So" for c in quote):
        return ABSENT
    if isinstance(document, str):
        document = Document.from_text(document, "whole")
    elif not isinstance(document, Document):
        document = as_document(document, "whole")
    aim = Aim(quote, document, cites, after, context)
    found = _exact(quote, aim) or _normalized(quote, aim)
    if found is None:
        parts = fragments(quote)
        found = _elided(quote, parts, aim) or _altered(quote, parts, aim) or ABSENT
    return found


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

    whole = fold(quote).text.strip(" ")
    for needle in dict.fromkeys((whole, edged(whole))):
        if needle and (
            found := _chosen("normalized", gather(needle, folded.text, accept, lambda: _regions(quote, aim)), aim)
        ):
            return found
    return None


def _elided(quote: str, parts: Sequence[Fragment], aim: Aim) -> Match | None:
    """Find the fragments of a quote that leaves something out; what its joints change makes it altered."""
    if not parts or len(parts) > MOST_FRAGMENTS:
        return None
    if len(parts) == 1 and not parts[0].inserted:
        return _normalized(parts[0].text, aim) if parts[0].text != edged(fold(quote).text) else None
    found = elided(parts, index_of(aim.document), aim) if len(parts) == 1 or sound(parts) else None
    if found is None:
        return None
    chain, others = found
    return Match("altered" if chain.differences else "elided", chain.pieces, others, chain.differences)


def _altered(quote: str, parts: Sequence[Fragment], aim: Aim) -> Match | None:
    """Find what is nearest to the quote; of one that leaves something out, first to each fragment in order."""
    return (_near_parts(parts, aim) if 1 < len(parts) <= MOST_FRAGMENTS else None) or _near(quote, aim)


def _near_parts(parts: Sequence[Fragment], aim: Aim) -> Match | None:
    """Find what is nearest to each fragment, in order and within reach of the one before it."""
    spans: list[Span] = []
    named: list[Difference] = []
    for i, part in enumerate(parts):
        onward = aim._replace(after=spans[-1].end if spans else aim.after)
        match = _normalized(part.written, onward) or _near(part.written, onward)
        if match is None or (spans and not 0 <= match.spans[0].start - spans[-1].end <= reach(parts, i)):
            return None
        spans.extend(match.spans)
        named.extend(match.differences)
    return Match("altered", tuple(spans), (), tuple(named)) if named else None


def _near(quote: str, aim: Aim) -> Match | None:
    """Find the stretch whose words are nearest, and name what differs; nothing but soft marks: normalized."""
    if len(quote) > MOST_WORDS * _LONGEST_MEAN:
        return None
    index = index_of(aim.document)
    quoted = fold(quote)
    near = nearest(read_words(quoted), index, _regions(quote, aim) if aim.cites or aim.after else ())
    if near is None:
        return None
    named = differences(quote, quoted, aim.document, index.folded, near)
    span = span_of(aim.document, index.folded, near)
    if named:
        return Match("altered", (span,), (), named)
    return Match("exact" if span.of(aim.document.text) == quote else "normalized", (span,))


def _regions(quote: str, aim: Aim) -> list[Span]:
    """Return the stretches of the folded text where ``quote`` is looked for first."""
    folded = index_of(aim.document).folded
    return [Span(folded.folded(r.start), folded.folded(r.end)) for r in aim.regions(len(quote))]


def _chosen(kind: MatchKind, places: Sequence[Span], aim: Aim) -> Match | None:
    """Make the match of the place that is meant, if there is any."""
    if not places:
        return None
    best, others = choose(places, aim)
    return Match(kind, (best,), others)
