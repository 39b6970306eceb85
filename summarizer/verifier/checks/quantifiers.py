"""Is "most" told where the evidence says "some", "all" where it says "many", "few" or "nobody" where it says those?"""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.verifier.alignment import changes
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.closeness import close
from summarizer.verifier.governors import cued
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import shown
from summarizer.verifier.words import Passage, base_forms

_LIST = "quantifiers"

# The rank from which a quantifier claims so much that the evidence must have one too ("all the houses").
_STRONG = 5

# The ranks that deny (none) or nearly do (few), and by how much those of the evidence must be higher.
_FEWEST, _LOWER = 1, 2

# The rank up to which a quantifier only tells that there are some ("a few", "several").
_SOME = 2

# A quantifier: its first word, what it governs, and its columns in the list.
_Said = tuple[int, tuple[int, ...], tuple[str, ...]]

_THOSE = ("those",)

# Content words by which those are known who have no noun of their own ("all of those who …").
_WHOM = 3


def quantifiers(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on quantifiers that claim more of the same things than the evidence does, or next to none of them."""
    if assertion.verbatim or assertion.copied:
        return
    item = grounds.words_of(assertion.text)
    found = cued(item, grounds.language, _LIST)
    said = [one for one in found if not (assertion.prose and _is_beside_it(one, item, grounds.language))]
    if not said:
        return
    replaced = list(_replaced(said, assertion, grounds))
    yield from replaced
    if replaced:
        return
    sources = [grounds.words_in(sentence) for sentence in close(assertion, grounds)]
    for start, governed, columns in said:
        for remark in _raised(item, start, governed, columns, sources, grounds.language):
            if remark.severity == "contradiction" or not _is_told(int(columns[1]), assertion, grounds):
                yield remark
        yield from _lowered(item, start, governed, columns, sources, grounds.language)


def _is_told(rank: int, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether free text may have a quantifier of that rank from another sentence of its evidence."""
    sources = [grounds.words_in(sentence) for sentence in assertion.sentences] if assertion.prose else []
    return any(int(columns[1]) == rank for source in sources for _, _, columns in cued(source, grounds.language, _LIST))


def _is_beside_it(said: _Said, item: Passage, language: str) -> bool:
    """Tell whether a quantifier tells how long or how often ("a few days"), or is denied itself ("not every judge")."""
    start, governed, columns = said
    if start > 0 and item.words[start - 1].base in ("not", "n't"):
        return True
    if any(word.base[0].isdigit() for word in item.words[start + 1 : start + 2]):
        return True  # "some 90,000 euros"
    things = {item.words[i].base for i in governed[:1]} | {word.base for word in item.words[start + 1 : start + 2]}
    return int(columns[1]) <= _SOME and not things.isdisjoint(base_forms(language, "stretches_of_time"))


def _replaced(said: Sequence[_Said], assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a quantifier that stands where the sentence retold has a weaker one."""
    for change in changes(assertion, grounds):
        ours = [int(columns[1]) for start, _, columns in said if start in change.ours]
        there = cued(change.source, grounds.language, _LIST)
        theirs = [int(columns[1]) for start, _, columns in there if start in change.theirs]
        if ours and theirs and max(ours) > max(theirs):
            words, told = (shown(words) for words in change.told())
            yield contradiction(f"it says {words} where the evidence says {told}")


def _raised(
    item: Passage,
    start: int,
    governed: Sequence[int],
    columns: Sequence[str],
    sources: Sequence[Passage],
    language: str,
) -> Iterator[Remark]:
    """Remark on one quantifier where what it governs is quantified lower, or not at all, in the evidence."""
    # "All of those who dropped out": the clause that says of whom begins behind the quantifier's own.
    behind = list(governed)
    if not behind and any(word.base in _THOSE for word in item.words[start : start + _WHOM]):
        behind = [i for i in range(start + 1, len(item.words)) if item.words[i].content][:_WHOM]
    things = [item.words[i].base for i in behind if not item.words[i].base.isdigit()]
    ranks = [pair for source in sources for pair in _ranks(source, things, language)]
    rank, words = int(columns[1]), shown(item.shown(start))
    if rank >= _STRONG and any(there == 0 for there, _ in ranks):
        return  # "all stay open" where none is closed
    if not things or any(there >= rank for there, _ in ranks):
        return
    if ranks:
        yield contradiction(f"it says {words}, the evidence {shown(max(ranks)[1])}")
    elif rank >= _STRONG and any(things[0] in source.places and not _is_whole(source) for source in sources):
        yield doubt(f"it says {words}; the evidence doesn't say of how many")


def _is_whole(source: Passage) -> bool:
    """Tell whether a sentence says in another way that it means all: "any migrants", "refunded in full"."""
    return "any" in source.places or "full" in source.places


def _lowered(
    item: Passage,
    start: int,
    governed: Sequence[int],
    columns: Sequence[str],
    sources: Sequence[Passage],
    language: str,
) -> Iterator[Remark]:
    """Remark on "nobody", "no" or "few" where the evidence, which denies nothing, has some or many do the same."""
    if int(columns[1]) > _FEWEST or any(source.negations for source in sources):
        return
    things = [item.words[i].base for i in governed]
    ranks = [pair for source in sources for pair in _ranks(source, things, language)]
    if ranks and min(ranks)[0] >= int(columns[1]) + _LOWER:
        yield doubt(f"it says {shown(item.shown(start))}, the evidence {shown(min(ranks)[1])}")


def _ranks(source: Passage, things: Sequence[str], language: str) -> Iterator[tuple[int, str]]:
    """Yield the ranks that the evidence gives to any of those things, with the words around."""
    for start, governed, columns in cued(source, language, _LIST):
        if any(source.words[i].base in things for i in governed):
            yield int(columns[1]), source.shown(start)
