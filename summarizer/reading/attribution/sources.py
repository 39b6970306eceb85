"""A source as written, taken apart: its name, the role words before it, its head noun."""

from typing import NamedTuple

from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.names import TIMES_OF_YEAR
from summarizer.spans import Span

_LINKS = frozenset(
    {
        "of",
        "for",
        "the",
        "and",
        "de",
        "la",
        "van",
        "der",
        "von",
        "bin",
        "al",
        "el",
        "del",
        "du",
        "da",
        "dos",
        "&",
        ".",
        "-",
        "'",
        "’",
        "to",
        "on",
        "in",
        "or",
        ",",
    }
)


class Phrase(NamedTuple):
    """What a source phrase says. ``name`` and ``role`` are spans of the text; ``head`` is the head noun, lower-case.

    ``article`` is its first word if that is a determiner; ``modifiers`` are its capitalised words beside the name.
    """

    span: Span
    name: Span | None
    role: Span | None
    head: str
    article: str
    modifiers: frozenset[str]
    plural: bool
    title_gender: str


def read_phrase(unit: Unit, start: int, end: int) -> Phrase:
    """Take the tokens ``start`` to ``end`` of a source apart."""
    whole = unit.part(start, end)
    article = unit.lows[start] if unit.lows[start] in unit.lexicon.classes["determiner"] else ""
    first = start + 1 if article and end - start > 1 else start
    name = _name_tokens(unit, first, end) if not _are_described(unit, first, end) else None
    stop = name[0] if name else end
    head, at = _head(unit, first, stop if stop > first else end)
    role_end = _before_address(unit, first, name[0]) if name else first
    role = unit.part(first, role_end) if role_end > first and _tells_role(unit, first, role_end) else None
    modifiers = frozenset(w.lower() for w in unit.words[first:at] if w[0].isupper())
    return Phrase(
        span=whole if name else _without_possessive(unit, (start, end)),  # "the bank's claim"
        name=_without_possessive(unit, name) if name else None,
        role=role,
        head=head if not name or role else "",
        article=article,
        modifiers=modifiers,
        plural=not name and _is_plural(unit, head, article),
        title_gender=_gender(unit, first, stop),
    )


def _are_described(unit: Unit, start: int, end: int) -> bool:
    """ "Ann Lee, the mayor, and Tom Berg", "a lawyer representing Ann Lee", "everyone but Lee": nobody by one name."""
    lows, lexicon = unit.lows, unit.lexicon
    for i in range(start + 1, end - 1):
        named = unit.is_capital(i + 1) or lows[i + 1] == "the"  # "a chief operating officer" represents nobody
        if lows[i] in ("but", "except") or (named and lows[i].endswith("ing") and lows[i - 1] in lexicon.heads):
            return not unit.is_capital(i)
    other = any(not unit.is_capital(i) and unit.lows[i] not in _LINKS for i in range(start, end))
    return other and "," in unit.lows[start:end]


def _before_address(unit: Unit, start: int, end: int) -> int:
    """ "Her father Mr | Berg": the form of address is no part of the role, unless it is all there is."""
    at = end
    while at > start and (unit.lows[at - 1] in _MERE_TITLES or unit.lows[at - 1] == "."):
        at -= 1
    return at if at > start else end


def _without_possessive(unit: Unit, tokens: tuple[int, int]) -> Span:
    span = unit.part(*tokens)
    last = unit.lows[tokens[1] - 1]
    if last.endswith(("'s", "’s")):
        return Span(span.start, span.end - 2)
    return Span(span.start, span.end - 1) if last.endswith(("s'", "s’")) else span


_AFTER_NAME = frozenset(
    ["of", "from", "at", "with", "for", "in", "on", "by", "to", "close", "published", "released", "obtained"]
)


