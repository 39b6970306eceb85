"""Is a hedge, a dispute, a denial or an attribution of the evidence kept?"""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice

from summarizer.reading.attribution import Statement
from summarizer.reading.certainty import Cue
from summarizer.reading.cues import words as listed_words
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.accusations import accuses, is_charged, told_as_fact
from summarizer.verifier.comparisons.established import told_as_established
from summarizer.verifier.comparisons.foreseen import told_as_certain
from summarizer.verifier.comparisons.found_out import told_as_found_out
from summarizer.verifier.comparisons.left_open import leaves_open, told_bare
from summarizer.verifier.evidence.alignment import Change, changes
from summarizer.verifier.evidence.closeness import close, is_in_its_words, is_retold
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import are_alike
from summarizer.verifier.evidence.sources import is_named_in, reporting
from summarizer.verifier.text.forms import base_forms, pronouns
from summarizer.verifier.text.governors import entries_in, has_entry, presupposed
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import planned_in
from summarizer.verifier.verdicts import Remark, doubt, note
from summarizer.verifier.wording import shown

_TOLD = {
    "unknown": "says that this is unknown",
    "unconfirmed": "says that this is unconfirmed",
    "no_comment": "says that there was no comment",
    "hedged": "hedges this",
    "disputed": "disputes this",
    "denied": "denies this",
    "distance": "only reports this as a claim",
    "condition": "makes this conditional",
}

# Words that a clause must tell to be held by itself against what is left open, and the share of them in a sentence
# that has one of these cues. Chosen, not swept.
_CLAUSE, _MOST = 4, 0.6
_OPEN = ("unknown", "unconfirmed")

# Kinds of cues by which somebody speaks against a thing.
_AGAINST = ("denied", "disputed")

# Characters behind a denial in which its first word stands.
_NEXT = 12

# Stances of a speaker that a summary must not lose even where it may leave out who said a plain thing.
_DISTANT = ("claims", "denies", "doubts", "asks")


