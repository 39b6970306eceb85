"""Is what the item puts in quotation marks in the document, word for word?"""

from collections.abc import Iterable, Iterator
from functools import partial

from summarizer.location import Difference, locate
from summarizer.patterns import pattern
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import changed, shown

# Opening mark to its closing mark, within one item's text; a straight or single mark opens only where a word can
# begin and closes only where one can end, so that apostrophes and inches stay out.
_QUOTED = pattern(
    r"“([^“”]{1,2000})”|«([^«»]{1,2000})»|„([^„“”]{1,2000})[“”]"
    r"|(?<!\w)\"(?=\S)([^\"]{1,2000})\""
    r"|(?<!\w)‘(?=\S)([^‘]{1,2000}?)’(?!\w)"
    r"|``([^`']{1,2000})''"
    r"|(?<![\w'])'(?=\S)(?!(?:s|re|ve|ll|d|m|t)\b)([^']{1,2000}(?:'\w[^']{0,2000}){0,5})'(?!\w)"
)

# A mark that opens inside a quotation of the same marks, or closes before a letter: it ran into the next one.
_RUN_ON = pattern(r"[\s(]['\"](?=\w)|\w['\"](?=\w{3})(?<!n')|[.!?]['\"]?\s+['\"]")

# What begins a quotation: without one of these no pattern need be tried.
_OPENING = ("“", "«", "„", '"', "‘", "``", "'")

_INSIDE = ("exact", "normalized", "elided")


# Fewer words than these in quotation marks may be the writer's own, at arm's length ("so-called").
_QUOTATION = 3


def quotation_marks(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on words in quotation marks that the document doesn't have verbatim in the story."""
    if not assertion.reworded:
        return
    for words in dict.fromkeys(quoted_in(assertion.text)):
        match = grounds.remembered_of_story("located", words, partial(locate, words, grounds.document))
        if match.kind in _INSIDE:
            continue
        say = contradiction if _is_quotation(words) else doubt
        if match.kind == "altered" and match.differences:
            first = match.differences[0]
            light = all(_is_light(difference, grounds) for difference in match.differences)
            yield (doubt if light else say)(f"it quotes {shown(words)}, altered: {changed(first)}")
        else:
            yield say(f"it quotes {shown(words)}, which is nowhere in the document")


def _is_quotation(words: str) -> bool:
    """Tell whether words in marks are surely a quotation: enough of them, and no other marks run into theirs."""
    return len(words.split()) >= _QUOTATION and not _RUN_ON.search(words)


def _is_light(difference: Difference, grounds: Grounds) -> bool:
    """Tell whether a quote differs in a small word only ("the", "I've"), which says the same."""
    sides = (grounds.words_of(difference.quoted), grounds.words_of(difference.found))
    return difference.kind == "word" and not any(side.content or side.negations for side in sides)


def quoted_in(text: str) -> Iterator[str]:
    """Yield what ``text`` puts in quotation marks, without the punctuation that typesetting moves inside them."""
    if not any(mark in text for mark in _OPENING):
        return
    # With an odd number of straight marks it can't be told which of them open.
    straight = text.count('"') % 2 == 0
    for match in _QUOTED.finditer(text):
        if match[0][0] == '"' and not straight:
            continue
        words = next(group for group in match.groups() if group is not None).strip().rstrip(".,;:!?…").rstrip()
        if words:
            yield words
