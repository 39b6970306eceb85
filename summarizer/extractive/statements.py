"""Claims: every attributed statement of the story, one for each sentence that it runs through."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.extractive.naming import (
    full_name,
    is_somebody,
    name_as_subject,
    name_edits,
    points_elsewhere,
    source_edit,
    subject_edit,
)
from summarizer.extractive.scene import Scene
from summarizer.extractive.values import Point
from summarizer.extractive.wording import Edit, edited, finished, is_dangling, single_spaced, word_count
from summarizer.patterns import pattern
from summarizer.reading.attribution import Speaker, Statement
from summarizer.reading.certainty import Cue, certainty_of, governing
from summarizer.spans import Span, overlapping

MOST_STATEMENTS = 60
"""Attributed statements told at most, the most salient ones: an article of 5,000 characters has about fifteen."""

# Statements of fewer words say too little ("he said so"); longer ones are no sentence of a summary.
_WORDS = (3, 75)
_NOT_KNOWING = frozenset({"unknown", "unconfirmed", "no_comment"})


def statements(scene: Scene) -> Iterator[tuple[Span, Point]]:
    """Yield the attributed statements that can be told on their own, with where they stand."""
    for statement in scene.statements:
        if (
            statement.stance != "asks"
            and statement.sentence >= scene.first
            and statement.content
            and not _is_nested(scene, statement)
        ):
            yield from _points(scene, statement)


def _is_nested(scene: Scene, statement: Statement) -> bool:
    """Tell whether somebody else tells of the statement ("the source said Ruiz had told …"): the outer one has it."""
    return any(
        piece.covers(statement.cue)
        for other in scene.said.get(statement.sentence, ())
        if other is not statement and other.stance != "asks" and other.speaker is not None
        for piece in other.content
    )


def _points(scene: Scene, statement: Statement) -> Iterator[tuple[Span, Point]]:
    """Yield a statement as one claim for each sentence that its content runs through."""
    home = statement.sentence
    speaker = scene.speaker_of(statement)
    if speaker is None or not is_somebody(statement, speaker):
        return
    if statement.cue.of(scene.text) == ":" and statement.verb == "say":  # a turn of a talk ("Lee: …")
        yield from _turn(scene, statement, full_name(scene, speaker))
        return
    pieces = list(_by_sentence(scene, statement))
    here = [piece for index, piece in pieces if index == home]
    if here and not _says_little(scene.text, statement, here):
        words = _with_reporting(scene, statement, here)
        yield from _told(scene, statement, home, here, _named_first(scene, statement, here, words))
    if statement.how != "direct_quote" or any(_runs_away(scene.text, p) for p in statement.content):
        return
    for index, piece in [entry for entry in pieces if entry[0] != home][:MOST_CONTINUED]:
        words = piece.of(scene.text)
        fewest = _POINTING if is_dangling(words, scene.language) else _CONTINUED
        if word_count(words) >= fewest and not _OPEN_INSIDE.search(words):
            name = full_name(scene, speaker)
            said, wrote = _SAID.get(scene.language, _SAID["en"])
            verb = wrote if statement.verb in _WRITTEN else said
            yield from _told(scene, statement, index, [piece], f"{name} {verb}: {_quoted(words)}")


_WRITTEN = frozenset({"write", "post", "tweet", "schreiben", "écrire", "escribir"})
_SAID = {
    "en": ("said", "wrote"),
    "de": ("sagte", "schrieb"),
    "fr": ("a dit", "a écrit"),
    "es": ("dijo", "escribió"),
}
"""What a sentence of a quotation that goes on is told with: the verb stands sentences before it."""


def _turn(scene: Scene, statement: Statement, name: str) -> Iterator[tuple[Span, Point]]:
    """Yield what somebody says in a turn of a talk: as many of its first sentences as one claim holds."""
    pieces: list[Span] = []
    for piece in statement.content:
        if sum(word_count(one.of(scene.text)) for one in (*pieces, piece)) > _TURN:
            break
        pieces.append(piece)
    words = " ".join(piece.of(scene.text) for piece in pieces)
    if word_count(words) >= _CONTINUED:
        index = overlapping(pieces[0], scene.sentences).start
        verb = _SAID.get(scene.language, _SAID["en"])[0]
        yield from _told(scene, statement, index, pieces, f"{name} {verb}: {_quoted(words)}")


_TURN = 40
"""Words of a turn that are told: two or three sentences."""


# A sentence of a quotation with fewer words ("Know that.") says nothing without the one before.
_CONTINUED = 4
# Nor has one with fewer words enough to say where it begins with "it" or "they", which the sentence before explains.
_POINTING = 6
MOST_CONTINUED = 5
"""Sentences of one quotation told beside the one with its reporting clause."""

# A quotation in which another seems to end was not closed where it was taken to be.
_INNER_END = pattern(r"[,.!?…][\"”’']\s+\S")


def _runs_away(text: str, piece: Span) -> bool:
    return bool(_INNER_END.search(text, piece.start, max(piece.start, piece.end - 2)))


def _by_sentence(scene: Scene, statement: Statement) -> Iterator[tuple[int, Span]]:
    """Cut the content at the borders of sentences: the index of the sentence, and the piece in it."""
    home = scene.sentences[statement.sentence]
    for piece in statement.content:
        if home.covers(piece):
            yield statement.sentence, piece
            continue
        for index in overlapping(piece, scene.sentences):
            sentence = scene.sentences[index]
            yield index, Span(max(piece.start, sentence.start), min(piece.end, sentence.end))


def _told(
    scene: Scene, statement: Statement, index: int, content: Sequence[Span], words: str | None
) -> Iterator[tuple[Span, Point]]:
    text = finished(words or "")
    speaker = scene.speaker_of(statement)
    if speaker is None or not _WORDS[0] <= word_count(text) <= _WORDS[1] or is_dangling(text, scene.language):
        return
    cues = _cues(scene, statement, content)
    start = Span(content[0].start, content[-1].end)
    pointing = ': "' in text and is_dangling(content[0].of(scene.text), scene.language)
    bare = statement.stance == "denies" and word_count(" ".join(piece.of(scene.text) for piece in content)) < _FEW
    salience = scene.ranking.of_part(index, scene.stems(text)) * (_LEADS_LESS if pointing or bare else 1)
    yield (
        start,
        Point(
            text=text,
            quote=" … ".join(_telling(scene.text, content)),
            cites=_cited(scene, text, {index, statement.sentence}),
            speaker=single_spaced(speaker.name),
            certainty=certainty_of(cues, statement.stance),
            salience=salience,
            open=any(cue.kind in _NOT_KNOWING for cue in cues),
        ),
    )


_LEADS_LESS = 0.5
"""What a quotation that begins with a pronoun, or "denied all the charges", counts for beside what tells more."""


def _telling(text: str, content: Sequence[Span]) -> list[str]:
    """Return the pieces of what is said that are found again where something is left out between them.

    A word alone ("…, said the analyst, who rates it "hold"") stands anywhere.
    """
    words = [piece.of(text) for piece in content]
    return [piece for piece in words if word_count(piece) > 1] or words


def _cited(scene: Scene, text: str, sentences: set[int]) -> tuple[int, ...]:
    """Return the numbers of ``sentences``, and of the one before where the subject was named there."""
    first = min(sentences)
    start = scene.sentences[first].start
    pointing = scene.text[start : start + 3].lower() == "it " and text[:3].lower() != "it "
    return tuple(sorted({index + 1 for index in sentences} | ({first} if pointing and first else set())))


def _says_little(text: str, statement: Statement, content: Sequence[Span]) -> bool:
    """Tell whether what is said is a word or two ("it", "the plan"): alone they tell nothing, unless quoted."""
    words = [word for piece in content for word in piece.of(text).split()]
    if not words:
        return True
    before = text[statement.cue.end : content[0].start] if statement.cue.end <= content[0].start else ""
    if len(words) >= _WORDS[0] and _was_asked(text, statement.cue.start):
        return False
    if "as" in (before.strip(" \"“'‘"), words[0]):
        return True  # "described as a mistake": what was, stands elsewhere
    if statement.how != "direct_quote" and words[0].lower() in _FINITE:
        return True  # "which, experts say, could fail": its subject stands elsewhere
    if statement.stance == "denies" or statement.verb in _TURNED_DOWN:
        # "Denied wrongdoing" tells what is denied; "denied it" does not.
        return len(words) < _WORDS[0] and words[0].lower().strip(".,") in _WHAT_WAS_SAID
    counted = any(word[0].isdigit() for word in words)  # "spoke of at least 25,000"
    return len(words) < (2 if statement.how == "direct_quote" or counted else _FEW)


_FEW = 4
"""Words of what is said; fewer tell nothing alone."""


_TURNED_DOWN = frozenset({"dismiss", "reject"})
_WHAT_WAS_SAID = frozenset({"it", "this", "that", "them", "these", "those", "so", "anything"})


# "Asked whether …, he said they were": what is meant stands in the question.
_ASKED = pattern(r"(?:\A|\s)Asked\s[^.;:\"”“]{1,160},\s[^.;:\"”“]{0,40}\Z")


def _was_asked(text: str, cue: int) -> bool:
    first = max(0, cue - 200)
    return text.find("Asked", first, cue) >= 0 and bool(_ASKED.search(text, first, cue))


_FINITE = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must"}
)


def _cues(scene: Scene, statement: Statement, content: Sequence[Span]) -> tuple[Cue, ...]:
    """Return the cues that govern ``content``; a reporting verb ("claimed") is attribution, and told as such.

    Not so an adverb beside it that says what to think of it ("falsely claimed"), nor hearsay inside what is said: "Lee
    said he *is thought* to have left".
    """
    near = scene.readings.cues_in(Span(content[0].start - _NEAR, content[-1].end + _NEAR))
    falsely = [cue for cue in near if cue.kind == "disputed" and statement.cue.covers(cue.span)]
    said = scene.said.get(statement.sentence, ())
    reporting = [one.cue for one in said if one is statement or one.source is not None]
    others = [cue for cue in near if not any(cue.span.overlaps(r) for r in reporting)]
    return (*falsely, *governing(others, content))


_NEAR = 200  # code points: a cue governs no clause that is farther off


def _quoted(words: str) -> str:
    bare = words.strip(" \"“”„‘’‚'«»‹›")
    return f'"{bare}"'


def _with_reporting(scene: Scene, statement: Statement, content: Sequence[Span]) -> str | None:
    """Return the clause of a statement with its reporting clause, names in place of pronouns; None if it can't be."""
    text, source = scene.text, statement.source
    home = scene.sentences[statement.sentence]
    if source is None:
        return _named_last(scene, statement, content)
    if not home.covers(source):
        return None
    if _EMBEDDED.search(text, max(home.start, source.start - 12), source.start):
        return None
    speaker = scene.speaker_of(statement)
    name = _inversion_edit(scene, statement.cue, source, speaker) or source_edit(scene, statement, source, speaker)
    if name is None and points_elsewhere(source.of(text)):
        return None
    parts = sorted([source, statement.cue, *content])
    stretch = _stretch(scene, statement, parts, home)
    gaps = list(_gaps(scene, statement, parts))
    between = text[source.end : statement.cue.start].strip(" ,")
    if between in _BLAMED_FOR:  # "attacked Lee for saying"
        gaps.append(Edit(Span(source.end, statement.cue.start), " "))
    beside = not between or any(gap.span.start == source.end for gap in gaps)
    edits = [*([name] if name else []), *gaps, *(_finite(text, statement.cue, parts) if beside else ())]
    edits += _to_nobody(scene, statement, content)
    edits += name_edits(scene, stretch, [source, *(e.span for e in edits)])
    if stretch.start == home.start and (subject := subject_edit(scene, statement.sentence)):
        edits.append(subject)
    return edited(text, stretch, edits)


