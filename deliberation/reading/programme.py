"""A spreadsheet (.xlsx or .csv) as rows of words, the first sheet only."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from datetime import date, datetime

from charset_normalizer import from_bytes
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from documents.reading import Unreadable
from documents.reading.sniff import MAX_UNPACKED

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 2000, 60
_BROKEN = "rusak atau bukan lembar kerja; simpan ulang sebagai .xlsx atau .csv, lalu unggah lagi"
_KIND = "bukan lembar kerja .xlsx atau .csv; simpan ulang dalam salah satu bentuk itu, lalu unggah lagi"
_OLD = "tersimpan dalam format Excel lama (.xls) atau terkunci; simpan ulang sebagai .xlsx, lalu unggah lagi"
_LARGE = "terlalu besar; unggah daftar judulnya saja"


def read_table(name: str, data: bytes) -> tuple[tuple[str, ...], ...]:
    """The cells of each row as words, a date as 31-12-2026. Raises Unreadable for what is no table.

    The kind is told from the content; rows beyond 2,000 and columns beyond 60 make the file too large.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(_LARGE, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(_OLD, name)
    rows = _sheet(name, data) if data.startswith(b"PK\x03\x04") else _lines(name, data)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise Unreadable("kosong; pilih berkas yang berisi daftar", name)
    if len(rows) > MAX_ROWS:
        raise Unreadable(_LARGE, name)
    filled = (number for row in rows for number, cell in enumerate(row[:MAX_COLUMNS], 1) if cell.strip())
    width = max(filled)
    return tuple((*row[:width], *([""] * (width - len(row)))) for row in rows)


def _sheet(name: str, data: bytes) -> list[tuple[str, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise Unreadable(_LARGE, name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out (drawings, validation) holds no words
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        if not book.worksheets:
            raise Unreadable(_KIND, name)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a file may state a size it does not have
        given = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
        rows = [tuple(map(_words, row)) for row in given]
        book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError, SyntaxError) as error:
        raise Unreadable(_BROKEN, name) from error
    return rows


def _lines(name: str, data: bytes) -> list[tuple[str, ...]]:
    if b"\0" in data:
        raise Unreadable(_KIND, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        guess = from_bytes(data).best()
        if guess is None:
            raise Unreadable(_KIND, name)
        text = str(guess)
    if text.lstrip()[:1] == "<" or text.startswith("%PDF"):
        raise Unreadable(_KIND, name)
    # Excel in Indonesian writes semicolons, in English commas.
    mark = max(";,\t", key=lambda sign: text.partition("\n")[0].count(sign))
    try:
        return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
    except csv.Error as error:
        raise Unreadable(_BROKEN, name) from error


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
