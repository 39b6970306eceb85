"""A second verb of one subject: "Lee resigned *and said that …*"."""

from collections.abc import Sequence

from summarizer.reading.attribution.adverbials import after_addressee
from summarizer.reading.attribution.clause_signs import is_one_clause
from summarizer.reading.attribution.constructions.agreement import suits
from summarizer.reading.attribution.constructions.reported import is_marked, with_content
from summarizer.reading.attribution.constructions.verb_groups import Group
from summarizer.reading.attribution.reporting import Clause, cut
from summarizer.reading.attribution.subjects.left import subject_left
from summarizer.reading.attribution.subjects.main_clause import sentence_subject
from summarizer.reading.attribution.tokens import QUOTE, Unit


def coordinated(unit: Unit, group: Group, clauses: Sequence[Clause]) -> Clause | None:
    """ "… and claimed to have …": the subject of the clause before, or of the sentence, is that of this one too."""
    at = group.start - 1
    before = unit.low(at)
    previous = clauses[-1] if clauses else None
    if before == "," and not (previous and previous.right is None and previous.subject and at >= previous.subject.end):
        return None
    own = subject_left(unit, group.start) if before == "," else None
    if (
        previous
        and own is not None
        and own.left > previous.cue[1]
        and unit.low(own.left - 1) in ("and", "but", "while")
    ):
        return None  # "…," Lee said, and Berg, her deputy, said
    alone = previous is None or before == "but"
    if before not in ("and", "but", "or", ",", "yet") or not (
        is_marked(unit, group) or (alone and _tells(unit, group))
    ):
        return None
    subject = previous.subject if previous else sentence_subject(unit)
    if subject is None or (previous is None and (subject.end >= at or not suits(unit, subject, group.verb))):
        return None
    clause = with_content(unit, group, None, clauses)
    if clause is not None:
        clause.subject = subject
        if previous is not None:
            cut(previous, at)
    return clause


def _tells(unit: Unit, group: Group) -> bool:
    """Tell whether what follows is likely what is said, where nobody else says anything in the sentence yet."""
    following, takes, lexicon = unit.low(group.end), group.verb.takes, unit.lexicon
    if "told" in takes:
        after = unit.low(after_addressee(unit, group.end)[0])
        return after in ("that", QUOTE) or (after in lexicon.classes["pronoun"] and group.verb.lemma == "tell")
    return "clause" in takes and following in lexicon.classes["determiner"] and is_one_clause(unit, group.end)
