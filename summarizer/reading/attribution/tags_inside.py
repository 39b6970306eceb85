"""French quotations that hold their tag: « C'est faux, a-t-il lancé. Je n'en savais rien. »."""

import re
from functools import cache

from summarizer.patterns import pattern
from summarizer.reading.cues import entries
from summarizer.reading.lexicon import Lexicon
from summarizer.spans import Span

INVERTED = re.compile(r"(?P<verb>\w+)-(?:t-)?(?P<who>ils?|elles?)")
"""French "affirme-t-il": verb and pronoun in one token."""
_AFTER_COMMA = pattern(r"[,!?]\s([^.,;:!?»”\"]{3,70})(?=[.,;])")
# The name behind a role: "a raconté le maire, Paul Petit.".
_NAMED = pattern(r", ([A-ZÀ-Þ][\w'’-]{1,20}(?: [A-ZÀ-Þ][\w'’-]{1,20}){1,3})(?=[.,;])")
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*")
_LEAST = 12
"""Characters of the quotation before its tag: a shorter beginning is an address ("Monsieur, …")."""


def parted(text: str, quotation: Span, lexicon: Lexicon) -> list[Span]:
    """Return the pieces of a quotation around the tag that it holds, quotation and tag in turn; it alone if none."""
    if lexicon.language != "fr":
        return [quotation]
    for match in _AFTER_COMMA.finditer(text, quotation.start + _LEAST, quotation.end):
        if _is_tag(match[1], lexicon):
            start, end = match.span(1)
            named = _NAMED.match(text, end, quotation.end)
            end = named.end(1) if named is not None else end
            said = match.start() + (text[match.start()] != ",")  # what ends it belongs to it, but for a comma
            rest = Span(min(end + 2, quotation.end), quotation.end)  # behind what ends the tag, and a space
            pieces = [Span(quotation.start, said), Span(start, end)]
            return [*pieces, rest] if any(map(str.isalnum, rest.of(text))) else pieces
    return [quotation]


def _is_tag(words: str, lexicon: Lexicon) -> bool:
    """Tell whether words are a verb of saying with whoever says it: "a-t-il lancé", "explique le maire"."""
    found = _TOKEN.findall(words.replace("’", "'"))
    lows = [one.lower() for one in found]
    if not lows or found[0][0].isupper():
        return False
    inverted = INVERTED.fullmatch(lows[0])
    if inverted is not None:
        verb = inverted.group("verb")
        return verb in lexicon.verbs or verb in _listed("perfect")
    at = 1 if lows[0] in _listed("perfect") else 0
    form = lexicon.verbs.get(lows[at]) if at < len(lows) else None
    if form is None or not form.forms & ({"participle"} if at else {"third", "past"}):
        return False
    return len(found) > at + 1 and (found[at + 1][0].isupper() or lows[at + 1].split("'")[0] in _articles())


@cache
def _listed(name: str) -> frozenset[str]:
    """Return the French words of a class of the list of little words."""
    return frozenset(word for word, kind in entries("fr", "source_words") if kind == name)


@cache
def _articles() -> frozenset[str]:
    return frozenset(word.rstrip("'") for word in _listed("determiner"))
