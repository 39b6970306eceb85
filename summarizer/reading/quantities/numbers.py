"""Number phrases: what a row of atoms comes to ("two hundred and thirty-four", "1.5bn", "two thirds of a million").

A phrase grows from its first atom while the next one fits: a ten takes a unit, a hundred what is below it, a
scale word (million) multiplies what was gathered since the scale before it. Each step looks at one atom and the
few characters before it, so a phrase is read in time linear to its length.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from summarizer.patterns import pattern
from summarizer.reading.quantities.growing import Growing, Numeral, grow, joint
from summarizer.reading.quantities.scanning import ONE, Atom
from summarizer.reading.quantities.shares import (
    and_a_half,
    article_before,
    ends_share,
    is_fraction,
    multiplied,
    share_of_tens,
    share_or_ordinal,
)

_SUFFIX = pattern(
    r"(?:(?:k|K|M|B|bn|Bn|BN|mn|mln|MM|mil|bln|tln|tn|trn|m|b)|(?:mio|Mio|mrd|Mrd)\.?"
    r"|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|THOUSAND|MILLION|BILLION|TRILLION)(?!\w)"
)

_SPACED_SUFFIX = pattern(r"[ \u00a0\u202f]{1,2}(?:(?:k|M|bn|mn|mln|MM|bln|tln|tn|trn)|(?:Mio|Mrd|mio|mrd)\.?)(?!\w)")

_SUFFIXES = {
    "k": 3, "m": 6, "mm": 6, "mn": 6, "mln": 6, "mio": 6, "mil": 6,
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "b": 9, "bn": 9, "bln": 9, "mrd": 9, "tn": 12, "tln": 12, "trn": 12,
}  # fmt: skip

SECOND = 2
"""No share is called "a second": where nothing is counted behind it, it is the moment ("not for a second")."""

_OF, _SENTENCE_END = pattern(r"\sof\b"), pattern(r"[.?!]\s")
_COUNTED_BEFORE = 4
"""Numbers before an ordinal among which stands the one that it is the next of. Chosen, not swept."""

_ODD = pattern(r"[ -]odd\s\Z", re.IGNORECASE)
"""What stands between a number and a scale that are no exact one: "thirty-odd thousand"."""

_ORDINAL_SUFFIX = pattern(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)

_ASCII_FRACTION = pattern(r"[ ]{0,1}[/\u2044][ ]{0,1}(\d{1,6})(?:ths?|rds?|nds?|st)?(?![\w/]|[.,]\d)")

_EXPONENT = pattern(r"(?:[eE]([+-]?\d{1,2})|\s?[x×]\s?10\^([+-]?\d{1,2}))(?![\w.])")


def read_numeral(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral, int] | None:
    """Read the number phrase that begins at ``atoms[index]``: it and the index after it; None where there is none."""
    atom = atoms[index]
    if atom.kind in ("digits", "unit", "ten", "hundred", "hundreds", "scale", "group"):
        return _cardinal(text, atoms, index)
    if atom.kind == "vulgar":
        return multiplied(text, atoms, Numeral(atom.start, atom.end, atom.number, atom.step, "share"), index + 1)
    if atom.kind == "ordinal":
        start = article_before(text, atom.start)
        numeral = Numeral(start, atom.end, atom.number, ONE, "ordinal")
        if start != atom.start and ends_share(text, start, atom.end) and atom.number == SECOND:
            return None
        if start != atom.start and ends_share(text, start, atom.end) and not _is_next(text, atoms, index):
            numeral = numeral._replace(value=1 / atom.number, form="share", step=Decimal("0.01"))
            return multiplied(text, atoms, numeral, index + 1)
        return numeral._replace(start=atom.start), index + 1
    if atom.kind == "part":
        start = article_before(text, atom.start)
        numeral = Numeral(start, atom.end, 1 / atom.number, Decimal("0.01"), "share")
        return multiplied(text, atoms, numeral, index + 1)
    if atom.kind in ("vague", "few"):
        return _vague(text, atoms, index)
    if atom.kind == "times":
        return Numeral(atom.start, atom.end, atom.number, ONE, "times"), index + 1
    return None


def _is_next(text: str, atoms: Sequence[Atom], index: int) -> bool:
    """Tell whether an ordinal is the next of those that its sentence counts: "three strains, but not a fourth".

    What is a fourth *of* something is a share whatever was counted before.
    """
    atom = atoms[index]
    if _OF.match(text, atom.end):
        return False
    return any(
        one.kind in ("unit", "digits")
        and one.number == atom.number - 1
        and not _SENTENCE_END.search(text, one.end, atom.start)
        for one in atoms[max(0, index - _COUNTED_BEFORE) : index]
    )


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
    start = article_before(text, atom.start)
    if atom.kind == "hundred":
        return start, Growing(zero, atom.number, Decimal(100), unlimited, one, False, zero)
    if atom.kind == "group":
        return start, Growing(zero, atom.number, zero, unlimited, atom.number, False, zero)
    if start == atom.start and (len(atom.value) > 4 or _ODD.search(text, max(0, start - 5), start)):
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
            return multiplied(text, atoms, Numeral(start, end, state.group, state.step, "share", None, False), index)
    while index < len(atoms):
        how = joint(text, end, atoms[index].start)
        apart = (how == "and" and _begins_share(text, atoms, index)) or _is_exact(state, atoms[index])
        grown = None if apart else grow(state, atoms[index], how)
        if grown is None:
            break
        state, end, index = grown, atoms[index].end, index + 1
    return _finished(text, atoms, start, end, state, index)


def _is_exact(state: Growing, atom: Atom) -> bool:
    """Tell whether nothing is added to a scaled number in digits: "3.1 million one year earlier"."""
    small = atom.kind in ("unit", "one") and (state.step < state.scale or atom.number == 1)
    return state.digits and state.total > 0 and small


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


def _finished(
    text: str, atoms: Sequence[Atom], start: int, end: int, state: Growing, index: int
) -> tuple[Numeral, int]:
    """Close the phrase: an ordinal, a share ("three fifths"), decimals in words, or a half behind it."""
    value = state.value
    step = state.step if state.digits or state.scale > Decimal("1e30") else _spelled_step(state)
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
        closed = share_or_ordinal(text, state, numeral, atom, atoms, index)
        if closed is not None:
            return closed
    if atom.kind == "ten" and how == " ":
        closed = share_of_tens(text, numeral, atoms, index)
        if closed is not None:
            return closed
    if atom.kind == "point" and how == " ":
        return _decimals(text, atoms, numeral, index)
    return and_a_half(text, atoms, state, numeral, index)


def _spelled_step(state: Growing) -> Decimal:
    """Return the step of a number in words: "two million" is told in millions, "two million and five" in ones."""
    return state.scale if state.total and not state.group else ONE


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


def _vague(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral, int] | None:
    """Read "dozens", "hundreds of thousands", "several hundred", "a few", "a couple of dozen"."""
    atom = atoms[index]
    start = article_before(text, atom.start) if atom.kind == "few" else atom.start
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
