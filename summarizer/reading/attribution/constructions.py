"""The ways a verb reports: active, inverted, coordinated, as a participle, in the passive."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.reading.attribution.adverbials import after_addressee, after_adverbials
from summarizer.reading.attribution.contents import (
    BREAKS,
    Pieces,
    clause_follows,
    content_end,
    is_clause,
    is_figure,
    is_main_clause,
    is_one_clause,
    left_content,
    rest_after,
    right_content,
    takes_figure,
)
from summarizer.reading.attribution.nouns import HARD_STOPS, has_finite, is_possessive
from summarizer.reading.attribution.participles import participle_subject
from summarizer.reading.attribution.reporting import Clause, Subject, cut
from summarizer.reading.attribution.subjects.left import subject_left
from summarizer.reading.attribution.subjects.main_clause import sentence_subject
from summarizer.reading.attribution.subjects.right import source_right, subject_right
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.attribution.unsaid import is_unsaid
from summarizer.reading.cues import words
from summarizer.reading.lexicon import Form, Verb


class Group(NamedTuple):
    """A verb with its auxiliaries and adverbs: tokens ``start`` to ``end``, its form, and its auxiliaries."""

    start: int
    end: int
    verb: Verb
    forms: frozenset[Form]
    be: bool
    have: bool


def read_construction(unit: Unit, group: Group, clauses: list[Clause]) -> Clause | None:
    """Return the clause that the verb group makes, given the ``clauses`` before it in the unit."""
    following = unit.low(group.end)
    if following == "not" or (following == "to" and group.verb.lemma == "ask"):  # "asked not to be named"
        return None
    if unit.words[group.end - 1] == "saying" and unit.low(group.start - 1) == "as":
        return _quoted_as(unit, group)
    if unit.lows[group.end - 1] in _QUOTING and ("as", "saying") in pairwise(
        unit.lows[group.end : group.end + _LONGEST_QUOTED]
    ):
        return None  # it is the one cited who says it
    if "ing" in group.forms and not group.be:
        return _participle(unit, group, clauses)
    if "from" in group.verb.takes and (unit.low(group.end) == "from" or len(group.verb.takes) == 1):
        return _heard_from(unit, group) if unit.low(group.end) == "from" else None
    if group.be and "ing" not in group.forms:
        return _passive(unit, group)
    if group.have and not group.forms & {"participle", "past"} and not ("ing" in group.forms and group.be):
        return None
    if unit.lows[group.start] == "having" and unit.low(group.start - 1) != ",":
        return None  # "Lee denied having said"
    return _inverted(unit, group, clauses) or _coordinated(unit, group, clauses) or _active(unit, group, clauses)


def _active(unit: Unit, group: Group, clauses: Sequence[Clause]) -> Clause | None:
    subject = subject_left(unit, group.start)
    if subject is None or not _agrees(unit, subject, group) or not _suits(unit, subject, group.verb):
        return None
    if (
        _is_asked_first(unit, subject, group)
        or _is_embedded(unit, subject, group, clauses)
        or _is_noun(unit, subject, group)
    ):
        return None
    if is_possessive(unit.lows[subject.end - 1]) and not unit.is_capital(subject.end - 1):  # "its declared goal"
        return None
    if is_unsaid(unit, subject, group.forms, auxiliary=group.be or group.have) or _is_denied(unit, subject, clauses):
        return None
    clause = with_content(unit, group, subject, clauses)
    if clause is not None and subject.antecedent is not None:
        _end_relative(unit, clause)
    elif clause is not None and _is_led_in(unit, subject):
        end_subordinate(unit, clause)
    return clause


def _is_led_in(unit: Unit, subject: Subject) -> bool:
    """ "After Lee said …", "A day after Lee said …": the sentence begins with a clause that is not its main one."""
    leading = 0 < subject.left <= _LEADS_IN and unit.low(subject.left - 1) in unit.lexicon.classes["subordinator"]
    return leading and HARD_STOPS.isdisjoint(unit.lows[: subject.left])


_LEADS_IN = 5
"""Tokens before the subject of such a clause, at most: "Just a day after | Lee said"."""


def end_subordinate(unit: Unit, clause: Clause) -> None:
    """ "After Lee said the mill would close, shares fell": what she says ends where the main clause begins."""
    none = unit.lexicon.words("relative", "subordinator", "preposition", "coordinator", "be", "have", "modal", "not")
    for at in unit.pauses[bisect_right(unit.pauses, clause.cue[1]) :]:
        if unit.lows[at] != ",":
            return
        following = unit.low(at + 1)
        if following in none or following.endswith("ing") or not has_finite(unit, clause.cue[1], at):
            continue
        if is_main_clause(unit, at + 1):
            cut(clause, at)
            return


def _is_asked_first(unit: Unit, subject: Subject, group: Group) -> bool:
    """ "Lee, asked whether …, said", "Lee, told that …, said": the verb between commas tells what was done to her."""
    if unit.low(group.start - 1) != "," or unit.lows[group.start] not in words(unit.lexicon.language, "asked_first"):
        return False
    apposed = subject.role is not None or unit.low(subject.start - 1) == ","  # "her ex-wife, Kim, told the paper"
    if unit.low(group.end) == "by" or (not apposed and subject.end == group.start - 1):
        return True
    verbs, adverb = unit.lexicon.verbs, unit.lexicon.classes["adverb"]
    commas = [i for i in unit.pauses if i > group.end and unit.lows[i] == ","]
    after = [unit.low(i + 1 + (unit.low(i + 1) in adverb)) for i in commas]
    return any(low in verbs and "past" in verbs[low].forms for low in after)


def _is_denied(unit: Unit, subject: Subject, clauses: Sequence[Clause]) -> bool:
    """ "Lee denied that she had said …", "Lee doubts Berg said …": that it was said is what is denied."""
    return any(
        clause.verb.stance in ("denies", "doubts") and clause.right is not None and clause.right == subject.left
        for clause in clauses
    )


def _end_relative(unit: Unit, clause: Clause) -> None:
    """ "Lee, who opposed the bill from the start, said": what is said in a relative clause ends with it."""
    lexicon = unit.lexicon
    dash = unit.low(clause.subject.start - 1) if clause.subject is not None else ""
    if dash in ("—", "–") and dash in unit.lows[clause.cue[1] :]:  # "Lee — who had said it would close — left"
        cut(clause, unit.lows.index(dash, clause.cue[1]))
        return
    for at in unit.pauses[bisect_right(unit.pauses, clause.cue[1]) :]:
        following = unit.low(at + 1)
        if unit.lows[at] != "," or following in lexicon.classes["relative"]:
            return
        verb = following in lexicon.verbs or following in lexicon.words("be", "have", "modal")
        told = verb or has_finite(unit, clause.cue[1], at)  # "who said *the report*, published on Monday, was wrong"
        if verb or (told and (following in lexicon.finite or following.endswith("ed"))):
            cut(clause, at)
            return


_EMBEDDING = frozenset({"what", "why", "how", "whatever", "whether", "if", "unless", "which", "whom"})


def _is_embedded(unit: Unit, subject: Subject, group: Group, clauses: Sequence[Clause]) -> bool:
    """Tell whether it reports nothing of its own: "what he called …", "whether Kyiv wants …", "she said she hopes"."""
    if unit.low(subject.left - 1) in _EMBEDDING:
        return True
    if _closes_sentence(unit, subject, group):
        return False
    covered = any(c.right is not None and c.right <= subject.start and _reaches(unit, c, subject) for c in clauses)
    if not covered:
        return False
    if unit.lows[subject.start] in unit.lexicon.classes["pronoun"] and group.verb.act != "says":
        return True
    if unit.low(group.end) == "to":
        return True
    return not (_is_marked(unit, group) or "told" in group.verb.takes or _clause_follows(unit, group))


def _announced_by(unit: Unit, group: Group, subject: Subject) -> Clause | None:
    """ "It was announced by the bank that …"; "…, it was announced by the bank on Monday."."""
    agent = source_right(unit, group.end + 1)
    if agent is None or "that" not in group.verb.takes:
        return None
    that = _that_behind(unit, agent.end)
    if unit.low(that) != "that":
        return _ended_by(unit, group, subject, agent)
    content = right_content(unit, that, group.verb)
    return Clause(group.verb, (group.start, group.end + 1), agent, content, right=that + 1) if content else None


def _ended_by(unit: Unit, group: Group, subject: Subject, agent: Subject) -> Clause | None:
    """ "The mill will close, workers were told by Ann Lee.": all before it is what they were told."""
    after, _ = after_adverbials(unit, agent.right)
    content = left_content(unit, subject.left) if unit.low(subject.left - 1) == "," and _is_end(unit, after) else []
    return Clause(group.verb, (group.start, group.end + 1), agent, content) if content else None


def _heard_from(unit: Unit, group: Group) -> Clause | None:
    """ "The court heard from Ann Lee that …": she says it."""
    agent = source_right(unit, group.end + 1)
    that = _that_behind(unit, agent.right) if agent is not None else 0
    if agent is None or unit.low(that) != "that" or that >= len(unit):
        return None
    end = content_end(unit, that + 1)
    verb = group.verb._replace(act="says")
    return Clause(verb, (group.start, group.end + 1), agent, [(that + 1, end)], right=that + 1)


def _told_by(unit: Unit, group: Group, agent: Subject) -> Clause | None:
    """ "The court was told by her lawyer, Ann Lee, that …": the lawyer says it; a text or a letter is nobody."""
    at = agent.end
    if agent.end - agent.start == 1 and unit.lows[agent.start] in unit.lexicon.documents:
        return None
    if unit.low(at) not in ("that", QUOTE, ":") and unit.low(at) not in unit.lexicon.classes["pronoun"]:
        at = _that_behind(unit, at)
    if unit.low(at) not in ("that", QUOTE, ":") and unit.low(at) not in unit.lexicon.classes["pronoun"]:
        return None
    content = right_content(unit, at, group.verb)
    return Clause(group.verb, (group.start, group.end), agent, content, right=at) if content else None


def _that_behind(unit: Unit, at: int) -> int:
    """ "By aides in May that", "by Ann Lee, for the council, that": return where "that" stands, or ``at``."""
    for i in range(at, min(len(unit), at + _LONGEST_QUOTED)):
        if unit.lows[i] == "that":
            return i
        verb = unit.lows[i] in unit.lexicon.clause_words or unit.lows[i] in unit.lexicon.finite
        if verb and not unit.is_capital(i):
            break
    return at


def _closes_sentence(unit: Unit, subject: Subject, group: Group) -> bool:
    """ "Voters rejected the bond by 212 votes, unofficial results show.": all before it is what is reported."""
    apart = unit.low(subject.left - 1) == "," and unit.lows[subject.start] not in unit.lexicon.classes["pronoun"]
    return apart and "end" in group.verb.takes and group.end == len(unit) - 1 and unit.low(group.end) == "."


def _reaches(unit: Unit, clause: Clause, subject: Subject) -> bool:
    """Tell whether what ``clause`` reports goes on to ``subject``: a semicolon ends it."""
    return ";" not in unit.lows[clause.cue[1] : subject.start]


def _clause_follows(unit: Unit, group: Group) -> bool:
    return "clause" in group.verb.takes and group.end < len(unit) and clause_follows(unit, group.end)


_AFTER_VERB = frozenset({"that", QUOTE, ":", "how", "whether", "what", "why", ".", ","})


def _is_noun(unit: Unit, subject: Subject, group: Group) -> bool:
    """Tell whether the word is rather the noun: "the United States' plans to", "the poll numbers report"."""
    lexicon = unit.lexicon
    if "noun" not in group.verb.takes or group.forms & {"past", "ing"} or group.have:
        return False
    if unit.lows[subject.start] in lexicon.words("pronoun", "relative") or "doc" in group.verb.takes:
        return False
    if "docnp" in group.verb.takes and _is_document(unit, subject):  # "…, study finds"
        return False
    last = subject.end - 1
    if unit.lows[last] in lexicon.verbs and unit.lows[last].endswith("ed") and not unit.is_capital(last):
        return unit.lows[last] not in lexicon.heads  # "Lee denied | reports that"
    following = unit.low(group.end)
    if is_possessive(unit.lows[subject.end - 1]) or not following:
        return True
    if following == "to":
        return not unit.is_capital(subject.end - 1)
    if following == "that" and unit.low(group.end + 1) in lexicon.words("modal", "be", "have"):
        return True
    return following not in _AFTER_VERB and following not in lexicon.words("pronoun", "determiner")


def _agrees(unit: Unit, subject: Subject, group: Group) -> bool:
    """Tell whether subject and verb agree in number where English shows it; "read" and "put" show nothing."""
    if group.be or group.have or group.forms & {"past", "ing"}:
        return True
    if "base" in group.forms and "third" not in group.forms:
        return _is_plural(unit, subject)
    return unit.lows[subject.end - 1] not in ("they", "we", "i", "you")


def _is_plural(unit: Unit, subject: Subject) -> bool:
    start, end = subject.antecedent or (subject.start, subject.end)
    lows, lexicon = unit.lows[start:end], unit.lexicon
    last = lows[-1]
    if last in ("they", "we", "i", "you", "others") or "and" in lows or lows[0] in _SEVERAL:
        return True
    if any(low in lexicon.plurals or (low in lexicon.documents and low.endswith("s")) for low in lows):
        return True
    preposition = lexicon.classes["preposition"]
    head = next((lows[i - 1] for i in range(1, len(lows)) if lows[i] in preposition), last)  # "agents for the home"
    return head.endswith("s") and not is_possessive(head) and not head.endswith(("ss", "us", "is"))


_SEVERAL = frozenset({"many", "most", "some", "several", "two", "three", "both"})


def _suits(unit: Unit, subject: Subject, verb: Verb) -> bool:
    """Tell whether the subject can do it: only documents "show", and "it" wants nothing."""
    if "doc" in verb.takes:
        return _is_document(unit, subject)
    return verb.act != "wants" or unit.lows[subject.start] != "it"


def _is_document(unit: Unit, subject: Subject) -> bool:
    start, end = subject.antecedent or (subject.start, subject.end)
    return any(low in unit.lexicon.documents for low in unit.lows[start:end])


def _inverted(unit: Unit, group: Group, clauses: Sequence[Clause]) -> Clause | None:
    """ "…," said Ann Lee: the verb stands after what is said and before who says it."""
    if "inv" not in group.verb.takes or group.be or group.have or unit.low(group.start - 1) not in BREAKS:
        return None
    if not group.forms & {"past", "third"} or ("told" in group.verb.takes and _is_told_by_name(unit, group)):
        return None
    subject = subject_right(unit, group.end)
    if subject is None:
        return None
    if not _after_quote(unit, group.start) and not (
        _closes(unit, subject.right) and is_clause(unit, group.start) and not _is_mere_name(unit, group.start)
    ):
        return None
    content = left_content(unit, group.start, _taken(clauses))
    if not content:
        return None
    content += rest_after(unit, after_adverbials(unit, subject.right)[0], content)
    return Clause(group.verb, (group.start, group.end), subject, content)


def _is_told_by_name(unit: Unit, group: Group) -> bool:
    """ "…, the harbour master, Ann Lee, warned skippers": a role and a name before the verb, then those it tells."""
    subject = subject_left(unit, group.start) if unit.low(group.start - 1) == "," else None
    return subject is not None and subject.role is not None and subject.left > 0


def _after_quote(unit: Unit, at: int) -> bool:
    return QUOTE in unit.lows[max(0, at - 2) : at]


_CLOSING = frozenset(
    {",", ";", QUOTE, "on", "in", "at", "during", "after", "last", "who", "as", "earlier", "when", "via"}
)


def _closes(unit: Unit, at: int) -> bool:
    """Tell whether an inverted clause may end at the token ``at`` though no quotation stands before it."""
    low = unit.low(at)
    return at >= len(unit) - 1 or low in _CLOSING or low in unit.lexicon.classes["time"]


def _is_mere_name(unit: Unit, end: int) -> bool:
    """Tell whether the unit up to ``end`` is nothing but a name and what it is: "Ann Lee, who runs the bank, said"."""
    subject = subject_left(unit, end)
    return subject is not None and subject.left <= 1 and "to" not in unit.lows[subject.left : end]


def _coordinated(unit: Unit, group: Group, clauses: Sequence[Clause]) -> Clause | None:
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
        _is_marked(unit, group) or (alone and _tells(unit, group))
    ):
        return None
    subject = previous.subject if previous else sentence_subject(unit)
    if subject is None or (previous is None and (subject.end >= at or not _suits(unit, subject, group.verb))):
        return None
    clause = with_content(unit, group, None, clauses)
    if clause is not None:
        clause.subject = subject
        if previous is not None:
            cut(previous, at)
    return clause


def _is_marked(unit: Unit, group: Group) -> bool:
    """Tell whether what follows can only be what is said: a coordinated verb needs that much to share a subject."""
    following, takes = unit.low(group.end), group.verb.takes
    if following in ("that", QUOTE, ":") or (following == "to" and "inf" in takes):
        return True
    if following in ("of", "against", "about", "for"):
        return following in takes
    pronoun = following in unit.lexicon.classes["pronoun"] and "clause" in takes
    return pronoun or group.verb.lemma in ("add", "say")


def _tells(unit: Unit, group: Group) -> bool:
    """Tell whether what follows is likely what is said, where nobody else says anything in the sentence yet."""
    following, takes, lexicon = unit.low(group.end), group.verb.takes, unit.lexicon
    if "told" in takes:
        after = unit.low(after_addressee(unit, group.end)[0])
        return after in ("that", QUOTE) or (after in lexicon.classes["pronoun"] and group.verb.lemma == "tell")
    return "clause" in takes and following in lexicon.classes["determiner"] and is_one_clause(unit, group.end)


def _participle(unit: Unit, group: Group, clauses: Sequence[Clause]) -> Clause | None:
    """ ", adding that …", "by saying …", "a statement saying that …"."""
    before = unit.low(group.start - 1)
    if not before or group.verb.act not in ("says", "thinks") or "that" not in group.verb.takes:
        return None
    subject, shared = participle_subject(unit, group.start, clauses[-1].subject if clauses else None)
    clause = with_content(unit, group, None, clauses) if subject is not None else None
    if clause is None or clause.right is None:
        return None
    clause.subject = subject
    if clauses and shared:
        cut(clauses[-1], group.start - (before in (",", "and")))
    return clause


def _quoted_as(unit: Unit, group: Group) -> Clause | None:
    """ "was quoted as saying"; "the agency quoted Ann Lee as saying"."""
    start = group.start - 2
    if unit.lows[max(0, start - 1) : start + 1] == ["on", "record"]:
        start -= 1  # "Lee is on record as saying"
    elif unit.low(start) not in ("quoted", "cited", "reported"):
        return _quotes_as(unit, group)
    while unit.low(start - 1) in unit.lexicon.words("be", "have", "adverb"):
        start -= 1
    subject = subject_left(unit, start)
    at, via = after_adverbials(unit, group.end)
    content = right_content(unit, at, group.verb)
    if subject is None or not content:
        return None
    return Clause(group.verb, (start, group.end), subject, content, via, content[0][0])


_QUOTING = ("quoted", "quotes", "quoting", "cited", "cites", "citing")


_LONGEST_QUOTED = 12
"""Tokens between "quoted" and "as saying", at most."""


def _quotes_as(unit: Unit, group: Group) -> Clause | None:
    """ "The agency quoted Ann Lee as saying that …"; "…," the agency quoted her as saying."""
    low = max(0, group.start - _LONGEST_QUOTED)
    verb = next((i for i in range(group.start - 2, low - 1, -1) if unit.lows[i] in _QUOTING), None)
    if verb is not None and unit.low(verb + 1) == "by":
        return _quoted_by(unit, group, verb)
    source = source_right(unit, verb + 1) if verb is not None else None
    if verb is None or source is None or source.start < verb or source.end > group.start - 1:
        return None
    at, via = after_adverbials(unit, group.end)
    content = right_content(unit, at, group.verb)
    right = content[0][0] if content else None
    if not content:
        teller = subject_left(unit, verb)
        content = left_content(unit, teller.left if teller else verb)
    return Clause(group.verb, (verb, group.end), source, content, via, right) if content else None


def _quoted_by(unit: Unit, group: Group, verb: int) -> Clause | None:
    """ "Ann Lee was quoted by the agency as saying that …": she says it, to the agency."""
    start = verb
    while unit.low(start - 1) in unit.lexicon.words("be", "have", "adverb"):
        start -= 1
    subject = subject_left(unit, start)
    at, _ = after_adverbials(unit, group.end)
    content = right_content(unit, at, group.verb)
    outlet = source_right(unit, verb + 2)
    if subject is None or not content:
        return None
    via = (outlet.start, outlet.end) if outlet and outlet.end <= group.start else None
    return Clause(group.verb, (start, group.end), subject, content, via, content[0][0])


_HEARSAY = frozenset(
    [
        "say",
        "report",
        "believe",
        "think",
        "allege",
        "claim",
        "understand",
        "estimate",
        "know",
        "announce",
        "confirm",
        "reveal",
        "suggest",
        "argue",
        "fear",
        "hope",
        "expect",
    ]
)


_NO_HEARSAY_OF = frozenset({"know", "announce", "expect", "hope"})
"""Verbs for which "is … to" reports nobody's word: "is expected to"."""


