"""Who won? "Redmoor won", where Calder beat them, and "Calder lost", which did so.

What a text tells of a name is held against all that the story tells to have won or lost, whatever sentence that stands
in; a story in which the name may have done both is let be.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.deeds import deeds
from summarizer.verifier.text.forms import base_form, base_forms, listed
from summarizer.verifier.text.naming import forms_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import planned_in
from summarizer.verifier.text.subjects import subject_of
from summarizer.verifier.text.tenses import is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Sentences of the story that are read for who won; words between a name and what it won or lost ("Ashdene's *first
# home* defeat", "had *narrowly* lost"), and behind those, among which a contest is named ("won the *replayed final*").
# Chosen, not swept.
_READ, _BETWEEN, _BEHIND = 24, 3, 3

# What stands behind the first number of a score.
_SCORED = ("-", "–", ":")

# What leads from a victory or a defeat to the other side.
_OVER, _TO = frozenset(("over", "against")), frozenset(("to", "by", "against"))


class _Outcome(NamedTuple):
    """Who won and who lost, by the words of their names in all forms (either may be untold), and where it is told."""

    winner: frozenset[str]
    loser: frozenset[str]
    source: Passage
    at: int

    def turned(self) -> "_Outcome":
        """Return the outcome with its sides exchanged."""
        return self._replace(winner=self.loser, loser=self.winner)


def other_winner(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first name of free text that won where the story has it only lose, or lost where it only won."""
    item = grounds.words_of(assertion.text)
    if not _names_contests(item):
        return
    for ours in _outcomes(item, grounds.names_of(assertion.text)):
        told = _told(grounds)
        against = [one for one in told if _agree(ours, one.turned())]
        if against and not any(_agree(ours, one) for one in told) and not _may_be_told(ours, grounds):
            said = says_otherwise(item.shown(ours.at), against[0].source.shown(against[0].at), grounds.extent)
            yield doubt(f"{said}: the other way round")
            return


def _agree(one: _Outcome, other: _Outcome) -> bool:
    """Tell whether two outcomes may be of one contest with the same winner: what both tell is the same."""
    pairs = [(a, b) for a, b in zip(one[:2], other[:2], strict=True) if a and b]
    return bool(pairs) and all(not a.isdisjoint(b) for a, b in pairs)


def _told(grounds: Grounds) -> list[_Outcome]:
    """Return all who won or lost in the story."""
    forms = [form for kind in _kinds(grounds.language).values() for form in kind]
    return grounds.told_with("outcomes", forms, _READ, _outcomes)


def _may_be_told(ours: _Outcome, grounds: Grounds) -> bool:
    """Tell whether a sentence of the story with the name has a word for what the text tells of it, unread as it is."""
    kinds = _kinds(grounds.language)
    side, wanted = (0, ("winning", "victories", "beating")) if ours.winner else (1, ("losing", "defeats"))
    forms = [form for kind in wanted for form in kinds[kind]]
    for source in grounds.passages_with(ours.winner or ours.loser, _READ):
        here = [one for one in _told(grounds) if one.source is source]
        others = {one.at for one in here if one[side] or _agree(ours, one.turned())}
        places = (at for form in forms for at in source.places.get(form, ()))
        if any(at not in others and not _qualifies(source, at) for at in places):
            return True
    return False


def _qualifies(text: Passage, at: int) -> bool:
    """Tell whether a word only says which one: "the *winning* penalty"."""
    led = at > 0 and text.words[at - 1].base in base_forms(text.language, "articles")
    return led and text.letters(at).endswith("ing")


def _outcomes(text: Passage, names: Sequence[Sequence[int]]) -> Iterator[_Outcome]:
    """Yield who won and who lost in a passage; what is denied, or only planned or supposed, is left aside."""
    if not names or not _names_contests(text):
        return
    planned = planned_in(text)
    for one in (*_beaten(text, names), *_alone(text, names), *_had(text, names)):
        if one.at not in planned and one.at not in text.negated and not text.is_supposed(one.at):
            yield one


