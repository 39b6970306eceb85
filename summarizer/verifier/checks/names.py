"""Are the names that an item tells in the document, and near its evidence?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from summarizer.reading.cues import entries, words
from summarizer.reading.quantities import Date
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.replaced_names import replaced_names
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import is_known_word
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.metonyms import acting_states
from summarizer.verifier.text.naming import (
    acronyms_in,
    bare,
    begins_only,
    is_attribute,
    is_title,
    letters_of,
    names_in,
    other_names,
    places_within,
    spelled_out,
    stems,
)
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.wording import listed, shown

# Capitals this few (two quotation marks with them) are more often a common abbreviation than a name: TV, CEO.
_ACRONYM = 5

# Letters of an acronym whose words may do without capitals ("gross domestic product").
_SHORTEST, _LONGEST = 3, 5

# Characters of the year that a date begins with.
_YEAR = 4

# Words of the full name of a person, as a rule.
_FULL = 2

# Letters with which a trade and the word for its goods begin alike ("*hote*lier", "*hote*l"). Chosen, not swept.
_ROOT = 4

# Endings by which somebody is called by a place.
_OF_PLACES = ("er", "ers", "r", "rs")

# Letters of a word from which it may be misspelt rather than another, and how alike both spellings are then: a letter
# more, or two in each other's place, of ten.
_LONG, _SPELT = 9, 0.9

# Sentences before the evidence that a pronoun or "the company" in it may lead back to.
_BACK = 3


def names(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on names (of the text and of the speaker) that the story doesn't have, or has only elsewhere."""
    if assertion.reworded:
        text = grounds.words_of(assertion.text)
        title = is_title(text)
        for name in _unseen(text, assertion, grounds, title=title):
            yield from _name(name, text, assertion, grounds, sure=not title)
        yield from replaced_names(assertion, grounds)
    for name_said in assertion.speaker[:1]:
        if not _is_known(name_said, grounds):
            yield contradiction(f"the speaker {shown(name_said)} is nowhere in the {grounds.extent}")


def _is_known(name: str, grounds: Grounds) -> bool:
    """Tell whether the story has all words of a name; a small word that may be a name ("Per") as it is written."""
    told = grounds.words_of(name).words
    small = (name[word.start : word.end] for word in told if not word.content)
    return (
        bool(told)
        and all(grounds.knows_name(word.base) for word in told if word.content)
        and all(grounds.has(letters) or grounds.has(letters.lower()) for letters in small)
    )


def _unseen(text: Passage, assertion: Assertion, grounds: Grounds, *, title: bool) -> Iterator[Sequence[int]]:
    """Yield the names that don't stand as they are told in the evidence or just before it."""
    told = [name for name in grounds.names_of(assertion.text) if title or not begins_only(text, name)]
    around = [span.of(grounds.document.text) for span in _around(assertion, grounds)] if told else []
    if all(any(_stands(letters_of(name, text), stretch) for stretch in around) for name in told):
        return
    for whole in names_in(text, _dated(assertion.text, grounds), sentence_start=title):
        name = whole[1:] if assertion.prose and _is_word_before(whole, text, grounds) else whole
        if not any(_stands(letters_of(name, text), stretch) for stretch in around):
            yield name


def _is_word_before(name: Sequence[int], text: Passage, grounds: Grounds) -> bool:
    """Tell whether the first word of a name only begins the sentence ("Afterwards Lee said"): a plain word, or a
    trade, and the story, which knows the name, never writes it with a capital."""
    if len(name) < 2 or name[0] != 0 or text.language != "en":
        return False
    first = text.letters(0)
    if grounds.has(first) or not grounds.knows_name(text.words[name[1]].base):
        return False
    if text.words[0].base in base_forms(text.language, "trades"):
        begins = first.casefold()[:_ROOT]  # "Hotelier" of who runs a hotel
        return any(form[:_ROOT] == begins for form in grounds.words)
    role = text.words[0].base in base_forms(text.language, "human_roles")
    return role or is_known_word(first, text.language)