def _passive(unit: Unit, group: Group) -> Clause | None:
    """ "It was reported that …"; "… was first reported by the Post"; "is believed to have …"."""
    if not group.forms & {"past", "participle"}:
        return None
    following, subject = unit.low(group.end), subject_left(unit, group.start)
    if subject is None:
        return None
    cue = (group.start, group.end)
    whole = (subject.start, subject.end)
    impersonal = unit.lows[subject.start] == "it"
    if following == "by" and impersonal:
        return _announced_by(unit, group, subject)
    if following == "by" and group.verb.takes & {"np", "that"}:
        agent = None if unit.low(group.end + 1).endswith("ing") else source_right(unit, group.end + 1)
        if agent and "told" in group.verb.takes:
            return _told_by(unit, group, agent) or _ended_by(unit, group, subject, agent)
        return Clause(group.verb, (group.start, group.end + 1), agent, [whole]) if agent else None
    if group.verb.lemma not in _HEARSAY:
        return None
    if following == "that" and impersonal:
        content = right_content(unit, group.end, group.verb)
        return Clause(group.verb, cue, None, content, right=group.end + 1) if content else None
    if following == "to" and group.verb.lemma not in _NO_HEARSAY_OF:
        return Clause(group.verb, cue, None, [whole, (group.end, content_end(unit, group.end))])
    return None


