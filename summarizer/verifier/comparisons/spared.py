"""What free text says became of nobody, where its evidence tells in another word that it became of somebody.

"Nobody died" for "killed a watchman": by no word that both have, nor by an opposite, is either seen to turn round the
other. What became of people is told by the words of one class of a cue list (killed, injured, missing…).
"""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.text.forms import base_forms, tolls
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words to either side of one among which it is told of others than before, and those among which a sentence denies it
# ("no one is thought to be missing"). Chosen, not swept.
_AROUND, _DENIED = 5, 7


def spared(item: Passage, sources: Sequence[Passage]) -> Iterator[Remark]:
    """Remark where the item says that something became of nobody and a sentence that it is about tells it of somebody.

    Not where some sentence of the evidence denies it of anybody, too, nor where the text tells more than the sentence:
    where else, when, or of whom it is.
    """
    for index in sorted(item.negated):
        fates = tolls(item.words[index].base, item.language)
        if not fates or _is_of_others(index, item):
            continue
        places = [(source, at) for source in sources for at in _told(fates, source)]
        if any(source.is_denied_near(at, _DENIED) for source, at in places):
            return
        for source, at in places:
            telling = (
                item.telling(range(len(item.words))) - {item.words[index].base} - base_forms(item.language, "nobody")
            )
            if _has_all(telling, source) and not source.is_supposed(at):
                yield doubt(f"it says {shown(item.shown(index))}, the evidence {shown(source.shown(at))}")
                return


def _has_all(telling: Iterable[str], source: Passage) -> bool:
    """Tell whether a sentence has all these words, or others that may stand for them ("collided": "collision")."""
    return all(
        form in source.content or any(are_alike(form, other, source.language) for other in source.content)
        for form in telling
    )


def _told(fates: frozenset[str], source: Passage) -> Iterator[int]:
    """Yield the words by which a sentence tells one of some fates."""
    forms = (form for form in source.content if not fates.isdisjoint(tolls(form, source.language)))
    return (at for form in forms for at in source.places[form])


def _is_of_others(index: int, item: Passage) -> bool:
    """Tell whether a text says so of others than those told before: "no *further* deaths", "nobody *else* died"."""
    around = item.words[max(0, index - _AROUND) : index + _AROUND]
    return any(word.base in base_forms(item.language, "others") for word in around)
