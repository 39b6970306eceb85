"""In what language a text is written, told from its script and its commonest words. Cheap, and silent when unsure."""

import re
from collections import Counter, defaultdict
from functools import cache
from operator import itemgetter

from summarizer.patterns import pattern
from summarizer.reading.cues import words

_KNOWN = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "pl", "tr", "cs", "ru", "uk", "bg")
"""The languages with a list ``commonest_words`` among the cues."""

_SAMPLE = 1_000  # characters read: some 170 words tell as much as 800 do (1,297 articles, 217 pages: the same)

# Swept on the English articles and the flat pages of the development data, and on sentences in 16 languages:
# running prose has a quarter to a half of these words, lists and names hardly any.
_MIN_SHARE = 0.13
_MIN_HITS = 3
_MIN_LEAD = 1.15  # over the second best: Danish and Norwegian share nine tenths of their commonest words

_PARAGRAPH = pattern(r"[^\n]{100,800}")  # longer than entries of menus; one paragraph is not the whole sample
_SEARCHED = 40_000  # characters in which paragraphs are looked for

_WORD = pattern(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("el", "[\u0370-\u03ff]"),
    ("he", "[\u0590-\u05ff]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("fa", "[\u067e\u0686\u0698\u06af]"),
    ("ar", "[\u0600-\u06ff]"),
)
_SCRIPT_SHARE = {"ja": 0.1, "fa": 0.03}  # kana among kanji; the four letters that Arabic does not have
_USUAL_SHARE = 0.4


def language_of(text: str, start: int = 0) -> str | None:
    """Return the BCP 47 primary tag of the prose in ``text`` from ``start`` on; None where it cannot be told."""
    sample = _prose(text, start) or text[start : start + _SAMPLE]
    return _by_words(sample) or _by_script(sample)


def _prose(text: str, start: int) -> str:
    """Return the first paragraphs: menus and lists of names say little, and often in another language."""
    found, length = [], 0
    for match in _PARAGRAPH.finditer(text, start, start + _SEARCHED):
        found.append(match[0])
        length += len(match[0])
        if length >= _SAMPLE:
            break
    return "\n".join(found)


def contradicts(declared: str, read: str | None) -> bool:
    """Tell whether a text ``read`` as one language cannot be in the ``declared`` one (templates often lie)."""
    return read is not None and declared != read and (declared in _KNOWN or declared in dict(_SCRIPTS))


def _by_words(sample: str) -> str | None:
    counted = Counter(_WORD.findall(sample.lower()))
    total, scores, lexicon = 0, defaultdict[str, int](int), _lexicon()
    for word, count in counted.items():
        total += count
        for language in lexicon.get(word, ()):
            scores[language] += count
    ranked = sorted([*scores.items(), ("", 0), ("", 0)], key=itemgetter(1), reverse=True)
    (best, hits), (_, next_hits) = ranked[:2]
    sure = hits >= max(_MIN_HITS, total * _MIN_SHARE) and hits >= next_hits * _MIN_LEAD
    return best if sure else None


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    for language, script in _SCRIPTS:
        if letters and len(re.findall(script, sample)) >= letters * _SCRIPT_SHARE.get(language, _USUAL_SHARE):
            return language
    return None


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    """Return the languages of every function word known."""
    found: dict[str, tuple[str, ...]] = {}
    for language in _KNOWN:
        for word in words(language, "commonest_words"):
            found[word] = (*found.get(word, ()), language)
    return found
