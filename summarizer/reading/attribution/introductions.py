"""What the words around a name say of its bearer: role and kind."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.reading.attribution.cast import Cast, Entity
from summarizer.reading.attribution.sources import Phrase
from summarizer.reading.attribution.values import SpeakerKind
from summarizer.reading.lexicon import Lexicon
from summarizer.spans import Span


def latest(cast: Cast) -> Iterator[Entity]:
    """Yield everyone met, the last one first, each with what its introduction says."""
    for entity in reversed(cast.recent):
        if not entity.introduced and not entity.described:
            introduce(cast, entity)
        yield entity


def introduce(cast: Cast, entity: Entity) -> None:
    """Take the role from where the name first stands, be it said there or not: "Ann Lee, head of the bank, …"."""
    entity.introduced = True
    match = _APPOSITION.match(cast.text, entity.first.end)
    aside = match is not None and _BELONGING.match(match.group(1)) is not None
    end = _role_end(match) if match is not None else 0
    if match is not None and not aside and end and not _DOING.match(match.group(1)):
        role: Span | None = Span(match.start(1), end)
    else:
        role = _title_before(cast, entity.first.start) or _apposed_before(cast, entity.first.start)
    if role is None:
        return
    kind, heads = kind_of_role(role.of(cast.text).lower(), cast.lexicon)
    if kind is not None and entity.kind in (None, kind):
        entity.kind, entity.role = kind, role
        entity.heads |= heads


_APPOSITION = re.compile(
    r",\s(?:(?:an?|the|its|his|her|their|our|now|currently|also)\s){0,2}"
    r"([^\s,.;:()\n\"“”][^,.;:()\n\"“”]{2,120}?)(?=\s?[,.;()])"
)


_BELONGING = re.compile(r"(?:(?:one|part|some|most|many) )?(?:of|from|at|in|for|with|on)\b")
"""What follows a name and tells where it belongs, not what it is: ", of the fire service," and ", one of the team,"."""
_DOING = re.compile(r"[a-z]+(?:ed|ew|aid)\s(?:an?|the|his|her|its|their|for|to|on|in|at|by|with|from)\b")
"""What follows the comma that closes an apposition: "The foreign minister, Ulrich Vane, | thanked the navy"."""
_APPOSED_BEFORE = re.compile(
    r"(?:\A|[.!?;:\n\"”]\s{0,2}|,\s)(?:The|the|An?|an?|Its|its|His|his|Her|her|Their|their)\s"
    r"([^,.;:!?\n\"“”]{3,70}),\s\Z"
)


def _role_end(apposed: re.Match[str]) -> int:
    """Return where the role in an apposition ends: "the company | that runs the boats"; 0 where it is no role."""
    relative = _RELATIVE.search(apposed[1])
    if relative is None:
        return apposed.end(1)
    clause = relative.start() > 1 and relative[0] in ("who", "which", "that")
    return apposed.start(1) + relative.start() - 1 if clause else 0


def _apposed_before(cast: Cast, start: int) -> Span | None:
    """Return the role that a name stands in apposition to: "The foreign minister, | Ulrich Vane, …"."""
    if cast.text[max(0, start - 2) : start] != ", ":
        return None
    base = max(0, start - _TITLE_REACH)
    match = _APPOSED_BEFORE.search(cast.text[base:start])
    if match is None or _RELATIVE.search(match.group(1)):
        return None
    return Span(base + match.start(1), base + match.end(1))


_ROLE_WORD = re.compile(r"[\w’'-]+(?:\.[\w’'-]+){0,4}(?=[ \u00a0])")


_TITLE_REACH = 80
"""Characters before a name in which its title is looked for."""


_RELATIVE = re.compile(r"\b(?:who|which|that|whose|is|was|are|were|has|had|have|will|would|said|says|and)\b")


def _title_before(cast: Cast, start: int) -> Span | None:
    """Return the role words that stand right before a name: "NATO's secretary general | Ann Lee"."""
    before = cast.text[max(0, start - _TITLE_REACH) : max(0, start - 1)].lower().split()
    if not before or before[-1] not in cast.lexicon.last_of_roles:
        return None
    words = list(_ROLE_WORD.finditer(cast.text, max(0, start - _TITLE_REACH), start))[-6:]
    while len(words) > 1 and any(a.end() + 1 != b.start() for a, b in pairwise(words)):
        words = words[1:]
    if not words or words[-1].end() + 1 != start:
        return None
    lows = [word.group().lower() for word in words]
    nouns = cast.lexicon.callings
    first = len(words) - 1
    if " ".join(lows[-2:]) in nouns and len(words) > 1:
        first -= 1
    elif lows[-1] not in nouns:
        return None
    while first and (words[first - 1].group()[0].isupper() or lows[first - 1].endswith(("'s", "’s"))):
        if lows[first - 1] in cast.lexicon.little:
            break
        first -= 1
    return Span(words[first].start(), start - 1)


def kind_of_role(role: str, lexicon: Lexicon) -> tuple[SpeakerKind | None, set[str]]:
    """Return the kind that role words prove, and their head nouns: those before the first preposition.

    A body before another noun only tells whose that is: of "bank workers' union" the head is "union", of "the College
    of Midwives' agent" the last. Behind a preposition one tells but where somebody is: "of the ambulance service".
    """
    heads: set[str] = set()
    kind: SpeakerKind | None = None
    words = _behind_genitive(re.findall(r"[\w’'-]+", role), lexicon)
    if words and words[0] in lexicon.words("preposition"):
        return None, heads
    for i, word in enumerate(words):
        if word in lexicon.callings and not lexicon.classes["coordinator"].intersection(words[:i]):
            heads -= lexicon.organizations
        if word in lexicon.words("preposition") and (heads or i):
            break
        pair = f"{word} {words[i + 1]}" if i + 1 < len(words) else ""
        if word in lexicon.roles and word in lexicon.organizations:  # an operator, a publisher: either
            heads.add(word)
        elif word in lexicon.roles or pair in lexicon.roles:
            kind = "person"
            heads.add(pair if pair in lexicon.roles else word)
        elif (pair in lexicon.organizations or word in lexicon.organizations) and not _is_before_noun(
            words[i:], lexicon
        ):
            heads.add(pair if pair in lexicon.organizations else word)
            kind = kind or "organization"
    return kind, heads


def _behind_genitive(words: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """Return the words behind the last that tells whose the noun is, where that is one for somebody."""
    last = max((i for i, word in enumerate(words) if word.endswith(("'s", "’s", "s'", "s’"))), default=-1)
    behind = words[last + 1 :]
    return behind if any(word in lexicon.roles for word in behind) else words


def _is_before_noun(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the first of some words only tells whose the next is: "*company* cook", not "company based in"."""
    after = words[1] if len(words) > 1 else ""
    if after in lexicon.organizations or " ".join(words[:2]) in lexicon.organizations:
        return False
    return after.isalpha() and after not in lexicon.little and not after.endswith(("ed", "ing", "s"))


