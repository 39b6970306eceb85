"""The subjects of a story: the names and the noun phrases that come up again and again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from summarizer.extractive.salience import stop_words, tokens
from summarizer.extractive.scene import Scene
from summarizer.reading import cues

MOST_TOPICS = 5

# Only the first words are read for topics, so that a book costs what an article does.
_WORDS = 4000
# A phrase tells of the whole from its third time on; of what the title names, twice will do.
_OFTEN = 3

_SHORT = 3  # letters: a word that short after a phrase is no noun that it belongs to
_LITTLE = frozenset({"of", "de", "la", "von", "van", "al"})
# After "to" or a pronoun a verb is as likely as a noun.
_CLAUSAL = frozenset({"to", "he", "she", "they", "we", "i", "it", "you", "who", "will", "would", "can", "not"})
# Endings that a noun seldom has, and an adverb, a participle or an adjective often.
_NO_NOUN = re.compile(r"(?:ly|ed|ous|ful|ive|able|ible|less|ish|ing|est)\Z")
# The usual endings of an adjective of a people: no subject alone, but what is said to be Ukrainian may be one.
_PEOPLE = re.compile(r"(?:.*\s)?[A-Z][a-z]+(?:ian|ese|ish|ican|eli|aqi|tani)s?\Z")


def topics(scene: Scene) -> tuple[str, ...]:
    """Return up to five short subjects, the most frequent first; people who are merely cited are none."""
    language = (scene.document.language or "en")[:2]
    title = tokens([scene.title or ""])[0]
    words = _words(scene)
    told = _names(words, stop_words(language), title) - _spoken(scene, scene.title or "")
    told += _phrases(words, title, language)
    named = {_key(word) for word in title}
    left_out = _outlets(scene, " ".join(title)) | _adjectives(language)
    weight = {
        topic: count * (1.5 if named & set(map(_key, topic.split())) else 1.0)
        for topic, count in told.items()
        if count > 1 and topic.casefold() not in left_out and not _PEOPLE.match(topic)
    }
    return tuple(_distinct(sorted(weight, key=lambda topic: (-weight[topic], topic))))


def _words(scene: Scene) -> list[str]:
    """The first words of the story, each sentence between stops that no name crosses."""
    words = ["."]
    for sentence in scene.words:
        words += sentence
        words.append(".")
        if len(words) > _WORDS:
            break
    return words


def _names(words: Sequence[str], stop: frozenset[str], title: Sequence[str]) -> Counter[str]:
    """Count the names: capitalised words in a row. The first word of a sentence is one where it is one elsewhere."""
    names: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    end = 0
    capital = {word for word in set(words) if word[0].isupper()}
    for at in [at for at, word in enumerate(words) if word in capital]:
        if at < end:
            continue
        end = _run(words, at, capital)
        opens = words[at - 1] in _BEFORE_SENTENCE
        if opens and end - at == 1:
            opening[_bare(words[at])] += 1
        else:
            start = at + 1 if opens and words[at].lower() in stop else at
            names[_bare(" ".join(words[start:end]))] += 1
    for name, count in opening.items():
        if names[name] or name in title:
            names[name] += count
    return Counter({name: n for name, n in names.items() if n > 1 and _is_name(name, stop)})


def _is_name(name: str, stop: frozenset[str]) -> bool:
    no_name = name.lower() in stop or name in cues.words("und", "time_zones")
    return len(name) > 2 and not no_name and not _CONTRACTED.search(name)


_BEFORE_SENTENCE = frozenset(".!?:“\"'‘”’*#")
_POSSESSIVE = ("'s", "’s")
_CONTRACTED = re.compile(r"['’](?:ve|m|re|ll|d|t)\Z")


def _run(words: Sequence[str], at: int, capital: set[str]) -> int:
    """Where the name that starts at ``at`` ends: after four words at most, and after a possessive."""
    end = at + 1
    while end < len(words) and end - at < 4 and not words[end - 1].endswith(_POSSESSIVE):
        if words[end] in capital:
            end += 1
        elif words[end] in _LITTLE and end + 1 < len(words) and words[end + 1] in capital:
            end += 2
        else:
            break
    return end


def _bare(name: str) -> str:
    return name[:-2] if name.endswith(_POSSESSIVE) else name.rstrip("'’")


def _key(word: str) -> str:
    """What a word and its plural share."""
    word = word.lower()
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _phrases(words: Sequence[str], title: Sequence[str], language: str) -> Counter[str]:
    """Count the pairs of nouns that come up often, and the single nouns of the title that do."""
    known = _lists(language)
    if not known[0]:
        return Counter()  # without word lists nothing tells a noun
    named = [_key(part) for word in title for part in word.split("-") if len(part) > 2]
    places = _places(words, named, known[0])
    joined = set(pairwise(named))
    found: Counter[str] = Counter()
    for key, at in places.items():
        if (len(at) >= _OFTEN or key in joined) and _is_phrase(words, key, at, known):
            spelled = Counter(" ".join(words[start : start + len(key)]) for start in at)
            found[max(spelled, key=lambda s: (spelled[s], s))] = max(2, len(at))
    for phrase in [phrase for phrase in found if " " in phrase]:
        for word in phrase.split():
            found[word] -= found[phrase]  # a word is told for the times that it stands alone
    return +found


def _places(words: Sequence[str], named: Sequence[str], stop: frozenset[str]) -> dict[tuple[str, ...], list[int]]:
    """Where the pairs of lower-case words stand that come up again, and the title's own words (``named``)."""
    places: dict[tuple[str, ...], list[int]] = {}
    subject = {*named, *(f"{key}s" for key in named)} - stop
    left = {word for word in set(words) - stop if len(word) > 2 and word.islower()}
    right = {word for word in left if len(word) > 3}
    counts = Counter(pair for pair in pairwise(words) if pair[1] in right and pair[0] in left)
    again = {pair for pair, count in counts.items() if count > 1 or pair[1] in subject}
    ends = {pair[1] for pair in again}
    for at, pair in enumerate(pairwise(words[:-1])):
        if pair[0] in subject:
            places.setdefault((_key(pair[0]),), []).append(at)
        if pair[1] in ends and pair in again:
            places.setdefault((_key(pair[0]), _key(pair[1])), []).append(at)
    return places


