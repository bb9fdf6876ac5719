"""Tables and pictures in the text of a lampiran: pipe tables and `![keterangan](gambar:…)` lines, read and written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LEFT, CENTRE, RIGHT = "", "tengah", "kanan"
PICTURE_KEY = 16  # signs of the SHA-256 of a picture that name it in a text

_RULE = re.compile(r"\s*:?-+:?\s*")
_CELL = re.compile(r"(?<!\\)\|")
_PICTURE = re.compile(rf"!\[(.*)\]\(gambar:([0-9a-f]{{{PICTURE_KEY}}})\)")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head, where each column stands, and its rows, all of one width."""

    head: tuple[str, ...]
    align: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, by the first signs of its SHA-256, and what it shows in words."""

    key: str
    caption: str


Piece = str | Table | Picture


def pieces(text: str) -> tuple[Piece, ...]:
    """The lines of a lampiran as they are to be shown: paragraphs without blank lines, tables, and pictures.

    A table is a row of cells between "|", a rule of hyphens under it, and more rows; a line with "|" that is not part
    of one stays a paragraph.
    """
    lines = [line.strip() for line in text.split("\n")]
    out: list[Piece] = []
    place = 0
    while place < len(lines):
        if table := _table(lines[place:]):
            out.append(table)
            place += 2 + len(table.rows)
            continue
        if match := _PICTURE.fullmatch(lines[place]):
            out.append(Picture(match.group(2), match.group(1).strip()))
        elif lines[place]:
            out.append(lines[place])
        place += 1
    return tuple(out)


def pictures_in(text: str) -> tuple[str, ...]:
    """The keys of the pictures a text shows, in order."""
    return tuple(piece.key for piece in pieces(text) if isinstance(piece, Picture))


def is_special(line: str) -> bool:
    """Whether the line is a row of a table or a picture rather than words."""
    return line.strip().startswith("|") or _PICTURE.fullmatch(line.strip()) is not None


def written(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells, the first of them the head, as a pipe table with all rows of one width."""
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    full = [[*map(_escaped, row), *[""] * (width - len(row))] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in full]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _table(lines: list[str]) -> Table | None:
    """The table that begins with the first of the lines, or None."""
    if len(lines) < 2 or not (lines[0].startswith("|") and lines[1].startswith("|")):
        return None
    head, rule = _cells(lines[0]), _cells(lines[1])
    if not all(_RULE.fullmatch(cell) for cell in rule):
        return None
    rows = []
    for line in lines[2:]:
        if not line.startswith("|"):
            break
        rows.append(_cells(line))
    width = max(map(len, (head, rule, *rows)))
    align = [_side(cell) for cell in rule]
    return Table(_wide(head, width), _wide(tuple(align), width), tuple(_wide(row, width) for row in rows))


def _cells(line: str) -> tuple[str, ...]:
    inner = line.removeprefix("|")
    parts = _CELL.split(inner)
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return tuple(part.strip().replace("\\|", "|") for part in parts)


def _side(rule: str) -> str:
    cell = rule.strip()
    return CENTRE if cell[0] == cell[-1] == ":" and len(cell) > 1 else RIGHT if cell.endswith(":") else LEFT


def _wide(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return row + ("",) * (width - len(row))


def _escaped(cell: str) -> str:
    return " ".join(cell.split()).replace("|", "\\|")
