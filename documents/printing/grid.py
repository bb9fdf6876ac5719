"""How a table of a lampiran stands on its paper: upright or lying, in which size, how wide each column is.

Widths come from the words, so that a table of any length costs one pass and never leaves the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.core.tables import Table
from documents.printing.form import Form
from documents.printing.hanging import width_of

_BREAK = re.compile(r"(?<=-)|\s+")
_PADDING = 1.0  # em: both sides of a cell with its rule, and what the estimate of a width may miss
_EASY = 11.0  # em: a column of prose this wide reads well
_UPRIGHT, _LEAST = 10, 8  # points: the smallest letters before a table lies down, and the smallest of all


@dataclass(frozen=True, slots=True)
class Grid:
    """The size of the letters in points, the share of each column in hundredths, whether words may break anywhere."""

    size: int
    shares: tuple[float, ...]
    broken: bool


def lies(table: Table, form: Form) -> bool:
    """Whether the table needs the paper turned: its columns would be too narrow upright."""
    easy = sum(min(natural, max(least, _EASY)) for least, natural in _columns(table))
    return easy * _em(min(form.size, _UPRIGHT)) > form.measure


def grid_of(table: Table, form: Form, *, lying: bool) -> Grid:
    """The largest letters, from those of the text down to 8 points, in which the longest words have room."""
    room = form.height - form.left - form.right if lying else form.measure
    columns = _columns(table)
    least = sum(least for least, _ in columns)
    sizes = range(form.size, _LEAST - 1, -1)
    size = next((size for size in sizes if least * _em(size) <= room), _LEAST)
    return Grid(size, _shares(columns, room / _em(size)), least * _em(size) > room)


def _columns(table: Table) -> list[tuple[float, float]]:
    """For each column the width of its longest word and of its longest cell, in em."""
    found = []
    for cells in zip(table.head, *table.rows, strict=True):
        distinct = set(cells)
        words = {word for cell in distinct for word in _BREAK.split(cell)}
        least = max((_wide(word) for word in words), default=0.0) + _PADDING
        found.append((least, max(max(map(_wide, distinct), default=0.0) + _PADDING, least)))
    return found


def _shares(columns: list[tuple[float, float]], room: float) -> tuple[float, ...]:
    """What each column gets of the width: its longest word, then the rest by what its longest cell still wants."""
    spare = max(room - sum(least for least, _ in columns), 0)
    # The root keeps one cell of a thousand words from taking the width of all others.
    wants = [(natural - least) ** 0.5 for least, natural in columns]
    each = spare / sum(wants) if any(wants) else 0
    widths = [least + each * want for (least, _), want in zip(columns, wants, strict=True)]
    total = sum(widths)
    return tuple(100 * width / total for width in widths)


def _wide(words: str) -> float:
    return width_of(words, 1.0)


def _em(size: int) -> float:
    return size * 254 / 72
