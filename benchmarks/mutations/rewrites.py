"""Rewrites that leave the meaning as it is: numerals, typography, order, synonyms, voice."""

import re
import unicodedata
from collections.abc import Iterator
from random import Random

from mutations.pages import Claim, Edit, unquoted
from mutations.values import MONTH
from mutations.words import DAYS, NUMBERS, arrows, participles, words

DIGITS = {str(number): word for word, number in NUMBERS.items()}


def numerals(claim: Claim, chance: Random) -> Iterator[Edit]:
    """A number in words as digits, or the other way; a scale word written out or in; percent in words."""
    text = claim.text
    for match in re.finditer(
        r"(?<![\w.,-])(" + "|".join(NUMBERS) + r")(?= [a-z]|-(?:year|day|week|month|hour|minute))", text
    ):
        if unquoted(text, *match.span()) and not re.match(
            r" (?:or|and|of a|hundred|thousand|million|to|quarters|thirds) ?", text[match.end() :]
        ):
            yield Edit(text[: match.start()] + str(NUMBERS[match[1]]) + text[match.end() :], "word to digits")
    for match in re.finditer(r"(?<=[a-z] )(\d\d?)(?= [a-z]{3,}|-(?:year|day|week|month|hour|minute))", text):
        free = unquoted(text, *match.span()) and not re.search(
            r"\b(?:number|no|page|top|route|channel|radio|bbc|flight|formula|figure|under|over|on|aged|the)\.? $",
            text[: match.start()],
            re.I,
        )
        if (
            free
            and match[1] in DIGITS
            and not re.match(rf" (?:{MONTH}|per|percent|million|am|pm|to|and|or|billion)", text[match.end() :])
        ):
            yield Edit(text[: match.start()] + DIGITS[match[1]] + text[match.end() :], "digits to word")
    yield from _scales(text)


def _scales(text: str) -> Iterator[Edit]:
    for match in re.finditer(r"([$£€])(\d+(?:\.\d+)?)(m|bn| million| billion)\b", text):
        unit = {"m": " million", "bn": " billion", " million": "m", " billion": "bn"}[match[3]]
        if unquoted(text, *match.span()):
            yield Edit(text[: match.start()] + match[1] + match[2] + unit + text[match.end() :], "scale suffix")
            size = 6 if "m" in match[3][:2] else 9
            whole, _, part = match[2].partition(".")
            if len(part) <= 3:
                long = int(whole + part) * 10 ** (size - len(part))
                yield Edit(text[: match.start()] + f"{match[1]}{long:,}" + text[match.end() :], "scale written out")
    for match in re.finditer(r"(?<=\d)(%| per cent| percent)(?!\w)(?!-)", text):
        if unquoted(text, *match.span()):
            yield Edit(
                text[: match.start()] + (" per cent" if match[1] == "%" else "%") + text[match.end() :], "percent"
            )
    for match in re.finditer(r"(?<![\w.,])(\d{1,3}),(\d{3})(?![\d,])", text):
        if unquoted(text, *match.span()):
            yield Edit(text[: match.start()] + match[1] + match[2] + text[match.end() :], "thousands comma")


def typography(claim: Claim, chance: Random) -> Iterator[Edit]:
    """Quotes, dashes, spaces, ligatures, soft hyphens, composed and decomposed letters."""
    text = claim.text
    straight = text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    curly = re.sub(r"\"([^\"]*)\"", r"“\1”", re.sub(r"(?<=\w)'(?=\w)", "’", text))
    made = [
        (straight, "straight quotes"),
        (curly, "curly quotes"),
        (re.sub(r" [-–—] | -- ", " — ", text), "long dash"),
        (re.sub(r" [-–—] | -- ", " – ", text), "short dash"),
        (re.sub(r"(?<=[a-z])-(?=[a-z])", "‑", text), "unbreakable hyphen"),
        (re.sub(r"(?<=\d) |(?<=Mr) |(?<=Dr) ", "\xa0", text), "no-break space"),
        (text.replace(" ", "  ") if len(text) % 4 == 0 else text, "double spaces"),
        (text.replace("fi", "ﬁ").replace("fl", "ﬂ"), "ligatures"),
        (text.replace("...", "…"), "ellipsis"),
        (re.sub(r"\b([a-z]{4})(?=[a-z]{5})", "\\1\xad", text), "soft hyphens"),
        (unicodedata.normalize("NFD", text), "decomposed"),
        (re.sub(r"(?<=\d),(?=\d{3})", " ", text), "thin space in thousands"),
    ]  # fmt: skip
    for changed, recipe in made:
        if changed != text:
            yield Edit(changed, recipe)


