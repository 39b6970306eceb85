"""What free text tells as established that the story only holds likely, or that somebody claims and others contest.

"Waste from the mill killed the fish", where residents suspect it; "the depot was never inspected", where the union
contends so and the firm denies it. The words may all be the text's own: what counts is how much of what a clause tells
the doubted words say, in whatever form.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.reading.attribution import Statement
from summarizer.reading.certainty import Cue
from summarizer.reading.cues import entries
from summarizer.reading.cues import words as listed_words
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.comparisons.accusations import is_settled, tells_charge
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import Forms
from summarizer.verifier.evidence.sources import SAYING, reporting
from summarizer.verifier.evidence.weighing import forms_in
from summarizer.verifier.text.forms import base_form, base_forms, idle_forms
from summarizer.verifier.text.governors import entries_in, presupposed
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.plans import plans_of
from summarizer.verifier.text.tenses import is_past
from summarizer.verifier.text.tokens import Word
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown

# Share of what a clause tells that the doubted words must have, and those behind the cue; what a word counts that may
# only stand for one of them; and telling words of a text, and one more of a clause of it, below which it says too
# little. Chosen on retellings as chat models write them.
_SHARE, _BEHIND_CUE, _LIKE, _FEWEST = 0.6, 0.4, 0.6, 3

# Sentences of the story that are read for what it tells of the same without a doubt, and behind a claim for who
# contests it. Chosen, not swept, like the next.
_READ, _AHEAD = 4, 3

# Words behind a denial among which it is told what is denied ("denied the union's claims").
_NEAR = 4

# Content words right behind a cue of which a clause must tell one to tell what the cue governs. Chosen on
# tests/cases/retold: with one word more wrong sentences are lost than right ones let be, with three it tells nothing.
_GOVERNED = 2

# Words behind a cue that it may govern, and characters of a statement: what is longer is no sentence, but a page that
# lost where its sentences end. Chosen, not swept.
_REACH, _LONGEST = 16, 300

# Share of a clause that the other side of blame may have where it tells but one of them. Chosen, not swept.
_ASIDE = 0.15

# What makes a reason of an order ("in order to"), and stands between whom somebody blames and for what.
_IN, _FOR = "in", " for "

# What leads to what a claim is about.
_OWN = ("that", "of")

# Kinds of cues that tell what is not sure; mere distance is kept by naming whoever says it.
_UNSURE, _DISTANT = ("hedged", "unconfirmed", "disputed"), ("distance",)


class _Clause(NamedTuple):
    """A clause of a text, or all of it: what its telling words weigh, where it begins, the clauses that it is."""

    weights: Mapping[str, float]
    at: int
    numbers: frozenset[int]
    text: Passage


def told_as_established(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on the first clause of free text that tells plainly what the story doubts or somebody contests."""
    item = grounds.words_of(assertion.text)
    if item.asks or any(cue.kind != "condition" for cue in grounds.cues_said(assertion.text)):
        return
    if tells_charge(item):
        return
    said = _said_in(assertion.text, grounds)
    doubted = _doubted_clauses(item, grounds)
    for clause in _clauses(item, grounds):
        if not doubted.isdisjoint(clause.numbers):
            continue
        attributed = not said.isdisjoint(clause.numbers)
        for sentence in assertion.sentences:
            reason = _doubted(clause, sentence, grounds, attributed=attributed)
            if reason and not _is_plain(clause, sentence, grounds):
                yield doubt(f"{reason}; it is told as a fact ({shown(item.shown(clause.at))})")
                return


def _said_in(text: str, grounds: Grounds) -> frozenset[int]:
    """Return the clauses of a text that tell who says something, or what they say."""
    item = grounds.words_of(text)
    saying = reporting(grounds.language) - base_forms(grounds.language, "wishing")
    if saying.isdisjoint(item.places):
        return frozenset()
    told = grounds.attribution_said(text)
    spans = [span for one in told.statements if one.act in SAYING for span in (one.cue, *one.content)]
    labelling = base_forms(grounds.language, "labelling")
    return frozenset(
        word.clause
        for i, word in enumerate(item.words)
        if any(s.start <= word.start < s.end for s in spans) or (word.base in labelling and _labels(item, i))
    )


def _labels(item: Passage, at: int) -> bool:
    """Tell whether a verb calls something told of before something: "called *it* a tax", not "who called police"."""
    relative, objects = (base_forms(item.language, name) for name in ("relative_pronouns", "object_pronouns"))
    behind = item.words[at + 1].base if at + 1 < len(item.words) else ""
    return is_past(item, at) and behind in objects and not (at and item.words[at - 1].base in relative)


