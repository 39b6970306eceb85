"""Does the story say what a sentence of prose says at all?

The content words are looked for in the evidence: by base form, by root ("injured" for "injury"), by their first
letters ("Britain" for "British"), and in prose by what may stand for them ("detained" for "arrested"); what only the
rest of the story has counts half. What is lacking weighs by how rare it is in the story; words that any retelling may
bring along ("new", "told", "the article") weigh little.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from summarizer.reading.quantities import Date
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.likeness import Forms, story_forms
from summarizer.verifier.verdicts import Remark, doubt, note
from summarizer.verifier.wording import shown
from summarizer.verifier.words import Passage, base_forms, root

# The operating point. A paraphrase changes a word here and there; an invention brings words that stand together and of
# which the story has nothing. So many telling words side by side of which it has neither a form nor anything that may
# stand for them are doubted; so is a sentence of which its evidence lacks so large a share of its weight, and so many
# telling words. Chosen on summaries that are not in this repository, all checks running, as a compromise: with one word
# side by side right summaries are doubted too often, with three hardly anything is; with a smaller share more right
# ones are doubted than wrong ones. What it comes to, benchmarks/faithfulness.py prints check by check.
_SIDE_BY_SIDE = 2
_LACKING, _TELLING = 0.5, 2.5
OPERATING_POINT = (
    f"doubted where {_SIDE_BY_SIDE} telling words side by side are like nothing in the story, "
    f"or the evidence lacks {_LACKING:.0%} of a sentence's weight, and {_TELLING} telling words or more"
)

# Share of a sentence's weight that the evidence may lack before it is told as weak.
_WEAK = 0.15

# What a word weighs that any retelling may bring along: little, but not nothing, for many of them do tell something.
_PLAIN = 0.2

# The same for an item, which gives its evidence itself and should say no more than that. Of eleven free but faithful
# paraphrases three lack more than .4 of their weight, of six inventions five do; what is copied lacks next to nothing.
_ITEM_LACKS = 0.4

# What the rest of the story has supports half; an item's words must stand in the few sentences before its evidence,
# where a pronoun leads back to.
_HALF, _BACK = 0.5, 2

# A sentence of fewer content words says too little to be judged on its own.
_SENTENCE_WORDS = 3

# Words that one finding tells at most.
_MOST_TOLD = 4


def support(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on clauses and sentences of prose, and on items' own words, whose content the evidence doesn't have."""
    if assertion.copied or assertion.verbatim:
        return
    if not assertion.prose:
        yield from _item_support(assertion, grounds)
        return
    item = grounds.words_of(assertion.text)
    if item.content and not assertion.evidence and not _is_date_line(item, grounds):
        yield doubt(f"nothing in the {grounds.extent} supports {shown(assertion.text)}")
        return
    lacking = dict(_lacking_in_story(item, assertion.sentences, grounds))
    telling = _telling(item, grounds.language)
    figures = [quantity.number for quantity in grounds.quantities_said(assertion.text)]  # have a check of their own
    telling = {
        i: much
        for i, much in telling.items()
        if item.words[i].base[0].isdigit() or not _is_among(item.words[i].start, figures)
    }
    lacking = {i: much for i, much in lacking.items() if i in telling}
    weights = {i: much * grounds.index.weight(item.words[i].base) for i, much in telling.items()}
    share = _share(lacking, weights)
    new = _side_by_side(item, lacking, telling)
    if new:
        yield doubt(f"the {grounds.extent} has nothing like {_shown_words(item, new)}")
    elif share > _WEAK:
        enough = share > _LACKING and sum(telling[i] * much for i, much in lacking.items()) >= _TELLING
        yield (doubt if enough else note)(_told(item, lacking, weights))


def _is_date_line(item: Passage, grounds: Grounds) -> bool:
    """Tell whether a sentence is but the day on which the document was published."""
    day = grounds.document.readings.published
    dates = [figure for figure in grounds.quantities_said(item.text) if isinstance(figure.value, Date)]
    told = [figure.span for figure in dates if day is not None and figure.value == Date(day.isoformat())]
    return bool(told) and all(_is_among(word.start, told) for word in item.words)


def _told(item: Passage, lacking: Mapping[int, float], weights: Mapping[int, float]) -> str:
    """Tell what the evidence lacks: the words that count most, in the order in which they stand."""
    most = sorted(lacking, key=lambda i: -weights[i] * lacking[i])[:_MOST_TOLD]
    return f"the evidence does not have {_shown_words(item, sorted(most))}"


def _shown_words(item: Passage, indices: Iterable[int]) -> str:
    return ", ".join(shown(item.text[item.words[i].start : item.words[i].end]) for i in indices)


