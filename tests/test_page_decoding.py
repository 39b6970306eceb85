"""Bytes become text: byte order marks, declared and detected encodings, and what is no text at all."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.page import from_bytes, from_path
from summarizer.page.decoding import decode

FRENCH = "Le maire a déclaré que l’été serait très sec — « c’est sûr », dit-il à Nîmes. Où est passée l'eau ?\r\n"
RUSSIAN = "Мэр заявил в понедельник, что работы начнутся в марте и продлятся до осени этого года.\n"
GREEK = "Ο δήμαρχος είπε τη Δευτέρα ότι τα έργα θα αρχίσουν τον Μάρτιο και θα κρατήσουν ως το φθινόπωρο.\n"
POLISH = "Burmistrz powiedział w poniedziałek, że prace rozpoczną się w marcu i będą trwać aż do jesieni tego roku.\n"
JAPANESE = "市長は月曜日に、工事が三月に始まり、今年の秋まで続くと記者団に述べた。\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_is_dropped(mark, encoding):
    assert decode(mark + RUSSIAN.encode(encoding)) == RUSSIAN


def test_only_one_byte_order_mark_is_dropped():
    assert decode(codecs.BOM_UTF8 * 2 + b"text") == "\ufefftext"


@pytest.mark.parametrize("text", ["a\r\nb\rc\nd\x0be\x85f\u2028g", "tab\there", "e\u0301 is not é"])
def test_newlines_and_composition_stay_as_they_are(text):
    assert decode(text.encode()) == text


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, GREEK, "A plain line.\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zero_bytes(text, encoding):
    assert decode((text * 3).encode(encoding)) == text * 3


@pytest.mark.parametrize(
    "text", ["Two crew\0members died.", FRENCH.replace(" ", " \0"), "one\0two\0three\0", RUSSIAN + "\0" * 9]
)
def test_stray_zero_bytes_make_no_utf_16(text):
    """They stay where they are: offsets are those of the bytes decoded."""
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "iso-8859-7"),
        (JAPANESE, "shift_jis"),
        (POLISH, "iso-8859-2"),
    ],
)
def test_the_charset_of_the_content_type_is_believed(text, encoding):
    assert decode(text.encode(encoding), content_type=f'text/plain; charset="{encoding.upper()}"') == text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{}">',
        "<META http-equiv=Content-Type content='text/html; charset={}'>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_the_charset_that_a_page_declares_is_believed(head):
    data = (head.format("windows-1251") + RUSSIAN).encode("windows-1251")
    assert decode(data, markup=True).endswith(RUSSIAN)


def test_latin_1_is_read_as_the_web_reads_it():
    assert decode(b"<meta charset=iso-8859-1>\x93caf\xe9\x94 \x80 5", markup=True).endswith("“café” € 5")


@pytest.mark.parametrize("declared", ["iso-8859-1", "no-such-charset", "utf-16", "hex", "rot13", ""])
def test_valid_utf_8_is_read_as_such_whatever_is_declared(declared):
    assert decode(FRENCH.encode(), content_type=f"text/html; charset={declared}") == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (GREEK, "cp1253"),
        (POLISH, "cp1250"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        ("Plain words, and one café at last.", "cp1252"),
        ("He said “no” – and left; it cost £5.", "cp1252"),
    ],
)
def test_an_undeclared_legacy_encoding_is_detected(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["She stole £640,000 from a hospice.", "Café owner fined", "It rose by 4½ points."])
def test_a_short_text_of_plain_letters_is_western(text):
    """Too short to tell its language: in another script most of its letters would be strange ones."""
    assert decode(text.encode("cp1252")) == text


def test_utf_8_with_a_broken_byte_stays_utf_8():
    data = (FRENCH * 5).encode() + b"\xc3"
    assert decode(data) == FRENCH * 5 + "\ufffd"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
        (b"PK\x03\x04" + bytes(200), "ZIP"),
        (b"\x1f\x8b\x08" + bytes(200), "gzip"),
        (b"\x7fELF" + bytes(200), "program"),
        (b'<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>', "feed"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(200), "RIFF"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(200), "MP3"),
        (b"GIF89a\x01\x00\x01\x00" + bytes(200), "GIF"),
        (rb"{\rtf1\ansi The mayor said so.}", "RTF"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n", "MHTML"),
        (bytes(range(256)) * 8, "binary"),
        (bytes(1000), "binary|no text"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
    ],
)
def test_binary_data_is_refused_by_name(data, name):
    with pytest.raises(InputError, match=name):
        from_bytes(data)


@pytest.mark.parametrize("word", ["RIFFs", "ID3 tags", "GIF8 and GIF9", "OggS files", "BZh files"])
def test_a_text_may_begin_with_the_letters_of_a_format(word):
    text = f"{word} are back, said the mayor on Monday.\n\tThe council met.\n"
    assert from_bytes(text.encode()).text == text


@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", b"...\n---\n***", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "…—!".encode()]
)
def test_what_holds_no_word_is_refused(data):
    with pytest.raises(InputError, match="no text"):
        from_bytes(data)


def test_a_file_is_named_in_the_error(tmp_path):
    path = tmp_path / "pa\nge.txt"
    with pytest.raises(InputError, match=r"pa\ufffdge\.txt: no such file; check the path\Z"):
        from_path(path)
    with pytest.raises(InputError, match="directory"):
        from_path(tmp_path)
    path.write_bytes(b"")
    with pytest.raises(InputError, match="no text"):
        from_path(path)


def test_a_file_beyond_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("summarizer.page.MAX_BYTES", 1_000)
    path = tmp_path / "large.txt"
    path.write_text("word " * 201)
    with pytest.raises(InputError, match="larger than"):
        from_path(path)
    path.write_text("word " * 200)
    assert len(from_path(path).text) == 1_000


@pytest.mark.parametrize(
    ("name", "content", "derived"),
    [
        ("a.html", "<p>One line of text.</p>", True),
        ("a.txt", "<p> is a tag that opens a paragraph.", False),
        ("a.md", "# A title\n\nText with a <br> tag.", False),
        ("a.txt", "<!DOCTYPE html><html><body><p>One line of text.</p></body></html>", True),
        ("a", "  <html><body><p>One line of text.</p></body></html>", True),
        ("a", "<div><p>One line of text.</p></div>", True),
        ("a", "<3 is how a heart is written.", False),
    ],
)
def test_html_is_told_from_text_by_its_name_and_its_start(tmp_path, name, content, derived):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert from_path(path).derived is derived


def test_html_in_utf_16_is_told_as_html():
    html = "<html><body><p>Der Bürgermeister sprach.</p></body></html>"
    for data in (html.encode("utf-16"), html.encode("utf-16-le")):
        assert from_bytes(data).text == "Der Bürgermeister sprach."


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        page = from_bytes(data, content_type="text/plain")
    except InputError:
        return
    assert page.text


@given(st.text(max_size=300).filter(lambda t: t.isprintable() and t[:1] != "\ufeff"))
def test_printable_text_survives_every_unicode_encoding(text):
    assert decode(text.encode()) == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be")) == text
