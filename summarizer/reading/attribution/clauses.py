"""Reporting clauses: where a unit says that somebody says something, and which words are what is said."""

from dataclasses import dataclass, field

from summarizer.reading.attribution.subjects import (
    HARD_STOPS,
    Subject,
    sentence_subject,
    source_right,
    subject_left,
    subject_right,
)
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import Lexicon, Verb, VerbForm

_WH = frozenset({"whether", "how", "why", "what", "who", "where", "when", "if", "which"})
_TOLD_NOBODY = _WH | {"that", QUOTE, ":", ",", "to", "of", "against", "about", "."}
_AFTER_VERB = frozenset({"that", QUOTE, ":", "how", "whether", ".", ","})
_BREAKS = frozenset({",", QUOTE, "?", "!", "—", "–", "-", "…"})


@dataclass(slots=True)
class Clause:
    """One reporting clause in tokens of its unit: ``cue`` and the pieces of ``content`` are (start, end) pairs."""

    verb: Verb
    cue: tuple[int, int]
    subject: Subject | None
    content: list[tuple[int, int]]
    via: tuple[int, int] | None = None
    inherits: bool = False
    impersonal: bool = False
    right: int | None = field(default=None)
    """Where its content to the right of the verb begins, if there is any."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb with its auxiliaries and adverbs: tokens ``start`` to ``end``, and what the auxiliaries make of it."""

    start: int
    end: int
    verb: Verb
    form: VerbForm
    be: bool
    have: bool
    blocked: bool


def read_clauses(unit: Unit, lexicon: Lexicon) -> list[Clause]:
    """Return the reporting clauses of ``unit`` in the order of their cues."""
    clauses: list[Clause] = []
    for at, low in enumerate(unit.lows):
        clause = None
        if low in lexicon.verbs and (at == 0 or unit.words[at][0].islower() or unit.shouts):
            clause = _verb_clause(unit, at, clauses, lexicon)
        if clause is None and low in lexicon.nouns:
            clause = _noun_clause(unit, at, lexicon)
        if clause is None and low in ("according", "per"):
            clause = _according(unit, at, clauses, lexicon)
        if clause is not None and clause.content:
            clauses.append(clause)
    return clauses


def _group(unit: Unit, at: int, lexicon: Lexicon) -> _Group | None:
    """Read the verb group around the verb at the token ``at``."""
    lows = unit.lows
    form = lexicon.verbs[lows[at]]
    following = lows[at + 1] if at + 1 < len(unit) else ""
    fitting = [v for v in form.verbs if v.particle == following] or [v for v in form.verbs if v.particle is None]
    if not fitting:
        return None
    verb = fitting[0]
    be = have = blocked = False
    start = at
    while start > 0:
        low = lows[start - 1]
        if low in lexicon.classes["be"]:
            be = True
        elif low in lexicon.classes["have"]:
            have = True
        elif (
            low in lexicon.classes["modal"]
            or low in lexicon.classes["not"]
            or low in ("to", "do", "does", "did", "let")
        ):
            blocked = True
        elif not (
            low in lexicon.classes["adverb"]
            or (
                low.endswith("ly")
                and len(low) > 4
                and low not in ("family", "ally", "assembly", "italy", "daily", "weekly")
            )
        ):
            break
        start -= 1
    if blocked:
        return None
    while start < at and lows[start] in (
        "there",
        "here",
        "all",
        "both",
        "first",
        "instead",
        "however",
        "meanwhile",
        "overnight",
        "online",
        "even",
        "too",
        "indeed",
    ):
        start += 1
    return _Group(start, at + 1 + (verb.particle is not None), verb, form, be, have, blocked)


def _verb_clause(unit: Unit, at: int, clauses: list[Clause], lexicon: Lexicon) -> Clause | None:
    group = _group(unit, at, lexicon)
    if group is None:
        return None
    if unit.lows[at] == "saying" and group.start >= 2 and unit.lows[group.start - 1] == "as":
        return _quoted_as(unit, group, lexicon)
    forms = group.form.forms
    if "ing" in forms and not group.be:
        return _participle(unit, group, clauses, lexicon)
    if group.be and "ing" not in forms:
        return _passive(unit, group, lexicon)
    if group.have and not forms & {"participle", "past"}:
        return None
    return (
        _inverted(unit, group, clauses, lexicon)
        or _coordinated(unit, group, clauses, lexicon)
        or _active(unit, group, clauses, lexicon)
    )


