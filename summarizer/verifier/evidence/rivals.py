"""When two who are said to say something can't be the same."""

from collections.abc import Iterator, Sequence

from summarizer.reading.attribution import Speaker
from summarizer.spans import Span
from summarizer.verifier.evidence.callings import Calling, callings_in
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.sources import (
    forms,
    have_one_noun,
    head_of,
    is_named,
    is_person,
    is_role,
    is_unnamed,
    may_stand_for_body,
    mentions,
    noun_of,
    persons,
    roles_of,
    speaks_for,
)
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.naming import bare, forms_of
from summarizer.verifier.text.passages import Passage

# Kinds of source that speak through people of theirs.
_BODIES = ("organization", "publication")


# Sentences before one that introduces somebody by his office, among which it is told for whom he speaks.
# Chosen, not swept.
_BACK = 3


def is_rival(other: Speaker, teller: Speaker, grounds: Grounds) -> bool:
    """Tell whether two sources can't be one: both named and of one kind as far as that is known, or one has no name.

    Whom the story calls but "a Leeds police spokesman" is not the one whom it calls by name; "a New York judge" may be
    named further on, and "a club spokesman" speak for what else is named.
    """
    if is_unnamed(other, grounds):
        noun = noun_of(other.name, grounds)
        unnamed = noun in base_forms(grounds.language, "unnamed")
        someone = is_person(teller, grounds) or any(word[0].isupper() for word in other.name.split()[1:])
        return unnamed and len(teller.name.split()) > 1 and someone
    if not is_named(other, grounds):
        return False
    known = {one.kind for one in (other, teller)} - {None}
    if len(known) > 1:
        return False
    if teller.kind is None and is_person(teller, grounds):
        teller = teller._replace(kind="person")
    return not speaks_for(other, teller, grounds) and not _represents(other, teller, grounds)


def _represents(other: Speaker, teller: Speaker, grounds: Grounds) -> bool:
    """Tell whether a source only speaks for others: "his solicitor, Ann Lee", "spokeswoman Ann Lee" of nobody named.

    Whoever leads a body may speak for it where the story calls it theirs alone ("its director, Ann Lee").
    """
    language = grounds.language
    role = other.role.of(grounds.document.text).split() if other.role else ()
    if teller.name.split()[0] in map(bare, role):
        return True  # "Carrow's land director, Ann Lee", for Carrow Parks
    speaking, leading = base_forms(language, "speaking_for"), base_forms(language, "representatives")
    possessives = base_forms(language, "possessives")
    last = {noun_of(teller.name, grounds)}
    led = teller.kind != "person" and _leads_body_told(other, role, frozenset(forms(teller.name, grounds)), grounds)
    if led and not persons(teller.name, grounds):
        return True
    for sentence in mentions(other.name, grounds):
        source = grounds.words_in(sentence)
        before = (*grounds.preceding(sentence, _BACK), sentence)
        if all(grounds.stems_in(near).isdisjoint(last) for near in before):
            continue  # whose lawyer he is, is told before
        for one in callings_in(sentence, grounds):
            if forms_of(source, one.name).isdisjoint({noun_of(other.name, grounds)}):
                continue
            sides = one.of(source, before=True) | one.of(source, before=False)
            own = any(source.words[i].base in possessives for i in range(max(0, one.role[0] - 1), one.at))
            whose = sides if teller.kind == "person" else {side for side in sides if sides[side]}
            if one.noun in speaking and (_is_told_last(before, source, one, last, grounds) if own else not whose):
                return True  # "League spokesman Ann Lee" speaks for no other person
            if own and teller.kind != "person" and one.noun in leading:
                return True
    return False


def _is_told_last(sentences: Sequence[Span], source: Passage, one: Calling, name: set[str], grounds: Grounds) -> bool:
    """Tell whether whoever has this name may be meant by "*her* lawyer": nobody else is named nearer before it."""
    for sentence in reversed(sentences):
        here = grounds.words_in(sentence)
        end = one.role[0] if here is source else len(here.words)
        named = [words for words in grounds.names_in(sentence) if words[-1] < end]
        if named:
            return any(not forms_of(here, words).isdisjoint(name) for words in named)
    return True


def _leads_body_told(other: Speaker, role: Sequence[str], body: frozenset[str], grounds: Grounds) -> bool:
    """Tell whether a source is introduced as who leads or represents a body told of right before: "its head of policy".

    Of nothing else that has a name: "Commercial director Ann Lee", behind "Carrow said", but no "Brenn's director".
    """
    language = grounds.language
    own = bool(role) and role[0].lower() in base_forms(language, "possessives")
    head = noun_of(head_of(" ".join(role[own:]), language), grounds)
    named = any(word[:1].isupper() for word in role[1:]) or (role and role[0].endswith(("'s", "’s")))
    if head not in base_forms(language, "representatives") or named:
        return False
    sentence = grounds.document.sentence_around(other.mentions[0])
    return any(not body.isdisjoint(grounds.stems_in(near)) for near in (*grounds.preceding(sentence, _BACK), sentence))


