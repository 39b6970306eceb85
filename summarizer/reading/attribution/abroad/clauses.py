"""The reporting clauses of a unit in German, French or Spanish.

What is tried at each token, in this order: a preposition with its source (:mod:`.according`), hearsay ("hieß es bei
der Bahn"), and a reporting verb, behind what is said ("…, sagte X") or before it, with what its entry in the list takes
(:mod:`.contents`); a verb that is not in the list only behind a quotation. What a German semicolon parts goes on; where
nothing else is found, a colon tells who speaks.
"""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.reading.attribution.abroad.according import according_to
from summarizer.reading.attribution.abroad.contents import Found, content_after, content_inside, rest_after, said_before
from summarizer.reading.attribution.abroad.phrases import (
    opening_source,
    parts_of,
    person_inside,
    role_at,
    source_left,
    source_right,
)
from summarizer.reading.attribution.abroad.subjunctive import is_subjunctive_clause
from summarizer.reading.attribution.abroad.words import PARTICLES, Words, words_of
from summarizer.reading.attribution.contents import content_end
from summarizer.reading.attribution.nouns import HARD_STOPS
from summarizer.reading.attribution.reporting import PUTS_IT, Clause, Subject
from summarizer.reading.attribution.tags_inside import INVERTED
from summarizer.reading.attribution.tokens import QUOTE, Unit
from summarizer.reading.lexicon import Verb

_FARTHEST_MARK = 10
"""Tokens between "wie" and the verb of its clause: "wie das Unternehmen am Mittwoch mitteilte"."""
_PERFECT = {"de": 12, "fr": 5, "es": 3}
"""Tokens between an auxiliary and its participle: in German all of the clause may stand there. Chosen, not swept."""
_NEAR = 4
"""Tokens between "hieß es" and its preposition: "hieß es am Abend bei der Bahn"."""
_FARTHEST_BACK = 4
"""Tokens between what points to the sentence before and the verb: "Das hat am Montag …"."""
_FARTHEST_PARTICLE = 30
"""Tokens between a German verb and the rest of it at the end of its clause: "wies den Vorwurf … zurück"."""


def read_clauses_abroad(unit: Unit) -> list[Clause]:
    """Return the reporting clauses of a unit in German, French or Spanish, in the order of their cues."""
    words = words_of(unit.lexicon.language)
    clauses: list[Clause] = []
    free = 0
    for at in range(len(unit)):
        if at < free:
            continue
        clause = according_to(unit, words, at) or _by_hearsay(unit, words, at) or _by_verb(unit, words, at, clauses)
        if clause is not None and (clause.content or clause.awaits or clause.back):
            clauses.append(clause)
            free = max([clause.cue[1], *([clause.subject.right] if clause.subject else [])])
            if clause.right is not None:  # what is said reports nothing of its own
                free = max([free, *(end for _, end in clause.content)])
    if clauses and unit.lexicon.language == "de" and ";" in unit.lows:
        clauses += _behind_semicolon(unit, words, clauses[-1])
    return clauses or _by_colon(unit, words)


def _behind_semicolon(unit: Unit, words: Words, last: Clause) -> list[Clause]:
    """ "…, berichtete Kreil; der Rest sei unentschieden.": what follows in the subjunctive is his, too."""
    at = max(i for i, low in enumerate(unit.lows) if low == ";")
    if at < last.cue[1] or not is_subjunctive_clause(unit, words, at + 1):
        return []
    end = content_end(unit, at + 1)
    return [Clause(PUTS_IT, (at, at + 1), last.subject, [(at + 1, end)], right=at + 1)] if end > at + 1 else []


