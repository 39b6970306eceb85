"""How sure a text is: cues of doubt, hedging, dispute and silence, with exact spans and scope.

The cues are patterns in data files (``cues/<language>/<kind>.txt``). Each is looked
up by an anchor word, so that a sentence without one costs no more than reading its
words; a pattern then says what must stand around the anchor, because most of these
words have false friends ("economic might", "denied entry", "a preliminary injunction").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple, get_args

from summarizer.reading import cues
from summarizer.reading.languages import primary
from summarizer.spans import Span

CueKind = Literal["unknown", "unconfirmed", "no_comment", "hedged", "disputed", "denied", "distance", "condition"]
Certainty = Literal["asserted", "hedged", "denied", "disputed"]

# How far a pattern may reach, so that a text of nothing but anchors costs no more than so much for each. The
# longest is "the cause of the fire on the second floor is still under (investigation)".
_WORDS_BEFORE = 12
_REACH = 120
# A sentence longer than this is not prose (a table, a word list, an attack): its head is read alone.
_LONGEST = 4000


class Cue(NamedTuple):
    """One cue: its span, its kind, the index of its sentence, and the clause it governs (``scope``)."""

    span: Span
    kind: CueKind
    sentence: int
    scope: Span


_Kind = CueKind | Literal["excused"]
"""What a pattern finds: a cue, or what is none though it looks like one ("*nobody believes* that it will")."""


class _Pattern(NamedTuple):
    kind: _Kind
    source: str
    tail: str | None  # what must stand from the anchor on: a cheap look before all starts are tried; None: no such part
    # clause, after (what follows in its clause alone), phrase (the next words alone), or main (the clause, and no cue
    # in a side clause: "il a dit que le pont serait fermé" doubts nothing)
    scope: str

    @property
    def anchored(self) -> bool:
        """Whether it starts at its anchor: no need to look for its start."""
        return self.tail == self.source


@cache
def _compiled(source: str) -> re.Pattern[str]:
    # Compiled when first needed: all of them take a tenth of a second, an article needs a few.
    return re.compile(source, re.IGNORECASE)


class _Lexicon(NamedTuple):
    patterns: dict[str, tuple[_Pattern, ...]]
    words: re.Pattern[str]  # finds every anchor among the words of a text in lower case, and perhaps parts of others
    breaks: re.Pattern[str]  # for a text in lower case


def read_certainty(text: str, sentences: Sequence[Span], language: str | None = "en") -> tuple[Cue, ...]:
    """Read the cues in the ``sentences`` of ``text``, in order; empty for a language without cues.

    Cues of one sentence never overlap: of two that do, the one that starts first and is longest stays.
    """
    lexicon = _lexicon(primary(language))
    if lexicon is None:
        return ()
    return tuple(
        cue
        for index, sentence in enumerate(sentences)
        for cue in _of_sentence(
            text, Span(sentence.start, min(sentence.end, sentence.start + _LONGEST)), index, lexicon
        )
    )


def governing(cues_read: Sequence[Cue], content: Sequence[Span]) -> tuple[Cue, ...]:
    """Return the cues that govern the main clause of a statement whose words are ``content``, in order.

    A cue in a side clause of it ("the village *where fighting allegedly continues* is not important") or of
    a phrase ("the *possible* successor spoke") leaves the statement itself as sure as it was.
    """
    spans = sorted(content)
    return tuple(cue for cue in cues_read if any(_governs(cue, span) for span in spans))


def certainty_of(governed_by: Sequence[Cue], stance: str = "neutral") -> Certainty:
    """Return how sure a statement is, from the cues that govern it and its reporting verb's ``stance``."""
    kinds = {cue.kind for cue in governed_by}
    if stance == "denies" or "denied" in kinds:
        return "denied"
    if "disputed" in kinds:
        return "disputed"
    return "hedged" if stance == "doubts" or kinds & _UNSURE else "asserted"


_UNSURE: frozenset[CueKind] = frozenset({"hedged", "distance", "unknown", "unconfirmed"})
# A cue whose clause is not the first governs a statement where that clause is most of it: else a detail is hedged.
_SHARE = 0.5


