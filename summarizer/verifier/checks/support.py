"""Does the story say what a sentence of prose says at all?

The content words are looked for in the evidence: by base form, by root ("injured" for "injury"), by their first
letters ("Britain" for "British"); in the sentences just before it they count half. What is lacking weighs by how rare
it is in the story.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.naming import stems
from summarizer.verifier.verdicts import Remark, doubt, note
from summarizer.verifier.wording import shown
from summarizer.verifier.words import Passage, base_forms, root

# Share of a sentence's weight that the evidence may lack before it is told as weak, and as unsupported. An earlier form
# was swept .15 to .5 on three sets of human-labelled summaries, where balanced accuracy is flat from .2 to .35; of this
# form .25 and .3 were compared on all their articles (nothing held out), and .3 was better on two of the three.
_WEAK, _LACKING = 0.2, 0.3

# The same for an item, which gives its evidence itself and should say no more than that. Of eleven free but faithful
# paraphrases three lack more than .4 of their weight, of six inventions five do; what is copied lacks next to nothing.
_ITEM_LACKS = 0.4

# What the sentences just before the evidence have supports half: a pronoun leads back there. And how many they are.
_HALF, _BACK = 0.5, 2

# A clause or a sentence of fewer content words says too little to be judged on its own.
_CLAUSE_WORDS, _SENTENCE_WORDS = 2, 3

# Words that agree in so many first letters are forms of one word more often than not.
_FIRST = 5


def support(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on clauses and sentences of prose, and on items' own words, whose content the evidence doesn't have."""
    if assertion.copied or assertion.verbatim:
        return
    if not assertion.prose:
        yield from _item_support(assertion, grounds)
        return
    item = grounds.words_of(assertion.text)
    if item.content and not assertion.evidence:
        yield doubt(f"nothing in the {grounds.extent} supports {shown(assertion.text)}")
        return
    lacking = dict(_lacking(item, assertion.sentences, grounds))
    clauses = list(_bare_clauses(item, lacking))
    for words in clauses:
        yield doubt(f"nothing in the {grounds.extent} supports {shown(words)}")
    share = _share(item, lacking, grounds)
    if share > _WEAK and not clauses:
        words = ", ".join(shown(item.text[item.words[i].start : item.words[i].end]) for i in list(lacking)[:4])
        say = doubt if share > _LACKING else note
        yield say(f"the evidence does not have {words}")


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
        if (word := item.words[i]).base not in given and not any(f.start <= word.start < f.end for f in figures)
    }
    if _share(item, lacking, grounds) > _ITEM_LACKS:
        words = ", ".join(shown(item.text[item.words[i].start : item.words[i].end]) for i in list(lacking)[:4])
        yield doubt(f"the evidence does not have {words}")


def _who_says(assertion: Assertion, grounds: Grounds) -> frozenset[str]:
    """Return the words that tell who says an item, and that they say it, in their base forms."""
    names = assertion.speaker
    if assertion.rests:
        names = tuple(name for speaker in grounds.attribution.speakers for name in (speaker.name, *speaker.aliases))
    told = {word.base for name in names for word in grounds.words_of(name).words}
    return base_forms(grounds.language, "reporting_verbs") | told


def _lacking(item: Passage, sentences: Sequence[Span], grounds: Grounds) -> Iterator[tuple[int, float]]:
    """Yield the content words that the evidence lacks, each with how much of it is lacking (1, or a half)."""
    here = _Forms(sentences, grounds)
    before: _Forms | None = None
    for index, word in enumerate(item.words):
        if not word.content or here.have(word.base):
            continue
        if before is None:
            before = _Forms([near for span in sentences for near in grounds.preceding(span, _BACK)], grounds)
        yield index, _HALF if before.have(word.base) else 1.0


class _Forms:
    """The words of some sentences, in every form in which they support another."""

    def __init__(self, sentences: Sequence[Span], grounds: Grounds) -> None:
        self._language = grounds.language
        self._forms = frozenset(form for span in sentences for form in grounds.words_in(span).places)
        self._roots = frozenset(map(root, self._forms))
        self._firsts = frozenset(form[:_FIRST] for form in self._forms if len(form) >= _FIRST)

    def have(self, form: str) -> bool:
        """Tell whether one of the sentences has ``form`` or a form of the same word."""
        if form in self._forms or root(form) in self._roots:
            return True
        if len(form) >= _FIRST and form[:_FIRST] in self._firsts and not form.isdigit():
            return True
        return not self._forms.isdisjoint(stems(form, self._language))


def _bare_clauses(item: Passage, lacking: Mapping[int, float]) -> Iterable[str]:
    """Yield the clauses of which the evidence has not one content word."""
    clauses: dict[int, list[int]] = {}
    for index, word in enumerate(item.words):
        if word.content:
            clauses.setdefault(word.clause, []).append(index)
    for indices in clauses.values():
        if len(indices) >= _CLAUSE_WORDS and all(lacking.get(index) == 1.0 for index in indices):
            yield item.text[item.words[indices[0]].start : item.words[indices[-1]].end]


def _share(item: Passage, lacking: Mapping[int, float], grounds: Grounds) -> float:
    """Return the share of the sentence's weight that the evidence lacks."""
    weights = {i: grounds.index.weight(word.base) for i, word in enumerate(item.words) if word.content}
    total = sum(weights.values())
    if not total or len(weights) < _SENTENCE_WORDS:
        return 0.0
    return sum(weights[i] * much for i, much in lacking.items()) / total