_BLAMED_FOR = frozenset({"for", "of"})


def _to_nobody(scene: Scene, statement: Statement, content: Sequence[Span]) -> Iterator[Edit]:
    """Yield the edit that leaves out whom somebody "told", where that is a pronoun: who is meant, stands elsewhere."""
    whom = _TOLD_PRONOUN.match(scene.text, statement.cue.start)
    if whom is None or statement.verb != "tell" or statement.cue.of(scene.text) not in _TELLS:
        return
    if all(piece.end <= statement.cue.start or _LEADS_TO.match(scene.text, whom.end()) for piece in content):
        yield Edit(Span(statement.cue.start, whom.end()), _TELLS[statement.cue.of(scene.text)])


_TELLS = {"told": "said", "tells": "says"}
_TOLD_PRONOUN = pattern(r"(?:told|tells)\s(?:him|her|them|us|me|it)\b(?=[.,:]|\sthat\b|\Z)")
_LEADS_TO = pattern(r"[,:]?\s(?:that\b|[\"“])")


def _named_first(scene: Scene, statement: Statement, content: Sequence[Span], words: str | None) -> str | None:
    """Return a quotation that begins with a pronoun behind whoever says it: "Ann Lee told the court: "It is over."".

    Alone it would point at nobody; as somebody's own words, given whole, it may point at what the story told before.
    """
    speaker = scene.speaker_of(statement)
    quoted = statement.how == "direct_quote" and len(content) == 1 and scene.language == "en"
    if words is None or speaker is None or not quoted or not is_dangling(finished(words), scene.language):
        return words
    said = content[0].of(scene.text)
    if not said.startswith(_OPENING) or word_count(said) < _POINTING:
        return words
    after = scene.text[content[0].end : scene.sentences[statement.sentence].end]
    told = _TOLD_WHOM.search(after) if statement.cue.start > content[0].end else None
    verb = told[0] if told else _SAID["en"][statement.verb in _WRITTEN]
    return f"{full_name(scene, speaker)} {verb}: {_quoted(said)}"


