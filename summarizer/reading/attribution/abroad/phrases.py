"""A source as written in German, French or Spanish: a name, or a noun of the word lists, with its apposition."""

import re
from functools import cache

from summarizer.reading.attribution.abroad.words import INDEFINITE, NAME_LINKS, Words, little_words
from summarizer.reading.attribution.nouns import HARD_STOPS, is_stop
from summarizer.reading.attribution.reporting import Subject
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import lexicon

_LONGEST_SOURCE = 12
"""Tokens of a source: longer ones of the examples written for this all had a clause inside."""
_COMPOUNDED = 4
"""Letters of the shortest noun that makes a compound a role: "Feuerwehrchef", but no "Vorrat" of "Rat"."""
_LONGEST_NAME = 6
"""Tokens of a person's name: "María del Carmen Ruiz de la Torre" without its links at the end."""
_ROLE_AND_NAME = 3
"""Tokens of a noun and a name of two words."""
_LONGEST_ASIDE = 25
"""Tokens between two commas behind a source: a relative clause of news has some 12. Chosen, not swept."""
_FARTHEST_PRONOUN = 6
"""Tokens of a sentence among which the pronoun behind its verb stands: "Zugleich mahnt er zur Vorsicht"."""
AGED = re.compile(r"\d-jährige[rn]?\Z")
"""German "die 22-Jährige" is told of by age."""
_NEAR_ROLE, _AGED_ROLE = 3, 4
"""Tokens of a phrase among which the noun for somebody who can speak stands, behind an age one more."""
_ADJECTIVES = 3
"""Words between a role and a name of two words."""
_PAIR = 3
"""Where a name of two words behind an article and an age ends, at least, less one."""
_LONGEST_PHRASE = 8
"""Tokens of what may stand between a verb and its subject: "en fin de matinée", "a la salida del juicio"."""
_LONGEST_ABBREVIATION = 3
"""Letters of an abbreviation before a name: "Dr.", "Mme."."""


def source_left(unit: Unit, words: Words, end: int, *, sure: bool = False) -> Subject | None:
    """Return the source that ends before the verb at ``end``, with its apposition.

    ``sure``: whatever stands there speaks, for the verb is one of saying; it need not be of the word lists.
    """
    while end > 0 and (unit.lows[end - 1] in words["clitic"] or unit.lows[end - 1] in words["adverb"]):
        end -= 1
    if end <= 0:
        return None
    low = unit.lows[end - 1]
    if low in words["pronoun"]:
        return Subject(end - 1, end, end - 1, end) if low not in words["nobody"] else None
    if low in words["relative"]:
        return _antecedent(unit, words, end - 1)
    if low == ",":
        return _apposed_left(unit, words, end - 1, sure)
    start = _phrase_left(unit, words, end)
    while start < end and unit.lows[start] == "sich":
        start += 1
    if start < end - 1 and unit.lows[start] in words["from"]:
        start += 1  # "Desde la Secretaría aseguraron"
    if start == end or unit.lows[start] in words["no subject"]:
        return None
    return Subject(start, end, start, end) if _is_source(unit, words, start, end, sure=sure) else None


def _antecedent(unit: Unit, words: Words, relative: int) -> Subject | None:
    """ "la interventora, quien advirtió de que …", "Peñín, que declaró que …": whom the pronoun stands for.

    Of a long phrase before it, that is the last part that is somebody: "una denuncia de la interventora municipal".
    """
    if unit.low(relative - 1) != ",":
        return None  # what follows tells which of several is meant, and the sentence goes on behind it
    end = relative - 1
    low = max(_phrase_left(unit, words, end), end - _LONGEST_SOURCE)
    starts = [i for i in range(end - 1, low - 1, -1) if unit.lows[i] in words["determiner"] or i == low]
    starts += [i for i in range(low, end) if unit.is_capital(i) and unit.low(i - 1) not in NAME_LINKS]
    for start in starts:
        name, head = parts_of(unit, words, start, end)
        if name is not None or (head is not None and unit.lows[head] in unit.lexicon.heads):
            return Subject(start, end, start, relative + 1)
    return None