def _stands(letters: str, stretch: str) -> bool:
    """Tell whether ``stretch`` has those letters, not in the middle of a word."""
    start = stretch.find(letters)
    while start >= 0:
        end = start + len(letters)
        if not (stretch[start - 1 : start].isalnum() or stretch[end : end + 1].isalnum()):
            return True
        start = stretch.find(letters, end)
    return False


def _dated(text: str, grounds: Grounds) -> list[Span]:
    """Return the stretches that are dates, times, units ("Celsius", "EUR") and a first number: another check's."""
    figures = grounds.quantities_said(text)
    units = [figure.unit_span for figure in figures if figure.unit_span is not None]
    first = [figure.number for figure in figures[:1] if figure.number.start == 0]  # "Four Type 22 frigates"
    return [figure.number for figure in figures if figure.kind in ("date", "time")] + units + first


def _name(
    name: Sequence[int], text: Passage, assertion: Assertion, grounds: Grounds, *, sure: bool
) -> Iterator[Remark]:
    """Remark on one name of the text: nowhere, or in the story but not where the evidence is."""
    others = _mixed(name, text, grounds)
    if others:
        say = doubt if assertion.prose else contradiction
        yield say(
            f"the name {shown(letters_of(name, text))} is nowhere in the {grounds.extent}; it has {listed(others)}"
        )
        return
    forms = [text.words[index].base for index in name]
    around = [grounds.stems_in(sentence) for sentence in _around(assertion, grounds)]
    if around and all(any(form in found for found in around) for form in forms):
        return
    told = shown(letters_of(name, text))
    known = [grounds.knows_name(form) for form in forms]
    if not all(known) and len(name) > 1 and grounds.has(letters_of(name, text)):
        return  # "with co-starsBob Saget": a page lost a space
    letters = letters_of(name, text)
    if not all(known) and (_is_garbled(letters, grounds) or _is_of_place(letters, grounds)):
        return
    if not all(known) and (
        _is_spelled_out(name, text, grounds)
        or all(one or _is_known_otherwise(text.letters(i), grounds) for one, i in zip(known, name, strict=True))
    ):
        return
    if not all(known) and assertion.prose and (state := _metonym(name, text, grounds)):
        yield note(f"the name {told} is nowhere in the {grounds.extent}, which has {shown(state)}")
        return
    if not all(known):
        other = _rival(name, known, text, grounds) if any(known) else None
        if other and (near := _misspelt(name, known, other, text)):
            yield note(f"the name {told} is nowhere in the {grounds.extent}, which spells it {shown(near)}")
            return
        short = len(told) <= _ACRONYM and told.isupper()
        # Free text may add what everybody knows ("the White House said"): unsupported, not contradicted. And the Super
        # League is beside the Champions League: of the names of people alone the one can't be meant by the other.
        grave = (other and (not assertion.prose or _is_of_two(name, text))) or not (any(known) or assertion.prose)
        say = contradiction if sure and not short and grave else doubt
        has = f"; it has {shown(other)}" if other else ""
        yield say(f"the name {told} is nowhere in the {grounds.extent}{has}")
    elif assertion.sentences and not _near(forms, assertion, grounds) and not _is_in_own_title(text, grounds):
        # Free text calls by name what its source calls "he" or "the company" for a whole page.
        say = note if assertion.prose else doubt
        yield say(f"the name {told} is in the {grounds.extent}, but not near the evidence")


def _is_in_own_title(text: Passage, grounds: Grounds) -> bool:
    """Tell whether a text is the story's own headline, in the capitals of which no name is told from a word.

    "Senator Took Flights, Records Show" has no name of "Records Show".
    """
    own = grounds.document.story_title
    return own is not None and is_title(text) and text.text.split() == own.split()


