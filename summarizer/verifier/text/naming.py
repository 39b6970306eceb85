"""Names as words: where a text tells one, and what is left of it in another form.

"Russian" is told by "Russia", "ISW" by "Institute for the Study of War", "Hardie" by "John Hardie".
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.spans import Span
from summarizer.verifier.text.forms import base_form, idle_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tokens import Word

# Endings between a place, its people and its adjective, and of inflected names, longest first.
_ENDINGS = ("ians", "eans", "ian", "ean", "ese", "ish", "ans", "an", "ns", "ia", "es", "n", "a", "e", "i", "s", "y")

# Endings of adjectives that tell of a people.
_PEOPLES = ("ian", "ean", "ese", "ish")

# Letters of a given name that ends like one of them ("Bastian").
_LONGEST_NAME = 7

# Small words inside the names of people.
PARTICLES = frozenset(("van", "van der", "van den", "von", "de", "de la", "del", "bin", "al", "el", "da", "dos", "di"))

# First letters in which a name and its short form agree.
_SHORT = 3

# A stem shorter than this says nothing ("Iran", "Iraq").
_SHORTEST_STEM = 4

# Letters of a word in -ing from which it is taken for a verb where it begins a sentence ("King" is none).
_SHORTEST_PARTICIPLE = 5

# Capitals this few may be an acronym whatever word they spell ("WHO").
_ACRONYM = 3

# Where more than this share of a text's longer words are capitalised, capitals mark no names (a headline).
_TITLE_CASE = 0.6

# The same of a text that ends with a full stop, as headlines hardly do and sentences full of names must.
_TITLE_CASE_STOPPED = 0.9

# Longer words below which a name or two make no title of a text.
_FEW_IN_TITLE = 4

# What may stand between two words of a name.
_JOINTS = (" ", "-", "\N{NO-BREAK SPACE}")

# Capitalised words with the small words that may join them in the name of a body; and letters with full stops. What
# begins with letters, not with the border of a word, is found twice as fast.
_FULL_NAME = pattern(r"[A-Z](?<!\w[A-Z])\w+(?:[ -](?:(?:of|the|for|and|on|in|to)[ ]){0,3}[A-Z]\w+){1,9}")
_DOTTED = pattern(r"[A-Z](?<!\w[A-Z])\.(?:[A-Z]\.){1,5}")
_INITIAL = pattern(r"\b[A-Z]|(?<=\b[A-Z])[A-Z]\b")  # "HM Revenue" too
_MOST_EXPLAINED = 20
_EXPLAINED = pattern(r"\(([A-Z]{2,8})s?\)")


def names_in(text: Passage, skip: Sequence[Span] = (), *, sentence_start: bool = False) -> Iterator[tuple[int, ...]]:
    """Yield the names of a text as the indices of their capitalised words; those that ``skip`` covers are no names.

    A single capitalised word that begins a sentence is no name to go by, unless ``sentence_start``.
    """
    group: list[int] = []
    for index in text.capitals:
        word = text.words[index]
        if group and not _are_joined(text, group[-1], index):
            yield from _named(text, group, sentence_start)
            group = []
        if _may_name(text, index, word) and not (
            skip and any(span.start < word.end and word.start < span.end for span in skip)
        ):
            group.append(index)
    if group:
        yield from _named(text, group, sentence_start)


def begins_only(text: Passage, name: Sequence[int]) -> bool:
    """Tell whether a name is a single capitalised word that begins a sentence, and so no name to go by."""
    return len(name) == 1 and _begins_sentence(text, name[0])


def _named(text: Passage, group: list[int], sentence_start: bool) -> Iterator[tuple[int, ...]]:
    """Yield a group of capitalised words as a name, without titles, and without a word that begins the sentence."""
    if group and text.language == "en" and _begins_sentence(text, group[0]) and _is_participle(text, group[0]):
        group = group[1:]  # "Marking Eid on Monday, …"
    while group and is_titular(text, group[0]):
        group = group[1:]
    if group and (sentence_start or not begins_only(text, group)):
        yield tuple(group)


def is_titular(text: Passage, index: int) -> bool:
    """Tell whether a word is a title or a role that may stand before a name ("Dr", "former")."""
    word = text.words[index]
    letters, titles = text.text[word.start : word.end].casefold(), _titles(text.language)
    return letters in titles or letters.removesuffix("s") in titles


def is_attribute(text: Passage, index: int) -> bool:
    """Tell whether a word is a title, a role or a people's that stands before a name and is no part of it.

    "Christian" may be a given name, and passes for a people's; shorter ones ("Adrian", "Sean") do not.
    """
    word = text.words[index]
    letters = bare(text.text[word.start : word.end].casefold())
    ends = len(letters) > _LONGEST_NAME and letters.endswith(_PEOPLES)
    return is_titular(text, index) or ends or letters in _peoples(text.language)


@cache
def _peoples(language: str) -> frozenset[str]:
    """Return the listed names of peoples and their adjectives, with the places they come from, case folded."""
    return frozenset(word for line in words(language, "demonyms") for word in line.casefold().split())


def _is_participle(text: Passage, index: int) -> bool:
    """Tell whether a word may be what somebody does: by its ending, and because no name so long has no more to it."""
    word = text.words[index]
    return word.end - word.start > _SHORTEST_PARTICIPLE and text.text.endswith("ing", word.start, word.end)


@cache
def _titles(language: str) -> frozenset[str]:
    """Return the titles and roles that may stand before a name, case folded; "former" is one of them."""
    lists = ("titles", "human_roles", "organization_roles")
    return frozenset(word.casefold().rstrip(".") for name in lists for word in words(language, name)) | {"former"}


def _may_name(text: Passage, index: int, word: Word) -> bool:
    """Tell whether a capitalised word may be one of a name."""
    if text.language == "de" and index not in text.german_names:
        return False
    letters = text.text[word.start : word.end]
    if len(letters) < 2 or letters[1] in "'’":
        return False
    return len(letters) <= _ACRONYM or not letters.isupper() or word.base not in idle_forms(text.language)


def _are_joined(text: Passage, last: int, index: int) -> bool:
    """Tell whether two capitalised words may be of one name: the first owns nothing, and nothing else parts them.

    Between them stands a space or hyphen, or a small word of a name ("Ann van Dam").
    """
    letters, words, end = text.text, text.words, text.words[last].end
    if letters[words[last].start : end].endswith(("'s", "’s")):
        return False
    for at in range(last + 1, index + 1):
        between = letters[end : words[at].start]
        if between not in _JOINTS and between[1:-1] not in PARTICLES:
            return False
    return True


def _begins_sentence(text: Passage, index: int) -> bool:
    start = text.words[index].start
    return index == 0 or text.text[max(0, start - 3) : start].rstrip().endswith(_BEFORE_SENTENCE)


_BEFORE_SENTENCE = (".", "!", "?", ":", '"', "“", "‘", "'")


def is_title(text: Passage) -> bool:
    """Tell whether a text is set in title case or capitals."""
    longer = [text.text[word.start : word.end][0] for word in text.words if word.content and len(word.base) > 2]
    strict = text.text.rstrip().endswith(".") or len(longer) < _FEW_IN_TITLE
    share = _TITLE_CASE_STOPPED if strict else _TITLE_CASE
    return len(longer) > 2 and sum(letter.isupper() for letter in longer) > share * len(longer)


def acronyms_in(text: str) -> frozenset[str]:
    """Return the acronyms, case folded, that the full names in ``text`` could be told by, and those with dots."""
    dotted = (name.replace(".", "") for name in _DOTTED.findall(text))
    runs = ("".join(_INITIAL.findall(name)) for name in set(_FULL_NAME.findall(text)))
    # A run of capitalised words may hold more than the name ("… Studies in Oslo"): every part of it could be told.
    parts = (run[i:j] for run in set(runs) for i in range(len(run) - 1) for j in range(i + 2, len(run) + 1))
    return frozenset(letters.casefold() for letters in (*dotted, *parts))


def forms_of(text: Passage, name: Iterable[int]) -> frozenset[str]:
    """Return the words of a name in every form in which another mention of it may stand."""
    return frozenset(stem for index in name for stem in stems(text.words[index].base, text.language))


def are_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether the forms of two names may be one's: all of the one are the other's; "Joe Lee" is not "Ann Lee"."""
    return one <= other or other <= one


