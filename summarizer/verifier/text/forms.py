"""The forms under which words are compared: base forms, roots, opposites, and the lists that hold them.

Rule-based and small: enough to see that two words are one, or one the reverse of the other. German, French and
Spanish are in :mod:`.inflection`.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.verifier.text.inflection import stem_abroad


@cache
def listed(language: str, *names: str) -> frozenset[str]:
    """Return the words of the lists ``names``, case folded."""
    return frozenset(word.casefold() for name in names for word in words(language, name))


@cache
def base_forms(language: str, *names: str) -> frozenset[str]:
    """Return the words of the lists ``names`` as base forms."""
    light = listed(language, "light_words")
    found = (word.casefold() for name in names for word in words(language, name))
    return frozenset(word if word in light else base_form(word, language) for word in found)


@cache
def idle_forms(language: str) -> frozenset[str]:
    """Return the words that tell nothing of what stands around them: plain ones, and those of saying."""
    return base_forms(language, "plain_words", "reporting_verbs")


@cache
def pronouns(language: str) -> frozenset[str]:
    """Return the pronouns, as they are written."""
    return frozenset(word for word, kind in entries(language, "clause_words") if kind == "pronoun")


@cache
def irregular(language: str) -> dict[str, str]:
    """Return the base of each form that no rule takes back to it."""
    lines = ((base.casefold(), forms.casefold()) for base, forms in entries(language, "irregular"))
    return {form: base for base, forms in lines for form in forms.split()}


@cache
def opposites(language: str, *, in_place: bool = False) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return, for a base form, the pairs of opposites it belongs to, each with its side (1 or -1).

    ``in_place``: with those that are opposites only where one stands in the other's place in the same sentence.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for number, (left, right, *marks) in enumerate(entries(language, "antonyms")):
        if "in place" in marks and not in_place:
            continue
        for side, forms in ((1, left), (-1, right)):
            for form in forms.casefold().split():
                base = form if form in listed(language, "light_words") else base_form(form, language)
                found.setdefault(base, []).append((number, side))
    return {form: tuple(sides) for form, sides in found.items()}


@cache
def tight_pairs(language: str) -> frozenset[int]:
    """Return the pairs of opposites that tell something only of their very neighbours ("high", "more")."""
    return frozenset(number for number, columns in enumerate(entries(language, "antonyms")) if "tight" in columns[2:])


@cache
def opposed(language: str) -> dict[str, frozenset[str]]:
    """Return the opposites of each base form that has some."""
    table = opposites(language, in_place=True)
    sides: dict[tuple[int, int], set[str]] = {}
    for form, pairs in table.items():
        for pair in pairs:
            sides.setdefault(pair, set()).add(form)
    return {form: frozenset().union(*(sides.get((n, -side), ()) for n, side in pairs)) for form, pairs in table.items()}


def have_opposites(forms: Iterable[str], others: AbstractSet[str], language: str) -> bool:
    """Tell whether an opposite of some base ``forms`` is among others: denied, they may say what those do."""
    table = opposed(language)
    return any(not table.get(form, frozenset()).isdisjoint(others) for form in forms)


def classes(form: str, language: str, name: str) -> frozenset[str]:
    """Return the classes of a cue list that a base form stands in: what became of people, which way a figure went."""
    return _classes(language, name).get(form, frozenset())


def tolls(form: str, language: str) -> frozenset[str]:
    """Return what a base form tells to have become of people (killed, injured, held…)."""
    return classes(form, language, "tolls")


@cache
def fate_forms(fate: str, language: str) -> frozenset[str]:
    """Return the base forms that tell a ``fate`` of people (killed, injured, held…)."""
    return frozenset(form for form, kinds in _classes(language, "tolls").items() if fate in kinds)


@cache
def _classes(language: str, name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, forms, *_ in entries(language, name):
        for form in forms.casefold().split():
            found.setdefault(base_form(form, language), set()).add(kind)
    return {form: frozenset(kinds) for form, kinds in found.items()}


@lru_cache(maxsize=32_768)
def base_form(word: str, language: str) -> str:
    """Return the form under which ``word`` (case folded) is compared: its base, or for a regular form its stem."""
    word = word.removesuffix("'s").removesuffix("'")
    word = irregular(language).get(word, word)
    if language != "en":
        light = listed(language, "light_words")
        stem = word if word in light else stem_abroad(word, language, irregular(language))
        return stem if word in light or stem not in light else f"{stem}e"  # "passé" is no "pas"
    if len(word) < 4 or not word.isalpha():
        return word
    stem = _stem(word)
    return stem + "e" if stem in listed(language, "light_words") else stem  # "noted" is no "not"


def _stem(word: str) -> str:
    """Strip the regular endings of an English noun or verb; only ever used to compare two words."""
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("xes", "ches", "shes", "sses", "zzes")) else word[:-1]
    elif word.endswith("ing") and len(word) > 5:
        word = _undoubled(word[:-3])
    elif word.endswith("eed"):
        word = word[:-1] if word.endswith(("agreed", "teed", "freed", "decreed")) else word
    elif word.endswith("ed") and len(word) > 4:
        word = _undoubled(word[:-2])
    return _spelled(word[:-1] if word.endswith("e") and len(word) > 3 else word)


def _spelled(stem: str) -> str:
    """Return a stem in one spelling, the American where it has two: "recognis", "colour", "centr", "defenc"."""
    if stem in _SPELLED:
        return _SPELLED[stem]
    if stem.endswith("ll") and _TWO_SYLLABLES.match(stem):
        return stem[:-1]  # "travelled" and "traveled", but "install" and "instal" as well
    if stem.endswith(("is", "ys")) and len(stem) > _LONGER_THAN:
        return stem[:-1] + "z"
    if stem.endswith("our") and len(stem) > _LONGER_THAN:
        return stem[:-2] + "r"
    if stem.endswith(("tr", "br")) and len(stem) > _LONGER_THAN - 2:
        return stem[:-1] + "er"
    if stem.endswith("ogu"):
        return stem[:-1]
    return _OUR.sub("or", stem, count=1)


def _undoubled(stem: str) -> str:
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "elsz" else stem


# A word whose last vowel is not its first: British spelling doubles its l, American that of some which have one there.
_TWO_SYLLABLES = pattern(r"[^aeiouy]*[aeiouy]+[^aeiouy]+[aeiouy]")


# Letters of a stem beyond which its ending is spelled in two ways ("colour", but "hour"; "realise", but "rise"), stems
# that are, and where it is inside a word ("favourite").
_LONGER_THAN = 5
_SPELLED = {"defenc": "defens", "offenc": "offens", "licenc": "licens", "pretenc": "pretens", "practis": "practic"}
_OUR = pattern(r"(?<=[a-z]{2})our(?=it|abl|ful|al|hood|less)")


# Prefixes that turn a word round.
PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non")

# Endings that make one word of another, longest first; what is left is only ever compared. Of English, and of stems of
# German ("Verletzung"), French ("vérification") and Spanish ("investigación"), which hardly any English word ends in.
_DERIVED = (
    "imient",
    "amient",
    "icion",
    "acion",
    "ations",
    "ation",
    "ateur",
    "adora",
    "ador",
    "schaft",
    "keit",
    "heit",
    "lich",
    "ung",
    "ments",
    "ment",
    "ness",
    "ions",
    "ion",
    "ance",
    "ence",
    "ally",
    "ity",
    "ers",
    "ors",
    "ive",
    "ur",
    "al",
    "er",
    "or",
    "ly",
    "y",
    "s",
    "e",
)


# The same by their last letter: most words have few that they may end with.
_DERIVED_BY_LAST = {last: tuple(end for end in _DERIVED if end[-1] == last) for last in {end[-1] for end in _DERIVED}}


@lru_cache(maxsize=32_768)
def root(form: str) -> str:
    """Return what is left of a base form without the endings that make one word of another, at least four letters."""
    for end in _DERIVED_BY_LAST.get(form[-1:], ()):
        if form.endswith(end) and len(form) - len(end) >= 4:
            return form[: -len(end)]
    if form.endswith("at") and not form.endswith(("eat", "oat")) and len(form) >= 6:
        return form[:-2]  # "negotiate" beside "negotiation", but no "threat"
    return form
