"""Shares and what is said like them: "two thirds", "one and a half", "half a million", "a fifth", "thirty-fifth"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from summarizer.patterns import pattern
from summarizer.reading.quantities.growing import Growing, Numeral, joint
from summarizer.reading.quantities.scanning import ONE, Atom

_ARTICLE = pattern(r"(?<!\w)(?:an?|une?|une|eine?|un|una)[ \u00a0]{1,2}\Z", re.IGNORECASE)

_TAIL = pattern(r"(?:\s{1,2}|-)and(?:\s{1,2}|-)(?:(?P<article>an?)(?:\s{1,2}|-)|(?=[a-z]))", re.IGNORECASE)

_OF_A = pattern(r"(?:\s{1,2}of)?\s{1,2}(?:an?\s{1,2})?\Z|-\Z", re.IGNORECASE)

_BEFORE_SHARE = 40
"""Characters before a share in which a verb of change is looked for."""

DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 24, 25, 30, 32, 50, 64, 100, 1000})
"""What news divides by; "9/11" and "24/7" are names."""


def is_fraction(numerator: Decimal, denominator: int, written: str) -> bool:
    """Tell a fraction ("3/4", "1/25th") from a name ("9/11") or a score."""
    if written[-1:].isalpha():
        return denominator > 0
    return denominator in DENOMINATORS and 0 < numerator < denominator


def article_before(text: str, start: int) -> int:
    """Return where the phrase begins when the article before it counts ("a dozen", "a third")."""
    found = _ARTICLE.search(text, max(0, start - 7), start)
    return found.start() if found else start


# What follows a share: of something, more or less than before, since when; or the phrase or the paragraph ends.
_BEHIND_SHARE = pattern(
    r"\s{1,2}(?:of|since|from|to|over|compared|amid|between|per|year-on-year"
    r"|lower|higher|less|more|fewer|smaller|larger|bigger|cheaper|below|above)\b|\s{0,2}(?:[.,;:!?)\"”]|$)"
    r"|[ \t]{0,2}\r?\n[ \t\r]{0,2}\n"
)

# What follows it where something changed by it: "fell a third last year"; but one may "win a third" in June.
_BEHIND_CHANGE = pattern(r"\s{1,2}(?:in|on|after|because|while|as|and|during|last|this)\b")
_OF_CHANGE = pattern(
    r"(?<!\w)(?:by|up|down|(?:decline|decrease|drop|fall|rise|increase|growth|cut|reduction|jump|slump)[ \u00a0]of"
    r"|(?:ros|ris|declin|increas|decreas|reduc|slic|shav|surg)(?:e[ds]?|ing)"
    r"|(?:gain|climb|jump|slump|drop|trimm|slipp)(?:s|ed|ing)?|gr[eo]w(?:s|ing|n)?"
    r"|f[ae]ll(?:s|ing|en)?|fell|sank|sinks?|shr[aiu]nk|shed|cut(?:s|ting)?)"
    r"(?:[ \u00a0](?:about|around|almost|nearly|over|roughly|some|by|more than|less than)){0,2}[ \u00a0]{1,2}\Z",
    re.IGNORECASE,
)


def ends_share(text: str, start: int, end: int) -> bool:
    """Tell whether "a fifth" here is a share: of something, lower than before, or the phrase ends."""
    if _BEHIND_SHARE.match(text, end):
        return True
    changed = _OF_CHANGE.search(text, max(0, start - _BEFORE_SHARE), start) is not None
    return changed and _BEHIND_CHANGE.match(text, end) is not None


def share_or_ordinal(
    text: str, state: Growing, numeral: Numeral, atom: Atom, atoms: Sequence[Atom], index: int
) -> tuple[Numeral, int] | None:
    """Read what an ordinal word makes of the number before it: a share ("two thirds") or its end ("forty-third")."""
    value = numeral.value
    share = numeral._replace(end=atom.end, form="share", step=Decimal("0.01"))
    half = atom.kind == "part" and atom.number == 2 and not atom.value.endswith("s")
    if half and value != 1 and text[atom.end : atom.end + 1] == "-":
        return None  # "two half-time changes"
    if atom.kind == "part" or atom.value.endswith("s"):
        if (
            state.room == 10
            and atom.number < 10
            and state.before_last
            and not state.joined
            and atom.number not in (2, 4)
        ):
            last = value - state.before_last
            return share._replace(value=state.before_last / (last + atom.number)), index + 1
        return multiplied(text, atoms, share._replace(value=value / atom.number), index + 1)
    if atom.number < state.room:
        article = article_before(text, numeral.start)
        if article != numeral.start and ends_share(text, article, atom.end):
            return share._replace(start=article, value=1 / (value + atom.number)), index + 1
        return numeral._replace(end=atom.end, value=value + atom.number, step=ONE, form="ordinal"), index + 1
    if value == 1 and atom.number > 2:
        return multiplied(text, atoms, share._replace(value=1 / atom.number), index + 1)
    return None


def share_of_tens(text: str, numeral: Numeral, atoms: Sequence[Atom], index: int) -> tuple[Numeral, int] | None:
    """Read "one twenty-fifth", "three twenty-firsts"."""
    if index + 1 >= len(atoms):
        return None
    ten, part = atoms[index], atoms[index + 1]
    fits = (part.kind == "part" and part.number not in (2, 4)) or (part.kind == "ordinal" and numeral.value == 1)
    if not fits or part.number >= 10 or joint(text, ten.end, part.start) not in (" ", "-"):
        return None
    value = numeral.value / (ten.number + part.number)
    return numeral._replace(end=part.end, form="share", value=value, step=Decimal("0.01")), index + 2


def and_a_half(text: str, atoms: Sequence[Atom], state: Growing, numeral: Numeral, index: int) -> tuple[Numeral, int]:
    """Read "and a half", "and three quarters" behind a number; behind a scale word it is a share of the scale."""
    tail = _TAIL.match(text, numeral.end)
    if not tail:
        return numeral, index
    read = share_at(text, atoms, index, tail.end())
    if read is None:
        return numeral, index
    share, end, index = read
    if index < len(atoms) and atoms[index].kind == "scale" and joint(text, end, atoms[index].start) in (" ", "-"):
        scale = atoms[index].number
        behind = state.total + share * scale if state.total and not state.group else (numeral.value + share) * scale
        return numeral._replace(end=atoms[index].end, value=behind, step=scale / 10), index + 1
    unit = state.scale if state.total and not state.group else ONE
    return numeral._replace(end=end, value=numeral.value + share * unit, step=unit / 10, plain=False), index


def share_at(text: str, atoms: Sequence[Atom], index: int, start: int) -> tuple[Decimal, int, int] | None:
    """Return the share that begins at ``start``: "half", "three quarters", "one fourth"; with its end and index."""
    if index >= len(atoms) or atoms[index].start != start:
        return None
    if atoms[index].kind in ("part", "ordinal") and atoms[index].number > 1:
        return 1 / atoms[index].number, atoms[index].end, index + 1
    if atoms[index].kind not in ("unit", "ten") or index + 1 >= len(atoms):
        return None
    part = atoms[index + 1]
    fits = part.kind == "part" or (part.kind == "ordinal" and atoms[index].number == 1)
    if fits and joint(text, atoms[index].end, part.start) in (" ", "-"):
        return atoms[index].number / part.number, part.end, index + 2
    return None


def multiplied(text: str, atoms: Sequence[Atom], share: Numeral, index: int) -> tuple[Numeral, int]:
    """Read what a share is taken of: "half a million", "two thirds of a million", "half a dozen"."""
    if index >= len(atoms) or atoms[index].kind not in ("scale", "group", "hundred"):
        return share, index
    atom = atoms[index]
    if atom.start - share.end > 8 or not _OF_A.fullmatch(text, share.end, atom.start):
        return share, index
    value = share.value * atom.number
    return share._replace(end=atom.end, value=value, step=atom.number / 10, form="cardinal"), index + 1
