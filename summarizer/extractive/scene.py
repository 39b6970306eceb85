"""A story as the engine looks at it: its readings, its ranking, and what stands where."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.document import Document
from summarizer.extractive.salience import Ranking, rank, stems_of, tokens
from summarizer.reading.attribution import Speaker, Statement
from summarizer.reading.readings import Readings
from summarizer.spans import Span, overlapping


@dataclass(frozen=True)
class Scene:
    """A document's story with all that is read from it; what is derived is derived once."""

    document: Document

    @cached_property
    def text(self) -> str:
        """The document's whole text."""
        return self.document.text

    @cached_property
    def readings(self) -> Readings:
        """The story's figures, statements and cues."""
        return self.document.readings

    @cached_property
    def language(self) -> str:
        """The primary tag of the document's language; English where it isn't known."""
        return (self.document.language or "en")[:2]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The story's sentences; ``cites`` count them from 1."""
        return self.document.story_sentences

    @cached_property
    def title(self) -> str | None:
        """The story's headline."""
        return self.document.story_title

    @cached_property
    def first(self) -> int:
        """The index of the first sentence that is not the headline; what stands over it ("LOCAL NEWS") comes before."""
        title = " ".join((self.title or "").split())
        heads = [" ".join(span.of(self.text).lstrip("#* ").split()) for span in self.sentences[:5]]
        over = next((index for index, words in enumerate(heads) if words == title), 0)
        if any(words.endswith(_STOPS) for words in heads[:over]):
            over = 0
        for index, words in enumerate(heads[over:], over):
            if not (title and (words in title or title in words)):
                return index
        return min(1, len(self.sentences))

    @cached_property
    def words(self) -> list[list[str]]:
        """The words and marks of each sentence after the headline."""
        text = self.text
        return tokens([text[start:end] for start, end in self.sentences[self.first :]])

    def stems(self, words: str) -> frozenset[str]:
        """Return the stems of words that are told; those of the gist are compared again and again."""
        if words not in self._stems:
            self._stems[words] = frozenset(stems_of(words, self.document.language))
        return self._stems[words]

    @cached_property
    def _stems(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def ranking(self) -> Ranking:
        """How much the story is about each sentence; the headline's own are last."""
        body = rank(self.words, self.title, self.document.language)
        lead = self.first
        return body._replace(stems=(frozenset(),) * lead + body.stems, scores=(0.0,) * lead + body.scores)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Who says what."""
        return self.readings.attribution.statements

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who is cited."""
        return self.readings.attribution.speakers

    @cached_property
    def people(self) -> tuple[tuple[Span, Speaker], ...]:
        """Where people who are cited are named, in order."""
        named = [(mention, one) for one in self.speakers if one.kind == "person" for mention in one.mentions]
        return tuple(sorted(named, key=lambda entry: entry[0]))

    def people_in(self, stretch: Span) -> tuple[tuple[Span, Speaker], ...]:
        """Return the mentions of people that lie in ``stretch``."""
        if not self.people:
            return ()
        # Compared as tuples, which needs no call of ours: ((5,),) sorts before every mention that starts at 5.
        first = bisect_left(self.people, ((stretch.start,),))
        last = bisect_left(self.people, ((stretch.end,),), first)
        return tuple(entry for entry in self.people[first:last] if stretch.covers(entry[0]))

    @cached_property
    def said(self) -> dict[int, list[Statement]]:
        """The statements that touch each sentence, by its index."""
        table: dict[int, list[Statement]] = {}
        for statement in self.statements:
            for index in self.touched(statement):
                table.setdefault(index, []).append(statement)
        return table

    def touched(self, statement: Statement) -> tuple[int, ...]:
        """Return the indices of the sentences that a statement stands in."""
        home = self.sentences[statement.sentence]
        # Nearly all stand in one sentence; looking that up for each would cost as much as all the rest.
        beyond = [piece for piece in statement.content if not home.covers(piece)]
        found = {index for piece in beyond for index in overlapping(piece, self.sentences)}
        return tuple(sorted(found | {statement.sentence}))

    def speaker_of(self, statement: Statement) -> Speaker | None:
        """Return who says it, where that can be told."""
        return None if statement.speaker is None else self.speakers[statement.speaker]

    def statement_at(self, span: Span) -> Statement | None:
        """Return the statement whose content covers ``span``; of several the narrowest, hearsay of nobody's last."""
        near = [s for i in overlapping(span, self.sentences) for s in self.said.get(i, ())]
        holding = [s for s in near if any(piece.covers(span) for piece in s.content)]
        holding = [s for s in holding if s.source is not None or s.speaker is not None] or holding
        if len(holding) < 2:
            return holding[0] if holding else None
        return min(holding, key=lambda s: sum(p.end - p.start for p in s.content), default=None)

    def cites(self, spans: Sequence[Span]) -> tuple[int, ...]:
        """Return the numbers, from 1, of the sentences that ``spans`` stand in."""
        return tuple(sorted({i + 1 for span in spans for i in overlapping(span, self.sentences)}))

    def is_labelled(self, span: Span) -> bool:
        """Tell whether a sentence stands in a line that begins with who speaks ("Q:", "RUIZ (host):")."""
        start = self.text.rfind("\n", max(0, span.start - _LINE), span.start) + 1
        return bool(_LABEL.match(self.text, start or max(0, span.start - _LINE), span.end))

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The indices of the sentences that start inside a quotation: what they tell is not the article's word."""
        inside: set[int] = set()
        opened, at = False, 0
        for index, span in enumerate(self.sentences):
            if "\n" in self.text[at : span.start]:
                opened = False  # a quotation that goes on is opened anew in each paragraph
            if opened:
                inside.add(index)
            opened, at = _is_open(span.of(self.text), opened), span.end
        return frozenset(inside)


_STOPS = (".", "!", "?", "…")
_LINE = 2000  # code points of a line before a sentence that are looked at: no turn of a talk is much longer
_LABEL = re.compile(r"(?:[QA]|(?:[A-Z][A-Z.'’-]{1,30})(?:\s[A-Z][A-Z.'’-]{0,30}){0,4})(?:\s\([^()\n]{1,60}\))?:\s")
_QUOTES = re.compile(r"[\"“”]")


def _is_open(words: str, opened: bool) -> bool:
    """Tell whether a quotation is open after ``words``."""
    for mark in _QUOTES.findall(words):
        opened = mark == "“" or (mark == '"' and not opened)
    return opened
