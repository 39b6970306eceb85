"""What a clause of free text tells as done, or as certain, that the evidence only foresees or holds possible."""

from collections.abc import Iterator
from itertools import islice

from summarizer.patterns import pattern
from summarizer.reading.cues import entries, words
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_form, base_forms, pronouns
from summarizer.verifier.text.governors import cued, entries_in
from summarizer.verifier.text.passages import VERB_LAST, Passage
from summarizer.verifier.text.tenses import AIMS, is_past
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Words to either side of a deed told as done, and of the planned one, that they must share, and so many of them.
# Chosen, not swept.
_NEAR, _SHARED = 6, 2

# Sentences of the story in which a deed is looked for; and of one sentence the plans, and the places of a deed.
_MENTIONS, _PLANS, _PLACES = 12, 40, 4

# Words before an "it would" among which it is said. Chosen, not swept.
_SAID = 5

# Words to either side of a planned deed of which the text must have some. Chosen, not swept.
_AROUND = 8

# Words before a "to be" among which it is told which one it was ("the *third* hall in the county *to be* refused").
# Chosen, not swept.
_NTH = 8

# Words before a deed among which it is told as done ("have already set up"), and behind it, among which its object is.
_BEFORE, _OBJECT = 2, 4


def told_as_done(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark where a clause of free text tells as done what is yet to come ("has vetoed" for "is set to veto")."""
    item = grounds.words_of(assertion.text)
    perfect, coming = words(grounds.language, "perfect"), base_forms(grounds.language, "forthcoming")
    meant = {i for _, governed in _led(item) for i in governed} if perfect else set()
    for source, start, planned in _coming(assertion, None, grounds) if perfect else ():
        deed = source.words[planned].base
        places = item.places.get(deed, ())[:_PLACES]
        if not places:
            continue
        wanted = {at for at, _, _ in entries_in(source, "ahead")}  # "wants the land turned" tells it in no past tense
        plainly = (source.words[start].base in coming and start not in wanted) or start == planned
        for place in places:
            done = not _helping(item, place).isdisjoint(perfect) and (not grounds.is_english or is_past(item, place))
            done = done or (plainly and _is_past(item, place))
            if not done or place in item.negated | meant or _is_in_denial(item, place):
                continue
            if is_hedged(item, place, grounds):
                continue
            told = _is_same(item, place, source, planned) or _is_beside_same(item, place, source, planned)
            if not told or not _is_only(deed, None, grounds):
                continue
            yield only_foreseen(item, place, source, start)


def only_foreseen(item: Passage, place: int, source: Passage, start: int) -> Remark:
    """Remark on a deed told as done, at ``place`` of the text, that its evidence foresees, at ``start`` there."""
    ours, theirs = shown(item.shown(place)), shown(source.shown(start))
    return doubt(f"it tells as done ({ours}) what the evidence only plans, expects or holds possible ({theirs})")


def _is_in_denial(item: Passage, place: int) -> bool:
    """Tell whether a clause denies anything before a deed: "no charges have been *brought*"."""
    clause = item.words[place].clause
    return any(cue < place and item.words[cue].clause == clause for cue in item.cues)


def told_already(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark where free text says that something is done already, of which its best evidence tells only a plan.

    "Ein Gutachter hat den Zug bereits untersucht", where one "soll" have a look at it, whatever verb tells it. In
    languages with a list of such words: English has checks of its own for it.
    """
    item, already = grounds.words_of(assertion.text), base_forms(grounds.language, "already")
    said = min((item.places[form][0] for form in already if form in item.places), default=None)
    if said is None or not assertion.evidence or any(True for _ in cued(item, "plans")):
        return
    end = item.words[said].end + 1
    if any(one.kind == "duration" and one.span.start == end for one in grounds.quantities_said(assertion.text)):
        return  # "schon vier Jahre lang"
    source = grounds.words_in(grounds.document.sentence_around(assertion.evidence[0]))
    if not already.isdisjoint(source.places):
        return
    for start, governed, _ in islice(cued(source, "plans"), _PLANS):
        if governed and len(item.content.keys() & source.near(governed[0], _AROUND)) >= _SHARED:
            yield only_foreseen(item, said, source, start)
            return


def _coming(assertion: Assertion, cues: frozenset[str] | None, grounds: Grounds) -> Iterator[tuple[Passage, int, int]]:
    """Yield the cues of a plan in the evidence that are among ``cues``, or all, each with the deed that it plans."""
    for sentence in assertion.sentences:
        source = grounds.words_in(sentence)
        for start, governed in _led(source):
            # A future tense is its own cue.
            ahead = cues is None or source.words[start].base in cues or start in governed
            if is_of_nth(source, start):
                continue
            if governed and is_done_by_saying(source, start, source.words[governed[0]].base):
                continue
            if governed and ahead and not {start, governed[0]} & source.negated:
                yield source, start, governed[0]


def is_of_nth(source: Passage, start: int) -> bool:
    """Tell whether a "to be" tells what was done, for it says which one it was: "the third hall *to be refused*"."""
    before = source.words[max(0, start - _NTH) : start] if source.words[start].base in AIMS else ()
    return any(word.base in base_forms(source.language, "nth") for word in before)


def is_hedged(item: Passage, place: int, grounds: Grounds) -> bool:
    """Tell whether the item tells a word with a doubt of its own ("thought to have been aged")."""
    start = item.words[place].start
    cues = (cue for cue in grounds.cues_said(item.text) if cue.kind == "hedged")
    return any(cue.scope.start <= start < cue.scope.end for cue in cues)


def _led(source: Passage) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each cue of a plan with the words that it governs, and of "wants the land *turned*" each further one."""
    yield from ((start, governed) for start, governed, _ in islice(cued(source, "plans"), _PLANS))
    for start, governed, _ in islice(cued(source, "ahead"), _PLANS):
        yield from ((start, governed[i:]) for i in range(len(governed)))


def is_done_by_saying(source: Passage, start: int, deed: str) -> bool:
    """Tell whether a deed is done by saying that it will be: who "said it would postpone the plan" has done so.

    Whoever says so must be the one who does it, but for what will be late; and no "if" may stand in the sentence.
    """
    language = source.language
    will = source.words[start].base in base_forms(language, "announcing")
    if not will or deed not in base_forms(language, "announced"):
        return False
    if not base_forms(language, "unsettled").isdisjoint(source.places):
        return False
    if any(columns[1:] and base_form(columns[0], language) == deed for columns in entries(language, "announced")):
        return True
    before = source.words[max(0, start - _SAID) : start]
    itself = bool(before) and source.letters(start - 1).lower() in pronouns(language)
    return itself and any(word.base in base_forms(language, "reporting_verbs") for word in before)


def _is_same(item: Passage, place: int, source: Passage, planned: int) -> bool:
    """Tell whether a deed is told of the same: two words around it, and what comes first behind it.

    Or all words around it, of a short text that the sentence has whole: "the council voted to move it", where it "is to
    vote next month on a plan to move it".
    """
    around = item.near(place, _NEAR)
    if len(around) >= _SHARED and item.content.keys() <= source.content.keys():
        return True
    behind = [word.base for word in item.words[place + 1 : place + 1 + _OBJECT] if word.content]
    after = {word.base for word in source.words[planned + 1 : planned + 1 + _OBJECT]}
    same = around & source.near(planned, _NEAR)
    return len(same) >= _SHARED and (not behind or behind[0] in after)


def _is_beside_same(item: Passage, place: int, source: Passage, planned: int) -> bool:
    """Tell whether a deed has the same right before it, or right behind it: by whom it is done, or to what.

    "Ferrand was sworn in on Friday", who "will be sworn in". Of a verb that says little that tells nothing.
    """
    light = item.words[place].base in base_forms(item.language, "light_verbs")
    if light or item.letters(place).endswith(words(item.language, "doing")):
        return False
    ours, theirs = _neighbours(item, place), _neighbours(source, planned)
    return any(one is not None and one == other for one, other in zip(ours, theirs, strict=True))


def _neighbours(text: Passage, place: int) -> tuple[str | None, str | None]:
    """Return the content words nearest to one before and behind it in its clause, adverbs left aside."""
    here = text.words[place].clause
    telling = [i for i, word in enumerate(text.words) if word.clause == here and word.content and i != place]
    telling = [i for i in telling if not text.words[i].base.endswith("ly")]
    before = [text.words[i].base for i in telling if i < place]
    behind = [text.words[i].base for i in telling if i > place]
    return (before[-1] if before else None), (behind[0] if behind else None)


# Verbs in the past by endings, in languages that tell what is done in one word: "visitó", "besuchte".
_PAST = {"es": pattern(r"\w{2,}(?:ó|aron|ieron)"), "de": pattern(r"\w{3,}te(?:n)?")}


def _is_past(item: Passage, place: int) -> bool:
    """Tell whether a word is a verb in the past: by its ending, in English with nothing in the present to help it."""
    if item.language == "en":
        helping = item.words[place - 1].base in base_forms(item.language, "being") if place else False
        return is_past(item, place) and (not helping or is_past(item, place - 1))  # "was closed"; not "is closed"
    ending = _PAST.get(item.language)
    return ending is not None and ending.fullmatch(item.letters(place)) is not None


def _helping(item: Passage, place: int) -> set[str]:
    """Return the words right before a deed that help to tell it: "has been", but nothing of "has proposed freeing"."""
    before = item.words[max(0, place - _BEFORE) : place]
    if item.language in VERB_LAST:
        return {word.base for word in item.words[:place] if word.clause == item.words[place].clause}
    if any(word.base in AIMS for word in before):
        return set()  # "have to pay"
    return {word.base for i, word in enumerate(before) if not any(other.content for other in before[i + 1 :])}


def told_as_certain(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark where a clause of free text says that something will be which the evidence says may be.

    What supposes or doubts anything may doubt that, too.
    """
    item = grounds.words_of(assertion.text)
    future, possible = base_forms(grounds.language, "future"), base_forms(grounds.language, "possible")
    cues = list(islice(cued(item, "plans"), _PLANS))
    if not cues or any(item.words[start].base not in future for start, _, _ in cues):
        return
    if grounds.cues_said(assertion.text):
        return
    will = {governed[0]: start for start, governed, _ in cues if governed and governed[0] not in item.negated}
    for source, cue, planned in _coming(assertion, possible, grounds):
        for place in item.places.get(source.words[planned].base, ())[:_PLACES]:
            if place not in will or not _is_same(item, place, source, planned):
                continue
            if _is_only(source.words[planned].base, possible, grounds):
                ours, theirs = shown(item.shown(will[place])), shown(source.shown(cue))
                yield doubt(f"it tells as certain ({ours}) what the evidence holds possible ({theirs})")


def _is_only(deed: str, cues: frozenset[str] | None, grounds: Grounds) -> bool:
    """Tell whether the story tells a deed only behind a plan, or behind one of the ``cues``."""

    def work() -> bool:
        for source in grounds.passages_with([deed], _MENTIONS):
            meant = {
                governed[0]
                for start, governed in _led(source)
                if governed and (cues is None or source.words[start].base in cues)
            }
            if not meant.issuperset(source.places.get(deed, ())):
                return False
        return True

    return grounds.remembered_of_story("only planned", (deed, cues), work)
