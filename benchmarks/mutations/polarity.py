"""Edits of negations, opposites, hedges and quantifiers. All stay outside quotation marks: a word changed there is
an altered quotation, which is another kind."""

import re
from collections.abc import Iterator
from random import Random

from mutations.pages import Claim, Edit, hedges_in, unquoted
from mutations.words import arrows, base_of_past, lines, opposites, participles, past_of_base, words

NEGATIVE = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|hardly|barely|only|unless|whether|until|if"
    r"|unable|cannot"
    r"|un(?:til|likely|able|aware)|fail\w*|refus\w*|den(?:y|ie[sd]|ying)|rather|but|even|any\w*|yet|either)\b|n['’]t\b",
    re.I,
)
NO_SUBJECT_NEXT = (
    r"(?! (?:not|to|that|it|he|she|they|we|you|I|there|just|also|always|still|even|never|both"
    r"|all|more|as|of|a bid|why|how|what|when)\b)"
)
NOT_FREE = re.compile(
    r"\b(?:what|how|why|as|than|his|her|their|the|a|free|good|own|whatever|like|do|does|did|where|it)\W*$", re.I
)


def negations_added(claim: Claim, chance: Random) -> Iterator[Edit]:
    """A sentence without any negation gets one: is not, did not, never."""
    text = claim.text
    if NEGATIVE.search(text):
        return
    yield from _after_auxiliary(text)
    yield from _before_past(claim)


def _after_auxiliary(text: str) -> Iterator[Edit]:
    participle = r"(?= (?:been|had|become|come|gone|got|\w+ed|" + "|".join(sorted(participles())) + r")\b)"
    if re.search(r"\b(?:few|how)\b", text):
        return
    for pattern in (
        r"\b(is|are|was|were)\b(?= [a-z\d£$€])",
        r"\b(has|have|had)\b" + participle,
        r"\b(will|would|could|can|should)\b(?= [a-z])",
    ):
        for match in re.finditer(pattern + NO_SUBJECT_NEXT, text):
            if (
                not unquoted(text, *match.span())
                or NOT_FREE.search(text[: match.start()])
                or "," in text[match.end() : match.end() + 2]
            ):
                continue
            word = "cannot" if match[1] == "can" else f"{match[1]} not"
            yield Edit(text[: match.start()] + word + text[match.end() :], f"{match[1]} not")
            if match[1] in ("has", "have", "had"):
                yield Edit(text[: match.end()] + " never" + text[match.end() :], f"{match[1]} never")


def _before_past(claim: Claim) -> Iterator[Edit]:
    text = claim.text
    subjects = ["police", "Police", "he", "she", "they", "who", *(name.split()[-1] for name in claim.page.persons)]
    for match in re.finditer(rf"\b(?:{'|'.join(subjects)}) (\w+)\b(?! by\b)", text):
        base = base_of_past().get(match[1])
        if base and match[1] not in words("reporting") and unquoted(text, *match.span()):
            yield Edit(text[: match.start(1)] + f"did not {base}" + text[match.end(1) :], "did not")
            yield Edit(text[: match.start(1)] + f"never {match[1]}" + text[match.end(1) :], "never")


BOUND_TO_NOT = re.compile(
    r"^[^,;.”\"]*\b(?:any\w*|either|ever|yet|at all|nor|but|until|because|only|just|necessarily|even|much|many"
    r"|so|too|quite|always"
    r"|all|every\w*|enough|alone|least|long|like|rather|merely|simply)\b",
    re.I,
)


def negations_removed(claim: Claim, chance: Random) -> Iterator[Edit]:
    """The only negation of a sentence goes, with what is needed for the grammar."""
    text = claim.text
    if (
        len(
            re.findall(
                r"\b(?:not|never|no|none|nor|neither|nobody|nothing|without|cannot|unless)\b|n['’]t\b", text, re.I
            )
        )
        != 1
    ):
        return
    if re.search(r"\b(?:whether|if|why|only|not-|nothing)\b", text):
        return
    for pattern, rest in REMOVALS:
        match = re.search(pattern, text)
        if match and unquoted(text, *match.span()) and not BOUND_TO_NOT.match(text[match.end() :]):
            made = rest(match) if callable(rest) else rest
            if made is not None:
                changed = text[: match.start()] + made + text[match.end() :]
                yield Edit(changed[0].upper() + changed[1:], pattern.replace(r"\b", ""))
            return


def _past(match: re.Match[str]) -> str:
    return past_of_base().get(match[1], f"did {match[1]}")