def _by_colon(unit: Unit, words: Words) -> list[Clause]:
    """ "X zeigt sich überrascht: „…“", "Die Kammer hielt das für glaubhaft: Die Belege seien …": no verb of saying."""
    at = next((i for i in range(len(unit) - 2, 0, -1) if unit.lows[i] == ":"), None)
    if at is None or QUOTE in unit.lows[:at]:
        return []
    quoted = unit.lows[at + 1] == QUOTE
    if not quoted and not (unit.lexicon.language == "de" and is_subjunctive_clause(unit, words, at + 1)):
        return []
    subject = opening_source(unit, words) or (person_inside(unit, words) if quoted else None)
    if subject is None or subject.end > at:
        return []
    end = at + 2 if quoted else content_end(unit, at + 1)
    return [Clause(PUTS_IT, (at, at + 1), subject, [(at + 1, end)], right=at + 1)] if end > at + 1 else []


def _by_hearsay(unit: Unit, words: Words, at: int) -> Clause | None:
    """ "…, hieß es bei der Bahn", "…, heißt es in einer Studie": German, the source behind a preposition.

    A paper in which somebody tells something is nobody: of "in einer Mitteilung der Bahn" the source is "der Bahn", of
    "in einer Mitteilung" whoever spoke just before, if anybody.
    """
    if unit.lows[at] not in words["impersonal"] or unit.low(at + 1) != "es":
        return None
    content = said_before(unit, words, at)
    near = range(at + 2, min(len(unit), at + 2 + _NEAR))
    place = next((i for i in near if unit.lows[i] in words["impersonal in"]), None)
    subject = source_right(unit, words, place + 1, False, sure=True) if place is not None else None
    if not content or subject is None:
        return None
    content += rest_after(unit, words, subject.right, content)
    return Clause(PUTS_IT, (at, at + 1), _whose_paper(unit, words, subject), content)


def _whose_paper(unit: Unit, words: Words, subject: Subject) -> Subject | None:
    """Return whose paper a source is, None where that is not told with it; any other source as it stands."""
    paper = role_at(unit, subject.start, subject.end)
    if paper is None or not unit.lows[paper].endswith(tuple(words["paper"])):
        return subject
    start = paper + 1 + (unit.low(paper + 1) in words["of whom"])
    return source_right(unit, words, start, False, sure=True) if start < subject.end else None


def _of_the_sentence_before(unit: Unit, words: Words, group: "_Group") -> Clause | None:
    """ "Das teilte das Unternehmen am Montag mit.", "Así lo anunció el ministro.": said is what stands before."""
    if unit.lows[0] not in words["that before"] or group.start > _FARTHEST_BACK or "clause" not in group.verb.takes:
        return None
    subject = source_right(unit, words, group.end, False, sure=True)
    if subject is None and group.inner < group.end - 1:
        subject = source_right(unit, words, group.inner, False, sure=True)
    if subject is None or content_after(unit, words, max(subject.right, group.end), group.verb) is not None:
        return None
    return Clause(group.verb, (group.start, group.end), subject, [], back=True)


class _Group(NamedTuple):
    """A reporting verb with its auxiliary: tokens ``start`` to ``end``; ``inner`` is where a subject may begin."""

    start: int
    end: int
    inner: int
    verb: Verb


def _by_verb(unit: Unit, words: Words, at: int, before: Sequence[Clause]) -> Clause | None:
    inverted = INVERTED.fullmatch(unit.lows[at]) if "-" in unit.lows[at] else None
    if inverted is not None:
        return _inverted_in_one(unit, words, at, inverted.group("verb"))
    group = _group(unit, words, at)
    if group is None:
        return _any_tag(unit, words, at)
    told = _after_wie(unit, words, group) if unit.lexicon.language == "de" else None
    told = told or _tag(unit, words, group) or _of_the_sentence_before(unit, words, group)
    return told or _before_content(unit, words, group, before)


