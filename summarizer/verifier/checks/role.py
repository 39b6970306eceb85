"""Is somebody called what the document calls somebody else?

"WRU chairman Ann Lee" where the document has "WRU chairman Bo Day" and calls Ann Lee something else, or nothing; or
"chairman Ann Lee" where it calls her but a director, and has no chairman near any mention of her.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.authorship import uninvolved_author
from summarizer.verifier.comparisons.exclusive_offices import other_office
from summarizer.verifier.comparisons.kinship import is_kin, other_kin
from summarizer.verifier.comparisons.posts import other_post
from summarizer.verifier.evidence.callings import Calling, called_by, callings, callings_by, callings_in
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import Forms, are_alike, is_known_word
from summarizer.verifier.text.forms import base_form, base_forms, root
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.naming import acronyms_in, forms_of, is_attribute, may_be_short, stems
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Sentences with a name that are read for what its bearer is called: the first mentions tell it.
_MENTIONS = 12

# Sentences after a name in which "the coach" may still mean its bearer.
_AFTER = 2


# The ending of a plural, and words before it among which it is told how many they are. Chosen, not swept.
_PLURAL, _COUNTED = "s", 3


class _Holder(NamedTuple):
    """Whom the story gives a role: the name, all forms of its words, what the role is of, and the sentence's number.

    ``calling`` is what ``source`` calls the name.
    """

    name: str
    forms: frozenset[str]
    calling: Calling
    source: Passage
    sentence: int


def role(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on a name with a role that the story gives to another name, or to this one of something else."""
    if not assertion.reworded:
        return
    text, kin = grounds.words_of(assertion.text), base_forms(grounds.language, "kin")
    if offices := list(other_office(text, grounds)):
        yield from offices
        return
    yield from other_kin(text, grounds)
    yield from uninvolved_author(text, grounds)
    told = list(_called_otherwise(text, kin, assertion, grounds))
    yield from told or other_post(assertion, grounds)