def _phrase_left(unit: Unit, words: Words, end: int) -> int:
    start = end
    while start > 0 and end - start < _LONGEST_SOURCE and unit.lows[start - 1] not in HARD_STOPS:
        low = unit.lows[start - 1]
        if low in words["stop"] or low in words["finite"] or _is_past(unit, start - 1):
            break
        if low == "." and start < end and _is_full_stop(unit, start):
            break
        start -= 1
    return start


_PAST = re.compile(r"\w+(?:ó|aron|ieron|aban|ían|arán|erán|irán)")
"""Spanish verbs by endings that hardly any noun has."""


def _is_past(unit: Unit, at: int) -> bool:
    low = unit.lows[at]
    return unit.lexicon.language == "es" and not unit.is_capital(at) and _PAST.fullmatch(low) is not None


def _is_full_stop(unit: Unit, after: int) -> bool:
    """Tell whether the dot before ``after`` ends a sentence and no abbreviation ("Dr.")."""
    return unit.is_capital(after) and len(unit.low(after - 2)) > _LONGEST_ABBREVIATION


def _apposed_left(unit: Unit, words: Words, comma: int, sure: bool) -> Subject | None:
    """ "Anna Weber, Sprecherin der Bahn, sagte", "La directrice, Anne Petit, a dit": the name beside the role.

    What stands between two commas may be anything: "Der Fahrer, der ins Krankenhaus kam, sagte".
    """
    for first in range(comma, max(0, comma - _LONGEST_ASIDE), -1):
        if unit.lows[first - 1] in (QUOTE, ";", ":"):
            return None
        if unit.lows[first - 1] != ",":
            continue
        start = _phrase_left(unit, words, first - 1)
        known = _is_source(unit, words, start, first - 1, sure=sure and start in (0, first - 1))
        if not known and not _is_plain_noun(unit, words, start, first - 1):
            continue
        named = name_end(unit, words, first) == comma
        noun = _is_role(unit, words, start, first - 1) or (
            comma - first > 1 and _is_plain_noun(unit, words, start, first - 1)
        )
        if named and noun:
            return Subject(first, comma, start, comma + 1, (start, first - 1))
        role = (first, comma) if role_at(unit, first, comma) is not None and comma - first < _LONGEST_SOURCE else None
        return Subject(start, first - 1, start, comma + 1, role)
    return None


def source_right(unit: Unit, words: Words, start: int, leads: bool, *, sure: bool = False) -> Subject | None:
    """Return the source that begins at ``start``; one that leads its sentence ends at a comma or before the verb."""
    start = _after_aside(unit, words, start)
    if unit.low(start) in words["determiner"] and unit.low(start + 1) in words["him"]:
        start += 1  # "ce dernier"
    if unit.low(start) in words["pronoun"] or unit.low(start) in words["him"]:
        return Subject(start, start + 1, start, start + 1) if unit.lows[start] not in words["nobody"] else None
    if unit.low(start) in words["stop"]:
        return None
    end = start
    while end < min(len(unit), start + _LONGEST_SOURCE) and not _ends(unit, words, start, end):
        end += 1
    comma = _comma_behind(unit, words, end) if leads else end
    if comma > end:
        return Subject(start, end, start, comma) if _is_source(unit, words, start, end, sure=sure) else None
    if leads and unit.low(end) != "," and unit.low(end) not in words["finite"] and not _verb_second(unit, words, end):
        return None
    if not _is_source(unit, words, start, end, sure=sure):
        return None if leads else _behind_phrase(unit, words, start)
    named = _named_after(unit, words, start, end)
    if named is not None:
        return named
    role, right = None, end
    if unit.low(end) == "," and (not leads or unit.low(end + 1) not in words["determiner"]):
        stop = end + 1
        while stop < len(unit) and unit.lows[stop] not in HARD_STOPS and unit.lows[stop] not in words["finite"]:
            stop += 1
        if role_at(unit, end + 1, min(stop, end + 4)) is not None and unit.low(stop) in (",", "")[: 2 - leads]:
            role, right = (end + 1, stop - (unit.low(stop - 1) == "." and stop == len(unit))), stop
    return Subject(start, end, start, right, role)


