"""Is somebody counted among the authors of a work who, as the story tells, had no part in it?

News of research ends on an outsider's word of caution, whom a summary likes to make "one of the study's authors".
"""

from collections.abc import Iterator

from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.cue_words import entries_among
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.wording import shown

# Words between an author's name and the word for one ("Ann Lee, of the University of Carrow and *co-author*").
_NEAR = 14

# Sentences with a name that are read for whether its bearer had a part in the work.
_MENTIONS = 12


def uninvolved_author(text: Passage, grounds: Grounds) -> Iterator[str]:
    """Yield why somebody named beside a word for an author is none."""
    for start, _, _ in entries_among(text.words, text.places, text.language, "authorship"):
        if start in text.negated:
            continue
        for name in grounds.names_of(text.text):
            if min(abs(name[0] - start), abs(name[-1] - start)) > _NEAR:
                continue
            source = _apart(frozenset(text.words[i].base for i in name), grounds)
            if source is not None:
                who = shown(" ".join(text.letters(i) for i in name))
                yield f"it counts {who} among the authors; the {grounds.extent} says {shown(source)}"
                return


def _apart(name: frozenset[str], grounds: Grounds) -> str | None:
    """Return the words by which the story tells that the bearer of a name had no part in the work, if it does."""
    sentences = grounds.index.sentences
    told = [grounds.words_in(sentences[number]) for number in grounds.sentences_with(name, _MENTIONS)]
    bearers = [source for source in told if name <= source.places.keys()]
    if any(_has(source, "authorship") for source in bearers):
        return None
    return next((source.shown(at) for source in bearers for at in _has(source, "uninvolved")[:1]), None)


def _has(source: Passage, cues: str) -> list[int]:
    return [start for start, _, _ in entries_among(source.words, source.places, source.language, cues)]
