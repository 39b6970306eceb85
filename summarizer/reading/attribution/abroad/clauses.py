"""The reporting clauses of a unit in German, French or Spanish."""

from summarizer.reading.attribution.abroad.phrases import source_left, source_right
from summarizer.reading.attribution.abroad.words import INVERTED, Words, words_of
from summarizer.reading.attribution.constructions import Clause
from summarizer.reading.attribution.contents import content_end
from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.subjects import Subject
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import Verb

_FARTHEST_MARK = 10
"""Tokens between a verb and the "dass", "que", colon or quotation that it leads to."""
_ACCORDING_TO = Verb("according to", (), "neutral", "says", frozenset())
_GOES_ON = Verb("go on", (), "neutral", "says", frozenset())


def read_clauses_abroad(unit: Unit) -> list[Clause]:
    """Return the reporting clauses of a unit in German, French or Spanish, in the order of their cues."""
    words = words_of(unit.lexicon.language)
    clauses: list[Clause] = []
    free = 0
    for at in range(len(unit)):
        if at < free:
            continue
        clause = _by_preposition(unit, words, at) or _by_zufolge(unit, words, at) or _by_verb(unit, words, at)
        if clause is not None and (clause.content or clause.awaits):
            clauses.append(clause)
            free = max([clause.cue[1], *([clause.subject.right] if clause.subject else [])])
            if clause.right is not None:  # what is said reports nothing of its own
                free = max([free, *(end for _, end in clause.content)])
    return clauses


def _by_preposition(unit: Unit, words: Words, at: int) -> Clause | None:
    """ "laut X", "selon X", "según X": in front of what is said, after it, or between commas."""
    for phrase, kind in words.sources.get(unit.lows[at], ()):
        end = at + len(phrase)
        if tuple(unit.lows[at:end]) != phrase or end >= len(unit):
            continue
        if kind.endswith("after") and unit.low(at - 1) not in (",", QUOTE):
            continue
        if unit.lows[end] in unit.lexicon.verbs:
            return _as_told(unit, words, at, end)
        start = end - 1 if kind.endswith("of") else end
        subject = source_right(unit, words, start, _leads(unit, at))
        if subject is None and unit.low(start) in words["him"]:
            subject = Subject(start, start + 1, start, start + 1)
        if subject is None or (kind.endswith("after") and subject.right < len(unit) - 1):
            return None
        content = _around(unit, at, subject.right)
        return Clause(_ACCORDING_TO, (at, start), subject, content) if content else None
    return None


def _as_told(unit: Unit, words: Words, at: int, verb: int) -> Clause | None:
    """ "…, según informó el jueves la policía": the source after the verb."""
    start = verb + 1
    while unit.low(start) in words["time"] or unit.low(start + 1) in words["day"]:
        start += 1
    subject = source_right(unit, words, start, _leads(unit, at)) if start < len(unit) else None
    content = _around(unit, at, subject.right) if subject is not None else []
    return Clause(unit.lexicon.verbs[unit.lows[verb]].verbs[0], (at, verb + 1), subject, content) if content else None


def _by_zufolge(unit: Unit, words: Words, at: int) -> Clause | None:
    """ "Dem Bericht zufolge stieg der Umsatz": a German source before its preposition."""
    if unit.lows[at] != "zufolge":
        return None
    start = at
    while start > 0 and at - start < _FARTHEST_MARK and unit.lows[start - 1] not in HARD_STOPS:
        if unit.lows[start - 1] in words["finite"] or (at > start and not unit.is_capital(at - 1)):
            break
        start -= 1
        if unit.lows[start] in words["determiner"]:
            break
    subject = source_right(unit, words, start, leads=False) if start < at else None
    if subject is None or subject.end != at:
        return None
    content = _around(unit, start, at + 1)
    return Clause(_ACCORDING_TO, (at, at + 1), subject, content) if content else None


def _leads(unit: Unit, at: int) -> bool:
    """Tell whether a sentence begins at ``at``: that of the unit, or one after a quotation that the unit holds."""
    if at and unit.is_capital(at) and unit.lows[at - 1] in (QUOTE, ".", "?", "!"):
        return True
    return all(low in ("und", "et", "y", "mais", "pero", "aber", "#", "-") for low in unit.lows[:at])


