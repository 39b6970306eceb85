"""A source's role, its kind and its other names, held against what the story says of it."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.reading.attribution import Speaker
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.sources import is_same_name
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.wording import listed, shown

# Code points between a name and its role that are still read as one telling who that is ("…, who became its …").
_BESIDE = 60

# Names of one source that are looked at: an article gives two or three.
_MOST = 20


def source_fields(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a role of somebody else, a kind that the text belies, and names that are not this source's."""
    name = assertion.text
    known = speaker_named(name, grounds)
    proofs = [span.of(grounds.document.text) for span in assertion.evidence]
    if proofs and not any(is_same_name(name, words, grounds) for words in proofs):
        yield doubt(f"its evidence ({listed(proofs)}) doesn't name {shown(name)}")
    yield from _role(name, known, assertion, grounds)
    yield from _kind(name, known, assertion.fields.get("kind"))
    aliases = assertion.fields.get("aliases")
    for alias in aliases[:_MOST] if isinstance(aliases, (list, tuple)) else ():
        yield from _alias(str(alias), name, known, grounds)


def speaker_named(name: str, grounds: Grounds) -> Speaker | None:
    """Return who is cited under ``name`` in the story: by that very name, or as the only one that it can be."""
    speakers = grounds.attribution.speakers
    exact = [one for one in speakers if name in (one.name, *one.aliases)]
    like = exact or [one for one in speakers if is_same_name(one.name, name, grounds)]
    return like[0] if exact or len(like) == 1 else None


def _role(name: str, known: Speaker | None, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a role that the story gives to another, or doesn't give to this source."""
    role = assertion.fields.get("role")
    if not isinstance(role, str) or not role.strip():
        return
    text = grounds.document.text
    if known and known.role and _within(role, known.role.of(text)):
        return
    matches = [quoted.match for quoted in assertion.quotes if quoted.text == role]
    places = [place for match in matches for place in (*match.spans, *match.candidates)]
    own = known.mentions if known else _places(name, assertion)
    if any(_tells(place, own, grounds) for place in places):
        return
    others = [one for one in grounds.attribution.speakers if one != known and one.role]
    whose = next((one.name for one in others if one.role and any(one.role.covers(place) for place in places)), None)
    if whose and not is_same_name(whose, name, grounds):
        yield contradiction(f"the role {shown(role)} is that of {shown(whose)}, not of {shown(name)}")
    elif places:
        yield doubt(f"nothing tells that {shown(name)} is {shown(role)}")


def _within(one: str, other: str) -> bool:
    """Tell whether one of two roles is a part of the other ("director", "medical director")."""
    left, right = f" {' '.join(one.casefold().split())} ", f" {' '.join(other.casefold().split())} "
    return left in right or right in left


def _places(name: str, assertion: Assertion) -> tuple[Span, ...]:
    matches = [quoted.match for quoted in assertion.quotes if quoted.text == name]
    return tuple(place for match in matches for place in (*match.spans, *match.candidates))


def _tells(place: Span, mentions: Sequence[Span], grounds: Grounds) -> bool:
    """Tell whether words stand beside a mention of a source with nobody else named between them."""
    sentence = grounds.document.sentence_around(place)
    for mention in mentions:
        between = Span(min(place.end, mention.end), max(place.start, mention.start))
        if not sentence.overlaps(mention) or between.end - between.start > _BESIDE:
            continue
        if place.overlaps(mention) or not any(
            between.covers(other)
            for one in grounds.attribution.speakers
            if mention not in one.mentions
            for other in one.mentions
        ):
            return True
    return False


def _kind(name: str, known: Speaker | None, kind: object) -> Iterator[Remark]:
    """Remark on a kind that the text belies; where it proves none, say so."""
    if not isinstance(kind, str):
        return
    if known and known.kind:
        if kind != known.kind:
            yield doubt(f"its kind is told as {shown(kind)}; the text has {shown(name)} as {shown(known.kind)}")
    elif kind == "anonymous" and name.split()[-1:] != [] and name.split()[-1][:1].isupper():
        yield doubt(f"its kind is told as {shown(kind)}, but {shown(name)} is a name")
    else:
        yield note(f"that its kind is {shown(kind)} can't be told from the text")


def _alias(alias: str, name: str, known: Speaker | None, grounds: Grounds) -> Iterator[Remark]:
    """Remark on another name that the story gives to somebody else, has nowhere, or doesn't tie to this source."""
    names = (name, known.name, *known.aliases) if known else (name,)
    if alias in names or any(is_same_name(alias, one, grounds) for one in names):
        return
    other = next((one for one in grounds.attribution.speakers if alias in (one.name, *one.aliases)), None)
    if other:
        yield contradiction(f"{shown(alias)} is {shown(other.name)}, not another name of {shown(name)}")
    elif not grounds.has(alias):
        yield contradiction(f"the other name {shown(alias)} is nowhere in the {grounds.extent}")
    else:
        yield doubt(f"nothing tells that {shown(alias)} is another name of {shown(name)}")