def _governs(cue: Cue, content: Span) -> bool:
    if not cue.scope.overlaps(content):
        return False
    if cue.kind != "condition" and cue.scope.start <= content.start + 1:
        return True
    # What follows a noun ("over claims that …") is a side clause, however long it is.
    aside = cue.kind == "distance" and cue.scope.start == cue.span.start
    shared = min(cue.scope.end, content.end) - max(cue.scope.start, content.start)
    return not aside and shared >= _SHARE * (content.end - content.start)


def _of_sentence(text: str, sentence: Span, index: int, lexicon: _Lexicon) -> list[Cue]:
    found: list[tuple[int, int, _Pattern]] = []
    lowered = text[sentence.start : sentence.end].lower()
    for start, end, word in _anchors(text, sentence, lowered, lexicon):
        for pattern in lexicon.patterns[word]:
            if span := _matched(text, sentence, Span(start, end), pattern):
                found.append((span.start, -span.end, pattern))
                break
    if not found:
        return []
    borders = _borders(lowered, sentence, lexicon.breaks)
    kept: list[Cue] = []
    excused = sentence.start
    for start, minus_end, pattern in sorted(found, key=lambda hit: hit[:2]):
        span = Span(start, -minus_end)
        if pattern.kind == "excused" or span.start < excused:
            excused = max(excused, span.end) if pattern.kind == "excused" else excused
            continue
        if pattern.scope == "main" and _is_aside(text, sentence, span, borders):
            continue
        if not kept or span.start >= kept[-1].span.end:
            kept.append(Cue(span, pattern.kind, index, _scope(text, sentence, span, pattern, borders)))
    return kept


def _is_aside(text: str, sentence: Span, cue: Span, borders: list[int]) -> bool:
    """Tell whether a cue stands in a clause that "que" opens."""
    opened = borders[bisect_right(borders, cue.start) - 1]
    return bool(_QUE.search(text, max(sentence.start, opened - 5), opened))


_QUE = re.compile(r"\bqu(?:e\s|['’])\Z", re.IGNORECASE)


def _anchors(text: str, sentence: Span, lowered: str, lexicon: _Lexicon) -> Sequence[tuple[int, int, str]]:
    """Find the anchor words in a sentence: start, end, and the word in lower case.

    Most sentences have none: a look at their words as a set is several times cheaper than one at each.
    """
    hits = lexicon.patterns.keys() & set(lexicon.words.findall(lowered))
    if not hits:
        return ()
    if len(lowered) != sentence.end - sentence.start:  # some capitals are two characters in lower case
        words = ((m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text, *sentence))
        return [word for word in words if word[2] in hits]
    start = sentence.start
    found = [(start + m.start(), start + m.end(), hit) for hit in hits for m in _word(hit).finditer(lowered)]
    return found if len(found) == 1 else sorted(found)


@cache
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(word)}(?![^\W\d_])(?<![^\W\d_]{re.escape(word)})")


def _matched(text: str, sentence: Span, anchor: Span, pattern: _Pattern) -> Span | None:
    """Match ``pattern`` over the ``anchor``, as far to the left as it goes."""
    end = min(sentence.end, anchor.end + _REACH)
    if pattern.tail is not None and not _compiled(pattern.tail).match(text, anchor.start, end):
        return None
    regex = _compiled(pattern.source)
    for start in (anchor.start,) if pattern.anchored else _starts(text, sentence, anchor.start):
        match = regex.match(text, start, end)
        if match and match.end() >= anchor.end and _whole_word(text, match.end()):
            inner = match.span("c") if "c" in regex.groupindex else match.span()
            return _trimmed(text, Span(_word_start(text, inner[0], sentence.start), inner[1]))
    return None


def _starts(text: str, sentence: Span, anchor: int) -> list[int]:
    """Where a pattern may start: the words (and the tails after an apostrophe) before ``anchor``, and itself."""
    low = max(sentence.start, anchor - _REACH)
    starts = [m.start() for m in _STARTS.finditer(text, low, anchor)]
    return [*starts[-_WORDS_BEFORE:], anchor]


_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[a-z]+")
_STARTS = re.compile(r"(?<![\w'’])\w|['’](?=\w)")
_WORD_TAIL = re.compile(r"[\w'’]{1,20}\Z")


