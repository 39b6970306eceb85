"""Articles, the persons in them, and right statements about them: their own sentences, or summaries written by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mutations.words import arrows, words
from summarizer.document import Document

QUOTED = re.compile(
    r"\"[^\"]{4,600}\"|“[^”]{4,600}”|(?<!\w)‘(?:[^’]|(?<=\w)’(?=\w)){4,600}’(?!\w)"
    r"|(?<!\w)'(?=\w)(?:[^']|(?<=\w)'(?=\w)){6,600}(?<=[\w,.!?])'(?!\w)"
)
REPORTED = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|according|claim\w*|insist\w*|add(?:ed|s)|argu\w+|warn\w*"
    r"|explain\w*|announc\w*"
    r"|confirm\w*|wr(?:ote|ites?)|tweet\w*|admit\w*|describ\w*|report\w*|believ\w*|thinks?|thought|report\w*|reveal\w*"
    r"|stat(?:ed|es)|suggest\w*|call(?:ed|s)|accus\w*|alleg\w*|deni\w+|deny\w*|disput\w*|ask\w*|den(?:y|ied)|cit\w+)\b",
    re.I,
)
UNSURE = re.compile(r"\b(?:would|could|should|if|unless|whether|plan\w*|hop\w+|expect\w*|intend\w*|propos\w*)\b", re.I)
PRONOUN = re.compile(
    r"\W*(?:He|She|It|They|We|I|You|This|That|These|Those|His|Her|Their|Its|Our|My|There|Here|But|And|Or|So"
    r"|Then|Also|Not"
    r"|Such|One|Another|Both|Others|Some|Instead|However|Meanwhile|Yet|Either|Neither)\b"
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|said|says|told|\w{3,}ed|won"
    r"|lost|made|took"
    r"|went|came|got|began|left|found|saw|held|met|ran|led|beat|fell|rose|grew|put|set|hit|gave|sent|spent|built)\b"
)
CAPTION = re.compile(
    r"Scroll down|[Ââ][€£]|CNN\)|\bPictured\b|\(pictured|\bhas been read|\bVIDEO|: [A-Z]\w+ [a-z]+ |\b(?:left|right)\)"
    r"|-- | \.$| [.,] |\[|\]|\xa0"
)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CAPITALS = re.compile(
    r"\b[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)?(?: (?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?){1,2}\b"
)


def quoted(text: str) -> list[tuple[int, int]]:
    """Return where quotations stand, their marks included."""
    return [match.span() for match in QUOTED.finditer(text)]


def unquoted(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch lies outside of all quotations."""
    return all(end <= a or start >= b for a, b in quoted(text))


def contents(text: str) -> frozenset[str]:
    """Return the longer words of ``text``, in lower case."""
    return frozenset(word.lower() for word in WORD.findall(text) if len(word) > 3)


@dataclass(frozen=True)
class Page:
    """One article."""

    name: str
    document: Document

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def sentences(self) -> tuple[tuple[int, int, str], ...]:
        story = self.document.story_sentences
        return tuple((s.start, s.end, self.text[s.start : s.end]) for s in story)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.text))

    @cached_property
    def persons(self) -> tuple[str, ...]:
        """Full names that begin with a first name; a surname that two of them share drops both."""
        found: dict[str, set[str]] = {}
        for match in CAPITALS.finditer(self.text):
            first, *rest = match.group().split()
            if first in words("first_names") and not any(part in words("not_persons") for part in rest):
                found.setdefault(rest[-1], set()).add(match.group())
        clear = [names.pop() for names in found.values() if len(names) == 1]
        parts = [part for name in clear for part in name.split()]
        return tuple(sorted(name for name in clear if all(parts.count(part) == 1 for part in name.split())))

    def says_so_too(self, claim: str, name: str) -> bool:
        """Tell whether a sentence with ``name`` shares half of the words of ``claim``: it may say the same."""
        theirs, surname = contents(claim), name.split()[-1]
        return any(
            len(theirs & contents(s)) * 2 > len(theirs) for *_, s in self.sentences if surname in s and s != claim
        )


@dataclass(frozen=True)
class Claim:
    """One right statement; with ``quote`` (the sentence it stands in) it can be a structured claim."""

    text: str
    page: Page
    quote: str | None = None
    start: int = 0
    speaker: str | None = None
    certainty: str | None = None


@dataclass(frozen=True)
class Edit:
    """What became of a claim: the new text, how, and the speaker where it is the field that changed."""

    text: str
    recipe: str
    speaker: str | None = None


