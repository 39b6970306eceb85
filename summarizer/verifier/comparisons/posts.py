"""Whose is somebody? "Ann Lee works for Brannock", where she is of a bank; "Bo Day chairs the council", who does not.

What the story calls a name tells what its bearer belongs to: "Norhaven chairman Bo Day", "Ann Lee of Norrley Bank",
"Its chairman, Bo Day" behind a sentence on Norhaven. A text that puts them at another body, which the story nowhere
tells of together with them, is doubted; so is one by which they do what the story has somebody else for.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import entries, words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.tied_names import is_date
from summarizer.verifier.evidence.callings import Calling, callings, callings_in
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike, is_known_word
from summarizer.verifier.text.forms import base_form, base_forms, root
from summarizer.verifier.text.governors import cued
from summarizer.verifier.text.naming import acronyms_in, are_one, bare, forms_of, is_attribute, may_be_short, stems
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.subjects import subject_of
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Sentences with a name that are read for what its bearer is of, and sentences before one on what "its" may stand for.
_MENTIONS, _BEFORE = 24, 3

# Words of a body's name, words by which two names may be one's, and words around a name that may tell what it is of.
_NAMED, _SIDE_BY_SIDE, _NEAR = 6, 3, 3

_JOINTS = frozenset(("of", "at", "for", "with", "from"))
_PLACED = frozenset(("in", "on", "near", "from", "to"))
_ITS, _WHOSE = "its", "whose"


class _Claim(NamedTuple):
    """A name told to have a post: its forms, where it is told, the words of the body, who has such a post."""

    name: frozenset[str]
    at: int
    body: frozenset[str]
    roles: frozenset[str]
    verb: str | None = None
    contrary: frozenset[str] = frozenset()


class _Tie(NamedTuple):
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


class _Post(NamedTuple):
    """What a verb leads on with to the body, whether that may be left out, and the roles of those who do it.

    ``contrary``: the roles of those on the other side.
    """

    joints: frozenset[str]
    bare: bool
    roles: frozenset[str]
    contrary: frozenset[str]


def other_post(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first name of free text that is put at a body it is not of, or has the post of somebody else."""
    if not (assertion.prose and grounds.is_english):
        return
    item = grounds.words_of(assertion.text)
    for claim in _claims(item, grounds):
        ties = _ties(claim.name, grounds)
        other = (
            _elsewhere(claim, item, ties, grounds) or _opposed(claim, ties, grounds) or _anothers(claim, ties, grounds)
        )
        if other is not None:
            there = shown(other.source.shown(other.at))
            yield doubt(f"it says {shown(item.shown(claim.at))} where the {grounds.extent} says {there}")
            return


def _claims(item: Passage, grounds: Grounds) -> Iterator[_Claim]:
    """Yield what a text tells of the posts of the names of the story."""
    names = grounds.names_of(item.text)
    for calling in callings(item):
        name, body = forms_of(item, calling.name), _body_of(calling, item, grounds)
        if 0 in calling.role and not grounds.names_somebody(item.words[0].base):
            body -= {item.words[0].base} - base_forms(item.language, "organization_roles")
        does = any(item.words[i].base in _verbs(item.language) for i in calling.role if i < calling.at)
        if body and not does and not _is_of_kin(calling.noun, item.language) and calling.at not in item.negated:
            yield _Claim(name, calling.at, body, frozenset())
    planned = {i for _, governed, _ in cued(item, "plans") for i in governed}
    for at, word in enumerate(item.words):
        if at in planned or at in item.negated or not item.is_small(at):
            continue
        for post in _verbs(item.language).get(word.base, ()):
            subject = subject_of(item, at, names)
            if subject is None or subject.name is None or subject.passive:
                continue
            start = _led(item, at, post.joints)
            behind = _body_from(item, start, grounds) if start is not None else range(0)
            if behind or post.bare:
                there = frozenset(item.words[i].base for i in behind if item.words[i].content)
                yield _Claim(forms_of(item, subject.name), at, there, post.roles, word.base, post.contrary)


