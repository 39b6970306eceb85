"""What a sentence of prose tells, word by word, and how much of that its evidence lacks.

The content words are looked for in the evidence: by base form, by root ("injured" for "injury"), by their first
letters ("Britain" for "British"), and by what may stand for them ("detained" for "arrested"); what only the rest of the
story has counts half. What is lacking weighs by how rare it is in the story; words that any retelling may bring along
("new", "told", "the article") weigh little. Numbers in words are left to the check of figures.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import words
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import Forms, story_forms
from summarizer.verifier.text.forms import base_form, idle_forms, root
from summarizer.verifier.text.naming import spelled_out
from summarizer.verifier.text.passages import Passage

# What a word weighs that any retelling may bring along: little, but not nothing, for many of them do tell something.
_PLAIN = 0.2

# The same of a word of which a retelling makes its own turns of phrase ("drew an expression of grief").
_TURN = 0.5

# What the evidence lacks counts half where the rest of the story has it.
HALF = 0.5

# And so much where it has there what may stand for it: in a long story something may, of whatever else. Chosen between
# the two, not swept.
LIKE_ELSEWHERE = 0.75

# A text with fewer telling words than so many is brief: a sentence or two.
BRIEF = 18


class Limits(NamedTuple):
    """How far a text may go in words of its own before it is doubted.

    ``side_by_side``: telling words of a brief text that stand together and are like nothing in the story; in a longer
    one it must be one more.
    ``strays``: the share of the telling words of a brief text, names and numbers aside, that its evidence lacks.
    ``lacking``, ``telling``: the share of a sentence's weight, and how many telling words, that its evidence lacks;
    ``longer``: the share in a longer text.
    """

    side_by_side: int
    strays: float
    lacking: float
    longer: float
    telling: float


# Chosen on summaries that are not in this repository; what it comes to, benchmarks/faithfulness.py prints. Of texts as
# chat models write them, which retell at length and in words of their own, as many right sentences as wrong ones lack
# a share of their words, or two side by side: of a longer text only what lacks most of its words is doubted.
ENGLISH = Limits(2, 0.12, 0.5, 0.6, 2.5)

# Of other languages fewer words are known that may stand for one another: with the English limits nine of ten right
# retellings, written for development and not in this repository, were doubted. There a brief text may
# stray as it likes.
OTHERS = Limits(3, 1.0, 0.6, 0.6, 3.5)


def limits(language: str) -> Limits:
    """Return how far a text in ``language`` may go in words of its own."""
    return ENGLISH if language == "en" else OTHERS


# The same of a sentence of such a text.
STRAYS_SENTENCE = 0.10

# A sentence of fewer content words says too little to be judged on its own.
_SENTENCE_WORDS = 3


class Weighed(NamedTuple):
    """A sentence of prose; its telling words and those that its evidence lacks, by where they stand among its words.

    ``telling`` holds how much each tells (all, or little), ``weights`` the same by its rarity in the story;
    ``lacking`` how much of it is lacking: all of it, ``LIKE_ELSEWHERE`` or ``HALF``.
    """

    item: Passage
    telling: Mapping[int, float]
    weights: Mapping[int, float]
    lacking: Mapping[int, float]

    @property
    def share(self) -> float:
        """The share of the weight that is lacking; nothing where there is too little to judge."""
        return share_lacking(self.lacking, self.weights)

    @property
    def lacks(self) -> float:
        """How many telling words are lacking."""
        return sum(self.telling[i] * much for i, much in self.lacking.items())

    @property
    def own(self) -> Mapping[int, float]:
        """What is lacking but for names and numbers, which have checks of their own."""
        words = self.item.words
        return {i: much for i, much in self.lacking.items() if not (self.item.is_name(i) or words[i].base[0].isdigit())}

    @property
    def strays(self) -> float:
        """How many of those are lacking."""
        return sum(self.telling[i] * much for i, much in self.own.items())


def weighed(assertion: Assertion, grounds: Grounds) -> Weighed:
    """Weigh a sentence of prose against its evidence and the rest of the story."""
    return grounds.remembered("weighed", assertion.text, lambda: _weighed(assertion, grounds))


def _weighed(assertion: Assertion, grounds: Grounds) -> Weighed:
    item = grounds.words_of(assertion.text)
    numbers = figures_said(assertion, grounds)
    telling = _telling(item, grounds.language)
    if numbers:
        telling = {
            i: much
            for i, much in telling.items()
            if item.words[i].base[0].isdigit() or not is_among(item.words[i].start, numbers)
        }
    lacking = {i: much for i, much in _lacking(item, assertion.sentences, grounds) if i in telling}
    weight = grounds.index.weight
    weights = {i: much * weight(item.words[i].base) for i, much in telling.items()}
    return Weighed(item, telling, weights, lacking)


def share_lacking(
    lacking: Mapping[int, float], weights: Mapping[int, float], *, fewest: int = _SENTENCE_WORDS
) -> float:
    """Return the share of the weight that is lacking; nothing where fewer words than ``fewest`` are to be judged."""
    total = sum(weights.values())
    if not total or len(weights) < fewest:
        return 0.0
    return sum(weights[i] * much for i, much in lacking.items()) / total


def figures_said(assertion: Assertion, grounds: Grounds) -> list[Span]:
    """Return where the numbers of an assertion's own words stand."""
    return [quantity.number for quantity in grounds.quantities_said(assertion.text)]


