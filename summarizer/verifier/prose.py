"""Check free text that claims to summarise a document: a verdict for every sentence, with its best evidence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from summarizer.document import Readable, as_document
from summarizer.errors import InputError
from summarizer.patterns import pattern
from summarizer.reading.sentences import split
from summarizer.schemas import Evidence, Finding, SentenceSpan
from summarizer.spans import Span
from summarizer.verifier.asides import has_words, heads_a_part, is_aside
from summarizer.verifier.assertion import Assertion, is_copied
from summarizer.verifier.checks import judge, not_run
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.likeness import story_forms
from summarizer.verifier.evidence.weighing import BRIEF, limits, weighed
from summarizer.verifier.missing import missed_unread, possibly_missed
from summarizer.verifier.report import Judged, Report, SentenceReport, report_of
from summarizer.verifier.text.governors import cued
from summarizer.verifier.text.markup import unmarked
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tokens import Word
from summarizer.verifier.verdicts import verdict

# Characters behind a line in which it is seen whether it heads a table. Chosen, not swept.
_ROW = 60

# Where a sentence goes on in the next line, which an e-mail may have marked as quoted.
_WRAP = pattern(r"[ \t]{0,40}(?:\r\n|[\n\r\x85\u2028])[\s>|]{0,40}")

# How many of its telling words a brief text may lack at least: one alone, or two that the story has elsewhere, may
# always stand for some of it. Chosen with the limits in weighing.
_STRAYED = 1.5

# Marks that open and close a quotation, and the characters of one that are looked back through.
_MARKS = (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"))
_QUOTED = 1_000

# Words before a piece of evidence in which a negation or a quantifier belongs to it.
_BEFORE = 5

# Words behind it that are shown with it where its clause ends with them.
_REST = 4

# Where the words of a language can't be told apart, or a sentence has none that tell anything, no check finds fault.
_UNJUDGED = Finding(
    check="support", severity="doubt", message="it cannot be judged: no passage of the article has its words"
)


def check(text: str, document: Readable, *, grounds: Grounds | None = None) -> Report:
    """Check ``text``, any prose that claims to summarise ``document``, sentence by sentence.

    Each sentence is held against the sentences of the story that bear on it, found by their names, figures and
    rare words. Offsets of the report's sentences point into ``text``. What tells nothing of the document is left out
    of them: marks without a word, what speaks of the summary itself ("# Summary") or names a part of it ("## Key
    figures").
    Raises :class:`InputError` for a document that cannot be used, and for what is no ``str``.
    """
    if not isinstance(text, str):
        raise InputError(f"a {type(text).__name__} is no prose to check; pass a str (verify() takes a stored summary)")
    grounds = grounds or Grounds(as_document(document), sparing=True)
    grounds.hear([text])
    split_up = split(text, grounds.foreign or grounds.language, page=False)
    worded = (one for one in split_up if has_words(one.of(text), text[one.end : one.end + _ROW]))
    spans = [one for one in worded if not _is_heading(one.of(text), grounds)]
    told = [(span, _reopened(assertion_in_prose(span.of(text), grounds), text, span)) for span in spans]
    told = [(span, one) for span, one in told if not is_aside(one, grounds)]
    assertions = [one for _, one in told]
    brief, strays = _length(assertions, grounds)
    sentences = [
        _sentence(span.of(text), span, one._replace(brief=brief, strays=strays), grounds) for span, one in told
    ]
    judged = [
        Judged(f"s{number}", "sentences", one.verdict, {"text": one.text, "start": one.start, "end": one.end})
        for number, one in enumerate(sentences, 1)
    ]
    missed = possibly_missed(assertions, grounds)
    report = report_of(judged, possibly_missed=missed, not_run=(*not_run(grounds), *missed_unread(grounds)))
    return report.with_sentences(sentences)


def _sentence(words: str, span: Span, assertion: Assertion, grounds: Grounds) -> SentenceReport:
    """Judge one sentence of the prose, ``words``, which stands at ``span``."""
    judged = judge(assertion, grounds)
    if judged.status == "verified" and not assertion.evidence:
        judged = verdict([*judged.findings, _UNJUDGED])
    return SentenceReport(words, span.start, span.end, judged, _shown_evidence(assertion, grounds))


def _reopened(assertion: Assertion, text: str, span: Span) -> Assertion:
    """Return a sentence that ends a quotation which one before it opens with the mark that opens it.

    Else nobody is heard to say it: '"I don't want it. I want an answer," Ann Lee said.'
    """
    before = text[max(text.rfind("\n", 0, span.start) + 1, span.start - _QUOTED) : span.start]
    for opening, closing in _MARKS:
        if opening == closing:
            is_open = before.count(opening) % 2 == 1
        else:
            is_open = before.rfind(opening) > before.rfind(closing)
        at = assertion.text.find(closing)
        if is_open and at > 0 and opening not in assertion.text[:at] and not assertion.copied:
            return assertion._replace(text=opening + assertion.text)
    return assertion


def _length(assertions: Sequence[Assertion], grounds: Grounds) -> tuple[bool, bool]:
    """Tell whether a whole text is brief, and whether a brief one strays: its evidence lacks too many of its words.

    What is copied is no part of it.
    """
    said = [weighed(one, grounds) for one in assertions if one.evidence and not one.copied]
    told, lacking = sum(len(one.telling) for one in said), sum(one.strays for one in said)
    brief = told < BRIEF
    return brief, brief and lacking >= _STRAYED and lacking > told * limits(grounds.language).strays


def _is_heading(words: str, grounds: Grounds) -> bool:
    return heads_a_part(words, grounds.words_of(unmarked(words, grounds.language)), grounds.language)


def assertion_in_prose(words: str, grounds: Grounds) -> Assertion:
    """Put a sentence of prose into the form that the checks read, with the evidence that bears most on it."""
    words = unmarked(words, grounds.language)
    line = _WRAP.sub(" ", words)
    copies, words = (words, line), line
    evidence = evidence_for(words, grounds)
    sentences = tuple(sorted(dict.fromkeys(grounds.document.sentence_around(span) for span in evidence)))
    return Assertion(
        id="",
        field="sentences",
        text=words,
        evidence=evidence,
        sentences=sentences,
        prose=True,
        copied=any(is_copied(copy, sentences, grounds.document) for copy in copies),
    )


def evidence_for(words: str, grounds: Grounds) -> tuple[Span, ...]:
    """Return the stretches of the story that bear most on ``words``, the best first."""
    index, said = grounds.index, grounds.words_of(words).places.keys()

    def like(number: int) -> float:
        """Return the share of all words, small ones too, that a sentence and ``words`` have both."""
        there = grounds.words_in(index.sentences[number]).places.keys()
        return len(said & there) / max(1, len(said | there))

    found = index.best(_looked_for(words, grounds), like)
    return tuple(_cut(index.sentences[number], words, grounds) for number in found)


def _looked_for(words: str, grounds: Grounds) -> frozenset[str]:
    """Return the words of the story that bear on ``words``: by them evidence is found, and cut to what it proves."""
    return grounds.remembered("looked for", words, lambda: frozenset(_wanted(grounds.words_of(words), grounds)))


def _wanted(said: Passage, grounds: Grounds) -> Iterator[str]:
    """Yield the words of the story to look for: those that are said, and what is like them if it has few of those."""
    known = grounds.words
    there = [form for form in said.content if form in known]
    yield from there
    if 2 * len(there) < len(said.content):
        for form, index in said.content.items():
            if form not in known and not said.is_name(index) and not form.isdigit():
                yield from story_forms(grounds).like(form)


def _cut(sentence: Span, words: str, grounds: Grounds) -> Span:
    """Cut the evidence out of a sentence: from the first to the last word that both sides have."""
    shared = _shared(sentence, words, grounds)
    return Span(sentence.start + shared[0].start, sentence.start + shared[-1].end) if shared else sentence


def _shared(sentence: Span, words: str, grounds: Grounds) -> list[Word]:
    """Return the content words of a sentence that bear on ``words``, in order."""

    def work() -> list[Word]:
        forms = _looked_for(words, grounds)
        return [word for word in grounds.words_in(sentence).words if word.base in forms and word.content]

    return grounds.remembered("shared", (sentence, words), work)


def _shown_evidence(assertion: Assertion, grounds: Grounds) -> tuple[Evidence, ...]:
    """Return the evidence of an assertion in the form that leaves the program: as narrow as it proves."""
    document = grounds.document
    around = [document.sentence_around(span) for span in assertion.evidence]
    spans = [
        _whole(_narrowest(span, sentence, assertion.text, grounds), sentence, grounds)
        for span, sentence in zip(assertion.evidence, around, strict=True)
    ]
    return tuple(
        Evidence(
            start=span.start,
            end=span.end,
            quote=span.of(document.text),
            match="exact",
            sentence=_sentence_span(sentence, grounds),
        )
        for span, sentence in zip(spans, around, strict=True)
    )


def _sentence_span(sentence: Span, grounds: Grounds) -> SentenceSpan:
    work = lambda: SentenceSpan(start=sentence.start, end=sentence.end)  # noqa: E731
    return grounds.remembered_of_story("sentence", sentence, work)


def _narrowest(span: Span, sentence: Span, words: str, grounds: Grounds) -> Span:
    """Return the shortest part of a stretch that has each form of its sentence that bears on ``words`` once."""
    shared = _shared(sentence, words, grounds)
    last: dict[str, int] = {}
    best = (span.end - span.start, span)
    wanted = len({word.base for word in shared})
    for word in shared:
        last.pop(word.base, None)
        last[word.base] = word.start  # the oldest of them comes first
        if len(last) == wanted:
            found = Span(sentence.start + next(iter(last.values())), sentence.start + word.end)
            best = min(best, (found.end - found.start, found))
    return best[1]


def _whole(span: Span, sentence: Span, grounds: Grounds) -> Span:
    """Return a part of a sentence with all of the figures that it cuts, and with what denies or counts its beginning.

    Of "some of the ward's 63 staff" and "no one was killed" the first words must not be left out.
    """
    for figure in grounds.quantities_in(sentence):
        if figure.span.overlaps(span):
            span = Span(min(span.start, figure.span.start), max(span.end, figure.span.end))
    source = grounds.words_in(sentence)
    first = bisect_left(source.words, span.start - sentence.start, key=lambda word: word.start)
    before = range(max(0, first - _BEFORE), min(first, len(source.words) - 1))
    telling = _telling(sentence, source, grounds) if before else frozenset()
    told = [i for i in before if i in telling and _is_one_clause(source, i, first)]
    start = min(span.start, sentence.start + source.words[told[0]].start) if told else span.start
    return Span(start, max(span.end, sentence.start + _end_of_clause(source, span.end - sentence.start)))


def _end_of_clause(source: Passage, end: int) -> int:
    """Return where the clause that ends a part of a sentence does itself, if only a few words follow; else ``end``.

    What belies a text may be the last word of what it retells: "shown in the *spring*".
    """
    last = bisect_left(source.words, end, key=lambda word: word.start) - 1
    if last < 0:
        return end
    rest = takewhile(lambda i: _is_one_clause(source, last, i), range(last + 1, last + 2 + _REST))
    found = list(rest)
    return source.words[found[-1]].end if 0 < len(found) <= _REST else end


def _telling(sentence: Span, source: Passage, grounds: Grounds) -> frozenset[int]:
    """Return the words of a sentence that deny, or tell of how many."""

    def work() -> frozenset[int]:
        counted = (start for start, _, _ in cued(source, "quantifiers"))
        return frozenset((*source.cues, *counted))

    return grounds.remembered_of_story("telling", sentence, work)


def _is_one_clause(text: Passage, one: int, other: int) -> bool:
    return other < len(text.words) and text.words[one].clause == text.words[other].clause
