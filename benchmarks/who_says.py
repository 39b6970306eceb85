"""Who says what, against passages of news with what is said in each and whose it is.

    python -m benchmarks.who_says [FILE ...] [--errors]

Each line of a FILE: ``id``, ``text``, the ``language`` where it is not English, and ``said``, a list of ``speaker`` and
``content``, both as they stand in the text. Without one, the passages of ``tests/cases/who_says`` are taken: written
for this project and read while the rules were made, so that they tell what got worse, not how good it is.

What is said counts as found where a statement has most of its words. Its speaker is right where one of the two names
has all words of the other ("Lee", "Ann Lee"), wrong where another is named, and open where nobody is.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.engine import ROOT
from summarizer.reading.attribution import Attribution, read_attribution
from summarizer.reading.sentences import split

PASSAGES = ROOT / "tests" / "cases" / "who_says"
_WORD = re.compile(r"\w+")
_SHARE = 0.6  # of the words of what is said, that a statement must have to be it
_LITTLE = frozenset({"the", "a", "an", "of", "mr", "ms", "mrs", "dr"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "er", "sie", "es", "il", "elle", "ils", "elles", "él", "ella"})


class Read(NamedTuple):
    """A statement as it was read: whose it is, or None where nobody is named, and the words of what is said."""

    speaker: str | None
    words: frozenset[str]


class Held(NamedTuple):
    """One statement of a passage held against what was read of it."""

    passage: str
    outcome: str  # right, wrong, open, missed, or extra: read though nobody says it
    speaker: str
    told: str | None
    content: str


def held(passage: dict[str, Any]) -> Iterator[Held]:
    """Hold what is said in a passage against what is read of it."""
    text, language = passage["text"], passage.get("language", "en")
    statements = _read(text, read_attribution(text, split(text, language), language))
    taken: set[int] = set()
    for one in passage["said"]:
        best = _best(one, statements)
        outcome, told = "missed", None
        if best is not None:
            taken.add(best)
            told = statements[best].speaker
            outcome = "open" if told is None else "right" if _is_same(told, one["speaker"]) else "wrong"
        yield Held(passage["id"], outcome, one["speaker"], told, one["content"])
    for number, read in enumerate(statements):
        if number not in taken:
            yield Held(passage["id"], "extra", "", read.speaker, " ".join(sorted(read.words)))


def _read(text: str, attribution: Attribution) -> list[Read]:
    found = []
    for one in attribution.statements:
        source = one.source.of(text) if one.source else None
        name = attribution.speakers[one.speaker].name if one.speaker is not None else source
        nobody = name is None or name.lower() in _PRONOUNS
        found.append(Read(None if nobody else name, _words(" ".join(piece.of(text) for piece in one.content))))
    return found


def _best(said: dict[str, str], statements: Sequence[Read]) -> int | None:
    """Return which statement has most of the words of what is said; of several, one whose speaker is right."""
    words = _words(said["content"])
    shares = [len(words & one.words) / max(1, len(words)) for one in statements]
    best = max(shares, default=0.0)
    if best < _SHARE:
        return None
    equal = [number for number, share in enumerate(shares) if share == best]
    return next((n for n in equal if _is_same(statements[n].speaker, said["speaker"])), equal[0])


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _is_same(told: str | None, speaker: str) -> bool:
    ours, theirs = (_words(name) - _LITTLE for name in (told or "", speaker))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def passages(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield the passages of some files."""
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def counts(files: Iterable[Path]) -> Counter[str]:
    """Return how many statements of some passages came out how."""
    return Counter(one.outcome for passage in passages(files) for one in held(passage))


def _language_of(path: Path) -> str | None:
    """Return the language of the first passage of a file, None for English."""
    return next(passages([path]), {}).get("language")


def row(name: str, found: Counter[str]) -> str:
    """Return the line of one file in the table."""
    said = sum(found[outcome] for outcome in ("right", "wrong", "open", "missed"))
    shares = (found[outcome] / max(1, said) for outcome in ("right", "wrong", "open", "missed"))
    return f"{name:<24}{said:>8}" + "".join(f"{share:>8.3f}" for share in shares) + f"{found['extra']:>8}"


def main() -> None:
    """Print the table, and with ``--errors`` every statement that is not right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    files = args.files or sorted(PASSAGES.glob("*.jsonl"))
    print(f"{'':<24}" + "".join(f"{name:>8}" for name in ("said", "right", "wrong", "open", "missed", "extra")))
    found = {path.stem: counts([path]) for path in files}
    for name, one in found.items():
        print(row(name, one))
    english = [one for path, one in zip(files, found.values(), strict=True) if not _language_of(path)]
    if len(english) > 1:
        print(row("all in English", sum(english, Counter())))
    for passage in passages(files) if args.errors else ():
        wrong = [one for one in held(passage) if one.outcome != "right"]
        if wrong:
            print(f"\n{passage['id']}: {passage['text']}")
        for one in wrong:
            print(f"  {one.outcome}: {one.speaker!r} told as {one.told!r}: {one.content[:90]}")


if __name__ == "__main__":
    main()