def _called_otherwise(text: Passage, kin: frozenset[str], assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a name with a role that is another's, or of something else, or that its bearer is never given."""
    for calling in callings(text):
        if not calling.told and calling.noun in kin:
            continue
        name = forms_of(text, calling.name)
        if name.isdisjoint(grounds.name_stems) or not name.isdisjoint(grounds.acronyms):
            continue
        everyone = _holders(calling.noun, grounds)
        who = f"it calls {shown(calling.shown_name(text))} {shown(calling.shown_role(text))}"
        own = [one for one in everyone if not name.isdisjoint(one.forms)]
        if calling.noun not in kin and assertion.prose and own and _is_of_another(calling, own, text, grounds):
            yield doubt(f"{who}; the {grounds.extent} says {shown(own[0].calling.shown_role(own[0].source))}")
            continue
        if any(_is_so_called(name, calling, one) for one in everyone) or _is_called_alike(calling, name, grounds):
            continue
        ranks, in_post = (base_forms(grounds.language, one) for one in ("ranks", "in_post"))
        holders = [
            one
            for one in everyone
            if not one.calling.said
            and not _is_part_of_own(calling.noun, name, one, grounds)
            and (
                calling.told <= one.calling.told | one.forms
                or _is_of_same(calling, one, grounds)
                or (assertion.prose and not own and _is_bare(one.calling, grounds))
                or (assertion.prose and not own and _is_in_full(calling, one, text))
            )
            and calling.told.isdisjoint(one.forms)  # what it is of is nobody who holds it
            # A shadow home secretary is no home secretary, nor is an assistant manager the manager.
            and (ranks - in_post) & one.calling.told == (ranks - in_post) & calling.told
        ]
        if not calling.told and _is_somebodys(calling, text):
            holders = [one for one in holders if not one.calling.told]  # "their manager" is another than Carrow's
        if holders and _is_counterpart(name, grounds):
            continue
        if holders and _are_several(calling.noun, grounds):
            continue
        if holders and not _may_be_meant(name, calling.noun, everyone, grounds):
            yield doubt(f"{who}; the {grounds.extent} says that of {shown(holders[0].name)}")
        elif _may_be_held(calling, text, assertion, grounds) and (other := _other_role(calling, name, grounds)):
            yield doubt(f"{who}, as the {grounds.extent} never does; it has {shown(other)}")


def _is_bare(calling: Calling, grounds: Grounds) -> bool:
    """Tell whether the story gives a role without a word of what it is of, as where that is plain: "the mayor"."""
    sole = calling.noun in base_forms(grounds.language, "sole_posts")
    return sole and calling.told <= base_forms(grounds.language, "ranks")


def _is_in_full(calling: Calling, holder: _Holder, text: Passage) -> bool:
    """Tell whether a text but says more of a role than the story: "head of the university team", of the team."""
    told = holder.calling.told - base_forms(text.language, "ranks")
    more = calling.told - told
    small = all(text.is_small(i) for i in calling.role if text.words[i].base in more)
    return text.language == "en" and told < calling.told and small


def _is_of_same(calling: Calling, holder: _Holder, grounds: Grounds) -> bool:
    """Tell whether a role that is told as "its" is of what the sentence or the one before names, as the text's is."""
    if holder.calling.told or not _is_somebodys(holder.calling, holder.source):
        return False
    before = grounds.index.sentences[max(0, holder.sentence - 1) : holder.sentence]
    there = [holder.source, *map(grounds.words_in, before)]
    return any(calling.told <= source.places.keys() for source in there)


def _are_several(noun: str, grounds: Grounds) -> bool:
    """Tell whether the story counts several of a role ("two former directors"), or many have it ("a defender")."""
    sole, many = (base_forms(grounds.language, name) for name in ("sole_posts", "also_called"))
    if noun in many - sole:
        return True
    sources = grounds.passages_with((noun,), _MENTIONS)
    return any(
        source.letters(i).lower().endswith(_PLURAL)
        and any(word.base.isdigit() for word in source.words[max(0, i - _COUNTED) : i])
        for source in sources
        for i in source.places.get(noun, ())
    )


def _may_be_held(calling: Calling, text: Passage, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a role that the story gives to nobody may be held against it; not "his wife Ann"."""
    familiar = is_kin(text, calling.at) and len(calling.name) == 1
    return assertion.prose and grounds.is_english and not familiar


def _is_part_of_own(noun: str, name: frozenset[str], holder: _Holder, grounds: Grounds) -> bool:
    """Tell whether a role only tells of what the other one is: "Ann Lee, manager at the *contractor* Silosafe"."""
    own = callings_in(grounds.index.sentences[holder.sentence], grounds)
    return any(noun in one.told and not name.isdisjoint(forms_of(holder.source, one.name)) for one in own)


def _is_counterpart(name: frozenset[str], grounds: Grounds) -> bool:
    """Tell whether the story calls somebody another's counterpart: "his opposite number, Ann Lee"."""
    bearers = (grounds.index.sentences[number] for number in grounds.sentences_with(name, _MENTIONS))
    for source in map(grounds.words_in, bearers):
        for _, end, _ in entries_in(source, "counterparts"):
            if any(not name.isdisjoint(forms_of(source, one.name)) for one in called_by(source, end - 1)):
                return True
    return False


def _is_called_alike(calling: Calling, name: frozenset[str], grounds: Grounds) -> bool:
    """Tell whether the story calls the same one by a word that may stand for the role: a lawyer, an attorney."""
    language = grounds.language
    heading = _called_by_heads(calling.noun, language)
    apart = calling.noun in base_forms(language, "representatives") - base_forms(language, "speaking_for")
    if apart and not heading:
        return False  # a director is no chairman
    sentences = (grounds.index.sentences[number] for number in grounds.sentences_with(name, _MENTIONS))
    told = ((one, grounds.words_in(sentence)) for sentence in sentences for one in callings_in(sentence, grounds))
    own = [one for one, source in told if not name.isdisjoint(forms_of(source, one.name))]
    headed = any(one.noun in heading for one in own)  # "Carrow boss Ann Lee" is their manager
    if apart or headed:
        return headed
    return any(one.noun != calling.noun and are_alike(one.noun, calling.noun, grounds.language) for one in own)


@cache
def _called_by_heads(noun: str, language: str) -> frozenset[str]:
    """Return the words by which a post at the head of a club is called, too."""
    lines = entries(language, "heads")
    return frozenset(base_form(word, language) for word, post in lines if base_form(post, language) == noun)


def _is_somebodys(calling: Calling, text: Passage) -> bool:
    """Tell whether a role is said to be of whom the text told before ("his coach")."""
    before = text.words[max(0, calling.role[0] - 1) : calling.role[0]]
    return any(word.base in base_forms(text.language, "possessives") for word in before)


def _is_of_another(calling: Calling, own: Sequence[_Holder], text: Passage, grounds: Grounds) -> bool:
    """Tell whether a role is said to be of somebody or something other than the story says of the same one's role.

    "QPR manager" where he is "Northern Ireland manager"; "finance minister" where she is "education minister". What is
    put in another way ("a reporter in Oslo") may be told of the same one as well.
    """
    office = calling.noun in base_forms(grounds.language, "offices")
    told = frozenset[str]().union(*(one.calling.told for one in own))
    for before in (True, False):
        ours = _of(calling, text, grounds, before=before)
        like = [one for one in own if before or one.calling.joint(one.source) == calling.joint(text)]
        theirs = [_of(one.calling, one.source, grounds, before=before) for one in like]
        if not ours or not theirs or len(like) < len(own) or not all(theirs):
            continue
        named = any(ours.values()) and all(any(one.values()) for one in theirs)
        if (named or office) and not _may_be_one(ours.keys(), told, text.text, grounds):
            return True
    return False


def _of(calling: Calling, text: Passage, grounds: Grounds, *, before: bool) -> dict[str, bool]:
    """Return the words of a role as :meth:`.callings.Calling.of` does, ranks aside.

    The first word of a sentence is a name where the story writes it with a capital elsewhere.
    """
    found, first = calling.of(text, before=before), text.words[0]
    letters = text.text[first.start : first.end]
    if calling.role[0] == 0 and first.base in found:
        plain = is_known_word(letters, text.language)
        found[first.base] = (
            letters[0].isupper() and not plain and grounds.has(f" {letters}") and not is_attribute(text, 0)
        )
    ranks = base_forms(grounds.language, "ranks")
    return {form: is_name for form, is_name in found.items() if form not in ranks}


def _may_be_one(ours: Iterable[str], theirs: frozenset[str], text: str, grounds: Grounds) -> bool:
    """Tell whether the words of two names may be of one: other forms, short forms, or an acronym."""
    there = frozenset(stem for form in theirs for stem in stems(form, grounds.language))
    acronyms = acronyms_in(text)
    return any(
        not there.isdisjoint(stems(form, grounds.language))
        or any(may_be_short(form, other) or are_alike(form, other, grounds.language) for other in theirs)
        or form in grounds.acronyms
        for form in ours
    ) or not theirs.isdisjoint(acronyms)


def _other_role(calling: Calling, name: frozenset[str], grounds: Grounds) -> str | None:
    """Return what the story calls somebody, if it is never what the text does, or like it, near a mention of them."""
    if calling.noun in base_forms(grounds.language, "anybody", "kin"):
        return None
    bearers = grounds.sentences_with(name, _MENTIONS)
    told = (grounds.index.sentences[number] for number in bearers)
    called = [
        (one, source)
        for sentence, source in ((sentence, grounds.words_in(sentence)) for sentence in told)
        for one in callings_in(sentence, grounds)
        if not name.isdisjoint(forms_of(source, one.name)) and not (one.said and _shares(calling, one, source))
    ]
    # "Her counterpart, Graham Tull": what he is, is told elsewhere.
    called = [(one, source) for one, source in called if one.noun not in base_forms(grounds.language, "counterparts")]
    if not called or any(are_alike(calling.noun, one.noun, grounds.language) for one, _ in called):
        return None
    around = {near for number in bearers for near in range(number - 1, number + 2)}
    sentences = [one for number, one in enumerate(grounds.index.sentences) if number in around]
    there = Forms((form for one in sentences for form in grounds.words_in(one).places), grounds.language)
    if there.have(calling.noun) or there.have_like(calling.noun):
        return None
    return called[0][0].shown_role(called[0][1])


def _shares(one: Calling, other: Calling, source: Passage) -> bool:
    """Tell whether two roles have to do with the same: the founder of a fashion company is in fashion."""
    sides = other.of(source, before=True) | other.of(source, before=False)
    plain = {form for form, is_name in sides.items() if not is_name}
    return not one.told.isdisjoint(plain - base_forms(source.language, "ranks"))


def _is_so_called(name: frozenset[str], calling: Calling, holder: _Holder) -> bool:
    """Tell whether it is the holder who is named, and what the role is said to be of is no other thing."""
    if name.isdisjoint(holder.forms):
        return False
    told = holder.calling.told
    return not calling.told or not told or not calling.told.isdisjoint(told)


def _holders(noun: str, grounds: Grounds) -> tuple[_Holder, ...]:
    """Return everyone to whom the story gives a role of that noun."""
    return grounds.remembered_of_story("holders", noun, lambda: tuple(_found(noun, grounds)))


def _found(noun: str, grounds: Grounds) -> Iterable[_Holder]:
    for number in grounds.index.postings.get(noun, ()):
        source = grounds.words_in(grounds.index.sentences[number])
        for one in callings_by(noun, source):
            yield _Holder(one.shown_name(source), forms_of(source, one.name), one, source, number)


def _may_be_meant(name: frozenset[str], noun: str, holders: Iterable[_Holder], grounds: Grounds) -> bool:
    """Tell whether the story has the noun so near the name, and given to nobody, that it may say it in another way."""
    given = {one.sentence for one in holders}
    bearers = {number for form in name for number in grounds.index.postings.get(form, ())}
    free = (number for number in grounds.index.postings.get(noun, ()) if number not in given)
    if any(number - back in bearers for number in free for back in range(_AFTER + 1)):
        return True
    return any(root(noun) in grounds.roots_in(grounds.index.sentences[number]) for number in bearers - given)
