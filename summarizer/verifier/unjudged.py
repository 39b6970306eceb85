"""What a summary says that nothing can judge, each named: it counts for nothing, and must not pass for verified."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from summarizer.schemas import Grounded
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.items import Item, Loose, Summary, Words, plain_words, words_beside
from summarizer.verifier.report import NotRun
from summarizer.verifier.wording import listed, shown

# Strings that are named one by one, at most: a target has a handful of subjects.
_MOST = 50

# Different telling words of a subject ("Lady Branwen", "Maritime Safety Office"), at most: more of them may state
# something, though the story has each.
_SUBJECT = 3

# What is read of an item whose class is not known.
_READ = frozenset((*Grounded.model_fields, "text", "name", "aliases"))


def unjudged_in(summary: Summary, items: Sequence[Item], grounds: Grounds) -> Iterator[NotRun]:
    """Yield what a summary says outside its items, beside itself, and in fields of items whose class is not known.

    A subject whose words the story has is no more than a word of the story.
    """
    told = ((words, _lacks(words.text, grounds)) for words in plain_words(summary))
    yield from _named((words, f"has no evidence to be judged by{lack}") for words, lack in told if lack is not None)
    if isinstance(summary, Mapping):
        yield from unjudged_beside(summary)
    loose = [item for item in items if issubclass(item.kind, Loose)]
    if loose:
        others = [str(name) for item in loose for name in item.values if name not in _READ]
        rest = f", not {listed(others)}" if others else ""
        yield NotRun(
            "fields", f"the target's class is not known here, so only texts, names and evidence are judged{rest}"
        )


def unjudged_beside(record: Mapping[str, Any]) -> Iterator[NotRun]:
    """Yield what stands beside ``"summary"`` in JSON, which may tell of the article what nothing judges."""
    yield from _named((words, "stands beside the summary, and nothing judges it") for words in words_beside(record))


def _lacks(words: str, grounds: Grounds) -> str | None:
    """Return what is to be told of words without evidence: what the story lacks of them; None of a mere subject."""
    content = grounds.words_of(words).content
    if not all(map(grounds.knows, content)):
        return ", and words that the story doesn't have"
    return "" if len(content) > _SUBJECT else None


def _named(found: Iterable[tuple[Words, str]]) -> Iterator[NotRun]:
    """Yield the first of what was found by its words with why it is not judged, and how many more there are."""
    rest = iter(found)
    for words, why in islice(rest, _MOST):
        yield NotRun(words.field, f"{shown(words.text)} {why}")
    more = sum(1 for _ in rest)
    if more:
        yield NotRun("summary", f"{more} more such texts are not judged")
