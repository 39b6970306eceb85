"""Texts made to be slow: what the index and the slowest quote cost at two sizes."""

from collections.abc import Iterator, Sequence
from random import Random
from time import perf_counter

from summarizer.document import Document
from summarizer.location import locate
from summarizer.location.index import index_of

SIZES = (250_000, 1_000_000)


def _line(words: Sequence[str], seed: int) -> str:
    random = Random(seed)
    return " ".join(random.choice(words) for _ in range(200_000))


def texts() -> dict[str, str]:
    """Return the texts, each longer than the largest size."""
    random = Random(7)
    made_up = ["".join(random.choices("abcdefghiklmnoprstuvw", k=random.randint(2, 9))) for _ in range(5000)]
    most = SIZES[-1]
    return {
        "one repeated word": "word " * (most // 5 + 1),
        "two words in turn": "not now " * (most // 8 + 1),
        "no spaces, one letter": "a" * most,
        "no spaces, letters": "".join(random.choice("abcd") for _ in range(most)),
        "one line of words": _line(made_up, 1),
        "one line of function words": _line(["the", "of", "and", "to", "in", "is", "it", "not", "a", "by"], 2) * 2,
        "digits": "".join(random.choice("0123456789,. ") for _ in range(most)),
        "spaces": " " * (most - 9) + "the end.",
        "dashes and quotes": "-'\" " * (most // 4),
        "brackets and stars": "*[(_" * (most // 4),
        "ampersands": "&amp" * (most // 4),
        "ellipses": "... word … " * (most // 11 + 1),
        "Chinese": "".join(chr(random.randint(0x4E00, 0x6FFF)) for _ in range(most)),
        "Arabic with vowels": "مُحَمَّدـٌ رَسُولٌ " * (most // 19 + 1),
        "decomposed Vietnamese": "Vie\u0323\u0302t Nam ti\u0303nh lặng " * (most // 23 + 1),
        "one letter, all marks": "e" + "\u0301\u0323" * (most // 2),
        "emoji families": "👩‍👩‍👧‍👦👍🏽🇺🇸❤️" * (most // 15 + 1),
        "ligatures and soft hyphens": "ﬁ\u00adﬂ\u200bß " * (most // 6 + 1),
        "lone surrogates": "\ud83d\ude00x " * (most // 4 + 1),
    }


def quotes_for(text: str) -> list[str]:
    """Return quotes that stand in the text, nearly stand in it, and do not."""
    middle = len(text) // 2
    return [
        text[middle : middle + 60],
        text[middle : middle + 60].upper() + "x",
        text[middle : middle + 20] + " … " + text[middle + 40 : middle + 60],
        text[middle : middle + 30] + " never 17 " + text[middle + 30 : middle + 60],
        text[:2000],
        text[:1],
        "word",
        "not now",
        "a",
        "no such words in here at all, said the 12 men",
        "the of and to in is it not a on by the",
        text[middle : middle + 600] + " zzz",
        "word " * 400,
    ]


def hostile_table() -> Iterator[Sequence[str]]:
    for name, full in texts().items():
        for size in SIZES:
            text = full[:size]
            document = Document(text)
            start = perf_counter()
            index_of(document).places  # noqa: B018
            built = perf_counter() - start
            slowest, kinds = 0.0, []
            for quote in quotes_for(text):
                start = perf_counter()
                kinds.append(locate(quote, document).kind[:2])
                slowest = max(slowest, perf_counter() - start)
            yield [name, f"{len(text):,}", f"{built * 1e9 / len(text):.0f}", f"{slowest * 1000:.1f}", " ".join(kinds)]
