"""The word lists of names and attribution, read once a process and made ready for look-ups by lower-case word."""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal, cast

from summarizer.reading.cues import entries

Stance = Literal["neutral", "claims", "denies", "doubts", "asks"]
Act = Literal["says", "thinks", "wants", "asks", "shows"]
Form = Literal["base", "third", "past", "participle", "ing"]
_FORMS: tuple[Form, ...] = ("third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb: its lemma, the particle it needs ("out" of "point out"), and what may surround it."""

    lemma: str
    particle: str | None
    stance: Stance
    act: Act
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb and what it can be: "read" is base, past and participle."""

    verbs: tuple[Verb, ...]
    forms: frozenset[Form]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of one language."""

    verbs: dict[str, VerbForm]
    nouns: dict[str, Verb]
    classes: dict[str, frozenset[str]]
    roles: frozenset[str]
    plural_roles: frozenset[str]
    organizations: frozenset[str]
    organization_names: frozenset[str]
    publications: frozenset[str]
    places: frozenset[str]
    documents: frozenset[str]
    groups: frozenset[str]
    anonymous: frozenset[str]
    titles: dict[str, str]
    finite: frozenset[str]
    _unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def words(self, *names: str) -> frozenset[str]:
        """Return the little words of the classes ``names`` (worked out once a combination)."""
        if names not in self._unions:
            empty: frozenset[str] = frozenset()
            self._unions[names] = empty.union(*(self.classes.get(name, empty) for name in names))
        return self._unions[names]


def _verb(entry: tuple[str, ...]) -> Verb:
    lemma, _, particle = entry[0].partition(" ")
    return Verb(
        entry[0].replace("go on", "continue") if particle else lemma,
        particle or None,
        cast(Stance, entry[2]),
        cast(Act, entry[3]),
        frozenset(entry[4].split()),
    )


def _verbs(language: str) -> dict[str, VerbForm]:
    found: dict[str, tuple[list[Verb], set[Form]]] = {}
    for entry in entries(language, "reporting_verbs"):
        verb = _verb(entry)
        base = entry[0].split()[0]
        for form, word in (("base", base), *zip(_FORMS, entry[1].split(), strict=True)):
            verbs, forms = found.setdefault(word, ([], set()))
            forms.add(form)
            if verb not in verbs:
                verbs.append(verb)
    return {word: VerbForm(tuple(verbs), frozenset(forms)) for word, (verbs, forms) in found.items()}


def _report_nouns(language: str) -> dict[str, Verb]:
    return {
        noun: Verb(verb, None, cast(Stance, stance), cast(Act, act), frozenset())
        for noun, verb, stance, act in entries(language, "report_nouns")
    }


def _plurals(language: str, name: str) -> frozenset[str]:
    return frozenset(entry[1] if len(entry) > 1 else entry[0] + "s" for entry in entries(language, name))


def _lower(language: str, name: str) -> frozenset[str]:
    return frozenset(entry[0].lower() for entry in entries(language, name))


def _classes(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, name in entries(language, "clause_words"):
        found.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in found.items()}


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lists of ``language`` (a BCP 47 primary tag); empty ones where it has none."""
    documents = _lower(language, "document_words")
    organizations = _lower(language, "organization_roles")
    return Lexicon(
        verbs=_verbs(language),
        nouns=_report_nouns(language),
        classes=_classes(language),
        roles=_lower(language, "human_roles"),
        plural_roles=_plurals(language, "human_roles"),
        organizations=organizations | _plurals(language, "organization_roles"),
        organization_names=frozenset(e[0] for e in entries(language, "organization_words")),
        publications=frozenset(e[0] for e in entries(language, "publication_words")),
        places=frozenset(e[0] for e in entries(language, "place_words")),
        documents=documents | _plurals(language, "document_words"),
        groups=_lower(language, "groups"),
        anonymous=_lower(language, "anonymous"),
        titles={e[0]: e[1] for e in entries(language, "titles")},
        finite=_lower(language, "finite_verbs"),
    )
