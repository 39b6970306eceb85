"""What the article says in its own voice: its plain sentences that stand alone, the most salient of them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from summarizer.extractive.naming import name_edits, subject_edit
from summarizer.extractive.scene import Scene
from summarizer.extractive.values import Point
from summarizer.extractive.wording import edited, finished, is_dangling, plain, word_count
from summarizer.patterns import pattern
from summarizer.reading import cues
from summarizer.reading.attribution import Statement
from summarizer.reading.certainty import certainty_of, governing
from summarizer.spans import Span

OWN = (3, 10)
"""The article's own statements told: a quarter of its sentences, but at least and at most so many."""

_NOT_KNOWING = frozenset({"unknown", "unconfirmed", "no_comment"})


def own_statements(scene: Scene) -> Iterator[tuple[Span, Point]]:
    """Yield what the article says in its own voice, the most salient sentences alone, with where they stand."""
    scores = scene.ranking.scores
    count = min(max(OWN[0], len(scene.sentences) // 4), OWN[1])
    ranked = sorted(range(scene.first, len(scene.sentences)), key=lambda i: (-scores[i], i))
    for index in sorted(islice((i for i in ranked if _is_own(scene, i)), count)):
        yield scene.sentences[index], _own(scene, index)


# "The raids were short": which raids, the sentence before told. With a name in it, a sentence can be placed.
_DEFINITE = pattern(r"The\s[a-z][^A-Z]*\Z")
_PROSE_END = pattern(r"[.!…][\"”’')\]]{0,2}\Z")
_FURNITURE = pattern(
    r"\b(?:scroll down|click here|sign up|subscribe|read more|file (?:photo|picture|image)|pictured)\b"
    r"|\b(?:consider the environment|sent from my)\b"
    r"|\A(?:correction|clarification|update|updated|editor['’]s note|this (?:article|story))\b",
    re.I,
)


# Letters that each of them has, to be looked for first: a fifth of the time.
_FURNISHED = ("click", "down", "sign", "subscri", "read", "file", "pictur", "environ", "sent", "correct", "clari")
_FURNISHING = ("update", "editor", "this")
_CODE = "<>{}|="


def _is_furniture(words: str) -> bool:
    low = words.lower()
    likely = any(letters in low for letters in _FURNISHED) or low.startswith(_FURNISHING)
    return likely and bool(_FURNITURE.search(words))


def _ends_as_prose(words: str) -> bool:
    return bool(_PROSE_END.search(words, max(0, len(words) - 4)))


def _is_prose(words: str, language: str) -> bool:
    """Tell whether a text is a sentence of prose: it ends as one, and is no table row, caption or button."""
    if not _ends_as_prose(words) or any(mark in words for mark in _CODE) or _is_furniture(words):
        return False
    plain = sum(word.islower() and word.isalpha() for word in words.split())
    least = 1 if language == "de" else 2  # of a lead with three names and their ages 44 % are; German nouns are not
    return 5 * plain >= least * word_count(words)


# "You promised …", "I am not going to …": somebody speaks here, and it isn't the article.
# The look back comes second, so that the search runs to the next such letter without trying every place.
_ADDRESSING = pattern(
    r"[IMmWwOouYy](?<!\w.)(?:(?<=I)(?<!War I)\b(?![.:,]?\s(?:of|and)\b)"
    r"|(?:(?<=[Mm])[ye]|(?<=[Ww])e|(?<=[Oo])ur|(?<=u)s|(?<=[Yy])our?)\b(?!\sask\b))"
)
_QUOTATION = pattern(r"[\"“][^\"“”]{0,1000}[\"”]")


# "The council delayed its vote after engineers said …": what stands before is the article's own news.
_JOINS = frozenset(("after", "although", "as", "because", "before", "but", "since", "though", "until", "when", "while"))
_CLAUSE = 5
"""Words that a clause of news has at least: "Days after police said …" is none."""


def _is_told_by_others(scene: Scene, index: int) -> bool:
    """Tell whether all of a sentence is somebody's statement, with no clause of the article's own before it."""
    start = scene.sentences[index].start
    told = [s for s in scene.said.get(index, ()) if s.source is not None]
    if len(told) != len(scene.said.get(index, ())):
        return True
    first = min(told, key=_start, default=None)
    return first is not None and not _hangs(scene, first, scene.text[start : _start(first)].split())


def _start(statement: Statement) -> int:
    """Where a statement begins: with who says it, with the word for saying, or with what is said."""
    starts = [statement.cue.start, *(piece.start for piece in statement.content)]
    return min([*starts, statement.source.start] if statement.source else starts)


def _hangs(scene: Scene, statement: Statement, before: Sequence[str]) -> bool:
    """Tell whether the words before a statement are a clause of news of their own, and it hangs on them.

    It does by a joint ("…, after engineers said …"), as a noun's clause ("…, overruling a warning from …") or as a
    relative one ("…, by a manager who claimed …").
    """
    if len(before) <= _CLAUSE:
        return False
    source = statement.source.of(scene.text).lower() if statement.source else ""
    return before[-1].lower() in _JOINS or source in _RELATIVE or _is_noun(scene, statement)


_RELATIVE = frozenset(("who", "which"))


def _is_noun(scene: Scene, statement: Statement) -> bool:
    """Tell whether what is said is told by a noun ("a warning from the auditor that …"), which is no clause alone."""
    start = statement.cue.start
    before = scene.text[max(0, start - _WORD) : start].split()[-1:]
    return bool(before) and before[0].lower() in _determiners(scene.language)


_WORD = 20  # code points: no article and no possessive is longer


@cache
def _determiners(language: str) -> frozenset[str]:
    """Words that stand before a noun: "a warning", "its denial"."""
    lists = ("articles", "indefinite_articles", "possessives")
    return frozenset(word for name in lists for word in cues.words(language, name))


def is_spoken(scene: Scene, index: int) -> bool:
    """Tell whether a sentence outside quotation marks is somebody's turn in a talk, or says I or you."""
    span = scene.sentences[index]
    return scene.is_labelled(span) or is_addressing(span.of(scene.text))


def is_addressing(words: str) -> bool:
    """Tell whether words outside quotation marks say I, we or you: "told us that we'd see less"."""
    return bool(_ADDRESSING.search(_QUOTATION.sub("", plain(words))))


def _is_own(scene: Scene, index: int) -> bool:
    """Tell whether a sentence is a plain statement of the article's own that stands on its own."""
    span = scene.sentences[index]
    if _is_told_by_others(scene, index) or index in scene.quoted or not 25 <= span.end - span.start < 1000:
        return False
    words = plain(span.of(scene.text))
    if words[0].islower() or words[0] in "\"“'‘«" or not 6 <= word_count(words) <= 60 or _DEFINITE.match(words):
        return False
    if is_spoken(scene, index) or _is_dateline(scene, span):
        return False
    if not _is_prose(words, scene.language) or (is_dangling(words, scene.language) and not subject_edit(scene, index)):
        return False
    return not any(cue.kind in _NOT_KNOWING for cue in scene.readings.cues_in(span))


def _is_dateline(scene: Scene, span: Span) -> bool:
    """Tell whether most of a sentence is a date: "Villarroca, 3 de junio de 2025." tells when it was written."""
    length = span.end - span.start
    dates = (figure.number for figure in scene.readings.quantities_in(span) if figure.kind == "date")
    return any(2 * (date.end - date.start) > length for date in dates)


def _own(scene: Scene, index: int) -> Point:
    span = scene.sentences[index]
    subject = subject_edit(scene, index)
    edits = [subject] if subject else name_edits(scene, span, [])
    return Point(
        text=finished(edited(scene.text, span, edits)),
        quote=span.of(scene.text),
        cites=(index, index + 1) if subject else (index + 1,),
        speaker=None,
        certainty=certainty_of(governing(scene.readings.cues_in(span), [span])),
        salience=scene.ranking.scores[index],
    )
