"""Which words support a word: its other forms, words of its root, and words that may stand for it in a retelling."""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from summarizer.reading.cues import entries
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_form, base_forms, opposites, root
from summarizer.verifier.text.naming import stems

# Words that agree in so many first letters are forms of one word more often than not.
_FIRST = 5

# Letters of the shortest stem that is taken for the last part of a German compound.
_PART = 5

# Letters of the longest.
_LONGEST_PART = 20


class Forms:
    """Base forms, those of some sentences, in every form in which they support another."""

    def __init__(self, forms: Iterable[str], language: str) -> None:
        self._language = language
        self._forms = frozenset(forms)
        self._roots = frozenset(map(root, self._forms))
        self._firsts = frozenset([form[:_FIRST] for form in self._forms if len(form) >= _FIRST])

    def have(self, form: str) -> bool:
        """Tell whether one of them is ``form`` or a form of the same word."""
        if form in self._forms or root(form) in self._roots:
            return True
        if len(form) >= _FIRST and form[:_FIRST] in self._firsts and not form.isdigit():
            return True
        if self._language == "de" and self._have_part(form):
            return True
        return not self._forms.isdisjoint(stems(form, self._language))

    def _have_part(self, form: str) -> bool:
        """Tell whether one of them ends a German compound of the other's: "Sitzung" and "Ratssitzung"."""
        if form in self._lasts:
            return True
        places = range(max(1, len(form) - _LONGEST_PART), len(form) - _PART + 1)
        return any(form[at:] in self._forms for at in places)

    @cached_property
    def _lasts(self) -> frozenset[str]:
        starts = ((form, range(max(1, len(form) - _LONGEST_PART), len(form) - _PART + 1)) for form in self._forms)
        return frozenset(form[at:] for form, places in starts for at in places)

    def have_root(self, form: str) -> bool:
        """Tell whether one of them is of the same root as ``form``."""
        return root(form) in self._roots

    def have_like(self, form: str) -> bool:
        """Tell whether one of them may stand for ``form``."""
        return not self._roots.isdisjoint(_alike(self._language)[root(form)])

    def have_opposite(self, form: str) -> bool:
        """Tell whether one of them is listed as an opposite of ``form``."""
        table = opposites(self._language)
        sides = dict(table.get(form, ()))
        return bool(sides) and any(
            sides.get(pair) == -side for other in self._forms for pair, side in table.get(other, ())
        )

    def like(self, form: str) -> Iterator[str]:
        """Yield those that are words of the same root as ``form``, or else those that may stand for it."""
        if root(form) in self._by_root:
            yield from self._by_root[root(form)]
            return
        for other in _alike(self._language)[root(form)]:
            yield from self._by_root.get(other, ())

    @cached_property
    def _by_root(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for form in self._forms:
            found.setdefault(root(form), []).append(form)
        return found


def story_forms(grounds: Grounds) -> Forms:
    """Return the base forms of the content words of the story."""
    return grounds.remembered_of_story("story forms", None, lambda: Forms(grounds.words, grounds.language))


def are_alike(one: str, other: str, language: str) -> bool:
    """Tell whether two base forms are of one root, or may stand for one another."""
    return root(one) == root(other) or root(other) in _alike(language)[root(one)]


def is_known_word(word: str, language: str) -> bool:
    """Tell whether a word is in the lists of the language's own words, whatever else it may be the name of."""
    form = base_form(word.casefold(), language)
    return _alike(language).knows(root(form)) or form in base_forms(language, "plain_words")


class _Alike(dict[str, tuple[str, ...]]):
    """The roots of the words that may stand for a word, by its root, in the order of the list; found when asked for."""

    def __init__(self, language: str) -> None:
        self._groups: list[list[str]] = []
        self._of: dict[str, list[int]] = {}
        for number, (line,) in enumerate(entries(language, "synonyms")):
            group = [root(base_form(word, language)) for word in line.split()]
            self._groups.append(group)
            for one in group:
                self._of.setdefault(one, []).append(number)

    def __missing__(self, one: str) -> tuple[str, ...]:
        numbers = self._of.get(one)
        if numbers is None:
            return ()  # not kept: any word may be asked for
        found = self[one] = tuple(dict.fromkeys(other for number in numbers for other in self._groups[number]))
        return found

    def knows(self, one: str) -> bool:
        """Tell whether a root is in the list."""
        return one in self._of


_alike = cache(_Alike)