def _around(unit: Unit, start: int, end: int) -> list[tuple[int, int]]:
    """Return what stands before ``start`` and after ``end``: the sentence without its source."""
    pieces = []
    stop = start
    while stop > 0 and unit.lows[stop - 1] == ",":
        stop -= 1
    if stop > 1 and not _leads(unit, start):
        pieces.append((0, stop))
    begin = end + (unit.low(end) == ",")
    aside = unit.low(start - 1) == "," and unit.low(end) != ","
    goes_on = not pieces or not aside
    if goes_on and begin < len(unit):
        last = content_end(unit, begin)
        if last - begin > 2 or (pieces and last > begin):
            pieces.append((begin, last))
    return pieces


def _by_verb(unit: Unit, words: Words, at: int) -> Clause | None:
    inverted = INVERTED.fullmatch(unit.lows[at]) if "-" in unit.lows[at] else None
    if inverted is not None:
        return _inverted_in_one(unit, words, at, inverted.group("verb"))
    form = unit.lexicon.verbs.get(unit.lows[at])
    omitted = at == 0 and unit.lexicon.language == "es"  # "Dijo que …"
    if form is None or not (unit.words[at][0].islower() or omitted):
        return None
    start = at
    if "participle" in form.forms:
        auxiliary = _auxiliary(unit, words, at)
        if auxiliary is None and not form.forms & {"third", "past"}:
            return None
        start = at if auxiliary is None else auxiliary
    elif not form.forms & {"third", "past"}:
        return None
    if unit.low(start - 1) in words["negation"] or not words["negation"].isdisjoint(unit.lows[start:at]):
        return None
    verb = form.verbs[0]
    told = _after_wie(unit, words, (start, at + 1), verb) if unit.lexicon.language == "de" else None
    return (
        told
        or _after_content(unit, words, (start, at + 1), verb)
        or _before_content(unit, words, (start, at + 1), verb)
    )


def _auxiliary(unit: Unit, words: Words, at: int) -> int | None:
    """Return where the auxiliary of the participle at ``at`` stands: "a déclaré", "hat am Montag gesagt"."""
    reach = 8 if unit.lexicon.language == "de" else 2
    for i in range(at - 1, max(-1, at - 1 - reach), -1):
        if unit.lows[i] in words["perfect"]:
            return i
        if unit.lows[i] in HARD_STOPS or unit.lows[i] in words["stop"]:
            return None
    return None


def _inverted_in_one(unit: Unit, words: Words, at: int, verb: str) -> Clause | None:
    """ "…", affirme-t-il; "…", a-t-elle ajouté."""
    end = at + 1
    form = unit.lexicon.verbs.get(verb)
    if verb in words["perfect"]:
        end += 1
        form = unit.lexicon.verbs.get(unit.low(at + 1))
    content = _left(unit, at)
    if form is None or not content:
        return None
    return Clause(form.verbs[0], (at, end), Subject(at, at + 1, at, end), content + _rest(unit, end))


def _after_content(unit: Unit, words: Words, cue: tuple[int, int], verb: Verb) -> Clause | None:
    """ "…", sagte X; "Le pont est sûr, a déclaré X"."""
    content = _left(unit, cue[0])
    if not content:
        return None
    subject = source_right(unit, words, cue[1], False)
    quoted = QUOTE in unit.lows[max(0, cue[0] - 2) : cue[0]]
    if subject is None:
        left_out = quoted and unit.lexicon.language == "es" and unit.low(cue[1]) in (",", ".", ";", "")
        return Clause(verb, cue, None, content + _rest(unit, cue[1])) if left_out else None
    closes = subject.right >= len(unit) - 1 or unit.low(subject.right) in words["time"]
    finite = any(low in words["finite"] for low in unit.lows[: cue[0]])
    if not quoted and not (closes and finite and not _marked(unit, words, subject.right)):
        return None
    return Clause(verb, cue, subject, content + _rest(unit, subject.right))


