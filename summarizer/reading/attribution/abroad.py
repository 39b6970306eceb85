"""Who says what in German, French and Spanish: fewer constructions than in English, and only the plain ones.

What is read: a quotation with its verb and speaker ("…", sagte X), indirect speech after *dass* or *que* (in German
also by its subjunctive), and sources after *laut*, *nach Angaben von*, *selon*, *d'après*, *según*, *de acuerdo con*.
A source must be a name, or a noun of the word lists; where none can be read, nothing is: a wrong speaker is worse.
"""

import re
from dataclasses import dataclass
from functools import cache

from summarizer.reading.attribution.cast import Cast
from summarizer.reading.attribution.constructions import Clause
from summarizer.reading.attribution.contents import content_end
from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.sources import Phrase
from summarizer.reading.attribution.speakers import identify_abroad, last_person
from summarizer.reading.attribution.subjects import Subject
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.cues import entries
from summarizer.reading.lexicon import Verb

_LONGEST_SOURCE = 12
"""Tokens of a source: longer ones of the examples written for this all had a clause inside."""
_FARTHEST_MARK = 10
"""Tokens between a verb and the "dass", "que", colon or quotation that it leads to."""
_ACCORDING_TO = Verb("according to", (), "neutral", "says", frozenset())
_NAME_LINKS = frozenset({"von", "van", "de", "del", "der", "la", "du", "le", "zu", "y", "."})
_INDEFINITE = frozenset(
    {"ein", "eine", "einer", "einem", "un", "une", "una", "unos", "unas", "des", "plusieurs", "varios"}
)
_SINGULAR = frozenset({"der", "ein", "dem", "des", "einem", "eines", "un", "el", "le"})
_INVERTED = re.compile(r"(?P<verb>\w+)-(?:t-)?(?P<who>ils?|elles?)")
"""French "affirme-t-il": verb and pronoun in one token."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The little words of a language by what they do, and the words that introduce a source."""

    classes: dict[str, frozenset[str]]
    sources: tuple[tuple[tuple[str, ...], str], ...]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes.get(name, frozenset())


@cache
def _words(language: str) -> _Words:
    classes: dict[str, set[str]] = {}
    sources = []
    for word, name in entries(language, "source_words"):
        if name.startswith("source"):
            sources.append((tuple(word.lower().split()), name))
        else:
            classes.setdefault(name, set()).add(word)
    return _Words({name: frozenset(found) for name, found in classes.items()}, tuple(sources))


def read_clauses_abroad(unit: Unit) -> list[Clause]:
    """Return the reporting clauses of a unit in German, French or Spanish, in the order of their cues."""
    words = _words(unit.lexicon.language)
    clauses: list[Clause] = []
    free = 0
    for at in range(len(unit)):
        if at < free:
            continue
        clause = _by_preposition(unit, words, at) or _by_verb(unit, words, at)
        if clause is not None and (clause.content or clause.awaits):
            clauses.append(clause)
            free = max([clause.cue[1], *([clause.subject.right] if clause.subject else [])])
            if clause.right is not None:  # what is said reports nothing of its own
                free = max([free, *(end for _, end in clause.content)])
    return clauses


def _by_preposition(unit: Unit, words: _Words, at: int) -> Clause | None:
    """ "laut X", "selon X", "según X": in front of what is said, after it, or between commas."""
    for phrase, kind in words.sources:
        end = at + len(phrase)
        if tuple(unit.lows[at:end]) != phrase or end >= len(unit):
            continue
        if kind.endswith("after") and unit.low(at - 1) not in (",", QUOTE):
            continue
        start = end - 1 if kind.endswith("of") else end
        subject = _source_right(unit, words, start, _leads(unit, at))
        if subject is None or (kind.endswith("after") and subject.right < len(unit) - 1):
            return None
        content = _around(unit, at, subject.right)
        return Clause(_ACCORDING_TO, (at, start), subject, content) if content else None
    return None


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


def _by_verb(unit: Unit, words: _Words, at: int) -> Clause | None:
    inverted = _INVERTED.fullmatch(unit.lows[at]) if "-" in unit.lows[at] else None
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
    return _after_content(unit, words, (start, at + 1), verb) or _before_content(unit, words, (start, at + 1), verb)


def _auxiliary(unit: Unit, words: _Words, at: int) -> int | None:
    """Return where the auxiliary of the participle at ``at`` stands: "a déclaré", "hat am Montag gesagt"."""
    reach = 8 if unit.lexicon.language == "de" else 2
    for i in range(at - 1, max(-1, at - 1 - reach), -1):
        if unit.lows[i] in words["perfect"]:
            return i
        if unit.lows[i] in HARD_STOPS or unit.lows[i] in words["stop"]:
            return None
    return None


