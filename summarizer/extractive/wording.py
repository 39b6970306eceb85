"""Sentences that stand on their own, in the article's words: cut out, with names put for pronouns, and finished."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading import cues
from summarizer.spans import Span


class Edit(NamedTuple):
    """Replace a stretch of the document's text by other words."""

    span: Span
    words: str


def edited(text: str, stretch: Span, edits: Iterable[Edit]) -> str:
    """Return ``stretch`` of ``text`` with the ``edits`` inside it made; of two that overlap the first is."""
    out, at = [], stretch.start
    for edit in sorted(edits, key=lambda e: e.span):
        if edit.span.start < at or edit.span.end > stretch.end:
            continue
        out += [text[at : edit.span.start], edit.words]
        at = edit.span.end
    return "".join([*out, text[at : stretch.end]])


# What joins a sentence to the one before it, and means nothing without it.
_JOINT = pattern(
    r"(?:(?:but|and|so|yet|or)\s+(?=\S)"
    r"|(?:however|meanwhile|moreover|furthermore|nevertheless|nonetheless|still|also|instead|additionally|"
    r"in addition|as a result|for example|for instance|in fact|indeed|then|therefore|thus|besides|on the other hand|"
    r"at the same time|similarly|likewise|by contrast|in contrast|even so|separately|specifically|overall)\s*,\s+)",
    re.I,
)
# The marks of Markdown are no part of what is said.
_LINK = pattern(r"!?\[([^\[\]]{1,300})\]\([^()\s]{1,500}\)")
_MARKS = pattern(r"[*_`#>\[]")
_MARKUP = pattern(
    r"(?<![\w*])\*{1,3}(?=[\w\"“‘])|(?<=[\w.,!?\"”’])\*{1,3}(?![\w*])"
    r"|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|`|\A\s*#{1,6}\s|\A\s*>\s"
)
_STOPS = ".!?…"
_CLOSING = "\"“”’')]»"


def single_spaced(words: str) -> str:
    """Return ``words`` with every run of white space as one space."""
    return " ".join(words.split())


# "LONDON, March 3 (Reuters) — ": where and by whom it was written is no part of what is said.
_DATELINE = pattern(
    r"\A(?:[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){0,3}(?:,\s[^—–()\"“]{1,40})?\s?(?:\([^()]{2,30}\)\s?)?"
    r"|\([A-Z][A-Za-z ]{1,20}\)\s?)(?:—|–|--?)\s"
)
_LOOSE_STOP = pattern(r"\s([.,;:!?])(?=\s|\Z)")
_LOOSE_STOPS = (" .", " ,", " ;", " :", " !", " ?")
_QUOTE = pattern(r"(?<!\w)'")
_INNER_JOINT = pattern(r",\s(?:however|though|meanwhile|too|moreover|nevertheless),\s", re.I)


def plain(words: str) -> str:
    """Return ``words`` without the marks of Markdown."""
    return _MARKUP.sub("", _LINK.sub(r"\1", words)) if _MARKS.search(words) else words


def finished(words: str) -> str:
    """Return ``words`` as one sentence: joint words off, white space single, a capital first and a stop last."""
    words = plain(words)
    joined = words if _is_quoting(words) else _INNER_JOINT.sub(" ", words)  # what is quoted stays verbatim
    out = single_spaced(joined).strip(" ,;:–—-")
    out = _DATELINE.sub("", out, count=1)
    if any(stop in out for stop in _LOOSE_STOPS):
        out = _LOOSE_STOP.sub(r"\1", out)
    out = _balanced(_JOINT.sub("", out, count=1) if _JOINT.match(out) else out)
    if not out:
        return ""
    if not out.rstrip(_CLOSING).endswith(tuple(_STOPS)):
        out = _stopped(out)
    return out[0].upper() + out[1:] if len(out[0].upper()) == 1 else out


def _is_quoting(words: str) -> bool:
    return any(mark in words for mark in '"“”‘«') or ("'" in words and bool(_QUOTE.search(words)))


def _stopped(words: str) -> str:
    """Put a full stop last, before a closing quotation mark, as the English press does."""
    bare = words.rstrip(",;:–—- ")
    if bare and bare[-1] in '"”' and len(bare) > 1:
        inner = bare[:-1].rstrip(",;:– ")
        return f"{inner}.{bare[-1]}" if inner[-1:] not in tuple(_STOPS) else bare
    return f"{bare}."


