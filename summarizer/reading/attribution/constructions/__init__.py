"""The ways a verb or a noun reports, one in each module: active, inverted, coordinated, passive, as a participle …"""

from summarizer.reading.attribution.constructions.active import active
from summarizer.reading.attribution.constructions.coordinated import coordinated
from summarizer.reading.attribution.constructions.inverted import inverted
from summarizer.reading.attribution.constructions.participles import participle
from summarizer.reading.attribution.constructions.passive import heard_from, passive
from summarizer.reading.attribution.constructions.quoted_as import quoted_as, quotes_another
from summarizer.reading.attribution.constructions.verb_groups import Group
from summarizer.reading.attribution.reporting import Clause
from summarizer.reading.attribution.tokens import Unit


def read_construction(unit: Unit, group: Group, clauses: list[Clause]) -> Clause | None:
    """Return the clause that the verb group makes, given the ``clauses`` before it in the unit."""
    following = unit.low(group.end)
    if following == "not" or (following == "to" and group.verb.lemma == "ask"):  # "asked not to be named"
        return None
    if unit.words[group.end - 1] == "saying" and unit.low(group.start - 1) == "as":
        return quoted_as(unit, group)
    if quotes_another(unit, group):
        return None
    if "ing" in group.forms and not group.be:
        return participle(unit, group, clauses)
    if "from" in group.verb.takes and (unit.low(group.end) == "from" or len(group.verb.takes) == 1):
        return heard_from(unit, group) if unit.low(group.end) == "from" else None
    if group.be and "ing" not in group.forms:
        return passive(unit, group)
    if group.have and not group.forms & {"participle", "past"} and not ("ing" in group.forms and group.be):
        return None
    if unit.lows[group.start] == "having" and unit.low(group.start - 1) != ",":
        return None  # "Lee denied having said"
    return inverted(unit, group, clauses) or coordinated(unit, group, clauses) or active(unit, group, clauses)