_OPENING = ('"', "“")
# "He would say, 'Stop. | Start again.'": what is quoted inside goes on in another sentence.
_OPEN_INSIDE = pattern(r"(?<!\w)['‘](?=\w)(?!.*\w[.,!?…]?['’](?!\w))")
# "told the court", "told him" no more: whom that was, stands elsewhere.
_TOLD_WHOM = pattern(r"\btold\s(?!(?:him|her|them|us|me|it)\b)(?:[\w’'-]+\s?){1,4}(?=[.,]|\Z)")


def _named_last(scene: Scene, statement: Statement, content: Sequence[Span]) -> str | None:
    """Return the clause of a statement whose speaker stands only in a sentence before it, named at its end."""
    speaker, verb = scene.speaker_of(statement), _SAID.get(scene.language, ("", ""))[0]
    if speaker is None or scene.language not in ("de", "es"):
        return None
    if scene.language == "de":  # "Die Brücke sei sicher.": speech that goes on in the subjunctive
        if statement.cue.start > content[-1].end:  # "…, hieß es in einer Mitteilung"
            home = scene.sentences[statement.sentence]
            return _stretch(scene, statement, [*content, statement.cue], home).of(scene.text)
        name = name_as_subject(scene, speaker)
        words = content[0].of(scene.text).rstrip(" .")
        return f"{words}, {verb} {name}" if name is not None else words
    stretch = Span(min(statement.cue.start, content[0].start), max(statement.cue.end, content[-1].end))
    named = Edit(Span(statement.cue.end, statement.cue.end), f" {full_name(scene, speaker)}")
    return edited(scene.text, stretch, [named])