TIME = (
    r"(?:[Oo]n (?:"
    + "|".join(DAYS)
    + r")|[Ii]n (?:19|20)\d\d|[Ii]n "
    + MONTH
    + r"(?: (?:19|20)\d\d)?|[Ll]ast (?:week|month|year|night)"
    r"|[Ee]arlier this (?:week|month|year)|[Yy]esterday|[Tt]his (?:week|month|morning|afternoon)|[Aa]t the time)"
)
PLAIN_CLAUSE = re.compile(
    r"^(?!.*\b(?:that|who|which|where|when|what|while|said|says|told|because|but|and|if|as|to|whose|before"
    r"|after|since|until|until|whom|than|for)\b)[^,;:\"“”‘()–—]{10,120}$"
)
OTHER_TIME = re.compile(r"\b\w+ing\b|\b(?:19|20)\d\d\b|\bJr\.")
"""With these in it a clause has another place that a time could belong to."""
FRONT_CLAUSE = re.compile(
    r"^(After|Before|When|Although|Though|Because|If|Despite) ([^,;:\"“”()–—]{10,90}), ([^,;:\"“”()–—]{10,120})\.$"
)


def orders(claim: Claim, chance: Random) -> Iterator[Edit]:
    """An attribution, a time or a subordinate clause moved to the other end of its sentence."""
    text = claim.text
    yield from _attributions(claim)
    match = re.match(rf"^({TIME}),? ([^,]+)\.$", text)
    if match and PLAIN_CLAUSE.match(match[2]) and not OTHER_TIME.search(match[2]):
        yield Edit(f"{_upper(match[2])} {_lower(match[1], claim)}.", "time to the end")
    match = re.match(rf"^([^,]+?) ({TIME})\.$", text)
    if match and _one_place(match[1]):
        yield Edit(f"{_upper(match[2])}, {_lower(match[1], claim)}.", "time to the front")
    match = FRONT_CLAUSE.match(text)
    if match and not MORE_CLAUSES.search(match[3]):
        yield Edit(f"{_upper(match[3])} {match[1].lower()} {match[2]}.", "clause to the end")


MORE_CLAUSES = re.compile(
    r"\b(?:that|who|which|said|says|told|and|but|to|would|it|after|before|when|because|what|how|\w+ing)\b"
)
HELD = re.compile(
    r" by |\b(?:late|early|earlier|later|was|is|were|are|be|than|of|from|until|since|\w+day|year|month|\d+"
    rf"|{MONTH})$"
)
"""A time after these belongs to them."""


def _one_place(clause: str) -> bool:
    """Tell whether a time at the end of ``clause`` can only be that of its one verb."""
    verbs = len(re.findall(r"\b\w+ed\b", clause))
    return verbs <= 1 and bool(PLAIN_CLAUSE.match(clause)) and not (HELD.search(clause) or OTHER_TIME.search(clause))


def _attributions(claim: Claim) -> Iterator[Edit]:
    text = claim.text
    name = (
        r"((?:[A-Z][\w.'’-]+|[Pp]olice|officials?|[Tt]he [a-z]+)(?: [A-Z][\w.'’-]+| (?!(?:has|have|had|also"
        r"|now|earlier|later)\b)[a-z]{3,12}){0,4}?)"
    )
    match = re.match(r"^According to ([^,\"“”]{3,60}), ([^\"“”]{15,200})\.$", text)
    if match:
        yield Edit(f"{_upper(match[2])}, according to {match[1]}.", "according to, to the end")
    match = re.match(r"^([^\"“”]{15,200}), according to ([^,\"“”]{3,60})\.$", text)
    if match:
        yield Edit(f"According to {match[2]}, {_lower(match[1], claim)}.", "according to, to the front")
    if re.search(r"\.,|\.[A-Z]", text) or re.match(
        r"(?:Earlier|Later|On|In|At|After|Before|When|Since|As"
        r"|While|By|During|Last|For) ",
        text,
    ):
        return
    match = re.match(rf"^([^\"“”‘:]{{15,200}}), {name} (said|says)\.$", text) or re.match(
        rf"^([^\"“”‘:]{{15,200}}), (said|says) {name}\.$", text
    )
    if match:
        who, verb = (match[3], match[2]) if match[2] in ("said", "says") else (match[2], match[3])
        yield Edit(f"{_upper(who)} {verb} {_lower(match[1], claim)}.", "said, to the front")
    match = re.match(
        rf"^{name} (said|says) (?:that )?((?:the|a|an|he|she|they|it|there|his|her|their) [^,;\"“”‘:]{{12,160}})\.$",
        text,
    )
    if match and not match[1].endswith(("who", "and")) and not re.search(r"\b(?:said|says)\b", match[3]):
        yield Edit(f"{_upper(match[3])}, {_lower(match[1], claim)} {match[2]}.", "said, to the end")
    marks = re.match(r"^([\"“][^\"“”]{8,300}),([\"”]) (said|says) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\.$", text)
    if marks:
        yield Edit(f"{marks[4]} {marks[3]}: {marks[1]}.{marks[2]}", "quotation to the end")
    marks = re.match(
        r"^([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}) (said|says)[:,] ([\"“][^\"“”]{8,300})[.,]([\"”])\.?$", text
    )
    if marks:
        yield Edit(f"{marks[3]},{marks[4]} {marks[1]} {marks[2]}.", "quotation to the front")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str, claim: Claim) -> str:
    first = re.match(r"\w+", text)
    plain = {
        "The",
        "A",
        "An",
        "He",
        "She",
        "They",
        "It",
        "There",
        "His",
        "Her",
        "Their",
        "In",
        "On",
        "Last",
        "Earlier",
        "This",
        "Yesterday",
        "At",
    }
    if not first or first.group() in words("first_names") or (len(first.group()) == 1 and first.group() != "A"):
        return text
    common = first.group() in plain | words("common") or first.group().lower() in claim.page.vocabulary
    return text[0].lower() + text[1:] if common else text


