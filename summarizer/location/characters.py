"""What each character folds to, and what to fold leaves alone."""

from functools import lru_cache
from unicodedata import category, decimal, decomposition, normalize

SPACES = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
QUOTES = "'\"`´‘’‚‛“”„‟′″«»‹›ʼ＇＂「」『』"
DASHES = "-‐‑‒–—―−﹘﹣－"
_KEPT = ("<super>", "<sub>", "<fraction>", "<circle>")
"""Compatibility forms that are not folded, because the number they write would change."""


@lru_cache(maxsize=8192)
def fold_character(char: str) -> str:
    """Fold one character: to none where it is invisible, to several where it is a ligature."""
    if char in SPACES:
        return " "
    if char in QUOTES:
        return "'"
    if char in DASHES:
        return "-"
    if char.isascii():
        return char.lower()
    if char == "\u0640" or category(char) == "Cf" or _selector(char):
        return ""
    if char.isdecimal():
        return str(decimal(char))
    if decomposition(char).startswith(_KEPT):
        return char.casefold()
    return "".join(_seen(c) for c in normalize("NFKC", char).casefold())


def _seen(char: str) -> str:
    """Fold what a compatibility form stands for, once more (a full-width hyphen is a dash)."""
    if char in SPACES:
        return " "
    return "'" if char in QUOTES else "-" if char in DASHES else char


def _selector(char: str) -> bool:
    """Tell whether ``char`` only selects a form of the character before it."""
    return "\ufe00" <= char <= "\ufe0f" or char in "\u034f\u180b\u180c\u180d" or "\U000e0100" <= char <= "\U000e01ef"


def continues(char: str) -> bool:
    """Tell whether ``char`` may become one with the character before it (a mark, a Hangul vowel or final)."""
    return not char.isascii() and (category(char)[0] == "M" or "\u1160" <= char <= "\u11ff")


@lru_cache(maxsize=8192)
def special(char: str) -> bool:
    """Tell whether words that hold ``char`` need care: it is a mark, or of a script without spaces."""
    code = ord(char)
    return code >= 0x0300 and (category(char)[0] == "M" or spaceless(char))


def spaceless(char: str) -> bool:
    """Tell whether ``char`` is of a script that is written without spaces between words."""
    code = ord(char)
    return code >= 0x0E00 and (
        0x3040 <= code <= 0x9FFF
        or 0x0E00 <= code <= 0x0EFF
        or 0x1000 <= code <= 0x109F
        or 0x1780 <= code <= 0x17FF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
    )
