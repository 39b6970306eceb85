"""From bytes to text: byte order marks, UTF-8, what is declared, and what can be told from the bytes."""

import codecs
import re

from summarizer.errors import InputError
from summarizer.page.language import language_of
from summarizer.patterns import pattern

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What pages declare and what they then hold: the web reads these names as the superset
# (WHATWG Encoding Standard, "names and labels").
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}

# Only what pages and press archives are written in: the wider the choice, the worse the guess.
_LEGACY = [
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949", "iso8859_2", "iso8859_5", "iso8859_7", "mac_roman", "cp866"),
]

_SAMPLE = 64 * 1024
"""Bytes looked at to guess a legacy encoding; more does not change the guess, and charset-normalizer is slow."""

_MAX_BROKEN = 0.001
"""Share of broken bytes up to which UTF-8 is still read as UTF-8: pages cut and glued by machines
break single characters. A legacy encoding read as UTF-8 breaks nearly every non-ASCII byte."""

_MAX_CONTROLS = 0.01
"""Share of control characters (NUL, C0, C1) from which decoded bytes are called binary. Text has none
but stray ones; random bytes have 10 to 25 %."""

_MAX_ZEROS = 0.25
"""Share of zero bytes up to which UTF-8 is read as such: half-way to the half that they are of Latin letters in UTF-16.
In that of other alphabets the bytes between the letters' own are controls (04 in Cyrillic), or no valid UTF-8."""

_NOT_CONTROLS = bytes(b for b in range(256) if b >= 0x20 or b in b"\t\n\r\f\x1b")
_WESTERN = frozenset("éèêëàâäáãåæçîïíìñôöóòõøùûüúßœÉÈÊÀÂÄÁÅÆÇÍÑÖÓØÜÚŒ“”‘’„‚«»‹›–—…•·€£¥°§©®™¡¿ºª²³½¼¾×´\xa0")
_WESTERN_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no")
_MIN_USUAL = 0.95
_HIRAGANA = pattern("[\u3041-\u3096]")
_MIN_HIRAGANA = 0.2  # a third to a half of a Japanese text; what other encodings make of it has hardly any