def _inverted_in_one(unit: Unit, words: _Words, at: int, verb: str) -> Clause | None:
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


def _after_content(unit: Unit, words: _Words, cue: tuple[int, int], verb: Verb) -> Clause | None:
    """ "…", sagte X; "Le pont est sûr, a déclaré X"."""
    content = _left(unit, cue[0])
    if not content:
        return None
    subject = _source_right(unit, words, cue[1], False)
    if subject is None:
        return None
    quoted = QUOTE in unit.lows[max(0, cue[0] - 2) : cue[0]]
    closes = subject.right >= len(unit) - 1 or unit.low(subject.right) in words["time"]
    finite = any(low in words["finite"] for low in unit.lows[: cue[0]])
    if not quoted and not (closes and finite and not _marked(unit, words, subject.right)):
        return None
    return Clause(verb, cue, subject, content + _rest(unit, subject.right))


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


def _before_content(unit: Unit, words: _Words, cue: tuple[int, int], verb: Verb) -> Clause | None:
    """ "X sagte, dass …", "X a déclaré : «…»", "X dijo que …"; in German the subject may follow the verb."""
    subject = _source_left(unit, words, cue[0])
    after = cue[1]
    if subject is None and unit.lexicon.language == "de" and cue[0] > 0 and cue[1] - cue[0] == 1:
        subject = _source_right(unit, words, cue[1], False)
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


def _marked(unit: Unit, words: _Words, at: int) -> int | None:
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
        if i == at and not german and low not in words["time"] and unit.low(i + 1) not in words["time"]:
            return None
    return None


def _is_subjunctive(unit: Unit, words: _Words, at: int) -> bool:
    """Tell whether a German main clause in the subjunctive begins: "die Brücke sei sicher"."""
    if unit.low(at) in words["stop"]:
        return False
    for i in range(at + 1, min(len(unit), at + 14)):
        if unit.lows[i] in HARD_STOPS:
            return False
        if unit.lows[i] in words["subjunctive"]:
            return True
    return False


def _source_left(unit: Unit, words: _Words, end: int) -> Subject | None:
    """Return the source that ends before the verb at ``end``, with its apposition."""
    if end <= 0:
        return None
    if unit.lows[end - 1] in words["pronoun"]:
        return Subject(end - 1, end, end - 1, end)
    if unit.lows[end - 1] == ",":
        return _apposed_left(unit, words, end - 1)
    start = _phrase_left(unit, words, end)
    return Subject(start, end, start, end) if _is_source(unit, words, start, end) else None


def _phrase_left(unit: Unit, words: _Words, end: int) -> int:
    start = end
    while start > 0 and end - start < _LONGEST_SOURCE and unit.lows[start - 1] not in HARD_STOPS:
        if unit.lows[start - 1] in words["stop"] or unit.lows[start - 1] in words["finite"]:
            break
        start -= 1
    return start


def _apposed_left(unit: Unit, words: _Words, comma: int) -> Subject | None:
    """ "Anna Weber, Sprecherin der Bahn, sagte": the name before the apposition."""
    first = _phrase_left(unit, words, comma)
    if unit.low(first - 1) != "," or _role_at(unit, first, comma) is None:
        return None
    start = _phrase_left(unit, words, first - 1)
    if not _is_source(unit, words, start, first - 1):
        return None
    return Subject(start, first - 1, start, comma + 1, (first, comma))


def _source_right(unit: Unit, words: _Words, start: int, leads: bool) -> Subject | None:
    """Return the source that begins at ``start``; one that leads its sentence ends at a comma or before the verb."""
    if unit.low(start) in words["pronoun"]:
        return Subject(start, start + 1, start, start + 1)
    end = start
    while end < min(len(unit), start + _LONGEST_SOURCE) and not _ends(unit, words, start, end):
        end += 1
    if leads and unit.low(end) != "," and unit.low(end) not in words["finite"] and not _verb_second(unit, words, end):
        return None
    if not _is_source(unit, words, start, end):
        return None
    role, right = None, end
    if unit.low(end) == "," and (not leads or unit.low(end + 1) not in words["determiner"]):
        stop = end + 1
        while stop < len(unit) and unit.lows[stop] not in HARD_STOPS and unit.lows[stop] not in words["finite"]:
            stop += 1
        if _role_at(unit, end + 1, min(stop, end + 4)) is not None and unit.low(stop) in (",", "")[: 2 - leads]:
            role, right = (end + 1, stop - (unit.low(stop - 1) == "." and stop == len(unit))), stop
    return Subject(start, end, start, right, role)


def _ends(unit: Unit, words: _Words, start: int, at: int) -> bool:
    low = unit.lows[at]
    if low in HARD_STOPS or low in words["finite"] or (low == "." and at == len(unit) - 1):
        return True
    if at > start and _verb_second(unit, words, at):
        return True
    return at > start and (low in words["time"] or (low in words["stop"] and low not in ("y", "e", "et", "und")))


