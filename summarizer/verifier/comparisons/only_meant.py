"""What is only to be done, on condition, asked for or a label: it turns nothing round, nor does what is plainly told.

"Money to dredge the harbour", which "has not been dredged"; "must raise £1m", where a lease lapses "if they have not
raised" it; "the decision to turn down the bid", which officers "had urged the council to accept".
"""

from summarizer.verifier.text.forms import base_forms, listed
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.subjects import is_passive
from summarizer.verifier.text.tenses import is_aim, is_on_condition

# Marks that open and close a quotation.
_OPENING, _CLOSING = "\"'“‘„«", "\"'”’“»"

# Words before what somebody is asked to do among which stands by what word: "*urged* the council to accept".
# Chosen, not swept.
_ASKED = 6

# Words behind a participle among which a party is named. Chosen, not swept.
_PARTY = 3


def is_only_meant(index: int, item: Passage, place: int, source: Passage, *, opposite: bool) -> bool:
    """Tell whether one of two words, that say the reverse of each other, is of nothing that is told to be so.

    They are the word of the text at ``index`` and that of the evidence at ``place``: one denied and the other not, or
    ``opposite`` words.
    """
    if _is_label(item, index) or _is_label(source, place):
        return True
    if opposite:
        return _is_asked_for(index, item, place, source) or _are_two_sides(index, item, place, source)
    return is_denied_on_condition(index, item, place, source) or _is_to_be_done(index, item, place, source)


def _is_label(text: Passage, place: int) -> bool:
    """Tell whether a word stands in quotation marks by itself before what it says more of: "a *'reduce'* rating"."""
    word, behind = text.words[place], text.words[place + 1 : place + 2]
    before, after = text.text[max(0, word.start - 1) : word.start], text.text[word.end : word.end + 2]
    if not (before and before in _OPENING and after[:1] in _CLOSING and after[1:] == " "):
        return False
    return bool(behind) and behind[0].content and text.is_small(place + 1)


def _is_to_be_done(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether a text only tells as sought after what its evidence denies, which has no such aim itself."""
    aim = index not in item.negated and is_aim(item, index) and not is_aim(source, place)
    return aim and is_sought(item, index)


def is_sought(text: Passage, place: int) -> bool:
    """Tell whether what a text tells at a place is but sought, hoped for or still to be: no plan that anybody made."""
    return not base_forms(text.language, "seeking").isdisjoint(word.base for word in text.words[:place])


def is_denied_on_condition(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether the evidence denies, on a condition, what a text tells as what must be, or "unless" it is so."""
    if index in item.negated or not is_on_condition(source, place):
        return False
    before = [word.base for word in item.words[:index] if word.clause == item.words[index].clause]
    if is_on_condition(item, index):
        return not listed(item.language, "unless").isdisjoint(before)
    return not base_forms(item.language, "requiring").isdisjoint(before)


def _is_asked_for(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether the evidence only has somebody urge what a text tells the opposite of, which it does not ask for."""
    asking, clause = base_forms(item.language, "asking_for", "advising"), source.words[place].clause
    before = (word for word in source.words[max(0, place - _ASKED) : place] if word.clause == clause)
    asked = is_aim(source, place) and any(word.base in asking for word in before)
    return asked and asking.isdisjoint(word.base for word in item.words[:index])


def _are_two_sides(index: int, item: Passage, place: int, source: Passage) -> bool:
    """Tell whether a thing is told to have been done to, from either side: "tickets *bought*", "tickets *sold*".

    Not where either tells by whom, or to whom.
    """
    both, pair = base_forms(item.language, "converses"), {item.words[index].base, source.words[place].base}
    sides = ((item, index), (source, place))
    return pair <= both and all(is_passive(text, at) and not _has_party(text, at) for text, at in sides)


def _has_party(text: Passage, place: int) -> bool:
    """Tell whether a preposition stands right behind a verb, or its object, that leads to who took part in it."""
    behind = text.words[place + 1 : place + 1 + _PARTY]
    return any(word.base in listed(text.language, "parties") for word in behind)
