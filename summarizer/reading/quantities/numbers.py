"""Number phrases: what a row of atoms comes to ("two hundred and thirty-four", "1.5bn", "two thirds of a million").

A phrase grows from its first atom while the next one fits: a ten takes a unit, a hundred what is below it, a
scale word (million) multiplies what was gathered since the scale before it. Each step looks at one atom and the
few characters before it, so a phrase is read in time linear to its length.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.quantities.scanning import ONE, Atom

PRECISION = 40
"""Digits Decimal works with here: the longest number read (30) and a scale word still fit exactly."""

Form = Literal["cardinal", "ordinal", "share", "vague", "times"]


class Numeral(NamedTuple):
    """A number phrase: its place, value, form and smallest step; ``high`` for a vague one (``value`` is low)."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    form: Form = "cardinal"
    high: Decimal | None = None
    spelled: bool = True
    plain: bool = False


class Growing(NamedTuple):
    """A phrase while it grows: whole scales so far, the group since, and what still fits below ``room``."""

    total: Decimal
    group: Decimal
    room: Decimal
    scale: Decimal
    step: Decimal
    digits: bool
    before_last: Decimal
    joined: bool = False

    @property
    def value(self) -> Decimal:
        """The number so far."""
        return self.total + self.group


GAP = 5
"""Characters between two atoms of a phrase: " and " is the longest joint without an article."""

