"""The marks of Markdown around and inside the lines of a summary: lists, headings, emphasis, links, rows of tables."""

from summarizer.patterns import pattern

# What begins an entry of a list: a dash, a bullet, a heading's mark, or a number.
_MARKER = pattern(r"\s{0,9}(?:[-*•·–#>]{1,6}|\(?\d{1,2}[.)])\s{1,9}(?=\S)")

# A label in bold letters before an entry ("**Cost:** The repair …"), and what stands in such letters or slanted ones.
_LABEL = pattern(r"\A\s{0,9}\*\*[^*\n]{1,40}(?::\*\*|\*\*:)\s{1,9}(?=\S)")
_EMPHASIS = pattern(r"(?<![\w*])\*{1,3}(?=\S)([^*\n]{1,300})(?<=\S)\*{1,3}(?![\w*])")

# What points to a source and says nothing itself: "[1]", "[2, 3]", "[^4]", a link's address, an address.
_CITATION = pattern(r"\s?\[\^?\d{1,3}(?:[,;–-]\s?\d{1,3}){0,8}\]")
_LINK = pattern(r"\[([^\[\]]{1,300})\]\([^()\s]{1,500}\)")
_ADDRESS = pattern(r"\(?\bhttps?://[^\s<>()]{1,500}\)?")


def unmarked(words: str, language: str) -> str:
    """Return a line without its marks, its label and what only points to a source; "12. März" begins no list."""
    words = _unlisted(words, numbered=language == "en")
    if "[" in words:
        words = _LINK.sub(r"\1", _CITATION.sub("", words))
    if "://" in words:
        words = _ADDRESS.sub("", words)
    return _plain(_LABEL.sub("", words, count=1))


def shown_plainly(words: str) -> str:
    """Return a line as a reader would see it: without marks, but with its label and its number."""
    return _plain(_LINK.sub(r"\1", _unlisted(words, numbered=False)))


def _unlisted(words: str, *, numbered: bool) -> str:
    """Return a line without the mark of a list or a heading before it; where it is a number, only if ``numbered``."""
    marker = _MARKER.match(words)
    return words[marker.end() :] if marker and (numbered or not any(map(str.isdigit, marker[0]))) else words


def _plain(words: str) -> str:
    """Return a line without marks of emphasis, the cells of a row parted by commas."""
    if words.lstrip().startswith("|"):
        words = ", ".join(cell.strip() for cell in words.strip(" |\r\n").split("|"))
    return _EMPHASIS.sub(r"\1", words).replace("**", "")
