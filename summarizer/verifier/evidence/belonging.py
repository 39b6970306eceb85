"""What the story has somebody belong to: what it calls them, and of which body that is.

"Norhaven chairman Bo Day", "Ann Lee of Norrley Bank", "Its chairman, Bo Day" behind a sentence on Norhaven.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarizer.verifier.evidence.bodies import body_behind, body_of, first_name, words_of_names
from summarizer.verifier.evidence.callings import Calling, callings_in
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.naming import are_one, forms_of
from summarizer.verifier.text.passages import Passage

# Sentences with a name that are read for what its bearer is of.
MENTIONS = 24

# Sentences before one that are read for what "its" may stand for.
_BEFORE = 3

_ITS, _WHOSE = "its", "whose"


class Tie(NamedTuple):
    """What the story calls a name: the noun, if it has one, and the words of the body; ``loose`` where that is meant.

    ``loose``: the body is not told with the role, but stands in the sentence or before it. ``bare``: no name of it is
    told, nor is it meant by "its".
    """

    noun: str | None
    body: frozenset[str]
    loose: bool
    source: Passage
    at: int
    bare: bool = False


def is_of_kin(noun: str, language: str) -> bool:
    """Tell whether a noun is for a relative, or for anybody of no office: what they are of is no body."""
    return noun in base_forms(language, "kin") | base_forms(language, "private_people")


def ties_of(name: frozenset[str], grounds: Grounds) -> list[Tie]:
    """Return what the story calls a name, with what that is of."""

    def work() -> list[Tie]:
        numbers = grounds.sentences_with(name, MENTIONS)
        return [tie for number in numbers for tie in _ties_in(name, number, grounds)]

    return grounds.remembered_of_story("ties", name, work)


def _ties_in(name: frozenset[str], number: int, grounds: Grounds) -> Iterator[Tie]:
    sentence = grounds.index.sentences[number]
    source = grounds.words_in(sentence)
    for one in callings_in(sentence, grounds):
        if is_of_kin(one.noun, source.language) or not are_one(name, forms_of(source, one.name)):
            continue
        whose = _owner(one, number, grounds)
        if whose:
            yield Tie(one.noun, whose, False, source, one.at)
            continue
        body, its = body_of(one, source, grounds), is_somebodys(one, source)
        if body and not its:
            yield Tie(one.noun, body, False, source, one.at, body <= base_forms(source.language, "organization_roles"))
        else:
            yield Tie(one.noun, body | _meant(one, number, grounds), True, source, one.at, not its)
    for bearer in grounds.names_in(sentence):
        behind = body_behind(source, bearer) if are_one(name, forms_of(source, bearer)) else ()
        if behind:
            yield Tie(None, frozenset(source.words[i].base for i in behind), False, source, bearer[-1])


def callings_with(forms: Iterable[str], grounds: Grounds) -> Iterator[tuple[int, Passage, Calling]]:
    """Yield what sentences with one of some words call somebody, each with its sentence: the number and the words."""
    for number in grounds.sentences_with(forms, MENTIONS):
        sentence = grounds.index.sentences[number]
        for one in callings_in(sentence, grounds):
            yield number, grounds.words_in(sentence), one


def _owner(calling: Calling, number: int, grounds: Grounds) -> frozenset[str]:
    """Return the words of the name right before a "whose": "Vliet, *whose* founder, Ann Lee, …"."""
    sentence, first = grounds.index.sentences[number], calling.role[0]
    source = grounds.words_in(sentence)
    if source.letters(first).lower() != _WHOSE:
        first -= 1
    if first < 1 or source.letters(first).lower() != _WHOSE:
        return frozenset()
    return words_of_names(source, (one for one in grounds.names_in(sentence) if one[-1] == first - 1), grounds)


def is_somebodys(calling: Calling, text: Passage) -> bool:
    """Tell whether a role is said to be of whom the text told before ("its chairman", "head of its service arm")."""
    before = text.words[max(0, calling.role[0] - 1) : calling.role[-1] + 1]
    return any(word.base in base_forms(text.language, "possessives") for word in before)


def _meant(calling: Calling, number: int, grounds: Grounds) -> frozenset[str]:
    """Return the names that a role without more may be of: of its sentence and the one before, or the first before.

    Where neither has any, it is what a sentence before begins with. "His" and "their" may mean any of those before.
    """
    sentences = grounds.index.sentences
    here, first = grounds.words_in(sentences[number]), calling.name[0]
    found = words_of_names(here, (name for name in grounds.names_in(sentences[number]) if name[-1] < first), grounds)
    before = here.words[max(0, calling.role[0] - 1) : calling.role[-1] + 1]
    people = is_somebodys(calling, here) and all(word.base != _ITS for word in before)
    for back in range(1, min(_BEFORE, number) + 1):
        source, names = grounds.words_in(sentences[number - back]), grounds.names_in(sentences[number - back])
        named = [one for one in names if words_of_names(source, [one], grounds)]
        found |= words_of_names(source, named if back == 1 or people else named[:1], grounds)
        if found and not people:
            break
    return found | first_name(grounds) if people or not found else found


def told_of_others(name: frozenset[str], number: int, grounds: Grounds) -> frozenset[int]:
    """Return the places of a sentence that tell what others are, or are of."""
    sentence = grounds.index.sentences[number]
    source, names = grounds.words_in(sentence), grounds.names_in(sentence)
    told = [one for one in callings_in(sentence, grounds) if not are_one(name, forms_of(source, one.name))]
    led = [body_behind(source, one) for one in names if not are_one(name, forms_of(source, one))]
    return frozenset(i for one in told for i in one.role) | frozenset(i for other in led for i in other)
