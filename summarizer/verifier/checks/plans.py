"""Is a plan, a wish or a forecast of the evidence told as a deed?"""

from collections.abc import Iterable

from summarizer.verifier.assertion import Assertion
from summarizer.verifier.closeness import close, is_retold
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown
from summarizer.verifier.words import Passage, cued

# What makes the verb behind it an aim, not a deed.
_AIMS = ("to",)


def plans(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark where the evidence only plans, wishes or expects what the item tells as done."""
    if assertion.verbatim or assertion.copied or assertion.certainty not in (None, "asserted"):
        return
    item = grounds.words_of(assertion.text)
    if any(True for _ in cued(item, grounds.language, "plans")):
        return
    retold = (sentence for sentence in close(assertion, grounds) if is_retold(assertion, sentence, grounds))
    sources = [grounds.words_in(sentence) for sentence in retold]
    for source in sources:
        for start, governed, _ in cued(source, grounds.language, "plans"):
            if source.is_name(start):  # Will, May
                continue
            deed = source.words[governed[0]].base if governed and not source.is_name(governed[0]) else ""
            if (
                deed in item.places
                and not _is_aim(item, item.places[deed][0])
                and not _done(deed, sources, grounds.language)
            ):
                ours, theirs = shown(item.shown(item.places[deed][0])), shown(source.shown(start))
                yield doubt(f"it tells as done ({ours}) what the evidence only plans or expects ({theirs})")
                return


def _is_aim(item: Passage, place: int) -> bool:
    """Tell whether the item itself tells a word only as what something is for ("a law to ban …")."""
    return place > 0 and item.words[place - 1].base in _AIMS


def _done(deed: str, sources: Iterable[Passage], language: str) -> bool:
    """Tell whether the evidence has the deed somewhere without a plan before it."""
    for source in sources:
        planned = {i for _, governed, _ in cued(source, language, "plans") for i in governed[:1]}
        if any(place not in planned for place in source.places.get(deed, ())):
            return True
    return False
