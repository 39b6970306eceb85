"""Is a plan, a wish or a forecast of the evidence told as a deed?"""

from collections.abc import Iterable, Iterator
from itertools import chain

from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.reading.quantities import Quantity
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.accomplished import told_as_accomplished
from summarizer.verifier.comparisons.foreseen import (
    is_done_by_saying,
    is_hedged,
    is_of_nth,
    only_foreseen,
    told_already,
    told_as_done,
)
from summarizer.verifier.comparisons.options import told_as_settled
from summarizer.verifier.evidence.closeness import close, is_retold
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import supports
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.governors import cued
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import AIMS
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Share of the content words of a text, and of the clause with the plan, that the other must have where the text tells
# the plan's own clause in the passive.
_OURS, _THEIRS = 0.75, 0.5

# What is planned, or may be, in one word with its negation or its subject ("shouldn't", "he'll").
_CONTRACTED = pattern(r"(?i)\b(?:wo|would|should|could|might|must|shall)n['’]t\b|\w['’](?:ll|d)\b")

# Words around a deed among which one may tell that it was not done ("kept the leak from being stopped").
_AROUND = 5

# Words to either side of a deed among which its object stands.
_OBJECT = 4

# Words behind a deed among which its day is told. Chosen, not swept.
_DAY = 12

# Words before a deed among which it is told as done ("have already set up").
_BEFORE = 2

# What tells of what one was able to, before a "no".
_ABLE = "could"

# What makes it a duty: "must also pay" tells no deed.
_DUTY, _THAT, _BE, _BEHIND = "must", "that", "be", 2


