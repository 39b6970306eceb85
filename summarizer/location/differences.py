"""What a quote changed, place by place: a figure, a negation, a name or another word."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, pairwise

from summarizer.document import Document
from summarizer.location.borders import may_begin, may_end
from summarizer.location.characters import QUOTES
from summarizer.location.folding import Folded, fold
from summarizer.location.index import words
from summarizer.location.match import Difference, DifferenceKind
from summarizer.location.nearness import Near, Word
from summarizer.location.numerals import is_unit, numbers, writes_number
from summarizer.reading.cues import words as cue_words
from summarizer.spans import Span

_SOFT = " ,;()[]*_" + QUOTES
"""Marks between two words whose loss or gain changes nothing that a quote proves."""
_SOFT_IN_TEXT = _SOFT + ":-/"
"""The same between words that are no figures."""
_END_MARKS = ".!…-"
"""Marks at the ends of a quote that may come from the sentence around it."""
_LONGEST_WORD = 60
"""How far in characters a word that a quote cuts is followed; a longer one is none."""
_NEGATING = ("un", "in", "im", "il", "ir", "non", "dis", "mis", "anti", "de")
_HALVES = frozenset({"am", "pm"})
"""The halves of a day, as letters: "a.m." and "am" are one."""
_FIRST_PERSON = frozenset({"i", "i'm", "i've", "i'd", "i'll"})
_TITLED = 0.75
"""From this share of capitalised words on, a stretch is set like a headline and capitals tell no name."""
_FEWEST_TITLED = 5
"""Fewest longer words by which to tell that: names come in twos and threes."""


@dataclass(frozen=True)
class _Side:
    """One of the two texts compared, with the words read from it."""

    text: str
    folded: Folded
    words: Sequence[Word]

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of the text from word ``first`` to word ``last``."""
        start, end = self.words[first].start, self.words[last].end
        return self.folded.source(start, end) or self.rough(start, end)

    def rough(self, start: int, end: int) -> Span:
        """Return the stretch of the text around ``start:end`` of the folded, widened where it would cut."""
        while start > 0 and self.folded.source(start, start + 1) is None and start > end - 200:
            start -= 1
        whole = next((s for e in range(end, end + 20) if (s := self.folded.source(start, e))), None)
        return whole or Span(0, len(self.text))

    @cached_property
    def titled(self) -> bool:
        """Whether the words are set like a headline: nearly every longer one is capitalised."""
        longer = [self.span(i, i).of(self.text) for i, word in enumerate(self.words) if len(word.text) > 3]
        return len(longer) >= _FEWEST_TITLED and sum(word[:1].isupper() for word in longer) > _TITLED * len(longer)

    def folded_gap(self, left: int, right: int) -> str:
        """Return what stands between two words, folded."""
        return self.folded.text[self.words[left].end : self.words[right].start]

    def gap(self, left: int, right: int) -> Span:
        """Return what stands between two words."""
        return Span(self.span(left, left).end, self.span(right, right).start)


def differences(quote: str, quoted: Folded, document: Document, folded: Folded, near: Near) -> tuple[Difference, ...]:
    """Name each place where ``quote`` departs from the stretch of ``document`` that is nearest to it."""
    mine, theirs = _Side(quote, quoted, near.quoted), _Side(document.text, folded, near.found)
    named = [*_words_changed(mine, theirs, near), *_marks_changed(mine, theirs, near)]
    return tuple(sorted([*named, *_edges_changed(mine, theirs, near), *_words_cut(theirs, near)], key=lambda d: d.span))


def span_of(document: Document, folded: Folded, near: Near) -> Span:
    """Return the stretch of the document that the quote was found near."""
    used = [p.found for p in near.pairs if p.found is not None]
    return _Side(document.text, folded, near.found).span(used[0], used[-1])


def negations(words: Sequence[str]) -> int:
    """Count the folded ``words`` that turn a statement round."""
    return sum(1 for word in words if word in _negation_words() or word.endswith("n't"))


_LANGUAGES = ("en", "de", "fr", "es")

