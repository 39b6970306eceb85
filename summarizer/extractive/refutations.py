"""What is said against a claim right after it: without it, a claim that the page refutes would stand as told."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from summarizer.extractive.naming import uncapitalised
from summarizer.extractive.scene import Scene
from summarizer.extractive.values import Doubt, Point
from summarizer.extractive.wording import finished, single_spaced
from summarizer.patterns import pattern
from summarizer.reading import cues
from summarizer.reading.languages import primary
from summarizer.reading.quantities.scanning import lowered
from summarizer.spans import Span, overlapping


class Refutation(NamedTuple):
    """The words against a claim, their whole sentence (or its tail), and what they do to the claim.

    ``kind`` is "disputed" or "unconfirmed"; "tail" where they go on from the claim in its own sentence; or "plea"
    for an answer to a charge: that he is charged stays so.
    """

    words: Span
    whole: Span
    sentence: int
    kind: str


class _Rule(NamedTuple):
    kind: str
    regex: re.Pattern[str]


def refutations(scene: Scene, told: dict[Span, Point]) -> dict[Span, Refutation]:
    """Return what is said against each of the claims ``told``, by where the claims stand."""
    rules = _rules(primary(scene.document.language))
    if not rules:
        return {}
    found: dict[Span, Refutation] = {}
    retorts = dict(_retorts(scene, rules["next"]))
    for span, point in told.items():
        home = _home(scene, span)
        against = _tail(scene, span, home, rules["tail"]) if point.speaker else None
        retort = retorts.get(home + 1)
        if against is None and retort and retort.kind in _NEXT and _is_meant(scene, span, point, retort):
            against = retort
        if against is not None:
            found[span] = against
    found |= {span: r for span, r in _afar(scene, told, retorts) if span not in found}
    return found


_NEXT = frozenset({"disputed", "unconfirmed"})


def _home(scene: Scene, span: Span) -> int:
    """The index of the sentence in which a claim ends."""
    return overlapping(span, scene.sentences).stop - 1


# "He had told MPs so.": who speaks is named before ("FELD:", "A:"), or the words open a quotation.
_OPENING = pattern(r"(?:[A-Z][A-Z .'’-]{0,30}:\s)?[\"“'‘]?(?:but\s|and\s|however,\s)?", re.I)
_REACH = 300  # code points of a sentence that are read for words against what stands before it


def _retorts(scene: Scene, rules: tuple[_Rule, ...]) -> Iterator[tuple[int, Refutation]]:
    """Yield the sentences that begin with words against what stands before them."""
    for index in sorted(_anchored(scene)):
        span = scene.sentences[index]
        end = min(span.end, span.start + _REACH)
        opening = _OPENING.match(scene.text, span.start, end)
        starts = dict.fromkeys((opening.end() if opening else span.start, span.start))
        matches = ((rule, rule.regex.match(scene.text, start, end)) for rule in rules for start in starts)
        rule, match = next(((rule, match) for rule, match in matches if match), (None, None))
        if rule and match:
            yield index, Refutation(Span(*match.span()), span, index, rule.kind)


# One of these, the start of a word, stands in every retort: a sentence without one is passed over at once.
_ANCHORS = (
    "false", "untrue", "true", "wrong", "incorrect", "inaccurate", "lie", "nonsense", "rubbish", "baseless",
    "groundless", "unfounded", "fabricat", "made up", "invented", "misleading", "hoax", "fake", "not", "deny", "denies",
    "denied", "reject", "dismiss", "disput", "refut", "contest", "disagree", "deleted", "withdr", "retract",
    "took back", "confirm", "verif", "evidence", "proof",
)  # fmt: skip


def _anchored(scene: Scene) -> set[int]:
    """Return the sentences after the headline that have an anchor: looked for in all at once, which takes no time."""
    sentences = scene.sentences[scene.first :]
    if not sentences:
        return set()
    low, first = lowered(scene.text), sentences[0].start
    places = [(at, at + len(word)) for word in _ANCHORS for at in _all(low, word, first) if not _is_word(low, at - 1)]
    for short in ("n't", "n’t"):
        places += [(at, at + 3) for at in _all(low, short, first) if not _is_word(low, at + 3)]
    found = set()
    for start, end in places:
        index = bisect_right(sentences, (start + 1,)) - 1
        if end <= min(sentences[index].end, sentences[index].start + _REACH):
            found.add(scene.first + index)
    return found


def _all(text: str, word: str, start: int) -> Iterator[int]:
    """Yield where ``word`` stands in ``text`` from ``start`` on."""
    at = text.find(word, start)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _is_word(text: str, at: int) -> bool:
    """Tell whether a letter, digit or underscore stands there; before and behind a text none does."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _tail(scene: Scene, span: Span, home: int, rules: tuple[_Rule, ...]) -> Refutation | None:
    """Find words against a claim in the rest of its own sentence, or last in what was taken for the claim."""
    sentence = scene.sentences[home]
    end = min(sentence.end, span.end + _REACH)
    first = max(span.start, span.end - _LAST)
    for start in [m.start() for m in _COMMA.finditer(scene.text, first, end)][:8]:
        for rule in rules:
            match = rule.regex.match(scene.text, start, end)
            if match and (start >= span.end or "," not in scene.text[match.end() : span.end]):
                return Refutation(Span(*_trimmed(scene.text, match)), Span(start, sentence.end), home, "tail")
    return None