def is_barred(teller: Speaker, other: Speaker, grounds: Grounds) -> bool:
    """Tell whether a named teller is known to be something else than the source that the story calls by what it is.

    Whoever leads or represents may speak for a body; and what stands near a mention of the teller may be what they are.
    """
    if not is_role(other.name):
        return False
    if is_private(other, grounds) and teller.kind in _BODIES:
        return True
    language = grounds.language
    noun = noun_of(head_of(other.name, language), grounds)
    vague = frozenset[str]().union(
        *(base_forms(language, name) for name in ("anybody", "also_called", "kin", "unnamed", "possessives"))
    )
    sentences = mentions(teller.name, grounds)
    near = {form for sentence in sentences for form in grounds.stems_in(sentence)}
    beside = grounds.stems_in(grounds.document.sentence_around(other.mentions[0]))
    if not vague.isdisjoint({noun, *other.name.lower().split()}) or noun in near:
        return False
    if not beside.isdisjoint(forms(teller.name, grounds)):
        return False
    told = [one.noun for one in _callings(teller, sentences, grounds)]
    speaking, body = base_forms(language, "representatives"), base_forms(language, "organization_roles")
    return bool(told) and (noun not in body or speaking.isdisjoint(told))


def is_private(source: Speaker, grounds: Grounds) -> bool:
    """Tell whether a source is called by what makes nobody speak for a body, or for others: "one former inmate"."""
    if not is_role(source.name) and len(source.name.split()) > 1:
        return False
    private = base_forms(grounds.language, "private_people")
    return noun_of(head_of(source.name, grounds.language), grounds) in private


def may_speak_for(other: Speaker, teller: Speaker, grounds: Grounds) -> bool:
    """Tell whether a source without a name may speak for a body: "a spokeswoman", "the chief executive"."""
    language = grounds.language
    speaking = base_forms(language, "representatives", "unnamed")
    noun = noun_of(head_of(other.name, language), grounds)
    return teller.kind != "person" and is_role(other.name) and noun in speaking


def body_of(teller: Speaker, grounds: Grounds) -> frozenset[str]:
    """Return the words of the body for which a source without a name speaks; none where the story does not know it.

    "A spokesman for the Dockers' Federation", "a PWD spokeswoman".
    """
    speaking = base_forms(grounds.language, "representatives", "speaking_for")
    if noun_of(head_of(teller.name, grounds.language), grounds) not in speaking:
        return frozenset()
    words = [word for word in teller.name.split()[1:] if word[:1].isupper()]
    body = frozenset(forms(" ".join(words), grounds))
    return body if all(map(grounds.knows_name, body)) else frozenset()


def is_of_other_body(teller: Speaker, other: Speaker, grounds: Grounds) -> bool:
    """Tell whether a body's spokesman is not whom the story names: it calls that one by an office of another body."""
    body = body_of(teller, grounds)
    if not body or other.kind != "person" or not is_named(other, grounds):
        return False
    of_body = any(word[:1].isupper() for role in roles_of((other.name,), grounds) for word in role.split()[1:])
    near = (one for sentence in mentions(other.name, grounds) for one in (*grounds.preceding(sentence, 1), sentence))
    told = map(grounds.words_in, near)
    return of_body and all(body.isdisjoint(source.words[i].base for i in source.capitals) for source in told)


def is_outsider(teller: Speaker, other: Speaker, grounds: Grounds) -> bool:
    """Tell whether a private teller ("neighbours") is not whom the story names: it calls that one by an office."""
    if not is_private(teller, grounds) or other.kind != "person" or not is_named(other, grounds):
        return False
    language = grounds.language
    noun = noun_of(head_of(teller.name, language), grounds)
    sentences = mentions(other.name, grounds)
    if any(noun in grounds.stems_in(sentence) for sentence in sentences):
        return False
    office = base_forms(language, "representatives", "offices")
    return any(one.noun in office for one in _callings(other, sentences, grounds))


def _callings(source: Speaker, sentences: Sequence[Span], grounds: Grounds) -> Iterator[Calling]:
    """Yield what the sentences call a source by its name."""
    last = {noun_of(source.name, grounds)}
    for sentence in sentences:
        for one in callings_in(sentence, grounds):
            if not forms_of(grounds.words_in(sentence), one.name).isdisjoint(last):
                yield one


def is_other_role(other: Speaker, teller: Speaker, grounds: Grounds) -> bool:
    """Tell whether two sources of whom the story says what they are can't be one: "a company driver", "the company".

    Whoever represents a body may speak for it ("a company spokesman"); two with one noun are told apart by what else
    is said of each ("the farm ministry", "the mining ministry"). Of a name, its role is read, against another's of the
    same noun: "the opposition leader" is not the union leader.
    """
    if not is_role(other.name):
        return False
    roles = [teller.name] if is_role(teller.name) else roles_of((teller.name, *teller.aliases), grounds)
    single = is_role(teller.name) and "group" not in (other.kind, teller.kind)  # "the researchers" may be "the team"
    return bool(roles) and all(_are_apart(role, other.name, single, grounds) for role in roles)


def _are_apart(one: str, another: str, single: bool, grounds: Grounds) -> bool:
    """Tell whether two roles can't be one's; those of two nouns only where a ``single`` one is meant by each."""
    if have_one_noun(one, another, grounds):
        ours, theirs = (set(forms(role, grounds)) for role in (one, another))
        return not (ours <= theirs or theirs <= ours)
    return single and not may_stand_for_body((one, another), grounds)
