"""How a number phrase grows: its value so far, and which atom may come next."""

from decimal import Decimal
from typing import Literal, NamedTuple

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

SHARE_DIGITS = 12
"""Digits behind the point that a value keeps: a third is 0.333333333333. Articles write no number so fine."""

_JOINTS = {"and", "und"}

_LINKS = {"et", "y", "e"}
"""Words that stand where English has the hyphen of "twenty-one"."""


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
    return (round(value, SHARE_DIGITS) if value.adjusted() > -SHARE_DIGITS // 2 else value).normalize()


def grow(state: Growing, atom: Atom, how: str | None) -> Growing | None:
    """Add one atom to the phrase; None where it does not fit."""
    if how is None:
        return None
    if atom.kind == "scale":
        return scaled(state, atom, how)
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


def scaled(state: Growing, atom: Atom, how: str) -> Growing | None:
    """Return the phrase with a scale word (million) behind it; None where it does not fit."""
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
