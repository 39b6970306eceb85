"""What a text calls somebody: the words of a role that stand right before or after a name.

"council leader Ann Lee", "his coach, Bo Day", "Cy Okoro, the firm's founder, said", "Cy Okoro, who is the founder of
the firm". Only such words are read: what "became" or "the coach" tell is left to other checks.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.cues import words as cued_words
from summarizer.reading.lexicon import Lexicon, lexicon
from summarizer.spans import Span
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import listed
from summarizer.verifier.text.naming import PARTICLES, is_attribute
from summarizer.verifier.text.passages import Passage

# Words of a role before and after its noun ("the former deputy *chair* of the city's planning board"), and of a name.
_BEFORE, _AFTER, _NAME = 5, 5, 4

_AGE = pattern(r"\d{1,3}-\w{1,8}-\w{1,8}")

_WHO = "who"

# Words of the longest that says what somebody is ("used to be").
_COPULA = 3


@cache
def _open_or_led(language: str) -> frozenset[str]:
    """Return the words behind which a name is not said to be anything: "*of* Ann Lee is", "*whether* Ann Lee is"."""
    return listed(language, "prepositions") | listed(language, "whether")


class Calling(NamedTuple):
    """Somebody called something: the name's words and the role's by index, the noun that the role is of, and where.

    ``told`` holds the base forms of the role's other content words, which say of what or whose it is. ``said``: it is
    said of the name ("Ann Lee was the mayor"), not put beside it.
    """

    name: range
    role: range
    noun: str
    at: int
    told: frozenset[str]
    said: bool = False

    def of(self, text: Passage, *, before: bool) -> dict[str, bool]:
        """Return the words of the role before its noun, or after it, in base form; of each, if it is a name there.

        A word that begins the sentence is no name for its capital; nor is one of a people, a title or a rank, but for
        several ("Rangers player"), as clubs are called.
        """
        side = [i for i in self.role if text.words[i].content and (i < self.at if before else i > self.at)]
        named = {i for i in side if i in text.capitals and i > 0}
        several = {
            i for i in named if i + 1 in self.role and text.letters(i)[-2:].islower() and text.letters(i)[-1] == "s"
        }
        return {text.words[i].base: i in named and (i in several or not is_attribute(text, i)) for i in side}

    def joint(self, text: Passage) -> str:
        """Return the word by which the role's noun leads on to what it is of ("of", "for"), or nothing."""
        after = text.words[self.at + 1 : self.at + 2]
        return after[0].base if after and not after[0].content and self.at + 1 in self.role else ""

    def shown_name(self, text: Passage) -> str:
        """Return the name as it stands."""
        return _stretch(text, self.name)

    def shown_role(self, text: Passage) -> str:
        """Return the role as it stands."""
        return _stretch(text, self.role)


def callings(text: Passage) -> Iterator[Calling]:
    """Yield what a passage calls those it names, in order."""
    words, letters = lexicon(text.language), text.text
    ends = [i for i, word in enumerate(text.words) if letters[word.start : word.end].lower() in words.last_of_roles]
    for index in ends:
        if _is_role(text, index, words):
            yield from called_by(text, index)


def called_by(text: Passage, index: int) -> Iterator[Calling]:
    """Yield who is called something by the noun at ``index``."""
    for found in (_before_name, _after_name, _said_of_name):
        yield from (one for one in found(text, index, lexicon(text.language)) if not _is_body(text, one.name))


def callings_by(noun: str, text: Passage) -> Iterator[Calling]:
    """Yield whom a passage calls something by a ``noun``, given in base form."""
    for index in text.places.get(noun, ()):
        if _is_role(text, index, lexicon(text.language)):
            yield from called_by(text, index)


def callings_in(sentence: Span, grounds: Grounds) -> tuple[Calling, ...]:
    """Return what a sentence of the story calls those it names."""
    return grounds.remembered_of_story("callings", sentence, lambda: tuple(callings(grounds.words_in(sentence))))


def _is_body(text: Passage, name: range) -> bool:
    """Tell whether what stands for a name is but a word for a body ("the Republican *Party*")."""
    return all(text.letters(i) in cued_words(text.language, "organization_words") for i in name)