def plans(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark where the evidence only plans, wishes or expects what the item tells as done."""
    if not assertion.reworded or not assertion.is_sure:
        return
    item = grounds.words_of(assertion.text)
    finders = (told_as_done, told_already, told_as_accomplished, told_as_settled)
    if found := next(chain.from_iterable(find(assertion, grounds) for find in finders), None):
        yield found
        return
    # "Opened in May", said Will.
    ahead = any(not item.is_name(start) for start, *_ in cued(item, "plans"))
    if ahead or _has_contraction(assertion.text):
        yield from _undone(item, assertion, grounds)
        return
    retold = (sentence for sentence in close(assertion, grounds) if is_retold(assertion, sentence, grounds))
    sources = [grounds.words_in(sentence) for sentence in retold]
    for source in sources:
        for start, planned in _planned(source):
            deed = source.words[planned].base
            if (
                deed in item.places
                and not is_done_by_saying(source, start, deed)
                and deed not in base_forms(grounds.language, "stances")
                and item.places[deed][0] not in item.negated
                and not _is_aim(item, item.places[deed][0])
                and not _is_thing(item, item.places[deed][0])
                and not is_hedged(item, item.places[deed][0], grounds)
                and not _is_present(item, item.places[deed][0], source, start, planned)
                and not _is_due(item.places[deed][0], item, start, planned, source, grounds)
                and item.near(item.places[deed][0], _AROUND).isdisjoint(base_forms(grounds.language, "averting"))
                and not _done(deed, sources)
            ):
                yield only_foreseen(item, item.places[deed][0], source, start)
                return
    yield from _passive(item, [grounds.words_in(sentence) for sentence in close(assertion, grounds)], grounds.language)


def _undone(item: Passage, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark where the item tells as intended what the evidence tells as done ("are considering" for "have set up")."""
    perfect, intending = words(grounds.language, "perfect"), base_forms(grounds.language, "intending")
    sources = [grounds.words_in(sentence) for sentence in assertion.sentences] if perfect else []
    meant = {one.words[i].base for one in sources for _, told, _ in cued(one, "plans") for i in told}
    for start, governed, _ in cued(item, "plans"):
        if item.words[start].base not in intending or not governed or {start, governed[0]} & item.negated:
            continue
        deed = item.words[governed[0]].base
        # "To win it a third time" is another deed.
        again = any(figure.kind == "ordinal" for figure in grounds.quantities_said(assertion.text))
        for source in sources if deed not in meant and not again else ():
            everything = range(len(source.words))
            for place in source.places.get(deed, ()):
                before = {word.base for word in source.words[max(0, place - _BEFORE) : place]}
                noun = source.letters(place).endswith("s")  # "have regrets"
                same = item.near(governed[0], _OBJECT) & source.near(place, _OBJECT) - source.names_among(everything)
                if not before.isdisjoint(perfect) and place not in source.negated and not noun and same:
                    ours, theirs = shown(item.shown(start)), shown(source.shown(place))
                    yield doubt(f"it tells as intended ({ours}) what the evidence tells as done ({theirs})")
                    return


def _planned(source: Passage) -> Iterator[tuple[int, int]]:
    """Yield the cues of plans of a sentence with each deed that they make one: their own, and those that it is done by.

    "She wants to change the law by *raising* the fine and *closing* the bars."
    """
    means, joining, doing = (words(source.language, name) for name in ("means", "joining", "doing"))
    for start, governed, _ in cued(source, "plans"):
        if source.is_name(start) or not governed or not _is_deed(start, governed[0], source):
            continue  # Will, May
        if is_of_nth(source, start):
            continue
        if source.words[start].base == _ABLE and governed[0] + 1 in source.cues:
            continue  # "could find no trace": it found none
        yield start, governed[0]
        led = [i for i in range(governed[0] + 1, len(source.words)) if source.words[i - 1].base in means]
        for first in led[:1]:
            done = [i for i in range(first + 1, len(source.words)) if source.words[i - 1].base in joining]
            yield from ((start, i) for i in (first, *done) if source.letters(i).endswith(doing))


def _has_contraction(text: str) -> bool:
    return ("'" in text or "’" in text) and _CONTRACTED.search(text) is not None


def _is_deed(start: int, place: int, source: Passage) -> bool:
    """Tell whether what a plan governs may be what is done: no name, nor a thing ("will be without defenders")."""
    between = {source.words[i].base for i in range(start, place + 1)}
    things = {*words(source.language, "prepositions"), *words(source.language, "articles")}
    return not source.is_name(place) and between.isdisjoint(things - set(AIMS))


def _passive(item: Passage, sources: list[Passage], language: str) -> Iterator[Remark]:
    """Remark where a clause of the evidence is retold with its "will be felled" told as "have been felled"."""
    past, said = frozenset(words(language, "past")), item.content.keys()
    for source in sources if past else ():
        for start, governed, columns in cued(source, "plans"):
            planned = governed and "be" in _after(source, start) and _is_deed(start, governed[0], source)
            deed = source.words[governed[0]].base if planned else ""
            if not columns or deed not in item.places or _done(deed, sources):
                continue
            clause = _clause(source, start, language)
            enough = len(said & clause) >= max(_OURS * len(said), _THEIRS * len(clause))
            place = item.places[deed][0]
            if enough and not past.isdisjoint(_before(item, place)):
                yield only_foreseen(item, place, source, start)
                return


def _clause(text: Passage, start: int, language: str) -> set[str]:
    """Return the content words of the clause around ``start``, behind the words that tell who says it."""
    telling, found = base_forms(language, "reporting_verbs"), text.words
    before = (i for i in range(start, -1, -1) if found[i].base in telling or found[i].clause != found[start].clause)
    first = next(before, -1) + 1
    return {word.base for word in found[first:] if word.content and word.clause == found[start].clause}


def _after(text: Passage, start: int) -> list[str]:
    return [word.base for word in text.words[start + 1 : start + 3]]


def _before(text: Passage, place: int) -> list[str]:
    return [word.base for word in text.words[max(0, place - 3) : place]]


def _is_present(item: Passage, place: int, source: Passage, start: int, planned: int) -> bool:
    """Tell whether the present tense tells what will be: "takes over" and "is taking over" for "will take over"."""
    ours, theirs = item.letters(place).lower(), source.letters(planned).lower()
    if "already" in item.places:
        return False
    if ours.endswith("ing"):
        being = source.words[start].base in base_forms(item.language, "being")  # "is to get"
        if not being and source.words[start].base not in base_forms(item.language, "future"):
            return False
        before = item.words[max(0, place - 1) : place]
        return any(word.base in base_forms(item.language, "being") for word in before) and frozenset(
            words(item.language, "past")
        ).isdisjoint(_before(item, place))
    ahead = base_forms(item.language, "future") | base_forms(item.language, "being")  # "will open", "is to open"
    if source.words[start].base not in ahead:
        return False
    phrase = item.words[place].base == source.words[planned].base and ours.endswith("s")  # "goes up": "will rise"
    return phrase or ours in (theirs, f"{theirs}s", f"{theirs}es")


def _is_due(place: int, item: Passage, start: int, planned: int, source: Passage, grounds: Grounds) -> bool:
    """Tell whether a present tense tells of the day for which something is due: "takes on Ely on Saturday"."""
    ours, theirs = item.letters(place).lower(), source.letters(planned).lower()
    if source.words[start].base not in base_forms(item.language, "due") or ours not in (f"{theirs}s", f"{theirs}es"):
        return False
    days = _days_after(place, item, grounds.quantities_said(item.text))
    there = _days_after(planned, source, grounds.quantities_said(source.text))
    return any(supports(other, one) for one in days for other in there)


def _days_after(index: int, text: Passage, figures: Iterable[Quantity]) -> list[Quantity]:
    """Return the dates that stand soon behind a word."""
    last = text.words[min(len(text.words) - 1, index + _DAY)].end
    return [one for one in figures if one.kind == "date" and text.words[index].end <= one.number.start < last]


def _is_aim(item: Passage, place: int) -> bool:
    """Tell whether the item itself tells a word only as what something is for ("a law to ban …"), or as a duty."""
    before = [word.base for word in item.words[max(0, place - _BEHIND) : place]]
    if item.letters(place).endswith(words(item.language, "doing")) and before[-1:] == [_THAT]:
        return True  # "that stopping the boats is the only way"
    able = before[-1:] == [_BE] and before[0] in AIMS  # "can be called in"
    return _DUTY in before or (bool(before) and before[-1] in AIMS) or able


def _is_thing(item: Passage, place: int) -> bool:
    """Tell whether an article or a possessive makes a thing of a word: "has announced *a review* of it"."""
    first = place
    while first > 0 and item.words[first - 1].base[0].isdigit():
        first -= 1  # "an 11% raise"
    return item.follows_article(first) and not item.letters(place).endswith(("ed", "en"))


def _done(deed: str, sources: Iterable[Passage]) -> bool:
    """Tell whether the evidence has the deed somewhere without a plan before it."""
    for source in sources:
        planned = {i for _, governed, _ in cued(source, "plans") for i in governed[:1]}
        planned |= {i for _, i in _planned(source)}
        if any(place not in planned for place in source.places.get(deed, ())):
            return True
    return False
