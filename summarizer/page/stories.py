"""The stories of a page: the article told from the rest of the text.

Each line has a kind (:mod:`summarizer.page.layout`) and a worth in words of prose. A story
is a run of lines whose sum cannot be bettered by making it longer or shorter (maximal
scoring runs: Ruzzo and Tompa 1999, linear time), so that a box of links inside an article
is bridged and a foot of links is not. The run is then found again, with lines that stand
alone judged by the words they share with it. Other stories are known by what stands
before them: an outlet, a time stamp, a headline of their own.

A text that is an article and nothing else is kept whole: see :func:`_is_clean`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.page import forms
from summarizer.page.headlines import content, headline
from summarizer.page.layout import Kind, Line, classify, is_promotion, promotion_before
from summarizer.page.values import Story
from summarizer.reading.languages import guess
from summarizer.spans import Span, overlapping

# What a line adds to a run, in words; prose adds its own length. Swept one at a time on the two halves of
# benchmarks/isolation.py's pages: the plateau is wide (half or double any of them moves F1 by less than .01),
# the values are those where must-have and must-not pages are best at once.
WORTH: dict[Kind, float] = {
    "short": 2,
    "item": 1.5,
    "head": -2,
    "label": -1.5,
    "button": -3,
    "lead_in": -3,
    "byline": -2,
    "credit": -2,
    "time": -5,
    "box": -5,
    "bio": -10,
    "plea": -25,
    "end": -100,
}
LONGEST = 60  # words that one line can add: 30 loses .01 F1, 100 lets comments and terms of use win
ENCLOSED = -15  # at worst, what a line adds that has prose before and behind it: a plea inside an article is passed
ALONE = 0.5  # of its words is what a line of prose adds that has no prose beside it: .3 and 1 are worse on both halves
FIRST = 0.5  # of the best run's sum makes an earlier run the article (.2: teasers win; .35 to .7 are alike)
ON_TOPIC, OFF_TOPIC = (
    0.4,
    0.1,
)  # share of a line's content words met in the run: quarter of body lines .39, of others .0
ENOUGH = 60  # words of prose that a run needs before its vocabulary says anything
GROUP = 10  # short lines between prose that can be subheads, verses, scores: more of them are a menu
STORY = 30  # words of prose that another story needs: a teaser has fewer

_PROSE = frozenset(["prose", "short"])
_HEADING = frozenset(["head", "label", "item"])
_BARRED = frozenset(["end", "box", "lead_in", "plea", "time", "byline", "credit", "bio"])
_SKIPPED = frozenset(["lead_in", "plea", "credit"])
_FOREIGN = frozenset(["end", "box", "plea", "button", "lead_in", "bio"])


class _Run(NamedTuple):
    """Lines ``first`` to ``after`` (exclusive) and the sum of their worths."""

    first: int
    after: int
    total: float

    def overlaps(self, other: "_Run") -> bool:
        return self.first < other.after and other.first < self.after


def arrange(text: str, sentences: Sequence[Span], *, title: str | None = None) -> tuple[tuple[Story, ...], int | None]:
    """Return the stories of ``text`` in order, and the index of the main one (None: no story found).

    ``sentences`` are those of ``text``; promotion inside a line is cut at their borders.
    ``title`` is the page's declared title, where known: it tells the headline. The
    headline, where one stands in the text, is the first span of its story.
    """
    language = guess(text)
    lines = classify(text, language)
    if not any(line.kind in _PROSE for line in lines):
        return (), None
    if _is_clean(lines):
        kept = _without_promotion(text, lines)
        return (Story(_clean_title(text, lines, title), _joined(lines, kept)),), 0
    return _arranged(text, sentences, lines, language, title)


def _arranged(
    text: str, sentences: Sequence[Span], lines: Sequence[Line], language: str, title: str | None
) -> tuple[tuple[Story, ...], int | None]:
    """Return the stories of a page that is not just an article."""
    cuts = _starts(text, lines)
    worths = [_worth(lines, index) for index in range(len(lines))]
    found = _sections(cuts, worths)
    if not found:
        return (), None
    main = _main(text, lines, cuts, worths, found, language)
    others = [run for run in found if not run.overlaps(main) and _is_story(text, lines, run, cuts)]
    stories = []
    low = 0
    for run in sorted([main, *others], key=lambda run: run.first):
        head = headline(text, lines, range(low, run.first), language, title if run is main else None)
        kept = _standfirst(lines, head, run.first) + _kept(lines, run)
        spans = _trimmed(text, sentences, _joined(lines, kept), language)
        if head is not None:
            spans = (lines[head].span, *spans)
        name = lines[head].span.of(text) if head is not None else title if run is main else None
        stories.append((run, Story(name, spans)))
        low = run.after
    return tuple(story for _, story in stories), next(i for i, (run, _) in enumerate(stories) if run is main)


def _is_clean(lines: Sequence[Line]) -> bool:
    """Tell whether the text is an article with hardly anything around it: such a text is not searched for runs.

    Three lines in four are prose, and nothing heads a list of other things before the
    last tenth. Lists and result tables inside it stay; a closing plea is cut.
    """
    own = sum(line.kind in _PROSE or line.kind == "item" for line in lines)
    foreign = [index for index, line in enumerate(lines) if line.kind in _FOREIGN]
    if not foreign:
        return 2 * own >= len(lines)
    return len(foreign) <= 3 and own >= 0.75 * len(lines)


def _without_promotion(text: str, lines: Sequence[Line]) -> list[int]:
    """Return the lines of a clean article that are its own: no promotion, and no byline or time above its text."""
    first = next((index for index, line in enumerate(lines) if line.kind in _PROSE), 0)
    return [
        index
        for index, line in enumerate(lines)
        if not (
            index < first
            and line.kind in ("time", "byline")
            and not forms.END.search(text, line.span.end - 8, line.span.end)
        )
        if line.kind not in ("plea", "lead_in", "box", "end", "button") or line.words > 60
    ]


def _clean_title(text: str, lines: Sequence[Line], title: str | None) -> str | None:
    """Return the headline of a clean article: its first line where that is one, else the declared title."""
    first = lines[0]
    if len(lines) > 1 and first.kind == "head" and first.words <= 30:
        return first.span.of(text)
    return title


def _worth(lines: Sequence[Line], index: int) -> float:
    """Return what a line adds to a run, in words."""
    line = lines[index]
    if line.kind != "prose":
        return (
            max(WORTH[line.kind], ENCLOSED) if line.kind != "end" and _is_enclosed(lines, index) else WORTH[line.kind]
        )
    words = min(line.words, LONGEST)
    return words if line.words >= LONGEST or _has_neighbour(lines, index) else ALONE * words


def _has_neighbour(lines: Sequence[Line], index: int) -> bool:
    """Tell whether prose stands right before or after the line, a line that is skipped in reading left aside."""
    for step in (-1, 1):
        at = index + step
        if 0 <= at < len(lines) and lines[at].kind in _SKIPPED:
            at += step
        if 0 <= at < len(lines) and lines[at].kind in _PROSE:
            return True
    return False


def _is_enclosed(lines: Sequence[Line], index: int) -> bool:
    """Tell whether prose stands right before and right after the line."""
    return 0 < index < len(lines) - 1 and lines[index - 1].kind in _PROSE and lines[index + 1].kind in _PROSE


def _sections(cuts: Sequence[int], worths: Sequence[float]) -> list[_Run]:
    """Return the maximal runs between the ``cuts``."""
    bounds = [0, *cuts, len(worths)]
    return [
        _Run(run.first + low, run.after + low, run.total)
        for low, high in pairwise(bounds)
        for run in _runs(worths[low:high])
    ]


def _runs(worths: Sequence[float]) -> list[_Run]:
    """Return all maximal scoring runs of ``worths``, in order (Ruzzo and Tompa 1999).

    Each candidate is (first, after, sum before it, sum behind it). A candidate looks
    back for the last one that starts lower; the ones in between are skipped for good,
    so the whole is linear.
    """
    candidates: list[tuple[int, int, float, float]] = []
    lower: list[int] = []  # for each candidate, the last one before it that starts lower; -1: none
    total = 0.0
    for index, worth in enumerate(worths):
        before, total = total, total + worth
        if worth <= 0:
            continue
        run = (index, index + 1, before, total)
        while True:
            back = len(candidates) - 1
            while back >= 0 and candidates[back][2] >= run[2]:
                back = lower[back]
            if back < 0 or candidates[back][3] >= run[3]:
                candidates.append(run)
                lower.append(back)
                break
            run = (candidates[back][0], run[1], candidates[back][2], run[3])
            del candidates[back:], lower[back:]
    return [_Run(first, after, end - start) for first, after, start, end in candidates]


def _main(
    text: str,
    lines: Sequence[Line],
    cuts: Sequence[int],
    worths: Sequence[float],
    found: Sequence[_Run],
    language: str,
) -> _Run:
    """Return the main run: the first that is not much poorer than the best, found again by its words."""
    best = max(run.total for run in found)
    first = next(run for run in found if run.total >= FIRST * best)
    again = _sections(cuts, _topical(text, lines, first, worths, language))
    same = [run for run in again if run.overlaps(first)]
    return max(same, key=lambda run: run.total) if same else first


def _topical(text: str, lines: Sequence[Line], run: _Run, worths: Sequence[float], language: str) -> list[float]:
    """Return the worths, with prose outside ``run`` or alone in it judged by the words it shares with the run."""
    prose = [index for index, line in enumerate(lines) if line.kind == "prose"]
    inside = [index for index in prose if run.first <= index < run.after]
    judged = list(worths)
    if sum(lines[index].words for index in inside) < ENOUGH:
        return judged
    own = {index: content(text, *lines[index].span, language) for index in prose}
    count = Counter(word for index in inside for word in own[index])
    for index in prose:
        within = run.first <= index < run.after
        if own[index] and not (within and _has_neighbour(lines, index)):
            shared = sum(count[word] > within for word in own[index]) / len(own[index])
            judged[index] = _judged(lines[index], worths[index], shared)
    return judged


def _judged(line: Line, worth: float, shared: float) -> float:
    """Return the worth of a line of prose of whose words the run knows the part ``shared``."""
    if shared >= ON_TOPIC:
        return min(line.words, LONGEST)
    return WORTH["bio"] if shared < OFF_TOPIC else min(worth, ALONE * line.words)


def _starts(text: str, lines: Sequence[Line]) -> list[int]:
    """Return the lines where another story starts: an outlet or a time stamp, a headline, and prose at length.

    Only after a line that heads other things, or where the outlet is named twice: the
    entries of a live blog carry time stamps too.
    """
    cuts: list[int] = []
    ended = False
    for index, line in enumerate(lines):
        ended = ended or line.kind in ("end", "box")
        if line.kind != "time":
            continue
        head = _next_headline(lines, index)
        if head is None:
            continue
        outlet = index > 0 and lines[index - 1].words <= 4 and lines[index - 1].kind in ("button", "head", "label")
        if ended or (outlet and _is_echoed(text, lines, index, head)):
            cuts.append(index - 1 if outlet else index)
    return [cut for cut in cuts if cut > 0]


def _next_headline(lines: Sequence[Line], index: int) -> int | None:
    """Return the headline that follows a time stamp, at most two short lines between, where prose follows it."""
    at = index + 1
    while at < len(lines) and at <= index + 2 and lines[at].words <= 3:
        at += 1
    if at + 1 < len(lines) and 4 <= lines[at].words <= 40:
        after = lines[at + 1]
        return at if after.kind == "prose" and after.words >= STORY else None
    return None


def _is_echoed(text: str, lines: Sequence[Line], index: int, head: int) -> bool:
    """Tell whether the outlet before a time stamp is named again between the stamp and the headline."""
    outlet = lines[index - 1].span.of(text).strip(" -–—•|")
    return any(lines[i].span.of(text).strip(" -–—•|") == outlet for i in range(index + 1, head))


def _is_story(text: str, lines: Sequence[Line], run: _Run, cuts: Sequence[int]) -> bool:
    """Tell whether a run beside the main one is a story: it has a story's start, and prose enough."""
    words = sum(line.words for line in lines[run.first : run.after] if line.kind == "prose")
    return words >= STORY and any(0 <= run.first - cut < 6 for cut in cuts)