def _is_role(text: Passage, index: int, words: Lexicon) -> bool:
    """Tell whether the word at ``index`` ends what one person is or does: "chief executive", "coach"."""
    word = text.letters(index).lower()
    if index > 0 and text.text[text.words[index - 1].start - 1 : text.words[index - 1].start].isdigit():
        return False  # "£1.9m man"
    return word in words.roles or (index > 0 and f"{text.letters(index - 1).lower()} {word}" in words.roles)


def _before_name(text: Passage, index: int, words: Lexicon) -> Iterator[Calling]:
    """Yield the role that ends at ``index`` if a name follows: at once, or after a comma, or what else it is called.

    "The museum's founder, the shipping heir Ann Lee, said".
    """
    if index + 1 < len(text.words) and _between(text, index) == ", ":
        name = _name_called_twice(text, index + 1, words)
        if name and _ends_apposition(text, name):
            yield _calling(text, name, _role_before(text, index, words), index)
    if index + 1 < len(text.words) and _between(text, index) in (" ", ", "):
        name, role = _name_from(text, index + 1, words), _role_before(text, index, words)
        if name and (
            _between(text, index) == " " or (_ends_apposition(text, name) and not _is_told_of(text, role, words))
        ):
            yield _calling(text, name, role, index)


def _name_called_twice(text: Passage, first: int, words: Lexicon) -> range:
    """Return the name behind an article and what else its bearer is: "the *shipping heir* Ann Lee"."""
    at = first + 1
    if text.letters(first).lower() not in cued_words(text.language, "articles"):
        return range(0)
    while at < min(first + _BEFORE, len(text.words) - 1) and text.is_small(at) and _between(text, at) == " ":
        at += 1
    return _name_from(text, at, words) if at > first + 1 else range(0)


def _is_told_of(text: Passage, role: range, words: Lexicon) -> bool:
    """Tell whether a role between commas is that of a name before it: "Ann Lee, managing director, Carrow Ferries"."""
    before = role[0] - 1
    return before >= 0 and _between(text, before) == ", " and bool(_name_to(text, before, words))


def _after_name(text: Passage, index: int, words: Lexicon) -> Iterator[Calling]:
    """Yield the role with its noun at ``index`` if it stands in commas after a name."""
    first = index
    while first > max(0, index - _BEFORE) and _between(text, first - 1) in (" ", "-"):
        first -= 1
    clause = any(_is_clause_word(text, i, words) for i in range(first, index))
    articles, joining = cued_words(text.language, "articles"), cued_words(text.language, "joining_roles")
    inside = (i for i in range(first + 1, index) if text.letters(i) in articles and text.words[i - 1].content)
    clause = clause or any(True for _ in inside)  # "…, rang a roofer"
    if first == 0 or clause or _between(text, first - 1) != ", " or text.letters(first) in joining:
        return
    if text.letters(first).lower() in listed(text.language, "prepositions"):
        return  # "Ann Lee, through her solicitor, …"
    before = first - 1
    while before > 0 and text.letters(before).isdigit() and _between(text, before - 1) == ", ":
        before -= 1  # "Ann Lee, 39, the region's forecaster"
    name = _name_to(text, before, words)
    last = index
    while last + 1 < len(text.words) and last - index < _AFTER and _between(text, last) in (" ", "-"):
        if text.letters(last + 1) in joining:
            break  # "Ann Lee, the campaigner and member of the assembly"
        last += 1
    named = last + 1 < len(text.words) and _between(text, last) == ", " and _name_from(text, last + 1, words)
    if named and _ends_apposition(text, named):
        return  # "Carrow and Lindheim, its director, Ann Lee, said"
    behind = text.letters(index + 1).lower() if index < last else ""
    of_what = behind in ("", _WHO, "whose") or behind in listed(text.language, "prepositions")
    if any(_is_clause_word(text, i, words) for i in range(index + 1, last + 1)):
        last = index  # "…, a forward with 13 goals this season": the role itself has ended
    if name and of_what:
        yield _calling(text, name, range(first, last + 1), index)


def _said_of_name(text: Passage, index: int, words: Lexicon) -> Iterator[Calling]:
    """Yield the role with its noun at ``index`` if it is said of a name: "Ann Lee is mayor", "Ann Lee, who was …"."""
    role = _role_before(text, index, words)
    first = role[0]
    while first > 0 and text.letters(first - 1).lower() in cued_words(text.language, "articles"):
        first -= 1
    verb = _first_of_copula(text, first)
    if verb is None or verb < 1 or _between(text, first - 1) != " ":
        return
    before = verb - 1
    if text.letters(before).lower() == _WHO:
        before -= 1
    name = _name_to(text, before, words) if before >= 0 else range(0)
    if name and (name[0] == 0 or text.letters(name[0] - 1).lower() not in _open_or_led(text.language)):
        last = index
        while last + 1 < len(text.words) and last - index < _AFTER and _between(text, last) == " ":
            if _is_clause_word(text, last + 1, words):
                break
            last += 1
        yield _calling(text, name, range(role[0], last + 1), index)._replace(said=True)


