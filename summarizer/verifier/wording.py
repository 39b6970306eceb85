"""How findings speak: one sentence that serves the user, the repair prompt and the page alike."""

from collections.abc import Sequence

from summarizer.location import Difference

# Enough of a passage to recognise it; what a document says is data and must not fill a prompt or a terminal.
_SHOWN = 60


def shown(text: str, limit: int = _SHOWN) -> str:
    """Return ``text`` as data inside a message: quoted, printable, one line of at most ``limit`` code points."""
    # Four times the limit is looked at: white space collapses, and no message walks through a megabyte.
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * limit]).split())
    clipped = line if len(line) <= limit and len(text) <= 4 * limit else line[: limit - 1].rstrip() + "…"
    return '"' + clipped.replace('"', "'") + '"'


def says_otherwise(said: str, told: str, where: str = "evidence") -> str:
    """Return that a text says one thing where what it is held against says another; ``where`` names the latter."""
    return f"it says {shown(said)} where the {where} says {shown(told)}"


def says_otherwise_of_the_same(said: str, told: str, where: str) -> str:
    """Return that a text says one thing of something of which ``where`` says another, maybe in other words."""
    return f"it says {shown(said)}; for the same thing the {where} says {shown(told)}"


def turns_round(said: str, told: str) -> str:
    """Return that a text says the opposite of what its evidence does."""
    return f"it says {shown(said)}, which turns round {shown(told)} in the evidence"


def changed(difference: Difference) -> str:
    """Return what a quote has for what the document has."""
    if not difference.quoted:
        return f"it leaves out {shown(difference.found)}"
    if not difference.found:
        return f"it adds {shown(difference.quoted)}"
    return f"it says {shown(difference.quoted)}, the document {shown(difference.found)}"


def listed(texts: Sequence[str], most: int = 3) -> str:
    """Return the first ``most`` different ``texts`` as quoted data, joined for reading."""
    different = list(dict.fromkeys(texts))
    names = [shown(text) for text in different[:most]]
    if len(different) > most:
        return ", ".join(names) + " and more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
