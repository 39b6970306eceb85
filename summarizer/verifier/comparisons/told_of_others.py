"""What a sentence of prose puts into somebody's mouth though the story has another say it, or nobody that it tells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from summarizer.patterns import pattern
from summarizer.reading.attribution import Attribution, Speaker, Stance, Statement
from summarizer.reading.cues import words as listed_words
from summarizer.reading.readings import LONGEST_ITEM
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.rivals import (
    body_of,
    is_barred,
    is_of_other_body,
    is_other_role,
    is_outsider,
    is_private,
    is_rival,
    may_speak_for,
)
from summarizer.verifier.evidence.sources import (
    SAYING,
    bearer_of,
    forms,
    head_of,
    is_named,
    is_person,
    is_role,
    is_unnamed,
    mentions,
    noun_of,
    persons,
    reporting,
    roles_of,
    said_by,
    tellable,
)
from summarizer.verifier.evidence.weighing import forms_in
from summarizer.verifier.text.forms import base_forms, listed, pronouns
from summarizer.verifier.text.tenses import AIMS
from summarizer.verifier.verdicts import Remark, doubt, note
from summarizer.verifier.wording import shown

# A told statement and one of the story are the same where the story's has this share of its weight (all of it, of two
# words; one word says too little); the sentences looked at; and what says nearly as much may be what is meant. Chosen
# on retellings as chat models write them: with .5 two in five wrong speakers are found, with .3 three, and of the right
# ones hardly more are doubted; with .25 half as many again. Of a statement of few words it must be more: with .3 of
# less than eight, more right speakers were doubted in tests/cases/retold than wrong ones found.
_SAME, _FEWEST, _BEST, _NEARLY = 0.3, 2, 3, 0.6
_SAME_OF_FEW, _FEW = 0.4, 8

# A statement is retold in the story's own words, so that who says it there is meant too, where it has this share of
# their weight, and so many words; with fewer, all of it. Chosen, not swept.
_RETOLD, _LONG = 0.8, 5

# What a sentence of prose puts in quotation marks, in double ones or in single ones.
_QUOTED = pattern(r"[\"“”„«»](?P<double>[^\"“”„«»]{5,300})[\"“”«»]|(?<!\w)['‘](?P<single>[^'‘’]{5,200})['’](?!\w)")

# A thing that is dismissed, without a verb of its own, and what it is called: "the plan *as* theatre".
_DISMISSED_AS = pattern(r"(?:(?!as\b|that\b)[\w'’-]{1,30}\s){1,10}as\s(?!(?:well|soon|long|far)\s)(?P<what>.{1,300})")

# Words before a name that begins a sentence, and after one by which the sentence may be passive.
_FIRST_WORDS = 3

# Words that what is said next to its verb must tell to be held by itself. Chosen, not swept.
_PART = 3

# Sentences before what a "she" says among which it is told who she is. Chosen, not swept.
_BACK = 5

# Stances of who is against what is said.
_AGAINST = ("denies", "doubts")

# Words of a name of which one may be anybody's: "housing" of the National Housing Federation.
_LONG_NAME = 3

# Words of a sentence that has somebody say nothing, flatly; with more it may tell of what, or when. Chosen, not swept.
_FLATLY = 8

# Sentences of a long text with the words of a description that are read for whether it speaks there. Chosen, not
# swept.
_CITED = 24

# What a word counts for that may only stand for one of the story's.
_LIKE = 0.5


class _Telling(NamedTuple):
    """What a sentence has the ``teller`` say: what its words weigh, and the share of them that statements have."""

    teller: Speaker
    weights: Mapping[str, float]
    found: list[tuple[float, Statement]]

    @property
    def most(self) -> float:
        """The largest share that a statement has."""
        return max((share for share, _ in self.found), default=0.0)

    @property
    def close(self) -> list[Statement]:
        """The statements that may be what is meant: those with nearly as much."""
        enough = _NEARLY * self.most
        return [statement for share, statement in self.found if share >= enough]


def told_of_others(assertion: Assertion, grounds: Grounds) -> Iterator[Remark]:
    """Remark on what a sentence of prose puts into somebody's mouth though the story has another say it.

    Each statement of the sentence is held against the story's statement whose words it shares most. Names are compared,
    of the same kind, and who is called by what speaks for nobody else ("neighbours"); another role ("a spokeswoman")
    may be anybody, and a body speaks through its people. Where neither the one named nor another is found to say it,
    it can't be told: a note.
    """
    saying = reporting(grounds.language) | base_forms(grounds.language, "labelling")
    reports = not saying.isdisjoint(grounds.words_of(assertion.text).places)
    if assertion.copied or not (reports or _QUOTED.search(assertion.text)):
        return  # of most sentences it is seen at once that nobody says anything
    text = assertion.text[:LONGEST_ITEM]
    told = grounds.attribution_said(text)
    denied: list[Span] = []
    unheard: dict[str, None] = {}
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
        teller = bearer_of(teller, grounds) or teller
        named = is_named(teller, grounds)
        known = partial(_is_known, teller, grounds, named=named)
        if not grounds.is_sparing and not known():  # of a book much is read for it: there it is asked last
            continue
        heard = _though_silent(said, teller, grounds) if len(text.split()) <= _FLATLY else None
        if heard is not None and known():
            yield doubt(f"it has {shown(teller.name)} say nothing; the evidence has what is said: {shown(heard)}")
            return
        telling = _telling(*_held(statement, text, grounds), teller, assertion.sentences, grounds)
        other = None if _is_echo(statement, text, grounds) else _who_else(telling, grounds)
        other = other or (_whose_words(said, teller, grounds) if named else None)
        # "A *company* driver" names no company.
        rest = assertion.text if named else assertion.text.replace(teller.name, "")
        if other is not None and not _is_told(other, rest, grounds) and known():
            named_here = told.speakers[statement.speaker].name
            yield doubt(f"the evidence is said by {shown(other.name)}, not by {shown(named_here)}")
            return
        far = _said_far_off(telling, grounds) if named else None
        if far is not None:
            yield doubt(f"somebody else ({shown(far)}) says the evidence: {shown(teller.name)} is not named near it")
            return
        done = statement.act not in SAYING or any(_is_done(piece, grounds) for piece in said)
        if named and not done and not _is_heard(telling, assertion, grounds):
            unheard[teller.name] = None
    yield from (note(f"it can't be told from the text that {shown(name)} says this") for name in unheard)
    yield from _words_of_another(assertion, told, grounds)


def _though_silent(said: Sequence[str], teller: Speaker, grounds: Grounds) -> str | None:
    """Return what the story has somebody say of whom it is told that nothing was said; None where that may be so."""
    silent = listed_words(grounds.language, "silence")
    if not all(piece.strip(" .,;").casefold() in silent for piece in said):
        return None
    names, document = (teller.name, *teller.aliases), grounds.document.text
    near = grounds.statements_near(sentence for name in names for sentence in mentions(name, grounds))
    statements = [one for one in near if one.act == "says" and said_by(one, names, grounds)]
    heard = [one.content[0].of(document) for one in statements]
    return heard[0] if heard and not any(words.casefold().startswith(silent) for words in heard) else None


def _is_known(teller: Speaker, grounds: Grounds, *, named: bool) -> bool:
    """Tell whether a source is one whose words can be told from another's.

    It is named, private, cited as it is called, or speaks for a body that is named.
    """
    return named or is_private(teller, grounds) or _is_cited(teller, grounds) or bool(body_of(teller, grounds))


def _is_cited(teller: Speaker, grounds: Grounds) -> bool:
    """Tell whether the story cites a source by the very words for what it is: "a company driver", "the driver"."""
    if not is_role(teller.name):
        return False
    called = _without_article(teller.name, grounds)
    # Of a book only the sentences that have its words are read for who speaks there.
    numbers = grounds.sentences_with(grounds.words_of(called).content, _CITED)
    near = [grounds.index.sentences[number] for number in numbers]
    return any(_without_article(one.name, grounds) == called for one in grounds.speakers_near(near))


def _without_article(name: str, grounds: Grounds) -> str:
    first, _, rest = name.casefold().partition(" ")
    return rest if first in listed_words(grounds.language, "articles") else name.casefold()


def _is_done(said: str, grounds: Grounds) -> bool:
    """Tell whether what is said is a thing done by saying so: "announced his retirement", "admitted stealing"."""
    first = next(iter(said.split()), "")
    own = base_forms(grounds.language, "possessives")
    return first.lower() in own or first.endswith(listed_words(grounds.language, "doing"))


def _is_echo(statement: Statement, text: str, grounds: Grounds) -> bool:
    """Tell whether somebody is told to say what another has said: "*agreed* that it was worse", no "agreed to"."""
    cue = grounds.words_of(statement.cue.of(text)).places.keys()
    first = (word.base for piece in statement.content for word in grounds.words_of(piece.of(text)).words[:1])
    return not base_forms(grounds.language, "echoing").isdisjoint(cue) and not any(form in AIMS for form in first)


def _held(statement: Statement, text: str, grounds: Grounds) -> tuple[list[str], Stance]:
    """Return what somebody is told to say, and how it is meant: what a thing is dismissed *as* is not denied.

    It must be long enough to be told from what another says.
    """
    said = _nearest(statement, text, grounds)
    cue = {word.base for word in grounds.words_of(statement.cue.of(text)).words}
    if statement.stance == "denies" and not cue.isdisjoint(base_forms(grounds.language, "dismissed_as")):
        behind = [found["what"] for piece in said if (found := _DISMISSED_AS.fullmatch(piece))]
        if any(len(grounds.words_of(piece).content) >= _FEWEST for piece in behind):
            return behind, "neutral"
    return said, statement.stance


def _nearest(statement: Statement, text: str, grounds: Grounds) -> list[str]:
    """Return what is said, of a sentence that goes on by itself only what stands next to the verb.

    "Lee said the bridge was safe, and the road was shut" may tell of the road by itself; what is cut off must leave a
    statement.
    """
    joints = _joints(grounds.language)
    found = []
    for piece in statement.content:
        said = piece.of(text)
        cuts = list(joints.finditer(said)) if joints else []
        if cuts:
            part = said[: cuts[0].start()] if piece.start >= statement.cue.end else said[cuts[-1].start() + 2 :]
            said = part if len(grounds.words_of(part).content) >= _PART else said
        found.append(said)
    return found


@cache
def _joints(language: str) -> re.Pattern[str] | None:
    """Return where what is said may end and the sentence go on: at a comma before a word that joins two clauses."""
    joining, doing = listed_words(language, "content_joints"), listed_words(language, "doing")
    if not joining:
        return None
    return re.compile(rf"[,;] (?:(?:{'|'.join(joining)})|\w+(?:{'|'.join(doing)})) ")


def _telling(
    said: Sequence[str], stance: Stance, teller: Speaker, evidence: Sequence[Span], grounds: Grounds
) -> _Telling:
    """Find what is said among the statements of the story: what is denied or doubted, among what is so there.

    "Lee doubts that the dam is safe" may be of what others say.
    """
    weight = grounds.index.weight
    weights = {word.base: weight(word.base) for piece in said for word in grounds.words_of(piece).words if word.content}
    long = len(weights) >= _FEWEST
    numbers = grounds.index.best(weights)[:_BEST] if long else ()
    best = (grounds.index.sentences[number] for number in numbers)
    sentences = dict.fromkeys((*best, *evidence) if long else ())
    statements = (
        statement
        for sentence in sentences
        for statement in grounds.statements_at(sentence)
        if stance not in _AGAINST or statement.stance in _AGAINST or any(map(_QUOTED.search, said))
    )
    return _Telling(teller, weights, [(_shared(weights, one, grounds), one) for one in statements])


def _is_heard(telling: _Telling, assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether the story has the teller say something where it has what is told; one word is too little to tell."""
    if len(telling.weights) < _FEWEST:
        return True
    teller = telling.teller
    names = (teller.name, *teller.aliases)
    # What is retold must be said there by the teller. Else the evidence is read for it, too.
    around = (one for sentence in assertion.sentences for one in grounds.statements_at(sentence))
    statements = []
    for one in telling.close if telling.most >= _RETOLD else chain((one for _, one in telling.found), around):
        if said_by(one, names, grounds) or _tells_there(teller, one, grounds):
            return True
        statements.append(one)
    return any(may_speak_for(one, teller, grounds) for one in tellable(statements, grounds))


