"""Spreadsheets: what goes in comes out, as text."""

from datetime import UTC, datetime
from io import BytesIO

from openpyxl import load_workbook

from documents.printing.spreadsheet import spreadsheet

AT = datetime(2023, 3, 15, 3, 0, tzinfo=UTC)


def made(*rows):
    data = spreadsheet("Perubahan", ["Bagian", "Kata"], rows, widths=[20, 10], at=AT)
    return load_workbook(BytesIO(data)).active


def test_the_table_with_its_head():
    sheet = made(["Pasal 1", 3], ["Pasal 2", 0])
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Bagian", "Kata"], ["Pasal 1", 3], ["Pasal 2", 0],
    ]  # fmt: skip
    assert sheet.freeze_panes == "A2"
    assert sheet.title == "Perubahan"


def test_nothing_is_run():
    sheet = made(["=HYPERLINK(1)", "+1"])
    assert [cell.data_type for cell in sheet[2]] == ["s", "s"]
    assert sheet["A2"].value == "=HYPERLINK(1)"


def test_signs_and_lengths_a_cell_cannot_hold():
    sheet = made(["a\x00b\nc", "x" * 40_000])
    assert sheet["A2"].value == "ab\nc"
    assert len(sheet["B2"].value) == 32_767


def test_no_rows_is_a_head_alone():
    assert made().max_row == 1
