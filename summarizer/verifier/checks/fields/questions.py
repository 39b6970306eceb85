"""An uncertainty's kind and cue: are those words ones by which the document leaves something open, and how?"""

from collections.abc import Iterable, Iterator

from summarizer.reading.certainty import Cue
from summarizer.reading.conflicts import Conflict, conflicts
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.verdicts import Remark, doubt, note
from summarizer.verifier.wording import shown

# The kinds of cues by which an open question can be of a kind.
_CUES = {
    "unknown": ("unknown",),
    "unconfirmed": ("unconfirmed", "distance"),
    "no_comment": ("no_comment",),
    "hedged": ("hedged", "distance", "condition"),
    "disputed": ("disputed", "denied"),
}
_NEAR = {
    "unknown": ("unconfirmed", "no_comment"),
    "unconfirmed": ("unknown", "hedged", "disputed", "denied"),
    "hedged": ("unknown", "unconfirmed"),
}
"""Kinds of cues that another reader may well take for that kind: noted, not doubted."""


def question_fields(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a cue that leaves nothing open, and on a kind that is not the cue's."""
    cue, kind = assertion.fields.get("cue"), assertion.fields.get("kind")
    places = [place for quoted in assertion.quotes if quoted.text == cue for place in quoted.match.spans]
    read = [one for place in places for one in grounds.cues_in(place)]
    if not isinstance(cue, str) or not places or not isinstance(kind, str):
        return
    if read:
        yield from _kind(kind, cue, read)
    elif not (kind == "disputed" and any(_is_dispute(place, grounds) for place in places)):
        yield from _unread(cue, assertion, grounds)


def _kind(kind: str, cue: str, read: list[Cue]) -> Iterator[Remark]:
    """Remark on a kind that none of the cues in those words has."""
    kinds = {one.kind for one in read}
    if kinds & set(_CUES.get(kind, ())):
        return
    told = " or ".join(sorted(one.replace("_", " ") for one in kinds))
    say = note if kinds & set(_NEAR.get(kind, ())) else doubt
    yield say(f"its kind is told as {shown(kind)}; by the words {shown(cue)} it is {told}")


def _unread(cue: str, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on words that are no cue: a doubt where the evidence has another, or has nothing that leaves it open."""
    there = [one for sentence in assertion.sentences for one in grounds.cues_in(sentence)]
    if there:
        words = shown(there[0].span.of(grounds.document.text))
        yield doubt(f"the words {shown(cue)} leave nothing open; in the evidence {words} does")
        return
    if grounds.words_of(cue).denials:
        yield note(f"whether the words {shown(cue)} leave something open can't be told")
    else:
        yield doubt(f"nothing shows that the words {shown(cue)} leave something open")


def _is_dispute(place: Span, grounds: Grounds) -> bool:
    """Tell whether words show a count that another voice tells differently, or deny something."""
    found: tuple[Conflict, ...] = grounds.remembered(
        "conflicts", grounds.document.sha256, lambda: conflicts(grounds.document.readings)
    )
    if any(place.overlaps(conflict.cue) for conflict in found):
        return True
    return bool(grounds.words_in(place).denials)
