"""Which of an assertion's sentences say much the same as it does.

An item that an engine proves by words of one sentence is held against that sentence. Prose, and what rests on
several items, is held word for word only against the sentences that are close to it.
"""

from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import opposed
from summarizer.verifier.text.passages import Passage

# Share of a text's weight that a sentence of the story must have to be held against it word for word.
_CLOSE = 0.4

# Of several such sentences, those nearly as close as the closest; the others only touch the subject.
_NEARLY = 0.8

# Share of a text's weight that a sentence must have for the text to retell it. Chosen, not swept: without it, a lost
# "could" or "will" stood in true summaries of three labelled sets about as often as in untrue ones.
_RETOLD = 0.75

# Share of a text's weight that its sentences together must have for it to be told in their words.
_SAME_WORDS = 0.8

# Share of a sentence's content words that free text must have to retell it: what leaves out more tells it its own way.
# Of the true summaries of three labelled sets .04 to .06 were doubted for a lost "could" or "likely", of the untrue
# ones no more; with .5 it is .01 to .04, and of the untrue one in a hundred less.
_TOLD_OF = 0.5


def close(assertion: Assertion, grounds: Grounds) -> tuple[Span, ...]:
    """Return those of the assertion's sentences by which its polarity and its certainty can be judged."""
    if not assertion.prose and not assertion.rests:
        return assertion.sentences
    return grounds.remembered("close", (assertion.text, assertion.sentences), lambda: _close(assertion, grounds))


def _close(assertion: Assertion, grounds: Grounds) -> tuple[Span, ...]:
    own = grounds.place_of(assertion.text)
    if own is not None:
        return (own,)
    said = _weights(assertion.text, grounds)
    shared = {sentence: _shared(said, sentence, grounds) for sentence in assertion.sentences}
    enough = max(_CLOSE * sum(said.values()), _NEARLY * max(shared.values(), default=0.0))
    return tuple(sentence for sentence, weight in shared.items() if weight >= enough)


def is_retold(assertion: Assertion, sentence: Span, grounds: Grounds) -> bool:
    """Tell whether a text keeps so much of a ``sentence`` that what it leaves out of it is left out of the telling.

    What an engine proves by a sentence is meant to retell it. Of free text only what has most of its weight from there
    is: two sentences that share a subject may say two things of it.
    """
    if not assertion.prose and not assertion.rests:
        return True
    said = _weights(assertion.text, grounds)
    if _shared(said, sentence, grounds) < _RETOLD * sum(said.values()):
        return False
    there, text = grounds.words_in(sentence).content, grounds.words_of(assertion.text).places
    return assertion.rests or sum(form in text for form in there) >= _TOLD_OF * len(there)


def _weights(text: str, grounds: Grounds) -> dict[str, float]:
    """Return how much each content word of a text tells."""
    return grounds.remembered("weights", text, lambda: _weighed(text, grounds))


def _weighed(text: str, grounds: Grounds) -> dict[str, float]:
    known, acronyms, weight = grounds.words, grounds.acronyms, grounds.index.weight
    forms = grounds.words_of(text).content
    return {form: weight(form) for form in forms if form in known or form not in acronyms}  # "EU" of its full name


def is_in_its_words(assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether nearly all that a text says is in the words of its evidence, so that a negation more is one more."""
    key = (assertion.text, assertion.sentences)
    return grounds.remembered("in its words", key, lambda: _is_in_its_words(assertion, grounds))


def _is_in_its_words(assertion: Assertion, grounds: Grounds) -> bool:
    said = _weights(assertion.text, grounds)
    there = set[str]().union(*(grounds.words_in(sentence).places for sentence in assertion.sentences))
    return sum([weight for form, weight in said.items() if form in there]) >= _SAME_WORDS * sum(said.values())


def told_whole(assertion: Assertion, grounds: Grounds) -> list[Passage]:
    """Return the sentences that the item tells word for word, however short: "…; he denied it" has its denial there."""
    text = assertion.text.casefold()
    found = [grounds.words_in(sentence) for sentence in assertion.sentences]
    return [source for source in found if source.unquoted.casefold() in text]


def _shared(said: dict[str, float], sentence: Span, grounds: Grounds) -> float:
    """Return the weight of the words of a text that a sentence has, or turns round."""
    there, opposites = grounds.words_in(sentence).places, opposed(grounds.language)
    return sum(
        [
            weight
            for form, weight in said.items()
            if form in there or (form in opposites and not opposites[form].isdisjoint(there))
        ]
    )


def is_own_headline(assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether an item tells the story's own headline, which is the story's to answer for."""
    return assertion.rests and assertion.text == grounds.document.story_title
