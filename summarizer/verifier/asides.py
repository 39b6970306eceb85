"""What of a summary tells nothing of the document: marks, headings of its parts, what it says of itself."""

from collections.abc import Sequence

from summarizer.patterns import pattern
from summarizer.verifier.assertion import Assertion
from summarizer.verifier.evidence.grounds import Grounds
from summarizer.verifier.text.forms import base_forms
from summarizer.verifier.text.governors import entries_in
from summarizer.verifier.text.passages import Passage
from summarizer.verifier.text.tokens import Word

# A heading: its mark, or a line that is bold from end to end.
_HEADING = pattern(r"#{1,6}\s|\*\*[^*\n]{1,60}\*\*:?\Z")

# A line that only sets a block apart: "```", "```json".
_FENCE = pattern(r"\s*`{3,9}[a-z\d+-]{0,20}\s*\Z")

# Words that may stand before what an assistant says to its reader ("Please", "Sure!").
_OPENED = 2

# The row of a table that parts its head from the rest, and a line that only names where a text is from, by a link.
_TABLE_RULE = pattern(r"\s{0,9}\|?\s{0,9}:?-{3,40}:?\s{0,9}(?:\||\Z)")
_SOURCE = pattern(r"(?i)\W{0,4}sources?:\s(?:\[[^\]\n]{1,80}\]\([^()\s]{1,500}\)|https?://\S{1,500})\W{0,4}\Z")

# What an entry has that is written with one ("here's"), and a word with the same base form may lack.
_APOSTROPHE = pattern(r"['’]")

_QUOTATION_MARKS = frozenset('"“”«»„')


def has_words(text: str, behind: str = "") -> bool:
    """Tell whether a line has a word of a summary.

    Not marks alone, what sets a block apart ("```json"), the head of a table, by the text ``behind`` it, or a link to
    where the article is from.
    """
    if not any(map(str.isalnum, text)) or _FENCE.match(text) or _SOURCE.match(text):
        return False
    is_row = text.lstrip().startswith("|") and not any(map(str.isdigit, text))  # a figure is told of something
    return not (is_row and _TABLE_RULE.match(behind.lstrip("\r\n")))


def heads_a_part(text: str, said: Passage, language: str) -> bool:
    """Tell whether a line is a heading that only names a part of the summary: "## Key figures", "Key points"."""
    if not _HEADING.match(text):
        is_bare = len(said.content) == len(said.words)
        if not is_bare or said.content.keys().isdisjoint(base_forms(language, "meta_words")):
            return False  # "They are not sure"
    return base_forms(language, "headings", "meta_words").issuperset(said.content)


def is_aside(assertion: Assertion, grounds: Grounds) -> bool:
    """Tell whether a sentence only speaks of the summary, or to its reader, and the document has no such sentence."""
    if assertion.copied:
        return False
    said = grounds.words_of(assertion.text)
    if _is_polite(said.words, grounds.language):
        return True  # "Of course!"
    return _announces(said, grounds) or _is_sign_off(said, grounds)


def _announces(said: Passage, grounds: Grounds) -> bool:
    """Tell whether a sentence of plain words announces the summary: "Here is the article in 60 words".

    It speaks of a text, names nobody, counts nothing but its own words, and calls itself a summary, leads to what
    follows, or ends in a colon. "He is appealing the sentence" has plain words alone too, but tells of what happened.
    """
    language, ends = grounds.language, said.text.rstrip().endswith(":")
    own = base_forms(language, "self_words", "meta_words")
    plain = base_forms(language, "plain_words", "sign_off_words", "self_words", "meta_words")
    led_to = _opens_with(said, "announcing_itself", language)
    behind = {form: i for form, i in said.content.items() if i >= (led_to or 0)}
    if ":" in said.text.rstrip(": \n") or own.isdisjoint(behind):
        return False
    if not all(form in plain or (form.isdigit() and _counts(said, i, own)) for form, i in behind.items()):
        return False
    calls_itself = any(form in base_forms(language, "self_words") and not grounds.knows(form) for form in behind)
    return calls_itself or led_to is not None or ends


def _counts(said: Passage, index: int, own: frozenset[str]) -> bool:
    """Tell whether a number counts the words or the points of a summary: "in *60* words"."""
    return any(word.base in own for word in said.words[index + 1 : index + 2])


def _is_sign_off(said: Passage, grounds: Grounds) -> bool:
    """Tell whether a sentence is what an assistant says to its reader: "Let me know if you need more."

    It begins with words that are nobody's else, at most behind a "please" or a "sure", and has no quotation, no figure,
    no name, and no word of the story but the plainest.
    """
    end = _opens_with(said, "sign_offs", grounds.language)
    if end is None or not _QUOTATION_MARKS.isdisjoint(said.text) or grounds.quantities_said(said.text):
        return False
    named = any(i >= end for name in grounds.names_of(said.text) for i in name)
    plain = base_forms(grounds.language, "plain_words", "meta_words", "sign_off_words")
    return not named and not any(form not in plain and grounds.knows(form) for form in said.content)


def _opens_with(said: Passage, cues: str, language: str) -> int | None:
    """Return where an entry of these ``cues`` ends that a sentence begins with, but for a polite word, or None."""
    found = ((start, end, columns[0]) for start, end, columns in entries_in(said, cues))
    # "Here's" has the base form of "here".
    begins = ((start, end) for start, end, entry in found if "'" not in entry or _APOSTROPHE.search(said.text))
    return next((end for start, end in begins if _is_polite(said.words[:start], language)), None)


def _is_polite(words: Sequence[Word], language: str) -> bool:
    """Tell whether some words are but such as an assistant begins with: "Of course", "Please"."""
    return len(words) <= _OPENED and all(word.base in base_forms(language, "openers") for word in words)
