"""What the story has and a summary does not: its figures and its speakers."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.reading.attribution import Speaker, Statement
from summarizer.reading.quantities import Quantity, Value, compare
from summarizer.reading.windows import WHOLE
from summarizer.spans import Span
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.evidence.sources import head_of, is_role, noun_of
from summarizer.verifier.figures.agreement import SUPPORTS
from summarizer.verifier.report import Missed, NotRun
from summarizer.verifier.text.naming import stems

# Kinds of figures whose absence a reader would want to know of; days and places in a row are mere circumstance.
_TOLD = ("count", "money", "percent", "ratio", "distance", "duration", "score")

# Rough figures of a summary that the story's are held against. Chosen for time.
_MOST = 40

_Key = tuple[Value, str | None]


def possibly_missed(assertions: Iterable[Assertion], grounds: Grounds) -> tuple[Missed, ...]:
    """Return the figures and the speakers of the story that no assertion tells, in the story's order, each once."""
    if missed_unread(grounds):
        return ()
    told = tuple(assertions)
    found = [*_figures(told, grounds), *_speakers(told, grounds)]
    return tuple(sorted(found, key=lambda missed: missed.start))


def missed_unread(grounds: Grounds) -> tuple[NotRun, ...]:
    """Return what must be told where a story is too long to be read whole for what a summary may miss.

    No summary has all of a book.
    """
    length = sum(end - start for start, end in grounds.document.story)
    if length <= WHOLE:
        return ()
    return (NotRun("possibly missed", f"the story is longer ({length}) than {WHOLE} characters"),)


def _figures(told: Sequence[Assertion], grounds: Grounds) -> Iterator[Missed]:
    said = [figure for one in told for figure in _said(one, grounds)]
    known = {_key(figure) for figure in said}
    # "More than a tenth" tells 11 %; a plain number is told by itself alone, which is seen at once.
    rough = [figure for figure in said if figure.comparator is not None or figure.kind == "ratio"][:_MOST]
    for figure in grounds.quantities:
        if figure.kind in _TOLD and _key(figure) not in known:
            known.add(_key(figure))
            if any(compare(one, figure) in SUPPORTS for one in rough):
                continue
            yield Missed("figure", figure.span.of(grounds.document.text), *figure.span)


def _said(assertion: Assertion, grounds: Grounds) -> Iterator[Quantity]:
    """Yield the figures that an assertion tells: in its own words, or by what it copies."""
    if assertion.reworded:
        yield from grounds.quantities_said(assertion.text)
    for span in assertion.evidence if assertion.verbatim else assertion.sentences if assertion.copied else ():
        yield from grounds.quantities_in(span)


def _key(figure: Quantity) -> _Key:
    return figure.value, figure.unit


def _speakers(told: Sequence[Assertion], grounds: Grounds) -> Iterator[Missed]:
    texts = (name for one in told for name in (*one.speaker, one.text))
    forms = {form for text in texts for form in grounds.words_of(text).places}
    known = frozenset().union(*(stems(form, grounds.language) for form in forms))
    for speaker, names in _speaking(grounds):
        if not any(all(not known.isdisjoint(forms) for forms in name) for name in names):
            where = speaker.mentions[0] if speaker.mentions else Span(0, 0)
            yield Missed("speaker", speaker.name, *where)


def _speaking(grounds: Grounds) -> list[tuple[Speaker, list[list[frozenset[str]]]]]:
    """Return who says something in the story, with the words of each of their names, in all forms of each."""

    def work() -> list[tuple[Speaker, list[list[frozenset[str]]]]]:
        speaking = {one.speaker for one in grounds.attribution.statements if not _is_heading(one, grounds)}
        return [
            (speaker, [_forms(name, grounds) for name in (speaker.name, *speaker.aliases, *_short(speaker, grounds))])
            for index, speaker in enumerate(grounds.attribution.speakers)
            if index in speaking
        ]

    return grounds.remembered_of_story("who speaks", None, work)


def _short(speaker: Speaker, grounds: Grounds) -> list[str]:
    """Return by what a text may call somebody shortly: by the surname, or by what the source is ("the agency")."""
    head = head_of(speaker.name, grounds.language)
    if head and is_role(head):
        return [noun] if (noun := noun_of(head, grounds)) else []
    return speaker.name.split()[-1:] if speaker.kind == "person" else []


def _is_heading(statement: Statement, grounds: Grounds) -> bool:
    """Tell whether a statement is a subheading's ("Plant safe, says regulator"), which its text tells in full."""
    words = grounds.document.story_sentences[statement.sentence].of(grounds.document.text).rstrip()
    return len(words.split()) <= _HEADING and words[-1:] not in _STOPS


_HEADING = 8  # words of a subheading; a line of a list without a stop has more
_STOPS = tuple('.!?…:"”’)')


def _forms(name: str, grounds: Grounds) -> list[frozenset[str]]:
    """Return the words of a source's name, each in every form in which it may be told."""
    return [stems(word.base, grounds.language) for word in grounds.words_of(name).words if word.content]
