"""Who did it to whom: do two names stand on the wrong sides of a deed?

Where a clause tells that one name did something to another ("Ann Lee sued Bo Day", "Bo Day was sued by Ann Lee"), and
the story tells the same deed, or one that may stand for it, of the same two names, they must stand on the same sides
of it. A deed told in the passive turns the sides round, and so does its converse ("lost to" for "beat").
"""

from collections.abc import Iterable, Iterator

from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.agents import other_agent
from summarizer.verifier.comparisons.answers import other_answer
from summarizer.verifier.comparisons.contests import other_winner
from summarizer.verifier.comparisons.doers import other_doer
from summarizer.verifier.comparisons.payments import turned_payment
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.deeds import Deed, deeds
from summarizer.verifier.text.forms import base_forms, opposites
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Sentences of the story that are read for one pair of names.
_READ = 8


def actors(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on two names that the story has on the other sides of the same deed, and never on these."""
    if not assertion.reworded:
        return
    yield from turned_payment(assertion, grounds)
    yield from other_agent(assertion, grounds)
    # Who beat whom tells who won.
    yield from list(_turned(assertion, grounds)) or other_winner(assertion, grounds)
    yield from other_answer(assertion, grounds)
    yield from other_doer(assertion, grounds)


def _turned(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on two names on the other sides of a deed."""
    item = grounds.words_of(assertion.text)
    for deed in deeds(item, grounds.names_of(assertion.text)):
        if deed.deed in base_forms(grounds.language, "reporting_verbs"):
            continue  # "Ann Lee says Bo Day fell" tells nothing that she did to him
        if deed.doer.isdisjoint(grounds.name_stems) or deed.other.isdisjoint(grounds.name_stems):
            continue
        told = [
            (grounds.words_in(sentence), one)
            for sentence in _with_both(deed, grounds)
            for one in _known_deeds(sentence, grounds)
        ]
        sides = [(side, source, one) for source, one in told if (side := _side(deed, one, grounds.language))]
        if sides and all(side < 0 for side, _, _ in sides):
            _, source, one = sides[0]
            ours, theirs = item.text[deed.start : deed.end], source.text[one.start : one.end]
            yield doubt(f"{says_otherwise(ours, theirs, grounds.extent)}: the other way round")


def _with_both(deed: Deed, grounds: Grounds) -> list[Span]:
    """Return the sentences of the story in which both names stand."""
    one, other = (
        {n for form in name for n in grounds.index.postings.get(form, ())} for name in (deed.doer, deed.other)
    )
    return [grounds.index.sentences[number] for number in sorted(one & other)[:_READ]]


def _side(ours: Deed, theirs: Deed, language: str) -> int:
    """Tell whether two deeds are the same by the same name (1), the same by the other name (-1), or not the same."""
    straight = not ours.doer.isdisjoint(theirs.doer) and not ours.other.isdisjoint(theirs.other)
    crossed = not ours.doer.isdisjoint(theirs.other) and not ours.other.isdisjoint(theirs.doer)
    if straight == crossed:
        return 0
    if are_alike(ours.deed, theirs.deed, language):
        return 1 if straight == (ours.passive == theirs.passive) else -1
    return int(crossed and _are_converse(ours.deed, theirs.deed, language))


def _are_converse(one: str, other: str, language: str) -> bool:
    """Tell whether one deed may be the other told from the other side ("lost to" for "beat")."""
    sides = dict(opposites(language).get(one, ()))
    return any(sides.get(pair) == -side for pair, side in opposites(language).get(other, ()))


def _known_deeds(sentence: Span, grounds: Grounds) -> tuple[Deed, ...]:
    """Return the deeds of a sentence of the story."""
    read = lambda: tuple(deeds(grounds.words_in(sentence), grounds.names_in(sentence)))  # noqa: E731
    return grounds.remembered_of_story("deeds", sentence, read)