def whole(sentence: str) -> bool:
    """Tell whether a sentence stands on its own and is no caption, question or chain of them."""
    if not 5 <= len(sentence.split()) <= 40 or sentence[-1] not in '."”' or "\n" in sentence.strip():
        return False
    if not (sentence[0].isupper() or sentence[0] in "\"“‘'$£€") or "?" in sentence or PRONOUN.match(sentence):
        return False
    outside = QUOTED.sub(" ", sentence)
    if re.search(r"[\"“”]|\b(?:I|we|We|my|our|you|your)\b", outside) or re.search(r"[.!] [A-Z]", outside[:-2]):
        return False
    if re.search(r"^[‘']|[.,!][’']$", outside):
        return False
    return bool(VERB.search(sentence)) and not CAPTION.search(sentence)


def claims_of(page: Page) -> Iterator[Claim]:
    """Yield the sentences of the article that stand on their own."""
    for start, _, sentence in page.sentences:
        if whole(sentence) and page.text.count(sentence) == 1:
            speaker, certainty = speaker_of(sentence, page), certainty_of(sentence)
            if inside_quotation(page.text, start):
                speaker, certainty = None, None
            plain = speaker is not None or not (REPORTED.search(sentence) or quoted(sentence))
            yield Claim(sentence, page, sentence, start, speaker, certainty if plain else None)


def inside_quotation(text: str, place: int) -> bool:
    """Tell whether ``place`` lies in a quotation of several sentences: somebody's words, though unmarked here."""
    before = text[:place]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def certainty_of(sentence: str) -> str | None:
    """Return the certainty where it is plain, None where a reader might differ."""
    if re.search(r"\bden(?:y|ie[ds]|ying)|\bdisput|\bunclear|\bunknown", sentence) or UNSURE.search(sentence):
        return None
    return "hedged" if hedges_in(sentence) else "asserted"


def hedges_in(sentence: str) -> list[tuple[re.Match[str], str]]:
    """Return the hedges in a sentence, the longer one first where two overlap, each with what is left when it goes."""
    found: list[tuple[re.Match[str], str]] = []
    for hedge, rest in arrows("hedges"):
        pattern = (
            r"\b" + re.escape(hedge).replace(r"\{v\}", r"(\w+(?:ed|en|one|ost|uilt|ade|old|eft|ound|ought))") + r"\b"
        )
        for match in re.finditer(pattern, sentence):
            if not any(match.start() < m.end() and m.start() < match.end() for m, _ in found):
                found.append((match, rest))
    return found


def mentions(sentence: str, name: str) -> list[tuple[int, int, bool]]:
    """Return where a person is named, and whether in full; a surname inside another name is none."""
    surname = name.split()[-1]
    found = []
    for match in re.finditer(rf"\b(?:{re.escape(name)}|{re.escape(surname)})(?=\W|$)", sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        full = match.group() == name
        title = re.search(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Professor|Judge|President|Minister)\.? $", before)
        inside = re.search(r"[A-Z][\w.'’-]* $", before) and before.count(" ") > 1 and not title
        if (
            re.match(r" [A-Z]|-\w| &", after)
            or before.endswith("& ")
            or (not full and (inside or surname in words("first_names")))
        ):
            return []
        found.append((match.start(), match.end(), full))
    return found


def said_by(person: str) -> list[str]:
    """Return patterns that show that ``person`` says the sentence; the name is group ``name``."""
    verb = r"(?:" + "|".join(sorted(words("reporting"))) + r")"
    name = rf"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Professor) )?(?:{re.escape(person)}|{re.escape(person.split()[-1])}))"
    role = r"(?:, [^,\"“”]{3,80},)?"
    return [
        rf"^{name}{role} {verb}\b(?! (?:and|or|about|of|off|up|to)\b)",
        rf"[,”\"’'] {verb} {name}(?:, [^\"“”]{{3,80}})?\.$",
        rf"[,”\"’'] {name}{role} {verb}(?: (?:on|in|at|after|yesterday|today)\b[^\"“”,]{{0,40}})?\.$",
        rf"^According to {name},",
        rf", according to {name}\.$",
    ]


def speaker_of(sentence: str, page: Page) -> str | None:
    """Return the person who says the sentence, where one plain pattern shows it."""
    for person in page.persons:
        named = person.split()[-1] in sentence and mentions(sentence, person)
        if named and any(re.search(pattern, sentence) for pattern in said_by(person)):
            return person
    return None