def _is_of_kin(noun: str, language: str) -> bool:
    return noun in base_forms(language, "kin") | base_forms(language, "private_people")


def _led(item: Passage, at: int, joints: frozenset[str]) -> int | None:
    """Return where what a verb leads on to begins, an article or a possessive passed over."""
    start, clause = at + 1, item.words[at].clause
    if joints:
        behind = range(start, min(len(item.words), start + _SIDE_BY_SIDE + 1))
        led = next((i for i in behind if item.words[i].base in joints and item.words[i].clause == clause), None)
        if led is None:
            return None
        start = led + 1
    things = base_forms(item.language, "articles") | base_forms(item.language, "possessives")
    while start < len(item.words) and item.words[start].base in things:
        start += 1
    return start


def _body_from(text: Passage, start: int, grounds: Grounds) -> range:
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


def _body_of(calling: Calling, text: Passage, grounds: Grounds) -> frozenset[str]:
    """Return the words of a role that tell of what body it is: names and nouns for bodies."""
    told = (i for i in calling.role if i != calling.at and text.words[i].base in calling.told)
    there = [i for i in told if _is_of_body(text, i, grounds)]
    behind = text.words[calling.at + 1].base if calling.at + 1 < len(text.words) else ""
    if behind in _PLACED:
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


def _ties(name: frozenset[str], grounds: Grounds) -> list[_Tie]:
    """Return what the story calls a name, with what that is of."""

    def work() -> list[_Tie]:
        numbers = grounds.sentences_with(name, _MENTIONS)
        return [tie for number in numbers for tie in _ties_in(name, number, grounds)]

    return grounds.remembered_of_story("ties", name, work)


def _ties_in(name: frozenset[str], number: int, grounds: Grounds) -> Iterator[_Tie]:
    sentence = grounds.index.sentences[number]
    source = grounds.words_in(sentence)
    for one in callings_in(sentence, grounds):
        if _is_of_kin(one.noun, source.language) or not are_one(name, forms_of(source, one.name)):
            continue
        whose = _owner(one, number, grounds)
        if whose:
            yield _Tie(one.noun, whose, False, source, one.at)
            continue
        body, its = _body_of(one, source, grounds), _is_somebodys(one, source)
        if body and not its:
            yield _Tie(one.noun, body, False, source, one.at, body <= base_forms(source.language, "organization_roles"))
        else:
            yield _Tie(one.noun, body | _meant(one, number, grounds), True, source, one.at, not its)
    for bearer in grounds.names_in(sentence):
        behind = _body_behind(source, bearer) if are_one(name, forms_of(source, bearer)) else ()
        if behind:
            yield _Tie(None, frozenset(source.words[i].base for i in behind), False, source, bearer[-1])


def _owner(calling: Calling, number: int, grounds: Grounds) -> frozenset[str]:
    """Return the words of the name right before a "whose": "Vliet, *whose* founder, Ann Lee, …"."""
    sentence, first = grounds.index.sentences[number], calling.role[0]
    source = grounds.words_in(sentence)
    if source.letters(first).lower() != _WHOSE:
        first -= 1
    if first < 1 or source.letters(first).lower() != _WHOSE:
        return frozenset()
    return _names(source, (one for one in grounds.names_in(sentence) if one[-1] == first - 1), grounds)


def _body_behind(text: Passage, name: Sequence[int]) -> Sequence[int]:
    """Return the body that is led to right behind a name, by the places of its words: "Ann Lee *of Norrley Bank*"."""
    at, nouns = name[-1] + 1, _before_bodies(text.language)
    if at >= len(text.words) or text.words[at].base not in _JOINTS:
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
def _before_bodies(language: str) -> frozenset[str]:
    """Return the nouns for a body that may stand before its name: "the contractor Greenbough"."""
    return base_forms(language, "organization_roles") | base_forms(language, "before_bodies")


def _is_somebodys(calling: Calling, text: Passage) -> bool:
    """Tell whether a role is said to be of whom the text told before ("its chairman", "head of its service arm")."""
    before = text.words[max(0, calling.role[0] - 1) : calling.role[-1] + 1]
    return any(word.base in base_forms(text.language, "possessives") for word in before)


