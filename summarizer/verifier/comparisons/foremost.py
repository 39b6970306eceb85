"""Which is the first of its kind? "Britain is the group's biggest market", where Germany is "its biggest market".

Who or what is so called is read where that is plain: beside it between commas, or by a verb of being between the two.
Only where the story tells so each time of a name that is another's is anything said.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.superlatives import ordinals
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.naming import forms_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Sentences of the story that are read, and words between a name and what it is called ("is the *group's*"). Chosen, not
# swept.
_READ, _BETWEEN = 24, 4


class _First(NamedTuple):
    """What is called the first of its kind (None where that is not plain), by which words, and where."""

    who: frozenset[str] | None
    form: str
    kind: str
    source: Passage
    at: int


def another_first(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a name that free text calls the first of a kind which the story only calls others."""
    item = grounds.words_of(assertion.text)
    for ours in _firsts(item, grounds.names_of(assertion.text)):
        if ours.who is None or ours.at in item.negated:
            continue
        told = [one for one in _told(grounds) if _is_same(ours, one, grounds.language)]
        if told and all(one.who is not None and one.who.isdisjoint(ours.who) for one in told):
            yield doubt(says_otherwise(item.shown(ours.at), told[0].source.shown(told[0].at), grounds.extent))
            return


def _is_same(ours: _First, theirs: _First, language: str) -> bool:
    return all(a == b or are_alike(a, b, language) for a, b in ((ours.form, theirs.form), (ours.kind, theirs.kind)))


def _told(grounds: Grounds) -> list[_First]:
    """Return all that the story calls the first of a kind."""
    return grounds.told_with("firsts", base_forms(grounds.language, "superlatives"), _READ, _firsts)


def _firsts(text: Passage, names: Sequence[Sequence[int]]) -> Iterator[_First]:
    """Yield what a passage calls the first of a kind: a superlative with the noun right behind it."""
    forms = base_forms(text.language, "superlatives") & text.places.keys()
    for at in sorted(i for form in forms for i in text.places[form]):
        noun = at + 1
        if noun >= len(text.words) or not text.words[noun].content or text.is_name(noun):
            continue
        if at and text.words[at - 1].base in ordinals(text.language):
            continue  # "its second-biggest market"
        who = _called(text, at, noun, names)
        yield _First(None if who is None else forms_of(text, who), text.words[at].base, text.words[noun].base, text, at)


def _called(text: Passage, at: int, noun: int, names: Sequence[Sequence[int]]) -> Sequence[int] | None:
    """Return the name that is called so: before it, after it, or beside it between commas."""
    start = _start(text, at)
    if start and text.words[start - 1].base in base_forms(text.language, "share_of"):
        return None  # "one of the biggest markets"
    being = base_forms(text.language, "being", "standing")
    apart = start > 0 and text.words[start - 1].clause != text.words[start].clause
    if apart:
        beside = next((name for name in names if name[-1] == start - 1), None)
        if beside is not None and text.text.startswith(",", text.words[beside[-1]].end):
            return beside
    if start and text.words[start - 1].base in being:
        before = [name for name in names if name[-1] == start - 2]
        return before[0] if before and text.words[before[0][0]].clause == text.words[at].clause else None
    behind = noun + 1
    if behind < len(text.words) and text.words[behind].base in being:
        behind += 1
    elif not text.text.startswith(",", text.words[noun].end):
        return None
    return next((name for name in names if name[0] == behind), None)


def _start(text: Passage, at: int) -> int:
    """Return where the phrase of a superlative begins: "*the* group's biggest", "*its* second-biggest"."""
    clause, start = text.words[at].clause, at
    leading = base_forms(text.language, "articles", "possessives")
    while start > 0 and at - start < _BETWEEN and text.words[start - 1].clause == clause:
        start -= 1
        if text.words[start].base in leading:
            break
    return start