def _verb_second(unit: Unit, words: _Words, at: int) -> bool:
    """Tell whether a German noun phrase ends here: a small letter after a noun, and no preposition or article."""
    if unit.lexicon.language != "de" or not 0 < at < len(unit) or not unit.lows[at][0].isalpha():
        return False
    low = unit.lows[at]
    own = low in words["preposition"] or low in words["determiner"] or low in _NAME_LINKS or low in words["stop"]
    return unit.is_capital(at - 1) and not unit.is_capital(at) and not own


def _is_source(unit: Unit, words: _Words, start: int, end: int) -> bool:
    """Tell whether the tokens are a name, or have a noun of the lists for their head."""
    if not 0 < end - start <= _LONGEST_SOURCE or unit.lows[start] in words["preposition"]:
        return False
    if any(low in words["finite"] or low in words["pronoun"] or low.isdigit() for low in unit.lows[start:end]):
        return False
    name, head = _parts(unit, words, start, end)
    return name is not None or head is not None


def _parts(unit: Unit, words: _Words, start: int, end: int) -> tuple[tuple[int, int] | None, int | None]:
    """Return the tokens of the name in a source, and its head noun; None for what it has not."""
    first = start + (unit.lows[start] in words["determiner"])
    head = _role_at(unit, first, end)
    begin = head + 1 if head is not None else first
    named = begin < end and all(_in_name(unit, words, i) for i in range(begin, end)) and unit.is_capital(begin)
    if named and head is None and first > start and unit.lexicon.language == "de":
        named = False  # behind an article every German noun has its capital
    if named and unit.lows[end - 1] in _NAME_LINKS:
        named = False
    if named and head is None and end - begin == 1 and (begin == 0 or unit.lexicon.language == "de"):
        named = len(unit.words[begin]) > 2 and unit.lows[begin] not in words["time"]
    return ((begin, end) if named else None), head


def _in_name(unit: Unit, words: _Words, at: int) -> bool:
    low = unit.lows[at]
    capital = unit.is_capital(at) and low not in words["stop"] and low not in words["preposition"]
    return low in _NAME_LINKS or (capital and low not in words["determiner"] and low not in words["time"])


def _role_at(unit: Unit, start: int, end: int) -> int | None:
    """Return where the head noun for somebody who can speak stands: among the first words of the phrase."""
    heads = unit.lexicon.heads
    for i in range(start, min(end, start + 3)):
        low = unit.lows[i]
        compound = unit.lexicon.language == "de" and any(low.endswith(h) for h in heads if len(h) > 4)
        if low in heads or compound:
            return i
    return None


def identify_source(cast: Cast, unit: Unit, subject: Subject) -> int | None:
    """Return the index of the speaker whom ``subject`` means, or None where it can't be told."""
    words = _words(unit.lexicon.language)
    low = unit.lows[subject.start]
    inverted = _INVERTED.fullmatch(low) if "-" in low else None
    low = inverted.group("who") if inverted is not None else low
    if inverted is not None or (subject.end - subject.start == 1 and low in words["pronoun"]):
        gender = "m" if low in words["he"] else "f" if low in words["she"] else ""
        singular = unit.low(subject.end)[-2:] != "en" and unit.low(subject.start - 1)[-2:] != "en"
        return last_person(cast, gender) if gender and singular else None
    return identify_abroad(cast, _phrase(unit, words, subject))


def _phrase(unit: Unit, words: _Words, subject: Subject) -> Phrase:
    start, end = subject.start, subject.end
    name, head_at = _parts(unit, words, start, end)
    first = start + (unit.lows[start] in words["determiner"])
    role = None
    if name is not None and name[0] > first:
        role = unit.part(first, name[0])
    elif name is not None and subject.role is not None:
        after = subject.role[0] + (unit.lows[subject.role[0]] in words["determiner"])
        role = unit.part(after, subject.role[1]) if after < subject.role[1] else None
        head_at = _role_at(unit, after, subject.role[1])
    head = _head(unit, head_at) if head_at is not None else ""
    article = "a" if unit.lows[start] in _INDEFINITE else "the" if first > start else ""
    plural = head in unit.lexicon.groups and unit.lows[start] not in _SINGULAR
    return Phrase(
        unit.part(start, end), unit.part(*name) if name else None, role, head, article, frozenset(), plural, "-"
    )


def _head(unit: Unit, at: int) -> str:
    """Return the head noun as the word lists have it: the last part of a German compound."""
    low = unit.lows[at]
    if low in unit.lexicon.heads or unit.lexicon.language != "de":
        return low
    return max((h for h in unit.lexicon.heads if low.endswith(h)), key=len, default=low)
