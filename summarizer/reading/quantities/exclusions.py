"""Numbers that are no figures: the pronoun "one", names, labels; and years, which are dates."""

import re
from functools import cache

from summarizer.patterns import pattern
from summarizer.reading.quantities import counted as counting
from summarizer.reading.quantities.context import Reading, is_headline
from summarizer.reading.quantities.growing import Numeral
from summarizer.reading.quantities.qualifiers import qualifier_before
from summarizer.reading.quantities.scanning import Atom
from summarizer.reading.quantities.units import unit_after

# Characters before a number in which a place or a crowd stands that it counts the people of.
_OF_WHOM = 20

# What counts the digits of a number.
_FIGURES = pattern(r"[- ]figures?\b(?!s)", re.I)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "one_in": pattern(
            r" [a-z]{3,14} (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b"
        ),
        "recent": pattern(r"\b(?:past|last|next|coming|first|final)[ ]\Z", re.I),
        "year_before": pattern(r"(?:\b(?:the|in|since|during|of|from|by|after|before|its|their)|['’]s)[ ]\Z", re.I),
        "of": pattern(
            r"\b(?:towns?|villages?|cit(?:y|ies)|communit(?:y|ies)|hamlets?|parish(?:es)?|settlements?|suburbs?|islands?"
            r"|districts?|populations?|crowds?|groups?|gatherings?|audiences?|congregations?|workforces?) of[ ]\Z",
            re.I,
        ),
        "people": pattern(r"[ ](?:people|men|women|children|residents|inhabitants|souls|voters|households|homes)\b"),
        "until": pattern(r"\b(?:until|till|since|bis|hasta)[ ]\Z", re.I),
        "counted_year": pattern(
            r"[ ]?(?:%|per ?cent|people|men|women|children|million|billion|[a-z]+s(?! ended)\b)"
            r"|[-–]?[A-Za-z]|[ ](?:over|x|×)[ ]\d"
        ),
        "pronoun_left": pattern(
            r"(?<!\w)(?:no|any|every|some|each|the|this|that|another|which|only|last|next|first|previous|every|other"
            r"|current|good|big|new|loved|second|such|not|number)[- ]\Z",
            re.I,
        ),
        "pronoun_right": pattern(
            r"-(?:time|offs?)\b|[ ](?:seemed|came|took|went|told|did|made|got|gave)\b"
            r"|[ ](?:of|another|or the other|who|that|is|was|has|had|can|could|should|would|must"
            r"|might|may|will|day|thing"
            r"|way|hand|side|more|by|you|we|i|they|he|she|it|to|and only|can['’]t|needs|wants|does"
            r"|did|knows|for|with|from|at"
            r"|as|where|when|which|said|says)(?!\w)|[’']s\b|[.,;:!?)\"”’]|-on-one|\s*\Z|\n",
            re.I,
        ),
    }


def may_be_year(reading: Reading, atom: Atom, floor: int) -> bool:
    """Tell whether four digits may be a year: nothing is counted by them, and no "more than" stands before."""
    if atom.end - atom.start != 4 or atom.value != "plain":
        return False
    text = reading.text
    if _patterns()["of"].search(text, max(0, atom.start - _OF_WHOM), atom.start) and _patterns()["people"].match(
        text, atom.end
    ):
        return False  # "a town of 1900 people", and not "in the flood of 1953 people lost their homes"
    if _patterns()["counted_year"].match(text, atom.end) and not _patterns()["year_before"].search(
        text, max(0, atom.start - 10), atom.start
    ):
        return False
    before = qualifier_before(text, atom.start, floor, reading.lexicon)
    return (
        before is None
        or _patterns()["until"].search(text, max(0, before.span.start - 10), before.span.start) is not None
        or before.comparator in ("about",)
        or before.span.of(text).lower() in ("under", "over", "within", "older than", "younger than", "earlier than")
    )


