"""Spreadsheets (.xlsx): a table of texts with a frozen head, for offices that go on working in one."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST = 32_767  # signs in a cell
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))


def spreadsheet(
    title: str, head: Sequence[str], rows: Iterable[Sequence[object]], *, widths: Sequence[int], at: datetime
) -> bytes:
    """The .xlsx of one sheet; `widths` in signs, one for each column. Texts stay texts, also those that begin with =.

    What is longer than a cell may be is cut, with an ellipsis.
    """
    book = Workbook()
    book.properties.creator = "Raperda"
    book.properties.created = book.properties.modified = at.replace(tzinfo=None)
    sheet = book.active
    sheet.title = title[:31]
    sheet.freeze_panes = "A2"
    for column, (name, width) in enumerate(zip(head, widths, strict=True), 1):
        _put(sheet, 1, column, name).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            _put(sheet, number, column, value)
    sheet.auto_filter.ref = sheet.dimensions
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _put(sheet, row: int, column: int, value: object):
    cell = sheet.cell(row=row, column=column)
    if isinstance(value, str):
        text = value.translate(_FORBIDDEN)
        cell.value = text if len(text) <= _MOST else text[: _MOST - 1] + "…"
        cell.data_type = "s"
    else:
        cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
