"""Inflected words of German, French and Spanish taken back to one form, by which two of them are compared.

Light stemmers (Savoy 2006 on how little it takes): endings are cut in a fixed order, accents and umlauts folded, and
what no rule takes back stands in ``cues/<language>/irregular.txt``. The form need not be a word, only the same for
the forms of one word; that two words share one now and then costs less than that two forms of one word do not.
"""

import re
from collections.abc import Callable, Mapping

from summarizer.patterns import pattern

# A form is never cut shorter than this: what is left of a shorter one ("sie", "los") tells nothing.
_SHORTEST = 3

# German prefixes: those before which a participle keeps its "ge" ("abgelehnt"), and those that take none ("verkauft").
_PARTED = (
    "ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|hinzu|los|mit|nach|nieder|statt|still|teil|um|vor|weg|weiter"
    "|wieder|zu|zurück|zusammen"
)
_PREFIXED = pattern(rf"({_PARTED}|be|ent|er|ge|über|unter|ver|zer|wider|miss)(\w{{3,}})")
_PARTICIPLE = pattern(rf"({_PARTED})?ge(\w{{3,}})t")
_WITH_ZU = pattern(rf"({_PARTED})zu(\w{{3,}}n)")
_UMLAUTS = str.maketrans("äöü", "aou")
_ACCENTS = str.maketrans("àâäéèêëîïôöùûüçáíóúœ", "aaaeeeeiioouuucaiouo")


def _endings(*passes: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns that cut one of the endings of each pass, the longest that leaves enough."""
    return tuple(pattern(rf"(?<=\w{{{_SHORTEST}}})(?:{endings})\Z") for endings in passes)


_GERMAN = _endings("ete[nr]?|et|en|em|es|e|n|(?<=[bdfghklmnrt])s", "t", "er", "t")
_FRENCH = _endings(
    "[sx]",
    "eraient|erait|eront|erent|erai|era|iraient|irait|iront|irent|issaient|issent|issant|issait|aient|ait|ant|er|ir|ez"
    "|ee|e|i|it|a|ons",
    r"i|(?<=\w{4})ent",
    r"(?<=\w{4})ent",
)
_SPANISH = _endings(
    "(?<=[aei]r)(?:se|me|nos|l[aeo]s?)",
    r"(?<=\w{4})s",
    "arian|erian|irian|aria|eria|iria|aron|ieron|iendo|ando|aban|aba|ian|ia|aran|eran|iran|ara|era|ira|ado|ada|ido|ida"
    "|ar|er|ir|an|en|io|o|a|e",
)
_DOUBLED = pattern(r"([^\W\d_])\1\Z")


def without_elision(language: str) -> str:
    """Return a pattern for the small words that lose their vowel before another ("l'usine"); "" where none do."""
    return (
        r"(?:[cdjlmnstCDJLMNST]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[Qq]u)['’](?=\w|\Z)|[Aa]ujourd['’]hui|"
        if language == "fr"
        else ""
    )


def stem_abroad(word: str, language: str, irregular: Mapping[str, str]) -> str:
    """Return the form under which a ``word`` (case folded) of ``language`` is compared; as it is in other languages."""
    stem = _STEMS.get(language)
    return word if stem is None or len(word) <= _SHORTEST or not word.isalpha() else stem(word, irregular)


def _cut(word: str, endings: tuple[re.Pattern[str], ...]) -> str:
    for ending in endings:
        word = ending.sub("", word, count=1)
    return word


def _german(word: str, irregular: Mapping[str, str]) -> str:
    parts = _PREFIXED.fullmatch(word)
    if parts and parts[2] in irregular:
        word = parts[1] + irregular[parts[2]]
    elif parts and (infinitive := _WITH_ZU.fullmatch(word)):
        word = infinitive[1] + infinitive[2]
    participle = _PARTICIPLE.fullmatch(word)
    if participle:
        word = (participle[1] or "") + participle[2] + "t"
    return _cut(word.translate(_UMLAUTS), _GERMAN)


def _french(word: str, irregular: Mapping[str, str]) -> str:
    plain = word.translate(_ACCENTS)
    cut = _cut(plain[:-2] + "l" if plain.endswith("aux") and len(plain) > _SHORTEST + 2 else plain, _FRENCH)
    return _DOUBLED.sub(r"\1", cut) if len(cut) > _SHORTEST else cut


def _spanish(word: str, irregular: Mapping[str, str]) -> str:
    cut = _cut(word.translate(_ACCENTS), _SPANISH)
    if cut.endswith("qu"):  # "ataque" is of "atacar", "rechace" of "rechazar"
        cut = cut[:-2] + "c"
    return cut[:-1] + "z" if cut.endswith("c") and len(cut) > _SHORTEST else cut


_STEMS: dict[str, Callable[[str, Mapping[str, str]], str]] = {"de": _german, "fr": _french, "es": _spanish}
