"""The subjects of a story: the names and the word pairs that come up again and again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.extractive.salience import stems_of, stop_words
from summarizer.extractive.scene import Scene
from summarizer.reading import cues

MOST_TOPICS = 5

# Up to four capitalised words in a row; the first word of a sentence counts only inside a longer name.
_NAME = re.compile(r"\b[A-Z][\w’-]*[a-zA-Z](?:\s(?:of\s|de\s|the\s)?[A-Z][\w’-]*[a-zA-Z]){0,3}")
# A single word is taken for a noun where an article or a preposition stands before it, often enough.
_BEFORE_NOUN = frozenset({"the", "a", "an", "of", "in", "for", "on", "with", "to", "more", "many", "these"})
_OFTEN = 3
# Only the first sentences are read for topics, so that a book costs what an article does.
_SENTENCES = 200


def topics(scene: Scene) -> tuple[str, ...]:
    """Return up to five short subjects, the most frequent first; people who are merely cited are none."""
    language = scene.document.language
    stop = stop_words(language)
    last = min(len(scene.sentences), scene.first + _SENTENCES)
    words = [scene.sentences[index].of(scene.text)[:2000] for index in range(scene.first, last)]
    title = set(stems_of(scene.title or "", language))
    names = Counter(name for sentence in words for name in _names(sentence, stop))
    _settle_first_words(names, scene.title or "")
    counts = names + _common(words, stop, title, language)
    left_out = _outlets(scene)
    # "Ukrainian" is no subject; what is said to be Ukrainian may be one.
    left_out |= {word for words in cues.words((language or "en")[:2], "demonyms") for word in words.casefold().split()}
    told = [t for t, n in counts.items() if n > 1 and t.casefold() not in left_out and not _PEOPLE.search(t)]
    weight = {topic: 1.5 if title & set(stems_of(topic, language)) else 1.0 for topic in told}
    ranked = sorted(told, key=lambda topic: (-counts[topic] * weight[topic], topic))
    return tuple(_distinct(ranked))


# The usual endings of an adjective of a people, in a name of one word.
_PEOPLE = re.compile(r"\A[A-Z][a-z]+(?:ian|ese|ish|ican|eli|aqi|tani)s?\Z")


def _names(words: str, stop: frozenset[str]) -> Iterator[str]:
    """Yield the names of a sentence; a single first word is marked "^": it may be a name or not."""
    for match in _NAME.finditer(words):
        name = re.sub(r"['’]s?\Z", "", " ".join(match[0].split()))
        first_word = match.start() == 0 or words[: match.start()].rstrip()[-1:] in "\"“'‘"
        if first_word and " " in name and name.split(" ", 1)[0].lower() in stop:
            name, first_word = name.split(" ", 1)[1], False
        if len(name) > 2 and name.lower() not in stop:
            yield f"^{name}" if first_word and " " not in name else name


def _settle_first_words(counts: Counter[str], title: str) -> None:
    """Count a sentence's first word (marked "^") as a name where it is one elsewhere too, and else not at all."""
    for marked in [word for word in counts if word.startswith("^")]:
        name, number = marked[1:], counts.pop(marked)
        if counts[name] or name in title:
            counts[name] += number


def _common(words: Sequence[str], stop: frozenset[str], title: set[str], language: str | None) -> Counter[str]:
    """Count the pairs and the single nouns that come up often, or twice where the title has them."""
    pairs: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    for before, word in (pair for sentence in words for pair in pairwise(sentence.split())):
        bare = word.rstrip('.,;:!?"”’')
        if len(bare) < 4 or not bare.islower() or not bare.isalpha() or bare in stop:
            continue
        if before in _BEFORE_NOUN:
            nouns[bare] += 1
        elif before not in stop and before.islower() and len(before) > 2 and before.replace("-", "").isalpha():
            pairs[f"{before} {bare}"] += 1
    often = {pair: n for pair, n in pairs.items() if n > 1 and (n >= _OFTEN or set(stems_of(pair, language)) <= title)}
    return Counter(often) + Counter({noun: n - 1 for noun, n in nouns.items() if n >= _OFTEN})


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