def with_content(unit: Unit, group: Group, subject: Subject | None, clauses: Sequence[Clause]) -> Clause | None:
    """Return the clause with what it reports: to the right of the verb, to the left, or on both sides."""
    warned = group.verb.lemma in _TOLD_OR_NOT and is_one_clause(unit, group.end)  # "warned the move could hurt"
    told_one = "told" in group.verb.takes and not warned
    at, told = after_addressee(unit, group.end) if told_one else (group.end, None)
    beside = at
    counts = takes_figure(group.verb) and is_figure(unit, at)  # "about" may begin the figure
    counts = counts or (told_one and unit.low(at) == "to" and "inf" in group.verb.takes)  # "urged her to say that …"
    at, spoken_to = (at, None) if counts else after_adverbials(unit, at)
    clause = Clause(group.verb, (group.start, group.end), subject, [], told or spoken_to)
    before = _before(unit, group.verb, subject, clauses)
    low = unit.low(at)
    # "… here?" Lee joked that …; but "…," Lee said that day
    own = low == "that" and at == beside and unit.low(at + 1) not in unit.lexicon.classes["time"]
    quoted = not own and _after_quote(unit, subject.left if subject else 0)
    if before and (quoted or _is_end(unit, at)):
        clause.content = before + rest_after(unit, at, before)
    elif low == ",":
        _after_comma(unit, clause, before, at)
    elif low == ":" and at == len(unit) - 1 and "colon" in group.verb.takes:
        clause.awaits = True
        return clause
    elif before and low in _GOES_ON and subject and is_clause(unit, subject.left):
        clause.content = before
    else:
        clause.content = _object(unit, group, subject, at)
        clause.right = clause.content[0][0] if clause.content else None
    return clause if clause.content else None