_JOINTS = {"and", "und"}
_LINKS = {"et", "y", "e"}
"""Words that stand where English has the hyphen of "twenty-one"."""
_SUFFIX = pattern(r"(?:(?:k|K|M|B|bn|Bn|BN|mn|mln|MM|mil|bln|tln|tn|trn|m|b)|(?:mio|Mio|mrd|Mrd)\.?)(?!\w)")
_SPACED_SUFFIX = pattern(r"[ \u00a0\u202f]{1,2}(?:(?:k|M|bn|mn|mln|MM|bln|tln|tn|trn)|(?:Mio|Mrd|mio|mrd)\.?)(?!\w)")
_SUFFIXES = {
    "k": 3, "m": 6, "mm": 6, "mn": 6, "mln": 6, "mio": 6, "mil": 6,
    "b": 9, "bn": 9, "bln": 9, "mrd": 9, "tn": 12, "tln": 12, "trn": 12,
}  # fmt: skip
_ARTICLE = pattern(r"(?<!\w)(?:an?|une?|une|eine?|un|una)[ \u00a0]{1,2}\Z", re.IGNORECASE)
_TAIL = pattern(r"(?:\s{1,2}|-)and(?:\s{1,2}|-)(?:(?P<article>an?)(?:\s{1,2}|-)|(?=[a-z]))", re.IGNORECASE)
_OF_A = pattern(r"(?:\s{1,2}of)?\s{1,2}(?:an?\s{1,2})?\Z|-\Z", re.IGNORECASE)
_ORDINAL_SUFFIX = pattern(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
_ASCII_FRACTION = pattern(r"[ ]{0,1}[/\u2044][ ]{0,1}(\d{1,6})(?:ths?|rds?|nds?|st)?(?![\w/]|[.,]\d)")
_EXPONENT = pattern(r"(?:[eE]([+-]?\d{1,2})|\s?[x×]\s?10\^([+-]?\d{1,2}))(?![\w.])")


def joint(text: str, left: int, right: int) -> str | None:
    """Return how two atoms are joined: "" (nothing between), " ", "-", "and"; None where they are not."""
    if right - left > GAP + 2 or right < left:
        return None
    between = text[left:right]
    if between in ("", " ", "-"):
        return between
    stripped = between.strip(" \u00a0\u202f\t").lower()
    if stripped in ("", "-", "\u2011"):
        return "-" if stripped else " "
    if stripped in _LINKS and not between[0].isalpha() and not between[-1].isalpha():
        return " "
    return "and" if stripped in _JOINTS and not between[0].isalpha() and not between[-1].isalpha() else None


def plain(value: Decimal) -> Decimal:
    """Return ``value`` without exponent and needless zeros: 1.5E+9 is 1500000000, 4.800 is 4.8."""
    if value is ONE:
        return value
    if value == value.to_integral_value():
        return value.quantize(ONE) if value.adjusted() < PRECISION - 1 else value
    return value.normalize()


def read_numeral(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral, int] | None:
    """Read the number phrase that begins at ``atoms[index]``: it and the index after it; None where there is none."""
    atom = atoms[index]
    if atom.kind in ("digits", "unit", "ten", "hundred", "hundreds", "scale", "group"):
        return _cardinal(text, atoms, index)
    if atom.kind == "vulgar":
        return _multiplied(text, atoms, Numeral(atom.start, atom.end, atom.number, atom.step, "share"), index + 1)
    if atom.kind == "ordinal":
        start = _article(text, atom.start)
        numeral = Numeral(start, atom.end, atom.number, ONE, "ordinal")
        if start != atom.start and _ends_share(text, atom.end):
            numeral = numeral._replace(value=1 / atom.number, form="share", step=Decimal("0.01"))
            return _multiplied(text, atoms, numeral, index + 1)
        return numeral._replace(start=atom.start), index + 1
    if atom.kind == "part":
        start = _article(text, atom.start)
        numeral = Numeral(start, atom.end, 1 / atom.number, Decimal("0.01"), "share")
        return _multiplied(text, atoms, numeral, index + 1)
    if atom.kind in ("vague", "few"):
        return _vague(text, atoms, index)
    if atom.kind == "times":
        return Numeral(atom.start, atom.end, atom.number, ONE, "times"), index + 1
    return None


def _article(text: str, start: int) -> int:
    """Return where the phrase begins when the article before it counts ("a dozen", "a third")."""
    found = _ARTICLE.search(text, max(0, start - 7), start)
    return found.start() if found else start


def _ends_share(text: str, end: int) -> bool:
    """Tell whether "a fifth" here is a share: of something, or the phrase ends."""
    return bool(re.compile(r"\s{1,2}of\b|\s{0,2}(?:[.,;:!?)\"”]|$)").match(text, end))


def _first(text: str, atom: Atom) -> tuple[int, Growing] | None:
    """Return the start of a phrase and its first state."""
    zero, one = Decimal(0), ONE
    unlimited = Decimal("1e31")
    if atom.kind == "digits":
        return atom.start, Growing(zero, atom.number, zero, unlimited, atom.step, True, zero)
    if atom.kind == "unit":
        return atom.start, Growing(zero, atom.number, zero, unlimited, one, False, zero)
    if atom.kind == "ten":
        room = Decimal(20) if atom.number in (60, 80) and atom.value.endswith("+") else Decimal(10)
        return atom.start, Growing(zero, atom.number, room, unlimited, one, False, zero)
    if atom.kind == "hundreds":
        return atom.start, Growing(zero, atom.number, Decimal(100), unlimited, one, False, zero)
    start = _article(text, atom.start)
    if atom.kind == "hundred":
        return start, Growing(zero, atom.number, Decimal(100), unlimited, one, False, zero)
    if atom.kind == "group":
        return start, Growing(zero, atom.number, zero, unlimited, atom.number, False, zero)
    if start == atom.start and len(atom.value) > 4:
        return None
    return start, Growing(atom.number, zero, atom.number, atom.number, atom.number, False, zero)


def _cardinal(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral, int] | None:
    first = _first(text, atoms[index])
    if first is None:
        return None
    start, state = first
    start = _leading_point(text, start)
    if start != atoms[index].start and state.digits:
        places = len(str(atoms[index].number)) if atoms[index].number else 1
        width = atoms[index].end - atoms[index].start
        state = state._replace(group=state.group.scaleb(-max(places, width)), step=ONE.scaleb(-width))
    end, index = atoms[index].end, index + 1
    if state.digits:
        state, end, index, share = _after_digits(text, atoms, state, end, index)
        if share:
            return _multiplied(text, atoms, Numeral(start, end, state.group, state.step, "share", None, False), index)
    while index < len(atoms):
        how = joint(text, end, atoms[index].start)
        grown = None if how == "and" and _begins_share(text, atoms, index) else _grow(state, atoms[index], how)
        if grown is None:
            break
        state, end, index = grown, atoms[index].end, index + 1
    return _finished(text, atoms, start, end, state, index)


def _begins_share(text: str, atoms: Sequence[Atom], index: int) -> bool:
    """Tell whether "three quarters" begins here, which "and" joins to a number as a whole."""
    if atoms[index].kind != "unit" or index + 1 >= len(atoms):
        return False
    part = atoms[index + 1]
    fits = part.kind == "part" or (part.kind == "ordinal" and atoms[index].number == 1)
    return fits and joint(text, atoms[index].end, part.start) in (" ", "-")


def _leading_point(text: str, start: int) -> int:
    """Return the start with the point of ".08" in it."""
    point = start > 0 and text[start - 1] == "." and text[start : start + 1].isdecimal()
    return start - 1 if point and (start < 2 or not (text[start - 2].isalnum() or text[start - 2] == ".")) else start


def _after_digits(
    text: str, atoms: Sequence[Atom], state: Growing, end: int, index: int
) -> tuple[Growing, int, int, bool]:
    """Take in what stands right behind digits: a fraction, a suffix, an exponent. The flag: it is a share."""
    fraction = _ASCII_FRACTION.match(text, end)
    if fraction and state.step == 1 and is_fraction(state.group, int(fraction[1]), fraction[0]):
        share = state.group / int(fraction[1])
        return (
            state._replace(group=share, step=Decimal("0.01")),
            fraction.end(),
            _skip(atoms, index, fraction.end()),
            True,
        )
    mixed = _mixed(text, atoms, state, end, index)
    if mixed is not None:
        return *mixed, False
    exponent = _EXPONENT.match(text, end)
    if exponent:
        power = int(exponent[1] or exponent[2])
        state = state._replace(group=state.group.scaleb(power), step=state.step.scaleb(power))
        return state, exponent.end(), _skip(atoms, index, exponent.end()), False
    suffix = _SUFFIX.match(text, end) or _SPACED_SUFFIX.match(text, end)
    if suffix and not (suffix[0] == "m" or (suffix[0] == "K" and state.group < 10)):
        scale = ONE.scaleb(_SUFFIXES[suffix[0].strip(" \u00a0\u202f.").lower()])
        state = state._replace(total=state.group * scale, group=Decimal(0), step=state.step * scale, scale=scale)
        end = suffix.end()
    return state, end, index, False


DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 24, 25, 30, 32, 50, 64, 100, 1000})
"""What news divides by; "9/11" and "24/7" are names."""


