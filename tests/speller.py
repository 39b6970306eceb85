"""Write integers in English words, for round trips through the reader."""

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))


def spelled(number: int) -> str:
    """Return ``number`` (below 10^15) in words: 234 is "two hundred and thirty-four"."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return TENS[ten] + (f"-{SMALL[one]}" if one else "")
    size, word = next((size, word) for size, word in SCALES if number >= size)
    head, rest = divmod(number, size)
    joint = " and " if 0 < rest < 100 else " "
    return f"{spelled(head)} {word}" + (joint + spelled(rest) if rest else "")
