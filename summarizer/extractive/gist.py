"""The short version: a few claims that together say what the story is about, and its headline."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.extractive.narration import is_addressing
from summarizer.extractive.salience import stems_of
from summarizer.extractive.scene import Scene
from summarizer.extractive.values import Doubt, Ground, Line, Point
from summarizer.extractive.wording import word_count
from summarizer.patterns import pattern
from summarizer.reading import cues
from summarizer.reading.certainty import certainty_of, governing, read_certainty
from summarizer.reading.quantities import Quantity, compare, qualifier_changed, read_quantities
from summarizer.spans import Span

_LONGEST = 60  # words of one sentence
_SHARED = 0.5  # share of a sentence's stems that another may have: beyond it, it says the same again


def gist(scene: Scene, points: Sequence[Point], doubts: Sequence[Doubt]) -> tuple[Line, ...]:
    """Return two to four sentences (fewer of a tiny text), in the story's order, none telling another again."""
    answered = _answered(doubts)
    fit = [p for p in points if word_count(p.text) <= _LONGEST and not _is_bare_quote(p) and p not in answered]
    fit = [p for p in fit if not _dangles(scene, p)]
    wanted = _count(scene)
    room = min(len({doubt.kind == "disputed" for doubt in doubts}), max(1, wanted - 2))
    chosen: list[Ground] = []
    for point in sorted(fit, key=lambda p: _told_less(scene, p) - p.salience):
        if len(chosen) < wanted - room and not point.open and _is_new(scene, point, chosen):
            chosen.append(point)
    for doubt in _main_doubts(scene, doubts, chosen, wanted):
        chosen.append(doubt)
    return tuple(Line(one.text, (one, *_about(one))) for one in sorted(chosen, key=lambda ground: ground.cites))


def _answered(doubts: Sequence[Doubt]) -> frozenset[Point]:
    """The claims that something is said against, or that another voice counts otherwise.

    They are told together with it or not at all.
    """
    return frozenset(point for doubt in doubts for point in doubt.about)


def _about(ground: Ground) -> tuple[Point, ...]:
    return ground.about if isinstance(ground, Doubt) else ()


# Officials "would not confirm that it was genuine": what "it" is, the sentence before told.
_POINTS_BACK = pattern(
    r"\b(?:confirm|verify|discuss|comment on|respond to|say|know|answer)\s"
    r"(?:this|that|it|these|those|them)(?=[.,;\"”]|\Z)"
    r"|\A(?:[^\s,]{1,30}\s){0,4}?(?:[^\s,]{2,30}s|police|people)\s(?:[^\s,]{1,30}\s){1,6}?(?:that|whether|if|why|how|when)\s"
    r"(?:it|he|she)\b"
    r"|\b(?:of|for)\s(?:his|her|their|this|that|the)\s(?:account|claim|report|statement|story)s?[.]?\Z",
    re.I,
)
_SILENCE = pattern(r"[\"“]no comment\b", re.I)


def _dangles(scene: Scene, ground: Ground) -> bool:
    """Tell whether what is open can't be told without the sentence before, or is silence on nothing that is told."""
    text = ground.text
    if "o comment" in text.lower() and _SILENCE.search(text):
        return not text.startswith("Asked ")
    if _points_at_nobody(scene, text):
        return True
    return isinstance(ground, Doubt) and not ground.about and bool(_POINTS_BACK.search(text))


# "her" as in "described her as", not "her lawyer".
_PRONOUN = pattern(r"\b(?:he|she|him|her(?=[.,;]|\s(?:as|to|at|of|for|in|with|that|on)\b))\b")
_QUOTATION = pattern(r"[\"“][^\"“”]*[\"”]?")


def _points_at_nobody(scene: Scene, text: str) -> bool:
    """Tell whether a sentence says "he" where nobody whom that could be stands before it."""
    bare = _QUOTATION.sub("", text) if '"' in text or "“" in text else text
    pronoun = _PRONOUN.search(bare)
    if pronoun is None:
        return False
    before = bare[: pronoun.start()]
    named = {part for speaker in scene.speakers if speaker.kind == "person" for part in speaker.name.split()}
    words = [word.strip(".,;:'’") for word in before.split()]
    return not any(word in named or word.lower() in _people(scene.document.language) for word in words)


