"""Verify a whole summary: every quote located anew, every item judged, what rests on the rejected falls."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarizer.document import Document, Readable, as_document
from summarizer.location import Match, locate
from summarizer.schemas import Finding, Verdict
from summarizer.schemas.grounded import Severity
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion, Quoted, Referred, assertion_of
from summarizer.verifier.checks import judge, not_run
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.items import Item, Summary, items_of
from summarizer.verifier.missing import missed_unread, possibly_missed
from summarizer.verifier.report import Judged, Report, report_of
from summarizer.verifier.unjudged import unjudged_in
from summarizer.verifier.verdicts import verdict
from summarizer.verifier.wording import listed

# What may stand right beside a quote without being a part of its words.
_MARKS = frozenset('()[]"“”‘«»;!?…—–')


def verify(summary: Summary, document: Readable, *, grounds: Grounds | None = None) -> Report:
    """Verify ``summary`` (a result, an instance of any target, or the JSON form of either) against ``document``.

    Nothing that the summary stores is believed: its evidence is located anew in this document (where it has moved,
    a note says so), and every check is run. Deterministic; no model, no network. ``grounds`` are readings of the same
    document that someone has made already. Raises :class:`InputError` for what is no summary.
    """
    grounds = grounds or Grounds(as_document(document))
    items = items_of(summary)
    own = (item for item in items if item.kind.asserts not in item.kind.verbatim)
    grounds.hear(str(item.values.get(item.kind.asserts) or "") for item in own)
    verdicts, proofs = _proved(items, grounds)
    _rested(items, grounds, verdicts, proofs)
    judged = (Judged(item.id, item.field, verdicts[i], item.to_dict()) for i, item in enumerate(items))
    standing = [proofs[i] for i, one in verdicts.items() if not _fallen(one)]
    missed = possibly_missed(standing, grounds)
    unjudged = (*not_run(grounds), *missed_unread(grounds), *unjudged_in(summary, items, grounds))
    return report_of(judged, possibly_missed=missed, not_run=unjudged)


def _proved(items: Sequence[Item], grounds: Grounds) -> tuple[dict[int, Verdict], dict[int, Assertion]]:
    """Judge the items that have evidence of their own; those that others name or are about come first."""
    named = {item.id: i for i, item in reversed(list(enumerate(items)))}
    verdicts: dict[int, Verdict] = {}
    proofs: dict[int, Assertion] = {}
    own = [i for i, item in enumerate(items) if not item.rests]
    for i in sorted(own, key=lambda i: (bool(items[i].references("id")), bool(items[i].references("name")))):
        item = items[i]
        speakers = item.references("name")
        names = [name for one in speakers for name in (items[named[one]].names if one in named else (one,))]
        about = [proofs[named[one]] for one in item.references("id") if named.get(one) in proofs]
        refers = [Referred(proof.id, proof.sentences, proof.speaker) for proof in about]
        proofs[i] = _assertion(item, names, refers, grounds.document)
        fallen = [one for one in speakers if one in named and _fallen(verdicts.get(named[one]))]
        verdicts[i] = _with(judge(proofs[i], grounds), _lost("its speaker was rejected", fallen, "contradiction"))
    return verdicts, proofs


def _assertion(item: Item, speaker: Sequence[str], refers: Sequence[Referred], document: Document) -> Assertion:
    """Locate what ``item`` quotes and put it into the form that the checks read."""
    quotes: list[Quoted] = []
    for stored in item.evidence:
        located = _located(stored.quote, document, stored.place)
        quotes.append(Quoted("evidence", stored.quote, located, stored.place))
    spans = [span for quoted in quotes for span in quoted.match.spans]
    known = {quoted.text for quoted in quotes}
    for name in item.kind.verbatim:
        words = item.values.get(name)
        if isinstance(words, str) and words not in known:
            quotes.append(Quoted(name, words, _located(words, document, spans[0] if spans else None)))
    return assertion_of(
        item.kind,
        item.values,
        document,
        field=item.field,
        quotes=quotes,
        evidence=spans,
        context=[sentence for other in refers for sentence in other.sentences],
        speaker=speaker,
        refers=refers,
    )


def _located(quote: str, document: Document, near: Span | None) -> Match:
    """Locate ``quote``; of several places, take the one at ``near`` or the nearest in the story."""
    if not quote.strip():
        return Match("absent")
    if near and _stands(quote, near, document.text):
        return Match("exact", (near,))
    match = locate(quote, document, after=near.start if near else 0)
    return settled(match, document, near)


def _stands(quote: str, at: Span, text: str) -> bool:
    """Tell whether a stored quote stands where it is said to stand, from the border of a word to that of another.

    Its place is then settled; only what doesn't stand there is searched for.
    """
    if at.of(text) != quote:
        return False
    before, after = text[max(0, at.start - 1) : at.start], text[at.end : at.end + 2]
    ends = _parts(after[:1]) or (after[0] in ".,:" and not after[1:].isalnum())
    return ends and _parts(before)


def _parts(neighbour: str) -> bool:
    """Tell whether a character beside a quote is surely no part of its first or last word, number or sign."""
    return not neighbour or neighbour.isspace() or neighbour in _MARKS


def settled(match: Match, document: Document, near: Span | None = None) -> Match:
    """Return ``match`` with the best of its places first: at ``near``, else in the story, else as it was found."""
    if len(match.spans) != 1 or not match.candidates:
        return match
    places = [*match.spans, *match.candidates]
    middle = near.start if near else match.spans[0].start
    best = min(places, key=lambda place: (not document.in_story(place), abs(place.start - middle)))
    if best == match.spans[0]:
        return match
    return replace(match, spans=(best,), candidates=tuple(place for place in places if place != best))


def _rested(
    items: Sequence[Item], grounds: Grounds, verdicts: dict[int, Verdict], proofs: dict[int, Assertion]
) -> None:
    """Judge the items that rest on others by the evidence of those that stand."""
    ids = {item.id: i for i, item in reversed(list(enumerate(items)))}
    pending = {i for i, item in enumerate(items) if item.rests}
    while pending:
        # What rests on an item not yet judged waits for it; a circle is judged as it stands.
        ready = {i for i in pending if not any(ids.get(one) in pending for one in items[i].references("id"))}
        for i in sorted(ready or pending):
            proofs[i], verdicts[i] = _resting(items[i], grounds, verdicts, proofs, ids)
        pending -= ready or pending


def _resting(
    item: Item,
    grounds: Grounds,
    verdicts: Mapping[int, Verdict],
    proofs: Mapping[int, Assertion],
    ids: Mapping[str, int],
) -> tuple[Assertion, Verdict]:
    """Judge one item by what it rests on."""
    references = item.references("id")
    standing = [ids[one] for one in references if one in ids and ids[one] in proofs and not _fallen(verdicts[ids[one]])]
    evidence = tuple(dict.fromkeys(span for i in standing for span in proofs[i].evidence))
    refers = [Referred(proofs[i].id, proofs[i].sentences, proofs[i].speaker) for i in standing]
    assertion = assertion_of(
        item.kind, item.values, grounds.document, field=item.field, evidence=evidence, refers=refers
    )
    gone = [one for one in references if ids.get(one) not in standing]
    return assertion, _with(judge(assertion, grounds), _lost("something it rests on is gone", gone, "doubt"))


def _fallen(judged: Verdict | None) -> bool:
    return judged is not None and judged.status == "rejected"


def _lost(what: str, ids: Sequence[str], severity: Severity) -> tuple[Finding, ...]:
    """Return the finding that items referred to do not stand."""
    if not ids:
        return ()
    return (Finding(check="support", severity=severity, message=f"{what}: {listed(ids)}"),)


def _with(judged: Verdict, findings: Iterable[Finding]) -> Verdict:
    added = tuple(findings)
    return verdict([*judged.findings, *added]) if added else judged