def _is_garbled(letters: str, grounds: Grounds) -> bool:
    """Tell whether the story has a name with its letters read in another encoding ("FÃ©in" for "Féin")."""
    if letters.isascii():
        return False
    garbled = (letters.encode().decode(encoding, errors="replace") for encoding in ("cp1252", "latin-1"))
    return any(map(grounds.has, garbled))


def _is_of_place(letters: str, grounds: Grounds) -> bool:
    """Tell whether somebody is called by a land of two words of the story ("New Zealander")."""
    return " " in letters and any(
        letters.endswith(end) and grounds.has_word(letters.removesuffix(end)) for end in _OF_PLACES
    )


def _misspelt(name: Sequence[int], known: Sequence[bool], other: str, text: Passage) -> str | None:
    """Return how the story spells a long word of a name that it doesn't know, if but a letter more, or two turned.

    The first of two words may be another given name ("Christina", "Christiana").
    """
    unknown = [
        bare(text.letters(i)) for i, one in zip(name, known, strict=True) if not one and (i > name[0] or len(name) > 2)
    ]
    for word in other.split():
        if any(min(len(word), len(one)) >= _LONG and _is_near_spelling(word, one) for one in unknown):
            return word
    return None


def _is_near_spelling(one: str, other: str) -> bool:
    """Tell whether two spellings have the same letters, but for one more, and nearly in the same order."""
    more = sum((Counter(one) - Counter(other)).values()), sum((Counter(other) - Counter(one)).values())
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SPELT
    return alike and 0 in more and max(more) <= 1


def _mixed(name: Sequence[int], text: Passage, grounds: Grounds) -> tuple[str, ...]:
    """Return the two names of the story of which a name is put together ("Ann Day" of "Ann Lee" and "Bo Day")."""
    if grounds.has(letters_of(name, text)):
        return ()
    for before, here in pairwise(name):
        first, last = (bare(text.letters(i)) for i in (before, here))
        if grounds.has_together(first, last) or last in words(grounds.language, "organization_words"):
            continue
        one, other = grounds.name_beside(first, after=True), grounds.name_beside(last, after=False)
        if one and other:
            return one, other
    return ()


def _is_known_otherwise(word: str, grounds: Grounds) -> bool:
    """Tell whether the story has a word of a name by another name or abbreviated ("Minnesota" for "Minn.").

    So it may have a month ("Dec. 9"), and the words of which an acronym has the first letters, without capitals.
    """
    short = (*other_names(grounds.language).get(word, ()), *_abbreviated(grounds.language).get(word, ()))
    if _is_told_by_place(word, grounds):
        return True
    return any(map(grounds.has_word, short)) or _is_month_told(word, grounds) or _is_acronym_of_words(word, grounds)


def _is_told_by_place(name: str, grounds: Grounds) -> bool:
    """Tell whether the story has a place in the country or the region that a name is, or is the people of.

    "A *German* town" of "a baker in Cologne". A place stands behind a small word or a comma, and is no part of a longer
    name: not "Florence Orr", "Queen Victoria", nor what begins a sentence ("Nice weather").
    """
    whole = name.removesuffix("'s").removesuffix("’s")
    places = places_within(whole, grounds.language)
    known = (place for place in places if grounds.knows(base_form(place.split()[0].casefold(), grounds.language)))
    return any(grounds.has_word(place) and _is_place(place, grounds) for place in known)


def _is_place(place: str, grounds: Grounds) -> bool:
    text = grounds.document.text
    return re.search(rf"(?:[,(]|\b[a-z]\w{{0,20}})\s{re.escape(place)}\b(?!\s[A-Z])", text) is not None


def _is_month_told(word: str, grounds: Grounds) -> bool:
    """Tell whether a word is a month that a date of the story is in."""
    month = _months(grounds.language).get(bare(word).casefold())
    if month is None:
        return False
    dates = (figure.value.edtf for figure in grounds.quantities if isinstance(figure.value, Date))
    return any(f"-{month}" in edtf[_YEAR : _YEAR + 3] for edtf in dates)


