"""Who is meant: the name that a claim of its own needs in place of "he", "the analyst" or a surname."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.extractive.scene import Scene
from summarizer.extractive.wording import Edit
from summarizer.patterns import pattern
from summarizer.reading import cues
from summarizer.reading.attribution import Speaker, Statement
from summarizer.reading.lexicon import lexicon
from summarizer.spans import Span

_POINTING = pattern(
    r"(?:he|she|they|it|who|I|we|you|another|others?|the (?:former|latter|other|two|three|pair)|both|one)\Z"
    r"|(?:his|her|their|its|my|our|your|this|that|these|those|such|one of (?:the|them|his|her|their))\b",
    re.I,
)
_ARTICLE = pattern(r"(?:An?|The)\s[a-zA-Z]")
_DESCRIBED = pattern(r"(?:An?|The|His|Her|Its|Their|One|Some)\s[a-z]")
"""What somebody without a name is called by: "A former bank manager"; no capital inside a sentence."""
_QUOTED = pattern(r"[\"“][^\"“”]*[\"”]")
_TITLED = pattern(r"\b(?:[A-Z][\w’'-]*\.?|Mr|Mrs|Ms|Dr)\s\Z")


_NOBODY = pattern(r"[’'](?:m|re|ve|ll|d)\b")


def is_somebody(statement: Statement, speaker: Speaker) -> bool:
    """Tell whether a speaker can be one: no pronoun or contraction, and no thing that merely shows something."""
    if points_elsewhere(speaker.name) or _NOBODY.search(speaker.name):
        return False
    # "Withdrawing": a capital alone, at the start of a sentence, is no name.
    if statement.speaker is not None and speaker.name.endswith("ing") and " " not in speaker.name:
        return False
    proved = speaker.kind is not None or any(word[0].isupper() for word in speaker.name.split()[1:])
    return proved or (statement.act not in ("shows", "wants") and statement.verb != "boast")


def full_name(scene: Scene, speaker: Speaker) -> str:
    """Return a speaker's name as it stands in a sentence: with its article, where the text gives it one."""
    if scene.language != "en":
        return name_as_subject(scene, speaker) or speaker.name
    if _DESCRIBED.match(speaker.name) or (speaker.kind != "person" and _ARTICLE.match(speaker.name)):
        return speaker.name[0].lower() + speaker.name[1:]
    if speaker.kind == "person" or not speaker.mentions:
        return speaker.name
    start = speaker.mentions[0].start
    article = scene.text[max(0, start - 4) : start].lower() == "the " and not speaker.name.lower().startswith("the ")
    return f"the {speaker.name}" if article else speaker.name


def name_as_subject(scene: Scene, speaker: Speaker) -> str | None:
    """Return a name of another language as the subject of a sentence: "la mairie", "die Feuerwehr", "Greenrec".

    None where the text has it in another case alone: "in einer Mitteilung" does not tell how its article would be.
    """
    articles, subject = set(cues.words(scene.language, "articles")), set(cues.words(scene.language, "subject_articles"))
    named = [mention for mention in speaker.mentions if mention.of(scene.text) == speaker.name]
    before = [_before(scene.text, mention.start) for mention in named]
    for article in before:
        if article.lower() in subject:
            return f"{article.lower()}{'' if article[-1] in _ELIDED else ' '}{speaker.name}"
    for statement in scene.statements:
        first, _, noun = statement.source.of(scene.text).partition(" ") if statement.source else ("", "", "")
        if noun == speaker.name and first.lower() in articles and statement.verb not in _NO_VERBS:
            return f"{first.lower()} {noun}"
    return None if before and all(article.lower() in articles for article in before) else speaker.name


_ELIDED = ("'", "’")
_NO_VERBS = frozenset({"according to", "put it"})
"""What makes whose word it is stand in another case: "laut der Polizei", "hieß es bei der Bahn"."""
_WORD_BEFORE = pattern(r"(?:\w+['’]|\w+(?=\s))\s?\Z")


def _before(text: str, start: int) -> str:
    """Return the word before a place of a text, with its apostrophe: "l'" of "l'entreprise"."""
    match = _WORD_BEFORE.search(text, max(0, start - 12), start)
    return match[0].strip() if match else ""