def _third(match: re.Match[str]) -> str | None:
    base = match[1]
    return (
        f"{base}s"
        if re.search(r"[a-rtv-xz]$|[aeo]y$", base)
        and not re.search(r"(?:ch|sh|o)$", base)
        and base not in ("have", "be")
        else None
    )


REMOVALS = (
    (r"\bdid(?: not|n['’]t) (\w+)\b", _past),
    (r"\bdoes(?: not|n['’]t) (\w+)\b", _third),
    (r"\bdo(?: not|n['’]t) (\w+)\b", lambda match: match[1]),
    (r"\bcannot\b|\bcan['’]t\b|\bcan not\b", "can"),
    (r"\bwon['’]t\b", "will"),
    (r"\b(is|are|was|were|has|have|had|will|would|could|should)(?: not|n['’]t)\b", lambda match: match[1]),
    (r"\b(has|have|had|was|were|will|would|is|are|who) never\b(?! before)", lambda match: match[1]),
    (r"\bno longer\b", "still"),
    (r"\b(there (?:is|was|were|are|has been|had been|have been)) no(?= (?:evidence|plans|injuries|reports"
        r"|survivors|signs|doubts?|casualties|suspicious|immediate|further)\b)", lambda match: match[1]),
    (r"\bwithout(?= (?:a|an|the|his|her|their|its|permission|consent|warning|charge|pay|bail|parole)\b)", "with"),
    (r"\bnot to(?= [a-z])", "to"),
    (r"\bnot(?= (?:guilty|involved|available|known|clear|ready|safe|true|injured|related|charged|named"
        r"|released|invited|included|considered|expected|allowed)\b)", ""),
)  # fmt: skip


def antonyms_put(claim: Claim, chance: Random) -> Iterator[Edit]:
    """A word gives way to its opposite, unless it stands in a fixed phrase or its opposite is there already."""
    text = claim.text
    held = [match.span() for phrase in lines("fixed") for match in re.finditer(rf"\b{re.escape(phrase)}\b", text)]
    for word, other in opposites("antonyms"):
        for match in re.finditer(rf"(?<![\w’'-]){word}(?![\w-]|['’]\w)", text):
            free = all(match.end() <= a or match.start() >= b for a, b in held)
            if (
                free
                and unquoted(text, *match.span())
                and not re.search(rf"\b{other}\b", text)
                and _apt(word, text, match)
            ):
                yield Edit(articled(text[: match.start()] + other + text[match.end() :]), f"{word} to {other}")


def _apt(word: str, text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if word in ("likely", "able", "aware", "unlikely"):
        return bool(re.match(r" (?:to|of|that)\b", after)) and not re.search(r"\b(?:un|more|not|less)\W*$", before)
    if word in ("after", "before"):
        return (
            bool(re.match(r" [\w“\"]", after))
            and bool(re.search(r"\w $", before))
            and not re.search(r"(?:\b(?:ever|never|even|long|look\w*)\W*|\bnam(?:e|es|ing)\b[^,;]*)$", before)
        )
    if word == "released":
        return bool(re.match(r" (?:from (?:prison|jail|custody|hospital)|on bail|without charge)", after))
    if word in ("win", "lose"):
        return bool(re.search(r"\b(?:to|will|can|could|would|must|they|we|might|may|should)\W*$", before))
    if word in ("loved", "love", "hate"):
        return bool(re.search(r"\b(?:he|she|they|who|I|to|would)\W*$", before))
    return not re.search(r"\b(?:not|never|n['’]t|no)\W*$", before)


def articled(text: str) -> str:
    """Mend a and an before a changed word; words whose first sound differs from the letter are left."""
    text = re.sub(r"\b([Aa])n(?= [bcdfgjklmnpqrstvwxyz](?![A-Z]))", r"\1", text)
    return re.sub(r"\b([Aa])(?= (?:[aei]|un(?!i|an)|o(?!n[ec]|u))[a-z]+)", r"\1n", text)


OTHER_DOUBT = re.compile(
    r"\b(?:if|whether|unless|could|perhaps|maybe|claim\w*)\b"
    r"(?! be| have been| become| lead| face| cost| cause| end| take)",
    re.I,
)
STUDY = re.compile(
    r"\b(?:research|study|studies|data|evidence|figures|results?|findings|reports?|surveys?|analysis|tests"
    r"|polls?|records)"
    r"\b[^,;]{0,25}$",
    re.I,
)
PREDICATE = re.compile(
    r"\b(?:is|was|were|been|be|had|have|also|they|he|she|police|who|are|prosecutors|it|widely|and)\W*$"
)


def hedges_dropped(claim: Claim, chance: Random) -> Iterator[Edit]:
    """The only hedge of a sentence goes: may be, allegedly, is likely to."""
    found = hedges_in(claim.text)
    if len(found) != 1 or OTHER_DOUBT.search(claim.text):
        return
    match, rest = found[0]
    before, after = claim.text[: match.start()], claim.text[match.end() :]
    if not unquoted(claim.text, *match.span()) or not _droppable(match.group(), rest, before, after):
        return
    word = match[1] if "{v}" in rest else ""
    changed = before + rest.replace("{v}", word) + after
    changed = changed if rest else re.sub(r"(?<=\w), ,", ",", changed)
    changed = re.sub(r" {2,}", " ", re.sub(r" (?=[.,](?:\s|$))", "", changed)).strip()
    yield Edit(articled(changed[0].upper() + changed[1:]), "may have" if word else match.group())


def _droppable(hedge: str, rest: str, before: str, after: str) -> bool:
    """Tell whether what is left without the hedge is a sentence, and says more than it did."""
    if re.search(r"\b(?:what|as|how|so|that|could|not|n['’]t|very|most|it)\W*$", before):
        return False
    modal = hedge.split()[0] in ("may", "might", "could")
    if modal and re.search(r"\b(?:how|where|when|what|whether|anyone|no)\b[^,;]{0,40}$", before, re.I):
        return False
    if hedge in ("alleged", "suspected"):
        plural = hedge == "alleged" and before.endswith("s ")
        noun = re.match(r" (?!that|by|to|in|of|he|she|they)[a-z]", after)
        return noun is not None and not plural and not PREDICATE.search(before)
    if hedge in ("may", "might"):
        return bool(re.match(r" (?!(?:not|have|also|well|or|as|apply|only)\b)[a-z]", after)) and ", but" not in after
    return not hedge.startswith("suggest") or bool(STUDY.search(before))


TIMES = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|times?|ways?|things?|cases?|miles|reasons?|feet"
    r"|metres|parts?|points?|more|other|further|former|sort|kind)\b"
)
PLURAL = (
    rf"(?= (?!{TIMES})(?:(?:of (?:the|his|her|their|its|those|these) )|(?:[a-z]+ ){{0,1}}(?:people|men"
    rf"|women|children|police|[a-z]{{3,}}(?<!s)s)\b))"
)