_LAST = 160
"""Characters at a claim's end in which words against it may stand: ", a charge that the minister called 'absurd'"."""


_COMMA = pattern(r",\s|\s(?:but|which)\s")


def _trimmed(text: str, match: re.Match[str]) -> tuple[int, int]:
    words = match[0]
    return match.start() + len(words) - len(words.lstrip(" ,\n")), match.end()


# "She never said so, as the post claims. Her office said that was invented": what is meant stands inside.
_NEGATED = pattern(
    r"\b(?:not|never|no|nobody|denied|denies|false|untrue|withdr\w{2,4}|retract\w{0,3}|correct\w{0,3})\b|n['’]t\b", re.I
)


def _is_meant(scene: Scene, span: Span, point: Point, retort: Refutation) -> bool:
    """Tell whether a retort is one to this claim: not to a denial, nor one of the claim's own speaker by name."""
    if point.certainty == "denied" or (point.speaker is None and _NEGATED.search(point.text)):
        return False
    if point.speaker is None and _FLAT.match(retort.words.of(scene.text)) and not _TELLING.search(point.text):
        return False
    if span.end < scene.sentences[retort.sentence - 1].end - _FAR:
        return False  # another statement follows it in its sentence
    name = (point.speaker or "").split()
    opening = scene.text[retort.words.start : retort.words.start + 60].split()[:4]
    return not name or name[-1] not in opening or retort.words.of(scene.text).split()[0] in ("That", "This")


# "That is false", flatly, is said of what somebody else tells: of the article's own word it would make no sense.
_FLAT = pattern(r"(?:that|this|it|they|the|these|those)\b[^\s]{0,2}\s", re.I)
_TELLING = pattern(
    r"\b(?:claim|sa(?:y|id)|alleg|rumou?r|report|accus|suggest|assert|insist|according|post(?:s|ed)?\b)", re.I
)
_FAR = 160  # code points between a claim and the end of its sentence: more hold another


_CHARGED = pattern(r"\b(?:charged|accused|charges|indicted|indictment)\b", re.I)


def _afar(scene: Scene, told: dict[Span, Point], retorts: dict[int, Refutation]) -> Iterator[tuple[Span, Refutation]]:
    """Yield the answers to what stands farther off: a plea to the charge, a verdict to the claim that is checked."""
    for index, retort in retorts.items():
        if retort.kind == "plea":
            before = [span for span, p in told.items() if _CHARGED.search(p.text) and _home(scene, span) < index]
            yield from ((span, retort) for span in before[-1:])
        elif retort.kind == "verdict":
            checked = [span for span, point in told.items() if point.speaker is not None]
            yield from ((span, retort._replace(kind="disputed")) for span in checked[:1])