def _is_pronoun(statement: Statement, text: str, grounds: Grounds) -> bool:
    """Tell whether a sentence only says that "he" says it, who may be named in the one before."""
    told = statement.source.of(text).casefold() if statement.source else ""
    return told in pronouns(grounds.language)


def _words_of_another(assertion: Assertion, told: Attribution, grounds: Grounds) -> Iterator[Remark]:
    """Remark on words in quotation marks, or what a thing is called, if another says so than who begins the sentence.

    "Ann Lee dismissed the plan as "mere theatre"", "Ann Lee called it a farce", where it is a councillor's word: no
    statement is read there, but one name acts, and it is not passive, nor is anybody told to say it.
    """
    text = grounds.words_of(assertion.text)
    name = next(iter(grounds.names_of(assertion.text)), None)
    if name is None or name[0] > _FIRST_WORDS or any(one.speaker is not None for one in told.statements):
        return
    after = text.words[name[-1] + 1 : name[-1] + 1 + _FIRST_WORDS]
    turned = listed(grounds.language, "passive") | base_forms(grounds.language, "passive")
    if any(word.base in turned for word in after) or text.text.startswith(("'s", "’s"), text.words[name[-1]].end - 2):
        return
    who = text.text[text.words[name[0]].start : text.words[name[-1]].end]
    known = persons(who, grounds)
    other = _whose_words([assertion.text], known[0], grounds) if known else None
    calling = [word for word in after if word.base in base_forms(grounds.language, "labelling")]
    called = assertion.text[calling[0].end :] if calling else ""
    if known and other is None and called and not _is_anothers(called, grounds):
        other = _who_else(_telling([called], "neutral", known[0], (), grounds), grounds)
    sure = other is not None and (other.kind == "person" or is_role(other.name))
    if other is not None and sure and not _is_told(other, assertion.text, grounds):
        yield doubt(f"the evidence is said by {shown(other.name)}, not by {shown(who)}")


