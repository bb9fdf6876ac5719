"""read_grid: a list as it comes from an office, a spreadsheet or text pasted from one, as rows of cells."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MAX_ROWS, MAX_COLUMNS = 1000, 40
Grid = list[list[str]]


class GridUnreadable(ValueError):
    """A file that holds no list; str() says what to do."""


def read_grid(data: bytes) -> Grid:
    """The filled rows of the first sheet of an .xlsx, or of a text whose cells are parted by tab, ";" or ",".

    Raises GridUnreadable for anything else and for more than 1,000 rows.
    """
    if data.startswith(b"PK"):
        return _kept(_sheet(data))
    try:
        return text_grid(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise GridUnreadable("Berkas ini bukan lembar kerja .xlsx atau teks. Simpan sebagai .xlsx atau .csv.") from None


def text_grid(text: str) -> Grid:
    """The filled rows of a pasted table: cells parted by tab, ";" or "|" where one stands, by "," under a plain head.

    A first line with points, such as a name with titles, is no head: then each line is one cell.
    """
    lines = text.replace("\x00", "").splitlines()
    first = next((line for line in lines if line.strip()), "")
    sign = next((sign for sign in "\t;|" if any(sign in line for line in lines)), "," if "." not in first else "")
    return _kept(csv.reader(lines, delimiter=sign) if sign else [[line] for line in lines])


def _sheet(data: bytes) -> Grid:
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
        return [[_cell(value) for value in row] for row in rows]
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError) as broken:
        raise GridUnreadable("Lembar kerja ini tidak terbaca. Simpan ulang sebagai .xlsx, lalu coba lagi.") from broken


def _kept(rows) -> Grid:
    kept = [[" ".join(cell.split()) for cell in row[:MAX_COLUMNS]] for row in rows]
    kept = [row for row in kept if any(row)]
    if len(kept) > MAX_ROWS:
        raise GridUnreadable(f"Daftar ini lebih dari {MAX_ROWS} baris. Bagi menjadi beberapa berkas.")
    return kept


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
