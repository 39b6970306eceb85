"""Edits of figures, units, signs and dates."""

import re
from collections.abc import Iterator
from random import Random

from mutations.pages import Claim, Edit, contents
from mutations.words import DAYS, MONTHS, NUMBERS, lines, opposites

MONTH = "(?:" + "|".join(MONTHS) + ")"
UNIT_AFTER = r"(?:%|(?:m|bn|k|km|mph|ft|cm|kg|lbs?|st|p)\b)?"
FIGURE = re.compile(
    r"(?<![\w.,:/$£€+−–'’#-])(?P<sign>[$£€]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,7})(?P<part>\.\d+)?(?P<unit>"
    + UNIT_AFTER
    + r")"
    r"(?![\w%:/'’]|[.,:]\d|[-–](?:\d|[A-Z])| ?(?:[ap]\.?m\b|GMT|BST|[ap]\.m))"
)
SCORE = re.compile(r"(?<![\w.,/-])(\d{1,2})([-–])(\d{1,2})(?![\w/-]|\.\d)")
AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|above|exceed\w*|minimum of|beyond|or more|older than|past)\W*(?:the age of )?[$£€]?$"
)
AT_MOST = re.compile(
    r"\b(?:up to|less than|under|fewer than|below|at most|as (?:much|many|little|few) as|nearly|almost"
    r"|maximum of|within|"
    r"no more than|approaching|close to)\W*(?:a )?[$£€]?$"
)
NEGATED = re.compile(r"\b(?:no|not|never|none|without|every|all|any|if)\b|n['’]t\b", re.I)
"""Under these a bound moved to the far side may still follow from the first one."""
VAGUE = re.compile(
    r"\b(?:one or|two or|three or|or|to|and|between|from|number|no\.?|page|top|route|channel|formula|figure)\W*$", re.I
)


def figures_changed(claim: Claim, chance: Random) -> Iterator[Edit]:
    """Another number in the place of one; bounds are moved to the side that makes the statement false."""
    yield from _digits_changed(claim, chance)
    yield from _words_changed(claim, chance)
    yield from _scores_changed(claim, chance)