def _doubted_clauses(item: Passage, grounds: Grounds) -> set[int]:
    """Return the clauses of a text that doubt, suppose or plan something themselves, and those behind them."""
    language = grounds.language
    own = base_forms(language, "supposing", "doubting", "possible")
    found = {i for form in own & item.places.keys() for i in item.places[form]} - item.negated  # "without warning"
    found |= {plan.cue for plan in plans_of(item) if not _is_noun(item, plan.cue)}
    found |= {start for start, _, _ in entries_in(item, "planned")}
    first = min((item.words[i].clause for i in found if not item.is_name(i)), default=None)
    return set() if first is None else {word.clause for word in item.words if word.clause >= first}


def _is_noun(item: Passage, start: int) -> bool:
    """Tell whether a cue of a plan is a noun: "*a* demand for", "a radio *order* to stop", "*in order* to"."""
    before = item.words[max(0, start - 1) : start]
    plain = item.letters(start).lower() in base_forms(item.language, "orders")
    return item.follows_article(start) or (plain and any(word.content or word.base == _IN for word in before))


def _clauses(item: Passage, grounds: Grounds) -> Iterator[_Clause]:
    """Yield what the whole text tells, and each clause of it that tells enough."""
    idle, weight = idle_forms(item.language), grounds.index.weight
    telling = [i for i, word in enumerate(item.words) if word.content and word.base not in idle]
    numbers = dict.fromkeys(item.words[i].clause for i in telling)
    parts = [telling, *([i for i in telling if item.words[i].clause == number] for number in numbers)]
    for part in parts if len(numbers) > 1 else parts[:1]:
        if len(part) >= _FEWEST + (part is not telling):
            weights = {item.words[i].base: weight(item.words[i].base) for i in part}
            yield _Clause(weights, part[0], frozenset(item.words[i].clause for i in part), item)


def _doubted(clause: _Clause, sentence: Span, grounds: Grounds, *, attributed: bool) -> str | None:
    """Tell why a sentence of the story leaves open what a clause tells, if it does."""
    text = grounds.document.text
    for cue in grounds.cues_in(sentence):
        kinds = _UNSURE if attributed or _is_settled(cue.span, grounds) else (*_UNSURE, *_DISTANT)
        if attributed and not grounds.statements_at(cue.span):
            continue  # what somebody says for sure, the story may doubt in its own voice
        if cue.kind in kinds and _governs(cue, clause, sentence, grounds):
            return f"the evidence does not vouch for this ({shown(cue.span.of(text))})"
    if attributed:
        return None
    for statement in grounds.statements_at(sentence):
        long = sum(piece.end - piece.start for piece in statement.content) > _LONGEST
        if not long and _share(clause, statement.content, grounds) >= _SHARE:
            against = _contested(clause, statement, sentence, grounds)
            if against is not None:
                return against
    return None


def _is_settled(cue: Span, grounds: Grounds) -> bool:
    """Tell whether a word only accuses where the story tells near it what came of accusations: a verdict."""
    accusing = {base_form(word, grounds.language) for word, _ in entries(grounds.language, "accusing")}
    told = grounds.words_of(cue.of(grounds.document.text)).places
    if accusing.isdisjoint(told):
        return False
    return is_settled(grounds.document.sentence_around(cue), grounds)


def _governs(cue: Cue, clause: _Clause, sentence: Span, grounds: Grounds) -> bool:
    """Tell whether most of what a clause tells stands in the clause of a cue, and much of it behind the cue.

    What stands before it there may be told for sure: "Hazard, who came off after an hour, may be rested". So may what
    stands far behind it: of "could put her in the frame for the race in Kigali" it is not in doubt where the race is.
    """
    source = grounds.words_in(sentence)
    at = cue.span.start - sentence.start
    own = next((word.clause for word in source.words if word.end > at), 0)
    first = next((word.start for word in source.words if word.clause == own), 0)
    behind = [word for word in source.words if word.start >= at]
    last = next((word.end for word in behind[_REACH:]), len(source.text))
    last = min(last, next(presupposed(source, at), last))
    end = min(max(cue.scope.end, cue.span.end), sentence.start + last)
    around, after = Span(max(cue.scope.start, sentence.start + first), end), Span(cue.span.start, end)
    if _share(clause, (after,), grounds) < _BEHIND_CUE:
        return False
    told = Forms(clause.text.content, source.language)
    beside = _told_of(behind, source.text, cue.span.end - sentence.start)
    if beside and not any(told.have(form) or told.have_like(form) for form in beside):
        return False
    return _share(clause, (around,), grounds) >= _SHARE