def _active(unit: Unit, group: _Group, clauses: list[Clause], lexicon: Lexicon) -> Clause | None:
    subject = subject_left(unit, group.start, lexicon)
    if subject is None or not _agrees(unit, subject, group, lexicon) or not _suits(unit, subject, group.verb, lexicon):
        return None
    if _is_embedded(unit, subject, group, clauses, lexicon) or _is_noun(unit, subject, group, lexicon):
        return None
    return _with_content(unit, group, subject, clauses, lexicon)


def _is_embedded(unit: Unit, subject: Subject, group: _Group, clauses: list[Clause], lexicon: Lexicon) -> bool:
    """Tell whether the clause reports nothing of its own: "what he called …", "whether Kyiv wants …", "she said she hopes …"."""
    before = unit.lows[subject.left - 1] if subject.left else ""
    if before in ("what", "why", "how", "whatever", "whether", "if", "unless", "which", "whom"):
        return True
    pronoun = unit.lows[subject.start] in lexicon.classes["pronoun"]
    covered = any(c.right is not None and c.right <= subject.start for c in clauses)
    return covered and pronoun and group.verb.act != "says"


def _is_noun(unit: Unit, subject: Subject, group: _Group, lexicon: Lexicon) -> bool:
    """Tell whether the word is rather the noun: "the United States' plans to", "the poll numbers report"."""
    if "noun" not in group.verb.takes or group.form.forms & {"past", "ing"} or group.have:
        return False
    if unit.lows[subject.start] in lexicon.words("pronoun", "relative"):
        return False
    if unit.lows[subject.end - 1].endswith(("'s", "’s", "s'", "s’")) or group.end >= len(unit):
        return True
    following = unit.lows[group.end]
    if following == "to":
        return not unit.words[subject.end - 1][0].isupper()
    return following not in _AFTER_VERB | lexicon.words("pronoun", "determiner")


def _agrees(unit: Unit, subject: Subject, group: _Group, lexicon: Lexicon) -> bool:
    """Tell whether subject and verb agree in number where English shows it; "read" and "put" show nothing."""
    forms = group.form.forms
    if group.be or group.have or "past" in forms or "ing" in forms:
        return True
    low = unit.lows[subject.end - 1]
    plural = (
        low in ("they", "we", "i", "you", "who", "others")
        or low in lexicon.groups
        or low in lexicon.plural_roles
        or (low.endswith("s") and not low.endswith(("ss", "'s", "’s", "us", "is")))
        or "and" in unit.lows[subject.start : subject.end]
        or unit.lows[subject.start] in ("many", "most", "some", "several", "two", "three", "both")
        or low in ("data", "documents", "media", "police")
        or any(l in lexicon.plural_roles or l in lexicon.groups for l in unit.lows[subject.start : subject.end])
    )
    if "base" in forms and "third" not in forms:
        return plural
    return low not in ("they", "we", "i", "you")


def _suits(unit: Unit, subject: Subject, verb: Verb, lexicon: Lexicon) -> bool:
    """Tell whether the subject can do it: only documents "show", and "it" neither hopes nor wants."""
    lows = unit.lows[subject.start : subject.end]
    if "doc" in verb.takes:
        return any(low in lexicon.documents for low in lows)
    if lows == ["it"] and verb.act in ("wants",):
        return False
    return True


def _inverted(unit: Unit, group: _Group, clauses: list[Clause], lexicon: Lexicon) -> Clause | None:
    """ "…," said Ann Lee: the verb stands after what is said and before who says it."""
    if "inv" not in group.verb.takes or group.be or group.have or group.start == 0:
        return None
    if not group.form.forms & {"past", "third"} or unit.lows[group.start - 1] not in _BREAKS:
        return None
    quoted = QUOTE in unit.lows[max(0, group.start - 2) : group.start]
    subject = subject_right(unit, group.end, lexicon)
    if subject is None or not (quoted or _left_is_clause(unit, group.start, lexicon)):
        return None
    if not quoted and not _closes(unit, subject.right):
        return None
    content = _left_content(unit, group.start, clauses, lexicon)
    if not content:
        return None
    clause = Clause(group.verb, (group.start, group.end), subject, content)
    _append_rest(unit, clause, _after_adverbials(unit, subject.right, lexicon)[0])
    return clause