def certainty(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark where the evidence hedges, disputes or attributes this very clause and the item asserts it."""
    if assertion.verbatim and not assertion.attributes:
        return
    statement = _unattributed(assertion, grounds)
    if statement is not None:
        yield _attribution_lost(statement, assertion, grounds)
    if not assertion.reworded or not assertion.is_sure:
        return
    if assertion.prose:
        yield from list(_boosted(assertion, grounds)) or told_as_found_out(assertion, grounds)
        accused = list(told_as_fact(assertion, grounds))
        yield from accused
        if accused:
            return
    # What is told in other words may keep its doubt in other words, but what it leaves open is asked in a few.
    found = list(_lessened(assertion, grounds)) if not assertion.prose or is_in_its_words(assertion, grounds) else []
    if not found and assertion.prose:
        finders = (_clause_left_open, told_as_certain, told_as_established)
        found = list(islice(chain.from_iterable(find(assertion, grounds) for find in finders), 1))
    yield from found


def _lessened(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a doubt of the evidence that the item leaves out or tells as settled."""
    if assertion.text.rstrip().endswith("?"):
        return
    hedged = any(cue.kind != "condition" for cue in grounds.cues_said(assertion.text))
    if _tells_two_sides(assertion, grounds):
        return  # it tells the dispute itself
    lost = [] if hedged else list(_lost(assertion, grounds))
    yield from lost or list(_dropped(assertion, grounds)) or _left_open(assertion, grounds)


def _tells_two_sides(assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether free text has two say what they do, of a matter that its evidence only disputes or denies."""
    told = grounds.attribution_said(assertion.text).statements if assertion.prose else ()
    cues = [cue for sentence in assertion.sentences for cue in grounds.cues_in(sentence)]
    return len({one.speaker for one in told} - {None}) > 1 and all(cue.kind in _AGAINST for cue in cues)


def _boosted(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a word of certainty in free text where nothing of the evidence is that certain."""
    item, boosters = grounds.words_of(assertion.text), base_forms(grounds.language, "boosters")
    confirming = base_forms(grounds.language, "confirming")
    if not confirming.isdisjoint(item.places) and any(_lost_words(assertion, grounds)):
        boosters |= confirming
    said = [i for form in sorted(boosters & item.places.keys()) for i in item.places[form]]
    # "Without doubt" is itself no denial.
    found = entries_in(item, "sure_phrases")
    phrases = [start for start, _, columns in found if "theirs" not in columns]
    other = (_is_turn, _is_some, _is_open, _is_lessened, _is_thing)
    told = next((i for i in said if not any(means(item, i) for means in other)), None)
    plain = told is not None and told not in item.negated and not item.is_name(told)
    at = told if plain else next(iter(phrases), None)
    if at is None:
        return
    surer = boosters | base_forms(grounds.language, "sure")
    there = [grounds.words_in(sentence) for sentence in assertion.sentences]
    if all(surer.isdisjoint(source.places) and not _has_sure_phrase(source) for source in there):
        yield doubt(f"it is certain of this ({shown(item.shown(at))}); the evidence is not")


def _lost_words(assertion: Assertion, grounds: Grounds) -> Iterator[str]:
    """Yield the words of doubt of the evidence that a text doesn't have: "asegura que *habría* ido" keeps its own.

    In other languages than English those over what the text tells: "assure que" is how their newspapers say "says".
    """
    said = assertion.text.casefold()
    for sentence in assertion.sentences:
        doubts = [
            one
            for one in grounds.cues_in(sentence)
            if grounds.is_english or one.kind in _AGAINST or _governs(one, sentence, assertion.text, grounds)
        ]
        words = (one.span.of(grounds.document.text) for one in doubts)
        yield from (word for word in words if word.casefold() not in said)


def _has_sure_phrase(text: Passage) -> bool:
    return has_entry(text, "sure_phrases")


def _is_turn(item: Passage, index: int) -> bool:
    """Tell whether a word of certainty only tells how something turned out: "it proved too much", "proved fatal"."""
    after = item.words[index + 1 : index + 2]
    if item.words[index].base not in base_forms(item.language, "turning_out") or not after:
        return False
    things = {"to", "too", "as", "so", "beyond", *listed_words(item.language, "indefinite_articles")}
    return after[0].base in things or (after[0].content and item.is_small(index + 1))


def _is_open(item: Passage, index: int) -> bool:
    """Tell whether a word of certainty is but what is still to come: "is yet *to be* confirmed", "would guarantee"."""
    if index in planned_in(item):
        return True
    beside = [word.base for word in item.words[max(0, index - 2) : index]]
    if "to" in beside and not base_forms(item.language, "being").isdisjoint(beside):
        return True
    clause = item.words[index].clause  # "no one has said for certain", "if it is proved"
    supposing = base_forms(item.language, "supposing", "nobody")
    before = [i for i in range(index) if item.words[i].clause == clause]
    return any(i in item.cues or item.words[i].base in supposing for i in before)


def _is_lessened(item: Passage, index: int) -> bool:
    """Tell whether a word of certainty is told to be hardly so: "*less* assured", "*far from* guaranteed"."""
    before = " ".join(word.base for word in item.words[max(0, index - 2) : index])
    return before.endswith(listed_words(item.language, "less_than_sure"))


def _is_thing(item: Passage, index: int) -> bool:
    """Tell whether a word of certainty is a noun: "wants *a written guarantee* that"."""
    after, articles = item.words[index + 1 : index + 2], listed_words(item.language, "indefinite_articles")
    noun = not item.letters(index).lower().endswith(("ed", "ly", "s")) and not (after and after[0].content)
    near = [word for word in item.words[max(0, index - 2) : index] if word.clause == item.words[index].clause]
    wanted = not base_forms(item.language, "wanting", "wishing").isdisjoint(item.places)
    return item.language == "en" and wanted and noun and any(word.base in articles for word in near)


def _is_some(item: Passage, index: int) -> bool:
    """Tell whether a "certain" only tells of some: "linked to *certain* cancers"."""
    after = item.words[index + 1 : index + 2]
    only = item.words[index].base in base_forms(item.language, "some_or_sure")
    return only and bool(after) and after[0].content and after[0].clause == item.words[index].clause


def _left_open(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a clause that the evidence leaves open ("do not show that …") and that is told by itself."""
    if opener := told_bare(assertion.text, close(assertion, grounds), grounds):
        yield doubt(f"the evidence leaves this open ({shown(opener)}); it is told as certain")


def _clause_left_open(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a clause of free text that the evidence only asks or does not know; it is held against what has it.

    Only what is not known is left open there: what a study "tested whether" it may have found. A text that supposes,
    asks or doubts anything, or denies right before, may do so with that.
    """
    item, language = grounds.words_of(assertion.text), grounds.language
    unknown = [one for one in assertion.sentences if any(cue.kind in _OPEN for cue in grounds.cues_in(one))]
    if not unknown or leaves_open(assertion.text, language) or grounds.cues_said(assertion.text):
        return
    if not base_forms(language, "supposing").isdisjoint(item.places):
        return
    denied = {item.words[cue].clause for cue in item.cues}
    for number, clause in groupby(item.words, lambda word: word.clause):
        inner = tuple(clause)
        forms = {word.base for word in inner if word.content}
        if len(forms) < _CLAUSE or number - 1 in denied:
            continue  # "can't say that …"
        same = tuple(
            sentence
            for sentence in unknown
            if _MOST * len(forms) <= len(forms & grounds.words_in(sentence).places.keys())
        )
        opener = told_bare(assertion.text[inner[0].start : inner[-1].end], same, grounds) if same else ""
        if opener:
            yield doubt(f"the evidence leaves this open ({shown(opener)}); it is told as certain")
            return


def _dropped(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a cue of doubt that is left out of, or replaced in, a sentence that is retold for the rest."""
    for change in changes(assertion, grounds):
        cues = [cue for cue in grounds.cues_in(change.sentence) if change.is_theirs(*cue.span)]
        cues = [cue for cue in cues if cue.kind != "condition" or not assertion.prose]
        lost = [
            cue
            for cue in cues
            if not _is_retold(cue, assertion, grounds)
            and not _is_denied(cue, change.sentence, grounds)
            and not _is_left_out(cue, change, assertion)
            and not _is_of_before(cue, grounds)
            and not (assertion.prose and cue.kind == "distance" and _is_said_instead(change))
        ]
        if lost and not any(change.is_ours(*cue.span) for cue in grounds.cues_said(assertion.text)):
            words = shown(lost[0].span.of(grounds.document.text))
            yield doubt(f"the evidence {_TOLD[lost[0].kind]} ({words}); it is left out")
            return


def _is_of_before(cue: Cue, grounds: Grounds) -> bool:
    """Tell whether a denial is of what was told before ("disputes *this*, and says …"), not of what follows."""
    behind = grounds.document.text[cue.span.end : cue.span.end + _NEXT].split()[:1]
    told = listed_words(grounds.language, "that_is_said")
    return cue.kind in ("denied", "disputed") and bool(behind) and behind[0].strip(",.;").lower() in told


def _is_ended(cue: Cue, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a text tells how what is denied ended, as the sentence does: "a charge that was *dropped*"."""
    item, source = grounds.words_of(assertion.text), grounds.words_in(grounds.document.sentence_around(cue.span))
    charges = base_forms(grounds.language, "charge_words")
    if charges.isdisjoint(item.places) or len({word.clause for word in item.words}) > 1:
        return False  # "took bribes, but the charge was dropped"
    ends = base_forms(grounds.language, "implicit_negations") - grounds.words_in(cue.span).places.keys()
    return not (ends & source.places.keys()).isdisjoint(item.places)


def _is_left_out(cue: Cue, change: Change, assertion: Assertion) -> bool:
    """Tell whether free text leaves out a cue with all that it doubts ("another, potentially more serious, clot")."""
    if not assertion.prose or cue.scope.start < cue.span.start:
        return False
    return change.is_theirs(*cue.span) and change.is_theirs(cue.scope.end - 1, cue.scope.end)


def _is_said_instead(change: Change) -> bool:
    """Tell whether another word of saying stands in the place of one ("told the paper that" for "claimed that")."""
    saying = reporting(change.item.language)
    ours = any(change.item.words[i].base in saying for i in change.ours)
    return ours and any(change.source.words[i].base in saying for i in change.theirs)


def _is_denied(cue: Cue, sentence: Span, grounds: Grounds) -> bool:
    """Tell whether a denial stands right before a cue, which tells no more then: "denied claims that"."""
    words = grounds.words_in(sentence).words
    before = [word.base for word in words if word.end + sentence.start <= cue.span.start][-1:]
    return cue.kind == "distance" and not base_forms(grounds.language, "implicit_negations").isdisjoint(before)


def _lost(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first cue that governs the evidence and that the item doesn't carry."""
    cue = next((cue for cue in _governing(assertion, grounds) if not _kept(cue, assertion, grounds)), None)
    if cue is not None:
        words = shown(cue.span.of(grounds.document.text))
        yield doubt(f"the evidence {_TOLD[cue.kind]} ({words}); it is told as certain")


def _governing(assertion: Assertion, grounds: Grounds) -> Iterator[Cue]:
    """Yield the cues whose clause the evidence touches."""
    for sentence in close(assertion, grounds):
        for cue in grounds.cues_in(sentence) if is_retold(assertion, sentence, grounds) else ():
            if assertion.prose or assertion.rests:
                if cue.kind != "condition" and _governs(cue, sentence, assertion.text, grounds):
                    yield cue
            elif any(cue.scope.overlaps(span) or cue.span.overlaps(span) for span in assertion.evidence):
                yield cue


def _governs(cue: Cue, sentence: Span, text: str, grounds: Grounds) -> bool:
    """Tell whether most of the words that a text shares with a sentence stand in the clause of its cue."""
    said = grounds.words_of(text).places
    shared = [
        word.start + sentence.start for word in grounds.words_in(sentence).words if word.content and word.base in said
    ]
    if cue.kind == "no_comment" and all(start < cue.span.start for start in shared):
        before = grounds.document.text[sentence.start : cue.span.start].split()[-1:]
        if before and before[0].lower() in listed_words(grounds.language, "joining"):
            return False  # "opened an inspection *and* declined to comment"
    source = grounds.words_in(sentence)
    end = next((sentence.start + at for at in presupposed(source, cue.span.end - sentence.start)), cue.scope.end)
    return 2 * sum(cue.scope.start <= start < min(end, cue.scope.end) for start in shared) > len(shared)


def _kept(cue: Cue, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the item carries the cue: copied as its own, or, for mere distance, by naming who says it."""
    if _is_retold(cue, assertion, grounds):
        return True
    if cue.kind == "distance" and (assertion.speaker or _tells_of_telling(assertion, grounds)):
        return True
    if cue.kind == "condition" and _is_supposed_alike(cue, assertion, grounds):
        return True
    copied = (quoted for quoted in assertion.quotes if quoted.field not in ("quote", "evidence"))
    return any(span.overlaps(cue.span) for quoted in copied for span in quoted.match.spans)


def _is_supposed_alike(cue: Cue, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether an item makes the same condition: "would sell *if it won the vote*"."""
    wanted = {word.base for word in grounds.words_in(cue.scope).words if word.content}
    ours = (one for one in grounds.cues_said(assertion.text) if one.kind == "condition")
    return any(wanted <= grounds.words_of(one.scope.of(assertion.text)).places.keys() for one in ours)


def _is_retold(cue: Cue, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the text has the words of a cue, or like ones: it called "false" what "is false"."""
    said = grounds.words_of(assertion.text).places
    denied = cue.kind == "denied" and assertion.prose
    if denied and (_is_negated(cue, assertion, grounds) or _is_ended(cue, assertion, grounds)):
        return True
    if cue.kind == "distance" and assertion.prose and _is_of_charge(cue, assertion, grounds):
        return True
    if _keeps_possible(cue, assertion, grounds) or _is_opinion_told(cue, assertion, grounds):
        return True
    if _is_expected_otherwise(cue, assertion, grounds):
        return True
    content = [word.base for word in grounds.words_in(cue.span).words if word.content]
    lacking = [word for word in content if word not in said]
    if not content or not lacking:
        return bool(content)
    # What the sentence has besides stands for nothing: who "is accused" may "allegedly" have done something else.
    besides = grounds.words_in(grounds.document.sentence_around(cue.span)).places
    own, language = [word for word in said if word not in besides], grounds.language
    return all(any(are_alike(word, other, language) for other in own) for word in lacking)


def _is_expected_otherwise(cue: Cue, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a text tells in another word what is expected or estimated: "*should* last", "*puts* it at"."""
    said, doubted = grounds.words_of(assertion.text).places, grounds.words_in(cue.span).places
    for name in ("expected", "estimated"):
        told = base_forms(grounds.language, name)
        if not told.isdisjoint(doubted):
            there = grounds.words_in(grounds.document.sentence_around(cue.span))
            # Not where the sentence has it besides: "was expected to recover, and *should* be home soon".
            ours, theirs = (
                sum(1 for _ in entries_in(text, f"{name}_otherwise"))
                for text in (grounds.words_of(assertion.text), there)
            )
            return not told.isdisjoint(said) or ours > theirs
    return False


def _is_negated(cue: Cue, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a text negates what its evidence tells as denied: "had *not* paid" of who "denied" paying."""
    item, denied = grounds.words_of(assertion.text), grounds.words_in(cue.scope).places
    return any(not governed or any(item.words[i].base in denied for i in governed) for _, governed in item.negations)


def _is_of_charge(cue: Cue, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a deed is but a charge on both sides: "charged with *allegedly* running it", "with running it"."""
    sentence = grounds.document.sentence_around(cue.span)
    source, at = grounds.words_in(sentence), cue.span.start - sentence.start
    return accuses(grounds.words_of(assertion.text)) and is_charged(source, at)


def _is_opinion_told(cue: Cue, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a text tells as said what its evidence says one to believe ("argues": "has said it believes")."""
    verbs = base_forms(grounds.language, "opining")
    if verbs.isdisjoint(word.base for word in grounds.words_in(cue.span).words):
        return False
    source = grounds.words_in(grounds.document.sentence_around(cue.span))
    opining = (i for form in verbs for i in source.places.get(form, ()))
    own = any(i > 0 and source.words[i - 1].base in pronouns(grounds.language) for i in opining)
    said = not reporting(grounds.language).isdisjoint(source.places)
    return assertion.prose and own and said and _tells_of_telling(assertion, grounds)


def _keeps_possible(cue: Cue, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a text tells as often as the cue's sentence that something may be ("can appeal": "could appeal")."""
    possible = base_forms(grounds.language, "possible")
    if possible.isdisjoint(word.base for word in grounds.words_in(cue.span).words):
        return False
    there = grounds.words_in(grounds.document.sentence_around(cue.span))
    ours, theirs = (
        sum(word.base in possible and i not in text.names for i, word in enumerate(text.words))
        for text in (grounds.words_of(assertion.text), there)
    )
    wishing = base_forms(grounds.language, "hoping") & grounds.words_of(assertion.text).places.keys()
    return ours + bool(wishing) >= theirs  # "hoped to lift it" of what she "hoped could be lifted"


def _unattributed(assertion: Assertion, grounds: Grounds) -> Statement | None:
    """Return the statement that the evidence belongs to, where neither a speaker nor the text tells of it."""
    if assertion.speaker:
        return None
    if _tells_of_telling(assertion, grounds):
        return None
    sentences = close(assertion, grounds)
    for span in assertion.evidence:
        if not any(sentence.covers(span) for sentence in sentences):
            continue
        for statement in grounds.statements_at(span)[:1]:
            if statement.act == "wants" and assertion.prose:
                continue  # who "refused to back a plan to shut three" does not say that three would shut
            denied = assertion.prose and _says_not_so(statement, grounds)  # whoever is named
            if denied or not is_named_in(statement, (assertion.text,), grounds):
                return statement
    return None


def _says_not_so(statement: Statement, grounds: Grounds) -> bool:
    """Tell whether a statement says that something is not so: "denied that it was for sale"."""
    return statement.stance == "denies" and statement.verb in listed_words(grounds.language, "saying_not_so")


def _tells_of_telling(assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the text itself says that somebody says something."""
    return not reporting(grounds.language).isdisjoint(grounds.words_of(assertion.text).places)


def _attribution_lost(statement: Statement, assertion: Assertion, grounds: Grounds) -> Remark:
    """Tell whose statement is told as fact: a doubt; in prose, which may tell it a sentence earlier, a note."""
    who = _who(statement, grounds)
    free = assertion.rests or assertion.prose
    nobody = statement.speaker is None and statement.source is None
    # Free text that denies something itself may deny that.
    denied = _says_not_so(statement, grounds) and not (assertion.prose and grounds.words_of(assertion.text).cues)
    free = nobody or (free and statement.stance not in _DISTANT)
    say = note if free or (assertion.prose and not denied) else doubt
    return say(f"the evidence is what {who} {'denies' if denied else 'says'}; it is told without saying so")


def _who(statement: Statement, grounds: Grounds) -> str:
    source = grounds.speaker_of(statement)
    if source is not None:
        return shown(source.name)
    return shown(statement.source.of(grounds.document.text)) if statement.source else "somebody"
