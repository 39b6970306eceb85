"""A claim's labels: how sure it is told, how it was said, and to whom or where."""

from collections.abc import Iterable, Iterator

from summarizer.reading.attribution import Statement
from summarizer.reading.certainty import certainty_of, governing
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.sources import is_named_in, is_same_name, reporting
from summarizer.verifier.verdicts import Remark, contradiction, doubt, note
from summarizer.verifier.wording import shown

_HOW = {
    "direct_quote": "a direct quotation",
    "paraphrase": "a paraphrase",
    "document": "the article's own word",
}

# The kinds of cues that can make a claim what its label says; "denied" and "disputed" shade into one another.
_CUES = {
    "hedged": ("hedged", "distance", "unknown", "unconfirmed", "condition"),
    "denied": ("denied", "disputed"),
    "disputed": ("denied", "disputed"),
}

# What leaves open the statement before it ("The army could not confirm this").
_OPEN = ("unknown", "unconfirmed")

# Sentences before and after a claim's in which somebody may answer it.
_NEAR = 2

_OPENING, _CLOSING = "\"“„«‘'", "\"”“»’'"


def claim_fields(assertion: Assertion, grounds: Grounds) -> Iterable[Remark]:
    """Remark on labels that the evidence belies."""
    statement = next((found for span in assertion.evidence for found in grounds.statements_at(span)[:1]), None)
    yield from _certainty(statement, assertion, grounds)
    yield from _how(statement, assertion, grounds)
    yield from _via(assertion, grounds)
    yield from _voice(statement, assertion, grounds)


def _certainty(statement: Statement | None, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a label that says more or less than the cues of the evidence."""
    told = assertion.certainty
    cues = [cue for sentence in assertion.sentences for cue in grounds.cues_in(sentence)]
    stance = statement.stance if statement else "neutral"
    if told == "asserted":
        # What a reporting clause says of the speaker ("she believes") makes what is said no less sure.
        said = [cue for cue in cues if statement is None or any(piece.covers(cue.span) for piece in statement.content)]
        read = certainty_of(governing(said, assertion.evidence), stance if assertion.speaker else "neutral")
        if read != "asserted":
            yield doubt(f"it is marked as asserted; its evidence is {read}")
    elif told in _CUES and not any(cue.kind in _CUES[told] for cue in grounds.cues_said(assertion.text)):
        read = certainty_of(cues, stance)
        if stance in ("denies", "doubts") and read != "asserted":
            return
        if not any(cue.kind in _CUES[told] for cue in cues):
            say = note if _is_answered(told, assertion, grounds) else doubt
            yield say(f"it is marked as {told}; nothing in the evidence says so")


def _is_answered(told: str, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether what stands around the evidence may answer it: a denial, a correction, no confirmation after it."""
    near = {near for sentence in assertion.sentences for near in (sentence, *grounds.around(sentence, _NEAR))}
    if told == "hedged":
        last = max((sentence.end for sentence in assertion.sentences), default=0)
        return any(cue.kind in _OPEN for one in near if one.start >= last for cue in grounds.cues_in(one))
    return any(grounds.words_in(one).denials for one in near)


def _how(statement: Statement | None, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a claim that was made in another way than it is told."""
    told = assertion.fields.get("how")
    if told not in _HOW or not assertion.evidence:
        return
    quoted = statement is not None and statement.how == "direct_quote"
    spoken = bool(assertion.speaker)
    fits = {
        "document": not spoken,
        "direct_quote": spoken and (quoted or _is_quoted(assertion, grounds)),
        "paraphrase": spoken and not quoted,
    }
    if not fits[told]:
        really = "document" if not spoken else "direct_quote" if quoted else "paraphrase"
        say = note if told == "paraphrase" else doubt  # what a claim has that doesn't say how
        yield say(f"it is marked as {_HOW[told]}; its evidence is {_HOW[really]}")


def _is_quoted(assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether all its evidence stands between quotation marks."""
    text = grounds.document.text
    return all(_stands_quoted(span, text, grounds) for span in assertion.evidence)


def _stands_quoted(span: Span, text: str, grounds: Grounds) -> bool:
    sentence = grounds.document.sentence_around(span)
    before, after = text[max(0, sentence.start - 1) : span.start + 1], text[span.end - 1 : sentence.end + 1]
    return any(mark in before for mark in _OPENING) and any(mark in after for mark in _CLOSING)


def _via(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on an outlet or a document that the evidence doesn't tell of."""
    told = assertion.fields.get("via")
    if not isinstance(told, str) or not told.strip():
        return
    read = {found.via for span in assertion.evidence for found in grounds.statements_at(span) if found.via}
    if any(is_same_name(told, one, grounds) for one in read):
        return
    if not grounds.has(told):
        yield contradiction(f"{shown(told)}, by which it is said to be told, is nowhere in the {grounds.extent}")
    else:
        yield doubt(f"nothing in the evidence tells that it was told to or by {shown(told)}")


def _voice(statement: Statement | None, assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on a claim of somebody's that is given as the article's own, though its words name nobody."""
    if assertion.speaker or statement is None or statement.speaker is None:
        return
    if is_named_in(statement, (assertion.text,), grounds) or _tells_it(statement, assertion, grounds):
        return
    who = shown(grounds.attribution.speakers[statement.speaker].name)
    yield doubt(f"the evidence is what {who} says; it is given as the article's own word")


def _tells_it(statement: Statement, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the item's words report, beyond what is reported in the statement itself."""
    verbs = reporting(grounds.language)
    inside = {form for piece in statement.content for form in grounds.words_in(piece).places}
    return bool((verbs & grounds.words_of(assertion.text).places.keys()) - inside)
