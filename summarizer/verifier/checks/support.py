"""Does the story say what a sentence of prose says at all?

What is looked for, and what each word counts, is told in :mod:`summarizer.verifier.evidence.weighing`. An item gives
its evidence itself and should say no more than that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.reading.quantities import Date
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.alignment import changes
from summarizer.verifier.evidence.closeness import is_own_headline
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import Forms
from summarizer.verifier.evidence.weighing import (
    BRIEF,
    ENGLISH,
    HALF,
    OTHERS,
    STRAYS_SENTENCE,
    Weighed,
    figures_said,
    forms_in,
    is_among,
    limits,
    share_lacking,
    weighed,
)
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt, note
from summarizer.verifier.wording import says_otherwise, shown

# The operating point. A paraphrase changes a word here and there; an invention brings words that stand together and of
# which the story has nothing. So many telling words side by side of which it has neither a form nor anything that may
# stand for them are doubted; so is a sentence of which its evidence lacks so large a share of its weight, and so many
# telling words; and, where all the text is brief and lacks so large a share of its telling words, each sentence that
# lacks as much, for a short retelling that strays does so throughout. Chosen on summaries that are not in this
# repository, all checks running, as a compromise: with one word side by side right summaries are doubted too often,
# with three hardly anything is; with a smaller share more right ones are doubted than wrong ones. What it comes to,
# benchmarks/faithfulness.py prints check by check.
OPERATING_POINT = (
    f"in English doubted where the evidence lacks {ENGLISH.longer:.0%} of a sentence's weight, and {ENGLISH.telling} "
    f"telling words or more; of a brief text, of fewer than {BRIEF} telling words, where it lacks "
    f"{ENGLISH.lacking:.0%}, or {ENGLISH.strays:.0%} of the text's telling words and {STRAYS_SENTENCE:.0%} of a "
    f"sentence's, names and numbers aside, or {ENGLISH.side_by_side} of them side by side are like nothing in the "
    f"story (in a longer text, one more); in other languages where it is {OTHERS.lacking:.0%} of the weight and "
    f"{OTHERS.telling} words, or of a brief text {OTHERS.side_by_side} words side by side, of a longer one one more"
)

# Share of a sentence's weight that the evidence may lack before it is told as weak.
_WEAK = 0.15

# The same for an item, which gives its evidence itself and should say no more than that, of what it says beside who
# says it. Chosen on statements of the retellings in tests/cases, held against their evidence as items: with less many
# right ones are doubted, with more what is made up passes. What is copied lacks next to nothing.
_ITEM_LACKS = 0.6

# An item's words must stand in the few sentences before its evidence, where a pronoun leads back to.
_BACK = 2

# Content words of a sentence up to which one of them must stand in the evidence itself, in some form.
_SHORT = 3

# Words that one finding tells at most.
_MOST_TOLD = 4


def support(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on clauses and sentences of prose, and on items' own words, whose content the evidence doesn't have."""
    if not assertion.reworded:
        return
    if not assertion.prose:
        yield from _item_support(assertion, grounds)
        return
    item = grounds.words_of(assertion.text)
    if item.content and not assertion.evidence and not _is_date_line(item, grounds):
        yield doubt(f"nothing in the {grounds.extent} supports {shown(assertion.text)}")
        return
    if _is_short(item) and not any(map(forms_in(assertion.sentences, grounds).have, item.content)):
        yield doubt(f"the evidence has none of its words: {shown(assertion.text)}")
        return
    said = weighed(assertion, grounds)
    share = said.share
    limit = limits(grounds.language)
    new = _side_by_side(said, limit.side_by_side + (not assertion.brief))
    if new:
        yield doubt(f"the {grounds.extent} has nothing like {_shown_words(item, new)}")
    elif share > (limit.lacking if assertion.brief else limit.longer) and said.lacks >= limit.telling:
        yield doubt(_told(item, said.lacking, said.weights))
    elif assertion.strays and said.strays > STRAYS_SENTENCE * len(said.telling):
        yield doubt(f"{_told(item, said.own, said.weights)}; too much of the text is in words of its own to be checked")
    elif share > _WEAK:
        yield note(_told(item, said.lacking, said.weights))


