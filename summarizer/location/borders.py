"""Where a quote may begin and end: never inside a word, a number or a visible character."""

from unicodedata import category

from summarizer.location.characters import spaceless

APOSTROPHES = "'’ʼ＇‘"
HYPHENS = "-‐‑"
"""What joins two words into one, or two numbers into a range, a date or a score."""
SIGNS = "-−"
"""What makes a number negative when it stands directly before it and after no word."""
_RANGES = HYPHENS + "–−"
_INSIDE_NUMBER = ".,:/'’\u00a0\u2009\u202f٫٬．，：" + _RANGES
_HAN_NUMERALS = "〇一二三四五六七八九十百千万萬亿億兆"
_SUFFIXES = ("s", "d", "m", "ll", "re", "ve")
"""What follows an apostrophe and may be left off a quote ("Hardie" of "Hardie's"); "n't" may not."""
_ELIDED = frozenset({"l", "d", "c", "j", "m", "n", "s", "t", "qu", "lorsqu", "puisqu", "jusqu"})
_LONGEST_ELIDED = 8
"""Characters that are looked back over for one of them: the longest with its apostrophe, and one more."""
_MOST_FLAGS = 64
"""How far back a row of regional indicators is read to pair them into flags; a longer row is no text."""


def may_begin(text: str, at: int) -> bool:
    """Tell whether a quote may begin at the offset ``at`` of ``text``."""
    if at <= 0 or at >= len(text):
        return True
    left, right = text[at - 1], text[at]
    if left == " " and not right.isdigit() and right.isascii():
        return True
    if right.isdigit() and (left in SIGNS or left in "–") and not _is_word(text[at - 2 : at - 1]):
        return False
    if left in APOSTROPHES and _is_word(right):
        return not _is_word(text[at - 2 : at - 1]) or _elided_before(text, at)
    return not (_hyphenated(text, at) or _cut(text, at))


def may_end(text: str, at: int) -> bool:
    """Tell whether a quote may end at the offset ``at`` (exclusive) of ``text``."""
    if at <= 0 or at >= len(text):
        return True
    left, right = text[at - 1], text[at]
    if right == " " and not left.isdigit() and left.isascii():
        return True
    if right in APOSTROPHES and _is_word(left):
        return not _is_word(text[at + 1 : at + 2]) or _suffix_after(text, at)
    return not (_hyphenated(text, at) or _cut(text, at))


def _is_word(char: str) -> bool:
    """Tell whether ``char`` (one, or none at a text's end) is part of a word or number."""
    return char.isalnum() or char == "_"


def _hyphenated(text: str, at: int) -> bool:
    """Tell whether a hyphen between two word characters stands directly before or after ``at``."""
    if text[at - 1] in HYPHENS:
        return at >= 2 and _is_word(text[at - 2]) and _is_word(text[at])
    return text[at] in HYPHENS and _is_word(text[at - 1]) and _is_word(text[at + 1 : at + 2])


def _elided_before(text: str, at: int) -> bool:
    """Tell whether a small word that lost its vowel stands before ``at``: "l'usine" and "d'Aubrac" are two words."""
    start = at - 1
    while start > max(0, at - _LONGEST_ELIDED) and _is_word(text[start - 1]):
        start -= 1
    return text[start : at - 1].lower() in _ELIDED and text[at : at + 2].isalpha()


def _suffix_after(text: str, at: int) -> bool:
    """Tell whether a contraction or possessive that may be left off follows the apostrophe at ``at``."""
    stop = at + 1
    while stop < min(len(text), at + 4) and _is_word(text[stop]):
        stop += 1
    return text[at + 1 : stop].lower() in _SUFFIXES


def _cut(text: str, at: int) -> bool:
    """Tell whether ``at`` lies inside a word, a number or a visible character."""
    left, right = text[at - 1], text[at]
    if _is_word(left) and _is_word(right):
        return not (spaceless(left) or spaceless(right)) or (left in _HAN_NUMERALS and right in _HAN_NUMERALS)
    return _inside_number(text, at) or (not (left.isascii() and right.isascii()) and _inside_character(text, at))


def _inside_number(text: str, at: int) -> bool:
    """Tell whether ``at`` lies beside a mark between two digits, or before a group of zeros ("10 000")."""
    left, right = text[at - 1], text[at]
    if left.isdigit():
        after = text[at + 1 : at + 2]
        return after.isdigit() and (right in _INSIDE_NUMBER or (right == " " and after == "0"))
    if right.isdigit() and text[at - 2 : at - 1].isdigit() and at >= 2:
        return left in _INSIDE_NUMBER or (left == " " and right == "0")
    return False


def _inside_character(text: str, at: int) -> bool:
    """Tell whether ``at`` cuts a combining sequence, an emoji cluster, a flag, a surrogate pair or a word
    at an invisible character (a soft hyphen, a zero-width space).
    """
    left, right = text[at - 1], text[at]
    if left == "\u200d" or category(right)[0] == "M" or "\U0001f3fb" <= right <= "\U0001f3ff":
        return True
    if "\ud800" <= left <= "\udbff" and "\udc00" <= right <= "\udfff":
        return True
    if _indicator(left) and _indicator(right):
        return _odd_indicators(text, at)
    if _is_word(left) and category(right) == "Cf":
        return _visible(text, at, 1)
    if _is_word(right) and category(left) == "Cf":
        return _visible(text, at - 1, -1)
    return category(left)[0] == "M" and _is_word(right) and not spaceless(right) and _marked_word(text, at)


def _visible(text: str, at: int, step: int) -> bool:
    """Tell whether a word goes on behind the few invisible characters from ``at`` in the direction ``step``."""
    for _ in range(4):  # more in a row than soft hyphen, joiner and a direction mark is no word
        if not 0 <= at < len(text):
            return False
        if category(text[at]) != "Cf":
            return _is_word(text[at]) and not spaceless(text[at])
        at += step
    return False


def _marked_word(text: str, at: int) -> bool:
    """Tell whether the marks that end before ``at`` sit on a letter or digit."""
    back = at - 1
    while back >= max(0, at - 31) and category(text[back])[0] == "M":
        back -= 1
    return back >= 0 and _is_word(text[back])


def _indicator(char: str) -> bool:
    """Tell whether ``char`` is a regional indicator, two of which make a flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _odd_indicators(text: str, at: int) -> bool:
    """Tell whether an odd number of regional indicators stands before ``at``: a flag would be cut."""
    count = 0
    while count < min(at, _MOST_FLAGS) and _indicator(text[at - 1 - count]):
        count += 1
    return count % 2 == 1
