"""Who the subject of a reporting verb is: noun phrases to its left and right, with their appositions."""

from dataclasses import dataclass

from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import Lexicon

_LONGEST_PHRASE = 22
"""Tokens: of the subjects of 2,193 attributions in news, 99 % are shorter (without their appositions)."""
_MOST_SEGMENTS = 6
"""Stretches between commas that are looked through for the head of an apposition."""
HARD_STOPS = frozenset(
    {QUOTE, ",", ";", ":", "—", "–", "(", ")", "[", "]", "!", "?", "…", "|", "•", "”", "“", "―", "*", ">"}
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The tokens ``start`` to ``end`` that name the source; ``role`` those of the apposition, if there is one.

    ``left`` is where the whole phrase with its appositions begins, ``right`` where it ends.
    """

    start: int
    end: int
    left: int
    right: int
    role: tuple[int, int] | None = None
    antecedent: tuple[int, int] | None = None
    """For "who" and "which": the tokens they stand for."""


def subject_left(unit: Unit, end: int, lexicon: Lexicon) -> Subject | None:
    """Return the subject that ends just before the token ``end``, where a verb group begins."""
    if end <= 0:
        return None
    low = unit.lows[end - 1]
    if low in lexicon.classes["pronoun"]:
        return Subject(end - 1, end, end - 1, end)
    if low in lexicon.classes["relative"]:
        return _antecedent(unit, end - 1, lexicon)
    if low == ",":
        return _apposed(unit, end, lexicon)
    start = _phrase_start(unit, end, lexicon)
    if start is None:
        return None
    return Subject(start, end, start, end)


def _antecedent(unit: Unit, relative: int, lexicon: Lexicon) -> Subject | None:
    """Return what "who" or "which" at the token ``relative`` stands for."""
    end = relative
    while end > 0 and unit.lows[end - 1] == ",":
        end -= 1
    start = _phrase_start(unit, end, lexicon) if end else None
    if start is None:
        return None
    return Subject(relative, relative + 1, start, relative + 1, antecedent=(_nearest(unit, start, end, lexicon), end))


def _nearest(unit: Unit, start: int, end: int, lexicon: Lexicon) -> int:
    """A relative clause belongs to the last noun phrase: from the last determiner, or the last run of capitals."""
    i = end - 1
    if unit.words[i][0].isupper():
        while i > start and unit.words[i - 1][0].isupper():
            i -= 1
        return i
    while i > start and unit.lows[i] not in lexicon.classes["determiner"]:
        i -= 1
    return i


def _phrase_start(unit: Unit, end: int, lexicon: Lexicon) -> int | None:
    """Return where the noun phrase that ends at ``end`` starts, or None where there is none."""
    start = end
    stops = lexicon.words("pronoun", "subordinator", "relative", "modal", "be", "have", "not", "that")
    lows = unit.lows
    floor = max(0, end - _LONGEST_PHRASE)
    while start > floor:
        low = lows[start - 1]
        if low in HARD_STOPS or low in stops or low in lexicon.finite:
            break
        start -= 1
    start = _tightened(unit, start, end, lexicon)
    return start if start < end and can_speak(unit, start, end, lexicon) else None


def _tightened(unit: Unit, start: int, end: int, lexicon: Lexicon) -> int:
    """Drop what leads in: conjunctions, adverbs, "on Monday", "in a statement", a clause joined by "and"."""
    skip = lexicon.words("coordinator", "adverb")
    lows = unit.lows
    while start < end:
        low = lows[start]
        if low in lexicon.classes["preposition"]:
            start = _after_preposition(unit, start, end, lexicon)
        elif (
            (
                low in skip
                or (low.endswith("ly") and unit.words[start][0].isupper() and start + 1 < end)
                or low in (".", "-", "'", "’")
            )
            or (low in lexicon.classes["time"] and start + 1 < end and not lows[start].endswith(("s", "’s")))
            or (start + 1 < end and low.endswith(("ing", "ed")) and lows[start + 1] in lexicon.classes["determiner"])
        ):
            start += 1
        else:
            break
    return _after_conjunction(unit, start, end, lexicon)


def _after_conjunction(unit: Unit, start: int, end: int, lexicon: Lexicon) -> int:
    """ "… seized the town and officials said": what stands before "and" is a clause if a participle or verb is in it."""
    for i in range(end - 2, start, -1):
        if unit.lows[i] in ("and", "but", "or") and any(
            low.endswith("ed") or low in lexicon.finite for low in unit.lows[start + 1 : i]
        ):
            return i + 1
    return start


def _after_preposition(unit: Unit, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where the phrase after a leading prepositional phrase starts ("On Monday | the group"), or ``end``."""
    lows, words = unit.lows, unit.words
    determiners, prepositions = lexicon.classes["determiner"], lexicon.classes["preposition"]
    for i in range(end - 1, start + 1, -1):
        if (
            lows[i] in determiners
            and lows[i - 1] not in prepositions
            and lows[i - 1] not in determiners
            and lows[i - 1] not in ("and", "or")
        ):
            return i
    i = start + 1
    while i < end and (lows[i] in lexicon.classes["time"] or lows[i].isdigit() or lows[i] in ("the", ",", ".")):
        i += 1
    if start + 1 < i < end and words[i - 1] not in ("the",):
        return i
    if (
        end - start > 2
        and _is_head(lows[end - 1], lexicon)
        and lows[end - 2] not in prepositions | determiners
        and not words[end - 1][0].isupper()
    ):
        return end - 1
    return end


def _is_head(low: str, lexicon: Lexicon) -> bool:
    return (
        low in lexicon.roles
        or low in lexicon.plural_roles
        or low in lexicon.organizations
        or low in lexicon.documents
        or low in lexicon.groups
        or low in lexicon.anonymous
    )


def can_speak(unit: Unit, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the tokens could be a source: a name, a human or organization noun, a document, a group."""
    lows, words = unit.lows, unit.words
    little = lexicon.words("determiner", "preposition", "time", "adverb", "pronoun", "coordinator", "subordinator")
    if lows[end - 1] in lexicon.words("preposition", "coordinator", "subordinator", "time") - {"others"}:
        return False
    if lows[end - 1] in ("the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "no", "every"):
        return False
    for i in range(start, end):
        low = lows[i]
        if _is_head(low, lexicon):
            return True
        if words[i][0].isupper() and low not in little:
            return True
        if low in ("which", "who") or words[i][0].isdigit():
            continue
    return lows[start] in lexicon.classes["determiner"] and words[end - 1][0].isalpha()


def _apposed(unit: Unit, end: int, lexicon: Lexicon) -> Subject | None:
    """Return the subject of "Ann Lee, an analyst at the bank, said": the comma stands before ``end``."""
    segments = _segments(unit, end - 1, lexicon)
    head = None
    for index, (start, stop) in enumerate(segments):
        if index + 1 < len(segments) and _is_aside(unit, start, stop, lexicon):
            if can_speak(unit, start, stop, lexicon) and unit.lows[start] in ("the", "a", "an"):
                head = index
            continue
        tight = _tightened(unit, start, stop, lexicon)
        if tight < stop and can_speak(unit, tight, stop, lexicon) and not _has_finite(unit, tight, stop, lexicon):
            segments[index] = (tight, stop)
            head = index
        break
    if head is None or (
        head == 0
        and len(segments) == 1
        and unit.lows[segments[0][0]] not in ("the", "a")
        and not unit.words[segments[0][0]][0].isupper()
    ):
        return None
    start, stop = segments[head]
    role = _first_role(unit, list(reversed(segments[:head])), lexicon)
    if head + 1 < len(segments) and role is None and _is_role(unit, *segments[head + 1], lexicon):
        role = segments[head + 1]
    return Subject(start, stop, min(start, role[0]) if role else start, end, role)


def _segments(unit: Unit, comma: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the stretches between commas to the left of ``comma``, nearest first, up to a clause border."""
    segments: list[tuple[int, int]] = []
    stop = comma
    i = comma - 1
    borders = HARD_STOPS - {","}
    floor = max(0, comma - 60)
    while i >= floor and len(segments) < _MOST_SEGMENTS:
        low = unit.lows[i]
        if low == "," or low in borders or low == "that":
            if i + 1 < stop:
                segments.append((i + 1, stop))
            stop = i
            if low != ",":
                return segments
        i -= 1
    if stop > i + 1 and len(segments) < _MOST_SEGMENTS and i < 0:
        segments.append((i + 1, stop))
    return segments


def _has_finite(unit: Unit, start: int, end: int, lexicon: Lexicon) -> bool:
    finite = lexicon.words("be", "have", "modal", "not", "pronoun", "relative")
    return any(low in finite or low in lexicon.finite for low in unit.lows[start:end])


def _is_aside(unit: Unit, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a stretch between commas describes what stands before it, or merely leads over."""
    low, word = unit.lows[start], unit.words[start]
    if low in (
        "a",
        "an",
        "the",
        "one",
        "who",
        "whose",
        "whom",
        "which",
        "then",
        "now",
        "formerly",
        "himself",
        "herself",
        "also",
    ):
        return True
    if low in lexicon.words("adverb", "preposition", "subordinator") or low.endswith(("ing", "ly")) or low[0].isdigit():
        return True
    if word[0].isupper() and end - start <= 2 and low not in lexicon.roles:
        return len(word) <= 2 or word[1:2] in "-." or low in ("jr", "sr", "ii", "iii") or "-" in word
    return _is_role(unit, start, end, lexicon)


def _is_role(unit: Unit, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a stretch says what somebody is: an early human or organization noun, no finite verb before it."""
    for i in range(start, min(end, start + 9)):
        low = unit.lows[i]
        if low in ("who", "whose", "which") or low in lexicon.finite:
            return False
        if low in lexicon.roles or low in lexicon.organizations:
            return True
        if low in lexicon.classes["preposition"] and i > start:
            return False
    return False


def _first_role(unit: Unit, segments: list[tuple[int, int]], lexicon: Lexicon) -> tuple[int, int] | None:
    for start, end in segments:
        if _is_role(unit, start, end, lexicon):
            return start, end
    return None


_RIGHT_STOPS = frozenset(
    {
        "who",
        "which",
        "that",
        "as",
        "when",
        "while",
        "after",
        "before",
        "during",
        "because",
        "if",
        "but",
        "whose",
        "via",
        "since",
        "amid",
        "following",
        "adding",
        "citing",
        "noting",
        "referring",
        "speaking",
        "about",
        "he",
        "she",
        "it",
        "they",
        "there",
        "we",
        "i",
        "by",
        "last",
        "earlier",
        "this",
        "to",
        "also",
        "both",
    }
)


def subject_right(unit: Unit, start: int, lexicon: Lexicon) -> Subject | None:
    """Return the subject that follows an inverted verb at the token ``start`` ("…, said Ann Lee, an analyst, …")."""
    n, lows, words = len(unit), unit.lows, unit.words
    if start >= n or lows[start] in HARD_STOPS or lows[start] in lexicon.classes["time"]:
        return None
    if lows[start] in lexicon.classes["pronoun"]:
        return Subject(start, start + 1, start, start + 1)
    end = start
    while end < n and end - start < _LONGEST_PHRASE and not _ends_right(unit, start, end, lexicon):
        end += 1
    if end == start or not can_speak(unit, start, end, lexicon) or _has_finite(unit, start, end, lexicon):
        return None
    if not (
        words[start][0].isupper()
        or lows[start] in lexicon.classes["determiner"]
        or _is_head(lows[end - 1], lexicon)
        or any(_is_head(low, lexicon) for low in lows[start:end])
    ):
        return None
    role, right = _apposition_right(unit, end, lexicon)
    return Subject(start, end, start, right, role)


def _ends_right(unit: Unit, start: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a phrase to the right of its verb ends before the token ``at``."""
    low, words = unit.lows[at], unit.words
    if low in HARD_STOPS or (low == "." and at == len(unit) - 1):
        return True
    if at > start and low in _RIGHT_STOPS | lexicon.classes["time"]:
        return True
    if low in ("in", "on", "at", "with", "through", "from", "over", "under") and at > start:
        return (
            words[at - 1][0].isupper()
            or low in ("on", "through", "over")
            or unit.lows[min(at + 1, len(unit) - 1)] in ("a", "an", "his", "her", "response", "statement")
        )
    return False


def _apposition_right(unit: Unit, comma: int, lexicon: Lexicon) -> tuple[tuple[int, int] | None, int]:
    """Return the role after "said Ann Lee," and where the appositions end."""
    n, lows = len(unit), unit.lows
    role, at = None, comma
    while at < n and lows[at] == ",":
        end = at + 1
        while end < n and lows[end] not in HARD_STOPS and not (lows[end] == "." and end == n - 1):
            end += 1
        if end == at + 1 or (
            _has_finite(unit, at + 1, end, lexicon) and unit.lows[at + 1] not in ("who", "whose", "which")
        ):
            break
        if not (
            _is_role(unit, at + 1, end, lexicon)
            or lows[at + 1] in ("who", "whose", "a", "an")
            or unit.words[at + 1][:1].isdigit()
        ):
            break
        if role is None and _is_role(unit, at + 1, end, lexicon):
            role = (at + 1, _role_end(unit, at + 1, end))
        at = end
    return role, at


def _role_end(unit: Unit, start: int, end: int) -> int:
    """A role ends before a relative clause."""
    for i in range(start, end):
        if unit.lows[i] in ("who", "which", "whose", "that", "when", "where"):
            return i
    return end


_SOURCE_STOPS = frozenset(
    {
        "who",
        "which",
        "that",
        "when",
        "while",
        "published",
        "released",
        "obtained",
        "whose",
        "posted",
        "but",
        "as",
        "he",
        "she",
        "it",
        "they",
    }
)


def source_right(unit: Unit, start: int, lexicon: Lexicon) -> Subject | None:
    """Return the source that a preposition introduces at the token ``start`` ("according to …", "by …", "citing …")."""
    n, lows, words = len(unit), unit.lows, unit.words
    end = start
    while end < n and end - start < _LONGEST_PHRASE:
        low = lows[end]
        if (
            low in HARD_STOPS
            or (low == "." and end == n - 1)
            or (end > start and low in _SOURCE_STOPS | lexicon.classes["time"])
        ):
            break
        if end > start and low in ("in", "on", "at") and words[end - 1][0].isupper():
            break
        if end > start and low in lexicon.words("modal", "be", "have"):
            break
        end += 1
    while end > start and lows[end - 1] in lexicon.words("preposition", "coordinator", "adverb"):
        end -= 1
    if end == start or not (
        can_speak(unit, start, end, lexicon)
        or lows[start] in lexicon.classes["pronoun"]
        or lows[start] in ("him", "her", "them")
    ):
        return None
    role, right = _apposition_right(unit, end, lexicon)
    return Subject(start, end, start, right, role)


def sentence_subject(unit: Unit, lexicon: Lexicon) -> Subject | None:
    """Return the subject of the unit's main clause: the phrase before its first finite verb."""
    lows, n = unit.lows, len(unit)
    start = 0
    if n and lows[0] in lexicon.words("preposition", "subordinator"):
        start = lows.index(",") + 1 if "," in lows else n
    finite = lexicon.words("be", "have", "modal", "not")
    for end in range(start, min(n, start + _LONGEST_PHRASE)):
        low = lows[end]
        if low in lexicon.classes["pronoun"]:
            return Subject(end, end + 1, end, end + 1)
        if end > start and (
            low in finite or low in lexicon.finite or low in lexicon.verbs or low.endswith("ed") or low in HARD_STOPS
        ):
            start = _tightened(unit, start, end, lexicon)
            return Subject(start, end, start, end) if start < end and can_speak(unit, start, end, lexicon) else None
    return None