def _is_anothers(said: str, grounds: Grounds) -> bool:
    """Tell whether what is denied is told to be somebody's claim, so that it is another who says it."""
    return not base_forms(grounds.language, "claims").isdisjoint(grounds.words_of(said).places)


def _who_else(telling: _Telling, grounds: Grounds) -> Speaker | None:
    """Return whom the story has say what is told, if that is not the teller."""
    teller, weights, most, close = telling.teller, telling.weights, telling.most, telling.close
    if most < _enough(len(weights)):
        return None
    if any(said_by(statement, (teller.name, *teller.aliases), grounds) for statement in close):
        return None
    if any(_tells_there(teller, statement, grounds) for statement in close):
        return None
    retold = most >= (_RETOLD if len(weights) >= _LONG else 1.0)
    others = tellable(close, grounds)
    return others[0] if others and all(_is_another(one, teller, retold, grounds) for one in others) else None


def _said_far_off(telling: _Telling, grounds: Grounds) -> str | None:
    """Return the pronoun for whoever says what is retold, of whom it can't be told who it is, if not the teller.

    The teller is not even named around there, nor is anybody called what the teller is.
    """
    teller, document = telling.teller, grounds.document
    sources = [statement.source.of(document.text) for statement in telling.close if statement.source]
    if telling.most < _RETOLD or len(sources) < len(telling.close) or not is_person(teller, grounds):
        return None
    if any(source.casefold() not in pronouns(grounds.language) for source in sources):
        return None
    names = {form for name in (teller.name, *teller.aliases) for form in forms(name, grounds)[-1:]}
    names |= {noun_of(head_of(role, grounds.language), grounds) for role in roles_of((teller.name,), grounds)}
    for statement in telling.close:
        sentence = document.sentence_around(statement.content[0])
        around = (*grounds.preceding(sentence, _BACK), sentence, *grounds.following(sentence, 1))
        if any(not names.isdisjoint(grounds.stems_in(one)) for one in around):
            return None
    return sources[0] if sources else None


