"""What a sentence of prose puts into somebody's mouth though the story has another say it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from summarizer.patterns import pattern
from summarizer.reading.attribution import Attribution, Speaker, Statement, read_attribution
from summarizer.reading.cues import words as listed_words
from summarizer.reading.readings import LONGEST_ITEM
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.callings import Calling, callings_in
from summarizer.verifier.forms import pronouns
from summarizer.verifier.grounds import Grounds
from summarizer.verifier.likeness import Forms
from summarizer.verifier.naming import forms_of
from summarizer.verifier.sources import (
    forms,
    is_named,
    is_person,
    is_role,
    is_unnamed,
    mentions,
    persons,
    reporting,
    said_by,
    speaks_for,
    tellable,
)
from summarizer.verifier.verdicts import Remark, doubt
from summarizer.verifier.wording import shown
from summarizer.verifier.words import Passage, base_forms

# A told statement and one of the story are the same where the story's has this share of its weight (all of it, of two
# words; one word says too little); the sentences looked at; and what says nearly as much may be what is meant.
# Chosen on human-labelled summaries, where .5 hits as few faithful ones as .7 does; few of them name a wrong speaker.
_SAME, _FEWEST, _BEST, _NEARLY = 0.5, 2, 2, 0.6


# A statement is retold in the story's own words, so that who says it there is meant too, where it has this share of
# their weight, and so many words; with fewer, all of it. Chosen, not swept.
_RETOLD, _LONG = 0.8, 5

# What a sentence of prose puts in quotation marks, in double ones or in single ones.
_QUOTED = pattern(r"[\"“”](?P<double>[^\"“”]{5,300})[\"“”]|(?<!\w)['‘](?P<single>[^'‘’]{5,200})['’](?!\w)")

# Words before a name that begins a sentence, and after one by which the sentence may be passive.
_FIRST_WORDS = 3

# What a word counts for that may only stand for one of the story's.
_LIKE = 0.5


def told_of_others(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on what a sentence of prose puts into somebody's mouth though the story has another say it.

    Each statement of the sentence is held against the story's statement whose words it shares most. Only names are
    compared, of the same kind: a role ("a spokeswoman") may be anybody, and a body speaks through its people.
    """
    telling = not reporting(grounds.language).isdisjoint(grounds.words_of(assertion.text).places)
    if assertion.copied or not (telling or _QUOTED.search(assertion.text)):
        return  # of most sentences it is seen at once that nobody says anything
    text = assertion.text[:LONGEST_ITEM]
    told = read_attribution(text, (Span(0, len(text)),), grounds.language)
    denied: list[Span] = []
    for statement in told.statements:
        if statement.speaker is None or _is_pronoun(statement, text, grounds):
            continue
        if any(span.covers(piece) for span in denied for piece in statement.content):
            continue
        teller = told.speakers[statement.speaker]
        said = [piece.of(text) for piece in statement.content]
        if statement.stance == "denies" and any(_is_anothers(piece, grounds) for piece in said):
            denied += statement.content
            continue  # "denied her claim that …"
        other = None
        if is_named(teller, grounds):
            other = _who_else(said, teller, grounds) or _whose_words(said, teller, grounds)
        if other is not None and not _is_told(other, assertion, grounds):
            yield doubt(f"the evidence is said by {shown(other.name)}, not by {shown(teller.name)}")
            return
    yield from _words_of_another(assertion, told, grounds)


def _is_pronoun(statement: Statement, text: str, grounds: Grounds) -> bool:
    """Tell whether a sentence only says that "he" says it, who may be named in the one before."""
    told = statement.source.of(text).casefold() if statement.source else ""
    return told in pronouns(grounds.language)


