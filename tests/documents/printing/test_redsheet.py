"""The redline on the sheet of the act: marks inside the official form, what went at its old place, tables by row."""

import re

import pytest

from documents.core.diff import told
from documents.core.parse import parse
from documents.core.sides import comparable
from documents.printing.form import SHEET
from documents.printing.redsheet import redline_sheet
from tests.people import SHORT

ANNEX = "\nLAMPIRAN\nPERATURAN DAERAH KOTA SERANG\nTARIF\n\n| Jenis | Tarif |\n|---|---|\n| Kamar | Rp10,00 |\n{}"


def sheet(old: str, new: str) -> str:
    trees = comparable(parse(old).tree, parse(new).tree)
    html, styles = redline_sheet(*trees, told(*trees), SHEET)
    assert ".i0{" in styles
    assert not re.search("[\ue000-\ue009]", html)
    assert html.count("<ins>") == html.count("</ins>")
    assert html.count("<del>") == html.count("</del>")
    return html.replace("\u200b", "")


def test_words_that_came_and_went():
    html = sheet(SHORT, SHORT.replace("tanpa biaya", "dengan biaya ringan"))
    assert "diselenggarakan <del>tanpa</del><ins>dengan</ins> biaya<ins> ringan</ins>." in html


def test_the_same_text_has_no_mark():
    html = sheet(SHORT, SHORT)
    assert "<ins>" not in html
    assert "<del>" not in html


def test_a_new_pasal_is_marked_with_its_number_and_the_rest_says_what_it_was():
    new = SHORT.replace(
        "Pasal 3\n\nPelayanan", "Pasal 3\n\nBaru sama sekali dan lain.\n\nPasal 4\n\nPelayanan"
    ).replace("Pasal 4\n\nPeraturan", "Pasal 5\n\nPeraturan")
    html = sheet(SHORT, new)
    assert re.search(r"<h\d><ins>Pasal 3</ins></h\d>", html)
    assert "<ins>Baru sama sekali dan lain.</ins>" in html
    assert 'Pasal 4<span class="tanda"> (semula Pasal 3)</span>' in html


def test_what_went_stands_at_its_old_place_with_its_number_struck_out():
    html = sheet(SHORT, SHORT.replace("Pasal 3\n\nPelayanan diselenggarakan tanpa biaya.\n\n", ""))
    place = html.index("<del>Pasal 3</del>")
    assert html.index("Pasal 2<") < place < html.index("<del>Pelayanan diselenggarakan tanpa biaya.</del>")


def test_the_number_of_a_list_item_is_marked_with_it():
    text = "Pasal 1\nPemohon membawa:\na. kartu;\nb. surat; dan\nc. denah.\n"
    html = sheet(text, text.replace("b. surat; dan\nc. denah", "b. peta tanah;\nc. surat; dan\nd. denah"))
    assert re.search(r"<ins>b\.</ins>[\u2002-\u200a]+<ins>peta tanah;</ins>", html)


def test_a_moved_pasal_is_told_beside_its_number():
    first, second, third = (
        "Setiap penghuni menjaga kebersihan tangga gedung.",
        "Pengelola menyimpan daftar penghuni dan denah.",
        "Iuran dibayar setiap bulan kepada bendahara gedung.",
    )
    text = "Pasal 1\n{}\nPasal 2\n{}\nPasal 3\n{}\n"
    html = sheet(text.format(first, second, third), text.format(third, first, second))
    said = '<span class="pindah">1</span><span class="tanda"> (dipindah dari Pasal 3)</span>'
    assert said in html
    assert "<del>" not in html


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("| Aula | Rp20,00 |\n", "| Aula | Rp25,00 |\n", "<del>Rp20,00</del><ins>Rp25,00</ins>"),
        ("| Aula | Rp20,00 |\n", "", "<del> Aula </del>"),
        ("", "| Aula | Rp20,00 |\n", "<ins> Aula </ins>"),
    ],
)
def test_a_table_keeps_its_rows(before, after, said):
    html = sheet(SHORT + ANNEX.format(before), SHORT + ANNEX.format(after))
    assert said.replace(" ", "") in html.replace(" ", "")
    assert html.count("<tr>") + html.count("<tr ") == 3


def test_references_that_follow_are_not_marked():
    text = "Pasal {}\nSatu hal.\nPasal {}\nKetentuan dalam Pasal {} berlaku.\n"
    html = sheet(text.format(1, 2, 1), "Pasal 1\nBaru sama sekali di depan.\n" + text.format(2, 3, 2))
    assert "Ketentuan dalam Pasal 2 berlaku." in html
