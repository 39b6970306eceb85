"""The subjects of a story: the names and the word pairs that come up again and again."""

import re
from collections import Counter
from collections.abc import Iterator

from summarizer.extractive.salience import stems_of
from summarizer.extractive.scene import Scene
from summarizer.reading import cues

MOST_TOPICS = 5

# Up to four capitalised words in a row; the first word of a sentence counts only inside a longer name.
_NAME = re.compile(r"\b[A-Z][\w’-]*[a-zA-Z](?:\s(?:of\s|de\s|the\s)?[A-Z][\w’-]*[a-zA-Z]){0,3}")
_PAIR = re.compile(r"\b(?=([a-z][a-z-]{2,}\s[a-z][a-z-]{3,})\b)")
# A single word is taken for a noun where an article or a preposition stands before it, often enough.
_NOUN = re.compile(r"\b(?:the|a|an|of|in|for|on|with|to|more|many|these)\s([a-z][a-z-]{3,})\b(?!\s(?:to|and)\b)")
_OFTEN = 3
# Only the first sentences are read for topics, so that a book costs what an article does.
_SENTENCES = 200


def topics(scene: Scene) -> tuple[str, ...]:
    """Return up to five short subjects, the most frequent first; people who are merely cited are none."""
    counts: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    for index in range(scene.first, min(len(scene.sentences), scene.first + _SENTENCES)):
        span = scene.sentences[index]
        words = span.of(scene.text)[:2000]
        counts.update(_names(words, scene.document.language))
        pairs.update(_pairs(words, scene.document.language))
        nouns.update(_nouns(words, scene.document.language))
    title = set(stems_of(scene.title or "", scene.document.language))
    counts.update({p: n for p, n in pairs.items() if n >= _OFTEN or set(stems_of(p, scene.document.language)) <= title})
    counts.update({noun: n - 1 for noun, n in nouns.items() if n >= _OFTEN})
    left_out = _outlets(scene)
    # "Ukrainian" is no subject; what is said to be Ukrainian may be one.
    peoples = {word.casefold() for word in cues.words((scene.document.language or "en")[:2], "demonyms")}
    ranked = sorted(
        (w for w, n in counts.items() if n > 1 and w.casefold() not in left_out and w.casefold() not in peoples),
        key=lambda w: (-counts[w] * (1.5 if title & set(stems_of(w, scene.document.language)) else 1), w),
    )
    return tuple(_distinct(ranked))


def _names(words: str, language: str | None) -> Iterator[str]:
    for match in _NAME.finditer(words):
        name = re.sub(r"['’]s?\Z", "", " ".join(match[0].split()))
        first_word = match.start() == 0 or words[: match.start()].rstrip()[-1:] in "\"“'‘"
        if first_word and " " in name and not stems_of(name.split()[0], language):
            name = name.split(" ", 1)[1]
        elif first_word and " " not in name:
            continue
        if len(name) > 2 and stems_of(name, language):
            yield name


def _pairs(words: str, language: str | None) -> Iterator[str]:
    for match in _PAIR.finditer(words):
        if len(stems_of(match[1], language)) == 2:
            yield " ".join(match[1].split())


def _nouns(words: str, language: str | None) -> Iterator[str]:
    return (match[1] for match in _NOUN.finditer(words) if stems_of(match[1], language))


def _outlets(scene: Scene) -> set[str]:
    told = {scene.document.site or ""}
    for speaker in scene.speakers:
        if speaker.kind in ("publication", "person"):
            told |= {speaker.name, *speaker.aliases}
    for statement in scene.statements[:200]:
        told.add(statement.via or "")
    return {re.sub(r"\Athe\s", "", name.casefold()) for name in told if name}


def _distinct(ranked: list[str]) -> list[str]:
    """Keep the first of those that name the same: "Kursk" beside "Kursk Oblast"."""
    kept: list[str] = []
    for topic in ranked:
        words = set(topic.casefold().split())
        others = [set(other.casefold().split()) for other in kept]
        if len(kept) < MOST_TOPICS and not any(words <= other or other <= words for other in others):
            kept.append(topic)
    return kept