def _enough(words: int) -> float:
    """Return the share of the weight of so many words that a statement must have to be the same."""
    if words <= _FEWEST:
        return 1.0
    return _SAME_OF_FEW if words < _FEW else _SAME


def _is_another(other: Speaker, teller: Speaker, retold: bool, grounds: Grounds) -> bool:
    """Tell whether two sources can't be one; more is known to differ where a statement is ``retold`` in its words."""
    if _is_body_of(other, teller, grounds):
        return False
    if not is_named(teller, grounds):
        another = retold and is_other_role(other, teller, grounds) and _is_cited(teller, grounds)
        return another or (retold and (is_outsider(teller, other, grounds) or is_of_other_body(teller, other, grounds)))
    barred = retold and (is_barred(teller, other, grounds) or is_other_role(other, teller, grounds))
    return barred or is_rival(other, teller, grounds)


def _is_body_of(other: Speaker, teller: Speaker, grounds: Grounds) -> bool:
    """Tell whether a source may be the body that the teller is, called by what it is or by a compound.

    "Das Unternehmen" of Ragotti, "das Polizeipräsidium Oberbayern Süd" of the "Polizei".
    """
    if other.name.casefold() in listed_words(grounds.language, "firms"):
        return teller.kind != "person"
    called = f"{other.role.of(grounds.document.text) if other.role else ''} {other.name}".casefold().split()
    whole = teller.name.casefold()
    return grounds.language == "de" and any(word != whole and word.startswith(whole) for word in called)


