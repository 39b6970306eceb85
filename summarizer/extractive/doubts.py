"""What is not known, not confirmed or not commented on, with the words that show it."""

import re
from collections.abc import Iterator
from typing import cast

from summarizer.extractive.naming import full_name, name_edits, uncapitalised
from summarizer.extractive.narration import is_spoken
from summarizer.extractive.refutations import Refutation, retorted
from summarizer.extractive.scene import Scene
from summarizer.extractive.values import Doubt, DoubtKind, Point
from summarizer.extractive.wording import Edit, edited, finished, is_dangling, word_count
from summarizer.reading.certainty import Cue
from summarizer.reading.conflicts import conflicts
from summarizer.spans import Span

MOST_DOUBTS = 30
"""Open questions told at most, the most salient ones: far more than an article leaves."""

_KINDS = frozenset({"unknown", "unconfirmed", "no_comment"})
_TOLD = _KINDS | {"distance"}


def doubts(scene: Scene, told: dict[Span, Point], against: dict[Span, Refutation]) -> tuple[Doubt, ...]:
    """Return what the story leaves open, in its order; ``told`` are the claims, by where they stand, and
    ``against`` what is said against them.

    A sentence is told once for each kind. What can't stand on its own is left out.
    """
    found: dict[tuple[str, str], Doubt] = {}
    for span, refutation in against.items():
        doubt = retorted(scene, told[span], refutation)
        found.setdefault((doubt.kind, doubt.text), doubt)
    answered = {refutation.sentence for refutation in against.values() if refutation.kind != "tail"}
    for cue in scene.readings.cues:
        if cue.sentence in answered:
            continue
        if cue.kind in _TOLD and cue.sentence >= scene.first and (cue.kind in _KINDS or _is_alleged(scene, cue)):
            for doubt in _doubt(scene, cue, told):
                found.setdefault((doubt.kind, doubt.text), doubt)
    for doubt in _disputes(scene, told):
        found.setdefault((doubt.kind, doubt.text), doubt)
    return tuple(sorted(found.values(), key=lambda d: d.cites))


def _is_alleged(scene: Scene, cue: Cue) -> bool:
    """Tell whether a cue says that nobody vouches for its clause ("allegedly"); a verb ("claimed") says who does."""
    return cue.span.of(scene.text).endswith(("ly", "lich", "ment", "mente"))


def _doubt(scene: Scene, cue: Cue, told: dict[Span, Point]) -> Iterator[Doubt]:
    point = next((p for span, p in told.items() if span.covers(cue.span)), None)
    statement = scene.statement_at(cue.span)
    if point is None and (statement is not None or is_spoken(scene, cue.sentence)):
        return
    if cue.kind not in _KINDS and point is not None and point.certainty != "asserted":
        return  # the claim itself is hedged, and will be told as such
    words = _words(scene, cue, point)
    nobodys = point is None and words[:1] in "\"“'‘«"  # a quotation of somebody who can't be told
    if words and word_count(words) >= 4 and not is_dangling(words, scene.language) and not nobodys:
        yield Doubt(
            text=words,
            kind=cast(DoubtKind, cue.kind if cue.kind in _KINDS else "unconfirmed"),
            cue=cue.span.of(scene.text),
            cites=(cue.sentence + 1,),
            speaker=point.speaker if point else None,
            salience=scene.ranking.scores[cue.sentence],
        )


def _words(scene: Scene, cue: Cue, point: Point | None) -> str:
    """The clause that is open, where it stands alone; else the claim or the sentence it stands in."""
    if point is not None and point.speaker is not None:
        clause = cue.scope.of(scene.text)
        partial = (
            len(clause) < 0.6 * len(point.quote) and point.quote.startswith(clause) and not set('"“”') & set(clause)
        )
        alone = partial and scene.language == "en" and not is_dangling(clause)
        return finished(f"{clause}, {point.speaker} said") if alone else point.text
    span = scene.sentences[cue.sentence]
    if span.end - span.start > 1000:
        return ""
    subject = _subject(scene, cue) if cue.kind == "no_comment" else None
    edits = [subject] if subject else list(name_edits(scene, span, []))
    return finished(edited(scene.text, span, edits))


_PRONOUN = re.compile(r"(?:but\s|and\s)?(It|He|She|They)\s", re.I)


def _subject(scene: Scene, cue: Cue) -> Edit | None:
    """Name who is silent ("It did not respond"): the one voice of the sentence before, in the same paragraph."""
    span = scene.sentences[cue.sentence]
    pronoun = _PRONOUN.match(scene.text, span.start, cue.span.start + 1)
    if not pronoun or cue.sentence == 0 or "\n" in scene.text[scene.sentences[cue.sentence - 1].end : span.start]:
        return None
    voices = {statement.speaker for statement in scene.said.get(cue.sentence - 1, ())}
    speaker = scene.speakers[next(iter(voices)) or 0] if len(voices) == 1 and None not in voices else None
    if speaker is None or (pronoun[1].lower() == "it") == (speaker.kind in ("person", "group", "anonymous")):
        return None
    return Edit(Span(*pronoun.span(1)), full_name(scene, speaker))


def _disputes(scene: Scene, told: dict[Span, Point]) -> Iterator[Doubt]:
    """Yield the figures that two voices tell differently, both in one sentence."""
    for conflict in conflicts(scene.readings):
        one, other = (_claim_with(told, quantity.number) for quantity in (conflict.first, conflict.second))
        # One claim that holds both tells of a dispute only where it says whose the other is.
        if one is None or other is None or (one == other and not conflict.cue.covers(conflict.second.span)):
            continue
        yield Doubt(
            text=one.text if one == other else f"{one.text.rstrip('.')}; {uncapitalised(other.text)}",
            kind="disputed",
            cue=conflict.cue.of(scene.text),
            cites=tuple(sorted({*one.cites, *other.cites})),
            speaker=None,
            salience=max(one.salience, other.salience),
            about=(one,) if one == other else (one, other),
        )


def _claim_with(told: dict[Span, Point], number: Span) -> Point | None:
    return next((point for span, point in told.items() if span.covers(number)), None)
