"""Every measure of the official forms, read from the printed page within 1 mm, for provinsi, kabupaten, and kota.

The numbers are the measured defaults of sheets and issues since 2012, and those of UU 12/2011 Lampiran II angka 284a.
"""

from __future__ import annotations

import pypdfium2
import pytest

from documents.models import Daerah
from documents.printing.form import ISSUE, SHEET, form_of
from documents.printing.sample import sample_pdf
from tests.documents.printing.places import POINTS, Place, place

REGIONS = {
    "provinsi": Daerah(kode="36", level="provinsi", nama="Banten", provinsi="Banten", ibu_kota="Serang"),
    "kabupaten": Daerah(kode="34.01", level="kabupaten", nama="Kulon Progo", provinsi="Jawa", ibu_kota="Wates"),
    "kota": Daerah(kode="36.73", level="kota", nama="Serang", provinsi="Banten", ibu_kota="Serang"),
}
# Centimetres: margins, columns from the left edge, step of one list level, the two axes, where the judul begins.
SHEET_CM = {
    "paper": (21.5, 33.0), "left": 2.5, "right": 19.0, "colon": 5.5, "letter": 6.0, "text": 6.7, "hang": 0.75,
    "page": 10.75, "body": 12.5, "diktum": 10.75, "judul": 8.0, "signing": 11.61, "line": 0.497,
}  # fmt: skip
ISSUE_CM = {
    "paper": (16.5, 21.6), "left": 1.8, "right": 14.7, "colon": 4.15, "letter": 4.34, "text": 4.97, "hang": 0.64,
    "page": 8.25, "body": 9.52, "diktum": 9.52, "judul": 7.8, "signing": 8.91, "line": 0.454,
}  # fmt: skip
CASES = [(level, sort) for level in REGIONS for sort in ("sheet", "issue")]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(case))
def case(request: pytest.FixtureRequest) -> tuple[Daerah, bytes, dict[str, object]]:
    """A region, the sample printed for it, and the measures of its form."""
    level, sort = request.param
    issue = sort == "issue"
    pdf = sample_pdf(REGIONS[level], ISSUE if issue else SHEET, None, issue=issue)
    return REGIONS[level], pdf, ISSUE_CM if issue else SHEET_CM


def near(centimetres: float) -> object:
    """Within one millimetre."""
    return pytest.approx(centimetres, abs=0.1)


def test_paper(case) -> None:
    _, pdf, cm = case
    for page in pypdfium2.PdfDocument(pdf):
        assert tuple(side / POINTS for side in page.get_size()) == (near(cm["paper"][0]), near(cm["paper"][1]))


def test_the_judul_begins_where_the_law_wants_it(case) -> None:
    daerah, pdf, cm = case
    found = place(pdf, f"PERATURAN DAERAH {daerah.lengkap.upper()}")
    # A capital stands a little under the top of its line.
    assert found.top - 0.12 == near(cm["judul"])
    assert found.axis == near(cm["page"])


def test_columns_of_the_opening(case) -> None:
    _, pdf, cm = case
    assert place(pdf, "Menimbang").left == near(cm["left"])
    assert place(pdf, "Mengingat").left == near(cm["left"])
    assert place(pdf, "a. bahwa").left == near(cm["letter"])
    assert place(pdf, "bahwa bentuk cetak").left == near(cm["text"])
    assert place(pdf, "PERATURAN DAERAH TENTANG CONTOH").left == near(cm["letter"])
    beside = place(pdf, "Menimbang")
    marks = [found for n in range(4) if abs((found := place(pdf, ":", n)).top - beside.top) < 0.3]
    assert marks[0].left == near(cm["colon"])


def test_four_axes(case) -> None:
    daerah, pdf, cm = case
    for words in ("DENGAN RAHMAT TUHAN YANG MAHA ESA", "TENTANG"):
        assert place(pdf, words).axis == near(cm["page"])
    for words in ("BAB II", "Bagian Kesatu", "Pasal 2"):
        assert place(pdf, words).axis == near(cm["body"])
    for words in ("Dengan Persetujuan Bersama", "MEMUTUSKAN:"):
        assert place(pdf, words).axis == near(cm["diktum"])
    if daerah.level != "provinsi" and cm is SHEET_CM:
        assert place(pdf, f"PROVINSI {daerah.provinsi.upper()}").axis == near(cm["page"])