@cache
def _rules(language: str) -> dict[str, tuple[_Rule, ...]]:
    """Compile the list of a language by where its words stand; empty where it has none."""
    entries = cues.entries(language, "refutations")
    pieces = {entry[0][2:]: entry[1] for entry in entries if entry[0].startswith("= ")}
    table: dict[str, list[_Rule]] = {"next": [], "tail": []} if entries else {}
    for kind, place, source in (entry for entry in entries if not entry[0].startswith("= ")):
        for name, piece in pieces.items():
            source = source.replace(f"{{{name}}}", piece)
        table[place].append(_Rule(kind, re.compile(source, re.I)))
    return {place: tuple(rules) for place, rules in table.items()}


def unspoken(told: dict[Span, Point], against: dict[Span, Refutation]) -> dict[Span, Point]:
    """Return the claims without those that are no more than a retort ("police say they cannot confirm this").

    What somebody denies is told by itself as well: whoever is accused has said so.
    """
    return {span: one for span, one in told.items() if one.certainty == "denied" or not is_retort(span, against)}


def is_retort(span: Span, against: dict[Span, Refutation]) -> bool:
    """Tell whether what stands at ``span`` is no more than a retort, which is told together with its claim."""
    return any(one.words.covers(span) for one in against.values() if one.kind != "tail")


def marked(scene: Scene, told: dict[Span, Point], against: dict[Span, Refutation]) -> dict[Span, Point]:
    """Return the claims with their certainty as what is said against them leaves it."""
    return {span: _marked(scene, point, against.get(span)) for span, point in told.items()}


def _marked(scene: Scene, point: Point, against: Refutation | None) -> Point:
    if against is None or against.kind == "plea":
        return point
    if against.kind == "unconfirmed":
        return point._replace(certainty="hedged" if point.certainty == "asserted" else point.certainty)
    if against.kind == "tail":
        rest = single_spaced(against.whole.of(scene.text))
        if rest.strip(" ,.") in point.text:
            return point._replace(certainty="disputed")
        return point._replace(
            text=f"{point.text.rstrip('.')}{'' if rest[0] == ',' else ' '}{rest}", certainty="disputed"
        )
    return point._replace(certainty="disputed")


def retorted(scene: Scene, point: Point, against: Refutation) -> Doubt:
    """Return a claim together with what is said against it, in the words of the page."""
    joined = f"{_STOP.sub('', point.text)}; {_joined(scene, point, against)}"
    text = point.text if against.kind == "tail" else joined
    return Doubt(
        text=text,
        kind="unconfirmed" if against.kind == "unconfirmed" else "disputed",
        cue=against.words.of(scene.text),
        cites=tuple(sorted({*point.cites, against.sentence + 1})),
        speaker=None,
        salience=point.salience,
        about=(point,),
    )


def _unlabelled(text: str, sentence: Span) -> int:
    label = _LABEL.match(text, sentence.start, sentence.end)
    return label.end() if label else sentence.start


_LABEL = re.compile(r"(?:[A-Z][A-Z .'’-]{0,30}):\s")
_LOWER = re.compile(r"(?:That|This|It|They|He|She|His|Her|Their|The|These|Those|An?|Police|Officials)(?=[\s'’])")
_STOP = re.compile(r"\.(?=[\"”]?\Z)")
_PRONOUN = re.compile(r"(?:He|She)(?=\s)")


def _joined(scene: Scene, point: Point, against: Refutation) -> str:
    """The retort as a second clause; who makes it by a surname, where the claim has named them."""
    whole = against.whole
    words = finished(Span(max(whole.start, _unlabelled(scene.text, whole)), whole.end).of(scene.text))
    speakers = (scene.speaker_of(statement) for statement in scene.said.get(against.sentence, ()))
    surnames = (one.name.split()[-1] for one in speakers if one and one.kind == "person" and one.name != point.speaker)
    if name := next((surname for surname in surnames if surname in point.text), None):
        return _PRONOUN.sub(name, words, count=1) if _PRONOUN.match(words) else words
    return uncapitalised(words) if not _LOWER.match(words) else f"{words[0].lower()}{words[1:]}"
