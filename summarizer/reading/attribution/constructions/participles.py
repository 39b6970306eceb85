"""What a participle reports: "a letter saying …", "blamed Lee for saying …", ", adding that …"."""

from collections.abc import Sequence

from summarizer.reading.attribution.constructions.reported import with_content
from summarizer.reading.attribution.constructions.verb_groups import Group
from summarizer.reading.attribution.name_tokens import is_person_name
from summarizer.reading.attribution.nouns import HARD_STOPS, is_head, is_possessive
from summarizer.reading.attribution.reporting import Clause, Subject, cut
from summarizer.reading.attribution.subjects.left import before_time, subject_left
from summarizer.reading.attribution.subjects.main_clause import sentence_subject
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.cues import forms


def participle(unit: Unit, group: Group, clauses: Sequence[Clause]) -> Clause | None:
    """ ", adding that …", "by saying …", "a statement saying that …"."""
    before = unit.low(group.start - 1)
    if not before or group.verb.act not in ("says", "thinks") or "that" not in group.verb.takes:
        return None
    subject, shared = _participle_subject(unit, group.start, clauses[-1].subject if clauses else None)
    clause = with_content(unit, group, None, clauses) if subject is not None else None
    if clause is None or clause.right is None:
        return None
    clause.subject = subject
    if clauses and shared:
        cut(clauses[-1], group.start - (before in (",", "and")))
    return clause


_LONGEST_WHOM = 8
"""Tokens of whom somebody blames, at most."""
_LONGEST_PAPER = 8
"""Tokens of a paper before it says something, at most: "a leaked letter"."""
_NO_CAUSE = frozenset({"of", "out", "up", "down", "off"})
"""Prepositions that a paper behind them is no matter of its own by: "the author of a letter", "read out a letter"."""
_THEM = frozenset({"him", "her", "them", "me", "us", "it", "you"})


def _participle_subject(unit: Unit, at: int, previous: Subject | None) -> tuple[Subject | None, bool]:
    """Return whose the participle at the token ``at`` is, and whether it goes on for whoever spoke before.

    ``previous`` is whoever says something before in the unit.
    """
    before = unit.low(at - 1)
    if before in ("for", "of"):
        blamed = _blamed(unit, at - 1)
        if blamed is not None or before == "of":
            return blamed, False
    if before == "for" and previous is not None and unit.low(previous.start - 1) == "by":
        return sentence_subject(unit), False  # "Lee was criticised by Berg for saying"
    shared = before in (",", QUOTE) or before in unit.lexicon.classes["before_participle"]
    if shared or (before == "from" and unit.low(at - 2) in ("aside", "apart")):
        return previous or sentence_subject(unit), True
    paper = before_time(unit, at)
    if unit.low(paper - 1) in unit.lexicon.documents:
        return _paper(unit, paper), False
    if not unit.is_capital(at - 1):
        return None, False
    return _witnessed(unit, at) or _unless_clause(unit, subject_left(unit, at)), False


def _unless_clause(unit: Unit, subject: Subject | None) -> Subject | None:
    """ "The board called on ministers to stay in Norvik, arguing": such a stretch is a clause, not a subject."""
    if subject is None:
        return None
    held = unit.lows[subject.start : subject.end]
    if any(low in unit.lexicon.verbs and low.endswith("ed") for low in held):
        return sentence_subject(unit)
    return subject


def _blamed(unit: Unit, end: int) -> Subject | None:
    """ "Attacked *Ann Lee* for saying", "accused *the bank* of saying": whom a verb blames, thanks or sues for it.

    Who "apologised for saying", "was fined for saying" or "apologised to Lee for saying" said it themselves.
    """
    lows, lexicon = unit.lows, unit.lexicon
    start = end
    if lows[end - 1] in _THEM:
        start = end - 1
    elif lows[end - 1] == "," and end > 1:
        start = _apposed_name(unit, end - 1)
        return Subject(start, end - 1, start, end) if start < end - 1 else None
    else:
        start = _object_start(unit, end)
    before = lows[start - 1] if 0 < start < end else ""
    if not before or before in HARD_STOPS or before in lexicon.words("preposition", "coordinator", "be", "that"):
        return None
    if lows[end] == "of" and not (before in lexicon.verbs and lexicon.verbs[before].verbs[0].lemma == "accuse"):
        return None
    return Subject(start, end, start, end)


