"""One thing asserted, in the one form that every check reads, whatever target or prose it came from."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

from summarizer.document import Document
from summarizer.location import Match
from summarizer.schemas import Grounded, Resting
from summarizer.spans import Span, merged
from summarizer.verifier.details import Detail, details_of


class Quoted(NamedTuple):
    """Words given as the document's own, and how they were located.

    ``field`` names where the item holds them, ``stored`` the span where a stored summary says that they stand.
    """

    field: str
    text: str
    match: Match
    stored: Span | None = None


class Referred(NamedTuple):
    """An item that another one names by its id, with the sentences that prove it and the names of who says it."""

    id: str
    sentences: tuple[Span, ...]
    speaker: tuple[str, ...] = ()


class Assertion(NamedTuple):
    """One thing asserted.

    ``field`` is the target's field (``claims``); ``text`` the item's words, its own unless ``verbatim``; ``quotes``
    what it gives as the document's words; ``evidence`` the spans that should prove it and ``sentences`` the
    sentences around them, sorted and disjoint. ``copied``: the text is one of those sentences, and can lack or add
    nothing. ``speaker`` holds the name (and aliases) of who is said to say it, empty for the article's own voice;
    ``attributes`` tells whether this kind of item names a speaker at all, so that an empty ``speaker`` means
    something. ``certainty`` is None where the kind has none. ``rests`` marks what is proved by other items'
    evidence, ``prose`` a sentence of free text; ``brief`` tells that all of that text is but a sentence or two,
    ``strays`` that its evidence lacks too many of its telling words then. ``kind`` is the item's class and
    ``fields`` all that it tells, by name, ``details`` what it tells in further fields of its own; ``refers`` the
    items it names by id, with the sentences that prove them.
    """

    id: str
    field: str
    text: str
    verbatim: bool = False
    quotes: tuple[Quoted, ...] = ()
    evidence: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    speaker: tuple[str, ...] = ()
    attributes: bool = False
    certainty: str | None = None
    rests: bool = False
    prose: bool = False
    brief: bool = False
    strays: bool = False
    copied: bool = False
    details: tuple[Detail, ...] = ()
    kind: type[Grounded] = Grounded
    fields: Mapping[str, Any] = MappingProxyType({})
    refers: tuple[Referred, ...] = ()

    @property
    def reworded(self) -> bool:
        """Whether the text puts anything in words of its own: it is neither a quotation nor a sentence as it stands."""
        return not self.verbatim and not self.copied

    @property
    def told_by(self) -> tuple[str, ...]:
        """The names of who says it, or says what it rests on."""
        return (*self.speaker, *(name for other in self.refers if self.rests for name in other.speaker))

    @property
    def is_sure(self) -> bool:
        """Whether the item tells its text for sure, as far as its own label says."""
        return self.certainty in (None, "asserted")


def is_copied(text: str, sentences: Sequence[Span], document: Document) -> bool:
    """Tell whether ``text`` is a whole sentence of the document, one of ``sentences``, character for character."""
    return any(span.end - span.start == len(text) and span.of(document.text) == text for span in sentences)


def assertion_of(
    kind: type[Grounded],
    values: Mapping[str, Any],
    document: Document,
    *,
    field: str,
    quotes: Sequence[Quoted] = (),
    evidence: Sequence[Span] = (),
    context: Sequence[Span] = (),
    speaker: Sequence[str] = (),
    refers: Sequence[Referred] = (),
) -> Assertion:
    """Put an item of any target into the form that the checks read.

    ``values`` are the item's fields by name; ``evidence`` the spans that prove it, by default those where its
    ``quotes`` were found; ``context`` further sentences to read beside those around the evidence (the ones cited);
    ``speaker`` the name and aliases of the source it is attributed to; ``refers`` the items that it names by id.
    """
    spans = tuple(evidence) or tuple(dict.fromkeys(span for quoted in quotes for span in quoted.match.spans))
    around = [document.sentence_around(span) for span in spans]
    fields = kind.model_fields
    text, sentences = str(values.get(kind.asserts) or ""), _disjoint([*around, *context])
    return Assertion(
        id=str(values.get("id") or ""),
        field=field,
        text=text,
        verbatim=kind.asserts in kind.verbatim,
        quotes=tuple(quotes),
        evidence=spans,
        sentences=sentences,
        speaker=tuple(speaker),
        attributes="speaker" in fields,
        certainty=_word(values.get("certainty")) if "certainty" in fields else None,
        rests=issubclass(kind, Resting),
        copied=is_copied(text, sentences, document),
        details=details_of(kind, values),
        kind=kind,
        fields=values,
        refers=tuple(refers),
    )


def _disjoint(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans sorted; those that overlap are joined, neighbours stay apart."""
    if len(spans) < 2:
        return tuple(spans)
    kept = sorted(set(spans))
    return tuple(kept) if all(a.end <= b.start for a, b in pairwise(kept)) else merged(kept)


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None