def synonyms(claim: Claim, chance: Random) -> Iterator[Edit]:
    """A word for another of the same meaning, outside quotations and names."""
    text = claim.text
    for before, after in arrows("synonyms"):
        pattern = re.escape(before).replace(r"\#", r"(?P<n>[$£€]?\d[\d,.]*)").replace("#", r"(?P<n>[$£€]?\d[\d,.]*)")
        for match in re.finditer(rf"(?<![\w-]){pattern}(?![\w-]|['’]\w|\.\d)", text):
            if not unquoted(text, *match.span()) or not _interchangeable(before, text, match):
                continue
            new = after.replace("#", match["n"]) if "n" in match.groupdict() else after
            yield Edit(text[: match.start()] + new + text[match.end() :], f"{before} to {after}")


def _interchangeable(before: str, text: str, match: re.Match[str]) -> bool:
    ahead, behind = text[match.end() :], text[: match.start()]
    if re.match(r" [A-Z]", ahead) and before not in (
        "said that",
        "because of",
        "despite",
        "due to",
        "until",
        "among",
        "towards",
        "such as",
        "as well as",
        "concerning",
    ):
        return False
    guards = {
        "due to": not re.match(r" \w+(?:\W|$)", ahead) or bool(re.match(r" (?:the|a|an|his|her|their|its|poor"
        r"|bad|heavy|lack|high|low)\b", ahead)),
        "difficult": bool(re.match(r" (?:to|for)\b", ahead)),
        "concerning": bool(re.match(r" (?:the|a|his|her)\b", ahead)),
        "entire": bool(re.search(r"\b(?:the|an|his|her|their|its)\W*$", behind)) and not re.search(r"\ban\W*$", behind),
        "previously": not re.match(r" (?:un|owned)", ahead),
        "quickly": not re.search(r"\b(?:as|more|how|so|too|very)\W*$", behind),
        "following the": bool(re.search(r"[a-z,] $", behind)) and not re.search(r"\b(?:is|was|were|are|been|be"
        r"|of|by|and|not)\W*$", behind),
        "cancelled": not ahead.startswith(" out") and bool(re.search(r"\b(?:was|were|been|be|is)\W*$", behind)),
        "postponed": bool(re.search(r"\b(?:was|were|been|be|is)\W*$", behind)),
        "vital": not re.match(r" (?:signs|organs)", ahead) and not re.search(r"\ba\W*$", behind),
        "regularly": bool(re.match(r"[.,]", ahead)),
        "frequently": not re.search(r"\b(?:more|most|less|as)\W*$", behind),
        "often": not re.search(r"\b(?:more|most|less|as|how|so|too|very)\W*$", behind),
        "children": not re.match(r" (?:and (?:families|young)|in (?:need|care))", ahead),
        "huge": not re.search(r"\ba\W*$", behind),
        "enormous": not re.search(r"\ban\W*$", behind),
        "extremely": not re.search(r"\ban\W*$", behind),
        "set up": bool(re.match(r" (?:a|an|the|by|in)\b", ahead)) and not re.search(r"\b(?:a|the|to|be) $", behind),
        "rescued": bool(re.search(r"\b(?:was|were|been|be)\W*$", behind)),
        "occurred": not re.match(r" to\b", ahead),
        "happened": not re.match(r" (?:to|upon)\b", ahead),
        "in total": bool(re.match(r"[.,]", ahead)),
        "eventually": bool(re.match(r" [a-z]+(?:ed|ew|on|ame)\b", ahead)),
        "immediately": bool(re.match(r"[.]", ahead)),
        "currently": not re.search(r"\b(?:the|a|who)\W*$", behind),
    }  # fmt: skip
    return guards.get(before, True)