def _meant(calling: Calling, number: int, grounds: Grounds) -> frozenset[str]:
    """Return the names that a role without more may be of: of its sentence and the one before, or the first before.

    Where neither has any, it is what a sentence before begins with. "His" and "their" may mean any of those before.
    """
    sentences = grounds.index.sentences
    here, first = grounds.words_in(sentences[number]), calling.name[0]
    found = _names(here, (name for name in grounds.names_in(sentences[number]) if name[-1] < first), grounds)
    before = here.words[max(0, calling.role[0] - 1) : calling.role[-1] + 1]
    people = _is_somebodys(calling, here) and all(word.base != _ITS for word in before)
    for back in range(1, min(_BEFORE, number) + 1):
        source, names = grounds.words_in(sentences[number - back]), grounds.names_in(sentences[number - back])
        named = [one for one in names if _names(source, [one], grounds)]
        found |= _names(source, named if back == 1 or people else named[:1], grounds)
        if found and not people:
            break
    return found | _first_name(grounds) if people or not found else found


def _names(text: Passage, names: Iterable[Sequence[int]], grounds: Grounds) -> frozenset[str]:
    """Return the words of names, but for days, peoples, and what is a name only because it begins the sentence."""
    return frozenset(
        text.words[i].base
        for name in names
        if not is_date(text, name) and (name[0] > 0 or len(name) > 1 or _may_be_name(text, name[0], grounds))
        for i in name
        if len(name) > 1 or not is_attribute(text, i)
    )


def _opposed(claim: _Claim, ties: Sequence[_Tie], grounds: Grounds) -> _Tie | None:
    """Return the role that the story gives the name, if it is of those on the other side of what the text tells.

    A barrister may prosecute; "her barrister" does not.
    """
    sole = base_forms(grounds.language, "sole_posts")
    told = [tie for tie in ties if tie.noun in claim.contrary and (tie.noun in sole or not tie.bare)]
    return None if not told or _does_so(claim.verb or "", claim.name, grounds) else told[0]


def _elsewhere(claim: _Claim, item: Passage, ties: Sequence[_Tie], grounds: Grounds) -> _Tie | None:
    """Return what the story calls the name, if that is of another body than the text says, each time."""
    told = [tie for tie in ties if tie.body and not tie.loose] or [tie for tie in ties if tie.body]
    if not claim.body or not told or not all(form in grounds.words for form in claim.body):
        return None
    if any(_may_be_one(claim.body, tie.body, item, tie.source, grounds) for tie in told):
        return None
    if _is_known(claim.body, item):
        return None
    if _is_plain(claim.body, item):
        told_of_all = claim.verb is None and all(tie.bare for tie in told)  # "chief executive of the trust"
        if told_of_all or not _is_anothers_body(claim, grounds):
            return None
    elif not _may_be_apart(claim.body, told, grounds):
        return None
    return None if _is_told_with(claim, told, grounds) else told[0]


def _is_known(body: Collection[str], item: Passage) -> bool:
    """Tell whether the only word of a name is one of the language, as nicknames of clubs are: "the Reds"."""
    if len(body) != 1 or _is_plain(body, item):
        return False
    return any(is_known_word(bare(item.letters(i)), item.language) for form in body for i in item.places[form])


def _is_plain(body: Iterable[str], item: Passage) -> bool:
    """Tell whether a body is told by common nouns alone: "the planning committee"."""
    nouns = base_forms(item.language, "organization_roles")
    return all(item.is_small(i) or (i == 0 and form in nouns) for form in body for i in item.places.get(form, ()))


def _is_anothers_body(claim: _Claim, grounds: Grounds) -> bool:
    """Tell whether the story plainly has somebody else of a body: "union leader Ann Lee"."""
    for number in grounds.sentences_with(claim.body, _MENTIONS):
        sentence = grounds.index.sentences[number]
        source = grounds.words_in(sentence)
        for one in callings_in(sentence, grounds):
            other = not are_one(claim.name, forms_of(source, one.name))
            if other and not claim.body.isdisjoint(_body_of(one, source, grounds)):
                return True
    return False


