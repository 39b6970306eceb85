"""Whose is somebody? "Ann Lee works for Brannock", where she is of a bank; "Bo Day chairs the council", who does not.

A text that puts somebody at another body than the story does, which tells of them together nowhere, is doubted; so is
one by which they do what the story has somebody else for.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.belonging import MENTIONS, Tie, callings_with, is_somebodys, ties_of, told_of_others
from summarizer.verifier.evidence.bodies import body_of, first_name, is_called_body
from summarizer.verifier.evidence.callings import Calling
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike, is_known_word
from summarizer.verifier.evidence.posts import Claim, claims
from summarizer.verifier.text.forms import base_forms, root
from summarizer.verifier.text.naming import acronyms_in, are_one, bare, forms_of, may_be_short, stems
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import says_otherwise

# Words between two names that may be one's, at most.
_SIDE_BY_SIDE = 3

# Words between a name and what tells what it is of, at most.
_NEAR = 3


def other_post(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first name of free text that is put at a body it is not of, or has the post of somebody else."""
    if not (assertion.prose and grounds.is_english):
        return
    item, counterparts = grounds.words_of(assertion.text), base_forms(grounds.language, "counterparts")
    for claim in claims(item, grounds):
        # "Her counterpart, Ann Lee" is of another body.
        ties = [tie for tie in ties_of(claim.name, grounds) if tie.noun not in counterparts]
        other = (
            _elsewhere(claim, item, ties, grounds) or _opposed(claim, ties, grounds) or _anothers(claim, ties, grounds)
        )
        if other is not None:
            yield doubt(says_otherwise(item.shown(claim.at), other.source.shown(other.at), grounds.extent))
            return


def _opposed(claim: Claim, ties: Sequence[Tie], grounds: Grounds) -> Tie | None:
    """Return the role that the story gives the name, if it is of those on the other side of what the text tells.

    A barrister may prosecute; "her barrister" does not.
    """
    sole = base_forms(grounds.language, "sole_posts")
    told = [tie for tie in ties if tie.noun in claim.contrary and (tie.noun in sole or not tie.bare)]
    return None if not told or _does_so(claim.verb or "", claim.name, grounds) else told[0]


def _elsewhere(claim: Claim, item: Passage, ties: Sequence[Tie], grounds: Grounds) -> Tie | None:
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


def _is_anothers_body(claim: Claim, grounds: Grounds) -> bool:
    """Tell whether the story plainly has somebody else of a body: "union leader Ann Lee"."""
    return any(
        not are_one(claim.name, forms_of(source, one.name)) and not claim.body.isdisjoint(body_of(one, source, grounds))
        for _, source, one in callings_with(claim.body, grounds)
    )


def _may_be_apart(body: frozenset[str], ties: Sequence[Tie], grounds: Grounds) -> bool:
    """Tell whether a body is surely another than that of which no name is told: the story calls it a body.

    Who is but called "the chairman" may be of what the story tells of first, or more often, too.
    """
    if not all(tie.bare for tie in ties):
        return True
    first = first_name(grounds)
    often = max((len(grounds.words.get(form, ())) for form in first), default=0)
    main = body <= first or max(len(grounds.words.get(form, ())) for form in body) > often
    if main and any(tie.loose for tie in ties):
        return False
    return any(
        is_called_body(source, at)
        for form in body
        for source in grounds.passages_with((form,), MENTIONS)
        for at in source.places[form]
    )


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
    return any(_are_side_by_side(one, other, text) for text in grounds.passages_with(one, MENTIONS))


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


def _is_told_with(claim: Claim, ties: Sequence[Tie], grounds: Grounds) -> bool:
    """Tell whether a sentence with the name has the body, too, so that it may tell that the name is of it.

    Where the story tells of what it is: only close by, or behind a word that leads to a body; in no case as another's.
    """
    plain = any(not tie.loose for tie in ties)
    for number in grounds.sentences_with(claim.name, MENTIONS):
        source = grounds.words_in(grounds.index.sentences[number])
        others = told_of_others(claim.name, number, grounds)
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
    leading = base_forms(text.language, "to_bodies") | base_forms(text.language, "to_places")
    return first > 0 and text.words[first - 1].base in leading


def _anothers(claim: Claim, ties: Sequence[Tie], grounds: Grounds) -> Tie | None:
    """Return whom the story gives the role of those who do what the text says, if it never does the name."""
    own = {tie.noun for tie in ties if tie.noun}
    if claim.verb is None or not claim.roles or not own or not own.isdisjoint(claim.roles):
        return None
    if _does_so(claim.verb, claim.name, grounds):
        return None
    for role in sorted(claim.roles):
        for number, source, one in callings_with((role,), grounds):
            if one.noun != role or are_one(claim.name, forms_of(source, one.name)):
                continue
            if not claim.body or _may_be_of(claim.body, one, number, grounds):
                return Tie(role, one.told, False, source, one.at)
    return None


def _may_be_of(body: frozenset[str], calling: Calling, number: int, grounds: Grounds) -> bool:
    """Tell whether somebody's role is of a body: told with it, or the sentence before has the body and it is "its".

    Of a name, it may be of whomever "its" stands for.
    """
    source = grounds.words_in(grounds.index.sentences[number])
    if body_of(calling, source, grounds):
        return not body.isdisjoint(calling.told)
    its = is_somebodys(calling, source)
    if not all(form in base_forms(source.language, "organization_roles") or form in calling.told for form in body):
        return its or not body.isdisjoint(source.places)
    before = grounds.words_in(grounds.index.sentences[max(0, number - 1)])
    return its and not body.isdisjoint(before.places)


def _does_so(verb: str, name: frozenset[str], grounds: Grounds) -> bool:
    """Tell whether a sentence with the name has the verb, or a word of its root, and not in what another is called."""
    for number in grounds.sentences_with(name, MENTIONS):
        source, others = grounds.words_in(grounds.index.sentences[number]), told_of_others(name, number, grounds)
        places = ((i, form) for form, found in source.places.items() for i in found if i not in others)
        if any(root(form) == root(verb) for _, form in places):
            return True
    return False
