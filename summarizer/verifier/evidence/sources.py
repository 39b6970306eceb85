"""Sources as the story cites them: by name or by what they are, and when two names can be one's."""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from summarizer.reading.attribution import Speaker, Statement
from summarizer.reading.lexicon import lexicon
from summarizer.spans import Span
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import is_known_word
from summarizer.verifier.text.forms import base_form, base_forms, listed
from summarizer.verifier.text.naming import PARTICLES, stems

# Mentions of a person around which they are looked for among those who say something.
_MENTIONS = 12

# Characters before a name among which a title stands.
_TITLE = 30

SAYING = ("says", "thinks")
"""What statements do by which somebody holds a thing to be so: not what they ask for, nor what they do by saying it."""


def said_by(statement: Statement, names: Sequence[str], grounds: Grounds) -> bool:
    """Tell whether a statement is made by the source with these ``names``."""
    if is_named_in(statement, names, grounds):
        return True
    source = grounds.speaker_of(statement)
    if source is None or not is_role(source.name):
        return False
    return any(is_same_name(source.name, role, grounds) for role in roles_of(names, grounds))


def is_named_in(statement: Statement, texts: Sequence[str], grounds: Grounds) -> bool:
    """Tell whether one of some names, or texts, names the source of a statement; only its surroundings are read."""
    source, document = grounds.speaker_of(statement), grounds.document.text
    if source is None:
        told = [statement.source.of(document)] if statement.source else []
    else:
        told = [source.name, *source.aliases]
        roles = _roles_of(source, grounds)
        if any(is_role(name) and is_same_name(role, name, grounds) for role in roles for name in texts):
            return True  # "the harbour master", who is named elsewhere
    return any(is_same_name(one, other, grounds) for one in told for other in texts)


def is_same_name(one: str, other: str, grounds: Grounds) -> bool:
    """Tell whether two names can be one's: the words of the shorter are words of the longer ("Hardie")."""
    if one.casefold() == other.casefold():
        return True
    roles = is_role(one) and is_role(other)
    if roles and not have_one_noun(one, other, grounds) and not may_stand_for_body((one, other), grounds):
        return False
    left, right = forms(one, grounds), forms(other, grounds)
    shorter, longer = sorted((left, right), key=len)
    if not shorter:  # "May" is a word without content elsewhere
        ours, theirs = sorted((set(one.split()), set(other.split())), key=len)
        return ours <= theirs
    inside = frozenset(stem for form in longer for stem in stems(form, grounds.language))
    return all(not inside.isdisjoint(stems(form, grounds.language)) for form in shorter)


def have_one_noun(one: str, other: str, grounds: Grounds) -> bool:
    """Tell whether two roles are of one noun: "the harbour master", "a master"; not "the union", "a union lawyer"."""
    first, second = (noun_of(head_of(name, grounds.language), grounds) for name in (one, other))
    return first == second


def may_stand_for_body(roles: Sequence[str], grounds: Grounds) -> bool:
    """Tell whether one of some roles is that of somebody who may speak for a body, or can't be told.

    "A union leader" may say what the union says, but no former one.
    """
    language = grounds.language
    speaking = base_forms(language, "representatives", "speaking_for", "unnamed")
    former = base_forms(language, "former")
    heads = [noun_of(head_of(role, language), grounds) for role in roles]
    now = {head for role, head in zip(roles, heads, strict=True) if former.isdisjoint(forms(role, grounds))}
    return not all(heads) or not speaking.isdisjoint(now)


def head_of(name: str, language: str) -> str:
    """Return what a source is called without what it is of: "a former engineer with the company"."""
    led = listed(language, "prepositions", "joining")
    return " ".join(takewhile(lambda word: word not in led, name.split()))


def forms(name: str, grounds: Grounds) -> list[str]:
    """Return the base forms of a name's content words."""
    return [word.base for word in grounds.words_of(name).words if word.content]


def noun_of(name: str, grounds: Grounds) -> str:
    """Return the base form of a name's last content word, by which it is known; empty where it has none ("another")."""
    return next(reversed(forms(name, grounds)), "")


def is_role(name: str) -> bool:
    """Tell whether a source is called by what it is ("the harbour master"), not by a name of its own."""
    return name[-1:].isalnum() and name.split()[-1][:1].islower()


def is_named(source: Speaker, grounds: Grounds) -> bool:
    """Tell whether a source is called by a name of its own that the story knows in full, not by what it is."""
    words = source.name.split()
    lists = lexicon(grounds.language)
    plain = (word for word in words if word.islower() and word not in lists.little and word not in PARTICLES)
    if not words or any(plain) or words[-1].islower():
        return False
    last = words[-1].lower()
    led = words[0].lower() in lists.little or is_known_word(words[0], grounds.language)
    person = source.kind in (None, "person") and len(words) > 1 and not led
    if last in lists.roles and not person:
        return False  # "Finance Minister"; Claire Baker bakes nothing
    if " ".join(words[-2:]).lower() in lists.roles:
        return False
    if len(words) > 1:
        return True
    if source.kind in ("publication", "organization"):
        return True
    full = grounds.name_beside(words[0], after=False)
    return full is not None and full.split()[0].lower() not in lists.little