def _may_be_apart(body: frozenset[str], ties: Sequence[_Tie], grounds: Grounds) -> bool:
    """Tell whether a body is surely another than that of which no name is told: the story calls it a body.

    Who is but called "the chairman" may be of what the story tells of first, or more often, too.
    """
    if not all(tie.bare for tie in ties):
        return True
    first = _first_name(grounds)
    often = max((len(grounds.words.get(form, ())) for form in first), default=0)
    main = body <= first or max(len(grounds.words.get(form, ())) for form in body) > often
    if main and any(tie.loose for tie in ties):
        return False
    return any(
        _is_called_body(source, at)
        for form in body
        for source in grounds.passages_with((form,), _MENTIONS)
        for at in source.places[form]
    )


def _is_called_body(text: Passage, at: int) -> bool:
    """Tell whether a word belongs to a name behind a noun for a body, or with one in it ("equity firm Quill")."""
    first = at
    while first > 0 and text.is_name(first - 1) and text.words[first - 1].clause == text.words[at].clause:
        first -= 1
    behind = first > 0 and text.words[first - 1].base in _before_bodies(text.language)
    return text.is_name(at) and (behind or any(text.letters(i) in _bodies(text.language) for i in range(first, at + 1)))


@cache
def _bodies(language: str) -> frozenset[str]:
    return frozenset(words(language, "organization_words"))


def _first_name(grounds: Grounds) -> frozenset[str]:
    """Return the words of the story's first name."""

    def work() -> frozenset[str]:
        sentences = grounds.index.sentences
        read = ((grounds.words_in(one), name) for one in sentences for name in grounds.names_in(one))
        return next((found for source, name in read if (found := _names(source, [name], grounds))), frozenset())

    return grounds.remembered_of_story("first name", None, work)


def _may_be_one(ours: frozenset[str], theirs: frozenset[str], item: Passage, source: Passage, grounds: Grounds) -> bool:
    """Tell whether the words of two bodies may be of one: other forms, short forms, acronyms, or told side by side."""
    language = grounds.language
    nouns = base_forms(language, "organization_roles")
    one, other = ours - nouns, theirs - nouns
    if not one or not other:
        one, other = ours, theirs  # "the union" may be the Civic Union, which is no Green League
    left, right = (frozenset(stem for form in forms for stem in stems(form, language)) for forms in (one, other))
    if not left.isdisjoint(right) or any(may_be_short(a, b) or are_alike(a, b, language) for a in one for b in other):
        return True
    if not ours.isdisjoint(grounds.acronyms) or not theirs.isdisjoint(acronyms_in(item.text)):
        return True
    return any(_are_side_by_side(one, other, text) for text in grounds.passages_with(one, _MENTIONS))


def _are_side_by_side(ours: Iterable[str], theirs: Iterable[str], text: Passage) -> bool:
    """Tell whether two names stand side by side, and no "and" or verb parts them: "the union, Edvoice"."""
    here, there = ([i for form in forms for i in text.places.get(form, ())] for forms in (ours, theirs))
    nouns, parting = base_forms(text.language, "organization_roles"), base_forms(text.language, "joining")
    for first, last in (sorted((a, b)) for a in here for b in there):
        between = text.words[first + 1 : last]
        parted = any(word.base in parting or (word.content and word.base not in nouns) for word in between)
        if len(between) < _SIDE_BY_SIDE and not parted:
            return True
    return False


def _is_told_with(claim: _Claim, ties: Sequence[_Tie], grounds: Grounds) -> bool:
    """Tell whether a sentence with the name has the body, too, so that it may tell that the name is of it.

    Where the story tells of what it is: only close by, or behind a word that leads to a body; in no case as another's.
    """
    plain = any(not tie.loose for tie in ties)
    for number in grounds.sentences_with(claim.name, _MENTIONS):
        source = grounds.words_in(grounds.index.sentences[number])
        others = _others(claim.name, number, grounds)
        ours = [i for form in claim.name for i in source.places.get(form, ())]
        for at in (i for form in claim.body for i in source.places.get(form, ())):
            clause = source.words[at].clause
            near = any(abs(at - i) <= _NEAR and source.words[i].clause == clause for i in ours)
            if at not in others and (not plain or near or _is_led(source, at)):
                return True
    return False


