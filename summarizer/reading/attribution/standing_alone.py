"""Whose a quotation is that stands alone behind what somebody says: his, or may be another's."""

import re

from summarizer.reading.attribution.reporting import Clause
from summarizer.reading.attribution.tokens import Unit
from summarizer.reading.attribution.values import SpeakerKind


def goes_on_quoting(unit: Unit, clause: Clause, kind: SpeakerKind | None, quotation: str) -> bool:
    """Tell whether a ``quotation`` behind a sentence is of whoever says its ``clause``, one of that ``kind``.

    "Lee said she was glad. "We won.""; not where what is said tells of others' words or deeds.
    """
    if clause.verb.act not in ("says", "thinks") or clause.verb.stance == "denies" or not clause.content:
        return False
    if _tells_of_words(unit, clause) or _turns_to_others(unit, clause):
        return False
    return _may_say(kind, clause, quotation)


def _tells_of_words(unit: Unit, clause: Clause) -> bool:
    """Tell whether another's words may follow: what is said tells of a letter, of a shout, of whom it was said to."""
    told = unit.lows[clause.cue[1] :]
    somebody = clause.verb.lemma == "tell" and clause.via is None and bool(told) and unit.is_capital(clause.cue[1])
    return somebody or any(low in _WRITTEN or _is_telling(unit, low) for low in told)


def _is_telling(unit: Unit, low: str) -> bool:
    form = unit.lexicon.verbs.get(low)
    return form is not None and any({"quote", "inv"} <= one.takes and "noun" not in one.takes for one in form.verbs)


_WRITTEN = frozenset(
    [
        "sign",
        "note",
        "message",
        "letter",
        "email",
        "text",
        "banner",
        "slogan",
        "post",
        "video",
        "picture",
        "whatsapp",
        "words",
        "shouted",
        "screamed",
        "read",
        "threatened",
        "sent",
        "posted",
        "phoned",
        "called",
        "rang",
        "chanted",
    ]
)
"""Words that tell of others' words, beside the verbs of saying."""


def _turns_to_others(unit: Unit, clause: Clause) -> bool:
    """Tell whether a sentence ends with somebody else: "…, but Ben had other ideas", "said a man came up to her"."""
    start, end = clause.content[0][0], clause.content[-1][1]
    if start > clause.cue[0] and any(low[0].isalnum() for low in unit.lows[end:]):
        return True
    determined = unit.lows[start] in unit.lexicon.classes["determiner"]
    return determined and any(low in unit.lexicon.roles for low in unit.lows[start + 1 : start + 3])


def _may_say(kind: SpeakerKind | None, clause: Clause, quotation: str) -> bool:
    """Tell whether one of that kind may say it: no paper or study does, and a body says "we"."""
    if kind in ("publication", "document"):
        return False
    told = clause.right is not None and _WE.search(quotation) is not None
    return kind not in ("organization", "group") or told


_WE = re.compile(r"(?i)\b(?:we|our|us)\b")
