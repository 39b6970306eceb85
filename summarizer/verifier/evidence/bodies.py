"""Bodies that a text tells of, by name or by a noun: "the planning committee", "Norrley Bank", "equity firm Quill"."""

from collections.abc import Iterable, Sequence
from functools import cache

from summarizer.reading.cues import words
from summarizer.verifier.evidence.callings import Calling
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import is_known_word
from summarizer.verifier.text.dates import is_date
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.naming import bare, is_attribute
from summarizer.verifier.text.passages import Passage

# Words of a body's name.
_NAMED = 6


def body_from(text: Passage, start: int, grounds: Grounds) -> range:
    """Return the words of the name, or of the noun, that begins at a place; none where no body is told there."""
    end = start
    while end < min(len(text.words), start + _NAMED) and (text.words[end].content or _joins(text, end, start)):
        if text.words[end].clause != text.words[start].clause:
            break
        end += 1
    found = range(start, end)
    people = base_forms(text.language, "human_roles")
    if any(text.words[i].base in people for i in found):
        return range(0)  # "leads Mayor Bo Day by 61 votes"
    return found if any(_is_of_body(text, i, grounds) for i in found) else range(0)


def _joins(text: Passage, index: int, start: int) -> bool:
    """Tell whether a small word stands within a name: "Save *the* Fairways"."""
    return start < index < len(text.words) - 1 and not text.is_small(index - 1) and not text.is_small(index + 1)


def body_of(calling: Calling, text: Passage, grounds: Grounds) -> frozenset[str]:
    """Return the words of a role that tell of what body it is: names and nouns for bodies."""
    told = (i for i in calling.role if i != calling.at and text.words[i].base in calling.told)
    there = [i for i in told if _is_of_body(text, i, grounds)]
    behind = text.words[calling.at + 1].base if calling.at + 1 < len(text.words) else ""
    if behind in base_forms(text.language, "to_places"):
        there = [i for i in there if i < calling.at]
    return frozenset(text.words[i].base for i in there)


def _is_of_body(text: Passage, index: int, grounds: Grounds) -> bool:
    """Tell whether a word is one of a body's name, or a noun for one: "Norhaven", "bank"; no day, people or title."""
    word = text.words[index]
    if not word.content or word.base in base_forms(text.language, "ranks") or is_date(text, (index,)):
        return False
    if word.base in base_forms(text.language, "organization_roles"):
        return True
    named = not text.is_small(index) and not word.base[0].isdigit() and not is_attribute(text, index)
    named = named and not text.text.startswith("-", word.end)  # "Co-author", "Oslo-based"
    return named and (index > 0 or _may_be_name(text, index, grounds))


def _may_be_name(text: Passage, index: int, grounds: Grounds) -> bool:
    """Tell whether a word that begins a sentence is a name: as the story has it elsewhere, or as no other word is."""
    return grounds.names_somebody(text.words[index].base) or not is_known_word(bare(text.letters(index)), text.language)


def body_behind(text: Passage, name: Sequence[int]) -> Sequence[int]:
    """Return the body that is led to right behind a name, by the places of its words: "Ann Lee *of Norrley Bank*"."""
    at, nouns = name[-1] + 1, before_bodies(text.language)
    if at >= len(text.words) or text.words[at].base not in base_forms(text.language, "to_bodies"):
        return ()
    at += 1
    while at < len(text.words) and text.words[at].base in base_forms(text.language, "articles"):
        at += 1
    found: list[int] = []
    for i in range(at, min(len(text.words), at + _NAMED)):
        apart = i > at and text.words[i].clause != text.words[i - 1].clause
        plain = text.words[i].base in nouns and all(text.is_small(one) for one in found)
        if apart or not (plain or not text.is_small(i) or (found and _joins(text, i, at))):
            break
        found.append(i)
    named = [i for i in found if not text.is_small(i)]
    known = any(text.letters(i) in _bodies(text.language) for i in named) or any(text.is_small(i) for i in found[:1])
    return [i for i in found if text.words[i].content] if named and known else ()


@cache
def before_bodies(language: str) -> frozenset[str]:
    """Return the nouns for a body that may stand before its name: "the contractor Greenbough"."""
    return base_forms(language, "organization_roles") | base_forms(language, "before_bodies")


def words_of_names(text: Passage, names: Iterable[Sequence[int]], grounds: Grounds) -> frozenset[str]:
    """Return the words of names, but for days, peoples, and what is a name only because it begins the sentence."""
    return frozenset(
        text.words[i].base
        for name in names
        if not is_date(text, name) and (name[0] > 0 or len(name) > 1 or _may_be_name(text, name[0], grounds))
        for i in name
        if len(name) > 1 or not is_attribute(text, i)
    )


def is_called_body(text: Passage, at: int) -> bool:
    """Tell whether a word belongs to a name behind a noun for a body, or with one in it ("equity firm Quill")."""
    first = at
    while first > 0 and text.is_name(first - 1) and text.words[first - 1].clause == text.words[at].clause:
        first -= 1
    behind = first > 0 and text.words[first - 1].base in before_bodies(text.language)
    return text.is_name(at) and (behind or any(text.letters(i) in _bodies(text.language) for i in range(first, at + 1)))


@cache
def _bodies(language: str) -> frozenset[str]:
    return frozenset(words(language, "organization_words"))


def first_name(grounds: Grounds) -> frozenset[str]:
    """Return the words of the story's first name."""

    def work() -> frozenset[str]:
        sentences = grounds.index.sentences
        read = ((grounds.words_in(one), name) for one in sentences for name in grounds.names_in(one))
        return next((found for source, name in read if (found := words_of_names(source, [name], grounds))), frozenset())

    return grounds.remembered_of_story("first name", None, work)
