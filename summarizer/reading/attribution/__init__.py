"""Who says what: reporting clauses, quotations and the speakers behind them, with exact spans.

The way of a text: quotations are found; sentences become units of tokens in which each quotation is one token
(:mod:`tokens`); in each unit the verbs of the word list are looked up, and their subject and content read
(:mod:`clauses`, :mod:`subjects`); subjects are taken back to speakers (:mod:`phrases`, :mod:`speakers`).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.reading.attribution.clauses import Clause, read_clauses
from summarizer.reading.attribution.quotations import find_quotations
from summarizer.reading.attribution.speakers import Cast, freeze, identify, meet
from summarizer.reading.attribution.tokens import QUOTE, Unit, read_units
from summarizer.reading.attribution.values import Attribution, How, Speaker, SpeakerKind, Statement
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
    if names is None:
        names = read_names(text, sentences, language)
    cast = Cast(text, words, names)
    drafts: list[_Draft] = []
    previous: Unit | None = None
    for unit in read_units(text, sentences, find_quotations(text)):
        meet(cast, unit)
        clauses = read_clauses(unit, words)
        if not clauses and _is_quotation(unit) and drafts and drafts[-1].unit is previous and _continues(drafts[-1]):
            drafts[-1].more.extend(unit.span(i, i + 1) for i, low in enumerate(unit.lows) if low == QUOTE)
            drafts[-1].unit = unit
        drafts.extend(_Draft(unit, unit, clause, _speaker(cast, unit, clause), []) for clause in clauses)
        previous = unit
    speakers = freeze(cast)
    return Attribution(speakers, tuple(_statement(draft, sentences, speakers) for draft in drafts))


@dataclass(slots=True)
class _Draft:
    """A statement in the making: ``unit`` is the last one it reaches into, ``home`` where its clause stands."""

    unit: Unit
    home: Unit
    clause: Clause
    speaker: int | None
    more: list[Span]


def _speaker(cast: Cast, unit: Unit, clause: Clause) -> int | None:
    return identify(cast, unit, clause.subject) if clause.subject is not None else None


def _is_quotation(unit: Unit) -> bool:
    return QUOTE in unit.lows and all(low == QUOTE or not low[0].isalnum() for low in unit.lows)


def _continues(draft: _Draft) -> bool:
    """A quotation with no clause of its own goes on for who was quoted just before."""
    return bool(draft.more) or any(QUOTE in draft.home.lows[s:e] for s, e in draft.clause.content)


def _statement(draft: _Draft, sentences: Sequence[Span], speakers: tuple[Speaker, ...]) -> Statement:
    unit, clause = draft.home, draft.clause
    cue = unit.span(*clause.cue)
    content = tuple([unit.span(s, e) for s, e in sorted(clause.content)] + draft.more)
    quoted = all(all(low == QUOTE or low in ",." for low in unit.lows[s:e]) for s, e in clause.content)
    speaker = speakers[draft.speaker] if draft.speaker is not None else None
    how: How = "document" if speaker and speaker.kind == "document" else "direct_quote" if quoted else "paraphrase"
    return Statement(
        sentence=bisect_right(sentences, cue.start, key=lambda s: s.start) - 1,
        content=content,
        cue=cue,
        verb=clause.verb.lemma,
        source=unit.span(clause.subject.start, clause.subject.end) if clause.subject else None,
        speaker=draft.speaker,
        how=how,
        stance=clause.verb.stance,
        via=_without_article(unit.span(*clause.via).of(unit.text)) if clause.via else None,
        act=clause.verb.act,
    )


def _without_article(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name
