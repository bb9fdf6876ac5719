"""paper_docx: a paper as a Word file an office can go on writing in."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from deliberation.printing.paper import Block, blocks, pieces

_LETTER = "Bookman Old Style"
_WIDTH = Mm(170)


def paper_docx(title: str, text: str, day: date) -> bytes:
    """The .docx of a filled paper."""
    document = Document()
    _form(document, title, day)
    begun = False
    for block in blocks(text):
        if block.kind == "wide" or (block.kind == "page" and _lies(document)):
            _turn(document, wide=block.kind == "wide", begun=begun)
        else:
            _add(document, block)
        begun = True
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _form(document, title: str, day: date) -> None:
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(215), Mm(330)
    sheet.left_margin, sheet.right_margin, sheet.top_margin, sheet.bottom_margin = Mm(25), Mm(20), Mm(20), Mm(25)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _LETTER, Pt(11)
    normal.paragraph_format.space_after = Pt(0)
    facts = document.core_properties
    facts.title, facts.author, facts.comments, facts.language = title, "", "", "id-ID"
    facts.created = facts.modified = datetime(day.year, day.month, day.day)


def _lies(document) -> bool:
    """Whether the pages lie on their long side by now."""
    return document.sections[-1].orientation == WD_ORIENT.LANDSCAPE


def _turn(document, *, wide: bool, begun: bool) -> None:
    """New pages that lie or stand; the first ones of a paper need no new section."""
    sheet = document.add_section(WD_SECTION.NEW_PAGE) if begun else document.sections[-1]
    short, long = sorted((sheet.page_width, sheet.page_height))
    sheet.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    sheet.page_width, sheet.page_height = (long, short) if wide else (short, long)


def _add(document, block: Block) -> None:
    if block.kind == "table":
        _grid(document, block)
    elif block.kind == "facts":
        _facts(document, block)
    elif block.kind == "signs":
        _signs(document, block)
    elif block.kind in ("right_room", "signs_room"):
        for _ in range(3):
            document.add_paragraph()
    elif block.kind == "page":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif block.kind == "rule":
        document.add_paragraph("_" * 70).alignment = ALIGN.CENTER
    else:
        _paragraph(document.add_paragraph(), block)


def _paragraph(paragraph, block: Block) -> None:
    form = paragraph.paragraph_format
    if block.kind in ("kop", "title", "centre"):
        paragraph.alignment = ALIGN.CENTER
        form.keep_with_next = True
    elif block.kind == "right":
        form.left_indent = Mm(88)
    else:
        paragraph.alignment = ALIGN.JUSTIFY
        form.space_before = Pt(6)
    words = block.text
    if block.kind == "item":
        form.left_indent, form.first_line_indent = Mm(8), -Mm(8)
        words = f"{block.label}\t{words}"
        form.tab_stops.add_tab_stop(Mm(8))
    _runs(paragraph, words, bold=block.kind in ("kop", "title"))


def _grid(document, block: Block) -> None:
    head, *rows = block.rows
    width = max(len(row) for row in block.rows)
    table = document.add_table(rows=1, cols=width, style="Table Grid")
    for cell, words in zip(table.rows[0].cells, head, strict=False):
        _runs(cell.paragraphs[0], words, bold=True)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=False):
            _runs(cell.paragraphs[0], words)


def _facts(document, block: Block) -> None:
    """Labelled rows; a mark that hangs stands in a column of its own."""
    widths = (Mm(34), Mm(4), Mm(8), _WIDTH - Mm(46))
    table = document.add_table(rows=0, cols=4)
    table.autofit = False
    for row in block.rows:
        label, *rest = row
        cells = table.add_row().cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
        _runs(cells[0].paragraphs[0], label)
        _runs(cells[1].paragraphs[0], ":" if label else "")
        if len(rest) > 1:
            _runs(cells[2].paragraphs[0], rest[0])
            _runs(cells[3].paragraphs[0], " / ".join(rest[1:]))
        else:
            _runs(cells[2].merge(cells[3]).paragraphs[0], rest[0] if rest else "")


def _signs(document, block: Block) -> None:
    """Two columns of signatures, each line in the middle of its half."""
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, (*row, "")[:2], strict=True):
            cell.width = _WIDTH // 2
            _runs(cell.paragraphs[0], words)
            cell.paragraphs[0].alignment = ALIGN.CENTER


def _runs(paragraph, text: str, *, bold: bool = False) -> None:
    for kind, words in pieces(text):
        run = paragraph.add_run(words)
        run.bold = bold or kind == "b" or None
        run.italic = kind == "i" or None
