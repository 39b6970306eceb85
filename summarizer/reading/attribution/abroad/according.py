"""Sources by preposition: "laut X", "nach Angaben der X", "X zufolge", "selon X", "según X", "según informó X"."""

from summarizer.reading.attribution.abroad.phrases import opening_source, parts_of, role_at, source_right
from summarizer.reading.attribution.abroad.words import Words
from summarizer.reading.attribution.contents import content_end
from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.reporting import Clause, Subject
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import Verb

_FARTHEST = 10
"""Tokens of a source before "zufolge"."""
_ACCORDING_TO = Verb("according to", (), "neutral", "says", frozenset())


def according_to(unit: Unit, words: Words, at: int) -> Clause | None:
    """Return the clause that a preposition with its source makes at ``at``."""
    return _by_preposition(unit, words, at) or _by_zufolge(unit, words, at) or _by_view(unit, words, at)


def _by_preposition(unit: Unit, words: Words, at: int) -> Clause | None:
    """ "laut X", "selon X", "según X": in front of what is said, after it, or between commas."""
    for phrase, kind in words.sources.get(unit.lows[at], ()):
        end = at + len(phrase)
        if tuple(unit.lows[at:end]) != phrase or end >= len(unit):
            continue
        if kind.endswith("after") and unit.low(at - 1) not in (",", QUOTE):
            continue
        if kind.endswith("leading") and not leads(unit, at):
            continue
        told = _as_told(unit, words, at, end)
        if told is not None or kind.endswith("told"):
            return told
        start = end - 1 if kind.endswith("of") else end
        subject = source_right(unit, words, start, leads(unit, at), sure=kind in ("source", "source of"))
        if subject is not None and unit.lows[subject.start] in words["his"] and not _speaks(unit, subject):
            subject = Subject(subject.start, subject.start + 1, subject.start, subject.right)  # "según sus cálculos"
        if kind.endswith("leading") and subject is not None and not _is_somebody(unit, words, subject):
            continue
        if subject is None and kind.endswith("after"):
            subject = source_right(unit, words, start, False, sure=True)
            subject = subject if subject is not None and unit.low(subject.right) == "," else None
        ends = subject is not None and (subject.right >= len(unit) - 1 or unit.low(subject.right) == ",")
        if subject is None or (kind.endswith("after") and not ends):
            continue
        content = _around(unit, words, at, subject.right)
        return Clause(_ACCORDING_TO, (at, start), subject, content) if content else None
    return None


def _speaks(unit: Unit, subject: Subject) -> bool:
    head = role_at(unit, subject.start + 1, subject.end)
    return head is not None and unit.lows[head] not in unit.lexicon.documents


def _is_somebody(unit: Unit, words: Words, subject: Subject) -> bool:
    """Tell whether a comma follows, and a human being is meant: "Pour l'analyste Thomas Querrec, …"."""
    name, head = parts_of(unit, words, subject.start, subject.end)
    role = head is not None and unit.lows[head] in unit.lexicon.roles
    return unit.low(subject.right) == "," or unit.low(subject.right - 1) == "," if role or name else False


def _as_told(unit: Unit, words: Words, at: int, verb: int) -> Clause | None:
    """ "…, según informó el jueves la policía", "comme l'a indiqué la préfecture": the source after the verb."""
    while unit.low(verb) in words["clitic"] or unit.low(verb) in words["perfect"]:
        verb += 1
    form = unit.lexicon.verbs.get(unit.low(verb))
    if form is None or unit.is_capital(verb):
        return None
    start = verb + 1
    while start < len(unit) and (unit.lows[start] in words["time"] or unit.low(start + 1) in words["day"]):
        start += 1
    subject = source_right(unit, words, start, leads(unit, at), sure=True) if start < len(unit) else None
    content = _around(unit, words, at, subject.right) if subject is not None else []
    return Clause(form.verbs[0], (at, verb + 1), subject, content) if content else None


def _by_zufolge(unit: Unit, words: Words, at: int) -> Clause | None:
    """ "Dem Bericht zufolge stieg der Umsatz": a German source before its preposition."""
    if unit.lows[at] not in words["behind source"]:
        return None
    start = at
    while start > 0 and at - start < _FARTHEST and unit.lows[start - 1] not in HARD_STOPS:
        if unit.lows[start - 1] in words["finite"] or (at > start and not unit.is_capital(at - 1)):
            break
        start -= 1
        if unit.lows[start] in words["determiner"]:
            break
    subject = source_right(unit, words, start, leads=False) if start < at else None
    if subject is None or subject.end != at:
        return None
    content = _around(unit, words, start, at + 1)
    return Clause(_ACCORDING_TO, (at, at + 1), subject, content) if content else None


def _by_view(unit: Unit, words: Words, at: int) -> Clause | None:
    """ "Nach Überzeugung des Gerichts …", "nach seinen Angaben": German, by what somebody thinks or tells."""
    if unit.lows[at] not in words["by view"]:
        return None
    noun = next((i for i in range(at + 1, min(len(unit), at + 4)) if unit.lows[i] in words["view"]), None)
    if noun is None or any(low in HARD_STOPS for low in unit.lows[at + 1 : noun]):
        return None
    his = next((i for i in range(at + 1, noun) if unit.lows[i] in words["his"]), None)
    if his is None and noun > at + 1 and unit.is_capital(at + 1):
        named = Subject(at + 1, noun, at + 1, noun + 1)  # "nach Tapkens Angaben"
        content = _around(unit, words, at, noun + 1)
        return Clause(_ACCORDING_TO, (at, noun + 1), named, content) if content else None
    if his is not None and unit.lows[his] in words["own"]:
        about = opening_source(unit, words, sure=True)
        subject: Subject | None = about._replace(right=noun + 1) if about is not None else None
    elif his is not None:
        subject = Subject(his, his + 1, his, noun + 1)
    else:
        start = noun + 1 + (unit.low(noun + 1) in words["of whom"])
        subject = source_right(unit, words, start, leads(unit, at), sure=True)
    if subject is None:
        return None
    content = _around(unit, words, at, subject.right)
    return Clause(_ACCORDING_TO, (at, noun + 1), subject, content) if content else None


def leads(unit: Unit, at: int) -> bool:
    """Tell whether a sentence begins at ``at``: that of the unit, or one after a quotation that the unit holds."""
    if at and unit.is_capital(at) and unit.lows[at - 1] in (QUOTE, ".", "?", "!"):
        return True
    return all(low in ("und", "et", "y", "mais", "pero", "aber", "#", "-") for low in unit.lows[:at])


def _around(unit: Unit, words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """Return what stands before ``start`` and after ``end``: the sentence without its source."""
    pieces = []
    behind = unit.lexicon.language == "de" and unit.low(start - 1) == "," and unit.low(end) in words["finite"]
    if behind:  # "Busse fahren, laut Bahn müssen Reisende mehr Zeit einplanen"
        return [(end, content_end(unit, end))]
    stop = start
    while stop > 0 and unit.lows[stop - 1] == ",":
        stop -= 1
    if stop > 1 and not leads(unit, start):
        pieces.append((0, stop))
    elif stop == 1 and unit.lows[0] == QUOTE:
        pieces.append((0, 1))
    begin = end + (unit.low(end) == ",")
    aside = unit.low(start - 1) == "," and unit.low(end) != ","
    goes_on = not pieces or not aside
    if goes_on and begin < len(unit):
        last = content_end(unit, begin)
        if last - begin > 2 or (pieces and last > begin):
            pieces.append((begin, last))
    return pieces
