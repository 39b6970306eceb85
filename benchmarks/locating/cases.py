"""Quotes of a page, changed in the ways in which quotes go wrong; every change is drawn from a seed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from summarizer.document import Document
from summarizer.spans import Span

WORD = re.compile(r"[\w$€£]+(?:['’.,:-]\w+)*%?")
ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
NEGATED = {"is": "is not", "was": "was not", "are": "are not", "were": "were not", "has": "has not", "have": "have not"}
NEGATED |= {"had": "had not", "will": "will not", "would": "would not", "could": "could not", "can": "cannot"}
NEGATED |= {"may": "may not", "should": "should not"}
NEGATIONS = ("not ", "never ", "n't", "n’t", "no ", "without ")
OTHER_WORDS = [
    "harbour",
    "velvet",
    "quarterly",
    "gentle",
    "orchard",
    "cabinet",
    "marble",
    "northern",
    "festival",
    "ladder",
    "quiet",
    "copper",
]
INVENTED = (
    "{} announced a sweeping reform of the harbour authority on Thursday",
    "a spokeswoman for {} confirmed that the orchard had been sold",
    "according to {}, the festival drew record crowds this spring",
    "{} apologised for the delay and promised free parking to residents",
    "the committee praised {} for its work on clean drinking water",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A quote, the text it is looked for in, and where it stands (nowhere: ``truth`` is empty)."""

    quote: str
    text: str
    truth: tuple[Span, ...] = ()
    sentence: int = 0


@dataclass
class Page:
    """A page with its sentences and the stretches of words that quotes are taken from."""

    text: str
    random: Random
    document: Document = field(init=False)

    def __post_init__(self) -> None:
        self.document = Document.from_text(self.text, "whole")

    def stretches(self, fewest: int = 6, most: int = 15, where: Callable[[str], bool] = bool) -> Iterator[Span]:
        """Yield stretches of whole words of one sentence that stand once in the text and satisfy ``where``."""
        sentences = [s for s in self.document.sentences if len(WORD.findall(s.of(self.text))) >= fewest]
        for _ in range(20_000):
            sentence = self.random.choice(sentences)
            words = list(WORD.finditer(self.text, sentence.start, sentence.end))
            size = min(self.random.randint(fewest, most), len(words))
            first = self.random.randint(0, len(words) - size)
            span = Span(words[first].start(), words[first + size - 1].end())
            if self.text.count(span.of(self.text)) == 1 and where(span.of(self.text)):
                yield span


def build(text: str, quotes: int, seed: int) -> dict[str, list[Case]]:
    """Return ``quotes`` cases of each class (half as many fabricated) for the page ``text``."""
    page = Page(text, Random(seed))
    made: dict[str, list[Case]] = {}
    for name, maker in CLASSES.items():
        wanted = quotes // 2 if name == "fabricated" else quotes
        made[name] = [case for case, _ in zip(maker(page), range(wanted), strict=False)]
    return made


def exact(page: Page) -> Iterator[Case]:
    for span in page.stretches():
        yield Case(span.of(page.text), page.text, (span,))


def white_space(page: Page) -> Iterator[Case]:
    for span in page.stretches():
        parts = span.of(page.text).split(" ")
        joined = "".join(part + page.random.choice(("\n", "  ", "\u00a0", " \n ", "\t")) for part in parts)
        yield Case(joined.strip(), page.text, (span,))


CURLED = ((" '", " ‘"), ("'", "’"), (' "', " “"), ('"', "”"), ("-", "–"), ("…", "..."), ("fi", "ﬁ"), ("fl", "ﬂ"))


def _typographic(text: str) -> bool:
    return any(plain in text for plain, _ in CURLED)


def _retyped(text: str) -> str:
    for plain, fine in CURLED:
        text = text.replace(plain, fine)
    return text


def typography_in_quote(page: Page) -> Iterator[Case]:
    for span in page.stretches(where=_typographic):
        yield Case(_retyped(span.of(page.text)), page.text, (span,))


def typography_in_source(page: Page) -> Iterator[Case]:
    """The source is retyped around the stretch and in it, so offsets are those of the retyped text."""
    for span in page.stretches(where=_typographic):
        before, inner, behind = page.text[: span.start], span.of(page.text), page.text[span.end :]
        left, middle = _retyped(before), _retyped(inner)
        yield Case(inner, left + middle + _retyped(behind), (Span(len(left), len(left) + len(middle)),))


def case(page: Page) -> Iterator[Case]:
    for span in page.stretches():
        change = page.random.choice((str.upper, str.lower, str.title))
        quote = change(span.of(page.text).replace("'", "’") if change is str.title else span.of(page.text))
        if quote != span.of(page.text):
            yield Case(quote, page.text, (span,))


