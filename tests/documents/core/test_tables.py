"""Tables and pictures of a lampiran: read from its lines, written from cells, and whole after a round trip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.core.layout import layout, layout_unit
from documents.core.parse import parse, parse_unit
from documents.core.tables import Picture, Table, is_special, pictures_in, pieces, written
from documents.core.tree import Kind, Node

TABLE = "| NO | JENIS | TARIF |\n| --- | :-: | ---: |\n| 1 | Kir *uji* | 10.000 |\n| 2 | a \\| b |\n"
KEY = "0123456789abcdef"


def test_a_table_with_its_sides_and_short_rows():
    (table,) = pieces(TABLE)
    assert table.head == ("NO", "JENIS", "TARIF")
    assert table.align == ("", "tengah", "kanan")
    assert table.rows == (("1", "Kir *uji*", "10.000"), ("2", "a | b", ""))


def test_words_and_pictures_around_it():
    found = pieces(f"JUDUL\n\n{TABLE}\n![Peta [lama]](gambar:{KEY})\nCatatan.")
    assert [type(piece) for piece in found] == [str, Table, Picture, str]
    assert found[2] == Picture(KEY, "Peta [lama]")
    assert pictures_in(f"a\n![b](gambar:{KEY})") == (KEY,)


@pytest.mark.parametrize(
    "text",
    ["| hanya satu baris |", "| a | b |\n| c | d |", "a | b\n--- | ---", "![x](gambar:zz)", "![x](/lain.png)", "a"],
)
def test_what_is_no_table_and_no_picture_stays_words(text):
    assert pieces(text) == tuple(text.split("\n"))


def test_what_is_special():
    assert is_special(" | a |")
    assert is_special(f"![x](gambar:{KEY})")
    assert not is_special("a | b")


def test_rows_are_written_in_one_width():
    assert written([["A", "B"], ["1"], ["x|y", "dua\nbaris"]]) == (
        "| A | B |\n| --- | --- |\n| 1 |  |\n| x\\|y | dua baris |"
    )
    assert written([]) == ""


cells = st.text("abc |0123-*", max_size=8)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=2, max_size=6))
def test_what_is_written_is_read(rows):
    width = max(map(len, rows))
    (table,) = pieces(written(rows))
    wanted = [tuple(" ".join(cell.split()) for cell in [*row, *[""] * (width - len(row))]) for row in rows]
    assert (table.head, *table.rows) == tuple(wanted)


@pytest.mark.parametrize("text", [f"{TABLE}Catatan.", f"TARIF\n{TABLE}\n![Peta](gambar:{KEY})", TABLE.strip()])
def test_the_lines_survive_the_text_area_and_the_official_text(text):
    annex = Node(Kind.LAMPIRAN, "", "DAFTAR TARIF", text.strip())
    shown = layout_unit(annex)
    assert "| --- | :-: | ---: |" in shown.split("\n"), "without a sign that nobody typed"
    assert parse_unit(Kind.LAMPIRAN, shown)[0] == annex
    judul = Node(Kind.JUDUL, text="PERATURAN DAERAH KOTA SERANG\nNOMOR 1 TAHUN 2022\nTENTANG\nTARIF")
    act = Node(
        Kind.PERDA, children=(judul, Node(Kind.BATANG_TUBUH, children=(Node(Kind.PASAL, "1", text="Isi."),)), annex)
    )
    assert parse(layout(act)).tree == act