def _is_led(text: Passage, at: int) -> bool:
    """Tell whether a name that a word is of stands behind a word that may lead to a body, or owns what follows."""
    first = at
    while first > 0 and text.words[first - 1].content and text.words[first - 1].clause == text.words[at].clause:
        first -= 1
    while first > 0 and text.words[first - 1].base in base_forms(text.language, "articles"):
        first -= 1
    return first > 0 and text.words[first - 1].base in _JOINTS | _PLACED


def _others(name: frozenset[str], number: int, grounds: Grounds) -> frozenset[int]:
    """Return the places of a sentence that tell what others are, or are of."""
    sentence = grounds.index.sentences[number]
    source, names = grounds.words_in(sentence), grounds.names_in(sentence)
    told = [one for one in callings_in(sentence, grounds) if not are_one(name, forms_of(source, one.name))]
    led = [_body_behind(source, one) for one in names if not are_one(name, forms_of(source, one))]
    return frozenset(i for one in told for i in one.role) | frozenset(i for other in led for i in other)


def _anothers(claim: _Claim, ties: Sequence[_Tie], grounds: Grounds) -> _Tie | None:
    """Return whom the story gives the role of those who do what the text says, if it never does the name."""
    own = {tie.noun for tie in ties if tie.noun}
    if claim.verb is None or not claim.roles or not own or not own.isdisjoint(claim.roles):
        return None
    if _does_so(claim.verb, claim.name, grounds):
        return None
    for role in sorted(claim.roles):
        for number in grounds.sentences_with((role,), _MENTIONS):
            sentence = grounds.index.sentences[number]
            source = grounds.words_in(sentence)
            for one in callings_in(sentence, grounds):
                if one.noun != role or are_one(claim.name, forms_of(source, one.name)):
                    continue
                if not claim.body or _may_be_of(claim.body, one, number, grounds):
                    return _Tie(role, one.told, False, source, one.at)
    return None


def _may_be_of(body: frozenset[str], calling: Calling, number: int, grounds: Grounds) -> bool:
    """Tell whether somebody's role is of a body: told with it, or the sentence before has the body and it is "its".

    Of a name, it may be of whomever "its" stands for.
    """
    source = grounds.words_in(grounds.index.sentences[number])
    if _body_of(calling, source, grounds):
        return not body.isdisjoint(calling.told)
    its = _is_somebodys(calling, source)
    if not all(form in base_forms(source.language, "organization_roles") or form in calling.told for form in body):
        return its or not body.isdisjoint(source.places)
    before = grounds.words_in(grounds.index.sentences[max(0, number - 1)])
    return its and not body.isdisjoint(before.places)


def _does_so(verb: str, name: frozenset[str], grounds: Grounds) -> bool:
    """Tell whether a sentence with the name has the verb, or a word of its root, and not in what another is called."""
    for number in grounds.sentences_with(name, _MENTIONS):
        source, others = grounds.words_in(grounds.index.sentences[number]), _others(name, number, grounds)
        places = ((i, form) for form, found in source.places.items() for i in found if i not in others)
        if any(root(form) == root(verb) for _, form in places):
            return True
    return False


@cache
def _verbs(language: str) -> dict[str, list[_Post]]:
    """Return the posts of the list by the base form of their verb."""
    found: dict[str, list[_Post]] = {}
    for verb, joints, *roles in entries(language, "posts"):
        told, contrary = (frozenset(base_form(role, language) for role in one.split()) for one in (*roles, "", "")[:2])
        post = _Post(frozenset(joints.split()) - {"-", "*"}, joints == "*", told, contrary)
        found.setdefault(base_form(verb, language), []).append(post)
    return found