def _standfirst(lines: Sequence[Line], head: int | None, first: int) -> list[int]:
    """Return the prose right under the headline, where bylines or captions part it from the body."""
    if head is None:
        return []
    after = head + 1
    while after < first and lines[after].kind == "prose":
        after += 1
    return list(range(head + 1, after))


def _kept(lines: Sequence[Line], run: _Run) -> list[int]:
    """Return the lines of ``run`` that belong to the story: its prose, its subheads, its lists."""
    kept: list[int] = []
    group: list[int] = []
    for index in range(run.first, run.after):
        if lines[index].kind in _PROSE:
            kept += _headings(lines, group)
            kept.append(index)
            group = []
        else:
            group.append(index)
    return kept + _headings(lines, group)


def _headings(lines: Sequence[Line], group: Sequence[int]) -> list[int]:
    """Return those of the lines between two lines of prose that are subheads or items of a list."""
    if not group:
        return []
    headings = [index for index in group if lines[index].kind in _HEADING]
    items = sum(lines[index].kind == "item" for index in headings)
    listed = items >= 0.6 * len(headings) or (group[0] > 0 and lines[group[0] - 1].colon)
    if not any(lines[index].kind in _BARRED for index in group) and (len(headings) <= GROUP or listed):
        return headings
    last = group[-1]
    return [last] if lines[last].kind in _HEADING and lines[last].words <= 8 else []