def kind_of_name(name: str, lexicon: Lexicon) -> SpeakerKind | None:
    """Return the kind that the words of a name prove, or None."""
    words = name.split()
    if any(word.removesuffix(".") in lexicon.organization_names for word in words):
        return "organization"
    if words[-1] in lexicon.publications or name in lexicon.publications or words[0] in lexicon.publications:
        return "publication"
    return None


def kind_of_head(phrase: Phrase, lexicon: Lexicon) -> SpeakerKind | None:
    """Return the kind that the head noun of a description proves, or None."""
    if phrase.head in lexicon.anonymous:
        return "anonymous"
    if phrase.plural:
        return "group"
    if phrase.head in lexicon.documents:
        return "document"
    if phrase.head in lexicon.roles and phrase.head in lexicon.organizations:
        return None  # an operator, a publisher: either
    if phrase.head in lexicon.roles:
        return "anonymous" if phrase.head in ("official", "person", "insider") else "person"
    if phrase.head in lexicon.organizations:
        return "organization"
    return None


def by_name(cast: Cast, span: Span, name: str) -> Entity:
    """Return the speaker of that name, under the fullest form the text gives; a new one if there is none."""
    key = name.lower().removesuffix(".")  # "Lund Marine Inc." and, at the end of a sentence, "Inc"
    known = cast.known.get(key)
    if known is not None:
        return known
    full = cast.full.get(name) if " " not in name else None
    if full is not None and full.text != name:
        entity = by_name(cast, full.span, full.text)
        if entity.kind is None and full.kind != "place":
            entity.kind = full.kind
        if name not in entity.aliases:
            entity.aliases.append(name)
        cast.known[key] = entity
        return entity
    entity = Entity(name, span, {span})
    entity.kind = kind_of_name(name, cast.lexicon)
    cast.known[key] = entity
    return entity
