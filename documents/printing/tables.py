"""Tables and pictures of a lampiran as HTML, for the screen and for paper; everything escaped."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from django.urls import reverse

from documents.core.tables import CENTRE, RIGHT, Picture, Table, pieces
from documents.printing.grid import Grid
from documents.printing.marks import inline

_SIDES = {CENTRE: ' class="centred"', RIGHT: ' class="number"'}
Paragraph = Callable[[str], str]
Source = Callable[[Picture], str]


def annex_html(text: str) -> str:
    """The text of a lampiran for the screen: paragraphs, tables that scroll in their own frame, and pictures."""
    return "".join(special_html(piece, screen_source) or f"<p>{inline(str(piece))}</p>" for piece in pieces(text))


def special_html(piece: str | Table | Picture, source: Source, grid: Callable[[Table], Grid] | None = None) -> str:
    """A table or a picture as HTML; "" for a paragraph. `source` gives the address of a picture, or "".

    On paper `grid` tells how wide the columns of a table stand.
    """
    if isinstance(piece, Table):
        return table_html(piece, grid and grid(piece))
    return picture_html(piece, source(piece)) if isinstance(piece, Picture) else ""


def table_html(table: Table, grid: Grid | None = None) -> str:
    """The table with its head in `thead`; italics are the only markup of a cell (UU 12/2011 Lampiran II angka 193)."""
    head = _row(table.head, table, "th") if any(table.head) else ""
    body = "".join(_row(row, table, "td") for row in table.rows)
    opening = f"<thead>{head}</thead>" if head else ""
    if grid is None:
        return f'<div class="table-wrap"><table class="table">{opening}<tbody>{body}</tbody></table></div>'
    if not opening and table.rows:  # a table without a head is read by its first row
        body = _row(table.rows[0], table, "th") + "".join(_row(row, table, "td") for row in table.rows[1:])
    columns = "".join(f'<col style="width:{share:.2f}%">' for share in grid.shares)
    style = f"font-size:{grid.size}pt" + ";overflow-wrap:anywhere" * grid.broken
    return f'<table class="table" style="{style}"><colgroup>{columns}</colgroup>{opening}<tbody>{body}</tbody></table>'


def picture_html(picture: Picture, source: str) -> str:
    """The picture with its caption; only the caption where the picture cannot be shown."""
    caption = inline(picture.caption)
    if not source:
        return f'<p class="note">[Gambar: {caption}]</p>'
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="gambar"><img src="{escape(source)}" alt="{escape(picture.caption)}">{below}</figure>'


def screen_source(picture: Picture) -> str:
    """The address under which the house shows the picture to who may see it."""
    return reverse("picture", args=[picture.key])


def _row(cells: tuple[str, ...], table: Table, tag: str) -> str:
    opening = '<th scope="col"' if tag == "th" else "<td"
    pairs = zip(cells, table.align, strict=True)
    made = (f"{opening}{_SIDES.get(side, '')}>{inline(cell)}</{tag}>" for cell, side in pairs)
    return f"<tr>{''.join(made)}</tr>"
