"""The papers of a comparison as PDF: on the sheet of the act, and across it as a table."""

import datetime
import io

import pypdfium2

from documents.comparing import told_note, told_word
from documents.core.diff import told
from documents.core.parse import parse
from documents.core.sides import comparable, sides
from documents.printing.comparison import Head, Row, redline_pdf, sandingan_pdf
from tests.people import SHORT

HEAD = Head("Raperda tentang Contoh", "Versi 1", "Versi 2", datetime.date(2026, 1, 5))
LONG = "pertanggungjawaban" * 12


def trees(new: str):
    return comparable(parse(SHORT).tree, parse(new).tree)


def pages(data: bytes) -> list[tuple[float, float, str]]:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return [(*page.get_size(), page.get_textpage().get_text_bounded()) for page in document]


def table(new: str) -> bytes:
    old, now = trees(new)
    found = sides(old, now, told(old, now))
    return sandingan_pdf(HEAD, [Row(side, told_word(side.kinds), told_note(side)) for side in found if side.kinds])


def test_the_redline_stands_on_the_paper_of_the_act():
    old, new = trees(SHORT.replace("tanpa biaya", "dengan biaya"))
    found = pages(redline_pdf(HEAD, old, new, told(old, new)))
    assert [(round(width / 72 * 25.4), round(height / 72 * 25.4)) for width, height, _ in found[:1]] == [(215, 330)]
    assert "Versi 1 dibandingkan dengan Versi 2" in found[0][2]


def test_the_same_comparison_prints_the_same_bytes():
    old, new = trees(SHORT.replace("tanpa biaya", "dengan biaya"))
    assert redline_pdf(HEAD, old, new, told(old, new)) == redline_pdf(HEAD, old, new, told(old, new))


def test_the_sandingan_lies_across_with_only_what_changed():
    (width, height, text), *rest = pages(table(SHORT.replace("tanpa biaya", "dengan biaya")))
    assert width > height
    assert not rest
    assert "Pasal 3" in text
    assert "Pasal 2" not in text
    assert "diubah" in text


def test_a_word_longer_than_the_line_stays_on_the_sheet():
    new = SHORT.replace("tanpa biaya", LONG)
    old, now = trees(new)
    for data in (redline_pdf(HEAD, old, now, told(old, now)), table(new)):
        with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
            for page in document:
                right = page.get_size()[0]
                text = page.get_textpage()
                assert all(text.get_charbox(i)[2] <= right for i in range(text.count_chars()))
