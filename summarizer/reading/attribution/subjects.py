"""Who the subject of a reporting verb is, to its left or right, with its appositions."""

from summarizer.reading.attribution.nouns import (
    HARD_STOPS,
    LONGEST_PHRASE,
    can_speak,
    has_finite,
    is_head,
    is_possessive,
    is_role,
    is_surname,
    names_somebody,
    phrase_start,
    role_end,
    tightened,
)
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.several import first_of_several, last_of_several, may_begin
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.cues import words

_MOST_SEGMENTS = 6
"""Stretches between commas that are looked through for the head of an apposition."""


_FARTHEST = 60
"""Tokens that a subject with its appositions may reach back."""


def subject_left(unit: Unit, end: int) -> Subject | None:
    """Return the subject that ends just before the token ``end``, where a verb group begins."""
    if end == 1 and unit.is_capital(0) and _may_be_surname(unit, 0) and not unit.low(1).endswith("ing"):
        return Subject(0, 1, 0, 1)  # "May said", "Rose said"
    whole, end = end, before_time(unit, end)
    if end > 1 and (unit.lows[end - 1] in _REFLEXIVE or _is_of_all(unit, end - 1)):
        end -= 1
    if end <= 0:
        return None
    low, classes = unit.lows[end - 1], unit.lexicon.classes
    if low in classes["pronoun"]:
        return Subject(end - 1, end, end - 1, end)
    if low in classes["relative"]:
        return _antecedent(unit, end - 1)
    if low == "that" and unit.low(end - 2) in unit.lexicon.documents and _tells_itself(unit, whole):
        return _antecedent(unit, end - 1)
    if low == ",":
        return _joined(unit, _apposed(unit, end))
    start = phrase_start(unit, end)
    if start is None and _is_bare_plural(unit, end):
        return Subject(end - 1, end, end - 1, end)
    if unit.lows[end - 1].endswith("ed"):  # "a report published on Friday": the day belongs to it
        end = whole
    if start is None:
        return None
    start = first_of_several(unit, start, end)
    if unit.lows[max(0, start - 2) : start] == ["rather", "than"]:
        return subject_left(unit, start - 2)  # "Lee rather than Berg said"
    return _joined(unit, Subject(start, _before_who(unit, start, end), start, end))


def _may_be_surname(unit: Unit, at: int) -> bool:
    """Tell whether a verb or a time of the year may be a name where a verb of saying follows at once."""
    lexicon = unit.lexicon
    return unit.lows[at] in _SURNAMES or (unit.lows[at] in lexicon.finite and unit.lows[at] not in lexicon.clause_words)


def _joined(unit: Unit, last: Subject | None) -> Subject | None:
    """ "*Ann Lee, the mayor, and Tom Berg* said", "*Ann Lee and her husband, Tom Berg*, said": both of them."""
    if last is None:
        return None
    if last.role is not None and last.role[1] < last.start and _is_of_two(unit, *last.role):
        return Subject(last.role[0], last.end, last.role[0], last.right)
    if unit.low(last.left - 1) != "and" or unit.low(last.left - 2) != ",":
        return last
    first = _apposed(unit, last.left - 1)
    apart = first is not None and last.left - 2 > (
        first.end if first.role is None or first.role[0] > first.start else 0
    )
    if first is None or not apart or not may_begin(unit, first.left) or not _is_mere(unit, first.start, first.end):
        return last
    return Subject(first.left, last.end, first.left, last.right)


def _is_of_two(unit: Unit, start: int, end: int) -> bool:
    """ "Ann Lee *and her husband*": the role of another behind a name."""
    joint = next((i for i in range(start + 1, end) if unit.lows[i] == "and"), start)
    owned = unit.low(joint + 1) in ("his", "her", "its", "their")
    return joint > start and owned and is_person_name(unit, start, joint)