def _name_tokens(unit: Unit, start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens of the name in a phrase: a run of capitalised words, after the role words before it."""
    words, lows = unit.words, unit.lows
    if end - start > 1 and lows[end - 1] == "." and words[end - 2] in unit.lexicon.organization_names:
        found = _name_tokens(unit, start, end - 1)  # "Lund Marine Inc."
        return (found[0], end) if found is not None and found[1] == end - 1 else found
    stop = end
    begin = start
    for i in range(start, end):
        if i > start and lows[i] in _AFTER_NAME and not _is_organization(unit, words[begin:i]):
            named = i - begin >= 2 and words[i - 1][0].isupper() and words[i - 2][0].isupper()
            if named and lows[i - 1] not in unit.lexicon.heads and words[i - 1] not in unit.lexicon.titles:
                stop = i  # "team member Ann Lee of the observatory"
                break
            if any(w[0].islower() for w in words[begin:i]):
                return _name_after_of(unit, i, end)
            if i - begin >= 2 or lows[i] != "of":
                stop = i
                break
    for i in range(stop - 1, start - 1, -1):
        if not words[i][0].isupper() and lows[i] not in _LINKS:
            begin = i + 1
            break
    begin = _after_titles(unit, begin, stop)
    while begin < stop and lows[begin] in _LINKS:
        begin += 1
    if (
        begin >= stop
        or not words[begin][0].isupper()
        or (not words[stop - 1][0].isupper() and not words[stop - 1][0].isdigit())
    ):
        return None
    if _only_common(unit, begin, stop):
        return None
    return begin, stop


_OF_WHAT = frozenset(["state", "staff", "research", "security", "defence", "defense", "marketing", "finance"])
"""Nouns without an -s after which, as after a plural, a name may follow: "secretary of state Ann Lee"."""


def _name_after_of(unit: Unit, of: int, end: int) -> tuple[int, int] | None:
    """ "Dutch maker of heat pumps Velmora": the name after a role with "of" and what it is of."""
    start = end
    while start > of + 1 and unit.is_capital(start - 1):
        start -= 1
    before = unit.lows[start - 1]
    common = before in _OF_WHAT or (before.endswith("s") and not before.endswith(("ss", "'s", "’s")))
    if unit.lows[of] != "of" or start == end or start - 1 == of or not common or before in unit.lexicon.heads:
        return None
    return start, end


def _only_common(unit: Unit, start: int, end: int) -> bool:
    """A capitalised word at the start of a sentence ("Officials said") is no name."""
    low = unit.lows[start]
    if end - start > 1:
        whole = " ".join(unit.lows[start:end])
        return whole in unit.lexicon.roles or whole in unit.lexicon.organizations
    return (
        low in unit.lexicon.roles
        or low in unit.lexicon.plural_roles
        or low in unit.lexicon.groups
        or low in unit.lexicon.documents
        or low in unit.lexicon.organizations
        or (low in unit.lexicon.words("determiner", "time", "adverb") and low not in TIMES_OF_YEAR)
    ) and unit.words[start] not in ("Republicans", "Democrats")


def _is_organization(unit: Unit, words: list[str]) -> bool:
    return any(w in unit.lexicon.organization_names for w in words)


def _after_titles(unit: Unit, start: int, end: int) -> int:
    """Return where the name proper starts after capitalised titles ("Ukrainian President | Ann Lee")."""
    for i in range(end - 2, start - 1, -1):
        word = unit.words[i]
        if word in unit.lexicon.titles or (unit.lows[i] in unit.lexicon.roles and word[0].isupper()):
            following = i + 1
            while following < end and unit.lows[following] in (".", "general"):
                following += 1
            rest = unit.words[following:end]
            if (
                rest
                and not any(w in unit.lexicon.organization_names or w in unit.lexicon.publications for w in rest)
                and rest[0][0].isupper()
            ):
                return following
            return start
    return start


def _head(unit: Unit, start: int, end: int) -> tuple[str, int]:
    """Return the head noun of the tokens (two words where those are one noun) and where it stands."""
    stop = end
    ends = unit.lexicon.words("preposition", "relative", "subordinator", "after_source")
    for i in range(start + 1, end):
        low = unit.lows[i]
        if low in ends or low in ("familiar", "close", "involved") or (low.endswith(("ed", "ing")) and i == end - 1):
            stop = i
            break
    at = max(start, stop - 1)
    low = unit.lows[at]
    if low.endswith(("'s", "’s")):
        low = low[:-2]
    pair = f"{unit.lows[at - 1]} {low}" if at > start else low
    if pair in unit.lexicon.organizations or pair in unit.lexicon.roles:
        return pair, at - 1
    return low, at


_MERE_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "mx", "prof"})


def _tells_role(unit: Unit, start: int, end: int) -> bool:
    lexicon = unit.lexicon
    nouns = lexicon.callings
    return any(
        low in nouns
        or f"{unit.low(i - 1)} {low}" in nouns
        or (unit.words[i] in lexicon.titles and low not in _MERE_TITLES)
        for i, low in enumerate(unit.lows[start:end], start)
    )


def _is_plural(unit: Unit, head: str, article: str) -> bool:
    return (
        head in unit.lexicon.plural_roles
        or head in unit.lexicon.groups
        or (article in ("these", "those", "many", "some", "several", "most", "two", "three") and head.endswith("s"))
    )


def _gender(unit: Unit, start: int, end: int) -> str:
    for word in unit.words[start:end]:
        gender = unit.lexicon.titles.get(word, "-")
        if gender != "-":
            return gender
    return "-"
