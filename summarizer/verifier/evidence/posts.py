"""What a text tells of posts: who has one, or does what those do who have it, and at which body.

"Norhaven chairman Bo Day", "Ann Lee works for Brannock", "Cy Orr prosecuted".
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from summarizer.reading.cues import entries
from summarizer.verifier.evidence.belonging import is_of_kin
from summarizer.verifier.evidence.bodies import body_from, body_of
from summarizer.verifier.evidence.callings import callings
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.naming import forms_of
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import planned_in
from summarizer.verifier.text.subjects import subject_of

# Words between a verb and what it leads on with to a body, at most.
_LED = 4


class Claim(NamedTuple):
    """A name told to have a post: its forms, where it is told, the words of the body, who has such a post."""

    name: frozenset[str]
    at: int
    body: frozenset[str]
    roles: frozenset[str]
    verb: str | None = None
    contrary: frozenset[str] = frozenset()


class _Post(NamedTuple):
    """What a verb leads on with to the body, whether that may be left out, and the roles of those who do it.

    ``contrary``: the roles of those on the other side.
    """

    joints: frozenset[str]
    bare: bool
    roles: frozenset[str]
    contrary: frozenset[str]


def claims(item: Passage, grounds: Grounds) -> Iterator[Claim]:
    """Yield what a text tells of the posts of the names of the story."""
    names = grounds.names_of(item.text)
    for calling in callings(item):
        name, body = forms_of(item, calling.name), body_of(calling, item, grounds)
        if 0 in calling.role and not grounds.names_somebody(item.words[0].base):
            body -= {item.words[0].base} - base_forms(item.language, "organization_roles")
        does = any(item.words[i].base in _verbs(item.language) for i in calling.role if i < calling.at)
        if body and not does and not is_of_kin(calling.noun, item.language) and calling.at not in item.negated:
            yield Claim(name, calling.at, body, frozenset())
    planned = planned_in(item)
    for at, word in enumerate(item.words):
        if at in planned or at in item.negated or not item.is_small(at):
            continue
        for post in _verbs(item.language).get(word.base, ()):
            subject = subject_of(item, at, names)
            if subject is None or subject.name is None or subject.passive:
                continue
            start = _led(item, at, post.joints)
            behind = body_from(item, start, grounds) if start is not None else range(0)
            if behind or post.bare:
                there = frozenset(item.words[i].base for i in behind if item.words[i].content)
                yield Claim(forms_of(item, subject.name), at, there, post.roles, word.base, post.contrary)


def _led(item: Passage, at: int, joints: frozenset[str]) -> int | None:
    """Return where what a verb leads on to begins, an article or a possessive passed over."""
    start, clause = at + 1, item.words[at].clause
    if joints:
        behind = range(start, min(len(item.words), start + _LED))
        led = next((i for i in behind if item.words[i].base in joints and item.words[i].clause == clause), None)
        if led is None:
            return None
        start = led + 1
    things = base_forms(item.language, "articles") | base_forms(item.language, "possessives")
    while start < len(item.words) and item.words[start].base in things:
        start += 1
    return start


@cache
def _verbs(language: str) -> dict[str, list[_Post]]:
    """Return the posts of the list by the base form of their verb."""
    found: dict[str, list[_Post]] = {}
    for verb, joints, *roles in entries(language, "posts"):
        told, contrary = (frozenset(base_form(role, language) for role in one.split()) for one in (*roles, "", "")[:2])
        post = _Post(frozenset(joints.split()) - {"-", "*"}, joints == "*", told, contrary)
        found.setdefault(base_form(verb, language), []).append(post)
    return found