def may_be_short(one: str, other: str) -> bool:
    """Tell whether one of two names' words may be short for the other, or spelled another way ("Hibs", "Hibernian")."""
    return one[:_SHORT] == other[:_SHORT]


def spelled_out(text: Passage) -> tuple[tuple[str, Span], ...]:
    """Return the acronyms that a text explains ("Office of Fair Trading (OFT)"), and where their full names stand."""
    return tuple(_explained(text)) if "(" in text.text else ()


def _explained(text: Passage) -> Iterator[tuple[str, Span]]:
    starts = [word.start for word in text.words]
    for match in islice(_EXPLAINED.finditer(text.text), _MOST_EXPLAINED):
        left, last = list(match[1]), bisect_left(starts, match.start())
        for word in reversed(text.words[max(0, last - 2 * len(left)) : last]):
            if text.text[word.start] == left[-1]:
                left.pop()
            elif not word.is_small(text.text):
                break
            if not left:
                yield match[1], Span(word.start, match.start())
                break


@lru_cache(maxsize=32_768)
def stems(form: str, language: str) -> frozenset[str]:
    """Return what is left of a name without the endings that make a people or an adjective of it."""
    stripped = {form[: -len(end)] for end in _ENDINGS if form.endswith(end)}
    kept = {stem for stem in stripped if len(stem) >= _SHORTEST_STEM}
    return frozenset({form, *kept, *_places(language).get(form, ())})