def ellipsis(page: Page) -> Iterator[Case]:
    for span in page.stretches(12, 24):
        words = list(WORD.finditer(page.text, span.start, span.end))
        if len(words) < 12:
            continue
        left = page.random.randint(4, len(words) - 7)
        right = page.random.randint(left + 2, len(words) - 5)
        one, other = Span(span.start, words[left].end()), Span(words[right].start(), span.end)
        if any(mark in page.text[one.end : other.start] for mark in NEGATIONS):
            continue
        joint = page.random.choice((" … ", "... ", " [...] ", "… "))
        yield Case(one.of(page.text) + joint + other.of(page.text), page.text, (one, other))


def _inner_word(page: Page, span: Span) -> re.Match[str] | None:
    """Choose a word inside the stretch whose loss is no loss of a figure or a negation."""
    words = list(WORD.finditer(page.text, span.start, span.end))[1:-1]
    plain = [w for w in words if w.group().isalpha() and len(w.group()) > 3 and w.group().lower() not in ONES]
    return page.random.choice(plain) if plain else None


def dropped(page: Page) -> Iterator[Case]:
    for span in page.stretches():
        if word := _inner_word(page, span):
            quote = page.text[span.start : word.start()] + page.text[word.end() : span.end].lstrip()
            yield Case(quote, page.text, (span,))


def substituted(page: Page) -> Iterator[Case]:
    for span in page.stretches():
        if word := _inner_word(page, span):
            other = page.random.choice(OTHER_WORDS)
            yield Case(
                page.text[span.start : word.start()] + other + page.text[word.end() : span.end], page.text, (span,)
            )


def several(page: Page) -> Iterator[Case]:
    """Phrases that stand twice to six times, meant in one sentence."""
    words = list(WORD.finditer(page.text))
    for _ in range(200_000):
        size = page.random.randint(2, 5)
        first = page.random.randrange(len(words) - size)
        span = Span(words[first].start(), words[first + size - 1].end())
        quote = span.of(page.text)
        places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", page.text)]
        if 2 <= len(places) <= 6 and "\n" not in quote:
            sentences = page.document.story_sentences
            sentence = next((i for i, s in enumerate(sentences, 1) if s.covers(span)), 0)
            if sentence and sentences[sentence - 1].of(page.text).count(quote) == 1:
                yield Case(quote, page.text, (span,), sentence)


def number_changed(page: Page) -> Iterator[Case]:
    def has_number(text: str) -> bool:
        return any(c.isdigit() for c in text) or any(w in ONES for w in text.split())

    for span in page.stretches(where=has_number):
        quote = span.of(page.text)
        figures = list(re.finditer(r"\d|\b(?:" + "|".join(ONES) + r")\b", quote))
        if not figures:
            continue
        old = page.random.choice(figures)
        new = str((int(old.group()) + page.random.randint(1, 9)) % 10) if old.group().isdigit() else None
        new = new or page.random.choice([w for w in ONES if w != old.group()])
        yield Case(quote[: old.start()] + new + quote[old.end() :], page.text)


def negation_changed(page: Page) -> Iterator[Case]:
    def changeable(text: str) -> bool:
        words = text.split()
        return any(w in NEGATED for w in words[1:-1]) or any(mark in text for mark in NEGATIONS[:5])

    for span in page.stretches(where=changeable):
        quote = span.of(page.text)
        present = [mark for mark in NEGATIONS[:5] if mark in quote]
        if present:
            yield Case(quote.replace(page.random.choice(present), "", 1), page.text)
        else:
            word = page.random.choice([w for w in quote.split()[1:-1] if w in NEGATED])
            yield Case(re.sub(rf"\b{word}\b", NEGATED[word], quote, count=1), page.text)


def conflated(page: Page) -> Iterator[Case]:
    for one in page.stretches(4, 8):
        other = next(s for s in page.stretches(4, 8) if abs(s.start - one.start) > 300)
        yield Case(one.of(page.text) + " " + other.of(page.text), page.text)


def fabricated(page: Page) -> Iterator[Case]:
    names = re.findall(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+", page.text)
    words = [m.group() for m in WORD.finditer(page.text)]
    while True:
        yield Case(page.random.choice(INVENTED).format(page.random.choice(names)), page.text)
        yield Case(" ".join(page.random.sample(words, page.random.randint(8, 12))), page.text)


CLASSES: dict[str, Callable[[Page], Iterator[Case]]] = {
    "exact": exact,
    "white space": white_space,
    "typography differs in source": typography_in_source,
    "typography differs in quote": typography_in_quote,
    "case": case,
    "ellipsis joins two fragments": ellipsis,
    "one word dropped": dropped,
    "one word substituted": substituted,
    "occurs several times": several,
    "number changed": number_changed,
    "negation added or removed": negation_changed,
    "two sentences conflated": conflated,
    "fabricated": fabricated,
}
FOUND = tuple(CLASSES)[:9]
FALSE = tuple(CLASSES)[9:]