def test_body_block_and_list_levels(case) -> None:
    _, pdf, cm = case
    first = place(pdf, "(1) Pemerintah")
    assert first.left == near(cm["letter"])
    step, start = cm["hang"], cm["letter"]
    assert place(pdf, "Pemerintah Daerah menyelenggarakan").left == near(start + step)
    assert place(pdf, "a. pendaftaran").left == near(start + step)
    assert place(pdf, "pendaftaran; dan").left == near(start + 2 * step)
    assert place(pdf, "pencatatan awal").left == near(start + 3 * step)
    full = place(pdf, "Pemerintah Daerah menyelenggarakan pelayanan yang")
    assert full.right == near(cm["right"])


def test_lines_and_blanks(case) -> None:
    _, pdf, cm = case
    line = cm["line"]
    assert place(pdf, "Umum").top - place(pdf, "Bagian Kesatu").top == near(line)
    blanks = 2 if cm is ISSUE_CM else 1
    assert place(pdf, "PELAYANAN").top - place(pdf, "BAB II").top == near(blanks * line)
    assert place(pdf, "(1) Pemerintah").top - place(pdf, "Pasal 2").top == near(2 * line)


def test_signing_blocks(case) -> None:
    daerah, pdf, cm = case
    enacted, office = place(pdf, "Ditetapkan di"), place(pdf, f"{daerah.kepala} {daerah.nama},".upper(), 1)
    assert enacted.left == near(cm["signing"])
    assert place(pdf, "pada tanggal 2 Maret").left == near(cm["signing"])
    assert place(pdf, "Diundangkan di").left == near(cm["left"])
    assert abs(place(pdf, "NAMA KEPALA DAERAH").axis - office.axis) < 0.1
    assert abs(place(pdf, "ttd").axis - office.axis) < 0.1


def test_page_numbers(case) -> None:
    _, pdf, cm = case
    document = pypdfium2.PdfDocument(pdf)
    if cm is SHEET_CM:
        number = place(pdf, "- 2 -")
        assert (number.axis, number.page) == (near(cm["page"]), 1)
        assert 1.2 < number.top < 1.6
        assert "- 1 -" not in document[0].get_textpage().get_text_bounded()
    else:
        for i, page in enumerate(document):
            text = page.get_textpage()
            left, bottom, right, _ = text.get_charbox(text.count_chars() - 1)
            assert text.get_text_range().strip().endswith(str(i + 1))
            assert 1.1 < bottom / POINTS < 1.4
            assert (right / POINTS == near(cm["right"])) if i % 2 == 0 else (left / POINTS == near(cm["left"]))


def chosen(issue: bool = False, **choices: object) -> tuple[bytes, Place]:
    """The sample with those choices, and where its BAB stands."""
    pdf = sample_pdf(REGIONS["kota"], form_of(choices, issue=issue), None, issue=issue)
    return pdf, place(pdf, "BAB II")


def test_an_office_may_choose_otherwise() -> None:
    pdf, bab = chosen(badan="penuh", sumbu="badan", judul=65, kertas="legal", nomor_halaman="atas")
    assert bab.axis == near(10.8)
    assert place(pdf, "PERATURAN DAERAH KOTA SERANG").top - 0.12 == near(6.5)
    assert pypdfium2.PdfDocument(pdf)[0].get_size()[1] / POINTS == near(35.6)
    pdf, bab = chosen(sumbu="badan", rapat=True, spasi="satu_setengah")
    assert place(pdf, "MEMUTUSKAN:").axis == near(12.5)
    assert place(pdf, "Peraturan Daerah ini mulai").top - place(pdf, "Pasal 3").top == near(12 * 1.72 / POINTS)
    pdf, bab = chosen(issue=True, kertas="F4")
    assert bab.axis == near(12.5)
    pdf, _ = chosen(kertas="setengah_folio", huruf=12)
    assert place(pdf, "Menimbang").right < place(pdf, "a. bahwa").left - 0.1