def _group(unit: Unit, words: Words, at: int) -> _Group | None:
    """Return the verb at ``at`` with its auxiliary and, in German, the rest of it; None for what reports nothing."""
    form = unit.lexicon.verbs.get(unit.lows[at])
    omitted = at == 0 and unit.lexicon.language == "es"  # "Dijo que …"
    if form is None or not (unit.words[at][0].islower() or omitted):
        return None
    verb = _whole(unit, at, form.verbs)
    if verb is None:
        return None
    start = at
    if "participle" in form.forms:
        auxiliary = _auxiliary(unit, words, at)
        if auxiliary is None and not form.forms & {"third", "past"}:
            return None
        start = at if auxiliary is None else auxiliary
    elif not form.forms & {"third", "past"}:
        return None
    denied = unit.low(_before_clitics(unit, words, start) - 1) in words["negation"]  # "no se descarta un error"
    if denied or not words["negation"].isdisjoint(unit.lows[start:at]):
        return None
    end = at + 1 + len(verb.particle)
    return _Group(start, end, start + 1 if start < at else end, verb)


def _whole(unit: Unit, at: int, verbs: Sequence[Verb]) -> Verb | None:
    """Return which of some verbs a form is of: one of several words has them behind it ("fait savoir").

    A German one in two parts has its other part at the end of the clause.
    """
    low = unit.lows[at]
    for verb in verbs:
        if tuple(unit.lows[at + 1 : at + 1 + len(verb.particle)]) != verb.particle:
            continue
        part = _parted(verb.lemma, low) if unit.lexicon.language == "de" else None
        if part is None or _has_particle(unit, at, part):
            return verb
    return None


def _parted(lemma: str, low: str) -> str | None:
    """Return the part of a verb that a form lacks: "mit" of "teilte"; None where it lacks none."""
    found = [one for one in PARTICLES if lemma.startswith(one) and not low.startswith(one)]
    prefix = max(found, key=len, default=None)
    # "geantwortet" is of "antworten", which has no parts
    return prefix if prefix is not None and lemma[len(prefix) : len(prefix) + 1] == low[:1] else None


def _has_particle(unit: Unit, at: int, particle: str) -> bool:
    """Tell whether the rest of a verb stands at the end of its clause, or of a later one of the sentence."""
    for i in range(at + 1, min(len(unit), at + _FARTHEST_PARTICLE)):
        if unit.lows[i] in (";", ":") and i > at + 1:
            return False
        if unit.lows[i] == particle and unit.low(i + 1) in (".", ",", ":", ";", "", QUOTE, "und", "–", "!"):
            return True
    return False


def _auxiliary(unit: Unit, words: Words, at: int) -> int | None:
    """Return where the auxiliary of the participle at ``at`` stands: "a déclaré", "hat am Montag gesagt"."""
    for i in range(at - 1, max(-1, at - 1 - _PERFECT[unit.lexicon.language]), -1):
        if unit.lows[i] in words["perfect"]:
            return i
        if unit.lows[i] in words["being"] and unit.low(i - 1) in ("s'", "se"):
            return i  # "s'est réjouie la députée"
        if unit.lows[i] in HARD_STOPS or (unit.lows[i] in words["stop"] and unit.lows[i] not in words["joining"]):
            return None
    return None


def _inverted_in_one(unit: Unit, words: Words, at: int, verb: str) -> Clause | None:
    """ "…", affirme-t-il; "…", a-t-elle ajouté; behind a quotation with any verb ("a-t-elle soufflé")."""
    end = at + 1
    form = unit.lexicon.verbs.get(verb)
    if verb in words["perfect"]:
        while unit.low(end) in words["time"] | words["adverb"] and end < at + 3:  # "a-t-elle aussi ajouté"
            end += 1
        form = unit.lexicon.verbs.get(unit.low(end))
        end += 1
    content = said_before(unit, words, at, shortest=1)
    if not content or (form is None and QUOTE not in unit.lows[max(0, at - 2) : at]):
        return None
    content = content + rest_after(unit, words, end, content)
    return Clause(form.verbs[0] if form else PUTS_IT, (at, min(end, len(unit))), Subject(at, at + 1, at, end), content)


