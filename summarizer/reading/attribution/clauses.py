"""Reporting clauses: where a unit says that somebody says something."""

from functools import cache

from summarizer.reading.attribution.constructions import Group, end_subordinate, read_construction
from summarizer.reading.attribution.contents import content_end, left_content, rest_after
from summarizer.reading.attribution.name_tokens import is_month, is_part_of_name
from summarizer.reading.attribution.nouns import is_possessive
from summarizer.reading.attribution.reporting import Clause, Subject, cut
from summarizer.reading.attribution.subjects.left import subject_left
from summarizer.reading.attribution.subjects.right import source_right
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.attribution.unsaid import ends_with, is_unsaid
from summarizer.reading.cues import words
from summarizer.reading.lexicon import Form, Verb, VerbForm

_ACCORDING_TO = Verb("according to", (), "neutral", "says", frozenset())
_MOST_CLAUSES = 40
"""Reporting clauses read in one unit; real sentences have at most six."""
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_BLOCKING = frozenset({"to", "do", "does", "did", "let", "neither", "nor"})
_NO_GROUP_START = frozenset(["there", "here", "all", "both", "first", "instead", "however", "meanwhile", "even", "too"])
_PLAIN_LY = ("nally", "ially", "ically", "ently", "antly", "edly", "ously", "ively", "ately", "fully", "ingly")
_LY_NOUNS = frozenset({"family", "ally", "assembly", "italy", "daily", "weekly", "july"})
_RAISING = frozenset(
    ["seems", "seemed", "appears", "appeared", "continues", "continued", "went on", "goes on", "gone on"]
)


def read_clauses(unit: Unit) -> list[Clause]:
    """Return the reporting clauses of ``unit`` in the order of their cues."""
    clauses: list[Clause] = []
    cues = unit.lexicon.cues
    for at in [i for i, low in enumerate(unit.lows) if low in cues]:
        if len(clauses) < _MOST_CLAUSES:
            clause = _clause_at(unit, at, clauses)
            if clause is not None and (clause.content or clause.awaits):
                _end_before(unit, clauses, clause)
                clauses.append(clause)
    return [clause for clause in clauses if clause.content or clause.awaits]


def _clause_at(unit: Unit, at: int, clauses: list[Clause]) -> Clause | None:
    low, lexicon = unit.lows[at], unit.lexicon
    clause = None
    if low in lexicon.verbs and _is_verb_like(unit, at):
        group = _group(unit, at)
        clause = read_construction(unit, group, clauses) if group is not None else None
    if clause is None and low in lexicon.nouns:
        clause = _noun_clause(unit, at) or (_in_view(unit, at) if low in words(lexicon.language, "views") else None)
    if clause is None and low in ("according", "per"):
        clause = _according(unit, at, clauses)
    return clause


def _end_before(unit: Unit, clauses: list[Clause], new: Clause) -> None:
    """ "While she admitted that …, Lee said": the content of a subordinate clause ends where the main one begins."""
    subject = new.subject
    if subject is None:
        return
    rest = range(max(new.cue[1], subject.right), len(unit))
    tagged = all(unit.lows[i] in (".", QUOTE) or unit.is_capital(i) for i in rest)  # "…, sources told Radio Ely."
    if new.right is None and new.content and tagged:
        _end_before_tag(unit, clauses, min(subject.left, new.cue[0]))
    if unit.low(subject.left - 1) != ",":
        return
    subordinate = unit.low(0) in unit.lexicon.classes["subordinator"]
    for clause in clauses:
        covers = clause.right is not None and any(s < subject.left < e for s, e in clause.content)
        if covers and (
            subordinate or (clause.cue[1] - clause.cue[0] == 1 and unit.lows[clause.cue[0]] in unit.lexicon.nouns)
        ):
            cut(clause, subject.left - 1)


def _end_before_tag(unit: Unit, clauses: list[Clause], tag: int) -> None:
    """ "Voters rejected the bond, results show": a clause ends where the one that reports it begins."""
    for clause in clauses:
        if clause.right is not None and unit.low(tag - 1) == "," and any(s < tag < e for s, e in clause.content):
            cut(clause, tag - 1)


def _is_verb_like(unit: Unit, at: int) -> bool:
    """Capitals make a noun of it ("United States"), but in a headline, or at the start."""
    if unit.words[at][0].islower() or at == 0:
        return True
    return unit.is_headline and not any("noun" in verb.takes for verb in unit.lexicon.verbs[unit.lows[at]].verbs)