def _comma_behind(unit: Unit, words: Words, end: int) -> int:
    """Return where the comma stands that ends a leading source with what else is told of it; ``end`` where none does.

    "Según una encuesta de la asociación entre 112 municipios, …"; not in German, where the verb follows at once.
    """
    if unit.lexicon.language == "de":
        return end
    for at in range(end, min(len(unit), end + _LONGEST_SOURCE)):
        if unit.lows[at] == ",":
            return at
        if unit.lows[at] in HARD_STOPS or unit.lows[at] in words["finite"] or unit.lows[at] in words["stop"]:
            return end
    return end


def _after_aside(unit: Unit, words: Words, start: int) -> int:
    """Return where a source may begin after the day on which it spoke, and to whom.

    "a annoncé mercredi la direction", "a raconté à l'AFP Lucie Ferrand", "sagte sie".
    """
    start = _after_day(unit, words, start)
    while unit.low(start) in words["adverb"]:
        start += 1
    if unit.low(start) in words["to whom"]:
        at = start + 1 + (unit.low(start + 1) in words["determiner"] | words["his"] | words["this"])
        acronym = at < len(unit) and len(unit.words[at]) > 1 and unit.words[at].isupper()
        named = at > start + 1 and at + 1 < len(unit) and unit.is_capital(at + 1) and not unit.is_capital(at)
        if acronym or named:  # "a raconté à l'AFP Lucie Ferrand", "señaló a este diario Maruxa Ferreiro"
            return _after_day(unit, words, at + 1)
    return start


def _behind_phrase(unit: Unit, words: Words, start: int) -> Subject | None:
    """Return the source behind what tells when or where: "a déclaré en fin de matinée le préfet Laurent Dutilleul"."""
    if unit.lexicon.language == "de" or unit.low(start) not in words["time"] | words["to whom"]:
        return None
    for at in range(start + 2, min(len(unit), start + _LONGEST_PHRASE)):
        if unit.lows[at] in HARD_STOPS or unit.lows[at] in words["finite"]:
            return None
        if unit.lows[at] in words["determiner"] and unit.lows[at - 1] not in words["preposition"] | words["to whom"]:
            subject = source_right(unit, words, at, False)
            if subject is not None:
                return subject
    return None


def _after_day(unit: Unit, words: Words, start: int) -> int:
    """Return where a source may begin after the day on which it spoke: "a annoncé mercredi la direction"."""
    while start < len(unit):
        if unit.lows[start] in words["day"]:
            start += 1
        elif unit.low(start + 1) in words["day"] and unit.lows[start] in words["preposition"] | words["determiner"]:
            start += 2
        else:
            break
    return start


def _named_after(unit: Unit, words: Words, start: int, end: int) -> Subject | None:
    """ "…, dijo la alcaldesa, Marta Quiroga, …": the role before its name."""
    may_be = unit.low(end) == "," and (_is_role(unit, words, start, end) or _is_plain_noun(unit, words, start, end))
    stop = name_end(unit, words, end + 1) if may_be else 0
    goes_on = unit.low(stop) in HARD_STOPS or unit.low(stop) in ("", ".") or unit.low(stop) in words["time"]
    return Subject(end + 1, stop, start, stop, (start, end)) if stop - end > 1 and goes_on else None


