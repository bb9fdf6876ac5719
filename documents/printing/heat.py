"""The picture of a Raperda over its versions: a row for each pasal, a column for each step, drawn as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from documents.core.heat import ABSENT, CHANGED, DELETED, INSERTED, MOVED, Cell, Row

LEFT, TOP, WIDTH, HEIGHT = 92, 30, 64, 22
_SIGN = {INSERTED: "S", DELETED: "H", MOVED: "P"}


@dataclass(frozen=True, slots=True)
class Column:
    """One step from a version to the next: its short and its long name, and the address of its comparison."""

    short: str
    name: str
    url: str


def heat_svg(rows: Sequence[Row], columns: Sequence[Column]) -> SafeString:
    """The SVG, without style of its own: classes h0 (nothing) to h4 (more than half) stand for the share of words.

    Every cell is a link to the unit in the comparison of its step, named for who cannot see the colours; what came,
    went, or moved carries a letter.
    """
    width, height = LEFT + WIDTH * len(columns), TOP + HEIGHT * len(rows)
    heads = "".join(
        f'<text x="{LEFT + WIDTH * i + WIDTH // 2}" y="{TOP - 10}" text-anchor="middle">{escape(column.short)}'
        f"<title>{escape(column.name)}</title></text>"
        for i, column in enumerate(columns)
    )
    lines = []
    for number, row in enumerate(rows):
        y = TOP + HEIGHT * number
        lines.append(f'<text x="{LEFT - 8}" y="{y + 15}" text-anchor="end">Pasal {escape(row.number)}</text>')
        lines += [_cell(row, cell, columns[i], LEFT + WIDTH * i, y) for i, cell in enumerate(row.cells)]
    return SafeString(
        f'<svg class="heat" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" '
        f'aria-label="Perubahan setiap pasal pada setiap versi">{heads}{"".join(lines)}</svg>'
    )


def _cell(row: Row, cell: Cell, column: Column, x: int, y: int) -> str:
    if cell.state == ABSENT:
        return ""
    said = f"Pasal {row.number}, {column.name}: {cell.state}"
    said += f", {cell.words} kata" if cell.words else ""
    box = f'<rect class="{_level(cell)}" x="{x + 1}" y="{y + 1}" width="{WIDTH - 2}" height="{HEIGHT - 2}"/>'
    sign = _SIGN.get(cell.state) or (str(cell.words) if cell.state == CHANGED else "")
    at = f'x="{x + WIDTH // 2}" y="{y + 15}"'
    letter = f'<text {at} text-anchor="middle" aria-hidden="true">{sign}</text>' if sign else ""
    if not (cell.words or cell.state == MOVED):
        return f"<g><title>{escape(said)}</title>{box}</g>"
    url = escape(f"{column.url}#k-{row.key}")
    return f'<a href="{url}" aria-label="{escape(said)}"><title>{escape(said)}</title>{box}{letter}</a>'


def _level(cell: Cell) -> str:
    if not cell.words:
        return "h0"
    return next(f"h{level}" for level, most in ((1, 0.05), (2, 0.2), (3, 0.5), (4, 1.0)) if cell.share <= most)
