"""By whom something was done, in the passive: "paid for by Ribe Mills", where it was "by the Harmon Foundation"."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms, listed
from summarizer.verifier.text.naming import forms_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words between a verb and its "by" ("paid *for* by"), and behind that among which a name begins. Chosen, not swept.
_BETWEEN, _AGENT = 2, 3


def other_agent(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a name by whom free text tells something done that its evidence tells done by somebody else named.

    In English alone: other languages have other words for "by", which mean more.
    """
    item = grounds.words_of(assertion.text)
    named = grounds.names_of(assertion.text)
    for by, verb in _passives(item) if grounds.is_english else ():
        ours = _agent(item, by, named)
        told = [
            (source, at, _agent(source, at, grounds.names_in(sentence)))
            for sentence in assertion.sentences
            for source in (grounds.words_in(sentence),)
            for at, done in _passives(source)
            if done == verb
        ]
        if ours and told and all(theirs and theirs.isdisjoint(ours) for _, _, theirs in told):
            source, at, _ = told[0]
            yield doubt(f"it says {shown(item.shown(by))}, the evidence {shown(source.shown(at))}")
            return


def _passives(text: Passage) -> Iterator[tuple[int, str]]:
    """Yield each "by" that tells by whom something was done, with the base form of its verb."""
    small = listed(text.language, "prepositions")
    idle = base_forms(text.language, "reporting_verbs")
    for by in text.places.get("by", ()):
        before: Sequence[int] = range(max(0, by - 1 - _BETWEEN), by)
        verb = next((i for i in reversed(before) if text.words[i].base not in small), None)
        done = verb is not None and text.words[verb].content and text.is_small(verb) and is_past(text, verb)
        if verb is not None and done and text.words[verb].base not in idle:
            yield by, text.words[verb].base


def _agent(text: Passage, by: int, named: Iterable[Sequence[int]]) -> frozenset[str]:
    """Return the forms of the names in the clause behind a "by", if one of them stands right behind it.

    "By *Carrow* firm *Dunsyre Haulage*" has two; a title may stand before a name, and end what looks like a clause.
    """
    behind = [name for name in named if by < name[0]]
    first = next(iter(behind), None)
    if first is None or first[0] > by + _AGENT or any(text.words[i].content for i in range(by + 1, first[0])):
        return frozenset()
    clause = text.words[first[0]].clause
    return frozenset().union(*(forms_of(text, name) for name in behind if text.words[name[0]].clause == clause))
