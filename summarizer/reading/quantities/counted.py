"""What is counted: the words behind a number, as far as they plainly are its noun phrase ("Ukrainian soldiers").

Without a tagger the end of a noun phrase shows at a plural: the words up to the first plural noun are taken, if
nothing that ends a phrase (a verb form, a preposition, a pronoun, punctuation) comes before it. No plural within
four words: nothing is said, for a wrong thing counted is worse than none.
"""

from functools import cache

from summarizer.patterns import pattern
from summarizer.reading.cues import words
from summarizer.spans import Span

REACH = 5
"""Words looked at behind a number: "479 enemy air attack vehicles" needs four, a noun pair one more."""

_TOKEN = pattern(r"(?:[ \u00a0\u202f]{1,2}|&nbsp;|[ ]?\n(?=[a-z])|-)((?:[^\W\d_]+(?:['’.-](?=\w))?){1,6})")
# What is counted may stand behind marks of quotation: "millions" of trees.
_OF = pattern(r"[\"”’']?\s{1,2}of\s{1,2}(?:(?:the|its|their|all|his|her|our|these|those)\s{1,2}){0,2}")
_AND = pattern(r"\s(?:and|or)(?=\s[a-z])")
_NOT_PLURAL = ("ss", "us", "is", "'s", "’s", "ous")


_PLURAL_FIRST = frozenset(
    {"sports", "arms", "goods", "sales", "savings", "systems", "operations", "communications",
     "services", "news", "customs", "overseas", "drugs", "jobs", "rights", "games", "weapons"}
)  # fmt: skip
"""Plurals that stand before a noun; behind any other a second one is a verb or its object ("tenants spends")."""

_TOLD_OF = pattern(r"\b(?:figure|number|tally|estimate|count|sum)[ ](?:of[ ])?(?:\w{4,7}[ ])?[\d.,]{1,15}\s{1,2}\Z")
_TOLD_REACH = 40
"""Behind "the figure of 412,000" may stand what the figure does ("counts patients"), not only what it counts."""


@cache
def _stops(language: str) -> frozenset[str]:
    return frozenset(words(language, "phrase_ends")) | frozenset(words(language, "numbers"))


@cache
def _plurals(language: str) -> frozenset[str]:
    return frozenset(words(language, "plurals"))


def counted(text: str, end: int, stop: int, *, single: bool, language: str) -> Span | None:
    """Return the span of the thing counted behind ``end``; ``single`` for the number one."""
    phrase = _phrase(text, end, stop, language)
    if not phrase:
        return None
    if single:
        closed = len(phrase) <= 3 and not _goes_on(text, phrase[-1].end, stop)
        return Span(phrase[0].start, phrase[-1].end) if closed else None
    if language == "de":
        return _german(text, phrase)
    plurals = [is_plural(span.of(text), language) for span in phrase]
    if True not in plurals:
        return None
    last = plurals.index(True)
    while last + 1 < len(phrase) and plurals[last + 1] and _goes_before(phrase[last].of(text).lower()):
        last += 1
    if last + 1 < len(phrase) and _TOLD_OF.search(text, max(0, phrase[0].start - _TOLD_REACH), phrase[0].start):
        return None
    found = Span(phrase[0].start, phrase[last].end)
    return _joined(text, found, stop, language) if last + 1 == len(phrase) else found


def _german(text: str, phrase: list[Span]) -> Span | None:
    """Take the words up to the first noun: German writes it with a capital."""
    for span in phrase:
        if text[span.start].isupper():
            return Span(phrase[0].start, span.end)
    return None


def counted_of(text: str, end: int, stop: int, language: str) -> Span | None:
    """Return what a share or an amount is taken of: "voters" in "20% of voters"."""
    found = _OF.match(text, end, stop)
    if not found:
        return None
    phrase = _phrase(text, found.end() - 1, stop, language)
    if not phrase:
        return None
    plurals = [is_plural(span.of(text), language) for span in phrase]
    if True in plurals:
        return Span(phrase[0].start, phrase[plurals.index(True)].end)
    closed = not _goes_on(text, phrase[-1].end, stop)
    for index, span in enumerate(phrase[1:], 1):
        if span.of(text).endswith("ed"):
            phrase, closed = phrase[:index], True
            break
    return Span(phrase[0].start, phrase[-1].end) if closed and len(phrase) <= 2 else None


def _goes_before(plural: str) -> bool:
    """Tell whether a plural may stand before another noun: "crew members", "sports cars"; not "tenants spends"."""
    return plural in _PLURAL_FIRST or not plural.endswith("s")


def is_plural(word: str, language: str) -> bool:
    """Tell whether a word looks like a plural noun."""
    low = word.lower()
    if low in _plurals(language):
        return True
    low = low.rsplit("-", 1)[-1]
    if language == "en":
        return len(low) > 2 and low.endswith("s") and not low.endswith(_NOT_PLURAL)
    return len(low) > 3 and low.endswith(("s", "x", "en", "er", "e", "te") if language == "de" else ("s", "x"))


def _phrase(text: str, end: int, stop: int, language: str) -> list[Span]:
    ends = _stops(language)
    out: list[Span] = []
    while len(out) < REACH:
        token = _TOKEN.match(text, end, stop)
        if not token or token[1].lower() in ends or (token[0][0] == "-" and out):
            break
        out.append(Span(*token.span(1)))
        end = token.end()
    return out


def _goes_on(text: str, end: int, stop: int) -> bool:
    """Tell whether the phrase was cut by its length alone: another word follows that may belong to it."""
    following = _TOKEN.match(text, end, stop)
    return following is not None and following[1].lower() not in _stops("en")


def _joined(text: str, found: Span, stop: int, language: str) -> Span:
    """Take in a second plural: "500 drones and missiles"; not a verb ("won 11 games and lies second")."""
    joint = _AND.match(text, found.end, stop)
    token = _TOKEN.match(text, joint.end(), stop) if joint else None
    if not token or token[1].lower() in _stops(language) or not is_plural(token[1], language):
        return found
    return found if _has_object(text, token.end(), stop, language) else Span(found.start, token.end())


def _has_object(text: str, end: int, stop: int, language: str) -> bool:
    """Tell whether what ends here has an object behind it, as a verb has: "and runs a school", "lies second".

    No object is what an amount is told for: "200 cats and dogs a year".
    """
    following = _TOKEN.match(text, end, stop)
    low = following[1].lower() if following else ""
    if low in words(language, "articles"):
        behind = _TOKEN.match(text, following.end(), stop) if following else None
        return behind is None or behind[1].lower() not in words(language, "stretches_of_time")
    return low in words(language, "possessives") or low in _numbers(language)


@cache
def _numbers(language: str) -> frozenset[str]:
    return frozenset(words(language, "numbers"))


# What begins a time behind an ordinal that counts nothing named.
_WHEN = frozenset({"last", "this", "next", "yesterday", "today"})


def ordered(text: str, end: int, stop: int, language: str) -> Span | None:
    """Return what an ordinal counts: the one word behind it, where nothing follows that may belong to it."""
    phrase = _phrase(text, end, stop, language)
    if not phrase or len(phrase) > 2 or _goes_on(text, phrase[-1].end, stop):
        return None
    if phrase[0].of(text).lower() in _WHEN:
        return None  # "led them to sixth last season"
    return Span(phrase[0].start, phrase[-1].end)
