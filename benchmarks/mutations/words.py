"""This program's own word lists, one file a list; ``#`` begins a comment."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list without comments."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return all words of a list."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def arrows(name: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a list written ``before > after``."""
    pairs = (line.partition(">") for line in lines(name))
    return tuple((before.strip(), after.strip()) for before, _, after in pairs)


@cache
def opposites(name: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a list written ``one other``, both ways unless the line ends in ``>``."""
    found = []
    for line in lines(name):
        one, other = line.split()[:2]
        found.append((one, other))
        if not line.endswith(">"):
            found.append((other, one))
    return tuple(dict.fromkeys(found))


@cache
def verbs() -> tuple[tuple[str, str, str], ...]:
    """Return base, past and participle of each verb."""
    rows = (line.split() for line in lines("verbs"))
    return tuple((row[0], row[1], row[-1]) for row in rows)


@cache
def base_of_past() -> dict[str, str]:
    return {past: base for base, past, _ in verbs()}


@cache
def past_of_base() -> dict[str, str]:
    return {base: past for base, past, _ in verbs()}


@cache
def participles() -> dict[str, str]:
    """Return the past of each participle."""
    return {participle: past for _, past, participle in verbs()}


@cache
def places() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return for each place its kind and the other places of that kind."""
    found = {}
    for line in lines("places"):
        kind, _, names = line.partition(":")
        for name in names.split():
            found[name] = (kind, tuple(other for other in names.split() if other != name))
    return found


NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