def _word_start(text: str, start: int, low: int) -> int:
    """Take ``start`` back to the start of the word it stands in ("it's unclear", not "'s unclear")."""
    if start < len(text) and text[start] not in "'’":
        return start
    tail = _WORD_TAIL.search(text[max(low, start - 20) : start])
    return start - len(tail[0]) if tail else start


def _whole_word(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalnum() or not text[end - 1].isalnum()


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end - len(piece) + len(piece.rstrip()))


def _borders(lowered: str, sentence: Span, breaks: re.Pattern[str]) -> list[int]:
    """Where the clauses of ``sentence`` start (a clause that an opening word starts begins with it).

    ``lowered`` are its words in lower case: there a choice of words is told from its first letter, four times as fast.
    """
    inner = {sentence.start + m.end() for m in breaks.finditer(lowered)}
    return sorted({sentence.start, *(border for border in inner if border <= sentence.end)})


def _scope(text: str, sentence: Span, cue: Span, pattern: _Pattern, borders: list[int]) -> Span:
    """The clause that ``cue`` governs: what it takes as a complement, else the clause around it."""
    if pattern.scope == "phrase":
        return _trimmed(text, Span(cue.start, _phrase_end(text, cue, sentence.end)))
    # A word of condition opens the clause that it governs.
    opened = bisect_right(borders, cue.end + 1 if pattern.kind == "condition" else cue.start) - 1
    if _RESUMED.match(text, borders[opened]) and text[max(0, borders[opened] - 4) : borders[opened]].rstrip().endswith(
        ","
    ):
        opened = 0  # "The mayor, who is in hospital, may resign": the main clause goes on
    elif opened and _closed_before(text, borders[opened], cue):
        opened -= 1
    first = borders[opened]
    complement = _COMPLEMENT.match(text, cue.end, sentence.end)
    # The complement's own opening word ("unclear whether …") ends nothing: its clause is what is governed.
    after = bisect_right(borders, complement.end() if complement else cue.end + 1)
    end = borders[after] if after < len(borders) else sentence.end
    closed = _INSERTED.match(text, max(sentence.start, borders[opened] - _OPENER), end)
    if closed and cue.end <= closed.start("end"):
        end = closed.start("end")
    first = cue.start if pattern.scope == "after" else first
    return _trimmed(text, Span(first, _clause_end(text, first, end)))


# A side clause between commas, and the main clause that begins behind it: ", who is believed to be ill, *the* pair …".
_OPENER = 10
_INSERTED = re.compile(
    r".{0,10}?,\s{1,4}(?:who|which|whose)\b[^,]{1,200}(?P<end>,)\s{1,4}"
    r"(?:the|an?|this|that|these|those|he|she|it|they|we|I|his|her|its|their|there)\s",
    re.DOTALL,
)
_RESUMED = re.compile(r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does)\s", re.I)


def _closed_before(text: str, opened: int, cue: Span) -> bool:
    """Tell whether the relative clause opened before ``cue`` has ended: the cue is the main clause's again.

    "Adults who take a nap may remember more": after "who" a verb and what belongs to it came first.
    """
    opener = text[max(0, opened - 8) : opened].split()
    if not opener or opener[-1].lower() not in ("who", "which", "that"):
        return False
    between = text[opened : cue.start]
    return "," in between or len(between.split()) >= _WORDS_OF_RELATIVE


_WORDS_OF_RELATIVE = (
    3  # of 60 relative clauses before a modal in news, 51 with fewer words went on; 44 of 49 with more had ended
)


def _clause_end(text: str, start: int, end: int) -> int:
    """Take the opening word and the comma before the next clause off the end of this one."""
    tail = _TAIL.search(text[max(start, end - 24) : end])
    return end - len(tail[0]) if tail else end


_COMPLEMENT = re.compile(r"\s{1,4}(?:whether|if|that|what|who|whom|whose|which|when|where|why|how|to)\s{1,4}", re.I)
_TAIL = re.compile(
    r"(?:[,;:]|\s[–—―-]{1,2})?\s*(?:\b(?:but|and|while|although|though|whereas|because|so|yet|which|who|whom|"
    r"whose|where|when|as|since|if|unless|or|nor|that|after|before|until)\s)?\s*\Z"
)
_PHRASE = re.compile(r"(?:\s{1,4}[\w'’%-]{1,40}){1,3}")