def _beaten(text: Passage, names: Sequence[Sequence[int]]) -> Iterator[_Outcome]:
    """Yield what one name did to another: "Calder beat Redmoor", "Redmoor were beaten by Calder", "lost to Calder"."""
    kinds = _kinds(text.language)
    for deed in deeds(text, names):
        if deed.deed in kinds["beating"] and _is_verb(text, deed.at):
            one = _Outcome(deed.doer, deed.other, text, deed.at)
            yield one.turned() if deed.passive else one
        elif deed.deed in kinds["losing"] and text.words[deed.at + 1].base == "to":
            yield _Outcome(deed.other, deed.doer, text, deed.at)


def _alone(text: Passage, names: Sequence[Sequence[int]]) -> Iterator[_Outcome]:
    """Yield of whom it is said that they won or lost, and nothing else than a contest: "Redmoor have won 3-2"."""
    kinds = _kinds(text.language)
    for at in (i for kind in ("winning", "losing") for form in kinds[kind] for i in text.places.get(form, ())):
        subject = subject_of(text, at, names) if is_past(text, at) and _is_of_contest(text, at) else None
        if subject is not None and subject.name is not None:
            one = _Outcome(forms_of(text, subject.name), frozenset(), text, at)
            yield one if text.words[at].base in kinds["winning"] else one.turned()


def _had(text: Passage, names: Sequence[Sequence[int]]) -> Iterator[_Outcome]:
    """Yield whose victory or defeat it was: "Kelbrook's fourth win in a row", "a victory over Ashdene"."""
    kinds = _kinds(text.language)
    for at in (i for kind in ("victories", "defeats") for form in kinds[kind] for i in text.places.get(form, ())):
        if is_past(text, at):
            continue
        won = text.words[at].base in kinds["victories"]
        after = text.words[at + 1].base if at + 1 < len(text.words) else ""
        behind = next((name for name in names if name[0] == at + 2 and after in (_OVER if won else _TO)), ())
        owner = next((name for name in names if 0 < at - name[-1] <= _BETWEEN + 1 and _owns(text, name)), ())
        if owner or behind:
            one = _Outcome(forms_of(text, owner), forms_of(text, behind), text, at)
            yield one if won else one.turned()


def _owns(text: Passage, name: Sequence[int]) -> bool:
    return text.letters(name[-1]).endswith(("'s", "’s", "s'", "s’"))


def _is_verb(text: Passage, at: int) -> bool:
    """Tell whether a word that may be a noun, too ("a defeat") is a verb: by its ending, or behind a "to"."""
    return is_past(text, at) or text.letters(at).endswith("ing") or (at > 0 and text.words[at - 1].base == "to")


def _is_of_contest(text: Passage, at: int) -> bool:
    """Tell whether what was won or lost is a contest, or not told: no "won a prize", no "lost his deposit"."""
    behind = [i for i in range(at + 1, min(len(text.words), at + 1 + _BEHIND)) if _is_near(text, at, i)]
    first = text.words[behind[0]] if behind else None
    if first is not None and first.base[0].isdigit():
        return text.text[first.end : first.end + 1] in _SCORED  # "lost five in a row" tells of several
    if first is None or first.base in listed(text.language, "prepositions"):
        return True
    return any(text.words[i].base in _kinds(text.language)["contests"] for i in behind)


def _is_near(text: Passage, at: int, index: int) -> bool:
    return text.words[index].clause == text.words[at].clause


def _names_contests(text: Passage) -> bool:
    """Tell whether a passage has a word by which it is told who won or lost."""
    return not _outcome_words(text.language).isdisjoint(text.places)


@cache
def _outcome_words(language: str) -> frozenset[str]:
    return frozenset().union(*(forms for name, forms in _kinds(language).items() if name != "contests"))


@cache
def _kinds(language: str) -> dict[str, frozenset[str]]:
    """Return the words of each kind, by their base forms."""
    kinds = ("beating", "winning", "losing", "victories", "defeats", "contests")
    told = {name: listed.split() for name, listed in entries(language, "contests")}
    return {name: frozenset(base_form(word, language) for word in told.get(name, ())) for name in kinds}
