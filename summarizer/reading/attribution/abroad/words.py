"""The little words of a language where a source is looked for."""

from dataclasses import dataclass
from functools import cache

from summarizer.reading.cues import entries

NAME_LINKS = frozenset({"von", "van", "de", "del", "der", "la", "du", "le", "zu", "y", "."})
INDEFINITE = frozenset(
    {"ein", "eine", "einer", "einem", "un", "une", "una", "unos", "unas", "des", "plusieurs", "varios"}
)
SINGULAR = frozenset({"der", "das", "ein", "dem", "des", "einem", "eines", "un", "el", "le"})
MASCULINE, FEMININE = frozenset({"le", "un", "el"}), frozenset({"la", "une", "una"})
PARTICLES = (
    *("zurück", "hinzu", "voraus", "klar", "fest", "nahe", "nach", "vor", "aus", "auf", "bei", "mit", "ein", "her"),
    *("dar", "hin", "weiter", "fort", "offen", "preis", "zu", "an", "ab", "um", "bekannt", "vorher", "entgegen", "los"),
    *("hervor", "heraus", "zusammen", "durch", "teil", "wieder", "kund", "richtig", "bereit", "frei"),
)
"""What a German verb in two parts may end its clause with: "teilte … mit"."""


@dataclass(frozen=True, slots=True)
class Words:
    """The little words of a language by what they do, and the words that introduce a source."""

    classes: dict[str, frozenset[str]]
    sources: dict[str, list[tuple[tuple[str, ...], str]]]
    """The words that introduce a source, by their first, each with what kind they are."""

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes.get(name, frozenset())


@cache
def little_words(language: str) -> frozenset[str]:
    """Return the words that are no name though a sentence begins with them: "Für Weber", "Selon Querrec"."""
    classes = words_of(language).classes
    found = {word.lower() for name, members in classes.items() if name not in ("title", "somebody") for word in members}
    sources = {word for phrases in words_of(language).sources.values() for phrase, _ in phrases for word in phrase}
    listed = (row[0].lower() for name in ("light_words", "sentence_starters") for row in entries(language, name))
    return frozenset({*found, *sources, *listed})


@cache
def words_of(language: str) -> Words:
    """Return the little words of ``language``; none where it has no list."""
    classes: dict[str, set[str]] = {}
    sources: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for word, name in entries(language, "source_words"):
        if name.startswith("source"):
            phrase = tuple(word.lower().split())
            sources.setdefault(phrase[0], []).append((phrase, name))
        else:
            classes.setdefault(name, set()).add(word)
    classes["day"] = {row[0].lower() for row in entries(language, "calendar")}
    return Words({name: frozenset(found) for name, found in classes.items()}, sources)
