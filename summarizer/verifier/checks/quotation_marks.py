"""Is what the item puts in quotation marks in the document, word for word?"""

from collections.abc import Iterable, Iterator
from functools import partial

from summarizer.location import locate
from summarizer.patterns import pattern
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.verdicts import Remark, contradiction, doubt
from summarizer.verifier.wording import shown

# Opening mark to its closing mark, within one item's text; a straight or single mark opens only where a word can
# begin and closes only where one can end, so that apostrophes and inches stay out.
_QUOTED = pattern(
    r"“([^“”]{1,2000})”|«([^«»]{1,2000})»|„([^„“”]{1,2000})[“”]"
    r"|(?<!\w)\"(?=\S)([^\"]{1,2000})\""
    r"|(?<!\w)‘(?=\S)([^‘]{1,2000}?)’(?!\w)"
    r"|``([^`']{1,2000})''"
    r"|(?<![\w'])'(?=\S)(?!(?:s|re|ve|ll|d|m|t)\b)([^']{1,2000}(?:'\w[^']{0,2000}){0,5})'(?!\w)"
)

# In prose, so few words in marks may be the writer's own, held at arm's length ("bling"), and no quotation.
_SCARE = 2

_INSIDE = ("exact", "normalized", "elided")


def quotation_marks(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on words in quotation marks that the document doesn't have verbatim in the story."""
    if assertion.verbatim or assertion.copied:
        return
    for words in dict.fromkeys(quoted_in(assertion.text)):
        match = grounds.remembered_of_story("located", words, partial(locate, words, grounds.document))
        if match.kind == "altered" and match.differences:
            first = match.differences[0]
            yield contradiction(
                f"it quotes {shown(words)}; where the quote has {shown(first.quoted)}, "
                f"the document has {shown(first.found)}"
            )
        elif match.kind not in _INSIDE:
            say = doubt if assertion.prose and len(words.split()) <= _SCARE else contradiction
            yield say(f"it quotes {shown(words)}, which is nowhere in the document")


def quoted_in(text: str) -> Iterator[str]:
    """Yield what ``text`` puts in quotation marks, without the punctuation that typesetting moves inside them."""
    # With an odd number of straight marks it can't be told which of them open.
    straight = text.count('"') % 2 == 0
    for match in _QUOTED.finditer(text):
        if match[0][0] == '"' and not straight:
            continue
        words = next(group for group in match.groups() if group is not None).strip().rstrip(".,;:!?…").rstrip()
        if words:
            yield words