def _apposed_name(unit: Unit, end: int) -> int:
    """ "Faulted the mayor, Ann Lee, for saying": return where the name begins, or ``end``."""
    start = end
    while start > 0 and unit.lows[start - 1] not in HARD_STOPS:
        start -= 1
    named = unit.low(start - 1) == "," and not unit.is_capital(start - 2) and is_person_name(unit, start, end)
    return start if named else end


def _object_start(unit: Unit, end: int) -> int:
    """Return where a name, or a noun for somebody with its article, begins before ``end``; ``end`` without one."""
    start, lows, lexicon = end, unit.lows, unit.lexicon
    while start > 0 and (unit.is_capital(start - 1) or (lows[start - 1] == "and" and unit.is_capital(start - 2))):
        start -= 1
    if start == end and not is_head(unit, end - 1):
        return end
    bound = lexicon.words("preposition", "be", "have", "modal", "coordinator") | HARD_STOPS
    for i in range(start - 1, max(0, end - _LONGEST_WHOM) - 1, -1):
        if lows[i] in lexicon.classes["determiner"] or is_possessive(lows[i]):
            return i
        if lows[i] in bound or (_is_deed(unit, i) and not _is_adjective(unit, i)):
            break
    return start if start < end else end - 1


def _witnessed(unit: Unit, end: int) -> Subject | None:
    """ "Remembers *Ann Lee* saying", "a video of *Ann Lee* saying"."""
    start = end
    while start > 0 and unit.is_capital(start - 1):
        start -= 1
    heard = unit.low(start - 1) in forms(unit.lexicon.language, "witnessing")
    return Subject(start, end, start, end) if heard and is_person_name(unit, start, end) else None


def _paper(unit: Unit, end: int) -> Subject | None:
    """ "A letter saying", "Lee rejected *a letter* saying"; but "*Lee* issued a letter saying" says it herself."""
    whole = subject_left(unit, end)
    if whole is None:
        return None
    start = _paper_start(unit, whole.start, end)
    if start <= whole.start:
        return whole
    before = unit.low(start - 1)
    # "sued the paper over *an article* claiming"
    if before in unit.lexicon.classes["preposition"] and before not in _NO_CAUSE:
        return Subject(start, end, start, end)
    deed = next((i for i in range(whole.start, start) if _is_deed(unit, i)), whole.start)
    if deed == whole.start:
        return whole
    if not forms(unit.lexicon.language, "putting_out").isdisjoint(unit.lows[whole.start : start]):
        return subject_left(unit, deed) or sentence_subject(unit) or whole
    return Subject(start, end, start, end)


def _paper_start(unit: Unit, floor: int, end: int) -> int:
    """Return where the words of a paper begin: at its article, or behind the verb whose object it is."""
    lows = unit.lows
    for i in range(end - 2, max(floor, end - _LONGEST_PAPER) - 1, -1):
        if lows[i] in unit.lexicon.classes["determiner"]:
            return i
        stops = lows[i] in HARD_STOPS or lows[i] in unit.lexicon.classes["preposition"]
        if stops or (_is_deed(unit, i) and not _is_adjective(unit, i)):
            break
    deed = next((i for i in range(end - 2, floor - 1, -1) if _is_deed(unit, i)), floor - 1)
    return deed if deed > floor and _is_deed(unit, deed - 1) else deed + 1  # "noted | published reports"


def _is_adjective(unit: Unit, at: int) -> bool:
    """ "A *leaked* letter", "a newly *leaked* letter": what looks like a verb only tells which letter."""
    before = at - 1 - unit.low(at - 1).endswith("ly")
    return unit.low(before) in unit.lexicon.classes["determiner"] or is_possessive(unit.low(before))


def _is_deed(unit: Unit, at: int) -> bool:
    """Tell whether a word in small letters is a verb that may have a paper as its object."""
    low, lexicon = unit.lows[at], unit.lexicon
    if unit.is_capital(at):
        return False
    known = low in forms(lexicon.language, "putting_out") or low in forms(lexicon.language, "witnessing")
    return low.endswith("ed") or low in lexicon.finite or low in lexicon.verbs or known