def _words_of_another(assertion: Assertion, told: Attribution, grounds: Grounds) -> Iterator[Remark]:
    """Remark on words in quotation marks that somebody else says in the story than whom the sentence begins with.

    "Ann Lee dismissed the plan as "mere theatre"", where it is a councillor's word: no statement is read there, but one
    name acts, and it is not passive, nor is anybody told to say it.
    """
    if _QUOTED.search(assertion.text) is None:
        return
    text = grounds.words_of(assertion.text)
    name = next(iter(grounds.names_of(assertion.text)), None)
    if name is None or name[0] > _FIRST_WORDS or any(one.speaker is not None for one in told.statements):
        return
    after = text.words[name[-1] + 1 : name[-1] + 1 + _FIRST_WORDS]
    turned = frozenset(listed_words(grounds.language, "passive")) | base_forms(grounds.language, "passive")
    if any(word.base in turned for word in after) or text.text.startswith(("'s", "’s"), text.words[name[-1]].end - 2):
        return
    who = text.text[text.words[name[0]].start : text.words[name[-1]].end]
    known = persons(who, grounds)
    other = _whose_words([assertion.text], known[0], grounds) if known else None
    sure = other is not None and (other.kind == "person" or is_role(other.name))
    if other is not None and sure and not _is_told(other, assertion, grounds):
        yield doubt(f"the evidence is said by {shown(other.name)}, not by {shown(who)}")


def _is_anothers(said: str, grounds: Grounds) -> bool:
    """Tell whether what is denied is told to be somebody's claim, so that it is another who says it."""
    return not base_forms(grounds.language, "claims").isdisjoint(grounds.words_of(said).places)


def _who_else(said: Sequence[str], teller: Speaker, grounds: Grounds) -> Speaker | None:
    """Return whom the story has say what ``said`` says, if that is not the ``teller``."""
    words = [word.base for piece in said for word in grounds.words_of(piece).words if word.content]
    weight = grounds.index.weight
    weights = {form: weight(form) for form in words}
    if len(weights) < _FEWEST:
        return None
    found = [
        (_shared(weights, statement, grounds), statement)
        for number in grounds.index.best(weights)[:_BEST]
        for statement in grounds.statements_at(grounds.index.sentences[number])
    ]
    most = max((share for share, _ in found), default=0.0)
    if most < (_SAME if len(weights) > _FEWEST else 1.0):
        return None
    close = [statement for share, statement in found if share >= _NEARLY * most]
    if any(said_by(statement, (teller.name, *teller.aliases), grounds) for statement in close):
        return None
    if any(_tells_there(teller, statement, grounds) for statement in close):
        return None
    retold = most >= (_RETOLD if len(weights) >= _LONG else 1.0)
    others = [
        other
        for other in tellable(close, grounds)
        if _is_rival(other, teller, grounds) or (retold and _is_barred(teller, other, grounds))
    ]
    return others[0] if others and len(others) == len(tellable(close, grounds)) else None


def _tells_there(teller: Speaker, statement: Statement, grounds: Grounds) -> bool:
    """Tell whether the sentence of a statement has the teller tell something: "Lee told police Day fell, and he …"."""
    source = grounds.words_in(grounds.document.sentence_around(statement.content[0]))
    last = forms(teller.name, grounds)
    other = grounds.speaker_of(statement)
    if other is not None and is_unnamed(other, grounds) and last and last[-1] in source.places:
        return True  # "Nia Lee, MP for Brenn, said"
    places = source.places.get(last[-1], ()) if last else ()
    return any(source.words[i + 1].base in reporting(grounds.language) for i in places if i + 1 < len(source.words))


def _whose_words(said: Sequence[str], teller: Speaker, grounds: Grounds) -> Speaker | None:
    """Return who says in the story what ``said`` puts in quotation marks, if that is not the ``teller``."""
    quotes = [
        (match["double"] or match["single"]).rstrip(".,;:!? ") for piece in said for match in _QUOTED.finditer(piece)
    ]
    quotes = [quote for quote in quotes if len(quote.split()) > 1 and not quote.istitle()]  # a title is nobody's word
    places = [place for quote in quotes for place in grounds.places_of(quote)]
    found = [statement for place in places for statement in grounds.statements_at(place)]
    if not found or any(said_by(statement, (teller.name, *teller.aliases), grounds) for statement in found):
        return None
    others = tellable(found, grounds)
    return others[0] if others and all(_is_rival(other, teller, grounds) for other in others) else None


