"""Statements in the making: what each sentence adds, for whoever it names or whoever spoke before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from summarizer.reading.attribution.abroad import (
    goes_on_in_subjunctive,
    identify_source,
    left_out,
    meet_abroad,
    of_the_paper,
)
from summarizer.reading.attribution.cast import Cast
from summarizer.reading.attribution.descriptions import is_firm_again
from summarizer.reading.attribution.openings import arrive, meet
from summarizer.reading.attribution.reporting import PUTS_IT, Clause
from summarizer.reading.attribution.speakers import identify
from summarizer.reading.attribution.standing_alone import goes_on_quoting
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.spans import Span


@dataclass(slots=True)
class Draft:
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
        if unit.lexicon.language == "de":
            return of_the_paper(cast, unit)
        several = unit.lows[clause.cue[1] - 1].endswith("n")  # "señalan": nobody who was told of alone
        return left_out(cast) if unit.lexicon.language == "es" and not several else None
    if unit.lexicon.language != "en":
        return identify_source(cast, unit, clause.subject)
    return identify(cast, unit, clause.subject, clause.verb.act)


def _goes_on(last: Draft, unit: Unit) -> list[Draft]:
    """Return the statement that a German sentence in the subjunctive makes for whoever spoke in the one before."""
    clause = goes_on_in_subjunctive(unit) if unit.lexicon.language == "de" and last.speaker is not None else None
    return [Draft(unit, unit, clause, last.speaker, [], quoted=False)] if clause is not None else []


def _said_by(speaker: int, previous: Unit, unit: Unit) -> list[Draft]:
    """Return what a unit says for whoever the one before is about: "Ann Lee ist verärgert. Das sei falsch." """
    if "\n" in unit.text[previous.span.end : unit.span.start]:
        return []
    clause = goes_on_in_subjunctive(unit) if unit.lexicon.language == "de" else None
    if clause is not None:
        return [Draft(unit, unit, clause, speaker, [], quoted=False)]
    quotations = _alone(unit)
    if not quotations:
        return []
    whole = Clause(PUTS_IT, (0, 1), None, [(0, len(unit))])
    return [Draft(unit, unit, whole, speaker, [])]


def _quoted_after(cast: Cast, drafts: Sequence[Draft], unit: Unit) -> list[Draft]:
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
    return [Draft(unit, last.home, replace(last.clause, content=[], awaits=False), last.speaker, quotations)]


_MOST_PARAGRAPHS = 20
"""Paragraphs of one quotation that are read before somebody is named who says it."""


def _still_open(opening: list[Span], unit: Unit) -> list[Span]:
    """Return the paragraphs of a quotation that has begun and not ended: who says it may come after the last one."""
    quotations = _alone(unit)
    if not quotations or unit.text[quotations[-1].end - 1] in "\"”’'»":
        return []
    return [*opening, *quotations][-_MOST_PARAGRAPHS:]


def _go_on(draft: Draft, unit: Unit) -> bool:
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


def _quotes(draft: Draft) -> bool:
    return bool(draft.more) or any(QUOTE in draft.home.lows[s:e] for s, e in draft.clause.content)


def draft_statements(cast: Cast, told: Iterable[tuple[Unit, list[Clause]]]) -> list[Draft]:
    """Return what is said in the units of a text, in order, by whom."""
    reader = _Reader(cast)
    for unit, clauses in told:
        reader.read(unit, clauses)
    return [draft for draft in reader.drafts if draft.clause.content or draft.more]


@dataclass(slots=True)
class _Reader:
    """What is known at a place of the text."""

    cast: Cast
    drafts: list[Draft] = field(default_factory=list)
    previous: Unit | None = None
    opening: list[Span] = field(default_factory=list)
    """The paragraphs of a quotation that has begun and not ended."""
    about: int | None = None
    """Whom the sentence before is about, though nobody says anything in it."""

    @property
    def _goes_on(self) -> bool:
        """Tell whether somebody says something in the sentence before."""
        return bool(self.drafts) and self.drafts[-1].unit is self.previous

    def read(self, unit: Unit, clauses: list[Clause]) -> None:
        """Add what a unit says."""
        arrive(self.cast, unit)
        about = self._meet(unit, clauses)
        if clauses:
            self._add(unit, clauses)
        else:
            self._add_without_clause(unit)
        self.previous, self.about = unit, about

    def _meet(self, unit: Unit, clauses: list[Clause]) -> int | None:
        """Note whom the unit is about; who a unit of another language is about is returned."""
        begins = _begins_with_content(clauses)
        if unit.lexicon.language != "en":
            return None if begins else meet_abroad(self.cast, unit, inside=not clauses)
        if not begins or _is_said_by_the_firm(unit, clauses[0]):
            meet(self.cast, unit)
        return None

    def _add(self, unit: Unit, clauses: list[Clause]) -> None:
        before = self.previous if not self._goes_on else None
        found = [Draft(unit, unit, clause, _speaker(self.cast, unit, clause), []) for clause in clauses]
        if clauses[0].back and before is not None:
            found[0].more, found[0].quoted = [before.span], False
        if self.opening and clauses[0].content[:1] == [(0, 1)]:
            found[0].more = self.opening
        self.drafts += found
        self.opening = []

    def _add_without_clause(self, unit: Unit) -> None:
        taken = self._goes_on and _go_on(self.drafts[-1], unit)
        if not taken and self._goes_on:
            further = _quoted_after(self.cast, self.drafts, unit)
            taken = bool(further)
            self.drafts += further or _goes_on(self.drafts[-1], unit)
        elif not taken and self.about is not None and self.previous is not None:
            self.drafts += _said_by(self.about, self.previous, unit)
        self.opening = [] if taken else _still_open(self.opening, unit)
