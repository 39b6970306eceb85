"""Whether a text looks ahead where it names a weekday: "will be held on Friday", but "was held on Friday"."""

import re
from functools import cache

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words

REACH = 60
"""Characters before a weekday in which the words that look ahead stand: "will" and what will be."""

_TOKEN = re.compile(r"[^\W_][\w'’]*")
# What ends a clause: a stop with white space behind it, but for those of "3 p.m.".
_CLAUSE_END = pattern(r"[;:]\s|(?<!\b[ap]\.m)[.!?][\"”’)]{0,2}\s|\n")
# A quotation that ends, in marks that tell; and what stands between two commas: "will, the police said, be held".
_CLOSING = pattern(r"”|(?<=[^\s(])\"|(?<=[.,!?])'")
_QUOTED = pattern(r"“[^“”]*”|(?<![^\s(])\"[^\"]*\"")
_ASIDE = pattern(r",[^,]{2,40},")


def looks_ahead(text: str, start: int, language: str) -> bool:
    """Tell whether the words before the weekday at ``start`` speak of what is to come.

    They do so no further than their clause and their quotation reach, and not across a verb that tells of the past:
    "We will appeal," he said on Tuesday.
    """
    cue = _last_cue(text, start, language)
    if cue is None:
        return False
    between = _QUOTED.sub(" ", text[cue.end() : start])
    if cue[0][0].isupper() and between.lstrip()[:1].isupper():
        return False  # "Will Smith"
    if _CLAUSE_END.search(between) or _CLOSING.search(between):
        return False
    verb = _plain(cue[0]) in _of_class(language, "ahead of verbs")
    return not _tells_of_the_past(_ASIDE.sub(" ", between).lower(), language, verb=verb)


def _last_cue(text: str, start: int, language: str) -> re.Match[str] | None:
    cues, classes = _cues(language), _classes(language)
    found = [cue for cue in cues.finditer(text, max(0, start - REACH), start) if classes[_plain(cue[0])] != "not"]
    return found[-1] if found else None


def _tells_of_the_past(between: str, language: str, *, verb: bool) -> bool:
    """Tell whether a finite verb stands in ``between``: "… the owner crashed on", "…, it announced on".

    The verb right behind what looks ahead is none ("will cut"), nor is one behind "to", or a participle behind "be".
    With ``verb``, what looks ahead has a verb behind it, and that may have a participle: "will stay closed".
    """
    tokens = _TOKEN.findall(between)
    led, infinitive = True, verb
    for token, following in zip(tokens, [*tokens[1:], ""], strict=False):
        if token in _between(language):
            continue
        if token in _leading(language):
            led = True
            continue
        past = _is_past(token, following, language)
        if past and not led:
            return True
        led = led and (past or infinitive)  # "opened and blessed"
        infinitive = False
    return False


def _is_past(token: str, following: str, language: str) -> bool:
    if token in _past(language):
        return True
    # Before a noun it says what kind of thing that is: "the disputed island".
    return token.endswith("ed") and (not following or following in _behind_verbs(language))


def _plain(cue: str) -> str:
    return " ".join(cue.lower().split())


@cache
def _classes(language: str) -> dict[str, str]:
    return {row[0]: row[1] for row in entries(language, "looking_ahead")}


@cache
def _of_class(language: str, name: str) -> frozenset[str]:
    return frozenset(word for word, of in entries(language, "looking_ahead") if of == name)


@cache
def _cues(language: str) -> re.Pattern[str]:
    known = _of_class(language, "ahead") | _of_class(language, "ahead of verbs") | _of_class(language, "not")
    longest = sorted(known, key=len, reverse=True)
    cues = "|".join(r"\s".join(map(re.escape, cue.split())) for cue in longest) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{cues})(?!\w)", re.IGNORECASE)


@cache
def _past(language: str) -> frozenset[str]:
    """Return the forms that tell of what was and are seen by no ending: "said", "was", "fell", and the like."""
    reported = (
        form
        for row in entries(language, "reporting_verbs")
        for form in row[1].split()[1].split(",")
        if form != row[0].split()[0]
    )
    irregular = (form for form in (*reported, *words(language, "finite_verbs")) if not form.endswith("ed"))
    return frozenset(irregular) | _of_class(language, "past")


@cache
def _leading(language: str) -> frozenset[str]:
    """Return the words behind which a verb is an infinitive or a participle: "to", "be", "have"."""
    leading = {word for word, name in entries(language, "clause_words") if name in ("be", "have")}
    return frozenset({"to", *leading}) - _past(language)


@cache
def _between(language: str) -> frozenset[str]:
    """Return the words that may stand between those and the verb: "not", "and", "also"."""
    joints = ("not", "adverb", "coordinator")
    return frozenset(word for word, name in entries(language, "clause_words") if name in joints)


@cache
def _behind_verbs(language: str) -> frozenset[str]:
    """Return the words that follow a verb rather than stand before a noun, but for those that follow a participle."""
    following = frozenset(words(language, "function_words")) | _of_class(language, "behind")
    return following - _of_class(language, "behind participle")