def is_fraction(numerator: Decimal, denominator: int, written: str) -> bool:
    """Tell a fraction ("3/4", "1/25th") from a name ("9/11") or a score."""
    if written[-1:].isalpha():
        return denominator > 0
    return denominator in DENOMINATORS and 0 < numerator < denominator


def _mixed(text: str, atoms: Sequence[Atom], state: Growing, end: int, index: int) -> tuple[Growing, int, int] | None:
    """Read "10 1/2" and "2½"."""
    if index >= len(atoms) or state.step != 1:
        return None
    atom = atoms[index]
    how = joint(text, end, atom.start)
    if atom.kind == "vulgar" and how in ("", " "):
        return state._replace(group=state.group + atom.number, step=atom.step), atom.end, index + 1
    if atom.kind == "digits" and atom.step == 1 and how in (" ", "-"):
        fraction = _ASCII_FRACTION.match(text, atom.end)
        if fraction and int(fraction[1]) > atom.number and int(fraction[1]) <= 100:
            value = state.group + atom.number / int(fraction[1])
            return (
                state._replace(group=value, step=Decimal("0.01")),
                fraction.end(),
                _skip(atoms, index, fraction.end()),
            )
    return None


def _skip(atoms: Sequence[Atom], index: int, end: int) -> int:
    """Return the index of the first atom at or behind ``end``."""
    while index < len(atoms) and atoms[index].start < end:
        index += 1
    return index


def _grow(state: Growing, atom: Atom, how: str | None) -> Growing | None:
    """Add one atom to the phrase; None where it does not fit."""
    if how is None:
        return None
    if atom.kind == "scale":
        return _scaled(state, atom, how)
    if atom.kind == "vague":
        return _plural(state, atom, how)
    if atom.kind == "group":
        return state._replace(group=state.group * atom.number, room=Decimal(0)) if how in " -" and state.group else None
    if atom.kind == "hundred":
        fits = (
            how in (" ", "-", "")
            and 0 < state.group < (1000 if state.digits else 100)
            and state.room <= 20
            and (not state.digits or how == " ")
        )
        if not fits:
            return None
        return state._replace(
            group=state.group * 100, room=Decimal(100), step=_wider(state, 100), before_last=state.value
        )
    if atom.kind not in ("unit", "one", "ten", "hundreds", "digits") or not _fits(state, atom, how):
        return None
    room = {"ten": Decimal(10), "hundreds": Decimal(100)}.get(atom.kind, Decimal(0))
    if atom.kind == "ten" and atom.value.endswith("+"):
        room = Decimal(20)
    return state._replace(
        group=state.group + atom.number, room=room, step=min(state.step, atom.step), before_last=state.value,
        joined=how == "and",
    )  # fmt: skip


