"""What qualifies a figure that its evidence bears out: by what it is told, what is left out, which side of a day.

"£3m a week" is not a year's, "all but 150" not 150, "from 1 August" not before it; and an agreement may be one only by
rounding or conversion.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.reading.cues import entries
from summarizer.reading.cues import words as listed_words
from summarizer.reading.quantities import Outcome, Quantity, are_other_rates, qualifier_changed
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.closeness import is_own_headline
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.figures.agreement import lead_word, told_per
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.verdicts import Remark, doubt, note
from summarizer.verifier.wording import shown

# Characters before a figure in which it may be told as an exception.
_BACK = 16


def qualified(told: ToldFigure, support: Sequence[tuple[Outcome, Quantity]]) -> Iterator[Remark]:
    """Remark on an agreement that is one only by rounding or conversion, or with another qualifier."""
    said, _, assertion, grounds = told
    words = told.words
    figures, document = [figure for _, figure in support], grounds.document.text
    changed = [qualifier_changed(said, figure) for figure in figures]
    outcome, first = support[0]
    rate = told_per(said, assertion.text)
    rates = [told_per(figure, document) for _, figure in support]
    if assertion.prose and rate and all(other and are_other_rates(rate, other) for other in rates):
        theirs = _with_rate(first, first.span.of(document), rates[0])
        yield doubt(f"it says {_with_rate(said, words, rate)}, the evidence {theirs}")
        return
    if assertion.prose and is_excepted(said, assertion.text, grounds) != all(
        is_excepted(figure, document, grounds) for _, figure in support
    ):
        yield doubt(f"it says {shown(words)}, the evidence {shown(_with_exception(first, document))}")
        return
    if assertion.prose and said.kind == "duration" and (reach := _reach(said, assertion.text, grounds.language)):
        reaches = [_reach(figure, document, grounds.language) for _, figure in support]
        if reach not in reaches and all(reaches):
            there = shown(_with_reach(first, document))
            yield doubt(f"it says {shown(_with_reach(said, assertion.text))}, the evidence {there}")
            return
    if assertion.prose and said.kind == "date" and (other := _other_side(said, support, assertion, grounds)):
        yield doubt(
            f"it says {shown(_with_lead(said, assertion.text))}, the evidence {shown(_with_lead(other, document))}"
        )
        return
    if all(changed) and said.kind not in ("date", "time"):
        free = assertion.prose or (is_own_headline(assertion, grounds) and all(map(_is_round, figures)))
        say = note if free and not _is_exact(said, assertion.text, grounds) else doubt
        yield say(f"it says {shown(words)}, the evidence {shown(first.span.of(document))}")
    elif all(outcome != "agree" for outcome, _ in support):
        how = "rounding" if outcome == "rounded" else "conversion"
        yield note(f"the figure {shown(words)} agrees by {how} with {shown(first.span.of(document))}")


def _with_rate(figure: Quantity, words: str, rate: str | None) -> str:
    """Return a figure for a message, with what it is told by where its own words do not tell that."""
    return shown(words) if figure.per else f"{shown(words)} per {rate}"


def _is_round(figure: Quantity) -> bool:
    """Tell whether a figure is only about so much, which a title may leave out; not how much at most."""
    return figure.comparator in ("about", "nearly")


def _other_side(
    said: Quantity, support: Sequence[tuple[Outcome, Quantity]], assertion: Assertion, grounds: Grounds
) -> Quantity | None:
    """Return the evidence's date that something is told to come before, where the text tells it from then on."""
    sides = _date_sides(grounds.language)
    ours = sides.get(lead_word(said, assertion.text))
    theirs = [(sides.get(lead_word(figure, grounds.document.text)), figure) for _, figure in support]
    if not ours or any(side in (None, ours) for side, _ in theirs):
        return None
    return theirs[0][1] if theirs else None


@cache
def _date_sides(language: str) -> dict[str, str]:
    """Return the words that lead a date, with the side of it on which they put what happens."""
    return {one[0]: one[1] for one in entries(language, "date_sides")}


def _reach(figure: Quantity, text: str, language: str) -> str | None:
    """Tell whether a stretch of time reaches back from now ("three weeks ago") or on from it ("in three weeks")."""
    before = text[max(0, figure.span.start - _BACK) : figure.span.start].casefold()
    behind = text[figure.span.end : figure.span.end + _BACK].casefold()
    for phrase, place, reach in entries(language, "duration_sides"):
        if behind.startswith(f" {phrase}") if place == "behind" else f" {before}".endswith(f" {phrase} "):
            return reach
    return None


def _with_reach(figure: Quantity, text: str) -> str:
    """Return a stretch of time with the word before it and the word behind it."""
    behind = text[figure.span.end :].split(maxsplit=1)[:1]
    return " ".join([_with_lead(figure, text), *(word.strip(".,;") for word in behind)])


def _with_lead(figure: Quantity, text: str) -> str:
    return text[text.rfind(" ", 0, max(0, figure.span.start - 1)) + 1 : figure.span.end]


def is_excepted(figure: Quantity, text: str, grounds: Grounds) -> bool:
    """Tell whether a figure is what is left out: "all but 150"."""
    before = text[max(0, figure.span.start - _BACK) : figure.span.start].casefold()
    return before.endswith(tuple(f"{phrase} " for phrase in listed_words(grounds.language, "all_but")))


def _is_exact(figure: Quantity, text: str, grounds: Grounds) -> bool:
    """Tell whether a figure is told to be exact: "exactly two"."""
    return lead_word(figure, text) in listed_words(grounds.language, "exactly")


def _with_exception(figure: Quantity, text: str) -> str:
    return text[text.rfind(" ", 0, max(0, figure.span.start - _BACK)) + 1 : figure.span.end]
