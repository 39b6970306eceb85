"""The words before and behind a figure that say how it is meant: about, nearly, at least, "or more", "+"."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple, cast

from summarizer.patterns import pattern
from summarizer.reading import cues
from summarizer.reading.quantities.lexicon import Lexicon
from summarizer.reading.quantities.values import Comparator
from summarizer.spans import Span


class Qualifier(NamedTuple):
    """Where a qualifier stands and what it means; ``comparator`` None for "exactly", "only"."""

    span: Span
    comparator: Comparator | None


LEFT = 34
"""Characters looked at before a number: the longest qualifier of the lists with an article behind it."""

# A word with its mark of elision, if it has one: "plus d'un million", "jusqu'à 300".
_WORD = pattern(r"[^\W\d_]+[.'’]?|[~≈<>≤≥±]|\+/[-−–]")
_LAST = pattern(r"([^\W\d_]{1,14}[.'’]?|[~≈<>≤≥±]|\+/[-−–])[ \u00a0\u202f\t\n]{0,3}\Z")
_SIGNS: dict[str, Comparator] = {
    "~": "about", "≈": "about", "±": "about", "<": "less", ">": "more", "≤": "at_most", "≥": "at_least",
    "+/-": "about", "+/−": "about", "+/–": "about",
}  # fmt: skip
_SKIPPED = {"the", "a", "an", "another", "his", "her", "their", "its", "those", "los", "las"}
_KNOWN = {"the", "his", "her", "their", "its", "those"}
"""Articles of a figure that is known already: "below the 45 % that was forecast" says that the forecast was 45 %."""
_REASON = pattern(
    r"(?<!\w)(?:resign\w*|quit\w{0,4}|step\w{0,4} down|stood down|walk\w{0,3} out|on strike|strike action"
    r"|protest\w{0,4}|argu\w{1,6}|quarrel\w{0,5}|squabbl\w{1,4}|feud\w{0,4}|row|rows|rowed|spat|dispute[sd]?|clash\w{0,4}|lawsuits?"
    r"|outrage|outcry|uproar|furore?|fury|furious|anger|angry|upset|concern(?:s|ed)?|worr(?:y|ied|ies)|fears|alarm(?:ed)?"
    r"|unease|dismay|scandal|controversy|backlash|criticism|complain\w{0,4}|complaints?|regrets?|guilt|grief"
    r"|apologi[sz]\w{1,4}|apology|talks|negotiat\w{1,5}|tensions?|differ\w{0,4}|disagree\w{0,5}"
    r"|(?:is|are|was|were|be|been|being|got|gets) (?:fined|sued|charged|sacked|fired|dismissed|arrested|criticised"
    r"|criticized|investigated|questioned|jailed|sentenced|suspended|banned|prosecuted))"
    r"(?: again| publicly| on [A-Z]\w{5,8}day| yesterday)? over\Z",
    re.I,
)
"""What stands before the "over" that gives a reason ("resigned over 14 trains"): after these it is no "more than".
"arrested over 40 men" and "fight over 90 fires" are left to "more than": the passive alone tells a reason there."""
_REASON_REACH = 40  # characters: the longest of these with a weekday behind it
_SPACES = (" ", "\u00a0")
_PLUS = pattern(r"\+(?!\w)")


def qualifier_before(text: str, start: int, floor: int, lexicon: Lexicon) -> Qualifier | None:
    """Return the qualifier that ends where the figure at ``start`` begins (an article may stand between)."""
    last = _LAST.search(text, max(floor, start - 16), start)
    if not last:
        return None
    word = last[1].lower().replace("’", "'")
    if word not in lexicon.before_ends and word not in _SKIPPED and word not in _SIGNS:
        return None
    left = max(floor, start - LEFT)
    words = [
        (left + m.start(), left + m.end(), m[0].lower())
        for m in _WORD.finditer(text[left:start])
        if m.start() or left == 0 or not text[left - 1].isalnum()
    ]
    if not words or text[words[-1][1] : start].strip(" \u00a0\u202f\t"):
        return None
    if words[-1][2] in _SIGNS:
        return Qualifier(Span(words[-1][0], words[-1][1]), _SIGNS[words[-1][2]])
    found = _longest(text, words, lexicon)
    if found is None and words[-1][2] in _SKIPPED - _KNOWN and len(words) > 1:
        found = _longest(text, words[:-1], lexicon)
    return None if found and _is_reason(text, found.span) else found


def _is_reason(text: str, word: Span) -> bool:
    """Tell the "over" of "resigned over 14 trains" from the one that means "more than"."""
    if text[word.start : word.end].lower() != "over":
        return False
    return _REASON.search(text, max(0, word.start - _REASON_REACH), word.end) is not None


def is_during(text: str, floor: int, word: Span, language: str) -> bool:
    """Tell the "over" of "19 hours over four days" and "40,000 from customers over six years" from "more than".

    A figure ends at ``floor``, and nothing but what it is of stands between them; after a verb ("40 men from Selby
    waited over six hours") it is "more than", but not after "went on" and "took place".
    """
    if text[word.start : word.end].lower() != "over":
        return False
    if _GOING_ON.search(text, max(0, word.start - _REASON_REACH), word.start):
        return True
    between = _OF_FIGURE.fullmatch(text, floor, word.start)
    last = between["last"] if between else None
    return between is not None and (last is None or not (last.endswith(_VERBAL) or last in _verbs(language)))


_GOING_ON = pattern(
    r"(?<!\w)(?:(?:go(?:es|ing|ne)?|went|carr(?:y|ies|ied)|drag(?:s|ged)?)\son|t(?:ake[sn]?|ook|aking)\splace)\s\Z",
    re.I,
)
_OF_FIGURE = pattern(
    r"\s{1,2}(?:(?:from|to|of|for|in|on|at|against|into|among)\s(?:[\w'’-]{1,20}\s){0,5}(?P<last>[^\W\d_]{2,20})\s)?"
)
_VERBAL = ("ed", "ing")


@cache
def _verbs(language: str) -> frozenset[str]:
    forms = (form for _, told in cues.entries(language, "irregular") for form in told.split())
    return frozenset((*cues.words(language, "finite_verbs"), *forms))


def _longest(text: str, words: list[tuple[int, int, str]], lexicon: Lexicon) -> Qualifier | None:
    for size in (4, 3, 2, 1):
        if size > len(words):
            continue
        chosen = words[-size:]
        meaning = lexicon.before.get(" ".join(word for _, _, word in chosen).replace("’", "'").replace("' ", "'"))
        if meaning is None or not _together(text, chosen):
            continue
        comparator = None if meaning == "exact" else cast(Comparator, meaning)
        return Qualifier(Span(chosen[0][0], chosen[-1][1]), comparator)
    return None


def _together(text: str, words: list[tuple[int, int, str]]) -> bool:
    """Tell whether nothing but white space stands between the words, or nothing at all behind an elision."""
    return all(text[a[1] : b[0]].isspace() or (a[1] == b[0] and a[2][-1] in "'’") for a, b in pairwise(words))


def qualifier_after(text: str, end: int, lexicon: Lexicon) -> Qualifier | None:
    """Return the qualifier right behind the figure: "or more", "+", "or so"."""
    plus = _PLUS.match(text, end)
    if plus:
        return Qualifier(Span(*plus.span()), "at_least")
    found = lexicon.after_phrases.at(text, end + 1, fold=True) if text[end : end + 1] in _SPACES else None
    if not found:
        return None
    return Qualifier(Span(end + 1, end + 1 + len(found)), cast(Comparator, lexicon.after[found]))