def _plural(state: Growing, atom: Atom, how: str) -> Growing | None:
    """Read "three dozens", "two millions"."""
    size = Decimal(atom.value.split()[-1])
    if how != " " or not state.group or size in (10, 20):
        return None
    return Growing(state.total + state.group * size, Decimal(0), Decimal(0), size, size, state.digits, state.value)


def _wider(state: Growing, factor: int) -> Decimal:
    return state.step * factor if state.digits else ONE


def _fits(state: Growing, atom: Atom, how: str) -> bool:
    """Tell whether a unit, ten or digits may stand below what was gathered."""
    if atom.number >= state.room or (atom.number == 0 and not state.digits):
        return False
    if atom.kind == "digits":
        return atom.step == 1 and state.digits and state.room <= 1000 and how in (" ", "and")
    if state.room <= 20:
        return how in (" ", "-") or (how == "and" and state.room == 20)
    return how in (" ", "-", "and")


def _scaled(state: Growing, atom: Atom, how: str) -> Growing | None:
    if how == "and":
        return None
    scale = atom.number
    step = state.step * scale if state.digits or state.step != 1 else ONE
    if scale > state.scale or not state.group:
        value = state.value * scale
        return Growing(value, Decimal(0), scale, scale, state.step * scale, state.digits, state.value)
    if scale == state.scale:
        return None
    total = state.total + state.group * scale
    return Growing(total, Decimal(0), scale, scale, step, state.digits, state.value)


def _finished(
    text: str, atoms: Sequence[Atom], start: int, end: int, state: Growing, index: int
) -> tuple[Numeral, int]:
    """Close the phrase: an ordinal, a share ("three fifths"), decimals in words, or a half behind it."""
    value = state.value
    step = state.step if state.digits or state.scale > Decimal("1e30") else _spelled_step(value, state)
    numeral = Numeral(start, end, value, step, spelled=not state.digits, plain=state.digits)
    if state.digits:
        ordinal = _ORDINAL_SUFFIX.match(text, end)
        if ordinal and state.step == 1:
            return numeral._replace(end=ordinal.end(), form="ordinal", plain=False), index
    if index >= len(atoms):
        return numeral, index
    atom = atoms[index]
    how = joint(text, end, atom.start)
    if atom.kind in ("part", "ordinal") and how in (" ", "-") and not state.digits:
        closed = _share_or_ordinal(text, state, numeral, atom, atoms, index)
        if closed is not None:
            return closed
    if atom.kind == "ten" and how == " ":
        closed = _share_of_tens(text, numeral, atoms, index)
        if closed is not None:
            return closed
    if atom.kind == "point" and how == " ":
        return _decimals(text, atoms, numeral, index)
    return _and_a_half(text, atoms, state, numeral, index)


def _spelled_step(value: Decimal, state: Growing) -> Decimal:
    """Return the step of a number in words: "two million" is told in millions, "two million and five" in ones."""
    return state.scale if state.total and not state.group else ONE


def _share_or_ordinal(
    text: str, state: Growing, numeral: Numeral, atom: Atom, atoms: Sequence[Atom], index: int
) -> tuple[Numeral, int] | None:
    value = numeral.value
    share = numeral._replace(end=atom.end, form="share", step=Decimal("0.01"))
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
        return _multiplied(text, atoms, share._replace(value=value / atom.number), index + 1)
    if atom.number < state.room:
        article = _article(text, numeral.start)
        if article != numeral.start and _ends_share(text, atom.end):
            return share._replace(start=article, value=1 / (value + atom.number)), index + 1
        return numeral._replace(end=atom.end, value=value + atom.number, step=ONE, form="ordinal"), index + 1
    if value == 1 and atom.number > 2:
        return _multiplied(text, atoms, share._replace(value=1 / atom.number), index + 1)
    return None


def _share_of_tens(text: str, numeral: Numeral, atoms: Sequence[Atom], index: int) -> tuple[Numeral, int] | None:
    """Read "one twenty-fifth", "three twenty-firsts"."""
    if index + 1 >= len(atoms):
        return None
    ten, part = atoms[index], atoms[index + 1]
    fits = (part.kind == "part" and part.number not in (2, 4)) or (part.kind == "ordinal" and numeral.value == 1)
    if not fits or part.number >= 10 or joint(text, ten.end, part.start) not in (" ", "-"):
        return None
    value = numeral.value / (ten.number + part.number)
    return numeral._replace(end=part.end, form="share", value=value, step=Decimal("0.01")), index + 2