@cache
def _people(language: str | None) -> frozenset[str]:
    """Words for somebody whom a pronoun can point back at, and for who is told of without a name."""
    roles = cues.words((language or "en")[:2], "human_roles")
    return frozenset({"who", "man", "woman", "boy", "girl", "teenager", "anyone", "someone", "person", *roles})


def _count(scene: Scene) -> int:
    """How many sentences: one of a tiny text, up to four of a long one."""
    body = len(scene.sentences) - scene.first
    return 1 if body < 3 else 2 if body < 8 else 3 if body < 16 else 4


def _main_doubts(scene: Scene, doubts: Sequence[Doubt], chosen: list[Ground], wanted: int) -> Iterator[Doubt]:
    """Yield what is disputed and what is unknown, one each while there is room; else a silence."""
    for kinds in (("disputed",), ("unknown", "unconfirmed"), ("no_comment",)):
        fit = [d for d in doubts if d.kind in kinds and word_count(d.text) <= _LONGEST and _is_new(scene, d, chosen)]
        fit = [d for d in fit if not _dangles(scene, d)]
        crowded = kinds == ("no_comment",) and any(isinstance(ground, Doubt) for ground in chosen)
        if fit and len(chosen) < wanted and not crowded:
            yield min(fit, key=lambda d: (d.speaker is not None, -d.salience))


_QUOTED_LESS = 0.2  # a sentence of a quotation tells less than the article's words for the same thing


_SCENE_LESS = 1.0  # more than any place in a story is worth: only where nothing else is left
_TELLING = 5  # stems of a sentence of news; with fewer and no figure it sets a scene


def _told_less(scene: Scene, point: Point) -> float:
    """Return what a sentence of the gist loses by its form: a quotation, a scene ("Ann Lee is late, and knows it")."""
    return _QUOTED_LESS * _is_quotation(point) + _SCENE_LESS * _is_scene(scene, point)


def _is_scene(scene: Scene, ground: Ground) -> bool:
    """Tell whether a sentence of the article's own tells too little to be its news: no figure, and hardly a word."""
    return (
        isinstance(ground, Point)
        and ground.speaker is None
        and len(scene.stems(ground.text)) < _TELLING
        and not _NUMBER.search(ground.text)
    )


def _is_quotation(point: Ground) -> bool:
    return point.text[:1] in "\"“'‘«" or ': "' in point.text


def _is_bare_quote(point: Point) -> bool:
    return point.text[:1] in "\"“'‘«" and word_count(point.text) > 30


def _is_new(scene: Scene, ground: Ground, chosen: Sequence[Ground]) -> bool:
    mine = scene.stems(ground.text)
    return all(len(mine & scene.stems(other.text)) <= _SHARED * max(1, len(mine)) for other in chosen)


# A headline that asks, teases or points at itself says nothing that could be proved.
_TEASING = pattern(
    r"\?|…\s*\Z|\.\.\.\s*\Z|^(?:here(?:['’]s| is| are)|this is|these are|you |what (?:we|you|to)\b|"
    r"why |how |when |meet |watch|"
    r"live:|live updates|opinion|analysis:|explainer|in pictures|quiz|the \d+ |\d+ (?:things|ways|reasons|facts))",
    re.I,
)
# Of a headline's words, so many must stand in the claims it rests on. On 180 English pages a median of .71 does (.70 in
# asserted claims alone). Chosen by reading the titles between .35 and .7: below .6 most are rubrics and captions.
_BORNE_OUT = 0.6
_MOST_GROUNDS = 4
_TO_REST_ON = 2
"""Words that a headline shares with a claim that it rests on."""
_TITLE = 35  # words: a longer sentence makes a poor headline


def headline(scene: Scene, points: Sequence[Point], doubts: Sequence[Doubt]) -> Line | None:
    """Return the story's own title where the claims bear it out, else the lead claim; None without claims.

    A claim that is refuted or disputed bears nothing out, and leads only together with what is said against it.
    """
    answered = frozenset(p for p in _answered(doubts) if p.certainty != "asserted")
    points = [point for point in points if point not in answered]
    title = " ".join((scene.title or "").lstrip("#* ").split())
    if title and not _TEASING.search(title):
        sure = _is_sure(title, scene.document.language)
        # What a headline tells as certain must rest on claims that do.
        fit = [point for point in points if point.certainty == "asserted" or not sure]
        rests, share = _support(scene, title, fit)
        if rests and share >= _BORNE_OUT and _keeps_bounds(title, rests, scene.document.language):
            return Line(title, rests)
    counted = {point for doubt in doubts if len(doubt.about) > 1 for point in doubt.about}
    retorts = [doubt for doubt in doubts if doubt.about and (answered | counted).issuperset(doubt.about)]
    grounds: list[Ground] = [*(p for p in points if p not in counted), *retorts]
    leads = [ground for ground in grounds if word_count(ground.text) <= _LONGEST]
    told = set() if _TEASING.search(title) else _carrying(title, scene.document.language)
    lead = max(leads, key=lambda ground: _leading(scene, ground, told), default=None)
    return Line(lead.text, (lead, *_about(lead))) if lead else None


