"""Who says what: reporting clauses, quotations and the speakers behind them, with exact spans.

The way of a text: quotations are found; sentences become units of tokens in which each quotation is one token
(:mod:`tokens`); in each unit the verbs and nouns of the word lists are looked up (:mod:`clauses`), and each way to
report (:mod:`constructions`) reads its subject (:mod:`subjects`) and its content (:mod:`contents`; :mod:`abroad` for
other languages); sentence by sentence, statements grow from them (:mod:`drafts`) and their subjects are taken back to
speakers (:mod:`sources`, :mod:`speakers`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from summarizer.reading.attribution.abroad import read_clauses_abroad
from summarizer.reading.attribution.cast import Cast, freeze
from summarizer.reading.attribution.clauses import read_clauses
from summarizer.reading.attribution.drafts import Draft, draft_statements
from summarizer.reading.attribution.quotations import find_quotations
from summarizer.reading.attribution.reporting import Clause
from summarizer.reading.attribution.tokens import QUOTE, Unit, read_units
from summarizer.reading.attribution.turns import read_turns, say_turns
from summarizer.reading.attribution.values import Attribution, How, Speaker, SpeakerKind, Statement, statements_at
from summarizer.reading.cues import entries, words
from summarizer.reading.languages import primary
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
    lists = lexicon(primary(language))
    if not lists.verbs:
        return Attribution((), ())
    abroad = lists.language != "en"
    read = read_clauses_abroad if abroad else read_clauses
    units = read_units(text, sentences, find_quotations(text), lists)
    clauses = ((unit, read(unit)) for unit in units)
    told = clauses if abroad else _spoken(clauses)
    talk = read_turns(text, sentences[0].start, sentences[-1].end) if sentences else ()
    if told is None and not talk:
        return Attribution((), ())
    if abroad:
        names = ()
    elif names is None:
        names = read_names(text, sentences, language)
    cast = Cast(text, lists, names)
    drafts = draft_statements(cast, told or ())
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


def _is_in(turns: Sequence[Statement], draft: Draft) -> bool:
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


def _statement(draft: Draft, sentences: Sequence[Span], speakers: tuple[Speaker, ...]) -> Statement:
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
        stance="neutral" if _is_ruling(draft) else clause.verb.stance,
        via=_without_article(unit.part(*clause.via).of(unit.text)) if clause.via else None,
        act=clause.verb.act,
    )


_QUOTED = frozenset({QUOTE, ",", "."})


def _is_ruling(draft: Draft) -> bool:
    """Tell whether a court turns down what is brought before it: "The judge dismissed the case" denies nothing."""
    unit, clause = draft.home, draft.clause
    if clause.verb.stance != "denies" or clause.subject is None or not clause.content:
        return False
    said_by = unit.lows[clause.subject.left : clause.subject.end]
    courts, verb = words(unit.lexicon.language, "courts"), clause.verb.lemma
    brought = {row[0] for row in entries(unit.lexicon.language, "court_requests") if verb in row[1].split()}
    start, end = clause.content[0]
    thing = [low for low in unit.lows[start : min(end, start + _THING)] if low.removesuffix("s") in brought]
    return bool(thing) and any(low in courts for low in said_by)


_THING = 4
"""Words of what is turned down among which it is named: "the | public prosecutor's | appeal"."""


def _without_article(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name
