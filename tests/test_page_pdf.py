"""PDF: pages become paragraphs; what cannot be opened, and a missing extra, are told."""

import sys

import pytest

from summarizer.errors import ConfigurationError, InputError
from summarizer.page import from_bytes
from summarizer.page.pdf import joined

pytest.importorskip("pypdfium2", reason="PDF is an extra")


def pdf(*pages: list[str]) -> bytes:
    """Write a PDF of one column, a line of Helvetica for each line given."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td {shown}ET"
        frame = "/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< {frame} /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("cp1252")


LINES = [
    "Old mill burns down",
    "The old mill by the river burnt down on Tuesday night, the fire",
    "brigade said, and nobody was hurt in the fire, which was seen from",
    "far away.",
    "It was built in 1871 and had been empty for some ten years, as its",
]


def test_lines_become_paragraphs_across_pages():
    page = from_bytes(pdf(LINES, ["owner said on Friday."]), content_type="application/pdf")
    assert page.text == (
        "Old mill burns down\n"
        "The old mill by the river burnt down on Tuesday night, the fire brigade said, and nobody was hurt in the "
        "fire, which was seen from far away.\n"
        "It was built in 1871 and had been empty for some ten years, as its owner said on Friday."
    )
    assert page.derived


def test_a_pdf_is_known_by_its_first_bytes():
    assert from_bytes(pdf(LINES)).derived
    assert from_bytes(pdf(LINES), content_type="text/plain").derived


def test_a_word_broken_at_the_lines_end_is_mended_a_hyphen_kept():
    lines = [
        "The long report on the state of the infor\ufffe",
        "mation that was found is a work of long-",
        "term value.",
    ]
    assert list(joined(lines)) == [
        "The long report on the state of the information that was found is a work of long-term value."
    ]


def test_a_pdf_without_text_is_refused():
    with pytest.raises(InputError, match="no text"):
        from_bytes(pdf([]))


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\n" + bytes(200), pdf(LINES)[:120]])
def test_a_damaged_pdf_is_refused_in_one_line(data):
    with pytest.raises(InputError, match=r"\A[^\n]*cannot be opened[^\n]*\Z"):
        from_bytes(data)


def test_the_missing_extra_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ConfigurationError, match=r'pip install "grounded-summarizer\[pdf\]"'):
        from_bytes(pdf(LINES))