def source_edit(scene: Scene, statement: Statement, source: Span, speaker: Speaker | None) -> Edit | None:
    """Put the full name for the ``source`` of a statement that points elsewhere or is short; None where it may stay.

    Raises nothing: what can't be told is for :func:`points_elsewhere` to say.
    """
    words = source.of(scene.text)
    if speaker is None or speaker.name.casefold() in words.casefold():
        return None
    oblique = scene.language == "de" and statement.verb in _NO_VERBS
    full = speaker.name if oblique else full_name(scene, speaker)
    genitive = words == f"{speaker.name.split()[-1]}s"  # German "nach Tapkens Angaben"
    return Edit(source, f"{full}s" if genitive else full)


def points_elsewhere(words: str) -> bool:
    """Tell whether words for a speaker ("he", "his lawyer") say nothing without the sentence before."""
    return bool(_POINTING.match(words.strip()))


def name_edits(scene: Scene, stretch: Span, taken: Sequence[Span]) -> Iterator[Edit]:
    """Yield edits that write people named by a part of their name in full, where ``stretch`` names them first.

    What is quoted stays as it was said, and so does a name after a title ("President Ruiz").
    """
    seen: set[str] = set()
    for mention, speaker in scene.people_in(stretch):
        if speaker.name not in seen and not any(mention.overlaps(other) for other in taken):
            seen.add(speaker.name)
            if _may_grow(scene.text, stretch, mention, speaker):
                yield Edit(mention, speaker.name)


def _may_grow(text: str, stretch: Span, mention: Span, speaker: Speaker) -> bool:
    words = mention.of(text)
    if words == speaker.name or words not in speaker.name or speaker.name in stretch.of(text):
        return False
    if _TITLED.search(text[max(stretch.start, mention.start - 30) : mention.start]):
        return False
    return not any(
        stretch.start + m.start() <= mention.start < stretch.start + m.end() for m in _QUOTED.finditer(stretch.of(text))
    )


# The one thing a sentence is about: a name of two words or one with an article, and a verb that is none of a plural.
_SUBJECT = re.compile(
    r"(?P<name>(?:The\s)?[A-Z][\w’'-]{1,30}(?:\s(?:of\s)?[A-Z][\w’'-]{1,30}){0,4})"
    r"(?:,\s(?:which|a|an|the)\s[^,.;:\"“”]{1,80},)?\s(?:is|was|has|will|would|had|can|could|may|must|\w{3,}(?:ed|s))\s"
)
_IT = re.compile(r"It\s(?!is\s(?:not\s)?(?:un)?clear\b)")


def subject_edit(scene: Scene, index: int) -> Edit | None:
    """Return the edit that names what "It" at the head of a sentence is; None where that can't be told.

    It can be where the sentence before, in the same paragraph, is about one thing with a name of its own, which is
    nobody cited by a person's name, and names nothing else that "it" might be.
    """
    span = scene.sentences[index]
    if index <= scene.first or not _IT.match(scene.text, span.start, span.end):
        return None
    before = scene.sentences[index - 1]
    subject = _SUBJECT.match(scene.text, before.start, before.end)
    if "\n" in scene.text[before.end : span.start] or subject is None or index - 1 in scene.said:
        return None
    name = subject["name"]
    others = _OTHER_NAME.search(scene.text, subject.end(), before.end)
    if others or any(name.endswith(speaker.name) for _, speaker in scene.people_in(before)):
        return None
    return Edit(Span(span.start, span.start + 2), name)


_OTHER_NAME = re.compile(r"\s[A-Z][a-z]{2,}")


def uncapitalised(words: str) -> str:
    """Return a sentence as the second half of one, where it begins with a word that is no name."""
    first, _, rest = words.partition(" ")
    common = first in ("The", "A", "An", "According", "Its", "No") or first.lower() in _companies()
    return f"{first.lower()} {rest}" if common else words


@cache
def _companies() -> frozenset[str]:
    """Words for several people that begin a sentence: "Organisers", "Police"."""
    words = lexicon("en")
    return words.plural_roles | words.groups | words.anonymous | {"police"}