def _is_phrase(
    words: Sequence[str], key: tuple[str, ...], places: Sequence[int], known: tuple[frozenset[str], ...]
) -> bool:
    """Tell whether words that come up together are a noun phrase of its own, not a part of another."""
    stop, verbs, broad, openers = known
    spelled = [words[places[0] + i] for i in range(len(key))]
    if any(word in stop or word in verbs or not word.replace("-", "").isalpha() for word in spelled):
        return False
    if _NO_NOUN.search(spelled[-1]) or spelled[0].endswith("ly") or (len(key) == 1 and key[0] in broad):
        return False
    before = [words[at - 1].lower() for at in places]
    after = [words[at + len(key)] for at in places]
    if 3 * sum(word in _CLAUSAL for word in before) > len(places):
        return False
    opened = sum(word in openers for word in before) + sum(word == "of" for word in after)
    ended = sum(not word[0].isalpha() or len(word) <= _SHORT or word in stop or word in verbs for word in after)
    return opened >= 1 and 2 * ended >= len(places)


@cache
def _lists(language: str) -> tuple[frozenset[str], ...]:
    verbs = frozenset((*cues.words(language, "finite_verbs"), *cues.words(language, "irregular")))
    return (
        stop_words(language),
        verbs,
        *(frozenset(cues.words(language, name)) for name in ("broad_nouns", "before_nouns")),
    )


@cache
def _adjectives(language: str) -> frozenset[str]:
    """Words for a people: "Ukrainian" is no subject."""
    return frozenset(word for line in cues.words(language, "demonyms") for word in line.casefold().split())


def _spoken(scene: Scene, title: str) -> Counter[str]:
    """How often each speaker whom the title does not name is named only to be cited."""
    cited = Counter(statement.speaker for statement in scene.statements)
    others = ((speaker.name, cited[i]) for i, speaker in enumerate(scene.speakers) if speaker.name not in title)
    return Counter({name: count for name, count in others if count})


def _outlets(scene: Scene, title: str) -> set[str]:
    """The names of outlets, and of people whom the title does not name."""
    return set(_cited(scene, title))


def _cited(scene: Scene, title: str) -> Iterator[str]:
    for name in (scene.document.site, *(statement.via for statement in scene.statements[:200])):
        if name:
            yield name.casefold().removeprefix("the ")
    for speaker in scene.speakers:
        if speaker.kind == "publication" or (speaker.kind == "person" and speaker.name.split()[-1] not in title):
            for name in (speaker.name, *speaker.aliases, *speaker.name.split()):
                yield name.casefold().removeprefix("the ")


def _distinct(ranked: list[str]) -> Iterator[str]:
    """Keep the first of those that name the same: "Kursk" beside "Kursk Oblast"."""
    kept: list[set[str]] = []
    for topic in ranked:
        words = set(map(_key, topic.split()))
        if len(kept) < MOST_TOPICS and not any(words <= other or other <= words for other in kept):
            kept.append(words)
            yield topic