def _side_by_side(item: Passage, lacking: Mapping[int, float], telling: Mapping[int, float]) -> list[int]:
    """Return the first telling words that stand side by side and are nowhere in the story; plain ones part nothing."""
    run: list[int] = []
    for index, much in telling.items():
        if much < 1.0 or item.words[index].base[0].isdigit() or item.is_name(index):
            continue  # names and figures have checks of their own
        if run and item.words[run[-1]].clause != item.words[index].clause and len(run) < _SIDE_BY_SIDE:
            run = []
        if lacking.get(index) == 1.0:
            run.append(index)
        elif len(run) >= _SIDE_BY_SIDE:
            break
        else:
            run = []
    return run[:_MOST_TOLD] if len(run) >= _SIDE_BY_SIDE else []


def _item_support(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Doubt an item of whose own words its evidence lacks too much; who says it, and that they do, need not be there.

    The story's own headline is the story's to answer for.
    """
    if assertion.rests and assertion.text == grounds.document.story_title:
        return
    item = grounds.words_of(assertion.text)
    given = _who_says(assertion, grounds)
    figures = [quantity.number for quantity in grounds.quantities_said(assertion.text)]  # have a check of their own
    lacking = {
        i: much
        for i, much in _lacking(item, assertion.sentences, grounds)
        if item.words[i].base not in given and not _is_among(item.words[i].start, figures)
    }
    weights = {i: grounds.index.weight(word.base) for i, word in enumerate(item.words) if word.content}
    if _share(lacking, weights) > _ITEM_LACKS:
        yield doubt(_told(item, lacking, weights))


def _is_among(place: int, stretches: Iterable[Span]) -> bool:
    return any(stretch.start <= place < stretch.end for stretch in stretches)


def _who_says(assertion: Assertion, grounds: Grounds) -> frozenset[str]:
    """Return the words that tell who says an item, and that they say it, in their base forms."""
    names = assertion.speaker
    if assertion.rests:
        names = tuple(name for speaker in grounds.attribution.speakers for name in (speaker.name, *speaker.aliases))
    told = {word.base for name in names for word in grounds.words_of(name).words}
    return base_forms(grounds.language, "reporting_verbs") | told


def _lacking(item: Passage, sentences: Sequence[Span], grounds: Grounds) -> Iterator[tuple[int, float]]:
    """Yield the content words that the evidence lacks, each with how much of it is lacking (1, or a half)."""
    here = _forms_in(sentences, grounds)
    before: Forms | None = None
    for index, word in enumerate(item.words):
        if not word.content or here.have(word.base):
            continue
        if before is None:
            before = _forms_in([near for span in sentences for near in grounds.preceding(span, _BACK)], grounds)
        yield index, _HALF if before.have(word.base) else 1.0


def _lacking_in_story(item: Passage, sentences: Sequence[Span], grounds: Grounds) -> Iterator[tuple[int, float]]:
    """Yield the content words that the evidence lacks, each with how much: half if the story has it elsewhere."""
    here, story = _forms_in(sentences, grounds), None
    for index, word in enumerate(item.words):
        if not word.content or here.have(word.base) or _is_replaced(word.base, here, item, index):
            continue
        story = story or story_forms(grounds)
        yield index, _HALF if story.have(word.base) or _is_replaced(word.base, story, item, index) else 1.0


def _is_replaced(base: str, forms: Forms, item: Passage, index: int) -> bool:
    """Tell whether some sentences have what may stand for a word; nothing stands for a name."""
    return not item.is_name(index) and forms.have_like(base)


def _forms_in(sentences: Sequence[Span], grounds: Grounds) -> Forms:
    return Forms((form for span in sentences for form in grounds.words_in(span).places), grounds.language)


@cache
def _plain(language: str) -> frozenset[str]:
    """Return the roots of the words that any retelling may bring along: plain ones, and those of saying."""
    return frozenset(map(root, base_forms(language, "plain_words") | base_forms(language, "reporting_verbs")))


def _telling(item: Passage, language: str) -> dict[int, float]:
    """Return how much each content word of a sentence tells: all, or little if any retelling may bring it along."""
    plain = _plain(language)
    return {
        i: _PLAIN if root(word.base) in plain and not item.is_name(i) else 1.0
        for i, word in enumerate(item.words)
        if word.content
    }


def _share(lacking: Mapping[int, float], weights: Mapping[int, float]) -> float:
    """Return the share of the weight that is lacking; nothing where there is too little to judge."""
    total = sum(weights.values())
    if not total or len(weights) < _SENTENCE_WORDS:
        return 0.0
    return sum(weights[i] * much for i, much in lacking.items()) / total