def _closes(unit: Unit, at: int) -> bool:
    """Tell whether an inverted clause may end at the token ``at`` though no quotation stands before it."""
    return at >= len(unit) - 1 or unit.lows[at] in (
        ",",
        ";",
        QUOTE,
        "on",
        "in",
        "at",
        "during",
        "after",
        "last",
        "who",
        "as",
        "earlier",
        "when",
        "via",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    )


def _left_is_clause(unit: Unit, end: int, lexicon: Lexicon) -> bool:
    """Tell whether what stands left of ``end`` has a verb of its own before the last comma."""
    finite = lexicon.words("be", "have", "modal", "not")
    return (
        end > 3
        and any(
            low in finite or low in lexicon.finite or low in lexicon.verbs or low == QUOTE or (low.endswith("ed") and i)
            for i, low in enumerate(unit.lows[:end])
        )
        and not _opens_apposition(unit, end, lexicon)
    )


def _opens_apposition(unit: Unit, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the unit up to ``end`` is nothing but a name and what it is: "Ann Lee, who runs the bank, said"."""
    subject = subject_left(unit, end, lexicon)
    return subject is not None and subject.left <= 1


def _coordinated(unit: Unit, group: _Group, clauses: list[Clause], lexicon: Lexicon) -> Clause | None:
    """ "… and claimed to have …": the subject of the clause before is the subject of this one too."""
    if not clauses or group.start == 0:
        return None
    before = unit.lows[group.start - 1]
    if before not in ("and", "but", "or", ",", "yet"):
        return None
    previous = clauses[-1]
    at = group.start - 1
    if before == "," and not (previous.right is None and previous.subject and at >= previous.subject.end):
        return None
    following = unit.lows[group.end] if group.end < len(unit) else ""
    if following not in ("that", QUOTE, "to", ":") and group.verb.lemma not in ("add", "say"):
        return None
    clause = _with_content(unit, group, None, clauses, lexicon)
    if clause is None:
        return None
    clause.subject, clause.inherits, clause.impersonal = previous.subject, True, previous.impersonal
    _cut(previous, at)
    return clause


def _cut(clause: Clause, at: int) -> None:
    """End the content of ``clause`` before the token ``at``."""
    clause.content = [(s, min(e, at)) for s, e in clause.content if s < at]


def _participle(unit: Unit, group: _Group, clauses: list[Clause], lexicon: Lexicon) -> Clause | None:
    """ ", adding that …", "by saying …", "a statement saying that …"."""
    if (
        group.start == 0
        or group.verb.act not in ("says", "thinks")
        or (group.verb.takes & {"np"} and group.verb.takes.isdisjoint({"that"}))
    ):
        return None
    lows = unit.lows
    before = lows[group.start - 1]
    if before in lexicon.documents:
        subject = subject_left(unit, group.start, lexicon)
        inherited = False
    elif before in (",", QUOTE, "while", "by", "and"):
        owner = clauses[-1] if clauses else None
        subject = owner.subject if owner else sentence_subject(unit, lexicon)
        inherited = owner is not None
    else:
        return None
    if subject is None:
        return None
    clause = _with_content(unit, group, None, clauses, lexicon)
    if clause is None or clause.right is None:
        return None
    clause.subject, clause.inherits = subject, inherited
    if clauses:
        _cut(clauses[-1], group.start - (before == "," or before == "and"))
        if not clauses[-1].content:
            clauses.pop()
    return clause


def _quoted_as(unit: Unit, group: _Group, lexicon: Lexicon) -> Clause | None:
    """ "was quoted as saying"."""
    lows = unit.lows
    start = group.start - 2
    if lows[start] not in ("quoted", "cited", "reported"):
        return None
    while start > 0 and lows[start - 1] in lexicon.words("be", "have", "adverb"):
        start -= 1
    subject = subject_left(unit, start, lexicon)
    at, via = _after_adverbials(unit, group.end, lexicon)
    content = _right_content(unit, at, group.verb, lexicon)
    if subject is None or not content:
        return None
    return Clause(group.verb, (start, group.end), subject, content, via=via, right=content[0][0])


_HEARSAY = frozenset(
    {
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
    }
)


def _passive(unit: Unit, group: _Group, lexicon: Lexicon) -> Clause | None:
    """ "It was reported that …"; "… was first reported by the Post"; "is believed to have …"."""
    if not group.form.forms & {"past", "participle"}:
        return None
    lows = unit.lows
    following = lows[group.end] if group.end < len(unit) else ""
    subject = subject_left(unit, group.start, lexicon)
    if following == "by" and group.verb.takes & {"np", "that"} and subject is not None and subject.start > -1:
        agent = source_right(unit, group.end + 1, lexicon)
        if agent is None or lows[group.end + 1].endswith("ing"):
            return None
        return Clause(group.verb, (group.start, group.end + 1), agent, [(subject.start, subject.end)])
    if group.verb.lemma not in _HEARSAY or subject is None:
        return None
    if following == "that" and lows[subject.start] == "it":
        content = _right_content(unit, group.end, group.verb, lexicon)
        return (
            Clause(group.verb, (group.start, group.end), None, content, impersonal=True, right=group.end + 1)
            if content
            else None
        )
    if following == "to" and group.verb.lemma not in ("know", "announce", "expect", "hope"):
        end = _content_end(unit, group.end)
        return Clause(
            group.verb,
            (group.start, group.end),
            None,
            [(subject.start, subject.end), (group.end, end)],
            impersonal=True,
        )
    return None


def _with_content(
    unit: Unit, group: _Group, subject: Subject | None, clauses: list[Clause], lexicon: Lexicon
) -> Clause | None:
    """Return the clause with what it reports: to the right of the verb, to the left, or on both sides."""
    at, via = _after_addressee(unit, group, lexicon)
    at, spoken_to = _after_adverbials(unit, at, lexicon)
    clause = Clause(group.verb, (group.start, group.end), subject, [], via=via or spoken_to)
    left_end = subject.left if subject else None
    lows = unit.lows
    if _ends(unit, at):
        if left_end is None or "end" not in group.verb.takes:
            return None
        clause.content = _left_content(unit, left_end, clauses, lexicon)
        return clause if clause.content else None
    if lows[at] == ",":
        return _after_comma(unit, group, clause, left_end, at, clauses, lexicon)
    if (
        left_end
        and "end" in group.verb.takes
        and lows[left_end - 1] in _BREAKS
        and lows[at] in ("—", "–", "as", "after", "when", "while", "and", "but", "before")
        and (QUOTE in lows[max(0, left_end - 2) : left_end] or lows[at] != "as")
    ):
        content = _left_content(unit, left_end, clauses, lexicon)
        if content and (QUOTE in lows[:left_end] or _left_is_clause(unit, left_end, lexicon)):
            clause.content = content
            return clause
    clause.content = _right_content(unit, at, group.verb, lexicon)
    if not clause.content:
        return None
    clause.right = clause.content[0][0]
    if left_end and left_end >= 1 and QUOTE in lows[max(0, left_end - 2) : left_end] and lows[at] == QUOTE:
        clause.content = _left_content(unit, left_end, clauses, lexicon) + clause.content
    return clause


def _ends(unit: Unit, at: int) -> bool:
    return (
        at >= len(unit)
        or (unit.lows[at] in (".", ";", ")", "!", "?") and (at == len(unit) - 1 or unit.lows[at] == ";"))
        or (unit.lows[at] == "." and unit.lows[at + 1] == QUOTE)
    )


def _after_comma(
    unit: Unit, group: _Group, clause: Clause, left_end: int | None, at: int, clauses: list[Clause], lexicon: Lexicon
) -> Clause | None:
    """A comma follows: `"…," he said, "…"`; "he said, citing …, that"; "he said, however, that …"."""
    lows, n = unit.lows, len(unit)
    following = lows[at + 1] if at + 1 < n else ""
    if following == "citing":
        cited = source_right(unit, at + 2, lexicon)
        if cited is not None:
            clause.via = (cited.start, cited.end)
            at = cited.right
            following = lows[at + 1] if at + 1 < n else ""
            while at < n and lows[at] not in (",", ".", "that", ";"):
                at += 1
            if at < n and lows[at] == "," and at + 1 < n:
                following = lows[at + 1]
            if at >= n - 1 or lows[at] in (".", ";"):
                clause.content = _left_content(unit, left_end, clauses, lexicon) if left_end else []
                return clause if clause.content else None
    left = []
    if left_end and "end" in group.verb.takes and lows[left_end - 1] in _BREAKS:
        left = _left_content(unit, left_end, clauses, lexicon)
        if left and not (QUOTE in lows[left[0][0] : left[-1][1]] or _left_is_clause(unit, left_end, lexicon)):
            left = []
    if following == "that" or (lows[at] == "that"):
        clause.content = _right_content(unit, at + (lows[at] == ","), group.verb, lexicon)
    elif left:
        clause.content = left
        _append_rest(unit, clause, at)
        return clause
    elif following == QUOTE or clause.via is not None:
        clause.content = _right_content(unit, at + 1, group.verb, lexicon)
    else:
        later = _that_after_aside(unit, at)
        clause.content = _right_content(unit, later, group.verb, lexicon) if later is not None else []
    if not clause.content:
        return None
    clause.right = clause.content[0][0]
    return clause


def _that_after_aside(unit: Unit, comma: int) -> int | None:
    """ "said, however, that", "said, in an interview with …, that": return where "that" stands."""
    for i in range(comma + 1, min(len(unit) - 1, comma + 14)):
        if unit.lows[i] == "," and unit.lows[i + 1] in ("that", QUOTE):
            return i + 1
    return None


def _append_rest(unit: Unit, clause: Clause, at: int) -> None:
    """`"…," she said, "…"`: what goes on after the reporting clause belongs to what is said."""
    lows, n = unit.lows, len(unit)
    if at + 1 >= n or lows[at] not in (",", "—", "–", ":", ".", QUOTE):
        return
    start = at if lows[at] == QUOTE else at + 1
    if lows[start] == QUOTE:
        clause.content.append((start, start + 1))
    elif (
        lows[at] == ","
        and not lows[start].endswith("ing")
        and lows[start]
        not in (
            "and",
            "but",
            "as",
            "while",
            "which",
            "who",
            "according",
            "per",
            "though",
            "although",
            "after",
            "before",
            "when",
            "in",
            "a",
            "an",
            "one",
        )
    ):
        end = _content_end(unit, start)
        if end - start > 3:
            clause.content.append((start, end))


def _left_content(unit: Unit, end: int, clauses: list[Clause], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return what stands before the reporting clause that begins at ``end``: from the unit's start or the clause before."""
    lows = unit.lows
    stop = end
    while stop > 0 and lows[stop - 1] in (",", "—", "–", "-"):
        stop -= 1
    if stop == 0 or (stop == end and lows[end - 1] not in _BREAKS):
        return []
    start = 0
    for clause in clauses:
        for _, e in (clause.content, [clause.cue])[clause.right is None and clause.cue[1] < end]:
            start = max(start, e) if clause.right is None else start
    quotes = [i for i in range(start, stop) if lows[i] == QUOTE]
    if quotes and quotes[-1] == stop - 1 and stop >= 2 and lows[stop - 2] in (":", ".", QUOTE):
        return [(stop - 1, stop)]
    while start < stop and (lows[start] in ("but", "and", "yet", ",", ".", "-", "”", "’")):
        start += 1
    return [(start, stop)] if start < stop else []


def _content_end(unit: Unit, start: int) -> int:
    """Return where content that begins at ``start`` ends: at the unit's end, or before another source takes over."""
    lows, n = unit.lows, len(unit)
    end = n
    for i in range(start + 1, n):
        if lows[i] == ";" or (
            lows[i] == "," and i + 1 < n and (lows[i + 1] in ("citing", "per") or (lows[i + 1] == "according"))
        ):
            end = i
            break
        if lows[i] == QUOTE and i + 1 < n and lows[i + 1] == QUOTE:
            end = i + 1
            break
    while end > start and lows[end - 1] in (".", ",", ";", ":", "—", "–", "”"):
        end -= 1
    return end


def _right_content(unit: Unit, at: int, verb: Verb, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return what is said from the token ``at`` on, if the verb takes what stands there."""
    lows, n = unit.lows, len(unit)
    if at >= n:
        return []
    start = _right_start(unit, at, verb, lexicon)
    if start is None or start >= n:
        return []
    if lows[at] == ":" and lows[start] == QUOTE:
        return [(i, i + 1) for i in range(start, n) if lows[i] == QUOTE]
    end = _content_end(unit, start)
    return [(start, end)] if end > start else []


def _right_start(unit: Unit, at: int, verb: Verb, lexicon: Lexicon) -> int | None:
    """Return where content begins at or after ``at``, or None where the verb does not take what follows."""
    low, takes = unit.lows[at], verb.takes
    following = unit.lows[at + 1] if at + 1 < len(unit) else ""
    if low == "that" and following not in lexicon.classes["time"]:
        return at + 1 if "that" in takes else None
    if low == QUOTE:
        return at if takes & {"quote", "np"} else None
    if low == ":":
        return at + 1 if takes & {"colon", "quote"} and following else None
    if low in _WH:
        return at if "wh" in takes else None
    if low == "to":
        return at if "inf" in takes or "askto" in takes else None
    if low in ("for", "on", "of", "about", "as", "with", "against"):
        return at if low in takes else None
    if low in HARD_STOPS or low in ("and", "but", "or", ".", "by", "from", "into", "up", "out", "off", "over"):
        return None
    return at if _takes_phrase(unit, at, verb, lexicon) else None


def _takes_phrase(unit: Unit, at: int, verb: Verb, lexicon: Lexicon) -> bool:
    """Tell whether a bare clause, a noun phrase or words that lead to a quotation may follow the verb."""
    takes = verb.takes
    if "loose" in takes:
        return True
    if "clause" in takes and _clause_follows(unit, at, lexicon):
        return True
    if (
        "np" in takes
        and not unit.lows[at][0].isdigit()
        and unit.lows[at] not in lexicon.words("preposition", "time", "subordinator")
    ):
        return True
    if "quote" in takes:
        for low in unit.lows[at : at + 9]:
            if low == QUOTE:
                return True
            if low in HARD_STOPS:
                return False
    return False


def _clause_follows(unit: Unit, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a clause without "that" begins at ``at``: a subject, and soon a finite verb."""
    lows = unit.lows
    if lows[at] in lexicon.classes["pronoun"] or lows[at] == "there":
        return True
    finite = lexicon.words("be", "have", "modal", "not")
    if lows[at] in lexicon.classes["preposition"]:
        return False
    for i in range(at + 1, min(len(unit), at + 16)):
        if lows[i] in finite or lows[i] in lexicon.finite:
            return True
        if lows[i] in HARD_STOPS and lows[i] not in (",", QUOTE):
            return False
    return False


def _after_addressee(unit: Unit, group: _Group, lexicon: Lexicon) -> tuple[int, tuple[int, int] | None]:
    """Skip who is told ("told the Kyiv Independent that"); return it too where it is an outlet."""
    if "told" not in group.verb.takes and "askto" not in group.verb.takes:
        return group.end, None
    lows, n, start = unit.lows, len(unit), group.end
    if start < n and lows[start] in _TOLD_NOBODY:
        return start, None
    end = start
    while end < n and not _ends_addressee(unit, start, end, lexicon):
        end += 1
    outlet = (start, end) if end > start and is_outlet(unit, start, end, lexicon) else None
    return end, outlet


def _ends_addressee(unit: Unit, start: int, at: int, lexicon: Lexicon) -> bool:
    low = unit.lows[at]
    if low in HARD_STOPS or low == "." or at - start >= 14:
        return True
    if at == start:
        return low in lexicon.classes["time"]
    if low in lexicon.words("pronoun", "subordinator", "time", "that", "modal", "be", "have") or low in (
        "to",
        "about",
        "on",
        "in",
        "at",
        "during",
        "via",
        "there",
        "ahead",
        "before",
        "after",
    ):
        return True
    return low in lexicon.classes["determiner"] and unit.lows[at - 1] not in lexicon.words(
        "preposition", "determiner", "coordinator"
    )


def is_outlet(unit: Unit, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the tokens name a paper, an agency or a station."""
    words = unit.words[start:end]
    if any(w in lexicon.publications for w in words):
        return True
    return (
        end - start <= 6
        and any(w.isupper() and len(w) > 1 for w in words)
        and not any(w[0].islower() and w not in ("the", "of") for w in words)
    )


_ADVERBIAL = frozenset(
    {
        "in",
        "on",
        "at",
        "during",
        "via",
        "through",
        "from",
        "by",
        "after",
        "to",
        "with",
        "of",
        "earlier",
        "this",
        "as",
        "about",
        "ahead",
        "before",
    }
)
_SAID_IN = frozenset(
    {
        "statement",
        "interview",
        "speech",
        "email",
        "e-mail",
        "tweet",
        "post",
        "message",
        "letter",
        "report",
        "conference",
        "briefing",
        "call",
        "video",
        "testimony",
        "court",
        "memo",
        "release",
        "note",
        "address",
        "remarks",
        "article",
        "blog",
        "filing",
        "television",
        "twitter",
        "facebook",
        "telegram",
        "x",
        "column",
        "study",
        "podcast",
        "appearance",
        "rally",
        "hearing",
        "debate",
        "response",
        "reply",
        "meeting",
        "book",
        "editorial",
        "op-ed",
        "interviews",
        "comments",
        "event",
        "announcement",
    }
)


def _after_adverbials(unit: Unit, at: int, lexicon: Lexicon) -> tuple[int, tuple[int, int] | None]:
    """Skip "on Monday", "in a statement", "bluntly"; return where the rest begins and the outlet spoken to, if any."""
    lows, n = unit.lows, len(unit)
    via = None
    while at < n:
        low = lows[at]
        if (
            (low in lexicon.classes["time"] and not low.endswith("'s") and (at + 1 >= n or not lows[at].endswith("’s")))
            or (low.isdigit() and lows[at - 1] in lexicon.classes["time"])
            or (low == "." and at + 1 < n and lows[at - 1] in lexicon.classes["time"] and lows[at + 1].isdigit())
            or (low in lexicon.classes["adverb"] and low not in ("there", "all", "both", "only", "even", "once"))
            or (
                low.endswith("ly")
                and unit.words[at][0].islower()
                and len(low) > 4
                and low not in ("only", "nearly", "roughly", "early")
            )
        ):
            at += 1
        elif low in _ADVERBIAL:
            end, outlet = _adverbial_end(unit, at, lexicon)
            if end is None:
                return at, via
            at, via = end, outlet or via
        else:
            return at, via
    return at, via


def _adverbial_end(unit: Unit, at: int, lexicon: Lexicon) -> tuple[int | None, tuple[int, int] | None]:
    """Return where the prepositional phrase at ``at`` ends, or None where it may be content already."""
    lows, n = unit.lows, len(unit)
    if lows[at] in ("earlier", "this"):
        return (at + 1, None) if at + 1 < n and lows[at + 1] in lexicon.classes["time"] else (None, None)
    if at + 1 < n and lows[at + 1] in lexicon.classes["time"]:
        return at + 2, None
    if lows[at] not in ("to", "of", "as", "about"):
        for i in range(at + 1, min(n, at + 7)):
            if lows[i] in _SAID_IN and (i + 1 >= n or lows[i + 1] not in _SAID_IN):
                return _interview_end(unit, i + 1, lexicon)
            if lows[i] in HARD_STOPS or lows[i] in lexicon.words("pronoun", "that", "be", "have", "modal"):
                break
    for i in range(at + 1, min(n, at + 16)):
        if lows[i] in ("that", QUOTE, ":"):
            return (i, None) if lows[at] not in ("to", "of", "about") or lows[i] == "that" else (None, None)
        if lows[i] in (",", ".", ";") and (i >= n - 1 or lows[i] == "," or (lows[i] == "." and lows[i + 1] == QUOTE)):
            return (i, None) if lows[at] != "to" else (None, None)
        if lows[i] in HARD_STOPS or lows[i] in lexicon.words("pronoun", "be", "have", "modal"):
            break
    return None, None


def _interview_end(unit: Unit, at: int, lexicon: Lexicon) -> tuple[int, tuple[int, int] | None]:
    """ "in an interview with the Post on Friday": skip whom the interview, the letter, the statement was for."""
    lows, n = unit.lows, len(unit)
    if at < n and lows[at] in ("with", "to", "on", "for", "from", "by", "of", "in"):
        end = at + 1
        while end < n and not _ends_addressee(unit, at + 1, end, lexicon):
            end += 1
        if end > at + 1:
            outlet = (
                (at + 1, end) if lows[at] in ("with", "to", "on") and is_outlet(unit, at + 1, end, lexicon) else None
            )
            return end, outlet
    return at, None


def _noun_clause(unit: Unit, at: int, lexicon: Lexicon) -> Clause | None:
    """ "Ann Lee's claim that …", "his warnings that …", "the claim by the bank that …"."""
    lows, n = unit.lows, len(unit)
    if at == 0:
        return None
    that = at + 1
    subject = None
    if that < n and lows[that] in ("by", "from"):
        subject = source_right(unit, that + 1, lexicon)
        that = subject.end if subject else n
    if that + 2 >= n or lows[that] != "that" or lows[that + 1] in lexicon.words("be", "have", "modal"):
        return None
    subject = subject or _possessor(unit, at, lexicon)
    if subject is None:
        return None
    end = _content_end(unit, that + 1)
    return Clause(
        lexicon.nouns[lows[at]], (at, at + 1), subject, [(that + 1, end)] if end > that + 1 else [], right=that + 1
    )


def _possessor(unit: Unit, at: int, lexicon: Lexicon) -> Subject | None:
    """Return whose claim it is: "Ann Lee's", "his"."""
    lows = unit.lows
    for i in range(at - 1, max(-1, at - 4), -1):
        if lows[i] in ("his", "her", "their", "its"):
            return Subject(i, i + 1, i, at)
        if lows[i].endswith(("'s", "’s", "s'", "s’")):
            start = i
            while (
                start > 0
                and unit.words[start - 1][0].isupper()
                and lows[start - 1] not in lexicon.words("preposition", "subordinator", "coordinator")
            ):
                start -= 1
            if start > 0 and lows[start - 1] in ("the", "a"):
                start -= 1
            return Subject(start, i + 1, start, at)
    return None


def _according(unit: Unit, at: int, clauses: list[Clause], lexicon: Lexicon) -> Clause | None:
    """ "according to X" and ", per X"; after another reporting clause "per X" is the outlet that passed it on."""
    lows, n = unit.lows, len(unit)
    first = at + 1
    if lows[at] == "according":
        if first >= n or lows[first] != "to":
            return None
        first += 1
    elif not (
        at
        and lows[at - 1] in (",", QUOTE)
        and first < n
        and (
            unit.words[first][0].isupper()
            or (lows[first] == "the" and first + 1 < n and unit.words[first + 1][0].isupper())
        )
    ):
        return None
    subject = source_right(unit, first, lexicon)
    if subject is None:
        return None
    if lows[at] == "per" and clauses and clauses[-1].via is None:
        clauses[-1].via = (subject.start, subject.end)
        return None
    verb = Verb("according to", None, "neutral", "says", frozenset())
    clause = Clause(verb, (at, first), subject, [])
    lead = [low for low in lows[:at] if low not in lexicon.words("coordinator", "adverb") and low != ","]
    if not lead:
        start = subject.right
        while start < n and lows[start] != "," and lows[start] != QUOTE:
            start += 1
        start += start < n and lows[start] == ","
        end = _content_end(unit, start) if start < n else start
        clause.content = [(start, end)] if end > start else []
        clause.right = start
        return clause
    clause.content = _left_content(unit, at, [], lexicon) or [(_skip_lead(unit), at)]
    if lows[at - 1] == ",":
        _append_rest(unit, clause, subject.right)
    return clause


def _skip_lead(unit: Unit) -> int:
    return 1 if unit.lows[0] in ("but", "and") else 0
