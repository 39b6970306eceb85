"""What each line of a page is: prose, headline, button, plea, time stamp, the head of a box of links …

Lines are paragraphs here: those that are only wrapped are joined first. Each is judged by
itself, by its form (length, end, share of function words) and by the cue lists of its language.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from summarizer.page import forms
from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.reading.languages import starters
from summarizer.reading.lines import paragraphs
from summarizer.spans import Span

Kind = Literal[
    "prose",  # sentences
    "short",  # a short sentence
    "head",  # words without a stop: a headline, a link
    "label",  # the same, of one to three words
    "item",  # of a list
    "button",  # a known label of a page, or no word at all
    "time",
    "byline",
    "credit",
    "bio",  # who the author is
    "plea",  # subscribe, donate, accept
    "lead_in",  # "Read also: …"
    "box",  # heads a box of links; the article may go on after it
    "end",  # heads what follows an article
]

_READ = 4_000  # code points of a line that are looked at to judge it
_LETTERS = 12  # a line with more code points a word is in a script without spaces: three code points make a word
_FULL, _LONG = 9, 25  # words: teasers' headlines seldom have nine and a stop; nothing but prose has 25 and the share
_SHARE, _LONG_SHARE = 0.15, 0.22  # of function words, which menus hardly have (chosen, not swept)
_PLEA, _SHORT_PLEA, _LEAD_IN = 45, 12, 30  # words: what is longer says something besides
_DENSE, _LONG_PLEA = 20, 160  # a longer plea has a cue for every 20 words; a notice of more words is an article's
_SLOGAN = 8  # words: a line as short as that is a plea though it addresses nobody ("Instant access to all issues")

_WORD = pattern(r"[\w'’]+")


class Line(NamedTuple):
    """A line of a page: where it stands, what it is, how many words it has, whether it ends in a colon."""

    span: Span
    kind: Kind
    words: int
    colon: bool


class _Cues(NamedTuple):
    """The lists of one language, ready to be asked.

    ``pleas`` are kept by their first words (``firsts``): a line without any of them is passed over at once.
    """

    function: frozenset[str]
    headings: dict[str, str]
    buttons: frozenset[str]
    lead_ins: re.Pattern[str] | None
    pleas: dict[str, list[tuple[str, int]]]
    firsts: frozenset[str]
    signs: tuple[str, ...]
    address: frozenset[str]


def classify(text: str, language: str) -> list[Line]:
    """Return the lines of ``text`` with their kinds; ``language`` is one that has page cues."""
    cues = _cues(language)
    return [_line(text, span, cues) for span in paragraphs(text)]


def is_promotion(sentence: str, language: str) -> bool:
    """Tell whether a sentence points away from the story it stands in: ``Read more: …``, ``Subscribe to …``."""
    cues = _cues(language)
    lowered = sentence.lower()
    tokens = _WORD.findall(lowered)
    if len(tokens) > _PLEA:
        return False
    lead_in = cues.lead_ins is not None and cues.lead_ins.match(sentence) is not None
    return (lead_in and len(tokens) <= _LEAD_IN) or _is_plea(sentence, lowered, tokens, cues)


def promotion_before(sentence: str, language: str) -> int:
    """Return the length of a plea that was cut off and runs into a sentence (``Support our work by The …``)."""
    cues = _cues(language)
    lowered = sentence[:60].lower()
    first = _WORD.match(lowered)
    for phrase, weight in cues.pleas.get(first.group(), ()) if first else ():
        if weight >= 2 and lowered.startswith(phrase):
            follows = forms.CUT_OFF.match(sentence, len(phrase))
            if follows and follows[1].lower() in cues.function:
                return follows.end()
    return 0


def _line(text: str, span: Span, cues: _Cues) -> Line:
    line = text[span.start : min(span.end, span.start + _READ)]
    lowered = line.lower()
    tokens = _WORD.findall(lowered)
    count = len(tokens)
    if len(line) > _LETTERS * count:
        count = max(count, len(line) // 3)
    share = sum(map(cues.function.__contains__, tokens)) / max(1, len(tokens))
    ends = forms.END.search(text, max(span.start, span.end - 10), span.end) is not None
    kind = _noise(line, lowered, tokens, cues) or _form(line, count, share, ends=ends)
    return Line(span, kind, count, text[span.end - 1] in ":：")


def _noise(line: str, lowered: str, tokens: list[str], cues: _Cues) -> Kind | None:
    """Return the kind of a line that a cue gives away."""
    count = len(tokens)
    if count <= 9:
        kind = _listed(line, cues)
        if kind:
            return kind
    if count <= 16 and forms.TIME.match(line):
        return "time"
    if count <= 9 and forms.COUNTED.match(line):
        return "button"
    if count <= 16 and (forms.BYLINE.match(line) or forms.DATED_BYLINE.match(line)):
        return "byline"
    if count <= 40 and (forms.CREDIT.match(line) or forms.AGENCY.search(line, max(0, len(line) - 40))):
        return "credit"
    if count <= _LEAD_IN and cues.lead_ins and cues.lead_ins.match(line):
        return "lead_in"
    if count <= _LONG_PLEA and _is_plea(line, lowered, tokens, cues):
        return "plea"
    return "bio" if 8 <= count <= 160 and forms.BIO.match(line) else None


def _listed(line: str, cues: _Cues) -> Kind | None:
    """Return the kind of a short line that stands in a list: a button, or what heads a box or the end."""
    bare = line.strip(forms.EDGES).lower()
    if bare in cues.buttons:
        return "button"
    if not bare:
        return "label" if any(c.isdigit() for c in line) else "button"
    heading = cues.headings.get(bare)
    if heading or forms.OPEN_HEADING.match(bare):
        return "box" if heading == "box" else "end"
    return None


def _is_plea(line: str, lowered: str, tokens: list[str], cues: _Cues) -> bool:
    """Tell whether a site speaks of itself in ``line``."""
    weight = 0 if line.isascii() else 2 * sum(sign in line for sign in cues.signs)
    if not cues.firsts.isdisjoint(tokens):
        for first in cues.firsts.intersection(tokens):
            weight += sum(weight for phrase, weight in cues.pleas[first] if phrase in lowered)
    count = len(tokens)
    if not weight or (count > _SLOGAN and cues.address and not _is_addressed(line, tokens, cues)):
        return False
    return count <= (_SHORT_PLEA if weight == 1 else _PLEA if weight == 2 else _DENSE * weight)


def _is_addressed(line: str, tokens: list[str], cues: _Cues) -> bool:
    """Tell whether ``line`` addresses its reader, and does not quote or report somebody who does."""
    return not cues.address.isdisjoint(tokens) and not forms.QUOTED.search(line)


def _form(line: str, count: int, share: float, *, ends: bool) -> Kind:
    """Return the kind of a line by its form."""
    if count >= _FULL and ends and (share >= _SHARE or count >= 14):
        return "prose"
    if (count >= _LONG and share >= _LONG_SHARE) or count >= 40:
        return "prose"
    if count >= 3 and (ends or line.endswith((":", "："))):
        return "short"
    if forms.ITEM.match(line):
        return "item"
    if count >= 4 or (count >= 2 and share > 0.3):
        return "head"
    return "short" if ends else "label"


@cache
def _cues(language: str) -> _Cues:
    """Return the lists of ``language``; those of English stand in where it has none."""
    known = language if entries(language, "page_headings") else "en"
    pleas: dict[str, list[tuple[str, int]]] = {}
    for phrase, weight in entries(known, "page_pleas"):
        first = _WORD.match(phrase)
        if first:
            pleas.setdefault(first.group(), []).append((phrase, int(weight)))
    return _Cues(
        frozenset(words(known, "prose_words")) | starters(known),
        {entry[0]: entry[1] for entry in entries(known, "page_headings")},
        frozenset(words("en", "page_buttons")),
        _lead_ins(known),
        pleas,
        frozenset(pleas),
        words("en", "page_signs"),
        frozenset(words(known, "page_address")),
    )


def _lead_ins(language: str) -> re.Pattern[str] | None:
    """Return what matches the lead-ins of ``language`` at the start of a line."""
    ends = {"always": r"\b", "colon": r"\s?(?:[:|►▶>]|\s[-–—]\s)"}
    phrases: dict[str, list[str]] = {}
    for phrase, how in entries(language, "page_lead_ins"):
        phrases.setdefault(how, []).append(re.escape(phrase))
    either = "|".join(f"(?:{'|'.join(some)}){ends[how]}" for how, some in phrases.items())
    return re.compile(rf"\W{{0,6}}(?:{either})", re.I) if phrases else None
