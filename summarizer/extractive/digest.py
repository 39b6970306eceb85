"""From a document to what is worth telling of its story."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from summarizer.document import Document
from summarizer.extractive.doubts import MOST_DOUBTS, doubts
from summarizer.extractive.figures import MOST_FIGURES, figures
from summarizer.extractive.gist import gist, headline
from summarizer.extractive.narration import own_statements
from summarizer.extractive.refutations import is_retort, marked, refutations, unspoken
from summarizer.extractive.scene import Scene
from summarizer.extractive.statements import MOST_STATEMENTS, statements
from summarizer.extractive.topics import topics
from summarizer.extractive.values import Digest, Doubt, Number, Point, Voice
from summarizer.extractive.wording import single_spaced
from summarizer.spans import Span

__all__ = ["Digest", "digest"]


def digest(document: Document) -> Digest:
    """Read a document's chosen story; deterministic, and empty where the story has no sentence to tell."""
    scene = Scene(document)
    notes: list[str] = []
    every = _told(scene, notes)
    against = refutations(scene, every)
    told = marked(scene, unspoken(every, against), against)
    points = tuple(told.values())
    leads = tuple(point for span, point in told.items() if not is_retort(span, against))
    open_questions = _capped(doubts(scene, told, against), MOST_DOUBTS, "open questions", notes)
    numbers = _capped(figures(scene), MOST_FIGURES, "figures", notes)
    return Digest(
        points=points,
        numbers=numbers,
        doubts=open_questions,
        voices=_voices(scene, points, numbers),
        gist=gist(scene, leads, open_questions),
        headline=headline(scene, leads, open_questions),
        topics=topics(scene),
        notes=tuple(notes),
    )


C = TypeVar("C", Doubt, Number)


def _capped(found: Sequence[C], most: int, things: str, notes: list[str]) -> tuple[C, ...]:
    """Return the ``most`` most salient, in their order, and note it where that leaves some out."""
    if len(found) <= most:
        return tuple(found)
    notes.append(f"{len(found)} {things} were found; the {most} most salient are told")
    best = sorted(range(len(found)), key=lambda i: (-found[i].salience, i))[:most]
    return tuple(found[i] for i in sorted(best))


def _told(scene: Scene, notes: list[str]) -> dict[Span, Point]:
    """The claims by where they stand, in the order of the text; the same words are told once."""
    candidates = sorted(statements(scene), key=lambda entry: -entry[1].salience)
    attributed = _distinct(candidates, MOST_STATEMENTS)
    if len(attributed) == MOST_STATEMENTS < len(candidates):
        notes.append(f"{len(candidates)} attributed statements were found; the {MOST_STATEMENTS} most salient are told")
    every = sorted([*attributed, *own_statements(scene)], key=lambda entry: entry[0])
    return dict(_distinct(every, len(every)))


def _distinct(told: Iterable[tuple[Span, Point]], most: int) -> list[tuple[Span, Point]]:
    """Return at most ``most`` claims in the order given, leaving out what the same voice has said before."""
    seen: dict[str | None, list[frozenset[str]]] = {}
    kept: dict[Span, Point] = {}
    for span, point in told:
        if len(kept) == most:
            break
        words = frozenset(point.text.lower().split())
        before = seen.setdefault(point.speaker, [])
        if span not in kept and not any(_is_same(words, other) for other in before):
            before.append(words)
            kept[span] = point
    return list(kept.items())


def _is_same(words: frozenset[str], other: frozenset[str]) -> bool:
    if not _SAME <= len(words) / len(other) <= 1 / _SAME:
        return False
    return len(words & other) >= _SAME * len(words | other)


_SAME = 0.8  # share of all words of two claims by one voice, from which they say the same: captions repeat sentences


def _voices(scene: Scene, points: tuple[Point, ...], numbers: tuple[Number, ...]) -> tuple[Voice, ...]:
    """Whoever a claim or a figure is attributed to, once, in the order of the text."""
    speaking = {point.speaker for point in points} | {number.speaker for number in numbers}
    voices = (
        Voice(single_spaced(speaker.name), speaker.kind, speaker.role.of(scene.text) if speaker.role else None)
        for speaker in scene.speakers
        if single_spaced(speaker.name) in speaking
    )
    return tuple({voice.name: voice for voice in voices}.values())
