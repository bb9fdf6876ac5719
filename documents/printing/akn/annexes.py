"""The lines of a lampiran as paragraphs, tables, and pictures of Akoma Ntoso; no sign of a table is lost."""

from __future__ import annotations

from collections.abc import Sequence

from documents.core.tables import CENTRE, LEFT, RIGHT, Picture, Table, pieces
from documents.printing.akn.markup import Element, Span, add, inside, line, own, shifted

_RULES = {LEFT: "---", CENTRE: ":---:", RIGHT: "---:"}
_MAY_RULE = frozenset("|:- \t")


def annex(parent: Element, text: str, spans: Sequence[Span] = ()) -> None:
    """The text of a lampiran below an element."""
    if not text:
        return
    rows = text.split("\n")
    place = start = 0
    while place < len(rows):
        length = _table(parent, rows, place)
        for row in rows[place : place + (length or 1)]:
            end = start + len(row)
            if not length:
                marks = [shifted(span, -start) for span in spans if start <= span.start and span.end <= end]
                _paragraph(parent, row, marks)
            start = end + 1
        place += length or 1


def _paragraph(parent: Element, row: str, spans: Sequence[Span]) -> None:
    shown = pieces(row)
    if len(shown) == 1 and isinstance(shown[0], Picture) and f"![{shown[0].caption}](gambar:{shown[0].key})" == row:
        image = {"src": f"gambar:{shown[0].key}", "alt": shown[0].caption}
        inside(add(parent, "p"), "img", image)
        return
    line(parent, "p", row, spans)


def _table(parent: Element, rows: list[str], place: int) -> int:
    """How many rows of the text, from `place`, have become a table; 0 where none begins."""
    if not rows[place].strip().startswith("|") or place + 1 == len(rows) or set(rows[place + 1]) - _MAY_RULE:
        return 0
    end = place
    while end < len(rows) and rows[end].strip().startswith("|"):
        end += 1
    shown = pieces("\n".join(rows[place:end]))
    if len(shown) != 1 or not isinstance(shown[0], Table):
        return 0
    table = shown[0]
    made = add(parent, "table")
    rule = f"| {' | '.join(_RULES[side] for side in table.align)} |"
    if rows[place + 1] != rule:
        made.set(own("garis"), rows[place + 1])
    for name, cells, row in zip(
        ("th", *["td"] * len(table.rows)), (table.head, *table.rows), (rows[place], *rows[place + 2 : end]), strict=True
    ):
        _row(made, name, cells, table.align, row)
    return end - place


def _row(table: Element, name: str, cells: Sequence[str], align: Sequence[str], row: str) -> None:
    made = add(table, "tr")
    if row != f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |":
        made.set(own("baris"), row)
    for cell, side in zip(cells, align, strict=True):
        line(add(made, name, {"class": side}), "p", cell)