_CONTRACTED = frozenset(
    {"don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "can't"}
    | {"couldn't", "won't", "wouldn't", "shouldn't", "mustn't", "needn't", "ain't"}
)
"""Contractions that are also met without their apostrophe."""


@cache
def _negation_words() -> frozenset[str]:
    """Return the single words that negate in any language that has a list, for a quote tells none.

    "n't" is known by its ending, with or without its apostrophe.
    """
    phrases = (word for language in _LANGUAGES for word in cue_words(language, "negation"))
    single = {word for word in phrases if " " not in word and "'" not in word}
    return frozenset(single | {word.replace("'", "") for word in _CONTRACTED})


def _words_changed(mine: _Side, theirs: _Side, near: Near) -> Iterator[Difference]:
    """Yield the runs of words changed, added or dropped."""
    before: int | None = None
    for same, run in groupby(near.pairs, key=lambda pair: pair.step == "same"):
        pairs = list(run)
        if not same:
            ours = [p.quoted for p in pairs if p.quoted is not None]
            others = [p.found for p in pairs if p.found is not None]
            found = theirs.span(others[0], others[-1]) if others else _point(theirs, before)
            said = mine.span(ours[0], ours[-1]).of(mine.text) if ours else ""
            if not _rejoined(said, found.of(theirs.text)):
                kind = _kind(mine, theirs, ours, others)
                yield Difference(kind, said, found.of(theirs.text), found)
        before = next((p.found for p in reversed(pairs) if p.found is not None), before)


def _point(theirs: _Side, before: int | None) -> Span:
    """Return the empty span behind word ``before``, where the quote has a word more."""
    at = theirs.span(before, before).end if before is not None else theirs.words[0].start
    return Span(at, at)


def _rejoined(said: str, found: str) -> bool:
    """Tell whether ``found`` is ``said``, hyphenated at the end of a line, or "a.m." for "am"."""
    if _letters(said) == _letters(found) in _HALVES:
        return True
    if "\n" not in found and "\n" not in said:
        return False
    return _unhyphened(said) == _unhyphened(found)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha()).casefold()


def _unhyphened(text: str) -> str:
    return re.sub(r"[-‐\u00ad]\s{0,8}\n\s{0,8}", "", text).casefold()


def _kind(mine: _Side, theirs: _Side, ours: Sequence[int], others: Sequence[int]) -> DifferenceKind:
    """Say what kind of word differs, the gravest first."""
    said = [mine.words[i].text for i in ours]
    found = [theirs.words[i].text for i in others]
    if _figures_differ(said, found) or _half_turned(theirs, said, found, others):
        return "figure"
    if negations(said) != negations(found) or _turned(said, found):
        return "negation"
    if any(_is_name(mine, i) for i in ours) or _name_lost(theirs, others, shortened=not ours):
        return "word" if theirs.titled else "name"
    return "word"


def _half_turned(theirs: _Side, said: Sequence[str], found: Sequence[str], others: Sequence[int]) -> bool:
    """Tell whether the a of "a.m." was put for the p of "p.m.", letters that are words of their own there."""
    if sorted((*said, *found)) != ["a", "p"] or not others or others[-1] + 1 >= len(theirs.words):
        return False
    return theirs.words[others[-1] + 1].text == "m"


def _figures_differ(said: Sequence[str], found: Sequence[str]) -> bool:
    """Tell whether the two write different numbers, or one a number and the other none. Units and dates count
    where both have one: leaving one out says less, not otherwise.
    """
    if any(map(writes_number, (*said, *found))):
        return _values(said, found) != _values(found, said)
    if any(map(is_unit, said)) and any(map(is_unit, found)):
        return numbers(said) != numbers(found)
    return any(word in "$€£¥₽₹₴%°" for word in (*said, *found)) and numbers(said) != numbers(found)


def _values(words: Sequence[str], beside: Sequence[str]) -> tuple[object, ...]:
    """Return the numbers of ``words``, with their units where those of ``beside`` have some too."""
    both = any(map(is_unit, words)) and any(map(is_unit, beside))
    return tuple(sorted(map(str, (n for n in numbers(words) if both or not isinstance(n, str) or n[0].isdigit()))))


def _turned(said: Sequence[str], found: Sequence[str]) -> bool:
    """Tell whether a word was turned round by a prefix (likely, unlikely)."""
    return len(said) == len(found) and any(
        a != b and any(prefix + a == b or prefix + b == a for prefix in _NEGATING)
        for a, b in zip(said, found, strict=True)
    )


def _is_name(side: _Side, i: int) -> bool:
    """Tell whether word ``i`` is written as a name: capitalised where no sentence begins, or in capitals."""
    span = side.span(i, i)
    word = span.of(side.text)
    if not word[:1].isupper() or side.words[i].text in _FIRST_PERSON or is_unit(side.words[i].text):
        return False
    return (len(word) > 1 and word.isupper()) or not _opens(side.text, span.start)


def _name_lost(theirs: _Side, others: Sequence[int], *, shortened: bool) -> bool:
    """Tell whether a name of the document was changed or left out; one that was only ``shortened`` was not."""
    if not any(_is_name(theirs, i) for i in others):
        return False
    beside = [i for i in (others[0] - 1, others[-1] + 1) if 0 <= i < len(theirs.words)]
    return not shortened or not any(_is_name(theirs, i) and _touching(theirs, i, others) for i in beside)


def _touching(side: _Side, i: int, others: Sequence[int]) -> bool:
    """Tell whether only a space stands between word ``i`` and the run ``others``."""
    left, right = (i, others[0]) if i < others[0] else (others[-1], i)
    return not side.gap(left, right).of(side.text).strip()