def _told_of(words: Sequence[Word], text: str, end: int) -> list[str]:
    """Return the first telling words behind a cue; of those between two commas right behind it, of figures, none."""
    led = words[0].start > 0 and text[end : end + 1] == ","  # "Apparently, thieves took it, and …" has no aside
    aside = text.find(",", end + 1) if led else -1
    told = (one for one in words if one.content and one.start >= max(end, aside))
    return [one.base for one in told if not one.base[0].isdigit() and not one.base.endswith("ly")][:_GOVERNED]


def _contested(clause: _Clause, statement: Statement, sentence: Span, grounds: Grounds) -> str | None:
    """Tell by whom and how a statement is only claimed, or who denies it right after, if anybody."""
    text, language = grounds.document.text, grounds.language
    speaker = grounds.speaker_of(statement)
    who = shown(speaker.name) if speaker else "somebody"
    if _is_settled(statement.cue, grounds):
        return None
    if statement.verb in listed_words(language, "blaming") and _is_granted(clause, statement, grounds):
        return None
    if statement.stance == "claims" or statement.verb in listed_words(language, "contending"):
        return f"the evidence is what {who} says ({shown(statement.cue.of(text))})"
    for near in grounds.following(sentence, _AHEAD):
        for cue in grounds.cues_in(near):
            if cue.kind in ("denied", "disputed") and _is_of_same(clause, statement, cue, near, grounds):
                return f"the evidence is what {who} says, which is contested ({shown(cue.span.of(text))})"
    return None


def _is_granted(clause: _Clause, statement: Statement, grounds: Grounds) -> bool:
    """Tell whether a clause tells but what blame takes for granted: whom it names, or what they are blamed for."""
    text = grounds.document.text
    for piece in statement.content:
        at = piece.of(text).find(_FOR)
        if at >= 0:
            sides = (Span(piece.start, piece.start + at), Span(piece.start + at, piece.end))
            shares = sorted(_share(clause, (side,), grounds) for side in sides)
            return shares[1] >= _SHARE and shares[0] <= _ASIDE
    return True


def _is_of_same(clause: _Clause, statement: Statement, cue: Cue, sentence: Span, grounds: Grounds) -> bool:
    """Tell whether what is denied has a word of a clause, or is but a word for what was said.

    "Denied the claim", "disputes that"; not a denial inside what is said itself.
    """
    if any(piece.overlaps(cue.span) for piece in statement.content):
        return False
    behind = Span(cue.span.end, sentence.end) if cue.span.end < sentence.end else cue.span
    told = grounds.words_of(behind.of(grounds.document.text))
    first = told.words[0].base if told.words else ""
    alone = len(told.words) <= 1 or told.words[0].clause != told.words[1].clause
    if alone and first in base_forms(grounds.language, "that_is_said"):
        return True
    there = forms_in((behind,), grounds)
    return _is_claim_alone(told) or any(there.have(form) for form in clause.weights)


def _is_claim_alone(denied: Passage) -> bool:
    """Tell whether what is denied is but a word for what was said: "the claim", not "a report that it had leaked"."""
    claims = base_forms(denied.language, "claims")
    places = (i for i, word in enumerate(denied.words[:_NEAR]) if word.content and word.base in claims)
    return any(not any(word.base in _OWN for word in denied.words[i + 1 : i + 1 + _REACH]) for i in places)


def _is_plain(clause: _Clause, doubted: Span, grounds: Grounds) -> bool:
    """Tell whether the story tells in another sentence, in its own voice and without a doubt, what a clause tells."""
    numbers = grounds.index.best(clause.weights)[:_READ]
    for sentence in (grounds.index.sentences[number] for number in numbers):
        if sentence == doubted or _share(clause, (sentence,), grounds) < _SHARE:
            continue
        doubts = any(cue.kind in (*_UNSURE, *_DISTANT) for cue in grounds.cues_in(sentence))
        if not doubts and not grounds.statements_at(sentence):
            return True
    return False


def _share(clause: _Clause, spans: Sequence[Span], grounds: Grounds) -> float:
    """Return the share of what a clause tells that some stretches of the story have, in whatever form."""
    there = forms_in(spans, grounds)
    weights = clause.weights
    had = sum(
        weight if there.have(form) else _LIKE * weight if there.have_like(form) else 0.0
        for form, weight in weights.items()
    )
    return had / sum(weights.values())
