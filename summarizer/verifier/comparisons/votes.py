"""On which side a body is said to have decided: "voted 34 to 21 to build it" against "rejected it"."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import shown

# Words after "voted" among which its side is told ("voted 34 to 21 on Monday evening to build").
_AFTER = 8

# Content words that both sides must share, beside the decision, before they are surely about the same.
_SAME = 2

# Words before a decision among which it is told who decides, and how many of them. Chosen, not swept.
_BEFORE = 6

# Marks past which what follows is no longer said of the vote.
_MARKS = frozenset(".;:,?!()—–")


class _Decision(NamedTuple):
    """Which word decides, for (1) or against (-1), what it is about, and whether it is told by a vote."""

    place: int
    side: int
    about: str
    voted: bool
    act: bool = False  # "to build it": what is decided is a deed, not a thing


def votes(item: Passage, sources: list[Passage]) -> Iterator[Remark]:
    """Remark where the item tells a vote the other way round than its evidence."""
    ours = list(_decisions(item))
    if len({one.side for one in ours}) != 1 or any(_agrees(ours[0], item, source) for source in sources):
        return
    for source in sources:
        theirs = list(_decisions(source))
        if len({one.side for one in theirs}) != 1 or theirs[0].side == ours[0].side:
            continue
        mine, other = ours[0], theirs[0]
        shared = item.content.keys() & source.content.keys()
        shared = {base for base in shared if not base.isdigit()} - {mine.about if mine.voted else ""}
        if _table(item.language, "votes") and not (mine.voted or other.voted):
            continue  # opposites beside the same words, which polarity sees; a German verb stands far from them
        if len(shared) < _SAME or mine.place in item.negated or other.place in source.negated:
            continue
        if not _decide_alike(mine, item, other, source):
            continue
        said, told = shown(item.shown(mine.place)), shown(source.shown(other.place))
        # Who votes to end a ban has rejected the ban: of a deed and a thing one can't be sure.
        sure = (mine.voted or other.voted) and (mine.act == other.act or mine.about == other.about)
        yield (contradiction if sure else doubt)(f"it says {said}, the evidence {told}: the vote is turned round")
        return


def vote_against_the_same(one: Passage, other: Passage) -> bool:
    """Tell whether two texts tell of a vote against one thing, the one with a "not": "voted not to pay"."""
    ours, theirs = ({it.about for it in _decisions(text) if it.voted and it.side < 0} for text in (one, other))
    return not ours.isdisjoint(theirs)


def _agrees(ours: _Decision, item: Passage, source: Passage) -> bool:
    """Tell whether a sentence that shares enough with the item tells a decision to the same side."""
    shared = {base for base in item.content.keys() & source.content.keys() if not base.isdigit()}
    return len(shared) >= _SAME and any(one.side == ours.side for one in _decisions(source))


def _decide_alike(ours: _Decision, item: Passage, theirs: _Decision, source: Passage) -> bool:
    """Tell whether the body that votes on one side may have decided so on the other.

    "Residents opposed the plan" is none of a council's, nor are "two members" all of it.
    """
    if item.language != "en":
        return True
    private = base_forms(item.language, "private_people")
    if not ours.voted and not private.isdisjoint(_voters(ours, item)):
        return False
    return not _are_counted(ours, item) or _are_counted(theirs, source)


def _voters(one: _Decision, text: Passage) -> frozenset[str]:
    """Return the telling words before a decision in its clause."""
    before = range(max(0, one.place - _BEFORE), one.place)
    return text.telling(i for i in before if text.words[i].clause == text.words[one.place].clause)


def _are_counted(one: _Decision, text: Passage) -> bool:
    """Tell whether so many of a body are told to decide: "*four* members of the committee voted"."""
    numbers = base_forms(text.language, "numbers")
    before = (text.words[i] for i in range(max(0, one.place - _BEFORE), one.place))
    return any(
        word.clause == text.words[one.place].clause and (word.base in numbers or word.base[0].isdigit())
        for word in before
    )


def _decisions(text: Passage) -> Iterator[_Decision]:
    deciding, vote = _table(text.language, "decisions"), base_form("vote", text.language)
    if vote not in text.places and deciding.keys().isdisjoint(text.places):
        return
    for place, word in enumerate(text.words):
        if word.base in deciding and not text.is_name(place) and not text.is_supposed(place):
            if text.language == "en" and _is_held(text, place):
                continue
            yield _Decision(place, deciding[word.base], _next(text, place + 1), voted=False)
        elif word.base == vote and (decision := _voted(text, place)):
            yield decision


def _is_held(text: Passage, place: int) -> bool:
    """Tell whether a word tells but where somebody stands: "residents *opposed to* the plan"."""
    return text.letters(place).endswith("ed") and [word.base for word in text.words[place + 1 : place + 2]] == ["to"]


def _voted(text: Passage, place: int) -> _Decision | None:
    """Read the side of a vote from what follows it."""
    sides = _table(text.language, "votes")
    verb = text.letters(place).casefold().endswith("ed")
    some = base_forms(text.language, "of_voters")
    if not sides or not verb or (place and text.words[place - 1].base in some):
        return None
    for index in range(place + 1, min(len(text.words) - 1, place + _AFTER + 1)):
        word = text.words[index]
        if not _MARKS.isdisjoint(text.text[text.words[place].end : word.start]):
            return None
        if word.base in sides and not text.words[index + 1].base.isdigit():
            about, side = _next(text, index + 1), sides[word.base]
            if word.base == "to" and text.words[index - 1].base == "not":
                side = -side  # "voted 5-2 not to pay"
            act = word.base == "to" or text.text[: text.words[index + 1].end].endswith("ing")
            against = _table(text.language, "decisions").get(about, 1) if word.base == "to" else 1
            return _Decision(place, side * against, about, voted=True, act=act and against > 0)
    return None


def _next(text: Passage, start: int) -> str:
    """Return the first content word from ``start`` on that is no number."""
    after = text.words[start : start + _AFTER]
    return next((word.base for word in after if word.content and not word.base.isdigit()), "")


@cache
def _table(language: str, name: str) -> dict[str, int]:
    # A small word is its own base form ("against").
    return {
        form: int(side)
        for word, side in entries(language, name)
        for form in (word, base_form(word.casefold(), language))
    }