def _is_date(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    whole = match["whole"]
    year = (
        len(whole) == 4 and "1000" <= whole <= "2100" and not match["sign"] and not match["unit"] and not match["part"]
    )
    month = re.search(rf"{MONTH} $", before) or re.match(rf" (?:of )?{MONTH}", after)
    return bool(year or month)


def other_number(number: int, chance: Random, side: int = 0) -> int:
    """Return a number at least a fifth and at least two away; ``side`` -1: smaller, 1: larger."""
    if number <= 3:
        return number + chance.choice((3, 4, 5)) if side >= 0 else number * 10 + 7
    factor = chance.choice((0.5, 0.6, 0.7) if side < 0 else (1.4, 1.6, 1.8) if side > 0 else (0.6, 0.7, 1.4, 1.7))
    zeros = len(str(number)) - len(str(number).rstrip("0"))
    step = 10 ** max(0, zeros - (1 if len(str(number)) == zeros + 1 and zeros else 0))
    changed = round(number * factor / step) * step
    return changed if abs(changed - number) >= 2 else number + (2 if side >= 0 else -2)


def _formed(number: int, like: str) -> str:
    return f"{number:,}" if "," in like or (number >= 10_000 and len(like) < 5) else str(number)


def _digits_changed(claim: Claim, chance: Random) -> Iterator[Edit]:
    text = claim.text
    for match in FIGURE.finditer(text):
        before = text[: match.start()]
        if _is_date(text, match) or VAGUE.search(before) or re.match(r" (?:or|to|and) \d", text[match.end() :]):
            continue
        side = 1 if AT_LEAST.search(before) else -1 if AT_MOST.search(before) else 0
        if side and NEGATED.search(text):
            continue
        number = int(match["whole"].replace(",", ""))
        if side < 0 and number <= 3:
            continue
        new = _formed(other_number(number, chance, side), match["whole"])
        if re.search(rf"(?<![\d,.]){new}(?![\d,]|\.\d)", claim.page.text) or _in_words(new, claim):
            continue
        yield Edit(text[: match.start("whole")] + new + text[match.end("whole") :], "digits")
        if side == 0:
            yield from _from_elsewhere(claim, match, chance)


def _in_words(new: str, claim: Claim) -> bool:
    return any(str(number) == new and word in claim.page.vocabulary for word, number in NUMBERS.items())


def _from_elsewhere(claim: Claim, match: re.Match[str], chance: Random) -> Iterator[Edit]:
    """The figure of another sentence, of the same form, where that sentence is about something else."""
    found = []
    for _, _, sentence in claim.page.sentences:
        if len(contents(sentence) & contents(claim.text)) * 4 > len(contents(claim.text)):
            continue
        for other in FIGURE.finditer(sentence):
            ratio = int(other["whole"].replace(",", "")) / max(1, int(match["whole"].replace(",", "")))
            alike = (
                other["sign"] == match["sign"]
                and other["unit"] == match["unit"]
                and len(other["whole"]) == len(match["whole"])
            )
            if alike and not 0.8 < ratio < 1.25 and not _is_date(sentence, other) and other["whole"] not in claim.text:
                found.append(other["whole"] + (other["part"] or ""))
    if found:
        end = match.end("part") if match["part"] else match.end("whole")
        yield Edit(
            claim.text[: match.start("whole")] + chance.choice(found) + claim.text[end:], "figure of another sentence"
        )


def _words_changed(claim: Claim, chance: Random) -> Iterator[Edit]:
    text = claim.text
    for match in re.finditer(
        r"(?<![\w-])("
        + "|".join(NUMBERS)
        + r")(?= (?!or\b|and\b|to\b|of\b|thirds|quarters|times)[a-z]|-(?:year|day|week|month|hour|minute))",
        text,
        re.I,
    ):
        before = text[: match.start()]
        if VAGUE.search(before) or AT_MOST.search(before) or (AT_LEAST.search(before) and NEGATED.search(text)):
            continue
        number = NUMBERS[match[1].lower()]
        far = [
            w
            for w, n in NUMBERS.items()
            if n > number * 1.25 + 1 and n <= number * 4 and w not in claim.page.vocabulary
        ]
        far = [w for w in far if not re.search(rf"\b{NUMBERS[w]}\b", claim.page.text)]
        if far:
            new = chance.choice(far[:6])
            new = new.capitalize() if match[1][0].isupper() else new
            yield Edit(text[: match.start()] + new + text[match.end() :], "number word")


def _scores_changed(claim: Claim, chance: Random) -> Iterator[Edit]:
    for match in SCORE.finditer(claim.text):
        new = f"{int(match[1])}{match[2]}{int(match[3]) + chance.choice((2, 3))}"
        if new not in claim.page.text and not re.search(r"(?:19|20)$", claim.text[: match.start()]):
            yield Edit(claim.text[: match.start()] + new + claim.text[match.end() :], "score or range")


def units_changed(claim: Claim, chance: Random) -> Iterator[Edit]:
    """Another unit beside a number, another currency; percent for percentage points."""
    text, number = claim.text, r"(?:\d[\d,.]*|" + "|".join(NUMBERS) + r")"
    for line in lines("units"):
        unit, other = line.split(maxsplit=1)
        start = (
            rf"(?<=[$£€]){number}"
            if unit in ("m", "bn")
            else rf"(?<![\w$£€]){number}"
            if unit in ("thousand",)
            else number
        )
        short = len(unit) <= 3 and unit not in ("day",)
        joint = r"[ -]?" if short else r"[ -]"
        digits = r"[\d,.]*\d" if short else ""
        for match in re.finditer(
            rf"\b({start if not short else start.replace(number, digits)})({joint})({unit})\b", text
        ):
            if (
                _bounded(text[: match.start()])
                or (match[2] == "-" and " " in other)
                or re.match(r"['’]| ago| of age", text[match.end() :])
            ):
                continue
            yield Edit(text[: match.start(3)] + other + text[match.end(3) :], f"{unit} to {other}")
    for match in re.finditer(r"([$£€])(?=\d)", text):
        other = chance.choice([sign for sign in "$£€" if sign != match[1]])
        if not _bounded(text[: match.start()]) and (match.start() == 0 or text[match.start() - 1] in ' (“"'):
            yield Edit(text[: match.start()] + other + text[match.end() :], "currency")
    for match in re.finditer(
        r"(?:rose|fell|grew|up|down|increased|dropped|climbed) (?:by )?[\d.]+( ?%| per ?cent)(?! of)\b", text
    ):
        yield Edit(text[: match.start(1)] + " percentage points" + text[match.end(1) :], "percent to points")


def _bounded(before: str) -> bool:
    return bool(AT_LEAST.search(before) or AT_MOST.search(before) or re.search(r"\b(?:per|the first|a)\W*$", before))


def signs_changed(claim: Claim, chance: Random) -> Iterator[Edit]:
    """A rise of a figure made a fall, or the other way round; a minus lost."""
    text, near = (
        claim.text,
        r"[^.;]{0,40}?[$£€]?\d[\d,.]*(?: ?%| per ?cent| percentage| points| degrees| million| billion|m\b|bn\b)",
    )
    for word, other in opposites("directions"):
        for match in re.finditer(rf"\b{word}\b(?={near})", text):
            if other not in text and not re.match(r" (?:hands|money|awareness|funds)", text[match.end() :]):
                yield Edit(text[: match.start()] + other + text[match.end() :], f"{word} to {other}")
    money = r"(?:[$£€]\d|\d[\d,.]*(?: ?%| per ?cent| percentage| points| degrees))"
    for match in re.finditer(rf"\b(up|down)\b(?= (?:by |about |around |nearly |almost |from )?{money})", text):
        if re.search(
            r"\b(?:[Pp]ick|[Ee]nd|[Ss]et|[Mm]ake|made|[Ss]hut|[Bb]reak|cut|come|back|turned?|line[ds]?|split"
            r"|gave|is|was|were|eat|went)\W*$",
            text[: match.start()],
        ):
            continue
        other = "down" if match[1] == "up" else "up"
        yield Edit(text[: match.start()] + other + text[match.end() :], f"{match[1]} to {other}")
    for match in re.finditer(r"(?<= )[-−](?=\d)", text):
        yield Edit(text[: match.start()] + text[match.end() :], "minus lost")


def dates_moved(claim: Claim, chance: Random) -> Iterator[Edit]:
    """Another weekday, day, month or year; a relative day moved."""
    text = claim.text
    yield from _weekdays_moved(claim, chance)
    for match in re.finditer(
        rf"(?<=\bin )({MONTH})(?=\W|$)|(?<=\bof )({MONTH})(?=\W|$)|(?<=\bsince )({MONTH})\b"
        rf"|(?<=\buntil )({MONTH})\b|(?:(?<=\blast )|(?<=\bnext )|(?<=\blate ))({MONTH})\b",
        text,
    ):
        months = [m for m in MONTHS if m not in claim.page.text and m != "February"]
        if months and not re.match(r" \d|[-'’]| (?:and|to) ", text[match.end() :]):
            yield Edit(text[: match.start()] + chance.choice(months) + text[match.end() :], "month")
    for match in re.finditer(rf"\b({MONTH}) (\d\d?)\b(?![,.:]\d|[-–])|\b(\d\d?) ({MONTH})\b", text):
        group = 2 if match[2] else 3
        day = (int(match[group]) + chance.choice((3, 5, 8, 12)) - 1) % 28 + 1
        if day != int(match[group]) and not re.search(rf"\b{day}\b", claim.page.text):
            yield Edit(text[: match.start(group)] + str(day) + text[match.end(group) :], "day of month")
    year_after = r"(?:(?<=\bin )|(?<=\bof )|(?<=\bsince )|(?<=\buntil )|(?<=\bby ))"
    for match in re.finditer(year_after + r"((?:19|20)\d\d)\b(?![-–/'’s])(?! (?:and|to|or) )", text):
        year = int(match[1]) - chance.choice((1, 2, 3, 5))
        if str(year) not in claim.page.text:
            yield Edit(text[: match.start()] + str(year) + text[match.end() :], "year")
    for word, other in (
        ("yesterday", "two weeks ago"),
        ("tomorrow", "next month"),
        ("next year", "next month"),
        ("next week", "next year"),
    ):
        for match in re.finditer(rf"\b{word}\b(?!['’])", text):
            if other not in claim.page.text:
                yield Edit(text[: match.start()] + other + text[match.end() :], f"{word} to {other}")


NO_WEEKDAY = re.compile(r"\b(?:mail on|sun on|sheffield|black|good|easter|super|and|or|to|from|the) $", re.I)
"""Names with a weekday in them, pairs and ranges."""
STAYS = re.compile(r"s\b|['’-]| (?:and|to|or|[A-Z])")


def _weekdays_moved(claim: Claim, chance: Random) -> Iterator[Edit]:
    text = claim.text
    for match in re.finditer(r"\b(" + "|".join(DAYS) + r")(?=\W|$)", text):
        place = DAYS.index(match[1])
        later = [DAYS[(place + step) % 7] for step in (2, 3, 4, 5)]
        others = [day for day in later if day not in claim.page.text]
        if others and not STAYS.match(text[match.end() :]) and not NO_WEEKDAY.search(text[: match.start()]):
            yield Edit(text[: match.start()] + chance.choice(others) + text[match.end() :], "weekday")
