"""What a verb reports: to its right, to its left, or on both sides."""

from collections.abc import Sequence

from summarizer.reading.attribution.adverbials import after_addressee, after_adverbials
from summarizer.reading.attribution.clause_signs import is_clause, is_one_clause
from summarizer.reading.attribution.constructions.agreement import is_document
from summarizer.reading.attribution.constructions.verb_groups import Group
from summarizer.reading.attribution.contents import (
    BREAKS,
    Pieces,
    content_end,
    is_figure,
    left_content,
    rest_after,
    right_content,
    takes_figure,
)
from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.reporting import Clause, Subject
from summarizer.reading.attribution.subjects.right import source_right
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import Verb


def after_quote(unit: Unit, at: int) -> bool:
    """Tell whether a quotation ends right before the token ``at``, or before the mark there."""
    return QUOTE in unit.lows[max(0, at - 2) : at]


def is_marked(unit: Unit, group: Group) -> bool:
    """Tell whether what follows can only be what is said: a coordinated verb needs that much to share a subject."""
    following, takes = unit.low(group.end), group.verb.takes
    if following in ("that", QUOTE, ":") or (following == "to" and "inf" in takes):
        return True
    if following in ("of", "against", "about", "for"):
        return following in takes
    pronoun = following in unit.lexicon.classes["pronoun"] and "clause" in takes
    return pronoun or group.verb.lemma in ("add", "say")


def with_content(unit: Unit, group: Group, subject: Subject | None, clauses: Sequence[Clause]) -> Clause | None:
    """Return the clause with what it reports: to the right of the verb, to the left, or on both sides."""
    warned = "told-or-not" in group.verb.takes and is_one_clause(unit, group.end)  # "warned the move could hurt"
    told_one = "told" in group.verb.takes and not warned
    at, told = after_addressee(unit, group.end) if told_one else (group.end, None)
    beside = at
    counts = takes_figure(group.verb) and is_figure(unit, at)  # "about" may begin the figure
    counts = counts or (told_one and unit.low(at) == "to" and "inf" in group.verb.takes)  # "urged her to say that …"
    at, spoken_to = (at, None) if counts else after_adverbials(unit, at)
    clause = Clause(group.verb, (group.start, group.end), subject, [], told or spoken_to)
    before = _before(unit, group.verb, subject, clauses)
    low = unit.low(at)
    # "… here?" Lee joked that …; but "…," Lee said that day
    own = low == "that" and at == beside and unit.low(at + 1) not in unit.lexicon.classes["time"]
    quoted = not own and after_quote(unit, subject.left if subject else 0)
    if before and (quoted or is_end(unit, at)):
        clause.content = before + rest_after(unit, at, before)
    elif low == ",":
        _after_comma(unit, clause, before, at)
    elif low == ":" and at == len(unit) - 1 and "colon" in group.verb.takes:
        clause.awaits = True
        return clause
    elif (
        before
        and (low in ("—", "–") or low in unit.lexicon.classes["after_tag"])
        and subject
        and is_clause(unit, subject.left)
    ):
        clause.content = before
    else:
        clause.content = _object(unit, group, subject, at)
        clause.right = clause.content[0][0] if clause.content else None
    return clause if clause.content else None


def _before(unit: Unit, verb: Verb, subject: Subject | None, clauses: Sequence[Clause]) -> Pieces:
    """Return the content that could stand before the clause: after a quotation any verb may report it."""
    if subject is None or subject.antecedent is not None or unit.low(subject.left - 1) not in BREAKS:
        return []
    if "end" not in verb.takes and not after_quote(unit, subject.left):
        return []
    if verb.lemma == "rule" and not is_clause(unit, subject.left):
        return []  # "For 40 years the queen ruled"
    return left_content(unit, subject.left, taken(clauses))


def taken(clauses: Sequence[Clause]) -> list[int]:
    """Return where earlier clauses end whose content stands before them: what follows them is free."""
    return [max(end for _, end in [clause.cue, *clause.content]) for clause in clauses if clause.right is None]


def is_end(unit: Unit, at: int) -> bool:
    """Tell whether a sentence, or a part of it apart from the rest, ends at the token ``at``."""
    low = unit.low(at)
    return (
        not low or low == ";" or (low in ".)!?" and at == len(unit) - 1) or (low == "." and unit.low(at + 1) == QUOTE)
    )


def _object(unit: Unit, group: Group, subject: Subject | None, at: int) -> Pieces:
    """Return the content to the right of the verb, from the token ``at``."""
    verb = group.verb
    if verb.lemma == "accuse":
        return _accusation(unit, group.end)
    if verb.takes & {"docnp", "docclause"} and subject is not None and is_document(unit, subject):
        verb = verb._replace(takes=verb.takes | {"np", "clause"})
    return right_content(unit, at, verb)


def _accusation(unit: Unit, at: int) -> Pieces:
    """ "accused the bank of hiding losses": whom, and of what."""
    lows = unit.lows
    if unit.low(at) in ("of", "by"):
        return []  # "a man accused of theft", "accused by Lee of theft": he accuses nobody
    for i in range(at, min(len(unit), at + 24)):
        if lows[i] == "of" and (unit.low(i + 1).endswith("ing") or unit.low(i + 1) == QUOTE):
            return [(at, content_end(unit, at))]
        if lows[i] in HARD_STOPS and lows[i] not in (",", QUOTE):
            break
    return []


def _after_comma(unit: Unit, clause: Clause, before: Pieces, at: int) -> None:
    """A comma follows: `he said, "…"`; "the bank, he said, will …"; "said, citing …, that"; "said, however, that"."""
    if unit.low(at + 1) == "citing":
        at = _after_citing(unit, clause, at)
    following = unit.low(at + 1)
    goes_on = unit.low(at) == "," and at + 2 < len(unit) and at <= clause.cue[1] + 1
    if unit.low(at) == "that" or following == "that":
        clause.content = right_content(unit, at + (unit.low(at) == ","), clause.verb)
    elif before and (is_clause(unit, before[-1][1]) or (goes_on and not following.endswith("ing"))):
        clause.content = before + rest_after(unit, at, before)
        return
    elif following == QUOTE or clause.via is not None:
        clause.content = right_content(unit, at + 1, clause.verb)
    else:
        that = _that_after_aside(unit, at)
        clause.content = right_content(unit, that, clause.verb) if that is not None else []
    clause.right = clause.content[0][0] if clause.content else None


def _after_citing(unit: Unit, clause: Clause, at: int) -> int:
    """Note what is cited, and return where the clause goes on: a comma, "that" or the end."""
    cited = source_right(unit, at + 2)
    if cited is None:
        return at
    clause.via = (cited.start, cited.end)
    at = cited.right
    while at < len(unit) and unit.lows[at] not in (",", ".", "that", ";"):
        at += 1
    return at


def _that_after_aside(unit: Unit, comma: int) -> int | None:
    """ "said, however, that": return where "that" or the quotation stands."""
    for i in range(comma + 1, min(len(unit) - 1, comma + 14)):
        if unit.lows[i] == "," and unit.lows[i + 1] in ("that", QUOTE):
            return i + 1
    return None