def _decimals(text: str, atoms: Sequence[Atom], numeral: Numeral, index: int) -> tuple[Numeral, int]:
    """Read "point zero three" and "point seventy-one" behind a number in words."""
    digits, end, position = "", atoms[index].end, index + 1
    previous = ""
    while position < len(atoms) and atoms[position].kind in ("unit", "ten") and len(digits) < 12:
        how = joint(text, end, atoms[position].start)
        if how not in (" ", "-"):
            break
        figure = str(atoms[position].number)
        if previous == "ten" and atoms[position].number < 10 and figure != "0":
            digits = digits[:-1] + figure
        else:
            digits += figure
        previous, end, position = atoms[position].kind, atoms[position].end, position + 1
    if not digits:
        return numeral, index
    value = numeral.value + Decimal(f"0.{digits}")
    decimal = numeral._replace(end=end, value=value, step=ONE.scaleb(-len(digits)))
    if (
        position < len(atoms)
        and atoms[position].kind == "scale"
        and joint(text, end, atoms[position].start) in (" ", "-")
    ):
        scale = atoms[position].number
        return decimal._replace(end=atoms[position].end, value=value * scale, step=decimal.step * scale), position + 1
    return decimal, position


def _and_a_half(text: str, atoms: Sequence[Atom], state: Growing, numeral: Numeral, index: int) -> tuple[Numeral, int]:
    """Read "and a half", "and three quarters" behind a number; behind a scale word it is a share of the scale."""
    tail = _TAIL.match(text, numeral.end)
    if not tail:
        return numeral, index
    read = _share_at(text, atoms, index, tail.end())
    if read is None:
        return numeral, index
    share, end, index = read
    if index < len(atoms) and atoms[index].kind == "scale" and joint(text, end, atoms[index].start) in (" ", "-"):
        scale = atoms[index].number
        behind = state.total + share * scale if state.total and not state.group else (numeral.value + share) * scale
        return numeral._replace(end=atoms[index].end, value=behind, step=scale / 10), index + 1
    unit = state.scale if state.total and not state.group else ONE
    return numeral._replace(end=end, value=numeral.value + share * unit, step=unit / 10, plain=False), index


def _share_at(text: str, atoms: Sequence[Atom], index: int, start: int) -> tuple[Decimal, int, int] | None:
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


def _multiplied(text: str, atoms: Sequence[Atom], share: Numeral, index: int) -> tuple[Numeral, int]:
    """Read what a share is taken of: "half a million", "two thirds of a million", "half a dozen"."""
    if index >= len(atoms) or atoms[index].kind not in ("scale", "group", "hundred"):
        return share, index
    atom = atoms[index]
    if atom.start - share.end > 8 or not _OF_A.fullmatch(text, share.end, atom.start):
        return share, index
    value = share.value * atom.number
    return share._replace(end=atom.end, value=value, step=atom.number / 10, form="cardinal"), index + 1


def _vague(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral, int] | None:
    """Read "dozens", "hundreds of thousands", "several hundred", "a few", "a couple of dozen"."""
    atom = atoms[index]
    start = _article(text, atom.start) if atom.kind == "few" else atom.start
    low, high = (Decimal(part) for part in atom.value.split()[:2])
    numeral = Numeral(start, atom.end, low, low, "vague", high)
    if index + 1 >= len(atoms):
        return numeral, index + 1
    after = atoms[index + 1]
    between = text[atom.end : after.start] if after.start - atom.end <= 4 else "?"
    if after.kind == "vague" and between == " of ":
        factor = Decimal(after.value.split()[2])
        return numeral._replace(end=after.end, value=low * factor, high=(high + 1) * factor - 1), index + 2
    if after.kind in ("hundred", "scale", "group") and between in (" ", " of "):
        factor = after.number
        return numeral._replace(end=after.end, value=low * factor, high=(high + 1) * factor - 1), index + 2
    return numeral, index + 1


@cache
def ordinal_suffix() -> re.Pattern[str]:
    """Return the pattern of st, nd, rd, th behind digits."""
    return _ORDINAL_SUFFIX