def _phrase_end(text: str, cue: Span, end: int) -> int:
    """The end of the (at most three) words after ``cue``: a cue before a noun governs that noun alone."""
    words = _PHRASE.match(text, cue.end, end)
    return words.end() if words else cue.end


@cache
def _lexicon(language: str) -> _Lexicon | None:
    """Compile the cue lists of ``language``; None where it has none."""
    by_anchor: dict[str, list[_Pattern]] = {}
    macros = {entry[0]: entry[1] for entry in cues.entries(language, "macros")}
    for kind in ("excused", *get_args(CueKind)):
        for anchors, pattern in _patterns(language, kind, macros):
            for anchor in anchors:
                by_anchor.setdefault(anchor, []).append(pattern)
    if not by_anchor:
        return None
    breaks = "|".join(cues.words(language, "clauses")) or r"[;:]\s"
    return _Lexicon(
        patterns={anchor: tuple(patterns) for anchor, patterns in by_anchor.items()},
        words=_ASCII_WORD if all(anchor.isascii() for anchor in by_anchor) else _WORD,
        # Every break begins with one of these: the rest of a text is passed over without trying each.
        breaks=re.compile(rf"(?=[\s,;:.?!–—―])(?:{breaks})"),
    )


def _patterns(language: str, kind: _Kind, macros: dict[str, str]) -> Iterator[tuple[list[str], _Pattern]]:
    for columns in cues.entries(language, kind):
        anchors, source, scope = (*columns, "clause")[:3]
        words = anchors.split(" ")
        tail = source if _ANCHORED.match(source) else _tail(source)
        spelled = _spelled(source, words, macros)
        yield words, _Pattern(kind, spelled, _spelled(tail, words, macros) if tail else None, scope)


_ANCHORED = re.compile(r"(?:\(\?<[!=][^()]*\))*(?:\(\?-i:)?(?:\(\?<[!=][^()]*\))*@")
_INNERMOST = re.compile(r"\([^()]*\)")
_GROUP = re.compile(r"\(\?P<c>@\)|\(\?-i:@\)")


def _tail(source: str) -> str | None:
    """Return the part of a pattern from its anchor on, where that is no part of a choice; else None."""
    head, _, tail = _GROUP.sub("@", source).partition("@")
    outer = f"{head}@{tail}"
    while outer != (outer := _INNERMOST.sub("", outer)):
        pass
    if "|" in outer or "@" in tail or not _closed(head) or not _closed(tail):
        return None
    # The word that must stand before the anchor ("to say") tells more than what follows it.
    before = _WORD_BEFORE.search(head)
    return (rf"(?:(?<={before[1]} )|(?<=\s\s))@" if before else "@") + tail


_WORD_BEFORE = re.compile(r"(?:\A|[ )])([a-z]+) \Z")


def _closed(part: str) -> bool:
    return part.count("(") == part.count(")")


_WORD_FIRST = re.compile(r"\A(\(\?<[!=])(?!n['’]t)(\w)")
_LOOKBEHIND = re.compile(r"\(\?<[!=][^()]*\)")


def _spelled(source: str, anchors: Sequence[str], macros: dict[str, str]) -> str:
    """Write a pattern of a cue list out as a regular expression."""
    out = re.sub(r"\{([a-z]+)\}", lambda m: macros[m[1]], source)
    longest_first = sorted(anchors, key=len, reverse=True)
    out = out.replace("@", "(?:" + "|".join(map(re.escape, longest_first)) + ")")
    # A look-behind must have one width: there a space is one white-space character. It looks at whole words ("as",
    # not the end of "was").
    out = _LOOKBEHIND.sub(lambda m: _WORD_FIRST.sub(r"\1\\b\2", m[0].replace(" ", r"\s")), out)
    return _LOOSE.sub(lambda m: _LOOSELY.get(m[0], m[0]), out)


# White space may be wide, and either apostrophe stands for both; what is in brackets is left as it is.
_LOOSE = re.compile(r"\[[^\]]*\]| \?| |'")
_LOOSELY = {" ?": r"\s{0,4}", " ": r"\s{1,4}", "'": "['’]"}