def _inversion_edit(scene: Scene, cue: Span, source: Span, speaker: Speaker | None) -> Edit | None:
    """Return the edit that names who speaks in French "a-t-il dit", where verb and pronoun are one: "a dit Luc Roy"."""
    text = scene.text
    inverted = _INVERTED.fullmatch(source.of(text))
    if inverted is None or speaker is None or not cue.covers(source):
        return None
    return Edit(cue, f"{inverted['verb']}{text[source.end : cue.end]} {full_name(scene, speaker)}")


_INVERTED = pattern(r"(?P<verb>\w+?)-(?:t-)?(?:il|elle)s?")

# "what Ruiz called …", "which prosecutors say is …": the clause is a part of another.
_EMBEDDED = pattern(r"\b(?:what|which|who|whom|whose)\s(?:the\s|[A-Z]\w+\s)?\Z", re.I)


def _stretch(scene: Scene, statement: Statement, parts: Sequence[Span], home: Span) -> Span:
    """The stretch of the sentence that tells a statement: its parts, with a time before and a short tail after."""
    start = max(home.start, parts[0].start)
    end = min(home.end, max(part.end for part in parts))
    if parts[0] == statement.source and _ADJUNCT.fullmatch(scene.text[home.start : start]):
        start = home.start
    if _begins_before(scene, statement, parts, home):
        start = home.start
    cut = _CUT_WORD.search(scene.text[max(home.start, start - 40) : start])
    start -= len(cut[0]) if cut else 0
    return _with_quotes(scene.text, Span(start, _tail(scene, statement, end, home)), home)


