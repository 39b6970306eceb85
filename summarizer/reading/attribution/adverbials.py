"""What stands between a reporting verb and what is said: somebody told, a day, a statement, an interview."""

from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.tokens import QUOTE, Unit

Tokens = tuple[int, int]

_LONGEST_ADDRESSEE = 14


def after_addressee(unit: Unit, at: int) -> tuple[int, Tokens | None]:
    """Skip who is told ("told the Kyiv Independent that") from ``at``; return it too where it is an outlet."""
    low = unit.low(at)
    if low in (QUOTE, ":", ",", ".") or low in unit.lexicon.words("wh", "told_nobody"):
        return at, None
    end = at
    while end < len(unit) and not _ends_addressee(unit, at, end):
        end += 1
    return end, (at, end) if end > at and is_outlet(unit, at, end) else None


def _ends_addressee(unit: Unit, start: int, at: int) -> bool:
    low, lexicon = unit.lows[at], unit.lexicon
    if low in HARD_STOPS or low == "." or at - start >= _LONGEST_ADDRESSEE:
        return True
    if at == start:
        return low in lexicon.classes["time"]
    whom = {"her", "him", "them", "me", "us"}
    if at == start + 1 and low in lexicon.classes["determiner"] and unit.lows[start] in whom:
        return True  # "told her the mill would close"
    named = unit.is_capital(at) and unit.is_capital(at - 1)  # "told Radio One that"
    if named and at == start + 1 and unit.words[start].isupper() and not unit.words[at].isupper():
        # "told KBRT Liu had left"
        return unit.words[start].isalpha() and unit.low(at + 1) in lexicon.words("be", "have", "modal")
    if named:
        return False
    if low in lexicon.words("after_told", "pronoun", "subordinator", "time", "that", "modal", "be", "have"):
        return True
    joined = lexicon.words("preposition", "determiner", "coordinator")
    return low in lexicon.classes["determiner"] and unit.lows[at - 1] not in joined


def is_outlet(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens name a paper, an agency or a station: by its words, or an acronym."""
    words = unit.words[start:end]
    if any(word in unit.lexicon.publications for word in words):
        return True
    acronym = any(word.isupper() and len(word) > 1 for word in words)
    return acronym and len(words) <= 6 and all(word[0].isupper() or word in ("the", "of") for word in words)


def after_adverbials(unit: Unit, at: int) -> tuple[int, Tokens | None]:
    """Skip "on Monday", "in a statement", "bluntly"; return where the rest begins and the outlet spoken to, if any."""
    via = None
    while at < len(unit):
        if _is_time(unit, at) or _is_manner(unit, at):
            at += 1
        elif unit.lows[at] in unit.lexicon.classes["adverbial"]:
            end, outlet = _adverbial_end(unit, at)
            if end is None:
                break
            at, via = end, outlet or via
        else:
            break
    return at, via


def _is_time(unit: Unit, at: int) -> bool:
    low, time = unit.lows[at], unit.lexicon.classes["time"]
    if low in time:
        return True
    after_time = at > 0 and unit.lows[at - 1] in time
    return after_time and (low.isdigit() or (low == "." and unit.low(at + 1).isdigit()))


def _is_manner(unit: Unit, at: int) -> bool:
    low = unit.lows[at]
    if low in unit.lexicon.classes["content_adverb"]:
        return False
    return low in unit.lexicon.classes["adverb"] or (low.endswith("ly") and len(low) > 4 and not unit.is_capital(at))


def _adverbial_end(unit: Unit, at: int) -> tuple[int | None, Tokens | None]:
    """Return where the prepositional phrase at ``at`` ends, or None where it may be content already."""
    lows = unit.lows
    timed = unit.low(at + 1) in unit.lexicon.classes["time"]
    if lows[at] in ("earlier", "this"):
        return (at + 1, None) if timed else (None, None)
    if timed:
        return at + 2, None
    if lows[at] not in ("to", "of", "as", "about"):
        place = _said_in(unit, at)
        if place is not None:
            return _interview_end(unit, place)
    return _plain_end(unit, at), None


def _said_in(unit: Unit, at: int) -> int | None:
    """Return where the words end that name what it was said in: "in a Telegram post", "at a news conference"."""
    stops, media = unit.lexicon.words("pronoun", "that", "be", "have", "modal"), unit.lexicon.classes["said_in"]
    for i in range(at + 1, min(len(unit), at + 7)):
        if unit.lows[i] in media and unit.low(i + 1) not in media:
            return i + 1
        if unit.lows[i] in HARD_STOPS or unit.lows[i] in stops:
            return None
    return None


def _plain_end(unit: Unit, at: int) -> int | None:
    """Return where any other prepositional phrase ends: at "that", a quotation, a colon, a comma, the end."""
    lows, first = unit.lows, unit.lows[at]
    stops = unit.lexicon.words("pronoun", "be", "have", "modal")
    for i in range(at + 1, min(len(unit), at + 16)):
        if lows[i] == "that" or (lows[i] in (QUOTE, ":") and first not in ("to", "of", "about")):
            return i
        if lows[i] in (",", ";") or (lows[i] == "." and (i == len(unit) - 1 or lows[i + 1] == QUOTE)):
            return i if first != "to" else None
        if lows[i] in unit.lexicon.classes["pronoun"] and i > at + 1 and all(map(unit.is_capital, range(at + 1, i))):
            return i  # "told the inquest in Ely she had seen him"
        if lows[i] in HARD_STOPS or lows[i] in stops:
            return None
    return None


def _interview_end(unit: Unit, at: int) -> tuple[int, Tokens | None]:
    """ "in an interview with the Post on Friday": skip whom the interview, the letter, the statement was for."""
    if unit.low(at) in unit.lexicon.classes["put_out"] and unit.low(at + 1) in unit.lexicon.words("time", "adverbial"):
        return at + 1, None  # "in a report released on Tuesday that …"
    if unit.low(at) not in ("with", "to", "on", "for", "from", "by", "of", "in"):
        return at, None
    end = at + 1
    while end < len(unit) and not _ends_addressee(unit, at + 1, end):
        end += 1
    if end == at + 1:
        return at, None
    outlet = unit.lows[at] in ("with", "to", "on") and is_outlet(unit, at + 1, end)
    return end, (at + 1, end) if outlet else None
