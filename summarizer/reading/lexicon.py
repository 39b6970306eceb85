"""The word lists of names and attribution, read once a process and made ready for look-ups by lower-case word."""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple, cast

from summarizer.reading.cues import entries

Stance = Literal["neutral", "claims", "denies", "doubts", "asks"]
Act = Literal["says", "thinks", "wants", "asks", "shows"]
Form = Literal["base", "third", "past", "participle", "ing"]
_FORMS: tuple[Form, ...] = ("third", "past", "participle", "ing")


class Verb(NamedTuple):
    """A reporting verb: its lemma, the words it needs ("out" of "point out"), and what may surround it."""

    lemma: str
    particle: tuple[str, ...]
    stance: Stance
    act: Act
    takes: frozenset[str]


class VerbForm(NamedTuple):
    """One form of a verb and what it can be: "read" is base, past and participle."""

    verbs: tuple[Verb, ...]
    forms: frozenset[Form]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of one language."""

    language: str
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
    cues: frozenset[str]
    """Every word that may begin a reporting clause: verb forms, nouns, "according", "per"."""
    heads: frozenset[str]
    """Nouns for whoever or whatever can say something."""
    plurals: frozenset[str]
    """Those of them that are plural."""
    subject_stops: frozenset[str]
    """Words that a subject to the left of its verb does not reach across."""
    clause_words: frozenset[str]
    """Words that show a clause: auxiliaries, modals, negations, subject pronouns, relatives."""
    numbers: frozenset[str]
    """Number words: "two", "dozen"."""
    demonyms: frozenset[str]
    callings: frozenset[str]
    """What people and organizations are called: roles and organizations together."""
    last_of_roles: frozenset[str]
    """The last words of what people and organizations are called."""
    little: frozenset[str]
    """Words that are no name though they may be capitalised."""
    _unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def words(self, *names: str) -> frozenset[str]:
        """Return the little words of the classes ``names`` (worked out once a combination)."""
        if names not in self._unions:
            empty: frozenset[str] = frozenset()
            self._unions[names] = empty.union(*(self.classes.get(name, empty) for name in names))
        return self._unions[names]


def _verb(entry: tuple[str, ...]) -> Verb:
    return Verb(
        entry[0],
        tuple(entry[0].split()[1:]),
        cast(Stance, entry[2]),
        cast(Act, entry[3]),
        frozenset(entry[4].split()),
    )


def _verbs(language: str) -> dict[str, VerbForm]:
    found: dict[str, tuple[list[Verb], set[Form]]] = {}
    for entry in (*entries(language, "reporting_verbs"), *entries(language, "heard_from")):
        verb = _verb(entry)
        base = entry[0].split()[0]
        forms_of: list[tuple[Form, str]] = [("base", base), *zip(_FORMS, entry[1].split(), strict=True)]
        for form, word in [(form, word) for form, several in forms_of for word in several.split(",")]:
            verbs, forms = found.setdefault(word, ([], set()))
            forms.add(form)
            if verb not in verbs:
                verbs.append(verb)
    return {word: VerbForm(tuple(verbs), frozenset(forms)) for word, (verbs, forms) in found.items()}


def _report_nouns(language: str) -> dict[str, Verb]:
    return {
        noun: Verb(verb, (), cast(Stance, stance), cast(Act, act), frozenset())
        for noun, verb, stance, act in entries(language, "report_nouns")
    }


def _plurals(language: str, name: str) -> frozenset[str]:
    return frozenset(entry[1] if len(entry) > 1 else entry[0] + "s" for entry in entries(language, name))


def _lower(language: str, name: str) -> frozenset[str]:
    return frozenset(entry[0].lower() for entry in entries(language, name))


_CLASSES = (
    "pronoun", "relative", "that", "subordinator", "coordinator", "preposition", "determiner",
    "be", "have", "not", "modal", "adverb", "time", "do", "said_in", "after_subject", "after_source", "adverbial",
)  # fmt: skip


_LITTLE = (
    *("determiner", "preposition", "time", "adverb", "pronoun", "coordinator", "subordinator"),
    *("be", "modal", "have", "not", "that", "relative"),
)


def _classes(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {name: set() for name in _CLASSES}
    for word, name in entries(language, "clause_words"):
        found.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in found.items()}


_COUNTING = ("unit", "ten", "hundred", "scale", "group")


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lists of ``language`` (a BCP 47 primary tag); empty ones where it has none."""
    verbs, nouns, classes = _verbs(language), _report_nouns(language), _classes(language)
    roles, plural_roles = _lower(language, "human_roles"), _plurals(language, "human_roles")
    organizations = _lower(language, "organization_roles") | _plurals(language, "organization_roles")
    documents = _lower(language, "document_words") | _plurals(language, "document_words")
    groups, anonymous = _lower(language, "groups"), _lower(language, "anonymous")
    finite = _lower(language, "finite_verbs")

    def union(*names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in classes[name])

    return Lexicon(
        language=language,
        verbs=verbs,
        nouns=nouns,
        classes=classes,
        roles=roles,
        plural_roles=plural_roles,
        organizations=organizations,
        organization_names=frozenset(e[0] for e in entries(language, "organization_words")),
        publications=frozenset(e[0] for e in entries(language, "publication_words")),
        places=frozenset(e[0] for e in entries(language, "place_words")),
        documents=documents,
        groups=groups,
        anonymous=anonymous,
        titles={e[0]: e[1] for e in entries(language, "titles")},
        finite=finite,
        cues=frozenset(verbs) | frozenset(nouns) | {"according", "per"},
        heads=roles | plural_roles | organizations | documents | groups | anonymous,
        plurals=plural_roles | groups | {"data", "documents", "media", "police"},
        subject_stops=union("pronoun", "subordinator", "relative", "modal", "be", "have", "not", "that") | finite,
        clause_words=union("be", "have", "modal", "not", "pronoun", "relative"),
        numbers=frozenset(e[0] for e in entries(language, "numbers") if e[1] in _COUNTING),
        demonyms=frozenset(word for entry in entries(language, "demonyms") for word in entry[0].split()),
        callings=roles | organizations,
        last_of_roles=frozenset(noun.split()[-1] for noun in roles | organizations),
        little=union(*_LITTLE),
    )