def _any_tag(unit: Unit, words: Words, at: int) -> Clause | None:
    """ "…", a réagi le sénateur Bertrand Chauvel; "…", schnaubte Trainer Marić: a verb that is not of the list."""
    begin = _before_clitics(unit, words, at)
    told = unit.lows[max(0, begin - 2) : begin] == [QUOTE, ","] or _is_told_before(unit, words, begin)
    if not told or not unit.words[at].isalpha() or unit.is_capital(at):
        return None
    end = at + 1
    if unit.lows[at] in words["perfect"] and unit.lexicon.language != "de":
        end += 1
    elif any(unit.lows[at] in words[name] for name in _NO_VERBS):
        return None
    subject = source_right(unit, words, end, False)
    if subject is None or unit.lows[subject.start] in words["pronoun"]:
        return None
    content = said_before(unit, words, begin)
    return Clause(PUTS_IT, (at, end), subject, content + rest_after(unit, words, subject.right, content))


def _is_told_before(unit: Unit, words: Words, at: int) -> bool:
    """Tell whether a German sentence in the subjunctive ends before ``at``: "Es handle sich um Untreue, befand …"."""
    if unit.lexicon.language != "de" or unit.low(at - 1) != ",":
        return False
    content = said_before(unit, words, at)
    return bool(content) and is_subjunctive_clause(unit, words, content[0][0])


_NO_VERBS = (
    "stop",
    "finite",
    "preposition",
    "determiner",
    "pronoun",
    "adverb",
    "relative",
    "joining",
    "clitic",
    "that",
)


def _tag(unit: Unit, words: Words, group: _Group) -> Clause | None:
    """ "…", sagte X; "Le pont est sûr, a déclaré X"."""
    begin = _before_clitics(unit, words, group.start)
    content = said_before(unit, words, begin)
    if not content:
        return None
    quoted = QUOTE in unit.lows[max(0, begin - 2) : begin]
    start = group.end
    told = quoted or any(is_subjunctive_clause(unit, words, first) for first, _ in content)
    subject = source_right(unit, words, start, False, sure=told) or _closing(unit, words, start)
    if subject is None and group.inner < group.end - 1:  # "hatte X am Montag gesagt"
        subject = source_right(unit, words, group.inner, False, sure=quoted)
    if subject is None:
        left_out = quoted and unit.lexicon.language == "es" and not unit.low(start).isalpha()
        left_out = left_out or (quoted and unit.lexicon.language == "es" and unit.low(start) in words["time"])
        return (
            Clause(group.verb, (group.start, group.end), None, content + rest_after(unit, words, start, content))
            if left_out
            else None
        )
    right = max(subject.right, group.end)
    if not quoted and content_after(unit, words, right, group.verb) is not None:
        return None
    left = source_left(unit, words, begin) if not quoted else None
    if left is not None and left.left == 0:
        return None  # "L'historienne, auteure d'un catalogue, défend l'avis inverse": that is the subject
    rest = rest_after(unit, words, right, content)
    return Clause(group.verb, (group.start, group.end), subject, content + rest)


def _closing(unit: Unit, words: Words, start: int) -> Subject | None:
    """Return whoever ends a sentence behind its verb, of the word lists or not: "…, a rappelé la région."."""
    subject = source_right(unit, words, start, False, sure=True)
    return subject if subject is not None and subject.right >= len(unit) - 1 else None


def _before_clitics(unit: Unit, words: Words, at: int) -> int:
    """Return where a verb begins with its pronouns: "se queja", "s'est indigné"."""
    while at > 0 and unit.lexicon.language != "de" and unit.lows[at - 1] in words["clitic"]:
        at -= 1
    return at