def quantifiers_raised(claim: Claim, chance: Random) -> Iterator[Edit]:
    """Some becomes most or all, many all, often always."""
    text = claim.text
    for low, high in arrows("quantifiers"):
        adverb = low in (
            "often",
            "sometimes",
            "usually",
            "frequently",
            "occasionally",
            "mostly",
            "partly",
            "mainly",
            "largely",
        )
        many = low.endswith("of") or low in ("some", "many", "most")
        guard = (
            r" (?=[a-z]+)"
            if adverb
            else PLURAL.replace("(?= ", r" (?=", 1)
            if many and not low.endswith("of")
            else " (?=the|his|her|their|its|those|these|them|[a-z]+s )"
        )
        pattern = r"(?<![\w-])" + re.escape(low) + guard
        for match in re.finditer(pattern, text, re.I):
            before, after = text[: match.start()], text[match.end() :]
            bound = re.search(
                r"\b(?:how|as|so|too|not|the|his|her|their|its|n['’]t|nearly|almost|more|very|most|these|those|our|for|quite)\W*$",
                before,
                re.I,
            )
            if (
                bound
                or re.search(r"['’]s $", before)
                or re.match(r"(?:the |its |his )?(?:most|best|worst|\w+est|exceptions)\b", after)
            ):
                continue
            if not low.endswith(" of") and low in ("some", "many", "most") and not re.search(FRONT, before):
                continue
            if (
                not unquoted(text, *match.span())
                or re.match(TIMES, after)
                or re.match(r"[\d,]+|hundred|thousand", after)
                or _singular(low, after)
            ):
                continue
            new = high.capitalize() if match.group()[0].isupper() else high
            yield Edit(before + new + " " + after, f"{low} to {high}")


FRONT = r"^$|[\"“'‘] ?$|\b(?:that|said|says|because|while|although|though|since|as|and|but|where|when)\W*$"
"""A bare quantifier counts where its phrase is a subject: many officials believed, not: without many problems."""


def _singular(low: str, after: str) -> bool:
    """Tell whether "some" or "most" stands before a singular or an adjective (some evidence, most important)."""
    if low not in ("some", "most", "many"):
        return False
    first = re.match(r"(?:people|men|women|children|[a-z]{3,}s\b)", after)
    return not first or bool(
        re.match(r"(?:of|is|was|has|famous|important|serious|successful|wanted|senior|recent|likely)\b", after)
    )
