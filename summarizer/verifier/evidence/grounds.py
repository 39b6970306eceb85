"""What the checks stand on: a document and its readings, each made once and only when a check asks for it."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Any, TypeVar

from summarizer.document import Document
from summarizer.page.language import language_of
from summarizer.patterns import pattern
from summarizer.reading.attribution import Attribution, Speaker, Statement, read_attribution
from summarizer.reading.certainty import Cue, read_certainty
from summarizer.reading.cues import words
from summarizer.reading.languages import primary
from summarizer.reading.quantities import Quantity, read_quantities
from summarizer.reading.readings import LONGEST_ITEM
from summarizer.reading.voices import Voices
from summarizer.spans import Span, overlapping
from summarizer.verifier.evidence.foreign import told_in_brief
from summarizer.verifier.evidence.index import SentenceIndex
from summarizer.verifier.evidence.vocabulary import vocabulary_of
from summarizer.verifier.text.forms import root
from summarizer.verifier.text.naming import PARTICLES, names_in, stems
from summarizer.verifier.text.passages import Passage, passage

_T = TypeVar("_T")

# Items that are read to tell what language a summary is in: more than any page of prose needs.
_HEARD = 40

# Places of a quotation that are looked at: a story has it once, as a rule, and each costs the reading around it.
_PLACES = 3

# How many times as many common words of another language a text must have: the closest of kin share half of theirs.
_PLAINLY = 2

# Content words that a sentence must share with an item to be about the same thing: the figure itself and two more.
_ABOUT = 3

# Sentences with a word in which it is looked for as a name.
_NAMED = 24


def _is_plainly(told: str, language: str, text: str) -> bool:
    """Tell whether a text has so many more of one language's commonest words than of another's that it is no doubt.

    One sentence of Spanish may have as many words of Portuguese.
    """
    if not words(language, "commonest_words"):
        return True
    found = re.findall(r"[^\W\d_]+", text.lower())
    ours, theirs = (frozenset(words(one, "commonest_words")) for one in (language, told))
    return sum(word in theirs for word in found) >= _PLAINLY * sum(word in ours for word in found)


# A capitalised word right behind a place, and right before it, and its characters at most.
_BEHIND, _AHEAD = pattern(r"[A-Z]\w+"), pattern(r"\b[A-Z]\w+\Z")
_LONGEST_NAME = 40

# What makes an adjective with a small letter of a place, as base forms have it: "brasileña", "alpin", "chinesisch".
_OF_PLACE = {
    "de": ("isch", "er", "n", "ien"),
    "fr": ("ien", "ain", "in", "ai", "oi", "iqu", "an", "s", "is"),
    "es": ("an", "eñ", "es", "in", "ens", "eny", "n"),
}

_WORDLIKE = pattern(r"\w")


def _is_inside(text: str, place: Span) -> bool:
    """Tell whether a place begins or ends inside a word."""
    return bool(_WORDLIKE.match(text, place.end) or (place.start > 0 and _WORDLIKE.match(text, place.start - 1)))


@cache
def _titles(language: str) -> frozenset[str]:
    return frozenset(words(language, "titles"))


@cache
def _light(language: str) -> frozenset[str]:
    """Return small words that begin a sentence or stand inside a name, and are no part of it to go by."""
    return frozenset(words(language, "light_words")) | PARTICLES


class Grounds:
    """A document with its readings, shared by all checks of all its items.

    What is read is remembered, so this object is no value, and not for several threads at once. ``sparing``: of a
    story as long as a book, who says what is read only around the evidence.
    """

    def __init__(self, document: Document, *, sparing: bool = False) -> None:
        self.document = document
        self.language = primary(document.language)
        self.foreign: str | None = None
        """The language that what is judged is written in, where it is plainly another than the document's."""
        self._sparing = sparing
        self._vocabulary = vocabulary_of(document)
        self._cues: dict[str, tuple[Cue, ...]] = {}
        self._passages: dict[str, Passage] = {}
        self._remembered: dict[tuple[str, Hashable], Any] = {}

    def remembered(self, name: str, key: Hashable, work: Callable[[], _T]) -> _T:
        """Return what ``work`` returns for ``key``, done once."""
        kept: dict[tuple[str, Hashable], _T] = self._remembered
        try:
            return kept[name, key]
        except KeyError:
            found = kept[name, key] = work()
        return found

    def remembered_of_story(self, name: str, key: Hashable, work: Callable[[], _T]) -> _T:
        """Return what ``work`` returns for ``key``, done once for the story, whatever is held against it."""
        kept: dict[tuple[str, Hashable], _T] = self._vocabulary.remembered
        try:
            return kept[name, key]
        except KeyError:
            found = kept[name, key] = work()
        return found

    def hear(self, texts: Iterable[str]) -> None:
        """Find out whether what is to be judged is in another language, so that its words can't be compared."""
        heard = "\n".join(text[:LONGEST_ITEM] for text in islice(texts, _HEARD))
        told = language_of(heard)
        plainly = told is not None and told != self.language and _is_plainly(told, self.language, heard)
        brief = told_in_brief(heard, self.language, self.words.__contains__) if told is None else None
        self.foreign = told if plainly else brief

    @property
    def is_english(self) -> bool:
        """Tell whether the document is in the language that is read best: in others some checks go less far."""
        return self.language == "en"

    @property
    def extent(self) -> str:
        """What a reader calls that which was searched: the story where one of several was chosen."""
        return "document" if self.document.chosen is None else "story"

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures of the story, in order."""
        return self.document.readings.quantities

    @property
    def attribution(self) -> Attribution:
        """Who says what in the story."""
        return self.document.readings.attribution

    def quantities_in(self, stretch: Span) -> tuple[Quantity, ...]:
        """Return the figures inside ``stretch``, in order."""
        return self.document.readings.quantities_in(stretch)

    def quantities_said(self, text: str) -> tuple[Quantity, ...]:
        """Return the figures of an item's own ``text``; its dates count from the document's day."""
        readings, language = self.document.readings, self.foreign
        if language is None:
            return readings.quantities_said(text)
        day, words = readings.published, text[:LONGEST_ITEM]
        read = lambda: read_quantities(words, language=language, published=day)  # noqa: E731
        return self.remembered(f"figures in {language}", text, read)

    def attribution_said(self, text: str) -> Attribution:
        """Return who says what in an item's own ``text``, as far as it is read."""
        clipped = text[:LONGEST_ITEM]
        read = lambda: read_attribution(clipped, (Span(0, len(clipped)),), self.language)  # noqa: E731
        return self.remembered("said by", clipped, read)

    def cues_in(self, stretch: Span) -> tuple[Cue, ...]:
        """Return the story's cues of doubt that overlap ``stretch``."""
        return self.document.readings.cues_in(stretch)

    def cues_said(self, text: str) -> tuple[Cue, ...]:
        """Return the cues of doubt in an item's own ``text``."""
        if text not in self._cues:
            clipped = text[:LONGEST_ITEM]
            self._cues[text] = read_certainty(clipped, (Span(0, len(clipped)),), self.language)
        return self._cues[text]

    def refuted_in(self, text: str) -> tuple[Span, ...]:
        """Return where an item's own ``text`` denies in words of its own: "called the accusations lies"."""
        return tuple(cue.span for cue in self.cues_said(text) if cue.kind == "denied")

    def statements_at(self, span: Span) -> tuple[Statement, ...]:
        """Return the attributed statements whose content overlaps ``span``, the one that shares most first."""
        readings = self.document.readings
        return (readings.voices_near(span) if self.is_sparing else readings.voices).statements_at(span)

    def speaker_of(self, statement: Statement) -> Speaker | None:
        """Return who makes one of these statements, or None where it can't be told."""
        readings = self.document.readings
        return readings.speaker_near(statement) if self.is_sparing else readings.speaker_of(statement)

    def speakers_near(self, sentences: Iterable[Span]) -> Iterator[Speaker]:
        """Yield everyone who says something in the story, of a long one around these ``sentences``, which are read."""
        for voices in self._voices_near(sentences):
            yield from voices.speakers

    def statements_near(self, sentences: Iterable[Span]) -> Iterator[Statement]:
        """Yield everything that is said in the story, of a long one around these ``sentences``, which are read."""
        for voices in self._voices_near(sentences):
            yield from voices.statements

    def _voices_near(self, sentences: Iterable[Span]) -> Iterator[Voices]:
        readings, known = self.document.readings, set[int]()
        for voices in map(readings.voices_near, sentences) if self.is_sparing else (readings.voices,):
            if id(voices) not in known:
                known.add(id(voices))
                yield voices

    @cached_property
    def is_sparing(self) -> bool:
        """Whether the story is so long that who says what is read only around the evidence."""
        return self._sparing and self.document.readings.is_long

    def words_of(self, text: str) -> Passage:
        """Return an item's own ``text`` as words."""
        found = self._passages.get(text)
        if found is None:
            found = self._passages[text] = passage(text[:LONGEST_ITEM], self.language)
        return found

    def words_in(self, sentence: Span) -> Passage:
        """Return a ``sentence`` of the document as words."""
        return self._vocabulary.words_in(sentence)

    def names_of(self, text: str) -> tuple[tuple[int, ...], ...]:
        """Return the names in an item's own ``text``, those that begin a sentence too, by their words' indices."""
        read = lambda: tuple(names_in(self.words_of(text), sentence_start=True))  # noqa: E731
        return self.remembered("names", text, read)

    def names_in(self, sentence: Span) -> tuple[tuple[int, ...], ...]:
        """Return the same of a ``sentence`` of the document."""
        read = lambda: tuple(names_in(self.words_in(sentence), sentence_start=True))  # noqa: E731
        return self.remembered_of_story("names", sentence, read)

    def numerals_in(self, sentence: Span) -> frozenset[str]:
        """Return the numbers written in digits in a ``sentence``, as they are written."""
        return self._vocabulary.numerals_in(sentence)

    def stems_in(self, sentence: Span) -> frozenset[str]:
        """Return what is left of the words of a ``sentence`` without the endings of a people or an adjective."""
        return self._vocabulary.stems_in(sentence)

    def roots_in(self, sentence: Span) -> frozenset[str]:
        """Return the roots of the words of a ``sentence``."""
        return self._vocabulary.roots_in(sentence)

    def name_beside(self, word: str, *, after: bool) -> str | None:
        """Return ``word`` with the capitalised word that stands before it in the story, or ``after`` it."""
        text = self.document.text
        for place in self._places_of(f"{word} " if after else f" {word}"):
            if after:
                found = _BEHIND.match(text, place.end) if not text[place.start - 1 : place.start].isalnum() else None
            else:
                ends = not text[place.end : place.end + 1].isalnum()
                found = _AHEAD.search(text, max(0, place.start - _LONGEST_NAME), place.start) if ends else None
            if found and found[0] not in _titles(self.language) and found[0].casefold() not in _light(self.language):
                return f"{word} {found[0]}" if after else f"{found[0]} {word}"
        return None

    def names_beside(self, word: str) -> set[str]:
        """Return the capitalised words that stand right before ``word`` in the story: given names of a surname."""
        text = self.document.text
        found = (_AHEAD.search(text, max(0, p.start - _LONGEST_NAME), p.start) for p in self._places_of(f" {word}"))
        return {match[0] for match in found if match and match[0].casefold() not in _light(self.language)}

    def has_together(self, first: str, last: str) -> bool:
        """Tell whether the story has two words in one name: side by side, with a word or two between, or as B of A."""
        if not (self.has(first.removesuffix("s")) and self.has(last.removesuffix("s"))):
            return False
        one, other = (re.escape(word.removesuffix("s")) + "s?" for word in (first, last))
        pattern = re.compile(rf"\b{one}(?:[ -]\w+){{0,2}}[ -]{other}\b|\b{other} of (?:the )?{one}\b")
        return any(pattern.search(self.document.text, *span) for span in self.document.story)

    def preceding(self, sentence: Span, count: int) -> tuple[Span, ...]:
        """Return up to ``count`` sentences of the text before ``sentence``, in order."""
        sentences = self.document.sentences
        first = overlapping(sentence, sentences).start
        return tuple(sentences[max(0, first - count) : first])

    def following(self, sentence: Span, count: int) -> tuple[Span, ...]:
        """Return ``sentence`` and up to ``count`` sentences of the text behind it, in order."""
        sentences = self.document.sentences
        first = overlapping(sentence, sentences).start
        return tuple(sentences[first : first + 1 + count])

    def around(self, sentence: Span, count: int) -> tuple[Span, ...]:
        """Return up to ``count`` sentences of the text before ``sentence`` and as many after it, in order."""
        found = overlapping(sentence, self.document.sentences)
        before, after = range(max(0, found.start - count), found.start), range(found.stop, found.stop + count)
        sentences = self.document.sentences
        return tuple(sentences[i] for i in (*before, *after) if i < len(sentences))

    def place_of(self, text: str) -> Span | None:
        """Return the sentence of the story in which ``text`` stands word for word, if there is one."""
        for span in self.document.story:
            start = self.document.text.find(text, *span) if text else -1
            if start >= 0:
                return self.document.sentence_around(Span(start, start + len(text)))
        return None

    def places_of(self, words: str) -> list[Span]:
        """Return where the story has ``words`` as they are written, the first three of them."""
        return list(islice(self._places_of(words), _PLACES))

    def _places_of(self, letters: str) -> Iterator[Span]:
        """Yield where the story has ``letters`` as they are written, in order."""
        text = self.document.text
        for span in self.document.story:
            start = text.find(letters, *span) if letters else -1
            while start >= 0:
                yield Span(start, start + len(letters))
                start = text.find(letters, start + len(letters), span.end)

    def knows_name(self, form: str) -> bool:
        """Tell whether the story has a word that is this name, in base form, or its place, people or adjective."""
        if form in self.words or form in self.acronyms:
            return True
        if any(form + end in self.words for end in _OF_PLACE.get(self.language, ())):
            return True
        return not self.name_stems.isdisjoint(stems(form, self.language))

    def has(self, words: str) -> bool:
        """Tell whether the story has ``words``, as they are written."""
        return any(self.document.text.find(words, *span) >= 0 for span in self.document.story)

    def has_word(self, letters: str) -> bool:
        """Tell whether the story has ``letters`` as they are written, and not inside a word."""

        def work() -> bool:
            text = self.document.text
            return any(not _is_inside(text, place) for place in self._places_of(letters))

        return self.remembered_of_story("written", letters, work)

    def knows(self, form: str) -> bool:
        """Tell whether the story has a word of the same root as a base ``form``."""
        return form in self.words or root(form) in self.roots

    def is_about(self, sentence: Span, text: str) -> bool:
        """Tell whether a ``sentence`` of the story shares enough content with an item's ``text`` to be about it."""
        there = self.words_in(sentence).places
        return sum(word.content and word.base in there for word in self.words_of(text).words) >= _ABOUT

    def passages_with(self, forms: Iterable[str], most: int) -> Iterator[Passage]:
        """Yield the words of the story's first sentences, ``most`` at most, that have one of some base forms."""
        sentences = self.index.sentences
        return (self.words_in(sentences[number]) for number in self.sentences_with(forms, most))

    def sentences_with(self, forms: Iterable[str], most: int) -> list[int]:
        """Return the numbers of the story's first sentences, ``most`` at most, that have one of some base forms."""
        return sorted({number for form in forms for number in self.words.get(form, ())})[:most]

    def told_with(
        self,
        name: str,
        forms: Iterable[str],
        most: int,
        read: Callable[[Passage, Sequence[Sequence[int]]], Iterable[_T]],
    ) -> list[_T]:
        """Return all that is read of such sentences, of their words and the names in them, done once for the story."""

        def work() -> list[_T]:
            found = (self.index.sentences[number] for number in self.sentences_with(forms, most))
            return [one for it in found for one in read(self.words_in(it), self.names_in(it))]

        return self.remembered_of_story(name, None, work)

    def names_somebody(self, form: str) -> bool:
        """Tell whether one of the story's first sentences with a base ``form`` has it as a name."""

        def work() -> bool:
            return any(one.is_name(at) for one in self.passages_with((form,), _NAMED) for at in one.places[form])

        return self.remembered_of_story("named", form, work)

    @property
    def numerals(self) -> frozenset[str]:
        """The numbers written in digits in the story."""
        return self._vocabulary.numerals

    @property
    def index(self) -> SentenceIndex:
        """The story's sentences, indexed by their words."""
        return self._vocabulary.index

    @property
    def words(self) -> Mapping[str, Sequence[int]]:
        """The base forms of all content words of the story."""
        return self._vocabulary.index.postings

    @cached_property
    def roots(self) -> frozenset[str]:
        """What is left of all content words of the story without the endings that make one word of another."""
        return frozenset(map(root, self.words))

    @property
    def name_stems(self) -> frozenset[str]:
        """What is left of all words of the story without the endings of a people or an adjective."""
        return self._vocabulary.name_stems

    @property
    def acronyms(self) -> frozenset[str]:
        """The acronyms that full names of the story could be told by."""
        return self._vocabulary.acronyms
