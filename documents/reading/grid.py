"""Printed lines with their places become text on a grid: indents and columns as blanks, wide gaps as blank lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

Place = Callable[[int], tuple[float, float]]

_USUAL = 6.0  # points a character takes where nothing can be measured
_NARROW, _WIDE = 3.0, 9.0
_LEAST, _MOST = 5.0, 60.0  # points between two lines of one text
_GAP = 1.6  # of the usual distance between lines
# What has a column of its own on its right: the word before a colon, and the label of an item.
_COLUMNS = re.compile(
    r"(?P<word>(?:(?:Menimbang|Mengingat|Memperhatikan|Menetapkan) ?:?|:) ?)?"
    r"(?P<label>(?:\([0-9a-z]{1,4}\)|[0-9a-zA-Z]{1,3}[.)]) ?)?"
)


class Printed(NamedTuple):
    """A line: its words, its edges and its baseline in points from the left and from the top of its page.

    `stops` are the indexes in `text` where a column begins, each with its distance from the left.
    """

    text: str
    left: float
    right: float
    down: float
    stops: tuple[tuple[int, float], ...] = ()

    def moved(self, across: float) -> Printed:
        """The same line further right."""
        stops = tuple((at, left + across) for at, left in self.stops)
        return self._replace(left=self.left + across, right=self.right + across, stops=stops)


class Page(NamedTuple):
    """The lines of a page; pages of one `side` of the paper share their left edge; `guessed` from a picture."""

    lines: tuple[Printed, ...]
    side: Hashable
    guessed: bool = False


def printed(
    run: Sequence[tuple[int, str]], begins: dict[int, int], place: Place, right_of: Callable[[int], float]
) -> Printed | None:
    """The line of these characters, each with its index in the layer; None where they are blank."""
    text = "".join(shown for _, shown in run)
    words = text.strip()
    if not words:
        return None
    spread = [index for index, shown in run for _ in shown]
    lead = len(text) - len(text.lstrip())
    first, last = spread[lead], spread[lead + len(words) - 1]
    left, down = place(begins.get(first, first))
    stops = tuple((end, place(spread[lead + end])[0]) for end in _column_ends(words))
    return Printed(words, left, right_of(last), down, stops)


def of_words(words: Sequence[tuple[str, float, float]], down: float) -> Printed:
    """The line of these words, each with its left and right edge."""
    text, begins = "", {}
    for word, left, _ in words:
        text += " " * bool(text)
        begins[len(text)] = left
        text += word
    stops = tuple((end, begins[end]) for end in _column_ends(text) if end in begins)
    return Printed(text, words[0][1], words[-1][2], down, stops)


def _column_ends(text: str) -> list[int]:
    match = _COLUMNS.match(text)
    ends = (match.end(name) for name in ("word", "label")) if match else ()
    return [end for end in ends if 0 < end < len(text)]


def joined(row: Sequence[Printed]) -> Printed:
    """One line of lines that stand beside each other, from left to right."""
    text, stops = "", []
    for line in row:
        lead = len(text) + bool(text)
        text = f"{text} {line.text}" if text else line.text
        stops += [(lead, line.left)] * bool(lead) + [(lead + at, left) for at, left in line.stops]
    return Printed(text, row[0].left, row[-1].right, row[0].down, tuple(stops))


def on_grid(pages: Sequence[Page]) -> list[str]:
    """The text of each page; one column is as wide as a character of this file is on average."""
    unit, pitch = _unit(pages), pitch_of(pages)
    edges: dict[Hashable, float] = {}
    for page in pages:
        for line in page.lines:
            if " " in line.text:
                edges[page.side] = min(line.left, edges.get(page.side, line.left))
    return [_text(page.lines, edges.get(page.side, 0.0), unit, pitch) for page in pages]


def _unit(pages: Sequence[Page]) -> float:
    full = [line for page in pages for line in page.lines if len(line.text) >= 20]
    chars = sum(len(line.text) for line in full)
    if not chars:
        return _USUAL
    return min(_WIDE, max(_NARROW, sum(line.right - line.left for line in full) / chars))


def pitch_of(pages: Sequence[Page]) -> float:
    """The usual distance between two lines of a text in points, 0 where nothing can be measured."""
    steps = [after.down - before.down for page in pages for before, after in pairwise(page.lines)]
    return median([step for step in steps if _LEAST < step < _MOST] or [0.0])


def _text(lines: Sequence[Printed], edge: float, unit: float, pitch: float) -> str:
    out: list[str] = []
    before: Printed | None = None
    for line in lines:
        if before and pitch and line.down - before.down > _GAP * pitch:
            out.append("")
        out.append(_spaced(line, edge, unit))
        before = line
    return "\n".join(out)


def _spaced(line: Printed, edge: float, unit: float) -> str:
    shown, at = " " * round((line.left - edge) / unit), 0
    for stop, left in line.stops:
        shown += line.text[at:stop]
        shown = shown.ljust(round((left - edge) / unit))
        at = stop
    return shown + line.text[at:]