_TOLD_OR_NOT = frozenset({"warn", "caution"})
"""Verbs that may name whom something is said to, and need not."""


_GOES_ON = frozenset({"—", "–", "as", "after", "when", "while", "and", "but", "before"})
"""What may follow ", she said" where the content stands before."""


def _before(unit: Unit, verb: Verb, subject: Subject | None, clauses: Sequence[Clause]) -> Pieces:
    """Return the content that could stand before the clause: after a quotation any verb may report it."""
    if subject is None or subject.antecedent is not None or unit.low(subject.left - 1) not in BREAKS:
        return []
    if "end" not in verb.takes and not _after_quote(unit, subject.left):
        return []
    if verb.lemma == "rule" and not is_clause(unit, subject.left):
        return []  # "For 40 years the queen ruled"
    return left_content(unit, subject.left, _taken(clauses))


def _taken(clauses: Sequence[Clause]) -> list[int]:
    """Return where earlier clauses end whose content stands before them: what follows them is free."""
    return [max(end for _, end in [clause.cue, *clause.content]) for clause in clauses if clause.right is None]


def _is_end(unit: Unit, at: int) -> bool:
    low = unit.low(at)
    return (
        not low or low == ";" or (low in ".)!?" and at == len(unit) - 1) or (low == "." and unit.low(at + 1) == QUOTE)
    )


