"""What is only to be done, on condition, asked for or a label: it turns nothing round, nor does what is plainly told.

"Money to dredge the harbour", which "has not been dredged"; "must raise £1m", where a lease lapses "if they have not
raised" it; "the decision to turn down the bid", which officers "had urged the council to accept".
"""

from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tenses import is_aim, is_on_condition

# Marks that open and close a quotation.
_OPENING, _CLOSING = "\"'“‘„«", "\"'”’“»"

# Words before what somebody is asked to do among which stands by what word: "*urged* the council to accept".
_ASKED = 6

# Words before a participle among which "been" or "was" makes it a passive.
_BEFORE = 2


def is_only_meant(index: int, item: Passage, place: int, source: Passage, *, opposite: bool) -> bool:
    """Tell whether one of two words, that say the reverse of each other, is of nothing that is told to be so.

    They are the word of the text at ``index`` and that of the evidence at ``place``: one denied and the other not, or
    ``opposite`` words.
    """
    if _is_label(item, index) or _is_label(source, place):
        return True
    if opposite:
        return _is_asked_for(index, item, place, source) or _are_two_sides(index, item, place, source)
    return _is_to_be_done(index, item, place, source) or is_denied_on_condition(item, place, source, index)


def _is_label(text: Passage, place: int) -> bool:
    """Tell whether a word stands in quotation marks by itself: "a *'reduce'* rating"."""
    word = text.words[place]
    before, behind = text.text[max(0, word.start - 1) : word.start], text.text[word.end : word.end + 1]
    return bool(before) and bool(behind) and before in _OPENING and behind in _CLOSING


def _is_to_be_done(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether a text tells as an aim what its evidence denies, which has no such aim itself."""
    return index not in item.negated and is_aim(item, index) and not is_aim(source, place)


def is_denied_on_condition(item: Passage, place: int, source: Passage, index: int | None = None) -> bool:
    """Tell whether the evidence denies, on a condition, what a text tells as what must be, at ``index`` if anywhere."""
    if index in item.negated or not is_on_condition(source, place):
        return False
    return not base_forms(item.language, "requiring", "conditional").isdisjoint(item.places)


def _is_asked_for(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether the evidence only has somebody urge what a text tells the opposite of, which it does not ask for."""
    asking, clause = base_forms(item.language, "asking_for", "advising"), source.words[place].clause
    before = (word for word in source.words[max(0, place - _ASKED) : place] if word.clause == clause)
    asked = is_aim(source, place) and any(word.base in asking for word in before)
    return asked and asking.isdisjoint(word.base for word in item.words[:index])


def _are_two_sides(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether a thing is told to have been done to, from either side: "tickets *bought*", "tickets *sold*"."""
    both, pair = base_forms(item.language, "converses"), {item.words[index].base, source.words[place].base}
    return pair <= both and _is_passive(item, index) and _is_passive(source, place)


def _is_passive(text: Passage, place: int) -> bool:
    before = text.words[max(0, place - _BEFORE) : place]
    return any(word.base in base_forms(text.language, "being") for word in before)