_META = pattern(rb"""<meta\b[^>]{0,200}?charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w.:-]{1,40})""", re.I)
_XML = pattern(rb"""\A\s{0,64}<\?xml[^>]{0,120}?encoding\s{0,8}=\s{0,8}["']([\w.:-]{1,40})["']""", re.I)
_PARAMETER = pattern(r"""charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w.:-]{1,40})""", re.I)
_CONTROLS = pattern("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_META_HEAD = 4096


# Share of characters beyond ASCII in a short text that is mostly plain letters: in other scripts they are most of it.
# Chosen, not swept.
_FEW_STRANGE = 0.06


def decode(data: bytes, *, content_type: str | None = None, markup: bool = False) -> str:
    """Return the text that ``data`` holds; a byte order mark is dropped, newlines stay as they are.

    In this order: a byte order mark; valid UTF-8, in which stray zero bytes stay; UTF-16 told by its zero bytes; the
    charset declared in ``content_type`` or, with ``markup``, in the page; a legacy encoding guessed by
    charset-normalizer.
    Raises :class:`InputError` for binary data and for what none of these can read.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], encoding))
    declared = _declared(data, content_type, markup)
    stateful = declared is not None and declared.startswith(("iso2022", "hz"))
    text = _tried(data, declared) if stateful else _tried(data, "utf-8")
    if text is not None and "\x00" not in text[:_SAMPLE]:
        return _checked(text)
    if text is not None and _has_stray_zeros(text[:_SAMPLE]):
        return text
    wide = _zero_byte_order(data)
    for codec in (wide, declared):
        candidate = _tried(data, codec)
        if candidate is not None and _control_share(candidate) <= _MAX_CONTROLS:
            return candidate
    return _checked(_salvaged(data) or _guessed(data))


def _declared(data: bytes, content_type: str | None, markup: bool) -> str | None:
    """Return the codec of the declared charset, or None where there is none that Python knows."""
    found = _PARAMETER.search(content_type or "")
    if found:
        return _codec(found[1])
    inside = (_XML.search(data[:_META_HEAD]) or _META.search(data[:_META_HEAD])) if markup else None
    return _codec(inside[1].decode("ascii", "replace")) if inside else None


def _codec(label: str) -> str | None:
    """Return the Python codec for a charset label as the web reads it; None for what is no text encoding."""
    try:
        name = codecs.lookup(label.strip().removeprefix("x-")).name
    except (LookupError, ValueError):
        return None
    if name.startswith("utf-16"):  # a page whose declaration could be read as ASCII is not UTF-16
        return "utf-8"
    name = _SUPERSETS.get(name, name)
    return name if _is_text_codec(name) else None


def _is_text_codec(name: str) -> bool:
    """Tell text encodings from Python's bytes-to-bytes codecs (hex, zip, rot13…)."""
    try:
        return isinstance(b"".decode(name), str)
    except (LookupError, ValueError, TypeError):
        return False


def _tried(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        # five bytes are undefined in windows-1252, and browsers read them as Latin-1 does
        return data.decode("latin-1") if encoding == "cp1252" else None
    except (LookupError, ValueError):
        return None


def _strictly(data: bytes, encoding: str) -> str:
    """Decode what a byte order mark has named; a broken end is forgiven, as in a download that was cut."""
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") > 1 + len(text) * _MAX_BROKEN:
        raise InputError(f"the text starts as {encoding.upper()} but does not go on so; save it as UTF-8")
    return text


def _has_stray_zeros(sample: str) -> bool:
    """Tell whether zero bytes only stand here and there in UTF-8: in UTF-16 they, or other controls, are everywhere."""
    zeros = sample.count("\x00")
    others = len(_CONTROLS.findall(sample)) - zeros
    return zeros <= _MAX_ZEROS * len(sample) and others <= _MAX_CONTROLS * len(sample)


def _zero_byte_order(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: its spaces and ASCII signs leave zeros on one side of the pairs only."""
    sample = data[: _SAMPLE & ~1]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    # Even text without Latin letters has a space or a newline in every 50 characters; the tenth part on
    # the other side leaves room for stray characters such as U+2000 (20 00).
    if max(even, odd) * 50 < max(pairs, 1) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _salvaged(data: bytes) -> str | None:
    """Return broken UTF-8 with replacement characters, where it is UTF-8 but for a few bytes."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(data) - len(text)  # grows with every valid multi-byte character
    return text if broken <= 1 + len(text) * _MAX_BROKEN and whole > 4 * broken else None


def _guessed(data: bytes) -> str:
    """Guess a legacy encoding: Western and Japanese by signs of our own, where charset-normalizer errs, else by it."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if len(sample.translate(None, _NOT_CONTROLS)) > len(sample) * _MAX_CONTROLS:
        raise _binary()
    text = _western(data) or _japanese(data)
    if text is None:
        best = from_bytes(sample, cp_isolation=_LEGACY).best()
        text = _tried(data, best.encoding if best else None)
    if text is None:
        raise InputError("cannot tell how this text is encoded; save it as UTF-8 and try again")
    return text


def _western(data: bytes) -> str | None:
    """Return the text as windows-1252 where it reads as a Western language with its usual letters and marks.

    Of a text too short to tell its language, where nearly all of it is plain letters: "She stole £640 from it."
    """
    text = data.decode("cp1252", "replace")
    strange = [c for c in text[:_SAMPLE] if not c.isascii()]
    usual = sum(map(_WESTERN.__contains__, strange))
    told = language_of(text)
    western = told in _WESTERN_LANGUAGES or (told is None and len(strange) <= _FEW_STRANGE * len(text))
    return text if usual >= len(strange) * _MIN_USUAL and western else None


def _japanese(data: bytes) -> str | None:
    """Return the text as EUC-JP or Shift-JIS where that makes hiragana, which every Japanese sentence has."""
    for codec in ("euc_jp", "cp932"):
        text = _tried(data, codec)
        if text and len(_HIRAGANA.findall(text)) >= _MIN_HIRAGANA * sum(not c.isascii() for c in text):
            return text
    return None


def _checked(text: str) -> str:
    if _control_share(text) > _MAX_CONTROLS:
        raise _binary()
    return text


def _control_share(text: str) -> float:
    """Return the share of control characters that no text has a use for, in the text's first part."""
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) / max(len(sample), 1)


def _binary() -> InputError:
    return InputError("this is binary data, not a page; give text, Markdown, HTML or PDF")
