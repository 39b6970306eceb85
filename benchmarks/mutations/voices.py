"""Edits of names, speakers and quotations."""

import re
from collections.abc import Iterator
from random import Random

from mutations.pages import WORD, Claim, Edit, contents, mentions, quoted, said_by
from mutations.words import arrows, opposites, places


def names_swapped(claim: Claim, chance: Random) -> Iterator[Edit]:
    """Another person of the article, or another place of the same kind, instead of one that is named."""
    speaker = claim.speaker
    for person in claim.page.persons:
        found = mentions(claim.text, person)
        if found and person != speaker:
            yield from _person_swapped(claim, person, found, chance)
    yield from _place_swapped(claim, chance)


def _others(claim: Claim, person: str) -> list[str]:
    """Return persons of the article who are not in the claim and, as far as its words show, not meant by it."""
    return [
        name
        for name in claim.page.persons
        if name != person
        and not any(part in claim.text for part in name.split())
        and not claim.page.says_so_too(claim.text, name)
        and not _same_person(claim, name, person)
    ]


def _same_person(claim: Claim, name: str, person: str) -> bool:
    """Tell whether two names may be of one person: born as, known as, playing, married name, one first name."""
    surname, other = name.split()[-1], person.split()[-1]
    together = [s for _, _, s in claim.page.sentences if surname in s and other in s]
    also = re.compile(r"\b(?:also known|formerly|n[ée]e|real name|alias|play(?:s|ed|ing)|character|portray\w*|as)\b")
    return name.split()[0] == person.split()[0] or any(also.search(s) for s in together)


def _person_swapped(claim: Claim, person: str, found: list[tuple[int, int, bool]], chance: Random) -> Iterator[Edit]:
    others = _others(claim, person)
    if others:
        yield Edit(_replaced(claim.text, found, chance.choice(others)), "person")


def _replaced(text: str, found: list[tuple[int, int, bool]], name: str) -> str:
    for start, end, full in reversed(found):
        text = text[:start] + (name if full else name.split()[-1]) + text[end:]
    return text


def _place_swapped(claim: Claim, chance: Random) -> Iterator[Edit]:
    text = claim.text
    for match in re.finditer(
        r"(?:(?<=\bin )|(?<=\bfrom )|(?<=\bto )|(?<=\bat )|(?<=\bnear ))([A-Z]\w+)\b(?! [A-Z]|['’-]|, [A-Z])", text
    ):
        kind, others = places().get(match[1], ("", ()))
        near = [name for name in others if name in claim.page.vocabulary and name not in text]
        if (
            kind
            and text.count(match[1]) == 1
            and near
            and not re.search(r"\b(?:between|and|or)\W+(?:\w+ )?$", text[: match.start()])
            and not re.match(r" (?:and|or) ", text[match.end() :])
        ):
            new = chance.choice(near)
            if not claim.page.says_so_too(text, new):
                yield Edit(text[: match.start()] + new + text[match.end() :], f"place ({kind})")


def speakers_swapped(claim: Claim, chance: Random) -> Iterator[Edit]:
    """What one person says is given to another one of the article."""
    person = claim.speaker
    if person is None:
        return
    others = _others(claim, person)
    if not others:
        return
    other, text = chance.choice(others), claim.text
    match = next((m for m in (re.search(p, text) for p in said_by(person)) if m), None)
    if claim.certainty:
        yield Edit(text, "speaker field", speaker=other)
    if match and len(mentions(text, person)) == 1:
        title = re.match(r"(?:Mr|Mrs|Ms|Dr|Professor) ", match["name"])
        start = match.start("name") + (title.end() if title else 0)
        full = person in match["name"]
        yield Edit(
            text[:start] + (other if full or not title else other.split()[-1]) + text[match.end("name") :],
            "name in the text",
        )


def quotes_altered(claim: Claim, chance: Random) -> Iterator[Edit]:
    """A word between quotation marks changed, dropped or added, so that it is quoted nowhere."""
    text = claim.text
    for start, end in quoted(text):
        inner = text[start + 1 : end - 1]
        if len(inner.split()) >= 3:
            for changed, recipe in _altered(inner, claim, chance):
                if changed != inner and changed not in claim.page.text:
                    yield Edit(text[: start + 1] + changed + text[end - 1 :], recipe)


def _altered(inner: str, claim: Claim, chance: Random) -> Iterator[tuple[str, str]]:
    for before, after in arrows("synonyms"):
        if "#" not in before and len(before) > 3 and re.search(rf"\b{before}\b", inner):
            yield re.sub(rf"\b{before}\b", after, inner, count=1), "synonym"
    for word, other in opposites("antonyms"):
        if re.search(rf"\b{word}\b(?!-)", inner):
            yield re.sub(rf"\b{word}\b(?!-)", other, inner, count=1), "opposite"
    yield from _exchanged(inner, claim, chance)
    droppable = list(
        re.finditer(
            r"(?<=\w )(?:really|very|so|also|always|just|now|still|all|great|big|good|many|little|first|own"
            r"|whole|only|more)(?= [a-z])",
            inner,
        )
    )
    if droppable:
        match = chance.choice(droppable)
        yield inner[: match.start()] + inner[match.end() + 1 :], "word dropped"


def _exchanged(inner: str, claim: Claim, chance: Random) -> Iterator[tuple[str, str]]:
    """A long word gives way to a word of the article with the same ending."""
    for match in WORD.finditer(inner):
        word = match.group()
        if len(word) < 6 or not word.islower():
            continue
        known = sorted(
            w
            for w in claim.page.vocabulary
            if w.islower() and len(w) >= 6 and w[-3:] == word[-3:] and w[:4] != word[:4] and w not in contents(inner)
        )
        if known:
            yield inner[: match.start()] + chance.choice(known) + inner[match.end() :], "word of the article"
