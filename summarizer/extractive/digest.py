"""From a document to what is worth telling of its story."""

from collections.abc import Iterable

from summarizer.document import Document
from summarizer.extractive.doubts import doubts
from summarizer.extractive.figures import figures
from summarizer.extractive.gist import gist, headline
from summarizer.extractive.scene import Scene
from summarizer.extractive.statements import MOST_STATEMENTS, own_statements, statements
from summarizer.extractive.topics import topics
from summarizer.extractive.values import Digest, Number, Point, Voice
from summarizer.extractive.wording import single_spaced
from summarizer.spans import Span

__all__ = ["Digest", "digest"]


def digest(document: Document) -> Digest:
    """Read a document's chosen story; deterministic, and empty where the story has no sentence to tell."""
    scene = Scene(document)
    told = _told(scene)
    points = tuple(told.values())
    open_questions = doubts(scene, told)
    numbers = figures(scene)
    return Digest(
        points=points,
        numbers=numbers,
        doubts=open_questions,
        voices=_voices(scene, points, numbers),
        gist=gist(scene, points, open_questions),
        headline=headline(scene, points),
        topics=topics(scene),
    )


def _told(scene: Scene) -> dict[Span, Point]:
    """The claims by where they stand, in the order of the text; the same words are told once."""
    attributed = _distinct(sorted(statements(scene), key=lambda entry: -entry[1].salience), MOST_STATEMENTS)
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