def is_unnamed(source: Speaker, grounds: Grounds) -> bool:
    """Tell whether a source is somebody whom the story does not name: "a police spokesman"."""
    article = source.name.split()[0].lower()
    return article in listed(grounds.language, "indefinite_articles") and not source.aliases and is_role(source.name)


def roles_of(names: Sequence[str], grounds: Grounds) -> list[str]:
    """Return the roles that the story gives to the source with these names."""
    near = list(dict.fromkeys(sentence for name in names for sentence in mentions(name, grounds)))
    found = [one for one in grounds.speakers_near(near) if one.role and {one.name, *one.aliases} & set(names)]
    return [one.role.of(grounds.document.text) for one in found if one.role] + titles_of(names, grounds)


def titles_of(names: Sequence[str], grounds: Grounds) -> list[str]:
    """Return what the story calls a source right before its name: "*Manager* Ann Lee, the only woman in the room"."""

    def work() -> list[str]:
        text, roles = grounds.document.text, base_forms(grounds.language, "human_roles")
        places = (place for name in names for place in grounds.places_of(name))
        before = (text[max(0, place.start - _TITLE) : place.start].split()[-2:] for place in places)
        titles = (one for one in before if one and base_form(one[-1].casefold(), grounds.language) in roles)
        lesser = listed(grounds.language, "lesser_posts")  # "vice president Ann Lee" is not the president
        return [one[-1] for one in titles if lesser.isdisjoint(word.casefold() for word in one[:-1])]

    return grounds.remembered_of_story("titles", tuple(names), work)


def may_hold(names: Sequence[str], role: str, grounds: Grounds) -> bool:
    """Tell whether a source with a name may hold a role: one whom the story gives no other, and no other holds it."""
    text = grounds.document.text
    held = any(one.role and is_same_name(one.role.of(text), role, grounds) for one in grounds.attribution.speakers)
    return not is_role(names[0]) and not held and not roles_of(names, grounds)


def tellable(said: Sequence[Statement], grounds: Grounds) -> list[Speaker]:
    """Return the sources of those statements that are taken back to somebody."""
    found: dict[str, Speaker] = {}
    for statement in said:
        source = grounds.speaker_of(statement)
        if source is not None:
            found.setdefault(source.name, source)
    return list(found.values())


def speaks_for(one: Speaker, other: Speaker, grounds: Grounds) -> bool:
    """Tell whether the words that introduce ``one`` name the other: a spokesman and his ministry."""
    sentence = grounds.document.sentence_around(one.mentions[0])
    there = grounds.stems_in(sentence)
    return other.kind != "person" and any(form in there for form in forms(other.name, grounds))


def mentions(name: str, grounds: Grounds) -> list[Span]:
    """Return the first sentences of the story that have the last word of a name."""
    numbers = grounds.sentences_with([noun_of(name, grounds)], _MENTIONS)
    return [grounds.index.sentences[number] for number in numbers]


def persons(name: str, grounds: Grounds) -> list[Speaker]:
    """Return the persons of that name who say something in the story, of a long one around their first mentions."""
    found = grounds.speakers_near(mentions(name, grounds))
    return [one for one in found if one.kind == "person" and is_same_name(one.name, name, grounds)]


def bearer_of(source: Speaker, grounds: Grounds) -> Speaker | None:
    """Return whom a text means by "the mayor": the only person who says something in the story and is called so."""
    name, language = source.name, grounds.language
    first, _, noun = name.lower().partition(" ")
    bare = noun.isalpha() and first in listed(language, "articles") - listed(language, "indefinite_articles")
    if not bare or not is_role(name):
        return None  # there may be several chief executives, of one firm each
    noun = noun_of(noun, grounds)
    numbers = grounds.sentences_with([noun], _MENTIONS)
    near = grounds.speakers_near([grounds.index.sentences[number] for number in numbers])
    called = {
        one.name: one
        for one in near
        if any(noun_of(head_of(role, language), grounds) == noun for role in _roles_of(one, grounds))
    }
    bearer = next(iter(called.values()), None)
    return bearer if len(called) == 1 and bearer is not None and bearer.kind == "person" else None


def _roles_of(source: Speaker, grounds: Grounds) -> list[str]:
    """Return what the story calls a source where it introduces it, and before its name."""
    own = [source.role.of(grounds.document.text)] if source.role else []
    return own + titles_of((source.name, *source.aliases), grounds)


def is_person(teller: Speaker, grounds: Grounds) -> bool:
    """Tell whether the text, or the story where it cites the same one, has a teller for a person."""
    near = grounds.speakers_near(mentions(teller.name, grounds))
    cited = (one for one in near if one.name == teller.name or teller.name in one.aliases)
    return teller.kind == "person" or any(one.kind == "person" for one in cited)


@cache
def reporting(language: str) -> frozenset[str]:
    """Return the base forms of the words by which a sentence tells what somebody else says."""
    return base_forms(language, "reporting_verbs", "attributing")