def _opens(text: str, at: int) -> bool:
    """Tell whether a sentence (or the text, a quotation or a line) begins at ``at``."""
    back = at - 1
    while back >= max(0, at - 8) and (text[back] in " \t" or text[back] in QUOTES or text[back] in "([*_"):
        if text[back] in QUOTES:
            return True
        back -= 1
    return back < 0 or text[back] in ".!?…\r\n:"


def _marks_changed(mine: _Side, theirs: _Side, near: Near) -> Iterator[Difference]:
    """Yield the places where the words are the same and a telling mark between them is not (a sign, a full stop)."""
    for (left, found_left), (right, found_right) in pairwise(_kept(near)):
        said, found = mine.folded_gap(left, right), theirs.folded_gap(found_left, found_right)
        if said == found or right - left != 1 or found_right - found_left != 1:
            continue
        digits = any(mine.words[i].text[0].isdigit() for i in (left, right))
        if _telling_mark(said, digits) != _telling_mark(found, digits):
            inner = trimmed(theirs.text, theirs.gap(found_left, found_right))
            quoted = mine.gap(left, right).of(mine.text).strip()
            yield Difference("figure" if digits else "word", quoted, inner.of(theirs.text), inner)


def _kept(near: Near) -> list[tuple[int, int]]:
    """Return the words that are the same, in the quote and in the document."""
    return [
        (p.quoted, p.found) for p in near.pairs if p.step == "same" and p.quoted is not None and p.found is not None
    ]


def trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without the white space at its ends."""
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + len(inner.rstrip())))


def _telling_mark(gap: str, digits: bool) -> str:
    """Return what of the folded marks between two words tells something."""
    return "".join(c for c in gap if c not in (_SOFT if digits else _SOFT_IN_TEXT))


def _edges_changed(mine: _Side, theirs: _Side, near: Near) -> Iterator[Difference]:
    """Yield telling marks at the ends of the quote that the document lacks there (a sign, a question mark)."""
    kept = _kept(near)
    first, last = near.pairs[0], near.pairs[-1]
    if kept and first.step == "same":
        said = mine.folded.text[: mine.words[0].start]
        start = theirs.words[kept[0][1]].start
        yield from _edge(mine, theirs, said, theirs.folded.text[max(0, start - len(said) - 4) : start], kept[0][1], -1)
    if kept and last.step == "same":
        said = mine.folded.text[mine.words[-1].end :]
        end = theirs.words[kept[-1][1]].end
        yield from _edge(mine, theirs, said, theirs.folded.text[end : end + len(said) + 4], kept[-1][1], 1)


def _edge(mine: _Side, theirs: _Side, said: str, found: str, i: int, step: int) -> Iterator[Difference]:
    """Yield the marks ``said`` before (``step`` -1) or behind word ``i``, where ``found`` there has not got them."""
    digits = step < 0 and theirs.words[i].text[0].isdigit()
    loose = _END_MARKS.replace("-", "") if digits else _END_MARKS
    ours, others = (_telling_mark(marks, digits).strip(loose) for marks in (said, found))
    if ours and not (others.endswith(ours) if step < 0 else others.startswith(ours)):
        span = theirs.span(i, i)
        at = span.start if step < 0 else span.end
        yield Difference("figure" if digits else "word", ours, "", Span(at, at))


def _words_cut(theirs: _Side, near: Near) -> Iterator[Difference]:
    """Yield the compounds and numbers of which the quote took a part ("border" of "cross-border", "000" of
    "10 000"); what stands before a hyphen is whole ("Los Angeles" of "Los Angeles-based"), if it is no number.
    """
    used = [p.found for p in near.pairs if p.found is not None]
    first, last = theirs.span(used[0], used[0]), theirs.span(used[-1], used[-1])
    start, end = _whole(theirs.text, first.start, -1, may_begin), _whole(theirs.text, last.end, 1, may_end)
    if start < first.start:
        yield _cut(theirs.text, first, Span(start, first.end))
    if end > last.end and (cut := _cut(theirs.text, last, Span(last.start, end))).kind == "figure":
        yield cut


def _whole(text: str, at: int, step: int, may: Callable[[str, int], bool]) -> int:
    """Return the nearest border from ``at`` on in the direction ``step``."""
    for border in range(at, at + step * _LONGEST_WORD, step):
        if not 0 < border < len(text) or may(text, border):
            return max(0, min(len(text), border))
    return at


def _cut(text: str, part: Span, whole: Span) -> Difference:
    """Name the word or number ``whole`` of which the quote has only ``part``."""
    rest = text[whole.start : part.start] + text[part.end : whole.end]
    lost = [match.group() for match in words(fold(rest))]
    kind: DifferenceKind = "word"
    if any(map(writes_number, lost)) or (not lost and part.of(text)[:1].isdigit()):
        kind = "figure"
    elif rest.strip("-‐‑").casefold() in _NEGATING:
        kind = "negation"
    return Difference(kind, part.of(text), whole.of(text), whole)