def is_word_only(reading: Reading, numeral: Numeral, atom: Atom) -> bool:
    """Tell whether the word is no figure here: the pronoun "one", a name ("Big Four"), "half" in "half-brother"."""
    text = reading.text
    if _FIGURES.match(text, numeral.end):
        return True  # "a six-figure sum"
    if atom.kind == "digits":
        tail = text[numeral.end : numeral.end + 1]
        if tail == "_":
            return text[max(0, numeral.start - 1) : numeral.start] != "_"  # Markdown's "_40_" is a figure
        return bool(tail) and tail.isalpha() and not unit_after(text, numeral.end, reading.lexicon)
    word = text[numeral.start : numeral.end]
    if word.lower() == "one" and reading.lexicon.language == "en":
        return _is_pronoun(reading, numeral)
    if atom.kind == "part" and numeral.form == "share":
        return not _is_share(text, numeral, atom)
    if text[atom.start].isupper() and atom.kind != "vague":
        return is_name(reading, numeral)
    if atom.kind in ("few", "vague"):
        return not _counts_vaguely(reading, numeral, atom)
    return False


def _is_pronoun(reading: Reading, numeral: Numeral) -> bool:
    text = reading.text
    left = _patterns()["pronoun_left"].search(text, max(0, numeral.start - 10), numeral.start)
    if unit_after(text, numeral.end, reading.lexicon) and not re.match(r" day\b", text[numeral.end : numeral.end + 5]):
        return False
    if re.search(r"(?:\bminus|\bnegative) \Z", text[max(0, numeral.start - 10) : numeral.start]):
        return False
    if re.match(r"[ ](?:in|out of)[ ](?:every )?(?:\d|[a-z]+)", text[numeral.end : numeral.end + 16]):
        return False
    if _patterns()["one_in"].match(text, numeral.end):
        return False
    return bool(left) or bool(_patterns()["pronoun_right"].match(text, numeral.end))


def _is_share(text: str, numeral: Numeral, atom: Atom) -> bool:
    """Tell whether "half", "a quarter" is a share here: of something, or before what it halves."""
    if numeral.start != atom.start:
        return atom.number != 4 or not re.match(
            r"[ ](?:mile|century|hour|finals?|back)\b|-(?:finals?|backs?|decks?|masters?)\b",
            text[numeral.end : numeral.end + 9],
        )
    word = text[atom.start : atom.end].lower()
    if word != "half":
        return False
    if re.search(
        r"(?:first|second|other|one|each|better|1st|2nd|at the|of the)[- ]\Z",
        text[max(0, atom.start - 8) : atom.start],
        re.I,
    ):
        return False
    return bool(
        re.match(
            r"[ ](?:of|a|an|the|its|their|his|her|all|our|my|that|those|these|as|people)\b|[ ]?[.,;)]|\s*\Z",
            text[numeral.end : numeral.end + 9],
        )
    )


def is_name(reading: Reading, numeral: Numeral) -> bool:
    """Tell whether a capitalised number word inside running text is part of a name ("Five Eyes", "Air Force One")."""
    text = reading.text
    before = text[max(0, numeral.start - 4) : numeral.start]
    if text[numeral.end + 1 : numeral.end + 2].islower() and unit_after(text, numeral.end, reading.lexicon):
        return False  # "Ten-year veteran", of a page that lost the end of a sentence
    if not before.strip() or before.rstrip()[-1:] in ".!?:;\"“”«»„‚‹›‘'(•|–—-\n" or "\n" in before:
        return False
    return not is_headline(reading, numeral.start)


def _counts_vaguely(reading: Reading, numeral: Numeral, atom: Atom) -> bool:
    """Tell whether "several", "a few", "hundreds" counts something: a plural or "of" stands behind it."""
    text = reading.text
    if reading.lexicon.language != "en":
        return atom.kind == "vague" or numeral.start != atom.start or numeral.end != atom.end
    if atom.kind == "vague":
        return numeral.end != atom.end or bool(
            re.match(
                r"[\"”’']?\s(?:of|more|have|were|are|had|died|killed|injured|to)\b|[ ]?[.,;)]|\s*\Z",
                text[numeral.end : numeral.end + 10],
            )
        )
    word = text[atom.start : atom.end].lower()
    if word != "several" and numeral.start == atom.start and numeral.end == atom.end:
        recent = word == "few" and _patterns()["recent"].search(text, max(0, atom.start - 10), atom.start)
        return bool(recent and unit_after(text, numeral.end, reading.lexicon))
    if numeral.end != atom.end or unit_after(text, numeral.end, reading.lexicon):
        return True
    stop = reading.within.end
    if word in ("couple", "handful"):
        return counting.counted_of(text, numeral.end, stop, "en") is not None
    return counting.counted(text, numeral.end, stop, single=False, language=reading.lexicon.language) is not None