def _is_plain_noun(unit: Unit, words: Words, start: int, end: int) -> bool:
    """Tell whether the tokens begin with an article and a noun that is no name: "la titular del sector"."""
    if end - start < _PAIR - 1 or unit.lexicon.language == "de":
        return False
    return unit.lows[start] in words["determiner"] | words["his"] and not unit.is_capital(start + 1)


def _is_role(unit: Unit, words: Words, start: int, end: int) -> bool:
    """Tell whether the tokens tell what somebody is and do not name him."""
    name, head = parts_of(unit, words, start, end) if start < end else (None, None)
    return name is None and head is not None


def name_end(unit: Unit, words: Words, start: int) -> int:
    """Return where the name that begins at ``start`` ends; ``start`` where there is none."""
    end = start
    while end < len(unit) and end - start < _LONGEST_NAME and _in_name(unit, words, end) and unit.lows[end] != ".":
        end += 1
    while end > start and unit.lows[end - 1] in NAME_LINKS:
        end -= 1
    return end if end > start and unit.is_capital(start) else start


def opening_source(unit: Unit, words: Words, *, sure: bool = False) -> Subject | None:
    """Return who a sentence is about: the source that it begins with, or a pronoun behind its verb."""
    if not len(unit):
        return None
    if unit.lows[0] in words["pronoun"]:
        return Subject(0, 1, 0, 1) if unit.lows[0] not in words["nobody"] else None
    person = opening_person(unit, words)
    if person is not None:
        return person
    end = 0
    while end < min(len(unit), _LONGEST_SOURCE) and not _ends(unit, words, 0, end):
        end += 1
    german = unit.lexicon.language == "de" and unit.lows[0] not in words["no subject"]
    if german and _is_source(unit, words, 0, end, sure=sure):
        return Subject(0, end, 0, end)
    behind = range(1, min(len(unit), _FARTHEST_PRONOUN))
    at = next((i for i in behind if unit.lows[i] in words["he"] | words["she"] and not unit.is_capital(i)), None)
    return Subject(at, at + 1, at, at + 1) if at is not None else None


def opening_person(unit: Unit, words: Words) -> Subject | None:
    """Return the person whose name, mostly with a role before it, begins a unit: "Der Bauleiter Jens Harms …"."""
    first = int(unit.low(0) in words["determiner"])
    if not first and unit.low(0) in little_words(unit.lexicon.language):
        return None  # "Für Weber ist das falsch"
    if first and AGED.search(unit.low(1)) and name_end(unit, words, 2) > _PAIR:
        return Subject(2, name_end(unit, words, 2), 0, name_end(unit, words, 2))  # "Der 52-jährige Holger Brinkmann"
    head = _role_before_name(unit, words, first, len(unit))
    begin = first if head is None else _behind_adjectives(unit, words, head + 1, len(unit))
    end = name_end(unit, words, begin)
    if head is not None and end == begin:
        comma = next((i for i in range(begin, min(len(unit), begin + _LONGEST_SOURCE)) if unit.lows[i] == ","), None)
        return None if comma is None else _named_after(unit, words, 0, comma)
    if end - begin < (2 if head is None else 1) or (head is None and first):
        return None
    return None if any(low in words["day"] for low in unit.lows[begin:end]) else Subject(0, end, 0, end)


def opening_somebody(unit: Unit, words: Words) -> Subject | None:
    """Return the nameless person that a unit begins with: "Ein Mann aus Ulm", "Une femme de 34 ans"."""
    if unit.low(0) not in INDEFINITE or unit.low(1) not in words["somebody"]:
        return None
    end = 2
    while end < min(len(unit), _LONGEST_SOURCE) and not _ends(unit, words, 0, end):
        end += 1
    return Subject(0, end, 0, end)