def _after_wie(unit: Unit, words: Words, group: _Group) -> Clause | None:
    """ "…, wie das Unternehmen am Mittwoch mitteilte": what is said stands before the comma."""
    if unit.low(group.end) not in (",", ".", "", "hat", "hatte"):
        return None
    near = range(group.end - 2, max(1, group.end - 2 - _FARTHEST_MARK), -1)
    wie = next((i for i in near if unit.lows[i] == "wie" and unit.lows[i - 1] == ","), None)
    subject = source_right(unit, words, wie + 1, leads=False, sure=True) if wie is not None else None
    if wie is None or subject is None:
        return None
    content = [(0, wie - 1), *rest_after(unit, words, group.end, [(0, wie - 1)])]
    return Clause(group.verb, (group.end - 1, group.end), subject, content)


def _before_content(unit: Unit, words: Words, group: _Group, before: Sequence[Clause]) -> Clause | None:
    """ "X sagte, dass …", "X a déclaré : «…»", "X dijo que …"; in German the subject may follow the verb."""
    for subject, after in _subjects(unit, words, group, before):
        found = content_after(unit, words, after, group.verb)
        if found is None and group.inner < group.end - 1:
            begin = subject.right if subject is not None and subject.start >= group.inner else group.inner
            found = content_inside(unit, words, begin, group.end - 1, group.verb)
        if found is not None and not (found.thing and not _is_known(unit, words, subject)):
            return _told(unit, group, subject, found)
    return None


def _is_bare(unit: Unit, words: Words, subject: Subject) -> bool:
    """Tell whether what stands before a German verb may be its object: no name, nor anybody with an article."""
    name, head = parts_of(unit, words, subject.start, subject.end)
    listed = head is not None and unit.lows[head] not in unit.lexicon.documents
    return name is None and not (listed or unit.lows[subject.start] in words["pronoun"])


def _is_known(unit: Unit, words: Words, subject: Subject | None) -> bool:
    """Tell whether a subject is somebody by the lists, or a name: only then does "demanded" tell what he says."""
    if subject is None or unit.lows[subject.start] in words["pronoun"]:
        return True
    name, head = parts_of(unit, words, subject.start, subject.end)
    return name is not None or head is not None


def _told(unit: Unit, group: _Group, subject: Subject | None, found: Found) -> Clause:
    cue = (group.start, group.end)
    if found.begin >= len(unit):
        return Clause(group.verb, cue, subject, [], awaits=True)
    right = found.begin if found.begin >= group.end else None
    return Clause(group.verb, cue, subject, [(found.begin, found.end)], right=right)


def _subjects(
    unit: Unit, words: Words, group: _Group, before: Sequence[Clause]
) -> Sequence[tuple[Subject | None, int]]:
    """Return whose verb it may be, the likeliest first, each with where what is said may begin to be looked for."""
    sure = group.verb.act != "shows"
    left = source_left(unit, words, group.start, sure=sure)
    right = source_right(unit, words, group.inner, False) if unit.lexicon.language == "de" and group.start else None
    if left is not None and (right is None or not _is_bare(unit, words, left)):
        return [(left, group.end)]
    found: list[tuple[Subject | None, int]] = []
    if right is not None:  # "Gerüchte über eine Insolvenz wies Ostertag zurück: …"
        found.append((right, max(right.right, group.end)))
    joined = unit.low(group.start - 1) in words["joining"] or unit.low(group.start - 2) in words["joining"]
    if joined or unit.low(group.start - 1) == ",":
        same = before[-1].subject if before and before[-1].subject else opening_source(unit, words)
        if same is not None:
            found.append((same, group.end))
    relative = before[-1].subject if before and unit.low(group.start - 1) in words["relative"] else None
    if relative is not None:
        found.append((relative, group.end))  # "Capdevila, entrenador del Oriol, quien admitió"
    elif unit.lexicon.language == "es" and unit.low(group.start - 1) not in words["relative"]:
        found.append((None, group.end))  # "En su informe señalan que"
    return found