def _after_wie(unit: Unit, words: Words, cue: tuple[int, int], verb: Verb) -> Clause | None:
    """ "…, wie das Unternehmen am Mittwoch mitteilte": what is said stands before the comma."""
    if unit.low(cue[1]) not in (",", ".", ""):
        return None
    near = range(cue[0] - 1, max(1, cue[0] - 1 - _FARTHEST_MARK), -1)
    wie = next((i for i in near if unit.lows[i] == "wie" and unit.lows[i - 1] == ","), None)
    subject = source_right(unit, words, wie + 1, leads=False) if wie is not None else None
    return Clause(verb, cue, subject, [(0, wie - 1)]) if wie is not None and subject is not None else None


def goes_on_in_subjunctive(unit: Unit) -> Clause | None:
    """Return the clause that a German sentence in the subjunctive makes: whoever spoke before it goes on speaking."""
    words = words_of(unit.lexicon.language)
    for at, low in enumerate(unit.lows[:_FARTHEST_MARK]):
        if low in HARD_STOPS or low == QUOTE or low in words["that"] or low == "ich":
            return None
        if low in words["indirect"] and at:
            last = content_end(unit, 0)
            return Clause(_GOES_ON, (at, at + 1), None, [(0, last)]) if last > at else None
    return None


def _left(unit: Unit, end: int) -> list[tuple[int, int]]:
    """Return what stands before a verb that follows a quotation or a comma."""
    stop = end
    while stop > 0 and unit.lows[stop - 1] in (",", "-", "–", "—"):
        stop -= 1
    if stop == 0 or (stop == end and unit.lows[stop - 1] != QUOTE):
        return []
    if unit.lows[stop - 1] == QUOTE:
        return [(stop - 1, stop)]
    return [(0, stop)] if stop > 2 and QUOTE not in unit.lows[:stop] else []


def _rest(unit: Unit, at: int) -> list[tuple[int, int]]:
    """Return the rest of a quotation that its clause breaks in two."""
    if unit.low(at) in (",", ":", ".") and unit.low(at + 1) == QUOTE:
        return [(at + 1, at + 2)]
    return []


def _before_content(unit: Unit, words: Words, cue: tuple[int, int], verb: Verb) -> Clause | None:
    """ "X sagte, dass …", "X a déclaré : «…»", "X dijo que …"; in German the subject may follow the verb."""
    subject = source_left(unit, words, cue[0])
    after = cue[1]
    if subject is None and unit.lexicon.language == "de" and cue[0] > 0 and cue[1] - cue[0] == 1:
        subject = source_right(unit, words, cue[1], False)
        after = subject.right if subject else after
    nobody = subject is None and unit.lexicon.language == "es" and cue[0] == 0
    begin = _marked(unit, words, after) if subject is not None or nobody else None
    if begin is None:
        return None
    if begin >= len(unit):
        return Clause(verb, cue, subject, [], awaits=True)
    quoted = unit.lows[begin] == QUOTE
    end = begin + 1 if quoted else content_end(unit, begin)
    while quoted and unit.low(end) == QUOTE:
        end += 1
    content = [(begin, end)] if end > begin else []
    return Clause(verb, cue, subject, content, right=begin)


def _marked(unit: Unit, words: Words, at: int) -> int | None:
    """Return where what is said begins after a verb: after "dass", "que", a colon, at a quotation or a subjunctive."""
    german = unit.lexicon.language == "de"
    for i in range(at, min(len(unit), at + _FARTHEST_MARK)):
        low = unit.lows[i]
        if low == QUOTE:
            return i
        if low == ":":
            return i + 1
        if low in words["that"]:
            return i + 1 if not german else None
        if low == "," and german:
            if unit.low(i + 1) in words["that"]:
                return i + 2
            return i + 1 if _is_subjunctive(unit, words, i + 1) else None
        if low in HARD_STOPS or low in words["finite"] or low in words["negation"]:
            return None
        if low == "de" and unit.low(i + 1) in words["that"]:
            continue
        if i == at and not german and low not in words["time"] and unit.low(i + 1) not in words["time"]:
            return None
    return None


def _is_subjunctive(unit: Unit, words: Words, at: int) -> bool:
    """Tell whether a German main clause in the subjunctive begins: "die Brücke sei sicher"."""
    if unit.low(at) in words["stop"]:
        return False
    for i in range(at + 1, min(len(unit), at + 14)):
        if unit.lows[i] in HARD_STOPS:
            return False
        if unit.lows[i] in words["subjunctive"]:
            return True
    return False