@cache
def _places(language: str) -> dict[str, tuple[str, ...]]:
    """Return, for each name of a place or its people, the first name of its line."""
    lines = [[base_form(form, language) for form in line.split()] for line in words(language, "demonyms")]
    return {form: (line[0],) for line in lines for form in line}


def letters_of(name: Sequence[int], text: Passage) -> str:
    """Return a name as it is written."""
    return text.text[text.words[name[0]].start : text.words[name[-1]].end]


def bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return word.removesuffix("'s").removesuffix("’s").rstrip("'’")


@cache
def other_names(language: str) -> dict[str, tuple[str, ...]]:
    """Return the names by which a story may tell what a text tells by a name."""
    return {name: tuple(others) for name, *others in entries(language, "other_names")}


def places_within(region: str, language: str) -> tuple[str, ...]:
    """Return what lies in a country or a region, by its name or that of its people: Cologne, for "German".

    What lies in a place lies in what that lies in, too. Nothing for what is no region.
    """
    return _places_in(region, language) if region in _regions(language) else ()


@cache
def _places_in(region: str, language: str) -> tuple[str, ...]:
    rows = _regions(language)
    told, waiting = dict.fromkeys(rows[region]), [*rows[region]]
    for place in waiting:
        new = [one for one in rows.get(place, ()) if one not in told]
        told.update(dict.fromkeys(new))
        waiting += new
    return tuple(told)


@cache
def _regions(language: str) -> dict[str, list[str]]:
    """Return what the list tells of each region, by all its names."""
    lines = entries(language, "places_within")
    return {name: places.split(", ") for names, places in lines for name in names.split(", ")}


def holds(region: Sequence[int], text: Passage, place: Sequence[int], source: Passage) -> bool:
    """Tell whether a name of a text is a country or a region, or its people's, in which a place of another lies."""
    wider = letters_of([i for i in region if i in text.capitals], text)
    narrower = letters_of([i for i in place if i in source.capitals], source)
    return narrower in places_within(wider, text.language)