def person_inside(unit: Unit, words: Words) -> Subject | None:
    """Return the first person named in a unit with a role: "…, ehe Rückraumspieler Jonte Petersen das Spiel drehte"."""
    for at in range(1, len(unit)):
        if role_at(unit, at, at + 1) is None:
            continue
        begin = _behind_adjectives(unit, words, at + 1, len(unit))
        begin = begin + 1 if unit.low(begin) == "," else begin
        end = name_end(unit, words, begin)
        if end - begin > 1:
            start = at - (unit.lows[at - 1] in words["determiner"])
            return Subject(begin, end, start, end, (start, at + 1))
    return _told_aside(unit, words)


def _told_aside(unit: Unit, words: Words) -> Subject | None:
    """Return whoever is named between commas, or before what tells of him or his age.

    "…, la consellera, Amparo Beltrán.", "partió de Clara Benavides, que regenta una casa", "Vicent Roca, de 67 años".
    """
    for at in range(1, len(unit)):
        end = name_end(unit, words, at) if unit.lows[at - 1] not in NAME_LINKS or unit.lows[at - 1] == "de" else at
        if end - at < _PAIR - 1 or unit.is_capital(at - 1):
            continue
        behind = unit.low(end + 1)
        told = behind in words["relative"] or behind.isdigit() or unit.low(end + 2).isdigit()
        aside = unit.lows[at - 1] == "," and unit.low(end) in (",", ".", "")
        if aside or (unit.low(end) == "," and told):
            return Subject(at, end, at, end)
    return None


def _role_before_name(unit: Unit, words: Words, first: int, end: int) -> int | None:
    """Return where what somebody is stands; outside German any noun after an article, before a name of two words."""
    head = role_at(unit, first, min(end, first + 3))
    if head is not None or not first or end < first + _ROLE_AND_NAME:
        return head
    if unit.lexicon.language == "de":
        return _noun_before_name(unit, words, first, end)
    small = unit.words[first][0].islower() and unit.lows[first] not in words["preposition"]
    return first if small and name_end(unit, words, first + 1) > first + 2 else None


def _noun_before_name(unit: Unit, words: Words, first: int, end: int) -> int | None:
    """Return where a German noun stands before a name of two words: "der dortige Ortsvorsteher Gerhard Knaupp"."""
    at = first
    while at < end and unit.words[at][0].islower() and unit.lows[at] not in words["preposition"]:
        at += 1
    stop = at
    while stop < end and _in_name(unit, words, stop):
        stop += 1
    return at if stop - at >= _ROLE_AND_NAME else None


def _ends(unit: Unit, words: Words, start: int, at: int) -> bool:
    low = unit.lows[at]
    if is_stop(unit, at) or low in words["finite"]:
        return True
    if at > start and low in words["determiner"] and (unit.low(at + 1) in words["day"] or unit.low(at + 1) == QUOTE):
        return True  # "dijo la empresa el lunes", "sagte Nollau der „Rundschau“"
    if at > start and (_verb_second(unit, words, at) or (low in words["no genitive"] and unit.is_capital(at - 1))):
        return True
    return at > start and (low in words["time"] or (low in words["stop"] and low not in ("y", "e", "et", "und")))


def _verb_second(unit: Unit, words: Words, at: int) -> bool:
    """Tell whether a German noun phrase ends here: a small letter after a noun, and no preposition or article."""
    if unit.lexicon.language != "de" or not 0 < at < len(unit) or not unit.lows[at][0].isalpha():
        return False
    low = unit.lows[at]
    own = low in words["preposition"] or low in words["determiner"] or low in NAME_LINKS or low in words["stop"]
    return unit.is_capital(at - 1) and not unit.is_capital(at) and not own


def _is_source(unit: Unit, words: Words, start: int, end: int, *, sure: bool = False) -> bool:
    """Tell whether the tokens are a name, or have a noun of the lists for their head; any noun phrase if ``sure``."""
    if not 0 < end - start <= _LONGEST_SOURCE or unit.lows[start] in words["preposition"]:
        return False
    lows = unit.lows[start:end]
    if any(low in words["finite"] or low in words["pronoun"] for low in lows):
        return False
    if any(low.isdigit() for low in lows) and words["years"].isdisjoint(lows):
        return False
    name, head = parts_of(unit, words, start, end)
    if name is not None or head is not None:
        return True
    return sure and words["no source"].isdisjoint(lows) and _is_noun_phrase(unit, words, start, end)