def _joined(lines: Sequence[Line], kept: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans of the ``kept`` lines, those of neighbours joined."""
    spans: list[Span] = []
    previous = -2
    for index in kept:
        span = lines[index].span
        if index == previous + 1:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        previous = index
    return tuple(spans)


def _trimmed(text: str, sentences: Sequence[Span], spans: Sequence[Span], language: str) -> tuple[Span, ...]:
    """Return ``spans`` without the sentences in which the page promotes something."""
    out: list[Span] = []
    for span in spans:
        start = span.start
        for index in overlapping(span, sentences):
            sentence = sentences[index]
            cut = _promoted(text, sentence, language)
            if cut is None or not span.covers(sentence):
                continue
            _append(out, text, start, sentence.start)
            start = cut
        _append(out, text, start, span.end)
    return tuple(out)


def _promoted(text: str, sentence: Span, language: str) -> int | None:
    """Return where the promotion that ``sentence`` is, or starts with, ends; None where it is none."""
    words = sentence.of(text)
    length = promotion_before(words, language)
    if length:
        return sentence.start + length
    return sentence.end if is_promotion(words, language) else None


def _append(out: list[Span], text: str, start: int, end: int) -> None:
    """Add ``text[start:end]``, trimmed, where something is left of it."""
    piece = Span(start, end).trimmed(text)
    if piece.start < piece.end:
        out.append(piece)
