"""Nouns that report: "Ann Lee's claim that …", "his view is that …", "in the words of Ann Lee"."""

from summarizer.reading.attribution.constructions.according import after_lead
from summarizer.reading.attribution.constructions.ends import end_subordinate
from summarizer.reading.attribution.contents import content_end, left_content
from summarizer.reading.attribution.nouns import is_possessive
from summarizer.reading.attribution.reporting import Clause, Subject
from summarizer.reading.attribution.subjects.left import subject_left
from summarizer.reading.attribution.subjects.right import source_right
from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.attribution.unsaid import is_unsaid
from summarizer.reading.cues import forms, words


def noun_clause(unit: Unit, at: int) -> Clause | None:
    """ "Ann Lee's claim that …", "his warnings that …", "the claim by the bank that …"."""
    that = at + 1
    subject = None
    if unit.low(that) in ("by", "from"):
        subject = source_right(unit, that + 1)
        that = subject.end if subject else len(unit)
    thought = unit.lexicon.nouns[unit.lows[at]].act == "thinks"
    if subject is None and thought and unit.low(that) in unit.lexicon.classes["be"]:
        that += 1  # "Ann Lee's view is that …"
    if unit.low(that) != "that" or unit.low(that + 1) in unit.lexicon.words("be", "have", "modal"):
        return None
    subject = subject or _possessor(unit, at) or (_utterer(unit, at) if that == at + 1 else None)
    if subject is None or that + 1 >= len(unit):
        return None
    end = content_end(unit, that + 1)
    content = [(that + 1, end)] if end > that + 1 else []
    clause = Clause(unit.lexicon.nouns[unit.lows[at]], (at, at + 1), subject, content, right=that + 1)
    if unit.lows[0] in unit.lexicon.words("preposition", "subordinator"):
        end_subordinate(unit, clause)  # "Amid claims from Lee that it would close, shares fell"
    return clause


def _possessor(unit: Unit, at: int) -> Subject | None:
    """Return whose claim it is: "Ann Lee's", "his"; one or two words may stand between."""
    bound = unit.lexicon.words("preposition", "subordinator", "coordinator")
    for i in range(at - 1, max(-1, at - 4), -1):
        if unit.lows[i] in unit.lexicon.classes["possessive"]:
            return Subject(i, i + 1, i, at)
        if is_possessive(unit.lows[i]):
            start = i
            while start > 0 and unit.is_capital(start - 1) and unit.lows[start - 1] not in bound:
                start -= 1
            if unit.low(start - 1) in ("the", "a"):
                start -= 1
            return Subject(start, i + 1, start, at)
    return None


_LONGEST_UTTERED = 4
"""Tokens between the verb and its noun, at most: "issued | a new, stern | warning"."""


def _utterer(unit: Unit, at: int) -> Subject | None:
    """ "*Ann Lee* issued a warning that …": who does with the noun at the token ``at`` what makes it said."""
    lexicon, lows = unit.lexicon, unit.lows
    verbs = forms(lexicon.language, "uttering")
    start = next((i for i in range(at - 1, max(0, at - _LONGEST_UTTERED) - 1, -1) if lows[i] in verbs), 0)
    if not start or lows[start + 1] in words(lexicon.language, "negative_articles"):
        return None
    while unit.low(start - 1) in lexicon.words("have", "adverb"):
        start -= 1
    if unit.low(start - 1) in lexicon.words("be", "not", "modal", "preposition"):
        return None
    subject = subject_left(unit, start)
    return None if subject is None or is_unsaid(unit, subject, frozenset({"past"}), auxiliary=False) else subject


def in_view(unit: Unit, at: int) -> Clause | None:
    """ "In Ann Lee's view, …", "…, in the words of Ann Lee": like "according to"."""
    lows = unit.lows
    subject, end = None, at + 1
    if unit.low(at + 1) == "of" and lows[max(0, at - 2) : at] == ["in", "the"]:
        subject = source_right(unit, at + 2)
        start, end = at - 2, subject.right if subject else end
    else:
        subject = _possessor(unit, at)
        start = subject.left - 1 if subject else 0
    if subject is None or unit.low(start) != "in" or unit.low(end) not in (",", ".", ""):
        return None
    if start == 0:
        content = after_lead(unit, end) if unit.low(end) == "," else []
        return Clause(unit.lexicon.nouns[lows[at]], (at, at + 1), subject, content, right=end)
    content = left_content(unit, start) if unit.low(start - 1) == "," else []
    return Clause(unit.lexicon.nouns[lows[at]], (at, at + 1), subject, content)
