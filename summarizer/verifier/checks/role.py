"""Is somebody called what the document calls somebody else?

"WRU chairman Ann Lee" where the document has "WRU chairman Bo Day" and calls Ann Lee something else, or nothing; or
"chairman Ann Lee" where it calls her but a director, and has no chairman near any mention of her.
"""

from collections.abc import Iterable
from typing import NamedTuple

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.callings import Calling, callings
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.likeness import Forms, are_alike
from summarizer.verifier.naming import stems
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown
from summarizer.verifier.words import Passage, base_forms

# Sentences with a name that are read for what its bearer is called: the first mentions tell it.
_MENTIONS = 12

# Sentences after a name in which "the coach" may still mean its bearer.
_AFTER = 2


class _Holder(NamedTuple):
    """Whom the story gives a role: the name, all forms of its words, what the role is of, and the sentence's number."""

    name: str
    forms: frozenset[str]
    told: frozenset[str]
    sentence: int


def role(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a name with a role that the story gives to another name, and never to this one."""
    if assertion.verbatim or assertion.copied:
        return
    text = grounds.words_of(assertion.text)
    for calling in callings(text):
        if not calling.told and calling.noun in base_forms(grounds.language, "kin"):
            continue
        name = _forms(calling, text, grounds)
        everyone = _holders(calling.noun, grounds)
        if name.isdisjoint(grounds.name_stems) or any(_is_so_called(name, calling, one) for one in everyone):
            continue
        who = f"it calls {shown(calling.shown_name(text))} {shown(calling.shown_role(text))}"
        holders = [one for one in everyone if calling.told <= one.told | one.forms]
        if holders and not _may_be_meant(name, calling.noun, everyone, grounds):
            yield doubt(f"{who}; the {grounds.extent} says that of {shown(holders[0].name)}")
        elif assertion.prose and (other := _other_role(calling, name, grounds)):
            yield doubt(f"{who}, as the {grounds.extent} never does; it has {shown(other)}")


def _other_role(calling: Calling, name: frozenset[str], grounds: Grounds) -> str | None:
    """Return what the story calls somebody, if it is never what the text does, or like it, near a mention of them."""
    if calling.noun in base_forms(grounds.language, "anybody") | base_forms(grounds.language, "kin"):
        return None
    bearers = sorted({number for form in name for number in grounds.index.postings.get(form, ())})[:_MENTIONS]
    sources = [grounds.words_in(grounds.index.sentences[number]) for number in bearers]
    called = [
        (one, source)
        for source in sources
        for one in callings(source)
        if not name.isdisjoint(_forms(one, source, grounds))
    ]
    if not called or any(are_alike(calling.noun, one.noun, grounds.language) for one, _ in called):
        return None
    around = {near for number in bearers for near in range(number - 1, number + 2)}
    sentences = [one for number, one in enumerate(grounds.index.sentences) if number in around]
    there = Forms((form for one in sentences for form in grounds.words_in(one).places), grounds.language)
    if there.have(calling.noun) or there.have_like(calling.noun):
        return None
    return called[0][0].shown_role(called[0][1])


def _is_so_called(name: frozenset[str], calling: Calling, holder: _Holder) -> bool:
    """Tell whether it is the holder who is named, and what the role is said to be of is no other thing."""
    if name.isdisjoint(holder.forms):
        return False
    return not calling.told or not holder.told or not calling.told.isdisjoint(holder.told)


def _holders(noun: str, grounds: Grounds) -> tuple[_Holder, ...]:
    """Return everyone to whom the story gives a role of that noun."""
    return grounds.remembered_of_story("holders", noun, lambda: tuple(_found(noun, grounds)))


def _found(noun: str, grounds: Grounds) -> Iterable[_Holder]:
    for number in grounds.index.postings.get(noun, ()):
        source = grounds.words_in(grounds.index.sentences[number])
        for one in callings(source):
            if one.noun == noun:
                yield _Holder(one.shown_name(source), _forms(one, source, grounds), one.told, number)


def _may_be_meant(name: frozenset[str], noun: str, holders: Iterable[_Holder], grounds: Grounds) -> bool:
    """Tell whether the story has the noun so near the name, and given to nobody, that it may say it in another way."""
    given = {one.sentence for one in holders}
    bearers = {number for form in name for number in grounds.index.postings.get(form, ())}
    free = (number for number in grounds.index.postings.get(noun, ()) if number not in given)
    return any(number - back in bearers for number in free for back in range(_AFTER + 1))


def _forms(calling: Calling, text: Passage, grounds: Grounds) -> frozenset[str]:
    """Return the words of a name in every form in which another mention of it may stand."""
    words = (text.words[index].base for index in calling.name)
    return frozenset(stem for word in words for stem in stems(word, grounds.language))