def _tells_there(teller: Speaker, statement: Statement, grounds: Grounds) -> bool:
    """Tell whether the sentence of a statement has the teller tell something: "Lee told police Day fell, and he …"."""
    source = grounds.words_in(grounds.document.sentence_around(statement.content[0]))
    last = forms(teller.name, grounds)
    if is_role(teller.name) and not all(form in source.places for form in last):
        return False  # "The river authority said" is nothing of the port authority's
    other = grounds.speaker_of(statement)
    if other is not None and is_unnamed(other, grounds) and last and last[-1] in source.places:
        return True  # "Nia Lee, MP for Brenn, said"
    places = source.places.get(last[-1], ()) if last else ()
    return any(source.words[i + 1].base in reporting(grounds.language) for i in places if i + 1 < len(source.words))


def _whose_words(said: Sequence[str], teller: Speaker, grounds: Grounds) -> Speaker | None:
    """Return who says in the story what ``said`` puts in quotation marks, if that is not the ``teller``."""
    quotes = [
        (match["double"] or match["single"]).strip(".,;:!? \u00a0\u202f")
        for piece in said
        for match in _QUOTED.finditer(piece)
    ]
    quotes = [quote for quote in quotes if len(quote.split()) > 1 and not quote.istitle()]  # a title is nobody's word
    places = [place for quote in quotes for place in grounds.places_of(quote)]
    found = [statement for place in places for statement in grounds.statements_at(place)]
    if not found or any(said_by(statement, (teller.name, *teller.aliases), grounds) for statement in found):
        return None
    others = tellable(found, grounds)
    return others[0] if others and all(is_rival(other, teller, grounds) for other in others) else None


def _shared(weights: Mapping[str, float], statement: Statement, grounds: Grounds) -> float:
    """Return the share of the words' weight that a statement of the story has."""
    there = forms_in(statement.content, grounds)
    same = sum([weight for form, weight in weights.items() if there.have_root(form)])
    like = sum([weight for form, weight in weights.items() if not there.have_root(form) and there.have_like(form)])
    return (same + _LIKE * like) / sum(weights.values())


def _is_told(source: Speaker, text: str, grounds: Grounds) -> bool:
    """Tell whether a text names a source, though perhaps not as the one who speaks."""
    there = grounds.words_of(text).places
    if is_unnamed(source, grounds):
        return noun_of(source.name, grounds) in there
    if is_role(source.name):
        return all(form in there for form in forms(source.name, grounds))
    names = (source.name, *source.aliases)
    # "Lee asked for it, but *the union* said": a body may be told by what it is.
    called = {noun_of(head_of(role, grounds.language), grounds) for role in roles_of(names, grounds)}
    called &= base_forms(grounds.language, "organization_roles")
    if source.kind != "person" and any(_says_at(form, text, grounds) for form in called):
        return True
    return any(_names_in(there, forms(name, grounds)) for name in names)


def _says_at(form: str, text: str, grounds: Grounds) -> bool:
    """Tell whether a text has a noun, behind an article, right before a word of saying: "the *union* said"."""
    item, saying = grounds.words_of(text), reporting(grounds.language)
    return any(
        item.follows_article(i) and any(word.base in saying for word in item.words[i + 1 : i + 2])
        for i in item.places.get(form, ())
    )


def _names_in(there: Mapping[str, object], name: Sequence[str]) -> bool:
    """Tell whether a text has a name: one word of a short one, of a longer one its last or two of them."""
    found = [form for form in name if form in there]
    return bool(found) and (len(name) < _LONG_NAME or found[-1] == name[-1] or len(found) > 1)
