"""Passages: a text as words, which of them are names, which are denied, and what stands near them.

Rule-based and small: enough to see a statement turned round, never to judge style. Linear in the text.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from summarizer.patterns import pattern
from summarizer.verifier.text.capitals import german_names
from summarizer.verifier.text.forms import (
    PREFIXES,
    base_forms,
    idle_forms,
    listed,
    opposites,
)
from summarizer.verifier.text.negations import denials, is_near, negations
from summarizer.verifier.text.tokens import Word, read_words

_T = TypeVar("_T")

# Languages whose clauses end with their verb: what is denied or planned is looked for from their end.
VERB_LAST = frozenset({"de", "nl"})

# What stands around a sentence that is nothing but a quotation.
_QUOTES = " \"'“”‘’«».,"

# What ends a sentence, or a question that is quoted in it.
_SENTENCE_END = pattern(r"[?!]|\.(?!\w)")

# Marks that part two clauses, whatever joins them.
_APART = pattern(r"[,;:.!?()–—]")

# Words to either side of one among which it may be told as supposed.
_SUPPOSED = 9


@dataclass(frozen=True)
class Passage:
    """A stretch of text as words; what else is read of it is read when first asked for."""

    text: str
    language: str
    words: tuple[Word, ...]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The indices of the words by their base forms."""
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            base = word.base
            if base in places:
                places[base].append(index)
            else:
                places[base] = [index]
        return places

    @cached_property
    def _uppers(self) -> list[int]:
        """The indices of the words that begin with a capital."""
        text = self.text
        return [index for index, word in enumerate(self.words) if text[word.start].isupper()]

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The indices of the content words that begin with a capital."""
        return tuple([index for index in self._uppers if self.words[index].content])

    @cached_property
    def content(self) -> Mapping[str, int]:
        """The base forms of the content words, each with the index of its first."""
        found: dict[str, int] = {}
        for index, word in enumerate(self.words):
            if word.content:
                found.setdefault(word.base, index)
        return found

    @cached_property
    def paired(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """The base forms that belong to pairs of opposites, with those pairs and their sides."""
        table = opposites(self.language)
        return {form: table[form] for form in self.places if form in table}

    @cached_property
    def pairs(self) -> Mapping[int, Sequence[str]]:
        """Those pairs, each with the forms that belong to it."""
        found: dict[int, list[str]] = {}
        for form, sides in self.paired.items():
            for pair, _ in sides:
                found.setdefault(pair, []).append(form)
        return found

    @cached_property
    def prefixed(self) -> tuple[str, ...]:
        """The base forms that begin like a prefix which turns a word round."""
        return tuple([form for form in self.places if form.startswith(PREFIXES)])

    @cached_property
    def negations(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Each negation's word with the words that it governs."""
        return tuple(negations(self.text, self.words, self.places, self.language))

    @cached_property
    def negated(self) -> frozenset[int]:
        """The words that an odd number of negations govern."""
        counts: dict[int, int] = {}
        for _, governed in self.negations:
            for index in governed:
                counts[index] = counts.get(index, 0) + 1
        return frozenset(index for index, count in counts.items() if count % 2)

    @cached_property
    def cues(self) -> tuple[int, ...]:
        """The words that negate, where they stand."""
        return tuple(cue for cue, _ in self.negations)

    @cached_property
    def denials(self) -> tuple[int, ...]:
        """The words that deny: those that negate, and words that do without a negation ("against", "missing")."""
        return tuple(denials(self.cues, self.places, self.language))

    def denials_besides(self, denied: Collection[str]) -> list[int]:
        """Return the words that deny, but for the negations of one of the base forms ``denied``."""
        alike = {cue for cue, governed in self.negations if any(self.words[i].base in denied for i in governed)}
        return [cue for cue in self.denials if cue not in alike]

    def is_denied_near(self, index: int, reach: int) -> bool:
        """Tell whether something denies around a word."""
        return is_near(index, self.denials, reach)

    def is_supposed(self, index: int) -> bool:
        """Tell whether a word stands among words by which something is supposed, feared or hoped for, not told."""
        here, supposing = (
            self.words[index],
            base_forms(self.language, "supposing", "wishing"),
        )
        around = self.words[max(0, index - _SUPPOSED) : index + _SUPPOSED + 1]
        if any(word.base in supposing and word.clause == here.clause and word is not here for word in around):
            return True
        before = range(max(0, index - _SUPPOSED), index)
        return any(self.words[i].base in supposing and self._only_joins(i, index) for i in before)

    def _only_joins(self, first: int, last: int) -> bool:
        """Tell whether nothing but "and" or "or" begins a clause between two words: "if a grant *and* a loan come"."""
        text, joining = self.text[self.words[first].end : self.words[last].start], listed(self.language, "joining")
        begun = (i for i in range(first + 1, last + 1) if self.words[i].clause != self.words[i - 1].clause)
        return not _APART.search(text) and all(self.words[i].base in joining for i in begun)

    def near(self, index: int, reach: int) -> frozenset[str]:
        """Return the base forms of the content words at most ``reach`` words away from the one at ``index``."""
        low, high = max(0, index - reach), index + reach + 1
        here = self.words[index].base
        return frozenset(word.base for word in self.words[low:high] if word.content and word.base != here)

    def telling(self, indices: Iterable[int]) -> frozenset[str]:
        """Return the base forms of those content words that tell something: no plain ones, and none of saying."""
        found = (self.words[i] for i in indices)
        return frozenset(word.base for word in found if word.content) - idle_forms(self.language)

    def names_before(self, index: int, reach: int) -> frozenset[str]:
        """Return the base forms of the capitalised words at most ``reach`` words before the one at ``index``."""
        here = self.words[index].clause
        reach = 4 * reach if self.language in VERB_LAST else reach  # what the verb is said of stands far before it
        before = (i for i in range(max(0, index - reach), index) if self.words[i].clause == here)
        return frozenset(self.words[i].base for i in before if self.words[i].content and i in self._capital)

    def names_among(self, indices: range) -> frozenset[str]:
        """Return the base forms of the capitalised content words among those at ``indices``; past the last is none."""
        named = (self.words[i] for i in indices if i in self._capital and self.words[i].content)
        return frozenset(word.base for word in named if not word.base.isdigit())

    def all_names(self, indices: range) -> frozenset[str]:
        """Return :meth:`names_among` the words at ``indices`` if all their content words are such, else nothing."""
        found = self.names_among(indices)
        return found if all(self.words[i].base in found for i in indices if self.words[i].content) else frozenset()

    def stretch_with(self, forms: Iterable[str]) -> list[int]:
        """Return where the passage has all of some base ``forms`` closest together, as often as told where it can.

        Empty where it lacks one. Takes no longer than to sort the places that it has of them.
        """
        wanted = Counter(forms)
        lacking = {form: min(count, len(self.places.get(form, ()))) for form, count in wanted.items()}
        if not all(lacking.values()):
            return []
        places = sorted(place for form in wanted for place in self.places[form])
        best, first, open_ = places, 0, len(lacking)
        for last, place in enumerate(places):
            form = self.words[place].base
            lacking[form] -= 1
            open_ -= lacking[form] == 0
            while not open_:
                if places[last] - places[first] < best[-1] - best[0]:
                    best = places[first : last + 1]
                form = self.words[places[first]].base
                open_ += lacking[form] == 0
                lacking[form] += 1
                first += 1
        return best

    def is_name(self, index: int) -> bool:
        """Tell whether a word is capitalised though it doesn't begin the text."""
        return index in self.names

    @cached_property
    def names(self) -> frozenset[int]:
        """The words that :meth:`is_name` tells of."""
        return frozenset(self.german_names if self.language == "de" else self._uppers) - {0}

    @cached_property
    def german_names(self) -> frozenset[int]:
        """The capitalised words of a German text that are names."""
        return german_names(self.text, self.words)

    @cached_property
    def _capital(self) -> frozenset[int]:
        """The words with a capital that may mark a name."""
        if self.language == "de":
            return self.german_names
        return frozenset(self._uppers)

    def follows_article(self, index: int) -> bool:
        """Tell whether an article or a possessive stands right before a word: "*a* proposed bypass"."""
        things = listed(self.language, "articles", "possessives")
        return index > 0 and self.words[index - 1].base in things

    def is_small(self, index: int) -> bool:
        """Tell whether a word begins with a small letter."""
        return self.words[index].is_small(self.text)

    @property
    def unquoted(self) -> str:
        """The text without the marks around it."""
        return self.text.strip(_QUOTES)

    @property
    def asks(self) -> bool:
        """Whether the text is a question."""
        return self.unquoted.endswith("?")

    def asks_at(self, index: int) -> bool:
        """Tell whether a word stands in a question, be it one that is quoted ("Does anybody know?" she asked)."""
        end = _SENTENCE_END.search(self.text, self.words[index].end)
        return end is not None and end[0] == "?"

    @cached_property
    def _remembered(self) -> dict[str, Any]:
        return {}

    def remembered(self, name: str, work: Callable[[], _T]) -> _T:
        """Return what ``work`` reads of the text, done once."""
        if name not in self._remembered:
            self._remembered[name] = work()
        found: _T = self._remembered[name]
        return found

    def letters(self, index: int) -> str:
        """Return a word as it is written."""
        return self.text[self.words[index].start : self.words[index].end]

    def gap_before(self, index: int) -> str:
        """Return what stands between a word and the one before it; nothing before the first, or behind the last."""
        if not 0 < index < len(self.words):
            return ""
        return self.text[self.words[index - 1].end : self.words[index].start]

    def of(self, indices: range) -> str:
        """Return some words that stand together, as they are written."""
        return self.text[self.words[indices[0]].start : self.words[indices[-1]].end]

    def shown(self, index: int) -> str:
        """Return the words around ``index`` as they stand, for a message."""
        low, high = max(0, index - 3), min(len(self.words), index + 4)
        return self.text[self.words[low].start : self.words[high - 1].end]


def passage(text: str, language: str) -> Passage:
    """Read the words of ``text``."""
    return Passage(text, language, read_words(text, language))
