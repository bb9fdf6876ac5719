"""table_docx: one table as a Word file, such as the sandingan of two texts (lama, baru, keterangan)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from documents.printing.word.document import header, table
from documents.printing.word.draft import SETTINGS
from documents.printing.word.lists import Lists
from documents.printing.word.package import Package
from documents.printing.word.runs import runs, shown
from documents.printing.word.styles import F4, Paper, section, styles_xml, text_width

Cell = str | Sequence[tuple[str, str]]


def table_docx(
    title: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    widths: Sequence[int] = (),
    mark: str = "",
    at: str = "",
    paper: Paper = F4,
) -> bytes:
    """The .docx of a table on a sheet across, its head on every page; the same contents give the same bytes.

    A cell is a text, "\\n" parting its paragraphs, or differences of words: "-" is struck out, "+" underlined.
    `widths` are shares of the whole, equal ones when none are given.
    """
    across = Paper(paper.height, paper.width, paper.font, paper.size)
    shares = list(widths) or [1] * len(head)
    columns = [text_width(across) * share // sum(shares) for share in shares]
    grid = [([_paragraphs(words, "KepalaSel") for words in head], "")]
    grid += [([_paragraphs(cell, "Sel") for cell in row], "") for row in rows]
    body = "".join(_paragraphs(line, "Judul") for line in title.split("\n"))
    body += _paragraphs("", "Sel") + table(grid, columns, "TabelLampiran", head=True)
    body += _paragraphs("", "Sel") + section(paper, kop=False, landscape=True)
    parts = {
        "styles": styles_xml(paper),
        "numbering": Lists().xml(),
        "settings": SETTINGS,
        "kepala": header(mark),
    }
    return Package(body, parts, " ".join(title.split()), at).data()


def _paragraphs(cell: Cell, style: str) -> str:
    """The paragraphs of a cell; differences of words stay in one, their line ends kept."""
    inner = [runs(line) for line in cell.split("\n")] if isinstance(cell, str) else [shown(cell)]
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{each}</w:p>' for each in inner)
