"""What free text tells as found out for sure, where its evidence has nobody find out, prove or admit anything.

"Police have established that the raid was not linked to others", who "have not said whether it was".
"""

from collections.abc import Iterator
from functools import cache

from summarizer.reading.cues import entries
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.sources import reporting
from summarizer.verifier.text.forms import base_form, base_forms
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import planned_in
from summarizer.verifier.text.tenses import is_aim, is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

_THAT = "that"

# Words before a verb among which it is told who confirms. Chosen, not swept.
_SUBJECT = 3


def told_as_found_out(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first verb of finding out in free text where the evidence has none."""
    item = grounds.words_of(assertion.text)
    at = next((i for i in _found_out(item) if not item.is_supposed(i)), None)
    if at is None:
        return
    known = base_forms(grounds.language, "found_out")
    sources = [grounds.words_in(sentence) for sentence in assertion.sentences]
    if all(known.isdisjoint(source.places) and not _is_own_word(item, at, source) for source in sources):
        yield doubt(f"it tells this as found out ({shown(item.shown(at))}); the evidence doesn't")


def _found_out(item: Passage) -> Iterator[int]:
    """Yield the verbs by which a text tells in a past tense that something was found out; nothing that it denies."""
    verbs = _verbs(item.language)
    planned = planned_in(item) if verbs.keys() & item.places.keys() else frozenset()
    for form in sorted(verbs.keys() & item.places.keys()):
        for at in item.places[form]:
            behind = item.words[at + 1] if at + 1 < len(item.words) else None
            # "Confirmed cases", "confirmed Ana Cruz as governor" find out nothing.
            told = behind is None or behind.base == _THAT or (verbs[form] != _THAT and not behind.content)
            if told and is_past(item, at) and not is_aim(item, at) and at not in planned and at not in item.negated:
                yield at


@cache
def _verbs(language: str) -> dict[str, str]:
    return {base_form(verb, language): follows for verb, follows in entries(language, "establishing")}


def _is_own_word(item: Passage, at: int, source: Passage) -> bool:
    """Tell whether who confirms something says it in the evidence, for it may be its own matter: "the airline said"."""
    if item.words[at].base not in base_forms(item.language, "confirming"):
        return False
    before = [word.base for word in item.words[max(0, at - _SUBJECT) : at] if word.content]
    return bool(before) and before[-1] in source.places and not reporting(item.language).isdisjoint(source.places)