def _is_noun_phrase(unit: Unit, words: Words, start: int, end: int) -> bool:
    """Tell whether the tokens begin like somebody: with an article and a noun, or with a capital inside a sentence."""
    begins = unit.lows[start] in words["determiner"] and end - start > 1
    if unit.lexicon.language == "de":
        nouns = any(unit.is_capital(i) or AGED.search(unit.lows[i]) for i in range(start + 1, end))
        return (begins and nouns) or unit.is_capital(start)
    return begins or (unit.is_capital(start) and start > 0)


def parts_of(unit: Unit, words: Words, start: int, end: int) -> tuple[tuple[int, int] | None, int | None]:
    """Return the tokens of the name in a source, and its head noun; None for what it has not."""
    first = start + (unit.lows[start] in words["determiner"])
    head = role_at(unit, first, end)
    if head is None and first > start:
        head = _role_before_name(unit, words, first, end)
    begin = _behind_adjectives(unit, words, head + 1, end) if head is not None else first
    if head is not None and head > 0 and unit.is_capital(head) and unit.lexicon.language != "de":
        begin = head  # "la Generalitat Valenciana": outside German a capital makes the noun a part of the name
    while begin < end - 1 and unit.lows[begin] in words["title"]:
        begin += 1 + (unit.lows[begin + 1] == "." and begin < end - 2)  # "M. Petit", "Frau Weber"
    named = begin < end and all(_in_name(unit, words, i) for i in range(begin, end)) and unit.is_capital(begin)
    if named and head is None and first > start and unit.lexicon.language == "de":
        named = end - begin > 1 and unit.words[begin].isupper()  # behind an article every German noun has its capital
    if named and unit.lows[end - 1] in NAME_LINKS:
        named = False
    if named and head is None and end - begin == 1 and (begin == 0 or unit.lexicon.language == "de"):
        named = len(unit.words[begin]) > 2 and unit.lows[begin] not in words["time"]
    return ((begin, end) if named else None), head


def _behind_adjectives(unit: Unit, words: Words, begin: int, end: int) -> int:
    """Return where the name behind a role begins, past what tells of it: "le spécialiste belge Wim Hendrickx"."""
    at = begin
    little = words["preposition"] | words["determiner"]
    while at < min(end, begin + _ADJECTIVES) and not unit.is_capital(at) and unit.lows[at] not in little:
        at += 1
    return at if at < end - 1 and unit.is_capital(at) and unit.is_capital(at + 1) else begin


def _in_name(unit: Unit, words: Words, at: int) -> bool:
    low = unit.lows[at]
    capital = unit.is_capital(at) and low not in words["stop"] and low not in words["preposition"]
    return low in NAME_LINKS or (capital and low not in words["determiner"] and low not in words["time"])


def role_at(unit: Unit, start: int, end: int) -> int | None:
    """Return where the head noun for somebody who can speak stands: among the first words of the phrase."""
    heads, endings = unit.lexicon.heads, _endings(unit.lexicon.language)
    reach = _AGED_ROLE if start < len(unit) and unit.lows[start].isdigit() else _NEAR_ROLE  # "46 Jahre alte Fahrer"
    for i in range(start, min(end, start + reach)):
        low = unit.lows[i]
        if low in heads or (endings and unit.is_capital(i) and low.removesuffix("s").endswith(endings)):
            return i
    return None


@cache
def _endings(language: str) -> tuple[str, ...]:
    """Return the nouns in which a German compound for somebody who can speak ends."""
    heads = lexicon(language).heads if language == "de" else ()
    return tuple(
        end for head in heads if len(head) >= _COMPOUNDED or head == "amt" for end in (head, head.removesuffix("s"))
    )
