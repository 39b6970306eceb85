"""Who says what: reporting clauses, quotations and the speakers behind them, with exact spans.

The way of a text: quotations are found; sentences become units of tokens in which each quotation is one token
(:mod:`tokens`); in each unit the verbs of the word list are looked up, and their subject and content read
(:mod:`clauses`, :mod:`subjects`; :mod:`abroad` for other languages); subjects are taken back to speakers
(:mod:`sources`, :mod:`speakers`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from summarizer.reading.attribution.abroad import (
    goes_on_in_subjunctive,
    identify_source,
    left_out,
    meet_abroad,
    read_clauses_abroad,
)
from summarizer.reading.attribution.cast import Cast, freeze
from summarizer.reading.attribution.clauses import read_clauses
from summarizer.reading.attribution.constructions import Clause
from summarizer.reading.attribution.descriptions import is_firm_again
from summarizer.reading.attribution.openings import arrive, meet
from summarizer.reading.attribution.quotations import find_quotations
from summarizer.reading.attribution.speakers import identify
from summarizer.reading.attribution.standing_alone import goes_on_quoting
from summarizer.reading.attribution.tokens import QUOTE, Unit, read_units
from summarizer.reading.attribution.turns import read_turns, say_turns
from summarizer.reading.attribution.values import Attribution, How, Speaker, SpeakerKind, Statement, statements_at
from summarizer.reading.lexicon import Act, Stance, lexicon
from summarizer.reading.names import Name, read_names
from summarizer.spans import Span

__all__ = [
    "Act",
    "Attribution",
    "How",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Statement",
    "read_attribution",
    "statements_at",
]


def read_attribution(
    text: str, sentences: Sequence[Span], language: str | None = "en", names: tuple[Name, ...] | None = None
) -> Attribution:
    """Read who says what in the ``sentences`` of ``text``; empty for a language without cues.

    ``names`` are those of :func:`read_names` where the caller has them already. Never raises; linear in the text.
    """
    words = lexicon((language or "en").split("-")[0].lower())
    if not words.verbs:
        return Attribution((), ())
    abroad = words.language != "en"
    read = read_clauses_abroad if abroad else read_clauses
    units = read_units(text, sentences, find_quotations(text), words)
    told = _spoken((unit, read(unit)) for unit in units)
    talk = read_turns(text, sentences[0].start, sentences[-1].end) if sentences else ()
    if told is None and not talk:
        return Attribution((), ())
    if abroad:
        names = ()
    elif names is None:
        names = read_names(text, sentences, language)
    cast = Cast(text, words, names)
    drafts: list[_Draft] = []
    previous: Unit | None = None
    opening: list[Span] = []
    for unit, clauses in told or ():
        arrive(cast, unit)
        if abroad and not clauses:
            meet_abroad(cast, unit)
        elif not _begins_with_content(clauses) or _is_said_by_the_firm(unit, clauses[0]):
            meet(cast, unit)
        if not clauses:
            taken = bool(drafts) and drafts[-1].unit is previous and _go_on(drafts[-1], unit)
            if not taken and drafts and drafts[-1].unit is previous:
                further = _goes_on(drafts[-1], unit) if abroad else _quoted_after(cast, drafts, unit)
                taken = bool(further) and not abroad
                drafts.extend(further)
            opening = [] if taken else _still_open(opening, unit)
        else:
            drafts.extend(_Draft(unit, unit, clause, _speaker(cast, unit, clause), []) for clause in clauses)
            if opening and clauses[0].content[:1] == [(0, 1)]:
                drafts[-len(clauses)].more = opening
            opening = []
        previous = unit
    drafts = [draft for draft in drafts if draft.clause.content or draft.more]
    turns = say_turns(cast, talk, sentences)
    drafts = [draft for draft in drafts if draft.speaker is not None or not _is_in(turns, draft)]
    cited = {draft.speaker for draft in drafts if draft.speaker is not None} | {turn.speaker for turn in turns}
    speakers, places = freeze(cast, {speaker for speaker in cited if speaker is not None})
    for draft in drafts:
        draft.speaker = places[draft.speaker] if draft.speaker is not None else None
    placed = [turn._replace(speaker=places[turn.speaker]) for turn in turns if turn.speaker is not None]
    statements = [_statement(draft, sentences, speakers) for draft in drafts]
    return Attribution(speakers, tuple(sorted([*statements, *placed], key=_cue) if placed else statements))


def _cue(statement: Statement) -> Span:
    return statement.cue


def _is_in(turns: Sequence[Statement], draft: "_Draft") -> bool:
    """Tell whether a statement of nobody ("I", "you") stands inside a turn, which says whose it is."""
    if not turns:
        return False
    cue = draft.home.part(*draft.clause.cue)
    at = bisect_right(turns, cue, key=_cue) - 1
    return at >= 0 and any(piece.covers(cue) for piece in turns[at].content)


def _spoken(units: Iterator[tuple[Unit, list[Clause]]]) -> Iterator[tuple[Unit, list[Clause]]] | None:
    """Return the units with their clauses, or None where nobody says anything: who is named need not be known then."""
    silent = []
    for one in units:
        silent.append(one)
        if one[1]:
            return chain(silent, units)
    return None


@dataclass(slots=True)
class _Draft:
    """A statement in the making: ``unit`` is the last one it reaches into, ``home`` where its clause stands."""

    unit: Unit
    home: Unit
    clause: Clause
    speaker: int | None
    more: list[Span]
    quoted: bool = True
    """Whether what came after a colon is a quotation."""


def _begins_with_content(clauses: Sequence[Clause]) -> bool:
    """Tell whether a unit begins with what somebody says: "Ann Lee was wrong, he said" is not about Ann Lee."""
    return any(c.subject and c.content and c.content[0][0] < min(c.subject.left, c.cue[0]) for c in clauses)


def _is_said_by_the_firm(unit: Unit, clause: Clause) -> bool:
    """Tell whether "the company" says what a unit begins with: that tells whom it is about ("X will close, …")."""
    return clause.subject is not None and is_firm_again(unit.lows[clause.subject.start : clause.subject.end])


def _speaker(cast: Cast, unit: Unit, clause: Clause) -> int | None:
    if clause.subject is None:
        return left_out(cast) if unit.lexicon.language == "es" else None
    who = identify if unit.lexicon.language == "en" else identify_source
    return who(cast, unit, clause.subject)


def _goes_on(last: _Draft, unit: Unit) -> list[_Draft]:
    """Return the statement that a German sentence in the subjunctive makes for whoever spoke in the one before."""
    clause = goes_on_in_subjunctive(unit) if unit.lexicon.language == "de" and last.speaker is not None else None
    return [_Draft(unit, unit, clause, last.speaker, [], quoted=False)] if clause is not None else []


def _quoted_after(cast: Cast, drafts: Sequence[_Draft], unit: Unit) -> list[_Draft]:
    """Return a quotation that stands alone behind what somebody is said to say: "Lee said she was glad. "We won.""

    It is his, in the same paragraph, where nobody else says anything in the sentence before; its cue stands there, too.
    """
    last, quotations = drafts[-1], _alone(unit)
    others = len(drafts) > 1 and drafts[-2].home is last.home
    if not quotations or others or last.speaker is None or "\n" in unit.text[last.home.span.end : unit.span.start]:
        return []
    kind = next((one.kind for one in reversed(cast.recent) if one.index == last.speaker), None)
    if not goes_on_quoting(last.home, last.clause, kind, " ".join(one.of(unit.text) for one in quotations)):
        return []
    return [_Draft(unit, last.home, replace(last.clause, content=[], awaits=False), last.speaker, quotations)]


_MOST_PARAGRAPHS = 20
"""Paragraphs of one quotation that are read before somebody is named who says it."""


def _still_open(opening: list[Span], unit: Unit) -> list[Span]:
    """Return the paragraphs of a quotation that has begun and not ended: who says it may come after the last one."""
    quotations = _alone(unit)
    if not quotations or unit.text[quotations[-1].end - 1] in "\"”’'»":
        return []
    return [*opening, *quotations][-_MOST_PARAGRAPHS:]


def _go_on(draft: _Draft, unit: Unit) -> bool:
    """Add what a unit without a clause of its own says for whoever spoke just before: a quotation, or after a colon."""
    awaited = draft.clause.awaits and not draft.more
    quotations = _alone(unit)
    if quotations and (awaited or _quotes(draft)):
        draft.more.extend(quotations)
        draft.unit = unit
    elif awaited:
        draft.more.append(unit.span)
        draft.quoted = False
    return awaited or draft.unit is unit


def _alone(unit: Unit) -> list[Span]:
    """Return the quotations of a unit that consists of nothing else."""
    if QUOTE not in unit.lows or not all(low == QUOTE or not low[0].isalnum() for low in unit.lows):
        return []
    return [unit.part(i, i + 1) for i, low in enumerate(unit.lows) if low == QUOTE]


def _quotes(draft: _Draft) -> bool:
    return bool(draft.more) or any(QUOTE in draft.home.lows[s:e] for s, e in draft.clause.content)


def _statement(draft: _Draft, sentences: Sequence[Span], speakers: tuple[Speaker, ...]) -> Statement:
    unit, clause = draft.home, draft.clause
    cue = unit.part(*clause.cue)
    content = tuple(sorted([*(unit.part(s, e) for s, e in clause.content), *draft.more]))
    quoted = all(all(low in _QUOTED for low in unit.lows[s:e]) for s, e in clause.content)
    quoted = quoted and (bool(clause.content) or draft.quoted)
    speaker = speakers[draft.speaker] if draft.speaker is not None else None
    how: How = "document" if speaker and speaker.kind == "document" else "direct_quote" if quoted else "paraphrase"
    return Statement(
        sentence=bisect_right(sentences, cue.start, key=lambda s: s.start) - 1,
        content=content,
        cue=cue,
        verb=clause.verb.lemma,
        source=unit.part(clause.subject.start, clause.subject.end) if clause.subject else None,
        speaker=draft.speaker,
        how=how,
        stance=clause.verb.stance,
        via=_without_article(unit.part(*clause.via).of(unit.text)) if clause.via else None,
        act=clause.verb.act,
    )


_QUOTED = frozenset({QUOTE, ",", "."})


def _without_article(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name
