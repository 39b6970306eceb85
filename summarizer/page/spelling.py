"""What two spellings of a line share."""


def letters(line: str) -> str:
    """Return the letters and digits of ``line``, caseless: what two spellings of a headline share."""
    return "".join(c for c in line.casefold() if c.isalnum())