_ADDED = pattern(r"\b(?:add(?:ed|s)|noted|went on|continued)\b")


def _leading(scene: Scene, ground: Ground, title: set[str]) -> float:
    """How well a claim leads: what the story's title tells before other things, its first sentence before others.

    What somebody merely added comes after them, and so does what is told to "us".
    """
    less = _is_quotation(ground) + (word_count(ground.text) > _TITLE) + bool(_ADDED.search(ground.text))
    less += is_addressing(ground.text) + _is_scene(scene, ground)
    first = scene.first + 1 in ground.cites
    return ground.salience + _QUOTED_LESS * (first - less) + _TITLED_MORE * _told_of(scene, title, ground.text)


_TITLED_MORE = 0.4
"""What a claim with all of a title's words leads by: twice what the first sentence does for being it."""


def _told_of(scene: Scene, title: set[str], words: str) -> float:
    """Return the share of a title's words that ``words`` have; a number of the title counts twice."""
    if not title:
        return 0.0
    return _weight(title & _carrying(words, scene.document.language)) / _weight(title)


def _weight(stems: set[str]) -> int:
    return sum(1 + stem.isdecimal() for stem in stems)


def _keeps_bounds(title: str, rests: Sequence[Point], language: str | None) -> bool:
    """Tell whether no figure of a title leaves out its bound in the claims: "plunge 14%" for "as much as 14%".

    A title rounds as it likes: "400 leave their homes" for "about 400".
    """
    told = read_quantities(title, language=language) if _NUMBER.search(title) else ()
    proved = [one for point in rests for one in read_quantities(point.text, language=language)] if told else []
    agreed = ([other for other in proved if compare(one, other) == "agree"] for one in told)
    return all(
        not same or any(qualifier_changed(one, other) is None or _is_rounded(one, other) for other in same)
        for one, same in zip(told, agreed, strict=True)
    )


def _is_rounded(told: Quantity, proved: Quantity) -> bool:
    return told.comparator is None and proved.comparator in ("about", "nearly")


def _is_sure(title: str, language: str | None) -> bool:
    whole = Span(0, len(title))
    return certainty_of(governing(read_certainty(title, (whole,), language), (whole,))) == "asserted"


def _support(scene: Scene, title: str, points: Sequence[Point]) -> tuple[tuple[Point, ...], float]:
    """Return the claims that cover most of the title's words, greedily, and the share of words covered.

    No claim is returned where a number of the title stands in none.
    """
    language = scene.document.language
    wanted = _carrying(title, language)
    left = set(wanted)
    rests: list[Point] = []
    borne = 0
    words = [(point, _carrying(point.text, language)) for point in points]
    while left and borne < _MOST_GROUNDS:
        point, found = max(words, key=lambda pair: (len(left & pair[1]), pair[0].salience), default=(None, set()))
        if point is None or not left & found:
            break
        # A word alone (a name) is shared by half a story: it bears out, but it is nothing to rest on.
        rests += [point] if len(wanted & found) >= _TO_REST_ON else []
        borne += 1
        left -= found
    if any(word.isdecimal() for word in left):
        return (), 0.0
    return tuple(rests), 1 - len(left) / len(wanted) if wanted else 0.0


def _carrying(words: str, language: str | None) -> set[str]:
    """The stems of the words that carry meaning, irregular forms ("rose") as their base, and the numbers."""
    bases = _bases((language or "en")[:2])
    lowered = " ".join([bases.get(word, word) for word in words.lower().split()])
    return {*stems_of(lowered, language), *_NUMBER.findall(words)}


_NUMBER = re.compile(r"\d+")


@cache
def _bases(language: str) -> dict[str, str]:
    """The base of each irregular form."""
    return {form: base for base, forms in cues.entries(language, "irregular") for form in forms.split()}