def _is_mere(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens are a name, or a noun with its article, and no verb with its object."""
    if is_person_name(unit, start, end):
        return True
    lexicon = unit.lexicon
    verb = any(low.endswith("ed") or low in lexicon.finite or low in lexicon.verbs for low in unit.lows[start:end])
    return unit.lows[start] in lexicon.classes["determiner"] and not verb and is_head(unit, end - 1)


def _is_of_all(unit: Unit, at: int) -> bool:
    """ "They *both* said", "Lee and Berg *all* said": it tells of those before it that none is left out."""
    before = unit.lows[at - 1]
    several = before in unit.lexicon.classes["pronoun"] or before.endswith("s") or unit.is_capital(at - 1)
    return unit.lows[at] in ("both", "all", "each") and (several or "and" in unit.lows[max(0, at - 6) : at])


def _tells_itself(unit: Unit, verb: int) -> bool:
    """Tell whether a verb behind "a letter that" is its own: "said" is, "claims of" may be what the letter tells of."""
    low, lexicon = unit.low(verb), unit.lexicon
    if low in lexicon.verbs:
        return not any("noun" in one.takes for one in lexicon.verbs[low].verbs)
    return low in lexicon.words("be", "have")


def _is_bare_plural(unit: Unit, end: int) -> bool:
    """ "…, but *hoteliers* warn": one word in the plural that a clause begins with, whatever it tells them to be."""
    low, lexicon = unit.lows[end - 1], unit.lexicon
    plural = low.endswith(("ers", "ors", "ists", "ees", "ians", "ants")) and low.isalpha() and len(low) > _SHORT
    begins = end == 1 or unit.lows[end - 2] in HARD_STOPS or unit.lows[end - 2] in lexicon.classes["coordinator"]
    return plural and begins and not unit.is_capital(end - 1)


_SHORT = 5
"""Letters that such a word has more than ("users" are told of by other words)."""


def _before_who(unit: Unit, start: int, end: int) -> int:
    return next((i for i in range(start + 1, end) if unit.lows[i] in ("who", "whose")), end)


_SURNAMES = frozenset({"may", "will", "winter", "summer", "march"})
"""Modals and times of the year that are names where a verb of saying follows them at once."""


_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
"""Words that stress a subject and are no part of its name: "Ann Lee herself said"."""


_BEFORE_TIME = frozenset({"on", "this", "in", "earlier", "just", "late", "early", "the", "of"})


def before_time(unit: Unit, end: int) -> int:
    """ "The court this month rejected", "Lee on Tuesday said": pass over the time between subject and verb."""
    time, lows = unit.lexicon.classes["time"], unit.lows
    at = end
    while at > 1 and (lows[at - 1] in time or lows[at - 1].isdigit()) and not is_surname(unit, at - 1):
        at -= 1
    if not any(low in time for low in lows[at:end]):
        return end
    while at > 1 and lows[at - 1] in _BEFORE_TIME:
        at -= 1
    return at


def _antecedent(unit: Unit, relative: int) -> Subject | None:
    """Return "who", "which" or "many of whom" at the token ``relative``, with what it stands for."""
    end = relative
    if unit.lows[relative] == "whom" and unit.low(end - 1) == "of":
        end -= 2
    apart = _antecedent_apart(unit, end) if unit.lows[relative] == "who" else None
    if apart is not None:
        return Subject(relative, relative + 1, apart[0], relative + 1, antecedent=apart)
    while end > 0 and unit.lows[end - 1] in (",", "—", "–"):
        end -= 1
    start = phrase_start(unit, end) if end > 0 else None
    if start is None:
        return None
    return Subject(relative, relative + 1, start, relative + 1, antecedent=(_nearest(unit, start, end), end))


def _antecedent_apart(unit: Unit, end: int) -> tuple[int, int] | None:
    """ "It was Ann Lee, 39, of Port Ellis, who said": the name before its age and place; None without such."""
    if unit.low(end - 1) != ",":
        return None
    segments = _segments(unit, end - 1)
    at = next((i for i, one in enumerate(segments) if not _tells_age_or_place(unit, *one)), 0)
    if not at or not unit.is_capital(segments[at][1] - 1):
        return None
    return _nearest(unit, *segments[at]), segments[at][1]


def _tells_age_or_place(unit: Unit, start: int, end: int) -> bool:
    placed = unit.lows[start] in _PLACED and all(unit.is_capital(i) for i in range(start + 1, end))
    return placed or (end - start == 1 and unit.lows[start].isdigit())


def _nearest(unit: Unit, start: int, end: int) -> int:
    """A relative clause belongs to the last noun phrase: from the last determiner, or the last run of capitals."""
    i = end - 1
    if unit.is_capital(i):
        while i > start and unit.is_capital(i - 1):
            i -= 1
        return i
    while i > start and unit.lows[i] not in unit.lexicon.classes["determiner"]:
        if unit.lows[i - 1] in _APART:
            break
        i -= 1
    return i


_APART = frozenset({"from", "by", "with", "against", "among", "between"})
"""Prepositions after which the nearest noun phrase begins: "drew criticism from readers, some of whom called it …"."""


def _apposed(unit: Unit, end: int) -> Subject | None:
    """Return the subject of "Ann Lee, an analyst at the bank, said": the comma stands before ``end``."""
    segments = _segments(unit, end - 1)
    adverb = unit.lexicon.classes["adverb"]
    if len(segments) > 1 and all(low in adverb for low in unit.lows[slice(*segments[0])]):
        start, stop = segments[1]
        if stop - start == 1 and unit.lows[start] in unit.lexicon.classes["pronoun"]:
            return Subject(start, stop, start, end)  # "He, however, said"
    head = _head_segment(unit, segments)
    if head is None:
        return None
    start, stop = segments[head]
    role = next((s for s in reversed(segments[:head]) if is_role(unit, *s)), None)
    if role is None and head + 1 < len(segments) and is_role(unit, *segments[head + 1]):
        role = segments[head + 1]
    if role is not None:
        role = (role[0], role_end(unit, *role))
        if role[1] < start and _is_description(unit, *role) and _is_nested(unit, *role, (start, stop)):
            return Subject(*role, role[0], end)
        if _is_description(unit, start, stop) and is_person_name(unit, *role):
            return Subject(*role, start, end, (start, stop))
    return Subject(start, stop, min(start, role[0]) if role else start, end, role)


def _is_nested(unit: Unit, start: int, end: int, name: tuple[int, int]) -> bool:
    """Tell whether the name is that of whom somebody speaks for: "a spokesman for the mill's owner, Norvik Grain"."""
    lexicon = unit.lexicon
    last = unit.lows[end - 1]
    inner = next((i for i in range(start, end) if unit.lows[i] in ("for", "of")), None)
    if inner is None or unit.is_capital(end - 1):
        return False
    if last in lexicon.roles:
        return unit.lows[inner] == "for"
    words = unit.words[slice(*name)]
    body = len(words) == 1 or any(word in lexicon.organization_names for word in words)
    return last in lexicon.organizations and body


def _is_description(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens say what a human being is: "a police spokeswoman", "the head of the bank"."""
    lexicon = unit.lexicon
    owned = any(is_possessive(low) for low in unit.lows[start : end - 1])  # "the bank's lawyer", "Berg's lawyer"
    if unit.lows[start] not in lexicon.classes["determiner"] and not owned:
        return False
    before = next((i for i in range(start, end) if unit.lows[i] in lexicon.classes["preposition"]), end)
    return any(low.rpartition("-")[2] in lexicon.roles for low in unit.lows[start:before])  # "the co-chairman"


_LONGEST_NAME = 6
"""Tokens of a name in apposition, titles included: "Chief Inspector Nora van der Berg"."""


_NAME_LINKS = frozenset({".", "van", "von", "de", "der", "la", "al", "bin", "-"})


def is_person_name(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens are nothing but a name, titles before it or not; a day or a month is none."""
    if not 0 < end - start <= _LONGEST_NAME or not unit.is_capital(end - 1):
        return False
    little = unit.lexicon.little
    return unit.is_capital(start) and all(
        (unit.is_capital(i) and unit.lows[i] not in little) or unit.lows[i] in _NAME_LINKS for i in range(start, end)
    )


def _name_after(unit: Unit, start: int, end: int) -> Subject | None:
    """ "according to the harbour master, Ruth Adeyemi": the name that stands in apposition to the tokens."""
    if unit.low(end) != "," or unit.is_capital(end - 1) or not _is_description(unit, start, end):
        return None
    n, stop = len(unit), end + 1
    while stop < n and unit.lows[stop] not in HARD_STOPS and not (unit.lows[stop] == "." and stop == n - 1):
        stop += 1
    if not is_person_name(unit, end + 1, stop):
        return None
    return Subject(end + 1, stop, start, stop, (start, end))


def _head_segment(unit: Unit, segments: list[tuple[int, int]]) -> int | None:
    """Return which stretch is the head of the appositions: the first, going left, that is no aside itself."""
    head = None
    for index, (start, stop) in enumerate(segments):
        if _is_rest_of_place(unit, segments, index):
            continue
        if index + 1 < len(segments) and _is_aside(unit, start, stop):
            if unit.lows[start] in ("the", "a", "an") and can_speak(unit, start, stop):
                head = index
            continue
        if head is not None and unit.lows[start] in unit.lexicon.classes["preposition"]:
            break  # "In a letter read at the service, the archdeacon, Ann Lee, said"
        tight = tightened(unit, start, stop)
        if tight + 1 < stop and unit.lows[tight] in unit.lexicon.classes["subordinator"]:
            tight += 1  # "As Ann Lee, a lawyer, put it"
        stop = _before_who(unit, tight, stop)
        if tight < stop and can_speak(unit, tight, stop) and not has_finite(unit, tight, stop):
            segments[index] = (tight, stop)
            head = index
        break
    if head == 0 and len(segments) == 1 and unit.lows[segments[0][0]] not in ("the", "a"):
        return head if unit.is_capital(segments[0][0]) else None
    return head


_LONGEST_PLACE = 3
"""Tokens of the second part of a place: "New South Wales"."""


_PLACED = frozenset({"from", "of", "in", "near", "at", "outside"})


def _is_rest_of_place(unit: Unit, segments: list[tuple[int, int]], index: int) -> bool:
    """Tell whether a stretch only goes on with a place: "Ann Lee, 40, of Springfield, *Illinois*, said".

    "The mayor of Springfield, Ann Lee, said" and "In Springfield, Ann Lee, a nurse, said" have a name there instead:
    before theirs there is nobody else whom the place could be told of.
    """
    start, stop = segments[index]
    joined = unit.lows[start + 1 : stop - 1].count("and")  # "shops in Leeds, *Bradford and York*, said"
    named = all(unit.is_capital(i) or unit.lows[i] == "." or unit.lows[i] == "and" for i in range(start, stop))
    further = [one for one in segments[index + 1 :] if not unit.lows[one[0]][0].isdigit()][:2]
    if stop - start > _LONGEST_PLACE or not named or not further:
        return False
    first, last = further[0]
    at = last - 1
    while at > first and unit.is_capital(at):
        at -= 1
    if at == last - 1 or unit.lows[at] not in _PLACED:
        return False
    if joined or len(further) == 1:
        return len(further) > 1 if joined else _may_have_place(unit, first, last)
    left = tightened(unit, *further[1])
    if left == further[1][1] or unit.lows[left] in unit.lexicon.classes["preposition"]:
        return False
    if is_person_name(unit, left, further[1][1]):
        return True
    # "The boy, from Gary, *Indiana*, said", but "Her brother, from Leeds, *Tom Orr*, said"
    described = unit.lows[first] in unit.lexicon.classes["determiner"]
    return not described and stop - start == 1 and can_speak(unit, left, further[1][1])


def _may_have_place(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a phrase names several people or somebody by name ("Police in Gary"), who is told of already.

    One whose role it tells, and a body, may be named behind it: "The union in Leeds, Unison, said".
    """
    preposition = unit.lexicon.classes["preposition"]
    head = next((i for i in range(start, end) if unit.lows[i] in preposition), start) - 1
    if head < start or unit.lows[start].endswith("ing"):
        return False
    low, lexicon = unit.lows[head], unit.lexicon
    if low in lexicon.plurals or (low in lexicon.roles and low.endswith("s")):
        return True
    return unit.is_capital(head) and low not in lexicon.roles and low not in lexicon.organizations


def _segments(unit: Unit, comma: int) -> list[tuple[int, int]]:
    """Return the stretches between commas to the left of ``comma``, nearest first, up to a clause border."""
    segments: list[tuple[int, int]] = []
    stop = comma
    for i in range(comma - 1, max(0, comma - _FARTHEST) - 1, -1):
        low = unit.lows[i]
        in_which = low in ("which", "whom") and unit.low(i - 1) in unit.lexicon.classes["preposition"]
        if low in HARD_STOPS or (low == "that" and not _is_told_first(unit, i - 1)) or in_which:
            if i + 1 < stop:
                segments.append((i + 1, stop))
            stop = i
            if low != "," or len(segments) >= _MOST_SEGMENTS:
                return segments
    if stop and comma <= _FARTHEST:
        segments.append((0, stop))
    return segments


def _is_told_first(unit: Unit, at: int) -> bool:
    """ "Lee, *told* that the mill had closed, said": an aside goes on behind "that"."""
    return unit.low(at - 1) == "," and unit.low(at) in words(unit.lexicon.language, "asked_first")


_ASIDES = frozenset(
    [
        *("a", "an", "the", "one", "who", "whose", "whom", "which", "then", "now", "formerly", "himself", "herself"),
        *("also", "unlike", "together", "alongside"),
    ]
)


_SOME = frozenset({"some", "most", "many", "several", "half", "none"})
"""What begins an aside about some of them: "residents, some of them with dogs, said"."""


_NAMED_SO = frozenset(
    {"known", "called", "named", "nicknamed", "dubbed", "aged", "born", "based", "ranked", "seeded", "best"}
)
"""Participles that begin what is said of a name: "the leader, known as Abu, had threatened"."""


def _is_aside(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a stretch between commas describes what stands before it, or merely leads over."""
    low, word = unit.lows[start], unit.words[start]
    if low in _ASIDES or low in unit.lexicon.words("adverb", "preposition", "subordinator"):
        return True
    if low in words(unit.lexicon.language, "asked_first"):
        return True
    if low == "not" or (low in _SOME and unit.low(start + 1) == "of"):
        return True  # "Lee, not Orr, said"
    if low.endswith(("ing", "ly")) or low[0].isdigit() or low in _NAMED_SO or _is_done_by(unit, start, end):
        return True
    if word[0].isupper() and end - start <= 2 and low not in unit.lexicon.roles:
        short = len(word) <= 2 and (end - start == 1 or unit.lows[start + 1] == ".")  # "MP", but "Ed Orr" is a name
        return short or word[1:2] == "-" or "." in word or low in ("jr", "sr", "ii", "iii")
    return is_role(unit, start, end)


_IRREGULAR = frozenset(
    {"seen", "written", "shown", "sent", "drawn", "led", "held", "made", "run", "won", "heard", "read"}
)


_LEADING = frozenset({"by", "to", "in", "on", "from", "for", "at"})


def _is_done_by(unit: Unit, start: int, end: int) -> bool:
    """ ", seen by the Courier," or ", first leaked to the Times,": what was done to it says nothing itself."""
    at = start + (unit.lows[start] in unit.lexicon.words("adverb", "time") or unit.lows[start] == "first")
    if at + 1 >= end or unit.is_capital(at):
        return False
    low = unit.lows[at]
    return (low.endswith("ed") or low in _IRREGULAR) and unit.lows[at + 1] in _LEADING


def subject_right(unit: Unit, start: int) -> Subject | None:
    """Return the subject that follows an inverted verb at the token ``start`` ("…, said Ann Lee, an analyst, …")."""
    n, lows, lexicon = len(unit), unit.lows, unit.lexicon
    if start >= n or lows[start] in HARD_STOPS or lows[start] in lexicon.classes["preposition"]:
        return None
    if lows[start] in lexicon.classes["time"] and not _is_first_name(unit, start):
        return None
    if lows[start] in lexicon.classes["pronoun"]:
        return Subject(start, start + 1, start, start + 1)
    end = start
    while end < min(n, start + LONGEST_PHRASE) and not _ends_right(unit, start, end):
        end += 1
    if end == start or not can_speak(unit, start, end) or has_finite(unit, start, end):
        return None
    named = _name_after(unit, start, end)
    if named is not None:
        return named
    end = last_of_several(unit, start, end)
    role, right = _apposition_right(unit, end)
    return Subject(start, end, start, right, role)


def _ends_right(unit: Unit, start: int, at: int) -> bool:
    """Tell whether a phrase to the right of its verb ends before the token ``at``."""
    low = unit.lows[at]
    if low in HARD_STOPS or (low == "." and at == len(unit) - 1):
        return True
    if at == start:
        return False
    if low in unit.lexicon.words("after_subject", "time"):
        return not (unit.is_capital(at - 1) and _is_first_name(unit, at))
    if low in ("in", "on", "at", "with", "through", "from", "over", "under"):
        manner = unit.low(at + 1) in ("a", "an", "his", "her", "response", "statement")
        return unit.is_capital(at - 1) or low in ("on", "through", "over") or manner
    return False


def _is_first_name(unit: Unit, at: int) -> bool:
    """ "said Councilwoman June Park": a month before a name is somebody's."""
    return unit.is_capital(at) and at + 1 < len(unit) and unit.is_capital(at + 1) and unit.words[at + 1].isalpha()


def _apposition_right(unit: Unit, comma: int) -> tuple[tuple[int, int] | None, int]:
    """Return the role after "said Ann Lee," and where the appositions end."""
    n, lows = len(unit), unit.lows
    role, at = None, comma
    while at < n and lows[at] == ",":
        end = at + 1
        while end < n and not _ends_apposition(unit, at + 1, end):
            end += 1
        if end == at + 1 or not _describes(unit, at + 1, end):
            break
        if role is None and is_role(unit, at + 1, end):
            role = (at + 1, role_end(unit, at + 1, end))
        at = end
    return role, at


def _ends_apposition(unit: Unit, start: int, at: int) -> bool:
    """Tell whether an apposition ends before the token ``at``: not at words quoted inside a relative clause."""
    low = unit.lows[at]
    if low == QUOTE and unit.lows[start] in ("who", "whose", "which"):
        following = unit.low(at + 1)
        return not (unit.lows[at - 1].isalpha() and following.isalpha() and not unit.is_capital(at + 1))
    return low in HARD_STOPS or (low == "." and at == len(unit) - 1)


def _describes(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a stretch after a comma is an apposition to a name on its left."""
    low = unit.lows[start]
    if low in ("who", "whose"):
        return True
    if has_finite(unit, start, role_end(unit, start, end)):
        return False
    return is_role(unit, start, end) or low in ("a", "an") or low[0].isdigit()


def source_right(unit: Unit, start: int) -> Subject | None:
    """Return the source that a preposition introduces at the token ``start`` ("according to …", "citing …")."""
    lows, lexicon = unit.lows, unit.lexicon
    end = start
    while end < min(len(unit), start + LONGEST_PHRASE) and not _ends_source(unit, start, end):
        end += 1
    while end > start and lows[end - 1] in lexicon.words("preposition", "coordinator", "adverb"):
        end -= 1
    if end == start:
        return None
    apposed = _name_after(unit, start, end)
    if apposed is not None:
        return apposed
    named = can_speak(unit, start, end) and names_somebody(unit, start, end)
    if not named and lows[start] not in lexicon.words("pronoun") and lows[start] not in ("him", "her", "them"):
        return None
    end = last_of_several(unit, start, end)
    role, right = _apposition_right(unit, end)
    return Subject(start, end, start, right, role)


def _ends_source(unit: Unit, start: int, at: int) -> bool:
    low, lexicon = unit.lows[at], unit.lexicon
    if low in HARD_STOPS or (low == "." and at == len(unit) - 1) or low in lexicon.words("modal", "be", "have"):
        return True
    if at == start:
        return False
    return low in lexicon.words("after_source", "time") or (low in ("in", "on", "at") and unit.is_capital(at - 1))


def sentence_subject(unit: Unit) -> Subject | None:
    """Return the subject of the unit's main clause: the phrase before its first finite verb."""
    lows, lexicon = unit.lows, unit.lexicon
    start = 0
    if lows and lows[0] in lexicon.words("preposition", "subordinator"):
        start = lows.index(",") + 1 if "," in lows else len(unit)
    for end in range(start, min(len(unit), start + LONGEST_PHRASE)):
        if lows[end] in lexicon.classes["pronoun"]:
            return Subject(end, end + 1, end, end + 1)
        if end > start and _begins_predicate(unit, end):
            start = tightened(unit, start, end)
            end = before_time(unit, end)
            named = _name_after(unit, start, end)
            if named is not None:
                return named
            return Subject(start, end, start, end) if start < end and can_speak(unit, start, end) else None
    return None


def _begins_predicate(unit: Unit, at: int) -> bool:
    low, lexicon = unit.lows[at], unit.lexicon
    if low in HARD_STOPS or low in lexicon.finite or low in lexicon.clause_words or low.endswith("ed"):
        return True
    if unit.is_capital(at - 1) and low.isalpha() and not unit.is_capital(at):  # "Velmora | cut its forecast"
        little = lexicon.words("preposition", "coordinator", "adverb")
        return low not in little and unit.low(at + 1) in lexicon.classes["determiner"]
    return low in lexicon.verbs and not is_head(unit, at) and not unit.is_capital(at)