def _first_of_copula(text: Passage, end: int) -> int | None:
    """Return the first of the words that end before ``end`` and say what somebody is: "is", "used to be"."""
    before = [text.letters(i).lower() for i in range(max(0, end - _COPULA), end)]
    for count in range(1, len(before) + 1):
        if " ".join(before[-count:]) in cued_words(text.language, "being_by_trade"):
            return end - count
    return None


def _calling(text: Passage, name: range, role: range, noun: int) -> Calling:
    told = (text.words[i] for i in role if i != noun and text.words[i].content and not _is_of_age(text, i))
    return Calling(name, role, text.words[noun].base, noun, frozenset(word.base for word in told))


def _is_of_age(text: Passage, index: int) -> bool:
    """Tell whether a word belongs to an age before a role: "a 21-year-old forward"."""
    return any(
        match.start() <= text.words[index].start < match.end()
        for match in _AGE.finditer(text.text, text.words[max(0, index - 2)].start, text.words[index].end + 10)
    )


def _role_before(text: Passage, index: int, words: Lexicon) -> range:
    """Return the words of a role that ends at ``index``, back to its article or whose it is."""
    first = index
    while first > max(0, index - _BEFORE) and _between(text, first - 1) in (" ", "-"):
        before = text.letters(first - 1).lower()
        if before in words.little or before in words.verbs or before in words.finite:
            break
        if text.language == "de" and before == text.letters(first - 1):
            break  # in German what goes before a role may be any verb ("verkürzte Havelmündes Kapitän")
        first -= 1
    return range(first, index + 1)


def _name_from(text: Passage, first: int, words: Lexicon) -> range:
    while first + 1 < len(text.words) and text.letters(first) in words.titles and _between(text, first) == ". ":
        first += 1  # "committee chairman Rep. Ann Lee"
    last = first
    while last < len(text.words) and last - first < _NAME and _is_of_name(text, last, words, first=last == first):
        if last > first and _between(text, last - 1) not in (" ", "-"):
            break
        last += 1
    return range(first, last)


def _name_to(text: Passage, last: int, words: Lexicon) -> range:
    first = last
    while first >= 0 and last - first < _NAME and _is_of_name(text, first, words, first=first == last):
        if first < last and _between(text, first) not in (" ", "-"):
            break
        first -= 1
    return range(first + 1, last + 1)


def _is_of_name(text: Passage, index: int, words: Lexicon, *, first: bool) -> bool:
    """Tell whether a word may be one of a name: capitalised, or a small one inside ("Louis *van* Gaal")."""
    if _is_capitalised(text, index, words):
        return True
    inside = not first and 0 < index < len(text.words) - 1 and text.letters(index) in PARTICLES
    return inside and all(_is_capitalised(text, i, words) for i in (index - 1, index + 1))


def _is_capitalised(text: Passage, index: int, words: Lexicon) -> bool:
    word = text.letters(index)
    return word[0].isupper() and len(word) > 1 and word.lower() not in words.little and not word.endswith(("'s", "’s"))


def _is_clause_word(text: Passage, index: int, words: Lexicon) -> bool:
    """Tell whether a word shows that a clause stands here, not what somebody is called."""
    word = text.letters(index).lower()
    return word in words.clause_words or word in words.verbs or word in words.finite


def _ends_apposition(text: Passage, name: range) -> bool:
    """Tell whether a name after a comma is what stands before it, not the next of a list: ", Bo Day, said"."""
    after = text.text[text.words[name[-1]].end : text.words[name[-1]].end + 1]
    return after in (",", ".", ";", ")", "")


def _between(text: Passage, index: int) -> str:
    """Return what stands between the word at ``index`` and the next."""
    return text.text[text.words[index].end : text.words[index + 1].start]


def _stretch(text: Passage, indices: range) -> str:
    return Span(text.words[indices[0]].start, text.words[indices[-1]].end).of(text.text)