def _object(unit: Unit, group: Group, subject: Subject | None, at: int) -> Pieces:
    """Return the content to the right of the verb, from the token ``at``."""
    verb = group.verb
    if verb.lemma == "accuse":
        return _accusation(unit, group.end)
    if verb.takes & {"docnp", "docclause"} and subject is not None and _is_document(unit, subject):
        verb = verb._replace(takes=verb.takes | {"np", "clause"})
    return right_content(unit, at, verb)


def _accusation(unit: Unit, at: int) -> Pieces:
    """ "accused the bank of hiding losses": whom, and of what."""
    lows = unit.lows
    if unit.low(at) in ("of", "by"):
        return []  # "a man accused of theft", "accused by Lee of theft": he accuses nobody
    for i in range(at, min(len(unit), at + 24)):
        if lows[i] == "of" and (unit.low(i + 1).endswith("ing") or unit.low(i + 1) == QUOTE):
            return [(at, content_end(unit, at))]
        if lows[i] in HARD_STOPS and lows[i] not in (",", QUOTE):
            break
    return []


def _after_comma(unit: Unit, clause: Clause, before: Pieces, at: int) -> None:
    """A comma follows: `he said, "…"`; "the bank, he said, will …"; "said, citing …, that"; "said, however, that"."""
    if unit.low(at + 1) == "citing":
        at = _after_citing(unit, clause, at)
    following = unit.low(at + 1)
    goes_on = unit.low(at) == "," and at + 2 < len(unit) and at <= clause.cue[1] + 1
    if unit.low(at) == "that" or following == "that":
        clause.content = right_content(unit, at + (unit.low(at) == ","), clause.verb)
    elif before and (is_clause(unit, before[-1][1]) or (goes_on and not following.endswith("ing"))):
        clause.content = before + rest_after(unit, at, before)
        return
    elif following == QUOTE or clause.via is not None:
        clause.content = right_content(unit, at + 1, clause.verb)
    else:
        that = _that_after_aside(unit, at)
        clause.content = right_content(unit, that, clause.verb) if that is not None else []
    clause.right = clause.content[0][0] if clause.content else None


def _after_citing(unit: Unit, clause: Clause, at: int) -> int:
    """Note what is cited, and return where the clause goes on: a comma, "that" or the end."""
    cited = source_right(unit, at + 2)
    if cited is None:
        return at
    clause.via = (cited.start, cited.end)
    at = cited.right
    while at < len(unit) and unit.lows[at] not in (",", ".", "that", ";"):
        at += 1
    return at


def _that_after_aside(unit: Unit, comma: int) -> int | None:
    """ "said, however, that": return where "that" or the quotation stands."""
    for i in range(comma + 1, min(len(unit) - 1, comma + 14)):
        if unit.lows[i] == "," and unit.lows[i + 1] in ("that", QUOTE):
            return i + 1
    return None