DETERMINED = (
    r"(?:[Aa]n?|[Tt]he|[Ll]ocal|[Ss]ome|\d[\d,]*|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]wo|[Tt]hree|[Ff]our"
    r"|[Ff]ive|[Tt]hese|[Ss]everal|[Mm]any)"
)
NOUNS = (
    rf"((?:{DETERMINED} [^,;:\"“”()]{{2,60}}?|[Pp]olice|[Oo]fficers|[Ff]irefighters"
    rf"|[A-Z][\w’'-]+(?: (?:of |the )*[A-Z\d][\w’'-]*){{0,4}}))"
)
APPOSED = r"((?:, (?:\d+|an?|the|who|which) ?[^,;:\"“”]{2,70},)?)"
TAIL = (
    r"((?: (?:in|on|at|during|near|outside|last|yesterday|inside|across|for|from|with|under|this"
    r"|earlier)\b[^;:\"“”]{2,80})?)"
)


def voices(claim: Claim, chance: Random) -> Iterator[Edit]:
    """Active for passive and passive for active, in sentences of one plain clause."""
    text, backwards = (
        claim.text,
        {participles()[p]: p for p in participles() if participles()[p] in words("transitive")},
    )
    pairs = {participle: past for past, participle in backwards.items()}
    lead = r"((?:[A-Z][\w.'’ -]{2,40} said (?:that )?)?)"
    match = re.match(
        rf"^{lead}{NOUNS}{APPOSED} (was|were|has been|have been) ({'|'.join(pairs)}) by {NOUNS}{TAIL}\.$", text
    )
    if match and _nouns(match[2], match[6]) and _simple(match[7]):
        has = "" if match[4] in ("was", "were") else "have " if _plural(match[6]) else "has "
        verb = (has + match[5]) if has else pairs[match[5]]
        subject = match[6] if match[1] else _upper(match[6])
        patient = _lower(match[2], claim) + (match[3] if match[7] else match[3].removesuffix(","))
        yield Edit(f"{match[1]}{subject} {verb} {patient}{match[7]}.", "passive to active")
    match = re.match(
        rf"^{lead}{NOUNS}{APPOSED} ((?:has |have )?)({'|'.join(backwards)}|{'|'.join(pairs)}) {NOUNS}{TAIL}\.$", text
    )
    if (
        match
        and (match[5] in pairs if match[4] else match[5] in backwards)
        and _nouns(match[2], match[6])
        and _simple(match[7], apart=True)
    ):
        plural = _plural(match[6])
        verb = ("have been" if plural else "has been") if match[4] else "were" if plural else "was"
        subject = match[6] if match[1] else _upper(match[6])
        participle = match[5] if match[4] else backwards[match[5]]
        agent = _lower(match[2], claim) + (match[3] if match[7] else match[3].removesuffix(","))
        yield Edit(f"{match[1]}{subject} {verb} {participle} by {agent}{match[7]}.", "active to passive")


def _nouns(*phrases: str) -> bool:
    """Tell whether phrases are noun phrases: no pronoun, no time, no clause, no preposition but "of"."""
    no_noun = re.compile(
        r"\b(?:It|He|She|They|We|I|You|This|That|who|which|that|there|time|way|week|year|month|day|night|first|last|only|most"
        r"|is|are|was|were|has|have|had|be|been|said|will|would|could|to|in|on|at|for|from|with|after|before|as|when|while|by|and"
        r"|or|but|out|up|off|into|over|about|than|not|never|more|less|also|just|himself|herself|itself|themselves|his|her|their|its"
        r"|(?!(?:building|wing|king|painting|meeting|evening)\b)\w+ing|(?!family\b)\w+ly|"
        + "|".join(DAYS)
        + rf"|{MONTH})\b"
    )
    return not any(no_noun.search(phrase) or len(phrase.split()) > 8 for phrase in phrases)


def _simple(tail: str, apart: bool = False) -> bool:
    """Tell whether what follows is no clause of its own; ``apart``: nor part of the phrase before it (for, with)."""
    own = (
        r"that|who|which|and|but|he|she|they|was|were|is|are|had|has|have|his|her|their|its|said|to|when|while|as|after"
        r"|before|\w+ing|where"
    )
    return not re.search(rf"\b(?:{own})\b|,", tail) and not (apart and re.match(r" (?:for|with|from)\b", tail))


def _plural(phrase: str) -> bool:
    """Tell whether the head of a noun phrase is plural: the last word before an "of"."""
    last = phrase.split(" of ")[0].split()[-1]
    if re.match(r"[Aa]n? ", phrase) or (last[0].isupper() and last not in ("Police",)):
        return False
    return last in ("people", "men", "women", "children", "police", "Police") or (
        last.endswith("s") and not last.endswith(("ss", "us", "is"))
    )