def _shared(weights: Mapping[str, float], statement: Statement, grounds: Grounds) -> float:
    """Return the share of the words' weight that a statement of the story has."""
    there = _told(statement.content, grounds)
    same = sum([weight for form, weight in weights.items() if there.have_root(form)])
    like = sum([weight for form, weight in weights.items() if not there.have_root(form) and there.have_like(form)])
    return (same + _LIKE * like) / sum(weights.values())


def _told(content: tuple[Span, ...], grounds: Grounds) -> Forms:
    """Return the words of what a statement of the story says."""

    def work() -> Forms:
        pieces = [piece.of(grounds.document.text) for piece in content]
        return Forms((form for piece in pieces for form in grounds.words_of(piece).places), grounds.language)

    return grounds.remembered_of_story("said", content, work)


def _is_rival(other: Speaker, teller: Speaker, grounds: Grounds) -> bool:
    """Tell whether two sources can't be one: both named and of one kind as far as that is known, or one has no name.

    Whom the story calls but "a Leeds police spokesman" is not the one whom it calls by name; "a New York judge" may be
    named further on, and "a club spokesman" speak for what else is named.
    """
    if is_unnamed(other, grounds):
        noun = forms(other.name, grounds)[-1]
        unnamed = noun in base_forms(grounds.language, "unnamed")
        someone = is_person(teller, grounds) or any(word[0].isupper() for word in other.name.split()[1:])
        return unnamed and len(teller.name.split()) > 1 and someone
    if not is_named(other, grounds):
        return False
    known = {one.kind for one in (other, teller)} - {None}
    return len(known) < 2 and not speaks_for(other, teller, grounds)


def _is_barred(teller: Speaker, other: Speaker, grounds: Grounds) -> bool:
    """Tell whether a named teller is known to be something else than the source that the story calls by what it is.

    Whoever leads or represents may speak for a body; and what stands near a mention of the teller may be what they are.
    """
    if not is_role(other.name):
        return False
    language, nouns = grounds.language, forms(head_of(other.name, grounds.language), grounds)[-1:]
    vague = frozenset[str]().union(
        *(base_forms(language, name) for name in ("anybody", "also_called", "kin", "unnamed", "possessives"))
    )
    sentences = mentions(teller.name, grounds)
    near = {form for sentence in sentences for form in grounds.stems_in(sentence)}
    beside = grounds.stems_in(grounds.document.sentence_around(other.mentions[0]))
    if not vague.isdisjoint({*nouns, *other.name.lower().split()}) or not near.isdisjoint(nouns):
        return False
    if not beside.isdisjoint(forms(teller.name, grounds)):
        return False
    told = [
        one
        for sentence in sentences
        for one in callings_in(sentence, grounds)
        if _names(one, grounds.words_in(sentence), teller, grounds)
    ]
    speaking, body = base_forms(language, "representatives"), base_forms(language, "organization_roles")
    return bool(told) and (body.isdisjoint(nouns) or not any(one.noun in speaking for one in told))


def head_of(name: str, language: str) -> str:
    """Return what a source is called without what it is of: "a former engineer with the company"."""
    led = frozenset(listed_words(language, "prepositions"))
    return " ".join(takewhile(lambda word: word not in led, name.split()))


def _names(calling: Calling, source: Passage, teller: Speaker, grounds: Grounds) -> bool:
    return not forms_of(source, calling.name).isdisjoint(forms(teller.name, grounds)[-1:])


def _is_told(source: Speaker, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the text names a source, though perhaps not as the one who speaks."""
    there = grounds.words_of(assertion.text).places
    if is_unnamed(source, grounds):
        return forms(source.name, grounds)[-1] in there
    if is_role(source.name):
        return all(form in there for form in forms(source.name, grounds))
    return any(form in there for name in (source.name, *source.aliases) for form in forms(name, grounds))
