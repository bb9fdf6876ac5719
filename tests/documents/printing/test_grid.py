"""Tables on paper: they never leave the page, lie down where they must, and take the largest letters that fit."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from documents.core.tables import Table
from documents.core.tree import Kind, Node
from documents.printing.form import ISSUE, SHEET
from documents.printing.gazette import gazette
from documents.printing.grid import grid_of, lies
from tests.documents.printing.test_tables import facts

POINTS = 72 / 2.54
WORDS = "Pemeriksaan kesehatan umum rawat jalan tingkat pertama"


def table(columns: int, rows: int, word: str = WORDS) -> Table:
    head = tuple(f"KOLOM {n}" for n in range(1, columns + 1))
    body = tuple((str(n), *[word] * (columns - 1)) for n in range(1, rows + 1))
    return Table(head, ("",) * columns, body)


def written(rows: Table) -> str:
    lines = [rows.head, ("---",) * len(rows.head), *rows.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def test_a_narrow_table_stands_upright_in_the_letters_of_the_text() -> None:
    grid = grid_of(table(4, 3), SHEET, lying=False)
    assert not lies(table(4, 3), SHEET)
    assert (grid.size, grid.broken) == (12, False)
    assert sum(grid.shares) == pytest.approx(100)
    assert grid.shares[0] < grid.shares[1], "numbers take less than prose"


def test_a_wide_table_lies_down_and_a_wider_one_takes_smaller_letters() -> None:
    assert lies(table(8, 3), SHEET)
    assert grid_of(table(14, 3), SHEET, lying=True).size < 12
    assert grid_of(table(40, 3), SHEET, lying=True).broken, "at last its words may break"


def test_a_long_cell_does_not_take_the_room_of_the_others() -> None:
    rows = Table(("A", "B"), ("", ""), (("pelayanan umum", " ".join([WORDS] * 200)),))
    assert min(grid_of(rows, SHEET, lying=False).shares) > 10


@pytest.mark.parametrize("columns", [2, 5, 9, 16, 30])
@pytest.mark.parametrize("form", [SHEET, ISSUE])
def test_no_table_leaves_its_page(columns: int, form) -> None:
    rows = table(columns, 40, "Penyelenggaraan pertanggungjawaban")
    annex = Node(Kind.LAMPIRAN, "", "", f"DAFTAR\n{written(rows)}")
    tree = Node(Kind.PERDA, children=(Node(Kind.JUDUL, text="PERATURAN DAERAH KOTA SERANG"), annex))
    document = pypdfium2.PdfDocument(BytesIO(gazette(tree, replace(facts(form="salinan"), look=form))))
    heads = 0
    for number, page in enumerate(document):
        width = page.get_size()[0] / POINTS
        text = page.get_textpage()
        boxes = [text.get_charbox(i) for i in range(text.count_chars())]
        assert max(box[2] for box in boxes) / POINTS < width - form.right / 100 + 0.05
        heads += number > 0 and "KOLOM" in text.get_text_range().replace("\r\n", "").replace(" ", "")
    assert heads == len(document) - 1, "the head is repeated on every page"
