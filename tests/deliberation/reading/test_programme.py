"""A spreadsheet as rows of words: .xlsx, .csv of either comma, and what is neither."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from deliberation.reading.programme import MAX_ROWS, read_table
from documents.printing.spreadsheet import spreadsheet
from documents.reading import Unreadable


def xlsx(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_cells_become_words():
    rows = read_table("x.xlsx", xlsx(["Judul", "Target"], ["Sampah", 3], ["Air", date(2027, 3, 15)], [None, 2.0]))
    assert rows == (("Judul", "Target"), ("Sampah", "3"), ("Air", "15-03-2027"), ("", "2"))


def test_our_own_file_is_read():
    data = spreadsheet("x", ["Judul"], [["=1+1"]], widths=[9], at=datetime(2027, 1, 1, tzinfo=UTC))
    assert read_table("x.xlsx", data) == (("Judul",), ("=1+1",))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_any_program(mark, encoding):
    data = f'Judul{mark}Prakarsa\r\n"Sampah, air{mark} udara"{mark}DPRD\r\n\r\n'.encode(encoding)
    if encoding == "utf-16":
        with pytest.raises(Unreadable):
            read_table("x.csv", data)
        return
    assert read_table("x.csv", data) == (("Judul", "Prakarsa"), (f"Sampah, air{mark} udara", "DPRD"))


@pytest.mark.parametrize(
    "data",
    [
        b"", b" \n\n", b"PK\x03\x04rusak", b"%PDF-1.7", b"<html></html>", b"\xd0\xcf\x11\xe0lama", b"a\0b",
        xlsx(*[["x"]] * (MAX_ROWS + 1)), b"x" * (5 * 1024 * 1024 + 1),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_one_sentence(data):
    with pytest.raises(Unreadable, match="Berkas “x.xlsx”"):
        read_table("x.xlsx", data)


def test_a_file_in_an_old_encoding_is_read():
    assert read_table("x.csv", "Judul;Prakarsa\nKafé dan Rumah Makan;DPRD\n".encode("cp1252"))[1][1] == "DPRD"