@cache
def _months(language: str) -> dict[str, str]:
    """Return the two digits of each month."""
    found = (one for one in entries(language, "calendar") if one[1] == "month")
    return {name.casefold(): f"{int(number):02d}" for name, _, number in found}


def _is_acronym_of_words(word: str, grounds: Grounds) -> bool:
    """Tell whether the story has words side by side that begin with the letters of an acronym: "GDP"."""
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isupper() and word.isalpha()):
        return False
    words = re.compile(r"(?i)\b" + r"\s".join(rf"{letter}[a-z]{{2,20}}" for letter in word) + r"\b")
    return any(words.search(grounds.document.text, *span) for span in grounds.document.story)


def _is_spelled_out(name: Sequence[int], text: Passage, grounds: Grounds) -> bool:
    """Tell whether the story has the acronym of a name of several words ("UDR", "U.S."), or abbreviates it ("Wis.")."""
    letters = "".join(text.text[text.words[index].start] for index in name)
    dotted = "".join(f"{letter}." for letter in letters)
    if len(letters) > 1 and (grounds.has_word(letters) or grounds.has(dotted)):
        return True
    at = text.words[name[0]].start
    if any(full.start <= at < full.end and grounds.has_word(acronym) for acronym, full in spelled_out(text)):
        return True
    letters = letters_of(name, text)
    if letters in words(grounds.language, "common_abbreviations"):
        return True
    if any(map(grounds.has_word, other_names(grounds.language).get(letters, ()))):
        return True
    if _is_told_by_place(letters, grounds):
        return True
    short = _abbreviated(grounds.language).get(bare(letters), ())
    return any(map(grounds.has_word, short))


def _metonym(name: Sequence[int], text: Passage, grounds: Grounds) -> str | None:
    """Return the word by which the story tells the state that a name stands for ("Washington said"), as it is there."""
    states = acting_states(name, text)
    return next(
        (word for state in states for word in (state, state.title(), state.upper()) if grounds.has_word(word)), None
    )


@cache
def _abbreviated(language: str) -> dict[str, tuple[str, ...]]:
    """Return how newsrooms abbreviate the names of places."""
    return {place: tuple(short.split()) for place, short in entries(language, "abbreviated_places")}


def _rival(name: Sequence[int], known: Sequence[bool], text: Passage, grounds: Grounds) -> str | None:
    """Return a name of the story that has another word in the place of one that it doesn't know."""
    for (before, here), (is_known, also) in zip(pairwise(name), pairwise(known), strict=True):
        if is_known == also or is_attribute(text, before if is_known else here):
            continue
        index = before if is_known else here
        word = bare(text.letters(index))
        other = grounds.name_beside(word, after=is_known)
        if other:
            return other
    return None


def _is_of_two(name: Sequence[int], text: Passage) -> bool:
    """Tell whether a name has two words, titles and peoples before it aside, as those of people have."""
    return sum(not is_attribute(text, index) for index in name) == _FULL


def _near(forms: Sequence[str], assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether one word of a name stands in the evidence's sentences, just before them, or is a speaker's."""
    wanted = frozenset(stem for form in forms for stem in stems(form, grounds.language))
    speaker = (
        stem
        for name in assertion.told_by
        for word in grounds.words_of(name).words
        for stem in stems(word.base, grounds.language)
    )
    if not wanted.isdisjoint(speaker):
        return True
    around = _around(assertion, grounds)
    if any(not wanted.isdisjoint(grounds.stems_in(span)) for span in around):
        return True
    told = " ".join(span.of(grounds.document.text) for span in around)
    return len(forms) == 1 and forms[0] in grounds.acronyms and forms[0] in acronyms_in(told)


def _around(assertion: Assertion, grounds: Grounds) -> list[Span]:
    """Return the evidence's sentences and those just before them."""
    near = (one for span in assertion.sentences for one in (span, *grounds.preceding(span, _BACK)))
    return list(dict.fromkeys(near))