def _begins_before(scene: Scene, statement: Statement, parts: Sequence[Span], home: Span) -> bool:
    """ "*Workers* were told by Lee that …", "*In* Lee's view, …": the reporting clause begins before its parts."""
    text, source = scene.text, statement.source
    before = text[home.start : parts[0].start]
    if source is None or _IN_VIEW.fullmatch(before):
        return source is not None
    agent = _AGENT.search(text, max(home.start, source.start - 6), source.start) is not None
    agent = agent or statement.cue.of(text).endswith((" by", " from"))
    return parts[0] == statement.cue and agent and _TOLD_BY.fullmatch(before) is not None


_IN_VIEW = pattern(r"In\s(?:the\s)?")
_AGENT = pattern(r"\b(?:by|from)\s\Z")
_TOLD_BY = pattern(r"[^,.;:\"“”–—]{1,80}\s")


# A source may start inside a word ("D.C.-based"): the whole word goes along, with its article.
_CUT_WORD = pattern(r"(?:(?:\b(?:The|An?)\s)?[\w.-]{1,30}-)?\Z", re.I)


# "On Monday, Ruiz said …": when it was said goes with what was said.
_ADJUNCT = pattern(
    r"(?:(?:On|In|At|During|After|Before|Late|Earlier|Last|Speaking)\s[^,.;:\"”“]{1,60},\s|Asked\s[^.;:\"”“]{1,160},\s)"
)
_TAIL = pattern(
    r",\s(?:citing|referring)\b[^,;]{1,120}"
    # "in the journal *Sleep and Ageing*": a title in italics, or two capitals joined before a stop, is one name.
    r"|(?:\*[^*\n]{1,80}\*|[A-Z]\w{0,30}\sand\s[A-Z]\w{0,30}(?=[*.,;]|\Z)"
    r"|(?!\s(?:and|but|while|as|although|though|when|after|before|because|which|who|that)\s)[^,;:.!?\"“”–—]){0,60}"
)


