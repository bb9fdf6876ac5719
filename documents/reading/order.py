"""The lines of a page in reading order: what a PDF writes late but prints higher up goes back to its place."""

from __future__ import annotations

from collections.abc import Sequence

from documents.reading.grid import Printed, joined

_ROOM = 0.6  # of the distance between two lines: nearer than this, words stand beside each other
_BESIDE = 0.45  # of the same: a scan lies a little aslant
_MANY = 60  # blocks on one page: then it is a table


def in_order(lines: Sequence[Printed], pitch: float) -> list[Printed]:
    """The same lines; a block that begins above the line before it moves up to where only blank paper is.

    Blocks that stand side by side, as the cells of a table or two signatures do, keep the order of writing.
    """
    room = _ROOM * pitch
    blocks: list[list[Printed]] = []
    for line in lines:
        if blocks and line.down >= blocks[-1][-1].down - room:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    if not 1 < len(blocks) <= _MANY:
        return list(lines)
    placed = blocks[0]
    for block in blocks[1:]:
        at = _opening(placed, block, room)
        placed[at:at] = block
    return placed


def in_rows(lines: Sequence[Printed], pitch: float) -> list[Printed]:
    """The lines from top to bottom, those on one baseline joined: for words that a machine read from a picture."""
    room = _BESIDE * pitch
    rows: list[list[Printed]] = []
    for line in sorted(lines, key=lambda line: line.down):
        if rows and line.down - rows[-1][0].down < room:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [joined(sorted(row, key=lambda line: line.left)) for row in rows]


def _opening(placed: list[Printed], block: list[Printed], room: float) -> int:
    top, bottom = min(line.down for line in block), max(line.down for line in block)
    at = next((index for index, line in enumerate(placed) if line.down > top), len(placed))
    above = all(line.down <= top - room for line in placed[:at])
    below = all(line.down >= bottom + room for line in placed[at:])
    return at if above and below else len(placed)