def _balanced(words: str) -> str:
    """Close the quotation mark that the cut left open, or open the one that it left closed.

    Marks of both kinds are counted together: pages mix them in one quotation.
    """
    marks = _MARK.findall(words)
    if not marks:
        return _balanced_singly(words)
    if len(marks) % 2 == 0 or words.count("„") == len(marks):  # „so“ is quoted in German
        return words
    last = words.rfind(marks[-1])
    opening = marks[-1] == "“" or (marks[-1] == '"' and words[last + 1 : last + 2].isalnum())
    if opening:
        return words + ("”" if marks[-1] == "“" else '"')
    return ("“" if marks[-1] == "”" else '"') + words if last else words[1:]


_MARK = pattern(r"[\"“”]")


def _balanced_singly(words: str) -> str:
    """Do the same for single marks, which are apostrophes too: one after a stop or a comma closes, or its own opens."""
    opened = ""
    for match in _SINGLE.finditer(words):
        mark, before, after = match[0], words[: match.start()][-1:], words[match.end() :][:1]
        if not opened and after.isalpha() and not before.isalnum() and before not in _BEFORE_CLOSING:
            opened = "’" if mark == "‘" else mark
        elif opened and not after.isalnum():
            opened = ""
        elif not opened and not after.isalnum() and before in _BEFORE_CLOSING:
            return ("‘" if mark == "’" else mark) + words
    return words + opened


_SINGLE = pattern(r"['‘’]")
_BEFORE_CLOSING = (",", ".", "!", "?", "…")


_DANGLING = pattern(
    r"[\"“'‘]?(?:(?:he|she|they|his|her|their|theirs|its|this|that|these|those|such|both|others|another|it|them|"
    r"the (?:same|two|three|pair|others?)(?!-)|"
    r"the (?:former|latter)(?=,|\s(?:is|was|are|were|has|had|will|would|said)\b)|here|there,)\b)",
    re.I,
)
# "It is unclear whether …" points at nothing before it; nor does "that" as a joint, or "this year".
_EXPLETIVE = pattern(
    r"[\"“'‘]?(?:it(?:['’]s| is| was| will be| has been| remains| remained| seems| could be| may be)\s"
    r"(?:(?:not|still|also|too|now|yet|very|really|so|widely|only|already|immediately|initially|entirely)\s){0,3}"
    r"(?:(?:un)?(?:clear|likely|known|certain|usual|common)|(?:im)?(?:possible|probable)|difficult|hard|early|easy|"
    r"important|necessary|essential|time|expected|believed|thought|understood|estimated|feared|to be seen|rare|"
    r"confirmed|announced|revealed|reported|claimed|said by|alleged|"
    r"(?:un)?true that|false that|wrong that|not so that)\b|it (?:takes|took|costs?)\s"
    r"|this (?:year|month|week|morning|evening|afternoon|summer|winter|spring|autumn|fall|season|weekend|time)\b"
    r"|both (?=[A-Z]\w+ and )|such as\b)",
    re.I,
)


# The subject stands after a time or a place: "In March, they found …"; or is a part of it: "Half of them …".
_LATE = pattern(
    r"(?:in|on|at|by|after|before|during|since|for|from|among|as|when|while|last|with|under|over|until)\s[^,.;\"“”]{1,80},\s"
    r"(?:he|she|they|his|her|their)\b|(?:\w+\s){1,3}of\s(?:them|those|these|whom|which)\b",
    re.I,
)


@cache
def _dangling_abroad(language: str) -> re.Pattern[str] | None:
    """Return what matches a sentence that begins with a word of the language's list; None where it has none."""
    openers = "|".join(cues.words(language, "pointing"))
    return re.compile(rf"[\"“„«'‘]?\s?(?:{openers})(?!\w)", re.IGNORECASE) if openers else None


def is_dangling(words: str, language: str | None = "en") -> bool:
    """Tell whether the subject of a sentence points back at one before it."""
    abroad = _dangling_abroad((language or "en")[:2])
    if abroad is not None:
        return abroad.match(words) is not None
    bare = _JOINT.sub("", words, count=1) if _JOINT.match(words) else words
    return bool(_DANGLING.match(bare) or _LATE.match(bare)) and not _EXPLETIVE.match(bare)


def word_count(words: str) -> int:
    """Return how many words there are."""
    return len(words.split())