def _tail(scene: Scene, statement: Statement, end: int, home: Span) -> int:
    """Take the words after the last part along where they belong to it ("told *the newspaper*", ", citing a video")."""
    if end == max(piece.end for piece in statement.content):
        return end
    others = [p for s in scene.said.get(statement.sentence, ()) for p in (*s.content, s.cue, s.source) if p]
    limit = min((other.start for other in others if other.start >= end), default=home.end)
    match = _TAIL.match(scene.text, end, limit)
    return match.end() if match else end


def _with_quotes(text: str, stretch: Span, home: Span) -> Span:
    """Widen a stretch over the quotation marks and the stop right beside it."""
    start, end = stretch
    while start > home.start and text[start - 1] in '"“‘«':
        start -= 1
    while end < home.end and text[end] in '"”’».!?':
        end += 1
    return Span(start, end)


def _gaps(scene: Scene, statement: Statement, parts: Sequence[Span]) -> Iterator[Edit]:
    """Yield edits that take out what stands between the parts and is not theirs: an apposition, another statement."""
    said = scene.said.get(statement.sentence, ())
    others = [p for s in said if s is not statement for p in (*s.content, s.cue)] if len(said) > 1 else ()
    for left, right in pairwise(parts):
        gap = Span(left.end, right.start)
        words = gap.of(scene.text)
        if not words.strip():
            continue
        inserted = left == statement.source and len(words.strip()) > 1 and words[0] == words.rstrip()[-1] == ","
        foreign = any(gap.covers(other) for other in others)
        pause = left == statement.source and right == statement.cue and words.strip() == ","
        if pause and left != parts[0] and _is_apposed(scene.text, left, statement.content):
            continue
        aged = left == statement.source and right == statement.cue and _AGED.fullmatch(words) is not None
        if gap.start < gap.end and (inserted or pause or aged or (foreign and left == statement.source)):
            yield Edit(gap, " ")
        elif left == parts[0] == statement.source and _closes_apposition(scene.text, gap):
            yield Edit(Span(gap.start, gap.start + 1), "")


# "One of them, Ann Lee (84), said": without what stands before the name, the comma behind it goes, with her age.
_AGED = pattern(r"\s?\(\d{1,3}\),\s")


def _closes_apposition(text: str, gap: Span) -> bool:
    """ "The chairman, Ann Bell, | thanked them and said": without what she is, the comma behind her name goes too."""
    words = gap.of(text)
    return words.startswith(", ") and words.count(",") == 1 and any(word.isalpha() for word in words.split())


def _is_apposed(text: str, source: Span, content: Sequence[Span]) -> bool:
    """Tell whether a source stands in apposition ("the mayor, Ann Bell, said"): then both commas stay."""
    before = text[max(0, source.start - _NEAR) : source.start].rstrip()
    said = (text[piece.end : source.start] for piece in content if piece.end <= source.start)
    return before.endswith(",") and all(any(c.isalnum() for c in between) for between in said)


# "…, adding that …" is cut off from its clause: the verb must stand by itself.
_PAST = {
    "saying": "said", "telling": "told", "writing": "wrote", "thinking": "thought", "insisting": "insisted",
    "arguing": "argued", "noting": "noted", "describing": "described", "admitting": "admitted", "denying": "denied",
    "stating": "stated", "calling": "called", "acknowledging": "acknowledged", "conceding": "conceded",
    "declaring": "declared", "accusing": "accused", "citing": "cited",
}  # fmt: skip


def _finite(text: str, cue: Span, parts: Sequence[Span]) -> Iterator[Edit]:
    """Yield the edit that makes a participle after its subject a verb ("Ruiz adding that" → "Ruiz added that")."""
    word = cue.of(text).partition(" ")[0]
    before = text[max(0, cue.start - 8) : cue.start].lower().split()
    finite = before and before[-1] in ("is", "was", "are", "were", "been", "be", "by")
    if word.endswith("ing") and word.lower() != "according" and not finite and parts[0].start < cue.start:
        yield Edit(Span(cue.start, cue.start + len(word)), _PAST.get(word.lower(), f"{word[:-3]}ed"))
