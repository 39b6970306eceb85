"""What an item names by id: does what proves that have anything to do with it?"""

from collections.abc import Iterable

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import root
from summarizer.verifier.verdicts import Remark, doubt

# Content words that an item and the sentences of one it names must share: a name alone is shared by half a story.
_SHARED = 2


def reference_fields(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on items named that stand in other sentences and have hardly a word of this one."""
    if not assertion.refers:
        return
    proved = () if assertion.rests else assertion.evidence
    own = {grounds.document.sentence_around(span) for span in proved}
    said = frozenset(map(root, grounds.words_of(assertion.text).content))
    open_ = bool(grounds.cues_said(assertion.text) or grounds.words_of(assertion.text).negations)
    for referred in assertion.refers:
        if open_ and any(grounds.cues_in(sentence) for sentence in referred.sentences):
            continue  # "the cause is not known" tells in other words that it is unclear why
        shared = said & frozenset().union(*map(grounds.roots_in, referred.sentences))
        if own.isdisjoint(referred.sentences) and len(shared) < min(_SHARED, len(said) // 2):
            what = "rests on" if assertion.rests else "is about"
            yield doubt(f"it is said that it {what} {referred.id}, which has hardly a word of it")