def is_among(place: int, stretches: Iterable[Span]) -> bool:
    """Tell whether a place is inside one of some stretches."""
    return any(start <= place < end for start, end in stretches)


def forms_in(stretches: Sequence[Span], grounds: Grounds) -> Forms:
    """Return the words of some stretches of the story, to be looked for in any form."""
    read = lambda: Forms(set[str]().union(*(grounds.words_in(one).places for one in stretches)), grounds.language)  # noqa: E731
    return grounds.remembered_of_story("forms", tuple(stretches), read)


def _lacking(item: Passage, sentences: Sequence[Span], grounds: Grounds) -> Iterator[tuple[int, float]]:
    """Yield the content words that the evidence lacks, each with how much: half if the story has it elsewhere."""
    here, story = forms_in(sentences, grounds), None
    full = [span for acronym, span in spelled_out(item) if grounds.has_word(acronym)]
    for index, word in enumerate(item.words):
        if not word.content or here.have(word.base) or _is_replaced(word.base, here, item, index):
            continue
        if full and is_among(word.start, full):
            continue
        story = story or story_forms(grounds)
        if story.have(word.base):
            yield index, HALF
        else:
            yield index, LIKE_ELSEWHERE if _is_replaced(word.base, story, item, index) else 1.0


def _is_replaced(base: str, forms: Forms, item: Passage, index: int) -> bool:
    """Tell whether some sentences have what may stand for a word, or for one denied its opposite ("not easy", "hard").

    Nothing stands for a name.
    """
    if item.is_name(index):
        return False
    return forms.have_like(base) or (index in item.negated and forms.have_opposite(base))


@cache
def _little(language: str) -> dict[str, float]:
    """Return what words tell that a retelling may bring along, by their roots: plain ones, of saying, of phrases."""
    turns = (base_form(word, language) for line in words(language, "turns_of_phrase") for word in line.split())
    return dict.fromkeys(map(root, turns), _TURN) | dict.fromkeys(map(root, idle_forms(language)), _PLAIN)


def _telling(item: Passage, language: str) -> dict[int, float]:
    """Return how much each content word of a sentence tells: all, or little if any retelling may bring it along."""
    weights = _little(language)
    return {
        i: 1.0 if i in item.names else weights.get(root(word.base), 1.0)
        for i, word in enumerate(item.words)
        if word.content
    }