def _group(unit: Unit, at: int) -> Group | None:
    """Read the verb group around the verb at the token ``at``; None where it is negated, or only may or might be."""
    lows, lexicon = unit.lows, unit.lexicon
    form = lexicon.verbs[lows[at]]
    fitting = [v for v in form.verbs if v.particle and tuple(lows[at + 1 : at + 1 + len(v.particle)]) == v.particle]
    fitting = fitting or [v for v in form.verbs if not v.particle]
    if not fitting:
        return None
    be = have = False
    start = _after_raising(lows, at)
    forms: frozenset[Form] = form.forms if start == at else frozenset({"past"})
    classes = lexicon.classes
    while start > 0:
        low = lows[start - 1]
        if low in classes["be"]:
            be = True
        elif low in classes["have"]:
            have = True
        elif low in classes["modal"] and (is_part_of_name(unit, start - 1) or _is_surname(unit, start, form)):
            break  # "Theresa May said", "May said"
        elif low in classes["modal"] or low in classes["not"] or low in _BLOCKING:
            return None
        elif low not in classes["adverb"] and not _is_manner(unit, start - 1):
            break
        start -= 1
    if any(ends_with(unit, i, "not_quite_saying") for i in range(start, at + 1)):
        return None
    while start < at and lows[start] in _NO_GROUP_START:
        start += 1
    return Group(start, at + 1 + len(fitting[0].particle), fitting[0], forms, be, have)


def _is_surname(unit: Unit, at: int, form: VerbForm) -> bool:
    """Tell whether a capitalised modal before the verb at ``at`` is a name: no modal stands before a past tense."""
    return unit.is_capital(at - 1) and "base" not in form.forms and not (unit.is_headline or is_month(unit, at - 1))


def _is_manner(unit: Unit, at: int) -> bool:
    """Tell whether a word before a verb is an adverb in -ly; "Donnelly" is none."""
    low = unit.lows[at]
    plain = not unit.is_capital(at) or low.endswith(_PLAIN_LY)  # "Finally"
    return low.endswith("ly") and low not in _LY_NOUNS and plain


def _after_raising(lows: list[str], at: int) -> int:
    """ "went on to say", "appeared to suggest": the infinitive is what is reported; return where the group starts."""
    if at >= 2 and lows[at - 1] == "to":
        if lows[at - 2] in _RAISING:
            return at - 2
        if f"{lows[at - 3]} {lows[at - 2]}" in _RAISING and at >= 3:
            return at - 3
    return at


def _noun_clause(unit: Unit, at: int) -> Clause | None:
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
        if unit.lows[i] in _POSSESSIVES:
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


@cache
def _uttering(language: str) -> frozenset[str]:
    return frozenset(form for row in words(language, "uttering") for form in row.split())


def _utterer(unit: Unit, at: int) -> Subject | None:
    """ "*Ann Lee* issued a warning that …": who does with the noun at the token ``at`` what makes it said."""
    lexicon, lows = unit.lexicon, unit.lows
    verbs = _uttering(lexicon.language)
    start = next((i for i in range(at - 1, max(0, at - _LONGEST_UTTERED) - 1, -1) if lows[i] in verbs), 0)
    if not start or lows[start + 1] in words(lexicon.language, "negative_articles"):
        return None
    while unit.low(start - 1) in lexicon.words("have", "adverb"):
        start -= 1
    if unit.low(start - 1) in lexicon.words("be", "not", "modal", "preposition"):
        return None
    subject = subject_left(unit, start)
    return None if subject is None or is_unsaid(unit, subject, frozenset({"past"}), auxiliary=False) else subject


def _in_view(unit: Unit, at: int) -> Clause | None:
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
        content = _after_lead(unit, end) if unit.low(end) == "," else []
        return Clause(unit.lexicon.nouns[lows[at]], (at, at + 1), subject, content, right=end)
    content = left_content(unit, start) if unit.low(start - 1) == "," else []
    return Clause(unit.lexicon.nouns[lows[at]], (at, at + 1), subject, content)


def _according(unit: Unit, at: int, clauses: list[Clause]) -> Clause | None:
    """ "according to X" and ", per X"; after another reporting clause "per X" is the outlet that passed it on."""
    first = _source_start(unit, at)
    subject = source_right(unit, first) if first is not None else None
    if subject is None or first is None:
        return None
    if unit.lows[at] == "per" and clauses and clauses[-1].via is None:
        clauses[-1].via = (subject.start, subject.end)
        return None
    little = unit.lexicon.words("coordinator", "adverb")
    if all(low in little or low == "," for low in unit.lows[:at]):
        content = _after_lead(unit, subject.right)
        return Clause(_ACCORDING_TO, (at, first), subject, content, right=subject.right)
    content = left_content(unit, at) or [(1 if unit.lows[0] in ("but", "and") else 0, at)]
    if unit.lows[at - 1] == ",":
        content += rest_after(unit, subject.right)
    return Clause(_ACCORDING_TO, (at, first), subject, content)


def _source_start(unit: Unit, at: int) -> int | None:
    """Return where the source of "according to" or ", per" begins, or None where the words mean something else."""
    if unit.lows[at] == "according":
        return at + 2 if unit.low(at + 1) == "to" else None
    first = at + 1 + (unit.low(at + 1) == "the")
    named = first < len(unit) and unit.is_capital(first)
    return at + 1 if named and unit.low(at - 1) in (",", QUOTE) else None


def _after_lead(unit: Unit, start: int) -> list[tuple[int, int]]:
    """Return what follows "According to the bank," at the start of a sentence."""
    while unit.low(start) not in (",", QUOTE, ""):
        start += 1
    start += unit.low(start) == ","
    end = content_end(unit, start) if start < len(unit) else start
    return [(start, end)] if end > start else []
