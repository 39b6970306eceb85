"""Does the story say what a sentence of prose says at all?

The content words of each clause are looked for in the evidence, by base form and by root ("injured" for
"injury"); what the evidence doesn't have weighs by how rare it is in the story.
"""

from collections.abc import Iterable

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.verdicts import Remark, doubt, note
from summarizer.verifier.wording import shown
from summarizer.verifier.words import Passage, root

# Share of a sentence's weight that the evidence may lack before it is told as weak, and as unsupported.
_WEAK, _LACKING = 0.25, 0.5

# A clause of fewer content words says too little to be judged on its own.
_CLAUSE_WORDS = 2


def support(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on clauses and sentences of prose whose content the evidence doesn't have."""
    if not assertion.prose or assertion.copied:
        return
    item = grounds.words_of(assertion.text)
    known = {root(form) for sentence in assertion.sentences for form in grounds.words_in(sentence).places}
    lacking = [i for i, word in enumerate(item.words) if word.content and root(word.base) not in known]
    clauses = list(_bare_clauses(item, set(lacking)))
    for words in clauses:
        yield doubt(f"nothing in the {grounds.extent} supports {shown(words)}")
    share = _share(item, lacking, grounds)
    if not clauses and share > _WEAK and lacking:
        words = ", ".join(shown(item.text[item.words[i].start : item.words[i].end]) for i in lacking[:4])
        say = doubt if share > _LACKING else note
        yield say(f"the evidence does not have {words}")


def _bare_clauses(item: Passage, lacking: set[int]) -> Iterable[str]:
    """Yield the clauses of which the evidence has not one content word."""
    clauses: dict[int, list[int]] = {}
    for index, word in enumerate(item.words):
        if word.content:
            clauses.setdefault(word.clause, []).append(index)
    for indices in clauses.values():
        if len(indices) >= _CLAUSE_WORDS and lacking.issuperset(indices):
            yield item.text[item.words[indices[0]].start : item.words[indices[-1]].end]


def _share(item: Passage, lacking: list[int], grounds: Grounds) -> float:
    """Return the share of the sentence's weight that the evidence lacks."""
    weights = {i: grounds.index.weight(word.base) for i, word in enumerate(item.words) if word.content}
    total = sum(weights.values())
    return sum(weights[i] for i in lacking) / total if total else 0.0
