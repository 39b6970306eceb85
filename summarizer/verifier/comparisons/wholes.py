"""A share of those who answered, or voted, told as one of all: "58 per cent of residents", of "those who replied"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from summarizer.reading.cues import words
from summarizer.reading.quantities import Outcome, Quantity
from summarizer.verifier.figures.told import ToldFigure
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tokens import Word
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words behind a share among which it is told of whom it is ("of those in the city who *replied*"). Chosen, not swept.
_WHOLE = 7

# The last of those words that a message shows.
_SHOWN = 2

# Lists of the words that people are counted by.
_PEOPLE = ("people", "counted_people", "anybody", "human_roles")


def told_of_all(figure: ToldFigure, support: Sequence[tuple[Outcome, Quantity]]) -> Iterator[Remark]:
    """Remark on a share that free text tells of all of some people, and the evidence only of those who answered."""
    said, grounds, language = figure.said, figure.grounds, figure.language
    if not figure.assertion.prose or said.kind not in ("percent", "ratio"):
        return
    item = grounds.words_of(figure.assertion.text)
    ours = _behind(item, said.number.end)
    if not any(word.base in base_forms(language, *_PEOPLE) for word in ours) or _tells_who_answered(item, ours):
        return
    theirs = []
    for _, one in support:
        sentence = grounds.document.sentence_around(one.number)
        source = grounds.words_in(sentence)
        whole = _behind(source, one.number.end - sentence.start)
        led = any(word.base in words(language, "relative_pronouns") for word in whole)
        if not led or not any(word.base in base_forms(language, "answering") for word in whole):
            return
        theirs.append(source.text[whole[0].start : whole[-1].end])
    if theirs:
        here = item.text[said.number.start : ours[_SHOWN].end if len(ours) > _SHOWN else ours[-1].end]
        yield doubt(f"it says {shown(here)}; the evidence says it only {shown(theirs[0])}")


def _tells_who_answered(item: Passage, whole: Sequence[Word]) -> bool:
    """Tell whether a text tells of whom it is a share: "of voters", "of voting drivers"; not "of members voted"."""
    answering, doing = base_forms(item.language, "answering"), words(item.language, "doing")
    if any(word.base in base_forms(item.language, "answerers") for word in whole):
        return True
    return any(word.base in answering and item.text[word.start : word.end].endswith(doing) for word in whole)


def _behind(text: Passage, end: int) -> list[Word]:
    """Return the words behind a share that tell of whom it is one, from its "of" on; none where it has none."""
    first = bisect_left(text.words, end, key=lambda word: word.start)
    near = text.words[first : first + _WHOLE]
    of = next((i for i, word in enumerate(near) if word.base in words(text.language, "share_of")), None)
    return list(near[of:]) if of is not None else []