def _is_short(item: Passage) -> bool:
    """Tell whether a sentence says so little that a word like one of its own proves nothing ("A man was arrested").

    "There were no injuries" may well be told as "nobody was hurt".
    """
    plain = not item.negations and not any(form.isdigit() for form in item.content)
    telling = bool(item.telling(range(len(item.words))))  # "It rejects the claims" tells too little
    return plain and telling and 0 < len(item.content) <= _SHORT


def _is_date_line(item: Passage, grounds: Grounds) -> bool:
    """Tell whether a sentence is but the day on which the document was published."""
    day = grounds.document.readings.published
    dates = [figure for figure in grounds.quantities_said(item.text) if isinstance(figure.value, Date)]
    told = [figure.span for figure in dates if day is not None and figure.value == Date(day.isoformat())]
    return bool(told) and all(is_among(word.start, told) for word in item.words)


def _told(item: Passage, lacking: Mapping[int, float], weights: Mapping[int, float]) -> str:
    """Tell what the evidence lacks: the words that count most, in the order in which they stand."""
    most = sorted(lacking, key=lambda i: -weights[i] * lacking[i])[:_MOST_TOLD]
    return f"the evidence does not have {_shown_words(item, sorted(most))}"


def _shown_words(item: Passage, indices: Iterable[int]) -> str:
    return ", ".join(shown(item.letters(i)) for i in indices)


def _side_by_side(said: Weighed, least: int) -> list[int]:
    """Return the first telling words, ``least`` or more, side by side that the story lacks; plain ones part nothing."""
    item, run = said.item, list[int]()
    for index, much in said.telling.items():
        if much < 1.0 or item.words[index].base[0].isdigit() or index in item.names:
            continue  # names and figures have checks of their own
        if run and item.words[run[-1]].clause != item.words[index].clause and len(run) < least:
            run = []
        if said.lacking.get(index) == 1.0:
            run.append(index)
        elif len(run) >= least:
            break
        else:
            run = []
    return run[:_MOST_TOLD] if len(run) >= least else []


def _item_support(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Doubt an item of whose own words its evidence lacks too much; who says it, and that they do, need not be there.

    The story's own headline is the story's to answer for.
    """
    if is_own_headline(assertion, grounds):
        return
    item = grounds.words_of(assertion.text)
    given = _who_says(assertion, grounds)
    numbers = figures_said(assertion, grounds)
    lacking = {
        i: much
        for i, much in _lacking(item, assertion.sentences, grounds)
        if item.words[i].base not in given and not is_among(item.words[i].start, numbers)
    }
    own = ((i, word.base) for i, word in enumerate(item.words) if word.content and word.base not in given)
    weights = {i: grounds.index.weight(form) for i, form in own}
    if share_lacking(lacking, weights, fewest=1) > _ITEM_LACKS:
        yield doubt(_told(item, lacking, weights))
    else:
        yield from _put_for(assertion, grounds)


def _put_for(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Doubt a telling word of an item, like nothing in the story, that stands for another in a sentence it retells.

    "Crime had risen by 37%" where the estimate had; names and figures have checks of their own.
    """
    found = changes(assertion, grounds)
    said = weighed(assertion, grounds) if found else None
    for change in found:
        ours = [i for i in change.ours if said and said.lacking.get(i) == said.telling.get(i) == 1.0]
        plain = [i for i in ours if not change.item.is_name(i) and not change.item.words[i].base[0].isdigit()]
        if plain and any(change.source.words[i].content for i in change.theirs):
            yield doubt(says_otherwise(*change.told()))
            return


def _who_says(assertion: Assertion, grounds: Grounds) -> frozenset[str]:
    """Return the words that tell who says an item, and that they say it, in their base forms."""
    names = assertion.speaker
    if assertion.rests:
        names = tuple(name for speaker in grounds.attribution.speakers for name in (speaker.name, *speaker.aliases))
    told = {word.base for name in names for word in grounds.words_of(name).words}
    return base_forms(grounds.language, "reporting_verbs") | told


def _lacking(item: Passage, sentences: Sequence[Span], grounds: Grounds) -> Iterator[tuple[int, float]]:
    """Yield the content words that an item's evidence lacks, each with how much of it is lacking (1, or a half)."""
    here = forms_in(sentences, grounds)
    before: Forms | None = None
    for index, word in enumerate(item.words):
        if not word.content or here.have(word.base):
            continue
        if before is None:
            before = forms_in([near for span in sentences for near in grounds.preceding(span, _BACK)], grounds)
        yield index, HALF if before.have(word.base) else 1.0
